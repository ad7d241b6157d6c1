package principles

// judge compares the bounds with the cut-offs and bands.
func (a *assessment) judge(p *scorePlan, res *ScoreResult) {
	lo, ok := res.Low.Get()
	hi := res.High.Value
	few := res.Figure.Why == WhyTooFewCases || (res.Scored < p.s.MinCases)
	if len(p.s.CutOffs) > 0 {
		res.CutOffs = make([]CutOffResult, len(p.s.CutOffs))
	}
	for i := range p.s.CutOffs {
		k := &p.s.CutOffs[i]
		c := CutOffResult{CutOff: k.ID, Meaning: k.Meaning, Verdict: Withheld, Unverified: k.Unverified}
		if ok && !few {
			c.Verdict = k.verdict(lo, hi)
		}
		res.Undecided = res.Undecided || c.Verdict == Undecided
		res.CutOffs[i] = c
	}
	if len(p.s.Bands) == 0 || !ok || few {
		return
	}
	for i := range p.s.Bands {
		if b := &p.s.Bands[i]; b.holds(lo) && b.holds(hi) {
			res.Band, res.BandTitle = b.ID, b.Title
			return
		}
	}
	res.Undecided = true
}

// verdict compares the cut-off with a figure between lo and hi.
func (k *CutOff) verdict(lo, hi float64) Verdict {
	reaches := func(v float64) bool {
		switch k.Is {
		case IsAtLeast:
			return v >= k.At-tolerance
		case IsAbove:
			return v > k.At+tolerance
		case IsAtMost:
			return v <= k.At+tolerance
		}
		return v < k.At-tolerance
	}
	switch a, b := reaches(lo), reaches(hi); {
	case a && b:
		return Reached
	case !a && !b:
		return NotReached
	}
	return Undecided
}

// holds reports whether v lies in the band.
func (b *Band) holds(v float64) bool {
	from, to := v >= b.From-tolerance, v <= b.To+tolerance
	if b.FromOpen {
		from = v > b.From+tolerance
	}
	if b.ToOpen {
		to = v < b.To-tolerance
	}
	return from && to
}
