package principles

import "slices"

// outcome is a score of one respondent.
type outcome struct {
	value      float64
	why        string // why there is no value
	low, high  float64
	bounded    bool // low and high mean something
	answered   int  // items with an answer that has a value
	applicable int  // items that are asked and not known to be not applicable
	inferred   int  // answered items that were inferred
	num, den   float64
	scale      float64 // Σw over the applicable by Σw over the answered, for a prorated sum
}

// tolerance is the width within which two figures are the same: it is far below
// any printed digit and far above rounding.
const tolerance = 1e-9

// evaluate scores one sheet.
func (s *Scorer) evaluate(p *scorePlan, sh *sheet) outcome {
	var o outcome
	asked := false
	for _, n := range p.sorted {
		c := &sh.cells[n]
		if !c.asked {
			continue
		}
		asked = true
		if !c.applicable() {
			continue
		}
		o.applicable++
		if c.known() {
			o.answered++
			if c.inferred {
				o.inferred++
			}
		}
	}
	if !asked {
		o.why = WhyNotAsked
		return o
	}
	s.bounds(p, sh, &o)
	switch m := p.s.Missing; {
	case o.applicable == 0:
		o.why = WhyNothingApplicable
	case p.s.Method == Gates && o.bounded && o.low == o.high && o.answered > 0:
		o.value = o.low // one gate that is shut settles it, whatever is unknown
		return o
	case o.answered == 0:
		o.why = WhyNothingAnswered
	case m.Rule == Complete && o.answered < o.applicable:
		o.why = WhyIncomplete
	case o.answered < min(m.MinAnswered, o.applicable):
		o.why = WhyTooFewAnswered
	default:
		s.figure(p, sh, &o)
	}
	return o
}

// figure computes the figure of the answered items.
func (s *Scorer) figure(p *scorePlan, sh *sheet, o *outcome) {
	var num, den, all float64
	passed := 0
	for i, n := range p.sorted {
		c := &sh.cells[n]
		if !c.applicable() {
			continue
		}
		it := &s.items[n]
		all += it.weight
		if !c.known() {
			continue
		}
		v := it.values[lowBit(c.given)]
		num += float64(it.weight * v)
		if p.s.Method == Percent {
			den += float64(it.weight * it.hi)
		} else {
			den += it.weight
		}
		if p.pass != nil && v >= p.pass[i] {
			passed++
		}
	}
	o.num, o.den, o.scale = num, den, 1
	switch p.s.Method {
	case Percent:
		o.value = 100 * num / den
	case Mean:
		o.value = num / den
	case Sum:
		if p.s.Missing.Rule == Prorate && o.answered < o.applicable {
			o.scale = all / den
		}
		o.value = float64(num * o.scale)
	case Linear:
		o.value = float64((num/den - p.s.Minus) * p.s.Times)
	case CountPassed:
		o.value = float64(passed)
	case Gates:
		if passed == o.answered {
			o.value = 1
		}
	case TopBox:
		if passed == o.answered {
			o.value = 100
		}
	}
	o.low, o.high = min(o.low, o.value), max(o.high, o.value) // rounding apart, the figure is within
}

// extreme is what an item can add to a score at most or at least.
type extreme struct {
	v, w, m float64 // value, weight, and what the value is measured by
	pass    float64
	drop    bool // the item may turn out not to apply
}

// bounds computes the figure if every unknown answer were the worst and if it
// were the best.
func (s *Scorer) bounds(p *scorePlan, sh *sheet, o *outcome) {
	if o.applicable == 0 {
		return
	}
	var buf [2][48]extreme
	lo, hi := buf[0][:0], buf[1][:0]
	for i, n := range p.sorted {
		c := &sh.cells[n]
		if !c.asked || c.possible == naBit {
			continue
		}
		it := &s.items[n]
		worst, best := it.extremes(c.possible)
		e := extreme{w: it.weight, m: 1, drop: c.possible&naBit != 0}
		if p.s.Method == Percent {
			e.m = it.hi
		}
		if p.pass != nil {
			e.pass = p.pass[i]
		}
		e.v = worst
		lo = append(lo, e)
		e.v = best
		hi = append(hi, e)
	}
	if len(lo) == 0 {
		return
	}
	a, b := p.bound(lo, false), p.bound(hi, true)
	o.low, o.high, o.bounded = min(a, b), max(a, b), true
}

// extremes returns the lowest and highest value among the possible answers.
func (p *itemPlan) extremes(possible mask) (lo, hi float64) {
	possible &^= naBit
	i := lowBit(possible)
	lo, hi = p.values[i], p.values[i]
	for possible &= possible - 1; possible != 0; possible &= possible - 1 {
		v := p.values[lowBit(possible)]
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// bound returns the least figure (or the greatest, if most) that the extremes
// allow. An item that may not apply is left out where that takes the figure
// further.
func (p *scorePlan) bound(list []extreme, most bool) float64 {
	switch p.s.Method {
	case Percent, Mean, Linear:
		r := ratio(list, most)
		switch p.s.Method {
		case Percent:
			return 100 * r
		case Linear:
			return float64((r - p.s.Minus) * p.s.Times)
		}
		return r
	case Sum:
		sum := 0.0
		for _, e := range list {
			if t := float64(e.w * e.v); !e.drop || (t > 0) == most {
				sum += t
			}
		}
		return sum
	}
	passed, counted := 0, 0
	for _, e := range list {
		ok := e.v >= e.pass
		if e.drop && ok != most {
			continue
		}
		counted++
		if ok {
			passed++
		}
	}
	switch {
	case p.s.Method == CountPassed:
		return float64(passed)
	case passed < counted:
		return 0
	case p.s.Method == Gates:
		return 1
	}
	return 100
}

// ratio returns the least (or greatest) Σwv / Σwm over the items that must count
// and any of those that may not apply. With the latter in order of v/m, each is
// taken in as long as it takes the ratio further.
func ratio(list []extreme, most bool) float64 {
	var num, den float64
	free := 0
	for _, e := range list {
		if e.drop {
			free++
			continue
		}
		num += float64(e.w * e.v)
		den += float64(e.w * e.m)
	}
	if free == 0 {
		return num / den
	}
	may := make([]extreme, 0, free)
	for _, e := range list {
		if e.drop {
			may = append(may, e)
		}
	}
	slices.SortStableFunc(may, func(a, b extreme) int {
		x, y := a.v/a.m, b.v/b.m
		switch {
		case x == y:
			return 0
		case (x < y) != most:
			return -1
		}
		return 1
	})
	for _, e := range may {
		x := e.v / e.m
		if r := num / den; den == 0 || (most && x > r) || (!most && x < r) {
			num += float64(e.w * e.v)
			den += float64(e.w * e.m)
		}
	}
	return num / den
}
