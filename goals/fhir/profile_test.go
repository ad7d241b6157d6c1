package fhir_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals/fhir"
)

func TestProfileNames(t *testing.T) {
	for _, p := range fhir.Profile("").Values() {
		require.True(t, p.IsValid())
		require.Contains(t, p.URL(), "/StructureDefinition/")
		require.NotContains(t, p.URL(), "|")
		require.NotEmpty(t, p.Version())
	}
	require.Equal(t, "http://hl7.org/fhir/us/core/StructureDefinition/us-core-goal", fhir.USCoreGoal700.URL())
	require.False(t, fhir.Profile("us-core-goal|1.0.0").IsValid())
	_, err := decode(t, minimal(""), fhir.R4).Check("us-core-goal|1.0.0")
	require.Error(t, err)
	_, err = fhir.Goal{}.Check(fhir.PCOGoal)
	require.Error(t, err)
}

func TestCheckProfiles(t *testing.T) {
	gas := string(read(t, "gas.r4.json"))
	replace := func(old, with string) string {
		require.Contains(t, gas, old)
		return string(bytes.Replace([]byte(gas), []byte(old), []byte(with), 1))
	}
	const scale = `{"url":"http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling","extension":[{"url":"progressText","valueString":"x"}]}`
	for _, row := range []struct {
		name    string
		in      string
		profile fhir.Profile
		want    []string
		reason  string
	}{
		{"us core", string(minimal("")), fhir.USCoreGoal610, nil, "US Core demands no more than FHIR"},
		{"us core keeps the rules of FHIR", string(minimal(`,"startDate":"x"`)), fhir.USCoreGoal800, []string{"format Goal.start"}, "base rules first"},
		{"pco", gas, fhir.PCOGoal, nil, "all is well"},
		{"pco without start", replace(`"startDate": "2026-03-01",`, ``), fhir.PCOGoal, []string{"required Goal.start pco-goal-profile|1.0.0"}, "start is 1..1"},
		{"pco with coded start", replace(`"startDate": "2026-03-01"`, `"startCodeableConcept": {"text":"x"}`), fhir.PCOGoal, []string{"type Goal.start pco-goal-profile|1.0.0"}, "start is a date"},
		{"pco expressed by a role", replace(`"expressedBy": { "reference": "Patient/rosa" }`, `"expressedBy": { "reference": "PractitionerRole/x" }`), fhir.PCOGoal, []string{"reference Goal.expressedBy"}, "roles are left out"},
		{"pco addresses", replace(`"startDate"`, `"addresses":[{"reference":"Condition/1"},{"reference":"ServiceRequest/1"}],"startDate"`), fhir.PCOGoal, []string{"reference Goal.addresses[1]"}, "three types only"},
		{"pco two concepts", replace(`"category": [`, `"category": [{"coding":[{"system":"http://hl7.org/fhir/us/pco/CodeSystem/pco-concepts-temporary","code":"wellbeing"},{"system":"http://hl7.org/fhir/us/pco/CodeSystem/pco-concepts-temporary","code":"person-centered"}]},`), fhir.PCOGoal, []string{"conflict Goal.category pco-goal-profile|1.0.0"}, "the slice is 0..1"},
		{"gas, published code", gas, fhir.PCOGASGoal, nil, "112296-9"},
		{"gas, code of the sources", replace("112296-9", "107332-9"), fhir.PCOGASGoal, nil, "107332-9"},
		{"gas, another code", replace("112296-9", "3141-9"), fhir.PCOGASGoal, []string{"enum Goal.target[0].measure pco-gas-goal-profile|1.0.0"}, "a fixed code"},
		{"gas, unknown level", replace("LA34480-6", "LA34482-2"), fhir.PCOGASGoal, []string{"enum Goal.extension[0] pco-gas-goal-profile|1.0.0"}, "a required binding"},
		{"gas, level of another system", replace(`"system": "http://loinc.org", "code": "LA34480-6"`, `"code": "LA34480-6"`), fhir.PCOGASGoal, []string{"enum Goal.extension[0] pco-gas-goal-profile|1.0.0"}, "the system counts"},
		{"gas, no text", replace(`"url": "progressText"`, `"url": "text"`), fhir.PCOGASGoal, []string{"required Goal.extension[0] pco-goal-attainment-scaling"}, "the published name"},
		{"gas, text twice", replace(`{ "url": "level", "valueCoding": { "system": "http://loinc.org", "code": "LA34480-6" } }`, `{ "url": "progressText", "valueString": "x" }`), fhir.PCOGASGoal, []string{"duplicate Goal.extension[0].extension[1] pco-goal-attainment-scaling"}, "once"},
		{"gas, six levels", replace(`"extension": [`, `"extension": [`+scale+`,`+scale+`,`+scale+`,`), fhir.PCOGASGoal, []string{"tooLarge Goal.extension[5] pco-gas-goal-profile|1.0.0"}, "0..5"},
		{"gas, value of the wrong type", replace(`"valueString": "Work in the garden three times a week"`, `"valueCode": "x"`), fhir.PCOGASGoal, []string{"type Goal.extension[0].extension[1]"}, "a string"},
		{"prom without detail", gas, fhir.PCOPROMGoal, []string{"required Goal.target[0].detail pco-prom-goal-profile|1.0.0"}, "a quantity"},
		{"prom without target", string(minimal(`,"startDate":"2026"`)), fhir.PCOPROMGoal, []string{"required Goal.target pco-prom-goal-profile|1.0.0"}, "exactly one"},
		{"prom without measure", string(minimal(`,"startDate":"2026","target":[{"dueDate":"2026"}]`)), fhir.PCOPROMGoal, []string{"required Goal.target[0].measure pco-prom-goal-profile|1.0.0", "required Goal.target[0].detail pco-prom-goal-profile|1.0.0"}, "both"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := decode(t, []byte(row.in), fhir.R4).Check(row.profile)
			require.Equal(t, row.want, issues(t, err), row.reason)
		})
	}
	_, err := decode(t, minimal(""), fhir.R4B).Check(fhir.USCoreGoal700)
	require.Equal(t, []string{"conflict Goal us-core-goal|7.0.0"}, issues(t, err))
}

