package risk_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func ranking(t testing.TB) sdm.Ranking {
	r, err := sdm.Rank(trial(t), answers())
	require.NoError(t, err)
	return r
}

func pictures(t testing.TB) map[string]risk.Picture {
	c := compared(t)
	wide, err := risk.Compare(about(), arms(), risk.Options{AtLeast: 1000, Reference: "tablet"})
	require.NoError(t, err)
	d := decision(t, risk.Counts{Events: 20, Total: 200}.Cell("none", "attack"),
		sdm.Cell{Option: "tablet", Criterion: "attack", Kind: sdm.Missing, Reason: "No trial."})
	open, err := sdm.Rank(d, answers())
	require.NoError(t, err)
	places, err := risk.Acceptabilities([]risk.Places{{"A", []float64{0.7, 0.2, 0.1}}, {"B", []float64{0.3, 0.5, 0.2}}, {"C", []float64{0, 0.3, 0.7}}}, "en")
	require.NoError(t, err)
	r := ranking(t)
	return map[string]risk.Picture{
		"array":         c.IconArray("tablet", "en"),
		"array-es":      c.IconArray("none", "es"),
		"array-1000":    wide.IconArray("none", "en"),
		"pair":          c.PairedArrays("en"),
		"pair-1000-es":  wide.PairedArrays("es"),
		"contributions": risk.Contributions(r, "en"), "contributions-open": risk.Contributions(open, "es"),
		"scores": risk.Scores(r, "en"), "scores-open": risk.Scores(open, "en"),
		"tornado": risk.Tornado(r, "en"), "places": places,
	}
}

func TestPicturesAsTheyWereLookedAt(t *testing.T) {
	for name, p := range pictures(t) {
		for ext, data := range map[string][]byte{".svg": append(p.SVG(name), '\n'), ".txt": []byte(p.Title() + "\n\n" + p.Text() + "\n" + p.Description() + "\n")} {
			file := filepath.Join("testdata", name+ext)
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(file, data, 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(string(want), string(data)), "run the test with -update, and look at every picture in a browser")
		}
	}
}

// Every picture is well-formed, named, and asks for nothing.
func TestPicturesAreAccessible(t *testing.T) {
	for name, p := range pictures(t) {
		svg := string(p.SVG(name))
		parts := elements(t, svg)
		require.Equal(t, 1, parts["title"], name)
		require.Equal(t, 1, parts["desc"], name)
		require.Zero(t, parts["script"]+parts["image"]+parts["a"]+parts["foreignObject"], name)
		require.Contains(t, svg, `role="img"`)
		require.Contains(t, svg, `aria-labelledby="`+name+"-t "+name+`-d"`)
		for _, banned := range []string{"href", "url(", "@import", "@font-face", " on", "javascript"} {
			require.NotContains(t, strings.ReplaceAll(strings.ReplaceAll(svg, "http://www.w3.org/2000/svg", ""), p.Description(), ""), banned+"=", name)
		}
		require.NotEmpty(t, p.Text())
		require.NotContains(t, p.Title()+p.Description()+p.Text(), "{")
		for line := range strings.Lines(p.Text()) {
			require.LessOrEqual(t, utf8.RuneCountInString(line), 101, name)
		}
	}
	for _, name := range []string{"array", "pair"} { // to be read by whoever sees the picture alone
		_, marks, _ := strings.Cut(string(pictures(t)[name].SVG("x")), "</style>")
		require.Contains(t, marks, "adults aged 50")
		require.Contains(t, marks, "10 years")
		require.Contains(t, pictures(t)[name].Text(), "adults aged 50")
	}
	require.LessOrEqual(t, len(compared(t).IconArray("tablet", "en").SVG("a")), 4000, "100 icons in 4 kB")
}

func elements(t require.TestingT, svg string) map[string]int {
	d := xml.NewDecoder(strings.NewReader(svg))
	out := map[string]int{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		require.NoError(t, err)
		if e, ok := token.(xml.StartElement); ok {
			out[e.Name.Local]++
		}
	}
}

