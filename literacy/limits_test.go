package literacy_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// What a policy and a lexicon may hold at their limits, and just beyond them.
func TestPolicyLimits(t *testing.T) {
	term := func(change func(*literacy.Term)) func(*literacy.Policy) {
		return func(p *literacy.Policy) {
			x := literacy.Term{Term: "aspirin", Plain: []string{}}
			change(&x)
			p.Added = []literacy.Term{x}
		}
	}
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("a ", n)) }
	for _, c := range []struct {
		reason string
		ok     bool
		change func(*literacy.Policy)
	}{
		{"the longest sentence", true, func(p *literacy.Policy) { p.LongSentence = 1000 }},
		{"a longer one", false, func(p *literacy.Policy) { p.LongSentence = 1001 }},
		{"no sentence", true, func(p *literacy.Policy) { p.LongSentence, p.LongParagraph = 0, 0 }},
		{"less than none", false, func(p *literacy.Policy) { p.LongSentence = -1 }},
		{"the longest paragraph", true, func(p *literacy.Policy) { p.LongParagraph = 1000 }},
		{"a longer one", false, func(p *literacy.Policy) { p.LongParagraph = 1001 }},
		{"less than none", false, func(p *literacy.Policy) { p.LongParagraph = -1 }},
		{"the largest bound", true, func(p *literacy.Policy) { p.Targets = []literacy.Target{{"en", "smog", 1000}} }},
		{"the smallest", true, func(p *literacy.Policy) { p.Targets = []literacy.Target{{"en", "smog", -1000}} }},
		{"a larger one", false, func(p *literacy.Policy) { p.Targets = []literacy.Target{{"en", "smog", 1000.5}} }},
		{"as many terms as there may be", true, func(p *literacy.Policy) { p.Allowed = slices.Repeat([]string{"a"}, 20000) }},
		{"one more", false, func(p *literacy.Policy) { p.Allowed = slices.Repeat([]string{"a"}, 20001) }},
		{"as many added", true, func(p *literacy.Policy) {
			p.Added = slices.Repeat([]literacy.Term{{Term: "a", Plain: []string{}}}, 20000)
		}},
		{"one more", false, func(p *literacy.Policy) {
			p.Added = slices.Repeat([]literacy.Term{{Term: "a", Plain: []string{}}}, 20001)
		}},
		{"ten plainer words", true, term(func(x *literacy.Term) { x.Plain = slices.Repeat([]string{"a"}, 10) })},
		{"eleven", false, term(func(x *literacy.Term) { x.Plain = slices.Repeat([]string{"a"}, 11) })},
		{"a term of twelve words", true, term(func(x *literacy.Term) { x.Term = words(12) })},
		{"of thirteen", false, term(func(x *literacy.Term) { x.Term = words(13) })},
		{"of none", false, term(func(x *literacy.Term) { x.Term = "  " })},
		{"a term of 500 bytes", true, term(func(x *literacy.Term) { x.Term = strings.Repeat("a", 500) })},
		{"of 501", false, term(func(x *literacy.Term) { x.Term = strings.Repeat("a", 501) })},
		{"a note of 500 bytes", true, term(func(x *literacy.Term) { x.Note = strings.Repeat("a", 500) })},
		{"of 501", false, term(func(x *literacy.Term) { x.Note = strings.Repeat("a", 501) })},
	} {
		p := literacy.Policy{Format: "literacy.policy/1.0"}
		c.change(&p)
		require.Equal(t, c.ok, p.Validate() == nil, c.reason)
	}
	data, err := literacy.Policy{Format: "literacy.policy/1.0", Language: "PT-br", Added: []literacy.Term{{Term: "a"}, {Term: "b", Plain: []string{"c"}}}}.Encode()
	require.NoError(t, err)
	require.Contains(t, string(data), `"pt-BR"`, "a tag is written as it is customary")
	require.NotContains(t, string(data), "null")
	require.Contains(t, string(data), `"c"`)
	data, err = literacy.Lexicon{Format: "literacy.lexicon/1.0", Language: "en"}.Encode()
	require.NoError(t, err)
	require.NotContains(t, string(data), "null")
}

