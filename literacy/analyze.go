package literacy

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/token"
)

// Analyze reads plain text or simple Markdown and reports how hard it is to
// read and what makes it so. The policy is taken as valid; see
// [Policy.Validate]. The findings of one term share its plainer words.
func Analyze(text string, p Policy) Report {
	a := newAnalysis(text, len(text), p, false)
	a.source = text
	a.locate = newLocator(text, 0, 1, 1)
	a.skips = newLocator(text, 0, 1, 1)
	token.Blocks(text, func(b token.Block) {
		if b.Kind == token.Code {
			a.code(b.Start, b.End)
			return
		}
		a.begin(kindNames[b.Kind], b.Level, b.Start, b.End)
		a.scan.Number = b.Number
		a.scan.Scan(text, b.Start, b.End, 0, b.Kind)
		a.end(text[b.Start:b.End])
	})
	return a.finish()
}

// AnalyzeBlocks reads the blocks of a document that something else has taken
// apart, and reports as [Analyze] does. Places are counted from where each
// block says its text begins.
func AnalyzeBlocks(blocks []Block, p Policy) Report {
	size := 0
	for i := range blocks {
		size += len(blocks[i].Text)
	}
	a := newAnalysis(sampleOf(blocks), size, p, false)
	next := 0
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		b.Start = max(b.Start, next)
		next = b.Start + len(b.Text) + 1
		a.source, a.base = b.Text, b.Start
		a.locate = newLocator(b.Text, b.Start, b.Line, b.Column)
		a.skips = a.locate
		if b.Kind == Code {
			a.code(b.Start, b.Start+len(b.Text))
			continue
		}
		kind := b.Kind
		if !kind.IsValid() {
			kind = Paragraph
		}
		if kind != TableCell {
			a.begin(kind, b.Level, b.Start, b.Start+len(b.Text))
			a.scan.Scan(b.Text, 0, len(b.Text), b.Start, kind.token())
			a.end(b.Text)
			continue
		}
		// The cells of a row are one unit.
		last := i
		for last+1 < len(blocks) && blocks[last+1].Kind == TableCell && blocks[last+1].Row == b.Row {
			last++
		}
		var row strings.Builder
		for k := i; k <= last; k++ {
			if k > i {
				row.WriteString(" | ")
			}
			row.WriteString(blocks[k].Text)
		}
		// Read as one text; places inside it are those of the row.
		text := row.String()
		next = b.Start + len(text) + 1
		a.source = text
		a.locate = newLocator(text, b.Start, b.Line, b.Column)
		a.skips = a.locate
		a.begin(TableRow, b.Level, b.Start, b.Start+len(text))
		a.scan.Scan(text, 0, len(text), b.Start, token.TableRow)
		a.end(text)
		i = last
	}
	return a.finish()
}

