package gen_test

import (
	"slices"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/sdm"
)

// document is one schema to make.
type document struct {
	format string // as in the documents: kind/major.minor
	of     any    // the zero value of its type
}

// documents lists every schema, one line each.
func documents() []document {
	return []document{
		{sdm.DecisionFormat, sdm.Decision{}},
		{sdm.PreferencesFormat, sdm.Preferences{}},
		{sdm.ChoiceFormat, sdm.Choice{}},
		{sdm.RankingFormat, sdm.Ranking{}},
	}
}

// rules lists what the types cannot say, by definition: package.Type.
func rules() map[string]func(*jsonschema.Schema) {
	return merged(sdmRules())
}

// idNames are the members whose text is an id, wherever they stand; the items
// of a list and the keys of a map of that name are ids too.
func idName(name string) bool {
	return slices.Contains([]string{
		"id", "decision", "option", "criterion", "category", "source", "differenceTo", "leader", "overlaps",
		"contenders", "better", "worse", "challenger", "lowChallenger", "highChallenger", "with", "worth", "favours", "options", "criteria", "categories",
	}, name)
}

func merged(all ...map[string]func(*jsonschema.Schema)) map[string]func(*jsonschema.Schema) {
	out := map[string]func(*jsonschema.Schema){}
	for _, m := range all {
		for name, rule := range m {
			if out[name] != nil {
				panic("two rules for " + name)
			}
			out[name] = rule
		}
	}
	return out
}
