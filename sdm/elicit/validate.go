package elicit

import (
	"math"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
// Code and Err; its methods are Error and Unwrap. It never holds the received
// value.
type FieldError = fault.FieldError

// Faults is every fault of a document in document order, a slice of
// [FieldError]; its methods are Error, Unwrap (so errors.As and errors.Is look
// into it) and OrNil. It is the same type in every wing.
type Faults = fault.Faults

// mostCriteria bounds the work that one document can ask for.
const (
	mostCriteria = 100
	mostItems    = 1000
	mostShown    = 20
)

// Validate returns nil, or [Faults] with every fault that the answers show by
// themselves, in document order. [Answers.ValidateFor] also checks them against
// their decision. Statements that contradict each other are not faults: the
// report names them.
func (a Answers) Validate() error {
	c := check{}
	c.answers(fault.Path{}, &a)
	return document.Ordered[Answers](c.Faults())
}

// ValidateFor returns nil, or [Faults] with every fault of the answers, alone
// and against the decision d, in document order. It does not report the faults
// of d.
func (a Answers) ValidateFor(d sdm.Decision) error {
	c := check{decision: &d}
	c.answers(fault.Path{}, &a)
	return document.Ordered[Answers](c.Faults())
}

// validatePair returns the faults of both documents, under /decision and
// /answers.
func validatePair(d *sdm.Decision, a *Answers) error {
	c := check{decision: d}
	if faults, ok := d.Validate().(Faults); ok {
		for _, f := range faults {
			c.AddAt("/decision"+f.Pointer, f.Code, f.Err)
		}
	}
	root := fault.Path{}
	c.answers(root.Field("answers"), a)
	type pair struct {
		Decision sdm.Decision `json:"decision"`
		Answers  Answers      `json:"answers"`
	}
	return document.Ordered[pair](c.Faults())
}

// check gathers the faults of one document, against a decision if there is one.
type check struct {
	fault.Collector
	decision  *sdm.Decision
	direction map[string]sdm.Direction // of the route at hand
	asking    bool                     // the route is not finished: lists may be empty
}

func (c *check) answers(p fault.Path, a *Answers) {
	document.CheckFormat(&c.Collector, p.Field("format"), a.Format, answersFormat)
	document.CheckID(&c.Collector, p.Field("decision"), a.Decision)
	if c.decision != nil && c.decision.ID != a.Decision {
		c.Addf(p.Field("decision"), fault.Reference, sdm.ErrOtherDecision, "must be the id of the decision they are used with")
	}
	voice := p.Field("voice")
	word(c, voice.Field("role"), a.Voice.Role, true)
	if a.Voice.Role == sdm.Surrogate {
		word(c, voice.Field("basis"), a.Voice.Basis, true)
	} else {
		c.absent(voice.Field("basis"), a.Voice.Basis != "", "only a surrogate has a basis")
	}
	if a.Voice.ID != "" {
		document.CheckID(&c.Collector, voice.Field("id"), a.Voice.ID)
	}
	if a.Date != "" && !a.Date.IsValid() {
		c.Addf(p.Field("date"), fault.Format, nil, "must be a date: YYYY, YYYY-MM or YYYY-MM-DD, and a day that exists")
	}
	routes := p.Field("routes")
	if len(a.Routes) == 0 {
		c.Addf(routes, fault.Required, nil, "needs at least one route")
	}
	c.size(routes, len(a.Routes), mostCriteria)
	document.CheckUniqueIDs(&c.Collector, routes, len(a.Routes), func(i int) string { return a.Routes[i].ID })
	for i := range a.Routes {
		c.route(routes.Index(i), &a.Routes[i])
	}
	document.CheckExtensions(&c.Collector, p.Field("extensions"), a.Extensions)
}

func (c *check) route(p fault.Path, r *Route) {
	c.asked(p.Field("asked"), r)
	if !word(c, p.Field("method"), r.Method, true) {
		return
	}
	m := r.Method
	list := func(name string, n int, belongs bool, most int) (fault.Path, bool) {
		at := p.Field(name)
		switch {
		case !belongs:
			c.absent(at, n > 0, "this method does not have it")
		case n == 0 && !c.asking:
			c.Addf(at, fault.Required, nil, "is required for this method")
		}
		return at, belongs && n > 0 && c.size(at, n, most)
	}
	exponent := p.Field("exponent")
	switch {
	case m == RankExponent && (!c.asking || r.Exponent != 0) && !(r.Exponent > 0 && r.Exponent <= 100):
		c.Addf(exponent, fault.Range, nil, "is required for this method: above 0 and at most 100")
	case m != RankExponent:
		c.absent(exponent, r.Exponent != 0, "only the method rankExponent has it")
	}
	word(c, p.Field("randomIndex"), r.RandomIndex, false)
	c.absent(p.Field("randomIndex"), r.RandomIndex != "" && m != PairwiseAHP, "only the method pairwise has it")
	if at, ok := list("ratings", len(r.Ratings), m.rated(), mostCriteria); ok {
		c.ratings(at, r)
	}
	if at, ok := list("judgements", len(r.Judgements), m == PairwiseAHP, 10*mostItems); ok {
		c.judgements(at, r)
	}
	has := 0
	if r.BestWorst.Best != "" || r.BestWorst.Worst != "" || len(r.BestWorst.BestOver)+len(r.BestWorst.OverWorst) > 0 {
		has = 1
	}
	if at, ok := list("bestWorst", has, m == BestWorstBWM, 1); ok {
		c.extremes(at, &r.BestWorst)
	}
	if at, ok := list("sets", len(r.Sets), m == BestWorstSets, mostItems); ok {
		c.sets(at, r)
	}
	if at, ok := list("tasks", len(r.Tasks), m == ChoiceTasks, mostItems); ok {
		c.tasks(at, r)
	}
	if at, ok := list("ladders", len(r.Ladders), m == TradeOffPairs, mostCriteria); ok {
		c.ladders(at, r)
	}
	steps, most := p.Field("steps"), 100
	if m == TradeOffPairs {
		most = mostItems // ten criteria of three levels take more than a hundred questions
	}
	if c.absent(steps, len(r.Steps) > 0 && m != TradeOff && m != TradeOffPairs, "this method does not have it") && c.size(steps, len(r.Steps), most) {
		c.steps(steps, r)
	}
	if at, ok := list("statements", len(r.Statements), m == Statements, 100); ok {
		c.statements(at, r)
	}
}

func (c *check) asked(p fault.Path, r *Route) {
	c.direction = map[string]sdm.Direction{}
	seen := map[string]bool{}
	for i, a := range r.Asked {
		at := p.Index(i)
		c.criterion(at.Field("criterion"), a.Criterion, seen)
		rng := at.Field("range")
		c.finite(rng.Field("worst"), a.Range.Worst)
		c.finite(rng.Field("best"), a.Range.Best)
		word(c, at.Field("direction"), a.Direction, false)
		c.absent(at.Field("direction"), a.Direction == sdm.Personal, "must be higherIsBetter or lowerIsBetter, as the person said")
		c.direction[a.Criterion] = a.Direction
		k := c.find(a.Criterion)
		if k == nil {
			continue
		}
		if k.Measure == sdm.Categorical {
			c.absent(rng, a.Range != sdm.Range{}, "a criterion with categories has no range")
		} else if a.Range.Worst == a.Range.Best {
			c.Addf(rng, fault.Required, sdm.ErrZeroWidth, "is required: the range from worst to best that was shown")
		}
		if k.Direction == sdm.Personal && a.Direction == "" {
			c.Addf(at.Field("direction"), fault.Required, sdm.ErrDirection, "is required: the direction of this criterion is personal")
		}
		c.absent(at.Field("direction"), k.Direction != sdm.Personal && a.Direction != "", "the decision declares the direction")
	}
}

// find returns the criterion id of the decision, nil if there is no decision or
// no such criterion.
func (c *check) find(id string) *sdm.Criterion {
	if c.decision == nil {
		return nil
	}
	for i := range c.decision.Criteria {
		if c.decision.Criteria[i].ID == id {
			return &c.decision.Criteria[i]
		}
	}
	return nil
}

// criterion checks the id of a criterion. With seen it must not stand twice.
func (c *check) criterion(p fault.Path, id string, seen map[string]bool) {
	switch {
	case seen != nil && seen[id] && id != "":
		c.Addf(p, fault.Duplicate, sdm.ErrDuplicate, "names a criterion that stands before it")
	case c.decision != nil && c.find(id) == nil:
		c.Addf(p, fault.Reference, sdm.ErrUnknownID, "must be the id of a criterion of the decision")
	case c.decision == nil:
		document.CheckID(&c.Collector, p, id)
	}
	if seen != nil {
		seen[id] = true
	}
}

// two checks the ids of two criteria, which must differ.
func (c *check) two(a, b fault.Path, first, second string) bool {
	before := c.Len()
	c.criterion(a, first, nil)
	c.criterion(b, second, nil)
	if first == second && c.Len() == before {
		c.Addf(b, fault.Conflict, ErrCriterion, "must be another criterion")
	}
	return c.Len() == before
}

func (c *check) absent(p fault.Path, there bool, text string) bool {
	if there {
		c.Addf(p, fault.Forbidden, nil, text+": leave it out")
	}
	return !there
}

func (c *check) finite(p fault.Path, x float64) bool {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		c.Addf(p, fault.Range, sdm.ErrNotFinite, "must be a finite number")
		return false
	}
	return true
}

func (c *check) size(p fault.Path, n, most int) bool {
	if n > most {
		c.Addf(p, fault.TooLarge, sdm.ErrTooLarge, "must not be longer than "+strconv.Itoa(most))
	}
	return n <= most
}

// times checks a ratio, from the smallest allowed.
func (c *check) times(p fault.Path, x, least float64) {
	switch {
	case !(x > 0 && x <= mostTimes):
		c.Addf(p, fault.Range, ErrTimes, "must be above 0 and at most 1000000")
	case x < least:
		c.Addf(p, fault.Range, ErrBelowOne, "must be 1 or more: the best matters most and the worst least")
	}
}

type enum interface {
	~string
	Values() []string
	IsValid() bool
}

// word checks that w is one of its words; empty is allowed unless needed.
func word[W enum](c *check, p fault.Path, w W, needed bool) bool {
	switch {
	case w == "" && needed:
		c.Addf(p, fault.Required, nil, "is required: one of "+strings.Join(w.Values(), ", "))
	case w != "" && !w.IsValid():
		c.Addf(p, fault.Enum, nil, "must be one of "+strings.Join(w.Values(), ", "))
	default:
		return true
	}
	return false
}
