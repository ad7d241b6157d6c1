// Package diag finds what makes a text hard to read: long sentences and
// paragraphs, hard words with plainer ones, undefined acronyms, the passive,
// double negatives, strings of nouns, wording that blames or labels people,
// and numbers that mislead. It reads the tokens of one text in one pass and
// marks places; it never changes a text and never says that a text is right.
//
// English and Spanish have every finder. French, German, Italian, Portuguese
// and Dutch have long sentences and paragraphs, acronyms, the passive, double
// negatives, chains of nouns and numbers, but no lexicon, so nothing of
// wording. Other languages have sentence and paragraph length only.
//
// It is not a parser. The passive is an auxiliary and a participle close to
// it, and words are told apart by lists and endings. Against sentences labelled
// by hand (testdata; go test -run PassiveMeasured -v) it marked with a precision
// of 0.97 and a recall of 0.96 in English (190 sentences), 1.00 and 0.98 in Spanish
// (91). In French, German, Italian, Portuguese and Dutch 24 sentences each gave
// a precision of 0.92 or more and a recall of 0.75 or more at the first run, before
// the lists were mended: a rough figure. Spanish sentences with se are not
// marked: plain Spanish uses them. The other finders were checked on examples and
// on leaflets, and their errors were not counted.
//
// Evidence for what is worth finding: the assessments of the Health Literacy
// Editor, which made texts easier in a trial (Ayre and others 2023, doi
// 10.2196/40645), and the frequency bands of the leaflets of the European Union.
//
// The package is internal and makes no promise of compatibility.
package diag

// Kind is what was found.
type Kind uint8

// The kinds of findings, in the order of their names in documents.
const (
	// LongSentence: more words than the limit.
	LongSentence Kind = iota
	// LongParagraph: more words than the limit.
	LongParagraph
	// Jargon: a term of medicine, clinics or studies with plainer words.
	Jargon
	// DoubleMeaning: a term that means something else in daily life.
	DoubleMeaning
	// Plainer: a formal or wordy expression with a plainer one.
	Plainer
	// ShortForm: a short form such as t.d.s. that a reader may not know.
	ShortForm
	// Acronym: never explained in the text.
	Acronym
	// LateAcronym: explained after its first use.
	LateAcronym
	// Passive: the passive voice.
	Passive
	// DoubleNegative: two negations that the reader must turn round.
	DoubleNegative
	// NounString: nouns without the small words that tie them, a chain of
	// "de", or one very long compound.
	NounString
	// Blame: wording that blames or doubts a person.
	Blame
	// Label: wording that names people by their condition.
	Label
	// VagueFrequency: a word such as rare without a number.
	VagueFrequency
	// OneInX: "1 in x", which is hard to compare.
	OneInX
	// ChangedDenominator: "in 1,000" after "in 100".
	ChangedDenominator
	// RelativeOnly: a relative change without the absolute numbers.
	RelativeOnly
	// NoTimeSpan: a risk without the time in which it holds.
	NoTimeSpan
	// PercentOfPeople: a percentage of people that could be a count.
	PercentOfPeople
	// DecimalOfPeople: parts of a person in a count.
	DecimalOfPeople
)

var kindNames = []string{
	"longSentence", "longParagraph", "jargon", "doubleMeaning", "plainer", "shortForm",
	"acronym", "lateAcronym", "passive", "doubleNegative", "nounString", "blame", "label",
	"vagueFrequency", "oneInX", "changedDenominator", "relativeOnly", "noTimeSpan",
	"percentOfPeople", "decimalOfPeople",
}

// String returns the name of the kind, which is also the key of its message.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Kinds returns all kinds in order.
func Kinds() []Kind {
	kinds := make([]Kind, len(kindNames))
	for i := range kinds {
		kinds[i] = Kind(i)
	}
	return kinds
}

// Severity is how much a finding matters.
type Severity uint8

const (
	// Look: worth a look; often fine.
	Look Severity = iota + 1
	// Mend: most readers gain when it is changed.
	Mend
	// First: change this first.
	First
)

// String returns the name of the severity.
func (s Severity) String() string {
	switch s {
	case Look:
		return "look"
	case Mend:
		return "mend"
	case First:
		return "first"
	}
	return "unknown"
}

// Finding is one place in the text.
type Finding struct {
	// Start and End are byte offsets as the tokens have them.
	Start, End int
	// N and M are the numbers of the message: words and limit, how often an
	// acronym stands in the text, the first and the later denominator, or
	// N people in M.
	N, M int32
	// Entry is the place of the term in the lexicon, −1 for none.
	Entry int32
	// User is true when that is the lexicon of the caller.
	User bool
	// About is true if N in M is rounded.
	About bool

	// Kind is what was found.
	Kind Kind
	// Severity is how much it matters.
	Severity Severity
}

// before orders findings by place, the wider first.
func before(a, b Finding) int {
	switch {
	case a.Start != b.Start:
		return a.Start - b.Start
	case a.End != b.End:
		return b.End - a.End
	}
	return int(a.Kind) - int(b.Kind)
}

// merge merges two sorted lists; it may use the space of the first.
func merge(a, b []Finding) []Finding {
	n := len(a)
	a = append(a, b...)
	for i, j, k := n-1, len(b)-1, len(a)-1; j >= 0; k-- {
		if i >= 0 && before(a[i], b[j]) > 0 {
			a[k] = a[i]
			i--
		} else {
			a[k] = b[j]
			j--
		}
	}
	return a
}
