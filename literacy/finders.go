package literacy

import (
	"slices"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/table"
	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

// FindingKind is a kind of finding. Every kind is a key of the message
// catalogue.
type FindingKind string

// The kinds of findings.
const (
	// LongSentence: more words than the policy's limit.
	LongSentence FindingKind = "longSentence"
	// LongParagraph: more words than the policy's limit.
	LongParagraph FindingKind = "longParagraph"
	// Jargon: a term of medicine, clinics or studies with plainer words.
	Jargon FindingKind = "jargon"
	// DoubleMeaning: a term that means something else in daily life.
	DoubleMeaning FindingKind = "doubleMeaning"
	// Plainer: a formal or wordy expression with a plainer one.
	Plainer FindingKind = "plainer"
	// ShortForm: a short form that a reader may not know.
	ShortForm FindingKind = "shortForm"
	// Acronym: an acronym that is never explained in the text.
	Acronym FindingKind = "acronym"
	// LateAcronym: one that is explained after its first use.
	LateAcronym FindingKind = "lateAcronym"
	// Passive: the passive voice.
	Passive FindingKind = "passive"
	// DoubleNegative: two negations that the reader must turn round.
	DoubleNegative FindingKind = "doubleNegative"
	// NounString: nouns in a row without the small words that tie them.
	NounString FindingKind = "nounString"
	// Blame: wording that blames or doubts a person.
	Blame FindingKind = "blame"
	// Label: wording that names people by their condition.
	Label FindingKind = "label"
	// VagueFrequency: a word such as rare without a number.
	VagueFrequency FindingKind = "vagueFrequency"
	// OneInX: "1 in x", which is hard to compare.
	OneInX FindingKind = "oneInX"
	// ChangedDenominator: "in 1,000" after "in 100".
	ChangedDenominator FindingKind = "changedDenominator"
	// RelativeOnly: a relative change without the absolute numbers.
	RelativeOnly FindingKind = "relativeOnly"
	// NoTimeSpan: a risk without the time in which it holds.
	NoTimeSpan FindingKind = "noTimeSpan"
	// PercentOfPeople: a percentage of people that could be a count.
	PercentOfPeople FindingKind = "percentOfPeople"
	// DecimalOfPeople: parts of a person in a count.
	DecimalOfPeople FindingKind = "decimalOfPeople"
)

// Values returns every kind of finding.
func (FindingKind) Values() []FindingKind {
	kinds := diag.Kinds()
	list := make([]FindingKind, len(kinds))
	for i, k := range kinds {
		list[i] = FindingKind(k.String())
	}
	return list
}

// IsValid reports whether k is one of the kinds.
func (k FindingKind) IsValid() bool { return slices.Contains(k.Values(), k) }

// initFinder makes the finders of hard wording ready for a run.
func initFinder(f *diag.Finder, base string, size int, v *token.Vocab, p *Policy) {
	opt := diag.Options{Size: size, SentenceWords: p.LongSentence, ParagraphWords: p.LongParagraph}
	if len(p.Added)+len(p.Allowed) > 0 {
		opt.User = words.Compile(base, userEntries(p))
	}
	f.Init(base, v, opt)
}

// userEntries are the terms of a policy as entries of a lexicon.
func userEntries(p *Policy) []words.Entry {
	list := make([]words.Entry, 0, len(p.Allowed)+len(p.Added))
	for _, t := range p.Allowed {
		list = append(list, words.Entry{Term: t, Kind: words.Keep})
	}
	for _, t := range p.Added {
		part, _ := partOf(t.Part)
		kind, _ := kindOfTerm(t.Kind)
		list = append(list, words.Entry{
			Term: t.Term, Part: part, Kind: kind, Plain: t.Plain, Forms: t.Forms,
			Reason: t.Reason, Note: t.Note, Source: t.Source,
		})
	}
	return list
}

// partOf returns the part of speech of its name; empty is a phrase.
func partOf(name string) (words.Part, bool) {
	if name == "" {
		return words.Phrase, true
	}
	return words.ParsePart(name)
}

// kindOfTerm returns the kind of its name; empty is formal. A term that is to
// be kept stands in Policy.Allowed and has no kind.
func kindOfTerm(name string) (words.Kind, bool) {
	if name == "" {
		return words.Formal, true
	}
	kind, ok := words.ParseKind(name)
	if !ok || kind == words.Keep {
		return words.Formal, false
	}
	return kind, true
}

// kindRule names the kinds that a term may have.
func kindRule() string {
	kinds := words.Kinds()
	names := make([]string, 0, len(kinds)-1)
	for _, k := range kinds[:len(kinds)-1] {
		names = append(names, k.String())
	}
	return "the kind is " + strings.Join(names, ", ") + " or " + kinds[len(kinds)-1].String()
}

// BuiltinLexicon returns the embedded lexicon of plain words of a language,
// and false if there is none. English and Spanish have one.
func BuiltinLexicon(lang string) (Lexicon, bool) {
	base := baseOf(lang)
	if !slices.Contains(words.Languages(), base) {
		return Lexicon{}, false
	}
	entries := words.Entries(base)
	l := Lexicon{
		Format: lexiconFormat.String(), ID: "plain-words-" + base, Language: base,
		Source: "written for this module", Licence: "Apache-2.0", Terms: make([]Term, 0, len(entries)),
	}
	for i := range entries {
		e := &entries[i]
		if e.Kind == words.Keep {
			continue
		}
		l.Terms = append(l.Terms, Term{
			Term: e.Term, Plain: append([]string{}, e.Plain...), Forms: append([]string(nil), e.Forms...),
			Part: e.Part.String(), Kind: e.Kind.String(), Reason: e.Reason, Note: e.Note, Source: e.Source,
		})
	}
	return l, true
}

// gather turns what the finders found into the findings of the report, with
// their sentences, lines and columns.
func (a *analysis) gather() {
	r := a.report
	found := a.finder.Findings()
	if len(r.Sentences) == 0 {
		found = nil
	}
	r.Findings = make([]Finding, len(found))
	plain := plainWords(&a.finder, found)
	at := 0
	located := -1
	var loc locator
	for i := range found {
		x := &found[i]
		for at+1 < len(r.Sentences) && r.Sentences[at+1].Start <= x.Start {
			at++
		}
		f := &r.Findings[i]
		f.Kind, f.Severity = FindingKind(x.Kind.String()), int(x.Severity)
		f.Sentence, f.Start, f.End, f.Number, f.Limit = at, x.Start, x.End, int(x.N), int(x.M)
		s := &r.Sentences[at]
		if x.Kind == diag.LongParagraph {
			k := at
			if s.Start < x.Start && at+1 < len(r.Sentences) {
				k++
			}
			u := &r.Units[r.Sentences[k].Unit]
			f.Sentence, f.Text, f.Line, f.Column = k, u.Text, u.Line, u.Column
			continue
		}
		if at != located {
			loc = newLocator(s.Text, s.Start, s.Line, s.Column)
			located = at
		}
		f.Line, f.Column = loc.find(x.Start)
		if from, to := x.Start-s.Start, x.End-s.Start; from >= 0 && from <= to && to <= len(s.Text) {
			f.Text = s.Text[from:to]
		}
		if k := a.finder.EntryNumber(*x); k >= 0 {
			e := a.finder.EntryAt(k)
			f.Term, f.Note, f.Plain = e.Term, e.Note, plain.of(k, len(e.Plain))
		}
	}
}

// longestClosed is the length of the longest of the closed words.
const longestClosed = 10

// closedWords are the pronouns and prepositions of English, for Coleman's
// third and fourth formulas; prepositions of several words are counted by
// their first.
var closedWords = sync.OnceValue(func() *table.Map[uint32] {
	t := table.For[uint32](160)
	for w := range strings.FieldsSeq(`i me my mine myself you your yours yourself yourselves he him his himself she her hers
		herself it its itself we us our ours ourselves they them their theirs themselves who whom whose which that this these
		those what anybody anyone anything everybody everyone everything nobody nothing somebody someone something each either
		neither none one other another both few many several some such i'm i'll i've i'd you're you'll you've you'd he's he'll
		he'd she's she'll she'd it's it'll we're we'll we've we'd they're they'll they've they'd`) {
		*t.At(w) |= markPronoun
	}
	for w := range strings.FieldsSeq(`about above across after against along amid among around as at before behind below
		beneath beside besides between beyond by despite down during except for from in inside into like near of off on onto
		opposite out outside over past per since than through throughout till to toward towards under underneath until up upon
		via with within without`) {
		*t.At(w) |= markPreposition
	}
	return &t
})
