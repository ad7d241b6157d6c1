package document

import (
	"math"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// pdfFont says which text the codes of a font stand for, and how wide they are.
type pdfFont struct {
	wide    bool // glyphs have numbers, not names
	short   bool // though wide, its codes have one byte
	unicode map[int]string
	simple  [256]string
	unnamed [256]bool // nobody says what the code stands for
	widths  map[int]float64
	other   float64 // the width of the other codes; below 0 to guess it
	scale   float64
	bold    bool
}

// pdfCodes bounds how many codes the ranges of one font name: several times as
// many as there are.
const pdfCodes = 1 << 18

func winAnsi(s string) string {
	var t strings.Builder
	for i := range len(s) {
		if r := charmap.Windows1252.DecodeByte(s[i]); r != 0xFFFD {
			t.WriteRune(r)
		}
	}
	return t.String()
}

func utf16BE(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// font reads a font.
func (f *pdfFile) font(v any) (*pdfFont, error) {
	d := f.dict(v)
	// A font that has no number is read each time it is set.
	f.budget -= 1<<10 + len(f.list(d["Widths"])) + len(f.list(f.dict(d["Encoding"])["Differences"]))
	t := &pdfFont{widths: map[int]float64{}, scale: 0.001, other: -1}
	t.wide = f.name(d["Subtype"]) == "Type0"
	name := f.name(d["BaseFont"])
	t.bold = strings.Contains(strings.ToLower(name), "bold") || strings.Contains(strings.ToLower(name), "black") || strings.Contains(strings.ToLower(name), "heavy")
	if s, ok := f.resolve(d["ToUnicode"]).(pdfStream); ok {
		data, err := f.unpack(s)
		if err != nil {
			return nil, err
		}
		t.unicode = f.toUnicode(data)
	}
	if t.wide {
		f.wideFont(d, t)
		return t, nil
	}
	f.simpleFont(d, t)
	return t, nil
}

func (f *pdfFile) wideFont(d pdfDict, t *pdfFont) {
	t.other = 1000
	var inner pdfDict
	if list := f.list(d["DescendantFonts"]); len(list) > 0 {
		inner = f.dict(list[0])
	}
	if n, ok := f.resolve(inner["DW"]).(float64); ok {
		t.other = n
	}
	if !t.bold {
		t.bold = f.forceBold(inner)
	}
	if s, ok := f.resolve(d["Encoding"]).(pdfStream); ok {
		if data, err := f.unpack(s); err == nil {
			t.short = f.oneByte(data)
		}
	}
	if t.unicode == nil && strings.Contains(f.name(d["Encoding"]), "UCS2") {
		t.unicode = map[int]string{}
		f.budget -= 4 << 16
		for code := range 1 << 16 {
			t.unicode[code] = string(rune(code))
		}
	}
	w := f.list(inner["W"])
	room := pdfCodes
	for i := 0; i+1 < len(w) && len(t.widths) < 1<<17; {
		first := pdfInt(f.resolve(w[i]))
		switch v := f.resolve(w[i+1]).(type) {
		case []any:
			for k, width := range v {
				t.widths[first+k] = f.float(width)
			}
			i += 2
		default:
			if i+2 >= len(w) {
				return
			}
			last, width := min(pdfInt(v), first+1<<16), f.float(w[i+2])
			if room -= max(last-first, 0); room < 0 {
				return
			}
			f.budget -= max(last-first, 0)
			for code := first; code <= last; code++ {
				t.widths[code] = width
			}
			i += 3
		}
	}
}

func (f *pdfFile) forceBold(font pdfDict) bool {
	descriptor := f.dict(font["FontDescriptor"])
	return f.float(descriptor["FontWeight"]) >= 600 || pdfInt(f.resolve(descriptor["Flags"]))&(1<<18) != 0
}

func (f *pdfFile) simpleFont(d pdfDict, t *pdfFont) {
	first := pdfInt(f.resolve(d["FirstChar"]))
	for i, width := range f.list(d["Widths"]) {
		if i < 256 {
			t.widths[first+i] = f.float(width)
		}
	}
	if len(t.widths) > 0 {
		t.other = f.float(f.dict(d["FontDescriptor"])["MissingWidth"])
	}
	t.bold = t.bold || f.forceBold(d)
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.list(d["FontMatrix"]); len(m) == 6 {
			t.scale = math.Abs(f.float(m[0]))
		}
	}
	encoding := f.resolve(d["Encoding"])
	base, _ := encoding.(pdfName)
	dict, _ := encoding.(pdfDict)
	if dict != nil {
		base = pdfName(f.name(dict["BaseEncoding"]))
	}
	pictures := pictureFont.MatchString(f.name(d["BaseFont"]))
	for code := range 256 {
		t.simple[code] = pdfCode(string(base), f.name(d["Subtype"]), byte(code))
		// Where the font itself says what its codes stand for, it is not read.
		t.unnamed[code] = t.simple[code] == "" && base == "" && !pictures && code != 0 && code != '\t' && code != '\n' && code != '\r'
	}
	if base == "" && texFont.MatchString(f.name(d["BaseFont"])) {
		for code, text := range texCodes() {
			t.simple[code], t.unnamed[code] = text, false
		}
	}
	code := 0
	for _, v := range f.list(dict["Differences"]) {
		switch v := f.resolve(v).(type) {
		case float64:
			code = pdfInt(v)
		case pdfName:
			if code >= 0 && code < 256 {
				t.simple[code] = glyphText(string(v))
				if t.simple[code] == "" {
					t.simple[code] = numbered(string(v), code)
				}
				t.unnamed[code] = t.simple[code] == "" && v != ".notdef" && !pictures
			}
			code++
		}
	}
}

// pdfCode returns what a code stands for where the font does not say.
func pdfCode(base, subtype string, code byte) string {
	switch {
	case code < ' ':
		return ""
	case base == "MacRomanEncoding":
		return string(charmap.Macintosh.DecodeByte(code))
	case base == "WinAnsiEncoding" || subtype == "TrueType" && base == "":
		return winAnsi(string([]byte{code}))
	}
	if s, ok := standardCodes()[code]; ok {
		return s
	}
	if code < 0x7F {
		return string(rune(code))
	}
	return ""
}

// toUnicode reads the table of what codes stand for.
func (f *pdfFile) toUnicode(data []byte) map[int]string {
	table := map[int]string{}
	room := pdfCodes
	l := &pdfLexer{s: data, budget: &f.budget}
	var list []any
	for {
		v := l.object(0)
		w, ok := v.(pdfWord)
		if !ok {
			if len(list) < 1<<17 {
				list = append(list, v)
			}
			continue
		}
		switch w {
		case "":
			return table
		case "endbfchar":
			for i := 0; i+1 < len(list); i += 2 {
				if text, ok := list[i+1].(string); ok {
					table[pdfCodeOf(list[i])] = utf16BE(text)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(list); i += 3 {
				from, to := pdfCodeOf(list[i]), pdfCodeOf(list[i+1])
				if room -= max(to-from, 0); room < 0 {
					return table // says the same again and again
				}
				f.budget -= max(to-from, 0)
				unicodeRange(table, from, to, list[i+2])
			}
		}
		list = list[:0]
	}
}

// oneByte reports a table of codes of which all have one byte, as Ghostscript and
// Prince write them.
func (f *pdfFile) oneByte(data []byte) bool {
	l := &pdfLexer{s: data, budget: &f.budget}
	var list []any
	short := false
	for {
		v := l.object(0)
		w, ok := v.(pdfWord)
		switch {
		case !ok && len(list) < 1<<10:
			list = append(list, v)
		case w == "":
			return short
		case w == "endcodespacerange":
			for _, end := range list {
				if text, ok := end.(string); ok && len(text) != 1 {
					return false
				}
			}
			short = len(list) > 0
		case w == "begincodespacerange":
			list = list[:0]
		}
	}
}

func unicodeRange(table map[int]string, from, to int, v any) {
	if from < 0 || to-from > 1<<16 || len(table) > 1<<17 {
		return
	}
	switch v := v.(type) {
	case string:
		text := []rune(utf16BE(v))
		if len(text) == 0 {
			return
		}
		last := text[len(text)-1]
		for code := from; code <= to; code++ {
			text[len(text)-1] = last + rune(code-from)
			table[code] = string(text)
		}
	case []any:
		for i, one := range v {
			if text, ok := one.(string); ok && from+i <= to {
				table[from+i] = utf16BE(text)
			}
		}
	}
}

func pdfCodeOf(v any) int {
	s, ok := v.(string)
	if !ok || len(s) > 4 {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n
}

// codes calls show for each code of a string: its text and its width in parts
// of the size of the font.
func (t *pdfFont) codes(s string, show func(text string, width float64, space bool)) {
	step := 1
	if t.wide && !t.short {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if step == 2 {
			code = code<<8 | int(s[i+1])
		}
		text, known := t.unicode[code]
		switch {
		case known:
		case t.wide || t.unnamed[code]:
			text = "\uFFFD"
		default:
			text = t.simple[code]
		}
		width, ok := t.widths[code]
		if !ok {
			width = t.other
		}
		switch {
		case width >= 0:
		case text == "" && code < ' ':
			width = 0
		default:
			width = guessWidth(text)
		}
		show(text, width*t.scale, step == 1 && code == ' ')
	}
}

// guessWidth is about how wide Helvetica draws a letter: the fonts that every
// program has need not say.
func guessWidth(text string) float64 {
	switch {
	case text == "" || strings.ContainsAny(text, "iljtfI.,:;'|! ()[]/-"):
		return 278
	case strings.ContainsAny(text, "mwMW@%"):
		return 850
	case text >= "A" && text <= "Z":
		return 690
	}
	return 545
}
