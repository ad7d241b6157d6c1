package schemas_test

import (
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/schemas"
)

// read returns an example document.
func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := schemas.FS.ReadFile("examples/" + name)
	require.NoError(t, err)
	return data
}

// Inputs that crash or fool validators are refused before the validator sees
// them, or leave it unharmed.
func TestHostileInputs(t *testing.T) {
	rows := []struct {
		name, doc string
		code      fault.Code
		reason    string
	}{
		{"huge exponent", `{"format":"sdm.decision/1.0","smallestLead":1e10000000}`, fault.Range, "makes exact arithmetic run for minutes or panic"},
		{"many exponents", `{"evidence":[` + strings.Repeat("1e1000000,", 200) + `1]}`, fault.Range, "seconds for two kilobytes"},
		{"deep", strings.Repeat("[", 100_000), fault.TooLarge, "a stack for each level"},
		{"duplicate", `{"id":"a","id":"b"}`, fault.Duplicate, "which one is meant"},
		{"escaped duplicate", `{"id":"a","\u0069d":"b"}`, fault.Duplicate, "the same name"},
		{"invalid UTF-8", "{\"id\":\"\xff\"}", fault.Syntax, "replaced in silence by others"},
		{"lone surrogate", `{"id":"\ud800"}`, fault.Syntax, "replaced in silence by others"},
		{"NUL", `{"id":"\u0000"}`, fault.Syntax, "ends texts elsewhere"},
		{"trailing data", `{} {}`, fault.Syntax, "one document"},
		{"byte order mark", "\ufeff{}", fault.Syntax, "not JSON"},
		{"empty", ``, fault.Syntax, "not JSON"},
		{"NaN", `{"smallestLead":NaN}`, fault.Syntax, "not JSON"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			for _, check := range []func([]byte) error{
				func(doc []byte) error { return schemas.Validate("sdm.decision", doc) },
				func(doc []byte) error { _, _, err := schemas.Detect(doc); return err },
			} {
				var faults schemas.Faults
				require.ErrorAs(t, check([]byte(r.doc)), &faults, r.reason)
				require.Equal(t, r.code, faults[0].Code, r.reason)
			}
		})
	}
}

func TestDetectRefuses(t *testing.T) {
	rows := []struct {
		name, doc string
		code      fault.Code
	}{
		{"no format", `{"id":"a"}`, fault.Required},
		{"not an object", `[]`, fault.Required},
		{"format no text", `{"format":1}`, fault.Required},
		{"no version", `{"format":"sdm.decision"}`, fault.Format},
		{"odd version", `{"format":"sdm.decision/01.0"}`, fault.Format},
		{"unknown kind", `{"format":"sdm.nothing/1.0"}`, fault.Enum},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			_, _, err := schemas.Detect([]byte(r.doc))
			var faults schemas.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, "/format", faults[0].Pointer)
			require.Equal(t, r.code, faults[0].Code)
			require.Equal(t, r.name == "unknown kind", errors.Is(err, schemas.ErrUnknownKind))
		})
	}
}

func TestNewerFormat(t *testing.T) {
	for _, format := range []string{"sdm.decision/1.7", "sdm.decision/2.0"} {
		doc := []byte(`{"format":"` + format + `","brandNew":1}`)
		require.ErrorIs(t, schemas.Validate("sdm.decision", doc), schemas.ErrNewerFormat)
		kind, version, err := schemas.Detect(doc)
		require.NoError(t, err)
		require.Equal(t, format, kind+"/"+version)
	}
}

func TestUnknownKind(t *testing.T) {
	require.ErrorIs(t, schemas.Validate("x", []byte(`{}`)), schemas.ErrUnknownKind)
	_, err := schemas.Schema("x")
	require.ErrorIs(t, err, schemas.ErrUnknownKind)
	_, err = schemas.ID("x")
	require.ErrorIs(t, err, schemas.ErrUnknownKind)
}

func TestSchemaAndID(t *testing.T) {
	for _, kind := range schemas.Kinds() {
		text, err := schemas.Schema(kind)
		require.NoError(t, err)
		id, err := schemas.ID(kind)
		require.NoError(t, err)
		require.Equal(t, "urn:concord:schema:"+kind+":1.0", id)
		require.Contains(t, string(text), `"$id": "`+id+`"`)
		require.Contains(t, string(text), `"$schema": "https://json-schema.org/draft/2020-12/schema"`)
	}
}

