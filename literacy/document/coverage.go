package document

import "slices"

// Coverage says how much of the words of a file are read.
type Coverage struct {
	// Read is how many words the blocks hold.
	Read int `json:"read"`
	// LeftOut is how many words are left out.
	LeftOut int `json:"leftOut"`
	// Percent is the share that is left out, from 0 to 100.
	Percent float64 `json:"percent"`
	// Reasons are the reasons for which something is left out, in the order of
	// their first place.
	Reasons []Share `json:"reasons"`
}

// Share is what is left out for one reason.
type Share struct {
	// Reason is why.
	Reason Reason `json:"reason"`
	// Places is how many stretches are left out.
	Places int `json:"places"`
	// Words is how many words they hold.
	Words int `json:"words"`
	// Percent is their share of all words of the file, from 0 to 100.
	Percent float64 `json:"percent"`
}

// Coverage returns how much of the document is read. Words are stretches
// between spaces that hold a letter or a digit, on both sides.
func (d Document) Coverage() Coverage {
	c := Coverage{Reasons: []Share{}}
	for i := range d.Blocks {
		c.Read += countWords(d.Blocks[i].Text)
	}
	for i := range d.LeftOut {
		l := &d.LeftOut[i]
		k := slices.IndexFunc(c.Reasons, func(s Share) bool { return s.Reason == l.Reason })
		if k < 0 {
			k = len(c.Reasons)
			c.Reasons = append(c.Reasons, Share{Reason: l.Reason})
		}
		c.Reasons[k].Places++
		c.Reasons[k].Words += l.Words
		c.LeftOut += l.Words
	}
	if all := c.Read + c.LeftOut; all > 0 {
		c.Percent = 100 * float64(c.LeftOut) / float64(all)
		for i := range c.Reasons {
			c.Reasons[i].Percent = 100 * float64(c.Reasons[i].Words) / float64(all)
		}
	}
	return c
}
