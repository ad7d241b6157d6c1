package fhir_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
)

func TestToPlanTargets(t *testing.T) {
	for _, row := range []struct {
		name   string
		target string
		want   goals.TargetVersion
		text   string
		notes  int
	}{
		{"due date only", `"dueDate":"2026"`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes, Due: "2026"}, "", 0},
		{"single value", `"measure":{"text":"HbA1c"},"detailQuantity":{"value":7.0,"unit":"%"}`, goals.TargetVersion{Kind: goals.TargetEqual, Better: goals.BetterWithin, Value: goals.Quantity{Value: 7, Unit: "%"}}, "", 1},
		{"at most", `"measure":{"text":"HbA1c"},"detailQuantity":{"value":7,"comparator":"<=","unit":"percent","system":"http://unitsofmeasure.org","code":"%"}`, goals.TargetVersion{Kind: goals.TargetAtMost, Better: goals.BetterLower, High: goals.Quantity{Value: 7, Unit: "%", Text: "percent"}}, "", 0},
		{"below is not at most", `"measure":{"text":"HbA1c"},"detailQuantity":{"value":7.0,"comparator":"<","unit":"%"}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "< 7.0 %", 1},
		{"range", `"measure":{"text":"w"},"detailRange":{"low":{"value":160,"unit":"lbs","system":"http://unitsofmeasure.org","code":"[lb_av]"},"high":{"value":180,"unit":"lbs","system":"http://unitsofmeasure.org","code":"[lb_av]"}}`, goals.TargetVersion{Kind: goals.TargetBetween, Better: goals.BetterWithin, Low: goals.Quantity{Value: 160, Unit: "[lb_av]", Text: "lbs"}, High: goals.Quantity{Value: 180, Unit: "[lb_av]", Text: "lbs"}}, "", 1},
		{"range without low", `"measure":{"text":"w"},"detailRange":{"high":{"value":80,"unit":"kg"}}`, goals.TargetVersion{Kind: goals.TargetAtMost, Better: goals.BetterLower, High: goals.Quantity{Value: 80, Unit: "kg"}}, "", 0},
		{"range without high", `"measure":{"text":"w"},"detailRange":{"low":{"value":80,"unit":"kg"}}`, goals.TargetVersion{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: goals.Quantity{Value: 80, Unit: "kg"}}, "", 0},
		{"range in two kinds of units", `"measure":{"text":"w"},"detailRange":{"low":{"value":80,"unit":"kg"},"high":{"value":90,"unit":"cm"}}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "80 kg – 90 cm", 1},
		{"unit with spaces", `"measure":{"text":"w"},"detailQuantity":{"value":5,"unit":"times a week"}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "5 times a week", 1},
		{"integer", `"measure":{"text":"steps"},"detailInteger":4000`, goals.TargetVersion{Kind: goals.TargetEqual, Better: goals.BetterWithin, Value: goals.Quantity{Value: 4000, Unit: "1"}}, "", 1},
		{"boolean", `"measure":{"text":"smokes"},"detailBoolean":false`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerNo}, "", 0},
		{"string", `"measure":{"text":"m"},"detailString":"better"`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "better", 0},
		{"ratio", `"measure":{"text":"titre"},"detailRatio":{"numerator":{"value":1},"denominator":{"value":128}}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "1 : 128", 1},
		{"code", `"measure":{"text":"m"},"detailCodeableConcept":{"coding":[{"system":"s","code":"neg"},{"code":"n"}]}`, goals.TargetVersion{Kind: goals.TargetCoded, Code: goals.Coding{System: "s", Code: "neg"}}, "", 1},
		{"text for a code", `"measure":{"text":"m"},"detailCodeableConcept":{"text":"negative"}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "negative", 0},
		{"due after", `"dueDuration":{"value":6,"unit":"months","system":"http://unitsofmeasure.org","code":"mo"}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes, DueAfter: goals.Quantity{Value: 6, Unit: "mo", Text: "months"}}, "", 0},
		{"measure only", `"measure":{"text":"m"}`, goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}, "", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			g := decode(t, minimal(`,"target":[{`+row.target+`}]`), fhir.R4)
			p, notes := toPlan(t, g)
			require.Len(t, notes, row.notes, "%v", notes)
			require.Equal(t, row.want, p.Targets[0].Versions[0])
			require.Equal(t, row.text, p.Targets[0].Text)
			list, _ := fromPlan(t, p, fhir.R4)
			require.Equal(t, bare(g), bare(list[0]), "unchanged, it comes back as it was")

			// Written from the plan alone, it reads back as the same target.
			p.Goals[0].Extensions = nil
			list, _ = fromPlan(t, p, fhir.R4)
			again, _ := toPlan(t, list[0])
			require.Equal(t, p.Targets[0].Versions, again.Targets[0].Versions)
			require.Equal(t, p.Targets[0].Text, again.Targets[0].Text)
		})
	}
	for _, target := range []string{`"id":"x"`, `"extension":[{"url":"u","valueCode":"c"}]`, `"dueDuration":{"value":1,"unit":"turn of the moon"}`} {
		g := decode(t, minimal(`,"target":[{`+target+`}]`), fhir.R4)
		p, notes := toPlan(t, g)
		require.Empty(t, p.Targets)
		require.NotEmpty(t, notes)
		list, _ := fromPlan(t, p, fhir.R4)
		require.Equal(t, bare(g), bare(list[0]))
	}
}
