package goals

import "encoding/json"

// Action is something that somebody will do for one or more goals.
type Action struct {
	// ID names the action within the plan.
	ID string `json:"id"`
	// Goals are the ids of the goals that the action serves.
	Goals []string `json:"goals,omitzero"`
	// Targets are the ids of the targets that the action serves.
	Targets []string `json:"targets,omitzero"`
	// What will be done.
	What string `json:"what"`
	// HowMuch of it.
	HowMuch string `json:"howMuch,omitzero"`
	// When it will be done.
	When string `json:"when,omitzero"`
	// Where it will be done.
	Where string `json:"where,omitzero"`
	// HowOften it will be done.
	HowOften string `json:"howOften,omitzero"`
	// Who are the ids of the people who will do it.
	Who []string `json:"who,omitzero"`
	// Start is the first day.
	Start Date `json:"start,omitzero"`
	// End is the last day.
	End Date `json:"end,omitzero"`
	// Slots are the times of the week that the action takes.
	Slots []Slot `json:"slots,omitzero"`
	// IfThen are plans for moments: if this comes, then I do that.
	IfThen []IfThen `json:"ifThen,omitzero"`
	// WOOP is the action thought through as wish, outcome, obstacle and plan.
	WOOP WOOP `json:"woop,omitzero"`
	// Rulers are answers on scales from 0 to 10; confidence below the threshold
	// of [Options] calls for problem solving together.
	Rulers []Ruler `json:"rulers,omitzero"`
	// Techniques are codes of the BCT taxonomy v1 (Michie et al. 2013,
	// doi:10.1007/s12160-013-9486-6), such as "1.4" for action planning.
	Techniques []string `json:"techniques,omitzero"`
	// Private keeps the action out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Weekday is a day of the week, written as in iCalendar.
type Weekday string

// The days of the week.
const (
	Monday    Weekday = "MO" // the first day
	Tuesday   Weekday = "TU" // the second day
	Wednesday Weekday = "WE" // the third day
	Thursday  Weekday = "TH" // the fourth day
	Friday    Weekday = "FR" // the fifth day
	Saturday  Weekday = "SA" // the sixth day
	Sunday    Weekday = "SU" // the last day
)

// Values returns the days, Monday first.
func (Weekday) Values() []Weekday {
	return []Weekday{Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday}
}

// IsValid reports whether d is one of [Weekday.Values].
func (d Weekday) IsValid() bool { return among(d) }

// Slot is a time of the week, on one day, by the local clock.
type Slot struct {
	// Day is the day of the week.
	Day Weekday `json:"day"`
	// From is the first minute, hh:mm.
	From string `json:"from"`
	// To is the minute at which it ends, hh:mm, after From; 24:00 is midnight.
	To string `json:"to"`
}

// IfThen is an implementation intention (Gollwitzer & Sheeran, Advances in
// Experimental Social Psychology 2006;38:69-119): a cue and the response to it.
type IfThen struct {
	// Cue is what kind of moment it is.
	Cue CueKind `json:"cue,omitzero"`
	// If is the moment: "if it rains".
	If string `json:"if"`
	// Then is the response: "I walk in the mall".
	Then string `json:"then"`
}

// CueKind is what kind of moment sets off a response.
type CueKind string

// The kinds of cues.
const (
	CueTime    CueKind = "time"    // when it is a certain time
	CuePlace   CueKind = "place"   // where one is
	CueFeeling CueKind = "feeling" // how one feels
	CueEvent   CueKind = "event"   // what happens
)

// Values returns every kind of cue.
func (CueKind) Values() []CueKind { return []CueKind{CueTime, CuePlace, CueFeeling, CueEvent} }

// IsValid reports whether k is one of [CueKind.Values].
func (k CueKind) IsValid() bool { return among(k) }

// WOOP is mental contrasting with implementation intentions: wish, outcome,
// inner obstacle, plan (Wang, Wang & Gai, Frontiers in Psychology
// 2021;12:565202).
type WOOP struct {
	// Wish is what the person wishes.
	Wish string `json:"wish"`
	// Outcome is the best thing about it coming true.
	Outcome string `json:"outcome"`
	// Obstacle is what in the person stands in the way.
	Obstacle string `json:"obstacle"`
	// Plan is what the person does when the obstacle comes.
	Plan string `json:"plan"`
}

// Component is a part of the COM-B model of behaviour (Michie, van Stralen &
// West, Implementation Science 2011;6:42): a tag, never a score.
type Component string

// The components.
const (
	Capability  Component = "capability"  // able to, in body and mind
	Opportunity Component = "opportunity" // the world allows it
	Motivation  Component = "motivation"  // wants to
)

// Values returns every component.
func (Component) Values() []Component { return []Component{Capability, Opportunity, Motivation} }

// IsValid reports whether c is one of [Component.Values].
func (c Component) IsValid() bool { return among(c) }

// Barrier is something that stands in the way.
type Barrier struct {
	// ID names the barrier within the plan.
	ID string `json:"id"`
	// Text is the barrier in words.
	Text string `json:"text"`
	// Goals are the ids of the goals it hinders.
	Goals []string `json:"goals,omitzero"`
	// Actions are the ids of the actions it hinders.
	Actions []string `json:"actions,omitzero"`
	// Component says what kind of barrier it is.
	Component Component `json:"component,omitzero"`
	// Owner is the id of the person who works on it.
	Owner string `json:"owner,omitzero"`
	// Private keeps the barrier out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Support is something or somebody that helps.
type Support struct {
	// ID names the support within the plan.
	ID string `json:"id"`
	// Text is the support in words.
	Text string `json:"text"`
	// Goals are the ids of the goals it helps.
	Goals []string `json:"goals,omitzero"`
	// Actions are the ids of the actions it helps.
	Actions []string `json:"actions,omitzero"`
	// Component says what kind of support it is.
	Component Component `json:"component,omitzero"`
	// Owner is the id of the person who gives it.
	Owner string `json:"owner,omitzero"`
	// Private keeps the support out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// BurdenItem is something that care costs the person: Tinetti et al., JAMA
// Network Open 2021;4(3):e211271, count helpful and bothersome care.
type BurdenItem struct {
	// ID names the item within the plan.
	ID string `json:"id"`
	// Text is the item in words.
	Text string `json:"text"`
	// Goals are the ids of the goals it comes with.
	Goals []string `json:"goals,omitzero"`
	// Actions are the ids of the actions it comes with.
	Actions []string `json:"actions,omitzero"`
	// HoursPerWeek is the time it takes, 0 to 168.
	HoursPerWeek float64 `json:"hoursPerWeek,omitzero"`
	// CostPerMonth is what the person pays, in Currency.
	CostPerMonth float64 `json:"costPerMonth,omitzero"`
	// Currency is the ISO 4217 code; required with a cost.
	Currency string `json:"currency,omitzero"`
	// Rulers are answers to how much of a nuisance it is, 0 to 10.
	Rulers []Ruler `json:"rulers,omitzero"`
	// Private keeps the item out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}
