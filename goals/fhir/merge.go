package fhir

import (
	"slices"
	"strings"
)

// generated is one element as the plan has it: one value, or the items of a
// list, each with its key for comparison.
type generated struct {
	element string // as in the element table
	member  string // in JSON
	many    bool
	keys    []string
	values  [][]byte
}

func (g *generated) add(key string, fill func(w *writer)) {
	var w writer
	fill(&w)
	g.keys = append(g.keys, key)
	g.values = append(g.values, w.b)
}

func (g *generated) write(w *writer) {
	if len(g.values) == 0 {
		return
	}
	w.name(g.member)
	if !g.many {
		w.raw(g.values[0])
		return
	}
	w.array(func() {
		for _, v := range g.values {
			w.raw(v)
		}
	})
}

// base returns the resource that the goal was read from, in the release to be
// written, with the keys of what was read.
func (x *exporter) base(i int) (Goal, map[string][]string, error) {
	base := x.bases[i]
	if base.t == nil {
		return base, nil, nil
	}
	var adopted []string
	if base.version != x.o.Version {
		converted, report, err := base.Convert(x.o.Version)
		if err != nil {
			return Goal{}, nil, err
		}
		for _, ch := range report.Changes {
			if ch.Kind == ChangeAdopted {
				adopted = append(adopted, elementOf(ch.To, x.o.Version))
			}
			if ch.Kind == ChangeLost || ch.Kind == ChangeInvalid {
				x.note("extensions/"+extensionKey(base.version), "in the change of release, "+ch.From+": "+ch.Text)
			}
		}
		base = converted
	}
	id := x.plan.Goals[i].ID
	r := newReader(ReadOptions{StatusDate: x.o.StatusDate, At: "2000-01-01T00:00:00Z"})
	r.silent, r.goalID = !x.proposed[id], x.planID
	r.goal(base, id)
	for _, element := range adopted {
		delete(r.keys, element) // the plan never heard of it, so it stays
	}
	return base, r.keys, nil
}

// elementOf returns the element of a Goal that an expression such as
// Goal.source names.
func elementOf(expression string, v Version) string {
	row, _, ok := find(goalElements, strings.TrimPrefix(expression, "Goal."), v.set())
	if !ok {
		return ""
	}
	return goalElements[row].name
}

// merge writes the resource base with what the plan changed in it.
func (x *exporter) merge(w *writer, base Element, keys map[string][]string, parts []generated) {
	done := make([]bool, len(parts))
	changed := false
	w.object(func() {
		for m := range base.All() {
			i := x.partOf(m, parts)
			switch {
			case i < 0:
				w.copy(m)
			case parts[i].many:
				done[i] = true
				changed = parts[i].join(w, m, keys[parts[i].element]) || changed
			case parts[i].same(keys[parts[i].element]):
				done[i] = true
				w.copy(m) // the value, and what accompanies it
			case !done[i]:
				done[i], changed = true, true
				parts[i].write(w)
			}
		}
		for i := range parts {
			if !done[i] && len(parts[i].values) > 0 {
				changed = true
				parts[i].write(w)
			}
		}
		if x.named && !base.Member("id").Exists() {
			w.field("id", x.plan.Goals[x.at].ID)
		}
	})
	if changed && base.Member("text").Exists() {
		x.note("extensions/"+extensionKey(x.bases[x.at].version), "holds a narrative that was written before the goal was changed; renew it")
	}
}

// partOf returns the index of the element that the member m holds, in any of
// its forms; -1 if a plan has no place for it.
func (x *exporter) partOf(m Element, parts []generated) int {
	row, _, ok := find(goalElements, strings.TrimPrefix(m.Name(), "_"), x.o.Version.set())
	if !ok {
		return -1
	}
	return slices.IndexFunc(parts, func(p generated) bool { return p.element == goalElements[row].name })
}

// same reports whether a single element is in the plan what was read of it.
// An element of which nothing could be read is the same as none.
func (g *generated) same(read []string) bool {
	old := ""
	if len(read) > 0 {
		old = read[0]
	}
	if len(g.keys) == 0 {
		return old == ""
	}
	return g.keys[0] == old
}

// join writes the list m with what the plan changed in it: items of which
// nothing was read stay, items that the plan still has stay as they were
// received, others go, and new ones follow. It reports whether there was a
// change.
func (g *generated) join(w *writer, m Element, read []string) bool {
	free := map[string][]int{} // the items of the plan that were not found yet
	for k, key := range g.keys {
		free[key] = append(free[key], k)
	}
	used := make([]bool, len(g.keys))
	var items [][]byte
	changed, i := false, 0
	for item := range m.All() {
		key := ""
		if i < len(read) {
			key = read[i]
		}
		i++
		switch same := free[key]; {
		case key == "":
			items = append(items, item.raw())
		case len(same) > 0:
			free[key] = same[1:]
			used[same[0]] = true
			items = append(items, item.raw())
		default:
			changed = true
		}
	}
	for k := range g.keys {
		if !used[k] {
			changed = true
			items = append(items, g.values[k])
		}
	}
	switch {
	case !changed:
		w.copy(m)
	case len(items) > 0:
		w.name(g.member)
		w.array(func() {
			for _, item := range items {
				w.raw(item)
			}
		})
	}
	return changed
}
