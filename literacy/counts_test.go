package literacy_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// Counts by hand. A figure, an abbreviation, an acronym and an address have one
// syllable; read aloud and as signs they have as many as a reader says.
func TestCountsByHand(t *testing.T) {
	for _, c := range []struct {
		lang, text, reason string
		want               literacy.Counts
	}{
		{"en", "See www.example.org/a1 now.", "www, example, org and a: 14 letters", literacy.Counts{
			Sentences: 1, Words: 3, Letters: 6, Syllables: 3, Monosyllables: 3, MiniWords: 2, SpokenPolysyllables: 1, SignSyllables: 3,
			DifferentWords: 2, Addresses: 1, AddressLetters: 14, Paragraphs: 1,
		}},
		{"en", "Call 020 7946 0958 today.", "eleven digits, read one by one", literacy.Counts{
			Sentences: 1, Words: 3, Letters: 9, Digits: 11, Syllables: 4, Monosyllables: 2, SpokenPolysyllables: 1, SignSyllables: 14,
			DifferentWords: 2, Figures: 1, Paragraphs: 1,
		}},
		{"en", "The NHS gives 3 tablets.", "en, aitch, ess: three syllables aloud", literacy.Counts{
			Sentences: 1, Words: 5, Letters: 18, Digits: 1, Syllables: 6, LongWords: 1, Monosyllables: 4, SixLetterWords: 1, MiniWords: 3,
			SpokenPolysyllables: 1, SignSyllables: 8, UnfamiliarWords: 1, SpacheWords: 1, DifferentWords: 5, Figures: 1, Abbreviations: 1, Paragraphs: 1,
		}},
		{"en", "The FBI and the EU met Dr. Who at 12.50.", "EU and doctor have two aloud, FBI three", literacy.Counts{
			Sentences: 1, Words: 10, Letters: 24, Digits: 4, Syllables: 10, Monosyllables: 10, MiniWords: 10, SpokenPolysyllables: 2, SignSyllables: 16,
			UnfamiliarWords: 2, DifferentWords: 9, Pronouns: 1, Prepositions: 1, Figures: 1, Abbreviations: 3, Paragraphs: 1,
		}},
		{"fr", "L'eau n'est pas à l'hôpital.", "l', n' and l' have no syllable", literacy.Counts{
			Sentences: 1, Words: 8, Letters: 20, Syllables: 7, Polysyllables: 1, LongWords: 1, Monosyllables: 4, SixLetterWords: 1, MiniWords: 7,
			SpokenPolysyllables: 1, SignSyllables: 7, HardWords: 1, DifferentWords: 7, Elisions: 3, Paragraphs: 1,
		}},
		{"en", "Hypertension is complicated; hypertension remains.", "the one that begins the sentence is no name", literacy.Counts{
			Sentences: 1, Words: 5, Letters: 44, Syllables: 15, Polysyllables: 3, LongWords: 4, Monosyllables: 1, SixLetterWords: 4, MiniWords: 1,
			FourSyllableWords: 3, SpokenPolysyllables: 3, SignSyllables: 15, HardWords: 3, UnfamiliarWords: 3, SpacheWords: 3, DifferentWords: 4, Paragraphs: 1,
		}},
		{"en", "# Head\n\nThe cat sat. A cat sat!\n\n- one cat\n", "a heading and a line are one sentence each", literacy.Counts{
			Sentences: 4, Words: 9, Letters: 26, Syllables: 9, Monosyllables: 9, MiniWords: 8, SignSyllables: 9, DifferentWords: 6, Pronouns: 1, Paragraphs: 3,
		}},
	} {
		got := literacy.Count(c.text, literacy.Policy{Language: c.lang})
		require.Empty(t, cmp.Diff(c.want, got.Counts), c.reason)
		require.Empty(t, cmp.Diff(c.want, literacy.Analyze(c.text, literacy.Policy{Language: c.lang}).Counts), c.reason)
	}
	prose := literacy.Count("# Head\n\nThe cat sat. A cat sat on hypertension!\n\n- complicated hypertension\n", literacy.Policy{Language: "en"}).ProseCounts
	require.Equal(t, 6, prose.DifferentWords, "the, cat, sat, a, on and hypertension; the rest is not running text")
	require.Equal(t, 1, prose.SpacheWords, "hypertension")
	require.Equal(t, 1, prose.Paragraphs)
}

