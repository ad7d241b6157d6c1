package token

import "strings"

// ends are the last labels of web addresses and file names that are known
// without "www" or a scheme before them. Country codes that are words, such
// as is, it, no, be and so, are not among them.
var ends = func() map[string]bool {
	m := make(map[string]bool)
	for e := range strings.FieldsSeq(`com org net gov edu uk int eu info biz mil health care nhs au nz ca us es fr de
		nl br pt ch mx ar cl pe pl se dk fi ru tr ie jp cn io ai dev app
		pdf html htm md doc docx txt jpg jpeg png gif csv xlsx xls ppt pptx xml json zip mp3 mp4`) {
		m[e] = true
	}
	return m
}()

func addressByte(c byte) bool {
	return classes[c] == letter || classes[c] == digit || c == '-' || c == '_' || c == '.' || c == '+' || c == '%'
}

// address returns the end of the web or e-mail address that begins at i, or i.
func (s *Scanner) address(i int) (int, Kind) {
	text, end := s.text, s.end
	limit := min(end, i+reach)
	j := i
	dots := 0
	for j < limit && addressByte(text[j]) {
		if text[j] == '.' {
			dots++
		}
		j++
	}
	s.Looked += j - i
	if j >= limit && j < end && j == i+reach {
		return i, Word
	}
	if j < end {
		switch text[j] {
		case '@':
			k := j + 1
			dot := false
			for k < min(end, j+reach) && addressByte(text[k]) {
				dot = dot || text[k] == '.' && k > j+1
				k++
			}
			if dot && k > j+3 {
				k = s.trimAddress(j, k)
				return k, Email
			}
			return i, Word
		case ':':
			if j+2 < end && text[j+1] == '/' && text[j+2] == '/' && dots == 0 {
				return s.trimAddress(i, s.chunkEnd(j)), URL
			}
			if text[i:j] == "mailto" {
				if k := s.trimAddress(i, s.chunkEnd(j)); k > j {
					return k, Email
				}
			}
		}
	}
	if dots == 0 {
		return i, Word
	}
	if j-i > 4 && strings.EqualFold(text[i:i+4], "www.") {
		return s.trimAddress(i, s.chunkEnd(j)), URL
	}
	// A bare name: nhs.uk, example.com/path, leaflet.pdf.
	k := j
	for k > i && !(classes[text[k-1]] == letter || classes[text[k-1]] == digit) {
		if text[k-1] == '.' {
			dots--
		}
		k--
	}
	if dots == 0 {
		return i, Word
	}
	name := text[i:k]
	last := name[strings.LastIndexByte(name, '.')+1:]
	if len(last) > 6 || last == "" {
		return i, Word
	}
	for m := range len(last) {
		if c := last[m]; isUpper(c) || classes[c] != letter && classes[c] != digit {
			return i, Word
		}
	}
	if !ends[last] || k-i-len(last) < 3 {
		return i, Word
	}
	// "the end.us" in a text with missing spaces is not an address, but a
	// name whose other labels are words of one letter is: e.g.com is not.
	if k == j && j < end && (text[j] == '/' || text[j] == ':' || text[j] == '?') {
		return s.trimAddress(i, s.chunkEnd(j)), URL
	}
	return k, URL
}

// chunkEnd returns the end of the stretch without spaces that holds i.
func (s *Scanner) chunkEnd(i int) int {
	text, end := s.text, s.end
	for i < end {
		c := text[i]
		if classes[c] == space || c == '<' || c == '>' || c == '"' || c == '|' {
			break
		}
		if c >= 0x80 {
			if r, _ := runeAt(text, i); isSpace(r) || isQuote(r) || isWide(r) || isStop(r) {
				break
			}
		}
		i++
		s.Looked++
	}
	return i
}

// trimAddress takes the marks of the sentence off the end of an address.
func (s *Scanner) trimAddress(i, j int) int {
	text := s.text
	open := strings.Count(text[i:j], "(")
	for j > i {
		switch text[j-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*', '_', ']', '}':
			j--
			continue
		case ')':
			if open == 0 {
				j--
				continue
			}
		}
		break
	}
	return j
}
