package literacy

import "slices"

// room returns list with room for one more. A list that is full gets room for
// what the rest of the text brings if it is like the part before done, so that
// a long list is copied once and little of it stays empty. size is the length
// of the whole; a text that begins densely gets no more than eight times what
// it has.
func room[T any](list []T, done, size int) []T {
	n := len(list)
	if n < cap(list) {
		return list
	}
	more := n/4 + 16
	if done > 0 && done < size {
		rest := float64(n) * float64(size-done) / float64(done)
		more = max(more, int(min(rest*1.05, float64(7*n)))+16)
	}
	return slices.Grow(list, more)
}
