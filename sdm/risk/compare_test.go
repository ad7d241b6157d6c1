package risk_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

var tenYears = sdm.Span{Kind: sdm.OverTime, To: 10, Unit: sdm.Year}

func about() risk.About {
	return risk.About{Outcome: "heart attack", Population: "adults aged 50", Span: tenYears}
}

func known(p, low, high float64) *risk.Estimate {
	return &risk.Estimate{Value: p, Low: low, High: high}
}

// arms are counts, an effect, a risk not known and a risk true by definition.
func arms() []risk.Arm {
	return []risk.Arm{
		{Option: "none", Name: "No tablet", Counts: risk.Counts{Events: 20, Total: 200}, Certainty: sdm.HighCertainty},
		{Option: "tablet", Name: "Tablet", Risk: known(0.075, 0.06, 0.09), Against: true, Certainty: sdm.LowCertainty},
		{Option: "other", Name: "Other", Unknown: "Nobody has looked."},
		{Option: "never", Name: "Never", Risk: known(0, 0, 0), ByDefinition: true},
	}
}

func compared(t testing.TB) risk.Comparison {
	c, err := risk.Compare(about(), arms(), risk.Options{})
	require.NoError(t, err)
	return c
}

func TestCompare(t *testing.T) {
	r := compared(t).Risks()
	require.Equal(t, 100, r.Per)
	require.Equal(t, "none", r.Reference)
	none, tablet := r.Options[0], r.Options[1]
	require.Equal(t, []int{10, 90, 0}, []int{none.Count, none.Others, none.Difference})
	require.Equal(t, []int{8, 92, -2}, []int{tablet.Count, tablet.Others, tablet.Difference}, "7.5 rounds half up")
	require.InDelta(t, -0.025, tablet.Gap.Difference, 1e-15)
	require.InDelta(t, -0.04, tablet.Gap.Interval.Low, 1e-15, "an effect moves with its baseline")
	require.Equal(t, risk.VeryCommon, none.Word)
	require.False(t, r.Options[2].Risk.Ok())
	require.Empty(t, r.Options[3].Word, "0 by definition is not rare")
}

func TestNeverSeenIsJudgedByTheUpperEnd(t *testing.T) {
	c, err := risk.Compare(about(), []risk.Arm{
		{Option: "a", Name: "A", Counts: risk.Counts{Total: 20}, Certainty: sdm.NotRated},
		{Option: "b", Name: "B", Counts: risk.Counts{Total: 100000}, Certainty: sdm.NotRated},
	}, risk.Options{})
	require.NoError(t, err)
	r := c.Risks()
	require.Equal(t, risk.VeryCommon, r.Options[0].Word, "0 of 20 leaves 16 % possible")
	require.Equal(t, risk.VeryRare, r.Options[1].Word)
	said := texts(risk.Explain(c, "en"))
	require.Contains(t, said, "very rare (or none seen)")
	require.Contains(t, said, "up to 17 of 100 people")
	require.NotContains(t, said, "0 of 100")
}

func texts(s []risk.Sentence) string {
	var b strings.Builder
	for _, x := range s {
		b.WriteString(x.Text + "\n")
	}
	return b.String()
}

// For any risks: one denominator, counts that follow, differences of counts.
func TestComparisonProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "n")
		a := make([]risk.Arm, n)
		for i := range a {
			total := rapid.IntRange(1, 200000).Draw(t, "total")
			a[i] = risk.Arm{
				Option: string(rune('a' + i)), Name: "x", Certainty: sdm.NotRated,
				Counts: risk.Counts{Events: rapid.IntRange(0, total).Draw(t, "events"), Total: total},
			}
		}
		c, err := risk.Compare(about(), a, risk.Options{})
		require.NoError(t, err)
		r := c.Risks()
		for i, o := range r.Options {
			require.Equal(t, r.Per, o.Count+o.Others)
			require.Equal(t, o.Count-r.Options[0].Count, o.Difference)
			require.Equal(t, a[i].Counts.Events > 0 && o.Count == 0, o.BelowOne)
			require.True(t, !o.BelowOne || r.Per == 100000)
		}
		data, err := r.Encode()
		require.NoError(t, err)
		back, err := risk.DecodeRisks(data)
		require.NoError(t, err)
		shown, err := risk.Show(back)
		require.NoError(t, err)
		require.Equal(t, c, shown)
	})
}

