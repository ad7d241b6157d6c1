package literacy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/literacy"
)

// TestInputsStayAsTheyWere hands every function memory of its caller.
func TestInputsStayAsTheyWere(t *testing.T) {
	term := literacy.Term{Term: "widgetometry", Plain: []string{"measuring"}, Forms: []string{"widgetometric"}, Part: "noun"}
	p := literacy.Policy{
		Format: "literacy.policy/1.0", Language: "en", Targets: []literacy.Target{{Language: "en", Formula: "smog", Bound: 6}},
		Allowed: []string{"hypertension"}, Added: []literacy.Term{term},
	}
	l := literacy.Lexicon{Format: "literacy.lexicon/1.0", Language: "en", Terms: []literacy.Term{term, {Term: "other"}}}
	text := passages["en"] + " Widgetometry is used."
	untouched.Check(t, literacy.Analyze, text, p)
	untouched.Check(t, literacy.AnalyzeBlocks, []literacy.Block{
		{Kind: literacy.TableCell, Text: "a", Row: 1}, {Kind: literacy.TableCell, Text: "b", Row: 1}, {Text: text},
	}, p)
	untouched.Check(t, literacy.Count, text, p)
	r := literacy.Analyze(text, p)
	require.NotEmpty(t, r.Findings)
	untouched.Check(t, literacy.Explain, r, "en")
	untouched.Check(t, literacy.ExplainFinding, r.Findings[0], "es")
	report, err := r.Encode()
	require.NoError(t, err)
	untouched.Check(t, literacy.DecodeReport, report)
	untouched.Check(t, literacy.Report.Encode, r)
	policy, err := p.Encode()
	require.NoError(t, err)
	lexicon, err := l.Encode()
	require.NoError(t, err)
	untouched.Check(t, literacy.DecodePolicy, policy)
	untouched.Check(t, literacy.DecodeLexicon, lexicon)
	untouched.Check(t, literacy.Policy.Encode, p)
	untouched.Check(t, literacy.Lexicon.Encode, l)
	untouched.Check(t, literacy.Policy.With, p, l)
	untouched.Check(t, literacy.Policy.Validate, p)
	untouched.Check(t, literacy.Lexicon.Validate, l)
}
