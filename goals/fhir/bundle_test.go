package fhir_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
)

var bundleOptions = fhir.BundleOptions{
	Goals: fhir.WriteOptions{Version: fhir.R4}, Base: "https://example.org/fhir/", Status: "active", Intent: "plan",
	ActionStatus: "active", RatingStatus: "final",
}

// ratedPlan is a plan of two resources, with an action and ratings.
func ratedPlan(t testing.TB) (goals.Plan, []goals.Rating) {
	t.Helper()
	p, _ := toPlan(t, decode(t, read(t, "walk.r4.json"), fhir.R4), decode(t, read(t, "gas.r4.json"), fhir.R4))
	p.Title, p.Lang = "Rosa's <plan>", "en"
	p.People = append(p.People, goals.Person{ID: "ann", Name: "Ann", Role: goals.RoleFamily}, goals.Person{ID: "x", Name: "X", Role: goals.RoleOther})
	p.Actions = []goals.Action{{ID: "a1", Goals: []string{"garden"}, What: "weed one bed", HowMuch: "20 minutes", HowOften: "twice a week", Who: []string{"rosa"}, Start: "2026-03", Techniques: []string{"1.4"}}}
	rate := func(id, by string, level float64, phase goals.Phase) goals.Rating {
		return goals.Rating{ID: id, Goal: "garden", Level: level, Phase: phase, By: by, On: "2026-04-01"}
	}
	list := []goals.Rating{
		rate("r0", "lee", -1, goals.PhaseBaseline), rate("r1", "rosa", 0, goals.PhaseFollowUp), rate("r2", "lee", 1, goals.PhaseFollowUp), rate("r3", "ann", -2, goals.PhaseFollowUp),
	}
	list[1].Text = "twice last week"
	return p, list
}

func entries(t testing.TB, bundle []byte) map[string]map[string]any {
	t.Helper()
	all := map[string]map[string]any{}
	for _, e := range value(t, bundle).(map[string]any)["entry"].([]any) {
		entry := e.(map[string]any)
		all[entry["fullUrl"].(string)] = entry["resource"].(map[string]any)
	}
	return all
}

func TestWriteBundle(t *testing.T) {
	p, ratings := ratedPlan(t)
	out, notes, err := fhir.WriteBundle(p, ratings, bundleOptions)
	require.NoError(t, err)
	require.Len(t, notes, 1, "%v", notes)
	all := entries(t, out)
	require.Len(t, all, 1+2+1+4)
	plan := all["https://example.org/fhir/CarePlan/rosa"]
	require.Equal(t, "active", plan["status"])
	require.Equal(t, "plan", plan["intent"])
	require.Equal(t, []any{map[string]any{"reference": "Goal/walk-to-market"}, map[string]any{"reference": "Goal/garden"}}, plan["goal"])
	require.Equal(t, []any{map[string]any{"reference": map[string]any{"reference": "ServiceRequest/a1"}}}, plan["activity"])
	require.Contains(t, plan["text"].(map[string]any)["div"], "Rosa's &lt;plan&gt;")
	action := all["https://example.org/fhir/ServiceRequest/a1"]
	require.Equal(t, "20 minutes; twice a week", action["patientInstruction"])
	require.Equal(t, map[string]any{"start": "2026-03"}, action["occurrencePeriod"])
	require.Contains(t, string(out), `"value": 350.0`, "the goals are as they were received")

	list, err := fhir.DecodeBundle(out, fhir.R4)
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.Empty(t, same(t, decode(t, read(t, "gas.r4.json"), fhir.R4), list[1]))

	for i, want := range []string{"107332-9", "107334-5", "107333-7", "107331-1"} {
		id := ratings[i].ID
		o := all["https://example.org/fhir/Observation/"+id]
		require.Equal(t, want, o["code"].(map[string]any)["coding"].([]any)[0].(map[string]any)["code"])
		r, err := fhir.DecodeRating(observation(t, out, id), p)
		require.NoError(t, err)
		require.Equal(t, ratings[i], r)
	}

	o := bundleOptions
	o.Goals = fhir.WriteOptions{Version: fhir.R5, Profiles: []fhir.Profile{fhir.PCOGASGoal}}
	o.PublishedBaseline = true
	p.Goals[0].ID, p.Goals[0].Extensions = "walk", nil
	p.Goals[1].Related, p.Proposals, p.Targets[0].Goals[0] = nil, nil, "walk"
	out, _, err = fhir.WriteBundle(p, ratings[:1], o)
	require.NoError(t, err)
	all = entries(t, out)
	plan = all["https://example.org/fhir/CarePlan/rosa"]
	require.Equal(t, []any{"http://hl7.org/fhir/us/pco/StructureDefinition/pco-care-plan"}, plan["meta"].(map[string]any)["profile"])
	require.Equal(t, []any{map[string]any{"plannedActivityReference": map[string]any{"reference": "ServiceRequest/a1"}}}, plan["activity"])
	require.Contains(t, string(out), "112296-9")
	require.Equal(t, map[string]any{"concept": map[string]any{"text": "weed one bed"}}, all["https://example.org/fhir/ServiceRequest/a1"]["code"])
	require.Equal(t, "rosa", all["https://example.org/fhir/Goal/walk"]["source"].(map[string]any)["reference"].(string)[len("Patient/"):])
}

