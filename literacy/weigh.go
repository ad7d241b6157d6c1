package literacy

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// share are the counts of one sentence that a formula can need and a
// TextSentence does not hold.
type share struct {
	digits, mono, six, mini, four, hard, spoken, signs int32
	unfamiliar, pronouns, preps                        int32
}

func shareOf(c *Counts) share {
	return share{
		digits: int32(c.Digits), mono: int32(c.Monosyllables), six: int32(c.SixLetterWords), mini: int32(c.MiniWords),
		four: int32(c.FourSyllableWords), hard: int32(c.HardWords), spoken: int32(c.SpokenPolysyllables),
		signs: int32(c.SignSyllables), unfamiliar: int32(c.UnfamiliarWords), pronouns: int32(c.Pronouns), preps: int32(c.Prepositions),
	}
}

// without sets v to the counts of a formula less sentence i; what a sentence has
// no part in stays as it is.
func (a *analysis) without(v, from *vars, i int) {
	s := &a.report.Sentences[i]
	v.s = from.s - 1
	v.w = from.w - float64(s.Words)
	v.y = from.y - float64(s.Syllables)
	v.l = from.l - float64(s.Letters)
	v.poly = from.poly - float64(s.Polysyllables)
	v.long = from.long - float64(s.LongWords)
	if i >= len(a.shares) {
		return
	}
	m := &a.shares[i]
	v.d = from.d - float64(m.digits)
	v.mono = from.mono - float64(m.mono)
	v.six = from.six - float64(m.six)
	v.mini = from.mini - float64(m.mini)
	v.four = from.four - float64(m.four)
	if a.profile == Plain {
		v.hard, v.smog, v.signs = v.poly, v.poly, v.y
	} else {
		v.hard = from.hard - float64(m.hard)
		v.smog = from.smog - float64(m.spoken)
		v.signs = from.signs - float64(m.signs)
	}
	v.unfamiliar = from.unfamiliar - float64(m.unfamiliar)
	v.pronouns = from.pronouns - float64(m.pronouns)
	v.preps = from.preps - float64(m.preps)
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
	var forms *tallies
	if f.types {
		forms = a.newTallies(reading)
	}
	sign := 1.0
	if f.HigherIsEasier {
		sign = -1
	}
	var worst [worstKept]int
	kept := 0
	n, mean, square := 0.0, 0.0, 0.0
	for i := range r.Sentences {
		if reading == Prose && !r.Sentences[i].Prose {
			continue
		}
		a.without(v, &whole, i)
		if forms != nil {
			forms.lose(v, &whole, i, true)
		}
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
		a.without(v, v, i)
		if forms != nil {
			forms.lose(v, v, i, false)
		}
		r.Worst = append(r.Worst, Mending{Sentence: i, Value: f.value(v)})
	}
	if n < 2 {
		return figure.Absent(noSentences)
	}
	return figure.Of(math.Sqrt(float64((n - 1) / n * square)))
}

// decider returns the formula that decides for a language, nil if it is not
// known, with the target of the policy, if it has one.
func decider(p Policy, base string) (f *Formula, target Target, found bool) {
	id := defaultFormula(base)
	for _, t := range p.Targets {
		if baseOf(t.Language) == base {
			target, found, id = t, true, t.Formula
			break
		}
	}
	f, _ = formulaByID(id)
	return f, target, found
}

// result says how the text stands to the target of the policy.
func (a *analysis) result(p *Policy) {
	r := a.report
	res := &r.Result
	base := baseOf(r.Language.Tag)
	f, target, found := decider(*p, base)
	res.Formula = defaultFormula(base)
	if found {
		res.Formula = target.Formula
	}
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
	if f == nil {
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
		if (fd.Kind == "jargon" || fd.Kind == "doubleMeaning") && (r.Result.Reading == All || r.Sentences[fd.Sentence].Prose) {
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
