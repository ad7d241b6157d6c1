package elicit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
)

// Question is one thing to ask a person.
type Question struct {
	// Text is the question.
	Text Sentence
	// Criteria are the ids of the criteria it is about.
	Criteria []string
	// Set is the set to show, of the method maxDiff: fill in Most and Least.
	Set Set
	// Task is the task to show, of the method choice: fill in Chosen.
	Task Task
	// Pair is the pair of steps to show, of the methods tradeOff and
	// tradeOffRanking: fill in Worth. For tradeOff, where the second criterion
	// falls from its best level, put the level that just makes up for the first
	// step as From of the second, and the same Worth; if even its worst level is
	// no loss too large, firstMore.
	Pair StepPair
}

// Ask returns the questions that a route still needs, given its method and the
// answers it has, in the language lang as far as there are texts: the same route
// gives the same questions. With the method tradeOffRanking that is one question
// at a time, as the next depends on the answer. No questions are left when the
// list is empty.
//
// A route of the method maxDiff without sets gets the sets of [SetDesign], one of
// choice without tasks the tasks of [TaskDesign], one of tradeOffRanking without
// ladders those of [LadderDesign]: they belong into the answers. The errors are
// [Faults] of the decision or the route, and [ErrContradiction].
func Ask(d sdm.Decision, r Route, lang string) ([]Question, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	if r.Method == TradeOffPairs && len(r.Ladders) == 0 {
		r.Ladders = LadderDesign(d, r.Asked)
	}
	c := check{decision: &d, asking: true}
	c.route(fault.Path{}, &r)
	if err := document.Ordered[Route](c.Faults()); err != nil {
		return nil, err
	}
	shown, _ := d.In(lang)
	q := &asker{teller: teller{Speaker: messages().In(lang), names: map[string]string{}}, work: newWork(&shown, &r)}
	for _, c := range shown.Criteria {
		q.names[c.ID] = c.Name
	}
	err := q.ask()
	return q.questions, err
}

type asker struct {
	teller
	*work
	questions []Question
}

func (q *asker) put(key string, args message.Args, criteria ...string) *Question {
	q.questions = append(q.questions, Question{Text: q.Say(key, args), Criteria: criteria})
	return &q.questions[len(q.questions)-1]
}

// put1 asks about the step of one criterion.
func (q *asker) put1(key, criterion string) {
	q.put(key, message.Args{"step": q.way(criterion)}, criterion)
}

func (q *asker) ask() error {
	switch m := q.route.Method; {
	case m.rated():
		q.rate()
	case m == PairwiseAHP:
		q.pairwise()
	case m == BestWorstBWM:
		q.bestWorst()
	case m == TradeOff:
		q.tradeOff()
	case m == BestWorstSets:
		q.sets()
	case m == ChoiceTasks:
		q.tasks()
	case m == TradeOffPairs:
		return q.nextPair()
	case m == Statements:
		q.statements()
	}
	return nil
}

// way names a criterion with the way from its worst to its best end, or its name
// alone if importance as such is asked.
func (q *asker) way(id string) string {
	c := &q.decision.Criteria[q.index[id]]
	if q.route.Importance && !q.route.Method.leveled() {
		return c.Name
	}
	worst, best := q.ends(c)
	return q.Say("step", message.Args{"criterion": c.Name, "from": q.place(c, worst), "to": q.place(c, best)}).Text
}

// ends returns the worst and best place on a criterion.
func (q *asker) ends(c *sdm.Criterion) (worst, best At) {
	if c.Measure == sdm.Categorical {
		return At{Category: c.Categories[0].ID}, At{Category: c.Categories[len(c.Categories)-1].ID}
	}
	low, high := c.Range.Worst, c.Range.Best
	if q.direction[c.ID] == sdm.LowerIsBetter {
		low, high = high, low
	}
	return At{Number: &low}, At{Number: &high}
}

