// Package clash finds the smallest set of conditions that cannot hold together.
//
// Whether some conditions can hold is asked of a function: a linear program, or
// anything else of which every part of what holds, holds as well. A clash is found
// by leaving conditions out one by one (deletion filter: Chinneck & Dravnieks
// 1991, ORSA J Comput 3:157), from several ends. That none is smaller is shown by
// trying all sets of one and two, and then by hitting sets (Ignatiev, Previti,
// Liffiton & Marques-Silva 2015, CP 2015), as long as that does not take too much
// work. The answer depends on the conditions and their order alone.
//
// Evidence: the tests hold it to a search of all subsets, and to shortest ways
// round in orders. It is for some hundreds of conditions, of which few clash; it
// explains a contradiction and mends none. The package is internal and makes no
// promise of compatibility.
package clash

import "slices"

// Possible reports whether the picked conditions can hold together; if they
// cannot, it also returns those of them that the proof of that leans on, in the
// order of the picked ones: all of them if it does not know.
type Possible func(picked []int) (ok bool, used []int, err error)

// Smallest returns the smallest set of n conditions that cannot hold together,
// ascending, and whether it is proven that none is smaller; nil if all can hold. Of
// several sets of one or two it is the first. Without that proof it is only certain
// that no condition of the set can be left out. The error is that of possible.
func Smallest(n int, possible Possible) (set []int, proven bool, err error) {
	s := search{n: n, possible: possible}
	all := s.turned(0)
	ok, used, err := s.holds(all)
	if ok || err != nil {
		return nil, false, err
	}
	if set, err = s.shrink(all, used); err != nil {
		return nil, false, err
	}
	slices.Sort(set)
	return s.smallest(set)
}

// search is a search under way.
type search struct {
	n        int // conditions
	possible Possible
	work     int // done so far
}

// How much work a search may take: a check of k conditions counts k², as a
// linear program with as many rows does.
const (
	mostWork  = 2_000_000
	mostPairs = 20_000
	mostNodes = 100_000 // of the search for one hitting set
	starts    = 8       // ends from which conditions are left out
)

func (s *search) holds(picked []int) (bool, []int, error) {
	s.work += len(picked) * len(picked)
	return s.possible(picked)
}

// shrink leaves conditions out of a clash, the first ones first, until no more
// can be; used are those that a proof leans on, mostly few.
func (s *search) shrink(clash, used []int) ([]int, error) {
	if ok, again, err := s.holds(used); err == nil && !ok {
		if clash = used; len(again) < len(used) {
			return s.shrink(clash, again)
		}
	}
	for i := 0; i < len(clash); {
		without := slices.Delete(slices.Clone(clash), i, i+1)
		ok, used, err := s.holds(without)
		if err != nil {
			return nil, err
		}
		switch {
		case ok:
			i++
		case len(used) < len(without) && slices.Equal(clash[:i], used[:min(i, len(used))]):
			clash = used // it keeps what was found to be needed
		default:
			clash = without
		}
	}
	return clash, nil
}

// smallest looks for a smaller clash than one that was found.
func (s *search) smallest(set []int) (clash []int, proven bool, err error) {
	few, tried, err := s.few(len(set))
	switch {
	case err != nil:
		return nil, false, err
	case few != nil:
		return few, true, nil
	case len(set) <= tried+1:
		return set, true, nil
	}
	if set, err = s.elsewhere(set); err != nil {
		return nil, false, err
	}
	if len(set) <= tried+1 {
		return set, true, nil
	}
	return s.proven(set)
}

// few tries sets of one and of two conditions, up to the size of a clash at hand,
// and returns the first that clashes; it also returns up to which size all were
// tried.
func (s *search) few(size int) (clash []int, tried int, err error) {
	for i := range s.n {
		if ok, _, err := s.possible([]int{i}); err != nil || !ok {
			return []int{i}, 1, err
		}
	}
	pairs := 0
	for i := 0; i < s.n && size > 1; i++ {
		for j := i + 1; j < s.n; j++ {
			if pairs++; pairs > mostPairs {
				return nil, 1, nil
			}
			if ok, _, err := s.possible([]int{i, j}); err != nil || !ok {
				return []int{i, j}, 2, err
			}
		}
	}
	return nil, 2, nil
}

