package learned

import (
	"bytes"
	_ "embed"
	"sync"
)

// packed is the table that ships, made by ../gen from the CMU Pronouncing Dictionary, whose notice stands in
// cmudict.LICENSE beside it.
//
//go:embed syllables.bin
var packed []byte

// Load returns the table that ships. The first call unpacks it.
func Load() *Table { return load() }

var load = sync.OnceValue(func() *Table {
	d, err := Unpack(packed)
	if err != nil {
		return NewTable(Data{})
	}
	return NewTable(d)
})

// Packed returns a copy of the table that ships, in its packed form.
func Packed() []byte { return bytes.Clone(packed) }
