package smaa

import "github.com/concord-sdm/concord/sdm"

// DrawCell returns the numbers of n draws of a cell.
func DrawCell(c *sdm.Criterion, cell *sdm.Cell, seed uint64, n int) []float64 {
	s := sourceOf(c, cell, false)
	t := tools{newZiggurat(), newExponential()}
	out := make([]float64, n)
	for d := range out {
		out[d] = s.draw(&t, keyOf(seed, uint64(d)))
	}
	return out
}

// Exp is the exponential function of the draws.
func Exp(x float64) float64 { return newExponential().exp(x) }

// Network returns the comparisons that sort n numbers.
func Network(n int) [][2]int { return network(n) }

// Worthwhile reports whether an exact computation is tried.
func Worthwhile(n, dimensions int) bool { return worthwhile(n, dimensions) }

// Messages is the catalogue.
var Messages = messages