// elsewhere shrinks all conditions from several ends.
func (s *search) elsewhere(clash []int) ([]int, error) {
	for start := range starts {
		if s.work > mostWork/2 {
			break
		}
		turned := s.turned(start * s.n / starts)
		_, used, err := s.holds(turned)
		if err != nil {
			return nil, err
		}
		other, err := s.shrink(turned, used)
		if err != nil {
			return nil, err
		}
		if len(other) < len(clash) {
			clash = other
			slices.Sort(clash)
		}
	}
	return clash, nil
}

// turned returns all conditions, beginning with one.
func (s *search) turned(first int) []int {
	out := make([]int, s.n)
	for i := range out {
		out[i] = (i + first) % s.n
	}
	return out
}

// proven finds the smallest clash by hitting sets. A clash has something in
// common with what is left out of any set that holds; so the smallest set that
// has something in common with many of those is no larger than the smallest
// clash, and is it if it clashes.
func (s *search) proven(clash []int) (set []int, proven bool, err error) {
	var left [][]int // what sets that hold leave out
	for {
		picked, known := hitting(s.n, left, len(clash))
		switch {
		case !known:
			return clash, false, nil
		case picked == nil: // a smaller one does not exist
			return clash, true, nil
		}
		ok, _, err := s.holds(picked)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			return picked, true, nil
		}
		var rest []int
		for i := range s.n {
			if !slices.Contains(picked, i) {
				rest = append(rest, i)
			}
		}
		g := growth{search: s, set: picked, out: []int{}}
		if err := g.add(rest); err != nil {
			return nil, false, err
		}
		if s.work > mostWork {
			return clash, false, nil
		}
		left = append(left, g.out)
	}
}

// growth is a set that holds and takes in what it can.
type growth struct {
	*search
	set, out []int // what it has, and what it cannot have
}

// add takes in the conditions of a list, all at once where that holds, else half
// by half. It stops when the work is too much.
func (g *growth) add(list []int) error {
	if len(list) == 0 || g.work > mostWork {
		return nil
	}
	more := append(slices.Clone(g.set), list...)
	slices.Sort(more)
	ok, _, err := g.holds(more)
	switch {
	case err != nil:
		return err
	case ok:
		g.set = more
	case len(list) == 1:
		g.out = append(g.out, list[0])
	default:
		half := len(list) / 2
		if err := g.add(list[:half]); err != nil {
			return err
		}
		return g.add(list[half:])
	}
	return nil
}

// hitting returns a smallest set, ascending, that has something in common with
// each list of numbers below n, if it has fewer elements than the limit, else
// nil; known is false if looking takes too long.
func hitting(n int, lists [][]int, limit int) (set []int, known bool) {
	nodes, in := 0, make([]bool, n)
	var walk func(size int) bool
	walk = func(size int) bool {
		nodes++
		var open []int // the shortest list that is not hit
		for _, list := range lists {
			if open != nil && len(list) >= len(open) {
				continue
			}
			if !slices.ContainsFunc(list, func(i int) bool { return in[i] }) {
				open = list
			}
		}
		if open == nil {
			return true
		}
		if size == 0 {
			return false
		}
		for _, i := range open {
			in[i] = true
			if walk(size - 1) {
				return true
			}
			in[i] = false
			if nodes > mostNodes {
				return false
			}
		}
		return false
	}
	for size := range limit {
		if walk(size) {
			out := []int{}
			for i, is := range in {
				if is {
					out = append(out, i)
				}
			}
			return out, true
		}
		if nodes > mostNodes {
			return nil, false
		}
	}
	return nil, true
}
