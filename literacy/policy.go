package literacy

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Faults is every fault of a document, in document order. It is a list of
// FieldError with the methods Error, Unwrap() []error and OrNil.
type Faults = fault.Faults

// FieldError is one fault of a document. Its fields are Pointer (an RFC 6901
// JSON pointer), Code and Err; its methods Error and Unwrap.
type FieldError = fault.FieldError

// ErrNewerFormat says that a document was written by a newer version of its
// format than this module reads.
var ErrNewerFormat = fault.ErrNewerFormat

// The formats of the documents that this version writes.
const (
	PolicyFormat  = "literacy.policy/1.0"  // of a [Policy]
	LexiconFormat = "literacy.lexicon/1.0" // of a [Lexicon]
	ReportFormat  = "literacy.report/1.0"  // of a [Report]
)

var (
	reportFormat  = document.Format{Name: "literacy.report", Major: 1, Minor: 0}
	policyFormat  = document.Format{Name: "literacy.policy", Major: 1, Minor: 0}
	lexiconFormat = document.Format{Name: "literacy.lexicon", Major: 1, Minor: 0}
)

// Policy says how a text is to be read and what it is to reach. The zero
// Policy detects the language, reads by the conventions of the package
// comment and has no target.
type Policy struct {
	// Format is the format and its version: "literacy.policy/1.0".
	Format string `json:"format"`
	// ID names the policy.
	ID string `json:"id,omitzero"`
	// Title is a title for people.
	Title string `json:"title,omitzero"`
	// Language is the language of the texts as a BCP 47 tag; empty to detect
	// it.
	Language string `json:"language,omitzero"`
	// Targets are what texts are to reach, at most one for each language.
	Targets []Target `json:"targets"`
	// Reading is what decides: prose or all. Empty is prose; a text without
	// running text is read as all.
	Reading Reading `json:"reading,omitzero"`
	// Profile is the counting profile; empty is author.
	Profile Profile `json:"profile,omitzero"`
	// WholeElisions counts an elided form and the word after it as one word,
	// as a count of spaces does: l'eau.
	WholeElisions bool `json:"wholeElisions,omitzero"`
	// WrittenSyllables counts French syllables as written, mute e and all.
	WrittenSyllables bool `json:"writtenSyllables,omitzero"`
	// LongSentence is the number of words a sentence may have before it is
	// reported as long; 0 is 20.
	LongSentence int `json:"longSentence,omitzero"`
	// LongParagraph is the number of words a paragraph may have; 0 is 80.
	LongParagraph int `json:"longParagraph,omitzero"`
	// Allowed are terms and acronyms that are not to be reported.
	Allowed []string `json:"allowed,omitzero"`
	// Added are terms to be reported with plainer words, before those of the
	// embedded lexicon.
	Added []Term `json:"added,omitzero"`
	// Extensions hold members of other makers, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Target is what texts in one language are to reach.
type Target struct {
	// Language is the base language of the texts.
	Language string `json:"language"`
	// Formula is the id of the formula that decides.
	Formula string `json:"formula"`
	// Bound is the value that still passes: the highest grade, or the lowest
	// score of ease.
	Bound float64 `json:"bound"`
}

// Term is a word or phrase with plainer ones.
type Term struct {
	// Term is the word or phrase.
	Term string `json:"term"`
	// Plain are plainer words, the best first.
	Plain []string `json:"plain"`
	// Forms are inflections and spellings that the rules of the language do
	// not make.
	Forms []string `json:"forms,omitzero"`
	// Part is the part of speech, which decides the inflections: phrase,
	// noun, verb, adjective, adverb or abbreviation. Empty is phrase: the
	// words do not change.
	Part string `json:"part,omitzero"`
	// Kind is what sort of term it is, which decides how it is reported:
	// condition, body, procedure, medicine, doubleMeaning, service, research,
	// formal, wordy, abbreviation, blame, label or frequency. Empty is formal.
	Kind string `json:"kind,omitzero"`
	// Reason says why the term is hard.
	Reason string `json:"reason,omitzero"`
	// Note says where a plainer word would change the meaning.
	Note string `json:"note,omitzero"`
	// Source says where the term and its plainer words come from.
	Source string `json:"source,omitzero"`
}

// Lexicon is a list of terms with plainer words in one language.
type Lexicon struct {
	// Format is the format and its version: "literacy.lexicon/1.0".
	Format string `json:"format"`
	// ID names the lexicon.
	ID string `json:"id,omitzero"`
	// Title is a title for people.
	Title string `json:"title,omitzero"`
	// Language is the language of the terms as a BCP 47 tag.
	Language string `json:"language"`
	// Source says where the terms come from.
	Source string `json:"source,omitzero"`
	// Licence says on what terms they may be used.
	Licence string `json:"licence,omitzero"`
	// Terms are the terms.
	Terms []Term `json:"terms"`
	// Extensions hold members of other makers, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// The limits of documents.
const (
	maxTerms  = 20000
	maxText   = 500
	maxPlain  = 10
	maxWords  = 12
	maxBounds = 1000
)

// The rules that a policy or a lexicon can break.
var (
	// ErrFormula says that a target names no formula of this package.
	ErrFormula = errors.New("there is no formula of this id; Formulas lists them")
	// ErrFormulaLanguage says that a formula was not made for the language.
	ErrFormulaLanguage = errors.New("the formula was not made for this language")
	// ErrTerm says that a term is empty or too long.
	ErrTerm = errors.New("a term is one to twelve words of at most 500 bytes in all")
)

// DecodePolicy reads a policy from strict JSON, puts the tags of its languages
// in canonical case and validates it. The error is
// [Faults]: every fault of the form or, if the form is right, every fault of
// the content; the policy is then returned as it was read, so that it can be
// mended.
func DecodePolicy(data []byte) (Policy, error) {
	p, err := document.Decode[Policy](data, policyFormat)
	if err != nil {
		return Policy{}, err
	}
	p = p.canonical()
	return p, p.Validate()
}

// canonical returns the policy with the tags of its languages in canonical
// case: pt-BR for PT-br.
func (p Policy) canonical() Policy {
	p.Language = canonicalTag(p.Language)
	for i, t := range p.Targets {
		if tag := canonicalTag(t.Language); tag != t.Language {
			p.Targets = slices.Clone(p.Targets)
			p.Targets[i].Language = tag
		}
	}
	return p
}

func canonicalTag(tag string) string {
	if len(tag) == 2 && tag[0] >= 'a' && tag[1] >= 'a' {
		return tag // most are en or es, and cost nothing
	}
	if c, ok := ident.CanonicalLanguage(tag); ok {
		return c
	}
	return tag
}

// DecodeLexicon reads and validates a lexicon as [DecodePolicy] does a policy.
func DecodeLexicon(data []byte) (Lexicon, error) {
	l, err := document.Decode[Lexicon](data, lexiconFormat)
	if err != nil {
		return Lexicon{}, err
	}
	l.Language = canonicalTag(l.Language)
	return l, l.Validate()
}

// Encode writes the policy as canonical JSON, with the tags of its languages
// in canonical case.
func (p Policy) Encode() ([]byte, error) {
	if p.Targets == nil {
		p.Targets = []Target{}
	}
	p.Added = filled(p.Added)
	return document.Encode(p.canonical())
}

// Encode writes the lexicon as canonical JSON.
func (l Lexicon) Encode() ([]byte, error) {
	if l.Terms == nil {
		l.Terms = []Term{}
	}
	l.Terms = filled(l.Terms)
	l.Language = canonicalTag(l.Language)
	return document.Encode(l)
}

// filled returns the terms with lists that are never null.
func filled(terms []Term) []Term {
	if terms == nil {
		return nil
	}
	list := make([]Term, len(terms))
	copy(list, terms)
	for i := range list {
		if list[i].Plain == nil {
			list[i].Plain = []string{}
		}
	}
	return list
}

// With returns the policy with the terms of a lexicon added after its own. A
// lexicon is used for texts in its language; the caller matches them.
func (p Policy) With(l Lexicon) Policy {
	added := make([]Term, 0, len(p.Added)+len(l.Terms))
	p.Added = append(append(added, p.Added...), l.Terms...)
	return p
}

// Validate returns nil or every fault of the policy as [Faults].
func (p Policy) Validate() error {
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), p.Format, policyFormat)
	if p.ID != "" {
		document.CheckID(&c, root.Field("id"), p.ID)
	}
	checkText(&c, root.Field("title"), p.Title)
	if p.Language != "" {
		checkLanguage(&c, root.Field("language"), p.Language)
	}
	targets := root.Field("targets")
	seen := map[string]bool{}
	for i, t := range p.Targets {
		at := targets.Index(i)
		checkTarget(&c, at, t)
		if base := baseOf(t.Language); base != "" {
			if seen[base] {
				c.Addf(at.Field("language"), fault.Duplicate, nil, "a language has at most one target")
			}
			seen[base] = true
		}
	}
	if p.Reading != "" && !p.Reading.IsValid() {
		c.Addf(root.Field("reading"), fault.Enum, nil, "the reading is prose or all")
	}
	if p.Profile != "" && !p.Profile.IsValid() {
		c.Addf(root.Field("profile"), fault.Enum, nil, "the profile is author or plain")
	}
	if p.LongSentence < 0 || p.LongSentence > maxBounds {
		c.Addf(root.Field("longSentence"), fault.Range, nil, "the number of words is from 0 to 1000")
	}
	if p.LongParagraph < 0 || p.LongParagraph > maxBounds {
		c.Addf(root.Field("longParagraph"), fault.Range, nil, "the number of words is from 0 to 1000")
	}
	allowed := root.Field("allowed")
	if len(p.Allowed) > maxTerms {
		c.Addf(allowed, fault.TooLarge, nil, "there are at most 20000 terms")
	}
	for i, t := range p.Allowed {
		checkTerm(&c, allowed.Index(i), t)
	}
	checkTerms(&c, root.Field("added"), p.Added)
	document.CheckExtensions(&c, root.Field("extensions"), p.Extensions)
	return c.Err()
}

