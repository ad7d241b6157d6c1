package literacy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// What a sentence contributes to a formula of different words is found by
// leaving it out, and what the worst ones do together, too: a word that stands
// elsewhere stays.
func TestContributionOfDifferentWords(t *testing.T) {
	sentences := []string{
		"Metformin lowers glucose.", "The kidneys clear metformin from the blood each day.", "Ask about glucose.",
		"Glucose feeds the brain, and the kidneys hold glucose back.", "Rest well.",
	}
	for _, reading := range []literacy.Reading{literacy.All, literacy.Prose} {
		for _, id := range []string{"spache-1953", "spache-1974"} {
			score := func(left []string) float64 {
				r := literacy.Analyze("Glucose and metformin\n\n"+strings.Join(left, " "), policyOf(id, reading))
				x, ok := r.Result.Value.Get()
				require.True(t, ok, id)
				return x
			}
			r := literacy.Analyze("Glucose and metformin\n\n"+strings.Join(sentences, " "), policyOf(id, reading))
			whole := score(sentences)
			for i := range sentences {
				left := slices.Delete(slices.Clone(sentences), i, i+1)
				require.InDelta(t, whole-score(left), r.Sentences[i+1].Contribution, 1e-12, "%s %s %d", id, reading, i)
			}
			var gone []int
			for _, m := range r.Worst {
				if gone = append(gone, m.Sentence-1); m.Sentence == 0 || len(gone) == len(sentences) {
					break
				}
				var left []string
				for i, s := range sentences {
					if !slices.Contains(gone, i) {
						left = append(left, s)
					}
				}
				v, ok := m.Value.Get()
				require.True(t, ok)
				require.InDelta(t, score(left), v, 1e-12, "%s %s %v", id, reading, gone)
			}
		}
	}
}

// A word first met as a name counts when it stands as a word.
func TestNameThatIsAWordLater(t *testing.T) {
	r := literacy.Analyze("We met Gastrin there. He makes gastrin.", literacy.Policy{Language: "en"})
	same := literacy.Analyze("He makes gastrin. We met Gastrin there.", literacy.Policy{Language: "en"})
	require.Equal(t, same.Counts.SpacheWords, r.Counts.SpacheWords)
	require.Equal(t, same.ProseCounts.SpacheWords, r.ProseCounts.SpacheWords)
	require.Equal(t, 6, r.Counts.DifferentWords)
}

func policyOf(id string, reading literacy.Reading) literacy.Policy {
	return literacy.Policy{Language: "en", Reading: reading, Targets: []literacy.Target{{Language: "en", Formula: id, Bound: 5}}}
}
