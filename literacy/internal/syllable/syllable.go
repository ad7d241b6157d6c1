package syllable

// Basis says what a language's counts rest on.
type Basis string

// The bases, strongest first.
const (
	// Learned is a table learned from a pronouncing dictionary, exact on its words.
	Learned Basis = "learned"
	// Rules is a language's own spelling rules with lists of exceptions.
	Rules Basis = "rules"
	// Vowels is one syllable for each vowel of the script, with few corrections.
	Vowels Basis = "vowels"
	// Marks is the vowel marks of a script that usually leaves them out: without them a count is only a floor.
	Marks Basis = "marks"
	// None is no knowledge of the language: runs of vowel letters.
	None Basis = "none"
)

// Values returns every basis, strongest first.
func (Basis) Values() []Basis { return []Basis{Learned, Rules, Vowels, Marks, None} }

// IsValid reports whether b is one of the bases of this package.
func (b Basis) IsValid() bool {
	switch b {
	case Learned, Rules, Vowels, Marks, None:
		return true
	}
	return false
}

// A Counter counts the syllables of words of one language. It is a small value: choose it once with [For], not once a
// word. The zero Counter is that of a language nothing is known of.
type Counter struct{ lang language }

// For returns the counter of a language given as a BCP 47 tag, of which the primary subtag counts ("pt-BR" is "pt",
// "nb" and "nn" are "no"). ok is false if the language is not one of [Languages]; the counter then takes runs of vowel
// letters.
func For(tag string) (c Counter, ok bool) {
	l := languageOf(tag)
	return Counter{l}, l != unknown
}

// BasisOf says what the counts of a language, given as a BCP 47 tag, rest on.
func BasisOf(tag string) Basis { return languageOf(tag).basis() }

// Languages returns the primary subtags of the languages with rules of their own, in alphabetical order.
func Languages() []string {
	return []string{"ar", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr"}
}

// Count returns the syllables of word in a language given as a BCP 47 tag: the shortest accepted pronunciation, which
// is what Flesch's rule asks for (R. Flesch, How to Write Plain English, 1979, chapter 2). It is at least 1 for a word
// with a letter and 0 for one without.
func Count(lang string, word []byte) int { return Counter{languageOf(lang)}.Count(word) }

// CountString is [Count] of a string.
func CountString(lang, word string) int { return Counter{languageOf(lang)}.CountString(word) }

// Range returns the syllables of the shortest and of the longest accepted pronunciation of word; lo is what [Count]
// returns, and hi is not below it.
func Range(lang string, word []byte) (lo, hi int) { return Counter{languageOf(lang)}.Range(word) }

// RangeString is [Range] of a string.
func RangeString(lang, word string) (lo, hi int) { return Counter{languageOf(lang)}.RangeString(word) }

// CountWritten returns the syllables of word as a school divides them on paper. It differs from [Count] in French
// alone, where every e that ends a written syllable counts ("table" is 2, spoken 1).
func CountWritten(lang string, word []byte) int { return Counter{languageOf(lang)}.CountWritten(word) }

// Count is the function [Count] in the counter's language.
func (c Counter) Count(word []byte) int {
	lo, _ := c.Range(word)
	return lo
}

// CountString is [Counter.Count] of a string.
func (c Counter) CountString(word string) int {
	lo, _ := c.RangeString(word)
	return lo
}

// RangeString is [Counter.Range] of a string.
func (c Counter) RangeString(word string) (lo, hi int) {
	var buf [2 * maxLetters]byte
	return c.Range(append(buf[:0], word...))
}

// Range is the function [Range] in the counter's language.
func (c Counter) Range(word []byte) (lo, hi int) {
	switch c.lang {
	case english:
		return englishWord(word)
	case arabic:
		n := arabicWord(word)
		if n == 0 {
			break // not in Arabic letters, or none at all
		}
		return n, n
	}
	return parts(c.lang, word)
}

// CountWritten is the function [CountWritten] in the counter's language.
func (c Counter) CountWritten(word []byte) int {
	if c.lang == french {
		c.lang = frenchOnPaper
	}
	return c.Count(word)
}
