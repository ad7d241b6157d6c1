package principles

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// z95 is the standard normal quantile of 0.975.
const z95 = 1.959963984540054

// role makes the result of one role.
func (a *assessment) role(role Role, of []roleSheet) RoleResult {
	s := a.s
	res := RoleResult{Role: role, Respondents: len(of)}
	res.Items = make([]ItemResult, 0, len(s.items))
	for i := range s.items {
		if s.items[i].asks(role) {
			res.Items = append(res.Items, a.item(i, of))
		}
	}
	a.answerNotes(role, of, res.Items)
	res.Scores = make([]ScoreResult, len(s.scores))
	for i := range s.scores {
		res.Scores[i] = a.score(&s.scores[i], role, of)
	}
	if s.levels {
		res.Levels = a.levels(res.Items)
	}
	return res
}

// item counts the answers to item i.
func (a *assessment) item(i int, of []roleSheet) ItemResult {
	p := &a.s.items[i]
	res := ItemResult{Item: p.key}
	var same mask
	uniform := true
	var buf [8]float64
	shares := buf[:0]
	for k := range of {
		c := &of[k].sheet[i]
		if k > 0 && c.given != same {
			uniform = false
		}
		same = c.given
		switch {
		case c.given == naBit:
			res.NotApplicable++
		case c.given == 0:
			res.Unknown++
			if c.expired {
				res.Expired++
			}
		default:
			v := p.values[lowBit(c.given)]
			switch v {
			case p.hi:
				res.Met++
			case p.lo:
				res.NotMet++
			default:
				res.Partly++
			}
			shares = append(shares, p.share(v))
			if c.inferred {
				res.Inferred++
			}
			if c.probed {
				res.Measured++
			}
		}
		if c.forced {
			res.Settled++
		}
	}
	if uniform {
		res.Answer = p.answer(same)
	}
	switch {
	case len(shares) > 0:
		res.Share = figureOf(mean(shares))
	case res.Unknown == 0:
		res.Share = absent(WhyNothingApplicable)
	default:
		res.Share = absent(WhyNothingAnswered)
	}
	if len(a.o.Waivers) > 0 {
		res.WaivedUntil = a.o.waived(p.key)
	}
	return res
}

// answer returns the word for a cell's answer.
func (p *itemPlan) answer(given mask) string {
	switch given {
	case 0:
		return Unknown
	case naBit:
		return NotApplicable
	}
	return p.codes[lowBit(given)]
}

