package document

import (
	"encoding"
	"encoding/json"
	"reflect"

	"github.com/concord-sdm/concord/internal/fault"
)

// form says how values of a type are written.
type form uint8

const (
	plain        form = iota // by their kind
	raw                      // json.RawMessage
	jsonForm                 // by their own MarshalJSON
	jsonFormAddr             // by the MarshalJSON of their pointer
	textForm                 // by their own MarshalText
	textFormAddr             // by the MarshalText of their pointer
)

var (
	rawType     = reflect.TypeFor[json.RawMessage]()
	jsonType    = reflect.TypeFor[json.Marshaler]()
	textType    = reflect.TypeFor[encoding.TextMarshaler]()
	zeroTesting = reflect.TypeFor[interface{ IsZero() bool }]()
)

func formOf(t reflect.Type) form {
	p := reflect.PointerTo(t)
	switch {
	case t == rawType:
		return raw
	case t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer:
		return plain // what it holds or points to decides
	case t.Implements(jsonType):
		return jsonForm
	case p.Implements(jsonType):
		return jsonFormAddr
	case t.Implements(textType):
		return textForm
	case p.Implements(textType):
		return textFormAddr
	}
	return plain
}

// own writes a value that has its own JSON or text form. Its error may hold the
// value and is not shown.
func (e *encoder) own(v reflect.Value, f form) {
	if (f == jsonFormAddr || f == textFormAddr) && !v.CanAddr() {
		at := reflect.New(v.Type())
		at.Elem().Set(v)
		v = at.Elem()
	}
	var out []byte
	var err error
	switch f {
	case raw:
		out = v.Bytes()
	case jsonForm:
		out, err = v.Interface().(json.Marshaler).MarshalJSON()
	case jsonFormAddr:
		out, err = v.Addr().Interface().(json.Marshaler).MarshalJSON()
	case textForm:
		out, err = v.Interface().(encoding.TextMarshaler).MarshalText()
	case textFormAddr:
		out, err = v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
	}
	switch {
	case err != nil:
		e.refuse(fault.Format, "must be a value that has a JSON form")
	case f == textForm || f == textFormAddr:
		e.text(string(out))
	default:
		e.raw(out)
	}
}
