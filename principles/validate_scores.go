package principles

import (
	"cmp"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

func (v *frameworkCheck) scores(p fault.Path) {
	v.length(p, len(v.f.Scores), maxList)
	seen := make(map[string]int, len(v.f.Scores))
	for i := range v.f.Scores {
		s := &v.f.Scores[i]
		p := p.Index(i)
		v.unique(p.Field("id"), seen, s.ID, i)
		v.text(p.Field("title"), s.Title, false)
		known := v.scoreItems(p, s)
		enum(&v.checker, p.Field("method"), s.Method, true)
		v.method(p, s, known)
		v.missing(p, s)
		if s.MinCases < 0 {
			v.Addf(p.Field("minCases"), fault.Range, nil, "must be 1 or more, or absent for 1")
		}
		v.cutOffs(p.Field("cutOffs"), s)
		if known {
			v.bands(p.Field("bands"), s)
		}
		v.refer(p.Field("references"), s.References)
	}
}

// scoreItems reports whether all items of s are there and have values.
func (v *frameworkCheck) scoreItems(p fault.Path, s *Score) bool {
	list := p.Field("items")
	if len(s.Items) == 0 {
		v.Addf(list, fault.Required, nil, "must name at least one item")
		return false
	}
	v.length(list, len(s.Items), maxItems)
	all := true
	seen := make([]bool, len(v.f.Items))
	v.scoreN = v.scoreN[:0]
	n := -1
	for j, key := range s.Items {
		var ok bool
		n, ok = v.itemN.near(n+1, key)
		v.scoreN = append(v.scoreN, n)
		switch {
		case !ok:
			v.Addf(list.Index(j), fault.Reference, nil, "must be the key of an item")
			all = false
		case seen[n]:
			v.Addf(list.Index(j), fault.Duplicate, nil, "must name each item once")
		default:
			seen[n] = true
			all = all && v.hasValues(&v.f.Items[n])
		}
	}
	return all
}

func (v *frameworkCheck) hasValues(it *Item) bool {
	if it.AnswerSet == "" {
		return it.Kind != ScaleItem
	}
	n, ok := v.sets[it.AnswerSet]
	if !ok || len(v.f.AnswerSets[n].Codes) == 0 {
		return false
	}
	for _, c := range v.f.AnswerSets[n].Codes {
		if math.IsNaN(c.Value) || math.IsInf(c.Value, 0) {
			return false
		}
	}
	return true
}

// rangeOf returns the lowest and highest value of an item that has values.
func (v *frameworkCheck) rangeOf(n int) (lo, hi float64) {
	it := &v.f.Items[n]
	if it.AnswerSet == "" {
		return 0, 1
	}
	return valueRange(v.f.AnswerSets[v.sets[it.AnswerSet]].Codes)
}

func (v *frameworkCheck) method(p fault.Path, s *Score, known bool) {
	v.between(p.Field("minus"), s.Minus, 1e-6, 1e6, valueRule)
	v.between(p.Field("times"), s.Times, 1e-5, 1e5, timesRule)
	v.between(p.Field("pass"), s.Pass, 1e-6, 1e6, valueRule)
	if s.Method == Linear {
		if s.Times == 0 {
			v.Addf(p.Field("times"), fault.Required, nil, "must be given, and not 0, for the method linear")
		}
	} else if s.Minus != 0 || s.Times != 0 {
		v.Addf(p.Field("times"), fault.Forbidden, nil, "minus and times must be absent unless the method is linear")
	}
	passes := s.Method == Gates || s.Method == CountPassed || s.Method == TopBox
	switch {
	case !passes && s.Pass != 0:
		v.Addf(p.Field("pass"), fault.Forbidden, nil, "must be absent unless the method is gates, count or topBox")
	case (s.Method == Gates || s.Method == CountPassed) && s.Pass == 0:
		v.Addf(p.Field("pass"), fault.Required, nil, "must be given for the methods gates and count")
	}
	if known {
		v.ranges(p, s)
	}
}

// ranges checks that the ranges of the items fit the method of s.
func (v *frameworkCheck) ranges(p fault.Path, s *Score) {
	fromZero := s.Method == Percent || (s.Method == Sum && s.Missing.Rule == Answered)
	alike := s.Method == Mean || s.Method == Linear || s.Missing.Rule == Prorate && s.Method != Percent
	lo0, hi0 := v.rangeOf(v.scoreN[0])
	for j, n := range v.scoreN {
		lo, hi := v.rangeOf(n)
		if fromZero && (lo != 0 || hi <= 0) {
			v.Addf(fieldIndex(p, "items", j), fault.Conflict, nil,
				"must have 0 as its lowest value and a higher one, for the method percent and for a sum of the answered items alone")
		}
		if s.Method == CountPassed && s.Missing.Rule == Answered && lo >= s.Pass {
			v.Addf(fieldIndex(p, "items", j), fault.Conflict, nil,
				"must have an answer that does not pass: an unanswered item would otherwise count for less than any answer")
		}
		if alike && (lo != lo0 || hi != hi0) {
			v.Addf(fieldIndex(p, "items", j), fault.Conflict, nil,
				"must have the range of the first item: only items alike are averaged, or stand in for one another")
		}
	}
}

func (v *frameworkCheck) missing(p fault.Path, s *Score) {
	at := p.Field("missing")
	m := s.Missing
	enum(&v.checker, at.Field("rule"), m.Rule, true)
	q := at.Field("minAnswered")
	switch {
	case m.MinAnswered < 0 || m.MinAnswered > len(s.Items):
		v.Addf(q, fault.Range, nil, "must be from 1 to the number of items of the score")
	case m.Rule == Prorate && m.MinAnswered == 0:
		v.Addf(q, fault.Required, nil, "must be given for the rule prorate: nothing is prorated without an explicit minimum")
	case m.Rule == Complete && m.MinAnswered != 0:
		v.Addf(q, fault.Forbidden, nil, "must be absent for the rule complete")
	}
	if m.Rule == Prorate && (s.Method == Gates || s.Method == CountPassed || s.Method == TopBox) {
		v.Addf(at.Field("rule"), fault.Conflict, nil, "must not be prorate for the methods gates, count and topBox")
	}
}

func (v *frameworkCheck) cutOffs(p fault.Path, s *Score) {
	v.length(p, len(s.CutOffs), maxList)
	for i := range within(s.CutOffs, maxList) {
		k := &s.CutOffs[i]
		p := p.Index(i)
		v.id(p.Field("id"), k.ID)
		if slices.ContainsFunc(s.CutOffs[:i], func(o CutOff) bool { return o.ID == k.ID }) {
			v.Addf(p.Field("id"), fault.Duplicate, nil, "must be used once in its list")
		}
		v.number(p.Field("at"), k.At)
		enum(&v.checker, p.Field("is"), k.Is, true)
		v.text(p.Field("meaning"), k.Meaning, true)
		v.refer(p.Field("references"), k.References)
	}
}

// bands checks that the bands, in rising order, cover the range of the score
// without hole or overlap.
func (v *frameworkCheck) bands(p fault.Path, s *Score) {
	if len(s.Bands) == 0 {
		return
	}
	v.length(p, len(s.Bands), maxList)
	finite := len(s.Bands) <= maxList
	for i := range within(s.Bands, maxList) {
		b := &s.Bands[i]
		p := p.Index(i)
		v.id(p.Field("id"), b.ID)
		if slices.ContainsFunc(s.Bands[:i], func(o Band) bool { return o.ID == b.ID }) {
			v.Addf(p.Field("id"), fault.Duplicate, nil, "must be used once in its list")
		}
		ok := v.number(p.Field("from"), b.From)
		ok = v.number(p.Field("to"), b.To) && ok
		finite = finite && ok
		if ok && (b.From > b.To || (b.From == b.To && (b.FromOpen || b.ToOpen))) {
			v.Addf(p.Field("to"), fault.Conflict, nil, "must not be below from, and a band of one figure must hold both its ends")
		}
		v.text(p.Field("title"), b.Title, true)
	}
	if !finite || !s.Method.IsValid() {
		return
	}
	v.cover(p, s)
}

// cover checks that the bands of s leave no hole and do not overlap.
func (v *frameworkCheck) cover(p fault.Path, s *Score) {
	order := make([]int, len(s.Bands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.Bands[a].From, s.Bands[b].From) })
	lo, hi := v.figureRange(s, v.scoreN)
	first, last := order[0], order[len(order)-1]
	if b := &s.Bands[first]; b.From > lo || (b.From == lo && b.FromOpen) {
		v.Addf(fieldAt(p, first, "from"), fault.Conflict, nil, "leaves a hole: the lowest figure of the score must lie in a band")
	}
	for n, i := range order[1:] {
		before, b := &s.Bands[order[n]], &s.Bands[i]
		switch {
		case b.From < before.To || (b.From == before.To && !b.FromOpen && !before.ToOpen):
			v.Addf(fieldAt(p, i, "from"), fault.Conflict, nil, "overlaps the band below: one of the two must leave out the shared figures")
		case b.From > before.To || (b.FromOpen && before.ToOpen):
			v.Addf(fieldAt(p, i, "from"), fault.Conflict, nil, "leaves a hole above the band below: it must begin where that one ends")
		}
	}
	if b := &s.Bands[last]; b.To < hi || (b.To == hi && b.ToOpen) {
		v.Addf(fieldAt(p, last, "to"), fault.Conflict, nil, "leaves a hole: the highest figure of the score must lie in a band")
	}
}

