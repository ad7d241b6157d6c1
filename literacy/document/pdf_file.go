package document

import (
	"bytes"
	"slices"
	"strings"
)

// pdfFile gives access to the objects of a PDF. It finds them by reading the
// file from end to end, not by its table of them, so that a wrong or hostile
// table costs nothing; of two objects with one number the later counts, as in a
// file that was changed by appending.
type pdfFile struct {
	b       *builder
	data    []byte
	at      map[pdfRef]int // behind "obj"
	packed  map[pdfRef]pdfPacked
	streams map[pdfRef]pdfExtent
	bundles map[pdfRef][]byte // unpacked object streams
	trailer pdfDict
	budget  int
}

// pdfPacked says where in an object stream an object stands.
type pdfPacked struct {
	bundle pdfRef
	offset int
}

// pdfExtent is where the bytes of a stream stand.
type pdfExtent struct{ from, to int }

// pdfTokens bounds the work of reading one file.
const pdfTokens = 40_000_000

// openPDF finds the objects of a file.
func openPDF(data []byte, b *builder) (*pdfFile, error) {
	head := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if head < 0 {
		return nil, refuse(ErrDamaged, "it does not begin as a PDF does", saveAnew)
	}
	tail := data[max(0, len(data)-4096):]
	if !bytes.Contains(tail, []byte("%%EOF")) && !bytes.Contains(tail, []byte("startxref")) {
		return nil, refuse(ErrDamaged, "its end is missing", "save or download it again")
	}
	f := &pdfFile{
		b: b, data: data, budget: pdfTokens,
		at: map[pdfRef]int{}, packed: map[pdfRef]pdfPacked{}, streams: map[pdfRef]pdfExtent{}, bundles: map[pdfRef][]byte{},
	}
	bundles := f.scan()
	f.trailers()
	if f.trailer["Encrypt"] != nil {
		return nil, refuse(ErrEncrypted, "it is protected", "save or print it to a PDF without protection")
	}
	for _, id := range bundles {
		if err := f.unbundle(id); err != nil {
			return nil, err
		}
	}
	if f.trailer["Root"] == nil || f.budget <= 0 {
		return nil, refuse(ErrDamaged, "its list of objects is broken", saveAnew)
	}
	return f, nil
}

// scan finds the objects that stand in the file itself and returns those that
// hold others, in the order of the file.
func (f *pdfFile) scan() (bundles []pdfRef) {
	for i := 0; i < len(f.data); {
		j := bytes.Index(f.data[i:], []byte("obj"))
		if j < 0 {
			break
		}
		begin := i
		i += j + len("obj")
		id, ok := f.number(begin, i-len("obj"))
		if !ok {
			continue
		}
		l := &pdfLexer{s: f.data, i: i, budget: &f.budget}
		if l.space(); l.i >= len(f.data) {
			break
		}
		f.at[id] = i
		delete(f.streams, id)
		start := i
		v := l.object(0)
		i = l.i
		if w, ok := v.(pdfWord); ok {
			i = max(start, i-len(w)) // "endobj": an empty object
			continue
		}
		d, ok := v.(pdfDict)
		if !ok {
			continue
		}
		extent, ok := f.stream(d, l)
		if !ok {
			continue
		}
		f.streams[id] = extent
		i = extent.to
		switch d["Type"] {
		case pdfName("ObjStm"):
			bundles = append(bundles, id)
		case pdfName("XRef"):
			f.consider(d)
		}
	}
	return bundles
}

