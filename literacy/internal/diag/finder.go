package diag

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

// Options are the limits of the finders; the zero value is the default.
type Options struct {
	// SentenceWords is the number of words above which a sentence is long;
	// 0 is 20. Above SentenceMost words (0 is 30) it comes first.
	SentenceWords, SentenceMost int
	// ParagraphWords is the number of words above which a paragraph is long;
	// 0 is 80.
	ParagraphWords int
	// User is the lexicon of the caller: terms added, and terms allowed as
	// entries of the kind words.Keep. It comes before the one built in.
	User *words.Lexicon
	// Size is the length of the text, as far as it is known.
	Size int
	// NoLexicon leaves the lexicon that is built in aside.
	NoLexicon bool
}

// Finder finds in one run over one text. Make one with New, let the vocabulary
// call Describe, then call Block at each block, Sentence for each sentence, and
// Findings once at the end.
type Finder struct {
	lang    string
	opt     Options
	cues    cues
	lexicon *words.Lexicon
	user    *words.Lexicon
	builtin int // entries of the first
	vocab   *token.Vocab

	text string // of the block
	base int    // what its offsets are more by than the place in text
	kind token.BlockKind

	ended bool

	paragraph struct{ start, end, words int }

	found    []Finding // sorted, sentence by sentence
	late     []Finding // of paragraphs, acronyms and numbers, found later
	acronyms []acronym
	// Room for those of a text that is not long.
	firstLate     [32]Finding
	firstPending  [4]Finding
	firstAcronyms [32]acronym

	marked []int32 // by lexeme: its place in acronyms plus one, −1 for a compound

	class   []Class // of the tokens of the sentence
	classes [128]Class
	// starts are the tokens of the sentence where a term may begin.
	starts []int32
	placed [129]int32

	// headed is the place in found of what was found in the heading or lead-in
	// before the sentence, past the end where there is none.
	headed int

	told        bool      // the sentence says how many by a number
	denominator int       // the first of the text
	pending     []Finding // relative changes that wait for the next sentence
}

// New returns a finder for a base language and the vocabulary of the run.
func New(lang string, v *token.Vocab, opt Options) *Finder {
	f := new(Finder)
	f.Init(lang, v, opt)
	return f
}

// Init makes f ready as New does.
func (f *Finder) Init(lang string, v *token.Vocab, opt Options) {
	if opt.SentenceWords <= 0 {
		opt.SentenceWords = 20
	}
	if opt.SentenceMost <= 0 {
		opt.SentenceMost = max(30, opt.SentenceWords)
	}
	if opt.ParagraphWords <= 0 {
		opt.ParagraphWords = 80
	}
	f.lang, f.opt, f.cues, f.vocab, f.user = lang, opt, cuesOf(lang), v, opt.User
	if !opt.NoLexicon {
		f.lexicon = words.Builtin(lang)
		f.builtin = f.lexicon.Len()
	}
	f.class, f.starts = f.classes[:0], f.placed[:0]
	f.found = make([]Finding, 0, min(opt.Size, max(1<<14, opt.Size/24))/48+16)
	f.acronyms = f.firstAcronyms[:0]
	f.late = f.firstLate[:0]
	f.pending = f.firstPending[:0]
}

// Block says that what follows stands in a block of text, whose offset 0 is the
// offset base of the tokens.
func (f *Finder) Block(text string, base int, b token.Block) {
	f.endBlock()
	f.text, f.base, f.kind = text, base, b.Kind
	f.paragraph.start, f.paragraph.end, f.paragraph.words = b.Start, b.End, 0
}

func (f *Finder) endBlock() {
	p := f.paragraph
	if f.kind == token.Paragraph && p.words > f.opt.ParagraphWords {
		f.later(Finding{Kind: LongParagraph, Entry: -1, Severity: Mend, Start: p.start, End: p.end, N: int32(p.words), M: int32(f.opt.ParagraphWords)})
	}
	f.flushPending()
	f.paragraph.words = 0
}

// Sentence finds in one sentence. It keeps nothing of it.
func (f *Finder) Sentence(s *token.Sentence) {
	if f.kind == token.Code || f.ended {
		return
	}
	if n := len(f.found); cap(f.found)-n < 8 {
		f.found = slices.Grow(f.found, More(n, s.Start, f.opt.Size))
	}
	toks := s.Tokens
	f.class = slices.Grow(f.class[:0], len(toks))[:len(toks)]
	f.starts = slices.Grow(f.starts[:0], len(toks)+1)[:len(toks)+1]
	any, kinds, capitals := f.classify(toks)
	named := f.places()
	n := len(toks)
	if kinds&(1<<token.Elision) != 0 {
		for i := range toks {
			if toks[i].Kind == token.Elision {
				n--
			}
		}
	}
	f.paragraph.words += n
	if n > f.opt.SentenceWords && f.kind != token.TableRow {
		severity := Mend
		if n > f.opt.SentenceMost {
			severity = First
		}
		f.add(Finding{Kind: LongSentence, Severity: severity, Start: s.Start, End: s.End, N: int32(n), M: int32(f.opt.SentenceWords)})
	}
	if !f.cues.any && f.user == nil {
		return
	}
	first := len(f.found)
	counted := f.numbers(toks, any)
	if f.told && f.headed < first {
		first -= f.untold(first)
	}
	f.terms(toks, counted)
	if (capitals || kinds&(1<<token.Acronym) != 0) && !s.Upper {
		f.shortForms(toks)
	}
	if any&participle != 0 && any&(be|bes) != 0 || any&stative != 0 && any&by != 0 {
		f.passives(toks)
	}
	if any&negation != 0 && any&negative != 0 {
		f.negatives(toks)
	}
	f.nouns(toks, any, named)
	f.headed = len(f.found)
	if !s.Stop && n <= headWords {
		f.headed = first
	}
	if len(f.found)-first > 1 {
		slices.SortStableFunc(f.found[first:], before)
	}
}

