package principles

import (
	"encoding/json"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// ClaimsFormat is the format name and version of a [Claims] document.
const ClaimsFormat = "principles.claims/1.0"

var claimsFormat = document.Format{Name: "principles.claims", Major: 1, Minor: 0}

// Claims is a register of what is said about the effects of partnership in care.
// A claim is recorded with its population, source and certainty; it is never part
// of a score.
type Claims struct {
	// Format is the format name and version: principles.claims/1.0.
	Format string `json:"format"`
	// References are the sources that the claims point to.
	References []Reference `json:"references"`
	// Claims are the entries.
	Claims []Claim `json:"claims"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Claim is one thing that is said.
type Claim struct {
	// ID names the claim within the register.
	ID string `json:"id"`
	// Statement is what is said, in plain words.
	Statement string `json:"statement"`
	// Population is whom it is said of.
	Population string `json:"population"`
	// Certainty is how far the source carries it.
	Certainty Certainty `json:"certainty"`
	// Correction is what the source really says, where the statement is heard in
	// another form.
	Correction string `json:"correction,omitzero"`
	// References are the ids of the sources; empty if none was found.
	References []string `json:"references,omitzero"`
	// Unverified says that the source itself was not seen.
	Unverified bool `json:"unverified,omitzero"`
}

// Certainty is how far a source carries a claim.
type Certainty string

// The grades of certainty.
const (
	CertaintyHigh     Certainty = "high"     // several good trials, or a full count
	CertaintyModerate Certainty = "moderate" // trials with limits
	CertaintyLow      Certainty = "low"      // observation, or few and small trials
	CertaintyUnknown  Certainty = "unknown"  // said without a source that grades it
	Refuted           Certainty = "refuted"  // the source says otherwise
)

// Values returns the grades of certainty.
func (Certainty) Values() []string {
	return words(CertaintyHigh, CertaintyModerate, CertaintyLow, CertaintyUnknown, Refuted)
}

// IsValid reports whether c is one of [Certainty.Values].
func (c Certainty) IsValid() bool {
	return oneOf(c, CertaintyHigh, CertaintyModerate, CertaintyLow, CertaintyUnknown, Refuted)
}

// ClaimsRegister returns the embedded register of claims; it is the caller's to
// change.
func ClaimsRegister() Claims {
	c := library().claims
	c.References = append([]Reference{}, c.References...)
	c.Claims = append([]Claim{}, c.Claims...)
	for i := range c.Claims {
		c.Claims[i].References = append([]string(nil), c.Claims[i].References...)
	}
	return c
}

// DecodeClaims reads a register of claims from JSON: strictly, and valid. The
// error is [Faults].
func DecodeClaims(data []byte) (Claims, error) {
	c, err := document.Decode[Claims](data, claimsFormat)
	if err != nil {
		return Claims{}, err
	}
	return c, c.Validate()
}

// Encode writes the register as JSON in canonical form. The error is [Faults] if
// it is not valid.
func (c Claims) Encode() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(c)
}

// Validate returns nil, or [Faults] with every fault of the register.
func (c Claims) Validate() error {
	root := fault.Path{}
	v := frameworkCheck{f: &Framework{References: c.References}}
	v.format(root.Field("format"), c.Format, claimsFormat)
	v.references(root)
	list := root.Field("claims")
	v.length(list, len(c.Claims), maxList)
	seen := make(map[string]int, len(c.Claims))
	for i := range c.Claims {
		k := &c.Claims[i]
		p := list.Index(i)
		v.unique(p.Field("id"), seen, k.ID, i)
		v.word(p.Field("statement"), k.Statement)
		v.word(p.Field("population"), k.Population)
		enum(&v.checker, p.Field("certainty"), k.Certainty, true)
		v.optionalWord(p.Field("correction"), k.Correction)
		if len(k.References) == 0 && (k.Certainty == CertaintyHigh || k.Certainty == CertaintyModerate) {
			v.Addf(p.Field("references"), fault.Required, nil, "must name a source for a claim of high or moderate certainty")
		}
		v.refer(p.Field("references"), k.References)
	}
	v.extensions(root.Field("extensions"), c.Extensions)
	return v.found.Faults().OrNil()
}
