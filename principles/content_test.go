package principles_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// The wording of items ships only where the licence class allows it.
func TestLicenceClassIsKept(t *testing.T) {
	for _, e := range principles.Frameworks() {
		f := load(t, e.ID)
		require.Equal(t, e.ID, f.ID)
		require.NotEmpty(t, f.Licence.Source, e.ID)
		for _, it := range f.Items {
			if !f.Licence.Class.AllowsText() {
				require.Empty(t, it.Text, "%s/%s: the wording must not ship", e.ID, it.Key)
			}
			require.Equal(t, f.Licence.TextShipped, len(it.Text) > 0, "%s/%s", e.ID, it.Key)
		}
		for _, a := range f.AnswerSets {
			for _, c := range a.Codes {
				if !f.Licence.Class.AllowsText() {
					require.Empty(t, c.Text, "%s: nor may the wording of answers", e.ID)
				}
			}
		}
	}
}

func TestEveryFrameworkNamesItsSources(t *testing.T) {
	for _, e := range principles.Frameworks() {
		f := load(t, e.ID)
		require.NotEmpty(t, f.References, e.ID)
		require.NotEmpty(t, f.Provenance.BasedOn, e.ID)
		require.NotEmpty(t, f.Description, e.ID)
		require.Contains(t, f.Title, "es", e.ID)
		for _, s := range f.Scores {
			if f.Kind == principles.Instrument && !s.Unverified {
				require.NotEmpty(t, s.References, "%s/%s: a scoring rule needs its source, or the mark unverified", e.ID, s.ID)
			}
			for _, c := range s.CutOffs {
				require.True(t, c.Unverified || len(c.References) > 0, "%s/%s/%s", e.ID, s.ID, c.ID)
			}
			if f.Kind == principles.Instrument {
				require.NotEqual(t, principles.Prorate, s.Missing.Rule, "%s: no published rule prorates", e.ID)
			}
		}
	}
}

func TestContentIsComplete(t *testing.T) {
	ids := []string{}
	for _, e := range principles.Frameworks() {
		ids = append(ids, e.ID)
		require.Positive(t, e.Items)
		require.Contains(t, e.Languages, "en")
	}
	require.True(t, slices.IsSorted(ids))
	for _, id := range []string{
		"six-principles", "relationship-centred-care", "partnership-practice", "pemat-p", "pemat-av", "cdc-cci", "ipdas-v4",
		"nice-ng197", "odsf", "share", "three-talk", "teach-back", "sundae", "sure", "dcs-16", "dcs-ll", "decision-regret",
		"preparation", "collaborate", "collaborate-5", "sdm-q-9", "sdm-q-doc", "option-5", "option-12", "control-preferences",
		"mappin-sdm", "discern", "eqip-20", "sam", "hls-eu-q16", "sils", "brief", "nvs", "health-confidence", "health-confidence-score",
	} {
		require.Contains(t, ids, id)
	}
	for _, id := range ids {
		require.NotContains(t, strings.ToLower(id), "pam-", "the proprietary measure does not ship")
	}
	_, err := principles.Load("pam")
	require.ErrorIs(t, err, principles.ErrUnknownFramework)
}

// The measures of the six principles carry what an organisation needs: who
// answers, how it is achieved, how success is measured, a first step, maturity.
func TestSixPrinciples(t *testing.T) {
	f := load(t, "six-principles")
	require.Len(t, f.Items, 30)
	require.Len(t, f.Sections, 6)
	levels := map[principles.Level]int{}
	for _, it := range f.Items {
		require.NotEmpty(t, it.AnsweredBy, it.Key)
		require.NotEmpty(t, it.HowAchieved, it.Key)
		require.NotEmpty(t, it.Indicator, it.Key)
		require.NotEmpty(t, it.Remediation.FirstStep, it.Key)
		require.True(t, it.Maturity.IsValid(), it.Key)
		require.Contains(t, it.Text, "es", it.Key)
		levels[it.Level]++
	}
	require.Len(t, levels, 3)
	require.Equal(t, []principles.Role{principles.Patient, principles.Organisation}, f.RequiresRoles)
}

