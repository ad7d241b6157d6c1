package strictjson_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// The types of a document like those of the wings: nested structs, lists,
// text and numbers.
type (
	study struct {
		Format    string      `json:"format"`
		ID        string      `json:"id"`
		Question  string      `json:"question"`
		Choices   []choice    `json:"options"`
		Criteria  []criterion `json:"criteria"`
		Evidence  []cell      `json:"evidence"`
		Languages []string    `json:"languages,omitzero"`
	}
	choice struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Text string `json:"text,omitzero"`
	}
	criterion struct {
		ID        string       `json:"id"`
		Name      string       `json:"name"`
		Unit      string       `json:"unit,omitzero"`
		Direction string       `json:"direction"`
		Range     bounds       `json:"range"`
		Points    [][2]float64 `json:"points,omitzero"`
	}
	bounds struct {
		Worst float64 `json:"worst"`
		Best  float64 `json:"best"`
	}
	cell struct {
		Option    string  `json:"option"`
		Criterion string  `json:"criterion"`
		Kind      string  `json:"kind"`
		Value     float64 `json:"value,omitzero"`
		Interval  bounds  `json:"interval,omitzero"`
		Events    int     `json:"events,omitzero"`
		Total     int     `json:"total,omitzero"`
		Source    string  `json:"source,omitzero"`
		Certainty string  `json:"certainty,omitzero"`
		Reviewed  bool    `json:"reviewed"`
	}
)

// typical makes a document with so many options and twice as many criteria: 8
// make about 20 kB, with line breaks and indents as people's files have them.
func typical(n int) []byte {
	s := study{
		Format: "sdm.decision/1.0", ID: "typical",
		Question:  "Which treatment fits what matters to this person?",
		Languages: []string{"en", "es"},
	}
	for i := range n {
		s.Choices = append(s.Choices, choice{
			ID: fmt.Sprint("option-", i), Name: fmt.Sprint("Option number ", i),
			Text: "A short text of one or two sentences, as it stands in a leaflet. It says “what happens”.",
		})
	}
	for i := range 2 * n {
		s.Criteria = append(s.Criteria, criterion{
			ID: fmt.Sprint("criterion-", i), Name: fmt.Sprint("Criterion number ", i), Unit: "per 1000", Direction: "lower",
			Range: bounds{100, 0.5}, Points: [][2]float64{{0, 0}, {12.5, 0.25}, {100, 1}},
		})
		for j := range n {
			s.Evidence = append(s.Evidence, cell{
				Option: s.Choices[j].ID, Criterion: s.Criteria[i].ID, Kind: "risk",
				Value: float64(i+1) / float64(j+7), Interval: bounds{0.0125, 0.75}, Events: 17 * i, Total: 1234,
				Source: "trial-2019", Certainty: "moderate", Reviewed: i%2 == 0,
			})
		}
	}
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return data
}

func BenchmarkScan(b *testing.B) {
	data := typical(7)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if err := strictjson.Check(data, strictjson.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScanReset(b *testing.B) {
	data := typical(7)
	var s strictjson.Scanner
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s.Reset(data, strictjson.Limits{})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	data := typical(7)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var v study
		if err := strictjson.Decode(data, &v, strictjson.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeAny(b *testing.B) {
	data := typical(7)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var v any
		if err := strictjson.Decode(data, &v, strictjson.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

// The lenient standard decoder, for comparison.
func BenchmarkEncodingJSON(b *testing.B) {
	data := typical(7)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var v study
		if err := json.Unmarshal(data, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodingJSONValid(b *testing.B) {
	data := typical(7)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if !json.Valid(data) {
			b.Fatal("not valid")
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	var many strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&many, `,"name%d":0`, i)
	}
	for _, test := range []struct{ name, in string }{
		{"members", "{" + many.String()[1:] + "}"},
		{"digits", "0." + strings.Repeat("9", 1<<20)},
		{"depth", strings.Repeat("[", 1<<20)},
		{"exponents", "[" + strings.Repeat("1e1000000000,", 1<<16) + "0]"},
		{"escapes", `"` + strings.Repeat(`\u00e9`, 1<<17) + `"`},
	} {
		b.Run(test.name, func(b *testing.B) {
			data := []byte(test.in)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				_ = strictjson.Check(data, strictjson.Limits{})
			}
		})
	}
}

func TestAllocations(t *testing.T) {
	data := typical(7)
	var s strictjson.Scanner
	tests := []struct {
		name string
		most float64
		run  func()
	}{
		{"Check", 1, func() { _ = strictjson.Check(data, strictjson.Limits{}) }},
		{"Scanner used again", 0, func() { s.Reset(data, strictjson.Limits{}); _ = s.Close() }},
		// One for each of the document's strings, a few for each list.
		{"Decode", float64(strings.Count(string(data), `":"`)) + 40, func() {
			var v study
			_ = strictjson.Decode(data, &v, strictjson.Limits{})
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := testing.AllocsPerRun(20, test.run); got > test.most {
				t.Errorf("%v allocations, want at most %v", got, test.most)
			}
		})
	}
}
