package goals

import "encoding/json"

// Goal is something that a person aims for. It may have no target at all
// ("see how far I can walk"), and need not be specific or measurable: SMART is
// a hint here, never a condition.
type Goal struct {
	// ID names the goal within the plan.
	ID string `json:"id"`
	// Description is the goal, best in the person's own words.
	Description Concept `json:"description"`
	// Kind says whether the goal is to attain something, to maintain it, or is
	// open. Omitted, it is "attain".
	Kind GoalKind `json:"kind,omitzero"`
	// Level is how near the goal is to the person's life or to a disease.
	Level GoalLevel `json:"level,omitzero"`
	// Values are the ids of the values that the goal serves.
	Values []string `json:"values,omitzero"`
	// Parents are the ids of the goals that this goal serves.
	Parents []string `json:"parents,omitzero"`
	// Related are other ties to goals of the plan.
	Related []Relation `json:"related,omitzero"`
	// Rollup says when the goal counts as met. Omitted, all its targets and all
	// goals that serve it must be met.
	Rollup Rollup `json:"rollup,omitzero"`
	// Status is where the goal is in its life.
	Status Status `json:"status"`
	// StatusDate is when it came there.
	StatusDate Date `json:"statusDate,omitzero"`
	// StatusReason says why.
	StatusReason string `json:"statusReason,omitzero"`
	// Achievement is how far the goal is met, as somebody judged it. It is
	// never set by this package.
	Achievement Achievement `json:"achievement,omitzero"`
	// AchievementDate is when that was judged.
	AchievementDate Date `json:"achievementDate,omitzero"`
	// Events is the history of Status and Achievement: append-only, oldest
	// first. Replayed, it gives the four fields above it.
	Events []Event `json:"events,omitzero"`
	// Priority is how urgent the goal is to those who agreed on it.
	Priority Priority `json:"priority,omitzero"`
	// Rulers are answers on scales from 0 to 10: how important is the goal, and
	// how confident is somebody that it can be reached.
	Rulers []Ruler `json:"rulers,omitzero"`
	// Categories say what kind of goal it is, such as dietary or safety.
	Categories []Concept `json:"categories,omitzero"`
	// Addresses are the conditions or concerns that the goal is about.
	Addresses []Concept `json:"addresses,omitzero"`
	// ExpressedBy is the id of the person who brought the goal forward.
	ExpressedBy string `json:"expressedBy,omitzero"`
	// Parties are the ids of the people whose agreement the goal needs. Omitted,
	// it needs the subject of the plan and all who made a proposal about it.
	Parties []string `json:"parties,omitzero"`
	// Start is when work on the goal begins.
	Start Date `json:"start,omitzero"`
	// Scale holds the levels of Goal Attainment Scaling.
	Scale AttainmentScale `json:"scale,omitzero"`
	// Notes are remarks.
	Notes []Annotation `json:"notes,omitzero"`
	// Private keeps the goal, and what serves only this goal, out of what is
	// shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// GoalKind says what sort of aim a goal is.
type GoalKind string

// The kinds of goals.
const (
	GoalAttain   GoalKind = "attain"   // reach something; the default
	GoalMaintain GoalKind = "maintain" // keep something as it is
	GoalOpen     GoalKind = "open"     // see how far one gets; no target needed
)

// Values returns every kind.
func (GoalKind) Values() []GoalKind { return []GoalKind{GoalAttain, GoalMaintain, GoalOpen} }

// IsValid reports whether k is one of [GoalKind.Values].
func (k GoalKind) IsValid() bool { return among(k) }

// GoalLevel is one of the three levels of goals of people with several
// conditions: Vermunt et al., Health Expectations 2018;21:528-538,
// doi:10.1111/hex.12647.
type GoalLevel string

// The levels.
const (
	LevelFundamental GoalLevel = "fundamental" // values and what life is for
	LevelFunctional  GoalLevel = "functional"  // daily life: what the person can do
	LevelDisease     GoalLevel = "disease"     // symptoms, results, treatment of a disease
)

// Values returns every level.
func (GoalLevel) Values() []GoalLevel {
	return []GoalLevel{LevelFundamental, LevelFunctional, LevelDisease}
}

// IsValid reports whether l is one of [GoalLevel.Values].
func (l GoalLevel) IsValid() bool { return among(l) }

// Priority is how urgent a goal is; the codes are those of HL7 FHIR.
type Priority string

// The priorities.
const (
	PriorityHigh   Priority = "high"   // comes first
	PriorityMedium Priority = "medium" // comes in between
	PriorityLow    Priority = "low"    // can wait
)

// Values returns every priority.
func (Priority) Values() []Priority { return []Priority{PriorityHigh, PriorityMedium, PriorityLow} }

// IsValid reports whether p is one of [Priority.Values].
func (p Priority) IsValid() bool { return among(p) }

// Relation is a tie between two goals other than serving; the codes are those
// of the FHIR extension goal-relationship.
type Relation struct {
	// Kind says what the other goal is to this one.
	Kind RelationKind `json:"kind"`
	// Goal is the id of the other goal.
	Goal string `json:"goal"`
}

// RelationKind says what another goal is to a goal.
type RelationKind string

// The kinds of relations.
const (
	RelationPredecessor RelationKind = "predecessor" // comes before this goal
	RelationSuccessor   RelationKind = "successor"   // comes after this goal
	RelationReplacement RelationKind = "replacement" // takes the place of this goal
	RelationMilestone   RelationKind = "milestone"   // a step on the way to this goal
	RelationOther       RelationKind = "other"       // anything else
)

// Values returns every kind of relation.
func (RelationKind) Values() []RelationKind {
	return []RelationKind{
		RelationPredecessor, RelationSuccessor, RelationReplacement, RelationMilestone,
		RelationOther,
	}
}

// IsValid reports whether k is one of [RelationKind.Values].
func (k RelationKind) IsValid() bool { return among(k) }

// Rollup says when a goal counts as met, given its targets and the goals that
// serve it (its parts).
type Rollup struct {
	// Rule is how the parts are put together.
	Rule RollupRule `json:"rule"`
	// Share is the least share of parts that must be met, above 0 and at most
	// 1; only with the rule "share".
	Share float64 `json:"share,omitzero"`
	// Target is the id of the goal's target that decides alone; only with the
	// rule "own".
	Target string `json:"target,omitzero"`
}

// RollupRule is how the parts of a goal are put together.
type RollupRule string

// The rules.
const (
	RollupAll   RollupRule = "all"   // every target and every serving goal; the default
	RollupAny   RollupRule = "any"   // at least one of them
	RollupShare RollupRule = "share" // at least a share of them
	RollupOwn   RollupRule = "own"   // one target of the goal, whatever the rest does
)

// Values returns every rule.
func (RollupRule) Values() []RollupRule {
	return []RollupRule{RollupAll, RollupAny, RollupShare, RollupOwn}
}

// IsValid reports whether r is one of [RollupRule.Values].
func (r RollupRule) IsValid() bool { return among(r) }

// AttainmentScale holds what the levels of Goal Attainment Scaling mean for
// one goal, agreed before the work starts.
type AttainmentScale struct {
	// Levels are the described levels, each level once.
	Levels []AttainmentLevel `json:"levels"`
	// Weights are judgements of importance and difficulty, 0 to 3.
	Weights []AttainmentWeight `json:"weights,omitzero"`
}

// AttainmentLevel describes one level of a scale.
type AttainmentLevel struct {
	// Level is from -2 (much less than expected) over 0 (as expected) to +2
	// (much more); -0.5 and other halves for scales with six levels.
	Level float64 `json:"level"`
	// Text says what one would see at this level.
	Text string `json:"text"`
}

// AttainmentWeight is one judgement of a goal's importance or difficulty.
type AttainmentWeight struct {
	// Kind says what is judged.
	Kind WeightKind `json:"kind"`
	// Score is 0 (not at all) to 3 (very).
	Score int `json:"score"`
	// Person is the id of who judged.
	Person string `json:"person,omitzero"`
}

// WeightKind is what an attainment weight judges.
type WeightKind string

// The kinds of weights.
const (
	WeightImportance WeightKind = "importance" // how much the goal matters to the person
	WeightDifficulty WeightKind = "difficulty" // how hard it is to reach
)

// Values returns every kind of weight.
func (WeightKind) Values() []WeightKind { return []WeightKind{WeightImportance, WeightDifficulty} }

// IsValid reports whether k is one of [WeightKind.Values].
func (k WeightKind) IsValid() bool { return among(k) }

// Ruler is one answer on a scale from 0 (not at all) to 10 (as much as could
// be), as motivational interviewing asks it.
type Ruler struct {
	// Kind is what was asked.
	Kind RulerKind `json:"kind"`
	// Score is the answer, 0 to 10. Answers on scales that start at 1 must be
	// asked again, not shifted.
	Score int `json:"score"`
	// Person is the id of who answered.
	Person string `json:"person"`
	// On is when.
	On Date `json:"on,omitzero"`
}

// RulerKind is what a ruler asks.
type RulerKind string

// The kinds of rulers.
const (
	RulerImportance RulerKind = "importance" // how much does it matter?
	RulerConfidence RulerKind = "confidence" // how sure is the person that it can be done?
	RulerReadiness  RulerKind = "readiness"  // how ready is the person to start?
	RulerBother     RulerKind = "bother"     // how much of a nuisance is it? For burden only
)

// Values returns every kind of ruler.
func (RulerKind) Values() []RulerKind {
	return []RulerKind{RulerImportance, RulerConfidence, RulerReadiness, RulerBother}
}

// IsValid reports whether k is one of [RulerKind.Values].
func (k RulerKind) IsValid() bool { return among(k) }
