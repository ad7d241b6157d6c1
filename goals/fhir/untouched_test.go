package fhir_test

import (
	"testing"

	"github.com/concord-sdm/concord/goals/fhir"
	"github.com/concord-sdm/concord/internal/archtest/untouched"
)

// No function changes what it is handed, or answers differently the second
// time.
func TestUntouched(t *testing.T) {
	data := read(t, "hard.r4.json")
	g := decode(t, data, fhir.R4)
	_, report, err := g.Convert(fhir.R5)
	if err != nil {
		t.Fatal(err)
	}
	p, ratings := ratedPlan(t)
	bundle, _, err := fhir.WriteBundle(p, ratings, bundleOptions)
	if err != nil {
		t.Fatal(err)
	}
	untouched.Check(t, fhir.DecodeGoal, data, fhir.R4)
	untouched.Check(t, fhir.DecodeBundle, bundle, fhir.R4)
	untouched.Check(t, fhir.DecodeRating, observation(t, bundle, "r1"), p)
	untouched.Check(t, fhir.Conversion.Lossless, report)
	untouched.Check(t, fhir.ToPlan, []fhir.Goal{g}, options)
	untouched.Check(t, fhir.FromPlan, p, fhir.WriteOptions{Version: fhir.R5, Profiles: []fhir.Profile{fhir.PCOGoal}})
	untouched.Check(t, fhir.WriteBundle, p, ratings, bundleOptions)
}
