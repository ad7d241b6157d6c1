package fhir_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals/fhir"
)

func TestValidate(t *testing.T) {
	const due = `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":7.0},"dueDate":"2026-05"}]`
	for _, row := range []struct {
		name    string
		members string
		want    []string
		reason  string
	}{
		{"minimal", ``, nil, "only the three required elements"},
		{"all is well", due, nil, "a partial date is a date"},
		{"date that does not exist", `,"startDate":"2026-13-45"`, []string{"format Goal.start"}, "month 13"},
		{"29 February", `,"startDate":"2025-02-29"`, []string{"format Goal.start"}, "2025 is no leap year"},
		{"date with time", `,"statusDate":"2026-05-04T09:30:00Z"`, []string{"format Goal.statusDate"}, "statusDate is a date"},
		{"date as number", `,"statusDate":2026`, []string{"type Goal.statusDate"}, "a year is text too"},
		{"gol-1", `,"target":[{"dueDate":"2026"},{"detailString":"more"}]`, []string{"invariant Goal.target[1] gol-1"}, "detail needs measure"},
		{"gol-1 by extension", `,"target":[{"_detailString":{"extension":[{"url":"u","valueCode":"c"}]}}]`, []string{"invariant Goal.target[0] gol-1"}, "a detail without value is a detail"},
		{"double choice", `,"target":[{"measure":{"text":"m"},"detailString":"a","detailInteger":1}]`, []string{"conflict Goal.target[0].detail"}, "one detail only"},
		{"double choice by extension", `,"startDate":"2026","_startDate":{"id":"x"},"startCodeableConcept":{"text":"a"}`, []string{"conflict Goal.start"}, "one start only"},
		{"one choice, value and extension", `,"startDate":"2026","_startDate":{"id":"x"}`, nil, "both members are one element"},
		{"two values for a 0..1", `,"priority":[{"text":"a"}]`, []string{"type Goal.priority"}, "cardinality"},
		{"one value for a 0..*", `,"category":{"text":"a"}`, []string{"type Goal.category"}, "cardinality"},
		{"empty array", `,"category":[]`, []string{"invariant Goal.category ele-1"}, "no empty arrays"},
		{"empty object", `,"priority":{}`, []string{"invariant Goal.priority ele-1"}, "no empty objects"},
		{"empty text", `,"statusReason":""`, []string{"format Goal.statusReason"}, "no empty strings"},
		{"null", `,"statusReason":null,"priority":null,"category":[null]`, []string{"null Goal.statusReason", "null Goal.priority", "null Goal.category[0]"}, "no null"},
		{"nested primitive", `,"note":[{"time":"2026-05-04T09:30","text":"x"}]`, []string{"format Goal.note[0].time"}, "a time needs seconds and zone"},
		{"note without text", `,"note":[{"time":"2026"}]`, []string{"required Goal.note[0].text"}, "text is required"},
		{"comparator", `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":1,"comparator":"=>"}}]`, []string{"enum Goal.target[0].detail.comparator"}, "a required binding"},
		{"ad is of R5", `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":1,"comparator":"ad"}}]`, []string{"enum Goal.target[0].detail.comparator"}, "R5 added it"},
		{"qty-3", `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":1,"code":"kg"}}]`, []string{"invariant Goal.target[0].detail qty-3"}, "code needs system"},
		{"drt-1", `,"target":[{"dueDuration":{"value":1,"code":"mo","system":"urn:x"}}]`, []string{"invariant Goal.target[0].due drt-1"}, "duration codes are of UCUM"},
		{"rng-2", `,"target":[{"measure":{"text":"m"},"detailRange":{"low":{"value":2,"unit":"kg"},"high":{"value":1.9,"unit":"kg"}}}]`, []string{"invariant Goal.target[0].detail rng-2"}, "low above high"},
		{"rng-2 in two units", `,"target":[{"measure":{"text":"m"},"detailRange":{"low":{"value":2,"unit":"kg"},"high":{"value":1.9,"unit":"t"}}}]`, nil, "not compared"},
		{"rat-1", `,"target":[{"measure":{"text":"m"},"detailRatio":{"numerator":{"value":2}}}]`, []string{"invariant Goal.target[0].detail rat-1"}, "half a ratio"},
		{"per-1", `,"identifier":[{"period":{"start":"2026-05","end":"2026-04-30"}}]`, []string{"invariant Goal.identifier[0].period per-1"}, "ends before it starts"},
		{"per-1 may overlap", `,"identifier":[{"period":{"start":"2026-05-10","end":"2026-05"}}]`, nil, "not certainly before"},
		{"per-1 with zones", `,"identifier":[{"period":{"start":"2026-05-10T01:00:00+02:00","end":"2026-05-09T23:30:00Z"}}]`, nil, "23:00Z is before 23:30Z"},
		{"ext-1", `,"extension":[{"url":"u"},{"url":"u","valueCode":"a","extension":[{"url":"v","valueCode":"b"}]}]`, []string{"invariant Goal.extension[0] ext-1", "invariant Goal.extension[1] ext-1"}, "value or extensions"},
		{"extension without url", `,"extension":[{"valueCode":"a"}]`, []string{"required Goal.extension[0].url"}, "url is required"},
		{"ref-1", `,"addresses":[{"reference":"#nothing"}]`, []string{"invariant Goal.addresses[0] ref-1"}, "not contained"},
		{"type of a reference", `,"expressedBy":{"reference":"Device/1"},"addresses":[{"reference":"https://example.org/fhir/Patient/1/_history/2"}]`, []string{"reference Goal.expressedBy", "reference Goal.addresses[0]"}, "not of the allowed types"},
		{"references without a type", `,"expressedBy":{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"},"addresses":[{"display":"x"},{"reference":"https://example.org/q?a=/b/c"}]`, nil, "nothing to hold against"},
		{"type of a contained resource", `,"contained":[{"resourceType":"Device","id":"d"}],"expressedBy":{"reference":"#d"}`, []string{"reference Goal.expressedBy"}, "a device cannot express a goal"},
		{"dom-2, 3, 4, 5", `,"contained":[{"resourceType":"Device","id":"d","meta":{"versionId":"1","security":[{"code":"R"}]},"contained":[]}]`, []string{"invariant Goal.contained[0] dom-3", "invariant Goal.contained[0].contained dom-2"}, "contained resources"},
		{"dom-4, 5", `,"contained":[{"resourceType":"Device","id":"d","meta":{"versionId":"1","security":[{"code":"R"}]}}],"note":[{"authorReference":{"reference":"#d"},"text":"t"}]`, []string{"invariant Goal.contained[0].meta.versionId dom-4", "invariant Goal.contained[0].meta.security dom-5"}, "contained resources"},
		{"contained Goal", `,"contained":[{"resourceType":"Goal","id":"g"}],"extension":[{"url":"u","valueReference":{"reference":"#g"}}]`, []string{"required Goal.contained[0].lifecycleStatus", "required Goal.contained[0].description", "required Goal.contained[0].subject"}, "a contained Goal is checked in full"},
		{"contained without type and id", `,"contained":[{"a":1}]`, []string{"required Goal.contained[0].resourceType", "format Goal.contained[0].id"}, "not a resource"},
		{"companion of the wrong type", `,"_statusDate":"x","_priority":{"id":"y"}`, []string{"type Goal.statusDate"}, "an unknown member is noted only"},
		{"companion array", `,"meta":{"profile":["a",null],"_profile":[null,{"id":"x"}]}`, nil, "null holds a place"},
		{"companion array of another length", `,"meta":{"profile":["a"],"_profile":[{"id":"x"},{"id":"y"}]}`, []string{"conflict Goal.meta.profile"}, "as long as the other"},
		{"null on both sides", `,"meta":{"profile":[null,"b"],"_profile":[null,{"id":"x"}]}`, []string{"null Goal.meta.profile[0]", "null Goal.meta.profile[0]"}, "nothing at all"},
		{"unknown members", `,"color":"red","_color":{"id":"c"},"outcome":[{"x":1}]`, nil, "kept and noted"},
		{"narrative", `,"text":{"status":"generated","div":"<p>hi</p>"}`, []string{"format Goal.text.div"}, "must be a div"},
		{"ids", `,"id":"a b"`, []string{"format Goal.id"}, "no spaces"},
		{"opaque types", `,"extension":[{"url":"u","valueTiming":{"repeat":{"count":1}}},{"url":"u","valueAddress":"x"}]`, []string{"type Goal.extension[1].value"}, "objects all the same"},
	} {
		t.Run(row.name, func(t *testing.T) {
			g := decode(t, minimal(row.members), fhir.R4)
			if diff := cmp.Diff(row.want, issues(t, g.Validate())); diff != "" {
				t.Errorf("%s: (-want +got)\n%s", row.reason, diff)
			}
		})
	}
}

