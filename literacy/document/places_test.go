package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// lineAndColumn counts apart from the package: lines by LF, columns by
// characters.
func lineAndColumn(source string, offset int) (line, column int) {
	before := source[:offset]
	line = 1 + strings.Count(before, "\n")
	return line, 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))
}

// TestPlaces looks up words that stand once in a source behind all sorts of
// markup.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name   string
		format document.Format
		source string
		words  string
	}{
		{"Markdown", document.Markdown, "---\na: é\n---\n# Ä *alpha* &amp; bravo\n\nÜ **charlie** `delta` [echo](x) \\* foxtrot\n  golf<br>hotel <kbd>india</kbd>[^1] &copy;juliett\n\n> - quote *kilo*\n>   lima\n\n| a | **mike** |\n|---|---|\n| né | x \\| november |\n\n<div>\n<p>oscar <b>papa</b>\n</div>\n\n[^1]: note *quebec*\n    romeo <https://sierra>\n", "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo https://sierra"},
		{"an alert", document.Markdown, "> [!Note]\n> é *alpha* bravo\n", "alpha bravo"},
		{"a container", document.Markdown, "---\na: é\n---\né :::\n:::tip é\n**é** alpha\n:::\nbravo\n", "alpha bravo"},
		{"HTML", document.HTML, "<!doctype html>\n<h1>É <b>alpha</b>&amp; bravo</h1><p>\n  charlie&nbsp;delta\n<i>echo</i>&eacute; so&shy;ft foxtrot<br>golf <!-- x --> hotel\n<table><tr><td>a<td> india</table>", "alpha bravo charlie delta echo foxtrot golf hotel india"},
		{"text", document.Text, "É alpha\nbravo charlie.\n\n  - delta echo\n    foxtrot\n\n\ngolf", "alpha bravo charlie delta echo foxtrot golf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Read([]byte(c.source), document.Options{Format: c.format})
			require.NoError(t, err)
			text := d.Text()
			for word := range strings.FieldsSeq(c.words) {
				at := strings.Index(text, word)
				require.GreaterOrEqual(t, at, 0, word)
				line, column := lineAndColumn(c.source, strings.Index(c.source, word))
				p := d.Place(at)
				require.Equal(t, [2]int{line, column}, [2]int{p.Line, p.Column}, word)
				last := d.Place(at + len(word) - 1)
				require.Equal(t, [2]int{line, column + len(word) - 1}, [2]int{last.Line, last.Column}, "the end of "+word)
			}
		})
	}
}

// TestReportPlaces asks that a report on Markdown says the places of the file.
func TestReportPlaces(t *testing.T) {
	source := "Une **é** *utilise*.\n\n* We [utilised](http://x) &lt;it&gt; **hypertension** here.\r\n\r\n| a | b |\r\n|---|---|\r\n| *x* | bradycardia now |\r\n"
	d, err := document.Read([]byte(source), document.Options{Name: "a.md"})
	require.NoError(t, err)
	r := d.Analyze(literacy.Policy{Language: "en"})
	source = strings.ReplaceAll(source, "\r\n", "\n")
	seen := map[string]bool{}
	for _, f := range r.Findings {
		if at := strings.Index(source, f.Text); at >= 0 {
			line, column := lineAndColumn(source, at)
			require.Equal(t, [2]int{line, column}, [2]int{f.Line, f.Column}, f.Text)
			seen[f.Text] = true
		}
	}
	for _, word := range []string{"utilised", "hypertension", "bradycardia"} {
		require.True(t, seen[word], word)
	}
}

// TestPlacesOfPlainWords: whatever stands between them, words in a paragraph of
// Markdown are found where they stand.
func TestPlacesOfPlainWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		between := rapid.SliceOfN(rapid.SampledFrom([]string{" ", "\n", "  \n", " &amp; ", " *é* ", " `x` ", " [y](z) ", " <b>q</b> ", " \\_ ", " ~~d~~ ", "<br>", " ![i](j) ", " [^1] "}), 1, 12).Draw(t, "between")
		var source strings.Builder
		for i, s := range between {
			source.WriteString("Word" + string(rune('A'+i)) + s)
		}
		source.WriteString("end.")
		d, err := document.Read([]byte(source.String()), document.Options{Format: document.Markdown})
		if err != nil {
			t.Fatal(err)
		}
		text := d.Text()
		for i := range between {
			word := "Word" + string(rune('A'+i))
			at := strings.Index(text, word)
			if at < 0 {
				t.Fatalf("%s is not in %q", word, text)
			}
			line, column := lineAndColumn(source.String(), strings.Index(source.String(), word))
			if p := d.Place(at); p.Line != line || p.Column != column {
				t.Fatalf("%s of %q stands at %d:%d, not at %d:%d", word, source.String(), line, column, p.Line, p.Column)
			}
		}
	})
}

