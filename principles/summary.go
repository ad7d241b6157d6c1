package principles

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/stats"
)

// SummaryFormat is the format name and version of a [Summary].
const SummaryFormat = "principles.summary/1.0"

// Summary is what many responses to one framework amount to, by role and group.
type Summary struct {
	// Format is the format name and version: principles.summary/1.0.
	Format string `json:"format"`
	// Framework is the id of the framework.
	Framework string `json:"framework"`
	// Version is the version of the framework.
	Version string `json:"version"`
	// Responses is how many responses were read.
	Responses int `json:"responses"`
	// Cells are the figures: for each role all its respondents first, then each
	// group, in alphabetical order, then each score in the order of the framework.
	Cells []SummaryCell `json:"cells"`
}

// SummaryCell is one score of one role, or of one group within it.
type SummaryCell struct {
	// Role is whose answers they are.
	Role Role `json:"role"`
	// Group is the group within the role; empty for all of the role.
	Group Group `json:"group,omitzero"`
	// Score is the id of the score.
	Score string `json:"score"`
	// Respondents is how many responses there are.
	Respondents int `json:"respondents"`
	// Scored is how many of them have the figure.
	Scored int `json:"scored"`
	// Mean is the mean figure of the scored respondents.
	Mean Figure `json:"mean"`
	// SD is the standard deviation of their figures, with n − 1.
	SD Figure `json:"sd"`
	// Interval is the 95 % Wilson interval, for the methods topBox and gates.
	Interval Interval `json:"interval,omitzero"`
	// Coverage counts the items over all respondents.
	Coverage Coverage `json:"coverage"`
}

// maxCells bounds the number of groups, so that memory is bounded whatever is
// read.
const maxCells = 10_000

// Summarise scores a sequence of responses and keeps only totals: the memory
// depends on the number of roles and groups, not of responses. Evidence is looked
// at on the day asOf, unless that is empty. The respects in by, such as language,
// are those by which respondents are grouped. The responses are taken to be valid
// on their own, as a decoder leaves them.
//
// Figures are summed as whole multiples of 2^-24 (6e-8), so that the result does
// not depend on the order of the responses. The first faulty response ends the
// reading: the error is [Faults] with pointers below /responses.
func (s *Scorer) Summarise(responses iter.Seq[Response], asOf Date, by ...string) (Summary, error) {
	t := tally{s: s, cells: make(map[cellKey][]total)}
	sh := s.sheet(nil)
	n := 0
	var faults fault.Faults
	for r := range responses {
		if !s.resolve(sh, &r, asOf) {
			var root fault.Path
			list := root.Field("responses")
			faults = s.check(list.Index(n), &r)
			break
		}
		t.add(sh, &r, by)
		if len(t.cells) > maxCells {
			faults = fault.Faults{{
				Pointer: "/responses/" + strconv.Itoa(n) + "/groups", Code: fault.TooLarge,
				Err: fault.Because(nil, "has more different groups than a summary may hold (10,000): group by something coarser"),
			}}
			break
		}
		n++
	}
	if len(faults) > 0 {
		return Summary{}, faults
	}
	return t.summary(n), nil
}

// Figures appends the scores of one response to dst, in the order of the
// framework. It is the part of [Scorer.Assess] that scores one respondent, for
// those who count many: the least number of cases of a score is theirs to keep. It
// allocates nothing if dst has room and the framework has up to 48 items. The
// response is taken to be valid on its own, as a decoder leaves it. The error is
// [Faults].
func (s *Scorer) Figures(dst []Figure, r Response, asOf Date) ([]Figure, error) {
	var buf [usual]cell
	sh := s.sheet(buf[:])
	if !s.resolve(sh, &r, asOf) {
		bad := r // a copy, so that the usual path stays off the heap
		return dst, s.check(fault.Path{}, &bad)
	}
	for i := range s.scores {
		o := s.evaluate(&s.scores[i], sh)
		if o.why != "" {
			dst = append(dst, absent(o.why))
		} else {
			dst = append(dst, figureOf(o.value))
		}
	}
	return dst, nil
}

