package goals

import (
	"errors"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Options are what an evaluation needs to know.
type Options struct {
	// AsOf is the day from which observations, dates and reviews are seen: a
	// whole date. Required; nothing here reads a clock. Statuses and agreement
	// are those that the plan states: there is no older plan to look at.
	AsOf Date
	// Policy is the policy that the history of goals is held against; the zero
	// Policy is [Strict].
	Policy Policy
	// StaleAfter is after how many days an observation says little about today,
	// for measures that do not say it; 0 is 90.
	StaleAfter int
	// ConfidenceBelow is the score below which confidence calls for problem
	// solving together; 0 is 7, the convention of Brief Action Planning (Gutnick
	// et al., Journal of Clinical Outcomes Management 2014;21(1)).
	ConfidenceBelow int
	// MaxHoursPerWeek is the time that care may take; 0 is no limit.
	MaxHoursPerWeek float64
	// MaxCostPerMonth is what care may cost in each currency; empty is no limit.
	MaxCostPerMonth []Cost
	// BotherFrom is the score from which a burden is too much of a nuisance; 0
	// is 7.
	BotherFrom int
}

// ErrAsOf says that the day from which to see things is missing or partial.
var ErrAsOf = errors.New("options need AsOf, a whole date YYYY-MM-DD")

// Evaluate says how a plan is going. It returns [ErrAsOf], or [Faults] if the
// plan or the record is not valid or the record is not about the plan.
//
// Nothing is judged by guesswork: a target without observations, or with
// observations of another kind, is unknown, with the reason. All targets must be
// met, unless the goal has another roll-up rule. Observations after AsOf are
// left out and noted. An observation with a partial date lies, for trends, in
// the middle of its days.
//
// The codes of notes are:
//
//	statusDateFuture, achievementDateFuture   a date after AsOf
//	observationFuture, ratingFuture           left out, because after AsOf
//	statusUnknown                             FHIR R6 code; read, not exported
//	achievedTooEarly                          achieved, but proposed, rejected or an error
//	inProgressAfterEnd                        in progress, but completed
//	improvingOnHold                           improving, but on hold
//	notAgreed                                 active, but the subject declined what is on the table
//	historyAgainstPolicy                      an event that the policy would refuse
//	unitText                                  the printed unit disagrees with the UCUM code
//	unitUnknown                               not in the table: compared as text only
//	surrogateOutOfDates                       answered outside the dates of the surrogate
//	surrogateOverrides                        a surrogate's answer differs from the person's own
//	orphanGoal                                serves no value and no other goal
//	orphanValue                               no goal serves it
//	sameGoal                                  the same words as an earlier goal
//	sameTarget                                the same measure and content as an earlier target
//	partialDate                               an observation without a day
//	hintNoTarget, hintNoDue, hintNoAction     SMART, as hints only
func Evaluate(p Plan, r Record, o Options) (Report, error) {
	first, last, ok := o.AsOf.Days()
	if !ok || first != last {
		return Report{}, ErrAsOf
	}
	if err := p.Validate(); err != nil {
		return Report{}, err
	}
	if err := r.ValidateWith(p); err != nil {
		return Report{}, err
	}
	if o.StaleAfter <= 0 {
		o.StaleAfter = 90
	}
	if o.ConfidenceBelow <= 0 {
		o.ConfidenceBelow = 7
	}
	if o.BotherFrom <= 0 {
		o.BotherFrom = 7
	}
	if o.Policy.Name == "" && len(o.Policy.Rules) == 0 {
		o.Policy = Strict()
	}
	e := &evaluation{plan: &p, record: &r, options: o, today: first}
	e.index()
	rep := Report{
		Format: ReportFormat, Plan: p.ID, Title: p.Title, Subject: p.Subject, AsOf: o.AsOf,
		People: make([]Named, 0, len(p.People)), Reviews: make([]ReviewState, 0, len(p.Reviews)),
	}
	for _, v := range p.People {
		n := Named{v.ID, v.Name}
		if n.Name == "" {
			n.Name = v.ID
		}
		rep.People = append(rep.People, n)
	}
	rep.Actions, rep.BurdenItems = make([]Named, 0, len(p.Actions)), make([]Named, 0, len(p.Burden))
	for _, v := range p.Actions {
		rep.Actions = append(rep.Actions, Named{v.ID, v.What})
	}
	for _, v := range p.Burden {
		rep.BurdenItems = append(rep.BurdenItems, Named{v.ID, v.Text})
	}
	rep.Goals = e.goals()
	for _, v := range p.Reviews {
		rep.Reviews = append(rep.Reviews, v.Due(o.AsOf))
	}
	rep.Burden = e.burden()
	rep.Conflicts = e.conflicts(rep)
	rep.Prompts = e.prompts()
	rep.Notes = e.notes(rep)
	return rep, nil
}

// evaluation is one run of Evaluate.
type evaluation struct {
	plan    *Plan
	record  *Record
	options Options
	today   int

	goal     map[string]int   // index of each goal
	measure  map[string]int   // index of each measure
	days     [][2]int         // first and last day of each observation
	observed map[string][]int // observations of each measure up to today, oldest first
	targets  map[string][]int // targets of each goal
	serving  map[string][]int // goals that serve each goal
}

func (e *evaluation) index() {
	p := e.plan
	e.goal = make(map[string]int, len(p.Goals))
	e.measure = make(map[string]int, len(p.Measures))
	e.observed = map[string][]int{}
	e.targets = map[string][]int{}
	e.serving = map[string][]int{}
	for i := range p.Measures {
		e.measure[p.Measures[i].ID] = i
	}
	for i := range p.Goals {
		e.goal[p.Goals[i].ID] = i
		for _, parent := range p.Goals[i].Parents {
			e.serving[parent] = append(e.serving[parent], i)
		}
	}
	for i := range p.Targets {
		for _, g := range p.Targets[i].Goals {
			e.targets[g] = append(e.targets[g], i)
		}
	}
	for i := range e.record.Observations {
		v := &e.record.Observations[i]
		first, last, _ := v.On.Days()
		e.days = append(e.days, [2]int{first, last})
		if first <= e.today {
			e.observed[v.Measure] = append(e.observed[v.Measure], i)
		}
	}
	for _, list := range e.observed {
		slices.SortStableFunc(list, func(a, b int) int {
			da, db := e.days[a], e.days[b]
			if d := (da[0] + da[1]) - (db[0] + db[1]); d != 0 {
				return d
			}
			return strings.Compare(e.record.Observations[a].ID, e.record.Observations[b].ID)
		})
	}
}

// goals returns the progress of every goal in the order of the plan.
func (e *evaluation) goals() []GoalProgress {
	done := make([]GoalProgress, len(e.plan.Goals))
	seen := make([]bool, len(e.plan.Goals))
	var visit func(int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, child := range e.serving[e.plan.Goals[i].ID] {
			visit(child)
		}
		done[i] = e.progress(i, done)
	}
	for i := range e.plan.Goals {
		visit(i)
	}
	return done
}

// progress returns how one goal is going, given the goals that serve it.
func (e *evaluation) progress(i int, done []GoalProgress) GoalProgress {
	g := &e.plan.Goals[i]
	out := GoalProgress{
		Goal: g.ID, Text: g.Description.words(), Kind: g.Kind, Status: g.Status, Achievement: g.Achievement,
		Agreement: Agree(*e.plan, g.ID), Rule: g.Rollup.Rule, Serving: []string{}, Targets: []TargetProgress{},
	}
	if out.Kind == "" {
		out.Kind = GoalAttain
	}
	if out.Rule == "" {
		out.Rule = RollupAll
	}
	count := func(v Verdict) {
		switch v {
		case Met:
			out.PartsMet++
		case NotMet:
			out.PartsNotMet++
		default:
			out.PartsUnknown++
		}
	}
	for _, t := range e.targets[g.ID] {
		tp := e.target(&e.plan.Targets[t], g)
		out.Targets = append(out.Targets, tp)
		if out.Rule != RollupOwn || tp.Target == g.Rollup.Target {
			count(tp.Met)
		}
	}
	for _, c := range e.serving[g.ID] {
		switch e.plan.Goals[c].Status {
		case StatusRejected, StatusCancelled, StatusError:
			continue
		}
		out.Serving = append(out.Serving, e.plan.Goals[c].ID)
		if out.Rule != RollupOwn && !(done[c].Met == Unknown && done[c].Why == "open") {
			count(done[c].Met)
		}
	}
	out.rollup(g.Rollup.Share)
	return out
}

// rollup puts the parts together. With unknown parts the verdict is known only
// if they cannot change it.
func (g *GoalProgress) rollup(share float64) {
	n := g.PartsMet + g.PartsNotMet + g.PartsUnknown
	if n == 0 {
		g.Met, g.By = Unknown, "judgement"
		switch g.Achievement.Base() {
		case Achieved:
			g.Met = Met
		case NotAchieved:
			g.Met = NotMet
		default:
			g.By, g.Why = "", "noParts"
			if g.Kind == GoalOpen {
				g.Why = "open"
			}
		}
		return
	}
	g.By = "parts"
	need := float64(n)
	switch g.Rule {
	case RollupAny:
		need = 1
	case RollupShare:
		need = float64(share*float64(n)) - 1e-9 // 0.1·30 is 3, not 3.0000000000000004
	}
	switch {
	case float64(g.PartsMet) >= need:
		g.Met = Met
	case float64(g.PartsMet+g.PartsUnknown) < need:
		g.Met = NotMet
	default:
		g.Met, g.Why = Unknown, "partsUnknown"
	}
}

// words returns a concept as people say it.
func (c Concept) words() string {
	if strings.TrimSpace(c.Text) != "" {
		return c.Text
	}
	for _, v := range c.Codings {
		if v.Display != "" {
			return v.Display
		}
	}
	if len(c.Codings) > 0 {
		return c.Codings[0].Code
	}
	return ""
}

// ended reports whether nobody works towards a goal in this status any more.
func (s Status) ended() bool {
	switch s {
	case StatusCompleted, StatusCancelled, StatusError, StatusRejected:
		return true
	}
	return false
}

// pointer returns the place of item i of a list of the plan.
func pointer(list string, i int, field ...string) string {
	var root fault.Path
	l := root.Field(list)
	var s strings.Builder
	s.WriteString(l.Index(i).String())
	for _, f := range field {
		s.WriteString("/" + f)
	}
	return s.String()
}
