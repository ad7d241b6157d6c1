package message_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/message"
)

// files makes a catalogue folder from language tags and key-text pairs.
func files(languages map[string]map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for lang, messages := range languages {
		data, err := json.Marshal(messages)
		if err != nil {
			panic(err)
		}
		fsys["texts/"+lang+".json"] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func load(t *testing.T, languages map[string]map[string]string) *message.Catalog {
	t.Helper()
	c, err := message.Load(files(languages), "texts")
	require.NoError(t, err)
	return c
}

// speak says one message in one language.
func speak(t *testing.T, lang, text string, args message.Args) string {
	t.Helper()
	all := map[string]map[string]string{"en": {"k": text}, lang: {"k": text}}
	return load(t, all).In(lang).Say("k", args).Text
}

type color string

func TestSay(t *testing.T) {
	days := "{n, plural, =0 {no days} one {# day} other {# days}}"
	rows := []struct {
		name, text string
		args       message.Args
		want       string
		reason     string
	}{
		{"text", "It is so.", nil, "It is so.", "no argument"},
		{"string", "Hello {name}.", message.Args{"name": "Ana"}, "Hello Ana.", "as it is"},
		{"braces in a value", "{a}", message.Args{"a": "{b} ''"}, "{b} ''", "values are never parsed"},
		{"enum", "{c}", message.Args{"c": color("red")}, "red", "a type made of string is a string"},
		{"int", "{n}", message.Args{"n": 1234}, "1,234", "a number is written as the language does"},
		{"int64", "{n}", message.Args{"n": int64(-5)}, "−5", "the other width of int, and the minus sign"},
		{"float", "{n}", message.Args{"n": 0.12345}, "0.123", "three decimals unless told, as ICU"},
		{"list", "{l}", message.Args{"l": []string{"a", "b", "c"}}, "a, b and c", "no serial comma"},
		{"list of two", "{l}", message.Args{"l": []string{"a", "b"}}, "a and b", "no comma"},
		{"list of one", "{l}", message.Args{"l": []string{"a"}}, "a", "no and"},
		{"empty list", "[{l}]", message.Args{"l": []string{}}, "[]", "nothing to say"},
		{"number", "{n, number}", message.Args{"n": 1234.5}, "1,234.5", "number form"},
		{"decimals", "{n,number,2}", message.Args{"n": 2.675}, "2.68", "half away from zero on the decimal"},
		{"no trailing zeros", "{n, number, 2}", message.Args{"n": 2.5}, "2.5", "at most two decimals"},
		{"no decimals", "{n, number, 0}", message.Args{"n": 99.5}, "100", "the carry adds a digit"},
		{"negative zero", "{n, number, 1}", message.Args{"n": -0.04}, "0", "zero has no sign"},
		{"plural exact", days, message.Args{"n": 0}, "no days", "=0 wins over other"},
		{"plural one", days, message.Args{"n": 1}, "1 day", "one"},
		{"plural other", days, message.Args{"n": 1200}, "1,200 days", "# is the number as written"},
		{"plural half", days, message.Args{"n": 0.5}, "0.5 days", "decimals are other in English"},
		{"plural float one", days, message.Args{"n": 1.0}, "1 day", "1.0 is shown as 1"},
		{"plural rounds to one", days, message.Args{"n": 0.9999}, "1 day", "the form follows the digits shown"},
		{"plural negative", days, message.Args{"n": -1}, "−1 day", "the sign does not count"},
		{"plural of a text", days, message.Args{"n": "many"}, "many days", "never fails: other, and the text as it is"},
		{"plural infinite", days, message.Args{"n": math.Inf(-1)}, "−∞ days", "never fails"},
		{"not a number", "{n}", message.Args{"n": math.NaN()}, "NaN", "never fails"},
		{"select", "{x, select, a {A} other {O}}", message.Args{"x": "a"}, "A", "named case"},
		{"select enum", "{x, select, red {R} other {O}}", message.Args{"x": color("red")}, "R", "an enum selects"},
		{"select other", "{x, select, a {A} other {O}}", message.Args{"x": "z"}, "O", "unknown case"},
		{"select absent", "{x, select, a {A} other {O}}", nil, "O", "a missing argument is other"},
		{
			"nested", "{n, plural, one {{x, select, a {# a} other {# o}}} other {{x, select, a {# as} other {# os}}}}",
			message.Args{"n": 3, "x": "a"},
			"3 as", "# inside a select inside a plural is that plural's number",
		},
		{
			"plural in plural", "{n, plural, other {#: {m, plural, other {#}} #}}",
			message.Args{"n": 3, "m": 4},
			"3: 4 3", "# is the nearest plural's",
		},
		{"hash outside", "# {n}", message.Args{"n": 1}, "# 1", "outside a plural # is itself"},
		{"hash in a select", "{x, select, other {#}}", nil, "#", "a select alone has no number"},
		{"quoted brace", "'{'{n}'}'", message.Args{"n": 1}, "{1}", "quoted as in ICU"},
		{"two apostrophes", "it''s", nil, "it's", "two are one"},
		{"lone apostrophe", "it's d'{'n'}'", nil, "it's d{n}", "only before a brace it opens a quote"},
		{"apostrophe at the end", "the patients'", nil, "the patients'", "nothing to quote"},
		{"apostrophes in a quote", "'{it''s}'", nil, "{it's}", "two in a quote are one"},
		{"quoted hash", "{n, plural, other {'#'#}}", message.Args{"n": 2}, "#2", "quoted in a plural"},
		{"apostrophe before a hash", "'#", nil, "'#", "outside a plural # needs no quote"},
		{"missing argument", "Hello {name}.", nil, "Hello {name}.", "never fails"},
		{"unusable argument", "{a}", message.Args{"a": struct{}{}}, "{a}", "never fails"},
		{"nil argument", "{a}", message.Args{"a": nil}, "{a}", "never fails"},
		{"spaces", "{ n ,\n number , 1 }", message.Args{"n": 1.25}, "1.3", "white space between parts"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			if got := speak(t, "en", r.text, r.args); got != r.want {
				t.Errorf("%s: got %q, want %q", r.reason, got, r.want)
			}
		})
	}
}

// The forms are those of CLDR's long dates without weekday (release 46,
// main/*.xml, dateFormats), but for the first of a month.
func TestDates(t *testing.T) {
	for _, r := range []struct{ lang, want string }{
		{"en", "5 March 2026, 1 December 2025, February 2024, 1999, soon"},
		{"de", "5. März 2026, 1. Dezember 2025, Februar 2024, 1999, soon"},
		{"nl", "5 maart 2026, 1 december 2025, februari 2024, 1999, soon"},
		{"es", "5 de marzo de 2026, 1 de diciembre de 2025, febrero de 2024, 1999, soon"},
		{"it", "5 marzo 2026, 1º dicembre 2025, febbraio 2024, 1999, soon"},
		{"fr", "5 mars 2026, 1er décembre 2025, février 2024, 1999, soon"},
		{"pt", "5 de março de 2026, 1º de dezembro de 2025, fevereiro de 2024, 1999, soon"},
		{"pt-PT", "5 de março de 2026, 1 de dezembro de 2025, fevereiro de 2024, 1999, soon"},
	} {
		got := speak(t, r.lang, "{a, date}, {b, date}, {c, date}, {d, date}, {e,date }", message.Args{
			"a": "2026-03-05", "b": date.Date("2025-12-01"), "c": "2024-02", "d": "1999", "e": "soon",
		})
		require.Equal(t, r.want, got, r.lang)
	}
	require.Equal(t, "{d}, 31 May 2026 0, 2026-02-30", speak(t, "en", "{d, date}, {e, date} {n}, {f, date}",
		message.Args{"e": "2026-05-31", "n": 0, "f": "2026-02-30"}))
}

// The forms are those of CLDR: https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html
func TestPluralForms(t *testing.T) {
	values := []float64{0, 1, 1.5, 2, 0.5, 1e6, -1, 1.2e6, 1_000_001}
	rows := []struct{ lang, want string }{
		{"en", "o 1 o o o o 1 o o"},
		{"de", "o 1 o o o o 1 o o"},
		{"nl", "o 1 o o o o 1 o o"},
		{"es", "o 1 o o o m 1 o o"},
		{"it", "o 1 o o o m 1 o o"},
		{"pt-PT", "o 1 o o o m 1 o o"},
		{"fr", "1 1 1 o 1 m 1 o o"},
		{"pt", "1 1 1 o 1 m 1 o o"},
	}
	for _, r := range rows {
		t.Run(r.lang, func(t *testing.T) {
			all := map[string]map[string]string{"en": {"k": "{n, plural, one {1} other {o}}"}}
			switch r.lang {
			case "en", "de", "nl":
				all[r.lang] = all["en"]
			default:
				all[r.lang] = map[string]string{"k": "{n, plural, one {1} many {m} other {o}}"}
			}
			s := load(t, all).In(r.lang)
			var got []string
			for _, v := range values {
				got = append(got, s.Say("k", message.Args{"n": v}).Text)
			}
			require.Equal(t, r.want, strings.Join(got, " "))
		})
	}
}

func TestNumberForms(t *testing.T) {
	const narrow, noBreak = "\u202f", "\u00a0"
	rows := []struct {
		lang string
		want []string // of 1234.5, 12345.6, -1234567
	}{
		{"en", []string{"1,234.5", "12,345.6", "−1,234,567"}},
		{"es", []string{"1234,5", "12" + narrow + "345,6", "−1" + narrow + "234" + narrow + "567"}},
		{"de", []string{"1.234,5", "12.345,6", "−1.234.567"}},
		{"nl", []string{"1.234,5", "12.345,6", "−1.234.567"}},
		{"fr", []string{"1" + narrow + "234,5", "12" + narrow + "345,6", "−1" + narrow + "234" + narrow + "567"}},
		{"it", []string{"1234,5", "12.345,6", "−1.234.567"}},
		{"pt", []string{"1.234,5", "12.345,6", "−1.234.567"}},
		{"pt-PT", []string{"1234,5", "12" + noBreak + "345,6", "−1" + noBreak + "234" + noBreak + "567"}},
	}
	for _, r := range rows {
		t.Run(r.lang, func(t *testing.T) {
			s := load(t, map[string]map[string]string{"en": {}, r.lang: {}}).In(r.lang)
			got := []string{s.Number(1234.5, 3), s.Number(12345.6, 3), s.Number(-1234567, 3)}
			if d := cmp.Diff(r.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLists(t *testing.T) {
	rows := []struct{ lang, last, want, reason string }{
		{"es", "tos", "fiebre y tos", "y"},
		{"es", "inflamación", "fiebre e inflamación", "the sound i"},
		{"es", "Índice", "fiebre e Índice", "an accented capital"},
		{"es", "hijos", "fiebre e hijos", "h is silent"},
		{"es", "hielo", "fiebre y hielo", "a diphthong"},
		{"es", "ion", "fiebre y ion", "both are right; y is said"},
		{"es", "", "fiebre y ", "an empty item"},
		{"es", "h", "fiebre y h", "a letter"},
		{"es", "i", "fiebre e i", "the letter i"},
		{"de", "Husten", "fiebre und Husten", "und"},
		{"fr", "toux", "fiebre et toux", "et"},
		{"it", "tosse", "fiebre e tosse", "e"},
		{"pt", "tosse", "fiebre e tosse", "e"},
		{"nl", "hoest", "fiebre en hoest", "en"},
	}
	for _, r := range rows {
		t.Run(r.lang+" "+r.last, func(t *testing.T) {
			s := load(t, map[string]map[string]string{"en": {}, r.lang: {}}).In(r.lang)
			require.Equal(t, r.want, s.List([]string{"fiebre", r.last}), r.reason)
		})
	}
}

func TestIn(t *testing.T) {
	c := load(t, map[string]map[string]string{
		"en": {"k": "E"}, "es": {"k": "S"}, "pt": {"k": "B"}, "pt-PT": {"k": "P"},
	})
	rows := []struct {
		ask, lang string
		fallback  bool
		reason    string
	}{
		{"", "en", false, "English unless asked"},
		{"es", "es", false, "exact"},
		{"ES_mx", "es", false, "a more general language, any case"},
		{"pt-PT", "pt-PT", false, "a region of its own"},
		{"pt-BR", "pt", false, "a region without texts of its own"},
		{"de", "en", true, "not in the catalogue"},
		{"!", "en", true, "not a language tag"},
		{"en-GB", "en", false, "English is English"},
	}
	for _, r := range rows {
		t.Run(r.ask, func(t *testing.T) {
			s := c.In(r.ask)
			require.Equal(t, r.lang, s.Lang(), r.reason)
			require.Equal(t, r.fallback, s.Fallback(), r.reason)
			require.Equal(t, r.lang, s.Say("k", nil).Lang)
		})
	}
	require.Equal(t, []string{"en", "es", "pt", "pt-PT"}, c.Languages())
	require.Equal(t, []string{"k"}, c.Keys())
}

func TestUnknownKeyIsItsOwnText(t *testing.T) {
	var zero message.Speaker
	require.Equal(t, message.Sentence{Key: "k", Text: "k", Lang: "en"}, zero.Say("k", nil))
	require.Equal(t, "1,234.5", zero.Number(1234.5, 1))
	require.Equal(t, "a and b", zero.List([]string{"a", "b"}))
	s := load(t, map[string]map[string]string{"en": {}}).In("en")
	require.Equal(t, "nope", s.Say("nope", message.Args{"a": 1}).Text)
}

func TestSayKeepsNothingOfTheCaller(t *testing.T) {
	s := load(t, map[string]map[string]string{"en": {"k": "{l}"}}).In("en")
	args := message.Args{"l": []string{"a", "b"}}
	said := s.Say("k", args)
	args["l"].([]string)[0] = "z"
	args["m"] = 1
	require.Equal(t, message.Args{"l": []string{"a", "b"}}, said.Args)
	data, err := json.Marshal(said)
	require.NoError(t, err)
	require.JSONEq(t, `{"key":"k","args":{"l":["a","b"]},"text":"a and b","lang":"en"}`, string(data))
}

// Numbers of whatever size are written and read back within half a unit of the
// last place.
func TestNumberReadsBack(t *testing.T) {
	s := load(t, map[string]map[string]string{"en": {}}).In("en")
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e12, 1e12).Draw(t, "v")
		d := rapid.IntRange(0, 6).Draw(t, "decimals")
		text := strings.NewReplacer(",", "", "−", "-").Replace(s.Number(v, d))
		var back float64
		if _, err := fmt.Sscan(text, &back); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if math.Abs(back-v) > 0.5*math.Pow10(-d)+math.Abs(v)*1e-15 {
			t.Fatalf("%v with %d decimals reads back as %v", v, d, back)
		}
	})
}

func TestArgumentOrderDoesNotMatter(t *testing.T) {
	s := load(t, map[string]map[string]string{"en": {"k": "{a} {b} {c}"}}).In("en")
	args := message.Args{"a": 1, "b": "x", "c": []string{"y"}}
	want := s.Say("k", args).Text
	for range 20 {
		require.Equal(t, want, s.Say("k", maps.Clone(args)).Text)
	}
	require.True(t, slices.IsSorted(load(t, map[string]map[string]string{"en": {"b": "", "a": ""}}).Keys()))
}

func TestAllocs(t *testing.T) {
	s := load(t, map[string]map[string]string{"en": {"k": "{n, plural, one {# day} other {# days}} of {l}"}}).In("en")
	args := message.Args{"n": 12, "l": []string{"rest", "water"}}
	if n := testing.AllocsPerRun(100, func() { s.Say("k", args) }); n > 14 {
		t.Errorf("a sentence takes %v allocations, at most 14", n)
	}
}

func BenchmarkSay(b *testing.B) {
	c, err := message.Load(files(map[string]map[string]string{
		"en": {"k": "{n, plural, one {# day} other {# days}} of {l}"},
	}), "texts")
	if err != nil {
		b.Fatal(err)
	}
	s := c.In("en")
	args := message.Args{"n": 12, "l": []string{"rest", "water"}}
	b.ReportAllocs()
	for b.Loop() {
		s.Say("k", args)
	}
}
