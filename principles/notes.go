package principles

// answerNotes adds the notes about the answers of one role.
func (a *assessment) answerNotes(role Role, of []roleSheet, items []ItemResult) {
	if role == Surrogate {
		weak := 0
		for k := range of {
			if of[k].r.By.Basis != Stated {
				weak++
			}
		}
		a.note(Note{Code: NoteSurrogate, Role: role, Count: weak})
	}
	inferred := 0
	for i := range items {
		if items[i].Expired > 0 {
			a.note(Note{Code: NoteExpired, Role: role, Item: items[i].Item, Count: items[i].Expired})
		}
		inferred += items[i].Inferred
	}
	if inferred > 0 {
		a.note(Note{Code: NoteInferred, Role: role, Count: inferred})
	}
	for i := range a.s.items {
		if a.s.items[i].asks(role) {
			continue
		}
		n := 0
		for k := range of {
			if of[k].sheet[i].unasked {
				n++
			}
		}
		if n > 0 {
			a.note(Note{Code: NoteNotAsked, Role: role, Item: a.s.items[i].key, Count: n})
		}
	}
	if !a.s.ordered {
		return
	}
	straight, contradictory := 0, 0
	for k := range of {
		s, c := a.s.pattern(of[k].sheet)
		if s {
			straight++
		}
		if c {
			contradictory++
		}
	}
	if straight > 0 {
		a.note(Note{Code: NoteStraightLined, Role: role, Count: straight})
	}
	if contradictory > 0 {
		a.note(Note{Code: NoteContradictory, Role: role, Count: contradictory})
	}
}

// straightMin is the number of items with one answer set from which the same
// answer to all of them is noted.
const straightMin = 5

// pattern looks at the answers to the items of each ordered answer set: the same
// answer to all of them, and the same extreme answer to an item and to a
// reversed one.
func (s *Scorer) pattern(sh sheet) (straight, contradictory bool) {
	for set := range s.f.AnswerSets {
		if !s.f.AnswerSets[set].Ordered || len(s.f.AnswerSets[set].Codes) < 3 {
			continue
		}
		n, differ := 0, false
		var first, forward, reversed mask
		for i := range s.items {
			c := &sh[i]
			if int(s.items[i].set) != set || !c.asked || !c.known() || c.forced {
				continue
			}
			n++
			if first == 0 {
				first = c.given
			}
			differ = differ || c.given != first
			if v := s.items[i].values[lowBit(c.given)]; v == s.items[i].lo || v == s.items[i].hi {
				if s.f.Items[i].Reversed {
					reversed |= c.given
				} else {
					forward |= c.given
				}
			}
		}
		straight = straight || (n >= straightMin && !differ)
		contradictory = contradictory || forward&reversed != 0
	}
	return straight, contradictory
}

// scoreNotes adds the notes about one score of one role.
func (a *assessment) scoreNotes(p *scorePlan, role Role, res *ScoreResult, outcomes []outcome) {
	if res.Coverage.Applicable == 0 {
		return
	}
	n := Note{Role: role, Score: p.s.ID}
	if res.Unverified {
		n.Code = NoteUnverifiedRule
		a.note(n)
	}
	cut := false
	for i := range p.s.CutOffs {
		cut = cut || p.s.CutOffs[i].Unverified
	}
	for i := range p.s.Bands {
		cut = cut || p.s.Bands[i].Unverified
	}
	if cut {
		n.Code = NoteUnverifiedCutOff
		a.note(n)
	}
	if res.Coverage.Answered == res.Coverage.Applicable {
		return
	}
	if a.s.f.Kind == Instrument && !p.s.Missing.Published {
		n.Code = NoteNoMissingRule
		a.note(n)
	}
	prorated := 0
	for i := range outcomes {
		o := &outcomes[i]
		if o.why == "" && o.answered < o.applicable && p.s.Missing.Rule == Prorate {
			prorated++
		}
	}
	if prorated > 0 {
		n.Code, n.Count = NoteProrated, prorated
		a.note(n)
	}
}
