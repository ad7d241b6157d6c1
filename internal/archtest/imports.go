package archtest

import (
	"fmt"
	"slices"
	"strings"
)

// earned lists the third-party modules that library code may import, by the
// package that earned them. DEPENDENCIES.md says why.
func earned() map[string][]string {
	return map[string][]string{
		"schemas":            {"github.com/santhosh-tekuri/jsonschema/v5"},
		"examples/cdshooks":  {"github.com/go-jose/go-jose/v4"},
		"examples/readlevel": {"github.com/bmatcuk/doublestar/v4", "golang.org/x/term"},
		"literacy/document":  {"github.com/yuin/goldmark", "golang.org/x/net/html", "golang.org/x/text"},
	}
}

// testModules lists the third-party modules that tests may import.
func testModules() []string {
	return []string{
		"github.com/stretchr/testify", "github.com/google/go-cmp", "pgregory.net/rapid", "golang.org/x/exp/stats",
		"github.com/ledongthuc/pdf",
	}
}

const generator = "schemas/internal/gen"

// Imports finds breaches of the layering: wings that see each other, arrows
// that point up, third-party code where it was not earned. The standard func
// tells which import paths belong to Go itself.
func Imports(p *Package, standard func(string) bool) []Finding {
	var found []Finding
	report := func(path, text string) {
		found = append(found, Finding{p.Rel, fmt.Sprintf("imports %s: %s", path, text)})
	}
	for _, path := range p.Imports {
		switch rel, ours := ownPath(path); {
		case standard(path):
		case ours:
			if text := layering(p.Rel, rel, false); text != "" {
				report(path, text)
			}
		case !matches(path, earned()[p.Rel]):
			report(path, "this package has not earned a third-party module")
		}
	}
	for _, path := range p.TestImports {
		switch rel, ours := ownPath(path); {
		case standard(path):
		case ours:
			if text := layering(p.Rel, rel, true); text != "" {
				report(path, "(test) "+text)
			}
		case p.Rel == generator && strings.HasPrefix(path, "github.com/invopop/jsonschema"):
		case !matches(path, testModules()) && !matches(path, earned()[p.Rel]):
			report(path, "(test) not among the test dependencies")
		}
	}
	return found
}

// layering says what is wrong with an import inside the module.
func layering(from, to string, test bool) string {
	fw, tw := wing(from), wing(to)
	readme := from == "." && test // the example that README.md shows
	free := readme || under(from, "examples") || under(from, "schemas") || (under(from, "internal/archtest") && test)
	switch {
	case under(to, "examples") && !under(from, "examples") && !readme:
		return "nothing imports examples"
	case under(to, "schemas") && !free:
		return "only examples import schemas"
	case under(to, "internal/archtest") && !test && !under(from, "internal/archtest"):
		return "only tests import the architecture tests"
	case free:
		return ""
	case fw != "" && tw != "" && fw != tw:
		return "a wing never imports another"
	case under(from, "internal") && !under(to, "internal"):
		return "internal packages import only each other and the standard library"
	case fw != "" && from == fw && tw == fw && !test && !under(to, fw+"/internal"):
		return "down only: a subpackage imports its wing, never the reverse"
	case fw == "" && tw != "":
		return "only examples and schemas see the wings"
	}
	return ""
}

// Roots finds what the root package of a wing pulls in beyond the standard
// library, the module's internal packages and its own.
func Roots(p *Package, standard func(string) bool) []Finding {
	if wing(p.Rel) != p.Rel {
		return nil
	}
	var found []Finding
	for _, path := range p.Deps {
		rel, ours := ownPath(path)
		if standard(path) || (ours && (under(rel, "internal") || under(rel, p.Rel+"/internal"))) {
			continue
		}
		found = append(found, Finding{p.Rel, "pulls in " + path + ": a root is standard library only"})
	}
	return found
}

// Standard reports whether an import path belongs to Go itself.
func (m *Module) Standard(path string) bool {
	if std, known := m.standard[path]; known {
		return std
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func ownPath(path string) (string, bool) {
	return relative(path), path == ModulePath || strings.HasPrefix(path, ModulePath+"/")
}

func matches(path string, modules []string) bool {
	return slices.ContainsFunc(modules, func(m string) bool { return under(path, m) })
}

// Requirements returns the modules that a go.mod asks for directly, and the
// commands of its tool directives.
func Requirements(mod string) []string {
	var paths []string
	block := ""
	for line := range strings.Lines(mod) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(fields[0], "//"):
		case fields[0] == ")":
			block = ""
		case len(fields) == 2 && fields[1] == "(":
			block = fields[0]
		default:
			if block == "" && (fields[0] == "require" || fields[0] == "tool") {
				fields = fields[1:]
			} else if block != "require" && block != "tool" {
				continue
			}
			if !strings.Contains(line, "// indirect") {
				paths = append(paths, fields[0])
			}
		}
	}
	return paths
}
