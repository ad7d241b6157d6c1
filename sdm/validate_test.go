package sdm_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

// full returns a valid decision that uses every part of the model.
func full() sdm.Decision {
	year := sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
	return sdm.Decision{
		Format: sdm.DecisionFormat, ID: "full", Version: "1", Language: "en", Title: "Full", Question: "Which?",
		Context:  sdm.Context{Population: "adults", Setting: "clinic", Cautions: []string{"Read on."}},
		Audience: sdm.AudienceBoth,
		Review:   sdm.Review{Status: sdm.Reviewed, By: "a body", LastReviewed: "2026-05", Next: "2027"},
		Options: []sdm.Option{
			{ID: "a", Name: "A", Kind: sdm.Act},
			{ID: "b", Name: "B", Kind: sdm.Wait},
			{ID: "c", Name: "C", Kind: sdm.Nothing, Unsuitable: sdm.Unsuitable{By: "surgeon", Reason: "heart", Date: "2026-05-04"}},
		},
		Criteria: []sdm.Criterion{
			{
				ID: "risk", Name: "risk", Measure: sdm.Risk, Unit: "per 100", Per: 100, Span: year,
				Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 50, Best: 0}, SmallestDifference: 2,
				Overlaps: []string{"harm"}, MustHave: sdm.MustHave{Level: new(40.0), Reason: "law"},
			},
			{
				ID: "score", Name: "score", Measure: sdm.ScoreChange, Unit: "points", Span: year, Direction: sdm.HigherIsBetter,
				Range: sdm.Range{Worst: 0, Best: 50}, Outside: sdm.Clip,
				Value: sdm.ValueFunction{Shape: sdm.Piecewise, Points: []sdm.Point{{0, 0}, {10, .6}, {50, 1}}},
			},
			{
				ID: "rate", Name: "rate", Measure: sdm.Rate, Unit: "per 1,000 years", Per: 1000, Direction: sdm.LowerIsBetter,
				Range: sdm.Range{Worst: 100, Best: 0}, Value: sdm.ValueFunction{Shape: sdm.Exponential, Rate: 2},
			},
			{
				ID: "extra", Name: "extra visits", Measure: sdm.Events, Unit: "per 100", Per: 100, Span: year,
				Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 60, Best: -10}, DifferenceTo: "b", Overlaps: []string{"harm"},
			},
			{
				ID: "comfort", Name: "comfort", Measure: sdm.Categorical, Direction: sdm.HigherIsBetter,
				Categories: []sdm.Category{{"low", "Low", 0}, {"some", "Some", .5}, {"high", "High", 1}},
			},
			{
				ID: "hospital", Name: "days in hospital", Measure: sdm.Quantity, Unit: "days", Direction: sdm.Personal,
				Range: sdm.Range{Worst: 0, Best: 10},
			},
		},
		Evidence: []sdm.Cell{
			{Option: "a", Criterion: "risk", Kind: sdm.Counts, Events: new(17), Total: 545, Certainty: sdm.HighCertainty, Source: "s", N: 545, Date: "2026"},
			{Option: "b", Criterion: "risk", Kind: sdm.Exact, Value: new(2.0), RelativeTo: sdm.RelativeTo{Option: "a", Effect: sdm.RiskRatio}, Uncertainty: sdm.Interval{Low: 1.5, High: 3, Level: .95, Method: "as published"}, Certainty: sdm.LowCertainty},
			{Option: "c", Criterion: "risk", Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.Beta, Events: new(3), Total: 30}, Certainty: sdm.NotRated},
			{Option: "a", Criterion: "score", Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.Normal, Mean: new(20.0), SD: 3}, Certainty: sdm.NotRated, Unit: "points", Span: sdm.Span{Kind: sdm.OverTime, To: 12, Unit: sdm.Month}},
			{Option: "b", Criterion: "score", Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.Triangular, Low: new(5.0), Mode: new(6.0), High: new(10.0)}, Certainty: sdm.NotRated},
			{Option: "a", Criterion: "rate", Kind: sdm.Counts, Events: new(12), Total: 900, Certainty: sdm.ModerateCertainty},
			{Option: "b", Criterion: "rate", Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.LogNormal, MeanLog: new(3.0), SDLog: .2}, Certainty: sdm.NotRated, Origin: sdm.Modelled, Formula: "a model"},
			{Option: "a", Criterion: "extra", Kind: sdm.Between, Low: new(5.0), High: new(9.0), RelativeTo: sdm.RelativeTo{Option: "b", Effect: sdm.Difference}, Certainty: sdm.VeryLowCertainty},
			{Option: "b", Criterion: "extra", Kind: sdm.Exact, Value: new(0.0), Origin: sdm.ByDefinition},
			{Option: "a", Criterion: "comfort", Kind: sdm.InCategory, Category: "some", Certainty: sdm.NotRated},
			{Option: "b", Criterion: "comfort", Kind: sdm.Missing, Reason: "not asked"},
			{Option: "a", Criterion: "hospital", Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.Uniform, Low: new(2.0), High: new(4.0)}, Certainty: sdm.NotRated},
			{Option: "b", Criterion: "hospital", Kind: sdm.NotApplicable, Reason: "no stay", CountsAs: new(0.0)},
		},
		Sources: []sdm.Source{{ID: "s", Authors: "A et al.", Year: 2023, DOI: "10.1056/NEJMoa2214122"}},
		Translations: []sdm.Translation{{
			Language: "es", Title: "Completo", Question: "¿Cuál?", Population: "adultos", Cautions: []string{"Siga."},
			Options: map[string]sdm.OptionText{"a": {Name: "La A", Description: "Una."}},
			Criteria: map[string]sdm.CriterionText{
				"risk":    {Name: "riesgo", Unit: "de cada 100", Population: "adultos", Description: "d"},
				"comfort": {Categories: map[string]string{"low": "Poca"}},
			},
			Texts: map[string]string{"a model": "un modelo"},
		}},
	}
}

