package literacy_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy"
)

var languages = []string{"en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "pl", "ru", "tr", "ar", "xx", ""}

// consistent checks what must hold of every report.
func consistent(t require.TestingT, text string, r literacy.Report) {
	for _, c := range []literacy.Counts{r.Counts, r.ProseCounts} {
		require.LessOrEqual(t, c.Sentences, c.Words, "a sentence has a word")
		require.GreaterOrEqual(t, c.Syllables, c.Words-c.Elisions, "a word has a syllable, elisions apart")
		require.GreaterOrEqual(t, c.Words, c.Monosyllables+c.Polysyllables)
		require.GreaterOrEqual(t, c.Polysyllables, c.HardWords)
		require.GreaterOrEqual(t, c.Polysyllables, c.FourSyllableWords)
		require.GreaterOrEqual(t, c.SixLetterWords, c.LongWords)
		require.LessOrEqual(t, c.DifferentWords, c.Words)
		require.LessOrEqual(t, c.UnfamiliarWords, c.Words)
		require.LessOrEqual(t, c.Paragraphs, c.Sentences)
	}
	require.LessOrEqual(t, r.ProseCounts.Words, r.Counts.Words)
	require.LessOrEqual(t, r.ProseCounts.Sentences, r.Counts.Sentences)
	sentences, words, syllables, prose := 0, 0, 0, 0
	end := 0
	for _, u := range r.Units {
		sentences += u.Sentences
		prose += u.ProseSentences
		words += u.Words
		syllables += u.Syllables
		require.GreaterOrEqual(t, u.Start, end, "units do not overlap")
		end = u.End
		require.Equal(t, text[u.Start:u.End], u.Text)
		require.Positive(t, u.Line)
		require.Positive(t, u.Column)
	}
	require.Equal(t, r.Counts.Sentences, sentences)
	require.Equal(t, r.ProseCounts.Sentences, prose)
	require.Equal(t, r.Counts.Words, words)
	require.Equal(t, r.Counts.Syllables, syllables)
	require.Len(t, r.Sentences, sentences)
	words = 0
	end = 0
	for i, s := range r.Sentences {
		words += s.Words
		require.GreaterOrEqual(t, s.Start, end, "sentences do not overlap")
		end = s.End
		require.Equal(t, text[s.Start:s.End], s.Text)
		require.False(t, math.IsNaN(s.Contribution) || math.IsInf(s.Contribution, 0))
		require.LessOrEqual(t, s.Unit, len(r.Units))
		_ = i
	}
	require.Equal(t, r.Counts.Words, words)
	for _, w := range r.Words {
		require.Equal(t, text[w.Start:w.End], w.Text)
		require.True(t, w.Polysyllable || w.Unfamiliar)
	}
	for _, f := range r.Findings {
		require.True(t, f.Kind.IsValid())
		require.LessOrEqual(t, f.Start, f.End)
		require.Less(t, f.Sentence, len(r.Sentences))
	}
	for _, l := range r.LeftOut {
		require.Equal(t, text[l.Start:l.End], l.Text)
	}
	for _, s := range r.Formulas {
		if v, ok := s.Value.Get(); ok {
			require.False(t, math.IsNaN(v) || math.IsInf(v, 0))
		}
		require.Equal(t, s.Valid, s.Why == "")
	}
	_, err := json.Marshal(r)
	require.NoError(t, err)
}

// word, sentence and block make texts that look like texts.
var (
	word = rapid.SampledFrom([]string{
		"take", "the", "tablet", "medicine", "You", "Dr.", "e.g.", "5", "mg", "1,000", "p.m.", "NHS", "well-known", "don't", "l'eau",
		"hypertension", "and/or", "50%", "—", "…", "(see", "below)", "U.S.", "https://a.org/b.", "a@b.org", "«oui»", "¿Qué", "z. B.",
		"0800 123 4567", "1 000", "É", "naïve", "İ", "吃药", "مرحبا", "\u00ad", "\u200d", "e\u0301", "\xff", "**bold**", "[a](b)", "<b>",
	})
	stopMark = rapid.SampledFrom([]string{".", "!", "?", "…", ":", "", ". . .", ".”", "?!", " !"})
	sentence = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 1, 12).Draw(t, "words"), " ") + stopMark.Draw(t, "stop")
	})
	block = rapid.Custom(func(t *rapid.T) string {
		head := rapid.SampledFrom([]string{"", "# ", "- ", "1. ", "> ", "| ", "* ", "(a) ", "\t"}).Draw(t, "head")
		return head + strings.Join(rapid.SliceOfN(sentence, 1, 4).Draw(t, "sentences"), " ")
	})
)

func TestReportsAreConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(block, 0, 6).Draw(t, "blocks"), rapid.SampledFrom([]string{"\n", "\n\n", "\r\n"}).Draw(t, "gap"))
		p := literacy.Policy{
			Language: rapid.SampledFrom(languages).Draw(t, "lang"), WholeElisions: rapid.Bool().Draw(t, "whole"),
			WrittenSyllables: rapid.Bool().Draw(t, "written"),
		}
		consistent(t, text, literacy.Analyze(text, p))
	})
}

// TestBlocksAddUp: splitting a text at a block end and adding the counts gives
// the whole, different words apart.
func TestBlocksAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := block.Draw(t, "a"), block.Draw(t, "b")
		p := literacy.Policy{Language: rapid.SampledFrom(languages[:7]).Draw(t, "lang")}
		whole := literacy.Analyze(a+"\n\n"+b, p)
		first, second := literacy.Analyze(a, p), literacy.Analyze(b, p)
		sum := first.Counts.Add(second.Counts)
		sum.DifferentWords, sum.SpacheWords = whole.Counts.DifferentWords, whole.Counts.SpacheWords
		require.Equal(t, sum, whole.Counts)
		sum = first.ProseCounts.Add(second.ProseCounts)
		sum.DifferentWords, sum.SpacheWords = whole.ProseCounts.DifferentWords, whole.ProseCounts.SpacheWords
		require.Equal(t, sum, whole.ProseCounts)
	})
}

// TestContributionsAreComputed: the value without a sentence is that of the
// text with the sentence taken out of the counts.
func TestContributionsAreComputed(t *testing.T) {
	text := passages["en"]
	r := literacy.Analyze(text, literacy.Policy{Language: "en"})
	x, _ := r.Result.Value.Get()
	for _, s := range r.Sentences {
		rest := text[:s.Start] + text[s.End:]
		without, _ := literacy.Analyze(rest, literacy.Policy{Language: "en"}).Result.Value.Get()
		require.InDelta(t, x-without, s.Contribution, 1e-9, s.Text)
	}
	require.NotEmpty(t, r.Worst)
	first := r.Worst[0]
	v, _ := first.Value.Get()
	require.InDelta(t, x-r.Sentences[first.Sentence].Contribution, v, 1e-9)
	for i := 1; i < len(r.Worst); i++ {
		require.GreaterOrEqual(t, r.Sentences[r.Worst[i-1].Sentence].Contribution, r.Sentences[r.Worst[i].Sentence].Contribution)
	}
}

// TestHostile reads a lot of one thing. That the work is linear is counted by
// TestLinear in internal/token.
func TestHostile(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 12
	}
	for _, unit := range []string{
		"a", "A", "'", "\"", ".", ". ", "-", "a-", "a.", "a'", "1", "1.", "1 ", "1,", "(", "[", "](", "<", "<a", "\u0301", "e\u0301",
		"\xff", "é", "吃", "。", "\n", "a\n", "- a\n", "| a ", "#", "# a\n", "1. a\n", "a. ", "A. ", "l'", "a@", "a/", "http://", "www.",
		"\u00ad", "\u200d", "…", "&", "A&", "a: ", "```\n", "<!-- ", "> a\n", "1. ", "1. A ", "¹", "a.1", "[1,", "<sup>", "p. ", "0 00 ", "Dr. ", "a b c d e f g. ", "“", "”",
	} {
		text := strings.Repeat(unit, size/len(unit))
		for _, lang := range []string{"en", "fr"} {
			r := literacy.Analyze(text, literacy.Policy{Language: lang})
			require.LessOrEqual(t, r.Counts.Sentences, r.Counts.Words, unit)
		}
	}
}

func TestInvalidBytesAreReported(t *testing.T) {
	r := literacy.Analyze("A\xffb c\xfe. \xc3", literacy.Policy{Language: "en"})
	require.Equal(t, 3, r.InvalidBytes)
	require.False(t, utf8.ValidString(r.Units[0].Text))
}

func FuzzAnalyze(f *testing.F) {
	for lang, text := range passages {
		f.Add(text, lang)
	}
	f.Add("# A\n\n- b: c\n\n| d | e |\n|---|---|\n| 5 mg | Take it. |\n\n```\nx\n```\nDr. A. B. 1. x 2. y", "")
	f.Add("\u00a0\tb\n\u2003\t\tc", "en")
	f.Add("\xff\xfe\x00'’\u00ad.…", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if len(text) > 1<<16 {
			return
		}
		r := literacy.Analyze(text, literacy.Policy{Language: lang})
		consistent(t, text, r)
		for _, s := range literacy.Explain(r, "es") {
			require.NotEmpty(t, s.Text)
		}
	})
}
