package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// everything has a field of every kind that Encode knows.
type everything struct {
	Bool    bool              `json:"bool"`
	Int     int8              `json:"int"`
	Uint    uint64            `json:"uint"`
	Float   float64           `json:"float"`
	Single  float32           `json:"single"`
	Text    string            `json:"text"`
	List    []int             `json:"list"`
	Array   [2]bool           `json:"array"`
	Map     map[string]string `json:"map"`
	Pointer *int              `json:"pointer"`
	Any     any               `json:"any"`
	Figure  *figure.Figure    `json:"figure"`
	When    time.Time         `json:"when"`
	Level   level             `json:"level"`
	Word    wordPtr           `json:"word"`
	Raw     json.RawMessage   `json:"raw"`
	Named   int
	Left    string          `json:"-"`
	Empty   []int           `json:"empty,omitempty"`
	Nothing *int            `json:"nothing,omitempty"`
	Zero    float64         `json:"zero,omitzero"`
	Never   time.Time       `json:"never,omitzero"`
	Own     *level          `json:"own,omitzero"`
	Struct  struct{}        `json:"struct"`
	Ext     json.RawMessage `json:"ext,omitzero"`
	hidden  int
}

// level has a text form of its own; 0 counts as zero only if it says so.
type level int

func (l level) MarshalText() ([]byte, error) {
	if l < 0 {
		return nil, errors.New("secret")
	}
	return []byte(strings.Repeat("+", int(l))), nil
}

func (l level) IsZero() bool { return l == 7 }

// wordPtr has a JSON form only as a pointer.
type wordPtr struct{ text string }

func (w *wordPtr) MarshalJSON() ([]byte, error) {
	if w.text == "" {
		return nil, errors.New("secret")
	}
	return []byte(w.text), nil
}

// textPtr has a text form only as a pointer.
type textPtr struct{ text string }

func (w *textPtr) MarshalText() ([]byte, error) { return []byte(w.text), nil }

func TestEncodeEverything(t *testing.T) {
	negativeZero := math.Copysign(0, -1)
	one := 1
	fig := figure.Of(negativeZero)
	own := level(7)
	v := everything{
		Bool: true, Int: -5, Uint: math.MaxUint64, Float: negativeZero, Single: 0.1,
		Text: "<a href=\"x\">é😀\u2028\\\b\f\n\r\t\x01\x7f", Array: [2]bool{true, false},
		Map: map[string]string{"b": "2", "a/~": "1", "": "0"}, Pointer: &one,
		Any:    []any{1e-7, 1e21, 1e20, 1e-6, 123456789.125, -1e-10, 5e-324, math.MaxFloat64, "x", map[string]any{}},
		Figure: &fig, When: time.Date(2026, 5, 4, 9, 30, 0, 5e8, time.UTC), Level: 2, Word: wordPtr{` {"a" :[ 1.50,-0 ] }`},
		Raw: json.RawMessage("{\"\\u0061b\" :[null, {\n}],\"c\":1E+2, \"d\":\"\\/\"}"), Own: &own, Left: "left", hidden: 1,
	}
	want := `{
  "bool": true,
  "int": -5,
  "uint": 18446744073709551615,
  "float": 0,
  "single": 0.1,
  "text": "<a href=\"x\">é😀` + "\u2028" + `\\\b\f\n\r\t\u0001` + "\x7f" + `",
  "list": [],
  "array": [
    true,
    false
  ],
  "map": {
    "": "0",
    "a/~": "1",
    "b": "2"
  },
  "pointer": 1,
  "any": [
    1e-7,
    1e+21,
    100000000000000000000,
    0.000001,
    123456789.125,
    -1e-10,
    5e-324,
    1.7976931348623157e+308,
    "x",
    {}
  ],
  "figure": {
    "value": 0
  },
  "when": "2026-05-04T09:30:00.5Z",
  "level": "++",
  "word": {
    "a": [
      1.50,
      -0
    ]
  },
  "raw": {
    "\u0061b": [
      null,
      {}
    ],
    "c": 1E+2,
    "d": "\/"
  },
  "Named": 0,
  "struct": {}
}
`
	got, err := document.Encode(&v)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !json.Valid(got) {
		t.Error("not valid JSON")
	}
}

