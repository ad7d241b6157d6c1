package elicit

import (
	"math/bits"
	"strconv"

	"github.com/concord-sdm/concord/sdm"
)

// SetDesign returns sets of criteria to show for best–worst scaling, one for
// each criterion: set i holds the criteria i, i+1 and i+3 counted round (for 13
// and more also i+9, for 3 only i and i+1). Each criterion is shown equally
// often; with 7 or 13 criteria each pair is shown exactly once.
func SetDesign(d sdm.Decision) []Set {
	n := len(d.Criteria)
	offsets := []int{0, 1, 3}
	count := n
	switch {
	case n < 2:
		return nil
	case n == 2:
		offsets, count = []int{0, 1}, 1
	case n == 3:
		offsets = []int{0, 1}
	case n >= 13:
		offsets = []int{0, 1, 3, 9}
	}
	var sets []Set
	for i := range count {
		s := Set{ID: "set-" + strconv.Itoa(i+1)}
		for _, o := range offsets {
			s.Shown = append(s.Shown, d.Criteria[(i+o)%n].ID)
		}
		sets = append(sets, s)
	}
	return sets
}

// TaskDesign returns choice tasks of two alternatives. In the first half, each
// has some criteria at the best end and the others at the worst, and its rival
// the other way round (a two-level orthogonal array and its foldover: Street &
// Burgess 2007, The Construction of Optimal Stated Choice Experiments); in the
// second half the rival's best ends are replaced by the level in the middle. No
// alternative is better on everything. Asked gives the direction of criteria
// whose direction is personal; one without counts as higher is better. There
// are no tasks for fewer than two criteria.
//
// One person's answers to a few tasks are often explained without exception,
// and then no weights follow; repeat tasks, or use another route.
func TaskDesign(d sdm.Decision, asked []Asked) []Task {
	n := len(d.Criteria)
	ladders := LadderDesign(d, asked)
	var tasks []Task
	for _, middle := range []bool{false, true} {
		for t := 1; t < 1<<bits.Len(uint(n)); t++ {
			a, b := Alternative{ID: "a"}, Alternative{ID: "b"}
			ones := 0
			for k, l := range ladders {
				worst, best := l.Levels[0], l.Levels[len(l.Levels)-1]
				rival := best
				if middle {
					rival = l.Levels[len(l.Levels)/2]
				}
				if bits.OnesCount(uint(t&(k+1)))%2 == 1 {
					ones++
					rival = worst
				} else {
					best = worst
				}
				a.Levels = append(a.Levels, Level{Criterion: l.Criterion, At: best})
				b.Levels = append(b.Levels, Level{Criterion: l.Criterion, At: rival})
			}
			if ones > 0 && ones < n {
				tasks = append(tasks, Task{ID: "task-" + strconv.Itoa(len(tasks)+1), Alternatives: []Alternative{a, b}})
			}
		}
	}
	return tasks
}

// LadderDesign returns levels for pairwise trade-off ranking: all categories, or
// the worst end of a range, its middle and its best end. Categories that are
// worth the same are left out but one. Asked gives the direction of criteria
// whose direction is personal; one without counts as higher is better.
func LadderDesign(d sdm.Decision, asked []Asked) []Ladder {
	var out []Ladder
	for _, c := range d.Criteria {
		l := Ladder{Criterion: c.ID}
		last := -1.0
		for _, g := range c.Categories {
			if g.Value > last {
				l.Levels = append(l.Levels, At{Category: g.ID})
				last = g.Value
			}
		}
		if c.Measure != sdm.Categorical {
			worst, best := c.Range.Worst, c.Range.Best
			for _, a := range asked {
				if a.Criterion == c.ID && a.Direction == sdm.LowerIsBetter {
					worst, best = best, worst
				}
			}
			middle := worst/2 + best/2
			l.Levels = []At{{Number: &worst}, {Number: &middle}, {Number: &best}}
		}
		out = append(out, l)
	}
	return out
}
