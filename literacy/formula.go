package literacy

import (
	"math"
	"slices"
	"sync"
)

// Scale is what a formula's value means.
type Scale string

// The scales.
const (
	// GradeScale is years of schooling in the United States: 6 is the sixth
	// grade, read at eleven to twelve.
	GradeScale Scale = "grade"
	// EaseScale is points of ease, about 0 to 100.
	EaseScale Scale = "ease"
	// ClozeScale is the expected share of right answers in a cloze test, in
	// per cent or as a fraction, as the formula says.
	ClozeScale Scale = "cloze"
	// IndexScale is points of difficulty without a unit.
	IndexScale Scale = "index"
	// SchoolScale is years of schooling in the formula's own country.
	SchoolScale Scale = "school"
)

// Values returns every scale.
func (Scale) Values() []Scale {
	return []Scale{GradeScale, EaseScale, ClozeScale, IndexScale, SchoolScale}
}

// IsValid reports whether s is one of the scales.
func (s Scale) IsValid() bool { return slices.Contains(s.Values(), s) }

// Profile is a way of counting figures, abbreviations and hard words.
type Profile string

// The counting profiles.
const (
	// Author counts as the author of each formula asks. It is the default.
	Author Profile = "author"
	// Plain counts as Flesch asks, for every formula.
	Plain Profile = "plain"
)

// Values returns every profile.
func (Profile) Values() []Profile { return []Profile{Author, Plain} }

// IsValid reports whether p is one of the profiles.
func (p Profile) IsValid() bool { return slices.Contains(p.Values(), p) }

// Band is a stretch of a formula's scale with a name.
type Band struct {
	// From is the lowest value in the band; the first band of a formula has
	// no lower end.
	From float64 `json:"from"`
	// Name is the author's name for it, as a key of the message catalogue.
	Name string `json:"name"`
	// Grade is the lowest school year of the band, or 0 where the author
	// names none.
	Grade float64 `json:"grade,omitzero"`
	// GradeTo is the highest, or 0.
	GradeTo float64 `json:"gradeTo,omitzero"`
}

// Vector is a worked example: what the formula gives for counts made by hand.
type Vector struct {
	// Counts are the counts of the passage.
	Counts Counts `json:"counts"`
	// Value is the formula's value, to four decimals or more.
	Value float64 `json:"value"`
	// Source is where passage and value come from. It begins with "published: "
	// and ends in the value as it is printed there, or begins with "hand count: ".
	Source string `json:"source"`
}

// Formula is one readability formula: what it computes, from what, and when
// its author would stand by the result.
type Formula struct {
	// ID names the formula: "flesch-reading-ease".
	ID string `json:"id"`
	// Name is its usual name.
	Name string `json:"name"`
	// Languages are the base languages it was made for; empty for any.
	Languages []string `json:"languages"`
	// Expression is the formula with its constants. S, W, Y, L and D are
	// sentences, words, syllables, letters and digits.
	Expression string `json:"expression"`
	// Source is the original publication.
	Source string `json:"source"`
	// Scale is what the value means.
	Scale Scale `json:"scale"`
	// HigherIsEasier is true when a higher value is an easier text.
	HigherIsEasier bool `json:"higherIsEasier"`
	// Low is the lowest value that the author or the data support. Results
	// outside the range are given, and marked.
	Low float64 `json:"low"`
	// High is the highest such value.
	High float64 `json:"high"`
	// MinWords is how many words the author asks for; 0 if none.
	MinWords int `json:"minWords"`
	// MinSentences is how many sentences the author asks for; 0 if none.
	MinSentences int `json:"minSentences"`
	// Bands are the author's bands from the lowest value up; may be empty.
	Bands []Band `json:"bands"`
	// VariantOf is the id of the formula this is a variant of, where sources
	// disagree or the author gave several.
	VariantOf string `json:"variantOf,omitzero"`
	// Lists is true if the formula needs a list of familiar words.
	Lists bool `json:"lists,omitzero"`
	// Note says in one sentence what to beware of.
	Note string `json:"note,omitzero"`
	// Vector is a worked example.
	Vector Vector `json:"vector"`

	eval    func(*vars) float64
	grading func(value float64) (from, to float64)
	more    bool // it needs counts that are not those of a TextSentence
	types   bool // it needs a number of different words
}

// vars are the counts as a formula sees them.
type vars struct {
	s, w, y, l, d      float64
	poly, mono, long   float64
	six, mini, four    float64
	hard, smog         float64
	unfamiliar, spache float64
	different          float64
	pronouns, preps    float64
	signs              float64
}

