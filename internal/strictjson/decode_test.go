package strictjson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// option and decision stand for the documents of the wings.
type option struct {
	ID    string   `json:"id,omitempty"`
	Score float64  `json:"score,omitzero"`
	Tags  []string `json:"tags,omitzero"`
	Next  *option  `json:"next,omitzero"`
	Pair  [2]int   `json:"pair,omitzero"`
}

type decision struct {
	Format  string                     `json:"format,omitzero"`
	Small   int8                       `json:"small,omitzero"`
	Count   uint64                     `json:"count,omitzero"`
	Done    bool                       `json:"done,omitzero"`
	Single  float32                    `json:"single,omitzero"`
	Options []option                   `json:"options,omitzero"`
	ByID    map[string]option          `json:"byId,omitzero"`
	Ext     map[string]json.RawMessage `json:"extensions,omitzero"`
	Any     any                        `json:"any,omitzero"`
	When    time.Time                  `json:"when,omitzero"`
	Stamp   stamp                      `json:"stamp,omitzero"`
	Word    word                       `json:"word,omitzero"`
	Untagged,
	Skipped string `json:"-"`
	hidden int
}

// stamp has UnmarshalJSON; word has UnmarshalText. Both quote what they
// refuse, as careless types do.
type stamp struct{ Text string }

var errStamp = errors.New("no stamp")

func (s *stamp) UnmarshalJSON(data []byte) error {
	if string(data) == `"xyzzy"` {
		return fmt.Errorf("%w: %s", errStamp, data)
	}
	s.Text = string(data)
	return nil
}

type word string

func (w *word) UnmarshalText(text []byte) error {
	switch string(text) {
	case "xyzzy":
		return fmt.Errorf("%w: %s", errStamp, text)
	case "ruled":
		return ruled{}
	case "nested":
		var v struct{ A int }
		return strictjson.Decode([]byte(`{"A":"secret"}`), &v, strictjson.Limits{})
	}
	*w = word(text)
	return nil
}

type ruled struct{}

func (ruled) Error() string { return "refused: ruled" }
func (ruled) Rule() string  { return "must be another word" }

