package fhir_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/fhir"
)

func load(t testing.TB, id string) principles.Framework {
	t.Helper()
	f, err := principles.Load(id)
	require.NoError(t, err)
	return f
}

// Every embedded framework comes back whole, in every release.
func TestQuestionnaireRoundTrip(t *testing.T) {
	for _, e := range principles.Frameworks() {
		for _, release := range []fhir.Release{fhir.R4, fhir.R4B, fhir.R5} {
			f := load(t, e.ID)
			data, err := fhir.EncodeQuestionnaire(f, fhir.Options{Release: release, Language: "es"})
			require.NoError(t, err)
			back, losses, err := fhir.DecodeQuestionnaire(data, fhir.ImportOptions{})
			require.NoError(t, err, e.ID)
			require.Empty(t, losses)
			require.Empty(t, cmp.Diff(f, back), e.ID)
		}
	}
}

func TestQuestionnaireSaysWhatOthersCanRead(t *testing.T) {
	f := load(t, "cdc-cci")
	data, err := fhir.EncodeQuestionnaire(f, fhir.Options{})
	require.NoError(t, err)
	var q struct {
		URL, Version, Status, Title string
		Item                        []struct {
			LinkID, Type, Text string
			Item               []struct {
				LinkID, Type, Text string
				EnableWhen         []struct {
					Question, Operator string
					AnswerCoding       struct{ Code string }
				}
				AnswerOption []struct {
					Extension []struct {
						URL          string
						ValueDecimal json.Number
					}
					ValueCoding struct{ Code, System string }
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(data, &q))
	require.Equal(t, "urn:concord:framework:cdc-cci", q.URL)
	require.Equal(t, "section.core", q.Item[0].LinkID)
	first := q.Item[0].Item[0]
	require.Equal(t, "choice", first.Type)
	require.Equal(t, "Is there one main message?", first.Text)
	require.Equal(t, "http://hl7.org/fhir/StructureDefinition/ordinalValue", first.AnswerOption[1].Extension[0].URL)
	require.Equal(t, json.Number("1"), first.AnswerOption[1].Extension[0].ValueDecimal)
	require.Equal(t, "unknown", first.AnswerOption[len(first.AnswerOption)-1].ValueCoding.Code, "unknown is a coding, not a blank")
	why := q.Item[1].Item[1]
	require.Equal(t, "13", why.LinkID)
	require.Equal(t, "!=", why.EnableWhen[0].Operator)
	r5, err := fhir.EncodeQuestionnaire(f, fhir.Options{Release: fhir.R5})
	require.NoError(t, err)
	require.Contains(t, string(r5), "StructureDefinition/itemWeight")
	require.Contains(t, string(r5), `"type": "coding"`)
	require.NotContains(t, string(r5), "ordinalValue")
	_, err = fhir.EncodeQuestionnaire(f, fhir.Options{Release: "R6"})
	require.ErrorIs(t, err, fhir.ErrRelease)
	f.ID = ""
	_, err = fhir.EncodeQuestionnaire(f, fhir.Options{})
	require.Error(t, err)
}

// The caller's own wording is written, and does not get into the framework.
func TestOwnWording(t *testing.T) {
	f := load(t, "sure")
	data, err := fhir.EncodeQuestionnaire(f, fhir.Options{Wording: map[string]principles.Text{"sure": {"en": "The licensed wording"}}})
	require.NoError(t, err)
	require.Contains(t, string(data), "The licensed wording")
	back, _, err := fhir.DecodeQuestionnaire(data, fhir.ImportOptions{})
	require.NoError(t, err)
	require.Empty(t, back.Items[0].Text)
}

// A Questionnaire whose items were changed without the framework is refused.
func TestQuestionnaireChangedByItself(t *testing.T) {
	data, err := fhir.EncodeQuestionnaire(load(t, "sure"), fhir.Options{})
	require.NoError(t, err)
	changed := strings.Replace(string(data), `"linkId": "sure"`, `"linkId": "unsure"`, 1)
	_, _, err = fhir.DecodeQuestionnaire([]byte(changed), fhir.ImportOptions{})
	require.Error(t, err)
	changed = strings.Replace(string(data), `\"method\": \"sum\"`, `\"method\": \"mode\"`, 1)
	_, _, err = fhir.DecodeQuestionnaire([]byte(changed), fhir.ImportOptions{})
	var faults fhir.Faults
	require.ErrorAs(t, err, &faults)
	require.Equal(t, "/extension/0/valueString/scores/0/method", faults[0].Pointer)
}

const foreign = `{
  "resourceType": "Questionnaire", "id": "mood", "url": "http://example.org/mood", "version": "2", "status": "active", "language": "en",
  "title": "Mood", "date": "2024-05-01T10:00:00Z", "publisher": "Example", "copyright": "© Example",
  "item": [
    {"linkId": "g", "type": "group", "text": "Part one", "item": [
      {"linkId": "1", "type": "choice", "text": "Low mood?", "answerOption": [
        {"valueCoding": {"code": "none", "display": "None", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}]}},
        {"valueCoding": {"code": "some", "display": "Some", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1}]}}]},
      {"linkId": "two words", "type": "coding", "text": "Sleep?", "enableWhen": [{"question": "1", "operator": "="}], "answerOption": [
        {"valueCoding": {"code": "a", "display": "A"}}, {"valueCoding": {"code": "b", "display": "B"}}, {"valueString": "other"}, {"valueCoding": {"code": "not a code!"}}]}
    ]},
    {"linkId": "3", "type": "boolean", "text": "Alone?"},
    {"linkId": "4", "type": "text", "text": "Anything else?"},
    {"linkId": "5", "type": "choice", "text": "No answers"}
  ]}`

func TestForeignQuestionnaire(t *testing.T) {
	f, losses, err := fhir.DecodeQuestionnaire([]byte(foreign), fhir.ImportOptions{})
	require.NoError(t, err)
	require.Equal(t, "mood", f.ID)
	require.Equal(t, "0.0.0", f.Version)
	require.Equal(t, principles.Date("2024-05-01"), f.Provenance.Created)
	require.Len(t, f.Items, 3)
	require.Empty(t, f.Scores, "no score is invented")
	require.Empty(t, f.Items[0].Text, "the wording is another's")
	require.Equal(t, principles.OnPermission, f.Licence.Class)
	require.Equal(t, "g", f.Items[0].Section)
	require.Equal(t, "item-2", f.Items[1].Key)
	var kinds []string
	for _, l := range losses {
		kinds = append(kinds, string(l.What)+" "+l.Pointer)
	}
	require.Equal(t, []string{
		"version /version", "option /item/0/item/1/answerOption/2", "option /item/0/item/1/answerOption/3", "weights /item/0/item/1/answerOption",
		"linkId /item/0/item/1/linkId", "enable /item/0/item/1/enableWhen", "itemType /item/2", "option /item/3", "wording /item",
	}, kinds)
	for _, l := range losses {
		require.True(t, l.What.IsValid())
	}
	open := principles.Licence{Class: principles.OpenLicence, Source: "CC BY 4.0", TextShipped: true}
	f, _, err = fhir.DecodeQuestionnaire([]byte(foreign), fhir.ImportOptions{Licence: open, Created: "2025"})
	require.NoError(t, err)
	require.Equal(t, principles.Text{"en": "Low mood?"}, f.Items[0].Text)
	require.Equal(t, principles.Text{"en": "Part one"}, f.Sections[0].Title)
	data, err := fhir.EncodeQuestionnaire(f, fhir.Options{})
	require.NoError(t, err)
	back, _, err := fhir.DecodeQuestionnaire(data, fhir.ImportOptions{})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(f, back))
}

func everyAnswer() principles.Response {
	return principles.Response{
		Format: principles.ResponseFormat, ID: "r1", Framework: "partnership-practice", Version: "1.0.0",
		By: principles.Respondent{Role: principles.Surrogate, ID: "s1", Basis: principles.Inferred}, Subject: "stay 7",
		Groups: []principles.Group{{By: "language", Is: "pl"}}, Given: "2026-05-04T09:30:00+02:00",
		Answers: []principles.Answer{
			{Item: "surrogate-basis", Answer: principles.NotApplicable, Reason: "the patient decides"},
			{Item: "earlier-wishes", Answer: principles.Met, Barriers: []string{"time"}, Probe: "p", InferredFrom: []string{"a/b", "c/d"}, Evidence: []principles.Evidence{
				{Kind: "record", Link: "https://example.org/1", Collected: "2026-04", Expires: "2027", Note: "n"}, {Kind: "talk"},
			}},
		},
	}
}

func TestResponseRoundTrip(t *testing.T) {
	f := load(t, "partnership-practice")
	r := everyAnswer()
	measured := r
	measured.By = principles.Respondent{Role: principles.Organisation}
	measured.Answers = []principles.Answer{
		{Item: "form-of-address", Answer: principles.Partly},
		{Item: "family-wishes", Answer: principles.Unknown},
		{Item: "family-meeting", Answer: principles.Measured, Number: 36.5},
		{Item: "concern-answered", Answer: principles.Measured},
	}
	for name, r := range map[string]principles.Response{"surrogate": r, "organisation": measured} {
		for _, release := range []fhir.Release{fhir.R4, fhir.R4B, fhir.R5} {
			data, err := fhir.EncodeQuestionnaireResponse(f, r, fhir.Options{Release: release})
			require.NoError(t, err, name)
			back, losses, err := fhir.DecodeQuestionnaireResponse(f, data)
			require.NoError(t, err, name)
			require.Empty(t, losses, name)
			require.Empty(t, cmp.Diff(r, back), name)
			require.Equal(t, name == "organisation", strings.Contains(string(data), `"in-progress"`), "the organisation left items open")
			require.Equal(t, name == "organisation" && release != fhir.R5, strings.Contains(string(data), `"author"`))
		}
	}
	_, err := fhir.EncodeQuestionnaireResponse(f, r, fhir.Options{Release: "R3"})
	require.ErrorIs(t, err, fhir.ErrRelease)
	r.Version = "2.0.0"
	_, err = fhir.EncodeQuestionnaireResponse(f, r, fhir.Options{})
	require.ErrorIs(t, err, principles.ErrVersion)
}

func TestForeignResponse(t *testing.T) {
	f, _, err := fhir.DecodeQuestionnaire([]byte(foreign), fhir.ImportOptions{})
	require.NoError(t, err)
	for _, c := range []struct {
		source string
		role   principles.Role
	}{
		{`"source": {"reference": "Practitioner/7"}`, principles.Clinician},
		{`"source": {"type": "RelatedPerson"}`, principles.Carer},
		{`"author": {"reference": "Organization/1"}`, principles.Organisation},
		{`"source": {"reference": "Patient/1"}`, principles.Patient},
		{`"subject": {"reference": "Patient/1"}`, principles.Patient},
	} {
		data := `{"resourceType": "QuestionnaireResponse", "questionnaire": "http://example.org/mood", "status": "completed", ` + c.source + `,
		"item": [{"linkId": "g", "item": [{"linkId": "1", "answer": [{"valueCoding": {"code": "some"}}, {"valueCoding": {"code": "none"}}]}]},
		{"linkId": "3", "answer": [{"valueBoolean": true}]}, {"linkId": "4", "answer": [{"valueString": "hello"}]}]}`
		r, losses, err := fhir.DecodeQuestionnaireResponse(f, []byte(data))
		require.NoError(t, err)
		require.Equal(t, c.role, r.By.Role)
		require.Equal(t, []principles.Answer{{Item: "1", Answer: "some"}, {Item: "3", Answer: "yes"}}, r.Answers)
		require.Len(t, losses, 2, "the second answer, and the free text")
	}
	for name, data := range map[string]string{
		"another framework": `{"resourceType":"QuestionnaireResponse","questionnaire":"urn:concord:framework:sure|1.0.0","status":"completed"}`,
		"another code":      `{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"1","answer":[{"valueCoding":{"code":"lots"}}]}]}`,
		"another resource":  `{"resourceType":"Patient"}`,
		"no resource":       `[]`,
		"twice a member":    `{"resourceType":"QuestionnaireResponse","status":"completed","status":"completed"}`,
		"another type":      `{"resourceType":"QuestionnaireResponse","status":4}`,
		"another form":      `{"resourceType":"QuestionnaireResponse","item":{}}`,
	} {
		_, _, err := fhir.DecodeQuestionnaireResponse(f, []byte(data))
		var faults fhir.Faults
		require.ErrorAs(t, err, &faults, name)
	}
	_, _, err = fhir.DecodeQuestionnaire([]byte(`{}`), fhir.ImportOptions{})
	require.Error(t, err)
}

// observations returns the Observations of a Bundle.
func observations(t *testing.T, bundle []byte) []json.RawMessage {
	t.Helper()
	var b struct {
		Entry []struct{ Resource json.RawMessage }
	}
	require.NoError(t, json.Unmarshal(bundle, &b))
	var list []json.RawMessage
	for _, e := range b.Entry {
		list = append(list, e.Resource)
	}
	return list
}

func TestObservations(t *testing.T) {
	f := load(t, "dcs-16")
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
		By: principles.Respondent{Role: principles.Patient}, Answers: []principles.Answer{},
	}
	for _, it := range f.Items[:15] {
		r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: "1"})
	}
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{AsOf: "2026-05-04"})
	require.NoError(t, err)
	data, err := fhir.EncodeObservations(f, rep, []string{"QuestionnaireResponse/1"}, fhir.Options{})
	require.NoError(t, err)
	list := observations(t, data)
	require.Len(t, list, 6)
	for i, raw := range list {
		m, err := fhir.DecodeObservation(raw)
		require.NoError(t, err)
		s := rep.Roles[0].Scores[i]
		require.Equal(t, s.Score, m.Score)
		require.Equal(t, principles.Patient, m.Role)
		require.Equal(t, s.Figure, m.Figure)
		require.Equal(t, s.Low, m.Low)
		require.Equal(t, s.High, m.High)
		require.Equal(t, s.Coverage, m.Coverage)
		require.Len(t, m.CutOffs, len(s.CutOffs))
	}
	total := string(list[0])
	require.NotContains(t, total, `"unit": "score",
        "system": "http://unitsofmeasure.org",
        "code": "{score}"
      },
      "interpretation"`)
	m, err := fhir.DecodeObservation(list[0])
	require.NoError(t, err)
	require.Equal(t, principles.WhyIncomplete, m.Figure.Why)
	require.Contains(t, total, `"dataAbsentReason"`)
	require.Len(t, m.Sections, 5, "a component for each section")
	require.Contains(t, total, "QuestionnaireResponse/1")

	rep.Framework = "other"
	_, err = fhir.EncodeObservations(f, rep, nil, fhir.Options{})
	require.ErrorIs(t, err, principles.ErrVersion)
	_, err = fhir.EncodeObservations(f, rep, nil, fhir.Options{Release: "x"})
	require.ErrorIs(t, err, fhir.ErrRelease)
	for name, data := range map[string]string{
		"no code":    `{"resourceType":"Observation","status":"final","code":{}}`,
		"no role":    `{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"urn:concord:framework:sure","code":"total"}]}}`,
		"no value":   `{"resourceType":"Observation","status":"final","extension":[{"url":"urn:concord:fhir:score","extension":[{"url":"role","valueCode":"patient"},{"url":"version","valueString":"1.0.0"}]}],"code":{"coding":[{"system":"urn:concord:framework:sure","code":"total"}]}}`,
		"a bad part": `{"resourceType":"Observation","status":"final","extension":[{"url":"urn:concord:fhir:score","extension":[{"url":"role","valueCode":"patient"},{"url":"version","valueString":"1.0.0"}]}],"code":{"coding":[{"system":"urn:concord:framework:sure","code":"total"}]},"valueQuantity":{"value":1},"component":[{"code":{"coding":[{"code":"coverage"}]}}]}`,
	} {
		_, err := fhir.DecodeObservation([]byte(data))
		var faults fhir.Faults
		require.ErrorAs(t, err, &faults, name)
	}
}

