package document_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
)

var planFormat = document.Format{Name: "test.plan", Major: 2, Minor: 1}

type plan struct {
	Format     string                     `json:"format,omitzero"`
	ID         string                     `json:"id,omitzero"`
	Goals      []goal                     `json:"goals,omitzero"`
	Weights    map[string]float64         `json:"weights,omitempty"`
	Score      figure.Figure              `json:"score,omitzero"`
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

type goal struct {
	ID    string  `json:"id,omitzero"`
	Text  string  `json:"text,omitzero"`
	Level int     `json:"level,omitzero"`
	Share float64 `json:"share,omitzero"`
}

// place is what a test expects of a FieldError.
type place struct {
	pointer string
	code    fault.Code
}

func placesOf(t *testing.T, err error) []place {
	t.Helper()
	if err == nil {
		return nil
	}
	faults, ok := errors.AsType[fault.Faults](err)
	if !ok {
		t.Fatalf("not Faults: %v", err)
	}
	var got []place
	for _, f := range faults {
		got = append(got, place{f.Pointer, f.Code})
	}
	return got
}

func TestFormatString(t *testing.T) {
	if got := (document.Format{Name: "sdm.decision", Major: 1}).String(); got != "sdm.decision/1.0" {
		t.Errorf("got %q", got)
	}
}

func TestDecodeFaults(t *testing.T) {
	tests := []struct {
		name, in string
		want     []place
	}{
		{"own version", `{"format":"test.plan/2.1","goals":[]}`, nil},
		{"older minor", `{"format":"test.plan/2.0"}`, nil},
		{"format last", `{"id":"a","goals":[{"id":"format"}],"format":"test.plan/2.1"}`, nil},
		{"format with escapes", `{"f\u006frmat":"test\u002eplan\/2.1"}`, nil},
		{"newer minor", `{"format":"test.plan/2.2","unheard":1}`, []place{{"/format", fault.NewerFormat}}},
		{"newer major", `{"format":"test.plan/3.0","id":7}`, []place{{"/format", fault.NewerFormat}}},
		{"newer, and faulty below", `{"format":"test.plan/10.0",]`, []place{{"/format", fault.NewerFormat}}},
		{"newer, after unknown members", `{"unheard":1,"format":"test.plan/2.9999"}`, []place{{"/format", fault.NewerFormat}}},
		{"older major", `{"format":"test.plan/1.9"}`, []place{{"/format", fault.Format}}},
		{"other name", `{"format":"test.other/2.1","unheard":1}`, []place{{"/format", fault.Format}}},
		{"longer name", `{"format":"test.plans/2.1"}`, []place{{"/format", fault.Format}}},
		{"case of the name", `{"format":"Test.plan/2.1"}`, []place{{"/format", fault.Format}}},
		{"no version", `{"format":"test.plan"}`, []place{{"/format", fault.Format}}},
		{"no minor", `{"format":"test.plan/2"}`, []place{{"/format", fault.Format}}},
		{"patch version", `{"format":"test.plan/2.1.0"}`, []place{{"/format", fault.Format}}},
		{"leading zero", `{"format":"test.plan/2.01"}`, []place{{"/format", fault.Format}}},
		{"sign", `{"format":"test.plan/+2.1"}`, []place{{"/format", fault.Format}}},
		{"white space", `{"format":"test.plan/2.1 "}`, []place{{"/format", fault.Format}}},
		{"version beyond an integer", `{"format":"test.plan/99999999999999999999.0"}`, []place{{"/format", fault.Format}}},
		{"no format", `{"id":"a"}`, []place{{"/format", fault.Required}}},
		{"no format, and more", `{"Id":"a"}`, []place{{"/format", fault.Required}, {"/Id", fault.UnknownMember}}},
		{"empty format", `{"format":""}`, []place{{"/format", fault.Required}}},
		{"format in another case", `{"Format":"test.plan/2.1"}`, []place{{"/format", fault.Required}, {"/Format", fault.UnknownMember}}},
		{"format null", `{"format":null}`, []place{{"/format", fault.Null}}},
		{"format a number", `{"format":2.1}`, []place{{"/format", fault.Type}}},
		{"format twice", `{"format":"test.plan/2.1","format":"test.plan/2.1"}`, []place{{"/format", fault.Duplicate}}},
		{"format only below", `{"goals":[{"format":"test.plan/2.1"}]}`, []place{{"/format", fault.Required}, {"/goals/0/format", fault.UnknownMember}}},
		{"null", `null`, []place{{"", fault.Null}}},
		{"array", `[]`, []place{{"", fault.Type}}},
		{"nothing", ``, []place{{"", fault.Syntax}}},
		{"cut", `{"id":"a`, []place{{"/id", fault.Syntax}}},
		{
			"every kind of fault", `{"format":"test.plan/2.1","ID":1,"id":null,"goals":[{"level":1.5,"share":1e999,"text":[]},7],
			"score":{"Value":1},"weights":{"a":1,"a":2},"extensions":[],}`,
			[]place{
				{"/ID", fault.UnknownMember},
				{"/id", fault.Null},
				{"/goals/0/level", fault.Type},
				{"/goals/0/share", fault.Range},
				{"/goals/0/text", fault.Type},
				{"/goals/1", fault.Type},
				{"/score", fault.Format},
				{"/weights/a", fault.Duplicate},
				{"/extensions", fault.Type},
				{"", fault.Syntax},
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := document.Decode[plan]([]byte(test.in), planFormat)
			if diff := cmp.Diff(test.want, placesOf(t, err), cmp.AllowUnexported(place{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if err != nil && !reflect.DeepEqual(doc, plan{}) {
				t.Errorf("the document is not zero: %+v", doc)
			}
			newer := len(test.want) == 1 && test.want[0].code == fault.NewerFormat
			if errors.Is(err, fault.ErrNewerFormat) != newer {
				t.Errorf("errors.Is ErrNewerFormat is %v", !newer)
			}
		})
	}
}

func TestDecodeOfATypeWithoutAForm(t *testing.T) {
	type wrong struct {
		Format string `json:"format"`
		F      func()
	}
	_, err := document.Decode[wrong]([]byte(`{"format":"test.plan/2.1"}`), planFormat)
	if _, faults := errors.AsType[fault.Faults](err); err == nil || faults {
		t.Errorf("got %v, want an error of the type", err)
	}
}

func TestFormatRuleNamesWhatIsTaken(t *testing.T) {
	tests := []struct {
		minor int
		want  string
	}{
		{0, `must be "a.b/1.0"`},
		{1, `must be "a.b/1.0" or "a.b/1.1"`},
		{3, `must be from "a.b/1.0" to "a.b/1.3"`},
	}
	for _, test := range tests {
		var c fault.Collector
		var root fault.Path
		f := document.Format{Name: "a.b", Major: 1, Minor: test.minor}
		document.CheckFormat(&c, root.Field("format"), "a.c/1.0", f)
		document.CheckFormat(&c, root.Field("format"), f.String(), f)
		if got := c.Faults().Error(); got != "/format: "+test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestCheckIDs(t *testing.T) {
	var c fault.Collector
	var root fault.Path
	at := root.Field("goals")
	ids := []string{"a", "", "b", "a b", "a", "", "a b"}
	document.CheckUniqueIDs(&c, at, len(ids), func(i int) string { return ids[i] })
	want := []place{
		{"/goals/1/id", fault.Required},
		{"/goals/3/id", fault.Format},
		{"/goals/4/id", fault.Duplicate},
		{"/goals/5/id", fault.Required},
		{"/goals/6/id", fault.Format},
		{"/goals/6/id", fault.Duplicate},
	}
	if diff := cmp.Diff(want, placesOf(t, c.Err()), cmp.AllowUnexported(place{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestCheckExtensions(t *testing.T) {
	var c fault.Collector
	var root fault.Path
	document.CheckExtensions(&c, root.Field("extensions"), map[string]json.RawMessage{
		"org.example.note": json.RawMessage(` {"a":[null,1.50]} `),
		"note":             json.RawMessage(`1`),
		"org.example.z":    json.RawMessage(`{"a":{"b/c":1,"b/c":2,"d":1e999}}`),
		"org.example.null": json.RawMessage(` null`),
		"org.example.none": nil,
		"A/b":              json.RawMessage(`[`),
	})
	want := []place{
		{"/extensions/A~1b", fault.Format},
		{"/extensions/A~1b", fault.Syntax},
		{"/extensions/note", fault.Format},
		{"/extensions/org.example.none", fault.Syntax},
		{"/extensions/org.example.null", fault.Null},
		{"/extensions/org.example.z/a/b~1c", fault.Duplicate},
		{"/extensions/org.example.z/a/d", fault.Range},
	}
	if diff := cmp.Diff(want, placesOf(t, c.Err()), cmp.AllowUnexported(place{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDecodeSaysOnceThatTheFormatIsMissing(t *testing.T) {
	type bare struct {
		Format string `json:"format"`
		ID     string `json:"id"`
	}
	_, err := document.Decode[bare]([]byte(`{}`), planFormat)
	want := []place{{"/format", fault.Required}, {"/id", fault.Required}}
	if got := placesOf(t, err); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOrdered(t *testing.T) {
	if err := document.Ordered[plan](nil); err != nil {
		t.Errorf("got %v for no faults", err)
	}
	var faults fault.Faults
	for _, p := range []string{
		"/extensions", "/weights/b", "/nonsense", "/goals/10/id", "/goals/2/text", "/goals/2", "/goals/2/id", "", "/weights/a",
		"/goals/x/id", "/id/deep/er", "/format", "/goals/2/id",
	} {
		faults = append(faults, fault.FieldError{Pointer: p})
	}
	err := document.Ordered[plan](faults)
	var got strings.Builder
	for _, p := range placesOf(t, err) {
		got.WriteString(p.pointer + " ")
	}
	want := " /format /id/deep/er /goals/x/id /goals/2 /goals/2/id /goals/2/id /goals/2/text /goals/10/id " +
		"/weights/a /weights/b /extensions /nonsense "
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}
