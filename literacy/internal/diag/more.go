package diag

import "math"

// More is how many of a thing are still to come in a text of the length size,
// if n stood in the part before done and the rest is like it. The fewer they
// were, the less they tell of the rest and the wider the margin; it is no more
// than 31 times as many as there were.
func More(n, done, size int) int {
	some := n/4 + 16
	if done <= 0 || done >= size {
		return some
	}
	rest := float64(n) * float64(size-done) / float64(done)
	margin := 1.02 + 2/math.Sqrt(float64(n)+1)
	return max(some, int(min(float64(rest*margin), float64(31*n)))+16)
}
