package literacy

import (
	"github.com/concord-sdm/concord/literacy/internal/diag"
)

// room returns list with room for one more. A list that is full gets room for
// what the rest of the text brings if it is like the part before done, so that
// a long list is copied once, early, and little of it stays empty. size is the
// length of the whole.
func room[T any](list []T, done, size int) []T {
	n := len(list)
	if n < cap(list) {
		return list
	}
	// Not slices.Grow, which clears what it adds a second time.
	longer := make([]T, n, n+diag.More(n, done, size))
	copy(longer, list)
	return longer
}

// next makes list one longer, as room does, and returns the new last of it,
// which is empty: filled in where it stands, a large struct is written once.
func next[T any](list *[]T, done, size int) *T {
	n := len(*list)
	*list = room(*list, done, size)[:n+1]
	return &(*list)[n]
}