// The overall score averages items and not principles.
func TestOverallAveragesItems(t *testing.T) {
	f := load(t, "six-principles")
	r := response(principles.Organisation)
	r.Framework = f.ID
	for key, a := range map[string]string{"1c": "met", "4b": "notMet", "4c": "notMet", "4d": "notMet"} {
		r.Answers = append(r.Answers, principles.Answer{Item: key, Answer: a})
	}
	require.InDelta(t, 25, one(t, f, r, "overall").Figure.Value, 1e-12, "1 of 4 items; the mean of the principles would be 50")
}

func TestClaims(t *testing.T) {
	c := principles.ClaimsRegister()
	require.NoError(t, c.Validate())
	i := slices.IndexFunc(c.Claims, func(c principles.Claim) bool { return c.ID == "literacy-88" })
	require.Equal(t, principles.Refuted, c.Claims[i].Certainty)
	for _, figure := range []string{"14 %", "22 %", "53 %", "12 %", "36 %"} {
		require.Contains(t, c.Claims[i].Correction, figure)
	}
	c.Claims[i].ID, c.Claims[i].References[0] = "changed", "x"
	require.Equal(t, "literacy-88", principles.ClaimsRegister().Claims[i].ID, "the register is the caller's to change")
	require.True(t, hasFault(faultsOf(t, c.Validate()), "/claims/0/references/0", "reference"))
	c = principles.ClaimsRegister()
	c.Claims[3].References, c.Claims[3].Certainty = nil, principles.CertaintyHigh
	require.True(t, hasFault(faultsOf(t, c.Validate()), "/claims/3/references", "required"))
	_, err := c.Encode()
	require.Error(t, err)
	_, err = principles.DecodeClaims([]byte(`{"format":"principles.claims/1.0","references":[],"claims":[{"id":"a"}]}`))
	require.Error(t, err)
	_, err = principles.DecodeClaims([]byte(`{`))
	require.Error(t, err)
}

func TestLanguagesAndFallback(t *testing.T) {
	text := principles.Text{"en": "heart", "es": "corazón", "zh-Hant": "心臟"}
	for _, c := range []struct{ lang, want, used string }{
		{"es", "corazón", "es"},
		{"es-MX", "corazón", "es"},
		{"ES_mx", "corazón", "es"},
		{"zh-Hant-TW", "心臟", "zh-Hant"},
		{"zh-Hans", "heart", "en"},
		{"", "heart", "en"},
		{"x!", "heart", "en"},
	} {
		got, used := text.In(c.lang, "en")
		require.Equal(t, c.want, got, c.lang)
		require.Equal(t, c.used, used, c.lang)
	}
	got, used := text.In("fi", "sv")
	require.Empty(t, got+used)
	f := rich()
	f.Title["es"] = "Colaboración"
	missing := f.Fallbacks("es-AR")
	require.NotEmpty(t, missing)
	require.Equal(t, principles.Fallback{Pointer: "/answerSets/1/codes/0/text", Used: "en"}, missing[0])
	require.Empty(t, f.Fallbacks("en-GB"))
	require.Len(t, f.Fallbacks("fi"), len(missing)+1)
}

