package group

import (
	"encoding/json"
	"strconv"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// Voices are several people's preferences in one decision, each in their own
// words and with their own role.
type Voices struct {
	// Format is the name and version of the document format: "sdm.voices/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision they are about.
	Decision string `json:"decision"`
	// Voices are the preferences, one document for each voice. Role and id of
	// the voice tell them apart; at most one is the patient's. A surrogate's
	// says what it goes by.
	Voices []sdm.Preferences `json:"voices"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

var voicesFormat = document.Format{Name: "sdm.voices", Major: 1, Minor: 0}

// The formats of the documents that this version writes.
const (
	VoicesFormat    = "sdm.voices/1.0"    // of [Voices]
	AgreementFormat = "sdm.agreement/1.0" // of an [Agreement]
)

// MaxVoices is how many voices are compared at most.
const MaxVoices = 50

// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
// Code and Err; its methods are Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of a document in document order, a slice of
// [FieldError]; its methods are Error, Unwrap and OrNil. It is the same type in
// every wing.
type Faults = fault.Faults

// DecodeVoices reads voices from strict JSON and validates them, as
// sdm.DecodePreferences does preferences. The error is [Faults]; what has the
// right form is returned with it, so that it can be mended. Whether they fit
// their decision is checked by [Voices.ValidateFor] and [Compare].
func DecodeVoices(data []byte) (Voices, error) {
	v, err := document.Decode[Voices](data, voicesFormat)
	if err != nil {
		return Voices{}, err
	}
	return v, v.Validate()
}

// Encode validates the voices and writes them as indented JSON with a final
// newline. What it writes reads back equal.
func (v Voices) Encode() ([]byte, error) {
	if err := v.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(v)
}

// DecodeAgreement reads a report that [Agreement.Encode] wrote, as strictly as
// [DecodeVoices] reads voices; it does not work it out again.
func DecodeAgreement(data []byte) (Agreement, error) {
	return document.Decode[Agreement](data, document.Format{Name: "sdm.agreement", Major: 1, Minor: 0})
}

// Encode writes the report as [Voices.Encode] writes voices.
func (a Agreement) Encode() ([]byte, error) { return document.Encode(a) }

// Validate returns nil, or [Faults] with every fault that the voices show by
// themselves, in document order.
func (v Voices) Validate() error { return v.validate(nil) }

// ValidateFor returns nil, or [Faults] with every fault of the voices, alone
// and against the decision d, in document order. It does not report the faults
// of d.
func (v Voices) ValidateFor(d sdm.Decision) error { return v.validate(&d) }

func (v *Voices) validate(d *sdm.Decision) error {
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), v.Format, voicesFormat)
	document.CheckID(&c, root.Field("decision"), v.Decision)
	if d != nil && v.Decision != d.ID {
		c.Addf(root.Field("decision"), fault.Reference, sdm.ErrOtherDecision, "must be the id of the decision they are used with")
	}
	list := root.Field("voices")
	switch {
	case len(v.Voices) == 0:
		c.Addf(list, fault.Required, nil, "needs at least one voice")
	case len(v.Voices) > MaxVoices:
		c.Addf(list, fault.TooLarge, sdm.ErrTooLarge, "must not be longer than "+strconv.Itoa(MaxVoices))
	}
	met := map[string]bool{}
	patients := 0
	for i := range v.Voices[:min(len(v.Voices), MaxVoices)] {
		p := &v.Voices[i]
		at := list.Index(i)
		err := p.Validate()
		if d != nil {
			err = p.ValidateFor(*d)
		}
		under(&c, at.String(), err)
		if p.Decision != v.Decision && d == nil {
			c.Addf(at.Field("decision"), fault.Reference, sdm.ErrOtherDecision, "must be the decision that the voices are about")
		}
		voice := at.Field("voice")
		if p.Voice.Role == sdm.Patient {
			patients++
		}
		switch key := keyOf(p.Voice); {
		case p.Voice.Role == sdm.Patient && patients > 1:
			c.Addf(voice.Field("role"), fault.Duplicate, sdm.ErrDuplicate, "only one voice can be the patient's")
		case met[key]:
			c.Addf(voice, fault.Duplicate, sdm.ErrDuplicate, "another voice before it has the same role and id: give each an id")
		default:
			met[key] = true
		}
	}
	document.CheckExtensions(&c, root.Field("extensions"), v.Extensions)
	return document.Ordered[Voices](c.Faults())
}

// under records the faults of a part at its place.
func under(c *fault.Collector, at string, err error) {
	faults, _ := err.(Faults)
	for _, f := range faults {
		c.AddAt(at+f.Pointer, f.Code, f.Err)
	}
}

// keyOf returns what the report calls a voice: its role, and its id if it has
// one: "family/sister".
func keyOf(v sdm.Voice) string {
	if v.ID == "" {
		return string(v.Role)
	}
	return string(v.Role) + "/" + v.ID
}
