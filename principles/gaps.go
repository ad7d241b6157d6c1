package principles

import (
	"cmp"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

// GapsFormat is the format name and version of a [GapReport].
const GapsFormat = "principles.gaps/1.0"

// GapReport lists what is missing, in the order in which to take it up: what may
// do harm, what is required, who was not heard, where groups of people differ, and
// then by weight × shortfall / effort. Accepted gaps (waivers) come last.
type GapReport struct {
	// Format is the format name and version: principles.gaps/1.0.
	Format string `json:"format"`
	// Framework is the id of the framework.
	Framework string `json:"framework"`
	// Version is the version of the framework.
	Version string `json:"version"`
	// Gaps are what is missing, the most pressing first.
	Gaps []Gap `json:"gaps"`
	// Unanswered are the items that nobody answered. They are not known to be
	// gaps.
	Unanswered []string `json:"unanswered"`
}

// Gap is one thing that is missing, with its next step.
type Gap struct {
	// Item is the key of the item; empty for a role that was not heard.
	Item string `json:"item,omitzero"`
	// Role is the role with the lowest view of the item, the role that left it open,
	// or the role that was not heard; empty if the item is for anybody and nobody
	// answered.
	Role Role `json:"role,omitzero"`
	// Reason is why the gap stands where it does.
	Reason GapReason `json:"reason"`
	// Shortfall is how much is missing, from above 0 to 1, or why that is not
	// known.
	Shortfall Figure `json:"shortfall"`
	// Weight is how much the item counts.
	Weight float64 `json:"weight,omitzero"`
	// Effort is how much work it is to close the gap, from 1 to 5.
	Effort int `json:"effort,omitzero"`
	// Remedy says what to do.
	Remedy Text `json:"remedy,omitzero"`
	// FirstStep is what can be done this week.
	FirstStep Text `json:"firstStep,omitzero"`
	// Maturity says when to take the item up, where the framework says so.
	Maturity Maturity `json:"maturity,omitzero"`
	// Owner is who has taken the gap on; empty if nobody has.
	Owner string `json:"owner,omitzero"`
	// Due is when it is to be closed.
	Due Date `json:"due,omitzero"`
	// Overdue says that Due has passed.
	Overdue bool `json:"overdue,omitzero"`
	// WaivedUntil is the last day of a waiver that holds.
	WaivedUntil Date `json:"waivedUntil,omitzero"`
}

// GapReason is why a gap stands where it does in the order.
type GapReason string

// The reasons, the most pressing first.
const (
	GapSafety     GapReason = "safety"     // the item may mean harm
	GapRequired   GapReason = "required"   // the item is a gate
	GapUnheard    GapReason = "unheard"    // a required role answered nothing
	GapInequality GapReason = "inequality" // groups of people differ
	GapShortfall  GapReason = "shortfall"  // less than full marks
)

// Values returns the reasons, the most pressing first.
func (GapReason) Values() []string {
	return words(GapSafety, GapRequired, GapUnheard, GapInequality, GapShortfall)
}

// IsValid reports whether r is one of [GapReason.Values].
func (r GapReason) IsValid() bool {
	return oneOf(r, GapSafety, GapRequired, GapUnheard, GapInequality, GapShortfall)
}

// Plan is who closes the gap at an item, and when.
type Plan struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Owner is who has taken the gap on.
	Owner string `json:"owner"`
	// Due is when it is to be closed.
	Due Date `json:"due"`
}

// GapOptions are what a gap report needs to know besides the assessment. The zero
// value knows nothing.
type GapOptions struct {
	// Plans say who closes which gap, and when.
	Plans []Plan
	// Unequal are the keys of items for which groups of people differ, as a
	// comparison of groups has found.
	Unequal []string
}

