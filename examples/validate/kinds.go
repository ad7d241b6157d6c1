package main

import (
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
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// judge is what Go has to say about a document of one kind.
type judge struct {
	// reads says whether the text is a document of its type at all.
	reads func(doc []byte, f document.Format) error
	// means says whether it is also valid.
	means func(doc []byte, f document.Format) error
}

// judges lists every kind of document, one line each.
func judges() map[string]judge {
	return map[string]judge{
		"sdm.decision":           by(sdm.DecodeDecision),
		"sdm.preferences":        by(sdm.DecodePreferences),
		"sdm.choice":             by(sdm.DecodeChoice),
		"sdm.ranking":            by(sdm.DecodeRanking),
		"sdm.risks":              by(risk.DecodeRisks),
		"sdm.answers":            by(elicit.DecodeAnswers),
		"sdm.elicitation":        by(elicit.DecodeReport),
		"sdm.statements":         by(smaa.DecodeStatements),
		"sdm.acceptability":      by(smaa.DecodeAcceptability),
		"sdm.voices":             by(group.DecodeVoices),
		"sdm.agreement":          by(group.DecodeAgreement),
		"sdm.opinion":            by(methods.DecodeOpinion),
		"goals.plan":             by(goals.DecodePlan),
		"goals.record":           by(goals.DecodeRecord),
		"goals.report":           by(goals.DecodeReport),
		"goals.gas":              form[gas.Report](),
		"goals.change":           form[change.Answer](),
		"goals.chart":            form[trend.Chart](),
		"goals.coverage":         form[trend.Coverage](),
		"goals.direction":        form[trend.Direction](),
		"goals.importance":       form[change.Flag](),
		"goals.line":             form[trend.Line](),
		"goals.runs":             form[trend.RunChart](),
		"goals.smoothing":        form[trend.Smoothing](),
		"principles.framework":   by(principles.DecodeFramework),
		"principles.response":    by(principles.DecodeResponse),
		"principles.crosswalk":   by(principles.DecodeCrosswalk),
		"principles.claims":      by(principles.DecodeClaims),
		"principles.report":      form[principles.Report](),
		"principles.gaps":        form[principles.GapReport](),
		"principles.summary":     form[principles.Summary](),
		"principles.rollup":      form[principles.RollUp](),
		"principles.inference":   form[principles.Inference](),
		"principles.change":      form[principles.Change](),
		"principles.series":      form[principles.Series](),
		"principles.agreement":   form[agreement.Estimate](),
		"principles.groups":      by(equity.DecodeGroups),
		"principles.suppression": by(equity.DecodePolicy),
		"principles.comparison":  by(equity.DecodeComparison),
		"principles.coding":      form[feedback.Coded](),
		"principles.comments":    by(feedback.DecodeComments),
		"principles.cues":        by(feedback.DecodeCues),
		"principles.digest":      by(feedback.DecodeDigest),
		"principles.evaluation":  by(feedback.DecodeEvaluation),
		"literacy.policy":        by(literacy.DecodePolicy),
		"literacy.lexicon":       by(literacy.DecodeLexicon),
		"literacy.report":        form[literacy.Report](),
		"concord.vectors":        by(vectors.Decode),
	}
}

// by judges with the decoder of a kind and its Validate, which most decoders
// call themselves.
func by[T any](decode func([]byte) (T, error)) judge {
	return judge{form[T]().reads, func(doc []byte, _ document.Format) error {
		v, err := decode(doc)
		if err != nil {
			return err
		}
		if v, ok := any(v).(interface{ Validate() error }); ok {
			return v.Validate()
		}
		return nil
	}}
}

// form judges a report that has no decoder: it must have the form of its type.
func form[T any]() judge {
	reads := func(doc []byte, f document.Format) error {
		_, err := document.Decode[T](doc, f)
		return err
	}
	return judge{reads, reads}
}