func newVars(c *Counts, p Profile) vars {
	v := vars{
		s: float64(c.Sentences), w: float64(c.Words), y: float64(c.Syllables), l: float64(c.Letters), d: float64(c.Digits),
		poly: float64(c.Polysyllables), mono: float64(c.Monosyllables), long: float64(c.LongWords),
		six: float64(c.SixLetterWords), mini: float64(c.MiniWords), four: float64(c.FourSyllableWords),
		hard: float64(c.HardWords), smog: float64(c.SpokenPolysyllables),
		unfamiliar: float64(c.UnfamiliarWords), spache: float64(c.SpacheWords), different: float64(c.DifferentWords),
		pronouns: float64(c.Pronouns), preps: float64(c.Prepositions), signs: float64(c.SignSyllables),
	}
	if p == Plain {
		v.hard, v.smog, v.signs = v.poly, v.poly, v.y
	}
	return v
}

func (v *vars) asl() float64 { return v.w / v.s }
func (v *vars) asw() float64 { return v.y / v.w }

// pct returns x as a percentage of the words.
func (v *vars) pct(x float64) float64 { return 100 * x / v.w }

// lin adds up products in a fixed order, each rounded by itself.
func lin(constant float64, pairs ...float64) float64 {
	for i := 0; i+1 < len(pairs); i += 2 {
		constant += float64(pairs[i] * pairs[i+1])
	}
	return constant
}

var registry = sync.OnceValue(func() []Formula {
	list := slices.Concat(englishFormulas(), schoolFormulas(), clozeFormulas(), romanceFormulas(), germanicFormulas(), otherFormulas())
	slices.SortFunc(list, func(a, b Formula) int {
		switch {
		case a.ID < b.ID:
			return -1
		case a.ID > b.ID:
			return 1
		}
		return 0
	})
	for i := range list {
		list[i].more, list[i].types = list[i].needsMore(), list[i].needsTypes()
	}
	return list
})

// needsMore reports whether the formula reads a count that TextSentence does not
// hold, those of different words apart (see needsTypes): all of them are no number,
// and so is then what it gives.
func (f *Formula) needsMore() bool {
	no := math.NaN()
	v := vars{
		s: 7, w: 97, y: 149, l: 443, poly: 11, long: 23,
		d: no, mono: no, six: no, mini: no, four: no, hard: no, smog: no, unfamiliar: no,
		spache: 17, different: 60, pronouns: no, preps: no, signs: no,
	}
	return math.IsNaN(f.eval(&v))
}

// needsTypes reports whether the formula reads a number of different words,
// which is not the sum of those of the sentences.
func (f *Formula) needsTypes() bool {
	no := math.NaN()
	v := vars{
		s: 7, w: 97, y: 149, l: 443, d: 5, poly: 11, mono: 60, long: 23, six: 31, mini: 40, four: 3, hard: 9, smog: 12,
		unfamiliar: 17, pronouns: 8, preps: 9, signs: 150, spache: no, different: no,
	}
	return math.IsNaN(f.eval(&v))
}

// byID finds the formulas by their ids.
var byID = sync.OnceValue(func() map[string]int {
	m := make(map[string]int)
	for i, f := range registry() {
		m[f.ID] = i
	}
	return m
})

// formulaByID returns the formula with the id.
func formulaByID(id string) (*Formula, bool) {
	i, ok := byID()[id]
	if !ok {
		return nil, false
	}
	return &registry()[i], true
}

// Formulas returns every formula of the package, by ascending id.
func Formulas() []Formula {
	list := slices.Clone(registry())
	for i := range list {
		list[i].Languages = append([]string{}, list[i].Languages...)
		list[i].Bands = append([]Band{}, list[i].Bands...)
	}
	return list
}

// fits reports whether the formula was made for the base language.
func (f *Formula) fits(base string) bool {
	return len(f.Languages) == 0 || slices.Contains(f.Languages, base)
}

// defaultFormula is the formula that stands for a language when a policy
// names none.
func defaultFormula(base string) string {
	switch base {
	case "en":
		return "flesch-kincaid"
	case "es":
		return "szigriszt-pazos"
	case "fr":
		return "kandel-moles"
	case "de":
		return "wiener-1"
	case "it":
		return "gulpease"
	case "nl":
		return "flesch-douma"
	case "pt":
		return "flesch-martins"
	case "ru":
		return "oborneva"
	case "pl":
		return "fog-pl"
	case "tr":
		return "atesman"
	}
	return "lix"
}
