package principles

// Item is one question or criterion of a framework.
type Item struct {
	// Key names the item within the framework; answers refer to it.
	Key string `json:"key"`
	// Number is the item's number as published, where that differs from the key.
	Number string `json:"number,omitzero"`
	// Section is the id of the section that the item belongs to.
	Section string `json:"section,omitzero"`
	// Text is the wording; absent where the licence does not allow it.
	Text Text `json:"text,omitzero"`
	// Kind says what an answer is: state, scale, count or time.
	Kind ItemKind `json:"kind"`
	// AnswerSet is the id of the list of answers of a scale item.
	AnswerSet string `json:"answerSet,omitzero"`
	// Limit says which measured number is met or partly met, for count and time
	// items.
	Limit Limit `json:"limit,omitzero"`
	// Reversed turns the values of the answer set round: the highest counts as
	// the lowest.
	Reversed bool `json:"reversed,omitzero"`
	// Required makes the item a gate: it must be met, whatever the scores say.
	Required bool `json:"required,omitzero"`
	// Safety marks an item whose failure may mean harm; it comes first among the
	// gaps.
	Safety bool `json:"safety,omitzero"`
	// Weight is how much the item counts in a score, from 0.001 to 1,000; absent
	// means 1.
	Weight float64 `json:"weight,omitzero"`
	// NAAllowed allows the answer "not applicable".
	NAAllowed bool `json:"naAllowed,omitzero"`
	// DependsOn are the answers to other items that settle this one. The first
	// dependency that holds decides.
	DependsOn []Dependency `json:"dependsOn,omitzero"`
	// AnsweredBy are the roles that the item is put to; empty means every role.
	AnsweredBy []Role `json:"answeredBy,omitzero"`
	// Level is where the item is at home: care, service or policy.
	Level Level `json:"level,omitzero"`
	// Maturity says when to take the item up: first, next or later.
	Maturity Maturity `json:"maturity,omitzero"`
	// EvidenceKinds are the kinds of evidence that can support an answer.
	EvidenceKinds []string `json:"evidenceKinds,omitzero"`
	// HowAchieved says what to put in place.
	HowAchieved Text `json:"howAchieved,omitzero"`
	// Indicator says how success is measured.
	Indicator Text `json:"indicator,omitzero"`
	// Remediation is the next step where the item is not met.
	Remediation Remediation `json:"remediation,omitzero"`
	// References are the ids of the sources of the item.
	References []string `json:"references,omitzero"`
}

// ItemKind says what an answer to an item is.
type ItemKind string

// The kinds of item.
const (
	StateItem ItemKind = "state" // met, partly, notMet
	ScaleItem ItemKind = "scale" // a code of an answer set
	CountItem ItemKind = "count" // a number, or a state
	TimeItem  ItemKind = "time"  // a duration in hours, or a state
)

// Values returns the kinds of item.
func (ItemKind) Values() []string { return words(StateItem, ScaleItem, CountItem, TimeItem) }

// IsValid reports whether k is one of [ItemKind.Values].
func (k ItemKind) IsValid() bool { return oneOf(k, StateItem, ScaleItem, CountItem, TimeItem) }

// Limit turns a measured number into a state.
type Limit struct {
	// Direction says whether a low or a high number is wanted.
	Direction Direction `json:"direction"`
	// Met is the number up to which (atMost) or from which (atLeast) the item is
	// met, itself included. Hours for a time item.
	Met float64 `json:"met"`
	// Partly is the number up to which or from which the item is partly met;
	// absent means that there is nothing between met and not met.
	Partly float64 `json:"partly,omitzero"`
}

// Direction says on which side of a number the wanted figures are.
type Direction string

// The directions.
const (
	AtMost  Direction = "atMost"  // the number or less
	AtLeast Direction = "atLeast" // the number or more
)

// Values returns the directions.
func (Direction) Values() []string { return words(AtMost, AtLeast) }

// IsValid reports whether d is one of [Direction.Values].
func (d Direction) IsValid() bool { return oneOf(d, AtMost, AtLeast) }

// Dependency settles an item from the answer to another one.
type Dependency struct {
	// Item is the key of the other item.
	Item string `json:"item"`
	// Is are the answers of the other item that make the dependency hold: states,
	// codes, or notApplicable.
	Is []string `json:"is"`
	// Then is the answer that this item has when the dependency holds: a state, a
	// code, or notApplicable.
	Then string `json:"then"`
}

// Remediation is the way to close a gap.
type Remediation struct {
	// Text says what to do.
	Text Text `json:"text,omitzero"`
	// FirstStep is what can be done this week.
	FirstStep Text `json:"firstStep"`
	// Effort is how much work it is, from 1 (hours) over 2 (days), 3 (weeks) and 4
	// (months) to 5 (more than a year); absent means 3.
	Effort int `json:"effort,omitzero"`
}

// Level is where in health care an item is at home.
type Level string

// The levels.
const (
	CareLevel    Level = "care"    // the single patient's care
	ServiceLevel Level = "service" // a team, ward, practice or hospital
	PolicyLevel  Level = "policy"  // a health system
)

// Values returns the levels, from the single patient to the system.
func (Level) Values() []string { return words(CareLevel, ServiceLevel, PolicyLevel) }

// IsValid reports whether l is one of [Level.Values].
func (l Level) IsValid() bool { return oneOf(l, CareLevel, ServiceLevel, PolicyLevel) }

// Maturity says when to take an item up.
type Maturity string

// The steps of maturity.
const (
	First Maturity = "first" // where to begin
	Next  Maturity = "next"  // once the first ones stand
	Later Maturity = "later" // for those who are well on the way
)

// Values returns the steps of maturity, in order.
func (Maturity) Values() []string { return words(First, Next, Later) }

// IsValid reports whether m is one of [Maturity.Values].
func (m Maturity) IsValid() bool { return oneOf(m, First, Next, Later) }
