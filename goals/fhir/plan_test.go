package fhir_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
)

var options = fhir.ReadOptions{Plan: "rosa", At: "2026-03-05T10:00:00Z"}

func toPlan(t testing.TB, list ...fhir.Goal) (goals.Plan, []fhir.Note) {
	t.Helper()
	p, notes, err := fhir.ToPlan(list, options)
	require.NoError(t, err)
	return p, notes
}

func fromPlan(t testing.TB, p goals.Plan, v fhir.Version) ([]fhir.Goal, []fhir.Note) {
	t.Helper()
	list, notes, err := fhir.FromPlan(p, fhir.WriteOptions{Version: v})
	require.NoError(t, err)
	for _, g := range list {
		require.NoError(t, g.Validate())
		require.Equal(t, v, g.Version())
	}
	return list, notes
}

func bare(g fhir.Goal) string { return string(g.Root().JSON()) }

func TestToPlan(t *testing.T) {
	p, notes := toPlan(t, decode(t, read(t, "walk.r4.json"), fhir.R4), decode(t, read(t, "gas.r4.json"), fhir.R4))
	require.Equal(t, "rosa", p.ID)
	require.Equal(t, "rosa", p.Subject)
	require.Equal(t, []goals.Person{
		{ID: "rosa", Name: "Rosa", Role: goals.RolePatient, Reference: "Patient/rosa"},
		{ID: "lee", Role: goals.RoleClinician, Reference: "Practitioner/lee"},
	}, p.People)

	g := p.Goals[0]
	require.Equal(t, "walk-to-market", g.ID)
	require.Equal(t, goals.StatusActive, g.Status)
	require.Equal(t, goals.Date("2026-02-15"), g.StatusDate)
	require.Equal(t, "Work began after the first visit", g.StatusReason)
	require.Equal(t, goals.Improving, g.Achievement)
	require.Equal(t, goals.PriorityHigh, g.Priority)
	require.Equal(t, "Walk to the market and back", g.Description.Text)
	require.Equal(t, goals.Date("2026-02-01"), g.Start)
	require.Equal(t, "rosa", g.ExpressedBy)
	require.Equal(t, []goals.Concept{{Codings: []goals.Coding{{Code: "Condition/heart-failure"}}}}, g.Addresses)
	require.Equal(t, []goals.Annotation{{By: "lee", Text: "Rests twice on the way."}}, g.Notes)
	require.Equal(t, "physiotherapy", g.Categories[0].Codings[0].Code)
	require.Equal(t, []goals.Measure{
		{ID: "measure-1", Name: "Six minute walk test", Codings: []goals.Coding{{System: "http://loinc.org", Code: "64098-7", Display: "Six minute walk test"}}},
		{ID: "measure-2", Name: "112296-9", Codings: []goals.Coding{{System: "http://loinc.org", Code: "112296-9"}}},
	}, p.Measures)
	require.Equal(t, goals.TargetVersion{
		Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: goals.Quantity{Value: 350, Unit: "m"}, Due: "2026-06",
	}, p.Targets[0].Versions[0])

	a := goals.Agree(p, g.ID)
	require.Equal(t, goals.AgreementAgreed, a.State)
	require.Equal(t, goals.Instant("2026-03-02T08:15:30.120+01:00"), a.Voices[0].At, "the record's own date is taken before the reader's")

	gas := p.Goals[1]
	require.Equal(t, []goals.Relation{{Kind: goals.RelationMilestone, Goal: "walk-to-market"}}, gas.Related)
	require.Equal(t, []goals.AttainmentLevel{
		{Level: 1, Text: "Work in the garden three times a week"}, {Level: 0, Text: "Work in the garden twice a week"}, {Level: -2, Text: "Not in the garden at all"},
	}, gas.Scale.Levels)
	require.Equal(t, goals.TargetYesNo, p.Targets[1].Versions[0].Kind)
	require.Len(t, notes, 1, "%v", notes)
}

