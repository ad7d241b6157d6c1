package e2e_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// The pictures in the README are what these pages look like. They differ a
// little from browser to browser, so they are made on request:
//
//	cd examples/e2e && E2E=1 PICTURES=../../docs/pictures go test -run Picture .
func TestPicturesOfTheReadme(t *testing.T) {
	folder := os.Getenv("PICTURES")
	if folder == "" {
		t.Skip("PICTURES names no folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	screen := func(height int64) look { return look{Name: "light", Width: 1000, Height: height, Scheme: "light"} }
	keep := func(b *tab, name, from string) {
		t.Helper()
		eval[int](b, fmt.Sprintf(`document.querySelector(%s).scrollIntoView({block: "start", behavior: "instant"}), 0`, quote(from)))
		data, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	aid := serve(t, "aid")
	b := open(t, screen(1250))
	b.goTo(aid + "statin")
	b.answer("p", 4)
	b.show()
	keep(b, "aid-result", "#fit")
	eval[int](b, `document.querySelector(".fact details").open = true, 0`)
	keep(b, "aid-evidence", ".fact")

	b = open(t, screen(1250))
	b.goTo(serve(t, "author"))
	b.write(leaflet)
	keep(b, "author-marks", "#h-preview")

	ehr := httptest.NewServer(nil)
	t.Cleanup(ehr.Close)
	service := serve(t, "cdshooks", "-insecure", "-origin", ehr.URL, "-aid", aid+"{decision}?lang={lang}")
	ehr.Config.Handler = ehrPages(t, service)
	b = open(t, screen(1150))
	b.goTo(ehr.URL)
	b.until(`!document.getElementById("card").hidden`)
	keep(b, "cdshooks", "body")
}
