package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const spanish = "# Dolor\n\nTome una pastilla con agua. Llame al médico si tiene fiebre. Descanse en casa y beba mucha agua.\n"

func TestPolicyFile(t *testing.T) {
	g := start(t, "", "--policy", "../../literacy/data/policy.grade-6.en.json", "leaflet.md")
	require.Equal(t, above, g.code)
	require.Contains(t, g.out, "above the target of 6")
}

func TestPolicyIsFoundUpwards(t *testing.T) {
	policy := func(bound string) string {
		return `{"format":"literacy.policy/1.0","targets":[{"language":"en","formula":"flesch-kincaid","bound":` + bound + `}]}`
	}
	dir := folder(t, ".readlevel.json", policy("8"), "a/b/hard.md", hard, "c/.readlevel.json", policy("99"), "c/hard.md", hard)
	require.Equal(t, above, start(t, "", filepath.Join(dir, "a")).code)
	require.Equal(t, within, start(t, "", filepath.Join(dir, "c")).code, "the nearest one decides")
	require.Equal(t, above, start(t, "", "--max-grade", "8", filepath.Join(dir, "c")).code, "--max-grade sets its bound")
	require.Equal(t, above, start(t, hard, "--stdin-filename", filepath.Join(dir, "a", "x.md"), "-").code)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "c", configName), []byte(policy(`"x"`)), 0o600))
	g := start(t, "", filepath.Join(dir, "c"))
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, configName)
}

func TestMaxGradeNeedsGrades(t *testing.T) {
	dir := folder(t, "es.md", spanish, "de.md", "Nehmen Sie die Tablette mit Wasser ein. Rufen Sie den Arzt an, wenn Sie Fieber haben. Bleiben Sie zu Hause.\n")
	g := start(t, "", "--max-grade", "8", filepath.Join(dir, "es.md"))
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, "--formulas sol", "the alternative is named")
	require.Empty(t, g.out)
	g = start(t, "", "--max-grade", "8", "--formulas", "sol", filepath.Join(dir, "es.md"))
	require.NotEqual(t, failed, g.code, g.err)
	require.Contains(t, g.out, "target of 8")
	require.Equal(t, within, start(t, "", "--max-grade", "10", filepath.Join(dir, "de.md")).code, "the Viennese formula gives school grades")
	g = start(t, "", "--max-grade", "8", "--lang", "sv", filepath.Join(dir, "es.md"))
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, configName)
}

func TestTerms(t *testing.T) {
	dir := folder(t, "a.md", "You have hypertension. Hypertension is common here. Use the widgetometer each day at home.\n",
		"allow.txt", "# names\nHypertension\nwidgetometer = meter; gauge\n",
		"lexicon.json", `{"format":"literacy.lexicon/1.0","language":"en","terms":[{"term":"widgetometer","plain":["meter"]}]}`)
	name := filepath.Join(dir, "a.md")
	require.Contains(t, start(t, "", name).out, "high blood pressure")
	g := start(t, "", "--terms", filepath.Join(dir, "allow.txt"), name)
	require.NotContains(t, g.out, "high blood pressure")
	require.Contains(t, g.out, "meter; gauge")
	require.Contains(t, g.out, "Without the listed terms:", "with them and without them")
	require.Contains(t, start(t, "", "--terms", filepath.Join(dir, "lexicon.json"), name).out, "meter")
}

func TestInlineIgnores(t *testing.T) {
	dir := folder(t, "a.md", "You have hypertension. Rest now.\n\n<!-- readlevel:ignore \"hypertension\" the leaflet explains it -->\n<!-- readlevel:ignore \"rest\" -->\n")
	g := start(t, "", dir)
	require.NotContains(t, g.out, "high blood pressure")
	require.Contains(t, g.out, "“hypertension” (the leaflet explains it)")
	require.Contains(t, g.err, "needs a term in quotation marks and a reason")
}

func TestIgnoreFile(t *testing.T) {
	dir := folder(t, "keep.md", easy, "drafts/a.md", hard, "drafts/final.md", easy, "x/b.old.md", hard, "x/deep/c.md", hard, "x/y/c.md", easy,
		".readlevelignore", "# comment\ndrafts/*\n!drafts/final.md\n*.old.md\n/x/deep/\n")
	g := start(t, "", "--format", "jsonl", "--ignore-file", filepath.Join(dir, ".readlevelignore"), dir)
	var paths []string
	for line := range strings.Lines(g.out) {
		var f file
		require.NoError(t, json.Unmarshal([]byte(line), &f))
		rel, err := filepath.Rel(dir, f.Path)
		require.NoError(t, err)
		paths = append(paths, filepath.ToSlash(rel))
	}
	require.Equal(t, []string{"drafts/final.md", "keep.md", "x/y/c.md"}, paths)
	require.Contains(t, start(t, "", filepath.Join(dir, "**", "c.md")).out, "2 texts read")
	require.Contains(t, start(t, "", "--ignore-file", filepath.Join(dir, ".readlevelignore"), filepath.Join(dir, "**", "c.md")).out, "y")
}

// TestFolderTellsWhatItCannotRead: a .doc among the texts is no picture, which
// one may pass over.
func TestFolderTellsWhatItCannotRead(t *testing.T) {
	dir := folder(t, "a.md", easy, "b.doc", "x", "c.png", "x", ".git/d.md", hard)
	g := start(t, "", dir)
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, "b.doc")
	require.Equal(t, 1, strings.Count(g.err, "\n"))
	require.Contains(t, g.out, "1 text read; 1 could not be read")
}