type cellKey struct {
	role  Role
	group Group
}

// tally gathers totals by role and group.
type tally struct {
	s        *Scorer
	cells    map[cellKey][]total
	outcomes []outcome // of the respondent at hand
}

// total gathers one score of one cell.
type total struct {
	respondents, scored int
	coverage            Coverage
	sum, squares        wide // of the figures as multiples of 2^-24
}

const grid = 1 << 24

func (t *tally) add(sh sheet, r *Response, by []string) {
	t.outcomes = t.outcomes[:0]
	for i := range t.s.scores {
		t.outcomes = append(t.outcomes, t.s.evaluate(&t.s.scores[i], sh))
	}
	t.cell(cellKey{role: r.By.Role})
	for _, g := range r.Groups {
		if slices.Contains(by, g.By) {
			t.cell(cellKey{role: r.By.Role, group: g})
		}
	}
}

// cell adds the outcomes of one respondent to a cell.
func (t *tally) cell(key cellKey) {
	totals, ok := t.cells[key]
	if !ok {
		totals = make([]total, len(t.s.scores))
		t.cells[key] = totals
	}
	for i := range t.outcomes {
		o, c := &t.outcomes[i], &totals[i]
		c.respondents++
		c.coverage.Answered += o.answered
		c.coverage.Applicable += o.applicable
		c.coverage.Inferred += o.inferred
		if o.why == "" {
			c.scored++
			c.sum.add(o.value - t.s.scores[i].lo)
			c.squares.addSquare(o.value - t.s.scores[i].lo)
		}
	}
}

func (t *tally) summary(n int) Summary {
	sum := Summary{
		Format: SummaryFormat, Framework: t.s.f.ID, Version: t.s.f.Version, Responses: n, Cells: []SummaryCell{},
	}
	keys := make([]cellKey, 0, len(t.cells))
	for k := range t.cells {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b cellKey) int {
		return cmp.Or(
			cmp.Compare(slices.Index(allRoles[:], a.role), slices.Index(allRoles[:], b.role)),
			cmp.Compare(a.group.By, b.group.By), cmp.Compare(a.group.Is, b.group.Is))
	})
	for _, k := range keys {
		for i := range t.s.scores {
			sum.Cells = append(sum.Cells, t.s.scores[i].summary(k, &t.cells[k][i]))
		}
	}
	return sum
}

func (p *scorePlan) summary(k cellKey, c *total) SummaryCell {
	res := SummaryCell{
		Role: k.role, Group: k.group, Score: p.s.ID,
		Respondents: c.respondents, Scored: c.scored, Coverage: c.coverage,
	}
	switch {
	case c.scored == 0:
		res.Mean, res.SD = absent(WhyIncomplete), absent(WhyIncomplete)
		if c.coverage.Applicable == 0 {
			res.Mean, res.SD = absent(WhyNotAsked), absent(WhyNotAsked)
		}
		return res
	case c.scored < p.s.MinCases:
		res.Mean, res.SD = absent(WhyTooFewCases), absent(WhyTooFewCases)
		return res
	}
	n := float64(c.scored)
	mean := c.sum.float() / grid / n
	res.Mean = figureOf(p.lo + mean)
	res.SD = absent(WhyTooFewCases)
	if c.scored > 1 {
		res.SD = figureOf(wideSD(&c.sum, &c.squares, c.scored))
	}
	switch p.s.Method {
	case TopBox, Gates:
		lo, hi := stats.Wilson(p.hits(mean, c.scored), n, z95)
		scale := p.hi - p.lo
		res.Interval = Interval{Low: float64(scale * lo), High: float64(scale * hi)}
	}
	return res
}

// hits returns how many of n respondents have the highest figure, for a score
// that is all or nothing.
func (p *scorePlan) hits(mean float64, n int) float64 {
	return math.Round(mean / (p.hi - p.lo) * float64(n))
}
