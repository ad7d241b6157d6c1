package diag

import "github.com/concord-sdm/concord/literacy/internal/token"

// reach is how many tokens after an auxiliary the participle may stand.
const reach = 6

func (f *Finder) passives(toks []token.Token) {
	switch f.lang {
	case "de", "nl":
		f.clausePassives(toks)
	default:
		f.closePassives(toks)
	}
}

// closePassives finds auxiliary, adverbs, participle: was never fully tested.
func (f *Finder) closePassives(toks []token.Token) {
	for i := 0; i < len(toks); i++ {
		c := f.class[i]
		if c&(be|bes) == 0 || i > 0 && f.class[i-1]&(there|reflexive) != 0 || c&there != 0 {
			continue
		}
		j := f.participleAfter(toks, i)
		if j < 0 {
			continue
		}
		f.add(Finding{Kind: Passive, Severity: Look, Start: toks[i].Start, End: toks[j].End})
		i = j
	}
}

// participleAfter returns the participle that makes a passive with the
// auxiliary at i, −1 if there is none.
func (f *Finder) participleAfter(toks []token.Token, i int) int {
	question := f.lang == "en" && (i == 0 || i == 1 && f.class[0]&(function|be) != 0)
	subject := 0
	for j := i + 1; j < len(toks) && j <= i+reach; j++ {
		c := f.class[j]
		switch {
		case toks[j].Flags&token.Apart != 0:
			return -1
		case c&degree != 0 && (j+1 >= len(toks) || f.class[j+1]&(between|adverb) == 0):
			return -1 // very tired; but more often affected
		case c&participle != 0 && toks[j].Flags&(token.Capital|token.Caps) == token.Capital:
			return -1 // Cos'è Micofenolato?
		case c&participle != 0:
			if f.isPassive(toks, i, j, subject > 0) {
				return j
			}
			return -1
		case c&stative != 0:
			if j+1 < len(toks) && f.class[j+1]&by != 0 {
				return j
			}
			return -1
		case c&(between|adverb|be|degree) != 0:
		case question && subject < 3 && (c&pronoun != 0 || c&(negation|from|to) == 0):
			subject++
		default:
			return -1
		}
	}
	return -1
}

func (f *Finder) isPassive(toks []token.Token, i, j int, asked bool) bool {
	end := j+1 >= len(toks) || toks[j+1].Flags&token.Apart != 0
	var following Class
	if !end {
		following = f.class[j+1]
	}
	switch {
	case f.class[i]&bes != 0:
		return following&by != 0
	case asked:
		return end || following&(after|adverb|span|between|function) != 0
	case f.class[j]&used != 0 && following&to != 0 && j+2 < len(toks):
		// used to working, used to the noise; but used to treat
		return f.class[j+2]&(gerund|function) == 0
	}
	return true
}

// clausePassives finds werden and a participle at the end of its clause, or
// straight before it; in Dutch anywhere after worden in its clause.
func (f *Finder) clausePassives(toks []token.Token) {
	for i := 0; i < len(toks); i++ {
		if f.class[i]&be == 0 {
			continue
		}
		if i > 0 && f.class[i-1]&participle != 0 && toks[i].Flags&token.Apart == 0 && f.clauseEnds(toks, i+1) {
			f.add(Finding{Kind: Passive, Severity: Look, Start: toks[i-1].Start, End: toks[i].End})
			continue
		}
		for j := i + 1; j < len(toks) && toks[j].Flags&token.Apart == 0 && j < i+24; j++ {
			if f.class[j]&participle == 0 || f.lang == "de" && !f.clauseEnds(toks, j+1) {
				if f.class[j]&be != 0 && f.lang == "de" {
					break
				}
				continue
			}
			f.add(Finding{Kind: Passive, Severity: Look, Start: toks[i].Start, End: toks[j].End})
			i = j
			break
		}
	}
}

func (f *Finder) clauseEnds(toks []token.Token, j int) bool {
	return j >= len(toks) || toks[j].Flags&token.Apart != 0 || f.class[j]&(next|join) != 0
}
