package diag_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/token"
)

// run reads a text as literacy does and returns the finder and its findings.
func run(lang, text string, opt diag.Options) (*diag.Finder, []diag.Finding) {
	v := token.NewVocab(len(text))
	f := diag.New(lang, v, opt)
	v.Describe = f.Describe
	s := token.NewScanner(token.Lookup(lang), v, f.Sentence)
	token.Blocks(text, func(b token.Block) {
		f.Block(text, 0, b)
		s.Scan(text, b.Start, b.End, 0, b.Kind)
	})
	return f, f.Findings()
}

// found returns the findings of one kind as the words they mark.
func found(lang, text string, kind diag.Kind) []string {
	_, findings := run(lang, text, diag.Options{})
	var out []string
	for _, x := range findings {
		if x.Kind == kind {
			out = append(out, diag.Slice(text, x))
		}
	}
	return out
}

func TestSmoke(t *testing.T) {
	text := "You were given a beta blocker by Dr. Smith (MRI). The COPD patient denies pain. Rare side effects: 1 in 1,000. " +
		"It cuts the risk by 50%. 2.5% of people had a stroke. Is the pill taken daily? Do not take it unless you must. " +
		"This is a patient care quality improvement plan. Contact your clinic. The contact is here. The blind spot. 3 in 100 people. It's caused by a virus. He is not unlikely to come."
	f, fs := run("en", text, diag.Options{})
	for _, x := range fs {
		var plain any
		if e := f.Entry(x); e != nil {
			plain = e.Plain
		}
		t.Log(x.Kind, x.Severity, diag.Slice(text, x), x.N, x.M, plain)
	}
	require.NotEmpty(t, fs)
}