func TestBandsAndReasonsInObservations(t *testing.T) {
	f := load(t, "control-preferences")
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version, By: principles.Respondent{Role: principles.Patient},
		Answers: []principles.Answer{{Item: "preferred", Answer: "C"}},
	}
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	data, err := fhir.EncodeObservations(f, rep, nil, fhir.Options{Language: "es"})
	require.NoError(t, err)
	require.Contains(t, string(data), "papel compartido")
	for why, code := range map[string]string{
		principles.WhyNothingApplicable: "not-applicable", principles.WhyTooFewCases: "masked", principles.WhyIncomplete: "unknown",
	} {
		rep.Roles[0].Scores[0].Figure = principles.Figure{Why: why}
		data, err := fhir.EncodeObservations(f, rep, nil, fhir.Options{})
		require.NoError(t, err)
		require.Contains(t, string(data), `"code": "`+code+`"`)
	}
}

func TestPropertyResponsesComeBack(t *testing.T) {
	f := load(t, "cdc-cci")
	rapid.Check(t, func(t *rapid.T) {
		r := principles.Response{
			Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
			By: principles.Respondent{Role: principles.Assessor}, Answers: []principles.Answer{},
		}
		for _, it := range f.Items {
			switch a := rapid.SampledFrom([]string{"yes", "no", "unknown", ""}).Draw(t, it.Key); a {
			case "":
			default:
				r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: a})
			}
		}
		data, err := fhir.EncodeQuestionnaireResponse(f, r, fhir.Options{})
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := fhir.DecodeQuestionnaireResponse(f, data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(r, back); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzDecodeQuestionnaire(f *testing.F) {
	f.Add([]byte(foreign))
	data, err := fhir.EncodeQuestionnaire(load(f, "sure"), fhir.Options{})
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _, err := fhir.DecodeQuestionnaire(data, fhir.ImportOptions{})
		if err != nil {
			return
		}
		again, err := fhir.EncodeQuestionnaire(d, fhir.Options{})
		require.NoError(t, err)
		_, _, err = fhir.DecodeQuestionnaire(again, fhir.ImportOptions{})
		require.NoError(t, err)
	})
}

