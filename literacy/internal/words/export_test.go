package words

import "slices"

// FamiliarList returns the words of one list, in alphabetical order but for
// those with an apostrophe or a hyphen, which come first.
func FamiliarList(which Familiar) []string {
	switch which {
	case InDaleChall:
		return slices.Collect(listed(daleChall))
	case InSpache:
		return slices.Collect(listed(spache))
	}
	return nil
}
