package literacy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

func value(x float64) literacy.Figure { return literacy.Figure{Value: x} }

// sentences are what Explain says under a key.
func sentences(r literacy.Report, key string) (out []literacy.Sentence) {
	for _, s := range literacy.Explain(r, "en") {
		if s.Key == key {
			out = append(out, s)
		}
	}
	return out
}

// What is said of a value, of its error and of a text too short for it.
func TestWhatIsSaidOfAValue(t *testing.T) {
	absent := literacy.Figure{Why: "undefined"}
	result := func(f literacy.Formula, reading literacy.Reading, all, prose literacy.Counts, outcome literacy.Outcome) literacy.Report {
		return literacy.Report{Counts: all, ProseCounts: prose, Result: literacy.Result{
			Formula: f.ID, Reading: reading, Value: value(6), StandardError: absent, Outcome: outcome,
		}}
	}
	list := literacy.Formulas()
	words := list[slices.IndexFunc(list, func(f literacy.Formula) bool { return f.MinWords > 0 })]
	lines := list[slices.IndexFunc(list, func(f literacy.Formula) bool { return f.MinSentences > 0 })]
	for _, f := range []literacy.Formula{words, lines} {
		enough := literacy.Counts{Words: f.MinWords, Sentences: f.MinSentences}
		few := literacy.Counts{Words: f.MinWords - 1, Sentences: f.MinSentences - 1}
		none := literacy.Counts{Words: -1, Sentences: -1}
		for _, c := range []struct {
			reason string
			r      literacy.Report
			short  bool
		}{
			{"enough", result(f, literacy.All, enough, none, literacy.Pass), false},
			{"one too few", result(f, literacy.All, few, enough, literacy.Pass), true},
			{"enough running text", result(f, literacy.Prose, none, enough, literacy.Pass), false},
			{"too little running text", result(f, literacy.Prose, enough, few, literacy.Pass), true},
			{"what is too short is said by the outcome", result(f, literacy.All, few, enough, literacy.TooShort), false},
		} {
			require.Equal(t, c.short, len(sentences(c.r, "short")) == 1, "%s: %s", f.ID, c.reason)
		}
	}
	enough := literacy.Counts{Words: 1000, Sentences: 100}
	r := result(words, literacy.All, enough, enough, literacy.Pass)
	require.Empty(t, sentences(r, "sure"))
	r.Result.StandardError = value(.5)
	require.Equal(t, 5.0, sentences(r, "sure")[0].Args["low"], "two standard errors below")
	require.Equal(t, 7.0, sentences(r, "sure")[0].Args["high"], "and above")
}

// When the rest is said, and when not.
func TestWhenTheRestIsSaid(t *testing.T) {
	spread := func(n int) literacy.Report {
		return literacy.Report{Consensus: literacy.Consensus{Formulas: n, Low: value(4), Median: value(5), High: value(6)}}
	}
	require.Empty(t, sentences(spread(1), "consensus"), "one formula has no spread")
	require.Len(t, sentences(spread(2), "consensus"), 1)
	require.Empty(t, sentences(literacy.Report{}, "leftOut"), "nothing was left out")

	mend := func(from float64, to ...float64) literacy.Report {
		r := literacy.Report{Result: literacy.Result{Value: value(from)}}
		for _, x := range to {
			r.Worst = append(r.Worst, literacy.Mending{Value: value(x)})
		}
		return r
	}
	require.Empty(t, sentences(mend(.04, 0), "mend"), "a change that no print shows")
	require.Len(t, sentences(mend(.05, 0), "mend"), 1)
	require.Len(t, sentences(mend(-9, -9.5), "mend"), 1, "up or down")
	require.Len(t, sentences(mend(0, .05), "mend"), 1)
	require.Equal(t, 6.0, sentences(mend(9, 8, 7, 6, 5), "mend")[0].Args["to"], "the three heaviest at most")
	require.Empty(t, sentences(mend(9), "mend"))
}

// A long stretch of text is cut between two characters.
func TestWhereAFindingIsCut(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"as long as is shown", strings.Repeat("a", 120), strings.Repeat("a", 120)},
		{"a byte longer", strings.Repeat("a", 121), strings.Repeat("a", 120) + "…"},
		{"between two characters", strings.Repeat("é", 61), strings.Repeat("é", 60) + "…"},
		{"not inside of one", "a" + strings.Repeat("é", 60), "a" + strings.Repeat("é", 59) + "…"},
		{"nor inside of a longer one", strings.Repeat("吃", 39) + "aa吃吃", strings.Repeat("吃", 39) + "aa…"},
		{"lines are one", "a\n  b", "a b"},
	} {
		s := literacy.ExplainFinding(literacy.Finding{Kind: literacy.Passive, Text: c.text}, "en")
		require.Len(t, s, 1, c.reason)
		require.Equal(t, c.want, s[0].Args["text"], c.reason)
	}
}

func TestPlainerWordsAndNotesAreSaid(t *testing.T) {
	keys := func(f literacy.Finding) (out []string) {
		for _, s := range literacy.ExplainFinding(f, "en") {
			out = append(out, s.Key)
		}
		return out
	}
	for _, k := range []literacy.FindingKind{literacy.Jargon, literacy.DoubleMeaning, literacy.Plainer, literacy.ShortForm, literacy.Blame, literacy.Label} {
		require.Equal(t, []string{"kind." + string(k)}, keys(literacy.Finding{Kind: k}))
		require.Equal(t, []string{"kind." + string(k) + ".plain", "note"}, keys(literacy.Finding{Kind: k, Plain: []string{"a"}, Note: "n"}))
	}
	require.Equal(t, []string{"kind.passive"}, keys(literacy.Finding{Kind: literacy.Passive, Plain: []string{"a"}}))
}

// Confidence by hand: lead · s/(s+1.5) · min(1, s/(0.08·words+0.5)), where a
// word that one language alone has among its commonest scores 1, one of n
// languages 1/n², a letter of n languages 0.3/n, and a word in a script of its
// own 0.2.
func TestDetectByHand(t *testing.T) {
	for _, c := range []struct {
		text, reason string
		tag, second  string
		confidence   float64
	}{
		{"the", "one word of English", "en", "", 1 / 2.5},
		{"The THE the", "three times", "en", "", 3 / 4.5},
		{"the" + strings.Repeat(" zzq", 20), "one of 21", "en", "", 1 / 2.5 / (.08*21 + .5)},
		{"ñ", "a letter of Spanish", "es", "", .3 / 1.8 * .3 / .58},
		{"ñ ñ", "two of them", "es", "", .6 / 2.1 * .6 / .66},
		{"ééé", "a letter of three languages: none is ahead", "es", "fr", 0},
		{"éé", "too little to say anything", "und", "", 0},
		{"щщ", "a word in a script of its own is too little", "und", "", 0},
		{"щщ щщ", "two are enough", "ru", "", .4 / 1.9 * .4 / .66},
		{"the αβγ", "no more letters of an unknown script than of others", "en", "", 1 / 2.5 * 1 / 1},
		{"the αβγδ", "more", "und", "", 0},
		{"12 345", "no letters", "und", "", 0},
		{"", "nothing", "und", "", 0},
		{"the the de de щ щ щ щ щ щ щ", "half of the letters are Cyrillic, not more", "en", "", -1},
	} {
		got := literacy.Detect(c.text)
		require.Equal(t, c.tag, got.Tag, c.reason)
		if c.confidence < 0 {
			continue
		}
		require.Equal(t, c.second, got.Second, c.reason)
		require.InDelta(t, c.confidence, got.Confidence, 1e-12, c.reason)
	}
}
