package principles

import (
	"slices"
	"strings"
)

// Scorer is a framework made ready to score many responses. It is safe for use
// by several goroutines at once.
type Scorer struct {
	f        Framework
	index    keyIndex
	items    []itemPlan
	order    []int // items in an order in which dependencies come first
	scores   []scorePlan
	required bool // some item is a gate
	levels   bool // some item has a level
	ordered  bool // some answer set is ordered: patterns of answers are looked for
}

// mask is a set of possible answers: bit i is code i of the item, naBit is not
// applicable. An answer that is known is a mask of one bit.
type mask = uint64

const naBit mask = 1 << 63

// itemPlan is an item ready for scoring.
type itemPlan struct {
	key      string
	codes    []string
	values   []float64 // the value of each code, turned round if reversed
	lo, hi   float64   // the lowest and highest value
	weight   float64
	all      mask // every answer, with naBit for those that take the item out
	exempt   mask // the codes that take the item out
	na       bool
	measures bool
	section  int // −1 for none
	set      int // index of the answer set, −1 for the built-in states
	roles    []Role
	deps     []depPlan
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
	v := frameworkCheck{f: &f}
	if faults := v.faults(path{}); len(faults) > 0 {
		return nil, faults
	}
	return v.prepare(), nil
}

// prepare makes a scorer of a framework that has no faults.
func (v *frameworkCheck) prepare() *Scorer {
	f := v.f
	s := &Scorer{f: *f, index: v.itemN, items: make([]itemPlan, len(f.Items))}
	values := make([][2][]float64, len(f.AnswerSets))
	codes := make([][]string, len(f.AnswerSets))
	for i := range f.AnswerSets {
		codes[i], values[i] = codesOf(&f.AnswerSets[i])
		s.ordered = s.ordered || f.AnswerSets[i].Ordered
	}
	deps := false
	for i := range f.Items {
		it := &f.Items[i]
		p := &s.items[i]
		*p = itemPlan{
			key: it.Key, codes: stateCodes, values: stateValues, hi: 1, weight: it.weight(), na: it.NAAllowed,
			measures: it.Kind == CountItem || it.Kind == TimeItem, section: -1, set: -1, roles: it.AnsweredBy,
		}
		if it.Section != "" {
			p.section = v.sectionN[it.Section]
		}
		if it.AnswerSet != "" {
			p.set = v.sets[it.AnswerSet]
			p.codes, p.values = codes[p.set], values[p.set][0]
			if it.Reversed {
				p.values = values[p.set][1]
			}
			p.lo, p.hi = slices.Min(p.values), slices.Max(p.values)
		}
		p.all = 1<<len(p.codes) - 1
		if p.set >= 0 {
			p.exempt = exempting(&f.AnswerSets[p.set])
			if p.exempt != 0 {
				p.all = p.all&^p.exempt | naBit
			}
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

// codesOf returns the codes of an answer set and their values, as they are and
// turned round.
func codesOf(a *AnswerSet) (codes []string, values [2][]float64) {
	lo, hi := valueRange(a.Codes)
	codes = make([]string, len(a.Codes))
	flat := make([]float64, 2*len(a.Codes))
	values[0], values[1] = flat[:len(codes)], flat[len(codes):]
	for i, c := range a.Codes {
		codes[i] = c.Code
		values[0][i] = c.Value
		values[1][i] = lo + hi - c.Value
	}
	return codes, values
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
	for i := range s.items {
		list := s.f.Items[i].DependsOn
		for j := range list {
			d := &list[j]
			k := depPlan{item: s.index.at(d.Item), then: s.items[i].bit(d.Then)}
			for _, a := range d.Is {
				k.is |= s.items[k.item].bit(a)
			}
			s.items[i].deps = append(s.items[i].deps, k)
		}
	}
	done := make([]bool, len(s.items))
	var visit func(i int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		for _, d := range s.items[i].deps {
			visit(d.item)
		}
		if len(s.items[i].deps) > 0 {
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

// exempting returns the codes of a that take an item out of its scores.
func exempting(a *AnswerSet) mask {
	var m mask
	for i := range a.Codes {
		if a.Codes[i].Exempts {
			m |= 1 << i
		}
	}
	return m
}

// asks reports whether the item is put to role.
func (p *itemPlan) asks(role Role) bool {
	return len(p.roles) == 0 || slices.Contains(p.roles, role)
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
