package gen_test

import (
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/group"
)

// groupRules says what group.Voices.Validate checks within one object, and
// which members of the report go together. Each voice follows the rules of
// sdm.Preferences.
func groupRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"group.Voices": func(s *jsonschema.Schema) {
			some(s, "voices")
			atMostItems(s, group.MaxVoices, "voices")
			s.AllOf = append(s.AllOf, with("voices", &jsonschema.Schema{
				Contains:    both(has("voice"), with("voice", is("role", "patient"))),
				MinContains: new(uint64(0)), MaxContains: new(uint64(1)),
			}))
		},
		"group.Agreement": func(s *jsonschema.Schema) {
			unit(member(s, "lossLimit"))
			some(s, "voices", "criteria")
			voiceKeys(s, "owner")
		},
		"group.VoiceView": func(s *jsonschema.Schema) {
			only(s, "outcome", list("leader"), "leader")
			figures(s, 0, 1, "fromOwner")
			voiceKeys(s, "key")
		},
		"group.Placed": func(s *jsonschema.Schema) {
			atLeast(member(s, "rank"), 1)
			atLeast(member(s, "rankTo"), 1)
		},
		"group.Distance": func(s *jsonschema.Schema) {
			figures(s, 0, 1, "distance")
			figures(s, -1, 1, "gap")
			voiceKeys(s, "a", "b")
		},
		"group.CriterionSplit": func(s *jsonschema.Schema) {
			some(s, "weights")
			figures(s, 0, 1, "spread")
		},
		"group.OptionView": func(s *jsonschema.Schema) {
			some(s, "scores", "regrets")
			voiceKeys(s, "worstFor", "misses")
			missed := &jsonschema.Schema{MinItems: new(uint64(1))}
			when(s, both(has("misses"), with("misses", missed)), lacks("worstFor", "liveWith"), nil)
		},
		"group.Votes": func(s *jsonschema.Schema) {
			voiceKeys(s, "voices")
			for _, name := range []string{"kemeny", "cycles"} {
				member(s, name).Items.Items.Pattern = ident.IDPattern
			}
			atMostItems(s, 100, "kemeny")
			atLeast(member(s, "kemenyCount"), 0)
			atLeast(member(s, "borda").Items, 0)
			figures(s, 0, 1, "w", "p")
		},
		"group.MeanView": func(s *jsonschema.Schema) {
			unit(member(s, "weights").Items)
			member(s, "why").Enum = list("openWeight", "directions", "noMean")
			none := &jsonschema.Schema{MaxItems: new(uint64(0))}
			when(s, has("why"), both(lacks("outcome"), with("weights", none), with("order", none)), has("outcome"))
			when(s, is("outcome", "leader"), has("leader"), lacks("leader"))
		},
		"group.Note": func(s *jsonschema.Schema) {
			voiceKeys(s, "voice")
			variants(s, "code", variant{of: list("surrogate", "notCounted"), has: []string{"voice"}},
				variant{of: list("directions"), has: []string{"criterion"}}, variant{of: list("stale"), has: []string{"voice", "criterion"}},
				variant{of: list("noOwner", "cycle", "mean", "manyOptions")})
		},
	}
}

// voiceKeys gives members the form of keys of voices: a role, and an id if the
// voice has one.
func voiceKeys(s *jsonschema.Schema, names ...string) {
	key := "^(" + strings.Join(sdm.VoiceRole("").Values(), "|") + ")(/" + strings.Trim(ident.IDPattern, "^$") + ")?$"
	for _, name := range names {
		m := member(s, name)
		if m.Items != nil {
			m = m.Items
		}
		pattern(m, key)
	}
}
