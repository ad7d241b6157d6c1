package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	easy = "# Rest\n\nDrink some water. Rest in bed. You can go to work. Eat what you like. Call us if you feel ill. We are here to help you.\n"
	hard = "# Indication\n\nThe pharmacological administration of antihypertensive medication necessitates considerable individual deliberation regarding contraindications, particularly concerning cardiovascular comorbidities.\n"
)

// got is what a run of the program gave.
type got struct {
	code     int
	out, err string
}

func start(t *testing.T, stdin string, args ...string) got {
	t.Helper()
	var out, problems bytes.Buffer
	code := run(args, streams{in: strings.NewReader(stdin), out: &out, err: &problems})
	return got{code, out.String(), problems.String()}
}

// folder makes files in a new folder and returns it.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(files[i]))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(files[i+1]), 0o600))
	}
	return dir
}

func TestWithoutArguments(t *testing.T) {
	g := start(t, "")
	require.Equal(t, within, g.code)
	for _, want := range []string{"leaflet.md", "Flesch–Kincaid", "US grade 7", "UK: ages 12 to 13", "hypertension", "high blood pressure", "SMOG", "(fewSentences)", "How sure:", "Left out:"} {
		require.Contains(t, g.out, want)
	}
	require.NotContains(t, g.out, "\x1b", "no colours where nobody sees them")
	require.Empty(t, g.err)
}

func TestExitCodes(t *testing.T) {
	dir := folder(t, "easy.md", easy, "hard.md", hard, "empty.txt", "", "a.rtf", `{\rtf1 a}`, "cut.docx", "PK\x03\x04cut", "odd.xyz", "?", "none/picture.png", "x")
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		name string
		args []string
		want int
	}{
		{"easy", []string{in("easy.md"), "--max-grade", "8"}, within},
		{"hard", []string{"--max-grade", "8", in("hard.md")}, above},
		{"hard without a target", []string{in("hard.md")}, within},
		{"missing", []string{in("nothing.md")}, failed},
		{"missing beside a good one", []string{in("easy.md"), in("nothing.md")}, failed},
		{"an empty file", []string{in("empty.txt")}, failed},
		{"a kind that is not read", []string{in("a.rtf")}, failed},
		{"a truncated document", []string{in("cut.docx")}, failed},
		{"an unknown kind", []string{in("odd.xyz")}, failed},
		{"a folder without a text", []string{in("none")}, failed},
		{"a pattern that fits nothing", []string{in("*.epub")}, failed},
		{"a pattern that is none", []string{in("[a.md")}, failed},
		{"an unknown flag", []string{"--nonsense"}, failed},
		{"an unknown format", []string{"--format", "xml"}, failed},
		{"no language", []string{"--lang", "!"}, failed},
		{"no grade", []string{"--max-grade", "NaN"}, failed},
		{"no formula", []string{"--formulas", "nonsense"}, failed},
		{"no reason", []string{"--keep", "nonsense"}, failed},
		{"a policy that is none", []string{"--policy", "main.go", in("easy.md")}, failed},
		{"no policy", []string{"--policy", in("nothing.json"), in("easy.md")}, failed},
		{"no terms", []string{"--terms", in("nothing"), in("easy.md")}, failed},
		{"no ignore file", []string{"--ignore-file", in("nothing"), in("easy.md")}, failed},
		{"no baseline", []string{"--baseline", in("nothing"), in("easy.md")}, failed},
		{"nothing to compare with", []string{"--compare", in("nothing"), in("easy.md")}, failed},
		{"an update of nothing", []string{"--update-baseline", in("easy.md")}, failed},
		{"a folder that cannot be written to", []string{"--output", in("nothing/out"), in("easy.md")}, failed},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := start(t, "", c.args...)
			require.Equal(t, c.want, g.code, g.err)
			if c.want == failed {
				require.Equal(t, 1, strings.Count(g.err, "\n"), "one line: %s", g.err)
				require.True(t, strings.HasPrefix(g.err, "readlevel: "), g.err)
				if len(c.args) == 1 || strings.HasPrefix(c.args[0], "--") {
					require.Empty(t, g.out)
				}
			}
		})
	}
	for _, format := range formats() {
		g := start(t, "", "--format", format, in("a.rtf"), in("empty.txt"))
		require.Equal(t, failed, g.code)
		require.Empty(t, g.out, "nothing could be done: %s", format)
	}
	many := folder(t, "many.md", strings.Repeat(strings.TrimPrefix(hard, "# Indication\n"), 300))
	require.Equal(t, above, start(t, "", "--max-grade", "8", many).code, "no count")
}

func TestHelpIsNoFailure(t *testing.T) {
	g := start(t, "", "--help")
	require.Equal(t, within, g.code)
	require.Contains(t, g.out, "usage: readlevel", "what was asked for goes where it can be piped")
	require.Contains(t, g.out, "-update-baseline")
	require.Empty(t, g.err)
}