// Formulas that count characters count letters and digits alike.
func TestDigitsAreCharacters(t *testing.T) {
	base := literacy.Counts{Words: 100, Sentences: 5, Syllables: 150, Letters: 400, DifferentWords: 60}
	found := 0
	for _, f := range literacy.Formulas() {
		if !strings.Contains(f.Expression, "(L + D)") && !strings.Contains(f.Expression, "letters and digits") && f.ID != "danielson-bryan-2" {
			continue
		}
		found++
		digits, letters := base, base
		digits.Digits = 30
		letters.Letters += 30
		a, b := literacy.ScoreWith(digits, f.ID, literacy.Author), literacy.ScoreWith(letters, f.ID, literacy.Author)
		require.Equal(t, b.Value, a.Value, f.ID)
		require.NotEqual(t, literacy.ScoreWith(base, f.ID, literacy.Author).Value, a.Value, f.ID)
	}
	require.GreaterOrEqual(t, found, 5)
}

// Values by hand at the places where a formula changes its rule.
func TestFormulasAtTheirThresholds(t *testing.T) {
	for _, c := range []struct {
		id     string
		counts literacy.Counts
		want   float64
	}{
		// Linsear Write: r = (easy + 3·hard)/sentences, r/2 above 20, else (r−2)/2.
		{"linsear-write", literacy.Counts{Words: 100, Sentences: 5, Syllables: 100}, 9},
		{"linsear-write", literacy.Counts{Words: 105, Sentences: 5, Syllables: 105}, 10.5},
		{"linsear-write", literacy.Counts{Words: 100, Sentences: 10, Syllables: 100}, 4},
		// The constant is added above 5 %.
		{"dale-chall-1948-adjusted", literacy.Counts{Words: 100, Sentences: 10, Syllables: 100, UnfamiliarWords: 5}, .1579*5 + .0496*10},
		{"dale-chall-1948-adjusted", literacy.Counts{Words: 100, Sentences: 10, Syllables: 100, UnfamiliarWords: 6}, .1579*6 + .0496*10 + 3.6365},
		// ln 2 / ln(2 − ln 2/ln 3) of three words, two of them different.
		{"ovix", literacy.Counts{Words: 3, Sentences: 1, Syllables: 3, DifferentWords: 2}, math.Log(3) / math.Log(2-math.Log(2)/math.Log(3))},
	} {
		require.InDelta(t, c.want, literacy.ScoreWith(c.counts, c.id, literacy.Author).Value.Value, 1e-9, "%s of %d words", c.id, c.counts.Words)
	}
	for _, c := range []literacy.Counts{{Words: 1, Sentences: 1, DifferentWords: 1}, {Words: 5, Sentences: 1, DifferentWords: 1}, {Words: 5, Sentences: 1, DifferentWords: 6}} {
		require.Equal(t, "undefined", literacy.ScoreWith(c, "ovix", literacy.Author).Why)
	}
	s := literacy.ScoreWith(literacy.Counts{Words: 100, Sentences: 5, Syllables: 140}, "flesch-reading-ease", literacy.Author)
	require.Equal(t, []float64{8, 9, 13, 15}, []float64{s.Grade.Value, s.GradeTo.Value, s.AgeFrom, s.AgeTo}, "a pupil of grade 8 is 13 and of grade 9 at most 15")
}

