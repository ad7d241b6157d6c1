package trend_test

import (
	"testing"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/figure"
)

// No function changes what it is handed, or answers differently the second
// time.
func TestUntouched(t *testing.T) {
	values := []float64{3, 1, 2, 5, 4, 9, 2, 6, 5, 3, 5, 8}
	p := points(values...)
	p[0], p[5] = p[5], p[0]
	untouched.Check(t, trend.TheilSen, p, 0.95)
	untouched.Check(t, trend.MannKendall, p)
	untouched.Check(t, trend.XmR, values, trend.XmROptions{ScreenOutliers: true, Better: goals.BetterLower})
	untouched.Check(t, trend.Runs, values, figure.Absent("unknown"))
	untouched.Check(t, trend.EWMA, values, 4.0, 2.0, 0.3, 3.0)
	untouched.Check(t, trend.Covered, []trend.Supply{{"b", "2026-02-01", 30}, {"a", "2026-01-01", 30}}, goals.Date("2026-01-01"), goals.Date("2026-03-31"))
	untouched.Check(t, trend.Habit.Strength, trend.Habit{Times: 1, Days: 7}, []trend.Mark{trend.MarkYes, trend.MarkSkip})
	untouched.Check(t, trend.Habit.Amount, trend.Habit{Times: 1, Days: 1}, []float64{1, 2}, 3.0, true)
}
