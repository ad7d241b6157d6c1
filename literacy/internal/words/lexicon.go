package words

import (
	"cmp"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

// Lexicon is a set of entries made ready for matching. Each distinct word of
// its terms has a number, the place of its node; a term is a path of nodes. The caller finds the
// number of each word of a text once, then walks: Next from the first word to
// the second and on, and EntryAt wherever it stands. The zero value matches nothing. It does not change after
// Compile and is safe for use by several goroutines.
type Lexicon struct {
	entries []Entry
	ids     table.Map[int32] // numbers of the words, plus one
	nodes   []node
	edges   []edge
}

type node struct {
	entry       int32 // index of the entry plus one; 0 for none
	first, last int32 // edges from here, by ascending word
	exact       bool  // the form is the term itself or listed, not made by rule
	later       bool  // of a word: it stands in a term, but not first
}

// edge leads from one node to another by a word.
type edge struct{ from, word, to int32 }

// Compile makes entries of a base language ready. Where two entries share a
// form, a term comes before a listed form, a listed form before one made by
// rule, and the earlier entry before the later.
func Compile(lang string, entries []Entry) *Lexicon {
	l := &Lexicon{entries: entries, ids: table.For[int32](2 * len(entries)), nodes: make([]node, 0, 3*len(entries))}
	b := builder{l, make(map[[2]int32]int32, len(entries)/2)}
	for i := range entries {
		b.add(Fold(entries[i].Term), i, true)
	}
	for i := range entries {
		for _, form := range entries[i].Forms {
			b.add(Fold(form), i, true)
		}
		if entries[i].Part == Short { // with and without its last stop
			b.add(strings.TrimRight(Fold(entries[i].Term), "."), i, true)
			for _, form := range entries[i].Forms {
				b.add(strings.TrimRight(Fold(form), "."), i, true)
			}
		}
	}
	var buf []string
	for i := range entries {
		e := &entries[i]
		buf = Inflect(lang, Fold(e.Term), e.Part, buf[:0])
		for _, form := range buf {
			b.add(form, i, false)
		}
	}
	b.finish()
	return l
}

// Fold puts a term in the form in which words of a text are looked up: lower
// case, straight apostrophes, plain hyphens, single spaces, no soft hyphens.
func Fold(term string) string {
	if folded(term) {
		return term
	}
	term = strings.ToLower(folder.Replace(term))
	return strings.Join(strings.Fields(term), " ")
}

// folded reports a term in small ASCII letters with single spaces.
func folded(term string) bool {
	space := true
	for i := range len(term) {
		c := term[i]
		if c >= 0x80 || c >= 'A' && c <= 'Z' || c < ' ' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space
}

var folder = strings.NewReplacer("’", "'", "ʼ", "'", "\u2010", "-", "\u2011", "-", "\u00ad", "")

type builder struct {
	*Lexicon
	next map[[2]int32]int32 // node and word to node
}

// finish lays the edges out, so that those of a node stand together.
func (l builder) finish() {
	l.edges = make([]edge, 0, len(l.next))
	for k, to := range l.next {
		l.edges = append(l.edges, edge{k[0], k[1], to})
	}
	slices.SortFunc(l.edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.word, b.word))
	})
	for i, e := range l.edges {
		n := &l.nodes[e.from]
		if n.last == 0 {
			n.first = int32(i)
		}
		n.last = int32(i) + 1
	}
}

func (l builder) add(form string, entry int, exact bool) {
	at := int32(-1)
	for word := range strings.SplitSeq(form, " ") {
		if word == "" {
			return
		}
		number := l.ids.At(word)
		if *number == 0 {
			l.nodes = append(l.nodes, node{})
			*number = int32(len(l.nodes))
		}
		id := *number - 1
		if at < 0 {
			at = id
			continue
		}
		l.nodes[id].later = true
		key := [2]int32{at, id}
		to, ok := l.next[key]
		if !ok {
			to = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{})
			l.next[key] = to
		}
		at = to
	}
	if at >= 0 && l.nodes[at].entry == 0 {
		l.nodes[at].entry = int32(entry) + 1
		l.nodes[at].exact = exact
	}
}

// ID returns the number of a word in folded form, −1 if no term has it.
func (l *Lexicon) ID(form []byte) int32 { return l.ids.Get(form) - 1 }

// Next returns the place after the word id from a place, −1 if no term goes
// that way. The place after the first word of a term is the number of the word.
func (l *Lexicon) Next(at, id int32) int32 {
	if id < 0 {
		return -1
	}
	low, high := l.nodes[at].first, l.nodes[at].last
	for low < high {
		mid := int32(uint32(low+high) >> 1)
		switch e := &l.edges[mid]; {
		case e.word == id:
			return e.to
		case e.word < id:
			low = mid + 1
		default:
			high = mid
		}
	}
	return -1
}

// More reports whether a term goes on from a place.
func (l *Lexicon) More(at int32) bool { return l.nodes[at].last > 0 }

// Later reports whether the word id stands in a term after its first word.
func (l *Lexicon) Later(id int32) bool { return id >= 0 && l.nodes[id].later }

// EntryAt returns the index of the entry whose form ends at a place, −1 if none
// does, and whether the form is the term itself or one listed with it.
func (l *Lexicon) EntryAt(at int32) (index int32, exact bool) {
	n := l.nodes[at]
	return n.entry - 1, n.exact
}

// Entry returns entry i. The slices in it are not to be changed.
func (l *Lexicon) Entry(i int32) *Entry { return &l.entries[i] }

// Len returns the number of entries.
func (l *Lexicon) Len() int { return len(l.entries) }

// Find returns the entry of a word or phrase in any case, nil if there is none.
func (l *Lexicon) Find(term string) *Entry {
	at := int32(-1)
	for word := range strings.SplitSeq(Fold(term), " ") {
		id := l.ID([]byte(word))
		switch {
		case id < 0:
			return nil
		case at < 0:
			at = id
		default:
			at = l.Next(at, id)
		}
		if at < 0 {
			return nil
		}
	}
	if at < 0 || l.nodes[at].entry == 0 {
		return nil
	}
	return &l.entries[l.nodes[at].entry-1]
}