// The spread is that of the formulas whose value is a grade, one of each
// family, that find the text long enough: here from the report itself.
func TestConsensusOfTheGrades(t *testing.T) {
	text := strings.Repeat(passages["en"]+"\n\n", 3)
	for _, reading := range []literacy.Reading{literacy.All, literacy.Prose} {
		for _, text := range []string{text, text + "\n\n# A very complicated heading of hypertension", "Take it. Rest."} {
			r := literacy.Analyze(text, literacy.Policy{Language: "en", Reading: reading})
			var grades []float64
			for _, s := range r.Formulas {
				list := literacy.Formulas()
				f := list[slices.IndexFunc(list, func(f literacy.Formula) bool { return f.ID == s.ID })]
				if s.Reading == reading && f.Scale == literacy.GradeScale && f.VariantOf == "" && f.ID != "spache-1974" && s.Value.Ok() &&
					s.Why != "fewWords" && s.Why != "fewSentences" {
					grades = append(grades, s.Value.Value)
				}
			}
			slices.Sort(grades)
			c := r.Consensus
			require.Equal(t, len(grades), c.Formulas)
			if n := len(grades); n > 0 {
				require.Equal(t, []float64{grades[0], (grades[(n-1)/2] + grades[n/2]) / 2, grades[n-1]}, []float64{c.Low.Value, c.Median.Value, c.High.Value})
				continue
			}
			require.False(t, c.Low.Ok())
		}
	}
}

// What a sentence contributes is what the text is easier without it; the worst
// are taken out one after the other; the standard error is the jackknife's
// (Efron & Stein 1981, doi 10.1214/aos/1176345462).
func TestContributionsByLeavingOut(t *testing.T) {
	sentences := []string{
		"Take one tablet with water.", "Hypertension is a chronic cardiovascular condition that requires continuous observation.", "Rest.",
		"Your doctor will call you on Monday.", "Do not stop.", "Administration of medication necessitates professional supervision.",
		"See the NHS page on the web.", "She gave him 3 pills at 9 and 12 more at night, and he took all of them.", "Eat well.", "Ask us.",
		"It helps most people.", "Complications occasionally necessitate hospitalisation.", "You can go home.", "Walk a little each day after you eat.",
	}
	for _, id := range []string{"flesch-kincaid", "flesch-reading-ease", "smog", "gunning-fog", "ari", "lix", "rix", "coleman-liau", "linsear-write", "dale-chall-1948", "fry-grade", "mcalpine-eflaw", "raygor", "forcast"} {
		p := literacy.Policy{Language: "en", Reading: literacy.All, Targets: []literacy.Target{{Language: "en", Formula: id, Bound: 5}}}
		of := func(list []string) literacy.Report { return literacy.Analyze(strings.Join(list, " "), p) }
		whole := of(sentences)
		if !whole.Result.Value.Ok() {
			continue
		}
		require.Len(t, whole.Sentences, len(sentences), id)
		sign := 1.0
		for _, f := range literacy.Formulas() {
			if f.ID == id && f.HigherIsEasier {
				sign = -1
			}
		}
		sum := 0.0
		for i, s := range whole.Sentences {
			left := of(slices.Delete(slices.Clone(sentences), i, i+1))
			require.InDelta(t, sign*(whole.Result.Value.Value-left.Result.Value.Value), s.Contribution, 1e-9, "%s without %q", id, s.Text)
			sum += s.Contribution
		}
		mean, square := sum/float64(len(sentences)), 0.0
		for _, s := range whole.Sentences {
			square += (s.Contribution - mean) * (s.Contribution - mean)
		}
		n := float64(len(sentences))
		require.InDelta(t, math.Sqrt((n-1)/n*square), whole.Result.StandardError.Value, 1e-9, id)

		left := slices.Clone(sentences)
		last := math.Inf(1)
		for _, w := range whole.Worst {
			s := whole.Sentences[w.Sentence]
			require.LessOrEqual(t, s.Contribution, last, "%s: the heaviest first", id)
			require.Positive(t, s.Contribution, id)
			last = s.Contribution
			left = slices.DeleteFunc(left, func(x string) bool { return x == s.Text })
			require.InDelta(t, of(left).Result.Value.Value, w.Value.Value, 1e-9, id)
		}
		heavier := 0
		for _, s := range whole.Sentences {
			if s.Contribution > 0 {
				heavier++
			}
		}
		require.Len(t, whole.Worst, min(10, heavier), "%s: the ten heaviest at most", id)
	}
}

