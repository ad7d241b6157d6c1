// Package vectors reads test vectors: files that hold, for every formula of a
// package, inputs, what comes out, how exactly, and where that was taken from,
// so that a program in another language can be held to the same numbers. The
// tests of each package are held to its file by [Check].
//
// It is not for results: nothing here computes. What stands in a file was
// published, or worked out by other means than the code it tests; its source
// says which.
//
// Evidence: tests of [Check] show that a number outside its tolerance, a missing
// member and a formula without vectors are found. The package is internal; the
// form of the files is versioned by their format.
package vectors

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// Format is the format of a file of vectors.
const Format = "concord.vectors/1.0"

func format() document.Format { return document.Format{Name: "concord.vectors", Major: 1} }

// File holds the vectors of one package.
type File struct {
	// Format is the format and version of the file.
	Format string `json:"format"`
	// Package is the folder of the package inside the module, such as sdm/risk.
	Package string `json:"package"`
	// Formulas lists the formulas of the package; each has vectors.
	Formulas []Formula `json:"formulas"`
	// Extensions holds what others add, under names such as org.example.note.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Formula is one formula with its vectors.
type Formula struct {
	// ID names the formula; unique within the file.
	ID string `json:"id"`
	// Says is the formula in words: what the members of the input and of what is
	// expected mean, in which units, and what is done with them.
	Says string `json:"says"`
	// Vectors lists worked examples of the formula.
	Vectors []Vector `json:"vectors"`
}

// Vector is one worked example.
type Vector struct {
	// Source says where the numbers come from: a publication with its table or
	// page, or how they were worked out.
	Source string `json:"source"`
	// Input is what goes in, by name.
	Input map[string]json.RawMessage `json:"input"`
	// Expected is what comes out, by name. A number that may be absent is a
	// figure, as in all documents: value, or why there is none.
	Expected map[string]json.RawMessage `json:"expected"`
	// Tolerance is how far every number that comes out may lie from the expected
	// one: half a unit of the last printed digit for published numbers; 0 for
	// exact ones. Texts, the lengths of lists, and true and false must be equal.
	Tolerance float64 `json:"tolerance"`
}

// Decode reads a file of vectors, strictly, and validates it. The error is
// [fault.Faults].
func Decode(data []byte) (File, error) {
	f, err := document.Decode[File](data, format())
	if err != nil {
		return File{}, err
	}
	return f, f.Validate()
}

// Encode returns f in the one form that documents are written in. The error is
// [fault.Faults].
func (f File) Encode() ([]byte, error) { return document.Encode(f) }

// Validate returns nil or every fault of f in document order.
func (f File) Validate() error {
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), f.Format, format())
	needs(&c, root.Field("package"), f.Package)
	formulas := root.Field("formulas")
	if len(f.Formulas) == 0 {
		c.Addf(formulas, fault.Required, nil, "needs a formula")
	}
	document.CheckUniqueIDs(&c, formulas, len(f.Formulas), func(i int) string { return f.Formulas[i].ID })
	for i, formula := range f.Formulas {
		formula.validate(&c, formulas.Index(i))
	}
	document.CheckExtensions(&c, root.Field("extensions"), f.Extensions)
	return document.Ordered[File](c.Faults())
}

func (f Formula) validate(c *fault.Collector, p fault.Path) {
	needs(c, p.Field("says"), f.Says)
	vectors := p.Field("vectors")
	if len(f.Vectors) == 0 {
		c.Addf(vectors, fault.Required, nil, "needs a vector")
	}
	for i, v := range f.Vectors {
		at := vectors.Index(i)
		needs(c, at.Field("source"), v.Source)
		members(c, at.Field("input"), v.Input)
		members(c, at.Field("expected"), v.Expected)
		if !(v.Tolerance >= 0) || v.Tolerance > maxTolerance {
			c.Addf(at.Field("tolerance"), fault.Range, nil, "must be a number from 0 to 1000000")
		}
	}
}

// maxTolerance is above what any formula needs, and refuses an infinity.
const maxTolerance = 1e6

func needs(c *fault.Collector, p fault.Path, s string) {
	if s == "" {
		c.Addf(p, fault.Required, nil, "is required")
	}
}

// members records the faults of an object of values by name.
func members(c *fault.Collector, p fault.Path, object map[string]json.RawMessage) {
	if len(object) == 0 {
		c.Addf(p, fault.Required, nil, "needs a member")
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if at := p.Field(name); !memberName(name) {
			c.Addf(at, fault.Format, nil, "the name must be a letter, then letters and digits")
		} else if string(object[name]) == "null" {
			c.Addf(at, fault.Null, nil, "must not be null: give a value or leave it out")
		}
	}
}

func memberName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (i == 0 || s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != ""
}

// MemberPattern is the form of the names in the input and in what is expected.
const MemberPattern = `^[A-Za-z][A-Za-z0-9]*$`
