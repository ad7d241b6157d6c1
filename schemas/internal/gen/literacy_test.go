package gen_test

import (
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/literacy"
)

// termPattern is that of one to twelve words.
const termPattern = `^[` + space + `]*[^` + space + `]+([` + space + `]+[^` + space + `]+){0,11}[` + space + `]*$`

// literacyRules says what literacy.Policy.Validate and its kin check within one
// object.
func literacyRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"literacy.Policy": func(s *jsonschema.Schema) {
			short(s, "title")
			between(member(s, "longSentence"), 0, 1000)
			between(member(s, "longParagraph"), 0, 1000)
			term(member(s, "allowed").Items)
			member(s, "allowed").MaxItems = new(uint64(20_000))
			member(s, "added").MaxItems = new(uint64(20_000))
		},
		"literacy.Lexicon": func(s *jsonschema.Schema) {
			short(s, "title", "source", "licence")
			member(s, "terms").MaxItems = new(uint64(20_000))
		},
		"literacy.Target": targetRules,
		"literacy.Term": func(s *jsonschema.Schema) {
			term(member(s, "term"))
			term(member(s, "forms").Items)
			plain := member(s, "plain")
			plain.MaxItems = new(uint64(10))
			plain.Items.MaxLength = new(uint64(500))
			member(s, "part").Enum = list("phrase", "noun", "verb", "adjective", "adverb", "abbreviation")
			short(s, "reason", "note")
		},
	}
}

// targetRules lists the formulas and the languages that each was made for.
func targetRules(s *jsonschema.Schema) {
	between(member(s, "bound"), -1000, 1000)
	formula := member(s, "formula")
	formula.Pattern = ""
	fit := map[string][]any{} // formulas by the pattern of the languages they were made for
	var patterns []string
	for _, f := range literacy.Formulas() {
		formula.Enum = append(formula.Enum, f.ID)
		if len(f.Languages) == 0 {
			continue
		}
		p := "^(" + strings.ReplaceAll(strings.Join(f.Languages, "|"), "no", "no|nb|nn") + ")(-|$)"
		if fit[p] == nil {
			patterns = append(patterns, p)
		}
		fit[p] = append(fit[p], f.ID)
	}
	for _, p := range patterns {
		when(s, is("formula", fit[p]...), with("language", &jsonschema.Schema{Pattern: p}), nil)
	}
}

func term(s *jsonschema.Schema) {
	pattern(s, termPattern)
	s.MaxLength = new(uint64(500))
}

// short bounds texts.
func short(s *jsonschema.Schema, names ...string) {
	for _, name := range names {
		member(s, name).MaxLength = new(uint64(500))
	}
}
