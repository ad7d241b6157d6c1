package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/sdm"
)

// Adapters from what the other wings write. The wings do not know one another: a
// program that uses several joins them, as here. The items are those of the six
// principles.

// demoProbes measure what can be measured in the demonstration: the decision that
// the service offers.
func demoProbes() (map[string]principles.Probe, error) {
	d, err := decisions.Load("statin")
	if err != nil {
		return nil, err
	}
	return decisionProbes(d), nil
}

// readProbes reads reports and documents of the other wings from files, and says
// which items they answer: a report of literacy, a report of goals, a decision or a
// ranking of sdm.
func readProbes(names string) (map[string]principles.Probe, error) {
	probes := map[string]principles.Probe{}
	for name := range strings.SplitSeq(names, ",") {
		if name == "" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, cli.Plain(err)
		}
		found, err := probesOf(data)
		if err != nil {
			return nil, cli.In(name, err)
		}
		for key, p := range found {
			if _, twice := probes[key]; twice {
				return nil, fmt.Errorf("%s: item %s is measured by another file already", name, key)
			}
			probes[key] = p
		}
	}
	return probes, nil
}

var errUnknownReport = errors.New("is not a report of literacy, a report of goals, or a decision or ranking of sdm")

func probesOf(data []byte) (map[string]principles.Probe, error) {
	var head struct {
		Format string `json:"format"`
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		var texts []reading
		if err := json.Unmarshal(data, &texts); err != nil {
			return nil, errUnknownReport
		}
		return readingProbes(texts)
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, errUnknownReport
	}
	name, _, _ := strings.Cut(head.Format, "/")
	switch name {
	case "sdm.decision":
		d, err := sdm.DecodeDecision(data)
		if err != nil {
			return nil, err
		}
		return decisionProbes(d), nil
	case "sdm.ranking":
		r, err := sdm.DecodeRanking(data)
		if err != nil {
			return nil, err
		}
		return map[string]principles.Probe{"2e": certainty(r.Coverage)}, nil
	case "goals.report":
		r, err := goals.DecodeReport(data)
		if err != nil {
			return nil, err
		}
		return map[string]principles.Probe{"6c": nextStep(r.Reviews)}, nil
	case "", "literacy.report":
		var r reading
		if err := json.Unmarshal(data, &r); err != nil {
			return nil, errUnknownReport
		}
		return readingProbes([]reading{r})
	}
	return nil, errUnknownReport
}

// reading is the part of a report of literacy that answers item 2a. The example
// readlevel writes it for each text in a list.
type reading struct {
	Result literacy.Result `json:"result"`
}

func readingProbes(texts []reading) (map[string]principles.Probe, error) {
	for _, t := range texts {
		if !t.Result.Outcome.IsValid() {
			return nil, errUnknownReport
		}
	}
	if len(texts) == 0 {
		return nil, errUnknownReport
	}
	return map[string]principles.Probe{"2a": readingLevel(texts)}, nil
}

// readingLevel answers whether texts meet the reading level of their policy: met if
// all pass, partly if some do, or so narrowly that they could as well not.
func readingLevel(texts []reading) principles.Probe {
	return func(principles.Item) (principles.Answer, error) {
		clear, near := 0, 0
		for _, t := range texts {
			switch r := t.Result; {
			case r.Outcome == literacy.Pass && r.Near:
				near++
			case r.Outcome == literacy.Pass:
				clear++
			case r.Outcome != literacy.NotYet:
				return principles.Answer{}, errors.New("a text is too short, or there is no target for its language")
			}
		}
		answer := share(clear, len(texts))
		if near > 0 {
			answer = principles.Partly
		}
		return measured(answer, "literacy.report", fmt.Sprintf("%s: %d of %d pass, %d of them near the bound", texts[0].Result.Formula, clear+near, len(texts), near)), nil
	}
}

// nextStep answers whether the next step of a plan has a day: met if every review
// has one that is not overdue, partly if some have.
func nextStep(reviews []goals.ReviewState) principles.Probe {
	return func(principles.Item) (principles.Answer, error) {
		booked := 0
		for _, r := range reviews {
			if r.Next != "" && r.Overdue == 0 {
				booked++
			}
		}
		return measured(share(booked, len(reviews)), "goals.report", fmt.Sprintf("%d of %d reviews have a day to come", booked, len(reviews))), nil
	}
}

// certainty answers, from a ranking, whether the figures that matter say how sure
// they are.
func certainty(c sdm.Coverage) principles.Probe {
	return func(principles.Item) (principles.Answer, error) {
		note := fmt.Sprintf("figures that matter and do not say how sure they are: %d", c.NotRated)
		switch {
		case c.Known == 0:
			return principles.Answer{}, errors.New("the ranking holds no figures")
		case c.Lowest == "" || c.Lowest == sdm.NotRated:
			return measured(principles.NotMet, "sdm.ranking", note), nil
		case c.NotRated > 0:
			return measured(principles.Partly, "sdm.ranking", note), nil
		}
		return measured(principles.Met, "sdm.ranking", note), nil
	}
}

// decisionProbes answer items from a decision: 2e, whether its figures say how sure
// they are; 3a, whether it offers two options and doing nothing or waiting among
// them.
func decisionProbes(d sdm.Decision) map[string]principles.Probe {
	return map[string]principles.Probe{
		"2e": func(principles.Item) (principles.Answer, error) {
			sure := 0
			for _, e := range d.Evidence {
				if e.Certainty != "" && e.Certainty != sdm.NotRated {
					sure++
				}
			}
			if len(d.Evidence) == 0 {
				return principles.Answer{}, errors.New("the decision holds no figures")
			}
			return measured(share(sure, len(d.Evidence)), "sdm.decision", fmt.Sprintf("%d of %d figures say how sure they are", sure, len(d.Evidence))), nil
		},
		"3a": func(principles.Item) (principles.Answer, error) {
			waits := slices.ContainsFunc(d.Options, func(o sdm.Option) bool { return o.Kind == sdm.Nothing || o.Kind == sdm.Wait })
			switch {
			case len(d.Options) >= 2 && waits:
				return measured(principles.Met, "sdm.decision", "doing nothing or waiting is among the options"), nil
			case len(d.Options) >= 2:
				return measured(principles.Partly, "sdm.decision", "doing nothing is not among the options"), nil
			}
			return measured(principles.NotMet, "sdm.decision", "there is one option"), nil
		},
	}
}

// share returns met for all, notMet for none, and partly between.
func share(n, of int) string {
	switch {
	case n == 0:
		return principles.NotMet
	case n == of:
		return principles.Met
	}
	return principles.Partly
}

func measured(answer, probe, note string) principles.Answer {
	return principles.Answer{Answer: answer, Probe: probe, Evidence: []principles.Evidence{{Kind: "measurement", Note: note}}}
}

// forRole returns the probes for the items that are put to the role. No program
// answers for a patient or carer.
func forRole(f principles.Framework, probes map[string]principles.Probe, role principles.Role) map[string]principles.Probe {
	list := map[string]principles.Probe{}
	if role != principles.Organisation && role != principles.Clinician {
		return list
	}
	for _, it := range f.Items {
		if p, ok := probes[it.Key]; ok && (len(it.AnsweredBy) == 0 || slices.Contains(it.AnsweredBy, role)) {
			list[it.Key] = p
		}
	}
	return list
}
