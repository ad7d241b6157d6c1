package literacy

import "github.com/concord-sdm/concord/literacy/internal/diag"

// plainer holds the plainer words of the terms that were found: a copy for
// the report, which is the caller's, while the lexicon is everybody's. The
// findings of one term share them.
type plainer struct {
	// ends holds for each entry of the lexicons where its words end in words,
	// and one; 0 if it was not found.
	ends  []int32
	words []string
}

func plainWords(f *diag.Finder, found []diag.Finding) plainer {
	p := plainer{ends: make([]int32, f.Entries())}
	n := 0
	for i := range found {
		if k := f.EntryNumber(found[i]); k >= 0 && p.ends[k] == 0 {
			n += len(f.EntryAt(k).Plain)
			p.ends[k] = int32(n) + 1
		}
	}
	p.words = make([]string, n)
	for k, end := range p.ends {
		if end > 0 {
			plain := f.EntryAt(k).Plain
			copy(p.words[int(end)-1-len(plain):], plain)
		}
	}
	return p
}

// of returns the n plainer words of an entry that was found.
func (p *plainer) of(entry, n int) []string {
	end := int(p.ends[entry]) - 1
	return p.words[end-n : end : end]
}