func sampleOf(blocks []Block) string {
	var b strings.Builder
	for i := range blocks {
		if b.Len() > 3*sampled {
			break
		}
		b.WriteString(blocks[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// analysis is one run.
type analysis struct {
	report  *Report
	vocab   token.Vocab
	scan    token.Scanner
	words   describer
	profile Profile
	lists   bool
	nouns   bool // nouns have capitals: names cannot be told
	jargon  bool
	// counting: nothing but the counts is wanted.
	counting bool

	source string
	base   int
	locate locator
	skips  locator

	unit    Unit
	decides *Formula // nil if no formula is known
	shares  []share  // of the sentences, if the formula that decides needs them
	uses    []use    // of the words, if it needs how many are different
	heading bool

	// What is counted goes to one of two: running text and the rest.
	prose, rest Counts
	// The words and the unfamiliar words of Spache that are new to the prose.
	proseDifferent, proseSpache int
	policy                      Policy
	finder                      diag.Finder
	vars, proseVars             vars
	whole                       Report
	size                        int // of the whole text
}

// Totals are the counts of a text without a report.
type Totals struct {
	// Language is the language the text was read in, and how sure that is.
	Language Language `json:"language"`
	// Counts are those of the whole text.
	Counts Counts `json:"counts"`
	// ProseCounts are those of its running text.
	ProseCounts Counts `json:"proseCounts"`
	// InvalidBytes is how many bytes were not UTF-8; they are in no count.
	InvalidBytes int `json:"invalidBytes,omitzero"`
}

// Count counts plain text or simple Markdown as [Analyze] does and leaves the
// rest of the report aside.
func Count(text string, p Policy) Totals {
	a := newAnalysis(text, len(text), p, true)
	a.source = text
	token.Blocks(text, func(b token.Block) {
		if b.Kind == token.Code {
			return
		}
		a.heading = b.Kind == token.Heading
		prose, rest := a.prose.Sentences, a.rest.Sentences
		a.scan.Number = b.Number
		a.scan.Scan(text, b.Start, b.End, 0, b.Kind)
		switch {
		case a.prose.Sentences > prose:
			a.prose.Paragraphs++
		case a.rest.Sentences > rest:
			a.rest.Paragraphs++
		}
	})
	a.total()
	r := &a.whole
	return Totals{Language: r.Language, Counts: r.Counts, ProseCounts: r.ProseCounts, InvalidBytes: a.scan.Invalid}
}

func newAnalysis(sample string, size int, p Policy, counting bool) *analysis {
	a := new(analysis)
	a.counting = counting
	a.report = &a.whole
	r := a.report
	if p.Language != "" {
		tag := canonicalTag(p.Language)
		r.Language = Language{Tag: tag, Confidence: 1, Support: supportOf(baseOf(tag))}
	} else {
		r.Language = Detect(sample)
	}
	base := baseOf(r.Language.Tag)
	lang := token.Lookup(base)
	if r.Language.Support == Fallback {
		lang = token.Lookup("und")
	}
	a.profile = p.Profile
	if a.profile == "" {
		a.profile = Author
	}
	a.words = newDescriber(base, p.WrittenSyllables)
	a.lists = a.words.lists
	a.nouns = base == "de"
	a.jargon = base == "en" || base == "es"
	a.policy = p
	a.vocab.Init(size)
	a.vocab.Describe = a.words.describe
	if base == "en" && (counting || len(p.Added)+len(p.Allowed) == 0) {
		a.vocab.Common = sharedWords()
	}
	a.scan.Init(lang, &a.vocab, a)
	a.scan.Whole = p.WholeElisions
	if counting {
		return a
	}
	initFinder(&a.finder, base, size, &a.vocab, &a.policy)
	a.words.finder = &a.finder
	a.decides, _, _ = decider(p, base)
	// Enough for a short text and the first part of a long one, which says how
	// much is to come.
	a.size = size
	first := min(size, max(1<<14, size/24))
	r.Units = make([]Unit, 0, first/64+4)
	r.Sentences = make([]TextSentence, 0, first/48+4)
	r.Words = make([]Word, 0, first/24+4)
	r.LeftOut = make([]LeftOut, 0, first/128+4)
	if a.decides != nil && a.decides.more {
		a.shares = make([]share, 0, first/48+4)
	}
	return a
}

// begin opens a unit.
func (a *analysis) begin(kind Kind, level, start, end int) {
	line, column := a.locate.find(start)
	a.unit = Unit{Kind: kind, Level: level, Start: start, End: end, Line: line, Column: column}
	a.heading = kind == Heading
	a.finder.Block(a.source, a.base, token.Block{Kind: kind.token(), Level: level, Start: start, End: end})
}

// end closes it. A unit without a word is none.
func (a *analysis) end(text string) {
	u := &a.unit
	if u.Words == 0 {
		return
	}
	u.Text = text
	r := a.report
	*next(&r.Units, u.End, a.size) = *u
	if u.ProseSentences > 0 {
		a.prose.Paragraphs++
	} else {
		a.rest.Paragraphs++
	}
}

// total adds up what was counted.
func (a *analysis) total() {
	r := a.report
	r.Counts, r.ProseCounts = a.prose.Add(a.rest), a.prose
	r.ProseCounts.DifferentWords, r.ProseCounts.SpacheWords = a.proseDifferent, a.proseSpache
}

// Sentence receives each sentence from the scanner.
func (a *analysis) Sentence(s *token.Sentence) {
	r := a.report
	index, first := len(r.Sentences), len(r.Words)
	var c Counts
	a.tally(s, index, &c)
	if s.Stop {
		a.prose.add(&c)
	} else {
		a.rest.add(&c)
	}
	if a.counting {
		return
	}
	if s.Stop {
		a.unit.ProseSentences++
	}
	a.unit.Sentences++
	a.unit.Words += c.Words
	a.unit.Syllables += c.Syllables
	line, column := a.locate.find(s.Start)
	text := a.source[s.Start-a.base : s.End-a.base]
	x := next(&r.Sentences, s.Start, a.size)
	x.Text, x.Unit, x.Start, x.End, x.Line, x.Column = text, len(r.Units), s.Start, s.End, line, column
	x.Words, x.Letters, x.Syllables, x.Polysyllables, x.LongWords = c.Words, c.Letters, c.Syllables, c.Polysyllables, c.LongWords
	x.Prose = s.Stop
	if a.decides != nil && a.decides.more {
		*next(&a.shares, s.Start, a.size) = shareOf(&c)
	}
	if a.decides != nil && a.decides.types {
		a.use(s, index)
	}
	if !s.Stop {
		l := next(&r.LeftOut, s.End, a.size)
		l.Reason, l.Text, l.Start, l.End, l.Line, l.Column, l.Words = a.reason(s), text, s.Start, s.End, line, column, c.Words
	}
	a.locate.place(r.Words[first:])
	a.finder.Sentence(s)
}

// reason says why a sentence is not running text.
func (a *analysis) reason(s *token.Sentence) string {
	switch {
	case a.unit.Kind == TableRow:
		return "tableRow"
	case s.LeadIn:
		return "leadIn"
	case a.heading:
		return "heading"
	}
	return "fragment"
}

// hardWord lists a word that is long or unfamiliar.
func (a *analysis) hardWord(t *token.Token, index, syllables int, unfamiliar bool) {
	w := next(&a.report.Words, t.Start, a.size)
	w.Text, w.Sentence, w.Start, w.End = a.source[t.Start-a.base:t.End-a.base], index, t.Start, t.End
	w.Syllables, w.Polysyllable, w.Unfamiliar = syllables, syllables >= 3, unfamiliar
}

// code leaves out a block that is not read.
func (a *analysis) code(start, end int) {
	line, column := a.skips.find(start)
	a.report.LeftOut = append(a.report.LeftOut, LeftOut{
		Reason: "code", Text: a.source[start-a.base : end-a.base], Start: start, End: end, Line: line, Column: column,
		Everywhere: true,
	})
}

// Skipped leaves out a stretch inside a unit.
func (a *analysis) Skipped(start, end int) {
	if a.counting {
		return
	}
	line, column := a.skips.find(start)
	reason := "linkTarget"
	if a.source[start-a.base] == '<' {
		reason = "code"
	}
	a.report.LeftOut = append(a.report.LeftOut, LeftOut{
		Reason: reason, Text: a.source[start-a.base : end-a.base], Start: start, End: end, Line: line, Column: column,
		Everywhere: true,
	})
}

func (a *analysis) finish() Report {
	r := a.report
	p := &a.policy
	r.Format = ReportFormat
	r.InvalidBytes = a.scan.Invalid
	a.total()
	base := baseOf(r.Language.Tag)
	a.score(base)
	r.Worst = []Mending{}
	a.result(p)
	r.Consensus = consensus(r.Formulas, r.Result.Reading)
	a.gather()
	a.jargonAdjusted()
	slices.SortStableFunc(r.LeftOut, func(x, y LeftOut) int { return x.Start - y.Start })
	return *r
}
