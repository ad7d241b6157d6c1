package goals

import "encoding/json"

// Review says when a plan, or some goals of it, are looked at again.
type Review struct {
	// ID names the review within the plan.
	ID string `json:"id"`
	// Goals are the ids of the goals it is about; omitted, all of them.
	Goals []string `json:"goals,omitzero"`
	// Start is the day of the first review.
	Start Date `json:"start"`
	// Every is how many units lie between two reviews; 0 is once, on Start.
	Every int `json:"every,omitzero"`
	// Unit is the unit of Every.
	Unit ReviewUnit `json:"unit,omitzero"`
	// EndOfMonth says what happens in months that lack the day of Start. Only
	// with months; omitted, it is "clamp".
	EndOfMonth EndOfMonth `json:"endOfMonth,omitzero"`
	// Until is the last day on which a review may fall.
	Until Date `json:"until,omitzero"`
	// Done are the reviews that took place, oldest first.
	Done []ReviewDone `json:"done,omitzero"`
	// Private keeps the review out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// ReviewUnit is the unit of a review's interval.
type ReviewUnit string

// The units.
const (
	ReviewDays   ReviewUnit = "day"   // days
	ReviewWeeks  ReviewUnit = "week"  // weeks of seven days
	ReviewMonths ReviewUnit = "month" // months of the calendar
)

// Values returns every unit.
func (ReviewUnit) Values() []ReviewUnit { return []ReviewUnit{ReviewDays, ReviewWeeks, ReviewMonths} }

// IsValid reports whether u is one of [ReviewUnit.Values].
func (u ReviewUnit) IsValid() bool { return among(u) }

// EndOfMonth says what a monthly review does in months that lack its day.
type EndOfMonth string

// The rules.
const (
	EndOfMonthClamp EndOfMonth = "clamp" // the last day of such a month; the default
	EndOfMonthSkip  EndOfMonth = "skip"  // no review in such a month, as iCalendar does
	EndOfMonthLast  EndOfMonth = "last"  // always the last day of the month
)

// Values returns every rule.
func (EndOfMonth) Values() []EndOfMonth {
	return []EndOfMonth{EndOfMonthClamp, EndOfMonthSkip, EndOfMonthLast}
}

// IsValid reports whether e is one of [EndOfMonth.Values].
func (e EndOfMonth) IsValid() bool { return among(e) }

// ReviewDone is a review that took place.
type ReviewDone struct {
	// On is the day.
	On Date `json:"on"`
	// By is the id of the person who led it.
	By string `json:"by,omitzero"`
	// Text is what came out of it.
	Text string `json:"text,omitzero"`
}
