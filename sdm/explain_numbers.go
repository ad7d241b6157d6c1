package sdm

import "math"

// shown rounds a number of criterion c for print: to about a hundredth of the
// range, but not to 0.
func (c *WeighedCriterion) shown(x float64) float64 {
	step := c.step()
	for step > 1e-6 && toStep(x, step) == 0 && x != 0 {
		step /= 10
	}
	return toStep(x, step)
}

// step is the power of ten that numbers of criterion c are rounded to: 1 for a
// range of 100 to 999, or where there is no range.
func (c *WeighedCriterion) step() float64 {
	width := math.Abs(c.Range.Best - c.Range.Worst)
	if width == 0 || math.IsInf(width, 0) {
		return 1
	}
	step := 1.0
	for ; step*1000 <= width; step *= 10 {
	}
	for ; step*100 > width && step > 1e-6; step /= 10 {
	}
	return step
}

func toStep(x, step float64) float64 {
	if step >= 1 {
		return math.Round(x/step) * step
	}
	per := math.Round(1 / step)
	return math.Round(x*per) / per
}

// digits is how many decimals the messages print at most.
const digits = 6

// rounded rounds x to decimals.
func rounded(x float64, decimals int) float64 {
	per := math.Pow10(decimals)
	return math.Round(x*per) / per
}

// pair rounds two numbers of criterion c for print so that they stay apart.
// It reports false if they cannot.
func (c *WeighedCriterion) pair(a, b float64) (x, y float64, apart bool) {
	for step := c.step(); step > 1e-7; step /= 10 {
		x, y = toStep(a, step), toStep(b, step)
		if x != y && (x != 0 || a == 0) && (y != 0 || b == 0) {
			return x, y, true
		}
	}
	return x, y, false
}

// percent writes a share in percent: whole, or with as many decimals as it
// takes not to be 0.
func percent(x float64) float64 {
	for decimals := range digits {
		if p := rounded(100*x, decimals); p != 0 {
			return p
		}
	}
	return 0
}

// percents writes two shares in percent so that they stay apart.
func percents(a, b float64) (x, y float64) {
	x, y = percent(a), percent(b)
	for decimals := 1; decimals <= digits && x == y && a != b; decimals++ {
		x, y = rounded(100*a, decimals), rounded(100*b, decimals)
	}
	return x, y
}
