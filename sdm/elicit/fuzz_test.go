package elicit_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/concord-sdm/concord/sdm/elicit"
)

type encoder interface{ Encode() ([]byte, error) }

// roundTrip checks that the error is Faults, and that what is accepted is
// written as a text that is accepted and written the same.
func roundTrip[T encoder](t *testing.T, decode func([]byte) (T, error), data []byte) {
	v, err := decode(data)
	if err != nil {
		if !errors.As(err, &elicit.Faults{}) {
			t.Fatalf("an error that is not Faults: %v", err)
		}
		return
	}
	first, err := v.Encode()
	if err != nil {
		return // it decodes, but does not validate
	}
	again, err := decode(first)
	if err != nil {
		t.Fatalf("refused what Encode wrote: %v\n%s", err, first)
	}
	second, err := again.Encode()
	if err != nil || !bytes.Equal(first, second) {
		t.Fatalf("%v\n%s\n%s", err, first, second)
	}
}

// What decodes can be worked out and explained, whatever it says.
func FuzzDecode(f *testing.F) {
	d := decision(f)
	for _, r := range routes() {
		a := answers(r)
		data, err := a.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	report, err := elicit.Elicit(d, answers(routes()["pairwise"], routes()["statements"]))
	if err != nil {
		f.Fatal(err)
	}
	data, err := report.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		roundTrip(t, elicit.DecodeAnswers, data)
		roundTrip(t, elicit.DecodeReport, data)
		if r, err := elicit.DecodeReport(data); err == nil {
			elicit.Explain(r, "en")
		}
		a, err := elicit.DecodeAnswers(data)
		if err != nil {
			return
		}
		r, err := elicit.Elicit(d, a)
		if err != nil {
			if !errors.As(err, &elicit.Faults{}) {
				t.Fatalf("an error that is not Faults: %v", err)
			}
			return
		}
		elicit.Explain(r, "es")
		if _, err := r.Encode(); err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Routes {
			sum := 0.0
			for _, w := range x.Weights {
				if w.Weight.Ok() {
					sum += w.Weight.Value
				}
			}
			if x.Status == elicit.HasWeights && (sum < 1-1e-9 || sum > 1+1e-9) {
				t.Fatal("weights that do not sum to 1")
			}
		}
	})
}
