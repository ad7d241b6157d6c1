package smaa_test

import (
	"fmt"
	"testing"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// uncertain gives every cell a normal distribution.
func uncertain(d sdm.Decision, sd float64) sdm.Decision {
	for i := range d.Evidence {
		c := &d.Evidence[i]
		c.Kind, c.Distribution, c.Value = sdm.Distributed, sdm.Distribution{Family: sdm.Normal, Mean: c.Value, SD: sd}, nil
	}
	return d
}

// BenchmarkAssess is a whole assessment, validation and report included.
func BenchmarkAssess(b *testing.B) {
	for _, workers := range []int{1, 2} {
		for _, c := range []struct {
			name string
			d    sdm.Decision
			s    smaa.Statements
		}{
			{"fixed", decisionOf(randomRows(10, 8, 1)...), said()},
			{"ordered", decisionOf(randomRows(10, 8, 1)...), said(order("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"))},
			{"drawn", uncertain(decisionOf(randomRows(10, 8, 1)...), 0.05), said()},
			{"exact", decisionOf(randomRows(5, 4, 1)...), said()},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, workers), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					assess(b, c.d, c.s, smaa.Options{Workers: workers})
				}
			})
		}
	}
}
