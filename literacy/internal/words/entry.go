// Package words holds the word lists of literacy and looks words up in them:
// the lexicon of plain words in English and Spanish, with the inflections of
// its terms and phrases of several words, and the lists of familiar words that
// the formulas of Dale and Chall and of Spache count against.
//
// The lists are files in the folder lists, each with its source and licence at
// its head. They are parsed at first use, each language on its own.
//
// It is not for: telling the senses of a word apart. An entry says in its note
// where a plainer word would change the meaning, and a person decides.
//
// Evidence: every inflection rule and every list is tested against forms
// written by hand, and each published rule for familiar words is named where
// it stands. The package is internal and makes no promise of compatibility.
package words

import "slices"

// Kind is why an entry stands in a lexicon.
type Kind uint8

// The kinds of entries.
const (
	// Keep is a phrase that must not be reported: a word in it is plain
	// there. It is not part of a lexicon that a person reads.
	Keep Kind = iota
	// Condition: illnesses and symptoms.
	Condition
	// Body: parts of the body.
	Body
	// Procedure: tests and treatments.
	Procedure
	// Medicine: medicines and how they are used.
	Medicine
	// DoubleMeaning: words that mean something else in daily life.
	DoubleMeaning
	// Service: the language of clinics, records and insurance.
	Service
	// Research: the language of studies and numbers.
	Research
	// Formal: long words where short ones do.
	Formal
	// Wordy: several words where one does.
	Wordy
	// Abbreviation: short forms.
	Abbreviation
	// Blame: wording that blames or doubts a person.
	Blame
	// Label: wording that names people by their condition.
	Label
	// Frequency: words for how often something happens.
	Frequency
)

var kindNames = []string{
	"keep", "condition", "body", "procedure", "medicine", "doubleMeaning", "service",
	"research", "formal", "wordy", "abbreviation", "blame", "label", "frequency",
}

// String returns the name of the kind as documents write it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// ParseKind returns the kind with a name, and whether there is one.
func ParseKind(name string) (Kind, bool) {
	i := slices.Index(kindNames, name)
	return Kind(max(i, 0)), i >= 0
}

// Kinds returns all kinds that a lexicon may hold, Keep apart.
func Kinds() []Kind {
	kinds := make([]Kind, 0, len(kindNames)-1)
	for i := 1; i < len(kindNames); i++ {
		kinds = append(kinds, Kind(i))
	}
	return kinds
}

// Jargon reports whether the kind is language of medicine, clinics or studies.
func (k Kind) Jargon() bool {
	return k >= Condition && k <= Research || k == Abbreviation
}

// Part is the part of speech of a term; it decides the inflections.
type Part uint8

// The parts of speech. The words of a Phrase and an Abbreviation do not change.
const (
	Phrase Part = iota
	Noun
	Verb
	// CuedVerb is a verb whose plain form is also a noun (contact, effect): it
	// counts only where a verb must stand.
	CuedVerb
	Adjective
	Adverb
	Short
)

var partNames = []string{"phrase", "noun", "verb", "verb!", "adjective", "adverb", "abbreviation"}

// String returns the name of the part as documents write it.
func (p Part) String() string {
	if p == CuedVerb {
		return "verb"
	}
	if int(p) < len(partNames) {
		return partNames[p]
	}
	return "unknown"
}

// ParsePart returns the part with a name, and whether there is one.
func ParsePart(name string) (Part, bool) {
	i := slices.Index(partNames, name)
	return Part(max(i, 0)), i >= 0
}

// Entry is one term with its plainer words.
type Entry struct {
	// Term is a word or phrase, in lower case but for names and initials.
	Term string
	// Part is its part of speech, which decides its inflections.
	Part Part
	// Kind is why it stands in the lexicon.
	Kind Kind
	// Plain are one to three plainer words, the best first.
	Plain []string
	// Forms are inflections and spellings that the rules do not make.
	Forms []string
	// Reason says why the term is hard.
	Reason string
	// Note says where a plainer word would change the meaning.
	Note string
	// Source says where the entry comes from.
	Source string
}