func fullPreferences() sdm.Preferences {
	d := full()
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "full", Voice: sdm.Voice{Role: sdm.Surrogate, Basis: sdm.StatedWishes, ID: "son"},
		Route: "talk", Date: "2026-05", Involvement: sdm.Shared, Method: sdm.Swing,
	}
	for i, c := range d.Criteria {
		a := sdm.Answer{Criterion: c.ID, Points: new(float64(100 - 10*i)), Asked: c.Range}
		if c.Direction == sdm.Personal {
			a.Direction = sdm.LowerIsBetter
		}
		p.Answers = append(p.Answers, a)
	}
	return p
}

func TestFullDocumentsAreValid(t *testing.T) {
	require.NoError(t, full().Validate())
	require.NoError(t, fullPreferences().ValidateFor(full()))
	require.NoError(t, fullPreferences().Validate())
	r, err := sdm.Rank(full(), fullPreferences())
	require.NoError(t, err)
	require.NotEmpty(t, r.Unsuitable)
	data, err := full().Encode()
	require.NoError(t, err)
	again, err := sdm.DecodeDecision(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(full(), again))
}

// Each row breaks one thing in the full decision.
func TestDecisionFaults(t *testing.T) {
	cell := func(i int, f func(c *sdm.Cell)) func(d *sdm.Decision) {
		return func(d *sdm.Decision) { f(&d.Evidence[i]) }
	}
	criterion := func(i int, f func(c *sdm.Criterion)) func(d *sdm.Decision) {
		return func(d *sdm.Decision) { f(&d.Criteria[i]) }
	}
	for _, c := range []struct {
		name  string
		wreck func(d *sdm.Decision)
		is    error
		want  string // "pointer code", one a line
	}{
		{"no format", func(d *sdm.Decision) { d.Format = "" }, nil, "/format required"},
		{"newer format", func(d *sdm.Decision) { d.Format = "sdm.decision/1.7" }, sdm.ErrNewerFormat, "/format newerFormat"},
		{"bad id", func(d *sdm.Decision) { d.ID = "-x" }, nil, "/id format"},
		{"bad language", func(d *sdm.Decision) { d.Language = "EN" }, nil, "/language format"},
		{"no title", func(d *sdm.Decision) { d.Title = "" }, nil, "/title required"},
		{"no audience", func(d *sdm.Decision) { d.Audience = "" }, nil, "/audience required"},
		{"unknown audience", func(d *sdm.Decision) { d.Audience = "cats" }, nil, "/audience enum"},
		{"reviewed by nobody", func(d *sdm.Decision) { d.Review.By, d.Review.LastReviewed = "", "" }, nil, "/review/by required\n/review/lastReviewed required"},
		{"not reviewed, but by whom", func(d *sdm.Decision) { d.Review.Status = sdm.NotReviewed }, nil, "/review/by forbidden\n/review/lastReviewed forbidden"},
		{"no review status", func(d *sdm.Decision) { d.Review.Status = "" }, nil, "/review/status required"},
		{"a month that does not exist", func(d *sdm.Decision) { d.Review.LastReviewed = "2026-13" }, nil, "/review/lastReviewed format"},
		{"next review before the last", func(d *sdm.Decision) { d.Review.Next = "2025" }, nil, "/review/next conflict"},
		{"negative lead", func(d *sdm.Decision) { d.SmallestLead = -1 }, nil, "/smallestLead range"},
		{"lead is no number", func(d *sdm.Decision) { d.SmallestLead = math.NaN() }, sdm.ErrNotFinite, "/smallestLead range"},
		{"nameless option", func(d *sdm.Decision) { d.Options[0].Name = "" }, nil, "/options/0/name required"},
		{"unsuitable without reason", func(d *sdm.Decision) { d.Options[2].Unsuitable.Reason = "" }, nil, "/options/2/unsuitable/reason required"},
		{"option twice", func(d *sdm.Decision) {
			d.Options = append(d.Options, sdm.Option{ID: "a", Name: "again"})
		}, sdm.ErrDuplicate, "/options/3/id duplicate"},
		{"no measure", criterion(0, func(k *sdm.Criterion) { k.Measure = "" }), nil, "/criteria/0/measure required"},
		{"no unit", criterion(1, func(k *sdm.Criterion) { k.Unit = "" }), nil, "/criteria/1/unit required\n/evidence/3/unit conflict"},
		{"no denominator", criterion(0, func(k *sdm.Criterion) { k.Per = 0 }), nil, "/criteria/0/per range"},
		{"denominator of a score", criterion(1, func(k *sdm.Criterion) { k.Per = 100 }), nil, "/criteria/1/per forbidden"},
		{"no direction", criterion(0, func(k *sdm.Criterion) { k.Direction = "" }), sdm.ErrDirection, "/criteria/0/direction enum"},
		{"unknown direction", criterion(0, func(k *sdm.Criterion) { k.Direction = "up" }), sdm.ErrDirection, "/criteria/0/direction enum"},
		{"range against the direction", criterion(0, func(k *sdm.Criterion) { k.Range = sdm.Range{0, 50} }), sdm.ErrDirection, "/criteria/0/range conflict"},
		{"range against higher is better", criterion(1, func(k *sdm.Criterion) { k.Range = sdm.Range{50, 0}; k.Value = sdm.ValueFunction{} }), sdm.ErrDirection, "/criteria/1/range conflict"},
		{"personal range upside down", criterion(5, func(k *sdm.Criterion) { k.Range = sdm.Range{10, 0} }), sdm.ErrDirection, "/criteria/5/range conflict"},
		{"no width", criterion(5, func(k *sdm.Criterion) { k.Range = sdm.Range{} }), sdm.ErrZeroWidth, "/criteria/5/range range"},
		{"infinite range", criterion(5, func(k *sdm.Criterion) { k.Range.Best = math.Inf(1) }), sdm.ErrNotFinite, "/criteria/5/range/best range"},
		{"risk above its denominator", criterion(0, func(k *sdm.Criterion) { k.Range.Worst = 101 }), nil, "/criteria/0/range/worst range"},
		{"shape unknown", criterion(2, func(k *sdm.Criterion) { k.Value.Shape = "s" }), nil, "/criteria/2/value/shape enum"},
		{"rate zero", criterion(2, func(k *sdm.Criterion) { k.Value.Rate = 0 }), nil, "/criteria/2/value/rate range"},
		{"rate of a linear function", criterion(2, func(k *sdm.Criterion) { k.Value.Shape = sdm.Linear }), nil, "/criteria/2/value/rate forbidden"},
		{"one point", criterion(1, func(k *sdm.Criterion) { k.Value.Points = k.Value.Points[:1] }), nil, "/criteria/1/value/points required"},
		{"points off the ends", criterion(1, func(k *sdm.Criterion) { k.Value.Points = []sdm.Point{{1, 0}, {50, .9}} }), nil, "/criteria/1/value/points/0 range\n/criteria/1/value/points/1 range"},
		{"points that fall back", criterion(1, func(k *sdm.Criterion) { k.Value.Points = []sdm.Point{{0, 0}, {20, .5}, {10, .6}, {50, 1}} }), nil, "/criteria/1/value/points/2/at range"},
		{"points that fall", criterion(1, func(k *sdm.Criterion) { k.Value.Points = []sdm.Point{{0, 0}, {10, .5}, {20, .4}, {50, 1}} }), nil, "/criteria/1/value/points/2/value range"},
		{"personal and curved", criterion(5, func(k *sdm.Criterion) { k.Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: 1} }), nil, "/criteria/5/value/shape conflict"},
		{"one category", criterion(4, func(k *sdm.Criterion) { k.Categories = k.Categories[:1] }), nil, "/criteria/4/categories required\n/evidence/9/category reference"},
		{"category values", criterion(4, func(k *sdm.Criterion) {
			k.Categories[0].Value, k.Categories[1].Value, k.Categories[2].Value = .1, 2, 0
		}), nil, "/criteria/4/categories/0/value range\n/criteria/4/categories/1/value range\n/criteria/4/categories/2/value range"},
		{"category with a unit and a range", criterion(4, func(k *sdm.Criterion) { k.Unit, k.Range = "x", sdm.Range{0, 1} }), nil, "/criteria/4/unit forbidden\n/criteria/4/range forbidden"},
		{"categories of a number", criterion(5, func(k *sdm.Criterion) { k.Categories = []sdm.Category{{"x", "X", 0}} }), nil, "/criteria/5/categories forbidden"},
		{"difference to nobody", criterion(3, func(k *sdm.Criterion) { k.DifferenceTo = "z" }), sdm.ErrUnknownID, "/criteria/3/differenceTo reference\n/evidence/7/relativeTo conflict\n/evidence/8/relativeTo required"},
		{"negative smallest difference", criterion(0, func(k *sdm.Criterion) { k.SmallestDifference = -1 }), nil, "/criteria/0/smallestDifference range"},
		{"tag twice", criterion(0, func(k *sdm.Criterion) { k.Overlaps = []string{"x", "x"} }), sdm.ErrDuplicate, "/criteria/0/overlaps/1 duplicate"},
		{"must-have out of range", criterion(0, func(k *sdm.Criterion) { k.MustHave.Level = new(60.0) }), sdm.ErrOutsideRange, "/criteria/0/mustHave/level range"},
		{"must-have of a category by level", criterion(4, func(k *sdm.Criterion) { k.MustHave.Level = new(1.0) }), nil, "/criteria/4/mustHave/level forbidden\n/criteria/4/mustHave/category reference"},
		{"span without end", criterion(0, func(k *sdm.Criterion) { k.Span.To = 0 }), nil, "/criteria/0/span/to range"},
		{"span backwards", criterion(0, func(k *sdm.Criterion) { k.Span = sdm.Span{Kind: sdm.BetweenTimes, From: 3, To: 2, Unit: sdm.Year} }), nil, "/criteria/0/span range"},
		{"lifetime in numbers", criterion(0, func(k *sdm.Criterion) { k.Span.Unit = sdm.Lifetime }), nil, "/criteria/0/span/to forbidden"},

		{"evidence for nobody", cell(0, func(c *sdm.Cell) { c.Option = "z" }), sdm.ErrUnknownID, "/evidence/0/option reference"},
		{"evidence on nothing", cell(0, func(c *sdm.Cell) { c.Criterion = "z" }), sdm.ErrUnknownID, "/evidence/0/criterion reference"},
		{"no kind", cell(0, func(c *sdm.Cell) { c.Kind = "" }), nil, "/evidence/0/kind required"},
		{"pair twice", cell(1, func(c *sdm.Cell) { c.Option = "a"; c.RelativeTo.Option = "b" }), sdm.ErrDuplicate, "/evidence/1 duplicate"},
		{"counts without events", cell(0, func(c *sdm.Cell) { c.Events = nil }), nil, "/evidence/0/events required"},
		{"more events than people", cell(0, func(c *sdm.Cell) { c.Events = new(600) }), nil, "/evidence/0/events range"},
		{"no people", cell(0, func(c *sdm.Cell) { c.Total = 0 }), nil, "/evidence/0/total range"},
		{"counts of a score", cell(3, func(c *sdm.Cell) {
			c.Kind = sdm.Counts
			c.Distribution = sdm.Distribution{}
			c.Events, c.Total = new(1), 2
		}), nil, "/evidence/3/kind conflict"},
		{"value of a counts cell", cell(0, func(c *sdm.Cell) { c.Value = new(1.0) }), nil, "/evidence/0/value forbidden"},
		{"exact without value", cell(1, func(c *sdm.Cell) { c.Value = nil }), nil, "/evidence/1/value required"},
		{"not a number", cell(1, func(c *sdm.Cell) { c.Value = new(math.NaN()) }), sdm.ErrNotFinite, "/evidence/1/value range"},
		{"interval backwards", cell(7, func(c *sdm.Cell) { c.Low = new(10.0) }), nil, "/evidence/7/high range"},
		{"value outside its uncertainty", cell(1, func(c *sdm.Cell) { c.Uncertainty.Low = 2.5 }), nil, "/evidence/1/uncertainty conflict"},
		{"uncertainty level", cell(1, func(c *sdm.Cell) { c.Uncertainty.Level = 95 }), nil, "/evidence/1/uncertainty/level range"},
		{"no sd", cell(3, func(c *sdm.Cell) { c.Distribution.SD = 0 }), nil, "/evidence/3/distribution/sd range"},
		{"no family", cell(3, func(c *sdm.Cell) { c.Distribution = sdm.Distribution{} }), nil, "/evidence/3/distribution/family required"},
		{"mode outside", cell(4, func(c *sdm.Cell) { c.Distribution.Mode = new(11.0) }), nil, "/evidence/4/distribution/mode range"},
		{"ends swapped", cell(4, func(c *sdm.Cell) { c.Distribution.High = new(5.0) }), nil, "/evidence/4/distribution/mode range\n/evidence/4/distribution/high range"},
		{"huge log-normal", cell(6, func(c *sdm.Cell) { c.Distribution.MeanLog = new(1e6); c.Distribution.SDLog = 20 }), nil, "/evidence/6/distribution/meanLog range\n/evidence/6/distribution/sdLog range"},
		{"beta of a score", cell(3, func(c *sdm.Cell) { c.Distribution = sdm.Distribution{Family: sdm.Beta, Events: new(1), Total: 2} }), nil, "/evidence/3/distribution/family conflict"},
		{"unknown category", cell(9, func(c *sdm.Cell) { c.Category = "none" }), sdm.ErrUnknownID, "/evidence/9/category reference"},
		{"number for a category", cell(9, func(c *sdm.Cell) { c.Kind, c.Category, c.Value = sdm.Exact, "", new(1.0) }), nil, "/evidence/9/kind conflict"},
		{"category for a number", cell(11, func(c *sdm.Cell) { c.Kind, c.Category, c.Distribution = sdm.InCategory, "low", sdm.Distribution{} }), nil, "/evidence/11/kind conflict"},
		{"missing without reason", cell(10, func(c *sdm.Cell) { c.Reason = "" }), nil, "/evidence/10/reason required"},
		{"missing with certainty", cell(10, func(c *sdm.Cell) { c.Certainty = sdm.NotRated }), nil, "/evidence/10/certainty forbidden"},
		{"reason of a number", cell(0, func(c *sdm.Cell) { c.Reason = "x" }), nil, "/evidence/0/reason forbidden"},
		{"other unit", cell(3, func(c *sdm.Cell) { c.Unit = "per 10" }), sdm.ErrMixed, "/evidence/3/unit conflict"},
		{"other span", cell(3, func(c *sdm.Cell) { c.Span.To = 6 }), sdm.ErrMixed, "/evidence/3/span conflict"},
		{"no span at all", criterion(0, func(k *sdm.Criterion) { k.Span = sdm.Span{} }), sdm.ErrNoSpan, "/evidence/0/span required\n/evidence/1/span required\n/evidence/2/span required"},
		{"spans differ between cells", func(d *sdm.Decision) {
			d.Criteria[1].Span = sdm.Span{}
			d.Evidence[4].Span = sdm.Span{Kind: sdm.OverTime, To: 2, Unit: sdm.Year}
		}, sdm.ErrMixed, "/evidence/4/span conflict"},
		{"risk without population", func(d *sdm.Decision) { d.Context.Population = "" }, nil, "/evidence/0/population required\n/evidence/1/population required\n/evidence/2/population required"},
		{"no certainty", cell(0, func(c *sdm.Cell) { c.Certainty = "" }), sdm.ErrNoCertainty, "/evidence/0/certainty required"},
		{"derived without formula", cell(0, func(c *sdm.Cell) { c.Origin = sdm.Derived }), nil, "/evidence/0/formula required"},
		{"formula of an observed number", cell(0, func(c *sdm.Cell) { c.Formula = "x" }), nil, "/evidence/0/formula forbidden"},
		{"unknown source", cell(0, func(c *sdm.Cell) { c.Source = "z" }), sdm.ErrUnknownID, "/evidence/0/source reference"},
		{"minus one person", cell(0, func(c *sdm.Cell) { c.N = -1 }), nil, "/evidence/0/n range"},
		{"relative to itself", cell(1, func(c *sdm.Cell) { c.RelativeTo.Option = "b" }), nil, "/evidence/1/relativeTo/option cycle"},
		{"relative to a relative", cell(0, func(c *sdm.Cell) {
			*c = sdm.Cell{Option: "a", Criterion: "risk", Kind: sdm.Exact, Value: new(1.0), RelativeTo: sdm.RelativeTo{Option: "b", Effect: sdm.RiskRatio}, Certainty: sdm.NotRated}
		}), nil, "/evidence/0/relativeTo/option cycle\n/evidence/1/relativeTo/option cycle"},
		{"effect of another measure", cell(1, func(c *sdm.Cell) { c.RelativeTo.Effect = sdm.RateRatio }), nil, "/evidence/1/relativeTo/effect conflict"},
		{"negative ratio", cell(1, func(c *sdm.Cell) { c.Value, c.Uncertainty = new(-1.0), sdm.Interval{} }), nil, "/evidence/1/value range"},
		{"counts as an effect", cell(0, func(c *sdm.Cell) { c.RelativeTo = sdm.RelativeTo{Option: "b", Effect: sdm.Difference} }), nil, "/evidence/0/relativeTo forbidden\n/evidence/1/relativeTo/option cycle"},
		{"risk that follows above everybody", cell(1, func(c *sdm.Cell) { c.Value, c.Uncertainty = new(40.0), sdm.Interval{} }), sdm.ErrOutsideRange, "/evidence/1/value range"},
		{"level on a scale of differences", cell(7, func(c *sdm.Cell) { c.RelativeTo = sdm.RelativeTo{} }), nil, "/evidence/7/relativeTo required"},
		{"reference that is not 0", cell(8, func(c *sdm.Cell) { c.Value = new(1.0) }), nil, "/evidence/8 conflict"},
		{"outside the range", cell(11, func(c *sdm.Cell) { c.Distribution.High = new(30.0) }), sdm.ErrOutsideRange, "/evidence/11/distribution range"},
		{"interval outside the range", cell(7, func(c *sdm.Cell) { c.High = new(500.0) }), sdm.ErrOutsideRange, "/evidence/7/low range"},
		{"counts as outside the range", cell(12, func(c *sdm.Cell) { c.CountsAs = new(-1.0) }), sdm.ErrOutsideRange, "/evidence/12/countsAs range"},
		{"bad year", func(d *sdm.Decision) { d.Sources[0].Year = 23 }, nil, "/sources/0/year range"},
		{"doi as an address", func(d *sdm.Decision) { d.Sources[0].DOI = "https://doi.org/10.1/2" }, nil, "/sources/0/doi format"},
		{"translation into the same language", func(d *sdm.Decision) { d.Translations[0].Language = "en" }, sdm.ErrDuplicate, "/translations/0/language duplicate"},
		{"translation of nothing", func(d *sdm.Decision) {
			d.Translations[0].Options = map[string]sdm.OptionText{"z": {}}
			d.Translations[0].Criteria = map[string]sdm.CriterionText{"z": {}}
			d.Translations[0].Cautions = []string{"a", "b"}
			d.Translations[0].Texts["never said"] = "x"
		}, sdm.ErrUnknownID, "/translations/0/cautions conflict\n/translations/0/options/z reference\n/translations/0/criteria/z reference\n/translations/0/texts reference"},
		{"no options", func(d *sdm.Decision) {
			d.Options, d.Evidence, d.Translations = nil, nil, nil
			d.Criteria = d.Criteria[:1]
		}, sdm.ErrNoOptions, "/options required"},
		{"no criteria", func(d *sdm.Decision) { d.Criteria, d.Evidence, d.Translations = nil, nil, nil }, sdm.ErrNoCriteria, "/criteria required"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := full()
			c.wreck(&d)
			require.Equal(t, c.want, faultsOf(d.Validate()))
			if c.is != nil {
				require.ErrorIs(t, d.Validate(), c.is)
			}
			_, err := d.Encode()
			require.Error(t, err, "a document with faults is not written")
			_, err = sdm.Rank(d, fullPreferences())
			var faults sdm.Faults
			require.ErrorAs(t, err, &faults)
			require.True(t, strings.HasPrefix(faults[0].Pointer, "/decision"), faults[0].Pointer)
		})
	}
}

