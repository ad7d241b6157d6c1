package diag_test

import (
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
