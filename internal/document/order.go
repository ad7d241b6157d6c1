package document

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Ordered returns the faults of a T in document order, nil if there are none:
// members in the order of their fields, items by index, entries of a map by
// name. Faults of one place keep their order. It sorts faults in place.
func Ordered[T any](faults fault.Faults) error {
	if len(faults) == 0 {
		return nil
	}
	places := make(map[string][]rung, len(faults))
	for _, f := range faults {
		if _, known := places[f.Pointer]; !known {
			places[f.Pointer] = rungs(reflect.TypeFor[T](), f.Pointer)
		}
	}
	slices.SortStableFunc(faults, func(a, b fault.FieldError) int {
		return slices.CompareFunc(places[a.Pointer], places[b.Pointer], func(x, y rung) int {
			return cmp.Or(cmp.Compare(x.index, y.index), strings.Compare(x.name, y.name))
		})
	})
	return faults
}

// rung is one reference token of a pointer: the place of a field or item, or a
// name where the type does not order its members.
type rung struct {
	index int
	name  string
}

func rungs(t reflect.Type, pointer string) []rung {
	if pointer == "" {
		return nil
	}
	var out []rung
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		for t != nil && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		s := rung{name: token}
		switch {
		case t == nil:
		case t.Kind() == reflect.Struct:
			s, t = rungOf(t, token)
		case t.Kind() == reflect.Slice || t.Kind() == reflect.Array:
			if i, err := strconv.Atoi(token); err == nil {
				s = rung{index: i}
			}
			t = t.Elem()
		case t.Kind() == reflect.Map:
			t = t.Elem()
		default:
			t = nil
		}
		out = append(out, s)
	}
	return out
}

// rungOf finds the member name of a struct.
func rungOf(t reflect.Type, name string) (rung, reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			return rung{index: i}, f.Type
		}
	}
	return rung{index: t.NumField(), name: name}, nil
}
