package principles_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// rich returns a valid framework that uses every part of the document.
func rich() principles.Framework {
	f := checklist()
	en := func(s string) principles.Text { return principles.Text{"en": s} }
	f.ItemCount = 7
	f.References = []principles.Reference{{ID: "r1", Citation: "An author. A title. 2020", DOI: "10.1/x", URL: "https://example.org"}}
	f.Provenance.BasedOn = []string{"r1"}
	f.AnswerSets = []principles.AnswerSet{
		{ID: "five", Ordered: true, Codes: []principles.Code{{Code: "1", Value: 1}, {Code: "2", Value: 2}, {Code: "3", Value: 3}, {Code: "4", Value: 4}, {Code: "5", Value: 5}}},
		{ID: "half", Codes: []principles.Code{{Code: "met", Value: 1, Text: en("Yes")}, {Code: "notMet", Value: 0}}},
	}
	f.Sections = []principles.Section{{ID: "s1", Title: en("One")}, {ID: "s2", NATogether: true}}
	f.Items = append(
		f.Items,
		principles.Item{Key: "agree", Section: "s1", Kind: principles.ScaleItem, AnswerSet: "five", Text: en("I agree."), Reversed: true},
		principles.Item{
			Key: "hours", Kind: principles.TimeItem, Text: en("Hours."), Limit: principles.Limit{Direction: principles.AtMost, Met: 48, Partly: 72},
			Remediation: principles.Remediation{Text: en("Do."), FirstStep: en("Begin."), Effort: 2}, References: []string{"r1"},
		},
		principles.Item{
			Key: "loop", Section: "s2", Kind: principles.StateItem, AnswerSet: "half", Text: en("Closed."), Weight: 2,
			DependsOn: []principles.Dependency{{Item: "named", Is: []string{principles.NotMet}, Then: principles.NotMet}},
			Level:     principles.CareLevel, Maturity: principles.First, EvidenceKinds: []string{"record"},
		},
		principles.Item{Key: "tool", Section: "s2", Kind: principles.StateItem, Text: en("A tool.")},
	)
	f.Scores = append(f.Scores, principles.Score{
		ID: "five", Items: []string{"agree"}, Method: principles.Linear, Minus: 1, Times: 25,
		Missing: principles.Missing{Rule: principles.Complete},
		Bands: []principles.Band{
			{ID: "low", From: 0, To: 50, ToOpen: true, Title: en("low")}, {ID: "high", From: 50, To: 100, Title: en("high")},
		},
	})
	return f
}

func faultsOf(t *testing.T, err error) principles.Faults {
	t.Helper()
	var faults principles.Faults
	require.ErrorAs(t, err, &faults)
	return faults
}

func hasFault(faults principles.Faults, pointer, code string) bool {
	for _, f := range faults {
		if f.Pointer == pointer && string(f.Code) == code {
			return true
		}
	}
	return false
}

