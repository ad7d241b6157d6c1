package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func runs(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	require.NoError(t, run(args, &out, &problems), problems.String())
	return out.String()
}

func TestHuman(t *testing.T) {
	out := runs(t)
	for _, want := range []string{"leaflet.md", "Flesch–Kincaid", "hypertension", "high blood pressure", "SMOG", "(fewSentences)"} {
		require.Contains(t, out, want)
	}
}

func TestJSON(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.md")
	require.NoError(t, os.WriteFile(a, []byte("Tome una pastilla. Llame al médico."), 0o600))
	require.NoError(t, os.WriteFile(b, []byte("# Head\n\nTake it."), 0o600))
	out := runs(t, "--format", "json", a, "--lang", "es", b)
	var files []map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &files))
	require.Len(t, files, 2)
	require.Equal(t, a, files[0]["path"])
	require.Equal(t, "es", files[0]["language"])
	for _, name := range []string{"counts", "proseCounts", "units", "formulas", "sentences", "words", "leftOut"} {
		require.Contains(t, files[0], name)
	}
	counts := files[0]["counts"].(map[string]any)
	for _, name := range []string{"sentences", "words", "letters", "digits", "syllables", "polysyllables", "longWords", "monosyllables"} {
		require.Contains(t, counts, name)
	}
	formula := files[0]["formulas"].([]any)[0].(map[string]any)
	for _, name := range []string{"id", "reading", "value", "valid", "why"} {
		require.Contains(t, formula, name)
	}
}

func TestPolicyFile(t *testing.T) {
	out := runs(t, "--policy", "../../literacy/data/policy.grade-6.en.json")
	require.Contains(t, out, "target of 6")
}

func TestRefusals(t *testing.T) {
	var out, problems bytes.Buffer
	for _, args := range [][]string{
		{"--format", "xml"}, {"--lang", "!"}, {"no-such-file"}, {"--nonsense"}, {"--policy", "main.go"}, {"--policy", "no-such-file"},
	} {
		require.Error(t, run(args, &out, &problems), strings.Join(args, " "))
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	var out, problems bytes.Buffer
	require.ErrorIs(t, run([]string{"--help"}, &out, &problems), flag.ErrHelp)
	require.Contains(t, problems.String(), "usage: readlevel")
	problems.Reset()
	require.Error(t, run([]string{"--nonsense"}, &out, &problems))
	require.NotContains(t, problems.String(), "not defined", "main says it, once")
}
