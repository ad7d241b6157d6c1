package principles

// weight returns how much an item counts: 1 where the framework says nothing.
func (it *Item) weight() float64 {
	if it.Weight == 0 {
		return 1
	}
	return it.Weight
}

// rangeSum gathers the range of a score from the ranges of its items.
type rangeSum struct {
	method       Method
	minus, times float64
	lo, hi       float64 // Σw·lowest, Σw·highest
	w            float64
	n            int
}

// add takes in an item. One that may not apply can leave a sum without it.
func (r *rangeSum) add(lo, hi, w float64, mayDrop bool) {
	if mayDrop && r.method == Sum {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	r.lo += float64(w * lo)
	r.hi += float64(w * hi)
	r.w += w
	r.n++
}

// figures returns the lowest and the highest figure of the score.
func (r *rangeSum) figures() (lo, hi float64) {
	switch r.method {
	case Percent, TopBox:
		return 0, 100
	case Mean:
		return r.lo / r.w, r.hi / r.w
	case Sum:
		return r.lo, r.hi
	case Linear:
		lo = float64((r.lo/r.w - r.minus) * r.times)
		hi = float64((r.hi/r.w - r.minus) * r.times)
		return min(lo, hi), max(lo, hi)
	case Gates:
		return 0, 1
	case CountPassed:
		return 0, float64(r.n)
	}
	return 0, 0
}
