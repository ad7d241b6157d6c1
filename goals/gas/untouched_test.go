package gas_test

import (
	"testing"

	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/figure"
)

// No function changes what it is handed, or answers differently the second
// time.
func TestUntouched(t *testing.T) {
	p, r := ana(t)
	untouched.Check(t, gas.Assess, p, r, gas.Options{AsOf: "2026-11-15", Weighting: gas.ByImportance, Scale: gas.SixLevels()})
	untouched.Check(t, gas.T, []float64{2, -1}, []float64{1, 3})
	untouched.Check(t, gas.Possible, 2, []float64{1, 3}, -2, 2)
	untouched.Check(t, gas.Summarize, []gas.Rated{{"a", figure.Of(2), figure.Of(1)}, {"b", figure.Of(-1), figure.Of(1)}}, gas.FiveLevels())
	untouched.Check(t, gas.Scale.Has, gas.FiveLevels(), 1)
	untouched.Check(t, gas.Scale.Validate, gas.FiveLevels())
	untouched.Check(t, gas.Scale.Ends, gas.FiveLevels())
}
