package syllable

// englishWord counts the syllables of an English word.
func englishWord(word []byte) (lo, hi int) {
	return parts(english, word)
}
