package principles

// Provenance says who made a framework, from what, and when.
type Provenance struct {
	// Author is who wrote this document.
	Author string `json:"author"`
	// BasedOn are the ids of the references that the items and rules come from.
	BasedOn []string `json:"basedOn,omitzero"`
	// DevelopedWith says which patients and organisations took part in making
	// the framework, and when; empty if nobody is known to have.
	DevelopedWith string `json:"developedWith,omitzero"`
	// Created is the date of this version.
	Created Date `json:"created"`
	// Unverified lists, in plain words, what could not be verified in a source.
	Unverified []string `json:"unverified,omitzero"`
}

// Reference is a source that other parts of a framework point to by id.
type Reference struct {
	// ID names the reference within the document.
	ID string `json:"id"`
	// Citation is author, title, journal or publisher, year.
	Citation string `json:"citation"`
	// DOI is the digital object identifier, without a resolver in front.
	DOI string `json:"doi,omitzero"`
	// URL is where the source was found.
	URL string `json:"url,omitzero"`
}

// Licence says under which terms the wording of a framework stands and whether
// this document carries it.
type Licence struct {
	// Class is the kind of licence.
	Class LicenceClass `json:"class"`
	// Source says where the terms are stated.
	Source string `json:"source"`
	// CheckedOn is when the terms were last looked at; empty if they were not
	// seen.
	CheckedOn Date `json:"checkedOn,omitzero"`
	// TextShipped says that the document carries the wording of items. It may
	// only be true where the class allows it.
	TextShipped bool `json:"textShipped"`
	// Note holds conditions worth knowing, such as a credit line.
	Note string `json:"note,omitzero"`
}

// LicenceClass is the kind of licence that a framework's wording stands under.
type LicenceClass string

// The licence classes.
const (
	OwnWords      LicenceClass = "ownWords"          // written for this module, under its licence
	PublicDomain  LicenceClass = "publicDomain"      // free of rights, such as government work
	OpenLicence   LicenceClass = "open"              // an open licence that allows change and sale
	Unaltered     LicenceClass = "unalteredFreeOnly" // free to use without change and without charge
	OnPermission  LicenceClass = "permission"        // the owner must be asked, or the terms were not seen
	Proprietary   LicenceClass = "proprietary"       // sold by the owner
	AllRightsHeld LicenceClass = "allRightsReserved" // published, no reuse granted
)

// Values returns the licence classes.
func (LicenceClass) Values() []string {
	return words(
		OwnWords, PublicDomain, OpenLicence, Unaltered, OnPermission, Proprietary, AllRightsHeld,
	)
}

// IsValid reports whether c is one of [LicenceClass.Values].
func (c LicenceClass) IsValid() bool {
	return oneOf(c, OwnWords, PublicDomain, OpenLicence, Unaltered, OnPermission, Proprietary, AllRightsHeld)
}

// AllowsText reports whether the wording of items may be part of a document
// under this class: true only for own words, the public domain and open
// licences.
func (c LicenceClass) AllowsText() bool {
	return c == OwnWords || c == PublicDomain || c == OpenLicence
}
