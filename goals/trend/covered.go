package trend

import (
	"errors"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// ErrFill says that a supply has no whole date, or not 1 to 1000 days.
var ErrFill = errors.New("a supply needs a whole date and 1 to 1000 days")

// ErrPeriod says that a period does not run from one whole date to a later or
// equal one, within 100 years.
var ErrPeriod = errors.New("a period needs two whole dates, in order, within 100 years")

// Supply is a medicine that was handed out.
type Supply struct {
	// Agent names the medicine; supplies of one agent follow each other.
	Agent string `json:"agent"`
	// On is the day, a whole date.
	On goals.Date `json:"on"`
	// Days is for how many days it lasts.
	Days int `json:"days"`
}

// CoverageFormat is the format of a [Coverage].
const CoverageFormat = "goals.coverage/1.0"

// Coverage is for how many days of a period a medicine was at hand.
type Coverage struct {
	// Format is [CoverageFormat].
	Format string `json:"format"`
	// Covered and Days count the days.
	Covered int `json:"covered"`
	Days    int `json:"days"` // days of the period
	// Share is Covered / Days; absent with "noSupply" without any supply.
	Share goals.Figure `json:"share"`
	// Usual is whether Share is at least 0.80, the threshold that the Pharmacy
	// Quality Alliance uses. It is a convention for groups, not a line between
	// right and wrong.
	Usual bool `json:"usual"`
}

// Covered returns the proportion of days covered in a period, both ends
// included: the days on which at least one agent was at hand. A supply that is
// fetched before the last one of the same agent is used up begins after it;
// what is left at the start of the period counts, what reaches beyond its end
// does not. Definition: Pharmacy Quality Alliance, Proportion of Days Covered.
// It says that the medicine was there, not that it was taken.
func Covered(supplies []Supply, from, to goals.Date) (Coverage, error) {
	start, startLast, ok1 := from.Days()
	endFirst, end, ok2 := to.Days()
	if !ok1 || !ok2 || start != startLast || endFirst != end || end < start || end-start > 36525 {
		return Coverage{}, ErrPeriod
	}
	type span struct{ agent, first, last int }
	agents := map[string]int{}
	spans := make([]span, 0, len(supplies))
	sorted := slices.Clone(supplies)
	slices.SortStableFunc(sorted, func(a, b Supply) int { return strings.Compare(string(a.On), string(b.On)) })
	next := []int{} // the first free day of each agent
	for _, s := range sorted {
		on, onLast, ok := s.On.Days()
		if !ok || on != onLast || s.Days < 1 || s.Days > 1000 {
			return Coverage{}, ErrFill
		}
		a, known := agents[s.Agent]
		if !known {
			a = len(next)
			agents[s.Agent] = a
			next = append(next, on)
		}
		first := max(on, next[a])
		next[a] = first + s.Days
		spans = append(spans, span{a, first, first + s.Days - 1})
	}
	slices.SortFunc(spans, func(a, b span) int { return a.first - b.first })
	c := Coverage{Format: CoverageFormat, Days: end - start + 1}
	day := start
	for _, s := range spans {
		first, last := max(s.first, day), min(s.last, end)
		if last >= first {
			c.Covered += last - first + 1
			day = last + 1
		}
	}
	if len(spans) == 0 {
		c.Share = figure.Absent("noSupply")
		return c, nil
	}
	c.Share = figure.Of(float64(c.Covered) / float64(c.Days))
	c.Usual = 5*c.Covered >= 4*c.Days
	return c, nil
}
