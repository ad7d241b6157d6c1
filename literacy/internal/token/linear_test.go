package token_test

import (
	"strings"
	"testing"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// hostile are stretches that make a text of one thing without end.
var hostile = []string{
	"a", "A", "'", "\"", ".", ". ", "-", "a-", "a-\n", "ab-\nab", "a.", "a.a.a. ", "a'", "1", "1.", "1 ", "1,", "(", "[", "](", "![", "![](",
	"<", "<a", "\u0301", "e\u0301", "\xff", "é", "吃", "。", "\n", "a\n", "- a\n", "o A\n", "1 A\n", "| a ", "#", "# a\n", "1. a\n", "a. ",
	"A. ", "l'", "a@", "a/", "mg/", "5mg/", "10^", "^1^", "http://", "www.", "\u00ad", "\u00ad\n", "\u200d", "…", "&", "A&", "a: ", "a:\n",
	"```\n", "<!-- ", "> a\n", "1. A ", "a: 1. A ", "&", "&a", "&#", "&amp;", "1\ufe0f", "👩\u200d", "➡️\n", "- a  ", "• a ", "\x00", "-\n", "-\na\n", "¹", "a.1", "[1,", "<sup>", "p. ", "0 00 ", "Dr. ", "At 9 p.m. ", "“", "”", "•", "* ", "\t", "    ",
}

type ignore struct{}

func (ignore) Sentence(*token.Sentence) {}
func (ignore) Skipped(int, int)         {}

// looked returns how many bytes of a text are looked at ahead of their turn.
func looked(lang, text string) int {
	var v token.Vocab
	v.Init(len(text))
	var s token.Scanner
	s.Init(token.Lookup(lang), &v, ignore{})
	n := token.Blocks(text, func(b token.Block) {
		if b.Kind != token.Code {
			s.Number = b.Number
			s.Scan(text, b.Start, b.End, 0, b.Kind)
		}
	})
	return n + s.Looked
}

// TestLinear counts the work instead of timing it: in a text four times as
// long four times as many bytes are looked at ahead of their turn, and for each
// byte of the text no more than the reach of the looks ahead.
func TestLinear(t *testing.T) {
	const small, most = 1 << 13, 2600
	for _, unit := range hostile {
		for _, lang := range []string{"en", "fr"} {
			a := looked(lang, strings.Repeat(unit, small/len(unit)))
			b := looked(lang, strings.Repeat(unit, 4*small/len(unit)))
			if b > 4*a+a/4+4*most {
				t.Errorf("%q in %s: %d bytes looked at, and %d in four times the text", unit, lang, a, b)
			}
			if b > 4*small*most {
				t.Errorf("%q in %s: %d bytes looked at for each", unit, lang, b/(4*small))
			}
		}
	}
}
