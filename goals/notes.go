package goals

import (
	"slices"
	"strconv"
)

// noter gathers notes about a plan and a record.
type noter struct {
	e   *evaluation
	out []Note
}

func (n *noter) add(pointer, code string) { n.out = append(n.out, Note{pointer, code}) }

// notes returns what is worth saying but not wrong, in document order.
func (e *evaluation) notes(rep Report) []Note {
	n := &noter{e: e, out: []Note{}}
	n.values()
	n.goals(rep)
	n.targets()
	n.proposals()
	n.record()
	return n.out
}

func (n *noter) values() {
	for i, v := range n.e.plan.Values {
		served := false
		for j := range n.e.plan.Goals {
			served = served || slices.Contains(n.e.plan.Goals[j].Values, v.ID)
		}
		if !served {
			n.add(pointer("values", i), "orphanValue")
		}
	}
}

func (n *noter) after(pointer, code string, d Date) {
	if first, _, ok := d.Days(); ok && first > n.e.today {
		n.add(pointer, code)
	}
}

func (n *noter) goals(rep Report) {
	words := map[string]bool{}
	acted := map[string]bool{}
	serves := make(map[string][]string, len(n.e.plan.Targets))
	for i := range n.e.plan.Targets {
		serves[n.e.plan.Targets[i].ID] = n.e.plan.Targets[i].Goals
	}
	for i := range n.e.plan.Actions {
		for _, g := range n.e.plan.Actions[i].Goals {
			acted[g] = true
		}
		for _, t := range n.e.plan.Actions[i].Targets {
			for _, g := range serves[t] {
				acted[g] = true
			}
		}
	}
	for i := range n.e.plan.Goals {
		g := &n.e.plan.Goals[i]
		if w := sameWords(g.Description.words()); words[w] {
			n.add(pointer("goals", i, "description"), "sameGoal")
		} else {
			words[w] = true
		}
		if len(g.Values) == 0 && len(g.Parents) == 0 && !g.Status.ended() {
			n.add(pointer("goals", i), "orphanGoal")
		}
		at := pointer("goals", i, "status")
		if g.Status == StatusUnknown {
			n.add(at, "statusUnknown")
		}
		for _, code := range Odd(g.Status, g.Achievement) {
			n.add(at, code)
		}
		if g.Status == StatusActive && rep.Goals[i].Agreement.State == AgreementDeclined {
			n.add(at, "notAgreed")
		}
		n.after(pointer("goals", i, "statusDate"), "statusDateFuture", g.StatusDate)
		n.after(pointer("goals", i, "achievementDate"), "achievementDateFuture", g.AchievementDate)
		n.history(i, g)
		if g.Status.ended() || g.Kind == GoalOpen {
			continue
		}
		targets := n.e.targets[g.ID]
		if len(targets) == 0 && len(n.e.serving[g.ID]) == 0 {
			n.add(pointer("goals", i), "hintNoTarget")
		}
		if !acted[g.ID] && len(n.e.serving[g.ID]) == 0 {
			n.add(pointer("goals", i), "hintNoAction")
		}
	}
}

// history holds the events of a goal against the policy. Who agreed at the
// time is not asked: answers have no history of their own here.
func (n *noter) history(i int, g *Goal) {
	var s State
	for j, ev := range g.Events {
		if j == 0 {
			s.Status = ev.From
		}
		if n.e.options.Policy.Check(s, ev, "") != nil {
			n.add(pointer("goals", i, "events", strconv.Itoa(j)), "historyAgainstPolicy")
		}
		s = s.after(ev)
	}
}

// Odd returns codes for a status and an achievement that do not go well
// together: "achievedTooEarly" (achieved, but proposed, rejected or entered in
// error), "inProgressAfterEnd" (in progress, but completed) and
// "improvingOnHold" (improving, but on hold).
func Odd(s Status, a Achievement) []string {
	var out []string
	switch {
	case a.Base() == Achieved && (s == StatusProposed || s == StatusRejected || s == StatusError):
		out = append(out, "achievedTooEarly")
	case a.Base() == InProgress && s == StatusCompleted:
		out = append(out, "inProgressAfterEnd")
	case a == Improving && s == StatusOnHold:
		out = append(out, "improvingOnHold")
	}
	return out
}

func (n *noter) targets() {
	type content struct {
		measure string
		v       TargetVersion
	}
	seen := map[content]bool{}
	for i := range n.e.plan.Targets {
		t := &n.e.plan.Targets[i]
		last := t.Versions[len(t.Versions)-1]
		last.By, last.Reason, last.From = "", "", ""
		if c := (content{t.Measure, last}); t.Measure != "" && seen[c] {
			n.add(pointer("targets", i), "sameTarget")
		} else {
			seen[c] = true
		}
		for j := range t.Versions {
			v := &t.Versions[j]
			for _, q := range []struct {
				name string
				q    Quantity
			}{{"low", v.Low}, {"high", v.High}, {"value", v.Value}, {"baseline", v.Baseline}, {"dueAfter", v.DueAfter}} {
				n.unit(pointer("targets", i, "versions", strconv.Itoa(j), q.name), q.q)
			}
		}
		open := false
		for _, g := range t.Goals {
			open = open || n.e.plan.Goals[n.e.goal[g]].Kind == GoalOpen || n.e.plan.Goals[n.e.goal[g]].Kind == GoalMaintain
		}
		if last.Due == "" && last.DueAfter == (Quantity{}) && last.Kind != TargetMaintain && !open {
			n.add(pointer("targets", i), "hintNoDue")
		}
	}
}

func (n *noter) unit(pointer string, q Quantity) {
	switch {
	case q.Unit == "":
	case unitOf(q.Unit) == nil:
		n.add(pointer+"/unit", "unitUnknown")
	case q.Text != "" && !UnitTextAgrees(q.Text, q.Unit):
		n.add(pointer+"/text", "unitText")
	}
}

func (n *noter) proposals() {
	surrogate := map[string]Surrogate{}
	for _, v := range n.e.plan.People {
		surrogate[v.ID] = v.Surrogate
	}
	for i := range n.e.plan.Proposals {
		p := &n.e.plan.Proposals[i]
		own := map[string]Stance{}
		if p.By != "" {
			own[p.By] = StanceAgree
		}
		for j, r := range p.Responses {
			at := pointer("proposals", i, "responses", strconv.Itoa(j))
			if r.Via == "" {
				own[r.Person] = r.Stance
				continue
			}
			s := surrogate[r.Via]
			if day := r.At.Date(); day.Before(s.From) || day.After(s.Until) {
				n.add(at, "surrogateOutOfDates")
			}
			if o := own[r.Person]; (o == StanceAgree || o == StanceDisagree) && o != r.Stance {
				n.add(at, "surrogateOverrides")
			}
		}
	}
}

func (n *noter) record() {
	for i := range n.e.record.Observations {
		o := &n.e.record.Observations[i]
		at := "record:" + pointer("observations", i)
		n.after(at+"/on", "observationFuture", o.On)
		if len(o.On) < 10 {
			n.add(at+"/on", "partialDate")
		}
		n.unit(at+"/value", o.Value)
	}
	for i := range n.e.record.Ratings {
		n.after("record:"+pointer("ratings", i, "on"), "ratingFuture", n.e.record.Ratings[i].On)
	}
}
