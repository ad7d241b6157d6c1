package document

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// lines turns offsets of a source text into places. Lines end in LF; decode has
// turned the other line ends into it.
type lines struct {
	text   string
	starts []int
	// The last answer: most questions are asked in order.
	line, at, column int
}

func newLines(text string) *lines {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; ; {
		k := strings.IndexByte(text[i:], '\n')
		if k < 0 {
			break
		}
		i += k + 1
		starts = append(starts, i)
	}
	return &lines{text: text, starts: starts, column: 1}
}

// place returns line and column of an offset.
func (l *lines) place(offset int) Place {
	offset = min(max(offset, 0), len(l.text))
	if offset < l.at || l.line+1 < len(l.starts) && offset >= l.starts[l.line+1] {
		l.line = sort.SearchInts(l.starts, offset+1) - 1
		l.at, l.column = l.starts[l.line], 1
	}
	l.column += utf8.RuneCountInString(l.text[l.at:offset])
	l.at = offset
	return Place{Line: l.line + 1, Column: l.column}
}
