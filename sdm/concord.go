package sdm

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
)

// Concord says how a choice stands to a ranking, and returns the choice with
// its Concordance filled in. It passes no judgement: choosing otherwise is
// legitimate. The error is [Faults]: of the choice itself, or because it is
// about another decision or an option that the ranking does not have.
func Concord(c Choice, r Ranking) (Choice, error) {
	var v check
	v.choice(fault.Path{}, &c)
	var root fault.Path
	if c.Decision != r.Decision {
		v.Addf(root.Field("decision"), fault.Reference, ErrOtherDecision, "must be the id of the decision that was ranked")
	} else if c.Result == Chosen && !r.has(c.Option) {
		v.Addf(root.Field("option"), fault.Reference, ErrUnknownID, "must be the id of an option of the ranking")
	}
	if err := v.Err(); err != nil {
		return Choice{}, err
	}
	c.Concordance = r.concordance(c)
	return c, nil
}

func (r *Ranking) has(option string) bool {
	return slices.ContainsFunc(r.Options, func(o RankedOption) bool { return o.Option == option }) ||
		slices.ContainsFunc(r.Excluded, func(o ExcludedOption) bool { return o.Option == option }) ||
		slices.ContainsFunc(r.Unsuitable, func(o UnsuitableOption) bool { return o.Option == option })
}

func (r *Ranking) concordance(c Choice) Concordance {
	out := Concordance{Leader: r.Leader, Gap: figure.Absent(WhyNotRanked)}
	if c.Result != Chosen {
		out.Relation = NothingChosen
		return out
	}
	at := slices.IndexFunc(r.Options, func(o RankedOption) bool { return o.Option == c.Option })
	if at < 0 {
		out.Relation = ChoseExcluded
		if slices.ContainsFunc(r.Unsuitable, func(o UnsuitableOption) bool { return o.Option == c.Option }) {
			out.Relation = ChoseUnsuitable
		}
		return out
	}
	out.Rank = r.Options[at].Rank
	out.Gap = r.gap(at)
	switch {
	case r.Leader == c.Option:
		out.Relation = ChoseLeader
	case r.Leader != "":
		out.Relation = ChoseOther
	case r.Outcome == NothingToCompare:
		out.Relation = ChoseOnly
	case r.Outcome == TooCloseToCall && slices.Contains(r.Contenders, c.Option):
		out.Relation = ChoseAmongTies
	case r.Outcome == TooCloseToCall:
		out.Relation = ChoseOther
	default:
		out.Relation = NoLeader
	}
	return out
}

// gap returns how far the option scores below the best one.
func (r *Ranking) gap(at int) Figure {
	best := 0.0
	for i, o := range r.Options {
		score, ok := o.Score.Get()
		if !ok {
			return o.Score
		}
		if i == 0 || score > best {
			best = score
		}
	}
	return figure.Of(best - r.Options[at].Score.Value)
}