// Gaps lists the gaps that a report shows. An item is a gap if a role's view of it
// is below full marks, or if it is required or a matter of safety and unanswered. The
// error is [Faults]: pointers below /report for a report of another framework,
// below /options for options that name no item.
func Gaps(f Framework, r Report, o GapOptions) (GapReport, error) {
	s, err := NewScorer(f)
	if err != nil {
		return GapReport{}, err
	}
	if faults := s.gapFaults(&r, &o); len(faults) > 0 {
		return GapReport{}, faults
	}
	g := GapReport{Format: GapsFormat, Framework: f.ID, Version: f.Version, Gaps: []Gap{}, Unanswered: []string{}}
	for _, role := range r.Unheard {
		g.Gaps = append(g.Gaps, Gap{Role: role, Reason: GapUnheard, Shortfall: absent(WhyNoRespondent)})
	}
	for i := range f.Items {
		s.gap(&g, i, &r, &o)
	}
	order := GapReason("").Values()
	slices.SortStableFunc(g.Gaps, func(a, b Gap) int {
		return cmp.Or(
			cmp.Compare(b2i(a.WaivedUntil != ""), b2i(b.WaivedUntil != "")),
			cmp.Compare(slices.Index(order, string(a.Reason)), slices.Index(order, string(b.Reason))),
			-cmp.Compare(a.rank(), b.rank()))
	})
	return g, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rank is weight × shortfall / effort; an unknown shortfall counts in full.
func (g *Gap) rank() float64 {
	shortfall, ok := g.Shortfall.Get()
	if !ok {
		shortfall = 1
	}
	return float64(g.Weight*shortfall) / float64(max(1, g.Effort))
}

// gap adds the gap at item i, if there is one.
func (s *Scorer) gap(g *GapReport, i int, r *Report, o *GapOptions) {
	it := &s.f.Items[i]
	gap := Gap{
		Item: it.Key, Reason: GapShortfall, Weight: it.weight(), Effort: cmp.Or(it.Remediation.Effort, 3),
		Remedy: it.Remediation.Text, FirstStep: it.Remediation.FirstStep, Maturity: it.Maturity,
	}
	worst, found, open, asked := 0.0, false, Role(""), false
	for k := range r.Roles {
		n := slices.IndexFunc(r.Roles[k].Items, func(x ItemResult) bool { return x.Item == it.Key })
		if n < 0 {
			continue
		}
		asked = true
		x := &r.Roles[k].Items[n]
		gap.WaivedUntil = cmp.Or(gap.WaivedUntil, x.WaivedUntil)
		if x.Unknown > 0 && open == "" {
			open = r.Roles[k].Role
		}
		if share, ok := x.Share.Get(); ok {
			if !found || 1-share > worst {
				worst, gap.Role = 1-share, r.Roles[k].Role
			}
			found = true
		}
	}
	gate := it.Required || it.Safety
	switch {
	case found && worst > tolerance:
		gap.Shortfall = figureOf(worst)
	case gate && open != "":
		gap.Role, gap.Shortfall = open, absent(WhyNothingAnswered)
	case gate && !asked:
		gap.Shortfall = absent(WhyNoRespondent)
		if len(it.AnsweredBy) > 0 {
			gap.Role = it.AnsweredBy[0]
		}
	case !found && (open != "" || !asked):
		g.Unanswered = append(g.Unanswered, it.Key)
		return
	default:
		return
	}
	switch {
	case it.Safety:
		gap.Reason = GapSafety
	case it.Required:
		gap.Reason = GapRequired
	case slices.Contains(o.Unequal, it.Key):
		gap.Reason = GapInequality
	}
	for _, p := range o.Plans {
		if p.Item == it.Key {
			gap.Owner, gap.Due = p.Owner, p.Due
			gap.Overdue = r.AsOf != "" && p.Due.Before(r.AsOf)
		}
	}
	g.Gaps = append(g.Gaps, gap)
}

func (s *Scorer) gapFaults(r *Report, o *GapOptions) fault.Faults {
	var c checker
	root := fault.Path{}
	report := root.Field("report")
	if r.Framework != s.f.ID {
		c.Addf(report.Field("framework"), fault.Conflict, ErrVersion, "must be the id of the framework given")
	}
	if r.Version != s.f.Version {
		c.Addf(report.Field("version"), fault.Conflict, ErrVersion, "must be the version of the framework given")
	}
	options := root.Field("options")
	plans := options.Field("plans")
	c.length(plans, len(o.Plans), maxList)
	for i := range within(o.Plans, maxList) {
		p := plans.Index(i)
		if _, ok := s.index.find(o.Plans[i].Item); !ok {
			c.Addf(p.Field("item"), fault.Reference, nil, "must be the key of an item of the framework")
		}
		for _, other := range o.Plans[:i] {
			if other.Item == o.Plans[i].Item {
				c.Addf(p.Field("item"), fault.Duplicate, nil, "must be planned once")
				break
			}
		}
		c.word(p.Field("owner"), o.Plans[i].Owner)
		c.date(p.Field("due"), o.Plans[i].Due, true)
	}
	unequal := options.Field("unequal")
	for i, key := range o.Unequal {
		if _, ok := s.index.find(key); !ok {
			c.Addf(unequal.Index(i), fault.Reference, nil, "must be the key of an item of the framework")
		}
	}
	return c.found.Faults()
}
