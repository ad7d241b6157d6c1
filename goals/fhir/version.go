package fhir

import "slices"

// Version is a release of FHIR. A resource does not say which release it was
// written for, so the reader has to: it is on the server's capability
// statement and in the media type parameter fhirVersion.
type Version string

// The releases that this package reads and writes. R4 and R4B have the same
// Goal.
const (
	R4  Version = "R4"  // 4.0.1
	R4B Version = "R4B" // 4.3.0
	R5  Version = "R5"  // 5.0.0
)

// Values returns the releases, oldest first.
func (Version) Values() []Version { return []Version{R4, R4B, R5} }

// IsValid reports whether v is one of [Version.Values].
func (v Version) IsValid() bool { return slices.Contains(v.Values(), v) }

// Number returns the release as FHIR numbers it, such as 4.0.1, or "" if v is
// not valid.
func (v Version) Number() string {
	switch v {
	case R4:
		return "4.0.1"
	case R4B:
		return "4.3.0"
	case R5:
		return "5.0.0"
	}
	return ""
}

// releases is a set of versions, for the element tables.
type releases uint8

const (
	inR4 releases = 1 << iota
	inR4B
	inR5

	before5 = inR4 | inR4B
	always  = before5 | inR5
)

func (v Version) set() releases {
	switch v {
	case R4:
		return inR4
	case R4B:
		return inR4B
	case R5:
		return inR5
	}
	return 0
}
