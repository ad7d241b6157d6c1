package message_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
)

func TestLoadRefuses(t *testing.T) {
	rows := []struct {
		name   string
		files  map[string]string
		faults int
		reason string
	}{
		{"no English", map[string]string{"es.json": `{}`}, 1, "English is the measure"},
		{"unknown language", map[string]string{"en.json": `{}`, "xx.json": `{}`}, 1, "no plural rules"},
		{"tag not canonical", map[string]string{"en.json": `{}`, "ES.json": `{}`}, 1, "one spelling of a tag"},
		{"not an object", map[string]string{"en.json": `[]`}, 2, "and then English is missing"},
		{"empty file", map[string]string{"en.json": ``}, 2, "no JSON at all"},
		{"not a text", map[string]string{"en.json": `{"a": 1}`}, 2, "texts only"},
		{"cut off in a key", map[string]string{"en.json": `{"a`}, 2, "not JSON"},
		{"cut off after a key", map[string]string{"en.json": `{"a":`}, 2, "not JSON"},
		{"cut off after a text", map[string]string{"en.json": `{"a":"b"`}, 2, "not JSON"},
		{"trailing data", map[string]string{"en.json": `{} {}`}, 2, "one object"},
		{"key twice", map[string]string{"en.json": `{"a":"x","a":"x"}`}, 1, "which one is meant"},
		{"unknown key", map[string]string{"en.json": `{}`, "es.json": `{"a":"x"}`}, 1, "a typing error or a leftover"},
		{"missing key", map[string]string{"en.json": `{"a":"x"}`, "es.json": `{}`}, 1, "not translated"},
		{"missing argument", map[string]string{"en.json": `{"a":"{x}"}`, "es.json": `{"a":"x"}`}, 1, "something is not said"},
		{"other argument", map[string]string{"en.json": `{"a":"{x}"}`, "es.json": `{"a":"{y}"}`}, 2, "one missing, one unknown"},
		{
			"other kind",
			map[string]string{"en.json": `{"a":"{x, number}"}`, "es.json": `{"a":"{x, select, other {}}"}`},
			1, "a number cannot select",
		},
		{
			"other cases",
			map[string]string{"en.json": `{"a":"{x, select, b {} other {}}"}`, "es.json": `{"a":"{x, select, other {}}"}`},
			1, "a case is not translated",
		},
		{
			"everything at once",
			map[string]string{"en.json": `{"a":"{","b":"}","c":"x"}`, "es.json": `{"a":"{","d":""}`},
			6, "two that do not parse, one in Spanish, one unknown and two missing",
		},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, data := range r.files {
				fsys["m/"+name] = &fstest.MapFile{Data: []byte(data)}
			}
			_, err := message.Load(fsys, "m")
			require.Error(t, err, r.reason)
			require.Len(t, strings.Split(err.Error(), "\n"), r.faults, "%s: %v", r.reason, err)
		})
	}
}

func TestLoadAccepts(t *testing.T) {
	fsys := fstest.MapFS{
		"m/en.json":        {Data: []byte(`{"a":"{n, plural, one {#} other {#}} {x}"}`)},
		"m/es.json":        {Data: []byte(`{"a":"{n, number} {x, select, other {}}"}`)},
		"m/README.md":      {Data: []byte("not a catalogue")},
		"m/en.json.d/x":    {Data: []byte("a folder")},
		"m/sub.json/x.txt": {Data: []byte("a folder that is named like a file")},
	}
	c, err := message.Load(fsys, "m")
	require.NoError(t, err, "a plural in one language may be a number in another")
	require.Equal(t, []string{"en", "es"}, c.Languages())
}

func TestLoadSaysWhatItCannotRead(t *testing.T) {
	_, err := message.Load(fstest.MapFS{}, "m")
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = message.Load(unreadable{fstest.MapFS{"m/en.json": {Data: []byte(`{}`)}}}, "m")
	require.ErrorIs(t, err, errUnreadable)
}

var errUnreadable = errors.New("unreadable")

type unreadable struct{ fstest.MapFS }

func (u unreadable) ReadFile(string) ([]byte, error) { return nil, errUnreadable }