// mean returns the mean of list, the same for every order of it. It sorts list.
func mean(list []float64) float64 {
	if len(list) == 1 {
		return list[0]
	}
	slices.Sort(list)
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// levels counts the answers at each level that an item names.
func (a *assessment) levels(items []ItemResult) []LevelResult {
	var list []LevelResult
	for _, level := range allLevels {
		l := LevelResult{Level: level}
		found := false
		var shares []float64
		for i := range items {
			it := &items[i]
			if a.s.f.Items[a.s.index.at(it.Item)].Level != level {
				continue
			}
			found = true
			l.Met += it.Met
			l.Partly += it.Partly
			l.NotMet += it.NotMet
			l.NotApplicable += it.NotApplicable
			l.Unknown += it.Unknown
			l.Coverage.Inferred += it.Inferred
			if v, ok := it.Share.Get(); ok {
				shares = append(shares, v)
			}
		}
		if !found {
			continue
		}
		l.Coverage.Answered = l.Met + l.Partly + l.NotMet
		l.Coverage.Applicable = l.Coverage.Answered + l.Unknown
		switch {
		case len(shares) > 0:
			l.Share = figureOf(mean(shares))
		case l.Coverage.Applicable == 0:
			l.Share = absent(WhyNothingApplicable)
		default:
			l.Share = absent(WhyNothingAnswered)
		}
		list = append(list, l)
	}
	return list
}

var allLevels = [...]Level{CareLevel, ServiceLevel, PolicyLevel}

// score makes one score of one role.
func (a *assessment) score(p *scorePlan, role Role, of []roleSheet) ScoreResult {
	res := ScoreResult{
		Score: p.s.ID, Title: p.s.Title, From: p.lo, To: p.hi, Trace: []Contribution{},
		Unverified: p.s.Unverified || p.s.Missing.Unverified,
	}
	var one [1]outcome
	outcomes := one[:0]
	for k := range of {
		o := a.s.evaluate(p, of[k].sheet)
		res.Coverage.Answered += o.answered
		res.Coverage.Applicable += o.applicable
		res.Coverage.Inferred += o.inferred
		if o.why == "" {
			res.Scored++
		}
		outcomes = append(outcomes, o)
	}
	a.scoreFigure(p, &res, outcomes)
	if res.Figure.Ok() {
		res.Trace = a.trace(p, of, outcomes, res.Scored)
	}
	a.judge(p, &res)
	a.scoreNotes(p, role, &res, outcomes)
	return res
}

// scoreFigure sets the figure and its bounds.
func (a *assessment) scoreFigure(p *scorePlan, res *ScoreResult, outcomes []outcome) {
	var bufs [3][8]float64
	values, lows, highs := bufs[0][:0], bufs[1][:0], bufs[2][:0]
	for i := range outcomes {
		o := &outcomes[i]
		if o.why == "" {
			values = append(values, o.value)
		}
		if o.bounded {
			lows = append(lows, o.low)
			highs = append(highs, o.high)
		}
	}
	why := commonWhy(outcomes)
	if len(lows) == 0 {
		res.Low, res.High = absent(why), absent(why)
	} else {
		res.Low, res.High = figureOf(mean(lows)), figureOf(mean(highs))
	}
	switch {
	case len(values) == 0:
		res.Figure = absent(why)
		return
	case len(values) < p.s.MinCases:
		res.Figure, res.Low, res.High = absent(WhyTooFewCases), absent(WhyTooFewCases), absent(WhyTooFewCases)
		return
	}
	hits := 0.0
	for _, v := range values {
		hits += v / 100
	}
	v := mean(values)
	res.Figure = figureOf(v)
	// Respondents without the figure are in the bounds but not in the mean: the
	// bounds take in both.
	res.Low, res.High = figureOf(min(res.Low.Value, v)), figureOf(max(res.High.Value, v))
	if p.s.Method == TopBox && len(values) > 1 {
		lo, hi := stats.Wilson(math.Round(hits), float64(len(values)), z95)
		res.Interval = Interval{Low: 100 * lo, High: 100 * hi}
	}
}

// commonWhy returns why there is no figure: the reason that stands for the most
// answers.
func commonWhy(outcomes []outcome) string {
	for _, why := range []string{WhyIncomplete, WhyTooFewAnswered, WhyNothingAnswered, WhyNothingApplicable} {
		for i := range outcomes {
			if outcomes[i].why == why {
				return why
			}
		}
	}
	return WhyNotAsked
}

// trace lists what each item adds to the figure: the mean, over the scored
// respondents, of what it adds to theirs.
func (a *assessment) trace(p *scorePlan, of []roleSheet, outcomes []outcome, scored int) []Contribution {
	list := make([]Contribution, 0, len(p.items))
	n := float64(scored)
	for _, i := range p.items {
		it := &a.s.items[i]
		t := Contribution{Item: it.key, Weight: it.weight}
		var bufs [2][8]float64
		values, adds := bufs[0][:0], bufs[1][:0]
		for k := range of {
			c := &of[k].sheet[i]
			if outcomes[k].why != "" || !c.asked || !c.known() {
				continue
			}
			v := it.values[lowBit(c.given)]
			values = append(values, v)
			adds = append(adds, p.contribution(&outcomes[k], it, v))
		}
		if len(values) == 0 {
			continue
		}
		t.Contribution = mean(adds) * float64(len(adds)) / n
		t.Value = mean(values)
		list = append(list, t)
	}
	return list
}

// contribution returns what a value of an item adds to the figure of o.
func (p *scorePlan) contribution(o *outcome, it *itemPlan, v float64) float64 {
	switch p.s.Method {
	case Percent:
		return 100 * float64(it.weight*v) / o.den
	case Mean:
		return float64(it.weight*v) / o.den
	case Sum:
		return float64(float64(it.weight*v) * o.scale)
	case Linear:
		return float64(it.weight*(v-p.s.Minus)) / o.den * p.s.Times
	case CountPassed:
		if v >= p.s.Pass {
			return 1
		}
	case Gates, TopBox:
		return o.value / float64(o.answered)
	}
	return 0
}

// judge compares the bounds with the cut-offs and bands.
func (a *assessment) judge(p *scorePlan, res *ScoreResult) {
	lo, ok := res.Low.Get()
	hi := res.High.Value
	few := res.Figure.Why == WhyTooFewCases || (res.Scored < p.s.MinCases)
	if len(p.s.CutOffs) > 0 {
		res.CutOffs = make([]CutOffResult, len(p.s.CutOffs))
	}
	for i := range p.s.CutOffs {
		k := &p.s.CutOffs[i]
		c := CutOffResult{CutOff: k.ID, Meaning: k.Meaning, Verdict: Withheld, Unverified: k.Unverified}
		if ok && !few {
			c.Verdict = k.verdict(lo, hi)
		}
		res.Undecided = res.Undecided || c.Verdict == Undecided
		res.CutOffs[i] = c
	}
	if len(p.s.Bands) == 0 || !ok || few {
		return
	}
	for i := range p.s.Bands {
		if b := &p.s.Bands[i]; b.holds(lo) && b.holds(hi) {
			res.Band, res.BandTitle = b.ID, b.Title
			return
		}
	}
	res.Undecided = true
}

// verdict compares the cut-off with a figure between lo and hi.
func (k *CutOff) verdict(lo, hi float64) Verdict {
	reaches := func(v float64) bool {
		switch k.Is {
		case IsAtLeast:
			return v >= k.At-tolerance
		case IsAbove:
			return v > k.At+tolerance
		case IsAtMost:
			return v <= k.At+tolerance
		}
		return v < k.At-tolerance
	}
	switch a, b := reaches(lo), reaches(hi); {
	case a && b:
		return Reached
	case !a && !b:
		return NotReached
	}
	return Undecided
}

// holds reports whether v lies in the band.
func (b *Band) holds(v float64) bool {
	from, to := v >= b.From-tolerance, v <= b.To+tolerance
	if b.FromOpen {
		from = v > b.From+tolerance
	}
	if b.ToOpen {
		to = v < b.To-tolerance
	}
	return from && to
}
