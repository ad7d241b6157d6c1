package page_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/author/page"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
	"github.com/concord-sdm/concord/schemas"
)

const hard = `# About your tablets

Your doctor has prescribed medication for your hypertension, which should be administered daily in order to facilitate a reduction of cardiovascular complications.

- It lowers the risk by 30%.

Take one tablet. Drink some water. Ask your nurse if you are not sure.
`

func render(t testing.TB, in page.Input) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, page.Render(&b, in, page.Options{}))
	return b.String()
}

// plain is what a page shows, without its tags.
func plain(html string) string {
	text := regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(html, "")
	return strings.Join(strings.Fields(strings.NewReplacer("&amp;", "&", "&#39;", "'", "&#34;", `"`, "&lt;", "<", "&gt;", ">").Replace(text)), " ")
}

func TestThePageShowsWhatLiteracySays(t *testing.T) {
	html := render(t, page.Input{Text: hard})
	report := literacy.Analyze(hard, literacy.Policy{Format: "literacy.policy/1.0", Targets: []literacy.Target{{Language: "en", Formula: "flesch-kincaid", Bound: 6}}})
	value, ok := report.Result.Value.Get()
	require.True(t, ok)
	require.Contains(t, html, fmt.Sprintf(`<span class="value">%.1f</span>`, value))
	shown := plain(html)
	for _, s := range literacy.Explain(report, "en") {
		if strings.HasPrefix(s.Key, "value") || strings.HasPrefix(s.Key, "outcome") || s.Key == "mend" || s.Key == "consensus" {
			require.Contains(t, shown, s.Text)
		}
	}
	for _, f := range report.Findings {
		require.Contains(t, shown, literacy.ExplainFinding(f, "en")[0].Text)
	}
	require.Contains(t, shown, "Read as English.")
	require.NotContains(t, shown, "{", "every text is filled in")
}

func TestTheMarkedTextIsTheText(t *testing.T) {
	for _, text := range []string{hard, "One.", "a\n\nb", "¿Qué es?\n\nLa hipertensión arterial es una enfermedad crónica. " + strings.Repeat("Tome agua. ", 40)} {
		html := render(t, page.Input{Text: text})
		from := strings.Index(html, `<div class="preview"`)
		part := html[from : from+strings.Index(html[from:], "</section>")]
		for _, drop := range []string{`(?s)<button.*?</button>`, `(?s)<b class="tag">.*?</b> `, `(?s)<sup.*?</sup>`} {
			part = regexp.MustCompile(drop).ReplaceAllString(part, "")
		}
		report := literacy.Analyze(text, literacy.Policy{})
		var units []string
		for _, u := range report.Units {
			units = append(units, text[u.Start:u.End])
		}
		require.Equal(t, strings.Join(strings.Fields(strings.Join(units, " ")), " "), plain(part))
		require.Equal(t, strings.Count(html, "<mark"), strings.Count(html, "</mark>"))
	}
}

func action(t *testing.T, html, put string) string {
	t.Helper()
	m := regexp.MustCompile(`value="(use:[0-9-]+)"[^>]*data-put="` + regexp.QuoteMeta(put) + `"`).FindStringSubmatch(html)
	require.NotNil(t, m, "no button puts %q in", put)
	return m[1]
}

func field(t *testing.T, html, name string) string {
	t.Helper()
	m := regexp.MustCompile(`(?s)<textarea[^>]* name="` + name + `"[^>]*>\n(.*?)</textarea>`).FindStringSubmatch(html)
	if m == nil {
		m = regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(html)
	}
	require.NotNil(t, m, name)
	return m[1]
}

func TestAPlainerWordGoesInAndOutAgain(t *testing.T) {
	html := render(t, page.Input{Text: hard})
	start := field(t, html, "start")
	use := action(t, html, "high blood pressure")
	in := page.Input{Text: hard, Action: use, Start: start}
	html = render(t, in)
	changed := strings.Replace(hard, "hypertension", "high blood pressure", 1)
	require.Equal(t, changed, field(t, html, "text"))
	require.Equal(t, hard, field(t, html, "undo"))
	require.Contains(t, html, `class="change"`, "before and after")
	html = render(t, page.Input{Text: changed, Undo: hard, Start: start, Action: "undo"})
	require.Equal(t, hard, field(t, html, "text"))
	require.NotContains(t, html, `class="change"`)

	// A button of an older page does nothing to a text that has moved on.
	for _, stale := range []string{use, "use:0-5-0", "use:a-b-c", "use:-1-2-3", "use:5-3-99", "use:"} {
		html = render(t, page.Input{Text: "Other " + hard, Action: stale})
		require.Equal(t, "Other "+hard, field(t, html, "text"), stale)
	}
}

