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
	const most = 24
	if len(form) > most {
		return false
	}
	return words.EasyParts(form, func(left, right []byte) bool {
		return d.word(left) < 3 && d.word(right) < 3 && !slices.Contains(suffixes, string(right))
	})
}
