package literacy_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

func TestAnalyzeBlocks(t *testing.T) {
	blocks := []literacy.Block{
		{Kind: literacy.Heading, Text: "Doses", Level: 2},
		{Text: "Take it. Rest."},
		{Kind: literacy.TableCell, Text: "Take one tablet", Row: 1},
		{Kind: literacy.TableCell, Text: "Now.", Row: 1},
		{Kind: literacy.TableCell, Text: "5 mg", Row: 2},
		{Kind: literacy.Code, Text: "x = 1"},
		{Kind: literacy.Quote, Text: "“Yes.”"},
		{Kind: literacy.Caption, Text: "A pill"},
		{Kind: literacy.ListItem, Text: "Hypertension", Start: 500, Line: 40, Column: 3},
		{Kind: "nonsense", Text: ""},
	}
	r := literacy.AnalyzeBlocks(blocks, literacy.Policy{Language: "en"})
	require.Equal(t, 8, r.Counts.Sentences)
	require.Equal(t, 4, r.ProseCounts.Sentences, "the row that ends in a full stop is running text")
	var kinds []literacy.Kind
	for _, u := range r.Units {
		kinds = append(kinds, u.Kind)
		require.True(t, u.Kind.IsValid())
	}
	require.Equal(t, []literacy.Kind{
		literacy.Heading, literacy.Paragraph, literacy.TableRow, literacy.TableRow, literacy.Quote, literacy.Caption, literacy.ListItem,
	}, kinds)
	require.Equal(t, "Take one tablet | Now.", r.Units[2].Text)
	last := r.Units[len(r.Units)-1]
	require.Equal(t, []int{500, 40, 3}, []int{last.Start, last.Line, last.Column})
	found := r.Findings[len(r.Findings)-1]
	require.Equal(t, literacy.Jargon, found.Kind)
	require.Equal(t, []int{500, 40, 3}, []int{found.Start, found.Line, found.Column})
	require.Equal(t, "code", r.LeftOut[len(r.LeftOut)-3].Reason)
}

// TestBlocksAsText: the blocks of a text read alike however they come.
func TestBlocksAsText(t *testing.T) {
	a := literacy.Analyze("# Doses\n\nTake it. Rest.\n\n- one\n- two.\n", literacy.Policy{Language: "en"})
	b := literacy.AnalyzeBlocks([]literacy.Block{
		{Kind: literacy.Heading, Text: "Doses"},
		{Kind: literacy.Paragraph, Text: "Take it. Rest."},
		{Kind: literacy.ListItem, Text: "one"},
		{Kind: literacy.ListItem, Text: "two."},
	}, literacy.Policy{Language: "en"})
	require.Empty(t, cmp.Diff(a.Counts, b.Counts))
	require.Empty(t, cmp.Diff(a.ProseCounts, b.ProseCounts))
}

// TestCount: the counts alone are those of the report.
func TestCount(t *testing.T) {
	for lang, text := range passages {
		text = "# Head\n\n" + text + "\n\n- See [a](b).\n\n```\nx\n```\n\xff"
		r := literacy.Analyze(text, literacy.Policy{Language: lang})
		c := literacy.Count(text, literacy.Policy{Language: lang})
		want := literacy.Totals{Language: r.Language, Counts: r.Counts, ProseCounts: r.ProseCounts, InvalidBytes: r.InvalidBytes}
		require.Empty(t, cmp.Diff(want, c))
	}
}

// TestAllocations holds a run to ten allocations beyond the slices of its
// report. Those are eight (units, sentences, words, findings, plainer words,
// formulas, worst, left out), and the four that are filled as the text is read
// are moved once to a larger place.
func TestAllocations(t *testing.T) {
	if raced {
		t.Skip("the race detector allocates on its own")
	}
	leaflet, err := os.ReadFile("../examples/readlevel/leaflet.md")
	require.NoError(t, err)
	p := literacy.Policy{Language: "en"}
	literacy.Analyze(string(leaflet), p)
	const slices, moved, more = 8, 4, 10
	for name, text := range map[string]string{
		"leaflet":  string(leaflet),
		"leaflets": strings.Repeat(string(leaflet)+"\n\n", 50),
		"book":     book(300_000),
	} {
		r := literacy.Analyze(text, p)
		require.NotEmpty(t, r.Words, name)
		require.NotEmpty(t, r.Findings, name)
		require.LessOrEqual(t, testing.AllocsPerRun(5, func() { literacy.Analyze(text, p) }), float64(slices+moved+more), name)
		// Counts have no slices.
		require.LessOrEqual(t, testing.AllocsPerRun(5, func() { literacy.Count(text, p) }), float64(more), name)
	}
}

