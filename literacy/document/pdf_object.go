package document

import (
	"bytes"
	"math"
	"strconv"
)

// The objects of a PDF are float64, bool, string, nil and these.
type (
	pdfName   string
	pdfWord   string // a keyword or a bracket; empty at the end
	pdfRef    int
	pdfDict   map[string]any
	pdfStream struct {
		dict pdfDict
		raw  []byte
	}
)

// Bounds of one object.
const (
	pdfDepth = 64
	pdfItems = 1 << 20
)

// pdfLexer reads tokens and objects.
type pdfLexer struct {
	s      []byte
	i      int
	budget *int // of tokens, for the whole file
}

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *pdfLexer) space() {
	for l.i < len(l.s) {
		switch c := l.s[l.i]; {
		case pdfSpace(c):
			l.i++
		case c == '%':
			for l.i < len(l.s) && l.s[l.i] != '\n' && l.s[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// token returns a float64, string, pdfName or pdfWord.
func (l *pdfLexer) token() any {
	l.space()
	if l.i >= len(l.s) || *l.budget <= 0 {
		l.i = len(l.s)
		return pdfWord("")
	}
	*l.budget--
	c := l.s[l.i]
	switch c {
	case '/':
		return l.name()
	case '(':
		return l.literal()
	case '<':
		if l.i+1 < len(l.s) && l.s[l.i+1] == '<' {
			l.i += 2
			return pdfWord("<<")
		}
		return l.hex()
	case '>':
		if l.i+1 < len(l.s) && l.s[l.i+1] == '>' {
			l.i += 2
			return pdfWord(">>")
		}
		l.i++
		return pdfWord(">")
	case '[', ']', '{', '}', ')':
		l.i++
		return pdfWord(l.s[l.i-1 : l.i])
	}
	from := l.i
	for l.i < len(l.s) && !pdfSpace(l.s[l.i]) && !pdfDelimiter(l.s[l.i]) {
		l.i++
	}
	if word := l.s[from:l.i]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		return pdfNumber(word)
	}
	return pdfWord(l.s[from:l.i])
}

// pdfNumber reads a number; what is none is 0, as other readers take it.
func pdfNumber(word []byte) any {
	n, err := strconv.ParseFloat(string(word), 64)
	if err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
		return n
	}
	if cut := bytes.LastIndexByte(word, '-'); cut > 0 {
		return pdfNumber(word[:cut]) // 12-34 and --5 are written by mistake
	}
	return 0.0
}

func (l *pdfLexer) name() pdfName {
	l.i++
	var name []byte
	for l.i < len(l.s) && !pdfSpace(l.s[l.i]) && !pdfDelimiter(l.s[l.i]) {
		c := l.s[l.i]
		l.i++
		if c == '#' && l.i+1 < len(l.s) {
			if hi, lo := unhex(l.s[l.i]), unhex(l.s[l.i+1]); hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				l.i += 2
			}
		}
		name = append(name, c)
	}
	return pdfName(name)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *pdfLexer) hex() string {
	l.i++
	var s []byte
	half := -1
	for l.i < len(l.s) {
		c := l.s[l.i]
		l.i++
		if c == '>' {
			break
		}
		n := unhex(c)
		switch {
		case n < 0:
		case half < 0:
			half = n
		default:
			s = append(s, byte(half<<4|n))
			half = -1
		}
	}
	if half >= 0 {
		s = append(s, byte(half<<4))
	}
	return string(s)
}

func (l *pdfLexer) literal() string {
	l.i++
	var s []byte
	depth := 1
	for l.i < len(l.s) {
		c := l.s[l.i]
		l.i++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(s)
			}
		case '\r':
			if l.i < len(l.s) && l.s[l.i] == '\n' {
				l.i++
			}
			c = '\n'
		case '\\':
			s = l.escape(s)
			continue
		}
		s = append(s, c)
	}
	return string(s)
}

func (l *pdfLexer) escape(s []byte) []byte {
	if l.i >= len(l.s) {
		return s
	}
	c := l.s[l.i]
	l.i++
	switch c {
	case 'n':
		return append(s, '\n')
	case 'r':
		return append(s, '\r')
	case 't':
		return append(s, '\t')
	case 'b':
		return append(s, '\b')
	case 'f':
		return append(s, '\f')
	case '\n':
		return s
	case '\r':
		if l.i < len(l.s) && l.s[l.i] == '\n' {
			l.i++
		}
		return s
	}
	if c < '0' || c > '7' {
		return append(s, c)
	}
	n := int(c - '0')
	for range 2 {
		if l.i < len(l.s) && l.s[l.i] >= '0' && l.s[l.i] <= '7' {
			n = n<<3 | int(l.s[l.i]-'0')
			l.i++
		}
	}
	return append(s, byte(n))
}

// object reads an object; a word that begins none is returned as it is.
func (l *pdfLexer) object(depth int) any {
	t := l.token()
	switch v := t.(type) {
	case float64:
		if ref, ok := l.reference(v); ok {
			return ref
		}
	case pdfWord:
		switch v {
		case "null":
			return nil
		case "true":
			return true
		case "false":
			return false
		case "[":
			return l.array(depth)
		case "<<":
			return l.dict(depth)
		}
	}
	return t
}

// reference completes "12 0 R".
func (l *pdfLexer) reference(id float64) (pdfRef, bool) {
	if id < 0 || id != math.Trunc(id) || id > 1e8 {
		return 0, false
	}
	i := l.i
	for i < len(l.s) && pdfSpace(l.s[i]) {
		i++
	}
	from := i
	for i < len(l.s) && l.s[i] >= '0' && l.s[i] <= '9' {
		i++
	}
	if i == from || i-from > 5 {
		return 0, false
	}
	for i < len(l.s) && pdfSpace(l.s[i]) {
		i++
	}
	if i < len(l.s) && l.s[i] == 'R' && (i+1 == len(l.s) || pdfSpace(l.s[i+1]) || pdfDelimiter(l.s[i+1])) {
		l.i = i + 1
		return pdfRef(id), true
	}
	return 0, false
}

func (l *pdfLexer) array(depth int) any {
	var list []any
	if depth > pdfDepth {
		return list
	}
	for len(list) < pdfItems {
		v := l.object(depth + 1)
		if w, ok := v.(pdfWord); ok {
			if w == "]" || w == "" || w == "endobj" || w == ">>" {
				break
			}
			continue
		}
		list = append(list, v)
	}
	return list
}

func (l *pdfLexer) dict(depth int) any {
	d := pdfDict{}
	if depth > pdfDepth {
		return d
	}
	for len(d) < pdfItems {
		key := l.token()
		if w, ok := key.(pdfWord); ok && (w == ">>" || w == "" || w == "endobj" || w == "stream") {
			break
		}
		name, ok := key.(pdfName)
		if !ok {
			continue
		}
		v := l.object(depth + 1)
		if w, ok := v.(pdfWord); ok {
			if w == ">>" || w == "" {
				break
			}
			v = nil
		}
		d[string(name)] = v
	}
	return d
}
