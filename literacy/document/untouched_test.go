package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// TestInputsStayAsTheyWere hands every function memory of its caller.
func TestInputsStayAsTheyWere(t *testing.T) {
	o := document.Options{Name: "a.md", Keep: []document.Reason{document.ReasonCode}}
	data := []byte("# A\r\n\nTake *it* now.\n\n<!-- readlevel:ignore \"it\" a name -->\n\n|a|b|\n|-|-|\n|c|d|\n")
	untouched.Check(t, document.Read, data, o)
	untouched.Check(t, document.Sniff, data, "a.md")
	d, err := document.Read(data, o)
	require.NoError(t, err)
	p := literacy.Policy{Language: "en", Allowed: make([]string, 1, 4)}
	untouched.Check(t, document.Document.Analyze, d, p)
	untouched.Check(t, document.Document.Text, d)
	untouched.Check(t, document.Document.Reading, d)
	untouched.Check(t, document.Document.Place, d, 3)
	untouched.Check(t, document.Document.Coverage, d)
}
