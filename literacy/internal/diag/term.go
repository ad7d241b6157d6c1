package diag

import (
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

// match is a term that begins at a token.
type match struct {
	entry int32
	n     int // tokens
	exact bool
	user  bool
}

// terms finds the terms of the lexicons, the longest first. A term whose
// conditions do not hold gives way to the next shorter one.
func (f *Finder) terms(toks []token.Token, counted bool) {
	next := 0
	for _, start := range f.starts {
		i := int(start)
		if i < next {
			continue // inside the term before
		}
		if c := f.class[i]; c&lexical == 0 {
			if c&frequency != 0 && !counted {
				f.add(Finding{Kind: VagueFrequency, Severity: Mend, Start: toks[i].Start, End: toks[i].End})
			}
			continue
		}
		if f.user == nil && f.lexicon != nil && !f.begun(toks, i) {
			continue
		}
		var found [8]match
		all := f.walk(f.lexicon, toks, i, false, found[:0])
		all = f.walk(f.user, toks, i, true, all)
		for len(all) > 0 {
			best := 0
			for k := range all {
				if all[k].n >= all[best].n {
					best = k // the caller's come last and win
				}
			}
			m := all[best]
			if f.accept(m, toks, i, counted) {
				next = i + m.n
				break
			}
			all[best] = all[len(all)-1]
			all = all[:len(all)-1]
		}
	}
}

// begun reports whether a term of the lexicon that is built in may stand at
// token i.
func (f *Finder) begun(toks []token.Token, i int) bool {
	if f.class[i]&single != 0 {
		return true
	}
	k := i + 1
	if k >= len(toks) || f.class[k]&later == 0 || toks[k].Flags&token.Apart != 0 {
		return false
	}
	at := f.id(toks[i].Lex, false)
	return at >= 0 && f.lexicon.Next(at, f.id(toks[k].Lex, false)) >= 0
}

// walk appends the terms of a lexicon that begin at token i, at most eight.
func (f *Finder) walk(l *words.Lexicon, toks []token.Token, i int, user bool, all []match) []match {
	if l == nil {
		return all
	}
	at := f.id(toks[i].Lex, user)
	for j := i; at >= 0; {
		if entry, exact := l.EntryAt(at); entry >= 0 && len(all) < cap(all) {
			all = append(all, match{entry: entry, n: j + 1 - i, exact: exact, user: user})
		}
		j++
		if j >= len(toks) || toks[j].Flags&token.Apart != 0 || !l.More(at) {
			break
		}
		at = l.Next(at, f.id(toks[j].Lex, user))
	}
	return all
}

func (f *Finder) id(lex int32, user bool) int32 {
	if lex < 0 {
		return -1
	}
	if user {
		return f.vocab.At(lex).Stem
	}
	return f.vocab.At(lex).Entry
}

var kindOf = [...]struct {
	kind     Kind
	severity Severity
}{
	words.Condition:     {Jargon, Mend},
	words.Body:          {Jargon, Mend},
	words.Procedure:     {Jargon, Mend},
	words.Medicine:      {Jargon, Mend},
	words.DoubleMeaning: {DoubleMeaning, Look},
	words.Service:       {Jargon, Look},
	words.Research:      {Jargon, Mend},
	words.Formal:        {Plainer, Look},
	words.Wordy:         {Plainer, Look},
	words.Abbreviation:  {ShortForm, Mend},
	words.Blame:         {Blame, First},
	words.Label:         {Label, First},
	words.Frequency:     {VagueFrequency, Mend},
}

// accept reports whether the match holds at token i, and adds its finding.
func (f *Finder) accept(m match, toks []token.Token, i int, counted bool) bool {
	l := f.lexicon
	if m.user {
		l = f.user
	}
	e := l.Entry(m.entry)
	after := i + m.n
	switch e.Kind {
	case words.Keep:
		if m.n == 1 && m.user {
			f.allowed(toks[i].Lex)
		}
		return true
	case words.Abbreviation:
		if m.n == 1 && strings.IndexByte(e.Term, '.') < 0 {
			return f.expand(m, &toks[i])
		}
	case words.Frequency:
		if counted {
			return true
		}
	case words.Label:
		if group(e.Term) && after < len(toks) && toks[after].Flags&token.Apart == 0 &&
			f.class[after]&(function|be|negation|adverb) == 0 {
			return false // the blind spot
		}
	}
	if e.Part == words.CuedVerb && !f.verbDue(m, toks, i) {
		return false
	}
	k := kindOf[e.Kind]
	f.found = append(f.found, Finding{
		Kind: k.kind, Severity: k.severity, Start: toks[i].Start, End: toks[after-1].End,
		Entry: m.entry, User: m.user,
	})
	return true
}

// group reports a term that names a group by an adjective: the blind.
func group(term string) bool {
	return strings.HasPrefix(term, "the ") || strings.HasPrefix(term, "los ")
}

// verbDue reports whether a word that may be a noun stands where a verb must:
// after to, can, you; or first, before an article: contact the clinic. Forms in
// -ed and -ing are verbs.
func (f *Finder) verbDue(m match, toks []token.Token, i int) bool {
	t := &toks[i]
	if !m.exact {
		var buf [64]byte
		if form := f.vocab.AppendText(buf[:0], t.Lex); form[len(form)-1] != 's' {
			return true
		}
	}
	if i > 0 && t.Flags&token.Apart == 0 {
		if m.exact && f.class[i-1]&cue != 0 || !m.exact && f.class[i-1]&third != 0 {
			return true
		}
	}
	begins := t.Flags&(token.First|token.Apart) != 0
	return m.exact && begins && i+1 < len(toks) && toks[i+1].Flags&token.Apart == 0 && f.class[i+1]&function != 0
}
