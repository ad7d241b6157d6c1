package learned

import (
	_ "embed"
	"sync"
)

// packed is the table that ships, made by ../gen from the CMU Pronouncing Dictionary, whose notice stands in
// cmudict.LICENSE beside it.
//
//go:embed syllables.bin
var packed []byte

// Load returns the table that ships. The first call unpacks it.
var Load = sync.OnceValue(func() *Table {
	d, err := Unpack(packed)
	if err != nil {
		return NewTable(Data{})
	}
	return NewTable(d)
})
