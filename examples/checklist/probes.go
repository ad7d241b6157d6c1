package main

import (
	"errors"
	"fmt"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/sdm"
)

// Adapters from the other wings. The wings do not know one another: a program
// that uses several joins them, as here.

// demoProbes measure what can be measured in the demonstration: whether the
// decision that the service offers shows its numbers with how sure they are.
func demoProbes() (map[string]principles.Probe, error) {
	d, err := decisions.Load("statin")
	if err != nil {
		return nil, err
	}
	return map[string]principles.Probe{"2e": numbersWithCertainty(d)}, nil
}

// numbersWithCertainty answers whether every figure of a decision says how sure it
// is: met if all do, partly if some do.
func numbersWithCertainty(d sdm.Decision) principles.Probe {
	return func(principles.Item) (principles.Answer, error) {
		sure := 0
		for _, e := range d.Evidence {
			if e.Certainty != "" && e.Certainty != sdm.NotRated {
				sure++
			}
		}
		if len(d.Evidence) == 0 {
			return principles.Answer{}, errors.New("the decision holds no figures")
		}
		a := principles.Answer{
			Answer: principles.Partly, Probe: "sdm.decision",
			Evidence: []principles.Evidence{{
				Kind: "measurement", Link: d.ID, Note: fmt.Sprintf("%d of %d figures say how sure they are", sure, len(d.Evidence)),
			}},
		}
		switch sure {
		case len(d.Evidence):
			a.Answer = principles.Met
		case 0:
			a.Answer = principles.NotMet
		}
		return a, nil
	}
}
