package archtest

import (
	"go/ast"
	"go/constant"
	"go/types"
	"math"
	"slices"
	"strconv"
	"strings"
)

// mayStart lists the packages that may start goroutines. Their results must
// not depend on how many.
func mayStart() []string { return []string{"sdm/smaa"} }

// impureImports are packages that read or change the world, or whose numbers
// nobody asked for by a seed. A name ending in * is a prefix.
func impureImports() []string {
	return []string{
		"os*", "net*", "log*", "math/rand*", "crypto/rand", "unsafe", "syscall", "io/ioutil", "plugin", "C",
		"runtime/debug", "expvar", "testing*",
	}
}

// impureNames are functions and variables of otherwise pure packages.
func impureNames() []string {
	return []string{
		"time.Now", "time.Since", "time.Until", "time.After", "time.AfterFunc", "time.Sleep", "time.Tick",
		"time.NewTimer", "time.NewTicker", "time.Local", "time.LoadLocation",
		"fmt.Print", "fmt.Printf", "fmt.Println", "fmt.Scan", "fmt.Scanf", "fmt.Scanln",
	}
}

// Purity finds what pure code may not do: impure imports and calls,
// goroutines, and panics outside MustX functions.
func Purity(p *Package) []Finding {
	var found []Finding
	for _, f := range p.Files {
		for _, imp := range f.Imports {
			path, err := strconv.Unquote(imp.Path.Value)
			if err == nil && impure(path) {
				found = append(found, p.finding(imp.Pos(), "imports %s: library code is pure", path))
			}
		}
		for _, d := range f.Decls {
			fn, _ := d.(*ast.FuncDecl)
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					if !slices.Contains(mayStart(), p.Rel) {
						found = append(found, p.finding(n.Pos(), "starts a goroutine: library code is pure"))
					}
				case *ast.Ident:
					found = append(found, p.impureUse(n, fn)...)
				}
				return true
			})
		}
	}
	return found
}

func impure(path string) bool {
	return slices.ContainsFunc(impureImports(), func(pattern string) bool {
		prefix, wild := strings.CutSuffix(pattern, "*")
		return path == prefix || (wild && strings.HasPrefix(path, prefix+"/"))
	})
}

func (p *Package) impureUse(id *ast.Ident, fn *ast.FuncDecl) []Finding {
	obj := p.Info.Uses[id]
	if obj == nil {
		return nil
	}
	if _, ok := obj.(*types.Builtin); ok {
		switch name := obj.Name(); {
		case name == "print" || name == "println":
			return []Finding{p.finding(id.Pos(), "prints: library code is pure")}
		case name == "panic" && (fn == nil || !strings.HasPrefix(fn.Name.Name, "Must")):
			return []Finding{p.finding(id.Pos(), "panics outside a MustX function: return an error")}
		}
		return nil
	}
	if obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return nil
	}
	if name := obj.Pkg().Path() + "." + obj.Name(); slices.Contains(impureNames(), name) {
		return []Finding{p.finding(id.Pos(), "uses %s: library code is pure", name)}
	}
	return nil
}

// Sums finds products that are added without a conversion between: a*b + c
// may be fused into one rounding on some processors and not on others, and
// then ties come out differently. float64(a*b) + c is the same everywhere. A
// product by a constant power of two is exact and may stand as it is.
func Sums(p *Package) []Finding {
	var found []Finding
	check := func(e ast.Expr) {
		if p.bareProduct(e) {
			found = append(found, p.finding(e.Pos(), "adds a product that may be fused: write float64(a*b)"))
		}
	}
	for _, f := range p.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if op := n.Op.String(); op == "+" || op == "-" {
					check(n.X)
					check(n.Y)
				}
			case *ast.AssignStmt:
				if op := n.Tok.String(); op == "+=" || op == "-=" {
					check(n.Rhs[0])
				}
			}
			return true
		})
	}
	return found
}

// bareProduct reports whether e is a product of floats that is not a constant.
func (p *Package) bareProduct(e ast.Expr) bool {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
			continue
		case *ast.UnaryExpr:
			e = x.X
			continue
		}
		break
	}
	product, ok := e.(*ast.BinaryExpr)
	if !ok || product.Op.String() != "*" || p.powerOfTwo(product.X) || p.powerOfTwo(product.Y) {
		return false
	}
	tv := p.Info.Types[product]
	if tv.Type == nil || tv.Value != nil {
		return false
	}
	basic, ok := tv.Type.Underlying().(*types.Basic)
	return ok && basic.Info()&(types.IsFloat|types.IsComplex) != 0
}

func (p *Package) powerOfTwo(e ast.Expr) bool {
	v := p.Info.Types[e].Value
	if v == nil {
		return false
	}
	f, _ := constant.Float64Val(constant.ToFloat(v))
	mantissa, _ := math.Frexp(math.Abs(f))
	return mantissa == 0.5
}
