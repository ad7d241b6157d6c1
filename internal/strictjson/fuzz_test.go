package strictjson_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/concord-sdm/concord/internal/strictjson"
)

func addSeeds(f *testing.F) {
	for _, test := range hostile {
		f.Add([]byte(test.in))
	}
	f.Add(typical(2))
	f.Add([]byte(`{"format":"x\ud83d\ude00","small":-1,"count":0,"done":true,"single":1e-3,"any":[{"a":-0.0}]}`))
	f.Add([]byte(`{"tags":[]}`))
	f.Add([]byte(`{"when":"2026-05-04T09:30:00.5+02:00","stamp":[1],"word":"w","extensions":{"a.b":[null]}}`))
	f.Add([]byte(`{"byId":{"":{"next":{"pair":[1,2]},"tags":["\u2028"]}},"options":[{},{"score":5e-324}]}`))
	var many strings.Builder
	for i := range 40 {
		many.WriteString(`,"` + string(rune('a'+i)) + `":0`)
	}
	f.Add([]byte(`{` + many.String()[1:] + `,"\u0061":1}`))
}

// FuzzScan compares the scanner with encoding/json: what it accepts is valid
// there, and walking it loses nothing but white space.
func FuzzScan(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		err := strictjson.Check(data, strictjson.Limits{})
		if !bytes.Equal(data, before) {
			t.Fatal("the input was changed")
		}
		var s strictjson.Scanner
		var b strings.Builder
		s.Reset(data, strictjson.Limits{})
		rewrite(&s, &b)
		walked := s.Close()
		if (err == nil) != (walked == nil) {
			t.Fatalf("skipping says %v, walking says %v", err, walked)
		}
		if err != nil {
			faultsOf(t, err)
			return
		}
		if !json.Valid(data) {
			t.Fatal("accepted, and not valid for encoding/json")
		}
		var compact bytes.Buffer
		if err := json.Compact(&compact, data); err != nil {
			t.Fatal(err)
		}
		if b.String() != compact.String() {
			t.Fatalf("walked %q, want %q", b.String(), compact.String())
		}
	})
}

// FuzzDecode compares the decoder with encoding/json: what it accepts is
// accepted there with an equal value, and encodes to a text that it accepts with
// an equal value.
func FuzzDecode(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		differential(t, data, new(decision), new(decision), new(decision))
		differential(t, data, new(option), new(option), new(option))
		differential(t, data, new(any), new(any), new(any))
	})
}

func differential(t *testing.T, data []byte, got, want, again any) {
	t.Helper()
	if err := strictjson.Decode(data, got, strictjson.Limits{}); err != nil {
		if len(faultsOf(t, err)) == 0 {
			t.Fatal("refused without a fault")
		}
		return
	}
	if err := json.Unmarshal(data, want); err != nil {
		t.Fatalf("accepted, and refused by encoding/json: %v", err)
	}
	sameInstant(got, want)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v, encoding/json has %+v", got, want)
	}
	if d, ok := got.(*decision); ok {
		d.Stamp = stamp{} // has no MarshalJSON to match
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if err := strictjson.Decode(text, again, strictjson.Limits{}); err != nil {
		t.Fatalf("%s is encoded from an accepted value and refused: %v", text, err)
	}
	sameInstant(again, got)
	compactRaw(again)
	compactRaw(got)
	if !reflect.DeepEqual(again, got) {
		t.Fatalf("got %+v after encoding, want %+v", again, got)
	}
}

// sameInstant gives a the time of b if they are the same moment: locations are
// pointers and compare badly.
func sameInstant(a, b any) {
	x, ok := a.(*decision)
	if !ok {
		return
	}
	y := b.(*decision)
	if x.When.Equal(y.When) && x.When.Format(time.RFC3339Nano) == y.When.Format(time.RFC3339Nano) {
		x.When = y.When
	}
}

func compactRaw(v any) {
	d, ok := v.(*decision)
	if !ok {
		return
	}
	for key, raw := range d.Ext {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b) // as Marshal does: without white space, HTML escaped
		if encoder.Encode(raw) == nil {
			d.Ext[key] = bytes.TrimSpace(b.Bytes())
		}
	}
}
