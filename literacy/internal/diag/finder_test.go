package diag_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

func TestUserLexicon(t *testing.T) {
	user := words.Compile("en", []words.Entry{
		{Term: "hypertension", Kind: words.Keep},
		{Term: "DSN", Kind: words.Keep},
		{Term: "care plan", Part: words.Noun, Kind: words.Keep},
		{Term: "widget", Part: words.Noun, Kind: words.Formal, Plain: []string{"thing"}},
		{Term: "acute", Kind: words.Condition, Plain: []string{"new"}},
		{Term: "TLA", Part: words.Short, Kind: words.Abbreviation, Plain: []string{"three letters"}},
	})
	text := "Two widgets, hypertension and an acute pain. A care plan. The DSN has a DSN. A TLA."
	f, findings := run("en", text, diag.Options{User: user})
	type hit struct {
		kind  diag.Kind
		text  string
		plain string
	}
	var got []hit
	for _, x := range findings {
		h := hit{kind: x.Kind, text: diag.Slice(text, x)}
		if e := f.Entry(x); e != nil {
			h.plain = e.Plain[0]
		}
		got = append(got, h)
	}
	require.Equal(t, []hit{
		{diag.Plainer, "widgets", "thing"},
		{diag.Jargon, "acute", "new"},
		{diag.Acronym, "TLA", "three letters"},
	}, got, "an allowed term is not reported, an added one comes before the one built in")

	_, findings = run("en", "The DSN is here. Acute hypertension.", diag.Options{NoLexicon: true})
	require.Len(t, findings, 1, "without a lexicon there is the acronym only")
	_, findings = run("sv", "Två widgets.", diag.Options{User: user})
	require.Len(t, findings, 1, "a lexicon works in any language")
}

func TestDescribeMarksFamiliarWords(t *testing.T) {
	text := "Anna has asthma."
	v := token.NewVocab(len(text))
	f := diag.New("en", v, diag.Options{})
	v.Describe = f.Describe
	s := token.NewScanner(token.Lookup("en"), v, f.Sentence)
	s.Scan(text, 0, len(text), 0, token.Paragraph)
	require.NotZero(t, v.At(1).Class&diag.DaleChall, "has")
	require.NotZero(t, v.At(1).Class&diag.Spache, "has")
	require.Zero(t, v.At(2).Class&diag.DaleChall, "asthma")
}

func TestBlocksMayHaveABase(t *testing.T) {
	text := "The risk is 12 % for people. It was done."
	v := token.NewVocab(len(text))
	f := diag.New("en", v, diag.Options{})
	v.Describe = f.Describe
	s := token.NewScanner(token.Lookup("en"), v, f.Sentence)
	f.Block(text, 100, token.Block{Start: 100, End: 100 + len(text)})
	s.Scan(text, 0, len(text), 100, token.Paragraph)
	findings := f.Findings()
	require.Equal(t, diag.NoTimeSpan, findings[0].Kind)
	require.Equal(t, "12 %", text[findings[0].Start-100:findings[0].End-100])
	require.Equal(t, findings, f.Findings(), "a second call finds nothing more")
}

func TestNamesOfKinds(t *testing.T) {
	names := map[string]bool{}
	for _, k := range diag.Kinds() {
		require.False(t, names[k.String()])
		names[k.String()] = true
	}
	require.Len(t, names, 20)
	require.Equal(t, "unknown", diag.Kind(200).String())
	require.Equal(t, []string{"unknown", "look", "mend", "first"}, []string{
		diag.Severity(0).String(), diag.Look.String(), diag.Mend.String(), diag.First.String(),
	})
	require.Empty(t, diag.Slice("abc", diag.Finding{Start: 2, End: 9}))
	require.Len(t, diag.Languages(), 7)
}

