package main

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/internal/strictjson"
)

//go:embed topics.json
var ownTopics []byte

// topics says which entries of a record bring up which decision.
type topics struct {
	// Note says what the list is and is not.
	Note string `json:"note,omitzero"`
	// Topics are the decisions, each once.
	Topics []topic `json:"topics"`
}

// topic is what brings up one decision.
type topic struct {
	// Decision is the id of an embedded decision.
	Decision string `json:"decision"`
	// FromAge is the age in years from which the numbers hold.
	FromAge int `json:"fromAge,omitzero"`
	// ToAge is the age up to which they hold; 0 for any.
	ToAge int `json:"toAge,omitzero"`
	// Conditions are the codes of the health problem.
	Conditions []code `json:"conditions"`
	// Orders are the codes of orders for one of the options.
	Orders []code `json:"orders,omitzero"`
	// OrderNeedsCondition is true where an order alone does not tell what it
	// is for.
	OrderNeedsCondition bool `json:"orderNeedsCondition,omitzero"`
}

// code is a code of a code system. It stands for the codes below it, too, in
// the systems whose codes grow with their detail: ICD-10 and ATC.
type code struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

func (c code) grows() bool {
	return strings.HasPrefix(c.System, "http://hl7.org/fhir/sid/icd-10") || c.System == "http://www.whocc.no/atc"
}

func (c code) matches(other code) bool {
	if c.System != other.System {
		return false
	}
	return c.Code == other.Code || c.grows() && strings.HasPrefix(other.Code, c.Code)
}

func anyMatches(list, found []code) bool {
	return slices.ContainsFunc(list, func(c code) bool { return slices.ContainsFunc(found, c.matches) })
}

// applies reports whether the numbers hold at an age in years; an age that is
// not known (-1) is left to the people in the room.
func (t *topic) applies(age int) bool {
	return age < 0 || age >= t.FromAge && (t.ToAge == 0 || age <= t.ToAge)
}

func decodeTopics(data []byte) ([]topic, error) {
	var list topics
	if err := strictjson.Decode(data, &list, strictjson.Limits{}); err != nil {
		return nil, err
	}
	var faults []error
	seen := map[string]bool{}
	for i, t := range list.Topics {
		at := fmt.Sprintf("/topics/%d: ", i)
		if !slices.Contains(decisions.IDs(), t.Decision) {
			faults = append(faults, errors.New(at+"decision must be one of: "+strings.Join(decisions.IDs(), ", ")))
		}
		if seen[t.Decision] {
			faults = append(faults, errors.New(at+"each decision may stand once: put its codes together"))
		}
		seen[t.Decision] = true
		if t.FromAge < 0 || t.ToAge < 0 || t.ToAge > 0 && t.ToAge < t.FromAge {
			faults = append(faults, errors.New(at+"fromAge and toAge must be 0 or more, and in this order"))
		}
		if len(t.Conditions) == 0 {
			faults = append(faults, errors.New(at+"conditions must hold a code"))
		}
		for _, c := range slices.Concat(t.Conditions, t.Orders) {
			if c.System == "" || c.Code == "" {
				faults = append(faults, errors.New(at+"a code must have a system and a code"))
				break
			}
		}
	}
	return list.Topics, errors.Join(faults...)
}