func TestFrameworkFaults(t *testing.T) {
	require.NoError(t, rich().Validate())
	en := func(s string) principles.Text { return principles.Text{"en": s} }
	for _, c := range []struct {
		name, pointer, code string
		change              func(f *principles.Framework)
	}{
		{"another format", "/format", "format", func(f *principles.Framework) { f.Format = "principles.response/1.0" }},
		{"a newer format", "/format", "newerFormat", func(f *principles.Framework) { f.Format = "principles.framework/1.9" }},
		{"no id", "/id", "format", func(f *principles.Framework) { f.ID = "" }},
		{"half a version", "/version", "format", func(f *principles.Framework) { f.Version = "1.0" }},
		{"a version with a leading zero", "/version", "format", func(f *principles.Framework) { f.Version = "1.01.0" }},
		{"a kind of its own", "/kind", "enum", func(f *principles.Framework) { f.Kind = "quiz" }},
		{"no status", "/status", "required", func(f *principles.Framework) { f.Status = "" }},
		{"a language in the wrong case", "/language", "format", func(f *principles.Framework) { f.Language = "EN" }},
		{"no title", "/title", "required", func(f *principles.Framework) { f.Title = nil }},
		{"a title without the own language", "/title", "required", func(f *principles.Framework) { f.Title = principles.Text{"es": "x"} }},
		{"a tag in the wrong case", "/title/ES", "format", func(f *principles.Framework) { f.Title = principles.Text{"en": "a", "ES": "x"} }},
		{"an empty text", "/title/en", "required", func(f *principles.Framework) { f.Title = en(" ") }},
		{"a text with a NUL", "/title/en", "format", func(f *principles.Framework) { f.Title = en("a\x00b") }},
		{"an endless text", "/title/en", "tooLarge", func(f *principles.Framework) { f.Title = en(strings.Repeat("x", 20_001)) }},
		{"an unknown reference", "/provenance/basedOn/0", "reference", func(f *principles.Framework) { f.Provenance.BasedOn = []string{"r9"} }},
		{"no author", "/provenance/author", "required", func(f *principles.Framework) { f.Provenance.Author = "" }},
		{"no date", "/provenance/created", "required", func(f *principles.Framework) { f.Provenance.Created = "" }},
		{"a day that does not exist", "/licence/checkedOn", "format", func(f *principles.Framework) { f.Licence.CheckedOn = "2026-02-30" }},
		{"wording under a closed licence", "/licence/textShipped", "forbidden", func(f *principles.Framework) { f.Licence.Class = principles.Unaltered }},
		{"wording that is not declared", "/items/0/text", "forbidden", func(f *principles.Framework) { f.Licence.TextShipped = false }},
		{"wording that is missing", "/items/1/text", "required", func(f *principles.Framework) { f.Items[1].Text = nil }},
		{"a role twice", "/requiresRoles/1", "duplicate", func(f *principles.Framework) {
			f.RequiresRoles = []principles.Role{principles.Patient, principles.Patient}
		}},
		{"a reference twice", "/references/1/id", "duplicate", func(f *principles.Framework) { f.References = append(f.References, f.References[0]) }},
		{"an answer set of one", "/answerSets/0/codes", "required", func(f *principles.Framework) { f.AnswerSets[0].Codes = f.AnswerSets[0].Codes[:1] }},
		{"a taken word", "/answerSets/0/codes/0/code", "forbidden", func(f *principles.Framework) { f.AnswerSets[0].Codes[0].Code = principles.Unknown }},
		{"a code twice", "/answerSets/0/codes/1/code", "duplicate", func(f *principles.Framework) { f.AnswerSets[0].Codes[1].Code = "1" }},
		{"a value that is no number", "/answerSets/0/codes/1/value", "range", func(f *principles.Framework) { f.AnswerSets[0].Codes[1].Value = math.NaN() }},
		{"an infinite value", "/answerSets/0/codes/1/value", "range", func(f *principles.Framework) { f.AnswerSets[0].Codes[1].Value = math.Inf(1) }},
		{"answers that all take the item out", "/answerSets/1/codes", "conflict", func(f *principles.Framework) {
			f.AnswerSets[1].Codes[0].Exempts, f.AnswerSets[1].Codes[1].Exempts = true, true
		}},
		{"a section twice", "/sections/1/id", "duplicate", func(f *principles.Framework) { f.Sections[1].ID = "s1" }},
		{"the wrong number of items", "/itemCount", "conflict", func(f *principles.Framework) { f.ItemCount = 6 }},
		{"no items", "/items", "required", func(f *principles.Framework) { f.Items = nil }},
		{"a key twice", "/items/1/key", "duplicate", func(f *principles.Framework) { f.Items[1].Key = "named" }},
		{"an unknown section", "/items/3/section", "reference", func(f *principles.Framework) { f.Items[3].Section = "s9" }},
		{"an unknown section among none", "/items/3/section", "reference", func(f *principles.Framework) { f.Sections = nil }},
		{"an unknown answer set", "/items/3/answerSet", "reference", func(f *principles.Framework) { f.Items[3].AnswerSet = "nine" }},
		{"a scale without answers", "/items/3/answerSet", "required", func(f *principles.Framework) { f.Items[3].AnswerSet = "" }},
		{"a state with the answers of a scale", "/items/0/answerSet", "conflict", func(f *principles.Framework) { f.Items[0].AnswerSet = "five" }},
		{"a reversed item without range", "/items/3/reversed", "conflict", func(f *principles.Framework) {
			for i := range f.AnswerSets[0].Codes {
				f.AnswerSets[0].Codes[i].Value = 3
			}
		}},
		{"a reversed item without scale", "/items/0/reversed", "conflict", func(f *principles.Framework) { f.Items[0].Reversed = true }},
		{"a negative weight", "/items/5/weight", "range", func(f *principles.Framework) { f.Items[5].Weight = -1 }},
		{"a weight too small to divide by", "/items/5/weight", "range", func(f *principles.Framework) { f.Items[5].Weight = 5e-324 }},
		{"a value too small to divide by", "/answerSets/0/codes/0/value", "range", func(f *principles.Framework) { f.AnswerSets[0].Codes[0].Value = 5e-324 }},
		{"a factor too large", "/scores/1/times", "range", func(f *principles.Framework) { f.Scores[1].Times = 1e300 }},
		{"a weight that is no number", "/items/5/weight", "range", func(f *principles.Framework) { f.Items[5].Weight = math.NaN() }},
		{"a gate that may not apply", "/items/2/naAllowed", "conflict", func(f *principles.Framework) { f.Items[2].NAAllowed = true }},
		{"a gate in a section that may not apply", "/items/5/required", "conflict", func(f *principles.Framework) { f.Items[5].Required = true }},
		{"a limit for a state", "/items/0/limit", "forbidden", func(f *principles.Framework) { f.Items[0].Limit.Met = 1 }},
		{"a time without limit", "/items/4/limit", "required", func(f *principles.Framework) { f.Items[4].Limit = principles.Limit{} }},
		{"a partly on the wrong side", "/items/4/limit/partly", "conflict", func(f *principles.Framework) { f.Items[4].Limit.Partly = 24 }},
		{"a negative limit", "/items/4/limit/met", "range", func(f *principles.Framework) { f.Items[4].Limit.Met = -1 }},
		{"an unknown other item", "/items/5/dependsOn/0/item", "reference", func(f *principles.Framework) { f.Items[5].DependsOn[0].Item = "nine" }},
		{"an answer the other item lacks", "/items/5/dependsOn/0/is/0", "reference", func(f *principles.Framework) { f.Items[5].DependsOn[0].Is[0] = "maybe" }},
		{"no answer of the other item", "/items/5/dependsOn/0/is", "required", func(f *principles.Framework) { f.Items[5].DependsOn[0].Is = nil }},
		{"an answer the item lacks", "/items/5/dependsOn/0/then", "reference", func(f *principles.Framework) { f.Items[5].DependsOn[0].Then = principles.Partly }},
		{"a circle of one", "/items/5/dependsOn/0", "cycle", func(f *principles.Framework) { f.Items[5].DependsOn[0].Item = "loop" }},
		{"a circle of two", "/items/5/dependsOn/0", "cycle", func(f *principles.Framework) {
			f.Items[0].DependsOn = []principles.Dependency{{Item: "loop", Is: []string{principles.Met}, Then: principles.Met}}
		}},
		{"an effort too far", "/items/4/remediation/effort", "range", func(f *principles.Framework) { f.Items[4].Remediation.Effort = 6 }},
		{"a remedy without first step", "/items/4/remediation/firstStep", "required", func(f *principles.Framework) { f.Items[4].Remediation.FirstStep = nil }},
		{"a level of its own", "/items/5/level", "enum", func(f *principles.Framework) { f.Items[5].Level = "world" }},
		{"a score twice", "/scores/1/id", "duplicate", func(f *principles.Framework) { f.Scores[1].ID = "all" }},
		{"a score of nothing", "/scores/0/items", "required", func(f *principles.Framework) { f.Scores[0].Items = nil }},
		{"a score of an unknown item", "/scores/0/items/1", "reference", func(f *principles.Framework) { f.Scores[0].Items[1] = "nine" }},
		{"a score of an item twice", "/scores/0/items/1", "duplicate", func(f *principles.Framework) { f.Scores[0].Items[1] = "named" }},
		{"a method of its own", "/scores/0/method", "enum", func(f *principles.Framework) { f.Scores[0].Method = "median" }},
		{"per cent of a scale from 1", "/scores/0/items/0", "conflict", func(f *principles.Framework) { f.Scores[0].Items = []string{"agree"} }},
		{"a mean of unlike items", "/scores/0/items/3", "conflict", func(f *principles.Framework) {
			f.Scores[0].Method, f.Scores[0].Items = principles.Mean, append(f.Scores[0].Items, "agree")
		}},
		{"linear without factor", "/scores/1/times", "required", func(f *principles.Framework) { f.Scores[1].Times = 0 }},
		{"a factor without linear", "/scores/0/times", "forbidden", func(f *principles.Framework) { f.Scores[0].Times = 2 }},
		{"a pass mark without need", "/scores/0/pass", "forbidden", func(f *principles.Framework) { f.Scores[0].Pass = 1 }},
		{"gates without pass mark", "/scores/0/pass", "required", func(f *principles.Framework) { f.Scores[0].Method = principles.Gates }},
		{"no rule for missing answers", "/scores/0/missing/rule", "required", func(f *principles.Framework) { f.Scores[0].Missing.Rule = "" }},
		{"prorating without minimum", "/scores/0/missing/minAnswered", "required", func(f *principles.Framework) { f.Scores[0].Missing.Rule = principles.Prorate }},
		{"a minimum above all", "/scores/0/missing/minAnswered", "range", func(f *principles.Framework) { f.Scores[0].Missing.MinAnswered = 4 }},
		{"a minimum of complete", "/scores/1/missing/minAnswered", "forbidden", func(f *principles.Framework) { f.Scores[1].Missing.MinAnswered = 1 }},
		{"a negative number of cases", "/scores/0/minCases", "range", func(f *principles.Framework) { f.Scores[0].MinCases = -1 }},
		{"a cut-off twice", "/scores/0/cutOffs/1/id", "duplicate", func(f *principles.Framework) {
			f.Scores[0].CutOffs = append(f.Scores[0].CutOffs, f.Scores[0].CutOffs[0])
		}},
		{"a cut-off without meaning", "/scores/0/cutOffs/0/meaning", "required", func(f *principles.Framework) { f.Scores[0].CutOffs[0].Meaning = nil }},
		{"bands with a hole", "/scores/1/bands/1/from", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[1].From = 51 }},
		{"bands with a hole of one figure", "/scores/1/bands/1/from", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[1].FromOpen = true }},
		{"bands that overlap", "/scores/1/bands/1/from", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[1].From = 49 }},
		{"bands that share an end", "/scores/1/bands/1/from", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[0].ToOpen = false }},
		{"bands that begin late", "/scores/1/bands/0/from", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[0].From = 1 }},
		{"bands that end early", "/scores/1/bands/1/to", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[1].ToOpen = true }},
		{"a band upside down", "/scores/1/bands/1/to", "conflict", func(f *principles.Framework) { f.Scores[1].Bands[1].To = 40 }},
		{"an extension without domain", "/extensions/note", "format", func(f *principles.Framework) {
			f.Extensions = map[string]json.RawMessage{"note": []byte(`1`)}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := rich()
			c.change(&f)
			faults := faultsOf(t, f.Validate())
			require.True(t, hasFault(faults, c.pointer, c.code), "want %s at %s, got\n%v", c.code, c.pointer, faults)
			_, err := f.Encode()
			require.Error(t, err, "an invalid document is not written")
			_, err = principles.NewScorer(f)
			require.Error(t, err, "an invalid framework does not score")
		})
	}
}

