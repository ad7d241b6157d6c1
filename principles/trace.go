package principles

// trace lists what each item adds to the figure: the mean, over the scored
// respondents, of what it adds to theirs.
func (a *assessment) trace(p *scorePlan, of []roleSheet, outcomes []outcome, scored int) []Contribution {
	list := make([]Contribution, 0, len(p.items))
	n := float64(scored)
	for _, i := range p.items {
		it := &a.s.items[i]
		if len(of) == 1 { // the usual case needs no mean
			if c := &of[0].sheet[i]; c.asked && c.known() {
				v := it.values[lowBit(c.given)]
				list = append(list, Contribution{Item: it.key, Value: v, Weight: it.weight, Contribution: p.contribution(&outcomes[0], it, v)})
			}
			continue
		}
		t := Contribution{Item: it.key, Weight: it.weight}
		var bufs [2][8]float64
		values, adds := bufs[0][:0], bufs[1][:0]
		for k := range of {
			c := &of[k].sheet[i]
			if outcomes[k].why != "" || !c.asked || !c.known() {
				continue
			}
			v := it.values[lowBit(c.given)]
			values = append(values, v)
			adds = append(adds, p.contribution(&outcomes[k], it, v))
		}
		if len(values) == 0 {
			continue
		}
		t.Contribution = mean(adds) * float64(len(adds)) / n
		t.Value = mean(values)
		list = append(list, t)
	}
	return list
}

// contribution returns what a value of an item adds to the figure of o.
func (p *scorePlan) contribution(o *outcome, it *itemPlan, v float64) float64 {
	switch p.s.Method {
	case Percent:
		return 100 * float64(it.weight*v) / o.den
	case Mean:
		return float64(it.weight*v) / o.den
	case Sum:
		return float64(float64(it.weight*v) * o.scale)
	case Linear:
		return float64(it.weight*(v-p.s.Minus)) / o.den * p.s.Times
	case CountPassed:
		if v >= p.s.Pass {
			return 1
		}
	case Gates, TopBox:
		return o.value / float64(o.answered)
	}
	return 0
}
