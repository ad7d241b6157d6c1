package document

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Encode writes v, a document or report, as canonical JSON: the fields of a
// struct in their order, the keys of a map in the order of their bytes, numbers
// as the shortest text that reads back to them with −0 as 0, no escapes but
// those JSON needs, an indent of two spaces, one newline at the end. A nil slice
// is an empty array and a nil map an empty object, as no reader takes null for
// them. Raw JSON keeps its names, strings and numbers as they are written.
//
// What Decode would refuse is not written: NaN and infinities, text that is not
// UTF-8 or holds U+0000, null for a value, raw JSON that is not strict, and
// nesting deeper than 64. The error is then fault.Faults, each with its place and
// never the value; after a hundred the rest is not looked at. A type that has no
// JSON form is another error. The size is not limited, as reports may be larger
// than what anybody should read back.
func Encode(v any) ([]byte, error) {
	e := encoder{out: make([]byte, 0, 1024)}
	if err := e.value(reflect.ValueOf(&v).Elem(), plain); err != nil {
		return nil, err
	}
	if err := e.faults.Err(); err != nil {
		return nil, err
	}
	return append(e.out, '\n'), nil
}

// The limits of strictjson. The second also ends the writing of a value that
// contains itself many times over.
const (
	deepest    = 64
	mostFaults = 100
)

// encoder writes one document.
type encoder struct {
	out    []byte
	path   []step
	faults fault.Collector
}

// step is one member or item on the way to the current value.
type step struct {
	name  string
	index int // -1 for a member
}

// refuse records a fault of the current value.
func (e *encoder) refuse(code fault.Code, text string) {
	e.faults.AddAt(e.pointer(), code, fault.Because(nil, text))
}

// pointer returns the place of the current value.
func (e *encoder) pointer() string {
	var b strings.Builder
	for _, s := range e.path {
		b.WriteByte('/')
		if s.index < 0 {
			b.WriteString(fault.EscapeToken(s.name))
			continue
		}
		b.WriteString(strconv.Itoa(s.index))
	}
	return b.String()
}

// value writes v, whose type has the form f.
func (e *encoder) value(v reflect.Value, f form) error {
	if e.faults.Len() >= mostFaults {
		return nil
	}
	if f != plain {
		e.own(v, f)
		return nil
	}
	switch v.Kind() {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.scalar(v)
		return nil
	case reflect.Interface:
		if v.IsNil() {
			e.refuse(fault.Null, "must not be null: give a value or leave it out")
			return nil
		}
		return e.value(v.Elem(), formOf(v.Elem().Type()))
	case reflect.Pointer:
		if to := v.Type().Elem().Kind(); to == reflect.Pointer || to == reflect.Interface {
			return fmt.Errorf("document: type %v cannot be encoded: it could point to itself", v.Type())
		}
		if v.IsNil() {
			e.out = append(e.out, "null"...)
			return nil
		}
		return e.value(v.Elem(), formOf(v.Type().Elem()))
	case reflect.Slice, reflect.Array:
		return e.list(v)
	case reflect.Map:
		return e.mapping(v)
	case reflect.Struct:
		return e.structure(v)
	}
	return fmt.Errorf("document: type %v cannot be encoded", v.Type())
}

// open begins an array or object and reports whether it may nest so deep.
func (e *encoder) open(bracket byte, index int) bool {
	if len(e.path) >= deepest {
		e.refuse(fault.TooLarge, fmt.Sprintf("must not nest deeper than %d", deepest))
		return false
	}
	e.out = append(e.out, bracket)
	e.path = append(e.path, step{index: index})
	return true
}

// close ends an array or object.
func (e *encoder) close(bracket byte) {
	e.path = e.path[:len(e.path)-1]
	if last := e.out[len(e.out)-1]; last != '[' && last != '{' {
		e.line()
	}
	e.out = append(e.out, bracket)
}

// next begins the following item or member.
func (e *encoder) next() {
	if last := e.out[len(e.out)-1]; last != '[' && last != '{' {
		e.out = append(e.out, ',')
	}
	e.line()
}

func (e *encoder) line() {
	e.out = append(e.out, '\n')
	for range e.path {
		e.out = append(e.out, ' ', ' ')
	}
}

// member begins the member of an object.
func (e *encoder) member(name string) {
	e.next()
	e.path[len(e.path)-1].name = name
	e.text(name)
	e.out = append(e.out, ':', ' ')
}

func (e *encoder) list(v reflect.Value) error {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return fmt.Errorf("document: type %v cannot be encoded: bytes have no form in JSON", v.Type())
	}
	if !e.open('[', 0) {
		return nil
	}
	f := formOf(v.Type().Elem())
	for i := range v.Len() {
		e.next()
		e.path[len(e.path)-1].index = i
		if err := e.value(v.Index(i), f); err != nil {
			return err
		}
	}
	e.close(']')
	return nil
}

func (e *encoder) mapping(v reflect.Value) error {
	key := v.Type().Key()
	if key.Kind() != reflect.String || key.Implements(textType) {
		return fmt.Errorf("document: type %v cannot be encoded: its keys are not plain strings", v.Type())
	}
	if !e.open('{', -1) {
		return nil
	}
	f := formOf(v.Type().Elem())
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		e.member(k.String())
		if err := e.value(v.MapIndex(k), f); err != nil {
			return err
		}
	}
	e.close('}')
	return nil
}

func (e *encoder) structure(v reflect.Value) error {
	fields, err := fieldsOf(v.Type())
	if err != nil {
		return err
	}
	if !e.open('{', -1) {
		return nil
	}
	for i := range fields {
		f := &fields[i]
		item := v.Field(f.index)
		if f.omitted(item) {
			continue
		}
		e.member(f.name)
		if err := e.value(item, f.form); err != nil {
			return err
		}
	}
	e.close('}')
	return nil
}
