package sdm

import (
	"encoding/json"
	"slices"
)

// Preferences is what matters to one person in one decision, how it was asked,
// and with which ranges. Each voice has a document of its own: they are never
// averaged.
type Preferences struct {
	// Format is the name and version of the document format:
	// "sdm.preferences/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision they are about.
	Decision string `json:"decision"`
	// Voice says whose preferences these are.
	Voice Voice `json:"voice"`
	// Route says how they were obtained, such as "asked on screen" or "talk
	// with a nurse".
	Route string `json:"route,omitzero"`
	// Date is when they were obtained.
	Date Date `json:"date,omitzero"`
	// Involvement is how the person wants the decision to be made. It is
	// recorded and respected, never scored.
	Involvement Involvement `json:"involvement,omitzero"`
	// Method says how the answers become weights.
	Method WeightMethod `json:"method"`
	// Exponent is p of the rank exponent method, greater than 0; other
	// methods leave it out.
	Exponent float64 `json:"exponent,omitzero"`
	// Answers hold one answer for each criterion of the decision.
	Answers []Answer `json:"answers"`
	// Note is what else the person said, in their own words.
	Note string `json:"note,omitzero"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Voice says whose preferences a document holds.
type Voice struct {
	// Role is who speaks.
	Role VoiceRole `json:"role"`
	// Basis is what a surrogate goes by; required for a surrogate, absent
	// for others.
	Basis SurrogateBasis `json:"basis,omitzero"`
	// ID tells several voices of one role apart; no name is needed.
	ID string `json:"id,omitzero"`
}

// VoiceRole is who speaks.
type VoiceRole string

// The roles of voices.
const (
	Patient   VoiceRole = "patient"   // the person whose health it is
	Surrogate VoiceRole = "surrogate" // speaks for a patient who cannot
	Family    VoiceRole = "family"    // family or friends, in their own name
	Clinician VoiceRole = "clinician" // a professional, in their own name
)

// Values returns the allowed words.
func (VoiceRole) Values() []string {
	return []string{string(Patient), string(Surrogate), string(Family), string(Clinician)}
}

// IsValid reports whether r is one of the allowed words.
func (r VoiceRole) IsValid() bool { return slices.Contains(r.Values(), string(r)) }

// SurrogateBasis is what a surrogate goes by.
type SurrogateBasis string

// The bases, strongest first.
const (
	StatedWishes        SurrogateBasis = "statedWishes"        // what the patient has said or written
	SubstitutedJudgment SurrogateBasis = "substitutedJudgment" // what the patient would want, as far as known
	BestInterests       SurrogateBasis = "bestInterests"       // what seems best, wishes unknown
)

// Values returns the allowed words.
func (SurrogateBasis) Values() []string {
	return []string{string(StatedWishes), string(SubstitutedJudgment), string(BestInterests)}
}

// IsValid reports whether b is one of the allowed words.
func (b SurrogateBasis) IsValid() bool { return slices.Contains(b.Values(), string(b)) }

// Involvement is how a person wants the decision to be made (Degner & Sloan
// 1992, J Clin Epidemiol 45:941). None is better than another.
type Involvement string

// The wishes for involvement.
const (
	Active  Involvement = "active"  // "I decide"
	Shared  Involvement = "shared"  // "we decide together"
	Passive Involvement = "passive" // "somebody I trust decides, knowing what matters to me"
)

// Values returns the allowed words.
func (Involvement) Values() []string {
	return []string{string(Active), string(Shared), string(Passive)}
}

// IsValid reports whether i is one of the allowed words.
func (i Involvement) IsValid() bool { return slices.Contains(i.Values(), string(i)) }

// WeightMethod says how answers become weights. Every method asks about the
// step from worst to best of a criterion, never about bare importance.
type WeightMethod string

// The methods. With n criteria and rank r (1 the most important):
const (
	// Swing: points for the step from worst to best, the most important step
	// 100 (von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral
	// Research).
	Swing WeightMethod = "swing"
	// Direct: weights as given, rescaled to sum to 1.
	Direct WeightMethod = "direct"
	// RankOrderCentroid: (1/n) Σ_{k=r..n} 1/k (Barron & Barrett 1996,
	// Management Science 42:1515).
	RankOrderCentroid WeightMethod = "rankOrderCentroid"
	// RankSum: 2(n+1−r) / (n(n+1)) (Stillwell, Seaver & Edwards 1981, Organ
	// Behav Hum Perform 28:62).
	RankSum WeightMethod = "rankSum"
	// RankReciprocal: (1/r) / Σ_k 1/k (same source).
	RankReciprocal WeightMethod = "rankReciprocal"
	// RankExponent: (n+1−r)^p / Σ_k (n+1−k)^p (same source).
	RankExponent WeightMethod = "rankExponent"
)

// Values returns the allowed words.
func (WeightMethod) Values() []string {
	return []string{
		string(Swing), string(Direct), string(RankOrderCentroid), string(RankSum),
		string(RankReciprocal), string(RankExponent),
	}
}

// IsValid reports whether m is one of the allowed words.
func (m WeightMethod) IsValid() bool { return slices.Contains(m.Values(), string(m)) }

// ranked reports whether the answers of m are ranks rather than points.
func (m WeightMethod) ranked() bool {
	return m == RankOrderCentroid || m == RankSum || m == RankReciprocal || m == RankExponent
}

// Answer is what one person said about one criterion.
type Answer struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Points is how much the step from worst to best matters; 0 says it does
	// not. Swing points and direct weights; absent for ranks and "don't know".
	Points *float64 `json:"points,omitzero"`
	// Rank is the place in the order of importance, 1 first; criteria that
	// matter the same share a rank. Ranking methods only.
	Rank int `json:"rank,omitzero"`
	// DontKnow says that the person was asked and could not say. The weight
	// is then open, not zero.
	DontKnow bool `json:"dontKnow,omitzero"`
	// Asked is the range that was put to the person. A weight belongs to its
	// range: if the criterion's range has other numbers now, the weight is
	// reported as stale (a change of the unit alone is not seen). Absent for a
	// criterion with categories.
	Asked Range `json:"asked,omitzero"`
	// Direction is which way the person finds better, for a criterion whose
	// direction is personal: required if the criterion has weight, left out
	// if the person could not say. Absent for other criteria.
	Direction Direction `json:"direction,omitzero"`
	// MustHave is a level of this person's own that an option has to reach.
	MustHave MustHave `json:"mustHave,omitzero"`
}