func TestTogether(t *testing.T) {
	small, err := risk.Compare(about(), []risk.Arm{{Option: "a", Name: "A", Risk: known(0.002, 0.001, 0.003), Certainty: sdm.NotRated}}, risk.Options{})
	require.NoError(t, err)
	both := risk.Together(compared(t), small)
	require.Equal(t, []int{1000, 1000}, []int{both[0].Per(), both[1].Per()})
	require.Equal(t, 75, both[0].Risks().Options[1].Count)
	require.NoError(t, both[0].Risks().Validate())
	require.Empty(t, risk.Together())
}

func TestRoundedAway(t *testing.T) {
	pair := []risk.Arm{
		{Option: "a", Name: "A", Risk: known(0.020, 0.020, 0.020), Certainty: sdm.NotRated},
		{Option: "b", Name: "B", Risk: known(0.016, 0.016, 0.016), Certainty: sdm.NotRated},
	}
	c, err := risk.Compare(about(), pair, risk.Options{})
	require.NoError(t, err)
	require.True(t, c.RoundedAway())
	require.Contains(t, texts(risk.Explain(c, "en")), "differ by less than what 100 people can show")
	c, err = risk.Compare(about(), pair, risk.Options{AtLeast: 1000})
	require.NoError(t, err)
	require.False(t, c.RoundedAway())
}