func faultsOf(err error) string {
	var faults sdm.Faults
	if !errors.As(err, &faults) {
		return ""
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.Pointer+" "+string(f.Code))
	}
	return strings.Join(out, "\n")
}

func TestPreferencesFaults(t *testing.T) {
	answer := func(i int, f func(a *sdm.Answer)) func(p *sdm.Preferences) {
		return func(p *sdm.Preferences) { f(&p.Answers[i]) }
	}
	ranks := func(p *sdm.Preferences) {
		p.Method = sdm.RankSum
		for i := range p.Answers {
			p.Answers[i].Points, p.Answers[i].Rank = nil, i+1
		}
	}
	for _, c := range []struct {
		name  string
		wreck func(p *sdm.Preferences)
		is    error
		want  string
	}{
		{"other decision", func(p *sdm.Preferences) { p.Decision = "x" }, sdm.ErrOtherDecision, "/decision reference"},
		{"nobody speaks", func(p *sdm.Preferences) { p.Voice = sdm.Voice{} }, nil, "/voice/role required"},
		{"surrogate without basis", func(p *sdm.Preferences) { p.Voice.Basis = "" }, nil, "/voice/basis required"},
		{"patient with basis", func(p *sdm.Preferences) { p.Voice.Role = sdm.Patient }, nil, "/voice/basis forbidden"},
		{"voice id", func(p *sdm.Preferences) { p.Voice.ID = "my son" }, nil, "/voice/id format"},
		{"date", func(p *sdm.Preferences) { p.Date = "2026-02-30" }, nil, "/date format"},
		{"no method", func(p *sdm.Preferences) { p.Method = "" }, nil, "/method required"},
		{"weights from the spread of evidence", func(p *sdm.Preferences) { p.Method = "entropy" }, nil, "/method enum"},
		{"exponent of another method", func(p *sdm.Preferences) { p.Exponent = 2 }, nil, "/exponent forbidden"},
		{"no exponent", func(p *sdm.Preferences) { ranks(p); p.Method = sdm.RankExponent }, nil, "/exponent range"},
		{"answer twice", answer(1, func(a *sdm.Answer) { a.Criterion = "risk"; a.Asked = sdm.Range{50, 0} }), sdm.ErrDuplicate, "/answers required\n/answers/1/criterion duplicate"},
		{"answer to nothing", answer(1, func(a *sdm.Answer) { a.Criterion = "z" }), sdm.ErrUnknownID, "/answers required\n/answers/1/criterion reference"},
		{"no points", answer(0, func(a *sdm.Answer) { a.Points = nil }), sdm.ErrWeight, "/answers/0/points required"},
		{"negative", answer(0, func(a *sdm.Answer) { a.Points = new(-1.0) }), sdm.ErrWeight, "/answers/0/points range"},
		{"infinite", answer(0, func(a *sdm.Answer) { a.Points = new(math.Inf(1)) }), sdm.ErrNotFinite, "/answers/0/points range"},
		{"rank among points", answer(0, func(a *sdm.Answer) { a.Rank = 1 }), nil, "/answers/0/rank forbidden"},
		{"points among ranks", func(p *sdm.Preferences) { ranks(p); p.Answers[0].Points = new(1.0) }, nil, "/answers/0/points forbidden"},
		{"no rank", func(p *sdm.Preferences) { ranks(p); p.Answers[0].Rank = 0 }, nil, "/answers/0/rank range"},
		{"don't know, and points", answer(0, func(a *sdm.Answer) { a.DontKnow = true }), nil, "/answers/0/points forbidden"},
		{"don't know, and a rank", func(p *sdm.Preferences) { ranks(p); p.Answers[0].DontKnow = true }, nil, "/answers/0/rank forbidden"},
		{"range not asked", answer(0, func(a *sdm.Answer) { a.Asked = sdm.Range{} }), nil, "/answers/0/asked required"},
		{"range of categories", answer(4, func(a *sdm.Answer) { a.Asked = sdm.Range{0, 1} }), nil, "/answers/4/asked forbidden"},
		{"direction not asked", answer(5, func(a *sdm.Answer) { a.Direction = "" }), sdm.ErrDirection, "/answers/5/direction enum"},
		{"direction where it is declared", answer(0, func(a *sdm.Answer) { a.Direction = sdm.HigherIsBetter }), nil, "/answers/0/direction forbidden"},
		{"must-have outside", answer(0, func(a *sdm.Answer) { a.MustHave.Level = new(99.0) }), sdm.ErrOutsideRange, "/answers/0/mustHave/level range"},
		{"all zero", func(p *sdm.Preferences) {
			for i := range p.Answers {
				p.Answers[i].Points = new(0.0)
			}
		}, sdm.ErrNoWeight, "/answers range"},
		{"all unknown", func(p *sdm.Preferences) {
			for i := range p.Answers {
				p.Answers[i].Points, p.Answers[i].DontKnow = nil, true
			}
		}, sdm.ErrNoWeight, "/answers range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := fullPreferences()
			c.wreck(&p)
			err := p.ValidateFor(full())
			require.Equal(t, c.want, faultsOf(err))
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
			_, err = sdm.Rank(full(), p)
			var faults sdm.Faults
			require.ErrorAs(t, err, &faults)
			require.True(t, strings.HasPrefix(faults[0].Pointer, "/preferences"), faults[0].Pointer)
		})
	}
}

