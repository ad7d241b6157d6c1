package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// told writes the blocks of a document and what is left out, a line each.
func told(d document.Document) []string {
	var list []string
	for _, b := range d.Blocks {
		kind := string(b.Kind)
		if b.Level > 0 {
			kind += fmt.Sprint(" ", b.Level)
		}
		if b.Row > 0 {
			kind += fmt.Sprint(" row ", b.Row)
		}
		list = append(list, kind+": "+strings.ReplaceAll(b.Text, "\n", "⏎"))
	}
	for _, l := range d.LeftOut {
		list = append(list, "- "+string(l.Reason)+": "+strings.ReplaceAll(l.Text, "\n", "⏎"))
	}
	return list
}

type blockCase struct {
	name, why, source string
	want              []string
}

func checkBlocks(t *testing.T, format document.Format, cases []blockCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Read([]byte(c.source), document.Options{Format: format})
			require.NoError(t, err)
			if diff := cmp.Diff(c.want, told(d)); diff != "" {
				t.Errorf("%s:\n%s", c.why, diff)
			}
		})
	}
}

func TestMarkdownBlocks(t *testing.T) {
	checkBlocks(t, document.Markdown, []blockCase{
		{"headings", "both forms, with markup inside", "# A *b*\n\nC\n---\n", []string{"heading 1: A b", "heading 2: C"}},
		{"links", "the text is read, the target is not", "See [our *page*](http://a.b \"t\") now.\n", []string{"paragraph: See our page now.", "- linkTarget: http://a.b"}},
		{"reference links", "so it is where the target stands apart", "See [it][r].\n\n[r]: http://a.b\n", []string{"paragraph: See it.", "- linkTarget: http://a.b"}},
		{"only a link", "a paragraph that is a link and nothing else", "[Read more](x)\n", []string{"linkText: Read more", "- linkTarget: x"}},
		{"address", "an address in brackets is a word", "At <https://a.b>.\n", []string{"paragraph: At https://a.b."}},
		{"picture", "the text for a picture is not read", "Look ![a *fine* cat](c.png) here.\n", []string{"paragraph: Look here.", "- altText: a fine cat"}},
		{"code", "programs are left out, names in the text are not", "Use `go  test`:\n\n```sh\nx y\n```\n\n    z\n", []string{"paragraph: Use go test:", "- code: x y", "- code: z"}},
		{"lists", "depth, several paragraphs, boxes, numbers", "- [x] a\n  - b\n\n    c\n1. d\n", []string{"listItem 1: a", "listItem 2: b", "listItem 2: c", "listItem 1: d"}},
		{"quotation", "a list in it stays a list", "> a\n> b\n>\n> - c\n", []string{"quote: a b", "listItem 1: c"}},
		{"table", "cells by row, escaped bar, empty cell", "|a|b|\n|-|-|\n|c \\| d||\n", []string{"tableCell row 1: a", "tableCell row 1: b", "tableCell row 2: c | d"}},
		{"footnotes", "those without a mark are read, too", "A.[^1] B.\n\n[^1]: Note\n    more.\n[^x]: Unused.\n", []string{"paragraph: A. B.", "footnote: Note more.", "footnote: Unused.", "- noteMark: 1"}},
		{"front matter", "it is data", "---\ntitle: T\nlang: es\n---\nA.\n", []string{"paragraph: A.", "- frontMatter: ---⏎title: T⏎lang: es⏎---"}},
		{"a rule first", "three hyphens are not always front matter", "---\n\nA: b.\n", []string{"paragraph: A: b."}},
		{"line breaks", "the author's stay, the editor's do not", "a  \nb\\\nc\nd<br>e\n", []string{"paragraph: a⏎b⏎c d⏎e"}},
		{"escapes", "signs and references", "\\*a\\* &amp; &copy; &#65; &nope; b\\\\c\n", []string{"paragraph: *a* & © A &nope; b\\c"}},
		{"struck out", "is deleted", "a ~~b c~~ d\n", []string{"paragraph: a d", "- deleted: b c"}},
		{"struck out by tag", "is deleted, too; a tag without an end is nothing", "a <del>*b* c</del> d <s>e\n", []string{"paragraph: a d e", "- deleted: b c"}},
		{"other markup in a line", "is left out, not lost", "a <?php x ?> b <![CDATA[c]]>\n", []string{"paragraph: a b", "- markup: <?php x ?>", "- markup: <![CDATA[c]]>"}},
		{"numbers that are no characters", "as CommonMark has it", "&#; &#x; &#12345678; &#x41;\n", []string{"paragraph: &#; &#x; &#12345678; A"}},
		{"HTML in a quotation or item", "belongs to it", "> <div>a</div>\n\n- <p>b\n\n  <ul><li>c</ul>\n", []string{"quote: a", "listItem 1: b", "listItem 2: c"}},
		{"tags in a line", "are not read; words are not glued or parted by them", "H<sub>2</sub>O <kbd>x</kbd><!-- why -->\n", []string{"paragraph: H2O x", "- comment: why"}},
		{"blocks of HTML", "are read as a page is", "<div hidden>a</div>\n\n<p>b <b>c</b>\n<p>d\n\ne\n", []string{"paragraph: b c", "paragraph: d", "paragraph: e", "- hidden: a"}},
		{"definitions", "terms and explanations are items", "T\n: D e\n", []string{"listItem 1: T", "listItem 1: D e"}},
		{"alerts", "the label of GitHub is no text", "> [!WARNING]\n> Do *not* stop.\n>\n> Rest.\n", []string{"quote: Do not stop.", "quote: Rest.", "- markup: [!WARNING]"}},
		{"containers and templates", "their lines are for a program, in code they are code", "---\na: b\n---\n:::note Title\nTake *it*.\n:::\n{% include x.md %}\n{{< youtube y >}}\nYou {{ name }} rest.\n\n~~~\n:::\n~~~\n", []string{"paragraph: Take it.", "paragraph: You {{ name }} rest.", "- frontMatter: ---⏎a: b⏎---", "- markup: :::note Title", "- markup: :::", "- markup: {% include x.md %}", "- markup: {{< youtube y >}}", "- code: :::"}},
		{"names of headings", "are no text", "# Title {#name .x}\n", []string{"heading 1: Title"}},
		{"reference marks that are none", "text in brackets", "a [^] [^a b] [^ x] [y] c\n", []string{"paragraph: a [^] [^a b] [^ x] [y] c"}},
		{"TOML", "front matter has two forms", "+++\ntitle = 'T'\n+++\nA.\n", []string{"paragraph: A.", "- frontMatter: +++⏎title = 'T'⏎+++"}},
		{"front matter without an end", "is text", "---\na: b\n", []string{"paragraph: a: b"}},
		{"a rule, a text and a rule", "without a key there is no data", "---\nA text\n---\nB.\n", []string{"heading 2: A text", "paragraph: B."}},
		{"pictures by tag", "and a tag that ends a line", "a <img src=x alt='b c'><img src=y> d <br/>e\n", []string{"paragraph: a d⏎e", "- altText: b c"}},
		{"an empty item, picture and link", "are nothing", "-\n- a\n\n![](x) b [](y)\n", []string{"listItem 1: a", "paragraph: b", "- linkTarget: y"}},
		{"a note in a list", "is a note", "[^1]: - a\n\n    b\n\nC[^1].\n", []string{"footnote: a", "footnote: b", "paragraph: C.", "- noteMark: 1"}},
		{"a quotation in an item", "is a quotation", "- a\n\n  > b\n", []string{"listItem 1: a", "quote: b"}},
		{"a block of HTML in a quotation", "is read behind its marks", "> <table>\n> <tr><td>a\n> </table>\n", []string{"tableCell row 1: a"}},
		{"a program in HTML", "is left out", "<script>\nx\n</script>\n\n<pre>\ny\n</pre>\nz\n", []string{"paragraph: z", "- script: x", "- code: y"}},
		{"soft hyphens", "have no width", "a soft\u00ADhy\u200Bphen\n", []string{"paragraph: a softhyphen"}},
	})
}

