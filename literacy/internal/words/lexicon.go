package words

import "strings"

// Lexicon is a set of entries made ready for matching. Each distinct word of
// its terms has a number, the place of its node; a term is a path of nodes. The caller finds the
// number of each word of a text once, then walks: Next from the first word to
// the second and on, and EntryAt wherever it stands. The zero value matches nothing. It does not change after
// Compile and is safe for use by several goroutines.
type Lexicon struct {
	entries []Entry
	ids     map[string]int32
	nodes   []node
	next    map[uint64]int32
}

type node struct {
	entry int32 // index of the entry plus one; 0 for none
	more  bool  // some term goes on from here
	exact bool  // the form is the term itself or listed, not made by rule
}

// Compile makes entries of a base language ready. Where two entries share a
// form, a term comes before a listed form, a listed form before one made by
// rule, and the earlier entry before the later.
func Compile(lang string, entries []Entry) *Lexicon {
	l := &Lexicon{
		entries: entries,
		ids:     make(map[string]int32, 4*len(entries)),
		next:    make(map[uint64]int32, len(entries)),
	}
	for i := range entries {
		l.add(Fold(entries[i].Term), i, true)
	}
	for i := range entries {
		for _, form := range entries[i].Forms {
			l.add(Fold(form), i, true)
		}
		if entries[i].Part == Short { // with and without its last stop
			l.add(strings.TrimRight(Fold(entries[i].Term), "."), i, true)
			for _, form := range entries[i].Forms {
				l.add(strings.TrimRight(Fold(form), "."), i, true)
			}
		}
	}
	var buf []string
	for i := range entries {
		e := &entries[i]
		buf = Inflect(lang, Fold(e.Term), e.Part, buf[:0])
		for _, form := range buf {
			l.add(form, i, false)
		}
	}
	return l
}

// Fold puts a term in the form in which words of a text are looked up: lower
// case, straight apostrophes, plain hyphens, single spaces, no soft hyphens.
func Fold(term string) string {
	term = strings.ToLower(folder.Replace(term))
	return strings.Join(strings.Fields(term), " ")
}

var folder = strings.NewReplacer("’", "'", "ʼ", "'", "\u2010", "-", "\u2011", "-", "\u00ad", "")

func (l *Lexicon) add(form string, entry int, exact bool) {
	at := int32(-1)
	for word := range strings.SplitSeq(form, " ") {
		if word == "" {
			return
		}
		id, ok := l.ids[word]
		if !ok {
			id = int32(len(l.nodes))
			l.ids[word] = id
			l.nodes = append(l.nodes, node{})
		}
		if at < 0 {
			at = id
			continue
		}
		l.nodes[at].more = true
		key := uint64(uint32(at))<<32 | uint64(uint32(id))
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
func (l *Lexicon) ID(form []byte) int32 {
	if id, ok := l.ids[string(form)]; ok {
		return id
	}
	return -1
}

// Next returns the place after the word id from a place, −1 if no term goes
// that way. The place after the first word of a term is the number of the word.
func (l *Lexicon) Next(at, id int32) int32 {
	if id < 0 || !l.nodes[at].more {
		return -1
	}
	if to, ok := l.next[uint64(uint32(at))<<32|uint64(uint32(id))]; ok {
		return to
	}
	return -1
}

// More reports whether a term goes on from a place.
func (l *Lexicon) More(at int32) bool { return l.nodes[at].more }

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
		id, ok := l.ids[word]
		switch {
		case !ok:
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
