package token_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// read cuts a text into sentences of tokens, each as its kind and its text.
func read(lang, text string, whole bool) (sentences [][]string, s *token.Scanner) {
	v := token.NewVocab(len(text))
	names := map[token.Kind]string{
		token.Word: "", token.Elision: "elision:", token.Figure: "figure:", token.Abbreviation: "abbr:",
		token.Acronym: "acronym:", token.URL: "url:", token.Email: "email:", token.Phone: "phone:",
	}
	s = token.NewScanner(token.Lookup(lang), v, func(s *token.Sentence) {
		var list []string
		for _, t := range s.Tokens {
			list = append(list, names[t.Kind]+text[t.Start:t.End])
		}
		sentences = append(sentences, list)
	})
	s.Whole = whole
	token.Blocks(text, func(b token.Block) {
		if b.Kind != token.Code {
			s.Number = b.Number
			s.Scan(text, b.Start, b.End, 0, b.Kind)
		}
	})
	return sentences, s
}

func TestTokens(t *testing.T) {
	tests := []struct {
		lang, text string
		want       []string
		reason     string
	}{
		{"en", "I don't know", []string{"I", "don't", "know"}, "contractions are whole"},
		{"en", "a 24-hour, 5-year-old B-12 x", []string{"a", "24-hour", "5-year-old", "figure:B-12", "x"}, "figures in compounds"},
		{"en", "1,000 12:30 3/4 1.5 10–12 50% 5mg 2nd", []string{"figure:1,000", "figure:12:30", "figure:3/4", "figure:1.5", "figure:10–12", "figure:50%", "figure:5mg", "figure:2nd"}, "figures"},
		{"en", "5p.m. and ½ of x² 1990's", []string{"figure:5p.m", "and", "figure:½", "of", "figure:x²", "figure:1990's"}, "odd figures"},
		{"en", "Dr. Lee, e.g. mg and n/a, mg/ml or w/o", []string{"abbr:Dr.", "Lee", "abbr:e.g.", "abbr:mg", "and", "abbr:n/a", "abbr:mg/ml", "or", "abbr:w/o"}, "abbreviations"},
		{"en", "the NHS, A&E, GPs, mRNA and eGFR of COPD", []string{"the", "acronym:NHS", "acronym:A&E", "acronym:GPs", "acronym:mRNA", "and", "acronym:eGFR", "of", "acronym:COPD"}, "initials"},
		{"en", "my pH, an iPhone, McDonald and mmHg", []string{"my", "abbr:pH", "an", "iPhone", "McDonald", "and", "abbr:mmHg"}, "capitals inside"},
		{"en", "see nhs.uk, www.a.org/b?c=d, https://x.org/(y), leaflet.pdf", []string{"see", "url:nhs.uk", "url:www.a.org/b?c=d", "url:https://x.org/(y)", "url:leaflet.pdf"}, "addresses"},
		{"en", "ask a.b+c@x-y.org or mailto:d@e.fr now", []string{"ask", "email:a.b+c@x-y.org", "or", "email:mailto:d@e.fr", "now"}, "mail"},
		{"en", "ring +44 20 7946 0958, (555) 123-4567, 0800 123 4567, 555 123 4567", []string{"ring", "phone:44 20 7946 0958", "phone:555) 123-4567", "phone:0800 123 4567", "phone:555 123 4567"}, "telephone numbers"},
		{"de", "ring 0711/12 34 56, 0711 / 123 456 und 1/2 34", []string{"ring", "phone:0711/12 34 56", "phone:0711 / 123 456", "und", "figure:1/2", "figure:34"}, "German telephone numbers"},
		{"en", "in 2019 2020 or 10 20 30 and 91 123 45 67", []string{"in", "figure:2019", "figure:2020", "or", "figure:10", "figure:20", "figure:30", "and", "phone:91 123 45 67"}, "and what is none"},
		{"en", "about 12 500 and 1 000 000 but 12 50", []string{"about", "figure:12 500", "and", "figure:1 000 000", "but", "figure:12", "figure:50"}, "thousands by space"},
		{"en", "tablet(s) and word(like this)", []string{"tablet(s)", "and", "word", "like", "this"}, "optional endings"},
		{"en", "well\u2011known co\u00adop re\u200bad", []string{"well\u2011known", "co\u00adop", "re\u200bad"}, "unseen characters"},
		{"en", "a <b>bold</b> <https://x.org> 3 < 5", []string{"a", "bold", "url:https://x.org", "figure:3", "figure:5"}, "tags"},
		{"en", "see [a](b c) and [d][e] and x[1] or y[^n]", []string{"see", "a", "and", "d", "and", "x", "or", "y"}, "links and notes"},
		{"en", "吃药 abc日本", []string{"吃", "药", "abc", "日", "本"}, "characters are words"},
		{"en", "10−12 5\u2011year 1990’s 1\u00a0000 5\u00a0% B12 x-2 3é 7\u200b8 ٣", []string{"figure:10−12", "5\u2011year", "figure:1990’s", "figure:1\u00a0000", "figure:5\u00a0%", "figure:B12", "figure:x-2", "figure:3é", "figure:7\u200b8", "figure:٣"}, "figures outside ASCII"},
		{"en", "0800-123 4567 and 020 7946, 12 345x, 5\xff 10-日 5'x 3- $5$6 0 500", []string{"phone:0800-123 4567", "and", "phone:020 7946", "figure:12", "figure:345x", "figure:5", "figure:10", "日", "figure:5'x", "figure:3", "figure:5$", "figure:6", "figure:0", "figure:500"}, "near figures"},
		{"en", "a@b c@d.e mailto: http:// www. x.y.z e.g.com end.us the.end i.e U.S.A.s", []string{"a", "b", "email:c@d.e", "mailto", "url:http://", "abbr:www.", "abbr:x.y.z", "url:e.g.com", "url:end.us", "the", "end", "abbr:i.e", "abbr:U.S.A.s"}, "near addresses"},
		{"fr", "l'eau qu'il l' arbre aujourd'hui", []string{"elision:l'", "eau", "elision:qu'", "il", "elision:l'", "arbre", "aujourd'hui"}, "elisions"},
		{"it", "un'ora dell’anno", []string{"elision:un'", "ora", "elision:dell’", "anno"}, "elisions"},
		{"es", "p. ej. agua, EE. UU. y 5 %", []string{"abbr:p. ej.", "agua", "abbr:EE. UU.", "y", "figure:5"}, "spaces inside"},
		{"de", "z. B. Tee und d. h. Saft", []string{"abbr:z. B.", "Tee", "und", "abbr:d. h.", "Saft"}, "spaces inside"},
		{"tr", "Iğdır ve İzmir", []string{"Iğdır", "ve", "İzmir"}, "two letters i"},
		{"en", "STOP now, ÁÉÍ ÑANDÚ", []string{"STOP", "now", "ÁÉÍ", "ÑANDÚ"}, "capitals outside ASCII"},
	}
	for _, tt := range tests {
		t.Run(tt.lang+" "+tt.reason, func(t *testing.T) {
			got, _ := read(tt.lang, tt.text, false)
			require.Len(t, got, 1)
			if d := cmp.Diff(tt.want, got[0]); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestComposed: a letter with a combining mark is the letter with its mark.
func TestComposed(t *testing.T) {
	v := token.NewVocab(0)
	var forms []string
	s := token.NewScanner(token.Lookup("en"), v, func(s *token.Sentence) {
		for _, x := range s.Tokens {
			forms = append(forms, string(v.AppendText(nil, x.Lex)))
		}
	})
	text := "xE\u0301 xa\u0300 xo\u0302 xn\u0303 xu\u0308 xa\u030a xs\u030c xc\u0327 xa\u0328 xz\u0307 xg\u0306 xq\u0301 xe\u0331"
	s.Scan(text, 0, len(text), 0, token.Paragraph)
	require.Equal(t, strings.Fields("xé xà xô xñ xü xå xš xç xą xż xğ xq\u0301 xe\u0331"), forms)
}

func TestParts(t *testing.T) {
	v := token.NewVocab(0)
	n := 0
	s := token.NewScanner(token.Lookup("en"), v, func(s *token.Sentence) { n += len(s.Tokens) })
	s.Part("one two", 0, 7, 0, token.TableRow)
	s.Part("three.", 0, 6, 0, token.TableRow)
	s.Flush()
	require.Equal(t, 3, n)
}

func TestWhole(t *testing.T) {
	got, _ := read("fr", "l'eau", true)
	require.Equal(t, [][]string{{"l'eau"}}, got)
}

func TestInvalid(t *testing.T) {
	_, s := read("en", "a\xff \xfe b\xc3", false)
	require.Equal(t, 3, s.Invalid)
	require.Equal(t, "en", s.Language().Tag)
}

func TestFlags(t *testing.T) {
	v := token.NewVocab(0)
	var flags []token.Flags
	var last token.Sentence
	s := token.NewScanner(token.Lookup("en"), v, func(s *token.Sentence) {
		for _, x := range s.Tokens {
			flags = append(flags, x.Flags)
		}
		last = *s
	})
	text := `One "two", (WHO) well-known; three`
	s.Scan(text, 0, len(text), 0, token.Paragraph)
	require.Equal(t, []token.Flags{
		token.First | token.Apart | token.Capital, token.Apart, token.Apart | token.Capital | token.Caps | token.Bracketed,
		token.Apart | token.Hyphenated, token.Apart,
	}, flags)
	require.True(t, last.Quotes)
	require.Equal(t, 1, last.Semicolons)
	text = "STOP IT NOW:"
	s.Scan(text, 0, len(text), 0, token.Paragraph)
	require.True(t, last.Upper)
	require.True(t, last.LeadIn)
	require.False(t, last.Stop)
}

func TestVocabulary(t *testing.T) {
	v := token.NewVocab(10)
	described := 0
	v.Describe = func([]byte, token.Kind, *token.Lexeme) { described++ }
	long := strings.Repeat("x", 40)
	a := v.Intern([]byte("short"), token.Word)
	b := v.Intern([]byte(long), token.Word)
	for i := range 2000 {
		v.Intern([]byte("w"+strings.Repeat("y", i%30)+string(rune('a'+i%26))), token.Word)
	}
	require.Equal(t, a, v.Intern([]byte("short"), token.Word))
	require.Equal(t, b, v.Intern([]byte(long), token.Word))
	require.Equal(t, long, string(v.AppendText(nil, b)))
	require.Equal(t, "short", string(v.AppendText(nil, a)))
	require.Equal(t, v.Len(), described)
}

// TestCommon: a common word is described once, whichever runs meet it, and only
// when one does.
func TestCommon(t *testing.T) {
	var described atomic.Int32
	forms := []string{"short", "much-too-long-for-it", "other", "short", "", "mg", "left"}
	c := token.NewCommon(token.Lookup("en"), 4, func(yield func([]byte) bool) {
		var form []byte
		for _, f := range forms {
			form = append(form[:0], f...)
			if !yield(form) {
				return
			}
		}
	}, func(form []byte, _ token.Kind, lx *token.Lexeme) {
		described.Add(1)
		lx.Letters = uint16(len(form))
	})
	require.Zero(t, described.Load())
	var runs sync.WaitGroup
	for range 4 {
		runs.Go(func() {
			v := token.NewVocab(10)
			v.Common = c
			own := 0
			v.Describe = func([]byte, token.Kind, *token.Lexeme) { own++ }
			for _, f := range forms {
				if f == "" {
					continue
				}
				i := v.Intern([]byte(f), token.Word)
				require.Equal(t, f, string(v.AppendText(nil, i)))
				if f != "much-too-long-for-it" {
					require.EqualValues(t, len(f), v.At(i).Letters, f)
				}
			}
			require.Equal(t, 1, own, "what is not common is described by the run")
			v.Intern([]byte("other"), token.Abbreviation)
			require.Equal(t, 5, v.Len())
		})
	}
	runs.Wait()
	before := described.Load()
	v := token.NewVocab(10)
	v.Common = c
	v.Intern([]byte("short"), token.Word)
	require.Equal(t, before, described.Load())
}

func TestLanguages(t *testing.T) {
	for _, tag := range token.Tags() {
		l := token.Lookup(tag + "-XX")
		require.Equal(t, tag, l.Tag)
		n := 0
		l.Commonest(func(word string) {
			n++
			require.True(t, l.Common([]byte(word)))
		})
		require.Greater(t, n, 25, tag)
	}
	require.Equal(t, "no", token.Lookup("nb").Tag)
	require.Equal(t, "en", token.Lookup("xx").Tag)
}

func TestBlocks(t *testing.T) {
	names := map[token.BlockKind]string{
		token.Paragraph: "p", token.Heading: "h", token.ListItem: "li", token.TableRow: "tr", token.Quote: "q", token.Code: "code",
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"front matter", "---\na: b\n---\nText.", []string{"code:---/a: b/---/", "p:Text."}},
		{"no front matter", "---\n\na: b", []string{"h:a: b"}},
		{"byte order mark", "\uFEFFText.", []string{"p:Text."}},
		{"levels", "## Two ##\n- a\n    - b", []string{"h:Two", "li:a", "li:b"}},
		{"hash alone", "###\n#tag", []string{"h:#tag"}},
		{"underlined", "Head\n===\nText.\n\nMore\n---", []string{"h:Head", "p:Text.", "h:More"}},
		{"fences", "~~~ x\ncode\n~~~\nText.\n```\nopen", []string{"code:~~~ x/code/~~~/", "p:Text.", "code:```/open"}},
		{"comment", "<!-- a\nb -->\nText.\n\n<!-- open", []string{"code:<!-- a/b -->", "p:Text.", "code:<!-- open"}},
		{"table", "a | b\n---|---\n1 | 2", []string{"tr:a | b", "tr:1 | 2"}},
		{"ruled table", "+---+\n| a |\n+---+", []string{"tr:| a |"}},
		{"box drawing", "────\nText.", []string{"p:Text."}},
		{"tabs", "a\tb\n1\t2\t3\n•\tx", []string{"tr:a\tb", "tr:1\t2\t3", "li:x"}},
		{"columns", "Dose    Time\nEnd.    Then more.", []string{"tr:Dose    Time", "p:End.    Then more."}},
		{"markers", "* a\n+ b\n• c\n– d\n1) e\n(2) f\niv. g\n(a) h\n☐ i\n✓j\no k", []string{"li:a", "li:b", "li:c", "li:d", "li:e", "li:f", "li:g", "li:h", "li:i", "li:j/o k"}},
		{"capital letters", "A. one\nB. two\n\nA. Smith came.", []string{"li:one", "li:two", "p:A. Smith came."}},
		{"wrapped number", "It happened to us in the long and hot summer of\n12. Then it was over for good and all of us went.", []string{"p:It happened to us in the long and hot summer of/12. Then it was over for good and all of us went."}},
		{"wrapped dash", "This is a sentence that goes on over the line\n– as some do – and then it ends here in the end.", []string{"p:This is a sentence that goes on over the line/– as some do – and then it ends here in the end."}},
		{"dashes behind a wrapped item", "Note:\n– one that is long\nand goes on\n– two\n400 mg\n– three", []string{"p:Note:", "li:one that is long/and goes on", "li:two/400 mg", "li:three"}},
		{"a marker on its own line", "Note:\n-\nTake it.\n•\nrest\n1.\nGo on\n\n-\n\nEnd", []string{"p:Note:", "li:Take it.", "li:rest", "li:Go on", "h:End"}},
		{"items on one line", "- hunger  - sweating - cold  - thirst\n\n• hunger • cold\n\nWell - known • fact", []string{"li:hunger", "li:sweating - cold", "li:thirst", "li:hunger", "li:cold", "h:Well - known • fact"}},
		{"pictures for bullets", "Daily:\n👉 Rest\n👩‍⚕️ Ask\n➡️ Go\n🔹 Eat\n1️⃣ One\n② Two", []string{"p:Daily:", "li:Rest", "li:Ask", "li:Go", "li:Eat", "li:One", "li:Two"}},
		{"item goes on", "- one that is long\n  and goes on\n- two", []string{"li:one that is long/  and goes on", "li:two"}},
		{"quotation", "> a\n>\n> b", []string{"q:a", "q:b"}},
		{"reference", "[a]: https://x.org\nText.", []string{"code:[a]: https://x.org/", "p:Text."}},
		{"a sign of two bytes behind a marker", "1. ½ a tablet\n2.\u00a0«Why?»\n3. ¿Qué?", []string{"li:½ a tablet", "li:«Why?»", "li:¿Qué?"}},
		{"text set back from its list", "  - have a long history of headaches in the family\nThe dose is one a day.\n\n- one that was\n  wrapped\nbadly", []string{"li:have a long history of headaches in the family", "p:The dose is one a day.", "li:one that was/  wrapped/badly"}},
		{"numbers behind bullets", "• 1. eat\n• 2. sleep\n- 2) rest\n- 3) go", []string{"li:eat", "li:sleep", "li:2) rest", "li:3) go"}},
		{"letters of lists", "s. vorher\n\nh. eight\ni. nine\n\niv. four\nv. five", []string{"p:s. vorher", "li:eight", "li:nine", "li:four", "li:five"}},
		{"year is no marker", "2019. A year.\n1234) x", []string{"p:2019. A year./1234) x"}},
		{"ordinal mark", "1.º paso", []string{"h:1.º paso"}},
		{"numbered heading", "2.1 What it is\n\n2.5 mg a day", []string{"li:What it is", "h:2.5 mg a day"}},
		{"capitals", "TAKE CARE\nThis is text that follows it.\nNOW STOP\nALSO. REST", []string{"h:TAKE CARE", "p:This is text that follows it.", "h:NOW STOP", "p:ALSO. REST"}},
		{"address", "Mrs Ann Lee,\nHigh Street 5\nLeeds", []string{"h:Mrs Ann Lee,/High Street 5", "h:Leeds"}},
		{"pasted bullets", "o Take it\no Rest\nwell\n\nTell us:\no If it hurts.\no Or not.", []string{"li:Take it", "li:Rest/well", "p:Tell us:", "li:If it hurts.", "li:Or not."}},
		{"an o that is a word", "um dia para\no Brasil e\no João.", []string{"p:um dia para/o Brasil e/o João."}},
		{"pasted numbers", "1 Take it\n2 Rest\nfor long.\n3 Go on", []string{"li:Take it", "li:Rest/for long.", "li:Go on"}},
		{"a figure that begins a line", "The box has two and\n1 Apple is enough for you.", []string{"p:The box has two and/1 Apple is enough for you."}},
		{"indented under a lead-in", "Very common (may affect more than 1 in 10 people):\n    rash\n    feeling sick", []string{"p:Very common (may affect more than 1 in 10 people):", "li:rash", "li:feeling sick"}},
		{"fixed space before a tab", "a.\n\u00a0\tb c", []string{"p:a./\u00a0\tb c"}},
		{"blank lines of spaces", "a.\n \t\nb.\r\n\r\nc.", []string{"p:a.", "p:b.", "p:c."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			token.Blocks(tt.text, func(b token.Block) {
				got = append(got, names[b.Kind]+":"+strings.ReplaceAll(strings.ReplaceAll(tt.text[b.Start:b.End], "\r", ""), "\n", "/"))
			})
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzScan(f *testing.F) {
	f.Add("# A\n\n- b: c. D e.\n| d | e |", "en")
	f.Add("l'eau z. B. 1 000 +44 20 7946 0958 a@b.org", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if len(text) > 1<<14 {
			return
		}
		sentences, s := read(lang, text, false)
		for _, list := range sentences {
			require.NotEmpty(t, list)
		}
		require.GreaterOrEqual(t, s.Invalid, 0)
	})
}
