package sdm_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/concord-sdm/concord/sdm"
)

type encoder interface{ Encode() ([]byte, error) }

// roundTrip checks that the error is Faults, and that what is accepted is
// written as a text that is accepted and written the same.
func roundTrip[T encoder](t *testing.T, decode func([]byte) (T, error), data []byte) {
	v, err := decode(data)
	if err != nil {
		if !errors.As(err, &sdm.Faults{}) {
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

func FuzzDecode(f *testing.F) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{2, 8}})
	p := direct(d, 1)
	r, err := sdm.Rank(d, p)
	if err != nil {
		f.Fatal(err)
	}
	for _, v := range []encoder{d, p, r} {
		data, err := v.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"format":"sdm.choice/1.0","decision":"a","result":"putOff","by":[{"role":"patient"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		roundTrip(t, sdm.DecodeDecision, data)
		roundTrip(t, sdm.DecodePreferences, data)
		roundTrip(t, sdm.DecodeChoice, data)
		roundTrip(t, sdm.DecodeRanking, data)
	})
}
