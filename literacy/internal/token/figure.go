package token

import "unicode/utf8"

// figure reads the figure that begins at i, with the signs and letters that
// belong to it, and returns the offset after it.
func (s *Scanner) figure(i int) int {
	text, end := s.text, s.end
	if j := s.phone(i); j > i {
		s.push(i, j, -1, Phone, 0)
		return j
	}
	b := s.scratch[:0]
	var flags Flags
	letters, upper, part := 0, 0, 0 // letters in all and since the last hyphen
	words := 0                      // parts of two letters or more
	raised := false                 // it has an exponent
	j := i
loop:
	for j < end {
		c := text[j]
		switch {
		case classes[c] == digit:
			b = append(b, c)
			j++
		case classes[c] == letter:
			if isUpper(c) {
				upper++
				b = append(b, c|0x20)
			} else {
				b = append(b, c)
			}
			letters++
			if part++; part == 2 && flags&Hyphenated != 0 {
				words++
			}
			j++
		case c == '^':
			// 10^9, 10^9^/L
			k := raisedMark(text[:end], j)
			if k == 0 {
				if j+1 >= end || classes[text[j+1]] != digit {
					break loop
				}
				k = j + 1
			}
			b = append(b, '^')
			if k > j+1 {
				b = append(b, text[j+1:k-1]...)
			}
			raised = true
			j = k
		case c == '/' && raised && j+1 < end && text[j+1]|0x20 == 'l' && (j+2 == end || classes[text[j+2]] != letter):
			b = append(b, "/l"...) // 10^9/L
			j += 2
			break loop
		case c == '/' && measure(text[i:j]) != "":
			// 5mg/kg, 5mg/kg/day
			k := s.slashed(measure(text[i:j]), j)
			if k == 0 {
				break loop
			}
			b = appendFolded(b, text[j:k])
			j = k
			break loop
		case c == '.' || c == ',' || c == ':' || c == '/':
			if j+1 >= end || classes[text[j+1]] != digit || letters > 0 && c != '.' {
				if c == '.' && s.clock(j) {
					// 5p.m. and 10a.m.
					b = append(b, text[j:j+2]...)
					letters++
					j += 2
					continue
				}
				break loop
			}
			b = append(b, c)
			j++
		case c == '\'':
			k, goes := s.apostrophe(j, 1)
			if !goes {
				break loop
			}
			b = append(b, '\'')
			j = k
		case c == '-':
			k, goes := s.goesOn(j + 1)
			if !goes {
				break loop
			}
			flags |= Hyphenated
			part = 0
			b = append(b, '-')
			j = k
		case c == '%' || c == '$':
			b = append(b, c)
			j++
			if j < end && classes[text[j]] == digit {
				break loop
			}
		case c == ' ':
			k := s.group(j, j+1)
			if k == 0 {
				break loop
			}
			b = append(b, text[j+1:k]...)
			j = k
		case c >= 0x80:
			r, n := utf8.DecodeRuneInString(text[j:end])
			switch {
			case r == utf8.RuneError && n <= 1:
				break loop
			case isWide(r):
				break loop
			case isLetter(r):
				b = utf8.AppendRune(b, lower(r, s.lang.turkish))
				letters++
				if part++; part == 2 && flags&Hyphenated != 0 {
					words++
				}
				j += n
			case isNumeral(r), isSign(r), isMark(r):
				raised = raised || isRaised(r)
				b = utf8.AppendRune(b, r)
				j += n
			case invisible(r):
				j += n
			case isDash(r):
				k, goes := s.goesOn(j + n)
				if !goes || !isHyphen(r) && classes[text[k]] != digit {
					break loop
				}
				if isHyphen(r) {
					flags |= Hyphenated
				}
				part = 0
				b = append(b, '-')
				j = k
			case isApostrophe(r):
				k, goes := s.apostrophe(j, n)
				if !goes {
					break loop
				}
				b = append(b, '\'')
				j = k
			case isFixedSpace(r):
				if k := s.group(j, j+n); k > 0 {
					b = append(b, text[j+n:k]...)
					j = k
					continue
				}
				if j+n < end && text[j+n] == '%' {
					b = append(b, '%')
					j += n + 1
					continue
				}
				break loop
			default:
				break loop
			}
		default:
			break loop
		}
	}
	if j == i {
		_, n := runeAt(text, i)
		return i + n
	}
	s.scratch = b
	kind := Figure
	if words > 0 {
		kind = Word // 24-hour, 5-year-old
	}
	if upper > 0 {
		flags |= Inner
	}
	s.push(i, j, s.vocab.Intern(b, kind), kind, flags)
	return j
}

