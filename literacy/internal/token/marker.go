package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the signs that begin an item of a list.
func bullet(r rune) bool {
	switch r {
	case '-', '*', '+', 0x2022, 0x2023, 0x25E6, 0x2043, 0x2219, 0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25A0, 0x25A1,
		0x2013, 0x2014, 0xB7, 0x25BA, 0x25B6, 0x203A, 0x25C6, 0x25C7, 0xF0B7, 0xF0A7, 'o':
		return true
	}
	return pictured(r)
}

// pictured reports an arrow, a circled figure or a picture, as pages set them
// before the items of a list.
func pictured(r rune) bool {
	return r >= 0x2190 && (r <= 0x21FF || r >= 0x2460 && r <= 0x24FF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF ||
		r >= 0x1F300 && r <= 0x1FAFF)
}

// afterPicture returns the offset behind what belongs to the picture before j:
// its colour, its form, and pictures joined to it.
func afterPicture(text string, j, end int) int {
	for j < end {
		r, n := runeAt(text, j)
		switch {
		case r == 0x200D:
			if j += n; j < end {
				_, n = runeAt(text, j)
				j += n
			}
		case r == 0xFE0E || r == 0xFE0F || r == 0x20E3 || r >= 0x1F3FB && r <= 0x1F3FF:
			j += n
		default:
			return j
		}
	}
	return min(j, end)
}

// marker finds a list marker at the beginning of the line and moves the body
// behind it.
func (f *finder) marker(ln *line) {
	text := f.text
	i, end := ln.body, ln.end
	r, n := runeAt(text, i)
	if k := i + n; classes[text[i]] == digit && k+3 <= end && afterPicture(text, k, end) > k {
		r = 0x2460 // a figure on a key
	}
	if bullet(r) {
		j := afterPicture(text, i+n, end)
		gap := j
		for gap < end && (text[gap] == ' ' || text[gap] == '\t' || strings.HasPrefix(text[gap:end], "\u00A0")) {
			if text[gap] == 0xC2 {
				gap++
			}
			gap++
		}
		open := gap == j
		if j == end && r != 'o' {
			// A sign alone, as a page is copied: its item is the next line.
			ln.kind, ln.body, ln.mark = itemLine, j, byte(r)
			f.item = 0
			return
		}
		if open && !(r > 0x2020 && r != 0x2192) {
			return
		}
		if r == 'o' && (open || ln.start == ln.left && !f.pasted(*ln, "o ", 0)) {
			return
		}
		if (r == 0x2013 || r == 0x2014) && !open && f.open >= 0 && f.prev.kind == textLine && !f.ends() && f.lastByte() != ':' &&
			(f.kind != ListItem || f.mark != byte(r)) {
			return // a dash inside a wrapped sentence
		}
		if r == 0x2013 && open || r == 0x2014 && open {
			return
		}
		ln.kind, ln.body, ln.mark = itemLine, gap, byte(r)
		f.task(ln)
		f.item = f.numbered(ln, f.item+1)
		return
	}
	// Numbers and letters: 1. 1) (1) 1.2 a. a) (a) iv.
	j := i
	bracket := text[j] == '('
	if bracket {
		j++
	}
	k := j
	number := 0
	switch {
	case k < end && classes[text[k]] == digit:
		for k < end && classes[text[k]] == digit && k-j < 4 {
			number = number*10 + int(text[k]-'0')
			k++
		}
		if k-j > 3 {
			return
		}
		deep := false
		for k+1 < end && text[k] == '.' && classes[text[k+1]] == digit {
			k++
			m := k
			for k < end && classes[text[k]] == digit {
				k++
			}
			deep = true
			if k-m > 2 {
				return
			}
		}
		if deep {
			// 2.1 What you need to know: a numbered heading.
			if k < end && text[k] == '.' {
				k++
			}
			m := k
			for m < end && classes[text[m]] == space {
				m++
			}
			if m == k || m >= end {
				return
			}
			if r, _ := runeAt(text, m); !unicode.IsUpper(r) {
				return
			}
			if f.open >= 0 && !f.ends() && f.prev.kind == textLine && f.lastByte() != ':' {
				return
			}
			ln.kind, ln.body = itemLine, m
			return
		}
	case k < end && classes[text[k]] == letter:
		c := text[k] | 0x20
		for k < end && (text[k]|0x20 == 'i' || text[k]|0x20 == 'v' || text[k]|0x20 == 'x') && k-j < 4 {
			k++
		}
		if k == j {
			k++
		}
		if k-j == 1 {
			number = int(c-'a') + 1
		}
	default:
		return
	}
	if k >= end {
		return
	}
	sign := text[k]
	if sign == ' ' && !bracket && number > 0 && classes[text[j]] == digit && f.pasted(*ln, text[j:k+1], number) {
		for k < end && text[k] == ' ' {
			k++
		}
		ln.kind, ln.body, ln.number, ln.mark = itemLine, k, number, ' '
		f.item = number
		return
	}
	switch {
	case bracket && sign == ')', !bracket && sign == ')':
		k++
	case !bracket && sign == '.':
		k++
		if k < end && text[k] == ')' {
			k++
		}
	case sign == 0xBA || strings.HasPrefix(text[k:end], ".º") || strings.HasPrefix(text[k:end], "º"):
		return
	default:
		return
	}
	if k < end && classes[text[k]] != space && !strings.HasPrefix(text[k:end], "\u00A0") {
		return
	}
	isLetter := classes[text[j]] == letter
	if isLetter && sign == '.' && shortAhead(text[k:end]) {
		return // p. ej., z. B.
	}
	if isLetter && sign == '.' && !bracket {
		// "A. Smith" is a name: only small letters, and capitals in a list.
		if c := text[j] | 0x20; number > lastBegun && number != f.item+1 && c != 'i' && c != 'v' && c != 'x' && !f.nextLetter(ln, j) {
			return // s. oben
		}
		if isUpper(text[j]) && !(f.prev.kind == itemLine && f.item == number-1) && !(number == 1 && f.nextLetter(ln, j)) {
			return
		}
	}
	if !bracket && f.open >= 0 && f.prev.kind == textLine && !f.ends() && f.lastByte() != ':' && number != 1 && number != f.item+1 {
		return // a wrapped line that begins with a number
	}
	for k < end {
		r, n := runeAt(text[:end], k)
		if !isSpace(r) {
			break
		}
		k += n
	}
	ln.kind, ln.body, ln.number, ln.mark = itemLine, k, number, sign
	f.item = number
	f.task(ln)
}

