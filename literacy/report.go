package literacy

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// Figure is a number or the code that says why there is none. Its fields are
// Value float64 and Why string; its methods Ok, Get and MarshalJSON. In JSON
// it is {"value": 8.4} or {"why": "noWords"}.
//
// The codes of this package: noWords and noSentences (nothing to divide by),
// undefined (the formula has no value for these counts), noGrade (the author
// gives no grade), noFormula (no such formula for the language).
type Figure = figure.Figure

// Reading is which part of a text is counted.
type Reading string

// The readings.
const (
	// Prose counts running text only: what ends in a full stop, a question
	// mark, an exclamation mark or an ellipsis (Flesch 1979).
	Prose Reading = "prose"
	// All counts every unit; each heading, fragment, lead-in line and table
	// row is one sentence.
	All Reading = "all"
)

// Values returns both readings.
func (Reading) Values() []Reading { return []Reading{Prose, All} }

// IsValid reports whether r is one of the readings.
func (r Reading) IsValid() bool { return slices.Contains(r.Values(), r) }

// Report is what [Analyze] finds: plain data with a JSON form. Offsets are in
// bytes from the start of the text, lines and columns count from 1, columns
// in characters.
type Report struct {
	// Format is the name and version of the form: "literacy.report/1.0".
	Format string `json:"format"`
	// Language is the language the text was read in, and how sure that is.
	Language Language `json:"language"`
	// Counts are those of the whole text.
	Counts Counts `json:"counts"`
	// ProseCounts are those of its running text.
	ProseCounts Counts `json:"proseCounts"`
	// InvalidBytes is how many bytes were not UTF-8; they are in no count.
	InvalidBytes int `json:"invalidBytes,omitzero"`
	// Result says how the text stands to the target of the policy.
	Result Result `json:"result"`
	// Consensus is the spread of the grades of all formulas that give one.
	Consensus Consensus `json:"consensus"`
	// JargonAdjusted is the grade with the jargon in it.
	JargonAdjusted JargonAdjusted `json:"jargonAdjusted"`
	// Formulas are the values of every formula made for the language, for
	// both readings, by ascending id.
	Formulas []FormulaScore `json:"formulas"`
	// Units are the units in the order of the text.
	Units []Unit `json:"units"`
	// Sentences are the sentences in the order of the text.
	Sentences []TextSentence `json:"sentences"`
	// Worst are the sentences that weigh most, the heaviest first, with what
	// the value would be if it and those before it were mended.
	Worst []Mending `json:"worst"`
	// Words are the words that are long or unfamiliar, in order.
	Words []Word `json:"words"`
	// Findings are what makes the text hard, in order.
	Findings []Finding `json:"findings"`
	// LeftOut is what was not counted as running text, and why.
	LeftOut []LeftOut `json:"leftOut"`
}

// Language is the language a text was read in.
type Language struct {
	// Tag is the BCP 47 tag; "und" if nothing could be told.
	Tag string `json:"tag"`
	// Detected is true if the language was not given.
	Detected bool `json:"detected,omitzero"`
	// Confidence is from 0 to 1; 1 for a language that was given.
	Confidence float64 `json:"confidence"`
	// Second is the next best guess; empty if there is none.
	Second string `json:"second,omitzero"`
	// Support is how well the language is known: full, formulas or fallback.
	Support Support `json:"support"`
}

// Support is how well a language is known to the package.
type Support string

// The kinds of support.
const (
	// Full: sentences, syllables, abbreviations and formulas.
	Full Support = "full"
	// Partial: sentences, and the formulas that fit.
	Partial Support = "formulas"
	// Fallback: the rules common to all; only LIX and the like.
	Fallback Support = "fallback"
)

// Values returns every kind of support.
func (Support) Values() []Support { return []Support{Full, Partial, Fallback} }

// IsValid reports whether s is one of them.
func (s Support) IsValid() bool { return slices.Contains(s.Values(), s) }

