// Package token cuts a text into blocks, units, sentences and tokens. It is
// the one place that decides what a word, a figure, an abbreviation and the
// end of a sentence are; the packages above it count and explain.
//
// Nothing is copied: a token is a pair of byte offsets and the number of its
// entry in the vocabulary of the run, where the lower-case form of each
// distinct word is described once. One sentence is handed over at a time, in
// a buffer that is used again for the next.
//
// It is not a linguistic parser: there are no parts of speech, and a sentence
// is what a careful reader with a pencil would mark as one.
package token

// Kind is what a token is.
type Kind uint8

// The kinds of tokens. Every kind but Elision is one word.
const (
	// Word is a word as it stands in a dictionary, contractions and
	// hyphenated words included.
	Word Kind = iota
	// Elision is a French or Italian form that lost its vowel, with its
	// apostrophe: l', d', dell'.
	Elision
	// Figure is digits with the symbols and letters that belong to them:
	// 12, 1,000, 50%, $15, 5mg, 12:30, 2nd.
	Figure
	// Abbreviation is a shortened word, with or without its stop: Dr., mg,
	// e.g., p. ej.
	Abbreviation
	// Acronym is a name made of initials: NHS, MRI, A&E.
	Acronym
	// URL is a web address or a file name.
	URL
	// Email is an e-mail address.
	Email
	// Phone is a telephone number, spaces included.
	Phone
)

// Flags are what the place and the spelling of a token say about it.
type Flags uint8

const (
	// Capital: the first letter is upper case.
	Capital Flags = 1 << iota
	// Caps: two letters or more, all of them upper case.
	Caps
	// First: the first token of its sentence.
	First
	// Apart: something other than spaces stands between this token and the
	// one before it, or it is the first. Phrases do not run over it.
	Apart
	// Hyphenated: two parts or more joined by a hyphen.
	Hyphenated
	// Mixed: an upper-case letter after a lower-case one: mRNA, HbA1c.
	Mixed
	// Bracketed: stands directly between round brackets, as an acronym does
	// that is explained: World Health Organization (WHO).
	Bracketed
	// Inner: upper case inside the word, set by the scanner for its own use.
	Inner
)

// Token is one word of the text.
type Token struct {
	// Start and End are byte offsets into the text that was given to the
	// scanner, plus the base it was given.
	Start, End int
	// Lex is the number of the entry of the lower-case form in the
	// vocabulary, or −1 for URL, Email and Phone, which have none.
	Lex int32
	// Kind is what the token is.
	Kind Kind
	// Flags are what its place and spelling say about it.
	Flags Flags
}

// Sentence is one sentence, or what stands for one: a heading, a fragment, a
// lead-in line, a table row.
type Sentence struct {
	// Start and End are byte offsets as in Token; closing quotes and
	// brackets after the stop are inside.
	Start, End int
	// Tokens are the words in order. The slice is used again for the next
	// sentence: keep nothing of it.
	Tokens []Token
	// Stop is true when the sentence ends in a full stop, a question mark,
	// an exclamation mark or an ellipsis, closing quotes and brackets apart.
	Stop bool
	// LeadIn is true when it ends in a colon.
	LeadIn bool
	// Upper is true when it is written in capitals throughout.
	Upper bool
	// Quotes is true when a quotation mark stands in it.
	Quotes bool
	// Semicolons is how many semicolons stand in it: McLaughlin counts a long
	// sentence with one as two.
	Semicolons int
}

// BlockKind is what part of a document a block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	TableRow
	Quote
	Code
	Caption
)

// Block is a stretch of text that ends every sentence in it.
type Block struct {
	// Kind is what part of a document it is.
	Kind BlockKind
	// Level is the level of a heading from 1, where the text says it, and
	// the depth of a list item from 1; else 0.
	Level int
	// Number is the number of a list item, where it has one.
	Number int
	// Start and End are byte offsets; list markers are outside.
	Start, End int
}