func checkTarget(c *fault.Collector, at fault.Path, t Target) {
	checkLanguage(c, at.Field("language"), t.Language)
	f, ok := formulaByID(t.Formula)
	switch {
	case !ok:
		c.Addf(at.Field("formula"), fault.Reference, ErrFormula, ErrFormula.Error())
	case t.Language != "" && !f.fits(baseOf(t.Language)):
		c.Addf(at.Field("formula"), fault.Conflict, ErrFormulaLanguage,
			"the formula was not made for this language; Formulas names the languages of each")
	}
	if math.IsNaN(t.Bound) || math.Abs(t.Bound) > maxBounds {
		c.Addf(at.Field("bound"), fault.Range, nil, "the bound is from -1000 to 1000")
	}
}

// Validate returns nil or every fault of the lexicon as [Faults].
func (l Lexicon) Validate() error {
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), l.Format, lexiconFormat)
	if l.ID != "" {
		document.CheckID(&c, root.Field("id"), l.ID)
	}
	checkText(&c, root.Field("title"), l.Title)
	checkLanguage(&c, root.Field("language"), l.Language)
	checkText(&c, root.Field("source"), l.Source)
	checkText(&c, root.Field("licence"), l.Licence)
	terms := root.Field("terms")
	checkTerms(&c, terms, l.Terms)
	seen := make(map[string]bool, len(l.Terms))
	for i, t := range l.Terms {
		key := strings.ToLower(t.Term)
		if seen[key] {
			item := terms.Index(i)
			c.Addf(item.Field("term"), fault.Duplicate, nil, "each term stands once, whatever its capitals")
		}
		seen[key] = true
	}
	document.CheckExtensions(&c, root.Field("extensions"), l.Extensions)
	return c.Err()
}