func TestDecodeValues(t *testing.T) {
	in := `{
		"format": "x\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t\u0041",
		"small": -128, "count": 18446744073709551615, "done": true, "single": 3.4e38,
		"options": [ {"id":"a","score":-0.5e-3,"tags":[],"next":{"id":"b"},"pair":[1,-2]}, {} ],
		"byId": {"k/~": {"id":"z"}},
		"extensions": {"org.example": [ 1.50, null, "x" ]},
		"any": {"a":[1,"b",true,{},[],1e-7],"":false},
		"when": "2026-05-04T09:30:00.123+02:00",
		"stamp": { "x" : 1 }, "word": "hello"
	}`
	want := decision{
		Format: "xé😀\"\\/\b\f\n\r\tA", Small: -128, Count: 1<<64 - 1, Done: true, Single: 3.4e38,
		Options: []option{
			{ID: "a", Score: -0.0005, Tags: []string{}, Next: &option{ID: "b"}, Pair: [2]int{1, -2}},
			{},
		},
		ByID: map[string]option{"k/~": {ID: "z"}},
		Ext:  map[string]json.RawMessage{"org.example": json.RawMessage(`[ 1.50, null, "x" ]`)},
		Any: map[string]any{
			"a": []any{1.0, "b", true, map[string]any{}, []any{}, 1e-7}, "": false,
		},
		When:  time.Date(2026, 5, 4, 9, 30, 0, 123e6, time.FixedZone("", 7200)),
		Stamp: stamp{`{ "x" : 1 }`}, Word: "hello",
	}
	got := decision{Format: "what was there", Skipped: "before", hidden: 1}
	if err := strictjson.Decode([]byte(in), &got, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	if !got.When.Equal(want.When) {
		t.Errorf("when: got %v, want %v", got.When, want.When)
	}
	got.When = want.When
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDecodeKeepsNothingOfTheInput(t *testing.T) {
	in := []byte(`{"id":"abc","tags":["def"]}`)
	var got option
	if err := strictjson.Decode(in, &got, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	clear(in)
	if got.ID != "abc" || got.Tags[0] != "def" {
		t.Errorf("the value changed with the input: %+v", got)
	}
	in = []byte(`[1,2]`)
	var raw json.RawMessage
	if err := strictjson.Decode(in, &raw, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	clear(in)
	if string(raw) != "[1,2]" {
		t.Errorf("the raw value changed with the input: %q", raw)
	}
}

func TestDecodeEmptyIsNotNil(t *testing.T) {
	var v struct {
		List []int          `json:"list,omitzero"`
		Map  map[string]int `json:"map,omitzero"`
	}
	if err := strictjson.Decode([]byte(`{"list":[],"map":{}}`), &v, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	if v.List == nil || v.Map == nil {
		t.Errorf("an empty array or object became nil: %#v", v)
	}
}

func TestDecodeLongLists(t *testing.T) {
	for _, n := range []int{1, 3, 4, 5, 100} {
		in := "[" + strings.Repeat(`{"id":"a"},`, n-1) + `{"id":"b","pair":[1,2]}]`
		var got []option
		if err := strictjson.Decode([]byte(in), &got, strictjson.Limits{}); err != nil {
			t.Fatal(err)
		}
		if len(got) != n || got[n-1].ID != "b" || got[0].Pair != [2]int{} && n > 1 {
			t.Errorf("%d items: got %d, last %+v", n, len(got), got[len(got)-1])
		}
	}
}

// fault is what a test expects of an Error.
type fault struct {
	pointer string
	kind    strictjson.Kind
}

func faultsOf(t *testing.T, err error) []fault {
	t.Helper()
	if err == nil {
		return nil
	}
	errs, ok := errors.AsType[strictjson.Errors](err)
	if !ok {
		t.Fatalf("not Errors: %v", err)
	}
	var got []fault
	for _, e := range errs {
		got = append(got, fault{e.Pointer, e.Kind})
	}
	return got
}

func TestDecodeReportsAllFaultsInOrder(t *testing.T) {
	in := `{
		"small": 300, "count": -1, "Small": 1,
		"options": [null, {"id":3, "id":"a", "tags":null, "pair":[1]}, [], {"pair":[1,2,"x"]}],
		"count": 1.0,
		"byId": {"a/b~c": {"score": 1e400}, "d": 1, "d": 2},
		"extensions": {"a": {"b":1, "\u0062":2}, "n": null},
		"any": {"q": null}, "done": "no", "single": 1e39, "format": false,
		"when": "2026-05-04", "stamp": null, "word": 1,
		"x": [tru]
	}`
	want := []fault{
		{"/small", strictjson.KindRange},
		{"/count", strictjson.KindRange},
		{"/Small", strictjson.KindUnknownMember},
		{"/options/0", strictjson.KindNull},
		{"/options/1/id", strictjson.KindType},
		{"/options/1/id", strictjson.KindDuplicate},
		{"/options/1/tags", strictjson.KindNull},
		{"/options/1/pair", strictjson.KindRange},
		{"/options/2", strictjson.KindType},
		{"/options/3/pair", strictjson.KindRange},
		{"/count", strictjson.KindDuplicate},
		{"/count", strictjson.KindType},
		{"/byId/a~1b~0c/score", strictjson.KindRange},
		{"/byId/d", strictjson.KindType},
		{"/byId/d", strictjson.KindDuplicate},
		{"/byId/d", strictjson.KindType},
		{"/extensions/a/b", strictjson.KindDuplicate},
		{"/extensions/n", strictjson.KindNull},
		{"/any/q", strictjson.KindNull},
		{"/done", strictjson.KindType},
		{"/single", strictjson.KindRange},
		{"/format", strictjson.KindType},
		{"/when", strictjson.KindFormat},
		{"/stamp", strictjson.KindNull},
		{"/word", strictjson.KindType},
		{"/x", strictjson.KindUnknownMember},
		{"/x/0", strictjson.KindSyntax},
	}
	v := decision{Format: "before"}
	got := faultsOf(t, strictjson.Decode([]byte(in), &v, strictjson.Limits{}))
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(fault{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !reflect.DeepEqual(v, decision{}) {
		t.Errorf("the value is not zero after faults: %+v", v)
	}
}

func TestDecodeCapsTheNumberOfFaults(t *testing.T) {
	in := []byte("[" + strings.Repeat("null,", 5000) + "null]")
	for _, test := range []struct{ limit, want int }{{0, 100}, {7, 7}, {1, 1}} {
		var v []int
		got := faultsOf(t, strictjson.Decode(in, &v, strictjson.Limits{Faults: test.limit}))
		if len(got) != test.want {
			t.Errorf("limit %d: got %d faults, want %d", test.limit, len(got), test.want)
		}
	}
}

func TestErrorsNeverHoldTheReceivedValue(t *testing.T) {
	const secret = "s3cr3tDiagnosis"
	for _, in := range []string{
		`{"small":"` + secret + `"}`, `{"when":"` + secret + `"}`, `"` + secret + `"`,
		`{"` + secret + `":1}`, `{"format":"` + secret, `{"format":"` + secret + `\x"}`,
		`{"format":` + secret + `}`, secret, `{"small":4242424242}`, `{"small":42424242.5}`,
		`{"single":4.242e42}`, `{"stamp":"xyzzy"}`, `{"word":"xyzzy"}`, `{"word":"nested"}`,
	} {
		var v decision
		err := strictjson.Decode([]byte(in), &v, strictjson.Limits{})
		errs, _ := errors.AsType[strictjson.Errors](err)
		if len(errs) == 0 {
			t.Errorf("%s is accepted", in)
		}
		for _, e := range errs {
			for _, s := range []string{secret, "4242", "4.242", "xyzzy", "secret"} {
				if strings.Contains(e.Err.Error(), s) || strings.Contains(fmt.Sprintf("%+v %#v", e.Err, e.Err), s) {
					t.Errorf("%s: the error holds the value: %v", in, e.Err)
				}
			}
		}
	}
}

func TestErrorsOfTypesAreConcealedAndStillFound(t *testing.T) {
	tests := []struct {
		name, in, text string
		sentinel       bool
	}{
		{"UnmarshalJSON", `{"stamp":"xyzzy"}`, "/stamp: does not have the required form", true},
		{"UnmarshalText", `{"word":"xyzzy"}`, "/word: does not have the required form", true},
		{"error with a rule", `{"word":"ruled"}`, "/word: must be another word", false},
		{"nested strict reading keeps its places", `{"word":"nested"}`, "/word/A: must be a number", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var v decision
			err := strictjson.Decode([]byte(test.in), &v, strictjson.Limits{})
			if err == nil || err.Error() != test.text {
				t.Errorf("got %v, want %s", err, test.text)
			}
			if errors.Is(err, errStamp) != test.sentinel {
				t.Errorf("errors.Is is %v", !test.sentinel)
			}
		})
	}
}

func TestErrorTexts(t *testing.T) {
	cause := errors.New("the rule")
	errs := strictjson.Errors{
		{Pointer: "/a", Kind: strictjson.KindNull, Err: cause},
		{Kind: strictjson.KindSyntax},
	}
	if got := errs.Error(); got != "/a: the rule\nsyntax" {
		t.Errorf("got %q", got)
	}
	if !errors.Is(errs, cause) {
		t.Error("errors.Is does not find the cause of one of many")
	}
	var one strictjson.Error
	if !errors.As(errs, &one) || one.Pointer != "/a" {
		t.Error("errors.As does not find the first")
	}
}

// Three bytes of text can ask for hundreds of bytes of memory.
func TestDecodeCapsTheMemory(t *testing.T) {
	var (
		list   []decision
		object map[string]decision
		free   any
	)
	for _, test := range []struct {
		name, in string
		v        any
	}{
		{"list", "[" + strings.Repeat("{},", 1<<20) + "{}]", &list},
		{"object", `{"a":{}, "b":{}, "c":{}, "d":{}, "e":{}}`, &object},
		{"any", "[" + strings.Repeat("{},", 1<<20) + "{}]", &free},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := strictjson.Limits{Memory: 500}
			got := faultsOf(t, strictjson.Decode([]byte(test.in), test.v, l))
			if len(got) != 1 || got[0].kind != strictjson.KindTooLarge {
				t.Errorf("got %v, want one of kind %s", got, strictjson.KindTooLarge)
			}
		})
	}
	if err := strictjson.Decode([]byte("["+strings.Repeat("1,", 1000)+"1]"), new([]int), strictjson.Limits{}); err != nil {
		t.Errorf("an ordinary list: %v", err)
	}
}

func TestDecodeRefusesTypesItDoesNotKnow(t *testing.T) {
	type embedded struct{ option }
	type Exported struct{ X int }
	type pointerEmbedded struct{ *Exported }
	type loop *loop
	tests := []struct {
		name string
		v    any
	}{
		{"no pointer", option{}},
		{"nil", nil},
		{"nil pointer", (*option)(nil)},
		{"embedded struct", new(embedded)},
		{"embedded pointer", new(pointerEmbedded)},
		{"channel", new(chan int)},
		{"function in a list", new([]func())},
		{"function in an array", new([1]func())},
		{"function in a map", new(map[string]func())},
		{"function in a struct", new(struct{ F func() })},
		{"function behind a pointer", new(*func())},
		{"interface with methods", new(error)},
		{"bytes", new([]byte)},
		{"map with integer keys", new(map[int]string)},
		{"map with keys of their own form", new(map[word]string)},
		{"complex", new(complex128)},
		{"pointer to pointer", new(**int)},
		{"pointer to itself", new(loop)},
		{"two fields of one name", reflect.New(reflect.StructOf([]reflect.StructField{
			{Name: "A", Type: reflect.TypeFor[int](), Tag: `json:"x"`},
			{Name: "B", Type: reflect.TypeFor[int](), Tag: `json:"x"`},
		})).Interface()},
		{"the option string", new(struct {
			A int `json:",string"`
		})},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := strictjson.Decode([]byte(`{}`), test.v, strictjson.Limits{})
			if _, faults := errors.AsType[strictjson.Errors](err); err == nil || faults {
				t.Errorf("got %v, want an error of the type", err)
			}
		})
	}
}

func TestDecodeTypesThatContainThemselves(t *testing.T) {
	type list []list
	type tree map[string]tree
	var l list
	if err := strictjson.Decode([]byte(`[[],[[]]]`), &l, strictjson.Limits{}); err != nil || len(l) != 2 || len(l[1]) != 1 {
		t.Errorf("got %v, %v", l, err)
	}
	var m tree
	if err := strictjson.Decode([]byte(`{"a":{"b":{}}}`), &m, strictjson.Limits{}); err != nil || m["a"]["b"] == nil {
		t.Errorf("got %v, %v", m, err)
	}
}

func TestDecodeIntegers(t *testing.T) {
	type numbers struct {
		I   int    `json:"i,omitzero"`
		I16 int16  `json:"i16,omitzero"`
		I64 int64  `json:"i64,omitzero"`
		U8  uint8  `json:"u8,omitzero"`
		U64 uint64 `json:"u64,omitzero"`
	}
	tests := []struct {
		in   string
		kind strictjson.Kind
	}{
		{`{"i":0}`, ""},
		{`{"i":-0}`, ""},
		{`{"u8":-0}`, ""},
		{`{"i16":-32768}`, ""},
		{`{"i16":32768}`, strictjson.KindRange},
		{`{"i64":-9223372036854775808}`, ""},
		{`{"i64":9223372036854775808}`, strictjson.KindRange},
		{`{"u64":18446744073709551616}`, strictjson.KindRange},
		{`{"u8":256}`, strictjson.KindRange},
		{`{"u8":-1}`, strictjson.KindRange},
		{`{"i":1.0}`, strictjson.KindType},
		{`{"i":1e2}`, strictjson.KindType},
		{`{"i":1E400}`, strictjson.KindRange},
		{`{"i":"1"}`, strictjson.KindType},
		{`{"i":` + strings.Repeat("9", 400) + `}`, strictjson.KindRange},
	}
	for _, test := range tests {
		var v numbers
		got := faultsOf(t, strictjson.Decode([]byte(test.in), &v, strictjson.Limits{}))
		switch {
		case test.kind == "" && got != nil:
			t.Errorf("%.40s: got %v", test.in, got)
		case test.kind != "" && (len(got) != 1 || got[0].kind != test.kind):
			t.Errorf("%.40s: got %v, want %s", test.in, got, test.kind)
		}
	}
}

func TestDecodeInstants(t *testing.T) {
	tests := []struct {
		in string
		ok bool
	}{
		{"2026-05-04T09:30:00Z", true},
		{"2024-02-29T23:59:59.123456789-23:59", true},
		{"2026-05-04T9:30:00Z", false},       // hour of one digit
		{"2026-05-04T09:30:00,5Z", false},    // comma
		{"2026-05-04T09:30:00+24:00", false}, // a whole day
		{"2026-05-04T09:30:00+01:60", false},
		{"2026-05-04T09:30:00.Z", false},
		{"2026-05-04T09:30:00.1234567890Z", false},
		{"2026-05-04t09:30:00z", false},
		{"2026-05-04 09:30:00Z", false},
		{"2026-02-29T09:30:00Z", false},
		{"2026-05-04T24:00:00Z", false},
		{"2026-05-04T09:30:60Z", false},
		{"2026-05-04T09:30:00", false},
		{"2026-05-04", false},
		{"", false},
	}
	for _, test := range tests {
		var got time.Time
		err := strictjson.Decode([]byte(`"`+test.in+`"`), &got, strictjson.Limits{})
		if (err == nil) != test.ok {
			t.Errorf("%q: %v", test.in, err)
		}
		if want, _ := time.Parse(time.RFC3339Nano, test.in); test.ok && !got.Equal(want) {
			t.Errorf("%q: got %v, want %v", test.in, got, want)
		}
	}
}

func TestDecodeRequiresMembers(t *testing.T) {
	type inner struct {
		Low  float64  `json:"low"`
		High *float64 `json:"high,omitzero"`
	}
	type outer struct {
		ID    string           `json:"id"`
		Range inner            `json:"range,omitzero"`
		List  []inner          `json:"list"`
		ByID  map[string]inner `json:"by/id"`
	}
	for _, c := range []struct{ name, in, want string }{
		{"all there", `{"id":"","list":[],"by/id":{}}`, ""},
		{"zero is there", `{"id":"","list":[{"low":0}],"by/id":{}}`, ""},
		{"places, in the order of the text", `{"range":{"high":1},"list":[{"low":1},{}]}`, "/range/low required /list/1/low required /id required /by~1id required "},
		{"null for a pointer", `{"id":"","list":[{"low":0,"high":null}],"by/id":{}}`, "/list/0/high null "},
		{"nothing is missing behind the end of the text", `{"id":"","list":[{"low"`, "/list/0/low syntax "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got strings.Builder
			var errs strictjson.Errors
			if errors.As(strictjson.Decode([]byte(c.in), new(outer), strictjson.Limits{}), &errs) {
				for _, e := range errs {
					got.WriteString(e.Pointer + " " + string(e.Kind) + " ")
				}
			}
			if got.String() != c.want {
				t.Errorf("got %q, want %q", got.String(), c.want)
			}
		})
	}
}

func TestDecodeRequiresMembersOfLargeStructs(t *testing.T) {
	fields := make([]reflect.StructField, 70)
	for i := range fields {
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[int](), Tag: reflect.StructTag(fmt.Sprintf(`json:"f%d"`, i)),
		}
	}
	v := reflect.New(reflect.StructOf(fields))
	var errs strictjson.Errors
	if !errors.As(strictjson.Decode([]byte(`{"f0":1,"f69":2}`), v.Interface(), strictjson.Limits{}), &errs) || len(errs) != 68 {
		t.Errorf("got %d faults, want 68", len(errs))
	}
}
