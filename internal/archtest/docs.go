package archtest

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
)

// Docs finds exported names that nobody explained: functions, methods, types,
// constants, variables, the fields of structs and the methods of interfaces.
func Docs(p *Package) []Finding {
	var found []Finding
	miss := func(id *ast.Ident) {
		found = append(found, p.finding(id.Pos(), "%s is exported and has no comment", id.Name))
	}
	var comment strings.Builder
	for _, f := range p.Files {
		comment.WriteString(f.Doc.Text())
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && d.Doc.Text() == "" {
					miss(d.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					undocumented(d, s, p.explainsGroup(d, s), miss)
				}
			}
		}
	}
	if comment.Len() == 0 {
		found = append(found, Finding{p.Rel, "has no package comment"})
	} else if p.Public() {
		for _, need := range packageComment() {
			if !need.pattern.MatchString(comment.String()) {
				found = append(found, Finding{p.Rel, "the package comment does not say " + need.what})
			}
		}
	}
	return found
}

type need struct {
	what    string
	pattern *regexp.Regexp
}

// packageComment is what the comment of a public package has to say, as far as
// a pattern can tell.
func packageComment() []need {
	return []need{
		{"what the package is not for", regexp.MustCompile(`(?i)\bnot\b`)},
		{"what its users may rely on (compatibility)", regexp.MustCompile(`(?i)compatib`)},
	}
}

// explainsGroup reports whether the comment over a parenthesised group is enough
// for its members: sentinel errors say themselves what they are, and internal
// packages are read with their code. The words of a public enum are not.
func (p *Package) explainsGroup(d *ast.GenDecl, s ast.Spec) bool {
	if !d.Lparen.IsValid() || hidden(p.Rel) {
		return true
	}
	v, ok := s.(*ast.ValueSpec)
	if !ok || d.Tok != token.VAR {
		return false
	}
	for _, id := range v.Names {
		if obj := p.Info.Defs[id]; obj == nil || obj.Type().String() != "error" {
			return false
		}
	}
	return true
}

func undocumented(d *ast.GenDecl, s ast.Spec, group bool, miss func(*ast.Ident)) {
	switch s := s.(type) {
	case *ast.ValueSpec:
		own := s.Doc.Text() + s.Comment.Text()
		if group {
			own += d.Doc.Text()
		}
		for _, id := range s.Names {
			if id.IsExported() && own == "" {
				miss(id)
			}
		}
	case *ast.TypeSpec:
		if !s.Name.IsExported() {
			return
		}
		own := s.Doc.Text()
		if d.Tok == token.TYPE && !d.Lparen.IsValid() {
			own += d.Doc.Text()
		}
		if own == "" {
			miss(s.Name)
		}
		switch t := s.Type.(type) {
		case *ast.StructType:
			members(t.Fields, miss)
		case *ast.InterfaceType:
			members(t.Methods, miss)
		}
	}
}

func members(list *ast.FieldList, miss func(*ast.Ident)) {
	for _, f := range list.List {
		if f.Doc.Text()+f.Comment.Text() != "" {
			continue
		}
		for _, id := range f.Names {
			if id.IsExported() {
				miss(id)
			}
		}
	}
}

// exportedReceiver reports whether d is a function or a method of an exported
// type.
func exportedReceiver(d *ast.FuncDecl) bool {
	name, _ := receiver(d)
	return name == "" || ast.IsExported(name)
}

// receiver returns the type that d is a method of, and whether by pointer.
func receiver(d *ast.FuncDecl) (name string, pointer bool) {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return "", false
	}
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e, pointer = x.X, true
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name, pointer
		default:
			return "", pointer
		}
	}
}
