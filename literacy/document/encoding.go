package document

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// decode returns the characters of a text file, line ends as LF, and notes how
// they were written. A mark of the order of bytes decides; then what the file
// declares about itself, if declared finds that; then whether it is valid
// UTF-8; then the pattern of UTF-16; then Windows-1252 is guessed.
func decode(data []byte, b *builder, declared func([]byte) string) (string, error) {
	if int64(len(data)) > b.limits.Text {
		return "", refuse(ErrTooLarge, "it has too many bytes for a text", "divide it")
	}
	text, name := "", ""
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		text, name = string(data[3:]), "utf-8"
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")):
		text, name = b.utf32(data[4:], binary.LittleEndian), "utf-32le"
	case bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		text, name = b.utf32(data[4:], binary.BigEndian), "utf-32be"
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		text, name = b.utf16(data[2:], binary.LittleEndian), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		text, name = b.utf16(data[2:], binary.BigEndian), "utf-16be"
	default:
		if order := utf16Pattern(data); order != nil {
			text, name = b.utf16(data, order), "utf-16le"
			if order == binary.BigEndian {
				name = "utf-16be"
			}
			b.note(EncodingGuessed)
			break
		}
		if bytes.IndexByte(data, 0) >= 0 && isBinary(data) {
			return "", refuse(ErrUnknownFormat, "it is no text: it holds bytes that no text holds", "check that it is the right file")
		}
		text, name = b.bytes(data, declared)
	}
	b.doc.Encoding = name
	if !utf8.ValidString(text) {
		text = b.repair(text)
	}
	if b.doc.Invalid > 0 {
		b.note(InvalidCharacters)
	}
	return unifyLines(text), nil
}

// bytes decodes a file whose characters are written in single bytes or UTF-8.
func (b *builder) bytes(data []byte, declared func([]byte) string) (text, name string) {
	if declared != nil {
		if label := declared(data); label != "" {
			if e, err := htmlindex.Get(label); err == nil {
				name, _ := htmlindex.Name(e)
				switch {
				case name == "utf-8" || strings.HasPrefix(name, "utf-16"):
					// Written in ASCII, the declaration cannot be UTF-16.
				default:
					return decodeWith(e, data), name
				}
			}
		}
	}
	if bad, good := invalid(data); good >= bad {
		return string(data), "utf-8"
	}
	b.note(EncodingGuessed)
	return decodeWith(charmap.Windows1252, data), "windows-1252"
}

func decodeWith(e encoding.Encoding, data []byte) string {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(text)
}

// invalid returns how many bytes are not UTF-8, and how many characters outside
// ASCII are.
func invalid(data []byte) (bad, good int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size <= 1 {
			bad++
		} else {
			good++
		}
		data = data[size:]
	}
	return bad, good
}

// repair puts U+FFFD in the place of bytes that are no characters and counts
// them.
func (b *builder) repair(text string) string {
	bad, _ := invalid([]byte(text))
	b.doc.Invalid += bad
	return strings.ToValidUTF8(text, "\uFFFD")
}

// utf16Pattern tells UTF-16 without a mark by its zero bytes: in the first
// kilobyte of a text in Latin letters, every second byte is one.
func utf16Pattern(data []byte) binary.ByteOrder {
	head := data[:min(len(data), 1024)&^1]
	if len(head) < 4 || len(data)&1 != 0 {
		return nil
	}
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zero[1]*10 >= half*7 && zero[0]*20 <= half:
		return binary.LittleEndian
	case zero[0]*10 >= half*7 && zero[1]*20 <= half:
		return binary.BigEndian
	}
	return nil
}

func (b *builder) utf16(data []byte, order binary.ByteOrder) string {
	var t strings.Builder
	t.Grow(len(data) / 2)
	for ; len(data) >= 2; data = data[2:] {
		r := rune(order.Uint16(data))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if len(data) >= 4 {
				low = rune(order.Uint16(data[2:]))
			}
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				r = pair
				data = data[2:]
			} else {
				b.doc.Invalid += 2
				r = utf8.RuneError
			}
		}
		t.WriteRune(r)
	}
	b.doc.Invalid += len(data)
	return t.String()
}

func (b *builder) utf32(data []byte, order binary.ByteOrder) string {
	var t strings.Builder
	t.Grow(len(data) / 4)
	for ; len(data) >= 4; data = data[4:] {
		r := rune(utf8.RuneError)
		if c := order.Uint32(data); c <= utf8.MaxRune && utf8.ValidRune(rune(c)) {
			r = rune(c)
		} else {
			b.doc.Invalid += 4
		}
		t.WriteRune(r)
	}
	b.doc.Invalid += len(data)
	return t.String()
}

// isBinary reports more control characters than a text has: one in thirty.
// Packed data and pictures have one in ten.
func isBinary(data []byte) bool {
	head := data[:min(len(data), 1<<16)]
	n := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B {
			n++
		}
	}
	return n*30 > len(head)
}

// unifyLines turns CR LF and CR into LF. Lines and columns stay.
func unifyLines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
