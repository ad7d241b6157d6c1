package literacy

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// share are the counts of one sentence that a formula can need.
type share struct {
	words, letters, digits, syllables, poly, mono, long int32
	six, mini, four, hard, spoken, signs                int32
	unfamiliar, pronouns, preps, different, spache      int32
	prose                                               bool
}

func shareOf(c *Counts, prose bool) share {
	return share{
		words: int32(c.Words), letters: int32(c.Letters), digits: int32(c.Digits), syllables: int32(c.Syllables),
		poly: int32(c.Polysyllables), mono: int32(c.Monosyllables), long: int32(c.LongWords), six: int32(c.SixLetterWords),
		mini: int32(c.MiniWords), four: int32(c.FourSyllableWords), hard: int32(c.HardWords), spoken: int32(c.SpokenPolysyllables),
		signs: int32(c.SignSyllables), unfamiliar: int32(c.UnfamiliarWords), pronouns: int32(c.Pronouns), preps: int32(c.Prepositions),
		different: int32(c.DifferentWords), spache: int32(c.SpacheWords), prose: prose,
	}
}

// without takes a sentence out of the counts of a formula.
func (v *vars) without(s *share, p Profile) {
	v.s--
	v.w -= float64(s.words)
	v.y -= float64(s.syllables)
	v.l -= float64(s.letters)
	v.d -= float64(s.digits)
	v.poly -= float64(s.poly)
	v.mono -= float64(s.mono)
	v.long -= float64(s.long)
	v.six -= float64(s.six)
	v.mini -= float64(s.mini)
	v.four -= float64(s.four)
	if p == Plain {
		v.hard, v.smog, v.signs = v.poly, v.poly, v.y
	} else {
		v.hard -= float64(s.hard)
		v.smog -= float64(s.spoken)
		v.signs -= float64(s.signs)
	}
	v.unfamiliar -= float64(s.unfamiliar)
	v.pronouns -= float64(s.pronouns)
	v.preps -= float64(s.preps)
	v.different -= float64(s.different)
	v.spache -= float64(s.spache)
}

// worstKept is how many sentences the report names as the worst.
const worstKept = 10

// weigh scores the text without each sentence in turn and fills in what each
// contributes, the worst of them, and the standard error.
func (a *analysis) weigh(f *Formula, counts *Counts, reading Reading) (stderr Figure) {
	r := a.report
	whole := newVars(counts, a.profile)
	v := &a.vars
	*v = whole
	x, ok := f.value(v).Get()
	if !ok || counts.Sentences < 2 {
		return figure.Absent(noSentences)
	}
	sign := 1.0
	if f.HigherIsEasier {
		sign = -1
	}
	var worst [worstKept]int
	kept := 0
	n, mean, square := 0.0, 0.0, 0.0
	for i := range a.shares {
		s := &a.shares[i]
		if reading == Prose && !s.prose {
			continue
		}
		*v = whole
		v.without(s, a.profile)
		y, ok := f.value(v).Get()
		if !ok {
			continue
		}
		d := sign * (x - y)
		r.Sentences[i].Contribution = d
		// Welford's running mean and squares.
		n++
		step := d - mean
		mean += step / n
		square += float64(step * (d - mean))
		if d <= 0 {
			continue
		}
		k := kept
		if k == worstKept {
			if d <= r.Sentences[worst[k-1]].Contribution {
				continue
			}
			k--
		} else {
			kept++
		}
		for k > 0 && r.Sentences[worst[k-1]].Contribution < d {
			worst[k] = worst[k-1]
			k--
		}
		worst[k] = i
	}
	*v = whole
	r.Worst = make([]Mending, 0, kept)
	for _, i := range worst[:kept] {
		v.without(&a.shares[i], a.profile)
		r.Worst = append(r.Worst, Mending{Sentence: i, Value: f.value(v)})
	}
	if n < 2 {
		return figure.Absent(noSentences)
	}
	return figure.Of(math.Sqrt(float64((n - 1) / n * square)))
}

// result says how the text stands to the target of the policy.
func (a *analysis) result(p *Policy) {
	r := a.report
	res := &r.Result
	base := baseOf(r.Language.Tag)
	target, found := Target{}, false
	for _, t := range p.Targets {
		if baseOf(t.Language) == base {
			target, found = t, true
			break
		}
	}
	id := defaultFormula(base)
	if found {
		id = target.Formula
	}
	f, ok := formulaByID(id)
	res.Formula = id
	res.Reading = p.Reading
	if res.Reading == "" {
		res.Reading = Prose
		if r.ProseCounts.Sentences == 0 {
			res.Reading = All
		}
	}
	counts := &r.Counts
	if res.Reading == Prose {
		counts = &r.ProseCounts
	}
	res.Bound = figure.Absent(noFormula)
	res.Outcome = NoTarget
	if !ok {
		res.Value, res.StandardError = figure.Absent(noFormula), figure.Absent(noFormula)
		return
	}
	a.vars = newVars(counts, a.profile)
	res.Value = f.value(&a.vars)
	res.StandardError = a.weigh(f, counts, res.Reading)
	if !found {
		res.Bound = figure.Absent("noTarget")
		return
	}
	res.Bound = figure.Of(target.Bound)
	x, has := res.Value.Get()
	switch {
	case !has || counts.Words < f.MinWords || counts.Sentences < f.MinSentences:
		res.Outcome = TooShort
	case f.HigherIsEasier && x >= target.Bound, !f.HigherIsEasier && x <= target.Bound:
		res.Outcome = Pass
	default:
		res.Outcome = NotYet
	}
	if se, ok := res.StandardError.Get(); ok && has && math.Abs(x-target.Bound) <= 2*se {
		res.Near = true
	}
}

// jargonAdjusted adds the jargon to the grade that decides.
func (a *analysis) jargonAdjusted() {
	r := a.report
	j := &r.JargonAdjusted
	f, ok := formulaByID(r.Result.Formula)
	if !ok || f.grading == nil {
		f, ok = formulaByID("sol")
		if baseOf(r.Language.Tag) != "es" {
			ok = false
		}
	}
	if !ok || !a.jargon {
		j.Value = figure.Absent(noGrade)
		return
	}
	j.Formula = f.ID
	counts := &r.Counts
	if r.Result.Reading == Prose {
		counts = &r.ProseCounts
	}
	for i := range r.Findings {
		fd := &r.Findings[i]
		if (fd.Kind == "jargon" || fd.Kind == "doubleMeaning") && (r.Result.Reading == All || a.shares[fd.Sentence].prose) {
			j.Terms++
		}
	}
	v := &a.vars
	*v = newVars(counts, a.profile)
	x, ok := f.value(v).Get()
	if !ok {
		j.Value = f.value(v)
		return
	}
	j.Value = figure.Of(x + float64(j.Terms)/v.s)
}
