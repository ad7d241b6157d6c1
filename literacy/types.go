package literacy

import "github.com/concord-sdm/concord/literacy/internal/token"

// use is that a form stands in a sentence. How many different words a text has
// without some of its sentences is not told by numbers alone: a form goes only
// with the last of the sentences it stands in.
type use struct {
	form, sentence int32
	spache         bool // it counts among the unfamiliar words of Spache here
}

// use notes the forms of a sentence.
func (a *analysis) use(s *token.Sentence, index int) {
	lexemes := a.vocab.All()
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Lex >= 0 {
			*next(&a.uses, t.Start, a.size) = use{t.Lex, int32(index), a.spache(t, &lexemes[t.Lex])}
		}
	}
}

// tallies are how many sentences that are left hold each form.
type tallies struct {
	all, spache []int32 // by form
	from        []int32 // where the uses of each sentence begin
	uses        []use
	seen        []int32 // of a form in the sentence at hand: 1, and 2 if it is unfamiliar
}

// newTallies counts the sentences of a reading.
func (a *analysis) newTallies(reading Reading) *tallies {
	sentences := a.report.Sentences
	t := &tallies{uses: a.uses, from: make([]int32, len(sentences)+1)}
	forms := len(a.vocab.All())
	t.all, t.spache, t.seen = make([]int32, forms), make([]int32, forms), make([]int32, forms)
	at := 0
	for i := range sentences {
		t.from[i] = int32(at)
		for at < len(a.uses) && int(a.uses[at].sentence) == i {
			at++
		}
	}
	t.from[len(sentences)] = int32(at)
	for i := range sentences {
		if reading != Prose || sentences[i].Prose {
			t.add(i, 1)
		}
	}
	return t
}

// add adds n to the sentences that hold the forms of sentence i, and returns how
// many forms, and unfamiliar ones, are then in none.
func (t *tallies) add(i int, n int32) (gone, unfamiliar int) {
	const both = 2
	uses := t.uses[t.from[i]:t.from[i+1]]
	for k := range uses {
		u := &uses[k]
		if t.seen[u.form] == 0 {
			t.seen[u.form] = 1
			if t.all[u.form] += n; t.all[u.form] == 0 {
				gone++
			}
		}
		if u.spache && t.seen[u.form] < both {
			t.seen[u.form] = both
			if t.spache[u.form] += n; t.spache[u.form] == 0 {
				unfamiliar++
			}
		}
	}
	for k := range uses {
		t.seen[uses[k].form] = 0
	}
	return gone, unfamiliar
}

// lose sets the different words of v to those of from less sentence i, which
// stays lost if keep is false.
func (t *tallies) lose(v, from *vars, i int, keep bool) {
	gone, unfamiliar := t.add(i, -1)
	v.different, v.spache = from.different-float64(gone), from.spache-float64(unfamiliar)
	if keep {
		t.add(i, 1)
	}
}