func TestToPlanBetter(t *testing.T) {
	o := options
	o.Better = func(m goals.Concept) goals.Better {
		if m.Text == "steps" {
			return goals.BetterHigher
		}
		return ""
	}
	g := decode(t, minimal(`,"target":[{"measure":{"text":"steps"},"detailInteger":1},{"measure":{"text":"x"},"detailInteger":1}]`), fhir.R4)
	p, notes, err := fhir.ToPlan([]fhir.Goal{g}, o)
	require.NoError(t, err)
	require.Len(t, notes, 1)
	require.Equal(t, goals.BetterHigher, p.Targets[0].Versions[0].Better)
	require.Equal(t, goals.BetterWithin, p.Targets[1].Versions[0].Better)
}

func TestToPlanRefuses(t *testing.T) {
	absent := `{"resourceType":"Goal","_lifecycleStatus":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]},"description":{"text":"d"},"subject":{"reference":"Patient/p"}}`
	for _, row := range []struct {
		name string
		list []string
		want []string
	}{
		{"no goal", nil, []string{"required "}},
		{"no status", []string{absent}, []string{"required Goal.lifecycleStatus"}},
		{"two subjects", []string{string(minimal("")), strings.Replace(string(minimal("")), "Patient/p", "Patient/q", 1)}, []string{"conflict Goal.subject"}},
		{"bad date", []string{string(minimal("")), string(minimal(`,"startDate":"2026-13-45"`))}, []string{"format Goal.start"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			var list []fhir.Goal
			for _, in := range row.list {
				list = append(list, decode(t, []byte(in), fhir.R4))
			}
			_, _, err := fhir.ToPlan(list, options)
			require.Equal(t, row.want, issues(t, err))
			require.NotContains(t, fmt.Sprint(err), "2026-13-45")
		})
	}
	_, _, err := fhir.ToPlan([]fhir.Goal{decode(t, minimal(`,"startDate":"2026-13-45"`), fhir.R4)}, options)
	require.Contains(t, err.Error(), "/0/startDate")
	p, _, err := fhir.ToPlan([]fhir.Goal{decode(t, minimal(`,"startDate":"2026","target":[{"dueDate":"2025"}]`), fhir.R4)}, options)
	require.ErrorIs(t, err, goals.ErrDates, "due before start is a fault of the plan")
	require.Len(t, p.Goals, 1, "and the plan is there to be put right")
	_, _, err = fhir.ToPlan([]fhir.Goal{{}}, options)
	require.Error(t, err)
}

func TestUnknownStatusIsReadAndNotWritten(t *testing.T) {
	g := decode(t, []byte(strings.Replace(string(minimal("")), `"active"`, `"unknown"`, 1)), fhir.R4)
	require.Error(t, g.Validate())
	p, notes := toPlan(t, g)
	require.Equal(t, goals.StatusUnknown, p.Goals[0].Status)
	require.Len(t, notes, 1)
	_, _, err := fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4})
	require.Contains(t, err.Error(), "/goals/0/status")
	p.Goals[0].Status = goals.StatusActive
	list, _ := fromPlan(t, p, fhir.R4)
	require.Equal(t, "active", list[0].Root().Member("lifecycleStatus").Text())
}

// TestPlanGivesBack: what was not changed in the plan comes back to the byte.
func TestPlanGivesBack(t *testing.T) {
	for _, row := range []struct {
		file    string
		version fhir.Version
	}{{"walk.r4.json", fhir.R4}, {"hard.r4.json", fhir.R4}, {"gas.r4.json", fhir.R4B}, {"full.r5.json", fhir.R5}} {
		t.Run(row.file, func(t *testing.T) {
			g := decode(t, read(t, row.file), row.version)
			p, _ := toPlan(t, g)
			raw, err := p.Encode()
			require.NoError(t, err)
			p, err = goals.DecodePlan(raw)
			require.NoError(t, err, "the plan goes through its own JSON")
			list, _ := fromPlan(t, p, row.version)
			require.Empty(t, same(t, g, list[0]))
			want, err := g.Encode()
			require.NoError(t, err)
			got, err := list[0].Encode()
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), "order and number text too")
		})
	}
}

