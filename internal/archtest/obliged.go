package archtest

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// Obliged finds the tests that a public package owes: an Example with output,
// a fuzz target that names each decoder, parser and reader, and a proof by
// untouched.Check that each exported function which is handed a slice, a map
// or a pointer leaves it as it was.
func Obliged(p *Package) []Finding {
	if !p.Public() {
		return nil
	}
	tests := readTests(p)
	var found []Finding
	functions := 0
	for _, f := range p.Files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !fn.Name.IsExported() || !exportedReceiver(fn) {
				continue
			}
			functions++
			if reader(fn) && !tests.fuzzed[fn.Name.Name] {
				found = append(found, p.finding(fn.Pos(), "%s has no fuzz target that calls it", fn.Name.Name))
			}
			if names := names(fn); p.lends(fn) && !slices.ContainsFunc(names, func(n string) bool { return tests.untouched[n] }) {
				found = append(found, p.finding(fn.Pos(),
					"%s is handed memory of the caller: prove with untouched.Check that it stays as it was", names[0]))
			}
		}
	}
	if functions > 0 && !tests.example {
		found = append(found, Finding{p.Rel, "has no Example with output"})
	}
	return found
}

// reader reports whether fn turns foreign bytes into values.
func reader(fn *ast.FuncDecl) bool {
	name := fn.Name.Name
	return fn.Recv == nil && (strings.HasPrefix(name, "Decode") || strings.HasPrefix(name, "Parse") || strings.HasPrefix(name, "Read"))
}

// names returns how a test may mention fn as a value: F, T.M, and for a
// pointer method also (*T).M.
func names(fn *ast.FuncDecl) []string {
	t, pointer := receiver(fn)
	switch {
	case t == "":
		return []string{fn.Name.Name}
	case pointer:
		return []string{fmt.Sprintf("(*%s).%s", t, fn.Name.Name)}
	}
	return []string{t + "." + fn.Name.Name}
}

// lends reports whether a caller lends memory to fn that fn could write to. The
// receiver of a pointer method and an argument named dst are there for that.
func (p *Package) lends(fn *ast.FuncDecl) bool {
	f, ok := p.Info.Defs[fn.Name].(*types.Func)
	if !ok {
		return false
	}
	sig := f.Signature()
	for v := range sig.Params().Variables() {
		if v.Name() != "dst" && writable(v.Type(), map[types.Type]bool{}) {
			return true
		}
	}
	_, pointer := receiver(fn)
	return sig.Recv() != nil && !pointer && writable(sig.Recv().Type(), map[types.Type]bool{})
}

// writable reports whether a copy of a value of type t shares memory with it.
func writable(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if n, ok := t.(*types.Named); ok && n.Obj().Pkg() != nil && !strings.HasPrefix(n.Obj().Pkg().Path(), ModulePath) {
		_, slice := n.Underlying().(*types.Slice) // json.RawMessage, not time.Time
		return slice
	}
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Pointer:
		return true
	case *types.Array:
		return writable(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if f.Exported() && writable(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

// testsOf is what the tests of a package hold, by name.
type testsOf struct {
	example           bool
	fuzzed, untouched map[string]bool
}

func readTests(p *Package) testsOf {
	t := testsOf{fuzzed: map[string]bool{}, untouched: map[string]bool{}}
	for _, f := range p.Tests {
		for _, c := range f.Comments {
			if s := strings.ToLower(strings.TrimSpace(c.Text())); strings.HasPrefix(s, "output:") || strings.HasPrefix(s, "unordered output:") {
				t.example = true
			}
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			if strings.HasPrefix(fn.Name.Name, "Fuzz") {
				ast.Inspect(fn, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						t.fuzzed[id.Name] = true
					}
					return true
				})
			}
			t.readUntouched(fn, p.Name)
		}
	}
	return t
}

// readUntouched notes every function mentioned as a value in a test that calls
// untouched.Check.
func (t testsOf) readUntouched(fn *ast.FuncDecl, pkg string) {
	checks := false
	ast.Inspect(fn, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Check" {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "untouched" {
				checks = true
			}
		}
		return true
	})
	if !checks {
		return
	}
	called := map[ast.Expr]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			called[n.Fun] = true
		case *ast.Ident, *ast.SelectorExpr:
			if e := n.(ast.Expr); !called[e] {
				t.untouched[mention(e, pkg)] = true
			}
			return false
		}
		return true
	})
}

// mention writes F, T.M or (*T).M as names does, without the package.
func mention(e ast.Expr, pkg string) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.ParenExpr:
		return "(" + mention(e.X, pkg) + ")"
	case *ast.StarExpr:
		return "*" + mention(e.X, pkg)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == pkg {
			return e.Sel.Name
		}
		return mention(e.X, pkg) + "." + e.Sel.Name
	}
	return ""
}