func TestValidateRequiredAndStatus(t *testing.T) {
	g := decode(t, []byte(`{"resourceType":"Goal"}`), fhir.R5)
	require.Equal(t, []string{"required Goal.lifecycleStatus", "required Goal.description", "required Goal.subject"}, issues(t, g.Validate()))
	require.Contains(t, g.Validate().Error(), "proposed, planned, accepted, active, on-hold, completed, cancelled, entered-in-error or rejected")
	for _, status := range []string{"in-progress", "unknown", "Active", "on hold", " active"} {
		g := decode(t, []byte(strings.Replace(string(minimal("")), "active", status, 1)), fhir.R4)
		require.Len(t, issues(t, g.Validate()), 1, status)
		require.NotContains(t, g.Validate().Error(), `"`+status, "never the received value")
	}
	g = decode(t, []byte(`{"resourceType":"Goal","_lifecycleStatus":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]},"description":{"text":"d"},"subject":{"display":"s"}}`), fhir.R4)
	require.NoError(t, g.Validate(), "an element with an extension in place of its value is there")
}

func TestValidateReleases(t *testing.T) {
	full := read(t, "full.r5.json")
	require.NoError(t, decode(t, full, fhir.R5).Validate())
	notes := decode(t, full, fhir.R4).Notes()
	var unknown []string
	for _, n := range notes {
		require.Equal(t, fhir.NoteUnknownMember, n.Code)
		require.Contains(t, n.Text, "another FHIR release")
		unknown = append(unknown, n.Pointer)
	}
	require.Equal(t, []string{"/continuous", "/_continuous", "/source", "/outcome"}, unknown)

	ref2 := decode(t, minimal(`,"addresses":[{"type":"Condition"}]`), fhir.R5)
	require.Equal(t, []string{"invariant Goal.addresses[0] ref-2"}, issues(t, ref2.Validate()), "R5 has ref-2")
	require.NoError(t, decode(t, minimal(`,"addresses":[{"type":"Condition"}]`), fhir.R4).Validate(), "R4 has not")

	ad := `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":1,"comparator":"ad"}}]`
	require.NoError(t, decode(t, minimal(ad), fhir.R5).Validate())
	big := `,"extension":[{"url":"u","valueInteger64":"9223372036854775807"}]`
	require.NoError(t, decode(t, minimal(big), fhir.R5).Validate())
	require.Len(t, decode(t, minimal(big), fhir.R4).Notes(), 1)
}

