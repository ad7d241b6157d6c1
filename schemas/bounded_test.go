package schemas_test

import (
	"encoding/json"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/schemas"
)

// Lists and maps are gone through as the validator itself does it: about examples
// changed in one place both say the same, word for word.
func TestBoundedIsFaithful(t *testing.T) {
	if raceEnabled {
		t.Skip("one goroutine; minutes under the race detector")
	}
	cases := invalidCases(t)
	for _, kind := range schemas.Kinds() {
		plainly, err := schemas.Plainly(kind)
		require.NoError(t, err)
		same := func(doc []byte) {
			if want, got := plainly(doc), schemas.Validate(kind, doc); (want == nil) != (got == nil) || (want != nil && want.Error() != got.Error()) {
				t.Errorf("%s: %s\nthe validator alone says\n%v\nand Validate\n%v", kind, doc, want, got)
			}
		}
		for _, c := range cases {
			if c.kind == kind {
				same(c.doc)
			}
		}
		for _, doc := range wholeDocuments(t, kind) {
			var root any
			require.NoError(t, json.Unmarshal(doc, &root))
			n := 0
			mutants(root, 1, func(m mutant) {
				if n++; n%19 == 0 { // all of them take minutes
					same(m.doc)
				}
			})
		}
	}
	// Names that are odd, and none.
	for _, names := range []string{`{"":"x"}`, `{"a/b~c%":1,"":1}`, `{"/title":"x","":""}`} {
		var root map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(read(t, "sdm.decision/made-up.json"), &root))
		root["extensions"], root["translations"] = json.RawMessage(names), json.RawMessage(`[{"lang":"es","texts":`+names+`}]`)
		doc, err := json.Marshal(root)
		require.NoError(t, err)
		plainly, err := schemas.Plainly("sdm.decision")
		require.NoError(t, err)
		require.Equal(t, plainly(doc), schemas.Validate("sdm.decision", doc), names)
	}
}

// However much is wrong, the first hundred faults come back, and memory grows
// with the text and no faster.
func TestBoundedFaults(t *testing.T) {
	if raceEnabled {
		t.Skip("memory is counted otherwise under the race detector")
	}
	many := func(item string, n int) string { return strings.TrimSuffix(strings.Repeat(item+",", n), ",") }
	names := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(`"k` + strconv.Itoa(i) + `":0,`)
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	const n = 50_000
	rows := []struct{ name, doc, reason string }{
		{"items", `{"format":"sdm.decision/1.0","options":[` + many("0", n) + `]}`, "an error for every two bytes"},
		{"after good ones", `{"format":"goals.smoothing/1.0","outside":[],"low":0,"high":1,"values":[` + many("0", n) + "," + many(`""`, n) + `]}`, "no sample would do"},
		{"objects", `{"format":"sdm.decision/1.0","options":[` + many("{}", n) + `]}`, "several missing members each"},
		{"lists in lists", `{"format":"sdm.answers/1.0","routes":[` + many(`{"sets":[`+many(`{"shown":[`+many("0", 30)+`]}`, 30)+`]}`, 50) + `]}`, "a hundred times a hundred"},
		{"like contains", `{"format":"sdm.answers/1.0","routes":[{"method":"swing","ratings":[` + many("{}", n) + `]}]}`, "each tried once more"},
		{"members", `{"format":"sdm.decision/1.0",` + names(n) + `}`, "each compared with those before it"},
		{"names", `{"format":"sdm.decision/1.0","extensions":{` + names(n) + `}}`, "a map"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			kind, _, err := schemas.Detect([]byte(r.doc))
			require.NoError(t, err)
			require.Error(t, schemas.Validate(kind, []byte(`{}`))) // compiles
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err = schemas.Validate(kind, []byte(r.doc))
			runtime.ReadMemStats(&after)
			var faults schemas.Faults
			require.ErrorAs(t, err, &faults)
			require.Len(t, faults, 100, r.reason)
			require.LessOrEqual(t, int(after.TotalAlloc-before.TotalAlloc)/len(r.doc), 600, "bytes of memory for a byte of text: %s", r.reason)
		})
	}
}

func TestTooManyValues(t *testing.T) {
	for name, doc := range map[string]string{
		"items":   `{"format":"sdm.decision/1.0","options":[` + strings.Repeat("0,", 2_000_000) + `0]}`,
		"members": `{"format":"sdm.decision/1.0","options":[` + strings.Repeat(`{"a":0},`, 1_000_000) + `0]}`,
	} {
		var faults schemas.Faults
		require.ErrorAs(t, schemas.Validate("sdm.decision", []byte(doc)), &faults, name)
		require.Len(t, faults, 1, name)
		require.Equal(t, fault.TooLarge, faults[0].Code, name)
	}
	// A comma in a text is no value.
	text := `{"format":"sdm.choice/1.0","decision":"` + strings.Repeat(",", 2_000_001) + `"}`
	var faults schemas.Faults
	require.ErrorAs(t, schemas.Validate("sdm.choice", []byte(text)), &faults)
	require.Equal(t, "/decision", faults[0].Pointer)
}
