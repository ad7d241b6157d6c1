package principles

import "slices"

// gates appends the state of each required item for one role.
func (a *assessment) gates(gates []GateResult, role Role, of []roleSheet) []GateResult {
	for i := range a.s.items {
		if !a.s.f.Items[i].Required || !a.s.items[i].asks(role) {
			continue
		}
		it := &a.s.items[i]
		g := GateResult{Item: it.key, Text: a.s.f.Items[i].Text, Role: role, Status: GatePassed}
		for _, r := range of {
			c := &r.sheet[i]
			switch {
			case !c.known():
				g.Unknown++
			case it.values[lowBit(c.given)] < it.hi:
				g.NotMet++
			}
		}
		switch {
		case g.NotMet > 0:
			g.Status = GateFailed
		case g.Unknown > 0:
			g.Status = GateUndecided
		}
		if g.Status != GatePassed && a.o.waived(it.key) != "" {
			g.Status = GateWaived
		}
		gates = append(gates, g)
	}
	return gates
}

// unasked appends the gates that were put to nobody.
func (a *assessment) unasked(gates []GateResult) []GateResult {
	if !a.s.required {
		return gates
	}
	for i := range a.s.items {
		it := &a.s.items[i]
		if !a.s.f.Items[i].Required || slices.ContainsFunc(a.sheets, func(r roleSheet) bool { return it.asks(r.role) }) {
			continue
		}
		g := GateResult{Item: it.key, Text: a.s.f.Items[i].Text, Status: GateUnasked}
		if a.o.waived(it.key) != "" {
			g.Status = GateWaived
		}
		gates = append(gates, g)
	}
	return gates
}
