package principles

import (
	"encoding/json"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// CrosswalkFormat is the format name and version of a [Crosswalk] document.
const CrosswalkFormat = "principles.crosswalk/1.0"

var crosswalkFormat = document.Format{Name: "principles.crosswalk", Major: 1, Minor: 0}

// Crosswalk says how the items of two frameworks relate.
type Crosswalk struct {
	// Format is the format name and version: principles.crosswalk/1.0.
	Format string `json:"format"`
	// ID names the crosswalk.
	ID string `json:"id"`
	// Version is a semantic version: MAJOR.MINOR.PATCH.
	Version string `json:"version"`
	// Source is the framework that answers come from.
	Source FrameworkRef `json:"source"`
	// Target is the framework that answers are carried to.
	Target FrameworkRef `json:"target"`
	// Provenance says who made the crosswalk, and when.
	Provenance Provenance `json:"provenance"`
	// References are the sources that the links point to.
	References []Reference `json:"references,omitzero"`
	// Links are the relations between items.
	Links []Link `json:"links"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// FrameworkRef names one version of a framework.
type FrameworkRef struct {
	// ID is the id of the framework.
	ID string `json:"id"`
	// Version is its version.
	Version string `json:"version"`
}

// Link is the relation between an item of the source and one of the target.
type Link struct {
	// Source is the key of an item of the source framework.
	Source string `json:"source"`
	// Target is the key of an item of the target framework.
	Target string `json:"target"`
	// Relation is what the source item is to the target item.
	Relation Relation `json:"relation"`
	// Rationale says why.
	Rationale string `json:"rationale,omitzero"`
	// Confidence is how sure the author is: high, medium or low.
	Confidence Confidence `json:"confidence,omitzero"`
	// References are the ids of the sources of the link.
	References []string `json:"references,omitzero"`
}

// Relation is what a source item is to a target item (after the mapping model of
// OSCAL 1.2).
type Relation string

// The relations. A narrower item asks for less than a broader one: whoever meets
// the broader one meets the narrower.
const (
	Equal         Relation = "equal"      // the same words
	Equivalent    Relation = "equivalent" // the same demand in other words
	SubsetOf      Relation = "subsetOf"   // the source is a part of the target
	SupersetOf    Relation = "supersetOf" // the source holds the whole of the target
	IntersectsAny Relation = "intersects" // they share something
	NoRelation    Relation = "noRelation" // looked at, and nothing shared
)

// Values returns the relations.
func (Relation) Values() []string {
	return words(Equal, Equivalent, SubsetOf, SupersetOf, IntersectsAny, NoRelation)
}

// IsValid reports whether r is one of [Relation.Values].
func (r Relation) IsValid() bool {
	return oneOf(r, Equal, Equivalent, SubsetOf, SupersetOf, IntersectsAny, NoRelation)
}

// Confidence is how sure an author is.
type Confidence string

// The grades of confidence.
const (
	High   Confidence = "high"   // two people would say the same
	Medium Confidence = "medium" // likely
	Low    Confidence = "low"    // a guess
)

// Values returns the grades of confidence.
func (Confidence) Values() []string { return words(High, Medium, Low) }

// IsValid reports whether c is one of [Confidence.Values].
func (c Confidence) IsValid() bool { return oneOf(c, High, Medium, Low) }

// DecodeCrosswalk reads a crosswalk from JSON: strictly, without unknown or
// repeated members, and valid on its own. The error is [Faults].
func DecodeCrosswalk(data []byte) (Crosswalk, error) {
	c, err := document.Decode[Crosswalk](data, crosswalkFormat)
	if err != nil {
		return Crosswalk{}, err
	}
	return c, c.Validate()
}

// Encode writes the crosswalk as JSON in canonical form. The error is [Faults] if
// the crosswalk is not valid.
func (w Crosswalk) Encode() ([]byte, error) {
	if err := w.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(w)
}

// Validate returns nil, or [Faults] with every fault that the crosswalk has on
// its own. Whether its items exist is what [Infer] looks at.
func (w Crosswalk) Validate() error {
	var root fault.Path
	return w.faults(root).OrNil()
}

func (w *Crosswalk) faults(root fault.Path) fault.Faults {
	v := frameworkCheck{f: &Framework{Provenance: w.Provenance, References: w.References}}
	c := &v.checker
	c.format(root.Field("format"), w.Format, crosswalkFormat)
	c.id(root.Field("id"), w.ID)
	if !validVersion(w.Version) {
		c.Addf(root.Field("version"), fault.Format, nil, versionRule)
	}
	c.frameworkRef(root.Field("source"), w.Source)
	c.frameworkRef(root.Field("target"), w.Target)
	v.references(root)
	v.provenance(root.Field("provenance"))
	links := root.Field("links")
	c.length(links, len(w.Links), 4*maxList)
	if len(w.Links) == 0 {
		c.Addf(links, fault.Required, nil, "must hold at least one link")
	}
	seen := make(map[[2]string]bool, len(w.Links))
	for i := range w.Links {
		l := &w.Links[i]
		p := links.Index(i)
		c.id(p.Field("source"), l.Source)
		c.id(p.Field("target"), l.Target)
		if pair := [2]string{l.Source, l.Target}; seen[pair] {
			c.Addf(p, fault.Duplicate, nil, "must relate each two items once")
		} else {
			seen[pair] = true
		}
		enum(c, p.Field("relation"), l.Relation, true)
		c.optionalWord(p.Field("rationale"), l.Rationale)
		enum(c, p.Field("confidence"), l.Confidence, false)
		v.refer(p.Field("references"), l.References)
	}
	c.extensions(root.Field("extensions"), w.Extensions)
	return c.found.Faults()
}

func (c *checker) frameworkRef(p fault.Path, r FrameworkRef) {
	c.id(p.Field("id"), r.ID)
	if !validVersion(r.Version) {
		c.Addf(p.Field("version"), fault.Format, nil, versionRule)
	}
}

// Reverse returns the crosswalk read from the target to the source: subset and
// superset change places.
func (w Crosswalk) Reverse() Crosswalk {
	r := w
	r.Source, r.Target = w.Target, w.Source
	r.Links = make([]Link, len(w.Links))
	for i, l := range w.Links {
		l.Source, l.Target = l.Target, l.Source
		switch l.Relation {
		case SubsetOf:
			l.Relation = SupersetOf
		case SupersetOf:
			l.Relation = SubsetOf
		}
		r.Links[i] = l
	}
	return r
}
