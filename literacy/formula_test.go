package literacy_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// passages are the texts that the worked examples of the formulas were counted
// in, by hand, word by word.
var passages = map[string]string{
	"en": "Take your medicine every day at the same time. Drink water with each tablet. If you forget a dose, take it as " +
		"soon as you remember. Do not take two doses together. Your doctor will check your kidneys every three months. " +
		"Tell your partner about possible side effects. They can help you to notice an allergic reaction. Emergency " +
		"telephone numbers are on the last page.",
	"es": "Tome una pastilla con agua cada mañana. Llame a su médico si tiene fiebre o dolor. No deje el tratamiento sin consultar.",
	"fr": "Prenez un comprimé avec un verre d'eau. Parlez à un infirmier si la douleur dure.",
	"de": "Nehmen Sie jeden Morgen eine Tablette mit Wasser. Bei starken Schmerzen rufen Sie sofort einen Arzt.",
	"it": "Prenda una compressa ogni mattina. Beva molta acqua durante il giorno.",
	"pt": "Tome um comprimido todas as manhãs. Beba muita água durante o dia.",
	"nl": "Neem elke morgen een tablet met water. Bel uw huisarts als de pijn blijft.",
	"ru": "Принимайте таблетку каждое утро. Пейте больше воды.",
	"tr": "Her sabah bir tablet alın. Bol su için.",
	"pl": "Proszę brać jedną tabletkę rano. Proszę zadzwonić do przychodni specjalistycznej.",
}

// representative is a formula whose worked example has the counts of the
// passage in the language.
var representative = map[string]string{
	"en": "elf", "es": "crawford", "fr": "kandel-moles", "de": "smog-de", "it": "gulpease",
	"pt": "flesch-martins", "nl": "brouwer", "ru": "oborneva", "tr": "atesman", "pl": "fog-pl",
}

// TestPassage checks the counting against the counts made by hand, where the
// worked example states them.
func TestPassage(t *testing.T) {
	formulas := map[string]literacy.Formula{}
	for _, f := range literacy.Formulas() {
		formulas[f.ID] = f
	}
	for lang, text := range passages {
		t.Run(lang, func(t *testing.T) {
			want := formulas[representative[lang]].Vector.Counts
			r := literacy.Analyze(text, literacy.Policy{Language: lang})
			got := r.Counts
			require.Equal(t, r.Counts.Sentences, r.ProseCounts.Sentences)
			// A count the example does not state is not compared.
			type pair struct{ want, got int }
			for name, p := range map[string]pair{
				"sentences": {want.Sentences, got.Sentences}, "words": {want.Words, got.Words},
				"letters": {want.Letters, got.Letters}, "syllables": {want.Syllables, got.Syllables},
				"polysyllables": {want.Polysyllables, got.Polysyllables}, "longWords": {want.LongWords, got.LongWords},
				"monosyllables": {want.Monosyllables, got.Monosyllables}, "sixLetterWords": {want.SixLetterWords, got.SixLetterWords},
				"miniWords": {want.MiniWords, got.MiniWords}, "fourSyllableWords": {want.FourSyllableWords, got.FourSyllableWords},
				"hardWords": {want.HardWords, got.HardWords}, "spoken": {want.SpokenPolysyllables, got.SpokenPolysyllables},
				"signs": {want.SignSyllables, got.SignSyllables}, "different": {want.DifferentWords, got.DifferentWords},
				"pronouns": {want.Pronouns, got.Pronouns}, "prepositions": {want.Prepositions, got.Prepositions},
				"spache": {want.SpacheWords, got.SpacheWords}, "unfamiliar": {want.UnfamiliarWords, got.UnfamiliarWords},
			} {
				if p.want != 0 && p.want != p.got {
					t.Errorf("%s: counted %d by hand, got %d", name, p.want, p.got)
				}
			}
		})
	}
}

// TestVectors checks every formula against its worked example: the counts were
// made by hand, the value worked out apart from this code.
func TestVectors(t *testing.T) {
	formulas := literacy.Formulas()
	require.GreaterOrEqual(t, len(formulas), 60)
	for _, f := range formulas {
		t.Run(f.ID, func(t *testing.T) {
			s := literacy.ScoreWith(f.Vector.Counts, f.ID, literacy.Author)
			got, ok := s.Value.Get()
			require.True(t, ok, s.Value.Why)
			require.InEpsilon(t, f.Vector.Value, got, 1e-4)
			require.NotEmpty(t, f.Name)
			require.NotEmpty(t, f.Expression)
			require.NotEmpty(t, f.Source)
			require.True(t, f.Scale.IsValid())
			require.Less(t, f.Low, f.High)
			require.True(t, f.MinWords > 0 || f.MinSentences > 0)
			if f.VariantOf != "" {
				require.True(t, slices.ContainsFunc(formulas, func(g literacy.Formula) bool { return g.ID == f.VariantOf }))
			}
			for i := 2; i < len(f.Bands); i++ {
				require.Less(t, f.Bands[i-1].From, f.Bands[i].From)
			}
		})
	}
}