func TestParseRefuses(t *testing.T) {
	rows := []struct{ name, text, reason string }{
		{"open brace", "a {", "no name"},
		{"closing brace", "a }", "nothing to close"},
		{"number as a name", "{0}", "arguments have names"},
		{"not closed", "{a", "no closing brace"},
		{"junk after a name", "{a b}", "neither comma nor brace"},
		{"unknown kind", "{a, time}", "not of the subset"},
		{"date with a style", "{a, date, short}", "one form only"},
		{"date and number", "{a, date} {a, number}", "one argument, one kind"},
		{"no kind", "{a, }", "a kind is expected"},
		{"number style", "{a, number, percent}", "only a count of decimals"},
		{"too many decimals", "{a, number, 16}", "a float64 does not hold them"},
		{"number not closed", "{a, number, 2", "no closing brace"},
		{"no forms", "{a, plural}", "comma expected"},
		{"no other", "{a, plural, one {x}}", "other is required"},
		{"no other in a select", "{a, select, b {x}}", "other is required"},
		{"form without text", "{a, select, other}", "braces expected"},
		{"form twice", "{a, select, other {} other {}}", "which one is meant"},
		{"exact form twice", "{a, plural, =1 {} =1 {} other {}}", "which one is meant"},
		{"exact form in a select", "{a, select, =1 {} other {}}", "a select has words"},
		{"not a number", "{a, plural, =x {} other {}}", "a whole number is expected"},
		{"a huge number", "{a, plural, =1234567890 {} other {}}", "at most nine digits"},
		{"form of another language", "{a, plural, few {} other {}}", "English has one and other"},
		{"text of a form not closed", "{a, plural, other {x", "no closing brace"},
		{"fault in a nested form", "{a, plural, other {{}}}", "no name"},
		{"fault in a select", "{a, select, other {{}}}", "no name"},
		{"two kinds", "{a, number} {a, select, other {}}", "one argument, one kind"},
		{"two kinds in a plural", "{a, select, other {}} {a, plural, other {}}", "one argument, one kind"},
		{"two kinds in a number", "{a, select, other {}} {a, number}", "one argument, one kind"},
		{"quote not closed", "'{ a", "the rest would vanish"},
		{"too deep", strings.Repeat("{a, select, other {", 17) + strings.Repeat("}}", 17), "17 levels"},
		{"too long", strings.Repeat("a", 1<<14+1), "over the limit"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			_, err := message.Load(files(map[string]map[string]string{"en": {"k": r.text}}), "texts")
			require.Error(t, err, r.reason)
			require.Contains(t, err.Error(), "texts/en.json: k: ", "the error names file and key")
		})
	}
}

func TestCheck(t *testing.T) {
	c := load(t, map[string]map[string]string{
		"en": {"a": "{n, number}", "b": "{x, select, other {o}}", "c": "text", "d": "{l}"},
		"es": {"a": "{n}", "b": "{x, select, other {}}", "c": " ", "d": "{l}"},
	})
	say := func(key string, args message.Args) message.Sentence { return c.In("en").Say(key, args) }
	good := []message.Sentence{
		say("a", message.Args{"n": 1}), say("d", message.Args{"l": []string{"x"}}),
	}
	rows := []struct {
		name string
		said []message.Sentence
		want string
	}{
		{"never said", good, "b: in the catalogue, but never said"},
		{"unknown key", append(good, say("z", nil)), "z: said, but not in the catalogue"},
		{"missing argument", append(good, say("a", nil)), "a: the argument n was not given"},
		{"kind of number", append(good, say("a", message.Args{"n": "x"})), "a: the argument n has a kind"},
		{"kind of select", append(good, say("b", message.Args{"x": 1})), "b: the argument x has a kind"},
		{"kind of plain", append(good, say("d", message.Args{"l": nil})), "d: the argument l has a kind"},
		{"unused argument", append(good, say("c", message.Args{"q": 1})), "c: the message does not use the argument q"},
		{"nothing said", append(good, say("c", nil), say("c", nil)), "c: says nothing in es"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			err := message.Check(c, r.said)
			require.Error(t, err)
			require.Equal(t, 1, strings.Count(err.Error(), r.want), "said once: %v", err)
		})
	}
	whole := load(t, map[string]map[string]string{"en": {"a": "{n, number}"}})
	require.NoError(t, message.Check(whole, []message.Sentence{{Key: "a", Args: message.Args{"n": 1}}}))
}

// A message that loads can be said with any argument, in every language.
func FuzzMessage(f *testing.F) {
	for _, s := range []string{
		"", "a {b} c", "{n, plural, =0 {none} one {# item} other {# items}}", "{x, select, a {'{'} other {it''s}}",
		"{v, number, 2}", "{n, plural, other {{x, select, other {#}}}}", "'{", "}", "{x, date}", "{a, plural, other {'#'}}",
	} {
		f.Add(s, "x", 1.5)
	}
	f.Fuzz(func(t *testing.T, text, word string, v float64) {
		c, err := message.Load(files(map[string]map[string]string{"en": {"k": text}}), "texts")
		if err != nil {
			return
		}
		for _, value := range []any{nil, word, v, int(v), []string{word, word}} {
			args := message.Args{"n": value, "x": word, "a": value, "v": v}
			if got := c.In("en").Say("k", args); got.Key != "k" || got.Lang != "en" {
				t.Fatalf("said %+v", got)
			}
		}
	})
}