// everything is a text in which every kind of finding occurs, exact and rounded.
const everything = "It is not unlikely that the myocardial infarction was seen by the DSN. Ask your diabetes nurse (DSN) " +
	"about an acute TIA or an XYZ. Take one b.d. in order to rest. The patient care quality team helps. She denies pain. " +
	"Diabetics can eat. Harm is rare. It harms 1 in 25 people. It helps 1 in 3 people. It cuts the risk by 50%. " +
	"About 12% of people smoke. About 1.5 in 100 people do. Then my long word list goes on and on and on and on and on and " +
	"on and on and on and on and on and on."

func TestEveryKindIsFound(t *testing.T) {
	_, findings := run("en", everything, diag.Options{ParagraphWords: 50})
	seen := map[diag.Kind]bool{}
	for _, x := range findings {
		seen[x.Kind] = true
	}
	for _, k := range diag.Kinds() {
		require.True(t, seen[k], "no %s in the text", k)
	}
}

// checkFindings holds for any text.
func checkFindings(t *testing.T, f *diag.Finder, text string, findings []diag.Finding) {
	t.Helper()
	last := 0
	for _, x := range findings {
		if x.Start < last || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("%s at %d to %d after %d in %d bytes", x.Kind, x.Start, x.End, last, len(text))
		}
		last = x.Start
		if diag.Slice(text, x) == "" {
			t.Fatalf("nothing stands at %d to %d", x.Start, x.End)
		}
		f.Entry(x)
	}
}

func FuzzFinders(f *testing.F) {
	f.Add("en", everything)
	f.Add("es", "No es imposible. La mejora de la calidad del cuidado de la salud. 1 de cada 25. El 12,5 % de las personas. ACV.")
	f.Add("fr", "N'est pas impossible. L'IRM d'l'. 1 sur 0.")
	f.Add("de", "wird wird geheilt wird. 1.5 von 3.")
	f.Add("nl", "wordt ge-d. 1,,5 op de 9")
	f.Add("it", "è è stato dell'ABC. 1 su 2%")
	f.Add("pt", "foi tomado em cada 1 em cada 2")
	f.Add("xx", "\xff\xfe(ABC) 1 in 9999999999999999999999")
	f.Add("en", "1 in 25 1 in 25 % % (A (B) or ABC or ABC")
	f.Fuzz(func(t *testing.T, lang, text string) {
		fi, findings := run(lang, text, diag.Options{SentenceWords: 3, ParagraphWords: 9})
		checkFindings(t, fi, text, findings)
	})
}

func TestHostileTexts(t *testing.T) {
	const n = 20_000
	for name, piece := range map[string]string{
		"auxiliaries": "is ", "negations": "not ", "numbers": "1 in ", "percents": "12% ", "acronyms": "ABC or ",
		"brackets": "(ABC) ", "nouns": "care ", "links": "de la ", "phrases": "in order ", "small words": "the ",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(piece, n)
			for _, lang := range []string{"en", "es", "de", "nl"} {
				f, findings := run(lang, text, diag.Options{})
				checkFindings(t, f, text, findings)
			}
		})
	}
}

func TestFindersAllocateLittle(t *testing.T) {
	text := sample(t, "en", 50_000)
	v := token.NewVocab(len(text))
	f := diag.New("en", v, diag.Options{})
	v.Describe = f.Describe
	s := token.NewScanner(token.Lookup("en"), v, f.Sentence)
	read := func() {
		token.Blocks(text, func(b token.Block) {
			f.Block(text, 0, b)
			s.Scan(text, b.Start, b.End, 0, b.Kind)
		})
	}
	read() // all forms are described and all slices have grown
	v2 := token.NewVocab(len(text))
	alone := token.NewScanner(token.Lookup("en"), v2, func(*token.Sentence) {})
	scan := func() {
		token.Blocks(text, func(b token.Block) { alone.Scan(text, b.Start, b.End, 0, b.Kind) })
	}
	scan()
	base := testing.AllocsPerRun(5, scan)
	require.LessOrEqual(t, testing.AllocsPerRun(5, read)-base, 4.0, "only the lists of findings grow")
}
