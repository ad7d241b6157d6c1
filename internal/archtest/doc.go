// Package archtest proves the rules of the house: which package may import
// which, what library code may not do, what must be documented and tested.
// Packages are found as they appear; nothing is registered by hand.
//
// The rules are functions from loaded packages to findings, so that each has a
// test of its own which shows it a fault and expects it to be found. Nothing
// but tests imports this package.
package archtest

//go:generate go test . -run ^TestAPI$ -update

// ModulePath is the provisional path of the module: it is not published yet.
// This is the one place, besides go.mod and the import lines, that holds it.
const ModulePath = "github.com/concord-sdm/concord"

// Wings are the four independent parts of the module.
func Wings() []string { return []string{"sdm", "goals", "literacy", "principles"} }

// Finding is one breach of a rule: where and what.
type Finding struct {
	Place string // file:line, package or file
	Text  string // the rule that is broken and the way out
}

// String returns the place and the text.
func (f Finding) String() string { return f.Place + ": " + f.Text }
