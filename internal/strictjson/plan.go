package strictjson

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// builder makes the setters of one type and of all types it contains.
type builder struct {
	open map[reflect.Type]*node
}

var (
	rawType  = reflect.TypeFor[json.RawMessage]()
	timeType = reflect.TypeFor[time.Time]()
	anyType  = reflect.TypeFor[any]()
	jsonType = reflect.TypeFor[json.Unmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// node returns the node of t. Its setter is ready when the outermost call
// returns.
func (b *builder) node(t reflect.Type) (*node, error) {
	if n, ok := b.open[t]; ok {
		return n, nil
	}
	n := &node{}
	b.open[t] = n
	set, err := b.setter(t)
	n.set = set
	return n, err
}

func (b *builder) setter(t reflect.Type) (setter, error) {
	p := reflect.PointerTo(t)
	switch {
	case t == rawType:
		return setRaw, nil
	case t == timeType:
		return setTime, nil
	case t == anyType:
		return setAny, nil
	case t.Kind() == reflect.Pointer:
		return b.pointer(t)
	case p.Implements(jsonType):
		return setUnmarshaler, nil
	case p.Implements(textType):
		return setTextUnmarshaler, nil
	}
	switch t.Kind() {
	case reflect.Bool:
		return setBool, nil
	case reflect.String:
		return setString, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return setInt, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return setUint, nil
	case reflect.Float32, reflect.Float64:
		return setFloat, nil
	case reflect.Slice:
		return b.slice(t)
	case reflect.Array:
		return b.array(t)
	case reflect.Map:
		return b.mapping(t)
	case reflect.Struct:
		return b.structure(t)
	}
	return nil, fmt.Errorf("type %v cannot be decoded", t)
}

func (b *builder) pointer(t reflect.Type) (setter, error) {
	if t.Elem().Kind() == reflect.Pointer {
		return nil, fmt.Errorf("type %v cannot be decoded: it points to a pointer", t)
	}
	elem, err := b.node(t.Elem())
	if err != nil {
		return nil, err
	}
	of := t.Elem()
	return func(s *Scanner, v reflect.Value) {
		v.Set(reflect.New(of))
		elem.set(s, v.Elem())
	}, nil
}

func (b *builder) slice(t reflect.Type) (setter, error) {
	if t.Elem().Kind() == reflect.Uint8 {
		return nil, fmt.Errorf("type %v cannot be decoded: bytes have no form in JSON", t)
	}
	elem, err := b.node(t.Elem())
	if err != nil {
		return nil, err
	}
	size := int(t.Elem().Size())
	first := 4 // how many items the first allocation holds
	if size > 128 {
		first = 1
	}
	return func(s *Scanner, v reflect.Value) {
		if !expect(s, Array) {
			return
		}
		s.Enter()
		n := 0
		for s.Next() {
			if n == v.Cap() {
				more := max(first, n)
				if !s.spend(more * size) {
					return
				}
				v.Grow(more)
			}
			v.SetLen(n + 1)
			elem.set(s, v.Index(n))
			n++
		}
		if n == 0 {
			v.Set(reflect.MakeSlice(t, 0, 0))
		}
	}, nil
}

func (b *builder) array(t reflect.Type) (setter, error) {
	elem, err := b.node(t.Elem())
	if err != nil {
		return nil, err
	}
	wrong := fmt.Errorf("must have exactly %d items", t.Len())
	return func(s *Scanner, v reflect.Value) {
		if !expect(s, Array) {
			return
		}
		s.Enter()
		n := 0
		for s.Next() {
			if n < v.Len() {
				elem.set(s, v.Index(n))
			}
			n++
		}
		if n != v.Len() {
			s.Report(KindRange, wrong)
		}
	}, nil
}

func (b *builder) mapping(t reflect.Type) (setter, error) {
	key := t.Key()
	if key.Kind() != reflect.String || reflect.PointerTo(key).Implements(textType) {
		return nil, fmt.Errorf("type %v cannot be decoded: its keys are not plain strings", t)
	}
	elem, err := b.node(t.Elem())
	if err != nil {
		return nil, err
	}
	size := int(key.Size() + t.Elem().Size())
	return func(s *Scanner, v reflect.Value) {
		if !expect(s, Object) {
			return
		}
		s.Enter()
		v.Set(reflect.MakeMap(t))
		k, item := reflect.New(key).Elem(), reflect.New(t.Elem()).Elem()
		for s.Next() && s.spend(size) {
			k.SetString(string(s.Name()))
			item.SetZero()
			elem.set(s, item)
			v.SetMapIndex(k, item)
		}
	}, nil
}

// field is one field of a struct.
type field struct {
	name     string
	index    int
	node     *node
	required bool // the tag has neither omitzero nor omitempty
	filled   bool // a struct that is left out when it is zero
}

func (b *builder) structure(t reflect.Type) (setter, error) {
	var fields []field
	byName := map[string]int{}
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case tag == "-" || (!f.IsExported() && !f.Anonymous):
			continue
		case f.Anonymous:
			return nil, fmt.Errorf("type %v cannot be decoded: field %s is embedded", t, f.Name)
		case !tagged || name == "":
			name = f.Name
		}
		required := true
		for option := range strings.SplitSeq(options, ",") {
			required = required && option != "omitempty" && option != "omitzero"
			if option != "" && option != "omitempty" && option != "omitzero" {
				return nil, fmt.Errorf("type %v cannot be decoded: field %s has the tag option %s", t, f.Name, option)
			}
		}
		if _, twice := byName[name]; twice {
			return nil, fmt.Errorf("type %v cannot be decoded: two fields are named %s", t, name)
		}
		n, err := b.node(f.Type)
		if err != nil {
			return nil, err
		}
		byName[name] = len(fields)
		filled := !required && f.Type.Kind() == reflect.Struct
		fields = append(fields, field{name, i, n, required, filled})
	}
	return func(s *Scanner, v reflect.Value) {
		if !expect(s, Object) {
			return
		}
		s.Enter()
		var few uint64 // a bit for each field met, or
		var many []bool
		if len(fields) > 64 {
			many = make([]bool, len(fields))
		}
		guess := 0 // most writers keep the order of the fields
		for s.Next() {
			name := s.Name()
			for guess < len(fields) && len(fields[guess].name) != len(name) {
				guess++
			}
			if guess == len(fields) || fields[guess].name != string(name) {
				i, known := byName[string(name)]
				if !known {
					s.Report(KindUnknownMember, errUnknown)
					guess = 0
					continue
				}
				guess = i
			}
			if many != nil {
				many[guess] = true
			} else {
				few |= 1 << guess
			}
			value, before := v.Field(fields[guess].index), len(s.faults)
			fields[guess].node.set(s, value)
			if fields[guess].filled && value.IsZero() && len(s.faults) == before && !s.stopped {
				s.Report(KindRequired, errEmpty)
			}
			guess++
		}
		for i := range fields {
			if met := many != nil && many[i] || many == nil && few>>i&1 == 1; fields[i].required && !met {
				s.reportMissing(fields[i].name)
			}
		}
	}, nil
}
