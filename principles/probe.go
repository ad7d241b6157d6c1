package principles

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

// Probe answers an item by measurement, such as the reading level of a leaflet.
// It returns the answer, with evidence, or an error that says why it could not
// measure: the item then stays unknown. The answer's Item is filled in by
// [Measure]; its Probe names the program.
type Probe func(Item) (Answer, error)

// ProbeFinding says what became of a probe.
type ProbeFinding struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Outcome is what became of the probe.
	Outcome ProbeOutcome `json:"outcome"`
	// Measured is the answer that the probe gave; empty if it gave none.
	Measured string `json:"measured,omitzero"`
	// Given is the answer of the person, where it differs.
	Given string `json:"given,omitzero"`
	// Err is why the probe could not measure.
	Err error `json:"-"`
}

// ProbeOutcome is what became of a probe.
type ProbeOutcome string

// The outcomes of a probe.
const (
	ProbeAnswered  ProbeOutcome = "answered"  // the item had no answer, and now has the measured one
	ProbeConfirmed ProbeOutcome = "confirmed" // the person's answer is the measured one
	ProbeDisagrees ProbeOutcome = "disagrees" // the person's answer is another one, and stays
	ProbeFailed    ProbeOutcome = "failed"    // the probe could not measure
)

// Values returns the outcomes of a probe.
func (ProbeOutcome) Values() []string {
	return words(ProbeAnswered, ProbeConfirmed, ProbeDisagrees, ProbeFailed)
}

// IsValid reports whether o is one of [ProbeOutcome.Values].
func (o ProbeOutcome) IsValid() bool {
	return oneOf(o, ProbeAnswered, ProbeConfirmed, ProbeDisagrees, ProbeFailed)
}

// Measure lets probes, by item key, answer items of a response. An answer that a
// person gave stays; where a probe finds otherwise, the finding says so. The
// findings are in the order of the framework. The error is [Faults], with pointers
// below /response and /probes, also for a probe whose answer the item does not
// understand.
func Measure(f Framework, r Response, probes map[string]Probe) (Response, []ProbeFinding, error) {
	s, err := NewScorer(f)
	if err != nil {
		return Response{}, nil, err
	}
	root := fault.Path{}
	if faults := s.check(root.Field("response"), &r); len(faults) > 0 {
		return Response{}, nil, faults
	}
	var c checker
	at := root.Field("probes")
	for _, key := range sortedKeys(probes) {
		if _, ok := s.index.find(key); !ok || probes[key] == nil {
			c.Addf(at.Field(key), fault.Reference, nil, "must be a probe under the key of an item of the framework")
		}
	}
	out := r
	out.Answers = slices.Clone(r.Answers)
	if out.Answers == nil {
		out.Answers = []Answer{}
	}
	var findings []ProbeFinding
	for i := range f.Items {
		it := &f.Items[i]
		probe, ok := probes[it.Key]
		if !ok || probe == nil {
			continue
		}
		a, err := probe(*it)
		if err != nil {
			findings = append(findings, ProbeFinding{Item: it.Key, Outcome: ProbeFailed, Err: err})
			continue
		}
		a.Item = it.Key
		if a.Probe == "" {
			a.Probe = "probe"
		}
		one := r
		one.Answers = []Answer{a}
		if faults := s.check(at.Field(it.Key), &one); len(faults) > 0 {
			c.found.AddAt(faults[0].Pointer, faults[0].Code, faults[0].Err)
			continue
		}
		findings = append(findings, s.merge(&out, i, a))
	}
	if c.found.Len() > 0 {
		return Response{}, nil, c.found.Faults()
	}
	return out, findings, nil
}

// merge puts a measured answer to item i into r, if there is none.
func (s *Scorer) merge(r *Response, i int, a Answer) ProbeFinding {
	measured := s.word(i, &a)
	n := slices.IndexFunc(r.Answers, func(b Answer) bool { return b.Item == a.Item })
	switch {
	case n < 0:
		r.Answers = append(r.Answers, a)
	case r.Answers[n].Answer == Unknown:
		r.Answers[n] = a
	default:
		given := s.word(i, &r.Answers[n])
		if given == measured {
			return ProbeFinding{Item: a.Item, Outcome: ProbeConfirmed, Measured: measured}
		}
		return ProbeFinding{Item: a.Item, Outcome: ProbeDisagrees, Measured: measured, Given: given}
	}
	return ProbeFinding{Item: a.Item, Outcome: ProbeAnswered, Measured: measured}
}

// word returns the answer that a amounts to: the state, if it is a number.
func (s *Scorer) word(i int, a *Answer) string {
	if a.Answer == Measured {
		return s.f.Items[i].Limit.state(a.Number)
	}
	return a.Answer
}
