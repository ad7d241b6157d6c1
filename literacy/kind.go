package literacy

import (
	"slices"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// Kind is what part of a document a block is.
type Kind string

// The kinds of blocks.
const (
	// Paragraph is running text, or a line that stands alone.
	Paragraph Kind = "paragraph"
	// Heading is a title.
	Heading Kind = "heading"
	// ListItem is one item of a list.
	ListItem Kind = "listItem"
	// TableRow is one row of a table: one unit and one sentence.
	TableRow Kind = "tableRow"
	// TableCell is one cell; the cells of a row are one unit.
	TableCell Kind = "tableCell"
	// Quote is a quotation set apart.
	Quote Kind = "quote"
	// Caption is the line under a picture or over a table.
	Caption Kind = "caption"
	// Code is what is not read: programs and the like.
	Code Kind = "code"
)

// Values returns every kind.
func (Kind) Values() []Kind {
	return []Kind{Paragraph, Heading, ListItem, TableRow, TableCell, Quote, Caption, Code}
}

// IsValid reports whether k is one of the kinds.
func (k Kind) IsValid() bool { return slices.Contains(k.Values(), k) }

func (k Kind) token() token.BlockKind {
	switch k {
	case Heading:
		return token.Heading
	case ListItem:
		return token.ListItem
	case TableRow, TableCell:
		return token.TableRow
	case Quote:
		return token.Quote
	case Caption:
		return token.Caption
	case Code:
		return token.Code
	}
	return token.Paragraph
}

var kindNames = [...]Kind{
	token.Paragraph: Paragraph, token.Heading: Heading, token.ListItem: ListItem, token.TableRow: TableRow,
	token.Quote: Quote, token.Code: Code, token.Caption: Caption,
}

// Block is one block of a document, for [AnalyzeBlocks].
type Block struct {
	// Kind is what it is; empty is a paragraph. Consecutive cells of the
	// same row form one unit. Code is left out.
	Kind Kind
	// Text is its text, without markers.
	Text string
	// Level is the level of a heading or the depth of a list item.
	Level int
	// Row is the number of the row of a cell.
	Row int
	// Start, Line and Column say where the text begins in the document the
	// block came from; places in the report are counted from there. A Start
	// that lies before the end of the block before it is taken as one byte
	// behind that end, so that blocks without places are read as lines of one
	// text. Line and Column 0 are 1.
	Start, Line, Column int
}