// Every kind of sentence can be said in every language, with all its arguments.
func TestExplainSaysEverything(t *testing.T) {
	require.Equal(t, []string{"en", "es"}, principles.ExplainLanguages())
	f := rich()
	f.Status = principles.Draft
	f.Kind = principles.Instrument
	f.Items[0].AnsweredBy = []principles.Role{principles.Patient}
	f.Items[1].Level = principles.PolicyLevel
	f.Scores[0].Unverified, f.Scores[0].CutOffs[0].Unverified = true, true
	f.Scores = append(f.Scores,
		principles.Score{ID: "top", Items: []string{"asked"}, Method: principles.TopBox, Missing: principles.Missing{Rule: principles.Answered}},
		principles.Score{ID: "pro", Items: []string{"asked", "told"}, Method: principles.Sum, Missing: principles.Missing{Rule: principles.Prorate, MinAnswered: 1}},
	)
	s := response(principles.Surrogate, "asked", "met", "agree", "1")
	s.By.Basis = principles.Inferred
	p1 := response(principles.Patient, "named", "met", "asked", "met", "told", "partly", "agree", "4")
	p2 := response(principles.Patient, "asked", "notMet", "loop", "met")
	p1.Subject, s.Subject = "v", "v"
	p2.Answers[0].InferredFrom = []string{"x/y"}
	p2.Answers[1].Evidence = []principles.Evidence{{Kind: "a", Expires: "2025"}}
	c := response(principles.Clinician, "named", "met", "asked", "notMet")
	rep, err := principles.Assess(f, []principles.Response{s, p1, p2, c}, principles.Options{
		AsOf: "2026-05-01", Waivers: []principles.Waiver{
			{Item: "told", Reason: "r", By: "b", Expires: "2026-06"}, {Item: "asked", Reason: "r", By: "b", Expires: "2026-01"},
		},
	})
	require.NoError(t, err)
	said := map[string]bool{}
	for _, lang := range []string{"en", "es", "fi"} {
		sentences := principles.Explain(rep, lang)
		for _, x := range sentences {
			said[x.Key] = true
			require.NotContains(t, x.Text, "{", "%s in %s", x.Key, lang)
			require.NotEqual(t, x.Key, x.Text, "%s has a text in %s", x.Key, lang)
		}
		require.Equal(t, lang == "fi", sentences[0].Key == "language.fallback")
	}
	for _, key := range []string{
		"disagreement", "disagreement.pairs", "gate.waived", "score", "score.some", "score.withheld", "score.bounds", "score.interval", "score.inferred",
		"cutOff.undecided", "band", "level", "note.draft", "note.notAsked", "note.evidenceExpired", "note.unverifiedRule",
		"note.unverifiedCutOff", "note.noMissingRule", "note.prorated", "note.waiverExpired", "note.surrogate", "note.inferred", "closing",
	} {
		require.True(t, said[key], key)
	}
	none, err := principles.Assess(checklist(), nil, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, "gate.unasked", principles.Explain(none, "es")[2].Key)
	require.Equal(t, "report.empty", principles.Explain(none, "es")[3].Key)
}

// Every enum knows its words.
func TestEnums(t *testing.T) {
	check := func(name string, valid, invalid bool) {
		require.True(t, valid, name)
		require.False(t, invalid, name)
	}
	check("kind", principles.Checklist.IsValid(), principles.FrameworkKind("x").IsValid())
	check("status", principles.Draft.IsValid(), principles.FrameworkStatus("x").IsValid())
	check("item kind", principles.TimeItem.IsValid(), principles.ItemKind("x").IsValid())
	check("gate", principles.GateWaived.IsValid(), principles.GateStatus("x").IsValid())
	check("verdict", principles.Withheld.IsValid(), principles.Verdict("x").IsValid())
	check("note", principles.NoteInferred.IsValid(), principles.NoteCode("x").IsValid())
	check("reason", principles.GapSafety.IsValid(), principles.GapReason("x").IsValid())
	check("probe", principles.ProbeFailed.IsValid(), principles.ProbeOutcome("x").IsValid())
	check("finding", principles.Shift.IsValid(), principles.SeriesFinding("x").IsValid())
	check("basis", principles.Stated.IsValid(), principles.Basis("x").IsValid())
	check("confidence", principles.High.IsValid(), principles.Confidence("x").IsValid())
	check("certainty", principles.Refuted.IsValid(), principles.Certainty("x").IsValid())
	require.False(t, principles.Proprietary.AllowsText())
	require.True(t, principles.OwnWords.AllowsText())
}
