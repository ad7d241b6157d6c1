package principles

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

// InferenceFormat is the format name and version of an [Inference].
const InferenceFormat = "principles.inference/1.0"

// Inference is what the answers to one framework say about another.
type Inference struct {
	// Format is the format name and version: principles.inference/1.0.
	Format string `json:"format"`
	// Answers are the answers that follow, each labelled with where it comes from,
	// in the order of the target framework.
	Answers []Answer `json:"answers"`
	// Suggestions are answers that may follow, from items that only share
	// something with the target; they are never counted.
	Suggestions []Suggestion `json:"suggestions"`
	// Conflicts are the target items for which different answers follow, or where
	// what follows differs from the direct answer. Nothing is inferred for them.
	Conflicts []Conflict `json:"conflicts"`
	// SourceGaps are the source items that are linked to nothing in the target.
	SourceGaps []string `json:"sourceGaps"`
	// TargetGaps are the target items about which no source item can say anything.
	TargetGaps []string `json:"targetGaps"`
}

// Suggestion is an answer that may follow.
type Suggestion struct {
	// Item is the key of the target item.
	Item string `json:"item"`
	// From is the source item, as framework/item.
	From string `json:"from"`
	// Answer is the state of the source item.
	Answer string `json:"answer"`
}

// Conflict is a target item about which the sources disagree.
type Conflict struct {
	// Item is the key of the target item.
	Item string `json:"item"`
	// Direct is the answer that the target response itself gives; empty if none.
	Direct string `json:"direct,omitzero"`
	// Claims are what follows from each source.
	Claims []Claimed `json:"claims"`
}

// Claimed is an answer that follows from one source item.
type Claimed struct {
	// From is the source item, as framework/item.
	From string `json:"from"`
	// Relation is the relation by which it follows.
	Relation Relation `json:"relation"`
	// Answer is the answer that follows.
	Answer string `json:"answer"`
}

// Infer carries the answers of a source response over the crosswalk to the target
// framework, as far as logic allows:
//
//   - over equal and equivalent, the answer is copied; "not applicable" only over
//     equal;
//   - where the source holds the whole of the target, a met source makes the
//     target met;
//   - where the source is a part of the target, a source that is not met makes
//     the target not met, or partly met if another part is met and the target
//     knows the word;
//   - everything else is unknown; intersecting items give suggestions only.
//
// "Met" means the highest value of an item and "not met" the lowest; an answer
// between the two is copied over equal and equivalent, if both items are states.
// Answers that were themselves inferred, or whose evidence has expired on asOf,
// say nothing: no evidence is counted twice. The direct answers, if any, are those
// of the target response; they beat inferred ones.
//
// The error is [Faults], with pointers below /crosswalk, /source, /target,
// /response and /direct.
func Infer(w Crosswalk, source, target *Scorer, response Response, direct Response, asOf Date) (Inference, error) {
	if source == nil || target == nil {
		return Inference{}, fault.Faults{{Code: fault.Required, Err: fault.Because(nil, "needs a scorer of the source framework and one of the target framework")}}
	}
	x := inferrer{w: &w, source: source, target: target, links: make([][]Claimed, len(target.items)), linked: make([]bool, len(target.items)), parts: make([][]string, len(target.items))}
	if faults := x.read(response, direct, asOf); len(faults) > 0 {
		return Inference{}, faults
	}
	return x.infer(), nil
}

type inferrer struct {
	w              *Crosswalk
	source, target *Scorer
	from, to       sheet
	hasDirect      bool
	links          [][]Claimed // for each target item, what follows
	linked         []bool      // for each target item, whether a source can say anything
	parts          [][]string  // for each target item, the parts of it that are met, if only partly
}

// read checks the inputs and resolves the responses.
func (x *inferrer) read(response, direct Response, asOf Date) fault.Faults {
	x.from, x.to = x.source.sheet(nil), x.target.sheet(nil)
	root := fault.Path{}
	at := root.Field("crosswalk")
	faults := x.w.faults(at)
	c := checker{}
	x.fits(&c, at.Field("source"), x.w.Source, x.source)
	x.fits(&c, at.Field("target"), x.w.Target, x.target)
	links := at.Field("links")
	for i := range x.w.Links {
		p := links.Index(i)
		if _, ok := x.source.index.find(x.w.Links[i].Source); !ok {
			c.Addf(p.Field("source"), fault.Reference, nil, "must be the key of an item of the source framework")
		}
		if _, ok := x.target.index.find(x.w.Links[i].Target); !ok {
			c.Addf(p.Field("target"), fault.Reference, nil, "must be the key of an item of the target framework")
		}
	}
	faults = append(faults, c.found.Faults()...)
	if !response.sound() || !x.source.resolve(x.from, &response, asOf) {
		faults = append(faults, x.source.check(root.Field("response"), &response)...)
	}
	if len(direct.Answers) > 0 {
		x.hasDirect = true
		if !direct.sound() || !x.target.resolve(x.to, &direct, asOf) {
			faults = append(faults, x.target.check(root.Field("direct"), &direct)...)
		}
	}
	return faults
}

func (x *inferrer) fits(c *checker, p fault.Path, ref FrameworkRef, s *Scorer) {
	if ref.ID != s.f.ID {
		c.Addf(p.Field("id"), fault.Conflict, ErrVersion, "must be the id of the framework given")
	}
	if ref.Version != s.f.Version {
		c.Addf(p.Field("version"), fault.Conflict, ErrVersion, "must be the version of the framework given")
	}
}

