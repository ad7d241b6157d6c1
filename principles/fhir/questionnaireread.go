package fhir

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/principles"
)

// ImportOptions are the circumstances of reading a Questionnaire from elsewhere.
type ImportOptions struct {
	// Licence is the licence of the questionnaire, as the caller knows it. When it
	// does not allow the wording of items to be kept, or is empty, the wording is
	// left out.
	Licence principles.Licence
	// Created is the date of the framework that is made; empty means the date of
	// the Questionnaire.
	Created principles.Date
}

// DecodeQuestionnaire reads a Questionnaire. One that [EncodeQuestionnaire] wrote
// gives back its framework, whole. From any other, the choices become items with
// their answers and weights, without scores; losses list what was left out. The
// error is [Faults].
func DecodeQuestionnaire(data []byte, o ImportOptions) (f principles.Framework, losses []Loss, err error) {
	var q questionnaire
	if err := decode(data, "Questionnaire", &q); err != nil {
		return principles.Framework{}, nil, err
	}
	for i := range q.Extension {
		if q.Extension[i].URL != extFramework {
			continue
		}
		f, err := principles.DecodeFramework([]byte(q.Extension[i].String))
		if err != nil {
			return principles.Framework{}, nil, below("/extension/"+itoa(i)+"/valueString", err)
		}
		if !slices.Equal(keysOf(q.Item), frameworkKeys(&f)) || q.URL != canonical+f.ID || q.Version != f.Version {
			return principles.Framework{}, nil, one("/item", fault.Conflict,
				"must hold the items of the framework in the extension: one of the two was changed by itself")
		}
		return f, nil, nil
	}
	r := questionnaireReader{o: &o, sets: map[string]string{}}
	r.read(&q)
	if err := r.f.Validate(); err != nil {
		return principles.Framework{}, nil, err
	}
	return r.f, r.losses, nil
}

// keysOf returns the linkIds of the questions, sorted.
func keysOf(items []question) []string {
	var keys []string
	var walk func([]question)
	walk = func(list []question) {
		for i := range list {
			switch list[i].Type {
			case "group":
				walk(list[i].Item)
			default:
				keys = append(keys, list[i].LinkID)
			}
		}
	}
	walk(items)
	slices.Sort(keys)
	return keys
}

func frameworkKeys(f *principles.Framework) []string {
	keys := make([]string, len(f.Items))
	for i := range f.Items {
		keys[i] = f.Items[i].Key
	}
	slices.Sort(keys)
	return keys
}

// below moves the faults of err below pointer.
func below(pointer string, err error) error {
	faults, ok := err.(Faults)
	if !ok {
		return err
	}
	moved := make(Faults, len(faults))
	for i, e := range faults {
		e.Pointer = pointer + e.Pointer
		moved[i] = e
	}
	return moved
}