func TestLicenceFaultUnwraps(t *testing.T) {
	f := rich()
	f.Licence.Class = principles.Proprietary
	require.ErrorIs(t, f.Validate(), principles.ErrLicence)
	f = rich()
	f.Format = "principles.framework/2.0"
	require.ErrorIs(t, f.Validate(), principles.ErrNewerFormat)
}

func TestAllFaultsAtOnceInDocumentOrder(t *testing.T) {
	f := rich()
	f.Version, f.Items[0].Key, f.Scores[0].Items[0] = "x", "-", "nine"
	faults := faultsOf(t, f.Validate())
	var pointers []string
	for _, e := range faults {
		pointers = append(pointers, e.Pointer)
	}
	want := []string{"/version", "/items/0/key", "/items/5/dependsOn/0/item", "/scores/0/items/0"}
	if d := cmp.Diff(want, pointers); d != "" {
		t.Error(d)
	}
}

func TestResponseFaults(t *testing.T) {
	good := func() principles.Response {
		r := response(principles.Patient, "named", principles.Met, "asked", principles.NotApplicable)
		r.ID, r.By.ID, r.Subject, r.Given = "r1", "p1", "visit 1", "2026-05-04T09:30:00Z"
		r.Groups = []principles.Group{{By: "language", Is: "pl"}}
		r.Answers[1].Reason = "nothing to ask"
		r.Answers[0].Evidence = []principles.Evidence{{Kind: "record", Collected: "2026-01", Expires: "2026-12-31"}}
		return r
	}
	require.NoError(t, good().Validate())
	for _, c := range []struct {
		name, pointer, code string
		change              func(r *principles.Response)
	}{
		{"another format", "/format", "format", func(r *principles.Response) { r.Format = "x" }},
		{"a bad id", "/id", "format", func(r *principles.Response) { r.ID = "a b" }},
		{"no framework", "/framework", "format", func(r *principles.Response) { r.Framework = "" }},
		{"no version", "/version", "format", func(r *principles.Response) { r.Version = "" }},
		{"no role", "/by/role", "required", func(r *principles.Response) { r.By.Role = "" }},
		{"a role of its own", "/by/role", "enum", func(r *principles.Response) { r.By.Role = "king" }},
		{"a name as pseudonym", "/by/id", "format", func(r *principles.Response) { r.By.ID = "Mary Smith" }},
		{"a surrogate without basis", "/by/basis", "required", func(r *principles.Response) { r.By.Role = principles.Surrogate }},
		{"a patient with basis", "/by/basis", "forbidden", func(r *principles.Response) { r.By.Basis = principles.Stated }},
		{"two groups of one respect", "/groups/1/by", "duplicate", func(r *principles.Response) {
			r.Groups = append(r.Groups, principles.Group{By: "language", Is: "en"})
		}},
		{"an instant without zone", "/given", "format", func(r *principles.Response) { r.Given = "2026-05-04T09:30:00" }},
		{"an item twice", "/answers/1/item", "duplicate", func(r *principles.Response) { r.Answers[1].Item = "named" }},
		{"an empty answer", "/answers/0/answer", "format", func(r *principles.Response) { r.Answers[0].Answer = "" }},
		{"not applicable without reason", "/answers/1/reason", "required", func(r *principles.Response) { r.Answers[1].Reason = "" }},
		{"a number without measurement", "/answers/0/number", "forbidden", func(r *principles.Response) { r.Answers[0].Number = 3 }},
		{"a negative measurement", "/answers/0/number", "range", func(r *principles.Response) {
			r.Answers[0].Answer, r.Answers[0].Number = principles.Measured, -1
		}},
		{"a measurement that is no number", "/answers/0/number", "range", func(r *principles.Response) {
			r.Answers[0].Answer, r.Answers[0].Number = principles.Measured, math.NaN()
		}},
		{"evidence of no kind", "/answers/0/evidence/0/kind", "required", func(r *principles.Response) { r.Answers[0].Evidence[0].Kind = "" }},
		{"evidence that expired before it was", "/answers/0/evidence/0/expires", "conflict", func(r *principles.Response) { r.Answers[0].Evidence[0].Expires = "2025" }},
		{"too many answers", "/answers", "tooLarge", func(r *principles.Response) { r.Answers = make([]principles.Answer, 1001) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := good()
			c.change(&r)
			faults := faultsOf(t, r.Validate())
			require.True(t, hasFault(faults, c.pointer, c.code), "want %s at %s, got\n%v", c.code, c.pointer, faults)
			_, err := r.Encode()
			require.Error(t, err)
			_, err = principles.Assess(checklist(), []principles.Response{r}, principles.Options{})
			faults = faultsOf(t, err)
			require.True(t, hasFault(faults, "/responses/0"+c.pointer, c.code), "Assess must say so too: %v", faults)
		})
	}
}