func TestPlanChangesOnlyWhatChanged(t *testing.T) {
	g := decode(t, read(t, "hard.r4.json"), fhir.R4)
	p, _ := toPlan(t, g)
	p.Goals[0].Status = goals.StatusActive
	p.Goals[0].StatusReason = "began"
	p.Targets[0].Versions[0].Due = "2027"
	p.Goals[0].Notes = p.Goals[0].Notes[:1]
	list, notes := fromPlan(t, p, fhir.R4)
	out := list[0].Root()
	require.Equal(t, "active", out.Member("lifecycleStatus").Text())
	require.False(t, out.Member("_lifecycleStatus").Exists(), "the extension was about the old status")
	require.Equal(t, "began", out.Member("statusReason").Text())
	require.Equal(t, 1, out.Member("note").Len())
	targets := out.Member("target")
	require.Equal(t, 8, targets.Len())
	require.Equal(t, "2027", targets.Item(7).Member("dueDate").Text(), "the changed one is written anew")
	require.Equal(t, "60.50", targets.Item(0).Member("detailRange").Member("low").Member("value").Text(), "the others are as received")
	require.Equal(t, "1.50", out.Member("x-unknown").Member("n").Text())
	require.Equal(t, "on admission", out.Member("startCodeableConcept").Member("text").Text())
	require.Equal(t, bareOf(g, "description"), bareOf(list[0], "description"))
	for _, n := range notes {
		require.NotEmpty(t, n.Pointer)
		require.Equal(t, "hard", n.Goal)
	}

	p.Goals[0].Start = "2026-04"
	p.Targets, p.Goals[0].StatusReason = nil, ""
	list, _ = fromPlan(t, p, fhir.R4)
	out = list[0].Root()
	require.False(t, out.Member("startCodeableConcept").Exists(), "one start only")
	require.Equal(t, "2026-04", out.Member("startDate").Text())
	require.False(t, out.Member("statusReason").Exists())
	require.False(t, out.Member("target").Exists() && out.Member("target").Len() > 1)
}

func bareOf(g fhir.Goal, member string) string { return string(g.Root().Member(member).JSON()) }

func TestNarrativeIsNoted(t *testing.T) {
	p, _ := toPlan(t, decode(t, read(t, "walk.r4.json"), fhir.R4))
	_, notes := fromPlan(t, p, fhir.R4)
	require.Empty(t, notes)
	p.Goals[0].Status = goals.StatusCompleted
	_, notes = fromPlan(t, p, fhir.R4)
	require.Len(t, notes, 1)
	require.Contains(t, notes[0].Text, "narrative")
}

