package sdm_test

import (
	"testing"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/sdm"
)

// No function writes to what it is handed, and all answer the same twice.
func TestUntouched(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{2, 8}}, column{"y", 10, 0, []float64{3, 4}})
	d.Translations = []sdm.Translation{{Language: "es", Options: map[string]sdm.OptionText{"a": {Name: "A"}}}}
	p := direct(d, 1)
	r, err := sdm.Rank(d, p)
	if err != nil {
		t.Fatal(err)
	}
	c := sdm.Choice{
		Format: sdm.ChoiceFormat, Decision: d.ID, Result: sdm.Chosen, Option: "a",
		By: []sdm.Voice{{Role: sdm.Patient}}, Reasons: []string{"so"},
	}
	for _, k := range []struct {
		fn   any
		args []any
	}{
		{sdm.Decision.Validate, []any{d}},
		{sdm.Decision.Encode, []any{d}},
		{sdm.Decision.Languages, []any{d}},
		{sdm.Decision.Levels, []any{d}},
		{sdm.Decision.In, []any{d, "es"}},
		{sdm.Preferences.Validate, []any{p}},
		{sdm.Preferences.ValidateFor, []any{p, d}},
		{sdm.Preferences.Encode, []any{p}},
		{sdm.Choice.Validate, []any{c}},
		{sdm.Choice.Encode, []any{c}},
		{sdm.Ranking.Encode, []any{r}},
		{sdm.Concord, []any{c, r}},
		{sdm.Explain, []any{r, "es"}},
		{sdm.Prepare, []any{d, p}},
		{sdm.Rank, []any{d, p}},
		{sdm.Criterion.ValueOf, []any{d.Criteria[0], 4.0, sdm.Direction("")}},
		{sdm.RankWeights, []any{sdm.RankSum, 0.0, []int{2, 1}}},
	} {
		untouched.Check(t, k.fn, k.args...)
	}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	untouched.Check(t, sdm.DecodeDecision, data)
	untouched.Check(t, sdm.DecodePreferences, data)
	untouched.Check(t, sdm.DecodeChoice, data)
	untouched.Check(t, sdm.DecodeRanking, data)
}
