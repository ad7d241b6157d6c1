package principles

import "slices"

// disagreements returns the items that roles answered differently.
func (a *assessment) disagreements(roles []RoleResult) []Disagreement {
	list := []Disagreement{}
	for i := range a.s.items {
		key := a.s.items[i].key
		var views []View
		lo, hi := 1.0, 0.0
		for r := range roles {
			n := slices.IndexFunc(roles[r].Items, func(it ItemResult) bool { return it.Item == key })
			if n < 0 {
				continue
			}
			it := &roles[r].Items[n]
			share, ok := it.Share.Get()
			if !ok {
				continue
			}
			views = append(views, View{Role: roles[r].Role, Respondents: it.Met + it.Partly + it.NotMet, Share: share})
			lo, hi = min(lo, share), max(hi, share)
		}
		if len(views) < 2 {
			continue
		}
		d := Disagreement{Item: key, Text: a.s.f.Items[i].Text, Views: views, Gap: hi - lo}
		d.Pairs, d.Agree = a.pairs(i)
		if d.Gap > tolerance || d.Agree < d.Pairs {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(x, y Disagreement) int {
		switch {
		case x.Gap > y.Gap+tolerance:
			return -1
		case y.Gap > x.Gap+tolerance:
			return 1
		}
		return 0
	})
	return list
}

// pairs counts the subjects for which at least two roles answered item i, and
// those on which all their answers are the same.
func (a *assessment) pairs(i int) (pairs, agree int) {
	type view struct {
		role  Role
		mixed bool // more than one role
		first mask
		same  bool
	}
	subjects := make(map[string]*view)
	for k := range a.sheets {
		c := &a.sheets[k].sheet[i]
		name := a.sheets[k].r.Subject
		if name == "" || !c.known() {
			continue
		}
		v, ok := subjects[name]
		if !ok {
			subjects[name] = &view{role: a.sheets[k].role, first: c.given, same: true}
			continue
		}
		v.mixed = v.mixed || v.role != a.sheets[k].role
		v.same = v.same && v.first == c.given
	}
	for _, v := range subjects {
		if !v.mixed {
			continue
		}
		pairs++
		if v.same {
			agree++
		}
	}
	return pairs, agree
}
