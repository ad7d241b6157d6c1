// Package e2e tests the web pages of the example programs in a real browser.
// It is a module of its own, so that nobody who uses concord gets the browser
// driver.
//
//	cd examples/e2e && go test ./...             skips if there is no Chromium
//	cd examples/e2e && E2E=1 go test ./...       fails if there is none
//
// It needs Debian's chromium (or another one that CHROMIUM names) and axe-core
// 4.14.1, which the tests fetch once with npm into the cache folder of the user
// unless AXE names the file axe.min.js. CI=true is the same as E2E=1.
// SCREENSHOTS names a folder for the pictures that the tests take; left out, none
// are kept.
//
// The browser may talk to 127.0.0.1 only: every test fails on a request to
// anything else, on a broken content security policy and on an error in the
// console.
package e2e
