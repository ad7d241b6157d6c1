// Package gen makes the JSON Schemas of the package schemas from the Go types.
// It is a test, so that the reflecting library it uses is linked into nothing:
// run go generate ./... to write the schemas anew, go test to see whether they
// have drifted.
//
// README.md of the package schemas says how to add a document or report.
package gen

//go:generate go test . -run "^(TestExamples|TestDrift|TestTypeScript)$" -update
