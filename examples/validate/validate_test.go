package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// call runs the program as a user would.
func call(stdin string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

func TestGolden(t *testing.T) {
	for _, r := range []struct {
		name, reason string
		code         int
	}{
		{"valid", "nothing to say", exitValid},
		{"content", "what Go alone can see is marked, what both see stands once", exitFaults},
		{"form", "a text that cannot be read has the faults of its form first", exitFaults},
		{"risks", "a count that does not follow from its risk", exitFaults},
		{"report", "a report without a decoder is held to its type", exitFaults},
		{"newer", "the way out of a newer format", exitFaults},
		{"twice", "JSON, but not strictly", exitFaults},
	} {
		t.Run(r.name, func(t *testing.T) {
			code, out, errs := call("", "testdata/in/"+r.name+".json")
			require.Equal(t, r.code, code, r.reason)
			require.Empty(t, errs)
			golden(t, r.name+".txt", out)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(want), got), "run the test with -update and read the diff")
}

// Go has a judge of every kind, and every example is valid to both.
func TestEveryKind(t *testing.T) {
	var judged []string
	for kind := range judges() {
		judged = append(judged, kind)
	}
	slices.Sort(judged)
	require.Equal(t, schemas.Kinds(), judged)
	code, list, errs := call("", "-kinds")
	require.Zero(t, code, errs)
	require.Equal(t, len(judged), strings.Count(list, "\n"))
	require.Contains(t, list, "goals.record            1.0  Record is what was observed")
	for _, kind := range schemas.Kinds() {
		code, out, errs := call("", "-example", kind)
		require.Zero(t, code, errs)
		code, said, errs := call(out, "-")
		require.Zero(t, code, "%s%s", said, errs)
		require.Equal(t, "-: "+kind+" 1.0, valid\n", said)

		code, out, errs = call("", "-schema", kind)
		require.Zero(t, code, errs)
		want, err := schemas.Schema(kind)
		require.NoError(t, err)
		require.Equal(t, string(want), out)
	}
	names, err := fs.Glob(os.DirFS("../../schemas"), "examples/*/*.json")
	require.NoError(t, err)
	for i := range names {
		names[i] = "../../schemas/" + names[i]
	}
	code, out, errs := call("", names...)
	require.Zero(t, code, out+errs)
	require.Equal(t, len(names), strings.Count(out, ", valid\n"))
}

func TestExit(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.json")
	f, err := os.Create(large)
	require.NoError(t, err)
	require.NoError(t, f.Truncate(largest+1))
	require.NoError(t, f.Close())
	rows := []struct {
		name, stdin string
		args        []string
		code        int
		says        string // on the standard error
		reason      string
	}{
		{"nothing", "", nil, exitFailed, "give a file", "there is nothing to do"},
		{"two wishes", "", []string{"-kinds", "-schema", "sdm.choice"}, exitFailed, "either", "which of them?"},
		{"files and a wish", "", []string{"testdata/in/valid.json", "-kinds"}, exitFailed, "either", "flags may come last"},
		{"unknown flag", "", []string{"-chema", "sdm.choice"}, exitFailed, "-chema", "a slip"},
		{"help", "", []string{"-help"}, exitValid, "", "asked for, so not an error"},
		{"missing", "", []string{"testdata/none.json"}, exitFailed, "testdata/none.json: cannot be read", "no such file"},
		{"folder", "", []string{"testdata"}, exitFailed, "cannot be read", "not a file"},
		{"file that looks like a flag", "", []string{"--", "-none.json"}, exitFailed, "-none.json: cannot be read", "after -- come files"},
		{"large", "", []string{large}, exitFailed, "64 MiB", "not even read"},
		{"empty", " \n", []string{"-"}, exitFailed, "is empty", "nothing there"},
		{"not JSON", "{\n \"a\":}", []string{"-"}, exitFailed, "is not JSON: line 2, column 6: a value must stand here", "where to look, and for what"},
		{"half a word", "{\n \"a\": tru\n}", []string{"-"}, exitFailed, "is not JSON: line 2, column 7: ", "the word, not the line after it"},
		{"comma at the end", "{\"a\": 1,\r\n}", []string{"-"}, exitFailed, "is not JSON: line 2, column 1: a member name", "as some editors allow"},
		{"twice, and then not JSON", `{"a": 1, "a": 2,`, []string{"-"}, exitFailed, "is not JSON: line 1, column 17: ", "where it ends counts"},
		{"byte order mark", "\xef\xbb\xbf{}", []string{"-"}, exitFailed, "without one", "as some editors save"},
		{"cut off", `{"a": 1`, []string{"-"}, exitFailed, "is not JSON", "the end is missing"},
		{"unknown kind", `{"format": "sdm.dream/1.0"}`, []string{"-"}, exitFailed, "-kinds", "no schema"},
		{"no format", `{"id": "x"}`, []string{"-"}, exitFailed, "does not say what it is", "no member format"},
		{"no version", `{"format": "sdm.choice"}`, []string{"-"}, exitFailed, "does not say what it is", "no version"},
		{"array", `[1]`, []string{"-"}, exitFailed, "does not say what it is", "not a document"},
		{"schema of no kind", "", []string{"-schema", "dream"}, exitFailed, "-kinds", "nothing near it"},
		{"schema of half a kind", "", []string{"-schema", "plan"}, exitFailed, "goals.plan", "what was meant"},
		{"example of a wing", "", []string{"-example", "sdm.plan"}, exitFailed, "sdm.decision", "what was meant"},
		{"worst of several", "", []string{"testdata/in/form.json", "testdata/none.json", "testdata/in/valid.json"}, exitFailed, "none.json", "the highest counts"},
		{"faults among valid ones", "", []string{"testdata/in/valid.json", "testdata/in/form.json", "testdata/in/valid.json"}, exitFaults, "", "one is enough"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			code, _, errs := call(r.stdin, r.args...)
			require.Equal(t, r.code, code, r.reason)
			require.Contains(t, errs, r.says)
			if r.says == "" {
				require.Empty(t, errs)
			}
		})
	}
}

// A list that was cut off is not a success.
func TestFullDisk(t *testing.T) {
	var errs strings.Builder
	require.Equal(t, exitFailed, run([]string{"-kinds"}, nil, full{}, &errs))
	require.Equal(t, "validate: no space left\n", errs.String())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// What is made to cost time or memory has faults like any other document, at
// most a hundred from each of the two.
func TestHostile(t *testing.T) {
	decision := func(members string) string { return `{"format":"sdm.decision/1.0",` + members + `}` }
	rows := []struct {
		name, doc string
		code      int
		says      string
	}{
		{"exponent", decision(`"smallestLead":1e10000000`), exitFaults, "/smallestLead: "},
		{"exponents", decision(`"options":[` + strings.Repeat("1e1000000,", 1000) + `0]`), exitFaults, "faults or more"},
		{"deep", decision(`"a":` + strings.Repeat("[", 100_000)), exitFaults, "read up to its first fault"},
		{"deep and whole", decision(`"a":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000)), exitFaults, "JSON with faults"},
		{"duplicates", decision(strings.Repeat(`"a":1,`, 100_000) + `"a":1`), exitFaults, "/a: "},
		{"items", decision(`"options":[` + strings.Repeat("0,", 200_000) + `0]`), exitFaults, "/options/0: "},
		{"values", decision(`"options":[` + strings.Repeat("0,", 2_000_000) + `0]`), exitFaults, "2,000,000"},
		{"invalid UTF-8", decision("\"title\":\"" + strings.Repeat("\xff", 100_000) + `"`), exitFaults, "UTF-8"},
		{"half a character", decision(`"title":"\ud800"`), exitFaults, "/title"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			code, out, errs := call(r.doc, "-")
			require.Equal(t, r.code, code, errs)
			require.Contains(t, out, r.says)
			require.Empty(t, errs)
			require.LessOrEqual(t, strings.Count(out, "\n"), 202)
		})
	}
}

// What a document holds is not shown, and cannot steer a terminal.
func TestOutputIsSafe(t *testing.T) {
	code, out, _ := call(`{"format": "sdm.choice/1.0", "\u001b[31m": 1, "decision": "Jane Doe"}`, "-")
	require.Equal(t, exitFaults, code)
	require.NotContains(t, out, "\x1b")
	require.Contains(t, out, `/\x1b[31m: `)
	require.NotContains(t, out, "Jane")
	_, _, errs := call("", "a\x1b[2Jb")
	require.NotContains(t, errs, "\x1b")
}

// A fault that both find stands once; one that a single one finds is marked.
func TestBoth(t *testing.T) {
	goFault := func(p string) schemas.FieldError { return schemas.FieldError{Pointer: p, Err: os.ErrInvalid} }
	ours := func(p, keyword string) schemas.FieldError {
		return schemas.FieldError{Pointer: p, Err: schemas.KeywordError{Keyword: keyword}}
	}
	got := both(schemas.Faults{goFault("/a"), goFault("/b/c"), goFault("/d")},
		schemas.Faults{ours("/a", "type"), ours("/b", "oneOf"), ours("/b", "minProperties"), ours("/e", "required")})
	var said []string
	for _, f := range got {
		mark := f.Pointer
		if f.inGo {
			mark += " Go"
		}
		if f.inSchema {
			mark += " schema"
		}
		said = append(said, mark)
	}
	require.Equal(t, []string{"/a Go schema", "/b/c Go schema", "/d Go", "/b schema", "/e schema"}, said)
	require.Equal(t, os.ErrInvalid, faultsOf(os.ErrInvalid)[0].Err, "an error that is no list of faults is not lost")
}
