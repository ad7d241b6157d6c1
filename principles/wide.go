package principles

import (
	"math"
	"math/big"
	"math/bits"
)

// wide is a sum of whole numbers that does not overflow: 192 bits, unsigned.
type wide struct{ lo, mid, hi uint64 }

// add adds v, which is not negative, as a multiple of 2^-24.
func (w *wide) add(v float64) {
	w.plus(0, onGrid(v))
}

// addSquare adds the square of v, as a multiple of 2^-48.
func (w *wide) addSquare(v float64) {
	u := onGrid(v)
	w.plus(bits.Mul64(u, u))
}

// onGrid returns v in multiples of 2^-24. A figure beyond 2^39, which no
// published score comes near, is cut off there.
func onGrid(v float64) uint64 {
	const most = 1 << 63
	x := math.RoundToEven(v * grid)
	if x >= most {
		return most
	}
	return uint64(max(x, 0))
}

func (w *wide) plus(hi, lo uint64) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, lo, 0)
	w.mid, carry = bits.Add64(w.mid, hi, carry)
	w.hi += carry
}

func (w *wide) big() *big.Int {
	x := new(big.Int).SetUint64(w.hi)
	x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(w.mid))
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(w.lo))
}

func (w *wide) float() float64 {
	f, _ := new(big.Float).SetInt(w.big()).Float64()
	return f
}

// wideSD returns the standard deviation, with n − 1, of n figures whose sum and
// sum of squares are given: sqrt((n·Σx² − (Σx)²) / (n·(n−1))), exact up to the
// root.
func wideSD(sum, squares *wide, n int) float64 {
	count := big.NewInt(int64(n))
	a := new(big.Int).Mul(squares.big(), count)
	b := sum.big()
	a.Sub(a, b.Mul(b, b))
	d, _ := new(big.Float).Quo(
		new(big.Float).SetInt(a),
		new(big.Float).SetInt(count.Mul(count, big.NewInt(int64(n-1)))),
	).Float64()
	return math.Sqrt(d) / grid
}