// TestVectorsSayWhereTheyComeFrom: every worked example is published, and then
// its source ends in the value as it is printed there, or a hand count.
func TestVectorsSayWhereTheyComeFrom(t *testing.T) {
	published := 0
	for _, f := range literacy.Formulas() {
		source := f.Vector.Source
		if strings.HasPrefix(source, "hand count: ") {
			continue
		}
		require.True(t, strings.HasPrefix(source, "published: "), "%s: %s", f.ID, source)
		published++
		printed := source[strings.LastIndexByte(source, ' ')+1:]
		want, err := strconv.ParseFloat(printed, 64)
		require.NoError(t, err, f.ID)
		_, digits, _ := strings.Cut(printed, ".")
		require.InDelta(t, want, f.Vector.Value, 0.5*math.Pow10(-len(digits))+1e-9, f.ID)
	}
	require.GreaterOrEqual(t, published, 40)
}

// printed is a value that was printed elsewhere.
type printed struct {
	id     string
	counts literacy.Counts
	want   float64
	digits float64
	source string
}

func published() []printed {
	return []printed{
		{"coleman-liau-short", literacy.Counts{Words: 119, Sentences: 5, Letters: 639}, 14.5, 0.05, "abstract of the English Wikipedia article on the index"},
		{"flesch-kincaid", literacy.Counts{Words: 13, Sentences: 1, Syllables: 24}, 11.3, 0.05, "English Wikipedia on the Flesch–Kincaid tests: the sentence on the platypus"},
		{"forcast", literacy.Counts{Words: 150, Sentences: 10, Monosyllables: 80}, 12, 0, "readabilityformulas.com, FORCAST: 80 words of one syllable in 150"},
		{"lix", literacy.Counts{Words: 3784, Sentences: 580, LongWords: 1018}, 33, 0.5, "inuse.se, Vet du vad lix är: 580, 3784, 1018"},
		{"flesch-reading-ease", literacy.Counts{Words: 1, Sentences: 1, Syllables: 1}, 121.22, 0.005, "highest possible score, R. Flesch 1948 as usually stated"},
		{"flesch-kincaid", literacy.Counts{Words: 1, Sentences: 1, Syllables: 1}, -3.40, 0.005, "lowest possible grade, as usually stated"},
		{"smog", literacy.Counts{Words: 300, Sentences: 30, SpokenPolysyllables: 0}, 3.1291, 0, "McLaughlin 1969, no polysyllables"},
		{"smog-simple", literacy.Counts{Words: 300, Sentences: 30, SpokenPolysyllables: 95}, 13, 0, "McLaughlin 1969: the nearest square of 95 is 100, grade 13"},
		{"smog-simple", literacy.Counts{Words: 300, Sentences: 30, SpokenPolysyllables: 110}, 13, 0, "McLaughlin 1969: between 100 and 121 take the lower, grade 13"},
	}
}

func TestScoreConditions(t *testing.T) {
	tests := []struct {
		name, id string
		counts   literacy.Counts
		why      string
		valid    bool
		value    bool
	}{
		{"no words", "flesch-kincaid", literacy.Counts{}, "noWords", false, false},
		{"no sentences", "flesch-kincaid", literacy.Counts{Words: 5, Syllables: 5}, "noSentences", false, false},
		{"few words", "flesch-kincaid", literacy.Counts{Words: 99, Sentences: 5, Syllables: 150}, "fewWords", false, true},
		{"few sentences", "smog", literacy.Counts{Words: 500, Sentences: 29, SpokenPolysyllables: 60}, "fewSentences", false, true},
		{"enough sentences", "smog", literacy.Counts{Words: 500, Sentences: 30, SpokenPolysyllables: 60}, "", true, true},
		{"below the range", "flesch-kincaid", literacy.Counts{Words: 200, Sentences: 100, Syllables: 200}, "belowRange", false, true},
		{"above the range", "flesch-kincaid", literacy.Counts{Words: 200, Sentences: 2, Syllables: 600}, "aboveRange", false, true},
		{"unknown", "nonsense", literacy.Counts{Words: 1, Sentences: 1}, "noFormula", false, false},
		{"undefined", "ovix", literacy.Counts{Words: 5, Sentences: 1, DifferentWords: 5}, "undefined", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := literacy.ScoreWith(tt.counts, tt.id, literacy.Author)
			require.Equal(t, tt.why, s.Why)
			require.Equal(t, tt.valid, s.Valid)
			require.Equal(t, tt.value, s.Value.Ok())
		})
	}
}

