package syllable_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		lang, word string
		lo, hi     int
		why        string
	}{
		{"en", "cat", 1, 1, "the dictionary"},
		{"en", "CAT", 1, 1, "capitals"},
		{"en", "fire", 1, 2, "two pronunciations, the shorter first"},
		{"en-GB", "every", 2, 3, "a subtag after the language"},
		{"EN_us", "recipe", 3, 3, "a tag in capitals with an underscore"},
		{"en", "recipe's", 3, 3, "a possessive"},
		{"en", "nurses'", 2, 2, "a possessive plural"},
		{"en", "don’t", 1, 1, "a curly apostrophe"},
		{"en", "self-care", 2, 2, "a hyphenated word, part by part"},
		{"en", "well‑being", 3, 3, "a non-breaking hyphen"},
		{"en", "medi\u00adcine", 3, 3, "a soft hyphen inside"},
		{"en", "naïve", 2, 2, "a mark the dictionary leaves out"},
		{"en", "nai\u0308ve", 2, 2, "the same decomposed"},
		{"en", "résumé", 3, 3, "an é at the end is heard"},
		{"en", "mph", 3, 4, "spelled out, or miles per hour"},
		{"en", "NHS", 3, 3, "no vowel: spelled out"},
		{"en", "www", 9, 9, "a w has three syllables"},
		{"en", "a.m.", 2, 2, "stops inside, a dictionary word"},
		{"en", "B12", 1, 1, "a figure has no syllables of its own"},
		{"en", "anaemia", 4, 4, "British ae"},
		{"en", "angio-oedema", 6, 6, "a hyphen, and oe"},
		{"en", "real", 1, 1, "words/syllable issue 31"},
		{"en", "awe", 1, 1, "words/syllable issue 32"},
		{"en", "bluish", 2, 2, "words/syllable issue 37"},
		{"en", "barebacked", 2, 2, "words/syllable issue 38"},
		{"en", "meteor", 3, 3, "Text-Statistics issue 34"},
		{"fr", "l'", 0, 0, "an elided form has no syllable"},
		{"fr", "qu’", 0, 0, "nor has this one"},
		{"fr", "l’eau", 1, 1, "with its word it has the word's"},
		{"fr", "médecin", 2, 3, "an inner e that may be dropped"},
		{"fr", "MÉDECIN", 2, 3, "capitals with marks"},
		{"fr", "jusqu'", 1, 1, "an elided form with a vowel"},
		{"fr", "porte-monnaie", 3, 3, "a hyphen"},
		{"fr", "que", 1, 1, "an e that is the only vowel is heard"},
		{"it", "l'", 0, 0, "an elided article"},
		{"it", "un'", 1, 1, "an elided article with a vowel"},
		{"it", "dell'", 1, 1, "and a preposition"},
		{"it", "farmacia", 4, 4, "a stressed i that is not marked"},
		{"it", "terapia", 4, 4, "likewise"},
		{"es", "dí\u0061", 2, 2, "a hiatus"},
		{"es", "di\u0301a", 2, 2, "a hiatus, decomposed"},
		{"es", "teórico-práctico", 7, 7, "a hyphen"},
		{"de", "Straße", 2, 2, "a letter of its own"},
		{"de", "STRASSE", 2, 2, "and how capitals write it"},
		{"de", "E-Mail", 2, 2, "a loan word"},
		{"pt", "história", 3, 4, "a rising diphthong or a hiatus"},
		{"pt", "mágoa", 2, 3, "likewise"},
		{"nl", "geïnteresseerd", 5, 5, "a diaeresis"},
		{"nl", "ĳs", 1, 1, "the ij ligature"},
		{"sv", "läkare", 3, 3, "a vowel a syllable"},
		{"sv", "station", 2, 2, "-tion"},
		{"sv", "automat", 3, 3, "a diphthong"},
		{"da", "sygehus", 3, 3, "y is a vowel"},
		{"da", "Aarhus", 2, 2, "aa for å"},
		{"da", "patienter", 4, 4, "two vowels"},
		{"nb", "øye", 2, 2, "øy is one vowel"},
		{"nn", "heilag", 2, 2, "ei is one vowel"},
		{"no", "museum", 3, 3, "eu in front of a final m is two"},
		{"pl", "pies", 1, 1, "i softens"},
		{"pl", "nauka", 3, 3, "na-u"},
		{"pl", "auto", 2, 2, "au"},
		{"pl", "muzeum", 3, 3, "-eum"},
		{"pl", "żołądek", 3, 3, "marks"},
		{"pl", "nieuważny", 4, 4, "nie-u"},
		{"ru", "лекарство", 3, 3, "vowels"},
		{"ru", "ЁЖ", 1, 1, "capitals"},
		{"ru", "в", 1, 1, "a word of one consonant goes with its neighbour but counts"},
		{"tr", "ağrı", 2, 2, "a dotless i"},
		{"tr", "İLAÇ", 2, 2, "a dotted capital I"},
		{"tr", "köy", 1, 1, "y is a consonant"},
		{"ar", "كَتَبَ", 3, 3, "three short vowels"},
		{"ar", "كِتَابٌ", 3, 3, "a long vowel and a tanwin"},
		{"ar", "اَلْكِتَابُ", 4, 4, "the article with its mark"},
		{"ar", "الْكِتَابُ", 4, 4, "the article without it"},
		{"ar", "آمَنَ", 3, 3, "a madda"},
		{"ar", "كتاب", 1, 1, "no marks: the long vowel alone is sure"},
		{"ar", "mp3", 1, 1, "a word in Latin letters"},
		{"xx", "strøm", 1, 1, "no rules: runs of vowels"},
		{"el", "γιατρός", 2, 2, "no rules: a run is one"},
		{"zh", "病", 1, 1, "a character is a syllable"},
		{"ja", "ひと", 2, 2, "likewise"},
		{"", "word", 1, 1, "no language"},
		{"en", "12-5", 0, 0, "no letter"},
		{"es", "…", 0, 0, "no letter"},
		{"de", "", 0, 0, "nothing"},
	} {
		t.Run(c.lang+" "+c.word, func(t *testing.T) {
			lo, hi := syllable.RangeString(c.lang, c.word)
			require.Equal(t, []int{c.lo, c.hi}, []int{lo, hi}, c.why)
		})
	}
}