func checkTerms(c *fault.Collector, at fault.Path, terms []Term) {
	if len(terms) > maxTerms {
		c.Addf(at, fault.TooLarge, nil, "there are at most "+strconv.Itoa(maxTerms)+" terms")
		return
	}
	for i, t := range terms {
		p := at.Index(i)
		checkTerm(c, p.Field("term"), t.Term)
		if len(t.Plain) > maxPlain {
			c.Addf(p.Field("plain"), fault.Range, nil, "a term has at most ten plainer ones")
		}
		plain := p.Field("plain")
		for j, s := range t.Plain {
			if s == "" {
				c.Addf(plain.Index(j), fault.Required, nil, "a plainer word is not empty")
			}
			checkText(c, plain.Index(j), s)
		}
		forms := p.Field("forms")
		for j, s := range t.Forms {
			checkTerm(c, forms.Index(j), s)
		}
		if t.Part != "" {
			if _, ok := partOf(t.Part); !ok {
				c.Addf(p.Field("part"), fault.Enum, nil, "the part is phrase, noun, verb, adjective, adverb or abbreviation")
			}
		}
		if t.Kind != "" {
			if _, ok := kindOfTerm(t.Kind); !ok {
				c.Addf(p.Field("kind"), fault.Enum, nil, kindRule())
			}
		}
		checkText(c, p.Field("reason"), t.Reason)
		checkText(c, p.Field("note"), t.Note)
		checkText(c, p.Field("source"), t.Source)
	}
}

func checkTerm(c *fault.Collector, at fault.Path, term string) {
	if n := len(strings.Fields(term)); n == 0 || n > maxWords || len(term) > maxText {
		c.Addf(at, fault.Range, ErrTerm, ErrTerm.Error())
	}
}

func checkText(c *fault.Collector, at fault.Path, s string) {
	if len(s) > maxText {
		c.Addf(at, fault.TooLarge, nil, "the text has at most 500 bytes")
	}
}

func checkLanguage(c *fault.Collector, at fault.Path, tag string) {
	if tag == "" {
		c.Addf(at, fault.Required, nil, "a language is required, such as en or es")
	} else if _, ok := ident.CanonicalLanguage(tag); !ok {
		c.Addf(at, fault.Format, nil, "the language is a BCP 47 tag, such as en, es or pt-BR")
	}
}

// baseOf returns the base language of a tag: pt of pt-BR.
func baseOf(tag string) string {
	base := tag
	if k := strings.IndexAny(tag, "-_"); k >= 0 {
		base = tag[:k]
	}
	base = strings.ToLower(base)
	switch base {
	case "nb", "nn":
		return "no"
	}
	return base
}