// For any counts the marks are the denominator, and the states add up to what
// is said.
func TestArraysCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		per := rapid.SampledFrom([]int{100, 1000}).Draw(t, "per")
		a, b := rapid.IntRange(0, 1000).Draw(t, "a"), rapid.IntRange(0, 1000).Draw(t, "b")
		c, err := risk.Compare(about(), []risk.Arm{
			{Option: "a", Name: "A", Counts: risk.Counts{Events: a, Total: 1000}, Certainty: sdm.NotRated},
			{Option: "b", Name: "<B> & \x00", Counts: risk.Counts{Events: b, Total: 1000}, Certainty: sdm.NotRated},
		}, risk.Options{AtLeast: per})
		require.NoError(t, err)
		r := c.Risks()
		p := c.IconArray("b", "en")
		svg := string(p.SVG("x"))
		elements(t, svg)
		_, marks, _ := strings.Cut(svg, "<g transform")
		marks, _, _ = strings.Cut(marks, "</g>")
		rings := 0
		for path := range strings.SplitSeq(marks, "<path ") {
			if strings.HasPrefix(path, `class="h"`) {
				rings += strings.Count(path, "h0")
			}
		}
		require.Equal(t, r.Per, strings.Count(marks, "h0")-rings)
		art := strings.Join(strings.Split(p.Text(), "\n")[3:3+map[int]int{100: 10, 1000: 25}[r.Per]], "")
		require.Equal(t, r.Options[1].Count, strings.Count(art, "●")+strings.Count(art, "■"))
		require.Equal(t, r.Options[0].Count, strings.Count(art, "●")+strings.Count(art, "○"))
	})
}

func TestEmptyPictures(t *testing.T) {
	fine, err := risk.Compare(about(), []risk.Arm{{Option: "a", Name: "A", Risk: known(0.0001, 0, 0.001), Certainty: sdm.NotRated}}, risk.Options{})
	require.NoError(t, err)
	unknown, err := risk.Compare(about(), []risk.Arm{{Option: "a", Name: "A", Unknown: "Nobody knows."}}, risk.Options{})
	require.NoError(t, err)
	none, err := risk.Acceptabilities(nil, "en")
	require.NoError(t, err)
	for name, p := range map[string]risk.Picture{
		"zero": {}, "no option": compared(t).IconArray("x", "en"), "not known": compared(t).IconArray("other", "en"),
		"10,000 people": fine.IconArray("a", "en"), "10,000 paired": fine.PairedArrays("en"), "zero comparison": risk.Comparison{}.PairedArrays("en"),
		"nothing known": unknown.PairedArrays("en"), "nothing ranked": risk.Scores(sdm.Ranking{}, "en"),
		"no tornado": risk.Tornado(sdm.Ranking{}, "en"), "no contributions": risk.Contributions(sdm.Ranking{}, "en"), "no places": none,
	} {
		require.Empty(t, p.SVG("x"), name)
		require.Empty(t, p.Text(), name)
	}
	for _, bad := range [][]risk.Places{
		{{"A", []float64{0.5}}}, {{"A", []float64{1, 0}}}, {{"A", []float64{2}}}, {{"A", []float64{-1}}}, {{"A", nil}},
	} {
		_, err := risk.Acceptabilities(bad, "en")
		require.ErrorIs(t, err, risk.ErrShares)
	}
}

func TestLongNames(t *testing.T) {
	a := arms()
	a[1].Name = strings.Repeat("é", 1<<20)
	c, err := risk.Compare(about(), a, risk.Options{})
	require.NoError(t, err)
	elements(t, string(c.PairedArrays("en").SVG("x")))
	a[1].Name = "a\x1b[2Jb\nc\u0085"
	c, err = risk.Compare(about(), a, risk.Options{})
	require.NoError(t, err)
	require.NotContains(t, c.PairedArrays("en").Text(), "\x1b", "a name does not steer the terminal")
	require.NotEmpty(t, c.IconArray("tablet", "en").Text())
}

func TestPictureIDs(t *testing.T) {
	p := compared(t).IconArray("tablet", "en")
	require.Contains(t, string(p.SVG(`"><script>`)), `id="script-t"`)
	require.Contains(t, string(p.SVG("")), `id="picture-t"`)
	require.True(t, bytes.HasPrefix(p.SVG("a"), []byte("<svg ")))
}

func TestIconArrayAllocations(t *testing.T) {
	c := compared(t)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { c.IconArray("tablet", "en").SVG("a") }), 180.0)
}

func BenchmarkIconArray(b *testing.B) {
	c := compared(b)
	b.ReportAllocs()
	for b.Loop() {
		c.IconArray("tablet", "en").SVG("a")
	}
}

func BenchmarkDifference(b *testing.B) {
	x, y := risk.Counts{Events: 56, Total: 70}, risk.Counts{Events: 48, Total: 80}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = risk.Difference(x, y, 0)
	}
}

func BenchmarkApply(b *testing.B) {
	e := risk.Estimate{Value: 0.8, Low: 0.7, High: 0.9}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = risk.Apply(sdm.HazardRatio, 0.2, e)
	}
}

func BenchmarkOverTime(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = risk.OverTime(0.2, 5, 10)
	}
}