func TestJSON(t *testing.T) {
	dir := folder(t, "a.txt", "Tome una pastilla. Llame al médico.", "b.md", "# Head\n\nTake *it*.\n\n```\ncode\n```\n", "c.rtf", `{\rtf1 a}`)
	a, b, c := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.md"), filepath.Join(dir, "c.rtf")
	g := start(t, "", "--format", "json", c, a, "--lang", "es", b)
	require.Equal(t, failed, g.code)
	var files []map[string]any
	require.NoError(t, json.Unmarshal([]byte(g.out), &files))
	require.Len(t, files, 3)
	require.Equal(t, "unsupported", files[0]["problems"].([]any)[0].(map[string]any)["code"])
	require.Equal(t, a, files[1]["path"])
	require.Equal(t, "es", files[1]["language"])
	for _, name := range []string{
		"counts", "proseCounts", "units", "formulas", "sentences", "words", "leftOut", "detected", "confidence", "invalidBytes", "result", "consensus",
		"jargonAdjusted", "worst", "findings", "problems", "coverage", "text",
	} {
		require.Contains(t, files[1], name)
	}
	counts := files[1]["counts"].(map[string]any)
	for _, name := range []string{"sentences", "words", "letters", "digits", "syllables", "polysyllables", "longWords", "monosyllables"} {
		require.Contains(t, counts, name)
	}
	formula := files[1]["formulas"].([]any)[0].(map[string]any)
	for _, name := range []string{"id", "reading", "value", "valid", "why"} {
		require.Contains(t, formula, name)
	}
	sentence := files[2]["sentences"].([]any)[1].(map[string]any)
	require.Equal(t, "Take it.", sentence["text"])
	require.Equal(t, map[string]any{"line": 3.0, "column": 1.0}, sentence["place"])
	text := files[2]["text"].(string)
	require.Equal(t, "Take it.", text[int(sentence["start"].(float64)):int(sentence["end"].(float64))])
	var reasons []any
	for _, l := range files[2]["leftOut"].([]any) {
		reasons = append(reasons, l.(map[string]any)["reason"])
	}
	require.Equal(t, []any{"heading", "code"}, reasons)
}

func TestJSONLines(t *testing.T) {
	dir := folder(t, "a.md", easy, "b.md", hard)
	g := start(t, "", "--format", "jsonl", dir)
	lines := strings.Split(strings.TrimSuffix(g.out, "\n"), "\n")
	require.Len(t, lines, 2)
	for _, line := range lines {
		var x file
		require.NoError(t, json.Unmarshal([]byte(line), &x))
		require.NotEmpty(t, x.Sentences)
	}
}

func TestStandardInput(t *testing.T) {
	dir := folder(t, "x.md", hard)
	name := filepath.Join(dir, "x.md")
	for _, format := range formats() {
		file := start(t, "", "--format", format, name)
		stdin := start(t, hard, "--format", format, "--stdin-filename", name, "-")
		require.Equal(t, file, stdin, format)
	}
	require.Contains(t, start(t, "Rest. Drink.", "-").out, "stdin\n")
}

