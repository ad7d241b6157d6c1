package gen_test

import (
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// riskRules says what risk.Risks.Validate checks within one object. That counts
// follow from risks is beyond a schema.
func riskRules() map[string]func(*jsonschema.Schema) {
	share := func(s *jsonschema.Schema) {
		atLeast(s, -1)
		atMost(s, 1)
	}
	return map[string]func(*jsonschema.Schema){
		"risk.Risks": func(s *jsonschema.Schema) {
			word(member(s, "outcome"), member(s, "population"))
			member(s, "options").MinItems = new(uint64(1))
			member(s, "per").Enum = list(100, 1000, 10000, 100000)
		},
		"risk.OptionRisk": func(s *jsonschema.Schema) {
			atLeast(member(s, "count"), 0)
			atLeast(member(s, "others"), 0)
			word(member(s, "name"), member(s, "reason"))
			known := with("risk", has("value"))
			between := &jsonschema.Schema{}
			unit(between)
			when(s, known, both(lacks("reason"), with("risk", with("value", between))),
				both(has("reason"), lacks("byDefinition", "against", "interval", "belowOne", "word", "gap")))
			rated := both(known, lacks("byDefinition"))
			when(s, rated, has("certainty"), lacks("certainty"))
		},
		"risk.Ends": func(s *jsonschema.Schema) {
			share(member(s, "low"))
			share(member(s, "high"))
		},
		"risk.Gap": func(s *jsonschema.Schema) { share(member(s, "difference")) },
	}
}

// exampleRisks compares the example risks, or writes them anew.
func exampleRisks(t *testing.T) {
	t.Helper()
	about := risk.About{
		Outcome: "still in pain", Population: "Adults with a sore throat", Span: sdm.Span{Kind: sdm.AtTime, To: 3, Unit: sdm.Day},
		Assumes: []risk.Assumption{risk.SameEffect},
	}
	effect, err := risk.Apply(sdm.RiskRatio, 0.6, risk.Estimate{Value: 0.75, Low: 0.6, High: 0.9})
	require.NoError(t, err)
	never := risk.Exactly(0)
	c, err := risk.Compare(about, []risk.Arm{
		{Option: "nothing", Name: "No tablet", Counts: risk.Counts{Events: 48, Total: 80}, Certainty: sdm.LowCertainty},
		{Option: "tablet", Name: "Tablet", Risk: &effect, Against: true, Certainty: sdm.ModerateCertainty},
		{Option: "spray", Name: "Spray", Unknown: "No trial has counted this."},
		{Option: "numbing", Name: "Numbing for three days", Risk: &never, ByDefinition: true},
		{Option: "rest", Name: "Rest", Counts: risk.Counts{Total: 40}, Certainty: sdm.NotRated},
	}, risk.Options{})
	require.NoError(t, err)
	same(t, "sdm.risks/sore-throat", c.Risks())
}
