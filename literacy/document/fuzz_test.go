package document_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/document"
)

func small(o document.Options) document.Options {
	o.Limits = document.Limits{File: 1 << 20, Unpacked: 4 << 20, Blocks: 5000}
	return o
}

// sound asks what holds of every document that is read.
func sound(t *testing.T, d document.Document, err error) {
	t.Helper()
	if err != nil {
		if _, ok := errors.AsType[*document.Error](err); !ok {
			t.Fatalf("not a document.Error: %v", err)
		}
		return
	}
	text := d.Text()
	if !utf8.ValidString(text) {
		t.Fatal("the text is not UTF-8")
	}
	blocks := d.Reading()
	for i, b := range blocks {
		if b.Text == "" || strings.TrimSpace(b.Text) != b.Text {
			t.Fatalf("block %d: space around %q", i, b.Text)
		}
		if got := text[b.Start : b.Start+len(b.Text)]; got != b.Text {
			t.Fatalf("block %d stands elsewhere in the text: %q, %q", i, b.Text, got)
		}
		if !d.Blocks[i].Kind.IsValid() {
			t.Fatalf("kind %q", d.Blocks[i].Kind)
		}
		at := -1
		for _, s := range d.Blocks[i].Spans {
			if s.At <= at || s.At >= len(b.Text) {
				t.Fatalf("block %d: the span at %d comes after the one at %d", i, s.At, at)
			}
			at = s.At
		}
	}
	for _, l := range d.LeftOut {
		if !l.Reason.IsValid() || l.Text == "" {
			t.Fatalf("left out: %+v", l)
		}
	}
	for offset := -1; offset <= len(text)+1; offset += 1 + len(text)/50 {
		p := d.Place(offset)
		if len(blocks) > 0 && d.Blocks[0].Place.Line > 0 && (p.Line < 1 || p.Column < 1) {
			t.Fatalf("offset %d stands at %+v", offset, p)
		}
	}
	if c := d.Coverage(); c.Percent < 0 || c.Percent > 100 {
		t.Fatalf("coverage %+v", c)
	}
}

func fuzzFormat(f *testing.F, format document.Format, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<16 {
			d, err := document.Read(data, small(document.Options{Format: format}))
			sound(t, d, err)
		}
	})
}

func FuzzReadText(f *testing.F) {
	fuzzFormat(f, document.Text, "A line.\n\n- item\n- item two\n", "\xFF\xFEa\x00\n\x00", "caf\xE9", "a\r\nb\rc", "a\x00b")
}

func FuzzReadMarkdown(f *testing.F) {
	fuzzFormat(f, document.Markdown, "---\na: b\n---\n# H\n\n*a* `b` [c](d)[^1]\n\n[^1]: n\n\n|a|\n|-|\n|b|\n", "<div>a<!-- b --></div>\n\n> - a\n>   1. b\n", "![a](b) &amp; \\* <br> ~~x~~ <https://a.b>\n\na\n: b\n")
}

func FuzzReadHTML(f *testing.F) {
	fuzzFormat(f, document.HTML, "<html lang=en><title>t</title><header><h1>a</h1>b</header><p>c<br><br>d&nbsp;e&shy;f<table><tr><td>g<td><p>h<p>i</table><ul><li>j<li>k</ul>",
		"<p hidden>a<p>b<sup><a href=#c>1</a></sup><svg><title>d</title></svg></div></td></table><!-- readlevel:ignore 'a' b -->", "<?xml version='1.0'?><p/><title/>a<![CDATA[b]]>")
}

// FuzzRead lets the first bytes decide, Sniff among them.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"PK\x03\x04", "%PDF-1.4\n", "<html>a", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", `{\rtf1`, "\xEF\xBB\xBFa"} {
		f.Add([]byte(s), "a.txt")
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		if _, err := document.Sniff(data, name); err == nil && len(data) < 1<<16 {
			d, err := document.Read(data, small(document.Options{Name: name}))
			sound(t, d, err)
		}
	})
}
