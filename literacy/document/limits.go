package document

import "cmp"

// Limits bound what a file may cost. A field that is 0 has its default.
type Limits struct {
	// File is the size of the file in bytes; 64 MiB.
	File int64
	// Text is the size of a file of text, Markdown or HTML in bytes; 16 MiB.
	Text int64
	// Unpacked is how many bytes the parts of a packed file may have together
	// once they are unpacked; 256 MiB.
	Unpacked int64
	// Ratio is how many times larger than its packed form a part may get,
	// where it gets larger than one MiB; 200.
	Ratio int64
	// Parts is how many parts a packed file may have; 10,000.
	Parts int
	// Depth is how deep elements, lists and quotations may be nested; 500.
	Depth int
	// Blocks is how many blocks a document may have, and how many stretches
	// may be left out; 200,000.
	Blocks int
}

// filled returns the limits with the defaults filled in.
func (l Limits) filled() Limits {
	return Limits{
		File: cmp.Or(l.File, 64<<20), Text: cmp.Or(l.Text, 16<<20), Unpacked: cmp.Or(l.Unpacked, 256<<20), Ratio: cmp.Or(l.Ratio, 200),
		Parts: cmp.Or(l.Parts, 10_000), Depth: cmp.Or(l.Depth, 500), Blocks: cmp.Or(l.Blocks, 200_000),
	}
}

// smallPart is the size under which the ratio of a part does not matter.
const smallPart = 1 << 20
