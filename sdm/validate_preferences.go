package sdm

import (
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// Validate returns nil, or [Faults] with every fault that the preferences show
// by themselves, in document order. [Preferences.ValidateFor] also checks them
// against their decision.
func (p Preferences) Validate() error {
	var c check
	c.preferences(fault.Path{}, &p, nil)
	return document.Ordered[Preferences](c.Faults())
}

// ValidateFor returns nil, or [Faults] with every fault of the preferences,
// alone and against the decision d, in document order. It does not report the
// faults of d.
func (p Preferences) ValidateFor(d Decision) error {
	var c check
	c.preferences(fault.Path{}, &p, &d)
	return document.Ordered[Preferences](c.Faults())
}

// validatePair returns the faults of both documents, under /decision and
// /preferences.
func validatePair(d *Decision, p *Preferences) error {
	var c check
	var root fault.Path
	c.decision(root.Field("decision"), d)
	c.preferences(root.Field("preferences"), p, d)
	type pair struct {
		Decision    Decision    `json:"decision"`
		Preferences Preferences `json:"preferences"`
	}
	return document.Ordered[pair](c.Faults())
}

func (c *check) preferences(at fault.Path, p *Preferences, d *Decision) {
	document.CheckFormat(&c.Collector, at.Field("format"), p.Format, preferencesFormat)
	document.CheckID(&c.Collector, at.Field("decision"), p.Decision)
	if d != nil && p.Decision != d.ID {
		c.Addf(at.Field("decision"), fault.Reference, ErrOtherDecision, "must be the id of the decision they are used with")
	}
	c.voice(at.Field("voice"), p.Voice)
	c.date(at.Field("date"), p.Date, false)
	checkWord(c, at.Field("involvement"), p.Involvement, false)
	method := checkWord(c, at.Field("method"), p.Method, true)
	exponent := at.Field("exponent")
	switch {
	case !c.finite(exponent, p.Exponent):
	case p.Method == RankExponent && (p.Exponent <= 0 || p.Exponent > 100):
		c.Addf(exponent, fault.Range, nil, "is required for this method: above 0 and at most 100")
	case p.Method != RankExponent:
		c.absent(exponent, p.Exponent != 0, "only the method rankExponent has it")
	}
	c.answers(at.Field("answers"), p, d, method)
	document.CheckExtensions(&c.Collector, at.Field("extensions"), p.Extensions)
}

func (c *check) voice(p fault.Path, v Voice) {
	checkWord(c, p.Field("role"), v.Role, true)
	if v.Role == Surrogate {
		checkWord(c, p.Field("basis"), v.Basis, true)
	} else {
		c.absent(p.Field("basis"), v.Basis != "", "only a surrogate has a basis")
	}
	if v.ID != "" {
		document.CheckID(&c.Collector, p.Field("id"), v.ID)
	}
}

func (c *check) answers(p fault.Path, prefs *Preferences, d *Decision, method bool) {
	var criteria map[string]int
	if d != nil {
		criteria = criterionIDs(d)
	}
	seen := make(map[string]bool, len(prefs.Answers))
	heard, faulty := false, false
	for i := range prefs.Answers {
		a, at := &prefs.Answers[i], p.Index(i)
		before := c.Len()
		id := at.Field("criterion")
		switch {
		case d != nil:
			c.known(id, criteria, a.Criterion, "a criterion")
		default:
			document.CheckID(&c.Collector, id, a.Criterion)
		}
		if seen[a.Criterion] {
			c.Addf(id, fault.Duplicate, ErrDuplicate, "another answer before it is about the same criterion")
		}
		seen[a.Criterion] = true
		if method {
			c.answer(at, a, prefs.Method.ranked())
		}
		if k, ok := criteria[a.Criterion]; ok {
			c.answerFor(at, a, &d.Criteria[k])
		} else if a.Direction != "" {
			c.direction(at.Field("direction"), a.Direction)
		}
		faulty = faulty || c.Len() > before
		heard = heard || (!a.DontKnow && (a.Rank > 0 || (a.Points != nil && *a.Points > 0)))
	}
	if d != nil {
		for i := range d.Criteria {
			if !seen[d.Criteria[i].ID] {
				c.Addf(p, fault.Required, nil, "needs an answer for the criterion "+d.Criteria[i].ID+"; if the person could not say, an answer with dontKnow")
			}
		}
	}
	if !heard && !faulty {
		c.Addf(p, fault.Range, ErrNoWeight, "at least one criterion needs a weight above 0")
	}
}

// answer checks that an answer has what its method asks for.
func (c *check) answer(p fault.Path, a *Answer, ranked bool) {
	points, rank := p.Field("points"), p.Field("rank")
	switch {
	case a.DontKnow:
		c.absent(points, a.Points != nil, "the person could not say")
		c.absent(rank, a.Rank != 0, "the person could not say")
	case ranked:
		c.absent(points, a.Points != nil, "the method asks for ranks")
		if a.Rank < 1 {
			c.Addf(rank, fault.Range, nil, "is required for this method: a whole number of 1 or more, or dontKnow")
		}
	default:
		c.absent(rank, a.Rank != 0, "the method asks for points")
		switch {
		case a.Points == nil:
			c.Addf(points, fault.Required, ErrWeight, "is required for this method: 0 or more, or dontKnow")
		case c.finite(points, *a.Points) && *a.Points < 0:
			c.Addf(points, fault.Range, ErrWeight, "must be 0 or more")
		}
	}
	asked := p.Field("asked")
	c.finite(asked.Field("worst"), a.Asked.Worst)
	c.finite(asked.Field("best"), a.Asked.Best)
}

// answerFor checks an answer against its criterion.
func (c *check) answerFor(p fault.Path, a *Answer, k *Criterion) {
	asked := p.Field("asked")
	if k.Measure == Categorical {
		c.absent(asked, a.Asked != Range{}, "a criterion with categories has no range")
	} else if !a.DontKnow && a.Asked == (Range{}) {
		c.Addf(asked, fault.Required, nil, "is required: the range from worst to best that was put to the person")
	}
	if k.Direction == Personal {
		// Without weight, or with an open one, the direction may be open, too.
		if a.Direction != "" || a.Rank > 0 || (a.Points != nil && *a.Points > 0) {
			c.direction(p.Field("direction"), a.Direction)
		}
	} else {
		c.absent(p.Field("direction"), a.Direction != "", "the decision declares the direction")
	}
	c.mustHave(p.Field("mustHave"), k, a.MustHave)
}

func (c *check) direction(p fault.Path, d Direction) {
	if d != HigherIsBetter && d != LowerIsBetter {
		c.Addf(p, fault.Enum, ErrDirection, "is required: higherIsBetter or lowerIsBetter, as the person said")
	}
}
