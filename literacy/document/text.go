package document

import (
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// readText reads plain text. The blocks are those that literacy.Analyze finds.
func readText(data []byte, b *builder) error {
	text, err := decode(data, b, nil)
	if err != nil {
		return err
	}
	at := newLines(text)
	token.Blocks(text, func(t token.Block) {
		if err != nil {
			return
		}
		err = b.textBlock(text, t, at)
	})
	return err
}

// textBlock adds one block of plain text.
func (b *builder) textBlock(text string, t token.Block, at *lines) error {
	s := text[t.Start:t.End]
	place := at.place(t.Start)
	switch t.Kind {
	case token.Code:
		return b.leaveRaw(s, place)
	case token.Heading:
		return b.block(Heading, s, t.Level, 0, place)
	case token.ListItem:
		return b.block(ListItem, s, t.Level, 0, place)
	case token.TableRow:
		return b.block(TableCell, s, 0, b.nextRow(), place)
	case token.Quote:
		return b.block(Quote, s, t.Level, 0, place)
	case token.Caption:
		return b.block(Caption, s, 0, 0, place)
	}
	return b.block(Paragraph, s, 0, 0, place)
}

// leaveRaw leaves out what the block finder took for no text: a program, a
// comment, front matter, the definition of a link.
func (b *builder) leaveRaw(s string, place Place) error {
	switch {
	case strings.HasPrefix(s, "<!--"):
		return b.comment(strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->"), place)
	case strings.HasPrefix(s, "---"):
		return b.leave(ReasonFrontMatter, s, place)
	case strings.HasPrefix(s, "["):
		return b.leave(ReasonLinkTarget, s, place)
	}
	return b.leave(ReasonCode, s, place)
}