// FormulaScore is the value of one formula for one reading, unrounded and unclamped.
type FormulaScore struct {
	// ID names the formula.
	ID string `json:"id"`
	// Reading is what was counted.
	Reading Reading `json:"reading"`
	// Value is the value, or why there is none.
	Value Figure `json:"value"`
	// Grade is the United States school grade it stands for: the value
	// itself or the lowest grade of the author's band.
	Grade Figure `json:"grade"`
	// GradeTo is the highest grade of the band; equal to Grade for formulas
	// that give a grade.
	GradeTo Figure `json:"gradeTo"`
	// AgeFrom and AgeTo are the usual ages of readers in these grades, in
	// years; 0 where there is no grade.
	AgeFrom float64 `json:"ageFrom,omitzero"`
	// AgeTo is the age at the end of these grades.
	AgeTo float64 `json:"ageTo,omitzero"`
	// Band is the name of the author's band, a key of the message catalogue.
	Band string `json:"band,omitzero"`
	// Valid is true if the sample is as large as the author asks and the
	// value within the range of the data.
	Valid bool `json:"valid"`
	// Why says why it is not: noWords, noSentences, undefined, fewWords,
	// fewSentences, belowRange, aboveRange.
	Why string `json:"why,omitzero"`
}

// Outcome is how a text stands to a target.
type Outcome string

// The outcomes.
const (
	// Pass: the value is at the bound or on its easy side.
	Pass Outcome = "pass"
	// NotYet: it is on the hard side.
	NotYet Outcome = "notYet"
	// TooShort: the text is shorter than the formula's author asks for, too
	// short to say.
	TooShort Outcome = "tooShort"
	// NoTarget: the policy has no target for the language.
	NoTarget Outcome = "noTarget"
)

// Values returns every outcome.
func (Outcome) Values() []Outcome { return []Outcome{Pass, NotYet, TooShort, NoTarget} }

// IsValid reports whether o is one of the outcomes.
func (o Outcome) IsValid() bool { return slices.Contains(o.Values(), o) }

// Result is how the text stands to the target.
type Result struct {
	// Outcome is pass, notYet, tooShort or noTarget.
	Outcome Outcome `json:"outcome"`
	// Formula is the formula that decides: the policy's, or the usual one of
	// the language.
	Formula string `json:"formula"`
	// Reading is what was counted.
	Reading Reading `json:"reading"`
	// Value is its value.
	Value Figure `json:"value"`
	// Bound is the bound of the policy.
	Bound Figure `json:"bound"`
	// StandardError is how far the value would move if other sentences of
	// the same kind had been written: the jackknife over sentences.
	StandardError Figure `json:"standardError"`
	// Near is true if the bound lies within two standard errors: the outcome
	// could as well be the other one.
	Near bool `json:"near,omitzero"`
}

// Consensus is the spread of the grades of formulas whose value is a grade and
// whose author finds the sample large enough. It is no average of them.
type Consensus struct {
	// Reading is what was counted.
	Reading Reading `json:"reading"`
	// Formulas is how many formulas gave a grade.
	Formulas int `json:"formulas"`
	// Low is the lowest grade.
	Low Figure `json:"low"`
	// Median is the one in the middle.
	Median Figure `json:"median"`
	// High is the highest grade.
	High Figure `json:"high"`
}

// JargonAdjusted is the deciding grade with one grade more for each term of
// jargon in a sentence, on average. That jargon tells more than length is the
// finding of C. Jiang and W. Xu, MedReadMe (EMNLP 2024, arXiv 2405.02144); the
// weight of one grade is this package's choice and was not fitted. English
// and Spanish grades only.
type JargonAdjusted struct {
	// Formula is the grade it starts from.
	Formula string `json:"formula,omitzero"`
	// Terms is the number of terms of jargon that were found.
	Terms int `json:"terms"`
	// Value is the adjusted grade, or why there is none.
	Value Figure `json:"value"`
}

// Unit is one block of the text, or one row of a table.
type Unit struct {
	// Text is the text as it stands, without list markers.
	Text string `json:"text"`
	// Kind is what it is.
	Kind Kind `json:"kind"`
	// Level is the level of a heading or the depth of a list item; 0 if the
	// text does not say.
	Level int `json:"level,omitzero"`
	// Start and End are offsets in the text.
	Start int `json:"start"`
	// End is the offset behind the last byte.
	End int `json:"end"`
	// Line is the line of Start, from 1.
	Line int `json:"line"`
	// Column is the column of Start in characters, from 1.
	Column int `json:"column"`
	// Sentences is counted in the reading of all units.
	Sentences int `json:"sentences"`
	// ProseSentences is how many of them are running text.
	ProseSentences int `json:"proseSentences"`
	// Words is counted as in Counts.
	Words int `json:"words"`
	// Syllables is counted as in Counts.
	Syllables int `json:"syllables"`
}