// observation returns the Observation with the id out of a Bundle.
func observation(t testing.TB, bundle []byte, id string) []byte {
	t.Helper()
	text := string(bundle)
	start := strings.Index(text, `"fullUrl": "https://example.org/fhir/Observation/`+id+`"`)
	text = text[start:]
	text = text[strings.Index(text, `"resource": `)+len(`"resource": `):]
	return []byte(text[:strings.Index(text, "\n      }")+len("\n      }")])
}

func TestWriteBundleLeavesOut(t *testing.T) {
	p, ratings := ratedPlan(t)
	ratings[1].Level, ratings[2].By = -0.5, "x"
	out, notes, err := fhir.WriteBundle(p, ratings, bundleOptions)
	require.NoError(t, err)
	require.Len(t, notes, 3)
	require.Len(t, entries(t, out), 1+2+1+2)
	o := bundleOptions
	o.ActionStatus, o.RatingStatus = "", ""
	o.Goals.Profiles = []fhir.Profile{fhir.USCoreGoal700}
	out, notes, err = fhir.WriteBundle(p, ratings, o)
	require.NoError(t, err)
	require.Len(t, notes, 5, "no status is made up for actions and ratings")
	require.Len(t, entries(t, out), 1+2)
	require.Contains(t, string(out), "us-core-careplan")
}

func TestWriteBundleNotesTheRest(t *testing.T) {
	p, _ := ratedPlan(t)
	p.Values = []goals.Value{{ID: "v", Text: "family"}}
	p.Barriers = []goals.Barrier{{ID: "b", Text: "rain"}}
	p.Proposals = append(p.Proposals, goals.Proposal{ID: "again", Goal: "walk-to-market", By: "lee", At: "2026-04-01T00:00:00Z", Text: "less"})
	p.Actions = nil
	o := bundleOptions
	o.Goals.Profiles = []fhir.Profile{fhir.PCOGoal}
	_, notes, err := fhir.WriteBundle(p, nil, o)
	require.NoError(t, err)
	var where []string
	for _, n := range notes {
		where = append(where, n.Pointer)
	}
	require.Equal(t, []string{"/proposals", "/goals/0/extensions/org.hl7.fhir.r4", "/values", "/barriers", "/actions"}, where)
}

func TestWriteBundleAddsIDs(t *testing.T) {
	p, _ := toPlan(t, decode(t, minimal(``), fhir.R4))
	out, _, err := fhir.WriteBundle(p, nil, bundleOptions)
	require.NoError(t, err)
	require.Equal(t, "goal-1", entries(t, out)["https://example.org/fhir/Goal/goal-1"]["id"])
}

func TestWriteBundleRefuses(t *testing.T) {
	p, ratings := ratedPlan(t)
	for _, row := range []struct {
		name   string
		change func(o *fhir.BundleOptions)
		want   []string
	}{
		{"nothing stated", func(o *fhir.BundleOptions) { *o = fhir.BundleOptions{Goals: o.Goals} }, []string{"format Bundle.entry.fullUrl", "required CarePlan.status", "required CarePlan.intent"}},
		{"no version", func(o *fhir.BundleOptions) { o.Goals.Version = "" }, []string{"enum "}},
		{"unknown codes", func(o *fhir.BundleOptions) {
			o.Status, o.Intent, o.ActionStatus, o.RatingStatus = "on", "directive", "x", "y"
		}, []string{"enum CarePlan.status", "enum CarePlan.intent", "enum ServiceRequest.status", "enum Observation.status"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			o := bundleOptions
			row.change(&o)
			_, _, err := fhir.WriteBundle(p, ratings, o)
			require.Equal(t, row.want, issues(t, err))
		})
	}
	ratings[0].Goal = "nothing"
	_, _, err := fhir.WriteBundle(p, ratings, bundleOptions)
	require.ErrorIs(t, err, goals.ErrReference)
	p.Goals[0].Status = goals.StatusUnknown
	_, _, err = fhir.WriteBundle(p, nil, bundleOptions)
	require.Contains(t, err.Error(), "/goals/0/status")
	p.Goals[0].Status, p.Goals[0].Extensions = goals.StatusActive, p.Goals[1].Extensions
	_, _, err = fhir.WriteBundle(p, nil, bundleOptions)
	require.Equal(t, []string{"duplicate Bundle.entry"}, issues(t, err))
	p.ID = ""
	_, _, err = fhir.WriteBundle(p, nil, bundleOptions)
	require.Error(t, err)
}

