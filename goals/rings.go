package goals

// rings finds goals that serve each other in a ring.
type rings struct {
	component map[string]int
}

// newRings finds the strongly connected components of the goals (Tarjan,
// SIAM Journal on Computing 1972;1:146-160), without recursion: the goals may
// come from anybody.
func newRings(goals []Goal) rings {
	index := make(map[string]int, len(goals))
	for i := range goals {
		if _, ok := index[goals[i].ID]; !ok {
			index[goals[i].ID] = i
		}
	}
	n := len(goals)
	order, low, comp := make([]int, n), make([]int, n), make([]int, n)
	onStack := make([]bool, n)
	var stack []int
	type frame struct{ node, edge int }
	next, comps := 1, 0
	for start := range goals {
		if order[start] != 0 {
			continue
		}
		work := []frame{{start, 0}}
		for len(work) > 0 {
			f := &work[len(work)-1]
			v := f.node
			if f.edge == 0 {
				order[v], low[v] = next, next
				next++
				stack, onStack[v] = append(stack, v), true
			}
			pushed := false
			for f.edge < len(goals[v].Parents) {
				w, ok := index[goals[v].Parents[f.edge]]
				f.edge++
				if !ok {
					continue
				}
				if order[w] == 0 {
					work = append(work, frame{w, 0})
					pushed = true
					break
				}
				if onStack[w] {
					low[v] = min(low[v], order[w])
				}
			}
			if pushed {
				continue
			}
			if low[v] == order[v] {
				comps++
				for {
					w := stack[len(stack)-1]
					stack, onStack[w] = stack[:len(stack)-1], false
					comp[w] = comps
					if w == v {
						break
					}
				}
			}
			work = work[:len(work)-1]
			if len(work) > 0 {
				u := work[len(work)-1].node
				low[u] = min(low[u], low[v])
			}
		}
	}
	r := rings{component: make(map[string]int, n)}
	for id, i := range index {
		r.component[id] = comp[i]
	}
	return r
}

// closes reports whether the step from goal to parent lies on a ring.
func (r rings) closes(goal, parent string) bool {
	a, ok1 := r.component[goal]
	b, ok2 := r.component[parent]
	return ok1 && ok2 && a == b
}
