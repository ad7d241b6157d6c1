package equity

import (
	"github.com/concord-sdm/concord/internal/figure"
)

func suppressed() Figure { return figure.Absent(WhySuppressed) }

func (p Policy) rounded(n int) Figure {
	if p.Round > 1 {
		n = (n + p.Round/2) / p.Round * p.Round
	}
	return figure.Of(float64(n))
}

// hidden says which numbers of each group are hidden, and of all groups together.
type hidden struct {
	totals, events, response     []bool
	allTotal, allEvents, allRate bool
}

// hide decides what is hidden. Whoever hides a total hides the events too.
func (p Policy) hide(groups []Group, reference int) hidden {
	n := len(groups)
	h := hidden{totals: make([]bool, n), events: make([]bool, n), response: make([]bool, n)}
	total, events, known := 0, 0, true
	for i, g := range groups {
		h.totals[i] = p.Hides(g.Total)
		h.events[i] = p.small(g)
		total += g.Total
		events += g.Events
		known = known && g.Invited > 0
	}
	all := Group{Events: events, Total: total}
	if n > 0 {
		all.Exposure = groups[0].Exposure
	}
	h.allTotal = p.Hides(total)
	h.allEvents = p.small(all)
	if p.Secondary {
		h.allTotal = p.protect(groups, reference, h.totals, h.allTotal, p.safeTotals)
		for i := range groups {
			h.events[i] = h.events[i] || h.totals[i]
		}
		safe := func(groups []Group, events []bool) bool { return p.safeEvents(groups, events, h.totals) }
		h.allEvents = p.protect(groups, reference, h.events, h.allEvents, safe)
	}
	h.allEvents = h.allEvents || h.allTotal
	h.allRate = h.allTotal || !known
	for i, g := range groups {
		h.response[i] = h.totals[i] || (g.Invited > 0 && p.Complement && p.Hides(g.Invited-g.Total))
		h.allRate = h.allRate || h.response[i]
	}
	return h
}

// small reports whether the events of a group are hidden for its own numbers.
func (p Policy) small(g Group) bool {
	return p.Hides(g.Total) || (g.Total > 0 && (p.hides(g.Events) || (p.Complement && g.Exposure == 0 && p.hides(g.Total-g.Events))))
}

// protect hides more groups, the smallest first and the reference last, until what
// can be worked out from the sum of all is safe. If hiding every group does not do,
// the sum is hidden; protect returns whether it is.
func (p Policy) protect(groups []Group, reference int, column []bool, sum bool, safe func([]Group, []bool) bool) bool {
	for !sum && !safe(groups, column) {
		next := -1
		for i, g := range groups {
			switch {
			case column[i] || g.Total == 0:
			case next < 0, next == reference, i != reference && g.Total < groups[next].Total:
				next = i
			}
		}
		if next < 0 {
			return true
		}
		column[next] = true
	}
	return sum
}

// safeTotals reports whether the sum of the hidden totals leaves each of them more
// values than the policy hides, given how many were invited.
func (p Policy) safeTotals(groups []Group, column []bool) bool {
	var sum int64
	cells := []int64{}
	for i, g := range groups {
		if column[i] {
			sum += int64(g.Total)
			most := int64(MaxPeople)
			if g.Invited > 0 {
				most = int64(g.Invited)
			}
			cells = append(cells, most)
		}
	}
	return len(cells) == 0 || (len(cells) > 1 && p.open(sum, cells, 0, false))
}

// safeEvents does the same for the hidden events, given the totals that are shown
// and the sum of those that are not.
func (p Policy) safeEvents(groups []Group, column, totals []bool) bool {
	var sum, pool int64
	cells, few := []int64{}, 0
	for i, g := range groups {
		if !column[i] {
			continue
		}
		sum += int64(g.Events)
		if g.Exposure > 0 { // people do not bound how often something happens
			cells = append(cells, MaxPeople)
		} else if totals[i] {
			pool += int64(g.Total)
			few++
		} else {
			cells = append(cells, int64(g.Total))
		}
	}
	return few+len(cells) == 0 || (few+len(cells) > 1 && p.open(sum, cells, pool, true))
}

// open reports whether each of several numbers, of which the sum and the largest
// possible values are known, and together with them others that are at most pool,
// can still have more values than the policy hides, or, where whole says so, all
// values there are.
func (p Policy) open(sum int64, most []int64, pool int64, whole bool) bool {
	all := pool
	for _, m := range most {
		all += m
	}
	wide := func(low, high, m int64) bool {
		low, high = max(0, low), min(m, high)
		return high-low >= int64(p.High) || (whole && low == 0 && high == m)
	}
	for _, m := range most {
		if !wide(sum-(all-m), sum, m) {
			return false
		}
	}
	return pool == 0 || wide(sum-all, sum, pool)
}
