package token

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Scanner cuts the text of units into sentences and tokens. Make one with
// NewScanner; it is for one goroutine and one run.
type Scanner struct {
	// Whole is true to read an elided form and the word after it as one
	// word, as a count of the spaces does.
	Whole bool
	// Number is the number of the list item that is scanned next; its
	// followers inside the text are list numbers, too.
	Number int
	// Invalid counts the bytes that are not UTF-8.
	Invalid int
	// Looked counts the bytes that were looked at ahead of their turn, so that a
	// test can tell that the work grows with the length of a text alone.
	Looked int

	lang  *Language
	vocab *Vocab
	sink  Sink
	sent  Sentence
	apart bool
	seen  Flags // of the tokens of the sentence
	one   bool  // a unit that is one sentence whatever stops stand in it
	asks  bool  // a heading, which only ? and ! divide

	text    string
	base    int
	end     int
	list    int // the next number of a list that runs inside the text
	scratch []byte
	form    []byte
	parens  int // tokens at the place where a bracket opened, plus one

	tokens [128]Token // room for most sentences
	bytes  [64]byte
}

// Sink receives what a scanner finds. It must not keep the pointer or the
// tokens.
type Sink interface {
	// Sentence receives each sentence.
	Sentence(s *Sentence)
	// Skipped receives the stretches that are not read: link targets, tags.
	Skipped(start, end int)
}

// NewScanner returns a scanner for the language that interns words in v and
// calls emit with each sentence, which must not keep the pointer or the tokens.
func NewScanner(lang *Language, v *Vocab, emit func(*Sentence)) *Scanner {
	s := new(Scanner)
	s.Init(lang, v, emitter(emit))
	return s
}

type emitter func(*Sentence)

func (e emitter) Sentence(s *Sentence) { e(s) }
func (emitter) Skipped(int, int)       {}

// Init makes s ready for the language, words interned in v and sentences given
// to sink.
func (s *Scanner) Init(lang *Language, v *Vocab, sink Sink) {
	v.lang = lang
	s.lang, s.vocab, s.sink = lang, v, sink
	s.sent.Tokens = s.tokens[:0]
	s.scratch = s.bytes[:0:32]
	s.form = s.bytes[32:32:64]
}

// Language returns the language of the scanner.
func (s *Scanner) Language() *Language { return s.lang }

// Scan reads one unit, text[start:end], and ends the sentence at its end.
// Offsets are those in text plus base.
func (s *Scanner) Scan(text string, start, end, base int, kind BlockKind) {
	s.Part(text, start, end, base, kind)
	s.Flush()
}

// Part reads one part of a unit, such as a cell of a row; Flush ends it.
func (s *Scanner) Part(text string, start, end, base int, kind BlockKind) {
	s.text, s.base, s.end = text, base, end
	s.one = kind == TableRow
	s.asks = kind == Heading
	s.apart = true
	s.parens = 0
	s.list = 0
	if s.Number > 0 {
		s.list = s.Number + 1
	}
	s.Number = 0
	s.run(start)
}

// Flush ends the sentence that is open, without a stop.
func (s *Scanner) Flush() {
	if len(s.sent.Tokens) > 0 {
		s.close(s.trimmedEnd(), s.sent.Stop && s.one)
	}
	s.reset()
}

func (s *Scanner) reset() {
	s.sent.Tokens = s.sent.Tokens[:0]
	s.sent.Stop, s.sent.LeadIn, s.sent.Upper, s.sent.Quotes = false, false, false, false
	s.sent.Semicolons = 0
	s.sent.Start = -1
	s.apart = true
	s.parens = 0
}

// trimmedEnd is the end of the text read so far without the space at its end.
func (s *Scanner) trimmedEnd() int {
	e := s.end
	for e > 0 && classes[s.text[e-1]] == space {
		e--
	}
	return e
}

func (s *Scanner) run(i int) {
	text, end := s.text, s.end
	if len(s.sent.Tokens) == 0 {
		s.sent.Start = -1
	}
	for i < end {
		c := text[i]
		switch classes[c] {
		case space:
			i++
		case letter:
			s.begin(i)
			if !s.lang.turkish {
				if j := s.quick(i); j > i {
					i = j
					continue
				}
			}
			j := min(i+lettersAt(text, i), end)
			if j == end || !joins[text[j]] || text[j] == '.' && (j+1 >= end || closes[text[j+1]]) {
				if j-i <= s.lang.spacedLen && (j < end && text[j] == '.' || text[j-1] == 'd') {
					i = s.word(i)
					continue
				}
				s.simple(i, j)
				// What follows most words is one space.
				if i = j; j < end && text[j] == ' ' {
					i++
				}
				continue
			}
			i = s.word(i)
		case digit:
			if j := s.listNumber(i); j > 0 {
				i = j
				continue
			}
			s.begin(i)
			i = s.figure(i)
		case stop:
			if c == '!' && i+1 < end && text[i+1] == '[' {
				if j := s.image(i); j > 0 {
					s.skip(i, j)
					i = j
					continue
				}
			}
			s.begin(i)
			i = s.stopAt(i)
		case high:
			r, n := utf8.DecodeRuneInString(text[i:end])
			switch {
			case r == utf8.RuneError && n <= 1:
				s.Invalid++
				i++
			case isWide(r):
				s.begin(i)
				s.scratch = utf8.AppendRune(s.scratch[:0], r)
				s.push(i, i+n, s.vocab.Intern(s.scratch, Word), Word, 0)
				i += n
			case isLetter(r):
				s.begin(i)
				i = s.word(i)
			case isStop(r):
				s.begin(i)
				i = s.stopAt(i)
			case isNumeral(r):
				s.begin(i)
				i = s.figure(i)
			case isSpace(r), invisible(r):
				i += n
			default:
				if isOpener(r) {
					s.begin(i)
				}
				if isQuote(r) {
					s.sent.Quotes = true
				}
				s.apart = true
				i += n
			}
		default:
			i = s.sign(i)
		}
	}
}

