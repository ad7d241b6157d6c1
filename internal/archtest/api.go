package archtest

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// API returns everything that p exports, one line each, sorted: what a golden
// file compares. A type that is an alias is written with the fields and methods
// of what it stands for, because go doc does not show them and a change there
// is a change here.
func API(p *Package) string {
	qualify := func(other *types.Package) string {
		if other == p.Types {
			return ""
		}
		return other.Name()
	}
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	scope := p.Types.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch o := obj.(type) {
		case *types.Const:
			add("const %s %s = %s", name, types.TypeString(o.Type(), qualify), o.Val().ExactString())
		case *types.Var:
			add("var %s %s", name, types.TypeString(o.Type(), qualify))
		case *types.Func:
			add("func %s%s", name, signature(o, qualify))
		case *types.TypeName:
			typeLines(o, qualify, add)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

func signature(f *types.Func, q types.Qualifier) string {
	return strings.TrimPrefix(types.TypeString(f.Signature(), q), "func")
}

// typeLines writes a type, its exported fields and its methods.
func typeLines(o *types.TypeName, q types.Qualifier, add func(string, ...any)) {
	name, t := o.Name(), o.Type()
	if o.IsAlias() {
		t = types.Unalias(t)
		add("type %s = %s", name, types.TypeString(t, q))
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		if !o.IsAlias() {
			add("type %s struct", name)
		}
		for i := range u.NumFields() {
			if f := u.Field(i); f.Exported() {
				tag := ""
				if u.Tag(i) != "" {
					tag = " `" + u.Tag(i) + "`"
				}
				add("type %s struct, %s %s%s", name, f.Name(), types.TypeString(f.Type(), q), tag)
			}
		}
	default:
		if !o.IsAlias() {
			add("type %s %s", name, types.TypeString(u, q))
		}
	}
	if types.IsInterface(t) {
		return
	}
	values := types.NewMethodSet(t)
	for m := range types.NewMethodSet(types.NewPointer(t)).Methods() {
		f := m.Obj().(*types.Func)
		if !f.Exported() {
			continue
		}
		star := "*"
		if values.Lookup(f.Pkg(), f.Name()) != nil {
			star = ""
		}
		add("method (%s%s) %s%s", star, name, f.Name(), signature(f, q))
	}
}