// A word too long for the usual way of counting is counted all the same.
func TestWordsOfAnyLength(t *testing.T) {
	for _, n := range []int{250, 252, 254, 256, 258, 300, 1000} {
		word := strings.Repeat("ba", n/2)
		got := literacy.Count("See "+word+" now.", literacy.Policy{Language: "fr"}).Counts
		require.Empty(t, cmp.Diff(literacy.Counts{
			Sentences: 1, Words: 3, Letters: 6 + n, Syllables: got.Syllables, Polysyllables: 1, LongWords: 1, Monosyllables: 2, SixLetterWords: 1, MiniWords: 2,
			FourSyllableWords: 1, SpokenPolysyllables: 1, SignSyllables: got.Syllables, HardWords: 1, DifferentWords: 3, Paragraphs: 1,
		}, got), "a word of %d letters", n)
		require.Equal(t, 2+min(n/2, 255), got.Syllables, "at most 255 of one word")
	}
	for _, n := range []int{255, 256} {
		got := literacy.Count("Ça va "+strings.Repeat("b", n)+"e ici.", literacy.Policy{Language: "de"}).Counts
		require.Equal(t, []int{n + 1 + 7, 1, 1, 3}, []int{got.Letters, got.LongWords, got.SixLetterWords, got.MiniWords})
	}
}

// A run of words longer than what is added up at a time.
func TestSentencesOfAnyLength(t *testing.T) {
	one := literacy.Count("I see the elephant of my mother today.", literacy.Policy{Language: "en"}).Counts
	for _, n := range []int{15, 16, 17, 32, 100} {
		text := strings.TrimSuffix(strings.Repeat("i see the elephant of my mother today ", n), " ") + "."
		got := literacy.Count(text, literacy.Policy{Language: "en"}).Counts
		require.Equal(t, 1, got.Sentences)
		require.Equal(t, []int{n * one.Words, n * one.Letters, n * one.Syllables, n * one.Polysyllables, n * one.MiniWords, n * one.Prepositions, n * one.Pronouns, n * one.HardWords},
			[]int{got.Words, got.Letters, got.Syllables, got.Polysyllables, got.MiniWords, got.Prepositions, got.Pronouns, got.HardWords})
	}
}

// Every count is added and taken away.
func TestAddAndSubOfEveryCount(t *testing.T) {
	var a, b, sum literacy.Counts
	va, vb, vs := reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem(), reflect.ValueOf(&sum).Elem()
	for i := range va.NumField() {
		va.Field(i).SetInt(int64(100 + i))
		vb.Field(i).SetInt(int64(1 + 2*i))
		vs.Field(i).SetInt(int64(101 + 3*i))
	}
	require.Equal(t, sum, a.Add(b))
	require.Equal(t, a, sum.Sub(b))
}

// Elisions: l' and qu' lost their only vowel, un' and dell' kept one.
func TestElisionsByHand(t *testing.T) {
	for _, c := range []struct {
		lang, text                string
		elisions, sounds, singles int
	}{
		{"fr", "Qu'il va.", 1, 2, 2},
		{"fr", "Jusqu'ici.", 1, 3, 1}, // jus|qu', i|ci
		{"fr", "L'eau d'ici.", 2, 3, 1},
		{"it", "Un'ora.", 1, 3, 1},
		{"it", "Dell'ora.", 1, 3, 1},
	} {
		got := literacy.Count(c.text, literacy.Policy{Language: c.lang}).Counts
		require.Equal(t, []int{c.elisions, c.sounds, c.singles}, []int{got.Elisions, got.Syllables, got.Monosyllables}, c.text)
	}
}