func TestChoiceFaults(t *testing.T) {
	ok := sdm.Choice{
		Format: sdm.ChoiceFormat, Decision: "full", Result: sdm.Chosen, Option: "a",
		By: []sdm.Voice{{Role: sdm.Patient}}, Date: "2026-05", Reasons: []string{"x"},
	}
	require.NoError(t, ok.Validate())
	for _, c := range []struct {
		name  string
		wreck func(c *sdm.Choice)
		want  string
	}{
		{"nothing chosen", func(c *sdm.Choice) { c.Option = "" }, "/option required"},
		{"put off, but chosen", func(c *sdm.Choice) { c.Result = sdm.PutOff }, "/option forbidden"},
		{"no result", func(c *sdm.Choice) { c.Result = ""; c.Option = "" }, "/result required"},
		{"by nobody", func(c *sdm.Choice) { c.By = nil }, "/by required"},
		{"empty reason", func(c *sdm.Choice) { c.Reasons = []string{""} }, "/reasons/0 required"},
		{"relation", func(c *sdm.Choice) { c.Concordance = sdm.Concordance{Relation: "wrong", Rank: -1} }, "/concordance/relation enum\n/concordance/rank range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := ok
			bad.By = slices.Clone(ok.By)
			c.wreck(&bad)
			require.Equal(t, c.want, faultsOf(bad.Validate()))
			_, err := bad.Encode()
			require.Error(t, err)
			_, err = sdm.Concord(bad, sdm.Ranking{Decision: "full"})
			require.Error(t, err)
		})
	}
	data, err := ok.Encode()
	require.NoError(t, err)
	again, err := sdm.DecodeChoice(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(ok, again))
}

// An error can end up in a log: it must not hold what was received.
func TestErrorsHoldNoReceivedValue(t *testing.T) {
	const secret = "s3cret"
	d := full()
	d.ID, d.Language, d.Review.LastReviewed = " "+secret, secret+"!", secret
	d.Evidence[0].Source, d.Evidence[0].Option, d.Evidence[1].Kind = secret, secret, secret
	d.Evidence[3].Unit = secret
	for _, err := range []error{d.Validate(), func() error {
		p := fullPreferences()
		p.Decision, p.Voice.Role, p.Answers[0].Direction = secret, secret, secret
		return p.ValidateFor(d)
	}()} {
		require.Error(t, err)
		require.NotContains(t, err.Error(), secret)
	}
	_, err := sdm.DecodeDecision([]byte(`{"format":"sdm.decision/1.0","id":"` + secret + `","s":"` + secret + `","options":"` + secret + `"}`))
	require.Error(t, err)
	require.NotContains(t, err.Error(), secret)
}
