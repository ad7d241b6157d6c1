package document

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"
)

// unpack undoes the filters of a stream. What a filter cannot read is left
// away; a stream of pictures, or one packed in a way that text never is, is
// empty.
func (f *pdfFile) unpack(s pdfStream) ([]byte, error) {
	data := s.raw
	names, params := f.oneOrMore(s.dict["Filter"]), f.oneOrMore(s.dict["DecodeParms"])
	if len(names) > 4 {
		return nil, nil
	}
	for i, filter := range names {
		var param pdfDict
		if i < len(params) {
			param = f.dict(params[i])
		}
		var err error
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			data, err = f.inflate(data)
			data = f.unpredict(data, param)
		case "LZWDecode", "LZW":
			early := param["EarlyChange"] == nil || f.float(param["EarlyChange"]) != 0
			data, err = f.lzw(data, early)
			data = f.unpredict(data, param)
		case "ASCII85Decode", "A85":
			data = unASCII85(data)
		case "ASCIIHexDecode", "AHx":
			budget := 1
			data = []byte((&pdfLexer{s: append([]byte("<"), data...), budget: &budget}).hex())
		case "RunLengthDecode", "RL":
			data, err = f.runLength(data)
		default:
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return data, f.b.unpack(int64(len(data)), 0)
	}
	return data, nil
}

func (f *pdfFile) oneOrMore(v any) []any {
	switch v := f.resolve(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// inflate unpacks as much as it can.
func (f *pdfFile) inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, nil
	}
	var out bytes.Buffer
	chunk := make([]byte, 32<<10)
	for {
		n, err := r.Read(chunk)
		out.Write(chunk[:n])
		if over := f.over(out.Len(), len(data)); over {
			return nil, f.b.unpack(int64(out.Len()), int64(max(len(data), 1)))
		}
		if err != nil {
			if !errors.Is(err, io.EOF) && out.Len() == 0 {
				return nil, nil
			}
			return out.Bytes(), f.b.unpack(int64(out.Len()), int64(max(len(data), 1)))
		}
	}
}

func (f *pdfFile) over(n, packed int) bool {
	return f.b.unpacked+int64(n) > f.b.limits.Unpacked || n > smallPart && int64(n)/int64(max(packed, 1)) > f.b.limits.Ratio
}

// unpredict undoes the differences between rows that a packer makes.
func (f *pdfFile) unpredict(data []byte, param pdfDict) []byte {
	kind := pdfInt(f.resolve(param["Predictor"]))
	if kind < 10 {
		return data // kind 2 is for pictures
	}
	number := func(key string, usual int) int {
		if n := pdfInt(f.resolve(param[key])); n > 0 {
			return n
		}
		return usual
	}
	colors, bits, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	if colors > 32 || bits > 16 || columns > 1<<20 {
		return nil
	}
	pixel := max(1, colors*bits/8)
	width := (colors*bits*columns + 7) / 8
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for len(data) > 1 {
		how, row := data[0], data[1:min(len(data), width+1)]
		data = data[1+len(row):]
		line := make([]byte, width)
		copy(line, row)
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch how {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }

func unASCII85(data []byte) []byte {
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	if end := bytes.IndexByte(data, '~'); end >= 0 {
		data = data[:end]
	}
	out := make([]byte, 4*len(data)+4)
	n, _, err := ascii85.Decode(out, data, true)
	if err != nil {
		return out[:max(n, 0)]
	}
	return out[:n]
}

func (f *pdfFile) runLength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128; {
		n := int(data[i])
		i++
		if n < 128 {
			end := min(len(data), i+n+1)
			out = append(out, data[i:end]...)
			i = end
			continue
		}
		if i < len(data) {
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if f.over(len(out), len(data)) {
			break
		}
	}
	return out, f.b.unpack(int64(len(out)), int64(max(len(data), 1)))
}

// lzw unpacks the older packing of PDF.
func (f *pdfFile) lzw(data []byte, early bool) ([]byte, error) {
	const clearCode, endCode = 256, 257
	var out []byte
	type entry struct{ from, n int } // a stretch of out
	table := make([]entry, 258, 4096)
	width, bits, acc := 9, 0, 0
	last := entry{}
	ahead := 0
	if early {
		ahead = 1
	}
	for _, c := range data {
		acc, bits = acc<<8|int(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := acc >> bits
		acc &= 1<<bits - 1
		switch {
		case code == clearCode:
			table, width, last = table[:258], 9, entry{}
			continue
		case code == endCode:
			return out, f.b.unpack(int64(len(out)), int64(len(data)))
		}
		from := len(out)
		switch {
		case code < 256:
			out = append(out, byte(code))
		case code < len(table):
			out = append(out, out[table[code].from:table[code].from+table[code].n]...)
		case code == len(table) && last.n > 0:
			out = append(out, out[last.from:last.from+last.n]...)
			out = append(out, out[last.from])
		default:
			return out, f.b.unpack(int64(len(out)), int64(len(data)))
		}
		if last.n > 0 && len(table) < 4096 {
			table = append(table, entry{last.from, last.n + 1})
		}
		last = entry{from, len(out) - from}
		for width < 12 && len(table)+ahead >= 1<<width {
			width++
		}
		if f.over(len(out), len(data)) {
			break
		}
	}
	return out, f.b.unpack(int64(len(out)), int64(max(len(data), 1)))
}