func TestFromPlanFresh(t *testing.T) {
	p := goals.Plan{
		Format: goals.PlanFormat, ID: "p", Subject: "rosa",
		People: []goals.Person{
			{ID: "rosa", Role: goals.RolePatient, Name: "Rosa", Reference: "Patient/rosa"},
			{ID: "ann", Role: goals.RoleFamily, Name: "Ann"},
		},
		Measures: []goals.Measure{{ID: "w", Name: "weight", Codings: []goals.Coding{{System: "http://loinc.org", Code: "29463-7"}}}},
		Goals: []goals.Goal{
			{
				ID: "g1", Status: goals.StatusProposed, Description: goals.Concept{Text: "keep my \"weight\"\n"}, Kind: goals.GoalMaintain,
				Achievement: goals.InProgress, Priority: goals.PriorityLow, ExpressedBy: "ann", Level: goals.LevelFunctional,
				Categories: []goals.Concept{{Text: "c"}}, Start: "2026",
				Addresses: []goals.Concept{{Text: "a"}, {Codings: []goals.Coding{{System: "s", Code: "k", Display: "d"}}}},
				Notes:     []goals.Annotation{{By: "ann", Text: "n", At: "2026-01-01T00:00:00Z"}, {By: "rosa", Text: "m"}, {Text: "o"}},
				Scale:     goals.AttainmentScale{Levels: []goals.AttainmentLevel{{Level: 0, Text: "same"}, {Level: 0.5, Text: "half"}}},
			},
			{ID: "g2", Status: goals.StatusActive, Description: goals.Concept{Text: "d"}, Parents: []string{"g1"}, Related: []goals.Relation{{Kind: goals.RelationOther, Goal: "g1"}}},
		},
		Targets: []goals.Target{
			{ID: "t1", Goals: []string{"g1"}, Measure: "w", Versions: []goals.TargetVersion{
				{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: goals.Quantity{Value: 1, Unit: "kg"}},
				{From: "2026-02", Kind: goals.TargetMaintain, Better: goals.BetterWithin, Low: goals.Quantity{Value: 59.5, Unit: "kg"}, High: goals.Quantity{Value: 62, Unit: "kg", Text: "kilo"}, Due: "2026-12"},
			}},
			{ID: "t2", Goals: []string{"g1", "g2"}, Versions: []goals.TargetVersion{{Kind: goals.TargetYesNo, Answer: goals.AnswerNo}}},
			{ID: "t3", Goals: []string{"g2"}, Text: "stairs", Versions: []goals.TargetVersion{{Kind: goals.TargetEqual, Better: goals.BetterHigher, Value: goals.Quantity{Value: 3, Unit: "1"}}}},
			{ID: "t4", Goals: []string{"g2"}, Text: "flights", Versions: []goals.TargetVersion{{Kind: goals.TargetCoded, Code: goals.Coding{Code: "x"}, DueAfter: goals.Quantity{Value: 2, Unit: "wk"}}}},
		},
		Proposals: []goals.Proposal{{ID: "p1", Goal: "g1", By: "ann", At: "2026-01-02T00:00:00Z", Text: "t", Responses: []goals.Response{
			{Person: "rosa", Stance: goals.StancePending, At: "2026-01-03T00:00:00Z", Priority: goals.PriorityMedium},
		}}},
	}
	list, notes, err := fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4, Profiles: []fhir.Profile{fhir.USCoreGoal610}})
	require.NoError(t, err)
	want := `{"resourceType":"Goal","id":"g1","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-goal"]},"extension":[` +
		`{"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-Goal.continuous","valueBoolean":true},` +
		`{"extension":[{"url":"individual","valueReference":{"reference":"Patient/rosa","display":"Rosa"}},{"url":"status","valueCode":"pending"},{"url":"priority","valueCodeableConcept":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-priority","code":"medium-priority"}]}}],"url":"http://hl7.org/fhir/StructureDefinition/goal-acceptance"},` +
		`{"extension":[{"url":"individual","valueReference":{"display":"Ann"}},{"url":"status","valueCode":"agree"}],"url":"http://hl7.org/fhir/StructureDefinition/goal-acceptance"},` +
		`{"extension":[{"url":"level","valueCoding":{"system":"http://loinc.org","code":"LA34481-4","display":"Expected outcome"}},{"url":"progressText","valueString":"same"}],"url":"http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"}],` +
		`"lifecycleStatus":"proposed","achievementStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-achievement","code":"in-progress"}]},"category":[{"text":"c"}],` +
		`"priority":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-priority","code":"low-priority"}]},"description":{"text":"keep my \"weight\"\n"},"subject":{"reference":"Patient/rosa","display":"Rosa"},"startDate":"2026",` +
		`"target":[{"measure":{"coding":[{"system":"http://loinc.org","code":"29463-7"}],"text":"weight"},"detailRange":{"low":{"value":59.5,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"},"high":{"value":62,"unit":"kilo","system":"http://unitsofmeasure.org","code":"kg"}},"dueDate":"2026-12"},{"measure":{"text":"t2"},"detailBoolean":false}],` +
		`"expressedBy":{"display":"Ann"},"addresses":[{"display":"a"},{"display":"d"}],"note":[{"authorString":"Ann","time":"2026-01-01T00:00:00Z","text":"n"},{"authorReference":{"reference":"Patient/rosa","display":"Rosa"},"text":"m"},{"text":"o"}]}`
	require.Equal(t, want, bare(list[0]))
	require.NoError(t, list[0].Validate())
	require.NoError(t, list[1].Validate())
	var where []string
	for _, n := range notes {
		where = append(where, n.Goal+n.Pointer)
	}
	require.Equal(t, []string{"g1/goals/0/level", "g1/goals/0/scale", "g1/targets/0"}, where)

	p, _ = toPlan(t, list...)
	require.Equal(t, goals.GoalMaintain, p.Goals[0].Kind)
	require.Equal(t, []string{"g1"}, p.Goals[1].Parents)
	require.Equal(t, []goals.Relation{{Kind: goals.RelationOther, Goal: "g1"}}, p.Goals[1].Related)
	back, _ := fromPlan(t, p, fhir.R4)
	require.Equal(t, bare(list[0]), bare(back[0]))
	require.Equal(t, bare(list[1]), bare(back[1]))
	five, _ := fromPlan(t, p, fhir.R5)
	require.Equal(t, "true", five[0].Root().Member("continuous").Text(), "another release is converted")
	require.Equal(t, "Ann", five[0].Root().Member("source").Member("display").Text())
	five5, _ := toPlan(t, five...)
	require.Equal(t, goals.GoalMaintain, five5.Goals[0].Kind)
}