func TestACapitalStays(t *testing.T) {
	html := render(t, page.Input{Text: "Hypertension is common. You may have hypertension for years. HYPERTENSION can be treated."})
	require.Contains(t, html, `data-put="High blood pressure"`)
	require.Contains(t, html, `data-put="high blood pressure"`)
}

func TestGroupsCanBeSwitchedOff(t *testing.T) {
	on := render(t, page.Input{Text: hard})
	off := render(t, page.Input{Text: hard, Hidden: page.Groups()})
	require.Contains(t, on, "f-word")
	require.NotContains(t, off, "f-word")
	require.NotContains(t, off, `class="finding"`)
	require.Contains(t, plain(off), "No number stands out.")
	for _, g := range page.Groups() {
		require.Regexp(t, `id="show-`+g+`"[^>]* checked`, on)
		require.NotRegexp(t, `id="show-`+g+`"[^>]* checked`, off)
	}
}

func TestTarget(t *testing.T) {
	easy := strings.Repeat("Take one tablet a day. Drink some water. ", 30)
	require.Contains(t, render(t, page.Input{Text: easy}), `class="verdict pass"`)
	require.Contains(t, render(t, page.Input{Text: strings.Repeat(hard, 10)}), `class="verdict notYet"`)
	require.Contains(t, render(t, page.Input{Text: strings.Repeat(hard, 10), Target: "19,5"}), `class="verdict pass"`)
	require.Contains(t, render(t, page.Input{Text: strings.Repeat(hard, 10), Target: "-3"}), `class="verdict notYet"`)
	html := render(t, page.Input{Text: easy, Target: `"><script>`})
	require.Contains(t, plain(html), "The target must be a number.")
	require.NotContains(t, html, `"><script>`)
	require.Contains(t, render(t, page.Input{Text: strings.Repeat("Tome una pastilla al día. Beba agua. ", 30)}), `class="verdict pass"`)
}

func TestTextsAreText(t *testing.T) {
	nasty := `Take </textarea><script>alert(1)</script> daily. The <img src=x onerror=alert(1)> hypertension is "bad" & worse.`
	html := render(t, page.Input{Text: nasty, Name: nasty, Start: nasty, Undo: nasty, UI: nasty, Language: nasty})
	require.Equal(t, 1, strings.Count(html, "<script"), "only the page's own")
	require.NotContains(t, html, "<img")
	require.Contains(t, html, `<html lang="en">`)
}

func TestEmptyAndHuge(t *testing.T) {
	require.Contains(t, plain(render(t, page.Input{})), "There is no text yet.")
	require.Contains(t, plain(render(t, page.Input{Text: " \n\n# \n"})), "There is no text yet.")
	require.Contains(t, plain(render(t, page.Input{Text: strings.Repeat("a ", page.MaxText)})), "too long")
	require.Contains(t, plain(render(t, page.Input{Text: "bad \xff bytes. They stay readable."})), "bad \uFFFD bytes")
	anew := render(t, page.Input{Text: hard, Action: "new"})
	require.Empty(t, field(t, anew, "text"))
	require.Equal(t, hard, html.UnescapeString(field(t, anew, "undo")), "a slip of the hand loses nothing")
	long := render(t, page.Input{Text: strings.Repeat("word ", page.MaxText/4)})
	require.Greater(t, len(field(t, long, "text")), page.MaxText, "what was pasted is not lost")
	require.NotContains(t, plain(long), "There is no text yet.")
}

func TestFiles(t *testing.T) {
	html := render(t, page.Input{File: []byte(hard), Name: "a.md", Text: "old"})
	text := field(t, html, "text")
	want := literacy.Analyze(hard, literacy.Policy{}).Counts
	got := literacy.Analyze(text, literacy.Policy{}).Counts
	require.Equal(t, want, got, "what is edited counts as the file does")
	html = render(t, page.Input{File: []byte("<p lang=es>Hola.</p><nav>Inicio</nav><table><tr><td>Uno<td>Dos<tr><td>Tres<td>Cuatro</table>"), Name: "a.html"})
	require.Contains(t, field(t, html, "text"), "| Uno | Dos |\n| Tres | Cuatro |")
	require.Contains(t, plain(html), "menus")
	html = render(t, page.Input{File: []byte("\x00\x01\x02\x03"), Name: "a.bin", Text: "What I wrote."})
	require.Contains(t, plain(html), "This file could not be read.")
	require.Contains(t, field(t, html, "text"), "What I wrote.", "nothing is lost")
	for why, data := range map[string]string{
		"Está dañado": "PK\x03\x04 broken", "Este tipo de archivo no se lee": "{\\rtf1 Hello}", "No tiene texto": "<html><img src=a></html>",
	} {
		html = render(t, page.Input{File: []byte(data), Name: "a", UI: "es"})
		require.Contains(t, plain(html), why)
	}
}

