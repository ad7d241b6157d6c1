package feedback

import (
	"cmp"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
)

// strata returns the results by question asked and by group, by respect, then name.
func (v *evaluator) strata() []Stratum {
	members := map[principles.Group][]int{}
	for i, l := range v.labelled {
		if l.Text.Asked != "" {
			key := principles.Group{By: Asked, Is: l.Text.Asked}
			members[key] = append(members[key], i)
		}
		for _, g := range l.Groups {
			members[g] = append(members[g], i)
		}
	}
	keys := slices.SortedFunc(maps.Keys(members), func(a, b principles.Group) int {
		return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Is, b.Is))
	})
	sizes, hidden := make([]int, len(keys)), make([]bool, len(keys))
	for k, key := range keys {
		var writers crowd
		for _, i := range members[key] {
			writers.add(v.labelled[i].By)
		}
		sizes[k] = writers.size()
		hidden[k] = v.policy.Hides(sizes[k])
	}
	for start := 0; start < len(keys); {
		end := start + 1
		for end < len(keys) && keys[end].By == keys[start].By {
			end++
		}
		cover(v.policy, sizes[start:end], hidden[start:end])
		start = end
	}
	out := []Stratum{}
	for k, key := range keys {
		out = append(out, v.stratum(key, members[key], hidden[k]))
	}
	return out
}

// cover hides more groups in one respect, the smallest first, until the hidden ones
// are two or more and together too many for the policy to hide, so that the others do
// not give one back.
func cover(policy equity.Policy, sizes []int, hidden []bool) {
	for policy.Secondary {
		count, people, next := 0, 0, -1
		for k, h := range hidden {
			switch {
			case h:
				count++
				people += sizes[k]
			case next < 0 || sizes[k] < sizes[next]:
				next = k
			}
		}
		if count == 0 || next < 0 || (count > 1 && people > policy.High) {
			return
		}
		hidden[next] = true
	}
}

func (v *evaluator) stratum(key principles.Group, members []int, hidden bool) Stratum {
	s := Stratum{By: key.By, Is: key.Is, Texts: figure.Of(float64(len(members)))}
	counts, right := make([]int, len(v.classes)), 0
	for _, i := range members {
		k, _ := slices.BinarySearch(v.classes, v.labelled[i].Label)
		counts[k]++
		if v.given[i] == k {
			right++
		}
	}
	switch most := slices.Max(counts); {
	case hidden:
		s.Texts, s.Baseline, s.Accuracy = figure.Absent(WhySuppressed), figure.Absent(WhySuppressed), withheld(WhySuppressed)
	case len(members) < LeastPerClass:
		s.Baseline, s.Accuracy = figure.Absent(WhyTooFew), withheld(WhyTooFew)
	default:
		s.Baseline = figure.Of(float64(most) / float64(len(members)))
		s.Accuracy = equity.Wilson(right, len(members), v.level)
		s.Worse = right <= most
	}
	return s
}

// Asked is the respect of a [Stratum] of texts that answer the same question.
const Asked = "asked"

// crowd counts people: those with the same pseudonym once, those without one each.
type crowd struct {
	named   map[string]bool
	unnamed int
}

func (c *crowd) add(by string) {
	if by == "" {
		c.unnamed++
		return
	}
	if c.named == nil {
		c.named = map[string]bool{}
	}
	c.named[by] = true
}

func (c *crowd) size() int { return len(c.named) + c.unnamed }