func TestCheckNotes(t *testing.T) {
	notes := func(in []byte, p fhir.Profile) []string {
		list, err := decode(t, in, fhir.R4).Check(p)
		require.NoError(t, err)
		var out []string
		for _, n := range list {
			require.True(t, n.Code.IsValid())
			out = append(out, string(n.Code)+" "+n.Expression)
		}
		return out
	}
	bare := []byte(`{"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"walk"},"subject":{"display":"R"}}`)
	require.Equal(t, []string{"profile Goal", "profile Goal.description", "profile Goal.subject", "profile Goal.start"}, notes(bare, fhir.USCoreGoal610))
	require.Equal(t, []string{"profile Goal", "profile Goal.subject", "profile Goal.start", "profile Goal.expressedBy"}, notes(bare, fhir.USCoreGoal800), "the binding is only preferred, expressedBy is must support")
	due := minimal(`,"meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-goal|7.0.0"]},"target":[{"dueDate":"2026"}]`)
	require.Equal(t, []string{"profile Goal.description"}, notes(due, fhir.USCoreGoal700))
	require.Equal(t, []string{"profile Goal", "profile Goal.description"}, notes(due, fhir.USCoreGoal610), "the claim is of another version")
	pco := minimal(`,"startDate":"2026","category":[{"coding":[{"system":"http://hl7.org/fhir/us/pco/CodeSystem/pco-goal-domains-temporary","code":"gardening"}]}]`)
	require.Equal(t, []string{"profile Goal", "profile Goal.description", "unknownCode Goal.category[0]", "profile Goal.category", "profile Goal.extension"}, notes(pco, fhir.PCOGASGoal))
	require.Equal(t, []string{"profile Goal.description"}, notes(read(t, "gas.r4.json"), fhir.PCOGASGoal))
}

func TestKnownExtensions(t *testing.T) {
	ext := func(url, parts string) []byte {
		return minimal(`,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/` + url + `","extension":[` + parts + `]}]`)
	}
	const (
		who  = `{"url":"individual","valueReference":{"reference":"Patient/p"}}`
		kind = `{"url":"type","valueCodeableConcept":{"text":"x"}}`
	)
	for _, row := range []struct {
		name string
		in   []byte
		want []string
	}{
		{"acceptance", ext("goal-acceptance", who+`,{"url":"status","valueCode":"agree"}`), nil},
		{"acceptance with a part of others", ext("goal-acceptance", who+`,{"url":"mood","valueCode":"x"}`), nil},
		{"acceptance of nobody", ext("goal-acceptance", `{"url":"status","valueCode":"agree"}`), []string{"required Goal.extension[0] goal-acceptance"}},
		{"acceptance with another word", ext("goal-acceptance", who+`,{"url":"status","valueCode":"yes"}`), []string{"enum Goal.extension[0].extension[1].value"}},
		{"acceptance by a device", ext("goal-acceptance", `{"url":"individual","valueReference":{"reference":"Device/p"}}`), []string{"reference Goal.extension[0].extension[0].value"}},
		{"relationship", ext("goal-relationship", kind+`,{"url":"target","valueReference":{"reference":"Goal/2"}}`), nil},
		{"relationship to a plan", ext("goal-relationship", kind+`,{"url":"target","valueReference":{"reference":"CarePlan/2"}}`), []string{"reference Goal.extension[0].extension[1].value"}},
		{"relationship without a goal", ext("goal-relationship", kind), []string{"required Goal.extension[0] goal-relationship"}},
		{"reason rejected", minimal(`,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/goal-reasonRejected","valueString":"x"}]`), []string{"type Goal.extension[0]"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			err := decode(t, row.in, fhir.R4).Validate()
			require.Equal(t, row.want, issues(t, err))
			var issue fhir.Issue
			require.Equal(t, row.want != nil, errors.As(err, &issue))
		})
	}
}
