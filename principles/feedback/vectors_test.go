package feedback_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/principles/feedback"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"correctedShare": vectors.Of(func(in struct {
			Positives, Total             int
			Sensitivity, Specificity     float64
			SensitivityOf, SpecificityOf int
			Level                        float64
		},
		) (map[string]any, error) {
			e, clipped := feedback.Correct(in.Positives, in.Total, feedback.Rate{Value: in.Sensitivity, Of: in.SensitivityOf},
				feedback.Rate{Value: in.Specificity, Of: in.SpecificityOf}, in.Level)
			return map[string]any{"estimate": e, "clipped": clipped}, nil
		}),
	}))
}
