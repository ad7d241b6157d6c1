package strictjson

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// Decode reads data into the value that v, a pointer, points to. What was there
// before does not matter. On faults it returns them as [Errors] and leaves the
// zero value.
//
// It knows bool, string, all integers and floats, slices, arrays (of exactly
// that many items), maps with string keys, structs (by json tags or field
// names; every member is optional), pointers (null becomes nil), any,
// [encoding/json.RawMessage] (kept as written; below its top, null is a value like any other), types with UnmarshalJSON or
// UnmarshalText, and [time.Time] in the strict form of RFC 3339. Empty arrays
// and objects become empty slices and maps, not nil. A v of another type,
// embedded structs and the tag option "string" among them, is an error that is
// not Errors.
func Decode(data []byte, v any, l Limits) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return errors.New("strictjson: Decode needs a pointer to fill")
	}
	target := p.Elem()
	set, err := setterOf(target.Type())
	if err != nil {
		return err
	}
	target.SetZero()
	s := newScanner(data, l)
	set(s, target)
	if err := s.Close(); err != nil {
		target.SetZero()
		return err
	}
	return nil
}

// A setter reads the next value into v. If the value has another type it
// reports that and leaves the value, to be skipped by whoever comes next.
type setter func(s *Scanner, v reflect.Value)

// setters holds the setter of every type decoded so far: a memory of work done,
// never of data.
var setters sync.Map // of reflect.Type to setter

func setterOf(t reflect.Type) (setter, error) {
	if set, ok := setters.Load(t); ok {
		return set.(setter), nil
	}
	b := builder{open: map[reflect.Type]*node{}}
	n, err := b.node(t)
	if err != nil {
		return nil, fmt.Errorf("strictjson: %w", err)
	}
	setters.Store(t, n.set)
	return n.set, nil
}

// node is a setter that may still be under construction, as in a type that
// contains itself.
type node struct{ set setter }

var (
	errNull   = errors.New("must not be null: give a value or leave it out")
	errTypeOf = map[Token]error{
		True:   errors.New("must be true or false"),
		Number: errors.New("must be a number"),
		String: errors.New("must be a string"),
		Array:  errors.New("must be an array"),
		Object: errors.New("must be an object"),
	}
	errEmpty   = errors.New("says nothing: fill it in, or leave it out")
	errMissing = errors.New("is required: add it")
	errUnknown = errors.New("is not a member of this object: remove it, or correct the name (case matters)")
	errInteger = errors.New("must be an integer, written without point or exponent")
)

// expect reports whether the next value has the type, and reports a fault if
// not.
func expect(s *Scanner, want Token) bool {
	switch got := s.Peek(); got {
	case want:
		return true
	case None:
	case Null:
		if s.Null() { // or it only begins like null
			s.Report(KindNull, errNull)
		}
	default:
		s.Report(KindType, errTypeOf[want])
	}
	return false
}
