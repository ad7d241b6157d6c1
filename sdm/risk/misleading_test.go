package risk_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/require"
)

// Programs that would mislead do not compile. Each is checked with the types of
// the package as it is; the honest one shows that the check itself works.
func TestMisleadingDoesNotCompile(t *testing.T) {
	fset := token.NewFileSet()
	from := importer.ForCompiler(fset, "source", nil)
	for _, c := range []struct {
		name, body, want string // want is part of the compiler's complaint; empty if it compiles
	}{
		{"honest", `c, _ := risk.Compare(risk.About{}, nil, risk.Options{}); c.IconArray("a", "en").SVG("x")`, ""},
		{"a denominator for one option", `c, _ := risk.Compare(risk.About{}, nil, risk.Options{}); c.Per = 1000`, "cannot assign"},
		{"mixed denominators", `_ = []risk.Arm{{Option: "a", Per: 100}, {Option: "b", Per: 1000}}`, "unknown field Per"},
		{"a smaller denominator", `_ = risk.Options{Per: 10}`, "unknown field Per"},
		{"a comparison made by hand", `_ = risk.Comparison{risks: risk.Risks{Per: 100}}`, "unexported field risks"},
		{"a comparison made by position", `_ = risk.Comparison{risk.Risks{}}`, "unexported field"},
		{"a picture of a bare number", `risk.IconArray(0.2)`, "undefined"},
		{"a picture of stored risks that nobody checked", `risk.Risks{}.IconArray("a", "en")`, "undefined"},
		{"sentences from stored risks that nobody checked", `risk.Explain(risk.Risks{}, "en")`, "cannot use"},
		{"a picture made by hand", `_ = risk.Picture{title: "safe"}`, "unexported field title"},
		{"a number needed to treat made by hand", `_ = risk.NNT{benefit: risk.Exactly(0.5)}`, "unexported field benefit"},
		{"a number needed to treat without a difference", `_, _ = risk.NeededToTreat(20)`, "cannot use 20"},
		{"a relative risk on its own", `risk.ExplainRelative(risk.Exactly(0.5), "a", "en")`, "cannot use"},
		{"a relative risk as an arm", `_ = risk.Arm{Relative: 0.5}`, "unknown field Relative"},
		{"a word without its count", `var s string = risk.Rare`, "cannot use risk.Rare"},
		{"a risk ratio as a picture", `c, _ := risk.RiskRatio(risk.Counts{}, risk.Counts{}, 0); c.IconArray("a", "en")`, "undefined"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := "package main\nimport \"github.com/concord-sdm/concord/sdm/risk\"\nfunc main() { " + c.body + " }\n"
			file, err := parser.ParseFile(fset, "main.go", source, 0)
			require.NoError(t, err)
			_, err = (&types.Config{Importer: from}).Check("main", fset, []*ast.File{file}, nil)
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.want)
		})
	}
}
