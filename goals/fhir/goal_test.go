package fhir_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals/fhir"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return data
}

func decode(t testing.TB, data []byte, v fhir.Version) fhir.Goal {
	t.Helper()
	g, err := fhir.DecodeGoal(data, v)
	require.NoError(t, err)
	return g
}

// value reads JSON into a value that keeps the text of numbers.
func value(t testing.TB, data []byte) any {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	require.NoError(t, d.Decode(&v))
	return v
}

// minimal is a valid Goal of every release, with more members.
func minimal(members string) []byte {
	return []byte(`{"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"walk"},"subject":{"reference":"Patient/p"}` + members + `}`)
}

// issues lists the faults of err as "code expression (key)".
func issues(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var faults fhir.Faults
	require.True(t, errors.As(err, &faults), "error is %T", err)
	var list []string
	for _, f := range faults {
		var issue fhir.Issue
		require.True(t, errors.As(f, &issue))
		s := string(f.Code) + " " + issue.Expression
		if issue.Key != "" {
			s += " " + issue.Key
		}
		list = append(list, s)
	}
	return list
}

func TestRoundTripKeepsEverything(t *testing.T) {
	for _, row := range []struct {
		file    string
		version fhir.Version
		reason  string
	}{
		{"walk.r4.json", fhir.R4, "an everyday goal"},
		{"walk.r4.json", fhir.R4B, "R4B has the same Goal"},
		{"hard.r4.json", fhir.R4, "primitive extensions, contained, number text, partial dates, unknown members"},
		{"full.r5.json", fhir.R5, "the elements that R5 adds"},
	} {
		t.Run(row.file+" "+string(row.version), func(t *testing.T) {
			data := read(t, row.file)
			g := decode(t, data, row.version)
			require.NoError(t, g.Validate(), row.reason)
			out, err := g.Encode()
			require.NoError(t, err)
			if diff := cmp.Diff(value(t, data), value(t, out)); diff != "" {
				t.Errorf("%s: (-in +out)\n%s", row.reason, diff)
			}
			again := decode(t, out, row.version)
			twice, err := again.Encode()
			require.NoError(t, err)
			require.Equal(t, string(out), string(twice), "writing is stable")
		})
	}
}

func TestEncodeKeepsTextAndOrder(t *testing.T) {
	in := `{ "z":1.10,"resourceType":"Goal" , "a\u0062":"\u00e9\/", "lifecycleStatus" : "active","e":1E+2,"o":{},"l":[ ]}`
	g := decode(t, []byte(in), fhir.R4)
	out, err := g.Encode()
	require.NoError(t, err)
	require.Equal(t, `{
  "z": 1.10,
  "resourceType": "Goal",
  "a\u0062": "\u00e9\/",
  "lifecycleStatus": "active",
  "e": 1E+2,
  "o": {},
  "l": []
}
`, string(out))
	raw, err := json.Marshal(map[string]any{"resource": g})
	require.NoError(t, err)
	require.Contains(t, string(raw), `"z":1.10`)
	require.Equal(t, "é/", g.Root().Member("ab").Text(), "names and texts are read without escapes")
}

func TestDecodeRefuses(t *testing.T) {
	for _, row := range []struct{ name, in, want string }{
		{"nothing", ``, "syntax Goal"},
		{"a list", `[]`, "type Goal"},
		{"an empty object", `{}`, "required Goal"},
		{"a patient", `{"resourceType":"Patient"}`, "enum Resource"},
		{"a number for a type", `{"resourceType":1}`, "enum Resource"},
		{"a member twice", `{"resourceType":"Goal","id":"a","i\u0064":"b"}`, "duplicate Goal.id"},
		{"a number beyond float64", `{"resourceType":"Goal","target":[{"detailQuantity":{"value":1e999}}]}`, "range Goal.target[0].detailQuantity.value"},
		{"two values", `{"resourceType":"Goal"}{}`, "syntax Goal"},
		{"bytes that are not UTF-8", "{\"resourceType\":\"Goal\",\"id\":\"\xff\"}", "syntax Goal.id"},
		{"an unpaired surrogate", `{"resourceType":"Goal","id":"\ud800"}`, "syntax Goal.id"},
		{"an open end", `{"resourceType":"Goal"`, "syntax Goal.resourceType"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := fhir.DecodeGoal([]byte(row.in), fhir.R4)
			require.Error(t, err)
			require.Equal(t, row.want, issues(t, err)[0])
		})
	}
	_, err := fhir.DecodeGoal(minimal(""), "R6")
	require.ErrorIs(t, err, fhir.ErrVersion)
	_, err = fhir.DecodeGoal([]byte(`{"resourceType":"CarePlan"}`), fhir.R4)
	require.ErrorIs(t, err, fhir.ErrNotGoal)
}

func TestZeroValues(t *testing.T) {
	var g fhir.Goal
	_, err := g.Encode()
	require.Error(t, err)
	_, err = g.MarshalJSON()
	require.Error(t, err)
	_, _, err = g.Convert(fhir.R5)
	require.Error(t, err)
	require.Equal(t, []string{"required Goal"}, issues(t, g.Validate()))
	e := g.Root()
	require.False(t, e.Exists())
	require.Zero(t, e.Member("x").Item(3).Len())
	require.Empty(t, e.Text()+e.Name()+string(e.JSON()))
	for range e.All() {
		t.Fatal("the zero Element has no members")
	}
}

func TestElement(t *testing.T) {
	root := decode(t, read(t, "hard.r4.json"), fhir.R4).Root()
	require.Equal(t, "7.0", root.Member("target").Item(0).Member("detailQuantity").Member("value").Text())
	require.Equal(t, "Café — \"7.0\" / 😀", root.Member("description").Member("text").Text())
	require.Equal(t, "false", root.Member("target").Item(4).Member("detailBoolean").Text())
	require.Equal(t, 8, root.Member("target").Len())
	require.False(t, root.Member("target").Item(8).Exists())
	require.False(t, root.Member("target").Item(-1).Exists())
	require.False(t, root.Member("target").Member("id").Exists(), "an array has no members")
	require.False(t, root.Item(0).Exists(), "an object has no items")
	require.Equal(t, `{"value":1}`, string(root.Member("target").Item(6).Member("detailRatio").Member("numerator").JSON()))
	var names []string
	for m := range root.Member("x-unknown").All() {
		names = append(names, m.Name())
	}
	require.Equal(t, []string{"n", "big", "e", "z", "list"}, names)
}

func BenchmarkDecode(b *testing.B) {
	data := read(b, "walk.r4.json")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := fhir.DecodeGoal(data, fhir.R4); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRoundTrip(b *testing.B) {
	data := read(b, "walk.r4.json")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		g, _ := fhir.DecodeGoal(data, fhir.R4)
		if _, err := g.Encode(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	g := decode(b, read(b, "walk.r4.json"), fhir.R4)
	b.ReportAllocs()
	for b.Loop() {
		if err := g.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
