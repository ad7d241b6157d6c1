package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/decisions"
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
// which items they answer: a report of literacy, a report of goals, a decision of
// sdm.
func readProbes(names string) (map[string]principles.Probe, error) {
	probes := map[string]principles.Probe{}
	for name := range strings.SplitSeq(names, ",") {
		if name == "" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		found, err := probesOf(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
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

var errUnknownReport = errors.New("is not a report of literacy, a report of goals or a decision of sdm")

func probesOf(data []byte) (map[string]principles.Probe, error) {
	var r struct {
		Format  string          `json:"format"`
		Result  *literacyResult `json:"result"`
		Reviews []goalsReview   `json:"reviews"`
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, errUnknownReport
	}
	switch {
	case strings.HasPrefix(r.Format, "sdm.decision/"):
		d, err := sdm.DecodeDecision(data)
		if err != nil {
			return nil, err
		}
		return decisionProbes(d), nil
	case strings.HasPrefix(r.Format, "goals.report/"):
		return map[string]principles.Probe{"6c": nextStep(r.Reviews)}, nil
	case r.Result != nil && r.Result.Outcome != "":
		return map[string]principles.Probe{"2a": readingLevel(*r.Result)}, nil
	}
	return nil, errUnknownReport
}

// literacyResult is the part of a report of literacy that answers item 2a.
type literacyResult struct {
	Outcome string `json:"outcome"`
	Formula string `json:"formula"`
	Near    bool   `json:"near"`
}

// readingLevel answers whether a text meets the reading level of its policy: met if
// it passes, partly if it passes so narrowly that it could as well not.
func readingLevel(r literacyResult) principles.Probe {
	return func(principles.Item) (principles.Answer, error) {
		switch {
		case r.Outcome == "pass" && !r.Near:
			return measured(principles.Met, "literacy.report", r.Formula), nil
		case r.Outcome == "pass":
			return measured(principles.Partly, "literacy.report", r.Formula+", near the bound"), nil
		case r.Outcome == "notYet":
			return measured(principles.NotMet, "literacy.report", r.Formula), nil
		}
		return principles.Answer{}, errors.New("the text is too short, or there is no target for its language")
	}
}

// goalsReview is the part of a report of goals that answers item 6c.
type goalsReview struct {
	Next    string `json:"next"`
	Overdue int    `json:"overdue"`
}

// nextStep answers whether the next step of a plan has a day: met if every review
// has one that is not overdue, partly if some have.
func nextStep(reviews []goalsReview) principles.Probe {
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