// numbered skips the number behind a bullet, "• 2. Eat well", if it is the next
// one or the first, and returns it, or 0.
func (f *finder) numbered(ln *line, next int) int {
	k, number := ln.body, 0
	for k < ln.end && k < ln.body+3 && classes[f.text[k]] == digit {
		number = number*10 + int(f.text[k]-'0')
		k++
	}
	if k == ln.body || number != 1 && number != next || k+1 >= ln.end || f.text[k] != '.' && f.text[k] != ')' || classes[f.text[k+1]] != space {
		return 0
	}
	k++
	for k < ln.end && classes[f.text[k]] == space {
		k++
	}
	ln.body, ln.number = k, number
	return number
}

// pasted reports whether the line is an item of a list that lost its signs
// when it was copied from a page: "o Take it" for a hollow bullet, "1 Take it"
// for a number set apart. mark is what the line begins with; a capital stands
// behind it. An "o" begins a block or follows a stop, a colon or such an item;
// of numbers the next one stands within four lines, or the one before is an
// item, too.
func (f *finder) pasted(ln line, mark string, number int) bool {
	if !capitalBehind(f.text[ln.body:ln.end], mark) {
		return false
	}
	item := f.prev.kind == itemLine || f.open >= 0 && f.kind == ListItem
	switch {
	case mark == "o ":
		return item && f.mark == 'o' || f.open < 0 || f.ends() || f.lastByte() == ':'
	case number > 1:
		return item && f.mark == ' ' && f.item == number-1
	}
	rest := f.text[ln.end:]
	for range 4 {
		n := strings.IndexByte(rest[:min(len(rest), 512)], '\n')
		f.looked += 512
		if n < 0 {
			return false
		}
		rest = rest[n+1:]
		if capitalBehind(rest, "2 ") {
			return true
		}
	}
	return false
}

// capitalBehind reports whether a line begins with mark and a capital.
func capitalBehind(line, mark string) bool {
	rest, ok := strings.CutPrefix(line, mark)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return unicode.IsUpper(r)
}

// shortAhead reports whether a text goes on with one to three letters and a
// stop, as an abbreviation of two parts does.
func shortAhead(text string) bool {
	text = strings.TrimLeft(text, " \u00a0\u202f")
	n := 0
	for n < len(text) && n < 4 && classes[text[n]] == letter {
		n++
	}
	return n > 0 && n < 4 && n < len(text) && text[n] == '.'
}

// lastBegun is the last letter, as a number, that the list of which an item is
// seen first may begin with: what stands before it may be lost.
const lastBegun = 5

// nextLetter reports whether a line "A. …" is followed by a line "B. …", or one
// with a small letter by its next.
func (f *finder) nextLetter(ln *line, j int) bool {
	text := f.text
	n := strings.IndexByte(text[ln.end:], '\n')
	if n < 0 {
		return false
	}
	rest := strings.TrimLeft(text[ln.end+n:min(len(text), ln.end+n+64)], " \t\r\n")
	return len(rest) > 2 && rest[0] == text[j]+1 && rest[1] == '.'
}

// task skips the box of a task list: [ ] or [x].
func (f *finder) task(ln *line) {
	b := f.text[ln.body:ln.end]
	if len(b) >= 4 && b[0] == '[' && b[2] == ']' && b[3] == ' ' && (b[1] == ' ' || b[1]|0x20 == 'x') {
		ln.body += 4
	}
}
