// Package learned holds the learned table of English syllables and the rules around it.
//
// The table packs what was learned from the CMU Pronouncing Dictionary: weights of the letter surroundings of each
// run of vowels, and the dictionary's words that the weights get wrong or that have several counts. With both it gives
// the dictionary's own counts for each of its words. The program in folder ../gen makes it.
package learned

import "bytes"

// MaxLetters is the longest word that is looked at as a whole.
const MaxLetters = 64

// Word returns the syllables of the shortest and of the longest accepted pronunciation of a folded word: at most
// [MaxLetters] of a to z, the apostrophe, and other signs, at which a word is divided. It is 0 for a word without a
// letter. It may overwrite word.
func (t *Table) Word(word []byte) (lo, hi int) {
	lo, hi, ok := t.lookup(wordHash(t.seed, word))
	if ok {
		return lo, hi
	}
	for i := 0; i < len(word); {
		if kindOf[word[i]] != vowel && !letter(word[i]) && word[i] != '\'' {
			i++
			continue
		}
		end := i + 1
		for end < len(word) && (letter(word[end]) || word[end] == '\'') {
			end++
		}
		a, b, ok := 0, 0, false
		if end-i < len(word) {
			a, b, ok = t.lookup(wordHash(t.seed, word[i:end]))
		}
		if !ok {
			a, b = t.part(word[i:end])
		}
		lo, hi = lo+a, hi+b
		i = end
	}
	return lo, hi
}

// Letters is [Table.Word] for a word of the letters a to z alone.
func (t *Table) Letters(word []byte) (lo, hi int) {
	lo, hi, ok := t.lookup(wordHash(t.seed, word))
	if !ok {
		lo, hi = t.part(word)
	}
	return max(lo, 1), max(hi, 1)
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' }

// part counts a part of a word of which the dictionary says nothing.
func (t *Table) part(p []byte) (lo, hi int) {
	if n := len(p); n > 2 && p[n-2] == '\'' && p[n-1] == 's' {
		lo, hi = t.stem(p[:n-2])
		more := sibilant(p[:n-2])
		return lo + more, hi + more
	} else if n > 1 && p[n-1] == '\'' {
		return t.stem(p[:n-1])
	}
	if n := len(p); n > 4 && p[n-1] == 's' && p[n-2] != 's' && p[n-2] != '\'' {
		if lo, hi, ok := t.lookup(wordHash(t.seed, p[:n-1])); ok {
			more := sibilant(p[:n-1])
			return lo + more, hi + more
		}
	}
	n := t.infer(p)
	return n, n
}

// stem counts what is left of a word without its ending.
func (t *Table) stem(p []byte) (lo, hi int) {
	if lo, hi, ok := t.lookup(wordHash(t.seed, p)); ok {
		return lo, hi
	}
	return t.part(p)
}

// sibilant is 1 if an s added to p makes a syllable of its own, and 0 if not.
func sibilant(p []byte) int {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "ce", "se", "ze", "ge"} {
		if bytes.HasSuffix(p, []byte(end)) {
			return 1
		}
	}
	return 0
}

// infer counts a word by its letters: unit by unit, or letter by letter if it is short and has no vowel.
func (t *Table) infer(p []byte) int {
	if !pairs(p) {
		return max(t.element(p), 1)
	}
	p = american(p)
	n := 0
	for k := seam(p); k > 0; k = seam(p) {
		head, tail := cut(p, k)
		n += t.element(head)
		p = tail
	}
	return max(n+t.element(p), 1)
}

// pairs reports whether two vowels stand side by side in p, without which
// there is neither a digraph nor a seam.
func pairs(p []byte) bool {
	before := consonant
	for _, c := range p {
		kind := kindOf[c]
		if kind&before == vowel {
			return true
		}
		before = kind
	}
	return false
}

// element counts a piece of a word between two seams.
func (t *Table) element(p []byte) int {
	n, order, vowels := 0, 0, false
	for i := 0; ; order++ {
		u, ok := nextUnit(p, i)
		if !ok {
			break
		}
		vowels = vowels || kindOf[p[u.start]] == vowel
		n += t.score(p, u, order)
		i = u.end
	}
	if !vowels && n == 0 && len(p) <= 5 {
		return spelled(p)
	}
	return n
}

// spelled counts the names of letters, of which w's alone has more than one syllable.
func spelled(p []byte) (n int) {
	for _, c := range p {
		switch {
		case c == 'w':
			n += 3
		case letter(c):
			n++
		}
	}
	return n
}