func FuzzDecodeQuestionnaireResponse(f *testing.F) {
	practice := load(f, "partnership-practice")
	data, err := fhir.EncodeQuestionnaireResponse(practice, everyAnswer(), fhir.Options{})
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _, err := fhir.DecodeQuestionnaireResponse(practice, data)
		if err != nil {
			return
		}
		again, err := fhir.EncodeQuestionnaireResponse(practice, r, fhir.Options{})
		require.NoError(t, err)
		_, _, err = fhir.DecodeQuestionnaireResponse(practice, again)
		require.NoError(t, err)
	})
}

func FuzzDecodeObservation(f *testing.F) {
	f.Add([]byte(`{"resourceType":"Observation","status":"final","extension":[{"url":"urn:concord:fhir:score","extension":[{"url":"role","valueCode":"patient"},{"url":"version","valueString":"1.0.0"}]}],"code":{"coding":[{"system":"urn:concord:framework:sure","code":"total"}]},"valueQuantity":{"value":1}}`))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = fhir.DecodeObservation(data) })
}

func TestArgumentsAreUntouched(t *testing.T) {
	f := load(t, "partnership-practice")
	r := everyAnswer()
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	o := fhir.Options{Wording: map[string]principles.Text{"story-known": {"en": "x"}}}
	untouched.Check(t, fhir.EncodeQuestionnaire, f, o)
	untouched.Check(t, fhir.EncodeQuestionnaireResponse, f, r, o)
	untouched.Check(t, fhir.EncodeObservations, f, rep, []string{"a"}, o)
	data, err := fhir.EncodeQuestionnaire(f, o)
	require.NoError(t, err)
	untouched.Check(t, fhir.DecodeQuestionnaire, data, fhir.ImportOptions{})
	data, err = fhir.EncodeQuestionnaireResponse(f, r, o)
	require.NoError(t, err)
	untouched.Check(t, fhir.DecodeQuestionnaireResponse, f, data)
	bundle, err := fhir.EncodeObservations(f, rep, nil, o)
	require.NoError(t, err)
	untouched.Check(t, fhir.DecodeObservation, []byte(observations(t, bundle)[0]))
}

func ExampleEncodeQuestionnaireResponse() {
	f, err := principles.Load("sure")
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := fhir.EncodeQuestionnaireResponse(f, principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
		By: principles.Respondent{Role: principles.Patient}, Answers: []principles.Answer{{Item: "sure", Answer: "no"}},
	}, fhir.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	back, losses, err := fhir.DecodeQuestionnaireResponse(f, data)
	fmt.Println(back.By.Role, back.Answers[0].Answer, len(losses), err)
	// Output: patient no 0 <nil>
}
