package token

// after says what follows at j, behind spaces and opening quotes, and where
// it stands.
func (s *Scanner) after(j int) (next, int) {
	text, end := s.text, s.end
	for limit := j + reach; j < end; {
		s.Looked++
		if j >= limit {
			return mark, j
		}
		if c := text[j]; c == ' ' || c == '\n' {
			j++
			continue
		}
		r, n := runeAt(text[:end], j)
		switch {
		case isSpace(r), invisible(r), r == '|' && s.one:
			j += n
		case r == '!' && j+1 < end && text[j+1] == '[':
			k := s.image(j)
			if k == 0 {
				return mark, j
			}
			j = k
		case r == 0xBF || r == 0xA1:
			return big, j
		case isOpener(r):
			j += n
			if isApostrophe(r) && s.dutch(j) {
				return big, j
			}
		case r >= '0' && r <= '9':
			if s.list > 0 {
				if n, k := s.listSign(j); k > 0 && n == s.list {
					return list, j
				}
			}
			return number, j
		case isLetter(r):
			switch {
			case r >= 'a' && r <= 'z':
				// iPhone, mRNA
				if j+1 < end && isUpper(text[j+1]) {
					return big, j
				}
				return small, j
			case lower(r, false) != r:
				return big, j
			case r < 0x80 || hasCapital(r):
				return small, j
			}
			return big, j
		case isNumeral(r):
			return number, j
		default:
			return mark, j
		}
	}
	return atEnd, j
}

// dutch reports a Dutch sentence that begins with a shortened article: 's
// Ochtends.
func (s *Scanner) dutch(j int) bool {
	if s.lang.Tag != "nl" || j+2 >= s.end || s.text[j+1] != ' ' {
		return false
	}
	c := s.text[j]
	return (c == 's' || c == 't' || c == 'n') && isUpper(s.text[j+2])
}

// hasCapital reports whether r is a small letter of a script with capitals.
func hasCapital(r rune) bool {
	return r >= 0xDF && r < 0x590 || r >= 0x1E00 && r < 0x2000
}

// markBegins reports whether the sign at j can begin a sentence: a bullet, a
// currency, an emoji; not a comma or a dash.
func (s *Scanner) markBegins(j int) bool {
	r, n := runeAt(s.text[:s.end], j)
	switch r {
	case '.', '!', '?', ',', ';', ':', '/', ')', ']', '}', '=', '|', '&', '%', 0xBB, 0x3001, 0xFF0C, 0x60C, 0x61B:
		return false
	case '-', 0x2013, 0x2014, 0x2022, '#', '@':
		// A dash before a capital begins a turn of speech.
		what, _ := s.after(j + n)
		return what == big
	}
	return true
}

// listNumber handles the number of a list that runs inside the text, at j:
// "1. Wash it. 2. Dry it.". It returns the offset behind its sign, or 0 if
// there is none. The number is no word; a sentence that is open ends before
// it.
func (s *Scanner) listNumber(j int) int {
	open := len(s.sent.Tokens) > 0
	if open && s.list == 0 || s.one {
		return 0
	}
	n, k := s.listSign(j)
	if k == 0 || n != s.list && (open || n != 1) {
		return 0
	}
	if open {
		end := j
		for end > 0 && classes[s.text[end-1]] == space {
			end--
		}
		s.close(end, false)
	}
	s.list = n + 1
	s.apart = true
	return k
}

// listSign reads a number of one or two digits with a stop or a bracket, a
// space and a capital behind it, and returns it and the offset behind the
// sign, or 0.
func (s *Scanner) listSign(j int) (n, end int) {
	text := s.text
	k := j
	for k < s.end && k < j+3 && classes[text[k]] == digit {
		n = n*10 + int(text[k]-'0')
		k++
	}
	sign := k
	for k < s.end && k < sign+2 && (text[k] == '.' || text[k] == ')') {
		k++
	}
	if k == sign || sign-j > 2 || k >= s.end || classes[text[k]] != space {
		return 0, 0
	}
	if j > 0 && classes[text[j-1]] != space {
		return 0, 0
	}
	// What follows is asked for without a list, or a row of numbers would ask
	// about each other to its end.
	list := s.list
	s.list = 0
	what, _ := s.after(k)
	s.list = list
	if what != big {
		return 0, 0
	}
	return n, k
}
