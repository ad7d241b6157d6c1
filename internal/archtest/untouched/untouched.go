// Package untouched proves that a function leaves alone what it is handed.
package untouched

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// spare is how much room behind its length every slice gets.
const spare = 3

// Check calls fn twice with copies of args and fails the test if a copy is
// changed by the call, spare room behind slices included, or if the two calls
// give different results. Give a method as an expression, so that its receiver
// is an argument too: Check(t, sdm.Decision.Validate, d). The receiver of a
// pointer method may change.
func Check(t testing.TB, fn any, args ...any) {
	t.Helper()
	if err := check(fn, args...); err != nil {
		t.Error(err)
	}
}

func check(fn any, args ...any) error {
	f := reflect.ValueOf(fn)
	if f.Kind() != reflect.Func {
		return fmt.Errorf("untouched: not a function: %T", fn)
	}
	if n := f.Type().NumIn(); len(args) < n-1 || (!f.Type().IsVariadic() && len(args) != n) {
		return fmt.Errorf("untouched: %d arguments for %s", len(args), f.Type())
	}
	// A pointer method may change its receiver, and then answer differently.
	receiver := len(args) > 0 && strings.Contains(runtime.FuncForPC(f.Pointer()).Name(), ".(*") &&
		reflect.ValueOf(args[0]).Kind() == reflect.Pointer
	var results [2]string
	for round := range results {
		in := make([]reflect.Value, len(args))
		before := make([]string, len(args))
		for i, a := range args {
			in[i] = roomy(argument(f.Type(), i, a))
			before[i] = Snapshot(in[i])
		}
		out := f.Call(in)
		for i := range in {
			if after := Snapshot(in[i]); after != before[i] && (i > 0 || !receiver) {
				return fmt.Errorf("untouched: argument %d was changed:\nbefore %s\nafter  %s", i, before[i], after)
			}
		}
		for _, o := range out {
			results[round] += Snapshot(o) + "\n"
		}
	}
	if results[0] != results[1] && !receiver {
		return fmt.Errorf("untouched: the same arguments gave two results:\n%s%s", results[0], results[1])
	}
	return nil
}

// argument returns a as a value that can be argument i of a function.
func argument(f reflect.Type, i int, a any) reflect.Value {
	var want reflect.Type
	switch {
	case f.IsVariadic() && i >= f.NumIn()-1:
		want = f.In(f.NumIn() - 1).Elem()
	case i < f.NumIn():
		want = f.In(i)
	}
	v := reflect.ValueOf(a)
	if !v.IsValid() && want != nil {
		return reflect.Zero(want)
	}
	if want != nil && v.Type() != want && v.Kind() != reflect.Func && v.CanConvert(want) && !v.Type().AssignableTo(want) {
		return v.Convert(want)
	}
	return v
}

// roomy returns a deep copy of v in which slices have spare room, so that an
// append into the caller's memory is seen. What unexported fields hold stays
// shared.
func roomy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len()+spare)
		for i := range v.Len() {
			c.Index(i).Set(roomy(v.Index(i)))
		}
		return c
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeMapWithSize(v.Type(), v.Len())
		for k, e := range v.Seq2() {
			c.SetMapIndex(k, roomy(e))
		}
		return c
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return roomy(v.Elem())
	case reflect.Array, reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		if v.Kind() == reflect.Array {
			for i := range v.Len() {
				c.Index(i).Set(roomy(v.Index(i)))
			}
			return c
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				c.Field(i).Set(roomy(v.Field(i)))
			}
		}
		return c
	}
	return v
}

// Snapshot writes all that v is and points to, the spare room of slices
// included. Two values with the same snapshot are the same to a reader.
func Snapshot(v reflect.Value) string {
	var b strings.Builder
	snapshot(&b, v, map[uintptr]bool{})
	return b.String()
}

func snapshot(b *strings.Builder, v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Invalid:
		b.WriteString("nil")
	case reflect.Pointer:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		if seen[v.Pointer()] {
			b.WriteString("&seen")
			return
		}
		seen[v.Pointer()] = true
		b.WriteByte('&')
		snapshot(b, v.Elem(), seen)
		delete(seen, v.Pointer())
	case reflect.Interface:
		if !v.IsNil() {
			fmt.Fprintf(b, "(%s)", v.Elem().Type())
		}
		snapshot(b, v.Elem(), seen)
	case reflect.Slice:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		full := v.Slice(0, v.Cap())
		b.WriteByte('[')
		for i := range full.Len() {
			if i == v.Len() {
				b.WriteString("| ")
			}
			snapshot(b, full.Index(i), seen)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case reflect.Array:
		b.WriteByte('[')
		for i := range v.Len() {
			snapshot(b, v.Index(i), seen)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case reflect.Map:
		entries := make([]string, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			var e strings.Builder
			snapshot(&e, it.Key(), seen)
			e.WriteByte(':')
			snapshot(&e, it.Value(), seen)
			entries = append(entries, e.String())
		}
		slices.Sort(entries)
		fmt.Fprintf(b, "map[%s]", strings.Join(entries, " "))
	case reflect.Struct:
		b.WriteByte('{')
		for i := range v.NumField() {
			b.WriteString(v.Type().Field(i).Name + ":")
			snapshot(b, v.Field(i), seen)
			b.WriteByte(' ')
		}
		b.WriteByte('}')
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		b.WriteString(v.Kind().String()) // cannot be read
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	case reflect.Float32, reflect.Float64:
		fmt.Fprintf(b, "%x", v.Float()) // tells -0 from 0
	default:
		fmt.Fprintf(b, "%v", v)
	}
}
