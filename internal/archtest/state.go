package archtest

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// memos lists the package variables that remember what was worked out about a
// type. They change, but no result depends on whether they hold something.
func memos() []string {
	return []string{"internal/strictjson.setters", "internal/document.fieldLists"}
}

// State finds package variables that can change after init. Sentinel errors,
// embedded files, sync.OnceValue and its kin, compiled patterns and tables are
// fine as long as nothing assigns to them, to a part of them, or takes their
// address. A table is not exported: what everybody can write to is not a
// constant.
func State(p *Package) []Finding {
	var found []Finding
	for _, f := range p.Files {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				found = append(found, p.declared(g)...)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			for _, e := range p.written(n) {
				if v := p.packageVar(e); v != nil && !p.memo(v) {
					found = append(found, p.finding(e.Pos(), "may change the package variable %s: state after init is not allowed", v.Name()))
				}
			}
			return true
		})
	}
	return found
}

func (p *Package) memo(v *types.Var) bool {
	return slices.Contains(memos(), p.Rel+"."+v.Name())
}

// declared judges variables by their type and visibility.
func (p *Package) declared(g *ast.GenDecl) []Finding {
	var found []Finding
	for _, s := range g.Specs {
		for _, id := range s.(*ast.ValueSpec).Names {
			v, ok := p.Info.Defs[id].(*types.Var)
			if !ok || id.Name == "_" || p.memo(v) {
				continue
			}
			t := v.Type().String()
			errorType := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
			switch {
			case t == "embed.FS", types.Implements(v.Type(), errorType):
			case mutable(v.Type(), map[types.Type]bool{}):
				found = append(found, p.finding(id.Pos(), "package variable %s holds something made to change (%s)", id.Name, t))
			case id.IsExported():
				found = append(found, p.finding(id.Pos(), "package variable %s is exported and can be assigned: make it a func", id.Name))
			}
		}
	}
	return found
}

// mutable reports whether a type exists to be changed: locks, pools, atomics,
// channels, buffers.
func mutable(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	name := t.String()
	for _, prefix := range []string{"sync.", "sync/atomic.", "bytes.Buffer", "strings.Builder", "math/rand"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Chan:
		return true
	case *types.Struct:
		if n, ok := t.(*types.Named); ok && n.Obj().Pkg() != nil && !strings.HasPrefix(n.Obj().Pkg().Path(), ModulePath) {
			return false // regexp.Regexp and the like keep their own counsel
		}
		for f := range u.Fields() {
			if mutable(f.Type(), seen) {
				return true
			}
		}
	case *types.Pointer:
		return mutable(u.Elem(), seen)
	case *types.Array:
		return mutable(u.Elem(), seen)
	}
	return false
}

// written returns the expressions that a node may write to.
func (p *Package) written(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return slices.DeleteFunc([]ast.Expr{n.Key, n.Value}, func(e ast.Expr) bool { return e == nil })
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		return p.writtenByCall(n)
	}
	return nil
}

func (p *Package) writtenByCall(n *ast.CallExpr) []ast.Expr {
	fun := n.Fun
	if index, ok := fun.(*ast.IndexExpr); ok {
		fun = index.X
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		_, builtin := p.Info.Uses[fun].(*types.Builtin)
		if builtin && slices.Contains([]string{"delete", "clear", "copy", "append"}, fun.Name) {
			return n.Args[:1]
		}
	case *ast.SelectorExpr:
		if s := p.Info.Selections[fun]; s != nil && s.Kind() == types.MethodVal {
			f, ok := s.Obj().(*types.Func)
			_, wantsPointer := f.Signature().Recv().Type().(*types.Pointer)
			_, isPointer := s.Recv().(*types.Pointer)
			if ok && wantsPointer && !isPointer {
				return []ast.Expr{fun.X}
			}
			return nil
		}
		if obj := p.Info.Uses[fun.Sel]; obj != nil && obj.Pkg() != nil && len(n.Args) > 0 && rearranges(obj) {
			return n.Args[:1]
		}
	}
	return nil
}

// rearranges reports whether a function of the standard library changes the
// slice or map that it is given first.
func rearranges(f types.Object) bool {
	switch f.Pkg().Path() {
	case "sort":
		return !strings.HasPrefix(f.Name(), "Search") && !strings.HasSuffix(f.Name(), "AreSorted") && f.Name() != "IsSorted"
	case "slices":
		for _, prefix := range []string{"Sort", "Reverse", "Delete", "Insert", "Replace", "Compact", "Grow"} {
			if strings.HasPrefix(f.Name(), prefix) && !strings.HasPrefix(f.Name(), "Sorted") {
				return true
			}
		}
	case "maps":
		return f.Name() == "Copy" || f.Name() == "Insert" || f.Name() == "DeleteFunc"
	}
	return false
}

// packageVar returns the package variable of p that e is or is a part of.
func (p *Package) packageVar(e ast.Expr) *types.Var {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			v, ok := p.Info.Uses[x].(*types.Var)
			if ok && !v.IsField() && v.Parent() == p.Types.Scope() {
				return v
			}
			return nil
		default:
			return nil
		}
	}
}