// What would mislead is refused.
func TestMisleadingDoesNotValidate(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*risk.About, []risk.Arm, *risk.Options)
		is     error
		at     string
	}{
		{"no population", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Population = " " }, nil, "/about/population required"},
		{"no time span", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Span = sdm.Span{} }, sdm.ErrNoSpan, "/about/span required"},
		{"span without end", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Span.To = 0 }, nil, "/about/span/to range"},
		{"span of no unit", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Span.Unit = "" }, nil, "/about/span/unit enum"},
		{"span of no kind", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Span.Kind = "" }, nil, "/about/span/kind enum"},
		{"no outcome", func(a *risk.About, _ []risk.Arm, _ *risk.Options) { a.Outcome = "" }, nil, "/about/outcome required"},
		{"no certainty", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[0].Certainty = "" }, sdm.ErrNoCertainty, "/arms/0/certainty required"},
		{"risk above 1", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[1].Risk = known(1.2, 1, 1.3) }, risk.ErrProportion, "/arms/1/risk range"},
		{"interval above 1", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[1].Risk = known(0.9, 0.8, 1.1) }, risk.ErrProportion, "/arms/1/risk range"},
		{"more events than people", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[0].Counts.Events = 201 }, risk.ErrCounts, "/arms/0/counts range"},
		{"two risks", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[0].Risk = known(0.1, 0, 1) }, nil, "/arms/0 conflict"},
		{"silent gap", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[2].Unknown = "" }, nil, "/arms/2 conflict"},
		{"denominator of one's own", func(_ *risk.About, _ []risk.Arm, o *risk.Options) { o.AtLeast = 250 }, risk.ErrDenominator, "/options/atLeast range"},
		{"no such reference", func(_ *risk.About, _ []risk.Arm, o *risk.Options) { o.Reference = "x" }, sdm.ErrUnknownID, "/reference reference"},
		{"id twice", func(_ *risk.About, arms []risk.Arm, _ *risk.Options) { arms[1].Option = "none" }, sdm.ErrDuplicate, "/options/1/option duplicate"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, list, o := about(), arms(), risk.Options{}
			c.change(&a, list, &o)
			got, err := risk.Compare(a, list, o)
			require.Equal(t, risk.Comparison{}, got)
			require.Contains(t, places(t, err), c.at)
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
		})
	}
	for _, c := range []struct {
		name   string
		change func(*risk.Risks)
		at     string
	}{
		{"count made larger", func(r *risk.Risks) { r.Options[1].Count++ }, "/options/1/count conflict"},
		{"other framing wrong", func(r *risk.Risks) { r.Options[1].Others-- }, "/options/1/others conflict"},
		{"difference made larger", func(r *risk.Risks) { r.Options[1].Difference-- }, "/options/1/difference conflict"},
		{"gap made larger", func(r *risk.Risks) { r.Options[1].Gap.Difference *= 2 }, "/options/1/gap conflict"},
		{"softer word", func(r *risk.Risks) { r.Options[0].Word = risk.Rare }, "/options/0/word conflict"},
		{"another denominator", func(r *risk.Risks) { r.Per = 1000 }, "/options/0/count conflict"},
		{"denominator of one's own", func(r *risk.Risks) { r.Per = 50 }, "/per range"},
		{"no population", func(r *risk.Risks) { r.Population = "" }, "/population required"},
		{"no time span", func(r *risk.Risks) { r.Span = sdm.Span{} }, "/span required"},
		{"count of nothing known", func(r *risk.Risks) { r.Options[2].Count = 1 }, "/options/2/count conflict"},
		{"certain of nothing", func(r *risk.Risks) { r.Options[2].Certainty = sdm.HighCertainty }, "/options/2/certainty forbidden"},
		{"definition rated", func(r *risk.Risks) { r.Options[3].Certainty = sdm.HighCertainty }, "/options/3/certainty forbidden"},
		{"reason for what is known", func(r *risk.Risks) { r.Options[0].Reason = "x" }, "/options/0/reason forbidden"},
		{"assumption of another kind", func(r *risk.Risks) { r.Assumes = []risk.Assumption{"luck"} }, "/assumes/0 enum"},
		{"risk above 1", func(r *risk.Risks) { r.Options[0].Risk.Value = 2 }, "/options/0/risk range"},
		{"interval beside the risk", func(r *risk.Risks) { r.Options[0].Interval.High = 0.05 }, "/options/0/interval range"},
		{"no options", func(r *risk.Risks) { r.Options = nil }, "/options required"},
		{"language", func(r *risk.Risks) { r.Language = "EN" }, "/language format"},
		{"newer", func(r *risk.Risks) { r.Format = "sdm.risks/1.1" }, "/format newerFormat"},
	} {
		t.Run("stored: "+c.name, func(t *testing.T) {
			r := compared(t).Risks()
			c.change(&r)
			_, err := risk.Show(r)
			require.Contains(t, places(t, err), c.at)
			_, err = r.Encode()
			require.Error(t, err)
		})
	}
}

func places(t *testing.T, err error) string {
	var faults risk.Faults
	require.True(t, errors.As(err, &faults), "%v", err)
	var b strings.Builder
	for _, f := range faults {
		b.WriteString(f.Pointer + " " + string(f.Code) + "\n")
	}
	return b.String()
}

func TestNumbersOnRequestKeepTheAbsoluteOnes(t *testing.T) {
	c := compared(t)
	n, ok := c.NNT("tablet", false)
	require.True(t, ok)
	require.InDelta(t, 40, n.Number(), 1e-9)
	require.InDelta(t, 0.025, n.Benefit().Value, 1e-12)
	n, ok = c.NNT("tablet", true)
	require.True(t, ok)
	require.InDelta(t, -40, n.Number(), 1e-9, "fewer with something good is harm")
	for _, id := range []string{"none", "other", "x"} {
		_, ok = c.NNT(id, false)
		require.False(t, ok, id)
		require.Empty(t, risk.ExplainNNT(c, id, false, "en"))
		require.Empty(t, risk.ExplainRelative(c, id, "en"))
	}
	for _, s := range append(risk.ExplainRelative(c, "tablet", "en"), risk.ExplainNNT(c, "tablet", false, "en")[0]) {
		require.Contains(t, s.Text, "8 of 100 people with Tablet instead of 10 of 100 with No tablet")
	}
}

