package document

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// field is one field of a struct that has a JSON form.
type field struct {
	name      string
	index     int
	form      form
	omitEmpty bool
	omitZero  bool
	isZero    bool // the type says itself what its zero is
}

// fieldLists holds the fields of every struct encoded so far: a memory of work
// done, never of data.
var fieldLists sync.Map // of reflect.Type to []field

func fieldsOf(t reflect.Type) ([]field, error) {
	if list, ok := fieldLists.Load(t); ok {
		return list.([]field), nil
	}
	var list []field
	met := map[string]bool{}
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		if tag == "-" || (!f.IsExported() && !f.Anonymous) {
			continue
		}
		if f.Anonymous {
			return nil, fmt.Errorf("document: type %v cannot be encoded: field %s is embedded", t, f.Name)
		}
		name, options, _ := strings.Cut(tag, ",")
		if name == "" {
			name = f.Name
		}
		if met[name] {
			return nil, fmt.Errorf("document: type %v cannot be encoded: two fields are named %s", t, name)
		}
		met[name] = true
		x := field{name: name, index: i, form: formOf(f.Type), isZero: f.Type.Implements(zeroTesting)}
		for option := range strings.SplitSeq(options, ",") {
			switch option {
			case "omitempty":
				x.omitEmpty = true
			case "omitzero":
				x.omitZero = true
			case "":
			default:
				return nil, fmt.Errorf("document: type %v cannot be encoded: field %s has the tag option %s", t, f.Name, option)
			}
		}
		list = append(list, x)
	}
	fieldLists.Store(t, list)
	return list, nil
}

// omitted reports whether the value v of the field is left out.
func (f *field) omitted(v reflect.Value) bool {
	if f.omitZero {
		if f.isZero && !(v.Kind() == reflect.Pointer && v.IsNil()) {
			if v.Interface().(interface{ IsZero() bool }).IsZero() {
				return true
			}
		} else if v.IsZero() {
			return true
		}
	}
	if f.omitEmpty {
		switch v.Kind() {
		case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
			return v.Len() == 0
		case reflect.Struct:
			return false
		}
		return v.IsZero()
	}
	return false
}
