package gen_test

import (
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/principles/agreement"
)

// seriesRules says which members of the results of goals/change and goals/trend
// go together.
func seriesRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"change.Answer": func(s *jsonschema.Schema) {
			atLeast(member(s, "mdc"), 0)
			when(s, has("rule"), with("cutOff", has("value")),
				both(with("cutOff", has("why")), with("crossed", &jsonschema.Schema{Const: false})))
			reliable := is("reliable", true)
			crossed := is("crossed", true)
			words := func(all ...any) *jsonschema.Schema { return with("category", &jsonschema.Schema{Enum: all}) }
			far := words("recovered", "harmed")
			near := words("improved", "deteriorated")
			s.AllOf = append(s.AllOf, &jsonschema.Schema{
				If:   reliable,
				Then: &jsonschema.Schema{If: crossed, Then: far, Else: near},
				Else: with("category", &jsonschema.Schema{Const: "unchanged"}),
			})
		},
		"change.Important": func(s *jsonschema.Schema) {
			above(member(s, "change"), 0)
			atLeast(member(s, "low"), 0)
			atLeast(member(s, "high"), 0)
			pattern(member(s, "doi"), `^10\.`)
		},
		"trend.Chart": counts,
		"trend.ChartPoint": func(s *jsonschema.Schema) {
			member(s, "side").Enum = list(-1, 0, 1)
			common := with("meaning", &jsonschema.Schema{Const: "common"})
			other := with("meaning", &jsonschema.Schema{Enum: list("improvement", "concern", "neutral")})
			when(s, has("cause"), other, common)
		},
		"trend.RunChart": counts,
		"trend.Line": func(s *jsonschema.Schema) {
			counts(s)
			atLeast(member(s, "days"), 0)
		},
		"trend.Direction": func(s *jsonschema.Schema) {
			atLeast(member(s, "n"), 0)
			figures(s, 0, 1, "p")
			when(s, is("exact", true), with("z", has("why")), nil)
		},
		"trend.Smoothing": func(s *jsonschema.Schema) {
			unique(s, "outside")
			atLeast(member(s, "outside").Items, 0)
		},
		"trend.Coverage": func(s *jsonschema.Schema) {
			counts(s)
			atLeast(member(s, "days"), 1)
			figures(s, 0, 1, "share")
		},
	}
}

// seriesReports compares what goals/change and goals/trend make of published
// examples and of short series, or writes it anew.
func seriesReports(t *testing.T) {
	t.Helper()
	// Jacobson & Truax 1991; without what is known of the other people; and the
	// other way round, from beyond the cut-off.
	q := change.Question{
		Pre: 32.5, Post: 47.5, Direction: change.HigherBetter,
		Clinical: change.Population{Mean: 40, SD: 7.5, Reliability: 0.8}, Functional: change.Population{Mean: 60, SD: 7.5},
	}
	alone, back, still := q, q, q
	alone.Functional, alone.Post = change.Population{}, 35
	back.Pre, back.Post = 62.5, 32.5
	still.Post, still.Rule, still.Method = 35, change.RuleB, change.EdwardsNunnally
	for name, q := range map[string]change.Question{"improved": q, "no-cut-off": alone, "harmed": back, "unchanged": still} {
		a, err := change.Judge(q)
		require.NoError(t, err)
		same(t, "goals.change/"+name, a)
	}
	f, err := change.Matters(4, 6.5, change.Registry()[0])
	require.NoError(t, err)
	same(t, "goals.importance/copm", f)
	half, err := change.HalfSD("pain, 0 to 10", "adults of one clinic", 2.4, change.LowerBetter)
	require.NoError(t, err)
	f, err = change.Matters(5, 5.5, half)
	require.NoError(t, err)
	same(t, "goals.importance/half-sd", f)

	falling := []float64{142, 139, 143, 138, 141, 137, 140, 136, 135, 133, 132, 131, 130, 128, 139}
	for name, values := range map[string][]float64{"falling": falling, "one-value": falling[:1]} {
		same(t, "goals.chart/"+name, trend.XmR(values, trend.XmROptions{Better: goals.BetterLower, FixAfter: 8}))
		same(t, "goals.runs/"+name, trend.Runs(values, figure.Absent("median")))
		points := make([]trend.Point, len(values))
		for i, v := range values {
			points[i] = trend.Point{Day: float64(20000 + 7*i), Value: v}
		}
		same(t, "goals.line/"+name, trend.TheilSen(points, 0.95))
		same(t, "goals.direction/"+name, trend.MannKendall(points))
	}
	few := []trend.Point{{Day: 0, Value: 6}, {Day: 3, Value: 5.5}, {Day: 9, Value: 5}, {Day: 12, Value: 3}, {Day: 20, Value: 4}}
	same(t, "goals.direction/counted", trend.MannKendall(few))
	// The worked example of the NIST/SEMATECH handbook, section 6.3.2.4, begins
	// so; the last value is far out.
	s, err := trend.EWMA([]float64{52, 47, 53, 49.3, 50.1, 65}, 50, 2.0539, 0.3, 3)
	require.NoError(t, err)
	same(t, "goals.smoothing/handbook", s)
	supplies := []trend.Supply{{Agent: "metformin", On: "2026-01-01", Days: 30}, {Agent: "metformin", On: "2026-02-08", Days: 30}}
	for name, all := range map[string][]trend.Supply{"gap": supplies, "no-supply": nil} {
		c, err := trend.Covered(all, "2026-01-01", "2026-03-31")
		require.NoError(t, err)
		same(t, "goals.coverage/"+name, c)
	}
}

// agreementReports does so for principles/agreement.
func agreementReports(t *testing.T) {
	t.Helper()
	rows := [][]string{
		{"yes", "yes"},
		{"yes", "yes"},
		{"no", "no"},
		{"yes", "no"},
		{"yes", "yes"},
		{"yes", ""},
		{"no", "no"},
		{"", ""},
		{"partly", "yes"},
		{"no", "partly"},
	}
	d, err := agreement.FromRows([]string{"no", "partly", "yes", "cannot say"}, rows)
	require.NoError(t, err)
	e, err := agreement.Gwet(d, agreement.Options{Weights: agreement.Linear})
	require.NoError(t, err)
	same(t, "principles.agreement/two-raters", e)
	e, err = agreement.Krippendorff(d, agreement.OrdinalMetric, agreement.Options{Level: 0.9})
	require.NoError(t, err)
	same(t, "principles.agreement/alpha", e)
	d, err = agreement.FromRows([]string{"no", "yes"}, [][]string{{"yes", "yes"}, {"yes", "yes"}, {"yes", "yes"}})
	require.NoError(t, err)
	for name, estimate := range map[string]func(agreement.Data, agreement.Options) (agreement.Estimate, error){
		"always-yes": agreement.Cohen, "no-spread": agreement.Gwet,
	} {
		e, err := estimate(d, agreement.Options{})
		require.NoError(t, err)
		same(t, "principles.agreement/"+name, e)
	}
}