// begin marks where a sentence begins.
func (s *Scanner) begin(i int) {
	if s.sent.Start < 0 {
		s.sent.Start = s.base + i
	}
}

// sign handles an ASCII sign that is not part of a word.
func (s *Scanner) sign(i int) int {
	text, end := s.text, s.end
	switch text[i] {
	case '(':
		s.begin(i)
		s.parens = len(s.sent.Tokens) + 1
	case ')':
		if n := len(s.sent.Tokens); s.parens > 0 && s.parens == n {
			s.sent.Tokens[n-1].Flags |= Bracketed
		}
		s.parens = 0
	case '"':
		s.begin(i)
		s.sent.Quotes = true
	case '\'':
		s.begin(i)
	case ';':
		s.sent.Semicolons++
	case '[':
		s.begin(i)
		// A footnote mark: [1], [^2].
		if j := s.footnote(i); j > i {
			return j
		}
	case ']':
		// The target of a Markdown link: ](…) or ][…].
		if i+1 < end && (text[i+1] == '(' || text[i+1] == '[') && len(s.sent.Tokens) > 0 {
			if j := s.matching(i+1, 2048); j > 0 {
				s.skip(i+1, j)
				return j
			}
		}
	case '^':
		if j := raisedMark(text[:end], i); j > 0 {
			return j
		}
	case '<':
		if j := s.tag(i); j > i {
			s.skip(i, j)
			return j
		}
	case '$', '+', '~', '>':
		s.begin(i)
	}
	s.apart = true
	return i + 1
}

func (s *Scanner) skip(i, j int) {
	s.apart = true
	s.sink.Skipped(s.base+i, s.base+j)
}

// image returns the end of a Markdown image whose ! is at i, its alternative
// text and target together, or 0 if there is none.
func (s *Scanner) image(i int) int {
	k := s.matching(i+1, 512)
	if k == 0 || k >= s.end || s.text[k] != '(' && s.text[k] != '[' {
		return 0
	}
	return s.matching(k, 512)
}

// matching returns the offset after the bracket that closes the one at i, on
// the same line and at most so many bytes on, or 0.
func (s *Scanner) matching(i, within int) int {
	open := s.text[i]
	shut := byte(')')
	if open == '[' {
		shut = ']'
	}
	limit := min(s.end, i+within)
	s.Looked += limit - i
	if strings.IndexByte(s.text[i:limit], shut) < 0 {
		return 0
	}
	depth := 0
	for j := i; j < limit; j++ {
		switch s.text[j] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return j + 1
			}
		case '\n':
			return 0
		}
	}
	return 0
}

// tag returns the end of an HTML tag or comment at i, or i. An address in
// angle brackets is no tag.
func (s *Scanner) tag(i int) int {
	text, end := s.text, s.end
	if i+1 >= end {
		return i
	}
	c := text[i+1]
	if classes[c] != letter && c != '/' && c != '!' {
		return i
	}
	for j := i + 1; j < min(end, i+256); j++ {
		s.Looked++
		switch text[j] {
		case '>':
			return j + 1
		case '<', '@':
			return i
		case ':':
			if j+2 < end && text[j+1] == '/' && text[j+2] == '/' && text[i+1] != 'a' && text[i+1] != 'i' {
				return i
			}
		}
	}
	return i
}

// simple adds a word of ASCII letters alone.
func (s *Scanner) simple(i, j int) {
	b := s.scratch[:0]
	for _, c := range []byte(s.text[i:j]) {
		if s.lang.turkish {
			b = utf8.AppendRune(b, lower(rune(c), true))
		} else {
			b = append(b, c|0x20)
		}
	}
	s.scratch = b
	var flags Flags
	if isUpper(s.text[i]) {
		flags = Capital
	}
	flags |= s.capitals(i, j)
	lex := s.vocab.Intern(b, Word)
	kind := Word
	if s.vocab.lex[lex].Class&Short != 0 && flags&(Caps|Inner|Mixed) == 0 {
		kind = Abbreviation
	}
	s.push(i, j, lex, kind, flags)
}

func (s *Scanner) push(i, j int, lex int32, kind Kind, flags Flags) {
	s.seen |= flags
	if s.apart {
		flags |= Apart
		s.apart = false
	}
	if len(s.sent.Tokens) == 0 {
		flags |= First | Apart
	}
	// Filled in where it stands: a token that is put together elsewhere and
	// copied keeps the processor waiting.
	n := len(s.sent.Tokens)
	if n == cap(s.sent.Tokens) {
		s.sent.Tokens = slices.Grow(s.sent.Tokens, 1)
	}
	s.sent.Tokens = s.sent.Tokens[:n+1]
	t := &s.sent.Tokens[n]
	t.Start, t.End = s.base+i, s.base+j
	t.Lex, t.Kind, t.Flags = lex, kind, flags
}

// close hands the sentence over.
func (s *Scanner) close(end int, stopped bool) {
	s.sent.End = s.base + end
	s.sent.Stop = stopped
	if !stopped {
		s.sent.LeadIn = s.endsInColon(end)
	}
	s.settle()
	s.sink.Sentence(&s.sent)
	s.reset()
}

func (s *Scanner) endsInColon(end int) bool {
	for limit := max(0, end-reach); end > limit; {
		r, n := utf8.DecodeLastRuneInString(s.text[:end])
		switch {
		case r == ':' || r == 0xFF1A:
			return true
		case isSpace(r) || r == '*' || r == '_':
			end -= n
		default:
			return false
		}
	}
	return false
}
