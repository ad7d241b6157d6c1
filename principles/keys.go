package principles

import "sort"

// keyIndex finds an item by its key. Keys in rising order, the usual case, are
// searched where they stand; others get a table.
type keyIndex struct {
	items []Item
	table map[string]int // nil while the keys rise
}

// newKeyIndex returns the index of items. Of a key that is there twice it finds the
// first.
func newKeyIndex(items []Item) keyIndex {
	x := keyIndex{items: items}
	for i := 1; i < len(items); i++ {
		if items[i-1].Key < items[i].Key {
			continue
		}
		x.table = make(map[string]int, len(items))
		for i := len(items) - 1; i >= 0; i-- {
			x.table[items[i].Key] = i
		}
		break
	}
	return x
}

// find returns the place of the item, and whether it is there.
func (x *keyIndex) find(key string) (int, bool) {
	if x.table != nil {
		i, ok := x.table[key]
		return i, ok
	}
	i := sort.Search(len(x.items), func(i int) bool { return x.items[i].Key >= key })
	return i, i < len(x.items) && x.items[i].Key == key
}

// near is find for a key that is likely to stand at hint.
func (x *keyIndex) near(hint int, key string) (int, bool) {
	if hint < len(x.items) && x.items[hint].Key == key {
		return hint, true
	}
	return x.find(key)
}

// at returns the place of an item that is known to be there.
func (x *keyIndex) at(key string) int {
	i, _ := x.find(key)
	return i
}