func TestBaseline(t *testing.T) {
	dir := folder(t, "old.md", hard, "good.md", easy)
	base := filepath.Join(dir, "baseline.json")
	check := func() got { return start(t, "", "--max-grade", "8", "--quiet", "--baseline", base, dir) }
	update := func() map[string]recorded {
		g := start(t, "", "--max-grade", "8", "--quiet", "--baseline", base, "--update-baseline", dir)
		require.Equal(t, within, g.code, g.err)
		data, err := os.ReadFile(base)
		require.NoError(t, err)
		var b baseline
		require.NoError(t, json.Unmarshal(data, &b))
		return b.Files
	}
	require.Len(t, update(), 1, "what is within the target needs no baseline")
	require.Equal(t, got{code: within}, check(), "what was above may stay")

	worse := strings.Replace(hard, "comorbidities", "comorbidities, notwithstanding pharmacodynamic considerations", 1)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "old.md"), []byte(worse), 0o600))
	g := check()
	require.Equal(t, above, g.code)
	require.Contains(t, g.out, "old.md")
	require.NotContains(t, g.out, "good.md")

	require.NoError(t, os.WriteFile(filepath.Join(dir, "new.md"), []byte(hard), 0o600))
	require.Contains(t, check().out, "new.md", "a new text has to reach the target")
	require.NoError(t, os.Remove(filepath.Join(dir, "new.md")))

	require.NoError(t, os.WriteFile(filepath.Join(dir, "old.md"), []byte(easy), 0o600))
	require.Equal(t, got{code: within}, check())
	require.Contains(t, start(t, "", "--max-grade", "8", "--baseline", base, dir).out, "no longer needed")
	require.Empty(t, update(), "the baseline gets shorter")
	require.NoError(t, os.WriteFile(base, []byte(`{"format":"other"}`), 0o600))
	require.Equal(t, failed, check().code)
	require.Equal(t, failed, start(t, "", "--baseline", base, "--update-baseline", dir).code, "what is no baseline is not overwritten")
}

func TestCompare(t *testing.T) {
	was := folder(t, "a.md", hard, "sub/b.md", easy)
	now := folder(t, "a.md", easy, "sub/b.md", easy, "c.md", easy)
	g := start(t, "", "--compare", was, now)
	require.Contains(t, g.out, " now.")
	require.Contains(t, g.out, "+0.0 now.")
	require.Contains(t, g.out, "there is no older text to compare with", "c.md is new")
	g = start(t, "", "--compare", filepath.Join(was, "a.md"), filepath.Join(now, "a.md"))
	require.Contains(t, g.out, "before, -")
	report := filepath.Join(was, "report.json")
	for _, format := range []string{"json", "jsonl"} {
		require.Equal(t, within, start(t, "", "--format", format, "--output", report, filepath.Join(now, "a.md")).code)
		require.NoError(t, os.WriteFile(filepath.Join(now, "a.md"), []byte(hard), 0o600))
		require.Contains(t, start(t, "", "--compare", report, filepath.Join(now, "a.md")).out, "before, +", format)
		require.NoError(t, os.WriteFile(filepath.Join(now, "a.md"), []byte(easy), 0o600))
	}
}

// TestEveryFormatHasPlaces reads the leaflet that literacy/document tests.
func TestEveryFormatHasPlaces(t *testing.T) {
	dir := filepath.FromSlash("../../literacy/document/testdata/leaflet")
	g := start(t, "", "--format", "jsonl", "--max-grade", "8", dir)
	require.Equal(t, within, g.code, g.err)
	n := 0
	for line := range strings.Lines(g.out) {
		var f file
		require.NoError(t, json.Unmarshal([]byte(line), &f))
		n++
		for _, s := range f.Sentences {
			require.NotZero(t, s.Place, "%s: %s", f.Path, s.Text)
		}
	}
	require.Equal(t, 8, n)
	g = start(t, "", "--show-prep", dir)
	for _, want := range []string{"page 1", "slide 1", "chapter ", "“When to get help”, paragraph"} {
		require.Contains(t, g.out, want)
	}

	var open bytes.Buffer
	z := zip.NewWriter(&open)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype"})
	require.NoError(t, err)
	_, err = w.Write([]byte("application/vnd.oasis.opendocument.text"))
	require.NoError(t, err)
	w, err = z.Create("content.xml")
	require.NoError(t, err)
	_, err = w.Write([]byte(`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>` +
		`<text:table-of-content><text:index-body><text:p>Use 1</text:p></text:index-body></text:table-of-content><text:p>Take it now.</text:p></office:text></office:body></office:document-content>`))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	g = start(t, open.String(), "--show-prep", "--stdin-filename", "a.odt", "-")
	require.Contains(t, g.out, "beside the text: navigation, 2 words", "before the first block there is no place")
}

// TestDeclaredLanguage: a text too short to tell is in the language that its
// file declares.
func TestDeclaredLanguage(t *testing.T) {
	dir := folder(t, "a.html", "<html lang=es><p>OK 112.", "b.html", "<html lang=es><p>Take one tablet with water each morning. Call us if you feel ill.")
	read := func(name string) file {
		var f file
		require.NoError(t, json.Unmarshal([]byte(start(t, "", "--format", "jsonl", filepath.Join(dir, name)).out), &f))
		return f
	}
	require.Equal(t, "es", read("a.html").Language)
	b := read("b.html")
	require.Equal(t, "en", b.Language)
	require.Equal(t, "languageDiffers", b.Problems[0].Code)
}

// TestOurOwnTexts: what we ask of others we do ourselves. Code and tables are
// left out, and the report says so.
func TestOurOwnTexts(t *testing.T) {
	g := start(t, "", "--max-grade", "8", "../../README.md", "README.md")
	require.Equal(t, within, g.code, g.out+g.err)
	require.Regexp(t, `Left out: \d+ % of the words: [\d,]+ in headings, fragments and tables,\s+[\d,]+ in code`, g.out)
}