// book is a text of n bytes with some thousands of different words.
func book(n int) string {
	var words []string
	l, _ := literacy.BuiltinLexicon("en")
	for _, term := range l.Terms {
		words = append(words, strings.Fields(term.Term)...)
		for _, plain := range term.Plain {
			words = append(words, strings.Fields(plain)...)
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for b.Len() < n {
		for range 1 + rng.IntN(6) {
			b.WriteString("The")
			for range 3 + rng.IntN(25) {
				b.WriteString(" " + words[rng.IntN(len(words))])
			}
			b.WriteString(". ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// TestAtOnce: runs that share the words described before give what each gives
// alone, whichever of them meets a word first.
func TestAtOnce(t *testing.T) {
	texts := []string{book(20_000), book(40_000)[20_000:], strings.ToUpper(book(5_000)), passages["en"]}
	p := literacy.Policy{Language: "en"}
	at := make([]literacy.Report, 4*len(texts))
	var runs sync.WaitGroup
	for i := range at {
		runs.Go(func() { at[i] = literacy.Analyze(texts[i%len(texts)], p) })
	}
	runs.Wait()
	for i := range at {
		require.Empty(t, cmp.Diff(literacy.Analyze(texts[i%len(texts)], p), at[i]))
		require.Equal(t, at[i].Counts, literacy.Count(texts[i%len(texts)], p).Counts)
	}
}

// TestReportIsTheCallers: changing a report does not change the next.
func TestReportIsTheCallers(t *testing.T) {
	text := "Hypertension is common."
	p := literacy.Policy{Language: "en"}
	first := literacy.Analyze(text, p)
	want := first.Findings[0].Plain[0]
	first.Findings[0].Plain[0] = "changed"
	require.Equal(t, want, literacy.Analyze(text, p).Findings[0].Plain[0])
}

func TestPlaces(t *testing.T) {
	text := "Héllo there.\n\n- Rest.\n- See the café: hypertension is common here."
	r := literacy.Analyze(text, literacy.Policy{Language: "en"})
	last := r.Sentences[len(r.Sentences)-1]
	require.Equal(t, []int{4, 3}, []int{last.Line, last.Column})
	for _, f := range r.Findings {
		if f.Text == "hypertension" {
			require.Equal(t, []int{4, 17}, []int{f.Line, f.Column}, "columns count characters")
		}
	}
}

func TestUnits(t *testing.T) {
	text := strings.Join([]string{
		"What is asthma?", "Asthma is a condition of the lungs that makes it hard to breathe out, day and night.", "",
		"KEEP OUT OF REACH OF CHILDREN.", "TAKE WITH FOOD", "",
		"Tell your doctor about:", "wheezing", "a tight chest", "",
		"Dose    Time", "5 mg    8 am", "",
		"1.1 Before you start", "Eat first.", "",
		"> A quotation", "> that goes on.", "",
		"Heading two", "-----------", "Text.", "",
		"<!-- no", "text -->", "[ref]: https://example.org/x", "", "a) one", "b) two", "", "- [x] done", "***", "End.",
	}, "\n")
	r := literacy.Analyze(text, literacy.Policy{Language: "en"})
	var got []string
	for _, u := range r.Units {
		got = append(got, string(u.Kind)+": "+strings.ReplaceAll(u.Text, "\n", "/"))
	}
	want := []string{
		"heading: What is asthma?",
		"paragraph: Asthma is a condition of the lungs that makes it hard to breathe out, day and night.",
		"paragraph: KEEP OUT OF REACH OF CHILDREN.", "heading: TAKE WITH FOOD",
		"paragraph: Tell your doctor about:", "listItem: wheezing", "listItem: a tight chest",
		"tableRow: Dose    Time", "tableRow: 5 mg    8 am",
		"listItem: Before you start", "paragraph: Eat first.",
		"quote: A quotation/> that goes on.",
		"heading: Heading two", "paragraph: Text.",
		"listItem: one", "listItem: two", "listItem: done", "paragraph: End.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestDetect(t *testing.T) {
	for lang, text := range passages {
		l := literacy.Detect(text)
		require.Equal(t, lang, l.Tag, text)
		require.Positive(t, l.Confidence)
		require.LessOrEqual(t, l.Confidence, 1.0)
		require.True(t, l.Support.IsValid())
	}
	more := map[string]string{
		"sv": "Ta inte mer än två tabletter om dagen. Fråga din läkare om du är gravid eller ammar.",
		"da": "Tag ikke mere end to tabletter om dagen. Spørg din læge, hvis du er gravid.",
		"no": "Ikke ta mer enn to tabletter om dagen. Spør legen din hva du skal gjøre hvis du er gravid.",
		"ar": "لا تأخذ أكثر من قرصين في اليوم. اسأل الطبيب إذا كان لديك سؤال عن هذا الدواء.",
	}
	for lang, text := range more {
		require.Equal(t, lang, literacy.Detect(text).Tag, text)
	}
	short := map[string]string{
		"en": "Drink plenty of water.", "es": "Lávese las manos.", "fr": "Buvez beaucoup d’eau.", "de": "Waschen Sie sich die Hände.",
		"it": "Si lavi le mani.", "pt": "Se está grávida ou a amamentar, consulte o seu farmacêutico antes de tomar este medicamento.",
		"nl": "Drink veel water.", "sv": "Tvätta händerna.", "da": "Diabetes kan skade dine nyrer med tiden.",
		"no": "Diabetes kan skade nyrene dine over tid.", "pl": "Umyj ręce.", "ru": "Пейте много воды.", "tr": "Ellerinizi yıkayın.",
		"ar": "اتصل بطبيبك.",
	}
	for lang, text := range short {
		require.Equal(t, lang, literacy.Detect(text).Tag, text)
	}
	for _, text := range []string{"", "12 345", "Ελληνικά λόγια εδώ.", "吃药", "zzz qqq"} {
		l := literacy.Detect(text)
		require.Equal(t, "und", l.Tag, text)
		require.Zero(t, l.Confidence)
	}
	require.Less(t, literacy.Detect("No.").Confidence, literacy.Detect(passages["en"]).Confidence)
	require.Equal(t, "en", literacy.Detect(strings.Repeat("The tablets are for you. ", 2000)).Tag)
}

func TestReadingOptions(t *testing.T) {
	text := "L'eau de l'arbre.\n\nUn titre"
	words := literacy.Analyze(text, literacy.Policy{Language: "fr"})
	whole := literacy.Analyze(text, literacy.Policy{Language: "fr", WholeElisions: true})
	require.Equal(t, 7, words.Counts.Words)
	require.Equal(t, 5, whole.Counts.Words)
	require.Zero(t, whole.Counts.Elisions)
	spoken := literacy.Analyze("Une petite table.", literacy.Policy{Language: "fr"})
	written := literacy.Analyze("Une petite table.", literacy.Policy{Language: "fr", WrittenSyllables: true})
	require.Equal(t, 4, spoken.Counts.Syllables)
	require.Equal(t, 7, written.Counts.Syllables)
	all := literacy.Analyze(text, literacy.Policy{Language: "fr", Reading: literacy.All})
	require.Equal(t, literacy.All, all.Result.Reading)
	heading := literacy.Analyze("Only a heading", literacy.Policy{Language: "en"})
	require.Equal(t, literacy.All, heading.Result.Reading, "a text without running text is read as all")
}

func TestLimits(t *testing.T) {
	text := strings.Repeat("word and ", 10) + "end."
	kinds := func(p literacy.Policy) (n int) {
		p.Language = "en"
		for _, f := range literacy.Analyze(text, p).Findings {
			if f.Kind == literacy.LongSentence || f.Kind == literacy.LongParagraph {
				n++
			}
		}
		return n
	}
	require.Equal(t, 1, kinds(literacy.Policy{}))
	require.Equal(t, 0, kinds(literacy.Policy{LongSentence: 21}))
	require.Equal(t, 2, kinds(literacy.Policy{LongParagraph: 20}))
}

func TestLongParagraphIsPlaced(t *testing.T) {
	text := "Head\n\n" + strings.Repeat("Take it now and then rest. ", 20) + "\n\nEnd."
	for _, f := range literacy.Analyze(text, literacy.Policy{Language: "en"}).Findings {
		if f.Kind == literacy.LongParagraph {
			require.Equal(t, 3, f.Line)
			require.Equal(t, 120, f.Number)
			require.True(t, strings.HasPrefix(f.Text, "Take it"))
			return
		}
	}
	t.Fatal("no long paragraph found")
}

func TestJargonAdjusted(t *testing.T) {
	r := literacy.Analyze("You have hypertension. It is common.", literacy.Policy{Language: "en"})
	x, _ := r.Result.Value.Get()
	y, ok := r.JargonAdjusted.Value.Get()
	require.True(t, ok)
	require.Equal(t, 1, r.JargonAdjusted.Terms)
	require.InDelta(t, x+0.5, y, 1e-9)
	require.False(t, literacy.Analyze("Bonjour à vous.", literacy.Policy{Language: "fr"}).JargonAdjusted.Value.Ok())
}

func TestSpokenAloud(t *testing.T) {
	tests := []struct {
		text, lang string
		want       int
		reason     string
	}{
		{"It was 12.", "en", 0, "twelve"},
		{"It was 11.", "en", 1, "e-le-ven"},
		{"It was 1,000.", "en", 1, "one thou-sand"},
		{"It was 5 mg.", "en", 1, "mil-li-grams"},
		{"In 1995.", "en", 1, "nine-teen nine-ty-five"},
		{"At 2:30.", "en", 1, "two thir-ty"},
		{"See 3%.", "en", 1, "three per cent"},
		{"The NHS.", "en", 1, "en aitch ess"},
		{"Ask Dr. Lee.", "en", 0, "doc-tor"},
		{"Eat, e.g. figs.", "en", 1, "for ex-am-ple"},
		{"It was 3.", "en", 0, "three"},
		{"It was 2,500,000.", "en", 1, "two mil-lion five hun-dred thou-sand"},
		{"It was 0.75.", "en", 1, "ze-ro point se-ven five"},
		{"Call 0800 123 4567.", "en", 1, "digit by digit"},
		{"Son 17.", "es", 1, "die-ci-sie-te"},
		{"Son 2.", "es", 0, "dos"},
		{"Son 500 mg.", "es", 2, "qui-nien-tos; mi-li-gra-mos"},
		{"Es sind 21.", "de", 1, "ein-und-zwan-zig"},
		{"Il y en a 80.", "fr", 1, "qua-tre-vingts"},
	}
	for _, tt := range tests {
		r := literacy.Analyze(tt.text, literacy.Policy{Language: tt.lang})
		require.Equal(t, tt.want, r.Counts.SpokenPolysyllables, "%s: %s", tt.text, tt.reason)
	}
}

func TestSignBySign(t *testing.T) {
	r := literacy.Analyze("In 1945 the NHS and 5mg.", literacy.Policy{Language: "en"})
	require.Equal(t, 1+4+1+3+1+3, r.Counts.SignSyllables, "Fry reads digits and initials one by one")
}

func TestGunning(t *testing.T) {
	tests := []struct {
		text   string
		want   int
		reason string
	}{
		{"It is hypertension.", 1, "a long word"},
		{"We met Elizabeth.", 0, "a name"},
		{"Elizabeth came.", 1, "a name at the beginning cannot be told"},
		{"We created it.", 0, "three syllables through -ed"},
		{"A well-looking-after plan.", 0, "a compound of easy words"},
		{"A bookkeeper saw a butterfly.", 0, "compounds written as one, Gunning's own examples"},
		{"My grandmothers took painkillers.", 0, "compounds in the plural, and in -er"},
		{"It is comfortable.", 1, "an ending is no part of a compound"},
		{"A heart-operation plan.", 1, "a compound with a hard one"},
		{"He is exercising.", 1, "four syllables"},
		{"They have expenses.", 0, "three syllables through -es"},
	}
	for _, tt := range tests {
		r := literacy.Analyze(tt.text, literacy.Policy{Language: "en"})
		require.Equal(t, tt.want, r.Counts.HardWords, "%s: %s", tt.text, tt.reason)
	}
}

func TestEnums(t *testing.T) {
	require.False(t, literacy.Kind("x").IsValid())
	require.False(t, literacy.Reading("x").IsValid())
	require.False(t, literacy.Scale("x").IsValid())
	require.False(t, literacy.Profile("x").IsValid())
	require.False(t, literacy.Outcome("x").IsValid())
	require.False(t, literacy.Support("x").IsValid())
	require.False(t, literacy.FindingKind("x").IsValid())
	require.Len(t, literacy.FindingKind("").Values(), 20)
}
