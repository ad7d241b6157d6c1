package principles

import (
	"cmp"
	"slices"
)

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
func (s *Scorer) evaluate(p *scorePlan, sh sheet) outcome {
	var o outcome
	asked := false
	for _, n := range p.sorted {
		c := &sh[n]
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
func (s *Scorer) figure(p *scorePlan, sh sheet, o *outcome) {
	var num, den, all float64
	passed := 0
	for i, n := range p.sorted {
		c := &sh[n]
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

// bounds computes the figure if every unknown answer were the worst and if it
// were the best.
func (s *Scorer) bounds(p *scorePlan, sh sheet, o *outcome) {
	lo, hi := bound{}, bound{most: true}
	for i, n := range p.sorted {
		c := &sh[n]
		if !c.asked || c.possible == naBit {
			continue
		}
		it := &s.items[n]
		e := extreme{w: it.weight, m: 1, drop: c.possible&naBit != 0}
		if p.s.Method == Percent {
			e.m = it.hi
		}
		worst, best := it.extremes(c.possible)
		e.v = worst
		e.ok = p.pass != nil && worst >= p.pass[i]
		lo.add(e)
		e.v = best
		e.ok = p.pass != nil && best >= p.pass[i]
		hi.add(e)
	}
	if o.applicable == 0 || lo.counted+len(lo.free) == 0 {
		return
	}
	a, b := p.bound(&lo), p.bound(&hi)
	o.low, o.high, o.bounded = min(a, b), max(a, b), true
}

// extremes returns the lowest and highest value among the possible answers.
func (p *itemPlan) extremes(possible mask) (lo, hi float64) {
	if possible == p.all && p.exempt == 0 {
		return p.lo, p.hi
	}
	possible &^= naBit
	i := lowBit(possible)
	lo, hi = p.values[i], p.values[i]
	for possible &= possible - 1; possible != 0; possible &= possible - 1 {
		v := p.values[lowBit(possible)]
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// extreme is what an item can add to a score at least or at most.
type extreme struct {
	v, w, m float64 // value, weight, and what the value is measured by
	ok      bool    // the value passes
	drop    bool    // the item may turn out not to apply
}

// bound gathers the least figure, or the greatest if most.
type bound struct {
	most            bool
	num, den        float64 // Σwv and Σwm of the items that must count
	counted, passed int
	free            []extreme // the items that may turn out not to apply
}

func (b *bound) add(e extreme) {
	if e.drop {
		b.free = append(b.free, e)
		return
	}
	b.num += float64(e.w * e.v)
	b.den += float64(e.w * e.m)
	b.counted++
	if e.ok {
		b.passed++
	}
}

// bound returns the figure of b. An item that may not apply is left out where
// that takes the figure further.
func (p *scorePlan) bound(b *bound) float64 {
	switch p.s.Method {
	case Percent:
		return 100 * b.ratio()
	case Mean:
		return b.ratio()
	case Linear:
		return float64((b.ratio() - p.s.Minus) * p.s.Times)
	case Sum:
		sum := b.num
		for _, e := range b.free {
			if t := float64(e.w * e.v); (t > 0) == b.most {
				sum += t
			}
		}
		return sum
	}
	for _, e := range b.free {
		if e.ok != b.most {
			continue
		}
		b.counted++
		if e.ok {
			b.passed++
		}
	}
	switch {
	case p.s.Method == CountPassed:
		return float64(b.passed)
	case b.passed < b.counted:
		return 0
	case p.s.Method == Gates:
		return 1
	}
	return 100
}

// ratio returns the least (or greatest) Σwv / Σwm over the items that must count
// and any of those that may not apply. With the latter in order of v/m, each is
// taken in as long as it takes the ratio further.
func (b *bound) ratio() float64 {
	num, den := b.num, b.den
	if len(b.free) == 0 {
		return num / den
	}
	slices.SortStableFunc(b.free, func(x, y extreme) int {
		if b.most {
			return cmp.Compare(y.v/y.m, x.v/x.m)
		}
		return cmp.Compare(x.v/x.m, y.v/y.m)
	})
	for _, e := range b.free {
		r, x := num/den, e.v/e.m
		if den == 0 || (b.most && x > r) || (!b.most && x < r) {
			num += float64(e.w * e.v)
			den += float64(e.w * e.m)
		}
	}
	return num / den
}