func (x *inferrer) infer() Inference {
	inf := Inference{
		Format: InferenceFormat, Answers: []Answer{}, Suggestions: []Suggestion{}, Conflicts: []Conflict{},
		SourceGaps: []string{}, TargetGaps: []string{},
	}
	used := make([]bool, len(x.source.items))
	for i := range x.w.Links {
		l := &x.w.Links[i]
		s, t := x.source.index.at(l.Source), x.target.index.at(l.Target)
		if l.Relation == NoRelation {
			continue
		}
		used[s] = true
		from := x.source.f.ID + "/" + l.Source
		if l.Relation == IntersectsAny {
			if c := &x.from[s]; c.known() && !c.inferred {
				inf.Suggestions = append(inf.Suggestions, Suggestion{
					Item: l.Target, From: from, Answer: x.source.items[s].state(c.given),
				})
			}
			continue
		}
		x.linked[t] = true
		if c := &x.from[s]; l.Relation == SubsetOf && c.known() && !c.inferred && x.source.items[s].state(c.given) != NotMet {
			x.parts[t] = append(x.parts[t], from)
		}
		if answer, ok := x.follows(l.Relation, s, t); ok {
			x.links[t] = append(x.links[t], Claimed{From: from, Relation: l.Relation, Answer: answer})
		}
	}
	for t := range x.target.items {
		x.conclude(&inf, t)
	}
	for s := range used {
		if !used[s] {
			inf.SourceGaps = append(inf.SourceGaps, x.source.items[s].key)
		}
	}
	return inf
}

// follows returns the answer to target item t that follows from source item s.
func (x *inferrer) follows(rel Relation, s, t int) (string, bool) {
	c := &x.from[s]
	if c.given == 0 || c.inferred {
		return "", false
	}
	from, to := &x.source.items[s], &x.target.items[t]
	if c.given == naBit {
		return NotApplicable, rel == Equal && to.na
	}
	state := from.state(c.given)
	switch rel {
	case Equal, Equivalent:
	case SupersetOf:
		if state != Met {
			return "", false
		}
	case SubsetOf:
		if state != NotMet {
			return "", false
		}
	default:
		return "", false
	}
	return to.answerFor(state)
}

// state returns what an answer amounts to: met for the highest value, notMet for
// the lowest, partly between.
func (p *itemPlan) state(given mask) string {
	switch p.values[lowBit(given)] {
	case p.hi:
		return Met
	case p.lo:
		return NotMet
	}
	return Partly
}

// answerFor returns the answer of the item that amounts to state. There is one
// for the ends of the range; between them only if the item has the word itself.
func (p *itemPlan) answerFor(state string) (string, bool) {
	switch state {
	case Met:
		return p.counting(p.hi)
	case NotMet:
		return p.counting(p.lo)
	}
	if i := p.code(Partly); i >= 0 && p.values[i] > p.lo && p.values[i] < p.hi {
		return Partly, true
	}
	return "", false
}

// counting returns the first answer of value v that does not take the item out of its
// scores: "not met" must not turn into "does not apply".
func (p *itemPlan) counting(v float64) (string, bool) {
	for i, x := range p.values {
		if x == v && p.exempt&(1<<i) == 0 {
			return p.codes[i], true
		}
	}
	return "", false
}

// conclude draws the conclusion for target item t.
func (x *inferrer) conclude(inf *Inference, t int) {
	it := &x.target.items[t]
	if !x.linked[t] {
		inf.TargetGaps = append(inf.TargetGaps, it.key)
	}
	claims := x.links[t]
	if len(claims) == 0 {
		return
	}
	direct := ""
	if x.hasDirect {
		if c := &x.to[t]; c.given != 0 && !c.inferred {
			direct = it.answer(c.given)
		}
	}
	answer := x.settle(t, claims, direct)
	agree := true
	for _, c := range claims {
		// A part that is not met leaves room for a target that is partly met.
		agree = agree && (c.Answer == answer || (c.Relation == SubsetOf && answer == Partly))
	}
	switch {
	case !agree:
		inf.Conflicts = append(inf.Conflicts, Conflict{Item: it.key, Direct: direct, Claims: claims})
	case direct == "":
		a := Answer{Item: it.key, Answer: answer}
		for _, c := range claims {
			a.InferredFrom = append(a.InferredFrom, c.From)
		}
		if answer == Partly {
			a.InferredFrom = append(a.InferredFrom, x.parts[t]...)
		}
		slices.Sort(a.InferredFrom)
		a.InferredFrom = slices.Compact(a.InferredFrom)
		if a.Answer == NotApplicable {
			a.Reason = "not applicable in " + x.source.f.ID
		}
		inf.Answers = append(inf.Answers, a)
	}
}

// settle returns the answer that the claims are held against: the direct one, or
// what follows from an item that is the whole of the target, or else what follows
// from its parts.
func (x *inferrer) settle(t int, claims []Claimed, direct string) string {
	if direct != "" {
		return direct
	}
	for _, c := range claims {
		if c.Relation != SubsetOf {
			return c.Answer
		}
	}
	if len(x.parts[t]) > 0 {
		if partly, ok := x.target.items[t].answerFor(Partly); ok {
			return partly
		}
	}
	return claims[0].Answer
}

// With returns the response with the inferred answers put in where it has none.
// They keep their label, so that a report counts them apart.
func (inf Inference) With(r Response) Response {
	r.Answers = slices.Clone(r.Answers)
	if r.Answers == nil {
		r.Answers = []Answer{}
	}
	for _, a := range inf.Answers {
		i := slices.IndexFunc(r.Answers, func(b Answer) bool { return b.Item == a.Item })
		switch {
		case i < 0:
			r.Answers = append(r.Answers, a)
		case r.Answers[i].Answer == Unknown:
			r.Answers[i] = a
		}
	}
	return r
}
