package smaa_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

func ratio(a, b string, low, high float64) smaa.Statement {
	s := smaa.Statement{Kind: smaa.Ratio, Criterion: a, Than: b, Low: new(low)}
	if high > 0 {
		s.High = new(high)
	}
	return s
}

func share(a string, low, high float64) smaa.Statement {
	return smaa.Statement{Kind: smaa.Share, Criterion: a, Low: new(low), High: new(high)}
}

// randomRows returns n options on m criteria.
func randomRows(n, m int, seed uint64) [][]float64 {
	rng := rand.New(rand.NewPCG(seed, 7))
	rows := make([][]float64, n)
	for i := range rows {
		for range m {
			rows[i] = append(rows[i], rng.Float64())
		}
	}
	return rows
}

func assess(t testing.TB, d sdm.Decision, s smaa.Statements, o smaa.Options) smaa.Acceptability {
	t.Helper()
	a, err := smaa.Assess(d, s, o)
	require.NoError(t, err)
	return a
}

// of returns what the report says of an option.
func of(t testing.TB, a smaa.Acceptability, id string) smaa.OptionAcceptability {
	t.Helper()
	for _, o := range a.Options {
		if o.Option == id {
			return o
		}
	}
	t.Fatalf("no option %s", id)
	return smaa.OptionAcceptability{}
}

func near(t testing.TB, want, got, tolerance float64, about string) {
	t.Helper()
	if !(math.Abs(want-got) <= tolerance) {
		t.Errorf("%s: got %.10g, want %.10g ± %g", about, got, want, tolerance)
	}
}