func TestHTMLBlocks(t *testing.T) {
	checkBlocks(t, document.HTML, []blockCase{
		{"missing end tags", "as in a browser", "<p>a<p>b<ul><li>c<li>d<ul><li>e</ul></ul>f", []string{"paragraph: a", "paragraph: b", "listItem 1: c", "listItem 1: d", "listItem 2: e", "paragraph: f"}},
		{"inline elements", "glue nothing and part nothing", "<p><b>He</b>llo <i>w</i>orld<span> x</span>", []string{"paragraph: Hello world x"}},
		{"white space", "collapses; a no-break space stays", "<p>  a \n\t b&nbsp;c &amp;  d&shy;e ", []string{"paragraph: a b\u00A0c & de"}},
		{"references", "with and without semicolon", "<p>&lt;5 &eacute;&AMP;&copy 1 &zork; &", []string{"paragraph: <5 é&© 1 &zork; &"}},
		{"line breaks", "one is a line, two are a paragraph", "<p>a<br>b<br/><br>c", []string{"paragraph: a⏎b", "paragraph: c"}},
		{"page furniture", "is left out, its h1 is not", "<body><header>Logo<h1>T</h1>sub</header><nav>m <a>n</a></nav><p>a</p><footer>f</footer>", []string{"heading 1: T", "paragraph: a", "- header: Logo", "- header: sub", "- navigation: m n", "- footer: f"}},
		{"header of an article", "is part of it", "<article><header><p>By me</header><p>a</article>", []string{"paragraph: By me", "paragraph: a"}},
		{"hidden", "by attribute, style or for listeners", "<p>a<span hidden>b</span><span aria-hidden=true>c</span><span style='DISPLAY : none'>d</span>e<div hidden><p>f</p>g</div>", []string{"paragraph: ae", "- hidden: b", "- hidden: c", "- hidden: d", "- hidden: f g"}},
		{"scripts", "and what stands for them", "<title>T</title><style>a</style><p>b<script>if (a < b) '</p>'</script> c<template><p>d</template><noscript><p>e</noscript>", []string{"paragraph: b c", "- script: a", "- script: if (a < b) '</p>'", "- script: d", "- script: <p>e"}},
		{"lists of terms", "are items", "<dl><dt>T<dd>D</dl>", []string{"listItem 1: T", "listItem 1: D"}},
		{"tables", "cells in rows, caption", "<table><caption>C</caption><thead><tr><th>a<th>b<tbody><tr><td>c<td><p>d</table>", []string{"caption: C", "tableCell row 1: a", "tableCell row 1: b", "tableCell row 2: c", "tableCell row 2: d"}},
		{"layout by table", "several blocks in a cell are a page", "<table><tr><td><h2>H</h2><p>a.<p>b.</td><td>c</td></table>", []string{"heading 2: H", "paragraph: a.", "paragraph: b.", "tableCell row 1: c"}},
		{"pictures", "figure, caption, alt", "<figure><img alt='a  cat' src=x><figcaption>b</figcaption></figure>", []string{"caption: b", "- altText: a cat"}},
		{"forms", "labels are read, choices and buttons are not", "<form><label>Name</label><select><option>a<option>b</select><input type=submit value=Go><button>x</button></form>", []string{"paragraph: Name", "- formField: a b", "- formField: Go", "- formField: x"}},
		{"notes", "marks are not read, notes are", "<p>a<sup><a href=#n1>1</a></sup>.<section role=doc-endnotes><ol><li>N <a role=doc-backlink href=#r>↩</a></ol></section>", []string{"paragraph: a.", "footnote: N", "- noteMark: 1", "- noteMark: ↩"}},
		{"raised figures", "that lead nowhere are read", "<p>10<sup>2</sup>", []string{"paragraph: 102"}},
		{"struck out", "deleted out, inserted in", "<p><del>a</del> <ins>b</ins> <s>c</s>", []string{"paragraph: b", "- deleted: a", "- deleted: c"}},
		{"code", "programs out, names in", "<p>use <code>x</code><pre>y\nz</pre>", []string{"paragraph: use x", "- code: y z"}},
		{"quotation", "and what is a link alone", "<blockquote><p>a</blockquote><p><a href=x>b c</a>", []string{"quote: a", "linkText: b c"}},
		{"end tags that stand for a tag", "as in a browser", "<p>a</br>b</p>c</p>d", []string{"paragraph: a⏎b", "paragraph: c", "paragraph: d"}},
		{"comments", "and what a browser takes for one", "<p>a<!-- b --><?c?></ d>e<![CDATA[f]]>", []string{"paragraph: ae", "- comment: b", "- comment: ?c?", "- comment: [CDATA[f]]"}},
		{"XHTML", "has empty elements and text in CDATA", "<?xml version='1.0'?><html xmlns='x'><title/><p/><p>a<![CDATA[ <b> ]]>c</p>", []string{"paragraph: a <b> c", "- comment: ?xml version='1.0'?"}},
		{"rules and words", "an hr is a border, a wbr is none", "a<hr>b<wbr>c", []string{"paragraph: a", "paragraph: bc"}},
		{"hidden pictures, maps, buttons of pictures", "their texts are left out", "<p>a<img hidden alt=b><area alt=c><input type=image alt=d><input type=text value=e>f", []string{"paragraph: a f", "- hidden: b", "- altText: c", "- altText: d"}},
		{"inside what is left out", "everything is", "<nav>a<br>b<img alt=c><title>d</title><!-- e --><nav>f</nav>g</nav><p>h", []string{"paragraph: h", "- navigation: a b d f g"}},
		{"roles", "say what elements are", "<div role=navigation>a</div><div role=banner>b</div><div role=contentinfo>c</div><div role=presentation>d</div>", []string{"paragraph: d", "- navigation: a", "- header: b", "- footer: c"}},
		{"objects in a line", "part words", "<p>a<svg><title>b</title></svg>c<math><mi>d</mi></math>e<dialog>f</dialog><dialog open>g</dialog>", []string{"paragraph: a c e", "paragraph: g", "- embedded: b", "- equation: d", "- hidden: f"}},
		{"notes by class and type", "as tools write them", "<p>a<a class=footnote-ref href=#x>1</a><a data-footnote-ref href=#x>2</a><aside epub:type=footnote>b<a class=footnote-back href=#y>c</a></aside><div class='x footnotes'>d</div><span epub:type=pagebreak>9</span>", []string{"paragraph: a", "footnote: b", "footnote: d", "- noteMark: 1", "- noteMark: 2", "- noteMark: c", "- pageNumber: 9"}},
		{"notes by where the links lead", "as Word, LibreOffice and others write them", "<p>a<a href=#_ftn1>[1]</a>, b<a href='#sdfootnote2sym'><sup>2</sup></a>, <a href=#fnord>c</a>.<p><a href=#_ftnref1>[1]</a> d.<p><a href=#sdfootnote2anc>2</a> e.<p>f. <a href=#fnref:1>↩</a>", []string{"paragraph: a, b, c.", "paragraph: d.", "paragraph: e.", "paragraph: f.", "- noteMark: [1]", "- noteMark: 2", "- noteMark: [1]", "- noteMark: 2", "- noteMark: ↩"}},
		{"table in a table", "the inner rows are rows", "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>", []string{"paragraph: a", "tableCell row 2: b", "tableCell row 2: c", "paragraph: d", "tableCell row 1: e"}},
		{"cells without a row", "are rows of their own", "<td>a<td>b", []string{"tableCell row 1: a", "tableCell row 2: b"}},
		{"end tags inside a cell", "do not reach out of it", "<div><table><tr><td>a</div>b</td></table>c", []string{"tableCell row 1: ab", "paragraph: c"}},
		{"stray end tags", "do no harm", "</div><p>a</span></li>b</table>c</p>", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
	})
}

func TestTextBlocks(t *testing.T) {
	checkBlocks(t, document.Text, []blockCase{
		{"kinds", "as package literacy finds them", "WHAT TO DO\n\nTake it. Rest.\n\n- one\n- two\n\na\tb\tc\n", []string{"heading: WHAT TO DO", "paragraph: Take it. Rest.", "listItem 1: one", "listItem 1: two", "tableCell row 1: a\tb\tc"}},
		{"line ends", "CR LF and CR are line ends", "One line\r\ngoes on.\r\rTwo.", []string{"paragraph: One line⏎goes on.", "paragraph: Two."}},
		{"what is no text", "programs, comments, front matter, targets", "---\na: b\n---\nText here.\n\n```\nx\n```\n\n<!-- c -->\n\n[r]: http://a/b\n\n> Quoted text.\n", []string{"paragraph: Text here.", "quote: Quoted text.", "- frontMatter: ---⏎a: b⏎---", "- code: ```⏎x⏎```", "- comment: c", "- linkTarget: [r]: http://a/b"}},
		{"a mark of byte order inside", "has no width", "Take\uFEFF it.", []string{"paragraph: Take it."}},
	})
}

func TestDeclared(t *testing.T) {
	d, err := document.Read([]byte("<!doctype html><html lang=en-gb><title> A &amp;\n b</title><p>x"), document.Options{})
	require.NoError(t, err)
	require.Equal(t, [3]string{"html", "A & b", "en-GB"}, [3]string{string(d.Format), d.Title, d.Language}, "the first bytes say that it is a page")
	d, err = document.Read([]byte("---\ntitle: \"T: u\"\nlang: pt-br\n---\nx\n"), document.Options{Name: "x.md"})
	require.NoError(t, err)
	require.Equal(t, [2]string{"T: u", "pt-BR"}, [2]string{d.Title, d.Language})
}

func TestIgnores(t *testing.T) {
	for format, source := range map[document.Format]string{
		document.Markdown: "Warfarin.\n\n<!-- readlevel:ignore \"Warfarin\" drug name -->\n",
		document.HTML:     "<p>Warfarin.\n<!-- readlevel:ignore “Warfarin” drug name -->",
		document.Text:     "Warfarin.\n\n<!-- readlevel:ignore 'Warfarin' drug name -->\n",
	} {
		d, err := document.Read([]byte(source), document.Options{Format: format})
		require.NoError(t, err)
		require.Len(t, d.Ignores, 1, format)
		require.Equal(t, [2]string{"Warfarin", "drug name"}, [2]string{d.Ignores[0].Term, d.Ignores[0].Reason})
		require.Empty(t, d.Notes)
	}
	d, err := document.Read([]byte("a\n\n<!-- readlevel:ignore \"b\" -->\n"), document.Options{Format: document.Markdown})
	require.NoError(t, err)
	require.Empty(t, d.Ignores, "without a reason it has no effect")
	require.Equal(t, []document.Note{document.IgnoreWithoutReason}, d.Notes)
}

func TestKeep(t *testing.T) {
	source := "A ~~b~~ ![c](d).\n\n```\ne\n```\n\n<nav>f</nav>\n"
	d, err := document.Read([]byte(source), document.Options{
		Format: document.Markdown,
		Keep:   []document.Reason{document.ReasonDeleted, document.ReasonAltText, document.ReasonCode, document.ReasonNavigation, document.ReasonLinkTarget},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"altText: c", "paragraph: A b .", "paragraph: e", "paragraph: f"}, told(d))
	require.Empty(t, d.LeftOut)
}

func TestCoverage(t *testing.T) {
	d, err := document.Read([]byte("<p>one two three<nav>four, five</nav><script>six()</script><nav>– seven</nav>"), document.Options{Format: document.HTML})
	require.NoError(t, err)
	require.Equal(t, document.Coverage{Read: 3, LeftOut: 3, Percent: 50, Reasons: []document.Share{
		{Reason: document.ReasonNavigation, Places: 2, Words: 3, Percent: 50}, {Reason: document.ReasonScript, Places: 1},
	}}, d.Coverage())
}

func TestKeepInHTML(t *testing.T) {
	d, err := document.Read([]byte("<nav>a</nav><p>b<img alt=c>d<!-- e --><del>f</del>"), document.Options{
		Format: document.HTML, Keep: []document.Reason{document.ReasonNavigation, document.ReasonAltText, document.ReasonComment, document.ReasonDeleted},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"paragraph: a", "paragraph: b", "altText: c", "paragraph: d e f"}, told(d))
	require.Equal(t, literacy.Paragraph, d.Reading()[2].Kind)
	d, err = document.Read([]byte("---\na: b\n---\nc <!-- d -->\n"), document.Options{Format: document.Markdown, Keep: document.Reason("").Values()})
	require.NoError(t, err)
	require.Empty(t, d.LeftOut)
}

func TestWordsOfTheDocument(t *testing.T) {
	for _, f := range document.Format("").Values() {
		require.True(t, f.IsValid())
	}
	for _, k := range document.Kind("").Values() {
		require.True(t, k.IsValid())
	}
	for _, r := range document.Reason("").Values() {
		require.True(t, r.IsValid())
	}
	for _, n := range document.Note("").Values() {
		require.True(t, n.IsValid())
	}
	require.False(t, document.Format("x").IsValid() || document.Kind("x").IsValid() || document.Reason("x").IsValid() || document.Note("x").IsValid())
	_, err := document.Read([]byte("a"), document.Options{Format: "x"})
	require.ErrorIs(t, err, document.ErrUnsupported)
}
