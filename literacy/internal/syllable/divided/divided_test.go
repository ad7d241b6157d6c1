package divided_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/syllable/divided"
)

func TestRead(t *testing.T) {
	words, err := divided.Read("fr", "# remark\n\nmé-d(e)-cin\nsam(e)di|sa-me-di\n")
	require.NoError(t, err)
	require.Equal(t, []divided.Word{{Text: "médecin", Counts: []int{2}}, {Text: "samedi", Counts: []int{1, 3}}}, words)
	words, err = divided.Read("en", "as-th-m\n")
	require.NoError(t, err)
	require.Equal(t, []divided.Word{{Text: "asthm", Counts: []int{3}}}, words, "pieces count as they stand but in French")
	_, err = divided.Read("en", "a-b|a-c")
	require.Error(t, err, "two words on one line")
}
