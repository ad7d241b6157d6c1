package strictjson_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// hostile holds texts that one lenient reader or another accepts.
var hostile = []struct {
	name, in string
	pointer  string
	kind     strictjson.Kind
	decode   bool // only wrong for the type option, not as JSON
}{
	// what encoding/json lets through, even when told to be strict
	{"unknown member", `{"id":"a","note":1}`, "/note", strictjson.KindUnknownMember, true},
	{"unknown member below", `{"next":{"idd":"a"}}`, "/next/idd", strictjson.KindUnknownMember, true},
	{"case of a name", `{"ID":"a"}`, "/ID", strictjson.KindUnknownMember, true},
	{"case shadows a name", `{"id":"a","Id":"evil"}`, "/Id", strictjson.KindUnknownMember, true},
	{"name that folds to ASCII", `{"ſcore":1}`, "/ſcore", strictjson.KindUnknownMember, true},
	{"duplicate member", `{"id":"a","id":"b"}`, "/id", strictjson.KindDuplicate, false},
	{"duplicate by escape", `{"id":"a","\u0069d":"b"}`, "/id", strictjson.KindDuplicate, false},
	{"duplicate by two escapes", `{"\u0069d":"a","i\u0064":"b"}`, "/id", strictjson.KindDuplicate, false},
	{"duplicate escaped first", `{"\u0069d":"a","id":"b"}`, "/id", strictjson.KindDuplicate, false},
	{"duplicate empty name", `{"":1,"":2}`, "/", strictjson.KindDuplicate, false},
	{"duplicate deep in an array", `[[{"a/b":1,"a\/b":1}]]`, "/0/0/a~1b", strictjson.KindDuplicate, false},
	{"null document", `null`, "", strictjson.KindNull, true},
	{"null for text", `{"id":null}`, "/id", strictjson.KindNull, true},
	{"null for a number", `{"score":null}`, "/score", strictjson.KindNull, true},
	{"null for an item", `{"tags":["a",null]}`, "/tags/1", strictjson.KindNull, true},
	{"null for an array", `{"tags":null}`, "/tags", strictjson.KindNull, true},
	{"null for an item of an array", `{"pair":[null,1]}`, "/pair/0", strictjson.KindNull, true},
	{"too few items", `{"pair":[1]}`, "/pair", strictjson.KindRange, true},
	{"too many items", `{"pair":[1,2,3]}`, "/pair", strictjson.KindRange, true},
	{"invalid UTF-8 in text", "{\"id\":\"a\xff\"}", "/id", strictjson.KindSyntax, false},
	{"invalid UTF-8 in a name", "{\"i\xff\":\"a\"}", "", strictjson.KindSyntax, false},
	{"overlong UTF-8", "{\"id\":\"\xc0\xaf\"}", "/id", strictjson.KindSyntax, false},
	{"surrogate in UTF-8", "{\"id\":\"\xed\xa0\x80\"}", "/id", strictjson.KindSyntax, false},
	{"cut UTF-8", "{\"id\":\"\xe2\x82", "/id", strictjson.KindSyntax, false},
	{"invalid UTF-8 after the end", "{}\xff", "", strictjson.KindSyntax, false},
	{"invalid UTF-8 after multi-byte text", "{\"id\":\"é😀\xff\"}", "/id", strictjson.KindSyntax, false},
	{"lone high surrogate", `{"id":"\ud800"}`, "/id", strictjson.KindSyntax, false},
	{"lone low surrogate", `{"id":"\udc00"}`, "/id", strictjson.KindSyntax, false},
	{"high surrogate before text", `{"id":"\ud800abcdef"}`, "/id", strictjson.KindSyntax, false},
	{"two high surrogates", `{"id":"\ud800\ud800"}`, "/id", strictjson.KindSyntax, false},
	{"surrogates in the wrong order", `{"id":"\udc00\ud800"}`, "/id", strictjson.KindSyntax, false},
	{"high surrogate before a faulty escape", `{"id":"\ud800\uzzzz"}`, "/id", strictjson.KindSyntax, false},
	{"high surrogate before another escape", `{"id":"\ud800\n12345"}`, "/id", strictjson.KindSyntax, false},
	{"lone surrogate in a name", `{"\ud800":1}`, "", strictjson.KindSyntax, false},
	{"U+0000 escaped", `{"id":"\u0000"}`, "/id", strictjson.KindSyntax, false},
	{"U+0000 raw", "{\"id\":\"\x00\"}", "/id", strictjson.KindSyntax, false},
	{"U+0000 in a name", `{"a\u0000":1}`, "", strictjson.KindSyntax, false},
	{"byte order mark", "\xef\xbb\xbf{}", "", strictjson.KindSyntax, false},
	{"byte order mark of UTF-16", "\xff\xfe{\x00}\x00", "", strictjson.KindSyntax, false},
	{"byte order mark inside", "{\xef\xbb\xbf}", "", strictjson.KindSyntax, false},

	// more than one value
	{"trailing value", `{} {}`, "", strictjson.KindSyntax, false},
	{"trailing bracket", `{}}`, "", strictjson.KindSyntax, false},
	{"trailing comma after the end", `{},`, "", strictjson.KindSyntax, false},
	{"trailing NUL", "{}\x00", "", strictjson.KindSyntax, false},

	// numbers
	{"beyond a float", `{"score":1e400}`, "/score", strictjson.KindRange, false},
	{"beyond a float below", `{"score":-1e309}`, "/score", strictjson.KindRange, false},
	{"huge exponent", `{"score":1e10000000}`, "/score", strictjson.KindRange, false},
	{"huge exponent of ten digits", `{"score":1e9999999999}`, "/score", strictjson.KindRange, false},
	{"exponent beyond any integer", `{"score":1e99999999999999999999999}`, "/score", strictjson.KindRange, false},
	{"read as zero", `{"score":1e-400}`, "/score", strictjson.KindRange, false},
	{"read as zero, huge exponent", `{"score":1e-10000000}`, "/score", strictjson.KindRange, false},
	{"huge exponent in an unknown place", `[[1e10000000]]`, "/0/0", strictjson.KindRange, false},
	{"leading zero", `{"score":01}`, "/score", strictjson.KindSyntax, false},
	{"leading zero after a sign", `{"score":-01}`, "/score", strictjson.KindSyntax, false},
	{"leading plus", `{"score":+1}`, "/score", strictjson.KindSyntax, false},
	{"sign alone", `{"score":-}`, "/score", strictjson.KindSyntax, false},
	{"two signs", `{"score":--1}`, "/score", strictjson.KindSyntax, false},
	{"no digit before the point", `{"score":.5}`, "/score", strictjson.KindSyntax, false},
	{"no digit after the point", `{"score":1.}`, "/score", strictjson.KindSyntax, false},
	{"no digit in the exponent", `{"score":1e}`, "/score", strictjson.KindSyntax, false},
	{"no digit after the sign of the exponent", `{"score":1e+}`, "/score", strictjson.KindSyntax, false},
	{"exponent with a point", `{"score":1e2.5}`, "/score", strictjson.KindSyntax, false},
	{"hexadecimal", `{"score":0x10}`, "/score", strictjson.KindSyntax, false},
	{"digit groups", `{"score":1_000}`, "/score", strictjson.KindSyntax, false},
	{"decimal comma", `{"score":1,5}`, "", strictjson.KindSyntax, false},
	{"NaN", `{"score":NaN}`, "/score", strictjson.KindSyntax, false},
	{"Infinity", `{"score":Infinity}`, "/score", strictjson.KindSyntax, false},
	{"negative infinity", `{"score":-Infinity}`, "/score", strictjson.KindSyntax, false},
	{"digits of another script", `{"score":１}`, "/score", strictjson.KindSyntax, false},
	{"number as text", `{"score":"1"}`, "/score", strictjson.KindType, true},

	// the grammar
	{"nothing", ``, "", strictjson.KindSyntax, false},
	{"white space", " \n", "", strictjson.KindSyntax, false},
	{"comma at the end of an object", `{"id":"a",}`, "", strictjson.KindSyntax, false},
	{"comma at the end of an array", `{"tags":["a",]}`, "/tags/1", strictjson.KindSyntax, false},
	{"comma at the beginning", `[,1]`, "/0", strictjson.KindSyntax, false},
	{"two commas", `[1,,2]`, "/1", strictjson.KindSyntax, false},
	{"no comma in an array", `[1 2]`, "/0", strictjson.KindSyntax, false},
	{"no comma in an object", `{"id":"a" "score":1}`, "/id", strictjson.KindSyntax, false},
	{"no colon", `{"id" "a"}`, "/id", strictjson.KindSyntax, false},
	{"no value", `{"id":}`, "/id", strictjson.KindSyntax, false},
	{"name without quotes", `{id:"a"}`, "", strictjson.KindSyntax, false},
	{"name in single quotes", `{'id':"a"}`, "", strictjson.KindSyntax, false},
	{"number for a name", `{1:"a"}`, "", strictjson.KindSyntax, false},
	{"text in single quotes", `{"id":'a'}`, "/id", strictjson.KindSyntax, false},
	{"wrong bracket", `{"tags":["a"}`, "/tags/0", strictjson.KindSyntax, false},
	{"wrong brace", `{"id":"a"]`, "/id", strictjson.KindSyntax, false},
	{"comment", `{"id":"a"/* note */}`, "/id", strictjson.KindSyntax, false},
	{"line comment", "// note\n{}", "", strictjson.KindSyntax, false},
	{"capital literal", `[True]`, "/0", strictjson.KindSyntax, false},
	{"half a literal", `[tru]`, "/0", strictjson.KindSyntax, false},
	{"cut literal", `[nul`, "/0", strictjson.KindSyntax, false},
	{"literal and more", `[nullx]`, "/0", strictjson.KindSyntax, false},
	{"raw newline in text", "{\"id\":\"a\nb\"}", "/id", strictjson.KindSyntax, false},
	{"raw tab in text", "{\"id\":\"a\tb\"}", "/id", strictjson.KindSyntax, false},
	{"raw control character late in text", "{\"id\":\"abcdefghijk\x1fb\"}", "/id", strictjson.KindSyntax, false},
	{"unknown escape", `{"id":"\x41"}`, "/id", strictjson.KindSyntax, false},
	{"capital escape", `{"id":"\U0041"}`, "/id", strictjson.KindSyntax, false},
	{"short escape", `{"id":"\u41"}`, "/id", strictjson.KindSyntax, false},
	{"cut in an escape", `{"id":"\`, "/id", strictjson.KindSyntax, false},
	{"cut in a long escape", `{"id":"\u00`, "/id", strictjson.KindSyntax, false},
	{"cut between surrogates", `{"id":"\ud83d`, "/id", strictjson.KindSyntax, false},
	{"cut in a second surrogate", `{"id":"\ud83d\`, "/id", strictjson.KindSyntax, false},
	{"cut late in a second surrogate", `{"id":"\ud83d\ude`, "/id", strictjson.KindSyntax, false},
	{"cut in text", `{"id":"abc`, "/id", strictjson.KindSyntax, false},
	{"cut in a name", `{"id`, "", strictjson.KindSyntax, false},
	{"cut after a name", `{"id"`, "/id", strictjson.KindSyntax, false},
	{"cut after a colon", `{"id":`, "/id", strictjson.KindSyntax, false},
	{"cut after a value", `{"id":"a"`, "/id", strictjson.KindSyntax, false},
	{"faulty name after another", `{"id":"a","\x":1}`, "", strictjson.KindSyntax, false},
	{"cut after a comma", `{"id":"a",`, "", strictjson.KindSyntax, false},
	{"cut after a bracket", `[`, "", strictjson.KindSyntax, false},
	{"non-breaking space", "{\u00a0}", "", strictjson.KindSyntax, false},
	{"form feed", "\f{}", "", strictjson.KindSyntax, false},
	{"escape character", "\x1b[0m", "", strictjson.KindSyntax, false},
}

func TestHostile(t *testing.T) {
	names := map[string]bool{}
	for _, test := range hostile {
		if names[test.name] {
			t.Errorf("two rows are named %q", test.name)
		}
		names[test.name] = true
		t.Run(test.name, func(t *testing.T) {
			want := fault{test.pointer, test.kind}
			var v option
			got := faultsOf(t, strictjson.Decode([]byte(test.in), &v, strictjson.Limits{}))
			found := false
			for _, f := range got {
				found = found || f == want
			}
			if !found && strings.HasPrefix(test.in, "{") {
				t.Errorf("Decode: got %v, want %v", got, want)
			}
			if len(got) == 0 {
				t.Error("Decode accepts it")
			}
			got = faultsOf(t, strictjson.Check([]byte(test.in), strictjson.Limits{}))
			switch {
			case test.decode && got != nil:
				t.Errorf("Check: got %v, want none: it is JSON", got)
			case !test.decode && (len(got) != 1 || got[0] != want):
				t.Errorf("Check: got %v, want only %v", got, want)
			}
		})
	}
}

func TestAccepted(t *testing.T) {
	for _, in := range []string{
		`0`, `-0`, `-0.0e-0`, `0e99999999999`, `0.000e-99999999999`, `1E+2`, `1.7976931348623157e308`, `5e-324`,
		strings.Repeat("9", 308), `"` + "\u2028\U0010ffff" + `"`, `"\ud83d\ude00"`, `"\uFFFF"`, `"\u0001"`,
		" \t\r\n[ ] \n", `{"a":{"a":{"a":1}},"b":{"a":1}}`, `[null,true,false,"",{}]`, `{"":1," ":2}`,
	} {
		if err := strictjson.Check([]byte(in), strictjson.Limits{}); err != nil {
			t.Errorf("%.40s: %v", in, err)
		}
	}
}

func TestLimits(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	tests := []struct {
		name, in string
		limits   strictjson.Limits
		want     []fault
	}{
		{"at the default depth", nested(64), strictjson.Limits{}, nil},
		{"one deeper", nested(65), strictjson.Limits{}, []fault{{strings.Repeat("/0", 64), strictjson.KindTooLarge}}},
		{"own depth", nested(3), strictjson.Limits{Depth: 3}, nil},
		{"own depth, one deeper", `{"a":{"b":[1]}}`, strictjson.Limits{Depth: 2}, []fault{{"/a/b", strictjson.KindTooLarge}}},
		{"at the greatest depth", nested(10_000), strictjson.Limits{Depth: 1 << 30}, nil},
		{"at the size", `[1,2]`, strictjson.Limits{Size: 5}, nil},
		{"over the size", `[1,2]`, strictjson.Limits{Size: 4}, []fault{{"", strictjson.KindTooLarge}}},
		{"over the default size", strings.Repeat(" ", 64<<20) + "1", strictjson.Limits{}, []fault{{"", strictjson.KindTooLarge}}},
		{"size beyond any text", `1`, strictjson.Limits{Size: int(^uint(0) >> 1)}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := faultsOf(t, strictjson.Check([]byte(test.in), test.limits)); fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// What follows would take minutes or gigabytes if time or memory were not
// linear.
func TestLargeInputs(t *testing.T) {
	object := func(n int, name func(i int) string) string {
		var b strings.Builder
		b.WriteByte('{')
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `"%s":0`, name(i))
		}
		b.WriteByte('}')
		return b.String()
	}
	plain := func(i int) string { return fmt.Sprint("n", i) }
	small := object(20, plain)
	tests := []struct {
		name, in string
		faults   int
	}{
		{"unclosed arrays", strings.Repeat("[", 1<<20), 1},
		{"unclosed objects", strings.Repeat(`{"a":`, 1<<18), 1},
		{"digits", strings.Repeat("9", 1<<20), 1},
		{"digits after the point", "0." + strings.Repeat("9", 1<<20), 0},
		{"zeros before a digit", "0." + strings.Repeat("0", 1<<20) + "1", 1},
		{"digits of an exponent", "1e" + strings.Repeat("9", 1<<20), 1},
		{"many huge exponents", "[" + strings.Repeat("1e1000000000,", 1<<16) + "0]", 100},
		{"100 000 members", object(100_000, plain), 0},
		{"100 000 members with escapes", object(100_000, func(i int) string { return fmt.Sprintf(`\u0061%d`, i) }), 0},
		{"a duplicate among 100 000", object(100_000, func(i int) string { return plain(i % 99_999) }), 1},
		{"an escaped duplicate among 100 000", object(100_000, func(i int) string {
			if i == 99_999 {
				return `\u006e5`
			}
			return plain(i)
		}), 1},
		{"100 000 duplicates", object(100_000, func(int) string { return "a" }), 100},
		{"long names", object(64, func(i int) string { return strings.Repeat("x", 1<<14) + plain(i) }), 0},
		{"many objects after a large one", "[" + object(100_000, plain) + strings.Repeat(","+small, 10_000) + "]", 0},
		{"escapes", `"` + strings.Repeat(`\ud83d\ude00`, 1<<17) + `"`, 0},
		{"white space", strings.Repeat(" ", 1<<20) + "1" + strings.Repeat("\n", 1<<20), 0},
		{"many lines before a fault", strings.Repeat("\n", 1<<20) + "x", 1},
		{"faults below a long name", `{"` + strings.Repeat("x", 1<<20) + `":{"a":{"b":1` + strings.Repeat(`,"b":1`, 1000) + `}}}`, 100},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := faultsOf(t, strictjson.Check([]byte(test.in), strictjson.Limits{}))
			if len(got) != test.faults {
				t.Errorf("got %d faults, want %d", len(got), test.faults)
			}
			for _, f := range got {
				if len(f.pointer) > 64*(2*256+1) {
					t.Errorf("a pointer has %d bytes", len(f.pointer))
				}
			}
			var v any
			got = faultsOf(t, strictjson.Decode([]byte(test.in), &v, strictjson.Limits{}))
			if len(got) != test.faults {
				t.Errorf("into any: got %d faults, want %d", len(got), test.faults)
			}
		})
	}
}
