package literacy

import (
	"slices"

	"github.com/concord-sdm/concord/literacy/internal/words"
)

// suffixes are endings that are also easy words: portable is no compound of
// port and able.
var suffixes = []string{"able", "ably", "age", "ages", "ally", "ant", "ants", "ate", "ates", "fully", "less", "men", "ring", "rings", "ten"}

// compoundOfEasy reports whether form is two easy words written as one, such
// as bookkeeper and butterfly, Gunning's own examples. Easy are the words of
// the list of Dale and Chall, and those in -er of a word on it, of fewer than
// three syllables.
func (d *describer) compoundOfEasy(form []byte) bool {
	const least, most = 3, 24
	if len(form) > most {
		return false
	}
	for i := least; i <= len(form)-least; i++ {
		if left := form[:i]; words.FamiliarWord(left)&words.InDaleChall == 0 || d.word(left) >= 3 {
			continue
		}
		right := form[i:]
		if slices.Contains(suffixes, string(right)) || d.word(right) >= 3 {
			continue
		}
		if words.FamiliarWord(right)&words.InDaleChall != 0 || agent(right) {
			return true
		}
	}
	return false
}

// agent reports a word in -er or -ers whose stem is easy: keeper, killers.
func agent(form []byte) bool {
	n := len(form)
	if n > 0 && form[n-1] == 's' {
		n--
	}
	return n > 5 && form[n-1] == 'r' && form[n-2] == 'e' && words.FamiliarWord(form[:n-2])&words.InDaleChall != 0
}