func TestCheckAgainstFramework(t *testing.T) {
	for _, c := range []struct {
		name, pointer, code string
		answers             []string
		change              func(r *principles.Response)
	}{
		{"another framework", "/framework", "conflict", nil, func(r *principles.Response) { r.Framework = "other" }},
		{"another version", "/version", "conflict", nil, func(r *principles.Response) { r.Version = "1.0.1" }},
		{"an unknown item", "/answers/0/item", "reference", []string{"nine", "met"}, nil},
		{"a wrong code", "/answers/0/answer", "enum", []string{"agree", "6"}, nil},
		{"a state for a scale", "/answers/0/answer", "enum", []string{"agree", "met"}, nil},
		{"a measured state", "/answers/0/answer", "forbidden", []string{"named", principles.Measured}, nil},
		{"not applicable where it may not be", "/answers/0/answer", "forbidden", []string{"named", principles.NotApplicable}, nil},
		{"half a section not applicable", "/answers/0/answer", "forbidden", []string{"loop", na, "tool", "met"}, nil},
		{"a gate that does not apply", "/answers/0/answer", "forbidden", []string{"told", principles.NotApplicable}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := response(principles.Patient, c.answers...)
			for i := range r.Answers {
				r.Answers[i].Reason = "because"
			}
			if c.change != nil {
				c.change(&r)
			}
			err := rich().Check(r)
			faults := faultsOf(t, err)
			require.True(t, hasFault(faults, c.pointer, c.code), "%v", faults)
			if strings.HasPrefix(c.name, "another") {
				require.ErrorIs(t, err, principles.ErrVersion)
			}
			for _, f := range faults {
				for _, a := range c.answers {
					require.NotContains(t, f.Err.Error(), "“"+a, "a fault never holds the received value")
				}
			}
			_, err = principles.Assess(rich(), []principles.Response{r}, principles.Options{})
			require.Error(t, err)
		})
	}
	require.NoError(t, rich().Check(response(principles.Patient, "agree", "5", "named", "unknown")))
	out := response(principles.Patient, "loop", na, "tool", na)
	out.Answers[0].Reason, out.Answers[1].Reason = "no loop", "no loop"
	require.NoError(t, rich().Check(out), "the section as a whole")
	_, err := principles.Assess(rich(), []principles.Response{out}, principles.Options{})
	require.NoError(t, err)
	bad := rich()
	bad.ID = ""
	require.Error(t, bad.Check(response(principles.Patient)), "a faulty framework is said first")
}