// The grade of a file is that of readlevel; where plain text cannot hold what
// the file says, the page says both.
func TestFilesHaveTheGradeOfReadlevel(t *testing.T) {
	files, err := filepath.Glob("../../../literacy/document/testdata/leaflet/leaflet.*")
	require.NoError(t, err)
	require.Len(t, files, 8)
	inputs := map[string][]byte{
		"marks.html":    []byte("<p lang=en>- This line begins with a dash. It is no item.<p># This is no heading. Take one tablet.<p>One line of this<br>and one more of it."),
		"breaks.md":     []byte("Ask at the desk\\\nof the ward.\n\nThe tablets that your doctor has prescribed lower your blood pressure.\n"),
		"language.html": []byte("<html lang=de><p>Your doctor has given you these tablets for your heart. Take one of them a day with water, and ask the nurse if you are not sure.</html>"),
		"hint.html":     []byte("<html lang=es><p>Metformina 500.</html>"),
	}
	for _, file := range files {
		inputs[file], err = os.ReadFile(file)
		require.NoError(t, err)
	}
	differ := 0
	for name, data := range inputs {
		d, err := document.Read(data, document.Options{Name: name})
		require.NoError(t, err)
		p := literacy.Policy{}
		if name == "hint.html" {
			p.Language = "es" // the text alone is too short to tell
		}
		want, ok := d.Analyze(p).Result.Value.Get()
		require.True(t, ok, name)
		page := render(t, page.Input{File: data, Name: name})
		shown := plain(page)
		if strings.Contains(shown, fmt.Sprintf("gives %s.", strings.TrimSuffix(fmt.Sprintf("%.1f", want), ".0"))) && strings.Contains(shown, "As readlevel reads the file itself") {
			differ++
			continue
		}
		require.Contains(t, page, `<span class="value">`+strings.TrimSuffix(fmt.Sprintf("%.1f", want), ".0")+`</span>`, name)
		require.NotContains(t, shown, "As readlevel reads", name)
	}
	require.Equal(t, 1, differ, "only a file whose text looks like marks differs")
}

// A small file that would be a large one is refused, and what was written stays.
func TestAFileThatGrows(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = io.WriteString(part, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	require.NoError(t, err)
	for i := range 70 {
		_, err = io.WriteString(part, strings.Repeat(fmt.Sprintf("<w:p><w:r><w:t>This is line %d of many.</w:t></w:r></w:p>", i), 1<<20/60))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	require.Less(t, b.Len(), 1<<20)
	html := render(t, page.Input{File: b.Bytes(), Name: "a.docx", Text: "What I wrote."})
	require.Contains(t, plain(html), "It is too large: divide it.")
	require.Contains(t, field(t, html, "text"), "What I wrote.")
}

// The parts of the page that are not made by a template are text, too.
func TestMarksAreText(t *testing.T) {
	for _, nasty := range []string{`<b onmouseover="x">`, `"'><img src=x>`, `&lt;script&gt;`} {
		html := render(t, page.Input{Text: "# " + nasty + "\n\n" + nasty + " Medication " + nasty + " was administered " + nasty + ". It is 1 in 5 " + nasty + " or 30%.\n\n> " + nasty})
		require.NotContains(t, html, "<img")
		require.NotContains(t, html, "<b onmouseover")
		require.NotContains(t, html, "<script&gt;")
		require.Contains(t, plain(html), nasty)
	}
}

// A browser takes the marked text of a book in pieces, which are the marked text.
func TestPieces(t *testing.T) {
	rows := []struct {
		name, text string
		pieces     bool
	}{
		{"leaflet", hard, false},
		{"nothing", "", false},
		{"book", strings.Repeat(hard+"\n", 600), true},
		{"book in one paragraph", strings.Repeat("Take one tablet for your hypertension. ", 9000), true},
		{"what is a piece is decided by no text", strings.Repeat("Take </p>\x1e<p> one tablet.\n\n", 8_000), true},
	}
	inside := regexp.MustCompile(`(?s)<div class="preview[^>]*>(.*?)</div>`)
	again := regexp.MustCompile("</p>\n<p class=\"on [^>]*>")
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, page.RenderPieces(&b, page.Input{Text: r.text}, page.Options{}))
			var got []string
			require.NoError(t, json.Unmarshal(b.Bytes(), &got))
			require.Equal(t, r.pieces, len(got) > 1)
			for _, piece := range got[1:] {
				require.True(t, strings.HasPrefix(piece, "<p ") && strings.HasSuffix(piece, "</p>\n"), "whole paragraphs")
				require.Less(t, len(piece), 80<<10)
			}
			first := inside.FindStringSubmatch(got[0])
			if len(first) == 0 {
				require.Empty(t, r.text)
				return
			}
			joined := again.ReplaceAllString(first[1]+strings.Join(got[1:], ""), "")
			whole := inside.FindStringSubmatch(render(t, page.Input{Text: r.text, Live: true}))
			require.Equal(t, again.ReplaceAllString(whole[1], ""), joined)
			text := plain(regexp.MustCompile(`(?s)<(b|sup|span|button)[^>]*class="(tag|chip)".*?</(b|sup|span|button)>`).ReplaceAllString(joined, ""))
			for _, sentence := range []string{"Take one tablet", "hypertension"} {
				require.Equal(t, strings.Count(r.text, sentence), strings.Count(text, sentence), sentence)
			}
		})
	}
}

