package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// The decisions that the example programs embed, and the made-up one, which has
// every kind of cell.
const embedded = "../../examples/decisions/data/"

// exampleOpinions compares what the packages around sdm make of the examples, or
// writes it anew.
func exampleOpinions(t *testing.T) {
	t.Helper()
	canonical(t, "sdm.answers", elicit.DecodeAnswers)
	canonical(t, "sdm.statements", smaa.DecodeStatements)
	canonical(t, "sdm.voices", group.DecodeVoices)
	decisions := map[string]sdm.Decision{
		"made-up":         example(t, "sdm.decision/made-up", sdm.DecodeDecision),
		"contraception":   example(t, embedded+"contraception.decision", sdm.DecodeDecision),
		"prostate-cancer": example(t, embedded+"prostate-cancer.decision", sdm.DecodeDecision),
	}
	for _, name := range []string{"points", "ratios", "picks"} {
		a := example(t, "sdm.answers/"+name, elicit.DecodeAnswers)
		r, err := elicit.Elicit(decisions[a.Decision], a)
		require.NoError(t, err)
		same(t, "sdm.elicitation/"+name, r)
	}
	for _, name := range []string{"contraception", "made-up", "nothing-said"} {
		s := example(t, "sdm.statements/"+name, smaa.DecodeStatements)
		r, err := smaa.Assess(decisions[s.Decision], s, smaa.Options{Draws: 1024, Seed: 1})
		require.NoError(t, err)
		same(t, "sdm.acceptability/"+name, r)
	}
	means := map[string]group.MeanKind{"contraception": group.GeometricMean, "made-up": group.ArithmeticMean, "circle": group.NoMean}
	for name, mean := range means {
		v := example(t, "sdm.voices/"+name, group.DecodeVoices)
		r, err := group.Compare(decisions[v.Decision], v, group.Options{Mean: mean, LossLimit: 0.5})
		require.NoError(t, err)
		same(t, "sdm.agreement/"+name, r)
	}
	patient := example(t, "sdm.voices/contraception", group.DecodeVoices).Voices[0]
	o, err := methods.Compare(decisions[patient.Decision], patient, methods.Options{
		Methods: []methods.Method{
			methods.WASPAS, methods.VIKOR, methods.PROMETHEE1, methods.PROMETHEE2, methods.ELECTRE3, methods.MAUT, methods.COPRAS,
		},
		Parameters: methods.Parameters{ScalingSum: new(0.8)},
		Criteria: []methods.Thresholds{
			{Criterion: "pregnancy", Function: methods.Gaussian, Sigma: 5},
			{Criterion: "still-using", Function: methods.LinearFn, Indifference: 5, Preference: 10, Veto: 20},
		},
	})
	require.NoError(t, err)
	same(t, "sdm.opinion/contraception", o)
	for name, id := range map[string]string{"open-weight": "contraception", "missing-evidence": "early-miscarriage"} {
		d := example(t, embedded+id+".decision", sdm.DecodeDecision)
		p := example(t, embedded+id+".preferences", sdm.DecodePreferences)
		o, err := methods.Compare(d, p, methods.Options{Methods: []methods.Method{methods.TOPSIS}})
		require.NoError(t, err)
		same(t, "sdm.opinion/"+name, o)
	}
}