func TestGradesFromTables(t *testing.T) {
	tests := []struct {
		id       string
		counts   literacy.Counts
		from, to float64
	}{
		{"flesch-reading-ease", literacy.Counts{Words: 100, Sentences: 5, Syllables: 140}, 8, 9},
		{"dale-chall-1995", literacy.Counts{Words: 100, Sentences: 10, UnfamiliarWords: 10}, 4, 4},
		{"dale-chall-1995", literacy.Counts{Words: 100, Sentences: 10, UnfamiliarWords: 50}, 16, 16},
		{"dale-chall-1948", literacy.Counts{Words: 100, Sentences: 10, UnfamiliarWords: 10}, 5, 6},
		{"rix", literacy.Counts{Words: 100, Sentences: 10, LongWords: 40}, 9, 9},
	}
	for _, tt := range tests {
		s := literacy.ScoreWith(tt.counts, tt.id, literacy.Author)
		from, ok := s.Grade.Get()
		require.True(t, ok, tt.id)
		to, _ := s.GradeTo.Get()
		require.Equal(t, tt.from, from, tt.id)
		require.Equal(t, tt.to, to, tt.id)
		require.Equal(t, tt.from+5, s.AgeFrom)
	}
}

func TestScoreByLanguage(t *testing.T) {
	c := literacy.Counts{Words: 200, Sentences: 20, Syllables: 300, Letters: 900, Monosyllables: 120, DifferentWords: 100}
	has := func(scores []literacy.FormulaScore, id string) bool {
		return slices.ContainsFunc(scores, func(s literacy.FormulaScore) bool { return s.ID == id })
	}
	en, es := literacy.Score(c, "en-GB", literacy.Author), literacy.Score(c, "es", literacy.Author)
	require.True(t, has(en, "smog"))
	require.True(t, has(en, "lix"))
	require.False(t, has(en, "sol"))
	require.True(t, has(es, "sol"))
	require.False(t, has(es, "flesch-kincaid"), "English constants are for English alone")
	require.True(t, slices.IsSortedFunc(en, func(a, b literacy.FormulaScore) int { return cmpString(a.ID, b.ID) }))
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestProfiles(t *testing.T) {
	c := literacy.Counts{Words: 300, Sentences: 30, Polysyllables: 30, SpokenPolysyllables: 60, HardWords: 20, Syllables: 450}
	author, _ := literacy.ScoreWith(c, "smog", literacy.Author).Value.Get()
	plain, _ := literacy.ScoreWith(c, "smog", literacy.Plain).Value.Get()
	require.Greater(t, author, plain, "McLaughlin reads figures aloud")
	author, _ = literacy.ScoreWith(c, "gunning-fog", literacy.Author).Value.Get()
	plain, _ = literacy.ScoreWith(c, "gunning-fog", literacy.Plain).Value.Get()
	require.Less(t, author, plain, "Gunning leaves words out")
}

// TestFormulasIsACopy proves that a caller cannot change the registry.
func TestFormulasIsACopy(t *testing.T) {
	a := literacy.Formulas()
	for i := range a {
		a[i].ID = "x"
		if len(a[i].Bands) > 0 {
			a[i].Bands[0].Name = "x"
		}
		if len(a[i].Languages) > 0 {
			a[i].Languages[0] = "x"
		}
	}
	b := literacy.Formulas()
	require.NotEmpty(t, cmp.Diff(a, b, cmpopts.IgnoreUnexported(literacy.Formula{})))
	for _, f := range b {
		require.NotEqual(t, "x", f.ID)
		require.NotContains(t, f.Languages, "x")
	}
}

func TestCountsAddAndSub(t *testing.T) {
	r := literacy.Analyze(passages["en"], literacy.Policy{Language: "en"})
	sum := r.Counts.Add(r.ProseCounts)
	require.Equal(t, 2*r.Counts.Words, sum.Words)
	require.Equal(t, r.Counts, sum.Sub(r.ProseCounts))
}