func TestAssessRefusesTwiceUnknown(t *testing.T) {
	r := response(principles.Patient, "named", principles.Unknown, "named", principles.Unknown)
	_, err := principles.Assess(checklist(), []principles.Response{r}, principles.Options{})
	require.True(t, hasFault(faultsOf(t, err), "/responses/0/answers/1/item", "duplicate"))
	s, err := principles.NewScorer(checklist())
	require.NoError(t, err)
	_, err = s.Figures(nil, r, "")
	require.Error(t, err)
}

func TestWaiverFaults(t *testing.T) {
	w := principles.Waiver{Item: "told", Reason: "moving house", By: "the board", Expires: "2026-12-31"}
	for _, c := range []struct {
		name, pointer string
		o             principles.Options
	}{
		{"without a day", "/options/waivers/0/expires", principles.Options{Waivers: []principles.Waiver{w}}},
		{"a day that is none", "/options/asOf", principles.Options{AsOf: "yesterday"}},
		{"an unknown item", "/options/waivers/0/item", principles.Options{AsOf: "2026-05-01", Waivers: []principles.Waiver{{Item: "x", Reason: "r", By: "b", Expires: "2026"}}}},
		{"twice", "/options/waivers/1/item", principles.Options{AsOf: "2026-05-01", Waivers: []principles.Waiver{w, w}}},
		{"without reason", "/options/waivers/0/reason", principles.Options{AsOf: "2026-05-01", Waivers: []principles.Waiver{{Item: "told", By: "b", Expires: "2026"}}}},
		{"without end", "/options/waivers/0/expires", principles.Options{AsOf: "2026-05-01", Waivers: []principles.Waiver{{Item: "told", Reason: "r", By: "b"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := principles.Assess(checklist(), nil, c.o)
			faults := faultsOf(t, err)
			found := false
			for _, f := range faults {
				found = found || f.Pointer == c.pointer
			}
			require.True(t, found, "%v", faults)
		})
	}
}

func TestFaultsNeverHoldTheValue(t *testing.T) {
	r := response(principles.Patient, "SECRET", "SECRET")
	r.Subject = "SECRET\x00"
	r.Groups = []principles.Group{{By: "SECRET\x00", Is: "SECRET"}}
	err := checklist().Check(r)
	require.Error(t, err)
	require.NotContains(t, err.Error(), "SECRET")
	require.False(t, errors.Is(err, principles.ErrLicence))
}