// TestPrimitives holds the forms of the primitive types: R4 4.0.1 §2.24.0.1.
func TestPrimitives(t *testing.T) {
	for _, row := range []struct {
		typ  string
		good []string
		bad  []string
	}{
		{"Boolean", []string{`true`, `false`}, []string{`"true"`, `0`}},
		{"Integer", []string{`0`, `-2147483648`, `2147483647`}, []string{`2147483648`, `-2147483649`, `1.0`, `1e3`, `-0`, `"1"`}},
		{"PositiveInt", []string{`1`}, []string{`0`, `-1`}},
		{"UnsignedInt", []string{`0`, `7`}, []string{`-1`, `7.0`}},
		{"Decimal", []string{`0.10`, `-1E-2`}, []string{`"0.1"`}},
		{"String", []string{`" "`, `"a\tb"`}, []string{`""`, `"a\u0001"`, `1`}},
		{"Code", []string{`"on-hold"`, `"a b"`}, []string{`" a"`, `"a "`, `"a  b"`, `""`, `"a\tb"`}},
		{"Id", []string{`"A-1.b"`}, []string{`"a_b"`, `""`, `"` + strings.Repeat("a", 65) + `"`}},
		{"Uri", []string{`"urn:x"`, `"#a"`}, []string{`"a b"`, `""`}},
		{"Url", []string{`"https://example.org"`}, []string{`"a b"`}},
		{"Canonical", []string{`"http://x|1"`}, []string{`"http://x |1"`}},
		{"Oid", []string{`"urn:oid:1.2.840"`, `"urn:oid:2.0"`}, []string{`"1.2"`, `"urn:oid:3.1"`, `"urn:oid:1"`, `"urn:oid:1.02"`, `"urn:oid:"`, `"urn:oid:1..2"`}},
		{"Uuid", []string{`"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"`}, []string{`"c757873d-ec9a-4326-a141-556f43239520"`, `"urn:uuid:C757873D-ec9a-4326-a141-556f43239520"`, `"urn:uuid:c757873dxec9a-4326-a141-556f43239520"`}},
		{"Date", []string{`"2026"`, `"2026-02"`, `"2024-02-29"`}, []string{`"26"`, `"2026-2"`, `"2026-02-30"`, `"0000"`, `"2026-02-28Z"`}},
		{"DateTime", []string{`"2026"`, `"2026-02-28T23:59:60Z"`, `"2026-02-28T09:30:00.1234567890+14:00"`, `"2026-02-28T09:30:00-05:30"`}, []string{`"2026-02-28T09:30Z"`, `"2026-02-28T09:30:00"`, `"2026-02T09:30:00Z"`, `"2026-02-28T24:00:00Z"`, `"2026-02-28T09:30:00+14:30"`, `"2026-02-28T09:30:00+5:00"`, `"2026-02-28T09:30:00.Z"`, `"2026-02-28T"`, `"2026-02-28T09:30:61Z"`}},
		{"Instant", []string{`"2026-02-28T09:30:00Z"`}, []string{`"2026-02-28"`, `"2026-02-30T09:30:00Z"`}},
		{"Time", []string{`"09:30:00"`, `"23:59:59.9"`}, []string{`"9:30:00"`, `"09:30"`, `"24:00:00"`, `"09:60:00"`, `"09:30:00."`}},
		{"Base64Binary", []string{`"YWJj"`, `"YWI="`, `"YWJj\nYQ=="`}, []string{`""`, `"YWJ"`, `"Y=Jj"`, `"Y==="`, `"YW.j"`}},
		{"Markdown", []string{`"# a"`}, []string{`""`}},
	} {
		for _, in := range row.good {
			g := decode(t, minimal(`,"extension":[{"url":"u","value`+row.typ+`":`+in+`}]`), fhir.R4)
			require.NoError(t, g.Validate(), "%s %s", row.typ, in)
			require.Empty(t, g.Notes(), "%s %s", row.typ, in)
		}
		for _, in := range row.bad {
			g := decode(t, minimal(`,"extension":[{"url":"u","value`+row.typ+`":`+in+`}]`), fhir.R4)
			require.Len(t, issues(t, g.Validate()), 1, "%s %s", row.typ, in)
		}
	}
}

