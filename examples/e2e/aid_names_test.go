package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Names as long as those of drugs and of German are not wider than a phone, nor
// than a page at 400 %.
func TestAidHoldsLongNames(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "examples/decisions/data/prostate-cancer.decision.json"))
	if err != nil {
		t.Fatal(err)
	}
	var d map[string]any
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	delete(d, "translations")
	long := strings.Repeat("Donaudampfschifffahrt", 5)
	d["title"], d["question"] = long, long+"?"
	for _, list := range []string{"options", "criteria"} {
		for i, o := range d[list].([]any) {
			o.(map[string]any)["name"] = fmt.Sprint(long, list, i)
			o.(map[string]any)["description"] = "https://example.org/" + long
		}
	}
	file := filepath.Join(t.TempDir(), "long.json")
	if data, err = json.Marshal(d); err == nil {
		err = os.WriteFile(file, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	at := serve(t, "aid", "-decision", file)
	for _, l := range []look{looks()[0], looks()[4]} {
		b := open(t, l)
		b.goTo(at)
		b.answer("p", 4)
		b.answer("s", 2)
		b.show()
		eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
		b.fitsSideways()
		b.shot("aid-long-names-" + l.Name)
		b.do(chromedp.Click(chromedp.CSS(`button[formaction*="/summary"]`)))
		b.until(`document.querySelector("body.summary")`)
		b.fitsSideways()
		b.shot("aid-long-names-summary-" + l.Name)
	}
}
