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
	res.Items = make([]ItemResult, len(s.items))
	n := 0
	for i := range s.items {
		if s.items[i].asks(role) {
			a.item(&res.Items[n], i, of)
			n++
		}
	}
	res.Items = res.Items[:n]
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

// item counts the answers to item i, in place: a report has many.
func (a *assessment) item(res *ItemResult, i int, of []roleSheet) {
	p := &a.s.items[i]
	res.Item = p.key
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
