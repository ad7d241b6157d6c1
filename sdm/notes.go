package sdm

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// smallSpread is the share of a range below which the options are said to use
// little of it.
const smallSpread = 0.1

// allNotes lists what else a reader must know: about the document, the
// weights, the criteria, then the cells; each by ascending id.
func (r *Ranker) allNotes() []Note {
	out := r.documentNotes()
	for k := range r.criteria {
		out = append(out, r.weightNotes(k)...)
	}
	for k := range r.criteria {
		out = append(out, r.spreadNotes(k)...)
	}
	for i := range r.options {
		for k := range r.criteria {
			out = append(out, r.cellNotes(i, k)...)
		}
	}
	out = append(out, r.notes...)
	return append(out, r.identical()...)
}

func (r *Ranker) documentNotes() []Note {
	out := []Note{}
	if s := r.decision.Review.Status; s != Reviewed {
		out = append(out, Note{Code: NoteNotReviewed})
	}
	switch r.preferences.Voice.Role {
	case Surrogate:
		out = append(out, Note{Code: NoteSurrogate})
	case Family, Clinician:
		out = append(out, Note{Code: NoteNotThePatient})
	}
	if r.preferences.Method == Direct {
		sum := 0.0
		for k := range r.criteria {
			if p := r.criteria[k].answer.Points; p != nil {
				sum += *p
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			out = append(out, Note{Code: NoteRescaledWeights, Number: figure.Of(sum)})
		}
	}
	return out
}

func (r *Ranker) weightNotes(k int) []Note {
	var out []Note
	c := &r.criteria[k]
	switch {
	case c.answer.DontKnow:
		out = append(out, Note{Code: NoteOpenWeight, Criterion: c.ID})
	case r.weights[k] == 0:
		out = append(out, Note{Code: NoteZeroWeight, Criterion: c.ID})
	}
	if r.stale(k) {
		out = append(out, Note{Code: NoteStaleWeight, Criterion: c.ID})
	}
	return out
}

func (r *Ranker) spreadNotes(k int) []Note {
	if !r.matters(k) {
		return nil
	}
	var out []Note
	c := &r.criteria[k]
	if spread, ok := r.spread(k).Get(); ok {
		switch {
		case !r.differs(k):
			out = append(out, Note{Code: NoteNoSpread, Criterion: c.ID})
		case spread < smallSpread:
			out = append(out, Note{Code: NoteSmallSpread, Criterion: c.ID, Number: figure.Of(spread)})
		}
	}
	for j := k + 1; j < len(r.criteria); j++ {
		shared := func(tag string) bool { return slices.Contains(r.criteria[j].Overlaps, tag) }
		if r.matters(j) && slices.ContainsFunc(c.Overlaps, shared) {
			out = append(out, Note{Code: NoteOverlap, Criterion: c.ID, With: r.criteria[j].ID})
		}
	}
	return out
}

func (r *Ranker) cellNotes(i, k int) []Note {
	c, cell := &r.criteria[k], &r.row(i)[k]
	note := func(code NoteCode) Note { return Note{Code: code, Option: r.ids[i], Criterion: c.ID} }
	switch {
	case cell.cell == nil:
		return []Note{note(NoteNoCell)}
	case cell.cell.Kind == Missing:
		n := note(NoteMissingCell)
		n.Reason = cell.cell.Reason
		return []Note{n}
	case cell.cell.Kind == NotApplicable:
		n := note(NoteNotApplicable)
		n.Reason = cell.cell.Reason
		return []Note{n}
	case !cell.performance.known:
		n := note(NoteNoReferenceLevel)
		n.With = cell.cell.RelativeTo.Option
		return []Note{n}
	case c.Measure == Categorical:
		return nil
	}
	var out []Note
	switch {
	case !c.scale.inside(cell.performance.point):
		out = append(out, note(NoteOutsideRange))
	case c.Outside != Extrapolate && (!c.scale.inside(cell.performance.low) || !c.scale.inside(cell.performance.high)):
		out = append(out, note(NoteIntervalOutside))
	}
	if cell.performance.bounded {
		out = append(out, note(NoteIntervalBounded))
	}
	return out
}

// identical names, for each ranked option that is the same as one before it on
// every criterion, the first such one.
func (r *Ranker) identical() []Note {
	var out []Note
	first := make(map[string]int, len(r.options))
	var key []byte
	for i := range r.options {
		key = key[:0]
		for _, cell := range r.row(i) {
			if !cell.known {
				key = nil
				break
			}
			key = binary.LittleEndian.AppendUint64(key, math.Float64bits(cell.point))
		}
		if key == nil {
			continue
		}
		if j, met := first[string(key)]; met {
			out = append(out, Note{Code: NoteIdentical, Option: r.ids[j], With: r.ids[i]})
		} else {
			first[string(key)] = i
		}
	}
	return out
}
