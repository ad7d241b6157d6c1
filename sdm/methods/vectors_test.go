package methods_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/methods"
)

// vector is a published example: a table and what the source prints of it.
type vector struct {
	Method     methods.Method     `json:"method"`
	Source     string             `json:"source"`
	Matrix     methods.Matrix     `json:"matrix"`
	Parameters methods.Parameters `json:"parameters"`
	What       string             `json:"what"`   // score, the name of a part, or a form of one
	Digits     int                `json:"digits"` // printed
	Out        []string           `json:"out"`    // in the order of the options
	Times      float64            `json:"times"`  // 100 where the source prints per cent
	Ranks      []int              `json:"ranks"`
	First      []string           `json:"first"`
}

func vectors(t testing.TB) []vector {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	var out []vector
	require.NoError(t, json.Unmarshal(data, &out))
	return out
}

// testdata/vectors.json holds published tables with the numbers their sources
// print, for programs in other languages too.
func TestVectors(t *testing.T) {
	met := map[methods.Method]int{}
	for _, v := range vectors(t) {
		met[v.Method]++
		require.NotEmpty(t, v.Source)
		got, err := v.Matrix.Run(v.Method, v.Parameters)
		require.NoError(t, err, v.Source)
		require.Empty(t, got.Why, v.Source)
		require.True(t, v.Out != nil || v.Ranks != nil || v.First != nil, "%s says nothing", v.Source)
		if v.Out != nil {
			assert.Equal(t, v.Out, v.numbers(t, got), "%s %s, %s", v.Method, v.What, v.Source)
		}
		if v.Ranks != nil {
			ranks := make([]int, len(v.Ranks))
			for _, p := range got.Places {
				ranks[slices.Index(v.Matrix.Options, p.Option)] = p.Rank
			}
			assert.Equal(t, v.Ranks, ranks, "%s, %s", v.Method, v.Source)
		}
		if v.First != nil {
			assert.ElementsMatch(t, v.First, got.First, "%s, %s", v.Method, v.Source)
		}
	}
	for _, m := range methods.Methods() {
		require.Positive(t, met[m], "no vector for %s", m)
	}
}

// numbers returns what the vector asks for, by option and printed as in its
// source.
func (v *vector) numbers(t *testing.T, r methods.Result) []string {
	out := make([]string, len(v.Matrix.Options))
	lead := 0.0
	if v.What == "first over this" {
		lead = number(t, at(r, v.Matrix.Options[0]), "score")
	}
	for i, id := range v.Matrix.Options {
		p := at(r, id)
		var x float64
		switch v.What {
		case "exp logProduct":
			x = math.Exp(number(t, p, "logProduct"))
		case "first over this":
			x = lead / number(t, p, "score")
		default:
			x = number(t, p, v.What)
		}
		if v.Times != 0 {
			x *= v.Times
		}
		out[i] = strconv.FormatFloat(x, 'f', v.Digits, 64)
		if math.Abs(x) < 0.5*math.Pow10(-v.Digits) {
			out[i] = strconv.FormatFloat(0, 'f', v.Digits, 64)
		}
	}
	return out
}

func at(r methods.Result, option string) methods.Placed {
	return r.Places[slices.IndexFunc(r.Places, func(p methods.Placed) bool { return p.Option == option })]
}

func number(t *testing.T, p methods.Placed, what string) float64 {
	if what == "score" {
		x, ok := p.Score.Get()
		require.True(t, ok)
		return x
	}
	i := slices.IndexFunc(p.Parts, func(part methods.Part) bool { return part.Name == what })
	require.GreaterOrEqual(t, i, 0, what)
	return p.Parts[i].Value
}
