package document

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What a parser of Markdown does not do in a time that grows with the text
// alone, or takes much room for, and no text for readers needs.
const (
	mostSigns       = 2_000_000 // signs and line ends in a file
	mostDefinitions = 10_000    // lines that begin with [ and follow each other
	mostMarks       = 1000      // of emphasis and links in one block
)

// hostile refuses a source whose parsing would cost more than its text
// deserves.
func (m *markdownReader) hostile() error {
	signs, run := 0, 0
	var items indents
	for line := range strings.Lines(m.source) {
		depth := max(markers(line), items.next(line))
		if err := m.b.deep(depth); err != nil {
			return err
		}
		signs += depth
		run++
		if body := strings.TrimLeft(line, " "); body == "\n" || !strings.HasPrefix(body, "[") {
			run = 0
		}
		for i := range len(line) {
			switch line[i] {
			case '\n', '*', '_', '~', '`', '<', '[', ']', '&', '|', '!', '\\':
				signs++
			}
		}
		if signs > mostSigns || run > mostDefinitions {
			return refuse(ErrTooLarge, "it has more signs of markup than a text needs", "divide it")
		}
	}
	return nil
}

// indents are the columns at which the items begin that may still be open: each
// line is tried against all of them.
type indents struct {
	columns []int
	empty   bool // the line before is empty
}

// next returns how many elements the line may stand in by its indent: a list
// and an item for each column.
func (open *indents) next(line string) int {
	column, i := 0, 0
	for ; i < len(line) && (line[i] == ' ' || line[i] == '\t'); i++ {
		if column++; line[i] == '\t' {
			column = (column + 3) / 4 * 4
		}
	}
	empty := strings.TrimSpace(line[i:]) == ""
	item := !empty && markers(line) > 0
	if item || !empty && open.empty { // other text may go on in the item before
		for n := len(open.columns); n > 0 && open.columns[n-1] >= column; n-- {
			open.columns = open.columns[:n-1]
		}
	}
	if open.empty = empty; item {
		open.columns = append(open.columns, column)
	}
	return 2 * len(open.columns)
}

// markers returns how many quotations, lists and notes begin in one line.
func markers(line string) int {
	n := 0
	for i := 0; i < len(line); {
		c := line[i]
		next := byte(' ')
		if i+1 < len(line) {
			next = line[i+1]
		}
		switch {
		case white(c):
		case c == '>':
			n++
		case (c == '-' || c == '*' || c == '+' || c == ':') && white(next):
			n++
		case c >= '0' && c <= '9':
			for i < len(line) && line[i] >= '0' && line[i] <= '9' {
				i++
			}
			if i == len(line) || line[i] != '.' && line[i] != ')' {
				return n
			}
			n++
		case c == '[' && next == '^':
			k := strings.Index(line[i:], "]:")
			if k < 0 {
				return n
			}
			i += k + 1
			n++
		default:
			return n
		}
		i++
	}
	return n
}

// restraint takes the signs of emphasis and links for text after the first
// thousand in a block: to pair them takes the square of their number. Package
// literacy does not read them either.
type restraint struct {
	block ast.Node
	marks int
}

// Trigger returns the characters that are counted.
func (*restraint) Trigger() []byte { return []byte{'*', '_', '~', '[', ']'} }

// Parse counts a sign.
func (r *restraint) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if r.block != parent {
		r.block, r.marks = parent, 0
	}
	if r.marks++; r.marks <= mostMarks {
		return nil
	}
	_, segment := block.PeekLine()
	block.Advance(1)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
}