func TestFromPlanRefuses(t *testing.T) {
	p, _ := toPlan(t, decode(t, minimal(""), fhir.R4))
	_, _, err := fhir.FromPlan(p, fhir.WriteOptions{})
	require.ErrorIs(t, err, fhir.ErrVersion)
	_, _, err = fhir.FromPlan(goals.Plan{}, fhir.WriteOptions{Version: fhir.R4})
	require.Error(t, err, "a plan that is not valid")
	nobody := p
	nobody.People = []goals.Person{{ID: "p", Role: goals.RolePatient}}
	nobody.Goals = []goals.Goal{{ID: "g", Status: goals.StatusActive, Description: goals.Concept{Text: "d"}}}
	_, _, err = fhir.FromPlan(nobody, fhir.WriteOptions{Version: fhir.R4})
	require.Equal(t, []string{"required Goal.subject"}, issues(t, err))
	require.EqualError(t, err, "/people/0: Goal.subject is required: give this person, the subject of the plan, a name or a reference")
	p.Goals[0].Extensions = map[string]json.RawMessage{"org.hl7.fhir.r4": json.RawMessage(`{"resourceType":"Patient"}`)}
	_, _, err = fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4})
	require.ErrorIs(t, err, fhir.ErrNotGoal)
	p, _ = toPlan(t, decode(t, minimal(`,"source":{"display":"a"},"expressedBy":{"display":"b"}`), fhir.R4))
	_, _, err = fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R5})
	require.Equal(t, []string{"conflict Goal.source"}, issues(t, err))
}

