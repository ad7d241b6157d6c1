package vectors

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/concord-sdm/concord/internal/document"
)

// Formulas are the formulas of a package as functions, by id. [Of] makes one.
type Formulas map[string]Func

// Func works out a formula for the input of a vector.
type Func func(input []byte) (output any, err error)

// Of returns f as a [Func]. The input of a vector must be an In without members
// that In lacks (their case is that of the file), and what it expects the JSON of
// an Out.
func Of[In, Out any](f func(In) (Out, error)) Func {
	return func(input []byte) (any, error) {
		var in In
		d := json.NewDecoder(bytes.NewReader(input))
		d.DisallowUnknownFields()
		if err := d.Decode(&in); err != nil {
			return nil, err
		}
		return f(in)
	}
}

// Check reads a file and holds every vector to the formulas. The error says
// everything that is wrong: a formula without vectors, a vector of a formula
// that is not there, and everything that comes out otherwise than expected.
func Check(data []byte, formulas Formulas) error {
	file, err := Decode(data)
	if err != nil {
		return err
	}
	var wrong []error
	met := map[string]bool{}
	for _, f := range file.Formulas {
		met[f.ID] = true
		work := formulas[f.ID]
		if work == nil {
			wrong = append(wrong, fmt.Errorf("%s: there is no such formula", f.ID))
			continue
		}
		for i, v := range f.Vectors {
			if err := v.check(work); err != nil {
				wrong = append(wrong, fmt.Errorf("%s, vector %d: %w", f.ID, i, err))
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(formulas)) {
		if !met[id] {
			wrong = append(wrong, fmt.Errorf("%s: has no vector", id))
		}
	}
	return errors.Join(wrong...)
}

func (v Vector) check(work Func) error {
	input, err := json.Marshal(v.Input)
	if err != nil {
		return err
	}
	output, err := work(input)
	if err != nil {
		return err
	}
	text, err := document.Encode(output)
	if err != nil {
		return err
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		return err
	}
	text, err = json.Marshal(v.Expected)
	if err != nil {
		return err
	}
	var want map[string]any
	if err := json.Unmarshal(text, &want); err != nil {
		return err
	}
	return errors.Join(differences("", want, got, v.Tolerance)...)
}

// differences lists where got is not want.
func differences(at string, want, got any, tolerance float64) []error {
	differ := func() []error { return []error{fmt.Errorf("%s: expected %v, got %v", at, want, got)} }
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok || !slices.Equal(slices.Sorted(maps.Keys(w)), slices.Sorted(maps.Keys(g))) {
			return differ()
		}
		var all []error
		for _, name := range slices.Sorted(maps.Keys(w)) {
			all = append(all, differences(at+"/"+name, w[name], g[name], tolerance)...)
		}
		return all
	case []any:
		g, ok := got.([]any)
		if !ok || len(w) != len(g) {
			return differ()
		}
		var all []error
		for i := range w {
			all = append(all, differences(at+"/"+strconv.Itoa(i), w[i], g[i], tolerance)...)
		}
		return all
	case float64:
		// A number that lies on the edge of the tolerance is within it, however
		// the edge is rounded.
		g, ok := got.(float64)
		if !ok || math.Abs(g-w) > tolerance+float64(1e-12*max(math.Abs(w), tolerance)) {
			return differ()
		}
		return nil
	}
	if want != got {
		return differ()
	}
	return nil
}
