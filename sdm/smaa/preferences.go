package smaa

import (
	"math"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// FromPreferences turns preferences into statements that leave room for how
// roughly people answer.
//
//   - Ranks become an [Order]; criteria that share a rank weigh the same. What
//     formula the ranks were to be used with does not matter.
//   - Points become ratios to the criterion with the most points: each may be
//     off by the share give of its points, 0 to 1, but not above the most. With
//     give 0 the weights are exactly those that sdm.Rank uses. No points stay
//     no weight.
//   - “Don't know” leaves a weight open, from nothing to as much as the
//     weightiest criterion, as sdm.Rank does.
//
// Directions and must-haves of the person are kept. The preferences must
// validate and give must lie from 0 to 1; the error is [Faults] or unwraps to
// [ErrOptions]. That they fit their decision is checked by [Assess].
func FromPreferences(p sdm.Preferences, give float64) (Statements, error) {
	if err := p.Validate(); err != nil {
		return Statements{}, err
	}
	if !(give >= 0 && give <= 1) {
		return Statements{}, fault.Because(ErrOptions, "give must lie from 0 to 1")
	}
	s := Statements{
		Format: StatementsFormat, Decision: p.Decision, Voice: p.Voice, Route: p.Route, Date: p.Date,
		Statements: []Statement{}, Note: p.Note,
	}
	for _, a := range p.Answers {
		if a.Direction != "" || a.MustHave != (sdm.MustHave{}) {
			s.Criteria = append(s.Criteria, CriterionAnswer{Criterion: a.Criterion, Direction: a.Direction, MustHave: a.MustHave})
		}
	}
	if p.Method == sdm.Swing || p.Method == sdm.Direct {
		s.fromPoints(p.Answers, give)
	} else {
		s.fromRanks(p.Answers)
	}
	return s, nil
}

func (s *Statements) fromPoints(answers []sdm.Answer, give float64) {
	top := -1
	for i, a := range answers {
		if a.Points != nil && (top < 0 || *a.Points > *answers[top].Points) {
			top = i
		}
	}
	first := answers[top]
	for i, a := range answers {
		switch {
		case i == top:
		case a.DontKnow:
			s.Statements = append(s.Statements, Statement{Kind: Order, Criteria: []string{first.Criterion, a.Criterion}})
		case *a.Points == 0:
			s.Statements = append(s.Statements, Statement{Kind: Share, Criterion: a.Criterion, Low: new(0.0), High: new(0.0)})
		default:
			share := *a.Points / *first.Points
			low, high := float64(share*(1-give)), math.Min(1, float64(share*(1+give)))
			s.Statements = append(s.Statements, Statement{
				Kind: Ratio, Criterion: a.Criterion, Than: first.Criterion, Low: new(low), High: new(high),
			})
		}
	}
}

func (s *Statements) fromRanks(answers []sdm.Answer) {
	byRank := map[int][]string{}
	last := 0
	for _, a := range answers {
		if !a.DontKnow {
			byRank[a.Rank] = append(byRank[a.Rank], a.Criterion)
			last = max(last, a.Rank)
		}
	}
	var order []string
	ranks := sortedKeys(byRank)
	for _, r := range ranks {
		order = append(order, byRank[r][0])
		if len(byRank[r]) > 1 {
			s.Statements = append(s.Statements, Statement{Kind: Same, Criteria: byRank[r]})
		}
	}
	if len(order) > 1 {
		s.Statements = append(s.Statements, Statement{Kind: Order, Criteria: order})
	}
	for _, a := range answers {
		if a.DontKnow {
			s.Statements = append(s.Statements, Statement{Kind: Order, Criteria: []string{order[0], a.Criterion}})
		}
	}
}