// number returns the number of the object whose "obj" stands at end.
func (f *pdfFile) number(begin, end int) (pdfRef, bool) {
	i := end
	back := func(is func(c byte) bool) bool {
		from := i
		for i > begin && i > end-64 && is(f.data[i-1]) {
			i--
		}
		return i < from
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	back(pdfSpace)
	if !back(digit) || !back(pdfSpace) {
		return 0, false
	}
	to := i
	if !back(digit) || to-i > 8 {
		return 0, false
	}
	n := 0
	for _, c := range f.data[i:to] {
		n = n*10 + int(c-'0')
	}
	return pdfRef(n), true
}

// stream returns where the bytes of a stream stand whose dictionary was read.
func (f *pdfFile) stream(d pdfDict, l *pdfLexer) (pdfExtent, bool) {
	i := l.i
	if bytes.HasSuffix(f.data[:i], []byte("stream")) {
		i -= len("stream") // the dictionary was not closed
	}
	for i < len(f.data) && pdfSpace(f.data[i]) {
		i++
	}
	if !bytes.HasPrefix(f.data[i:], []byte("stream")) {
		return pdfExtent{}, false
	}
	i += len("stream")
	if i < len(f.data) && f.data[i] == '\r' {
		i++
	}
	if i < len(f.data) && f.data[i] == '\n' {
		i++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && n <= float64(len(f.data)-i) {
		to := i + int(n)
		rest := bytes.TrimLeft(f.data[to:min(len(f.data), to+16)], "\r\n \t\x00")
		if bytes.HasPrefix(rest, []byte("endstre")) {
			return pdfExtent{i, to}, true
		}
	}
	to := bytes.Index(f.data[i:], []byte("endstream"))
	if to < 0 {
		return pdfExtent{i, len(f.data)}, true
	}
	return pdfExtent{i, i + to}, true
}

// consider takes a dictionary as the trailer; a later one counts more.
func (f *pdfFile) consider(d pdfDict) {
	if f.trailer == nil {
		f.trailer = pdfDict{}
	}
	for _, key := range []string{"Root", "Info", "Encrypt"} {
		if d[key] != nil {
			f.trailer[key] = d[key]
		}
	}
}

// trailers reads the trailers that stand in the file itself.
func (f *pdfFile) trailers() {
	word := []byte("trailer")
	for i := 0; ; {
		j := bytes.Index(f.data[i:], word)
		if j < 0 {
			return
		}
		i += j + len(word)
		l := &pdfLexer{s: f.data, i: i, budget: &f.budget}
		if d, ok := l.object(0).(pdfDict); ok {
			f.consider(d)
			i = l.i
		}
	}
}

// unbundle lists the objects of an object stream.
func (f *pdfFile) unbundle(id pdfRef) error {
	s, ok := f.get(id).(pdfStream)
	if !ok {
		return nil
	}
	data, err := f.unpack(s)
	if err != nil {
		return err
	}
	f.bundles[id] = data
	l := &pdfLexer{s: data, budget: &f.budget}
	first := pdfInt(s.dict["First"])
	n := pdfInt(f.resolve(s.dict["N"]))
	for range min(max(n, 0), len(data)) {
		number, ok1 := l.token().(float64)
		offset, ok2 := l.token().(float64)
		if !ok1 || !ok2 {
			break
		}
		ref, at := pdfRef(number), first+int(offset)
		if at < 0 || at >= len(data) || f.at[ref] > f.streams[id].from {
			continue
		}
		f.packed[ref] = pdfPacked{id, at}
	}
	return nil
}

func pdfInt(v any) int {
	n, ok := v.(float64)
	if !ok || n > 1e9 || n < -1e9 {
		return 0
	}
	return int(n)
}

// get reads an object; nil if there is none.
func (f *pdfFile) get(ref pdfRef) any {
	if p, ok := f.packed[ref]; ok {
		l := &pdfLexer{s: f.bundles[p.bundle], i: p.offset, budget: &f.budget}
		return l.object(0)
	}
	at, ok := f.at[ref]
	if !ok {
		return nil
	}
	l := &pdfLexer{s: f.data, i: at, budget: &f.budget}
	v := l.object(0)
	if d, ok := v.(pdfDict); ok {
		if extent, ok := f.streams[ref]; ok {
			return pdfStream{d, f.data[extent.from:extent.to]}
		}
	}
	return v
}

// resolve follows references.
func (f *pdfFile) resolve(v any) any {
	for range 8 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.get(ref)
	}
	return nil
}

func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.resolve(v).(type) {
	case pdfDict:
		return v
	case pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) list(v any) []any {
	list, _ := f.resolve(v).([]any)
	return list
}

func (f *pdfFile) float(v any) float64 {
	n, _ := f.resolve(v).(float64)
	return n
}

func (f *pdfFile) name(v any) string {
	n, _ := f.resolve(v).(pdfName)
	return string(n)
}

// text returns a string of text.
func (f *pdfFile) text(v any) string {
	s, _ := f.resolve(v).(string)
	switch {
	case strings.HasPrefix(s, "\xFE\xFF"):
		return utf16BE(s[2:])
	case strings.HasPrefix(s, "\xEF\xBB\xBF"):
		return s[3:]
	}
	return winAnsi(s)
}

// pdfPage is a page with what it inherits.
type pdfPage struct {
	dict, resources pdfDict
	ref             pdfRef
	rotate          int
	media, box      pdfBox // the sheet, and what of it is seen
}

// pages lists the pages in order. A page that is its own ancestor is none.
func (f *pdfFile) pages() ([]pdfPage, error) {
	var list []pdfPage
	seen := map[pdfRef]bool{}
	var walk func(v any, from pdfPage, depth int) error
	walk = func(v any, from pdfPage, depth int) error {
		ref, ok := v.(pdfRef)
		if ok && seen[ref] || depth > pdfDepth {
			return nil
		}
		seen[ref] = ok
		d := f.dict(v)
		if d == nil {
			return nil
		}
		page := pdfPage{dict: d, resources: from.resources, ref: ref, rotate: from.rotate, media: f.box(d["MediaBox"], from.media), box: from.box}
		if r := f.dict(d["Resources"]); r != nil {
			page.resources = r
		}
		if r, ok := f.resolve(d["Rotate"]).(float64); ok {
			page.rotate = pdfInt(r)
		}
		if page.box = f.box(d["CropBox"], page.box); page.box == (pdfBox{}) && d["Kids"] == nil {
			page.box = page.media
		}
		kids, branch := f.resolve(d["Kids"]).([]any)
		if !branch {
			if len(list) >= f.b.limits.Blocks {
				return refuse(ErrTooLarge, "it has too many pages", "divide it")
			}
			list = append(list, page)
			return nil
		}
		for _, kid := range kids {
			if err := walk(kid, page, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	err := walk(f.dict(f.trailer["Root"])["Pages"], pdfPage{}, 0)
	return slices.Clip(list), err
}
