package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// next returns the question to ask now, and false if none is left.
func (r *routed) next() (elicit.Question, bool, error) {
	route := r.route
	route.Ratings = nil // all questions about single criteria; those answered are left out below
	if route.Method == elicit.TradeOffPairs && len(route.Ladders) == 0 {
		for _, l := range elicit.LadderDesign(r.v.Decision, route.Asked) {
			l.Levels = []elicit.At{l.Levels[0], l.Levels[len(l.Levels)-1]} // whole steps alone
			route.Ladders = append(route.Ladders, l)
		}
		r.route.Ladders = route.Ladders
	}
	if route.Method == elicit.BestWorstSets && len(route.Sets) == 0 {
		route.Sets = elicit.SetDesign(r.v.Decision)
		r.route.Sets = route.Sets
	}
	questions, err := elicit.Ask(r.v.Decision, route, r.lang)
	if err != nil {
		return elicit.Question{}, false, err
	}
	for _, q := range questions {
		if q.Text.Key == "ask.most" && r.most != "" || r.passed[keyOf(q)] {
			continue
		}
		if q.Text.Key == "ask.first" || q.Text.Key == "ask.order" {
			if len(r.route.Ratings) == 0 {
				return q, true, nil
			}
			continue
		}
		if r.rated(q.Criteria[0]) {
			continue
		}
		return q, true, nil
	}
	return elicit.Question{}, false, nil
}

func (r *routed) rated(criterion string) bool {
	return slices.ContainsFunc(r.route.Ratings, func(x elicit.Rating) bool { return x.Criterion == criterion })
}

// put reads the answer to a question whose text has been written.
func (r *routed) put(q elicit.Question) error {
	switch q.Text.Key {
	case "ask.first", "ask.most", "ask.least":
		return r.putOne(q)
	case "ask.order":
		return r.putOrder(q)
	case "ask.pairwise":
		return r.putPairwise(q)
	case "ask.times":
		return r.putTimes(q)
	case "ask.tradeOff":
		return r.putTradeOff(q)
	case "ask.pair":
		return r.putPair(q)
	case "ask.set":
		return r.putSet(q)
	}
	low, high := 0, 100
	if r.route.Method == elicit.SMART {
		low, high = 10, 1000
	}
	n, err := r.read(low, high)
	if err != nil {
		return err
	}
	x := elicit.Rating{Criterion: q.Criteria[0], DontKnow: n.unknown || n.skipped}
	if !x.DontKnow {
		x.Points = new(float64(n.number))
	}
	r.route.Ratings = append(slices.Clip(r.route.Ratings), x)
	return nil
}

// list numbers criteria.
func (r *routed) list(ids []string) {
	for i, id := range ids {
		r.p.wrap(fmt.Sprintf("  %d. ", i+1), "     ", r.nameOf(id))
	}
}

func (r *routed) nameOf(id string) string { return r.v.Decision.Criteria[r.at(id)].Name }

func (r *routed) at(id string) int {
	return slices.IndexFunc(r.v.Decision.Criteria, func(c sdm.Criterion) bool { return c.ID == id })
}

// pick reads one of the criteria of a question; empty if the person could not
// say.
func (r *routed) pick(ids []string, not string) (string, error) {
	for {
		n, err := r.read(1, len(ids))
		switch {
		case err != nil:
			return "", err
		case n.unknown || n.skipped:
			return "", nil
		case ids[n.number-1] != not:
			return ids[n.number-1], nil
		}
		r.p.wrap("", "", r.v.T("ask.another", nil))
	}
}

func (r *routed) putOne(q elicit.Question) error {
	r.list(q.Criteria)
	id, err := r.pick(q.Criteria, r.most)
	switch {
	case err != nil:
		return err
	case id == "":
		r.pass(q)
	case q.Text.Key == "ask.first":
		r.route.Ratings = append(slices.Clip(r.route.Ratings), elicit.Rating{Criterion: id, Points: new(100.0)})
	case q.Text.Key == "ask.most":
		r.most = id
	case r.most != "":
		r.route.BestWorst = elicit.Extremes{Best: r.most, Worst: id, BestOver: []elicit.Against{}, OverWorst: []elicit.Against{}}
	}
	return nil
}

func (r *routed) putSet(q elicit.Question) error {
	r.list(q.Criteria)
	r.p.wrap("", "", r.v.T("ask.set.most", nil))
	most, err := r.pick(q.Criteria, "")
	if err != nil {
		return err
	}
	least := ""
	if most != "" {
		r.p.wrap("", "", r.v.T("ask.set.least", nil))
		if least, err = r.pick(q.Criteria, most); err != nil {
			return err
		}
	}
	if least == "" {
		r.pass(q)
		return nil
	}
	r.route.Sets = slices.Clone(r.route.Sets)
	for i := range r.route.Sets {
		if r.route.Sets[i].ID == q.Set.ID {
			r.route.Sets[i].Most, r.route.Sets[i].Least = most, least
		}
	}
	return nil
}

// putOrder reads an order, such as 2 1=3: what is left out is not known.
func (r *routed) putOrder(q elicit.Question) error {
	r.list(q.Criteria)
	r.p.wrap("", "", r.v.T("ask.order.how", nil))
	var ranks map[int]int
	n, err := r.readText(r.v.T("ask.order.again", message.Args{"high": len(q.Criteria)}), func(text string) bool {
		var ok bool
		ranks, ok = orderOf(text, len(q.Criteria))
		return ok
	})
	if err != nil {
		return err
	}
	if n.unknown || n.skipped {
		r.pass(q)
		return nil
	}
	r.route.Ratings = nil
	for i, id := range q.Criteria {
		r.route.Ratings = append(r.route.Ratings, elicit.Rating{Criterion: id, Rank: ranks[i], DontKnow: ranks[i] == 0})
	}
	return nil
}