// A fault never holds the received value.
func TestFaultsHoldNoValues(t *testing.T) {
	doc := strings.NewReplacer(`"riskRatio"`, `"SECRET"`, `"2026-05"`, `"SECRET"`, `"reviewed"`, `"SECRET"`, `: 100`, `: -98765`).
		Replace(string(read(t, "sdm.decision/made-up.json")))
	err := schemas.Validate("sdm.decision", []byte(doc))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "SECRET")
	require.NotContains(t, err.Error(), "98765")
}

func TestFaultsInDocumentOrder(t *testing.T) {
	doc := `{"method":"swing","unknown":1,"format":"sdm.preferences/1.0","answers":[{"points":-1},{"criterion":"a b","rank":0,"x/y":1}],"voice":{"role":"friend"}}`
	var got []string
	var faults schemas.Faults
	require.ErrorAs(t, schemas.Validate("sdm.preferences", []byte(doc)), &faults)
	for _, f := range faults {
		e, ok := errors.AsType[schemas.KeywordError](f)
		require.True(t, ok)
		got = append(got, f.Pointer+" "+e.Keyword)
	}
	require.Equal(t, []string{
		"/unknown additionalProperties",
		"/answers/0/points minimum",
		"/answers/0/criterion required",
		"/answers/1/criterion pattern",
		"/answers/1/rank false",
		"/answers/1/rank minimum",
		"/answers/1/x~1y additionalProperties",
		"/answers/1/points required",
		"/voice/role enum",
		"/decision required",
	}, got)
	for range 20 {
		require.Equal(t, faults, schemas.Validate("sdm.preferences", []byte(doc)))
	}
}

func TestKeywordErrorSaysTheWayOut(t *testing.T) {
	require.Equal(t, "is required", schemas.KeywordError{Keyword: "required"}.Error())
	require.Contains(t, schemas.KeywordError{Keyword: "dependentRequired"}.Error(), "dependentRequired")
}

func TestUntouched(t *testing.T) {
	untouched.Check(t, schemas.Validate, "sdm.choice", read(t, "sdm.choice/tablet.json"))
	untouched.Check(t, schemas.Validate, "sdm.choice", []byte(`{"x":1}`))
	untouched.Check(t, schemas.Detect, read(t, "sdm.choice/tablet.json"))
}

// Whatever the text, a verdict comes back, and the same one twice.
func FuzzValidate(f *testing.F) {
	for _, name := range []string{
		"sdm.choice/tablet.json", "sdm.preferences/swing.json", "sdm.decision/made-up.json", "goals.plan/whole.json",
		"goals.record/whole.json", "principles.framework/first-visit.json", "principles.response/patient.json",
		"literacy.policy/ward.json",
	} {
		f.Add(read(f, name))
	}
	for _, s := range []string{`{"format":"sdm.choice/1.0","by":[{"role":1e400}]}`, `[1e10000000]`, `{"a~/b%":{"":[]}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		schemas.Detect(doc)
		for _, kind := range schemas.Kinds() {
			first := schemas.Validate(kind, doc)
			if first == nil {
				if got, _, err := schemas.Detect(doc); err != nil || got != kind {
					t.Fatalf("valid as %s, detected as %q, %v", kind, got, err)
				}
				continue
			}
			if !errors.As(first, &schemas.Faults{}) {
				t.Fatalf("an error that is not Faults: %v", first)
			}
			if second := schemas.Validate(kind, doc); second.Error() != first.Error() {
				t.Fatalf("two verdicts:\n%v\n%v", first, second)
			}
		}
	})
}

func BenchmarkValidate(b *testing.B) {
	for _, name := range []string{"sdm.decision/made-up", "goals.plan/whole", "principles.framework/first-visit"} {
		b.Run(path.Dir(name), func(b *testing.B) {
			doc := read(b, name+".json")
			require.NoError(b, schemas.Validate(path.Dir(name), doc))
			b.SetBytes(int64(len(doc)))
			b.ReportAllocs()
			for b.Loop() {
				if err := schemas.Validate(path.Dir(name), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