func TestEncodeRefusesWhatDecodeWould(t *testing.T) {
	deep := any(1)
	for range 65 {
		deep = []any{deep}
	}
	type cycle struct {
		Next *cycle `json:"next"`
	}
	round := &cycle{}
	round.Next = round
	var many []float64
	for range 5000 {
		many = append(many, math.NaN())
	}
	var manyPlaces []place
	for i := range 100 {
		manyPlaces = append(manyPlaces, place{"/" + strconv.Itoa(i), fault.Range})
	}
	deepRaw := json.RawMessage(strings.Repeat("[", 64) + strings.Repeat("]", 64))
	tests := []struct {
		name string
		v    any
		want []place
	}{
		{"nil", nil, []place{{"", fault.Null}}},
		{"NaN", math.NaN(), []place{{"", fault.Range}}},
		{"infinity", map[string]any{"a/b": []float64{1, math.Inf(-1)}}, []place{{"/a~1b/1", fault.Range}}},
		{"float32 infinity", []float32{float32(math.Inf(1))}, []place{{"/0", fault.Range}}},
		{"figure", []figure.Figure{{Value: math.NaN()}}, []place{{"/0", fault.Format}}},
		{"null in any", []any{1, nil}, []place{{"/1", fault.Null}}},
		{"text", []string{"a", "\xff", "\x00"}, []place{{"/1", fault.Format}, {"/2", fault.Format}}},
		{"name", map[string]int{"\xff": 1}, []place{{"/\xff", fault.Format}}},
		{"text form", []level{1, -1}, []place{{"/1", fault.Format}}},
		{"JSON form", []wordPtr{{}, {"{"}}, []place{{"/0", fault.Format}, {"/1", fault.Syntax}}},
		{"raw", []json.RawMessage{[]byte(`{"a":[{},{"b":1,"b":1}]}`), nil, []byte("null")}, []place{
			{"/0/a/1/b", fault.Duplicate},
			{"/1", fault.Syntax},
			{"/2", fault.Null},
		}},
		{"too deep", deep, []place{{strings.Repeat("/0", 64), fault.TooLarge}}},
		{"raw too deep", []json.RawMessage{deepRaw}, []place{{"/0" + strings.Repeat("/0", 63), fault.TooLarge}}},
		{
			"raw objects too deep",
			[]json.RawMessage{json.RawMessage(strings.Repeat(`{"a":`, 63) + "{}" + strings.Repeat("}", 63))},
			[]place{{"/0" + strings.Repeat("/a", 63), fault.TooLarge}},
		},
		{"endless", round, []place{{strings.Repeat("/next", 64), fault.TooLarge}}},
		{"too many", many, manyPlaces},
		{"all at once", map[string]any{"a": math.NaN(), "b": "\xff", "c": nil}, []place{
			{"/a", fault.Range}, {"/b", fault.Format}, {"/c", fault.Null},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out, err := document.Encode(test.v)
			if diff := cmp.Diff(test.want, placesOf(t, err), cmp.AllowUnexported(place{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if out != nil {
				t.Error("something is written")
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "NaN") {
				t.Errorf("the error holds the value: %v", err)
			}
		})
	}
}

func TestEncodeRefusesTypesWithoutAForm(t *testing.T) {
	type Embedded struct{}
	for _, v := range []any{
		make(chan int),
		[]func(){nil},
		map[string]func(){"": nil},
		struct{ F func() }{},
		struct{ Embedded }{},
		new(*int), new(any),
		[]*any{nil},
		[]byte("x"),
		map[int]int{},
		map[level]int{},
		complex(1, 1),
		struct {
			A int `json:",string"`
		}{},
		reflect.New(reflect.StructOf([]reflect.StructField{
			{Name: "A", Type: reflect.TypeFor[int](), Tag: `json:"x"`},
			{Name: "B", Type: reflect.TypeFor[int](), Tag: `json:"x"`},
		})).Interface(),
	} {
		_, err := document.Encode(v)
		if _, faults := errors.AsType[fault.Faults](err); err == nil || faults {
			t.Errorf("%T: got %v, want an error of the type", v, err)
		}
	}
}

func TestEncodeToTheGreatestDepth(t *testing.T) {
	raw := []json.RawMessage{json.RawMessage(strings.Repeat("[", 63) + strings.Repeat("]", 63))}
	text, err := document.Encode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if err := strictjson.Check(text, strictjson.Limits{}); err != nil {
		t.Error(err)
	}
}

func TestNumbersAreThoseOfEncodingJSON(t *testing.T) {
	check := func(v any) {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := document.Encode(v)
		if err != nil || string(got) != string(want)+"\n" {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
	for e := -323; e <= 307; e++ {
		v := math.Pow(10, float64(e))
		check(v)
		check(-1.5 * v)
		check(math.Nextafter(v, 0))
		if single := float32(v); single != 0 && !math.IsInf(float64(single), 0) {
			check(single)
			check(-1.5 * single)
			check(math.Nextafter32(single, 0))
		}
	}
}

// Each list holds itself twice: 2^64 ways down.
func TestEncodeOfAValueThatContainsItself(t *testing.T) {
	list := make([]any, 2)
	list[0], list[1] = list, list
	if got := placesOf(t, func() error { _, err := document.Encode(list); return err }()); len(got) != 100 {
		t.Errorf("got %d faults, want 100", len(got))
	}
}

func TestEncodePointersAndInterfaces(t *testing.T) {
	var none *plan
	text := &textPtr{"t"}
	for _, test := range []struct {
		v    any
		want string
	}{
		{none, "null\n"},
		{[]*int{nil}, "[\n  null\n]\n"},
		{text, "\"t\"\n"},
		{map[string]textPtr{"k": {"v"}}, "{\n  \"k\": \"v\"\n}\n"},
		{map[string]wordPtr{"k": {"[1 ]"}}, "{\n  \"k\": [\n    1\n  ]\n}\n"},
		{[]wordPtr{{"1"}}[0], "1\n"},
		{&[]textPtr{{"u"}}, "[\n  \"u\"\n]\n"},
		{map[string][]int(nil), "{}\n"},
		{&struct {
			Own *level `json:"own,omitzero"`
		}{}, "{}\n"},
	} {
		got, err := document.Encode(test.v)
		if err != nil || string(got) != test.want {
			t.Errorf("%T: got %q, %v; want %q", test.v, got, err, test.want)
		}
	}
}

func TestEncodeIsStable(t *testing.T) {
	p := samplePlan(30)
	first, err := document.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := document.Encode(p); !bytes.Equal(again, first) {
			t.Fatal("the same document was written in two ways")
		}
	}
	back, err := document.Decode[plan](first, planFormat)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, p) {
		t.Errorf("got %+v, want %+v", back, p)
	}
}

// samplePlan returns a plan of n goals.
func samplePlan(n int) plan {
	p := plan{
		Format: planFormat.String(), ID: "p1", Goals: []goal{}, Weights: map[string]float64{},
		Score: figure.Of(0.75), Extensions: map[string]json.RawMessage{},
	}
	for i := range n {
		id := "goal-" + strings.Repeat("x", i%20) + string(rune('a'+i%26))
		p.Goals = append(p.Goals, goal{ID: id, Text: "walk to the shop and back without a rest", Level: i - 2, Share: float64(i) / 7})
		p.Weights[id] = float64(i) / 3
	}
	return p
}

func FuzzDocument(f *testing.F) {
	for _, s := range []string{
		`{"format":"test.plan/2.1","id":"a","goals":[{"id":"b","text":"<é\u2028>","level":-2,"share":-0.0}],"weights":{"x":1e-7}}`,
		`{"format":"test.plan/2.0","score":{"why":"none"},"extensions":{"org.example":[1.50,null,{"a\/b":-0}]}}`,
		`{"format":"test.plan/2.2"}`, `{"format":"test.plan/1.0"}`, `{"id":"a"}`, `{}`, `null`, `[`,
		`{"format":"test.plan/2.1","score":{"value":1,"why":"x"}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := document.Decode[plan](data, planFormat)
		if err != nil {
			if len(placesOf(t, err)) == 0 {
				t.Fatal("refused without a fault")
			}
			return
		}
		text, err := document.Encode(doc)
		if err != nil {
			t.Fatalf("decoded and not encoded: %v", err)
		}
		var theirs plan
		if err := json.Unmarshal(text, &theirs); err != nil {
			t.Fatalf("encoding/json does not read it: %v", err)
		}
		again, err := document.Decode[plan](text, planFormat)
		if err != nil {
			t.Fatalf("encoded and not decoded: %v", err)
		}
		second, err := document.Encode(again)
		if err != nil || !bytes.Equal(second, text) {
			t.Fatalf("%v: written as\n%s\nand then as\n%s", err, text, second)
		}
		compact(doc.Extensions)
		compact(again.Extensions)
		if len(doc.Weights) == 0 {
			doc.Weights = nil // left out
		}
		if !reflect.DeepEqual(again, doc) {
			t.Fatalf("got %+v, want %+v", again, doc)
		}
	})
}

// compact takes the white space out of extensions, which Encode sets anew.
func compact(extensions map[string]json.RawMessage) {
	for key, raw := range extensions {
		var b bytes.Buffer
		if json.Compact(&b, raw) == nil {
			extensions[key] = b.Bytes()
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	data, err := document.Encode(samplePlan(150))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := document.Decode[plan](data, planFormat); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	p := samplePlan(150)
	data, err := document.Encode(p)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := document.Encode(p); err != nil {
			b.Fatal(err)
		}
	}
}

// The standard encoder with the same indent, for comparison.
func BenchmarkEncodingJSON(b *testing.B) {
	p := samplePlan(150)
	data, err := document.Encode(p)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.MarshalIndent(p, "", "  "); err != nil {
			b.Fatal(err)
		}
	}
}
