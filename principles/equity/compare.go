package equity

import (
	"cmp"
	"errors"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
)

// ComparisonFormat is the format name and version of a [Comparison].
const ComparisonFormat = "principles.comparison/1.0"

// Comparison is the report of [Compare].
type Comparison struct {
	// Format is the format name and version: principles.comparison/1.0.
	Format string `json:"format"`
	// Question is the id of the question or item.
	Question string `json:"question"`
	// By is the respect in which people are grouped.
	By string `json:"by"`
	// Reference is the id of the group with which the others are compared.
	Reference string `json:"reference"`
	// Level is the confidence level of all intervals, such as 0.95.
	Level float64 `json:"level"`
	// Policy is the id of the policy for small numbers.
	Policy string `json:"policy"`
	// All is everybody whose group is known; its comparisons are absent.
	All Result `json:"all"`
	// Groups are the groups, by ascending id.
	Groups []Result `json:"groups"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// Result is one group beside the reference. A figure that the policy hides says
// "suppressed".
type Result struct {
	// ID names the group; empty for all groups together.
	ID string `json:"id,omitzero"`
	// Name is what a reader calls the group.
	Name string `json:"name,omitzero"`
	// Events is how many people said yes, rounded as the policy says.
	Events Figure `json:"events"`
	// Total is how many people answered, rounded as the policy says.
	Total Figure `json:"total"`
	// Share is the share of yes, 0 to 1, of the true counts (Wilson).
	Share Estimate `json:"share"`
	// Response is the share of the invited who answered (Wilson).
	Response Estimate `json:"response"`
	// ResponseDifference is the response less that of the reference, in shares
	// (Newcombe's method 10).
	ResponseDifference Estimate `json:"responseDifference"`
	// Difference is the share less that of the reference (Newcombe's method 10).
	Difference Estimate `json:"difference"`
	// Ratio is the share divided by that of the reference (Katz).
	Ratio Estimate `json:"ratio"`
	// RatioOfOthers is the same for those who did not say yes.
	RatioOfOthers Estimate `json:"ratioOfOthers"`
	// Rate is the events by exposure (Byar). With an exposure there is a rate, and no
	// share.
	Rate Estimate `json:"rate"`
	// RateDifference is the rate less that of the reference (Zou and Donner).
	RateDifference Estimate `json:"rateDifference"`
	// RateRatio is the rate divided by that of the reference (exact).
	RateRatio Estimate `json:"rateRatio"`
	// P is the two-sided p value of no difference in the shares or rates.
	P Figure `json:"p"`
	// Adjusted is the p value adjusted for the number of groups compared (Holm).
	Adjusted Figure `json:"adjusted"`
	// Test is how the p value was worked out; absent if there is none.
	Test Test `json:"test,omitzero"`
}

// NoteCode names what else a reader of a comparison must know.
type NoteCode string

// The notes.
const (
	NoteSuppressed       NoteCode = "suppressed"       // how many groups have hidden numbers
	NoteRounded          NoteCode = "rounded"          // counts are rounded to the nearest multiple of the number
	NoteNotSuppressed    NoteCode = "notSuppressed"    // the policy hides nothing
	NotePolicyUnverified NoteCode = "policyUnverified" // the policy says that something of it was not verified
	NoteReferenceHidden  NoteCode = "referenceHidden"  // the reference is hidden, so nothing can be compared with it
	NoteExploratory      NoteCode = "exploratory"      // several groups, and the comparison was not planned
	NoteNotStated        NoteCode = "notStated"        // how many people answered whose group is not known
	NoteNoInvitations    NoteCode = "noInvitations"    // nobody counted who was asked, so silence cannot be seen
)

// Values returns the codes of notes.
func (NoteCode) Values() []NoteCode {
	return []NoteCode{NoteSuppressed, NoteRounded, NoteNotSuppressed, NotePolicyUnverified, NoteReferenceHidden, NoteExploratory, NoteNotStated, NoteNoInvitations}
}

// IsValid reports whether c is one of [NoteCode.Values].
func (c NoteCode) IsValid() bool { return slices.Contains(c.Values(), c) }

// Note is something a reader of a comparison must know.
type Note struct {
	// Code says what it is.
	Code NoteCode `json:"code"`
	// Number is what the note counts, if it counts anything.
	Number Figure `json:"number,omitzero"`
}

// Options are the choices of a caller. The zero value is 95 % and not planned.
type Options struct {
	// Level is the confidence level, 0.5 to below 1; 0 means 0.95.
	Level float64
	// Planned says that the question, the groups and the reference were fixed before
	// the numbers were seen. Otherwise a comparison of several groups is marked
	// exploratory.
	Planned bool
}

// ErrOptions says that the confidence level is not from 0.5 to below 1.
var ErrOptions = errors.New("equity: the level is from 0.5 to below 1")

// Compare compares each group with the reference under a policy for small numbers.
// The error is [Faults] if the groups or the policy are not valid, or
// [ErrOptions].
func Compare(g Groups, p Policy, o Options) (Comparison, error) {
	level := cmp.Or(o.Level, 0.95)
	if _, ok := z(level); !ok {
		return Comparison{}, ErrOptions
	}
	if err := errors.Join(g.Validate(), p.Validate()); err != nil {
		return Comparison{}, unjoin(err)
	}
	groups := slices.Clone(g.Groups)
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.ID, b.ID) })
	reference := slices.IndexFunc(groups, func(each Group) bool { return each.ID == g.Reference })
	h := p.hide(groups, reference)
	c := Comparison{
		Format: ComparisonFormat, Question: g.Question, By: g.By, Reference: g.Reference, Level: level, Policy: p.ID,
		Groups: make([]Result, len(groups)),
	}
	var all Group
	ps, at := []float64{}, []int{}
	for i, each := range groups {
		all.Events += each.Events
		all.Total += each.Total
		all.Invited += each.Invited
		all.Exposure += each.Exposure
		c.Groups[i] = p.result(each, h.totals[i], h.events[i], h.response[i], level)
		if i == reference {
			c.Groups[i].compareWith(WhyReference)
			continue
		}
		c.Groups[i].compare(each, groups[reference], h.pair(i, reference), level)
		if v, ok := c.Groups[i].P.Get(); ok {
			ps, at = append(ps, v), append(at, i)
		}
	}
	for k, adjusted := range Holm(ps) {
		c.Groups[at[k]].Adjusted = figure.Of(adjusted)
	}
	c.All = p.result(all, h.allTotal, h.allEvents, h.allRate, level)
	if h.allRate && !slices.Contains(h.response, true) && !h.allTotal {
		c.All.Response = absent(WhyNotKnown)
	}
	c.All.compareWith(WhyNotKnown)
	c.Notes = notes(g, p, o, h, reference, len(at))
	return c, nil
}

// unjoin makes one list of faults of those of two documents.
func unjoin(err error) error {
	var all Faults
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			if f, ok := errors.AsType[fault.Faults](e); ok {
				all = append(all, f...)
			}
		}
	}
	return all.OrNil()
}

// pair is what is hidden of either of two groups.
type pair struct{ events, response bool }

func (h hidden) pair(i, j int) pair {
	return pair{h.events[i] || h.events[j], h.response[i] || h.response[j]}
}

func (p Policy) result(g Group, total, events, response bool, level float64) Result {
	r := Result{ID: g.ID, Name: g.Name, Events: suppressed(), Total: suppressed(), Share: absent(WhySuppressed), Response: absent(WhySuppressed), Rate: absent(WhySuppressed)}
	if !total {
		r.Total = p.rounded(g.Total)
	}
	if !events {
		r.Events = p.rounded(g.Events)
		r.Share, r.Rate = absent(WhyRates), absent(WhyNotKnown)
		if g.Exposure > 0 {
			r.Rate = PoissonRate(g.Events, g.Exposure, level)
		} else {
			r.Share = Wilson(g.Events, g.Total, level)
		}
	}
	if !response {
		r.Response = absent(WhyNotKnown)
		if g.Invited > 0 {
			r.Response = Wilson(g.Total, g.Invited, level)
		}
	}
	return r
}

// compareWith says why nothing is compared.
func (r *Result) compareWith(why string) {
	none := absent(why)
	r.Difference, r.Ratio, r.RatioOfOthers, r.ResponseDifference, r.RateDifference, r.RateRatio = none, none, none, none, none, none
	r.P, r.Adjusted = figure.Absent(why), figure.Absent(why)
}

func (r *Result) compare(g, ref Group, hide pair, level float64) {
	r.compareWith(WhySuppressed)
	if !hide.response {
		r.ResponseDifference = absent(WhyNotKnown)
		if g.Invited > 0 && ref.Invited > 0 {
			r.ResponseDifference = Difference(g.Total, g.Invited, ref.Total, ref.Invited, level)
		}
	}
	if hide.events {
		return
	}
	if g.Exposure > 0 {
		none := absent(WhyRates)
		r.Difference, r.Ratio, r.RatioOfOthers = none, none, none
		r.RateDifference = RateDifference(g.Events, g.Exposure, ref.Events, ref.Exposure, level)
		r.RateRatio = RateRatio(g.Events, g.Exposure, ref.Events, ref.Exposure, level)
		r.P, r.Test = RatePValue(g.Events, g.Exposure, ref.Events, ref.Exposure), Exact
	} else {
		none := absent(WhyNotKnown)
		r.RateDifference, r.RateRatio = none, none
		r.Difference = Difference(g.Events, g.Total, ref.Events, ref.Total, level)
		r.Ratio = Ratio(g.Events, g.Total, ref.Events, ref.Total, level)
		r.RatioOfOthers = Ratio(g.Total-g.Events, g.Total, ref.Total-ref.Events, ref.Total, level)
		r.P, r.Test = PValue(g.Events, g.Total, ref.Events, ref.Total)
	}
	r.Adjusted = r.P
}

func notes(g Groups, p Policy, o Options, h hidden, reference, compared int) []Note {
	out := []Note{}
	few, invited := 0, false
	for i := range h.events {
		if h.events[i] || h.totals[i] || h.response[i] {
			few++
		}
		invited = invited || g.Groups[i].Invited > 0
	}
	if few > 0 {
		out = append(out, Note{NoteSuppressed, figure.Of(float64(few))})
	}
	if p.Round > 1 {
		out = append(out, Note{NoteRounded, figure.Of(float64(p.Round))})
	}
	if p.High == 0 {
		out = append(out, Note{Code: NoteNotSuppressed})
	}
	if p.Unverified != "" {
		out = append(out, Note{Code: NotePolicyUnverified})
	}
	if h.events[reference] && len(g.Groups) > 1 {
		out = append(out, Note{Code: NoteReferenceHidden})
	}
	if compared > 1 && !o.Planned {
		out = append(out, Note{NoteExploratory, figure.Of(float64(compared))})
	}
	if g.NotStated > 0 {
		out = append(out, Note{NoteNotStated, p.Shown(g.NotStated)})
	}
	if !invited {
		out = append(out, Note{Code: NoteNoInvitations})
	}
	return out
}

var comparisonFormat = document.Format{Name: "principles.comparison", Major: 1, Minor: 0}

// DecodeComparison reads a comparison from JSON, strictly. The error is [Faults].
func DecodeComparison(data []byte) (Comparison, error) {
	return document.Decode[Comparison](data, comparisonFormat)
}

// Encode writes the comparison as JSON in canonical form.
func (c Comparison) Encode() ([]byte, error) { return document.Encode(c) }