// figureRange returns the lowest and the highest figure that s can have.
func (v *frameworkCheck) figureRange(s *Score, items []int) (lo, hi float64) {
	r := rangeSum{method: s.Method, minus: s.Minus, times: s.Times}
	first := &v.f.Items[items[0]]
	for _, n := range items {
		l, h := v.rangeOf(n)
		it := &v.f.Items[n]
		r.add(l, h, it.weight(), v.mayDrop(it) || !slices.Equal(it.AnsweredBy, first.AnsweredBy))
	}
	return r.figures()
}

// mayDrop reports whether the item may turn out not to apply.
func (v *frameworkCheck) mayDrop(it *Item) bool {
	if it.NAAllowed || slices.ContainsFunc(it.DependsOn, func(d Dependency) bool { return d.Then == NotApplicable }) {
		return true
	}
	if it.Section != "" {
		if n, ok := v.section(it.Section); ok && v.f.Sections[n].NATogether {
			return true
		}
	}
	if it.AnswerSet != "" {
		n := v.sets[it.AnswerSet]
		return slices.ContainsFunc(v.f.AnswerSets[n].Codes, func(c Code) bool { return c.Exempts })
	}
	return false
}

// fieldAt returns the place of the member name of entry i of the list at p.
func fieldAt(p fault.Path, i int, name string) fault.Path {
	q := p.Index(i)
	return q.Field(name)
}
