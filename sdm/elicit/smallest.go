package elicit

import (
	"slices"
)

// search looks for the smallest set of conditions that cannot hold together.
type search struct {
	n int // conditions
	// possible reports whether some can hold together; if not, those that the
	// proof of that leans on.
	possible func(picked []int) (bool, []int, error)
	work     int // done so far
}

// How much work a search may take: a check of k conditions counts k², as a
// linear program with as many rows does.
const (
	mostWork  = 400_000
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
func (s *search) smallest(clash []int) (WeightSet, error) {
	few, tried, err := s.few(len(clash))
	switch {
	case err != nil:
		return WeightSet{}, err
	case few != nil:
		return WeightSet{Clash: few, Smallest: true}, nil
	case len(clash) <= tried+1:
		return WeightSet{Clash: clash, Smallest: true}, nil
	}
	if clash, err = s.elsewhere(clash); err != nil {
		return WeightSet{}, err
	}
	if len(clash) <= tried+1 {
		return WeightSet{Clash: clash, Smallest: true}, nil
	}
	return s.proven(clash)
}

// few tries sets of one and of two conditions, if a clash has more; it also
// returns up to which size all were tried.
func (s *search) few(than int) (clash []int, tried int, err error) {
	for i := 0; i < s.n && than > 1; i++ {
		if ok, _, err := s.possible([]int{i}); err != nil || !ok {
			return []int{i}, 1, err
		}
	}
	pairs := 0
	for i := 0; i < s.n && than > 2; i++ {
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
		turned := make([]int, s.n)
		for i := range turned {
			turned[i] = (i + start*s.n/starts) % s.n
		}
		ok, used, err := s.holds(turned)
		if err != nil || ok {
			return clash, err
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

// proven finds the smallest clash by hitting sets. A clash has something in
// common with what is left out of any set that holds; so the smallest set that
// has something in common with many of those is no larger than the smallest
// clash, and is it if it clashes.
func (s *search) proven(clash []int) (WeightSet, error) {
	var left [][]int // what sets that hold leave out
	for {
		picked, known := hitting(s.n, left, len(clash))
		switch {
		case !known:
			return WeightSet{Clash: clash}, nil
		case picked == nil: // a smaller one does not exist
			return WeightSet{Clash: clash, Smallest: true}, nil
		}
		ok, _, err := s.holds(picked)
		if err != nil {
			return WeightSet{}, err
		}
		if !ok {
			return WeightSet{Clash: picked, Smallest: true}, nil
		}
		out := []int{}
		for i := range s.n {
			if slices.Contains(picked, i) {
				continue
			}
			if s.work > mostWork {
				return WeightSet{Clash: clash}, nil
			}
			more := append(slices.Clone(picked), i)
			slices.Sort(more)
			if ok, _, err = s.holds(more); err != nil {
				return WeightSet{}, err
			}
			if ok {
				picked = more
			} else {
				out = append(out, i)
			}
		}
		left = append(left, out)
	}
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
			return append([]int{}, indices(in)...), true
		}
		if nodes > mostNodes {
			return nil, false
		}
	}
	return nil, true
}