func TestAcceptance(t *testing.T) {
	accept := func(who, status string) string {
		return `{"url":"http://hl7.org/fhir/StructureDefinition/goal-acceptance","extension":[{"url":"individual","valueReference":` + who + `}` + status + `]}`
	}
	const agree, disagree = `,{"url":"status","valueCode":"agree"}`, `,{"url":"status","valueCode":"disagree"}`
	in := minimal(`,"extension":[` + strings.Join([]string{
		accept(`{"reference":"Patient/p"}`, disagree), accept(`{"reference":"Practitioner/a"}`, agree), accept(`{"reference":"Practitioner/a"}`, disagree),
		accept(`{"reference":"RelatedPerson/b"}`, ``), accept(`{"identifier":{"system":"s","value":"9"},"display":"Nine"}`, agree), accept(`{"type":"Patient"}`, agree),
	}, ",") + `],"expressedBy":{"identifier":{"system":"s","value":"9"}}`)
	g := decode(t, in, fhir.R4)
	p, notes := toPlan(t, g)
	require.Len(t, notes, 4, "%v", notes)
	a := goals.Agree(p, p.Goals[0].ID)
	require.Equal(t, goals.AgreementDeclined, a.State, "declining is a result")
	require.Len(t, a.Voices, 3)
	require.Equal(t, p.Goals[0].ExpressedBy, p.Proposals[0].By, "whoever expressed the goal and agrees is taken to have proposed it")
	list, _ := fromPlan(t, p, fhir.R4)
	require.Equal(t, bare(g), bare(list[0]))

	p.Proposals[0].Responses[0].Stance = goals.StanceAgree
	list, _ = fromPlan(t, p, fhir.R4)
	require.Equal(t, 6, list[0].Root().Member("extension").Len())
	again, _ := toPlan(t, list[0])
	require.Equal(t, goals.AgreementAgreed, goals.Agree(again, again.Goals[0].ID).State)

	p, notes, err := fhir.ToPlan([]fhir.Goal{g}, fhir.ReadOptions{Plan: "x"})
	require.NoError(t, err)
	require.Empty(t, p.Proposals, "without a date nothing is said to have been said")
	require.NotEmpty(t, notes)
	list, _ = fromPlan(t, p, fhir.R4)
	require.Equal(t, bare(g), bare(list[0]), "and nothing is taken away")
}

func TestStatusDateMeaning(t *testing.T) {
	in := minimal(`,"achievementStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-achievement","code":"achieved"}]},"statusDate":"2026-02"`)
	g := decode(t, in, fhir.R4)
	o := options
	o.StatusDate = fhir.StatusDateAchievement
	p, _, err := fhir.ToPlan([]fhir.Goal{g}, o)
	require.NoError(t, err)
	require.Empty(t, p.Goals[0].StatusDate)
	require.Equal(t, goals.Date("2026-02"), p.Goals[0].AchievementDate)
	p.Goals[0].StatusDate = "2026-01"
	list, notes, err := fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4, StatusDate: fhir.StatusDateAchievement})
	require.NoError(t, err)
	require.Equal(t, bare(g), bare(list[0]))
	require.Equal(t, "/goals/0/statusDate", notes[0].Pointer)
	list, _, err = fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4})
	require.NoError(t, err)
	require.Equal(t, "2026-01", list[0].Root().Member("statusDate").Text())
	for _, m := range fhir.StatusDateLifecycle.Values() {
		require.True(t, m.IsValid())
	}

	g = decode(t, minimal(`,"statusDate":"2026-02"`), fhir.R4)
	p, notes, err = fhir.ToPlan([]fhir.Goal{g}, o)
	require.NoError(t, err)
	require.Len(t, notes, 1)
	list, _, err = fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4, StatusDate: fhir.StatusDateAchievement})
	require.NoError(t, err)
	require.Equal(t, bare(g), bare(list[0]))
}

