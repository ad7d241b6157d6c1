package sdm

import (
	"encoding/json"
	"slices"
)

// Choice records what was chosen, by whom and why. Choosing otherwise than a
// ranking suggests is legitimate: a ranking knows only what it was told.
type Choice struct {
	// Format is the name and version of the document format: "sdm.choice/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// Result says whether an option was chosen, the decision was put off, or
	// none of the options was wanted.
	Result ChoiceResult `json:"result"`
	// Option is the id of the chosen option; absent unless one was chosen.
	Option string `json:"option,omitzero"`
	// By says who chose, one entry for each voice that took part.
	By []Voice `json:"by"`
	// Date is when.
	Date Date `json:"date,omitzero"`
	// Reasons are why, in the chooser's own words.
	Reasons []string `json:"reasons,omitzero"`
	// Concordance is how the choice stands to a ranking, as [Concord] found;
	// absent if it was not compared with one.
	Concordance Concordance `json:"concordance,omitzero"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// ChoiceResult says what came of a decision.
type ChoiceResult string

// The results.
const (
	Chosen      ChoiceResult = "chosen"      // one of the options
	PutOff      ChoiceResult = "putOff"      // to be decided later
	NoneOfThese ChoiceResult = "noneOfThese" // none of the options was wanted
)

// Values returns the allowed words.
func (ChoiceResult) Values() []string {
	return []string{string(Chosen), string(PutOff), string(NoneOfThese)}
}

// IsValid reports whether r is one of the allowed words.
func (r ChoiceResult) IsValid() bool { return slices.Contains(r.Values(), string(r)) }

// Concordance is how a choice stands to a ranking.
type Concordance struct {
	// Relation is how they stand to each other.
	Relation Relation `json:"relation"`
	// Leader is the id of the option that led, if one did.
	Leader string `json:"leader,omitzero"`
	// Rank is the rank of the chosen option, if it was ranked.
	Rank int `json:"rank,omitzero"`
	// Gap is how far its score lies below the best one, 0 to 1, or why that
	// cannot be said.
	Gap Figure `json:"gap"`
}

// Relation is how a choice stands to a ranking. None is better than another.
type Relation string

// The relations.
const (
	ChoseLeader     Relation = "leader"     // the option that fits best what the person said
	ChoseAmongTies  Relation = "amongTies"  // one of several that were too close to call
	ChoseOther      Relation = "other"      // another option than the one or those in front
	ChoseOnly       Relation = "only"       // the only option that was left to rank
	ChoseExcluded   Relation = "excluded"   // an option that a must-have had excluded
	ChoseUnsuitable Relation = "unsuitable" // an option said to be not medically suitable
	NoLeader        Relation = "noLeader"   // the ranking was not settled
	NothingChosen   Relation = "nothing"    // put off, or none of these
)

// Values returns the allowed words.
func (Relation) Values() []string {
	return []string{
		string(ChoseLeader), string(ChoseAmongTies), string(ChoseOther), string(ChoseOnly), string(ChoseExcluded),
		string(ChoseUnsuitable), string(NoLeader), string(NothingChosen),
	}
}

// IsValid reports whether r is one of the allowed words.
func (r Relation) IsValid() bool { return slices.Contains(r.Values(), string(r)) }