func TestTables(t *testing.T) {
	dir := folder(t, "a.md", easy, "b.md", hard, "=c.rtf", `{\rtf1}`)
	g := start(t, "", "--format", "csv", "--max-grade", "8", "--formulas", "smog,fk", dir)
	require.Equal(t, failed, g.code)
	rows, err := csv.NewReader(strings.NewReader(g.out)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 4)
	require.Equal(t, []string{"smog", "flesch-kincaid"}, rows[0][20:])
	require.Equal(t, "unsupported", rows[1][19])
	require.Equal(t, "'=c", cell("=c"), "no spreadsheet takes a path for a formula")

	g = start(t, "", "--format", "github", "--max-grade", "8", filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"))
	require.Equal(t, above, g.code)
	lines := strings.Split(strings.TrimSpace(g.out), "\n")
	require.Greater(t, len(lines), 2)
	for _, line := range lines {
		require.True(t, strings.HasPrefix(line, "::warning file="), line)
		require.NotContains(t, line, "a.md", "what is within the target has no warning")
	}
	require.Contains(t, lines[0], ",line=1,col=1")

	g = start(t, "", "--format", "checkstyle", "--max-grade", "8", dir)
	var x struct {
		Files []checkstyleFile `xml:"file"`
	}
	require.NoError(t, xml.Unmarshal([]byte(g.out), &x))
	require.Len(t, x.Files, 3)
	require.Equal(t, "error", x.Files[0].Errors[0].Severity)
	require.Equal(t, "warning", x.Files[2].Errors[0].Severity)
}

func TestPage(t *testing.T) {
	dir := folder(t, "a.md", "Take <b>it</b> &lt;script&gt;alert(1)&lt;/script&gt; now, because utilisation of pharmacological medication necessitates deliberation.\n\n~~x~~\n")
	g := start(t, "", "--format", "html", "--show-prep", "--max-grade", "3", dir)
	require.Equal(t, above, g.code)
	require.NotContains(t, g.out, "<script")
	require.Contains(t, g.out, "&lt;script&gt;")
	require.NotContains(t, g.out, "//", "it needs nothing from elsewhere")
	require.Contains(t, g.out, "Left out of the score")
	require.Contains(t, g.out, "1 above the target")
}

func TestPreparationIsShown(t *testing.T) {
	dir := folder(t, "a.md", "# Head\n\nTake it. ~~Do not.~~ ![a picture](b.png)\n\n```\ncode here\n```\n")
	g := start(t, "", "--show-prep", dir)
	for _, want := range []string{"heading, 1 word: Head", "deleted, 2 words (--keep deleted reads it): Do not.", "altText, 2 words", "code, 2 words"} {
		require.Contains(t, g.out, want)
	}
	g = start(t, "", "--show-prep", "--keep", "deleted,code", dir)
	require.NotContains(t, g.out, "--keep deleted")
	require.NotContains(t, g.out, "--keep code")
	require.Contains(t, g.out, "--keep altText")
}

func TestQuiet(t *testing.T) {
	dir := folder(t, "a.md", easy, "b.md", hard)
	g := start(t, "", "--quiet", "--max-grade", "8", dir)
	require.Equal(t, above, g.code)
	require.Equal(t, 1, strings.Count(g.out, "\n"))
	require.Contains(t, g.out, "b.md: Flesch–Kincaid")
}

func TestOutputFile(t *testing.T) {
	dir := folder(t, "a.md", easy)
	to := filepath.Join(dir, "out.json")
	g := start(t, "", "--format", "json", "--output", to, filepath.Join(dir, "a.md"))
	require.Equal(t, got{code: within}, g)
	data, err := os.ReadFile(to)
	require.NoError(t, err)
	require.Equal(t, start(t, "", "--format", "json", filepath.Join(dir, "a.md")).out, string(data))
	left, err := filepath.Glob(filepath.Join(dir, ".readlevel-*"))
	require.NoError(t, err)
	require.Empty(t, left)
}

// What is written to is no text that is read, no link and no device.
func TestOutputSparesWhatIsThere(t *testing.T) {
	dir := folder(t, "a.md", easy, "old.json", "{}")
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, args := range [][]string{{"--output", in("a.md"), in("a.md")}, {"-o", in("a.md"), dir}} {
		g := start(t, "", args...)
		require.Equal(t, failed, g.code)
		require.Contains(t, g.err, "name another file")
	}
	data, err := os.ReadFile(in("a.md"))
	require.NoError(t, err)
	require.Equal(t, easy, string(data))

	require.NoError(t, os.Symlink("old.json", in("link.json")))
	require.Equal(t, within, start(t, "", "--format", "json", "-o", in("link.json"), in("a.md")).code)
	info, err := os.Lstat(in("link.json"))
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink, "the link stays")
	data, err = os.ReadFile(in("old.json"))
	require.NoError(t, err)
	require.Greater(t, len(data), 100, "and its file is replaced")

	pipe := in("pipe")
	if err := exec.Command("mkfifo", pipe).Run(); err != nil {
		t.Skip("no named pipes here")
	}
	read := make(chan []byte)
	go func() { data, _ := os.ReadFile(pipe); read <- data }()
	require.Equal(t, within, start(t, "", "--format", "json", "-o", pipe, in("a.md")).code)
	require.Equal(t, data, <-read, "what is no plain file is written to")
	info, err = os.Stat(pipe)
	require.NoError(t, err)
	require.False(t, info.Mode().IsRegular(), "and stays what it is")
}

func TestOrderIsThatOfTheInputs(t *testing.T) {
	var files []string
	for i := range 40 {
		files = append(files, fmt.Sprintf("d%02d/x.md", i), strings.Repeat(easy, 1+(40-i)%7)+"\n"+hard)
	}
	dir := folder(t, files...)
	want := start(t, "", "--jobs", "1", "--format", "json", dir)
	for _, jobs := range []string{"2", "7", "0", fmt.Sprint(math.MaxInt)} {
		require.Equal(t, want, start(t, "", "--jobs", jobs, "--format", "json", dir), "--jobs %s", jobs)
	}
}

// leaflets is where the files are that literacy/document tests.
var leaflets, _ = filepath.Abs(filepath.FromSlash("../../literacy/document/testdata/leaflet"))

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(leaflets, name))
	require.NoError(t, err)
	return data
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(name, data, 0o600))
}

func BenchmarkFolder(b *testing.B) {
	dir := b.TempDir()
	for i := range 100 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), leaflet, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for _, format := range []string{"human", "json", "csv"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if code := run([]string{"--jobs", "2", "--format", format, dir}, streams{out: io.Discard, err: io.Discard}); code != within {
					b.Fatal(code)
				}
			}
		})
	}
}