// measure returns the letters at the end of a figure: the mg of 5mg.
func measure(figure string) string {
	k := len(figure)
	for k > 0 && classes[figure[k-1]] == letter {
		k--
	}
	if k == 0 || classes[figure[k-1]] != digit {
		return ""
	}
	return figure[k:]
}

// clock reports whether the stop at j is the one in the middle of 5p.m.
func (s *Scanner) clock(j int) bool {
	text := s.text
	if j+2 >= s.end || j == 0 {
		return false
	}
	before, after := text[j-1]|0x20, text[j+1]|0x20
	return (before == 'a' || before == 'p') && after == 'm' && text[j+2] == '.'
}

// group returns the end of a group of three digits that goes on a figure with
// a space inside, 1 000 or 12 500, where the space is text[j:k]; or 0.
func (s *Scanner) group(j, k int) int {
	text, end := s.text, s.end
	if k+3 > end {
		return 0
	}
	for m := k; m < k+3; m++ {
		if classes[text[m]] != digit {
			return 0
		}
	}
	if k+3 < end {
		if c := text[k+3]; classes[c] == digit || classes[c] == letter ||
			(c == '-' || c == '/' || c == ':') && k+4 < end && classes[text[k+4]] == digit {
			return 0
		}
	}
	// One to three digits before, and nothing else in the figure.
	n := 0
	for m := j - 1; m >= 0 && classes[text[m]] == digit; m-- {
		if n++; n > 3 {
			return 0
		}
	}
	if n == 0 {
		return 0
	}
	if text[j-n] == '0' && (n < 3 || j-n < 2 || classes[text[j-n-2]] != digit && text[j-n-1] < 0x80) {
		return 0 // 0 500, but 1 000 000
	}
	if m := j - n - 1; m >= 0 {
		switch c := text[m]; {
		case classes[c] == letter || c == '.' || c == ',' || c == '/' || c == ':':
			return 0
		case c == '-':
			return 0
		}
	}
	return k + 3
}

// phone returns the end of the telephone number with spaces that begins at i,
// or i. A number without spaces is an ordinary figure.
func (s *Scanner) phone(i int) int {
	text, end := s.text, s.end
	c := text[i]
	if classes[c] != digit {
		return i
	}
	// Cheap ways out: a number with spaces begins with a group of one to five
	// digits.
	j := i
	for j < end && j < i+6 && classes[text[j]] == digit {
		j++
	}
	if j >= end || j-i > 5 {
		return i
	}
	plus := i > 0 && text[i-1] == '+'
	bracket := i > 0 && text[i-1] == '('
	area := text[i] == '0' && j-i > 2 // 0711/12 34 56
	switch c := text[j]; {
	case c == ')':
		if !bracket && !plus {
			return i
		}
	case c == ' ', c == '-', c == '.', c == 0xC2, c == 0xE2:
	case c == '/' && area:
	default:
		return i
	}
	var sizes [10]int
	groups, total, spaces, last := 0, 0, 0, i
	k := i
	for groups < len(sizes) {
		s.Looked += 8
		n := 0
		for k < end && classes[text[k]] == digit && n < 8 {
			k++
			n++
		}
		if n == 0 || n > 7 {
			break
		}
		sizes[groups] = n
		groups++
		total += n
		last = k
		// The gap: a closing bracket, one space, a hyphen or a stop.
		m := k
		if m < end && text[m] == ')' && (bracket || groups > 1) {
			m++
		}
		if m < end {
			r, size := runeAt(text[:end], m)
			switch {
			case r == ' ' || isFixedSpace(r):
				m += size
				spaces++
				if m < end && text[m] == '(' {
					m++
				} else if area && groups == 1 && m+1 < end && text[m] == '/' && text[m+1] == ' ' {
					m += 2
				}
			case isDash(r), r == '.', r == '/' && area && groups == 1:
				m += size
			}
		}
		if m == k {
			break
		}
		k = m
	}
	if groups < 2 || total < 7 || total > 15 {
		return i
	}
	if last < end && (classes[text[last]] == letter || text[last] == '%' || text[last] == ',' && last+1 < end && classes[text[last+1]] == digit) {
		return i
	}
	if spaces == 0 && !bracket {
		return i
	}
	switch {
	case plus, bracket, c == '0' && sizes[0] > 1:
		return last
	case groups >= 3 && sizes[0] == 3 && sizes[1] == 3 && sizes[2] == 4:
		return last
	case groups >= 3 && total >= 9 && total <= 12:
		thousands := sizes[0] <= 3
		for g := range groups {
			if sizes[g] < 2 && g > 0 || sizes[g] > 4 {
				return i
			}
			thousands = thousands && (g == 0 || sizes[g] == 3)
		}
		if thousands {
			return i // 900 123 456 is read as a figure with spaces
		}
		return last
	}
	return i
}
