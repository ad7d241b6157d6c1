package bench_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/literacy"
)

// goldenBars are how many of the golden rules of a language must be met, of
// how many there are.
var goldenBars = map[string]struct{ met, of int }{"en": {38, 40}, "es": {27, 30}}

// TestGoldenRules divides the sentences of the golden rules of
// pragmatic_segmenter (K. S. Dias, MIT licence) in the form in which several
// libraries ship them: a list of objects with name, input and output, in files
// golden_rules_en.json and golden_rules_es.json. The sentences are not part of
// this module. They are read from the folder that LITERACY_GOLDEN names; if it
// names none, the English ones from the copy of prose that this module needs
// in any case. What is not met is printed; white space is not compared.
func TestGoldenRules(t *testing.T) {
	folder := os.Getenv("LITERACY_GOLDEN")
	given := folder != ""
	if !given {
		out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/jdkato/prose/v3").Output()
		if err != nil {
			t.Skip("no copy of prose at hand; LITERACY_GOLDEN names a folder with the rules")
		}
		folder = filepath.Join(strings.TrimSpace(string(out)), "testdata")
	}
	for lang, bar := range goldenBars {
		t.Run(lang, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(folder, "golden_rules_"+lang+".json"))
			if os.IsNotExist(err) && !given {
				t.Skip("LITERACY_GOLDEN names a folder with these rules")
			}
			if err != nil {
				t.Fatal(err)
			}
			var rules []struct {
				Name, Input string
				Output      []string
			}
			if err := json.Unmarshal(data, &rules); err != nil {
				t.Fatal(err)
			}
			met := 0
			for _, rule := range rules {
				r := literacy.Analyze(rule.Input, literacy.Policy{Language: lang})
				var got []string
				for _, s := range r.Sentences {
					got = append(got, spaced(s.Text))
				}
				want := slices.Clone(rule.Output)
				for i := range want {
					want[i] = spaced(want[i])
				}
				if slices.Equal(got, want) {
					met++
					continue
				}
				t.Logf("not met: %s\n got %q\nwant %q", rule.Name, got, want)
			}
			t.Logf("%s: %d of %d golden rules met", lang, met, len(rules))
			if len(rules) != bar.of {
				t.Fatalf("these are %d rules, the figures are for %d", len(rules), bar.of)
			}
			if met < bar.met {
				t.Errorf("fewer than %d", bar.met)
			}
		})
	}
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
