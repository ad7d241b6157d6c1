package schemas_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/agreement"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// tripper reads a document and writes it again.
type tripper func(doc []byte) (again []byte, err error)

func trip[T any](decode func([]byte) (T, error)) tripper {
	return func(doc []byte) ([]byte, error) {
		v, err := decode(doc)
		if err != nil {
			return nil, err
		}
		if v, ok := any(v).(interface{ Validate() error }); ok {
			if err := v.Validate(); err != nil {
				return nil, err
			}
		}
		return document.Encode(v)
	}
}

// report reads a report that has no decoder by its type.
func report[T any](kind string) tripper {
	return trip(func(doc []byte) (T, error) {
		return document.Decode[T](doc, document.Format{Name: kind, Major: 1})
	})
}

// trippers lists every kind, one line each.
func trippers() map[string]tripper {
	return map[string]tripper{
		"concord.vectors":        trip(vectors.Decode),
		"goals.plan":             trip(goals.DecodePlan),
		"goals.record":           trip(goals.DecodeRecord),
		"goals.report":           trip(goals.DecodeReport),
		"goals.gas":              report[gas.Report]("goals.gas"),
		"goals.change":           report[change.Answer]("goals.change"),
		"goals.chart":            report[trend.Chart]("goals.chart"),
		"goals.coverage":         report[trend.Coverage]("goals.coverage"),
		"goals.direction":        report[trend.Direction]("goals.direction"),
		"goals.importance":       report[change.Flag]("goals.importance"),
		"goals.line":             report[trend.Line]("goals.line"),
		"goals.runs":             report[trend.RunChart]("goals.runs"),
		"goals.smoothing":        report[trend.Smoothing]("goals.smoothing"),
		"literacy.lexicon":       trip(literacy.DecodeLexicon),
		"literacy.policy":        trip(literacy.DecodePolicy),
		"literacy.report":        report[literacy.Report]("literacy.report"),
		"principles.agreement":   report[agreement.Estimate]("principles.agreement"),
		"principles.change":      report[principles.Change]("principles.change"),
		"principles.claims":      trip(principles.DecodeClaims),
		"principles.coding":      report[feedback.Coded]("principles.coding"),
		"principles.comments":    trip(feedback.DecodeComments),
		"principles.comparison":  trip(equity.DecodeComparison),
		"principles.crosswalk":   trip(principles.DecodeCrosswalk),
		"principles.cues":        trip(feedback.DecodeCues),
		"principles.digest":      trip(feedback.DecodeDigest),
		"principles.evaluation":  trip(feedback.DecodeEvaluation),
		"principles.framework":   trip(principles.DecodeFramework),
		"principles.gaps":        report[principles.GapReport]("principles.gaps"),
		"principles.groups":      trip(equity.DecodeGroups),
		"principles.inference":   report[principles.Inference]("principles.inference"),
		"principles.report":      report[principles.Report]("principles.report"),
		"principles.response":    trip(principles.DecodeResponse),
		"principles.rollup":      report[principles.RollUp]("principles.rollup"),
		"principles.series":      report[principles.Series]("principles.series"),
		"principles.summary":     report[principles.Summary]("principles.summary"),
		"principles.suppression": trip(equity.DecodePolicy),
		"sdm.acceptability":      trip(smaa.DecodeAcceptability),
		"sdm.agreement":          trip(group.DecodeAgreement),
		"sdm.answers":            trip(elicit.DecodeAnswers),
		"sdm.choice":             trip(sdm.DecodeChoice),
		"sdm.decision":           trip(sdm.DecodeDecision),
		"sdm.elicitation":        trip(elicit.DecodeReport),
		"sdm.opinion":            trip(methods.DecodeOpinion),
		"sdm.preferences":        trip(sdm.DecodePreferences),
		"sdm.ranking":            trip(sdm.DecodeRanking),
		"sdm.risks":              trip(risk.DecodeRisks),
		"sdm.statements":         trip(smaa.DecodeStatements),
		"sdm.voices":             trip(group.DecodeVoices),
	}
}

// A document that Go and its schema accept is one that both accept when Go has
// written it, and Go reads it back as the same. The documents are the examples
// with up to four changes: members left out, texts and numbers changed, items
// doubled, left out and put in another order.
func TestRoundTrip(t *testing.T) {
	for _, kind := range schemas.Kinds() {
		t.Run(kind, func(t *testing.T) {
			again := trippers()[kind]
			require.NotNil(t, again, "one line in trippers")
			docs := wholeDocuments(t, kind)
			changed := 0
			rapid.Check(t, func(t *rapid.T) {
				doc := rapid.SampledFrom(docs).Draw(t, "document")
				for range rapid.IntRange(0, 4).Draw(t, "changes") {
					var root any
					require.NoError(t, json.Unmarshal(doc, &root))
					text, err := json.Marshal(varied(t, root, 0))
					require.NoError(t, err)
					if _, err := again(text); err == nil && schemas.Validate(kind, text) == nil {
						doc = text
						changed++
					}
				}
				first, err := again(doc)
				require.NoError(t, err)
				require.NoError(t, schemas.Validate(kind, first))
				second, err := again(first)
				require.NoError(t, err)
				require.Equal(t, string(first), string(second))
			})
			require.Positive(t, changed, "no change was accepted")
		})
	}
}

// varied returns v changed in one place.
func varied(t *rapid.T, v any, depth int) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			return v
		}
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(v))).Draw(t, "member")
		if rapid.IntRange(0, 4).Draw(t, "leave out") == 0 {
			delete(v, name)
		} else {
			v[name] = varied(t, v[name], depth+1)
		}
		return v
	case []any:
		if len(v) == 0 {
			return v
		}
		i := rapid.IntRange(0, len(v)-1).Draw(t, "item")
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			return slices.Delete(v, i, i+1)
		case 1:
			return append(v, v[i])
		case 2:
			slices.Reverse(v)
			return v
		}
		v[i] = varied(t, v[i], depth+1)
		return v
	case string:
		return rapid.OneOf(rapid.Just(v+" é \"\\\u2028"), rapid.Just(v+"x"), rapid.StringN(1, 20, 60)).Draw(t, "text")
	case float64:
		return rapid.OneOf(rapid.Float64Range(0, 1), rapid.Just(v+1), rapid.Just(v/2), rapid.Just(-v)).Draw(t, "number")
	case bool:
		return !v
	}
	return v
}