func TestToPlanKeepsWhatItCannotRead(t *testing.T) {
	for _, members := range []string{
		`,"achievementStatus":{"text":"going well"}`, `,"priority":{"text":"high"}`, `,"category":[{"extension":[{"url":"u","valueCode":"c"}]},{"text":"x"}]`,
		`,"startCodeableConcept":{"text":"admission"}`, `,"expressedBy":{"type":"Patient"}`, `,"id":"-odd"`,
		`,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/goal-relationship","extension":[{"url":"type","valueCodeableConcept":{"text":"x"}},{"url":"target","valueReference":{"reference":"Goal/elsewhere"}}]}]`,
		`,"extension":[{"url":"http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling","extension":[{"url":"text","valueString":"t"}]}]`,
		`,"note":[{"authorReference":{"type":"Patient"},"time":"2026","text":"n"}]`, `,"description":{"coding":[{"display":"only display"}]}`,
		`,"addresses":[{"type":"Condition"},{"display":"x"}]`,
	} {
		in := minimal(members)
		if strings.Contains(members, "description") {
			in = []byte(strings.Replace(string(minimal("")), `"description":{"text":"walk"}`, members[1:], 1))
		}
		g := decode(t, in, fhir.R4)
		p, _ := toPlan(t, g)
		list, _ := fromPlan(t, p, fhir.R4)
		require.Equal(t, bare(g), bare(list[0]), members)
	}
	g := decode(t, []byte(strings.Replace(string(minimal("")), "Patient/p", "Group/p", 1)), fhir.R4)
	p, notes := toPlan(t, g)
	require.Equal(t, goals.RoleOther, p.People[0].Role)
	require.Len(t, notes, 1)
}

// TestContainedPeople: what a resource contains is its own; nobody else may
// refer to it.
func TestContainedPeople(t *testing.T) {
	in := func(name string) fhir.Goal {
		return decode(t, minimal(`,"id":"`+name+`","contained":[{"resourceType":"RelatedPerson","id":"r","name":[{"text":"`+name+`"}]}],"expressedBy":{"reference":"#r","display":"`+name+`"}`), fhir.R4)
	}
	a, b := in("ann"), in("bob")
	p, _ := toPlan(t, a, b)
	require.Len(t, p.People, 3)
	list, _ := fromPlan(t, p, fhir.R4)
	require.Equal(t, bare(a), bare(list[0]))
	require.Equal(t, bare(b), bare(list[1]))
	p.Goals = append(p.Goals, goals.Goal{ID: "new", Status: goals.StatusActive, Description: goals.Concept{Text: "d"}, ExpressedBy: p.Goals[0].ExpressedBy})
	list, _ = fromPlan(t, p, fhir.R4)
	require.Equal(t, `{"display":"ann"}`, bareOf(list[2], "expressedBy"))
	p.Actions = []goals.Action{{ID: "a", What: "w", Who: []string{p.Goals[0].ExpressedBy}}}
	out, _, err := fhir.WriteBundle(p, nil, bundleOptions)
	require.NoError(t, err)
	require.Equal(t, []any{map[string]any{"display": "ann"}}, entries(t, out)["https://example.org/fhir/ServiceRequest/a"]["performer"])
}

