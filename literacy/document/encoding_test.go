package document_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

func in16(s string, order binary.AppendByteOrder, mark bool) []byte {
	var b []byte
	if mark {
		b = order.AppendUint16(b, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func in32(s string, order binary.AppendByteOrder) []byte {
	b := order.AppendUint32(nil, 0xFEFF)
	for _, r := range s {
		b = order.AppendUint32(b, uint32(r))
	}
	return b
}

func TestEncodings(t *testing.T) {
	const text = "Café – “sí” 😀 now."
	long := strings.Repeat("The café is open. ", 200)
	page := func(charset string) string {
		return "<meta charset=" + charset + "><p>caf\xE9"
	}
	for _, c := range []struct {
		name     string
		data     []byte
		format   document.Format
		encoding string
		text     string
		notes    []document.Note
		invalid  int
	}{
		{"plain UTF-8", []byte(text), document.Text, "utf-8", text, nil, 0},
		{"UTF-8 with a mark", []byte("\xEF\xBB\xBF" + text), document.Text, "utf-8", text, nil, 0},
		{"UTF-16 LE", in16(text, binary.LittleEndian, true), document.Text, "utf-16le", text, nil, 0},
		{"UTF-16 BE", in16(text, binary.BigEndian, true), document.Text, "utf-16be", text, nil, 0},
		{"UTF-32 LE", in32(text, binary.LittleEndian), document.Text, "utf-32le", text, nil, 0},
		{"UTF-32 BE", in32(text, binary.BigEndian), document.Text, "utf-32be", text, nil, 0},
		{"UTF-16 LE without a mark", in16(long, binary.LittleEndian, false), document.Text, "utf-16le", strings.TrimSpace(long), []document.Note{document.EncodingGuessed}, 0},
		{"UTF-16 BE without a mark", in16(long, binary.BigEndian, false), document.Text, "utf-16be", strings.TrimSpace(long), []document.Note{document.EncodingGuessed}, 0},
		{"Windows-1252", []byte("Caf\xE9 \x96 \x93s\xED\x94"), document.Text, "windows-1252", "Café – “sí”", []document.Note{document.EncodingGuessed}, 0},
		{"a few bad bytes in UTF-8", []byte("café, naïve, fin\xFF."), document.Text, "utf-8", "café, naïve, fin\uFFFD.", []document.Note{document.InvalidCharacters}, 1},
		{"lone surrogates", append(in16("a.", binary.LittleEndian, true), 0x00, 0xD8, 'b', 0), document.Text, "utf-16le", "a.\uFFFDb", []document.Note{document.InvalidCharacters}, 2},
		{"half a character at the end", append(in16("ab.", binary.BigEndian, true), 0), document.Text, "utf-16be", "ab.", []document.Note{document.InvalidCharacters}, 1},
		{"no character in UTF-32", append(in32("a", binary.BigEndian), 0, 0x11, 0, 0), document.Text, "utf-32be", "a\uFFFD", []document.Note{document.InvalidCharacters}, 4},
		{"a declared page", []byte(page("iso-8859-1")), document.HTML, "windows-1252", "café", nil, 0},
		{"a page in Latin 2", []byte(page("iso-8859-2")), document.HTML, "iso-8859-2", "café", nil, 0},
		{"a page that declares wrong", []byte(page("utf-8")), document.HTML, "windows-1252", "café", []document.Note{document.EncodingGuessed}, 0},
		{"a page that declares nonsense", []byte(page("nonsense")), document.HTML, "windows-1252", "café", []document.Note{document.EncodingGuessed}, 0},
		{"a page that declares as of old", []byte("<meta http-equiv='Content-Type' content='text/html; charset=\"ISO-8859-2\"'><p>caf\xE9"), document.HTML, "iso-8859-2", "café", nil, 0},
		{"a page that declares nothing", []byte("<meta name=a content=b><p>caf\xE9"), document.HTML, "windows-1252", "café", []document.Note{document.EncodingGuessed}, 0},
		{"a page that cannot be in UTF-16", []byte("<meta charset=utf-16><p>café"), document.HTML, "utf-8", "café", nil, 0},
		{"XML declares", []byte("<?xml version='1.0' encoding='ISO-8859-15'?><html><p>\xA4"), document.HTML, "iso-8859-15", "€", nil, 0},
		{"one NUL in a text", []byte("The dose is\x00 small, and that is all there is to say about it to a reader who wants to know."), document.Text, "utf-8", "The dose is small, and that is all there is to say about it to a reader who wants to know.", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Read(c.data, document.Options{Format: c.format})
			require.NoError(t, err)
			require.Equal(t, c.encoding, d.Encoding)
			require.Equal(t, c.text, d.Text())
			require.Equal(t, c.notes, d.Notes)
			require.Equal(t, c.invalid, d.Invalid)
		})
	}
}