// orderOf returns the rank of each number in a text such as "2 1=3"; what
// shares a place shares a rank.
func orderOf(text string, n int) (map[int]int, bool) {
	text = strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' || c == '>' }), " ")
	text = strings.NewReplacer(" = ", "=", "= ", "=", " =", "=").Replace(text)
	ranks := map[int]int{}
	for place := range strings.FieldsSeq(text) {
		rank := len(ranks) + 1
		for one := range strings.SplitSeq(place, "=") {
			k, err := strconv.Atoi(one)
			if err != nil || k < 1 || k > n || ranks[k-1] != 0 {
				return nil, false
			}
			ranks[k-1] = rank
		}
	}
	return ranks, len(ranks) > 1 // one alone is no order
}

// putPairwise reads which of two matters more, and how many times as much.
func (r *routed) putPairwise(q elicit.Question) error {
	for {
		n, err := r.choose(r.nameOf(q.Criteria[0]), r.nameOf(q.Criteria[1]), r.v.T("ask.same", nil))
		if err != nil {
			return err
		}
		if n.unknown || n.skipped {
			r.pass(q)
			return nil
		}
		judged := elicit.Times{Over: q.Criteria[0], Under: q.Criteria[1], Times: 1}
		if n.number == 2 {
			judged.Over, judged.Under = judged.Under, judged.Over
		}
		if n.number < 3 {
			r.p.wrap("", "", r.v.T("ask.times", message.Args{"criterion": r.nameOf(judged.Over)}))
			times, err := r.read(1, 9)
			if errors.Is(err, errBack) {
				continue // to which of the two
			}
			if err != nil {
				return err
			}
			if times.unknown || times.skipped {
				r.pass(q)
				return nil
			}
			judged.Times = float64(times.number)
		}
		r.route.Judgements = append(slices.Clip(r.route.Judgements), judged)
		return nil
	}
}

func (r *routed) putTimes(q elicit.Question) error {
	n, err := r.read(1, 9)
	if err != nil {
		return err
	}
	if n.unknown || n.skipped {
		r.pass(q)
		return nil
	}
	e := &r.route.BestWorst
	if over, under := q.Criteria[0], q.Criteria[1]; over == e.Best {
		e.BestOver = append(slices.Clip(e.BestOver), elicit.Against{Criterion: under, Times: float64(n.number)})
	} else {
		e.OverWorst = append(slices.Clip(e.OverWorst), elicit.Against{Criterion: over, Times: float64(n.number)})
	}
	return nil
}

// putTradeOff reads how far one criterion could fall in exchange for the whole
// of another. If even its worst end is not too far, it is asked the other way
// round; if that is so both ways, the steps are worth the same.
func (r *routed) putTradeOff(q elicit.Question) error {
	c := &r.v.Decision.Criteria[r.at(q.Pair.Second.Criterion)]
	worst := q.Pair.Second.From
	var at elicit.At
	var n reply
	var err error
	if c.Measure == sdm.Categorical {
		at, n, err = r.category(c)
	} else {
		at, n, err = r.level(*worst.Number, *q.Pair.Second.To.Number)
	}
	if err != nil {
		return err
	}
	if n.unknown || n.skipped {
		r.pass(q)
		return nil
	}
	q.Pair.ID, q.Pair.Worth = "exchange-"+strconv.Itoa(len(r.route.Steps)+1), elicit.SameWorth
	if whole := at.Category == worst.Category && (at.Number == nil || *at.Number == *worst.Number); whole {
		q.Pair.Worth = elicit.FirstMore
	}
	q.Pair.Second.From = at
	r.route.Steps = slices.Clone(r.route.Steps)
	for i, s := range r.route.Steps { // asked the other way round before, with the same answer
		if q.Pair.Worth == elicit.FirstMore && s.First.Criterion == q.Pair.Second.Criterion && s.Second.Criterion == q.Pair.First.Criterion {
			r.route.Steps[i].Worth = elicit.SameWorth
			return nil
		}
	}
	r.route.Steps = append(r.route.Steps, q.Pair)
	return nil
}

// level reads a number from the worst end to before the best.
func (r *routed) level(worst, best float64) (elicit.At, reply, error) {
	args := message.Args{"worst": r.v.number(worst, 0), "best": r.v.number(best, 0)}
	r.p.wrap("", "", r.v.T("ask.fall", args))
	var x float64
	n, err := r.readText(r.v.T("ask.fall.again", args), func(text string) bool {
		var err error
		x, err = strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		share := (x - best) / (worst - best)
		return err == nil && share > 1e-6 && share <= 1
	})
	return elicit.At{Number: &x}, n, err
}

// category reads one of the categories that are worse than the best.
func (r *routed) category(c *sdm.Criterion) (elicit.At, reply, error) {
	var names, ids []string
	for _, g := range c.Categories {
		if g.Value < c.Categories[len(c.Categories)-1].Value {
			names, ids = append(names, g.Name), append(ids, g.ID)
		}
	}
	n, err := r.choose(names...)
	if err != nil || n.number == 0 {
		return elicit.At{}, n, err
	}
	return elicit.At{Category: ids[n.number-1]}, n, nil
}

func (r *routed) putPair(q elicit.Question) error {
	n, err := r.choose(r.nameOf(q.Criteria[0]), r.nameOf(q.Criteria[1]), r.v.T("ask.same", nil))
	if err != nil {
		return err
	}
	if n.unknown || n.skipped {
		r.pass(q)
		return nil
	}
	q.Pair.Worth = elicit.Worth(elicit.Worth("").Values()[n.number-1])
	r.route.Steps = append(slices.Clip(r.route.Steps), q.Pair)
	return nil
}