// place writes a place on a criterion.
func (q *asker) place(c *sdm.Criterion, a At) string {
	if a.Number != nil {
		return q.Say("number", message.Args{"number": *a.Number, "unit": c.Unit, "has": yes(c.Unit != "")}).Text
	}
	for _, g := range c.Categories {
		if g.ID == a.Category {
			return g.Name
		}
	}
	return a.Category
}

// all returns the ids of all criteria, and how they are named.
func (q *asker) all() (ids, ways []string) {
	for k := range q.n() {
		ids = append(ids, q.id(k))
		ways = append(ways, q.way(q.id(k)))
	}
	return ids, ways
}

func (q *asker) rate() {
	var ids, ways []string
	for k := range q.n() {
		id := q.id(k)
		if !slices.ContainsFunc(q.route.Ratings, func(r Rating) bool { return r.Criterion == id }) {
			ids, ways = append(ids, id), append(ways, q.way(id))
		}
	}
	if len(ids) == 0 {
		return
	}
	if q.route.Method.ranked() {
		q.put("ask.order", message.Args{"steps": ways}, ids...)
		return
	}
	if len(q.route.Ratings) == 0 && (q.route.Method == SwingPoints || q.route.Method == ImpreciseSwing) {
		q.put("ask.first", message.Args{"steps": ways}, ids...)
	}
	for _, id := range ids {
		q.put1("ask."+string(q.route.Method), id)
	}
}

func (q *asker) pairwise() {
	var judgements []Judgement
	for _, j := range q.route.Judgements {
		judgements = append(judgements, Judgement{Over: q.index[j.Over], Under: q.index[j.Under]})
	}
	q.unjudged(judgements)
	for _, m := range q.report.Missing {
		q.put("ask.pairwise", message.Args{"a": q.way(m.Criterion), "b": q.way(m.With)}, m.Criterion, m.With)
	}
}

func (q *asker) bestWorst() {
	e := &q.route.BestWorst
	ids, ways := q.all()
	if e.Best == "" || e.Worst == "" {
		q.put("ask.most", message.Args{"steps": ways}, ids...)
		q.put("ask.least", message.Args{"steps": ways}, ids...)
		return
	}
	has := func(list []Against, id string) bool {
		return slices.ContainsFunc(list, func(a Against) bool { return a.Criterion == id })
	}
	times := func(over, under string) {
		q.put("ask.times", message.Args{"over": q.way(over), "under": q.way(under)}, over, under)
	}
	for _, id := range ids {
		said := id == e.Worst && has(e.OverWorst, e.Best)
		if id != e.Best && !has(e.BestOver, id) && !said {
			times(e.Best, id)
		}
	}
	for _, id := range ids {
		if id != e.Best && id != e.Worst && !has(e.OverWorst, id) {
			times(id, e.Worst)
		}
	}
}

// tradeOff asks how much of one step makes up for the whole of another, from one
// criterion to each that no answer links to it.
func (q *asker) tradeOff() {
	var links []Exchange
	for _, s := range q.route.Steps {
		if s.Worth == SameWorth {
			links = append(links, Exchange{Gain: q.index[s.First.Criterion], Loss: q.index[s.Second.Criterion], GainStep: 1, LossStep: 1})
		}
	}
	groups, used := exchangesLinks(q.n(), links), q.stepIDs()
	for i := 1; i < len(groups); i++ {
		a, b := &q.decision.Criteria[groups[0][0]], &q.decision.Criteria[groups[i][0]]
		if slices.ContainsFunc(q.route.Steps, func(s StepPair) bool {
			return s.Worth == FirstMore && s.First.Criterion == a.ID && s.Second.Criterion == b.ID
		}) {
			a, b = b, a // nothing of b makes up for a: some of a will for b
		}
		fromA, toA := q.ends(a)
		fromB, toB := q.ends(b)
		question := q.put("ask.tradeOff", message.Args{
			"gain": q.way(a.ID), "loss": b.Name, "best": q.place(b, toB), "worst": q.place(b, fromB),
		}, a.ID, b.ID)
		question.Pair = StepPair{
			ID: fresh(used, "step-", len(q.route.Steps)+i), First: Step{Criterion: a.ID, From: fromA, To: toA}, Second: Step{Criterion: b.ID, From: fromB, To: toB},
		}
	}
}

