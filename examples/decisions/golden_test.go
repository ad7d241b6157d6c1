package decisions_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/sdm"
)

// What the sample answers come to.
func TestSampleOutcomes(t *testing.T) {
	for _, c := range []struct {
		id, reason string
		outcome    sdm.Outcome
		leader     string
		contenders []string
	}{
		{"atrial-fibrillation", "the clot weighs most and the blood tests little", sdm.Leads, "doac", nil},
		{"breast-radiotherapy", "a return in the same breast weighs more than the sessions", sdm.Leads, "radiotherapy", nil},
		{"contraception", "the weight of a hole in the womb is open, and it tells the coils apart", sdm.NotSettled, "", []string{"copper-iud", "hormone-iud"}},
		{"ear-infection", "five cells of waiting are missing", sdm.NotSettled, "", []string{"none", "wait"}},
		{"early-miscarriage", "one cell of the tablets is missing", sdm.NotSettled, "", []string{"operation", "tablets"}},
		{"knee-arthritis", "serious events weigh most", sdm.Leads, "programme", nil},
		{"prostate-cancer", "pads and the spread of the cancer weigh most", sdm.Leads, "radiotherapy", nil},
		{"statin", "the stroke weighs most and the tablet little", sdm.Leads, "statin", nil},
	} {
		t.Run(c.id, func(t *testing.T) {
			r, err := sdm.Rank(load(t, c.id))
			require.NoError(t, err)
			require.Equal(t, c.outcome, r.Outcome, c.reason)
			require.Equal(t, c.leader, r.Leader)
			if c.outcome == sdm.NotSettled {
				require.Equal(t, c.contenders, r.Contenders)
				require.NotEmpty(t, r.Settle)
			}
			require.False(t, slices.ContainsFunc(r.Notes, func(n sdm.Note) bool { return n.Code == sdm.NoteStaleWeight }))
			for _, lang := range []string{"en", "es"} {
				require.NotEmpty(t, sdm.Explain(r, lang))
			}
		})
	}
}

// golden is a table with the same weight for each of its criteria. The scores
// are Σ (x−worst)/(best−worst) / n of the published numbers, worked out by hand
// with one change: the numbers of places are as printed, so a criterion with
// counts or a derived number is rounded to them first.
type golden struct {
	id        string
	options   []string // empty: all
	criteria  []string
	places    map[string]int // decimals of a criterion; not rounded without
	want      string
	dominated string // "better > worse", if any
	of        string // the criterion whose weight changes the leader,
	at        string // at this weight; empty: at none
	// and for another criterion
	of2, at2 string
}

var tables = []golden{
	{
		id: "atrial-fibrillation", criteria: []string{"ischaemic-stroke", "skull-bleed", "major-bleed", "smaller-bleed", "blood-tests"},
		want: "doac .6248, none .5917, aspirin .5314, warfarin .3198", dominated: "doac > warfarin", of: "ischaemic-stroke", at: ".1576",
	},
	{
		id: "prostate-cancer", criteria: []string{"cancer-death", "spread", "pads", "erections", "night", "stool"},
		places: map[string]int{"cancer-death": 1, "spread": 1},
		want:   "surgery .5794, radiotherapy .5722, monitoring .5592", of: "cancer-death", at: ".0708",
	},
	{
		id: "ear-infection", options: []string{"none", "now"}, criteria: []string{"pain", "side-effects", "eardrum", "other-ear", "mastoiditis"},
		places: map[string]int{"eardrum": 0, "mastoiditis": 1},
		want:   "now .6523, none .4884", of: "pain", of2: "side-effects", at2: ".5193",
	},
	{
		id: "knee-arthritis", criteria: []string{"score-gain", "serious-events"},
		want: "programme .5600, replacement .4250", of: "score-gain", at: ".6452",
	},
	{
		id: "statin", criteria: []string{"heart-attack", "stroke", "muscle-symptoms", "liver-trouble", "kidney-trouble", "eye-condition", "daily-tablet"},
		want: "none .5798, statin .3870", of: "heart-attack", at: ".5609",
	},
	{
		id: "statin", criteria: []string{"heart-attack", "stroke", "muscle-symptoms", "liver-trouble", "kidney-trouble", "eye-condition"},
		want: "none .5098, statin .4515", of: "heart-attack", at: ".3528",
	},
	{
		id: "breast-radiotherapy", criteria: []string{"same-breast", "spread", "glands", "other-breast", "sessions"},
		want: "no-radiotherapy .7753, radiotherapy .7140", of: "same-breast", at: ".2773",
	},
	{
		id: "contraception", criteria: []string{"pregnancy", "still-using", "vein-clot", "perforation"},
		want: "copper-iud .7850, hormone-iud .7812, pill .6667, condom .5833", of: "pregnancy", at: ".3226",
	},
}

func TestEqualWeightsGiveTheGoldenScores(t *testing.T) {
	for _, g := range tables {
		t.Run(fmt.Sprint(g.id, " ", len(g.criteria)), func(t *testing.T) {
			d := g.table(t)
			r, err := sdm.Rank(d, equal(d))
			require.NoError(t, err)
			var scores []string
			for _, o := range r.Options {
				scores = append(scores, o.Option+" "+printed(o.Score.Value))
			}
			require.Equal(t, g.want, strings.Join(scores, ", "))
			var pairs []string
			for _, p := range r.Dominance {
				pairs = append(pairs, p.Better+" > "+p.Worse)
			}
			require.Equal(t, g.dominated, strings.Join(pairs, ", "))
			g.changes(t, r, g.of, g.at)
			g.changes(t, r, g.of2, g.at2)
		})
	}
}

