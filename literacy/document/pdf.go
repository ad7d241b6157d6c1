package document

import (
	"math"
	"regexp"
	"strings"
)

// pdf turns the pages of a PDF into blocks.
type pdf struct {
	f     *pdfFile
	b     *builder
	pages []pdfPage
	lines []pdfLine
	ends  map[pdfColumn]float64 // of the lines of a column
	tops  map[int]float64       // of the text of a page
	body  float64               // the size of most of the text
	words map[string]bool
	lead  float64 // from line to line, in sizes
	loose bool    // most of the text is bold
}

// readPDF reads the text of the pages. A PDF does not say what is a word, a
// line or a paragraph, and its tags, where it has them, are often wrong: what
// they are is guessed from the places of the letters, and said so.
func readPDF(data []byte, b *builder) error {
	f, err := openPDF(data, b)
	if err != nil {
		return err
	}
	b.note(StructureGuessed)
	pages, err := f.pages()
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return refuse(ErrDamaged, "it has no pages", saveAnew)
	}
	b.doc.Pages = len(pages)
	info := f.dict(f.trailer["Info"])
	b.doc.Title = oneLine(f.text(info["Title"]))
	root := f.dict(f.trailer["Root"])
	b.declare(f.text(root["Lang"]))
	d := &pdf{f: f, b: b, pages: pages, words: map[string]bool{}, tops: map[int]float64{}}
	p := &pdfPainter{f: f, fonts: map[any]*pdfFont{}}
	all := 0
	var notes []pdfAnnotation
	for i, page := range pages {
		if err := p.paint(page); err != nil {
			return err
		}
		lines := pageLines(p.glyphs, i+1)
		notes = append(notes, f.annotations(page, i+1)...)
		if text := beyond(p.outside); text != "" {
			notes = append(notes, pdfAnnotation{ReasonHidden, text, i + 1})
		}
		if len(lines) == 0 {
			b.note(PagesWithoutText)
		}
		all += len(p.glyphs)
		if len(d.lines)+len(lines) > 4*b.limits.Blocks {
			return refuse(ErrTooLarge, "it has too many lines", "divide it")
		}
		d.lines = append(d.lines, unweave(lines)...)
	}
	if b.doc.Invalid = p.unknown; p.unknown > 0 {
		b.note(InvalidCharacters)
	}
	if p.unknown*2 > all {
		return refuse(ErrNoText, "its fonts do not say which letters they draw", "print it to a new PDF, or have software recognise its text")
	}
	reasons := d.margins()
	d.measure(reasons)
	if err := d.blocks(reasons); err != nil {
		return err
	}
	b.heading, b.below = "", 0 // they stand under no heading
	for _, n := range notes {
		if err := b.leave(n.reason, n.text, Place{Page: n.page}); err != nil {
			return err
		}
	}
	return nil
}

// beyond returns the text beyond the edge of a page, which nobody sees.
func beyond(glyphs []pdfGlyph) string {
	var t strings.Builder
	for _, l := range pageLines(glyphs, 0) {
		t.WriteString(l.text)
		t.WriteByte(' ')
	}
	return strings.TrimSpace(t.String())
}

// measure finds the size of most of the text, the distance of its lines and
// the words with a hyphen that stand inside a line.
func (d *pdf) measure(margins map[int]Reason) {
	sizes, distances := map[int]int{}, map[int]int{}
	bold, all := 0, 0
	for i := range d.lines {
		l := &d.lines[i]
		if l.artifact || margins[i] != "" {
			continue
		}
		n := len(l.text)
		if top, ok := d.tops[l.page]; l.turn == 0 && (!ok || l.y > top) {
			d.tops[l.page] = l.y
		}
		all += n
		if l.bold {
			bold += n
		}
		sizes[int(math.Round(l.size*4))] += n
		if i > 0 && d.lines[i-1].page == l.page && l.join == '\n' {
			if r := (d.lines[i-1].y - l.y) / l.size; r > 0.8 && r < 2.2 {
				distances[int(math.Round(r*20))] += n
			}
		}
		for word := range strings.FieldsSeq(l.text) {
			if strings.Contains(strings.Trim(word, "-"), "-") && len(d.words) < 1<<16 {
				d.words[strings.ToLower(strings.Trim(word, ".,;:!?()\"'“”‘’"))] = true
			}
		}
	}
	d.body = float64(mostOf(sizes)) / 4
	d.lead = float64(mostOf(distances)) / 20
	if d.lead == 0 {
		d.lead = 1.2
	}
	d.loose = bold*2 > all
}

// mostOf returns the key with the highest count; of equals the lowest.
func mostOf(m map[int]int) int {
	best := 0
	for k, n := range m {
		if n > m[best] || n == m[best] && k < best {
			best = k
		}
	}
	return best
}

// pageNumber matches the number of a page that stands alone.
var pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*(?:page|seite|página|pagina|pág\.?|p\.|s\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|sur|/|\|)\s*\d{1,4})?[-–—|\s]*$`)

// margins returns why lines at the head and the foot of pages are left out: the
// same on several pages, or a number alone.
func (d *pdf) margins() map[int]Reason {
	byPage := map[int][]int{}
	last := 0
	for i := range d.lines {
		if d.lines[i].turn == 0 {
			byPage[d.lines[i].page] = append(byPage[d.lines[i].page], i)
		}
		last = max(last, d.lines[i].page)
	}
	type edge struct {
		text string
		top  bool
	}
	counts := map[edge]int{}
	edges := map[int]edge{}
	for page := 1; page <= last; page++ {
		for _, top := range []bool{true, false} {
			seen := map[edge]bool{}
			for _, i := range d.outermost(byPage[page], top) {
				e := edge{digits.ReplaceAllString(d.lines[i].text, "#"), top}
				if !seen[e] {
					seen[e] = true
					counts[e]++
				}
				edges[i] = e
			}
		}
	}
	reasons := map[int]Reason{}
	for i, e := range edges {
		l := &d.lines[i]
		lone := len(byPage[l.page]) > 1 && len(byPage[l.page]) < pdfMostLines && pageNumber.MatchString(l.text)
		for _, j := range byPage[l.page] {
			if !lone {
				break
			}
			// A number beside other text is none of a page, unless that is
			// the same on other pages.
			if o := &d.lines[j]; j != i && math.Abs(o.y-l.y) < 0.6*max(o.size, l.size) && counts[edges[j]] < 2 {
				lone = false
			}
		}
		switch {
		case lone:
			reasons[i] = ReasonPageNumber
		case counts[e] >= 3 || counts[e] == 2 && last <= 3:
			reasons[i] = ReasonFooter
			if e.top {
				reasons[i] = ReasonHeader
			}
		}
	}
	return reasons
}

// pdfMostLines is more stretches of text than a page has that somebody reads.
const pdfMostLines = 5000

var digits = regexp.MustCompile(`\d+`)

// outermost returns the lines on the two highest or lowest baselines of a page.
func (d *pdf) outermost(lines []int, top bool) []int {
	var list []int
	limit := 0.0
	for range 2 {
		found := false
		best := 0.0
		for _, i := range lines {
			y := d.lines[i].y
			if !top {
				y = -y
			}
			if (len(list) == 0 || y < limit-1) && (!found || y > best) {
				best, found = y, true
			}
		}
		if !found {
			break
		}
		limit = best
		for _, i := range lines {
			y := d.lines[i].y
			if !top {
				y = -y
			}
			if y >= best-1 && y <= best+1 {
				list = append(list, i)
			}
		}
	}
	return list
}
