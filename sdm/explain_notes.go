package sdm

import "github.com/concord-sdm/concord/internal/message"

// noteKey returns the message of a note, where it is not the code itself.
func noteKey(code NoteCode) string {
	if code == NoteMissingCell {
		return "missing"
	}
	return string(code)
}

func (n *Note) aboutEvidence() bool {
	switch n.Code {
	case NoteMissingCell, NoteNoCell, NoteNotApplicable, NoteNoReferenceLevel, NoteMustHaveUnknown:
		return true
	}
	return false
}

// unknown says what is not known.
func (e *explainer) unknown() {
	for i := range e.Notes {
		if n := &e.Notes[i]; n.aboutEvidence() {
			args := message.Args{"option": e.options[n.Option], "criterion": e.criterion(n.Criterion).Name}
			if n.Code == NoteMissingCell || n.Code == NoteNotApplicable {
				args["reason"] = n.Reason
			}
			e.say(noteKey(n.Code), args)
		}
	}
}

// evidence says how much is known and how sure it is.
func (e *explainer) evidence() {
	if e.Coverage.Cells > 0 {
		e.say("coverage", message.Args{"known": e.Coverage.Known, "cells": e.Coverage.Cells})
	}
	if e.Coverage.Lowest != "" {
		e.say("certainty", message.Args{"certainty": string(e.Coverage.Lowest)})
	}
	if e.Coverage.NotRated > 0 {
		e.say("notRated", message.Args{"count": e.Coverage.NotRated})
	}
	if e.Coverage.Modelled > 0 {
		e.say("modelled", message.Args{"count": e.Coverage.Modelled})
	}
	if e.Review.Status == Reviewed {
		e.say("reviewed", message.Args{"by": e.Review.By, "date": string(e.Review.LastReviewed)})
	}
}

// notes says the notes about the document, the weights and the criteria.
func (e *explainer) notes() {
	for i := range e.Notes {
		n := &e.Notes[i]
		if n.aboutEvidence() || n.Code == NoteSurrogate || n.Code == NoteNotThePatient {
			continue
		}
		c := e.criterion(n.Criterion)
		args := message.Args{}
		switch n.Code {
		case NoteNotReviewed:
			args["status"], args["date"] = string(e.Review.Status), string(e.Review.LastReviewed)
		case NoteRescaledWeights:
			if sum, ok := n.Number.Get(); ok && sum >= 1e-3 && sum < 1e6 {
				e.say("rescaledWeights.sum", message.Args{"sum": sum})
				continue
			}
		case NoteOverlap:
			args["criterion"], args["with"] = c.Name, e.criterion(n.With).Name
		case NoteSmallSpread:
			args["criterion"], args["share"] = c.Name, percent(n.Number.Value)
		case NoteIdentical:
			args["option"], args["with"] = e.options[n.Option], e.options[n.With]
		case NoteOutsideRange, NoteIntervalOutside, NoteIntervalBounded:
			args["option"], args["criterion"] = e.options[n.Option], c.Name
		default:
			args["criterion"] = c.Name
		}
		e.say(noteKey(n.Code), args)
	}
}
