package e2e_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

const axeVersion = "4.14.1"

// axeScript returns axe-core: the file that AXE names, or the one npm fetched.
var axeScript = sync.OnceValues(func() (string, error) {
	file := os.Getenv("AXE")
	if file == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			cache = os.TempDir()
		}
		folder := filepath.Join(cache, "concord-e2e", "axe-core-"+axeVersion)
		file = filepath.Join(folder, "node_modules", "axe-core", "axe.min.js")
		if _, err := os.Stat(file); err != nil {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return "", err
			}
			npm := exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, "axe-core@"+axeVersion)
			npm.Stderr = os.Stderr
			if err := npm.Run(); err != nil {
				return "", err
			}
		}
	}
	data, err := os.ReadFile(file)
	return string(data), err
})

// needsAxe ends a test that cannot run without axe-core.
func needsAxe(t *testing.T) {
	t.Helper()
	if _, err := axeScript(); err != nil {
		unavailable(t, "axe-core could not be fetched with npm (name it with AXE): "+err.Error())
	}
}

type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

// accessible fails if axe finds a violation of WCAG 2.0 to 2.2, A or AA, or of
// its best practices.
func (b *tab) accessible(where string) {
	b.t.Helper()
	script, err := axeScript()
	if err != nil {
		b.t.Fatal(err)
	}
	if b.look.NoScript {
		// The page has run nothing; what judges it may.
		b.scripts(true)
		defer b.scripts(false)
	}
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[int](script+";0")); err != nil {
		b.t.Fatal(err)
	}
	found := eval[string](b, `axe.run(document, {runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})
		.then(r => JSON.stringify({passes: r.passes.length, violations: r.violations.map(v => ({id: v.id, help: v.help,
			nodes: v.nodes.slice(0, 4).map(n => n.target.join(" ") + ": " + (n.failureSummary || ""))}))}))`)
	var r struct {
		Passes     int         `json:"passes"`
		Violations []violation `json:"violations"`
	}
	if err := json.Unmarshal([]byte(found), &r); err != nil {
		b.t.Fatal(err)
	}
	if r.Passes < 15 {
		b.t.Errorf("%s: axe passed only %d rules: did it see the page?", where, r.Passes)
	}
	for _, v := range r.Violations {
		b.t.Errorf("%s: axe %s: %s\n  %s", where, v.ID, v.Help, strings.Join(v.Nodes, "\n  "))
	}
}