// TestPlacesInLongBlocks: a block of any length knows its places.
func TestPlacesInLongBlocks(t *testing.T) {
	source := "# É\n\nThé " + strings.Repeat("*é* wörd\nand & so ", 2000) + "the last.\n"
	d, err := document.Read([]byte(source), document.Options{Format: document.Markdown})
	require.NoError(t, err)
	line, column := lineAndColumn(source, strings.Index(source, "last"))
	p := d.Place(strings.Index(d.Text(), "last"))
	require.Equal(t, [2]int{line, column}, [2]int{p.Line, p.Column})
	source = strings.Repeat("The cät sat\non the mat, and it ", 1000) + "slept."
	d, err = document.Read([]byte(source), document.Options{Format: document.Text})
	require.NoError(t, err)
	require.Len(t, d.Blocks, 1)
	for at := 0; at < len(source); at += 97 {
		for source[at]&0xC0 == 0x80 {
			at++
		}
		line, column := lineAndColumn(source, at)
		p := d.Place(at)
		require.Equal(t, [2]int{line, column}, [2]int{p.Line, p.Column}, at)
	}
}

// TestPlacesInCells: a row is one sentence, and its cells have places of their
// own where the file has no lines.
func TestPlacesInCells(t *testing.T) {
	const page = "| Pill | Use |\n|---|---|\n| Take it at night. | Drink some water. More |\n| Rest. | Do not drive. |\n"
	d, err := document.Read([]byte(page), document.Options{Format: document.Markdown})
	require.NoError(t, err)
	r := d.Analyze(literacy.Policy{Language: "en"})
	var got []string
	for _, s := range r.Sentences {
		got = append(got, fmt.Sprint(s.Text, " ", s.Prose, " ", s.Line, ":", s.Column))
		require.Equal(t, d.Place(s.Start), document.Place{Line: s.Line, Column: s.Column})
	}
	require.Equal(t, []string{
		"Pill | Use false 1:3", "Take it at night. | Drink some water. More false 3:3", "Rest. | Do not drive. true 4:3",
	}, got)

	d.Blocks = []document.Block{
		{Kind: document.Paragraph, Text: "a"},
		{Kind: document.TableCell, Row: 1, Text: "Take it\nat night."},
		{Kind: document.TableCell, Row: 1, Text: "Drink some water."},
	}
	blocks := document.Document{Blocks: d.Blocks}.Reading()
	require.Equal(t, []int{4, 13}, []int{blocks[2].Line, blocks[2].Column}, "of the text, where the file has no lines")
}

// TestHandMadeDocument: a document that was not read has places as well.
func TestHandMadeDocument(t *testing.T) {
	d := document.Document{Blocks: []document.Block{
		{Kind: document.Paragraph, Text: "a\nb", Place: document.Place{Page: 2, Paragraph: 1}, Spans: []document.Span{{At: 2, Place: document.Place{Page: 3}}}},
		{Kind: document.TableCell, Text: "c", Row: 1, Place: document.Place{Page: 3}},
		{Kind: document.TableCell, Text: "d", Row: 1, Place: document.Place{Page: 4}},
		{Kind: document.TableCell, Text: "e", Row: 2, Place: document.Place{Page: 5}},
	}}
	require.Equal(t, "a\nb\n\nc | d\n\ne", d.Text())
	for offset, page := range map[int]int{-1: 2, 0: 2, 1: 2, 2: 3, 3: 3, 5: 3, 9: 4, 12: 5, 99: 5} {
		require.Equal(t, page, d.Place(offset).Page, offset)
	}
	lines := []int{}
	for _, b := range d.Reading() {
		lines = append(lines, b.Line)
	}
	require.Equal(t, []int{1, 4, 4, 6}, lines, "those of the text, where the file has none")
	r := d.Analyze(literacy.Policy{Language: "en"})
	require.Len(t, r.Units, 3)
	require.Zero(t, document.Document{}.Place(3))
	require.Empty(t, document.Document{}.Text())
}