// changes checks that the weight of a criterion changes the leader at the
// given weight, and at no weight if that is empty.
func (g golden) changes(t *testing.T, r sdm.Ranking, criterion, at string) {
	t.Helper()
	for _, s := range r.Stability {
		switch {
		case s.Criterion != criterion:
		case at == "":
			require.Empty(t, s.LowChallenger+s.HighChallenger, "%s changes the leader", criterion)
		default:
			require.Contains(t, []string{printed(s.Low.Value), printed(s.High.Value)}, at, criterion)
		}
	}
}

// table returns the decision with the numbers, options and criteria of g alone.
func (g golden) table(t *testing.T) sdm.Decision {
	t.Helper()
	d, err := decisions.Load(g.id)
	require.NoError(t, err)
	levels, err := d.Levels()
	require.NoError(t, err)
	if len(g.options) > 0 {
		d.Options = slices.DeleteFunc(d.Options, func(o sdm.Option) bool { return !slices.Contains(g.options, o.ID) })
	}
	d.Criteria = slices.DeleteFunc(d.Criteria, func(c sdm.Criterion) bool { return !slices.Contains(g.criteria, c.ID) })
	require.Len(t, d.Criteria, len(g.criteria))
	d.Evidence, d.Translations = nil, nil
	for _, l := range levels {
		if !slices.Contains(g.criteria, l.Criterion) || !slices.ContainsFunc(d.Options, func(o sdm.Option) bool { return o.ID == l.Option }) {
			continue
		}
		require.True(t, l.Number.Ok(), "%s of %s is missing", l.Criterion, l.Option)
		x := l.Number.Value
		if places, ok := g.places[l.Criterion]; ok {
			scale := math.Pow10(places)
			x = math.Round(x*scale) / scale
		}
		d.Evidence = append(d.Evidence, sdm.Cell{
			Option: l.Option, Criterion: l.Criterion, Kind: sdm.Exact, Value: &x, Certainty: sdm.NotRated,
		})
	}
	return d
}

func equal(d sdm.Decision) sdm.Preferences {
	one := 1.0
	p := sdm.Preferences{Format: sdm.PreferencesFormat, Decision: d.ID, Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Direct}
	for _, c := range d.Criteria {
		p.Answers = append(p.Answers, sdm.Answer{Criterion: c.ID, Points: &one, Asked: c.Range})
	}
	return p
}

// printed writes a number between 0 and 1 as published tables do.
func printed(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.4f", x), "0") }

// Rows where the options use under a tenth of the range are said to be such.
func TestSmallGapsAreNoted(t *testing.T) {
	for id, criterion := range map[string]string{
		"prostate-cancer": "cancer-death", "early-miscarriage": "live-birth", "breast-radiotherapy": "alive", "statin": "diabetes",
	} {
		r, err := sdm.Rank(load(t, id))
		require.NoError(t, err)
		require.True(t, slices.ContainsFunc(r.Notes, func(n sdm.Note) bool {
			return n.Code == sdm.NoteSmallSpread && n.Criterion == criterion
		}), id)
	}
}

// A missing cell is not a zero: it leaves the score open.
func TestMissingCellsLeaveScoresOpen(t *testing.T) {
	r, err := sdm.Rank(load(t, "ear-infection"))
	require.NoError(t, err)
	require.Equal(t, 18, r.Coverage.Cells)
	require.Equal(t, 13, r.Coverage.Known)
	for _, o := range r.Options {
		require.Equal(t, o.Option != "wait", o.Score.Ok(), o.Option)
	}
}

// Between them the decisions show what real evidence looks like: each form that
// published data forced on the model stands in one of them.
func TestFormsOfEvidence(t *testing.T) {
	got := map[string]bool{}
	each(t, func(_ *testing.T, d sdm.Decision, p sdm.Preferences) {
		for _, cell := range d.Evidence {
			got[string(cell.Kind)] = true
			got[string(cell.Origin)] = true
			got[string(cell.Certainty)] = true
			got["effect "+string(cell.RelativeTo.Effect)] = true
		}
		for _, c := range d.Criteria {
			got[string(c.Measure)] = true
			got[string(c.Direction)] = true
			got["scale is a difference"] = got["scale is a difference"] || c.DifferenceTo != ""
			got["smallest difference"] = got["smallest difference"] || c.SmallestDifference > 0
		}
		got[string(p.Voice.Role)] = true
		got["don't know"] = got["don't know"] || slices.ContainsFunc(p.Answers, func(a sdm.Answer) bool { return a.DontKnow })
	})
	for _, form := range []string{
		"exact", "interval", "counts", "missing", "notApplicable", "definition", "derived", "modelled",
		"high", "moderate", "notRated", "effect difference", "quantity", "risk", "events", "scoreChange",
		"higherIsBetter", "lowerIsBetter", "personal", "scale is a difference", "smallest difference",
		"patient", "surrogate", "don't know",
	} {
		require.True(t, got[form], form)
	}
}

// The levels that the statin's differences make are those of the table.
func TestStatinLevels(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	levels, err := d.Levels()
	require.NoError(t, err)
	var got []string
	for _, l := range levels {
		if l.Option == "statin" {
			got = append(got, fmt.Sprintf("%v (%v to %v)", l.Number.Value, l.Interval.Low, l.Interval.High))
		}
	}
	// Cai et al. 2021, Table 2: the risk with controls plus the difference.
	require.Equal(t, []string{
		"211 (194 to 229)", "162 (146 to 179)", "182 (166 to 199)", "1007 (956 to 1059)", "122 (103 to 145)",
		"388 (346 to 436)", "400 (351 to 455)", "286 (241 to 338)", "1 (1 to 1)",
	}, got)
}