func TestDecodeBundle(t *testing.T) {
	list, err := fhir.DecodeBundle([]byte(`{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}},{"fullUrl":"x"},{"resource":{"resourceType":"Goal","x":1.0}}]}`), fhir.R5)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, "1.0", list[0].Root().Member("x").Text())
	for _, in := range []string{``, `{}`, `[]`, `{"resourceType":"Goal"}`} {
		_, err = fhir.DecodeBundle([]byte(in), fhir.R5)
		require.Error(t, err)
	}
	_, err = fhir.DecodeBundle([]byte(`{"resourceType":"Bundle"}`), "")
	require.ErrorIs(t, err, fhir.ErrVersion)
}

func TestDecodeRating(t *testing.T) {
	p, _ := ratedPlan(t)
	const good = `{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"112296-9"}]},
		"focus":[{"reference":"https://example.org/fhir/Goal/garden"}],"effectivePeriod":{"start":"2026-03-01","end":"2026-03-05T10:00:00Z"},
		"performer":[{"reference":"Practitioner/lee"}],"valueCodeableConcept":{"coding":[{"system":"x","code":"y"},{"system":"http://loinc.org","code":"LA34484-8"}]}}`
	r, err := fhir.DecodeRating([]byte(good), p)
	require.NoError(t, err)
	require.Equal(t, goals.Rating{ID: "o1", Goal: "garden", Level: -2, Phase: goals.PhaseBaseline, By: "lee", On: "2026-03-05"}, r)
	for _, row := range []struct{ name, old, with, want string }{
		{"not an observation", `"Observation"`, `"Goal"`, "enum Observation"},
		{"no id", `"id":"o1",`, ``, "format Observation.id"},
		{"no status", `"status":"final",`, ``, "enum Observation.status"},
		{"in error", `"final"`, `"entered-in-error"`, "forbidden Observation.status"},
		{"another code", `112296-9`, `3141-9`, "enum Observation.code"},
		{"another goal", `Goal/garden`, `Goal/elsewhere`, "reference Observation.focus"},
		{"not a goal", `Goal/garden`, `Condition/garden`, "reference Observation.focus"},
		{"a stranger", `Practitioner/lee`, `Practitioner/foe`, "reference Observation.performer"},
		{"no performer", `"performer":[{"reference":"Practitioner/lee"}],`, ``, "reference Observation.performer"},
		{"no date", `"effectivePeriod":{"start":"2026-03-01","end":"2026-03-05T10:00:00Z"},`, ``, "format Observation.effective"},
		{"no level", `LA34484-8`, `LA1-1`, "enum Observation.value"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Contains(t, good, row.old)
			_, err := fhir.DecodeRating([]byte(strings.Replace(good, row.old, row.with, 1)), p)
			require.Equal(t, []string{row.want}, issues(t, err))
		})
	}
	own := strings.Replace(strings.Replace(good, `"performer":[{"reference":"Practitioner/lee"}],`, ``, 1), "112296-9", "107334-5", 1)
	r, err = fhir.DecodeRating([]byte(strings.Replace(own, `"end":"2026-03-05T10:00:00Z"`, `"x":1`, 1)), p)
	require.NoError(t, err)
	require.Equal(t, goals.Rating{ID: "o1", Goal: "garden", Level: -2, Phase: goals.PhaseFollowUp, By: "rosa", On: "2026-03-01"}, r)
	_, err = fhir.DecodeRating(nil, p)
	require.Error(t, err)
}

func FuzzDecodeRating(f *testing.F) {
	p, _ := ratedPlan(f)
	f.Add([]byte(`{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"107334-5"}]},"focus":[{"reference":"Goal/garden"}],"effectiveDateTime":"2026","valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA34484-8"}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := fhir.DecodeRating(data, p)
		if err != nil {
			issues(t, err)
			return
		}
		record := goals.Record{Format: goals.RecordFormat, Plan: p.ID, Observations: []goals.Observation{}, Ratings: []goals.Rating{r}}
		require.NoError(t, record.ValidateWith(p))
	})
}

func FuzzDecodeBundle(f *testing.F) {
	p, ratings := ratedPlan(f)
	out, _, err := fhir.WriteBundle(p, ratings, bundleOptions)
	require.NoError(f, err)
	f.Add(out)
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := fhir.DecodeBundle(data, fhir.R4)
		if err != nil {
			issues(t, err)
			return
		}
		for _, g := range list {
			_, err := g.Encode()
			require.NoError(t, err)
		}
	})
}
