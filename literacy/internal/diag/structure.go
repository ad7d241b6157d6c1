package diag

import "github.com/concord-sdm/concord/literacy/internal/token"

// negatives finds a negation and, in the same clause and at most eight words
// on, a word that is negative itself: not unless, never without.
func (f *Finder) negatives(toks []token.Token) {
	for i := 0; i < len(toks); i++ {
		if f.class[i]&negation == 0 || i+1 < len(toks) && f.class[i+1]&only != 0 {
			continue
		}
		for j := i + 1; j < len(toks) && j <= i+8; j++ {
			c := f.class[j]
			if toks[j].Flags&token.Apart != 0 || c&join != 0 && c&negative == 0 {
				break
			}
			if c&negative != 0 {
				f.add(Finding{Kind: DoubleNegative, Severity: Mend, Start: toks[i].Start, End: toks[j].End})
				i = j
				break
			}
		}
	}
}

// nouns finds strings of nouns: in English four in a row, or three if two of
// them are abstract; in Romance languages three links with de; in German and
// Dutch one compound of 22 letters or more. The sentence has so many words that
// name a thing, by a list or their ending.
func (f *Finder) nouns(toks []token.Token, any Class, named int) {
	switch f.lang {
	case "en":
		if named >= 3 {
			f.nounRuns(toks)
		}
	case "es", "fr", "it", "pt":
		if any&link != 0 {
			f.nounChains(toks)
		}
	case "de", "nl":
		for i := range toks {
			t := &toks[i]
			if t.End-t.Start < 22 || t.Kind != token.Word || t.Lex < 0 {
				continue
			}
			if m := f.mark(t.Lex); *m == 0 {
				*m = -1 // told once
				f.add(Finding{Kind: NounString, Severity: Look, Start: t.Start, End: t.End, N: 1})
			}
		}
	}
}

func (f *Finder) nounRuns(toks []token.Token) {
	run, abstract := 0, 0
	for i := 0; i <= len(toks); i++ {
		inside := i < len(toks) && f.class[i]&(noun|nominal) != 0 && toks[i].Kind == token.Word
		if inside && (run == 0 || toks[i].Flags&token.Apart == 0) {
			run++
			if f.class[i]&nominal != 0 {
				abstract++
			}
			continue
		}
		if run >= 4 || run == 3 && abstract >= 2 {
			f.add(Finding{Kind: NounString, Severity: Mend, Start: toks[i-run].Start, End: toks[i-1].End, N: int32(run)})
		}
		run, abstract = 0, 0
		if inside {
			run = 1
			if f.class[i]&nominal != 0 {
				abstract = 1
			}
		}
	}
}

// nounChains finds word de (la) word de word de word.
func (f *Finder) nounChains(toks []token.Token) {
	for i := 0; i < len(toks); i++ {
		if !f.content(toks, i) {
			continue
		}
		links, j := 0, i
		for {
			k := j + 1
			if k < len(toks) && f.content(toks, k) && toks[k].Flags&token.Apart == 0 {
				k++ // an adjective
			}
			if k >= len(toks) || f.class[k]&link == 0 || toks[k].Flags&token.Apart != 0 {
				break
			}
			k++
			if k < len(toks) && f.class[k]&article != 0 && toks[k].Flags&token.Apart == 0 {
				k++
			}
			if !f.content(toks, k) || toks[k].Flags&token.Apart != 0 && f.lang != "fr" && f.lang != "it" {
				break
			}
			links++
			j = k
		}
		if links >= 3 {
			f.add(Finding{Kind: NounString, Severity: Mend, Start: toks[i].Start, End: toks[j].End, N: int32(links) + 1})
		}
		if links > 0 {
			i = j
		}
	}
}

func (f *Finder) content(toks []token.Token, i int) bool {
	return i < len(toks) && toks[i].Kind == token.Word && f.class[i]&(function|link|article|join|be|negation|number|in) == 0
}
