package words_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/words"
)

func TestCommonForms(t *testing.T) {
	has := make(map[string]bool)
	for b := range words.CommonForms() {
		form := string(b)
		require.NotEmpty(t, form)
		require.Equal(t, words.Fold(form), form, "a form stands as words of a text are looked up")
		require.NotContains(t, form, " ")
		has[form] = true
	}
	require.LessOrEqual(t, len(has), words.MostCommonForms)
	for form, why := range map[string]string{
		"about":        "on the list of Dale and Chall",
		"accompanies":  "a verb in -y",
		"stopping":     "a verb that doubles its consonant",
		"abilities":    "a noun in -y",
		"possibly":     "an adjective in -le",
		"basically":    "an adjective in -ic",
		"happily":      "an adjective in -y",
		"fully":        "an adjective in -ll",
		"solely":       "an adjective in -le behind a vowel",
		"nevertheless": "a form that stands as it is",
	} {
		require.True(t, has[form], "%s: %s", form, why)
	}
}
