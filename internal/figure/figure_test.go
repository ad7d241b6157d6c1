package figure_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/concord-sdm/concord/internal/figure"
)

func TestFigure(t *testing.T) {
	tests := []struct {
		name string
		f    figure.Figure
		json string
		ok   bool
	}{
		{"zero value", figure.Figure{}, `{"value":0}`, true},
		{"value", figure.Of(0.25), `{"value":0.25}`, true},
		{"negative zero", figure.Of(math.Copysign(0, -1)), `{"value":0}`, true},
		{"small", figure.Of(1e-9), `{"value":1e-9}`, true},
		{"smallest", figure.Of(5e-324), `{"value":5e-324}`, true},
		{"small without exponent", figure.Of(-1e-6), `{"value":-0.000001}`, true},
		{"large", figure.Of(1e21), `{"value":1e+21}`, true},
		{"large without exponent", figure.Of(1e20), `{"value":100000000000000000000}`, true},
		{"absent", figure.Absent("notEnoughData"), `{"why":"notEnoughData"}`, false},
		{"not a number", figure.Of(math.NaN()), `{"why":"notFinite"}`, false},
		{"infinity", figure.Of(math.Inf(-1)), `{"why":"notFinite"}`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := json.Marshal(test.f)
			if err != nil || string(got) != test.json {
				t.Errorf("got %s, %v; want %s", got, err, test.json)
			}
			var back figure.Figure
			if err := json.Unmarshal(got, &back); err != nil || back != test.f {
				t.Errorf("read back: got %+v, %v; want %+v", back, err, test.f)
			}
			if v, ok := test.f.Get(); v != test.f.Value || ok != test.ok || test.f.Ok() != test.ok {
				t.Errorf("Get: %v, %v; Ok: %v", v, ok, test.f.Ok())
			}
		})
	}
}

func TestNumbersAreThoseOfEncodingJSON(t *testing.T) {
	for e := -324; e <= 308; e++ {
		v := math.Pow(10, float64(e)) * 1.5
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(figure.Of(v))
		if err != nil || string(got) != `{"value":`+string(want)+`}` && v != 0 {
			t.Errorf("got %s, %v; want the number %s", got, err, want)
		}
	}
}

func TestFigureRefuses(t *testing.T) {
	for _, in := range []string{
		`{}`, `{"value":1,"why":"x"}`, `{"value":1,"why":""}`, `{"why":""}`, `{"Value":1}`, `{"WHY":"x"}`,
		`{"value":null}`, `{"why":null}`, `{"value":"1"}`, `{"why":1}`, `{"value":[1]}`, `{"value":true}`,
		`{"value":1,"value":1}`, `{"other":1}`, `{"other":"x"}`, `1`, `"x"`, `null`, `[1]`, `["value",1]`, `["why","x"]`, `{"value":1e400}`,
		`{"value":1}{`, `{"value":1`, ``,
	} {
		f := figure.Of(7)
		err := f.UnmarshalJSON([]byte(in))
		if err == nil {
			t.Errorf("%s is accepted", in)
		}
		if f != figure.Of(7) {
			t.Errorf("%s: the figure changed", in)
		}
		var ruled interface{ Rule() string }
		if !errors.As(err, &ruled) || ruled.Rule() != err.Error() {
			t.Errorf("%s: the error does not vouch for its text", in)
		}
	}
}

func TestFigureNeverWritesWhatIsNotFinite(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := json.Marshal(figure.Figure{Value: v}); err == nil {
			t.Errorf("%v is written", v)
		}
	}
	if _, err := json.Marshal(figure.Figure{Value: math.NaN(), Why: "x"}); err != nil {
		t.Errorf("the value of an absent figure means nothing, but: %v", err)
	}
}

func FuzzFigure(f *testing.F) {
	for _, s := range []string{`{"value":1e-7}`, `{"why":"x\u00e9"}`, `{"value":-0}`, `{"Value":1}`, `null`, ` { "value" : 1 } `} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var a, b figure.Figure
		if a.UnmarshalJSON(data) != nil {
			return
		}
		text, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.UnmarshalJSON(text); err != nil || a != b {
			t.Fatalf("got %+v, %v; want %+v", b, err, a)
		}
	})
}