// Gunning leaves out compounds of easy words, and words that reach three
// syllables only through -es, -ed or -ing.
func TestHardWordsByGunning(t *testing.T) {
	for word, hard := range map[string]int{
		"elephant": 1, "remembered": 1, "tomatoes": 1, "finishes": 0, "approaches": 0, "promises": 0, "bandages": 0, "sentences": 0,
		"created": 0, "decided": 0, "beginning": 0, "complicated": 1, "well-being": 0, "elephant-like": 1, "covid-19": 0, "tablet": 0,
	} {
		got := literacy.Count("It was "+word+" here.", literacy.Policy{Language: "en"}).Counts
		require.Equal(t, hard, got.HardWords, word)
	}
}

// Words with figures in them: one syllable for the figure, as many as are said
// when it is read aloud, and one for each digit when it is read as signs.
func TestFiguresInWords(t *testing.T) {
	for word, want := range map[string][4]int{ // digits, syllables, signs, three or more aloud
		"covid-19": {2, 3, 4, 1}, "type-2": {1, 2, 2, 0}, "2": {1, 1, 1, 0}, "7": {1, 1, 1, 0}, "11": {2, 1, 2, 1}, "13": {2, 1, 2, 0}, "90": {2, 1, 2, 0}, "100": {3, 1, 3, 1},
	} {
		got := literacy.Count("It was "+word+" here.", literacy.Policy{Language: "en"}).Counts
		require.Equal(t, want, [4]int{got.Digits, got.Syllables - 3, got.SignSyllables - 3, got.SpokenPolysyllables}, word)
	}
}

// Places count from where each block says it begins, and blocks follow each
// other with one character between them.
func TestPlacesInBlocks(t *testing.T) {
	r := literacy.AnalyzeBlocks([]literacy.Block{
		{Kind: literacy.Paragraph, Text: "See [a](b) and <b>c</b>.", Start: 100, Line: 7, Column: 3},
		{Kind: literacy.Code, Text: "x"},
		{Kind: literacy.Paragraph, Text: "Hypertension. And so on"},
		{Kind: literacy.TableCell, Text: "one", Row: 1},
		{Kind: literacy.TableCell, Text: "Hypertension", Row: 1},
		{Kind: literacy.TableCell, Text: "two", Row: 2},
		{Kind: literacy.Paragraph, Text: "End of it"},
		{Kind: literacy.TableCell, Text: "last", Row: 2},
	}, literacy.Policy{Language: "en"})
	type place struct {
		text               string
		start, end, column int
	}
	var units, out, words []place
	for _, u := range r.Units {
		units = append(units, place{u.Text, u.Start, u.End, u.Column})
	}
	for _, l := range r.LeftOut {
		out = append(out, place{l.Reason + " " + l.Text, l.Start, l.End, l.Column})
	}
	for _, w := range r.Words {
		words = append(words, place{w.Text, w.Start, w.End, w.Column})
	}
	require.Equal(t, []place{
		{"See [a](b) and <b>c</b>.", 100, 124, 3},
		{"Hypertension. And so on", 127, 150, 1},
		{"one | Hypertension", 151, 169, 1},
		{"two", 170, 173, 1},
		{"End of it", 174, 183, 1},
		{"last", 184, 188, 1},
	}, units)
	require.Equal(t, []place{
		{"linkTarget (b)", 107, 110, 10},
		{"code <b>", 115, 118, 18},
		{"code </b>", 119, 123, 22},
		{"code x", 125, 126, 1},
		{"fragment And so on", 141, 150, 15},
		{"tableRow one | Hypertension", 151, 169, 1},
		{"tableRow two", 170, 173, 1},
		{"fragment End of it", 174, 183, 1},
		{"tableRow last", 184, 188, 1},
	}, out, "in the order of the text")
	far := literacy.AnalyzeBlocks([]literacy.Block{{Text: "See www.example.org or call 020 7946 0958.", Start: 9000}}, literacy.Policy{Language: "en"})
	require.Equal(t, []int{13, 11}, []int{far.Counts.AddressLetters, far.Counts.Digits}, "wherever the block begins")
	require.Equal(t, []place{{"c", 118, 119, 21}, {"Hypertension", 127, 139, 1}, {"Hypertension", 157, 169, 7}}, words)
}
