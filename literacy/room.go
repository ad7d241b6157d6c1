package literacy

import (
	"github.com/concord-sdm/concord/literacy/internal/diag"
)

// next makes list one longer and returns the new last of it, which is empty:
// filled in where it stands, a large struct is written once. done is how much of
// a text of the length size was read before.
func next[T any](list *[]T, done, size int) *T {
	n := len(*list)
	if n == cap(*list) {
		more(list, done, size)
	}
	*list = (*list)[:n+1]
	return &(*list)[n]
}

// more gives a list that is full room for what the rest of the text brings if it
// is like the part before done, so that a long list is copied once, early, and
// little of it stays empty.
func more[T any](list *[]T, done, size int) {
	n := len(*list)
	// Not slices.Grow, which clears what it adds a second time.
	longer := make([]T, n, n+diag.More(n, done, size))
	copy(longer, *list)
	*list = longer
}