// TestPlanProperty: any of these Goals goes into a plan and back unchanged, in
// every release.
func TestPlanProperty(t *testing.T) {
	members := []string{
		`"expressedBy":{"reference":"RelatedPerson/1","display":"d"}`, `"statusDate":"2026"`, `"_statusDate":{"id":"s"}`,
		`"statusReason":"a \"b\""`, `"_statusReason":{"id":"r"}`, `"startDate":"2026-05"`, `"category":[{"text":"a"},{"text":"a"}]`,
		`"priority":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-priority","code":"high-priority"}],"text":"top"}`,
		`"addresses":[{"reference":"Condition/1"},{"reference":"Condition/1"}]`, `"outcomeCode":[{"text":"o"}]`,
		`"target":[{"dueDate":"2026-05"},{"measure":{"text":"m"},"detailQuantity":{"value":1.50,"unit":"kg"}},{"id":"t"}]`,
		`"note":[{"authorString":"me","text":"x"},{"authorReference":{"reference":"Patient/p"},"text":"y"}]`, `"x":[1.0]`,
		`"extension":[{"url":"u","valueDecimal":1.50},{"url":"http://hl7.org/fhir/StructureDefinition/goal-acceptance","extension":[{"url":"individual","valueReference":{"reference":"Patient/p"}},{"url":"status","valueCode":"pending"}]}]`,
	}
	rapid.Check(t, func(rt *rapid.T) {
		order := rapid.Permutation(members).Draw(rt, "order")
		n := rapid.IntRange(0, len(order)).Draw(rt, "n")
		var in strings.Builder
		for _, m := range order[:n] {
			in.WriteString("," + m)
		}
		v := rapid.SampledFrom([]fhir.Version{fhir.R4, fhir.R4B}).Draw(rt, "version")
		g := decode(t, minimal(in.String()), v)
		p, _ := toPlan(t, g)
		list, _ := fromPlan(t, p, v)
		if diff := cmp.Diff(bare(g), bare(list[0])); diff != "" {
			rt.Fatal(diff)
		}
		five, _ := fromPlan(t, p, fhir.R5)
		p, _ = toPlan(t, five...)
		list, _ = fromPlan(t, p, v)
		if diff := same(t, g, list[0]); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func FuzzToPlan(f *testing.F) {
	for _, name := range []string{"walk.r4.json", "hard.r4.json", "gas.r4.json", "full.r5.json"} {
		f.Add(read(f, name), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, old bool) {
		v := fhir.R5
		if old {
			v = fhir.R4
		}
		g, err := fhir.DecodeGoal(data, v)
		if err != nil {
			return
		}
		p, _, err := fhir.ToPlan([]fhir.Goal{g}, options)
		if err != nil {
			return
		}
		if p.Goals[0].Status == goals.StatusUnknown {
			return
		}
		list, _, err := fhir.FromPlan(p, fhir.WriteOptions{Version: v})
		require.NoError(t, err)
		require.Empty(t, same(t, g, list[0]))
	})
}

// FuzzFromPlan: what can be read can be written without the resource it was
// read from, in every release, and is valid.
func FuzzFromPlan(f *testing.F) {
	for _, name := range []string{"walk.r4.json", "hard.r4.json", "gas.r4.json"} {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := fhir.DecodeGoal(data, fhir.R4)
		if err != nil {
			return
		}
		p, _, err := fhir.ToPlan([]fhir.Goal{g}, options)
		if err != nil {
			return
		}
		p.Goals[0].Extensions = nil
		for _, v := range fhir.Version("").Values() {
			list, _, err := fhir.FromPlan(p, fhir.WriteOptions{Version: v})
			if err != nil {
				issues(t, err)
				return
			}
			require.NoError(t, list[0].Validate())
			_, _, err = fhir.ToPlan(list, options)
			require.NoError(t, err)
			o := bundleOptions
			o.Goals.Version = v
			_, _, err = fhir.WriteBundle(p, nil, o)
			require.NoError(t, err)
		}
	})
}

func BenchmarkToPlan(b *testing.B) {
	g := decode(b, read(b, "walk.r4.json"), fhir.R4)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := fhir.ToPlan([]fhir.Goal{g}, options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromPlan(b *testing.B) {
	p, _ := toPlan(b, decode(b, read(b, "walk.r4.json"), fhir.R4))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := fhir.FromPlan(p, fhir.WriteOptions{Version: fhir.R4}); err != nil {
			b.Fatal(err)
		}
	}
}

// A resource that was written for R5 and read as R4 holds members that R4 does
// not have. They are kept there, and still when the plan is written as R5,
// where they become elements that the plan was never told of.
func TestMembersOfAnotherReleaseStay(t *testing.T) {
	const later = `{"resourceType":"Goal","lifecycleStatus":"active","continuous":true,"description":{"text":"Walk"},` +
		`"subject":{"reference":"Patient/1"},"source":{"reference":"Patient/1"},"outcome":[{"concept":{"text":"well"}}]}`
	g := decode(t, []byte(later), fhir.R4)
	p, _, err := fhir.ToPlan([]fhir.Goal{g}, fhir.ReadOptions{Plan: "p"})
	require.NoError(t, err)
	for _, v := range []fhir.Version{fhir.R4, fhir.R5} {
		list, _, err := fhir.FromPlan(p, fhir.WriteOptions{Version: v})
		require.NoError(t, err)
		require.Empty(t, same(t, g, list[0]), "%s", v)
	}
}