// stepIDs returns the ids of the steps that the route has.
func (q *asker) stepIDs() map[string]bool {
	used := make(map[string]bool, len(q.route.Steps))
	for _, s := range q.route.Steps {
		used[s.ID] = true
	}
	return used
}

// fresh returns an id with a number, this one or the next that is not used, and
// marks it as used.
func fresh(used map[string]bool, prefix string, number int) string {
	for used[prefix+strconv.Itoa(number)] {
		number++
	}
	id := prefix + strconv.Itoa(number)
	used[id] = true
	return id
}

func (q *asker) sets() {
	sets := q.route.Sets
	if len(sets) == 0 {
		sets = SetDesign(*q.decision)
	}
	for _, s := range sets {
		if s.Most != "" {
			continue
		}
		ways := make([]string, len(s.Shown))
		for i, id := range s.Shown {
			ways[i] = q.way(id)
		}
		q.put("ask.set", message.Args{"steps": ways}, s.Shown...).Set = s
	}
}

func (q *asker) tasks() {
	tasks := q.route.Tasks
	if len(tasks) == 0 {
		tasks = TaskDesign(*q.decision, q.route.Asked)
	}
	for _, t := range tasks {
		if t.Chosen != "" {
			continue
		}
		var written, ids []string
		for i, a := range t.Alternatives {
			var levels []string
			for _, l := range a.Levels {
				c := &q.decision.Criteria[q.index[l.Criterion]]
				levels = append(levels, q.Say("level", message.Args{"criterion": c.Name, "at": q.place(c, l.At)}).Text)
				if i == 0 {
					ids = append(ids, l.Criterion)
				}
			}
			written = append(written, q.Say("alternative", message.Args{"number": i + 1, "levels": levels}).Text)
		}
		q.put("ask.task", message.Args{"alternatives": strings.Join(written, " ")}, ids...).Task = t
	}
}

func (q *asker) nextPair() error {
	levels, ladder := q.route.rungs()
	for _, s := range q.route.Steps {
		if s.Worth == "" {
			q.pair(s)
		}
	}
	if len(q.questions) > 0 {
		return nil
	}
	answers := q.route.pairAnswers(ladder)
	p, ok, err := NextPair(levels, answers)
	if err != nil || !ok {
		return err
	}
	step := func(at, low, high int) Step {
		l := q.route.Ladders[at]
		return Step{Criterion: l.Criterion, From: l.Levels[low], To: l.Levels[high]}
	}
	q.pair(StepPair{
		ID: fresh(q.stepIDs(), "pair-", len(answers)+1), First: step(p.First, p.FirstLow, p.FirstHigh), Second: step(p.Second, p.SecondLow, p.SecondHigh),
	})
	return nil
}

// pair asks which of two improvements somebody would rather have.
func (q *asker) pair(s StepPair) {
	write := func(s Step) string {
		c := &q.decision.Criteria[q.index[s.Criterion]]
		return q.Say("step", message.Args{"criterion": c.Name, "from": q.place(c, s.From), "to": q.place(c, s.To)}).Text
	}
	q.put("ask.pair", message.Args{"first": write(s.First), "second": write(s.Second)}, s.First.Criterion, s.Second.Criterion).Pair = s
}

// statements asks about criteria that no statements link to the first.
func (q *asker) statements() {
	var links []Exchange
	for _, s := range q.route.Statements {
		if s.Kind != Share {
			links = append(links, Exchange{Gain: q.index[s.Criterion], Loss: q.index[s.Than], GainStep: 1, LossStep: 1})
		}
	}
	groups := exchangesLinks(q.n(), links)
	for i := 1; i < len(groups); i++ {
		a, b := q.id(groups[0][0]), q.id(groups[i][0])
		q.put("ask.statement", message.Args{"a": q.way(a), "b": q.way(b)}, a, b)
	}
}
