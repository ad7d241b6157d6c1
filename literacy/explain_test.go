package literacy_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/literacy"
)

// situations makes reports of every kind there is something to say about.
func situations(t *testing.T) []literacy.Report {
	long := strings.Repeat(passages["en"]+"\n\n", 3)
	leaflet, err := os.ReadFile("../examples/readlevel/leaflet.md")
	require.NoError(t, err)
	target := func(formula string, bound float64) literacy.Policy {
		return literacy.Policy{Language: "en", Targets: []literacy.Target{{Language: "en", Formula: formula, Bound: bound}}}
	}
	var list []literacy.Report
	add := func(text string, p literacy.Policy) { list = append(list, literacy.Analyze(text, p)) }
	add("", literacy.Policy{})
	add("Ωμέγα άλφα.", literacy.Policy{})
	add("Just a heading", literacy.Policy{})
	add("Une de la.", literacy.Policy{})
	add("Take \xff it.\n\n# Head\n\nDo:\n\n- a\n\n| a | b |\n\n```\nx\n```\n\nSee [a](b).", literacy.Policy{Language: "en"})
	add(long, target("flesch-kincaid", 6.9))
	add(long, target("flesch-kincaid", 2))
	add(long, target("smog", 6))
	add(long, target("flesch-kincaid", 4.8249))
	add(long, target("ari-index", 40))
	add(passages["es"], literacy.Policy{Language: "es"})
	add(string(leaflet), literacy.Policy{})
	r := literacy.Report{Result: literacy.Result{Formula: "lix", Value: literacy.Figure{Why: "undefined"}}}
	list = append(list, r)
	// Every kind of finding, with plainer words and without, and with a note.
	for _, k := range literacy.FindingKind("").Values() {
		list = append(list, literacy.Report{Findings: []literacy.Finding{
			{Kind: k, Text: strings.Repeat("é ", 80), Note: "note"}, {Kind: k, Plain: []string{"a", "b"}, Number: 3, Limit: 10},
		}})
	}
	return list
}

// TestEveryMessageFits proves that what is said is in the catalogue in every
// language with the arguments it needs, and that nothing in it is unused.
func TestEveryMessageFits(t *testing.T) {
	catalog, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	var said []literacy.Sentence
	for _, r := range situations(t) {
		said = append(said, literacy.Explain(r, "en")...)
		said = append(said, literacy.Explain(r, "xx")...)
		said = append(said, literacy.Explain(r, "es")...)
	}
	for _, f := range literacy.Formulas() {
		for _, b := range f.Bands {
			said = append(said, literacy.ExplainBand(b.Name, "en"))
		}
	}
	// Parts of sentences are said inside others.
	for _, reason := range []string{"heading", "fragment", "leadIn", "tableRow", "code", "linkTarget"} {
		said = append(said, literacy.Sentence{Key: "reason." + reason})
	}
	require.NoError(t, message.Check(catalog, said))
	require.Equal(t, []string{"en", "es"}, literacy.ExplainLanguages())
}

func TestExplainFallsBack(t *testing.T) {
	r := literacy.Analyze(passages["en"], literacy.Policy{Language: "en"})
	said := literacy.Explain(r, "fi")
	require.Equal(t, "fallback", said[0].Key)
	require.Equal(t, "en", said[0].Lang)
	require.NotEqual(t, "fallback", literacy.Explain(r, "es-MX")[0].Key)
}

func TestExplainNeverSpeaksOfShould(t *testing.T) {
	for _, r := range situations(t) {
		for _, s := range literacy.Explain(r, "en") {
			require.NotContains(t, s.Text, "you should")
		}
	}
}