func TestNotePrecision(t *testing.T) {
	g := decode(t, minimal(`,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":0.12345678901234567890}},{"measure":{"text":"m"},"detailQuantity":{"value":0.000000000000000001e30}}]`), fhir.R4)
	require.NoError(t, g.Validate())
	notes := g.Notes()
	require.Len(t, notes, 1)
	require.Equal(t, fhir.NotePrecision, notes[0].Code)
	require.Equal(t, "Goal.target[0].detail.value", notes[0].Expression)
	require.Equal(t, "/target/0/detailQuantity/value", notes[0].Pointer)
}

func TestNotesOnCodesAndUnits(t *testing.T) {
	quantity := func(unit, code string) string {
		return `,"target":[{"measure":{"text":"m"},"detailQuantity":{"value":1,"unit":"` + unit + `","system":"http://unitsofmeasure.org","code":"` + code + `"}}]`
	}
	for _, row := range []struct {
		members, want, reason string
	}{
		{quantity("lbs", "[lb_av]"), "", "the same unit in words"},
		{quantity("lbs", "mm[Hg]"), "unit Goal.target[0].detail.unit", "another kind of thing"},
		{quantity("lbs", "kg"), "unit Goal.target[0].detail.unit", "another size"},
		{quantity("kg", "g"), "unit Goal.target[0].detail.unit", "both are codes"},
		{quantity("beats", "/min"), "", "unknown words say nothing"},
		{quantity("kg", "[bogus]"), "", "nor do unknown codes"},
		{`,"target":[{"dueDuration":{"value":1,"unit":"days","system":"http://unitsofmeasure.org","code":"wk"}}]`, "unit Goal.target[0].due.unit", "durations too"},
		{`,"achievementStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-achievement","code":"done"}]}`, "unknownCode Goal.achievementStatus", "not a code of HL7"},
		{`,"priority":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-priority","code":"high"}]}`, "unknownCode Goal.priority", "the code is high-priority"},
		{`,"category":[{"coding":[{"system":"s","code":"x"}]},{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/goal-category","code":"x"}]}]`, "unknownCode Goal.category[1]", "systems of others are not known"},
	} {
		g := decode(t, minimal(row.members), fhir.R4)
		require.NoError(t, g.Validate())
		var got strings.Builder
		for _, n := range g.Notes() {
			got.WriteString(string(n.Code) + " " + n.Expression)
		}
		require.Equal(t, row.want, got.String(), row.reason)
	}
}

