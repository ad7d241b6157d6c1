package principles

import "github.com/concord-sdm/concord/internal/fault"

// Waiver accepts that an item is not met for now. It opens no gate and raises no
// score: it only says that the gap is known, why it stays, and until when.
type Waiver struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Reason says why the gap is accepted.
	Reason string `json:"reason"`
	// By is who accepted it.
	By string `json:"by"`
	// Expires is the last day on which the waiver holds.
	Expires Date `json:"expires"`
}

// waiverFaults checks waivers against a framework and the day of assessment.
func (s *Scorer) waiverFaults(p fault.Path, list []Waiver, asOf Date) fault.Faults {
	var c checker
	for i := range list {
		w := &list[i]
		p := p.Index(i)
		if _, ok := s.index.find(w.Item); !ok {
			c.Addf(p.Field("item"), fault.Reference, nil, "must be the key of an item of the framework")
		}
		for _, o := range list[:i] {
			if o.Item == w.Item {
				c.Addf(p.Field("item"), fault.Duplicate, nil, "must be waived once")
				break
			}
		}
		c.word(p.Field("reason"), w.Reason)
		c.word(p.Field("by"), w.By)
		c.date(p.Field("expires"), w.Expires, true)
		if asOf == "" && c.found.Len() == 0 {
			c.Addf(p.Field("expires"), fault.Required, nil, "a waiver can only be held against a day: give Options.AsOf")
		}
	}
	return c.found.Faults()
}

// waived returns the last day of the waiver that holds for item, or "".
func (o *Options) waived(item string) Date {
	for i := range o.Waivers {
		if w := &o.Waivers[i]; w.Item == item && !w.Expires.Before(o.AsOf) {
			return w.Expires
		}
	}
	return ""
}