// Texts and code fit together, in every language.
func TestMessages(t *testing.T) {
	var said []risk.Sentence
	for _, lang := range []string{"en", "es", "xx"} {
		for _, span := range []sdm.Span{tenYears, {Kind: sdm.AtTime, To: 1, Unit: sdm.Day}, {Kind: sdm.BetweenTimes, From: 1, To: 2, Unit: sdm.Month, Note: "about"}} {
			a := about()
			a.Span, a.Assumes = span, []risk.Assumption{risk.SameEffect, risk.OwnBaseline, risk.SameChance}
			list := append(arms(), risk.Arm{Option: "zero", Name: "Z", Counts: risk.Counts{Total: 20}, Certainty: sdm.NotRated},
				risk.Arm{Option: "same", Name: "S", Counts: risk.Counts{Events: 20, Total: 200}, Certainty: sdm.VeryLowCertainty},
				risk.Arm{Option: "near", Name: "N", Counts: risk.Counts{Events: 201, Total: 2000}, Certainty: sdm.ModerateCertainty},
				risk.Arm{Option: "worse", Name: "W", Risk: known(0.5, 0.1, 0.6), Against: true, Certainty: sdm.NotRated},
				risk.Arm{Option: "better", Name: "B", Risk: known(0.05, 0.01, 0.1), Against: true, Certainty: sdm.NotRated},
				risk.Arm{Option: "open", Name: "O", Risk: known(0.05, 0.01, 0.2), Against: true, Certainty: sdm.NotRated})
			c, err := risk.Compare(a, list, risk.Options{})
			require.NoError(t, err)
			said = append(said, risk.Explain(c, lang)...)
			for _, o := range list {
				said = append(said, risk.ExplainRelative(c, o.Option, lang)...)
				said = append(said, risk.ExplainNNT(c, o.Option, false, lang)...)
			}
		}
	}
	c, err := risk.Compare(about(), []risk.Arm{{Option: "a", Name: "A", Risk: known(1e-7, 0, 1e-6), Certainty: sdm.NotRated}}, risk.Options{})
	require.NoError(t, err)
	require.Contains(t, texts(risk.Explain(c, "en")), "fewer than 1")
	for _, s := range said {
		require.NotContains(t, s.Text, "{", s.Key)
	}
	require.Nil(t, risk.Explain(risk.Comparison{}, "en"))
	require.Equal(t, []string{"en", "es"}, risk.ExplainLanguages())
}

func TestRisksAreCopies(t *testing.T) {
	c := compared(t)
	r := c.Risks()
	r.Options[0].Count, r.Per = 99, 7
	require.Equal(t, compared(t), c)
	r = c.Risks()
	r.Extensions = map[string]json.RawMessage{"org.example": json.RawMessage(`1`)}
	shown, err := risk.Show(r)
	require.NoError(t, err)
	r.Extensions["org.example"][0] = '2'
	require.Equal(t, `1`, string(shown.Risks().Extensions["org.example"]))
}

func FuzzDecodeRisks(f *testing.F) {
	data, err := compared(f).Risks().Encode()
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"format":"sdm.risks/1.0"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := risk.DecodeRisks(data)
		if err != nil || r.Validate() != nil {
			return
		}
		again, err := r.Encode()
		require.NoError(t, err)
		back, err := risk.DecodeRisks(again)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(r, back))
		_, err = risk.Show(back)
		require.NoError(t, err)
	})
}
