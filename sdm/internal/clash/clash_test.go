package clash_test

import (
	"errors"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/internal/clash"
)

// without says that some of the lists must not be picked whole; the proof leans
// on the one that was, or if it is lazy on all that was picked.
func without(lists [][]int, lazy bool) clash.Possible {
	return func(picked []int) (bool, []int, error) {
		for _, list := range lists {
			if slices.ContainsFunc(list, func(i int) bool { return !slices.Contains(picked, i) }) {
				continue
			}
			if lazy {
				return false, picked, nil
			}
			used := []int{}
			for _, i := range picked {
				if slices.Contains(list, i) {
					used = append(used, i)
				}
			}
			return false, used, nil
		}
		return true, nil, nil
	}
}

// The answer is as small as the smallest of all subsets that clash.
func TestAgainstAllSubsets(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 1))
		n := 1 + rng.IntN(10)
		var lists [][]int
		for range rng.IntN(6) {
			list := rng.Perm(n)[:1+rng.IntN(n)]
			slices.Sort(list)
			lists = append(lists, list)
		}
		possible := without(lists, seed%2 == 0)
		want := 0 // none
		for set := range 1 << n {
			var picked []int
			for i := range n {
				if set>>i&1 == 1 {
					picked = append(picked, i)
				}
			}
			if ok, _, _ := possible(picked); !ok && (want == 0 || bits.OnesCount(uint(set)) < want) {
				want = bits.OnesCount(uint(set))
			}
		}
		got, proven, err := clash.Smallest(n, possible)
		require.NoError(t, err)
		require.Len(t, got, want, "seed %d: %v", seed, lists)
		require.True(t, slices.IsSorted(got))
		if want > 0 {
			require.True(t, proven)
			ok, _, _ := possible(got)
			require.False(t, ok)
		}
		if want == 1 || want == 2 {
			for _, list := range lists {
				require.False(t, len(list) == want && slices.Compare(list, got) < 0, "the first of several")
			}
		}
	}
}

// A short clash is found and proven among long ones.
func TestShortAmongLong(t *testing.T) {
	const n = 40
	lists := [][]int{{10, 20, 30, 39}}
	for i := range 5 {
		var long []int
		for j := range 9 {
			long = append(long, (i*6+j*7)%n)
		}
		slices.Sort(long)
		lists = append(lists, slices.Compact(long))
	}
	got, proven, err := clash.Smallest(n, without(lists, false))
	require.NoError(t, err)
	require.True(t, proven)
	require.Equal(t, []int{10, 20, 30, 39}, got)
}

// Where any k of n conditions clash, so many sets are smallest that there is no
// proof in time: nothing can be left out of the answer all the same.
func TestUnproven(t *testing.T) {
	const n, k = 80, 30
	got, proven, err := clash.Smallest(n, func(picked []int) (bool, []int, error) { return len(picked) < k, picked, nil })
	require.NoError(t, err)
	require.False(t, proven)
	require.Len(t, got, k)
}

// A search that cannot be decided ends with the error, wherever it comes.
func TestErrors(t *testing.T) {
	stop := errors.New("not decided")
	possible := without([][]int{{0, 1, 2, 3}, {4, 5, 6}, {3, 4, 7, 8, 9}}, false)
	calls := 0
	count := func(picked []int) (bool, []int, error) { calls++; return possible(picked) }
	_, _, err := clash.Smallest(10, count)
	require.NoError(t, err)
	all, failed := calls, 0
	for at := range all {
		left := at
		set, proven, err := clash.Smallest(10, func(picked []int) (bool, []int, error) {
			if left--; left < 0 {
				return false, nil, stop
			}
			return possible(picked)
		})
		if err != nil {
			require.ErrorIs(t, err, stop)
			require.Nil(t, set)
			require.False(t, proven)
			failed++
		}
	}
	require.Greater(t, failed, all/2)
}
