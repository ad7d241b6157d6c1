package principles

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Scorer is a framework made ready to score many responses. It is safe for use
// by several goroutines at once.
type Scorer struct {
	f        Framework
	index    keyIndex
	items    []itemPlan
	deps     [][]depPlan // for each item; nil if no item depends on another
	order    []int       // items in an order in which dependencies come first
	scores   []scorePlan
	required bool // some item is a gate
	levels   bool // some item has a level
	ordered  bool // some answer set is ordered: patterns of answers are looked for
}

// mask is a set of possible answers: bit i is code i of the item, naBit is not
// applicable. An answer that is known is a mask of one bit.
type mask = uint64

const naBit mask = 1 << 63

// itemPlan is an item ready for scoring. It is small: thirty of them are made for
// every [Assess].
type itemPlan struct {
	*scale
	key          string
	item         *Item
	weight       float64
	section, set int32 // −1 for none, and for the built-in states
	na, measures bool
}

// scale is the answers that an item understands; items with the same answers share
// it.
type scale struct {
	codes  []string
	values []float64 // the value of each code, turned round if reversed
	lo, hi float64   // the lowest and highest value
	all    mask      // every answer, with naBit for those that take the item out
	exempt mask      // the codes that take the item out
}

// depPlan is a dependency ready for scoring.
type depPlan struct {
	item int
	is   mask
	then mask
}

// scorePlan is a score ready for scoring.
type scorePlan struct {
	s      *Score
	items  []int     // in the order of the framework
	sorted []int     // in ascending order of keys: the order of summation
	pass   []float64 // the least value that passes, for each of sorted
	lo, hi float64   // the range of the figure
}

var stateCodes = []string{NotMet, Partly, Met}

var stateValues = []float64{0, 0.5, 1}

// NewScorer returns a scorer for f. The error is the [Faults] of f.
func NewScorer(f Framework) (*Scorer, error) {
	f = f.own()
	v := frameworkCheck{f: &f}
	if faults := v.faults(fault.Path{}); len(faults) > 0 {
		return nil, faults
	}
	return v.prepare(), nil
}

// own returns f with lists of its own, so that a scorer does not change when the
// caller goes on to change the framework it was made of.
func (f Framework) own() Framework {
	f.Sections = slices.Clone(f.Sections)
	f.RequiresRoles = slices.Clone(f.RequiresRoles)
	f.AnswerSets = slices.Clone(f.AnswerSets)
	for i := range f.AnswerSets {
		f.AnswerSets[i].Codes = slices.Clone(f.AnswerSets[i].Codes)
	}
	f.Items = slices.Clone(f.Items)
	for i := range f.Items {
		f.Items[i].AnsweredBy = slices.Clone(f.Items[i].AnsweredBy)
	}
	f.Scores = slices.Clone(f.Scores)
	for i := range f.Scores {
		s := &f.Scores[i]
		s.Items, s.CutOffs, s.Bands = slices.Clone(s.Items), slices.Clone(s.CutOffs), slices.Clone(s.Bands)
	}
	return f
}

// prepare makes a scorer of a framework that has no faults.
func (v *frameworkCheck) prepare() *Scorer {
	f := v.f
	s := &Scorer{f: *f, index: v.itemN, items: make([]itemPlan, len(f.Items))}
	scales := make([][2]scale, len(f.AnswerSets)) // as they are, and turned round
	for i := range f.AnswerSets {
		scales[i] = scalesOf(&f.AnswerSets[i])
		s.ordered = s.ordered || f.AnswerSets[i].Ordered
	}
	states := &scale{codes: stateCodes, values: stateValues, hi: 1, all: 1<<len(stateCodes) - 1}
	deps := false
	for i := range f.Items {
		it := &f.Items[i]
		p := &s.items[i]
		p.scale, p.key, p.item = states, it.Key, it
		p.weight, p.na = it.weight(), it.NAAllowed
		p.measures = it.Kind == CountItem || it.Kind == TimeItem
		p.section, p.set = -1, -1
		if it.Section != "" {
			n, _ := v.section(it.Section)
			p.section = int32(n)
		}
		if it.AnswerSet != "" {
			n := v.sets[it.AnswerSet]
			p.set, p.scale = int32(n), &scales[n][b2i(it.Reversed)]
		}
		s.required = s.required || it.Required
		s.levels = s.levels || it.Level != ""
		deps = deps || len(it.DependsOn) > 0
	}
	if deps {
		s.linkDependencies()
	}
	s.scores = make([]scorePlan, len(f.Scores))
	for i := range f.Scores {
		s.scores[i] = s.scorePlan(v, &f.Scores[i])
	}
	return s
}

