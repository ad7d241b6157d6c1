// Package document reads and writes the JSON documents of every wing: strictly
// in, canonically out, with the version of the format looked at before all
// else.
//
// [Decode] turns a text into a document or into every fault it has, each with
// its place. [Encode] writes a document in one form only, so that equal
// documents are equal bytes. The Check functions are the parts of a Validate
// that all documents share.
//
// It does not validate: which members are required and what their values may
// be is the business of each document. It is not for HL7 FHIR resources, whose
// numbers must survive digit by digit.
//
// Evidence: fuzzing shows that what is decoded is encoded to a text that is
// decoded to an equal value, and encoded again to the same text.
//
// The package is internal and makes no promise of compatibility; the form of
// the documents is versioned by their format.
package document

import (
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Format names a kind of document and the newest version of it that a reader
// knows. A reader takes its own major version up to its minor.
type Format struct {
	// Name is the kind of document, such as "sdm.decision".
	Name string
	// Major counts the versions that old readers cannot read.
	Major int
	// Minor counts the versions within a major that only add.
	Minor int
}

// String returns the form that stands in a document: "sdm.decision/1.0".
func (f Format) String() string {
	return f.Name + "/" + strconv.Itoa(f.Major) + "." + strconv.Itoa(f.Minor)
}

// CheckFormat records a fault if got is not a version of f that its reader
// takes. A newer version unwraps to [fault.ErrNewerFormat].
func CheckFormat(c *fault.Collector, p fault.Path, got string, f Format) {
	if e, ok := f.check(got); !ok {
		c.Add(p, e.Code, e.Err)
	}
}

// check returns the fault of got, without its place.
func (f Format) check(got string) (e fault.FieldError, ok bool) {
	if got == "" {
		return fault.FieldError{Code: fault.Required, Err: fault.Because(nil, "is required: "+f.rule())}, false
	}
	name, version, _ := strings.Cut(got, "/")
	major, minor, wellFormed := parseVersion(version)
	switch {
	case name != f.Name || !wellFormed || major < f.Major:
		return fault.FieldError{Code: fault.Format, Err: fault.Because(nil, f.rule())}, false
	case major > f.Major || minor > f.Minor:
		return fault.FieldError{Code: fault.NewerFormat, Err: fault.ErrNewerFormat}, false
	}
	return fault.FieldError{}, true
}

// rule says which formats are taken.
func (f Format) rule() string {
	oldest := Format{f.Name, f.Major, 0}
	switch f.Minor {
	case 0:
		return `must be "` + oldest.String() + `"`
	case 1:
		return `must be "` + oldest.String() + `" or "` + f.String() + `"`
	}
	return `must be from "` + oldest.String() + `" to "` + f.String() + `"`
}

// parseVersion reads MAJOR.MINOR, each a number of up to four digits without
// leading zeros.
func parseVersion(s string) (major, minor int, ok bool) {
	a, b, cut := strings.Cut(s, ".")
	major, ok1 := parseNumber(a)
	minor, ok2 := parseNumber(b)
	return major, minor, cut && ok1 && ok2
}

func parseNumber(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 || (len(s) > 1 && s[0] == '0') {
		return 0, false
	}
	for i := range len(s) {
		if s[i]-'0' > 9 {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