// TextSentence is one sentence, or what counts as one.
type TextSentence struct {
	// Text is the sentence as it stands.
	Text string `json:"text"`
	// Unit is the place of its unit in the list of units.
	Unit int `json:"unit"`
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset behind the last byte.
	End int `json:"end"`
	// Line is the line of Start, from 1.
	Line int `json:"line"`
	// Column is the column of Start in characters, from 1.
	Column int `json:"column"`
	// Words, Syllables and the others are counted as in Counts.
	Words int `json:"words"`
	// Letters is counted as in Counts.
	Letters int `json:"letters"`
	// Syllables is counted as in Counts.
	Syllables int `json:"syllables"`
	// Polysyllables is counted as in Counts.
	Polysyllables int `json:"polysyllables"`
	// LongWords is counted as in Counts.
	LongWords int `json:"longWords"`
	// Prose is true for running text.
	Prose bool `json:"prose"`
	// Contribution is by how much the deciding value gets harder through
	// this sentence: the value of the text less the value without it, turned
	// so that more is harder. 0 for a sentence outside the deciding reading.
	Contribution float64 `json:"contribution"`
}

// Mending is one of the sentences that weigh most.
type Mending struct {
	// Sentence is its place in the list of sentences.
	Sentence int `json:"sentence"`
	// Value is what the deciding formula would give if this sentence and the
	// ones before it in the list read like the rest of the text: computed by
	// scoring the text without them.
	Value Figure `json:"value"`
}

// Word is a word that is long or unfamiliar.
type Word struct {
	// Text is the word as it stands.
	Text string `json:"text"`
	// Sentence is the place of its sentence in the list of sentences.
	Sentence int `json:"sentence"`
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset behind the last byte.
	End int `json:"end"`
	// Line is the line of Start, from 1.
	Line int `json:"line"`
	// Column is the column of Start in characters, from 1.
	Column int `json:"column"`
	// Syllables is counted as in Counts.
	Syllables int `json:"syllables"`
	// Polysyllable: it has three syllables or more.
	Polysyllable bool `json:"polysyllable,omitzero"`
	// Unfamiliar: it is not on the Dale–Chall list. English only.
	Unfamiliar bool `json:"unfamiliar,omitzero"`
}

// Finding is one place that makes the text hard.
type Finding struct {
	// Kind is what was found, a key of the message catalogue.
	Kind FindingKind `json:"kind"`
	// Severity is how much it matters: 3 change first, 2 mend, 1 look.
	Severity int `json:"severity"`
	// Text is the place as it stands.
	Text string `json:"text"`
	// Sentence is the place of its sentence in the list of sentences.
	Sentence int `json:"sentence"`
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset behind the last byte.
	End int `json:"end"`
	// Line is the line of Start, from 1.
	Line int `json:"line"`
	// Column is the column of Start in characters, from 1.
	Column int `json:"column"`
	// Term is the lexicon's term, Plain its plainer words, the best first.
	Term string `json:"term,omitzero"`
	// Plain are plainer words, the best first.
	Plain []string `json:"plain,omitzero"`
	// Note says where a plainer word would change the meaning.
	Note string `json:"note,omitzero"`
	// Number and Limit belong to the kind: words and the limit, how often an
	// acronym stands, two denominators, N people in M.
	Number int `json:"number,omitzero"`
	// Limit is the second number of the kind.
	Limit int `json:"limit,omitzero"`
}

// LeftOut is a stretch of text that is not running text.
type LeftOut struct {
	// Reason is heading, fragment, leadIn, tableRow, code, linkTarget.
	Reason string `json:"reason"`
	// Text is the stretch as it stands.
	Text string `json:"text"`
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset behind the last byte.
	End int `json:"end"`
	// Line is the line of Start, from 1.
	Line int `json:"line"`
	// Column is the column of Start in characters, from 1.
	Column int `json:"column"`
	// Words is how many words it holds in the reading of all units.
	Words int `json:"words"`
	// Everywhere is true if it is in neither reading.
	Everywhere bool `json:"everywhere,omitzero"`
}
