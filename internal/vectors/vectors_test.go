package vectors_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/vectors"
)

const file = `{"format": "concord.vectors/1.0", "package": "x", "formulas": [
	{"id": "half", "says": "x divided by 2", "vectors": [
		{"source": "worked by hand", "input": {"x": 3}, "expected": {"half": 1.5, "known": true, "parts": [{"value": 1.5}]}, "tolerance": 0}]}]}`

type in struct {
	X float64 `json:"x"`
}

type out struct {
	Half  float64         `json:"half"`
	Known bool            `json:"known"`
	Parts []figure.Figure `json:"parts"`
}

func half(by float64) vectors.Formulas {
	return vectors.Formulas{"half": vectors.Of(func(i in) (out, error) {
		return out{i.X / by, true, []figure.Figure{figure.Of(i.X / by)}}, nil
	})}
}

func TestCheck(t *testing.T) {
	rows := []struct {
		name, old, new string
		by             float64
		finds          []string // nil if all is well
		reason         string
	}{
		{"good", "", "", 2, nil, "it comes out"},
		{"wrong number", "", "", 2.1, []string{"/half", "/parts/0/value"}, "every number is looked at"},
		{"tolerated", `"tolerance": 0`, `"tolerance": 0.1`, 2.1, nil, "1.43 is near enough"},
		{"edge", `"expected": {"half": 1.5`, `"expected": {"half": 1.6`, 2, []string{"/half: expected 1.6, got 1.5"}, "0 is exact"},
		{"on the edge", `1.5, "known": true, "parts": [{"value": 1.5}]}, "tolerance": 0`, `1.6, "known": true, "parts": [{"value": 1.4}]}, "tolerance": 0.1`, 2, nil, "a tolerance includes its ends"},
		{"missing member", `"known": true, `, ``, 2, []string{"expected map"}, "every member that comes out is said"},
		{"other truth", `"known": true`, `"known": false`, 2, []string{"/known"}, "no tolerance there"},
		{"shorter list", `[{"value": 1.5}]`, `[]`, 2, []string{"/parts"}, "the length counts"},
		{"no list", `[{"value": 1.5}]`, `"x"`, 2, []string{"/parts"}, "another type"},
		{"no number", `"known": true`, `"known": 1`, 2, []string{"/known"}, "another type"},
		{"no object", `[{"value": 1.5}]`, `[2]`, 2, []string{"/parts/0"}, "another type"},
		{"list for number", `"half": 1.5`, `"half": [1.5]`, 2, []string{"/half"}, "another type"},
		{"object for number", `"half": 1.5`, `"half": {"value": 1.5}`, 2, []string{"/half"}, "another type"},
		{"unknown input", `{"x": 3}`, `{"y": 3}`, 2, []string{"half, vector 0"}, "a name that the formula does not take"},
		{"other formula", `"half"`, `"third"`, 2, []string{"third: there is no such", "half: has no vector"}, "both ways"},
		{
			"no vectors", `[
		{"source": "worked by hand", "input": {"x": 3}, "expected": {"half": 1.5, "known": true, "parts": [{"value": 1.5}]}, "tolerance": 0}]`, `[]`, 2,
			[]string{"/formulas/0/vectors"},
			"the file is validated",
		},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			require.Contains(t, file, r.old)
			err := vectors.Check([]byte(strings.Replace(file, r.old, r.new, 1)), half(r.by))
			if r.finds == nil {
				require.NoError(t, err, r.reason)
			}
			for _, text := range r.finds {
				require.ErrorContains(t, err, text, r.reason)
			}
		})
	}
	failing := vectors.Formulas{"half": vectors.Of(func(in) (out, error) { return out{}, fault.ErrNewerFormat })}
	require.ErrorIs(t, vectors.Check([]byte(file), failing), fault.ErrNewerFormat)
	text := vectors.Formulas{"half": vectors.Of(func(in) (string, error) { return "", nil })}
	require.Error(t, vectors.Check([]byte(file), text), "what comes out has names")
	function := vectors.Formulas{"half": vectors.Of(func(in) (func(), error) { return nil, nil })}
	require.Error(t, vectors.Check([]byte(file), function), "what comes out has a JSON form")
}

func TestValidate(t *testing.T) {
	_, err := vectors.Decode([]byte(file))
	require.NoError(t, err)
	rows := []struct{ name, old, new, pointer, reason string }{
		{"no JSON", "{", "", "", "strict JSON"},
		{"other format", "concord.vectors", "sdm.decision", "/format", "another kind"},
		{"no package", `"package": "x"`, `"package": ""`, "/package", "whose they are"},
		{"no formula", file[strings.Index(file, "[\n"):], `[]}`, "/formulas", "nothing in it"},
		{"bad id", `"id": "half"`, `"id": "a half"`, "/formulas/0/id", "ids are ids"},
		{"no words", `"x divided by 2"`, `""`, "/formulas/0/says", "a program needs to know what it is"},
		{"no source", `"worked by hand"`, `""`, "/formulas/0/vectors/0/source", "where it comes from"},
		{"no input", `{"x": 3}`, `{}`, "/formulas/0/vectors/0/input", "something goes in"},
		{"input name", `{"x": 3}`, `{"1x": 3}`, "/formulas/0/vectors/0/input/1x", "names are those of variables"},
		{"empty name", `{"x": 3}`, `{"": 3}`, "/formulas/0/vectors/0/input/", "names are not empty"},
		{"null", `{"x": 3}`, `{"x": null}`, "/formulas/0/vectors/0/input/x", "absent is left out"},
		{"negative tolerance", `"tolerance": 0`, `"tolerance": -1`, "/formulas/0/vectors/0/tolerance", "a distance"},
		{"huge tolerance", `"tolerance": 0`, `"tolerance": 1e7`, "/formulas/0/vectors/0/tolerance", "says nothing"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			_, err := vectors.Decode([]byte(strings.Replace(file, r.old, r.new, 1)))
			var faults fault.Faults
			require.ErrorAs(t, err, &faults, r.reason)
			require.Equal(t, r.pointer, faults[0].Pointer, r.reason)
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(file))
	f.Fuzz(func(t *testing.T, data []byte) {
		decoded, err := vectors.Decode(data)
		if err == nil && decoded.Validate() != nil {
			t.Error("accepted, and not valid")
		}
	})
}