// headWords is how long a heading or lead-in is at most for the number below it
// to be its number.
const headWords = 10

// untold drops the words for how often in the heading or lead-in before, for
// which the sentence now gives the number: "Common side effects", "These may
// affect 1 in 10 people". It returns how many they were.
func (f *Finder) untold(first int) int {
	kept := f.headed
	for i := f.headed; i < len(f.found); i++ {
		if i < first && f.found[i].Kind == VagueFrequency {
			continue
		}
		f.found[kept] = f.found[i]
		kept++
	}
	n := len(f.found) - kept
	f.found = f.found[:kept]
	return n
}

// classify fetches the classes of the tokens, and returns all their bits, a bit
// for each kind of token, and whether a word is in capitals.
func (f *Finder) classify(toks []token.Token) (any Class, kinds uint32, capitals bool) {
	class, lexemes := f.class[:len(toks)], f.vocab.All()
	var flags token.Flags // of words
	for i := range toks {
		t := &toks[i]
		var c Class
		if t.Lex >= 0 {
			c = lexemes[t.Lex].Class
		}
		class[i] = c
		any |= c
		kinds |= 1 << (t.Kind & 31)
		if t.Kind == token.Word {
			flags |= t.Flags
		}
	}
	return any, kinds, flags&token.Caps != 0
}

// places notes where terms may begin, and returns how many tokens name a thing.
// Most words that could begin a phrase are not followed by its second.
func (f *Finder) places() (named int) {
	always := single | frequency
	if f.user != nil || f.lexicon == nil {
		always |= lexical
	}
	starts, count := f.starts, 0
	var last Class
	for i, c := range f.class {
		if c&(noun|nominal) != 0 {
			named++
		}
		starts[count] = int32(i) - 1
		if last&(always|c/(later/lexical)&lexical) != 0 {
			count++
		}
		last = c
	}
	starts[count] = int32(len(f.class)) - 1
	if last&always != 0 {
		count++
	}
	f.starts = starts[:count]
	return named
}

// Findings ends the run and returns what was found, in the order of the text.
func (f *Finder) Findings() []Finding {
	if f.ended {
		return f.found
	}
	f.ended = true
	f.endBlock()
	f.undefined()
	slices.SortStableFunc(f.late, before)
	f.found = merge(f.found, f.late)
	return f.found
}

// later adds a finding that is known only after others behind it.
func (f *Finder) later(x Finding) {
	if n := len(f.late); n == cap(f.late) {
		f.late = slices.Grow(f.late, More(n, x.Start, f.opt.Size))
	}
	f.late = append(f.late, x)
}

// add adds a finding without an entry of a lexicon.
func (f *Finder) add(x Finding) {
	x.Entry = -1
	f.found = append(f.found, x)
}

// Entry returns the entry of a finding, nil if it has none.
func (f *Finder) Entry(x Finding) *words.Entry { return f.EntryAt(f.EntryNumber(x)) }

// EntryNumber returns the number of the entry of a finding among those of both
// lexicons, the caller's behind those that are built in, −1 if it has none.
func (f *Finder) EntryNumber(x Finding) int {
	if x.User {
		return f.builtin + int(x.Entry)
	}
	return int(x.Entry)
}

// Entries returns how many entries both lexicons have.
func (f *Finder) Entries() int {
	if f.user == nil {
		return f.builtin
	}
	return f.builtin + f.user.Len()
}

// EntryAt returns the entry with the number n, nil for −1.
func (f *Finder) EntryAt(n int) *words.Entry {
	switch {
	case n < 0:
		return nil
	case n < f.builtin:
		return f.lexicon.Entry(int32(n))
	}
	return f.user.Entry(int32(n - f.builtin))
}

// mark returns the mark of a lexeme, to be changed.
func (f *Finder) mark(lex int32) *int32 {
	if int(lex) >= len(f.marked) {
		f.marked = append(f.marked, make([]int32, max(int(lex)+1, f.vocab.Cap())-len(f.marked))...)
	}
	return &f.marked[lex]
}

// bytesAt returns the text from an offset of the tokens on, at most n bytes.
func (f *Finder) bytesAt(offset, n int) string {
	i := offset - f.base
	if i < 0 || i > len(f.text) {
		return ""
	}
	return f.text[i:min(i+n, len(f.text))]
}

// Slice returns the words of a finding in one line, spaces as they are read.
func Slice(text string, x Finding) string {
	if x.Start < 0 || x.End > len(text) || x.Start > x.End {
		return ""
	}
	return strings.Join(strings.Fields(text[x.Start:x.End]), " ")
}
