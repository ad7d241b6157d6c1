package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Module is the loaded module.
type Module struct {
	// Dir is the folder of go.mod.
	Dir string
	// Packages are the packages of the module, by path.
	Packages []*Package
	exports  map[string]string // import path -> file of export data
	standard map[string]bool
}

// Package is one package of the module, parsed and type-checked without its
// tests.
type Package struct {
	// Rel is the folder inside the module: "sdm/risk"; "." for the root.
	Rel string
	// Name is the package name.
	Name string
	// Imports are the direct imports of the code, TestImports those of its
	// tests, Deps all that the code pulls in.
	Imports, TestImports, Deps []string
	// Files are the sources without tests; Tests the parsed test files.
	Files, Tests []*ast.File
	// Types is the type-checked package of Files.
	Types *types.Package
	// Info is what the type checker knows of their parts.
	Info *types.Info

	fset *token.FileSet
	dir  string
}

type listed struct {
	ImportPath, Dir, Name, Export      string
	Standard                           bool
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
	Deps                               []string
}

// Load reads the module around the folder dir with go list.
func Load(dir string) (*Module, error) {
	args := []string{"list", "-deps", "-export", "-json=ImportPath,Dir,Name,Export,Standard,GoFiles,TestGoFiles," +
		"XTestGoFiles,Imports,TestImports,XTestImports,Deps", "./..."}
	// What the fixtures of the tests import.
	args = append(args, "fmt", "time", "os", "sync", "sort", "slices", "errors", "regexp", "embed", "math/rand", "encoding/json")
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, stderr.String())
	}
	m := &Module{Dir: dir, exports: map[string]string{}, standard: map[string]bool{}}
	var own []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		m.exports[p.ImportPath] = p.Export
		m.standard[p.ImportPath] = p.Standard
		if p.ImportPath == ModulePath || strings.HasPrefix(p.ImportPath, ModulePath+"/") {
			own = append(own, p)
		}
	}
	for _, p := range own {
		loaded, err := m.load(p)
		if err != nil {
			return nil, err
		}
		m.Packages = append(m.Packages, loaded)
	}
	return m, nil
}

func (m *Module) load(l listed) (*Package, error) {
	p := &Package{
		Rel: relative(l.ImportPath), Name: l.Name, Imports: l.Imports, Deps: l.Deps,
		TestImports: append(l.TestImports, l.XTestImports...), fset: token.NewFileSet(), dir: l.Dir,
	}
	parse := func(names []string) (files []*ast.File, err error) {
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(l.Dir, name))
			if err != nil {
				return nil, err
			}
			f, err := parser.ParseFile(p.fset, filepath.ToSlash(filepath.Join(p.Rel, name)), data, parser.ParseComments)
			if err != nil {
				return nil, err
			}
			files = append(files, f)
		}
		return files, nil
	}
	var err error
	if p.Files, err = parse(l.GoFiles); err != nil {
		return nil, err
	}
	if p.Tests, err = parse(append(l.TestGoFiles, l.XTestGoFiles...)); err != nil {
		return nil, err
	}
	return p, m.check(p)
}

// check type-checks p with the export data of its imports.
func (m *Module) check(p *Package) error {
	lookup := func(path string) (io.ReadCloser, error) {
		if m.exports[path] == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(m.exports[path])
	}
	p.Info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	conf := types.Config{Importer: importer.ForCompiler(p.fset, "gc", lookup)}
	var err error
	p.Types, err = conf.Check(ModulePath+"/"+p.Rel, p.fset, p.Files, p.Info)
	return err
}

// Source makes a package from sources, for tests of the rules: names of files
// and their content; those that end in _test.go are its tests.
func (m *Module) Source(rel string, files map[string]string) (*Package, error) {
	p := &Package{Rel: rel, fset: token.NewFileSet()}
	for name, src := range files {
		f, err := parser.ParseFile(p.fset, rel+"/"+name, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		p.Name = strings.TrimSuffix(f.Name.Name, "_test")
		if strings.HasSuffix(name, "_test.go") {
			p.Tests = append(p.Tests, f)
		} else {
			p.Files = append(p.Files, f)
		}
	}
	return p, m.check(p)
}

func (p *Package) finding(pos token.Pos, format string, args ...any) Finding {
	at := p.fset.Position(pos)
	return Finding{fmt.Sprintf("%s:%d", at.Filename, at.Line), fmt.Sprintf(format, args...)}
}

func relative(path string) string {
	if path == ModulePath {
		return "."
	}
	return strings.TrimPrefix(path, ModulePath+"/")
}

// wing returns the wing that a folder belongs to, or nothing.
func wing(rel string) string {
	first, _, _ := strings.Cut(rel, "/")
	for _, w := range Wings() {
		if first == w {
			return w
		}
	}
	return ""
}

func under(rel, folder string) bool {
	return rel == folder || strings.HasPrefix(rel, folder+"/")
}

// hidden reports whether users cannot import a folder.
func hidden(rel string) bool {
	return strings.Contains("/"+rel+"/", "/internal/")
}

// Pure reports whether p is library code that has to be pure: the wings and
// what they share, but not the programs that make their data.
func (p *Package) Pure() bool {
	if p.Name == "main" {
		return false
	}
	return wing(p.Rel) != "" || (under(p.Rel, "internal") && !under(p.Rel, "internal/archtest"))
}

// Library reports whether p is code that programs link.
func (p *Package) Library() bool { return p.Pure() || p.Rel == "schemas" }

// Public reports whether p is for users: neither internal nor a program.
func (p *Package) Public() bool { return p.Library() && !hidden(p.Rel) }
