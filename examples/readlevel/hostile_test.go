package main

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Names and texts that would obey somebody else: a terminal, a spreadsheet, a
// build server.
func TestNothingInANameOrTextIsObeyed(t *testing.T) {
	text := "The \x1b[2J\x1b]0;title\x07 committee for \u009b31m medication and the nurse will meet. Ask \u202eher.\n\n" +
		strings.Repeat("antihypertensive ", 5) + "::error::word of the committee and the nurse. <!-- readlevel:ignore \"te\x1b[1mrm\" rea\x1b[1mson -->\n"
	for _, name := range []string{"esc\x1b[31m.md", "csi\u009b31m.md", "line\nfeed.md", "turn\u202egnp.md", "bad\xff\x9b.md", "::error file=x::y.md", "##[error]y.md", "=cmd()|x.md", "＝1.md"} {
		t.Run(strings.ToValidUTF8(name, "?"), func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Skip("the file system does not take the name")
			}
			for _, format := range formats() {
				g := start(t, "", "--format", format, "--max-grade", "0", ".")
				require.Equal(t, above, g.code, "%s: %s", format, g.err)
				switch format {
				case "human", "github", "sarif", "json", "jsonl", "checkstyle", "csv":
					require.NotContains(t, g.out, "\x1b", format)
				}
				if format == "human" || format == "csv" {
					for _, c := range []string{"\u009b", "\u202e", "\xff"} {
						require.NotContains(t, g.out, c, format)
					}
				}
				for line := range strings.Lines(g.out) {
					line = strings.TrimSpace(line)
					require.False(t, format != "github" && command(line), "%s: %s", format, line)
					require.False(t, format == "github" && !strings.HasPrefix(line, "::warning file="), "%s", line)
				}
				if format == "csv" {
					rows, err := csv.NewReader(strings.NewReader(g.out)).ReadAll()
					require.NoError(t, err)
					require.Len(t, rows, 2)
					require.NotContains(t, "=+-@＝", string([]rune(rows[1][0])[:1]), "a spreadsheet takes it for a formula")
				}
			}
		})
	}
}

func TestFoldersThatCannotBeSearched(t *testing.T) {
	dir := folder(t, "a.md", easy, "shut/b.md", easy, "z/c.md", easy)
	shut := filepath.Join(dir, "shut")
	require.NoError(t, os.Chmod(shut, 0))
	t.Cleanup(func() { os.Chmod(shut, fs.FileMode(0o700)) })
	if _, err := os.ReadDir(shut); err == nil {
		t.Skip("this user may read everything")
	}
	for _, path := range []string{dir, filepath.Join(dir, "**", "*.md")} {
		g := start(t, "", "--format", "csv", path)
		require.Equal(t, failed, g.code)
		require.Contains(t, g.err, "shut", "the folder is named")
		require.Equal(t, 1, strings.Count(g.err, "\n"), g.err)
		require.Contains(t, g.out, "c.md", "what can be read is")
	}
}

func TestWhatIsNoFileIsSaid(t *testing.T) {
	dir := folder(t, "a.md", easy, "real/b.md", easy)
	if err := os.Symlink("real", filepath.Join(dir, "link.md")); err != nil {
		t.Skip("no symbolic links here")
	}
	require.NoError(t, os.Symlink("loop.md", filepath.Join(dir, "loop.md")))
	g := start(t, "", "--quiet", dir)
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, "link.md: it is no file")
	require.Contains(t, g.err, "loop.md: ")
	require.Equal(t, 2, strings.Count(g.err, "\n"), g.err)
}

func TestFlagsThatCannotBeMeant(t *testing.T) {
	dir := folder(t, "a.md", easy, "old.rtf", `{\rtf1 a}`, "odd.md", strings.Repeat("Notwithstanding pharmacotherapeutic considerations, interventions necessitate evaluation procedures.\n", 9), "terms.txt", "fine\n\n= none\n", "code.md", "```\nTake it now.\n```\n", "older/a.md", "\x89PNG\r\n\x1a\n")
	in := func(name string) string { return filepath.Join(dir, name) }
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"a folder to write to":    {[]string{"--output", dir, in("a.md")}, "not a folder"},
		"no formulas":             {[]string{"--formulas", ",", in("a.md")}, "--formulas"},
		"an older file not read":  {[]string{"--compare", in("old.rtf"), in("a.md")}, "old.rtf"},
		"only flags":              {[]string{"--max-grade", "8"}, "nothing to read is named"},
		"no path behind dashes":   {[]string{"--format", "github", "--"}, "nothing to read is named"},
		"a name for nothing":      {[]string{"--stdin-filename", "a.md", in("a.md")}, "add - to the paths"},
		"a term that is none":     {[]string{"--terms", in("terms.txt"), in("a.md")}, "terms.txt:3: a term is"},
		"all left out":            {[]string{in("code.md")}, "--keep code reads it"},
		"a grade and no language": {[]string{"--max-grade", "8", in("odd.md")}, "--lang en"},
	} {
		t.Run(name, func(t *testing.T) {
			g := start(t, "", c.args...)
			require.Equal(t, failed, g.code)
			require.Contains(t, g.err, c.says)
			require.Empty(t, g.out)
		})
	}
	require.Equal(t, within, start(t, "", "--keep", "code", in("code.md")).code, "the flag that the refusal names")
	g := start(t, "", "--baseline", in("base.json"), "--update-baseline", in("a.md"), in("old.rtf"))
	require.Equal(t, failed, g.code)
	require.Contains(t, g.err, "base.json: it is not written")
	require.NoFileExists(t, in("base.json"))
	g = start(t, "", "--compare", in("older"), in("a.md"))
	require.Equal(t, within, g.code)
	require.Contains(t, g.err, "the older text could not be read")
}
