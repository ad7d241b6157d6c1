package fhir_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals/fhir"
)

func convert(t testing.TB, g fhir.Goal, to fhir.Version) (fhir.Goal, fhir.Conversion) {
	t.Helper()
	out, report, err := g.Convert(to)
	require.NoError(t, err)
	require.Equal(t, g.Version(), report.From)
	require.Equal(t, to, report.To)
	return out, report
}

func same(t testing.TB, a, b fhir.Goal) string {
	t.Helper()
	return cmp.Diff(value(t, a.Root().JSON()), value(t, b.Root().JSON()))
}

func kinds(c fhir.Conversion) map[fhir.ChangeKind]int {
	n := map[fhir.ChangeKind]int{}
	for _, ch := range c.Changes {
		n[ch.Kind]++
	}
	return n
}

func TestConvertThereAndBack(t *testing.T) {
	for _, row := range []struct {
		file     string
		from, to fhir.Version
		changes  map[fhir.ChangeKind]int
		reason   string
	}{
		{"hard.r4.json", fhir.R4, fhir.R4B, map[fhir.ChangeKind]int{}, "R4 and R4B have the same Goal"},
		{"hard.r4.json", fhir.R4, fhir.R5, map[fhir.ChangeKind]int{fhir.ChangeRenamed: 3, fhir.ChangeUnconverted: 1}, "renamed and one contained Observation"},
		{"walk.r4.json", fhir.R4, fhir.R5, map[fhir.ChangeKind]int{fhir.ChangeRenamed: 2}, "an everyday goal"},
		{"full.r5.json", fhir.R5, fhir.R4, map[fhir.ChangeKind]int{fhir.ChangeExtension: 4, fhir.ChangeRenamed: 2}, "continuous, the team and two references travel as extensions"},
	} {
		t.Run(row.file+" to "+string(row.to), func(t *testing.T) {
			g := decode(t, read(t, row.file), row.from)
			there, report := convert(t, g, row.to)
			require.NoError(t, there.Validate())
			for _, n := range there.Notes() {
				require.NotContains(t, n.Text, "another FHIR release")
			}
			require.True(t, report.Lossless(), "%v", report.Changes)
			require.Equal(t, row.changes, kinds(report), row.reason)
			back, report := convert(t, there, row.from)
			require.True(t, report.Lossless(), "%v", report.Changes)
			require.Empty(t, same(t, g, back), row.reason)
		})
	}
}

func TestConvertReportsLoss(t *testing.T) {
	g := decode(t, minimal(`,"outcome":[
		{"reference":{"reference":"Observation/1"}},
		{"concept":{"text":"a"},"reference":{"reference":"Observation/2"}},
		{"concept":{"text":"b"},"id":"o","extension":[{"url":"u","valueCode":"c"}]}],
		"target":[{"measure":{"text":"m"},"detailQuantity":{"value":3,"comparator":"ad"}}],
		"extension":[{"url":"u","valueInteger64":"1"}]`), fhir.R5)
	require.NoError(t, g.Validate())
	out, report := convert(t, g, fhir.R4)
	require.False(t, report.Lossless())
	var lost []string
	for _, ch := range report.Changes {
		if ch.Kind == fhir.ChangeLost || ch.Kind == fhir.ChangeInvalid {
			require.NotEmpty(t, ch.Text)
			lost = append(lost, string(ch.Kind)+" "+ch.From)
		}
	}
	require.Equal(t, []string{
		"lost Goal.outcome[1]", "lost Goal.outcome[2]", "lost Goal.outcome[2].id", "lost Goal.outcome[2].extension",
		"invalid Goal.target[0].detail.comparator", "invalid Goal.extension[0].valueInteger64",
	}, lost)
	_, order := convert(t, decode(t, minimal(`,"addresses":[{"reference":"Procedure/1"},{"reference":"Condition/1"}]`), fhir.R5), fhir.R4)
	require.Equal(t, map[fhir.ChangeKind]int{fhir.ChangeExtension: 1, fhir.ChangeLost: 1}, kinds(order), "the order changes")
	require.Equal(t, 2, out.Root().Member("outcomeCode").Len())
	require.Equal(t, 2, out.Root().Member("outcomeReference").Len())
}