func TestCountWritten(t *testing.T) {
	for word, n := range map[string]int{"table": 2, "médecin": 3, "journée": 2, "parlent": 2, "vie": 1, "samedi": 3, "fatigue": 3, "l'": 0} {
		require.Equal(t, n, syllable.CountWritten("fr", []byte(word)), word)
	}
	require.Equal(t, 3, syllable.CountWritten("es", []byte("camisa")), "other languages have one count")
}

func TestBasis(t *testing.T) {
	var b syllable.Basis
	for _, v := range b.Values() {
		require.True(t, v.IsValid())
	}
	require.False(t, b.IsValid())
	for _, l := range syllable.Languages() {
		_, ok := syllable.For(l)
		require.True(t, ok, l)
		require.NotEqual(t, syllable.None, syllable.BasisOf(l), l)
	}
	_, ok := syllable.For("hu")
	require.False(t, ok)
	require.Equal(t, syllable.Learned, syllable.BasisOf("en-US"))
	require.Equal(t, syllable.Rules, syllable.BasisOf("pt-BR"))
	require.Equal(t, syllable.Vowels, syllable.BasisOf("nn"))
	require.Equal(t, syllable.Marks, syllable.BasisOf("ar"))
	require.Equal(t, syllable.None, syllable.BasisOf("eng"))
}

// wordGen draws words of letters of several scripts, marks and signs.
var wordGen = rapid.StringOfN(rapid.RuneFrom([]rune("aeiouybcdhlmnpqrstxAEIÉéèüßñçœ'’-.3́̈ажсا ب病")), 0, 40, -1)

func TestCountsAreConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(append(syllable.Languages(), "xx")).Draw(t, "lang")
		word := wordGen.Draw(t, "word")
		consistent(t, lang, word)
	})
}

func consistent(t interface{ Fatalf(string, ...any) }, lang, word string) {
	c, _ := syllable.For(lang)
	lo, hi := c.Range([]byte(word))
	if lo2, hi2 := syllable.RangeString(lang, word); lo != lo2 || hi != hi2 {
		t.Fatalf("%s %q: %d to %d as bytes, %d to %d as a string", lang, word, lo, hi, lo2, hi2)
	}
	if n := syllable.Count(lang, []byte(word)); n != lo || c.CountString(word) != lo || syllable.CountString(lang, word) != lo {
		t.Fatalf("%s %q: Count is %d, lo %d", lang, word, n, lo)
	}
	fr, _ := syllable.For("fr")
	it, _ := syllable.For("it")
	elides := (c == fr || c == it) && strings.ContainsAny(word, "'’ʼʹ＇′‘")
	isLetter := func(r rune) bool { return unicode.IsLetter(r) && r != 'ʼ' && r != 'ʹ' } // two that are apostrophes here
	if letter := strings.IndexFunc(word, isLetter) >= 0; lo > hi || lo < 0 || letter && lo < 1 && !elides {
		t.Fatalf("%s %q: %d to %d", lang, word, lo, hi)
	}
	if n := c.CountWritten([]byte(word)); n < 0 || n > 2*utf8.RuneCountInString(word)+3*len(word) {
		t.Fatalf("%s %q: %d on paper", lang, word, n)
	}
}

func FuzzCount(f *testing.F) {
	for _, lang := range append(syllable.Languages(), "xx") {
		for _, w := range []string{"health-care", "d'œuvre", "\xff\xfe", "Arzneimittelüberempfindlichkeit", "قَلْب", "a\u0301\u0301\u0301", "aeiouaeiouaeiou"} {
			f.Add(lang, w)
		}
	}
	f.Fuzz(func(t *testing.T, lang, word string) {
		word = strings.ToValidUTF8(word, "\xff") // a replacement character is a symbol, a broken byte nothing
		consistent(t, lang, word)
	})
}

func TestInputIsLeftAlone(t *testing.T) {
	for _, lang := range syllable.Languages() {
		word := []byte("Gastro-Œsophagitis’")
		keep := string(word)
		syllable.Count(lang, word)
		require.Equal(t, keep, string(word), lang)
	}
}

// A word of any length is counted in one pass with a fixed memory.
func TestHostileWords(t *testing.T) {
	for _, unit := range []string{"a", "b", "e", "q", "-", "'", "é", "\u0301", "ж", "ا", "\xff", "oe", "anti", "gastroe"} {
		size := 1 << 17
		if unit == "a" || unit == "'" || unit == "\u0301" {
			size = 1 << 20
		}
		word := []byte(strings.Repeat(unit, size/len(unit)))
		for _, lang := range append(syllable.Languages(), "xx") {
			c, _ := syllable.For(lang)
			require.LessOrEqual(t, c.Count(word), len(word), "%s %q", lang, unit)
		}
	}
}

func TestNothingIsAllocated(t *testing.T) {
	for _, lang := range append(syllable.Languages(), "xx") {
		c, _ := syllable.For(lang)
		words := [][]byte{[]byte("Hypercholesterolaemia"), []byte("l’hôpital"), []byte("self-management"), []byte("Übergewicht"), []byte("здоровье"), []byte("farmacia")}
		c.Count(words[0])
		require.Zero(t, testing.AllocsPerRun(100, func() {
			for _, w := range words {
				c.Count(w)
				c.CountWritten(w)
				syllable.Range(lang, w)
			}
			c.CountString("Schilddrüsenüberfunktion")
		}), lang)
	}
}
