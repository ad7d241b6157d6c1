package sdm_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

// Published numbers with linear values and equal weights. The scores and the
// weights at which the leader changes were worked out apart from this code, by
// Σ (x−worst)/(best−worst) / n and by solving for equal scores.
func TestScoresOfPublishedTables(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		d            sdm.Decision
		want         string
		criterion    string  // whose weight
		at           float64 // changes the leader here
		challenger   string
	}{
		{
			"atrial fibrillation, CHADS2 1", "four options, one dominated",
			decisionOf([]string{"none", "aspirin", "warfarin", "doac"},
				column{"stroke", 70, 0, []float64{31, 22, 8, 8}},
				column{"skull", 10, 0, []float64{2, 5, 8, 3}},
				column{"major", 40, 0, []float64{20, 25, 31, 27}},
				column{"other", 120, 0, []float64{53, 69, 95, 79}},
				column{"tests", 24, 0, []float64{0, 0, 19, 0}}),
			"1 none 0.6831; 2 doac 0.6505; 3 aspirin 0.5971; 4 warfarin 0.3455; ", "stroke", .2722, "doac",
		},
		{
			"localised prostate cancer", "three options within two hundredths",
			decisionOf([]string{"monitoring", "surgery", "radiotherapy"},
				column{"death", 10, 0, []float64{3.1, 2.2, 2.9}},
				column{"spread", 15, 0, []float64{9.4, 4.7, 5.0}},
				column{"pads", 30, 0, []float64{10, 21, 5.5}},
				column{"erections", 0, 50, []float64{30, 18, 27}},
				column{"night", 60, 20, []float64{47, 34, 48}},
				column{"stool", 20, 0, []float64{6, 6, 12}}),
			"1 surgery 0.5794; 2 radiotherapy 0.5722; 3 monitoring 0.5592; ", "death", .0708, "radiotherapy",
		},
		{
			"statin", "the tablet alone decides at equal weights",
			decisionOf([]string{"none", "statin"},
				column{"attack", 400, 0, []float64{292, 211}},
				column{"stroke", 300, 0, []float64{201, 162}},
				column{"muscle", 1200, 800, []float64{951, 1007}},
				column{"liver", 200, 0, []float64{92, 122}},
				column{"kidney", 500, 250, []float64{343, 388}},
				column{"eye", 400, 150, []float64{233, 286}},
				column{"tablet", 1, 0, []float64{0, 1}}),
			"1 none 0.5798; 2 statin 0.3870; ", "attack", .5609, "statin",
		},
		{
			"radiotherapy after lumpectomy", "a small lead",
			decisionOf([]string{"no", "yes"},
				column{"breast", 15, 0, []float64{9.5, 0.9}},
				column{"spread", 10, 0, []float64{1.6, 3.0}},
				column{"glands", 10, 0, []float64{2.3, 0.5}},
				column{"other", 10, 0, []float64{1.0, 2.2}},
				column{"sessions", 25, 0, []float64{0, 20}}),
			"1 no 0.7753; 2 yes 0.7140; ", "breast", .2773, "yes",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := sdm.Rank(c.d, direct(c.d, 1))
			require.NoError(t, err)
			require.Equal(t, c.want, scores(r), c.reason)
			for _, s := range r.Stability {
				if s.Criterion != c.criterion {
					continue
				}
				at, with := s.High.Value, s.HighChallenger
				if math.Abs(s.Low.Value-c.at) < 1e-3 {
					at, with = s.Low.Value, s.LowChallenger
				}
				require.Equal(t, fmt.Sprintf("%.4f %s", c.at, c.challenger), fmt.Sprintf("%.4f %s", at, with))
			}
		})
	}
}