func TestConvertNeverMakesUp(t *testing.T) {
	g := decode(t, []byte(`{"resourceType":"Goal"}`), fhir.R4)
	out, report := convert(t, g, fhir.R5)
	require.Equal(t, `{"resourceType":"Goal"}`, string(out.Root().JSON()))
	require.True(t, report.Lossless())
	require.Empty(t, report.Changes)
}

func TestConvertForeignMembers(t *testing.T) {
	_, _, err := decode(t, minimal(`,"source":{"display":"a"},"expressedBy":{"display":"b"}`), fhir.R4).Convert(fhir.R5)
	require.Equal(t, []string{"conflict Goal.source"}, issues(t, err))
	require.Contains(t, err.Error(), "/source")

	out, report := convert(t, decode(t, minimal(`,"continuous":true`), fhir.R4), fhir.R5)
	require.Equal(t, map[fhir.ChangeKind]int{fhir.ChangeAdopted: 1}, kinds(report))
	require.Equal(t, "true", out.Root().Member("continuous").Text())

	const url = `"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-Goal.source"`
	out, _ = convert(t, decode(t, minimal(`,"extension":[{`+url+`,"valueReference":{"display":"team"}}],"expressedBy":{"display":"b"}`), fhir.R4), fhir.R5)
	require.Equal(t, 1, out.Root().Member("extension").Len(), "the extension stays where the element is taken")
	out, _ = convert(t, decode(t, minimal(`,"extension":[{`+url+`,"id":"e","valueReference":{"display":"team"}}]`), fhir.R4), fhir.R5)
	require.Equal(t, 1, out.Root().Member("extension").Len(), "an extension with an id of its own stays as it is")

	_, _, err = decode(t, minimal(``), fhir.R4).Convert("R6")
	require.ErrorIs(t, err, fhir.ErrVersion)
}

func TestConvertContainedGoal(t *testing.T) {
	g := decode(t, minimal(`,"meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-goal"]},
		"contained":[{"resourceType":"Goal","id":"c","lifecycleStatus":"active","description":{"text":"x"},"subject":{"reference":"#"},"expressedBy":{"display":"e"}}]`), fhir.R4)
	out, report := convert(t, g, fhir.R5)
	require.Equal(t, "e", out.Root().Member("contained").Item(0).Member("source").Member("display").Text())
	require.Equal(t, map[fhir.ChangeKind]int{fhir.ChangeRenamed: 1, fhir.ChangeUnconverted: 1}, kinds(report))
	back, _ := convert(t, out, fhir.R4)
	require.Empty(t, same(t, g, back))
}

// TestConvertProperty: any valid R4 Goal goes to R5 and back unchanged.
func TestConvertProperty(t *testing.T) {
	members := []string{
		`"expressedBy":{"reference":"Patient/1"}`, `"outcomeCode":[{"text":"a"},{"text":"b"}]`,
		`"outcomeReference":[{"reference":"Observation/1"}]`, `"statusDate":"2026"`, `"_statusDate":{"id":"s"}`,
		`"extension":[{"url":"u","valueDecimal":1.50}]`, `"x":[1.0,{"y":null}]`, `"startDate":"2026-05"`,
		`"addresses":[{"reference":"Condition/1"}]`, `"target":[{"dueDate":"2026-05"}]`,
	}
	rapid.Check(t, func(rt *rapid.T) {
		order := rapid.Permutation(members).Draw(rt, "order")
		n := rapid.IntRange(0, len(order)).Draw(rt, "n")
		var in strings.Builder
		for _, m := range order[:n] {
			in.WriteString("," + m)
		}
		g := decode(t, minimal(in.String()), fhir.R4)
		there, report := convert(t, g, fhir.R5)
		if !report.Lossless() {
			rt.Fatalf("lossy: %v", report.Changes)
		}
		back, report := convert(t, there, fhir.R4)
		if !report.Lossless() {
			rt.Fatalf("lossy on the way back: %v", report.Changes)
		}
		if diff := same(t, g, back); diff != "" {
			rt.Fatal(diff)
		}
	})
}