func TestSpanish(t *testing.T) {
	html := render(t, page.Input{Text: hard, UI: "es"})
	require.Contains(t, html, `<html lang="es">`)
	require.Contains(t, plain(html), "Leído como inglés.")
	require.NotContains(t, plain(html), "Long words")
}

func TestReport(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, page.Report(&b, page.Input{Text: hard}))
	var r literacy.Report
	require.NoError(t, json.Unmarshal(b.Bytes(), &r))
	require.Equal(t, "literacy.report/1.0", r.Format)
	require.Equal(t, literacy.Analyze(hard, literacy.Policy{}).Counts, r.Counts)
}

// What no page can show in a field does not stand in the way of the rest, and
// words go in behind it.
func TestTextsAreWhatABrowserMakesOfThem(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a NUL", "A\x00. Please utilize the tea.", "A\uFFFD. Please use the tea."},
		{"broken UTF-8", "A\xff. Please utilize the tea.", "A\uFFFD. Please use the tea."},
		{"lines of three systems", "A.\r\nB.\rC.\n\rPlease utilize the tea.", "A.\nB.\nC.\n\nPlease use the tea."},
	} {
		var b bytes.Buffer
		require.NoError(t, page.Report(&b, page.Input{Text: c.text, Language: "en"}), c.name)
		require.NoError(t, schemas.Validate("literacy.report", b.Bytes()), c.name)
		var r literacy.Report
		require.NoError(t, json.Unmarshal(b.Bytes(), &r), c.name)
		i := slices.IndexFunc(r.Findings, func(f literacy.Finding) bool { return f.Text == "utilize" })
		require.GreaterOrEqual(t, i, 0, c.name)
		shown := render(t, page.Input{Text: c.text, Language: "en", Action: fmt.Sprintf("use:%d-%d-0", r.Findings[i].Start, r.Findings[i].End)})
		require.Contains(t, shown, ">\n"+c.want+"</textarea>", c.name)
	}
}

func TestStaticPage(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, page.Render(&b, page.Input{}, page.Options{Static: true}))
	html := b.String()
	require.Contains(t, html, "script-src 'self' 'wasm-unsafe-eval'")
	require.NotContains(t, html, `"/`, "it may lie in any folder")
	require.NotContains(t, render(t, page.Input{}), "wasm")
}

// The words of the page itself: at most grade 6, and easy in Spanish.
func TestThePageIsEasyToRead(t *testing.T) {
	for lang, limit := range map[string]struct {
		formula string
		ok      func(float64) bool
	}{
		"en": {"flesch-kincaid", func(v float64) bool { return v <= 6 }},
		"es": {"fernandez-huerta", func(v float64) bool { return v >= 70 }},
	} {
		data, err := os.ReadFile("messages/" + lang + ".json")
		require.NoError(t, err)
		var texts map[string]string
		require.NoError(t, json.Unmarshal(data, &texts))
		var all strings.Builder
		for _, key := range []string{
			"lead", "private", "private.static", "needs", "text.hint", "file.hint", "target.hint", "tooLong", "moved",
			"worst.hint", "preview.hint", "scores.hint", "leftOut.hint", "skipped.hint", "disclaimer",
		} {
			require.NotEmpty(t, texts[key], key)
			all.WriteString(texts[key] + "\n\n")
		}
		score := literacy.ScoreWith(literacy.Count(all.String(), literacy.Policy{Language: lang}).ProseCounts, limit.formula, literacy.Author)
		v, ok := score.Value.Get()
		require.True(t, ok)
		require.True(t, limit.ok(v), "%s: %s gives %.1f", lang, limit.formula, v)
	}
}

// 50,000 words, as a page.
func BenchmarkFiftyThousandWords(b *testing.B) {
	text := strings.Repeat(hard, 50_000/len(strings.Fields(hard)))
	b.ReportAllocs()
	for b.Loop() {
		render(b, page.Input{Text: text})
	}
}
