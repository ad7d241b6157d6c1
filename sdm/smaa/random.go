package smaa

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// stream is a sequence of random bits that is a function of a seed, a draw and
// a dimension alone, whoever asks first: SplitMix64 (Steele, Lea & Flood 2014,
// OOPSLA, doi 10.1145/2660193.2660195) whose state starts at a hash of the
// three.
type stream uint64

const golden = 0x9e3779b97f4a7c15

// mix is the finaliser of SplitMix64, variant 13 of Stafford.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// keyOf returns what all dimensions of one draw share.
func keyOf(seed, draw uint64) uint64 { return mix(mix(seed+golden) + (draw+1)*golden) }

// streamOf returns the stream of one dimension of a draw.
func streamOf(key, dimension uint64) stream {
	return stream(mix(key ^ (dimension+1)*0xd1342543de82ef95))
}

func (s *stream) bits() uint64 {
	*s += golden
	return mix(uint64(*s))
}

// uniform returns a number from 0 to below 1 on the grid of 2⁻⁵³.
func (s *stream) uniform() float64 { return float64(s.bits()>>11) * 0x1p-53 }

// open returns a number above 0 and below 1.
func (s *stream) open() float64 { return (float64(s.bits()>>12) + 0.5) * 0x1p-52 }

// The ziggurat of Marsaglia & Tsang (2000, J Stat Softw 5:8) with 128 layers
// and the constants of Doornik (2005).
const (
	layers     = 128
	tailFrom   = 3.442619855899
	layerArea  = 9.91256303526217e-3
	layerIndex = layers - 1
)

// ziggurat holds the right ends of the layers and their ratios.
type ziggurat struct {
	x     [layers + 1]float64
	ratio [layers]float64
}

func newZiggurat() *ziggurat {
	z := &ziggurat{}
	f := stats.Exp(-0.5 * float64(tailFrom*tailFrom))
	z.x[0], z.x[1] = layerArea/f, tailFrom
	for i := 2; i < layers; i++ {
		z.x[i] = math.Sqrt(-2 * stats.Log(layerArea/z.x[i-1]+f))
		f = stats.Exp(-0.5 * float64(z.x[i]*z.x[i]))
	}
	for i := range z.ratio {
		z.ratio[i] = z.x[i+1] / z.x[i]
	}
	return z
}

// normal returns a standard normal number.
func (z *ziggurat) normal(s *stream) float64 {
	for {
		bits := s.bits()
		i := bits & layerIndex
		u := float64(int64(bits)>>10) * 0x1p-53 // −1 to below 1
		if math.Abs(u) < z.ratio[i] {
			return float64(u * z.x[i])
		}
		if i == 0 {
			return tail(s, u < 0)
		}
		x := float64(u * z.x[i])
		low := stats.Exp(-0.5 * (float64(z.x[i]*z.x[i]) - float64(x*x)))
		high := stats.Exp(-0.5 * (float64(z.x[i+1]*z.x[i+1]) - float64(x*x)))
		if high+float64(s.uniform()*(low-high)) < 1 {
			return x
		}
	}
}

// tail returns a normal number beyond the last layer (Marsaglia 1964).
func tail(s *stream, negative bool) float64 {
	for {
		x := stats.Log(s.open()) / tailFrom
		y := stats.Log(s.open())
		if -2*y >= float64(x*x) {
			if negative {
				return x - tailFrom
			}
			return tailFrom - x
		}
	}
}

// gamma returns a number of the gamma distribution with the given shape, at
// least ½, and scale 1 (Marsaglia & Tsang 2000, ACM Trans Math Softw 26:363).
func (z *ziggurat) gamma(s *stream, shape float64) float64 {
	boost := 1.0
	if shape < 1 {
		// U^(1/a) · Gamma(a + 1); for the ½ that is needed here, U².
		boost = stats.Pow(s.open(), 1/shape)
		shape++
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := z.normal(s)
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = float64(float64(v*v) * v)
		u, x2 := s.open(), float64(x*x)
		if u < 1-float64(0.0331*float64(x2*x2)) ||
			stats.Log(u) < 0.5*x2+float64(d*(1-v+stats.Log(v))) {
			return float64(boost * float64(d*v))
		}
	}
}

// exponential holds what exp needs: 2^(i/64).
type exponential [64]float64

func newExponential() *exponential {
	e := &exponential{}
	for i := range e {
		e[i] = stats.Exp(float64(i) / 64 * math.Ln2)
	}
	return e
}

// exp returns e^x to about 1e-15 relative, the same bits on every CPU, some
// times faster than stats.Exp: x = (64k + i)·ln 2/64 + r with |r| ≤ 0.0055.
func (e *exponential) exp(x float64) float64 {
	const (
		per = 64 / math.Ln2
		hi  = 6.93147180369123816490e-01 / 64
		lo  = 1.90821492927058770002e-10 / 64
	)
	if !(math.Abs(x) < 700) {
		return stats.Exp(x)
	}
	n := math.Floor(float64(x*per) + 0.5)
	r := (x - float64(n*hi)) - float64(n*lo)
	p := r + float64(float64(r*r)*(0.5+float64(r*(1.0/6+float64(r*(1.0/24+float64(r*(1.0/120))))))))
	k := int64(n)
	f := e[k&63]
	return float64((f + float64(f*p)) * math.Float64frombits(uint64(1023+k>>6)<<52))
}