// TestHostile: the time to read, check, convert and map grows with the size of
// the resource and no faster. Were it otherwise, this test would not end.
func TestHostile(t *testing.T) {
	many := func(n int, item func(i int) string) string {
		items := make([]string, n)
		for i := range items {
			items[i] = item(i)
		}
		return strings.Join(items, ",")
	}
	const n = 10000
	for name, members := range map[string]string{
		"members": many(n, func(i int) string { return fmt.Sprintf(`"x%d":1`, i) }) + `,"extension":[` + many(n, func(int) string {
			return `{"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-Goal.source","valueReference":{"display":"d"}}`
		}) + `]`,
		"contained":  `"contained":[` + many(n, func(i int) string { return fmt.Sprintf(`{"resourceType":"Device","id":"d%d"}`, i) }) + `],"addresses":[` + many(n, func(i int) string { return fmt.Sprintf(`{"reference":"#d%d"}`, i) }) + `]`,
		"companions": `"meta":{"profile":[` + many(n, func(int) string { return `null` }) + `],"_profile":[` + many(n, func(int) string { return `{"id":"x"}` }) + `]}`,
		"categories": `"category":[` + many(n, func(i int) string { return fmt.Sprintf(`{"text":"%d"}`, i) }) + `]`,
		"acceptances": `"extension":[` + many(n/4, func(i int) string {
			return fmt.Sprintf(`{"url":"http://hl7.org/fhir/StructureDefinition/goal-acceptance","extension":[{"url":"individual","valueReference":{"reference":"Patient/%d"}},{"url":"status","valueCode":"agree"}]}`, i)
		}) + `]`,
		"faults":       `"note":[` + many(n, func(int) string { return `null` }) + `]`,
		"outcomes":     `"outcomeCode":[` + many(n, func(int) string { return `{"text":"a"}` }) + `]`,
		"open strings": `"y":"` + strings.Repeat(`\u0041`, n) + `"`,
	} {
		t.Run(name, func(t *testing.T) {
			g := decode(t, minimal(","+members), fhir.R4)
			require.LessOrEqual(t, len(issues(t, g.Validate())), 1000)
			require.LessOrEqual(t, len(g.Notes()), 1000)
			_, _ = g.Check(fhir.PCOGASGoal)
			_, _, _ = g.Convert(fhir.R5)
			p, _, err := fhir.ToPlan([]fhir.Goal{g}, options)
			if err == nil {
				list, _ := fromPlan(t, p, fhir.R4)
				require.Equal(t, bare(g), bare(list[0]))
			}
		})
	}
	deep := strings.Repeat(`{"a":`, 70) + `1` + strings.Repeat(`}`, 70)
	_, err := fhir.DecodeGoal(minimal(`,"x":`+deep), fhir.R4)
	require.Equal(t, "tooLarge", strings.Fields(issues(t, err)[0])[0])
}

func FuzzDecodeGoal(f *testing.F) {
	for _, name := range []string{"walk.r4.json", "hard.r4.json", "full.r5.json"} {
		f.Add(read(f, name))
	}
	f.Add([]byte(`{"resourceType":"Goal","extension":[{"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-Goal.source","valueReference":null}],"outcome":[1,{"concept":{},"reference":{}}],"contained":[{"resourceType":"Goal"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, v := range fhir.Version.Values("") {
			g, err := fhir.DecodeGoal(data, v)
			if err != nil {
				issues(t, err)
				return
			}
			out, err := g.Encode()
			require.NoError(t, err)
			again := decode(t, out, v)
			if diff := cmp.Diff(value(t, data), value(t, out)); diff != "" {
				t.Fatalf("(-in +out)\n%s", diff)
			}
			require.Equal(t, issues(t, g.Validate()), issues(t, again.Validate()))
			require.Equal(t, g.Notes(), again.Notes())
			for _, to := range v.Values() {
				converted, report, err := g.Convert(to)
				if err != nil {
					issues(t, err)
					continue
				}
				require.Equal(t, to, converted.Version())
				if to == v {
					require.True(t, report.Lossless())
				}
			}
		}
	})
}
