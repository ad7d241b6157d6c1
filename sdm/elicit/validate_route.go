package elicit

import (
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

func (c *check) ratings(p fault.Path, r *Route) {
	seen := map[string]bool{}
	heard, before := false, c.Len()
	for i := range r.Ratings {
		a, at := &r.Ratings[i], p.Index(i)
		c.criterion(at.Field("criterion"), a.Criterion, seen)
		points, low, high, rank := at.Field("points"), at.Field("low"), at.Field("high"), at.Field("rank")
		text := "this method does not have it"
		if a.DontKnow {
			text = "the person could not say"
		}
		needPoints := !a.DontKnow && !r.Method.ranked()
		imprecise := needPoints && r.Method == ImpreciseSwing && a.Points == nil
		c.absent(points, a.Points != nil && !needPoints, text)
		c.absent(low, a.Low != nil && !imprecise, text)
		c.absent(high, a.High != nil && !imprecise, text)
		c.absent(rank, a.Rank != 0 && (a.DontKnow || needPoints), text)
		switch {
		case a.DontKnow:
		case !needPoints:
			if a.Rank < 1 {
				c.Addf(rank, fault.Range, ErrRank, "is required for this method: a whole number of 1 or more, or dontKnow")
			}
			heard = true
		case imprecise:
			if c.point(low, a.Low) && c.point(high, a.High) {
				if *a.Low > *a.High {
					c.Addf(high, fault.Range, ErrInterval, "must not be below low")
				}
				heard = heard || *a.Low > 0
			}
		default:
			if c.point(points, a.Points) && *a.Points > 0 {
				heard = true
			}
		}
	}
	if !heard && c.Len() == before && !c.asking {
		c.Addf(p, fault.Range, sdm.ErrNoWeight, "at least one criterion needs points above 0, or a rank")
	}
}

func (c *check) point(p fault.Path, x *float64) bool {
	switch {
	case x == nil:
		c.Addf(p, fault.Required, ErrPoints, "is required for this method: 0 or more, or dontKnow")
		return false
	case c.finite(p, *x) && (*x < 0 || *x > mostTimes):
		c.Addf(p, fault.Range, ErrPoints, "must be from 0 to 1000000")
		return false
	}
	return true
}

func (c *check) judgements(p fault.Path, r *Route) {
	type pair struct{ over, under string }
	met := map[pair]float64{}
	ids := map[string]bool{}
	for i, j := range r.Judgements {
		at := p.Index(i)
		if j.ID != "" {
			id := at.Field("id")
			document.CheckID(&c.Collector, id, j.ID)
			if ids[j.ID] {
				c.Addf(id, fault.Duplicate, sdm.ErrDuplicate, "must be unique in its list")
			}
			ids[j.ID] = true
		}
		fine := c.two(at.Field("over"), at.Field("under"), j.Over, j.Under)
		times := at.Field("times")
		before := c.Len()
		c.times(times, j.Times, 0)
		if !fine || c.Len() > before {
			continue
		}
		back, both := met[pair{j.Under, j.Over}]
		switch {
		case met[pair{j.Over, j.Under}] > 0:
			c.Addf(at.Field("over"), fault.Duplicate, ErrTwice, "this pair has been judged before")
		case both && !reciprocal(back, j.Times):
			c.Addf(times, fault.Conflict, ErrBothWays, "must be the reciprocal of the judgement of this pair the other way round, within 1 %")
		}
		met[pair{j.Over, j.Under}] = j.Times
	}
}

func (c *check) extremes(p fault.Path, e *Extremes) {
	if c.asking && len(e.BestOver)+len(e.OverWorst) == 0 && (e.Best == "" || e.Worst == "") {
		return // only one of them has been named so far, and it is asked again
	}
	fine := c.two(p.Field("best"), p.Field("worst"), e.Best, e.Worst)
	lists := [2]map[string]float64{{}, {}}
	for which, list := range [2][]Against{e.BestOver, e.OverWorst} {
		at, own := p.Field("bestOver"), e.Best
		if which == 1 {
			at, own = p.Field("overWorst"), e.Worst
		}
		c.size(at, len(list), mostCriteria)
		seen := map[string]bool{}
		for i, a := range list {
			item := at.Index(i)
			c.criterion(item.Field("criterion"), a.Criterion, seen)
			c.times(item.Field("times"), a.Times, 1)
			if a.Criterion == own && a.Times > 1 {
				c.Addf(item.Field("times"), fault.Conflict, ErrBothWays, "must be 1: a criterion matters as much as itself")
			}
			lists[which][a.Criterion] = a.Times
		}
	}
	over, under := lists[0][e.Worst], lists[1][e.Best]
	if fine && over > 0 && under > 0 && over != under {
		c.Addf(p.Field("overWorst"), fault.Conflict, ErrBothWays, "must say the same of best and worst as bestOver does")
	}
}

func (c *check) sets(p fault.Path, r *Route) {
	document.CheckUniqueIDs(&c.Collector, p, len(r.Sets), func(i int) string { return r.Sets[i].ID })
	for i, s := range r.Sets {
		at := p.Index(i)
		shown := at.Field("shown")
		if len(s.Shown) < 2 {
			c.Addf(shown, fault.Required, ErrShape, "needs two criteria or more")
		}
		if !c.size(shown, len(s.Shown), mostShown) {
			continue
		}
		seen := map[string]bool{}
		for j, id := range s.Shown {
			c.criterion(shown.Index(j), id, seen)
		}
		if s.Most == "" && s.Least == "" {
			continue
		}
		c.oneOf(at.Field("most"), seen[s.Most])
		c.oneOf(at.Field("least"), seen[s.Least])
		if s.Most == s.Least {
			c.Addf(at.Field("least"), fault.Conflict, ErrCriterion, "must be another criterion than most")
		}
	}
}

func (c *check) oneOf(p fault.Path, shown bool) {
	if !shown {
		c.Addf(p, fault.Reference, ErrCriterion, "must be one of the criteria shown")
	}
}

func (c *check) tasks(p fault.Path, r *Route) {
	document.CheckUniqueIDs(&c.Collector, p, len(r.Tasks), func(i int) string { return r.Tasks[i].ID })
	for i, t := range r.Tasks {
		at := p.Index(i)
		alternatives := at.Field("alternatives")
		if len(t.Alternatives) < 2 {
			c.Addf(alternatives, fault.Required, ErrShape, "needs two alternatives or more")
		}
		if !c.size(alternatives, len(t.Alternatives), mostShown) {
			continue
		}
		document.CheckUniqueIDs(&c.Collector, alternatives, len(t.Alternatives), func(i int) string { return t.Alternatives[i].ID })
		chosen := t.Chosen == ""
		for j, a := range t.Alternatives {
			chosen = chosen || a.ID == t.Chosen
			item := alternatives.Index(j)
			levels := item.Field("levels")
			if !c.size(levels, len(a.Levels), mostCriteria) {
				continue
			}
			seen := map[string]bool{}
			for k, l := range a.Levels {
				place := levels.Index(k)
				c.criterion(place.Field("criterion"), l.Criterion, seen)
				c.at(place.Field("at"), l.Criterion, l.At)
			}
			for _, l := range t.Alternatives[0].Levels {
				if !seen[l.Criterion] {
					c.Addf(levels, fault.Required, ErrShape, "must have the same criteria as the first alternative")
					break
				}
			}
			if j > 0 && len(a.Levels) > len(t.Alternatives[0].Levels) {
				c.Addf(levels, fault.Forbidden, ErrShape, "must have no criteria that the first alternative has not")
			}
		}
		if !chosen {
			c.Addf(at.Field("chosen"), fault.Reference, sdm.ErrUnknownID, "must be the id of one of the alternatives")
		}
	}
}

// at checks a place on the scale of a criterion, and reports whether it has one.
func (c *check) at(p fault.Path, criterion string, a At) bool {
	if (a.Number == nil) == (a.Category == "") {
		c.Addf(p, fault.Required, nil, "needs exactly one of number and category")
		return false
	}
	number, category := p.Field("number"), p.Field("category")
	if a.Number != nil && !c.finite(number, *a.Number) {
		return false
	}
	k := c.find(criterion)
	if k == nil {
		if c.decision == nil && a.Category != "" {
			document.CheckID(&c.Collector, category, a.Category)
		}
		return c.decision == nil
	}
	if k.Direction == sdm.Personal && c.direction[criterion] == "" {
		c.Addf(p, fault.Required, sdm.ErrDirection, "has no worth until asked says which direction this person finds better")
		return false
	}
	if k.Measure == sdm.Categorical {
		if _, ok := worth(k, "", a); !ok {
			c.Addf(category, fault.Reference, sdm.ErrUnknownID, "must be the id of a category of the criterion")
			return false
		}
		return true
	}
	if a.Number == nil || *a.Number < min(k.Range.Worst, k.Range.Best) || *a.Number > max(k.Range.Worst, k.Range.Best) {
		c.Addf(number, fault.Range, sdm.ErrOutsideRange, "must be a number within the range of the criterion")
		return false
	}
	return true
}

// worth returns the partial value of a place, and whether it has one.
func worth(k *sdm.Criterion, direction sdm.Direction, a At) (float64, bool) {
	if k.Measure == sdm.Categorical {
		for _, g := range k.Categories {
			if g.ID == a.Category {
				return g.Value, true
			}
		}
		return 0, false
	}
	if a.Number == nil {
		return 0, false
	}
	return k.ValueOf(*a.Number, direction), true
}

func (c *check) ladders(p fault.Path, r *Route) {
	seen := map[string]bool{}
	pairs, before := 0, 0
	for i, l := range r.Ladders {
		at := p.Index(i)
		c.criterion(at.Field("criterion"), l.Criterion, seen)
		levels := at.Field("levels")
		if len(l.Levels) < 2 {
			c.Addf(levels, fault.Required, ErrLevels, "needs two levels or more")
		}
		if !c.size(levels, len(l.Levels), mostCriteria) {
			continue
		}
		own := len(l.Levels) * (len(l.Levels) - 1) / 2
		pairs += own * before
		before += own
		last, known := 0.0, false
		for j, a := range l.Levels {
			place := levels.Index(j)
			ok := c.at(place, l.Criterion, a)
			k := c.find(l.Criterion)
			if !ok || k == nil {
				known = false
				continue
			}
			v, _ := worth(k, c.direction[l.Criterion], a)
			if known && v <= last {
				c.Addf(place, fault.Range, ErrLevels, "must be better than the level before it")
			}
			if (j == 0 && v != 0) || (j == len(l.Levels)-1 && v != 1) {
				c.Addf(place, fault.Range, ErrLevels, "must be the end of the range: the first level is the worst, the last the best")
			}
			last, known = v, true
		}
	}
	if pairs > 5000 {
		c.Addf(p, fault.TooLarge, ErrLevels, "make more than 5,000 pairs: use fewer levels or criteria")
	}
}

func (c *check) steps(p fault.Path, r *Route) {
	document.CheckUniqueIDs(&c.Collector, p, len(r.Steps), func(i int) string { return r.Steps[i].ID })
	for i := range r.Steps {
		s, at := &r.Steps[i], p.Index(i)
		first, second := at.Field("first"), at.Field("second")
		c.two(first.Field("criterion"), second.Field("criterion"), s.First.Criterion, s.Second.Criterion)
		c.step(first, s.First, r)
		c.step(second, s.Second, r)
		word(c, at.Field("worth"), s.Worth, false)
	}
}

func (c *check) step(p fault.Path, s Step, r *Route) {
	from, to := p.Field("from"), p.Field("to")
	a, b := c.at(from, s.Criterion, s.From), c.at(to, s.Criterion, s.To)
	if k := c.find(s.Criterion); a && b && k != nil {
		low, _ := worth(k, c.direction[s.Criterion], s.From)
		high, _ := worth(k, c.direction[s.Criterion], s.To)
		if !(high-low > 1e-6) {
			c.Addf(to, fault.Range, ErrShare, "must be better than from: a step is an improvement")
		}
	}
	if r.Method != TradeOffPairs || !a || !b {
		return
	}
	c.onLadder(from, r, s.Criterion, s.From)
	c.onLadder(to, r, s.Criterion, s.To)
}

func (c *check) onLadder(p fault.Path, r *Route, criterion string, a At) {
	if r.rung(criterion, a) < 0 {
		c.Addf(p, fault.Reference, ErrLevels, "must be one of the levels in ladders")
	}
}

// rung returns the index of a place in the ladder of its criterion, −1 if it is
// not there.
func (r *Route) rung(criterion string, a At) int {
	for _, l := range r.Ladders {
		if l.Criterion != criterion {
			continue
		}
		for i, level := range l.Levels {
			if level.Category == a.Category && (level.Number == nil) == (a.Number == nil) &&
				(a.Number == nil || *level.Number == *a.Number) {
				return i
			}
		}
	}
	return -1
}

func (c *check) statements(p fault.Path, r *Route) {
	document.CheckUniqueIDs(&c.Collector, p, len(r.Statements), func(i int) string { return r.Statements[i].ID })
	for i := range r.Statements {
		s, at := &r.Statements[i], p.Index(i)
		if !word(c, at.Field("kind"), s.Kind, true) {
			continue
		}
		than, times, low, high := at.Field("than"), at.Field("times"), at.Field("low"), at.Field("high")
		if s.Kind == Share {
			c.criterion(at.Field("criterion"), s.Criterion, nil)
			c.absent(than, s.Than != "", "a share is compared with all weight")
		} else {
			c.two(at.Field("criterion"), than, s.Criterion, s.Than)
		}
		if s.Kind == MattersTimes {
			if s.Times == nil {
				c.Addf(times, fault.Required, ErrTimes, "is required for this kind: above 0")
			} else {
				c.times(times, *s.Times, 0)
			}
		} else {
			c.absent(times, s.Times != nil, "only the kind times has it")
		}
		if s.Kind != TimesBetween && s.Kind != Share {
			c.absent(low, s.Low != nil, "this kind does not have it")
			c.absent(high, s.High != nil, "this kind does not have it")
			continue
		}
		if s.Low == nil && s.High == nil {
			c.Addf(low, fault.Required, nil, "needs low, high or both")
		}
		most := 1.0
		if s.Kind == TimesBetween {
			most = mostTimes
		}
		a, b := c.end(low, s.Low, most), c.end(high, s.High, most)
		if a && b && *s.Low > *s.High {
			c.Addf(high, fault.Range, ErrInterval, "must not be below low")
		}
	}
}

// end checks one end of an interval, and reports whether it is there and fine.
func (c *check) end(p fault.Path, x *float64, most float64) bool {
	if x == nil || !c.finite(p, *x) {
		return false
	}
	if *x < 0 || *x > most {
		text := "must be from 0 to 1: a share of all weight"
		if most > 1 {
			text = "must be from 0 to 1000000"
		}
		c.Addf(p, fault.Range, ErrNumber, text)
		return false
	}
	return true
}
