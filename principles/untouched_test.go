package principles_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/principles"
)

// Nothing that a caller hands over is changed.
func TestArgumentsAreUntouched(t *testing.T) {
	f := rich()
	r := response(principles.Patient, "told", "partly", "named", "notMet", "agree", "2")
	r.Groups = []principles.Group{{By: "ward", Is: "3"}}
	r.Answers[0].Evidence = []principles.Evidence{{Kind: "record", Expires: "2026"}}
	responses := []principles.Response{r, response(principles.Clinician, "agree", "5")}
	o := principles.Options{AsOf: "2026-05", Waivers: []principles.Waiver{{Item: "told", Reason: "r", By: "b", Expires: "2027"}}}
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	rep, err := principles.Assess(f, responses, o)
	require.NoError(t, err)
	gapOptions := principles.GapOptions{Unequal: []string{"told"}, Plans: []principles.Plan{{Item: "told", Owner: "A", Due: "2026"}}}
	gaps, err := principles.Gaps(f, rep, gapOptions)
	require.NoError(t, err)
	w, err := principles.LoadCrosswalk("share-to-three-talk")
	require.NoError(t, err)
	claims := principles.ClaimsRegister()
	source, target, cross := pair(principles.Equal)
	from, err := principles.NewScorer(source)
	require.NoError(t, err)
	to, err := principles.NewScorer(target)
	require.NoError(t, err)
	inf, err := principles.Infer(cross, from, to, answered("source", "a", "met"), principles.Response{}, "")
	require.NoError(t, err)
	probes := map[string]principles.Probe{}

	for name, c := range map[string]struct {
		fn   any
		args []any
	}{
		"Assess":              {principles.Assess, []any{f, responses, o}},
		"(*Scorer).Assess":    {(*principles.Scorer).Assess, []any{s, responses, o}},
		"PairedChange":        {principles.PairedChange, []any{pairs(1, 2, 3, 4)}},
		"RunChart":            {principles.RunChart, []any{[]float64{3, 1, 2}}},
		"Framework.Check":     {principles.Framework.Check, []any{f, r}},
		"Framework.Encode":    {principles.Framework.Encode, []any{f}},
		"Framework.Validate":  {principles.Framework.Validate, []any{f}},
		"Framework.Fallbacks": {principles.Framework.Fallbacks, []any{f, "es"}},
		"Response.Encode":     {principles.Response.Encode, []any{r}},
		"Response.Validate":   {principles.Response.Validate, []any{r}},
		"Claims.Encode":       {principles.Claims.Encode, []any{claims}},
		"Claims.Validate":     {principles.Claims.Validate, []any{claims}},
		"Crosswalk.Encode":    {principles.Crosswalk.Encode, []any{w}},
		"Crosswalk.Validate":  {principles.Crosswalk.Validate, []any{w}},
		"Crosswalk.Reverse":   {principles.Crosswalk.Reverse, []any{w}},
		"Explain":             {principles.Explain, []any{rep, "es"}},
		"ExplainGaps":         {principles.ExplainGaps, []any{f, gaps, "es"}},
		"Gaps":                {principles.Gaps, []any{f, rep, gapOptions}},
		"Infer":               {principles.Infer, []any{cross, from, to, answered("source", "a", "met"), answered("target", "b", "met"), principles.Date("")}},
		"Inference.With":      {principles.Inference.With, []any{inf, answered("target", "b", "met")}},
		"Text.In":             {principles.Text.In, []any{f.Title, "es", "en"}},
		"Measure":             {principles.Measure, []any{f, r, probes}},
		"NewScorer":           {principles.NewScorer, []any{f}},
		"RollUpReports":       {principles.RollUpReports, []any{[]principles.Report{rep, rep}}},
		"(*Scorer).Figures":   {(*principles.Scorer).Figures, []any{s, []principles.Figure(nil), r, principles.Date("")}},
		"(*Scorer).Summarise": {(*principles.Scorer).Summarise, []any{s, slices.Values(responses), principles.Date("2026-05"), "ward"}},
	} {
		t.Run(name, func(t *testing.T) { untouched.Check(t, c.fn, c.args...) })
	}
	data, err := f.Encode()
	require.NoError(t, err)
	untouched.Check(t, principles.DecodeFramework, data)
	data, err = r.Encode()
	require.NoError(t, err)
	untouched.Check(t, principles.DecodeResponse, data)
	data, err = w.Encode()
	require.NoError(t, err)
	untouched.Check(t, principles.DecodeCrosswalk, data)
	data, err = claims.Encode()
	require.NoError(t, err)
	untouched.Check(t, principles.DecodeClaims, data)
}
