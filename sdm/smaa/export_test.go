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

// Walk returns draws by hit-and-run of weights that meet the statements, whether
// or not there is another way.
func Walk(statements []Statement, place map[string]int, blocks int) (draws [][]float64) {
	m := len(place)
	start, limits, err := inside(statements, place)
	if err != nil {
		return nil
	}
	c := newChain(m, limits, start)
	t := &tools{newZiggurat(), newExponential()}
	w, way := make([]float64, m), make([]float64, m)
	for b := range blocks {
		copy(w, c.start)
		bits := streamOf(keyOf(3, uint64(b)), dimensionOfWeights)
		c.walk(t, w, way, &bits, c.burn)
		for range blockSize {
			c.walk(t, w, way, &bits, c.stride)
			draws = append(draws, append([]float64(nil), w...))
		}
	}
	return draws
}

// Messages is the catalogue.
var Messages = messages