// Figures read aloud in several languages: whether they have three syllables or
// more. A hundred is "one hundred" in English and "cien" or "cent" elsewhere.
func TestFiguresReadAloud(t *testing.T) {
	for lang, words := range map[string]struct{ long, short string }{
		"en": {"11 17 21 70 100 1000 2000 7/8 2.5 5% 7g 5mg 11th 5-7 1-2 110 1984 2005 2026 1,000 77", "0 7 12 13 20 80 1/2 3/4 5g 1st 2nd 20th b2 90 30"},
		"es": {"200 4000 31 2,3 14 16 40 1.004 5% 300.000", "1 2 4 7 12 20 30 100 1000 2000 1.000 3.000"},
		"fr": {"70 80 47 1200 300000 1000000 1,5 90 0,5 72", "17 21 22 100 101 200 1000 2000 100000 1100 1.000 60 18"},
		"de": {"21 200 2000 1000000 5% 1-2 1001", "7 12 13 17 30 100 1000 90"},
	} {
		aloud := func(figure string) int {
			with := literacy.Count("x "+figure+" x.", literacy.Policy{Language: lang}).Counts
			without := literacy.Count("x x.", literacy.Policy{Language: lang}).Counts
			return with.SpokenPolysyllables - without.SpokenPolysyllables
		}
		for figure := range strings.FieldsSeq(words.long) {
			require.Equal(t, 1, aloud(figure), fmt.Sprintf("%s in %s", figure, lang))
		}
		for figure := range strings.FieldsSeq(words.short) {
			require.Equal(t, 0, aloud(figure), fmt.Sprintf("%s in %s", figure, lang))
		}
	}
}

// Of running text alone, nothing else weighs: no heading contributes, and no
// hard word of a heading is added.
func TestTheReadingThatDecides(t *testing.T) {
	text := "# Hypertension\n\nHypertension is common in this country. Take your tablets with food every day. Ask us."
	of := func(reading literacy.Reading) literacy.Report {
		return literacy.Analyze(text, literacy.Policy{Language: "en", Reading: reading, Targets: []literacy.Target{{Language: "en", Formula: "flesch-kincaid", Bound: 5}}})
	}
	for reading, want := range map[literacy.Reading]struct {
		terms     int
		sentences float64
	}{literacy.Prose: {1, 3}, literacy.All: {2, 4}} {
		r := of(reading)
		require.Equal(t, want.terms, r.JargonAdjusted.Terms, string(reading))
		require.InDelta(t, r.Result.Value.Value+float64(want.terms)/want.sentences, r.JargonAdjusted.Value.Value, 1e-9, string(reading))
		require.Equal(t, reading == literacy.All, r.Sentences[0].Contribution != 0, "the heading, of %s", reading)
	}
	require.Equal(t, literacy.Analyze("Hypertension is common in this country. Take your tablets with food every day. Ask us.",
		literacy.Policy{Language: "en"}).Result.Value, of(literacy.Prose).Result.Value)

	// Near is within two standard errors of the bound, either way.
	r := of(literacy.All)
	x, se := r.Result.Value.Value, r.Result.StandardError.Value
	for _, c := range []struct {
		bound float64
		near  bool
	}{{x - 1.99*se, true}, {x + 1.99*se, true}, {x - 2.01*se, false}, {x + 2.01*se, false}} {
		p := literacy.Policy{Language: "en", Reading: literacy.All, Targets: []literacy.Target{{Language: "en", Formula: "flesch-kincaid", Bound: c.bound}}}
		require.Equal(t, c.near, literacy.Analyze(text, p).Result.Near)
	}
}