// scalesOf returns the scale of an answer set, as it is and turned round.
func scalesOf(a *AnswerSet) [2]scale {
	n := len(a.Codes)
	one := scale{codes: make([]string, n), all: 1<<n - 1}
	one.lo, one.hi = valueRange(a.Codes)
	flat := make([]float64, 2*n)
	one.values = flat[:n:n]
	other := flat[n:]
	for i := range a.Codes {
		c := &a.Codes[i]
		one.codes[i], one.values[i], other[i] = c.Code, c.Value, one.lo+one.hi-c.Value
		if c.Exempts {
			one.exempt |= 1 << i
		}
	}
	if one.exempt != 0 {
		one.all = one.all&^one.exempt | naBit
	}
	turned := one
	turned.values = other
	turned.lo, turned.hi = slices.Min(other), slices.Max(other)
	return [2]scale{one, turned}
}

// sortedByKey returns items in ascending order of their keys.
func (s *Scorer) sortedByKey(items []int) []int {
	byKey := func(a, b int) int { return strings.Compare(s.items[a].key, s.items[b].key) }
	if slices.IsSortedFunc(items, byKey) {
		return items
	}
	items = slices.Clone(items)
	slices.SortFunc(items, byKey)
	return items
}

func (s *Scorer) linkDependencies() {
	s.deps = make([][]depPlan, len(s.items))
	for i := range s.items {
		list := s.f.Items[i].DependsOn
		for j := range list {
			d := &list[j]
			k := depPlan{item: s.index.at(d.Item), then: s.items[i].bit(d.Then)}
			for _, a := range d.Is {
				k.is |= s.items[k.item].bit(a)
			}
			s.deps[i] = append(s.deps[i], k)
		}
	}
	done := make([]bool, len(s.items))
	var visit func(i int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		for _, d := range s.deps[i] {
			visit(d.item)
		}
		if len(s.deps[i]) > 0 {
			s.order = append(s.order, i)
		}
	}
	for i := range s.items {
		visit(i)
	}
}

// code returns the index of a code of the item, or −1.
func (p *itemPlan) code(code string) int {
	for i, c := range p.codes {
		if c == code {
			return i
		}
	}
	return -1
}

// bit returns the mask of one answer.
func (p *itemPlan) bit(answer string) mask {
	if answer == NotApplicable {
		return naBit
	}
	i := p.code(answer)
	switch {
	case i < 0:
		return 0
	case p.exempt&(1<<i) != 0:
		return naBit
	}
	return 1 << i
}

// asks reports whether the item is put to role.
func (p *itemPlan) asks(role Role) bool {
	return len(p.item.AnsweredBy) == 0 || slices.Contains(p.item.AnsweredBy, role)
}

// share returns a value of the item on the range from 0 (worst) to 1 (best).
func (p *itemPlan) share(v float64) float64 {
	if p.hi == p.lo {
		return 1
	}
	return (v - p.lo) / (p.hi - p.lo)
}

func (s *Scorer) scorePlan(v *frameworkCheck, sc *Score) scorePlan {
	p := scorePlan{s: sc, items: make([]int, len(sc.Items))}
	n := -1
	for i, key := range sc.Items {
		n, _ = s.index.near(n+1, key)
		p.items[i] = n
	}
	p.sorted = s.sortedByKey(p.items)
	if sc.Method == Gates || sc.Method == CountPassed || sc.Method == TopBox {
		p.pass = make([]float64, len(p.sorted))
	}
	for i, n := range p.sorted {
		it := &s.items[n]
		if p.pass != nil {
			p.pass[i] = sc.Pass
			if sc.Method == TopBox && sc.Pass == 0 {
				p.pass[i] = it.hi
			}
		}
	}
	p.lo, p.hi = v.figureRange(sc, p.items)
	return p
}

// Framework returns the framework that the scorer was made of.
func (s *Scorer) Framework() Framework { return s.f }
