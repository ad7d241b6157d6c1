package document

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// standardCodes returns what codes stand for in Adobe's standard encoding where
// that is not ASCII.
func standardCodes() map[byte]string {
	return map[byte]string{
		0x27: "’", 0x60: "‘", 0xA1: "¡", 0xA2: "¢", 0xA3: "£", 0xA4: "⁄", 0xA5: "¥", 0xA6: "ƒ", 0xA7: "§", 0xA9: "'", 0xAA: "“",
		0xAB: "«", 0xAC: "‹", 0xAD: "›", 0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB6: "¶", 0xB7: "•",
		0xB8: "‚", 0xB9: "„", 0xBA: "”", 0xBB: "»", 0xBC: "…", 0xBD: "‰", 0xBF: "¿", 0xD0: "—", 0xE1: "Æ", 0xE3: "ª", 0xE8: "Ł",
		0xE9: "Ø", 0xEA: "Œ", 0xEB: "º", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ", 0xFB: "ß",
	}
}

// texFont matches the names of the fonts for text that TeX has of old. They have
// a coding of their own, which TeX does not write into a PDF.
var texFont = regexp.MustCompile(`(?i)(?:^|\+)CM(?:R|B|BX|BXTI|TI|SL|SS|SSBX|SSI|CSC|U|DUNH)\d+$`)

// texCodes returns what codes stand for in those fonts where that is not ASCII:
// the coding OT1 of D. Knuth, The TeXbook, appendix F.
func texCodes() map[byte]string {
	return map[byte]string{
		0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl", 0x10: "ı", 0x19: "ß", 0x1A: "æ", 0x1B: "œ", 0x1C: "ø",
		0x1D: "Æ", 0x1E: "Œ", 0x1F: "Ø", 0x22: "”", 0x27: "’", 0x3C: "¡", 0x3E: "¿", 0x5C: "“", 0x60: "‘", 0x7B: "–", 0x7C: "—",
	}
}

// pictureFont matches the names of fonts of pictograms and signs: what these
// draw is no letter, and nothing is lost if nobody names it.
var pictureFont = regexp.MustCompile(`(?i)dingbats|wingdings|webdings|symbol|awesome|icon|(?:^|\+)(?:CM(?:SY|MI|EX|BSY|MIB)|MS[AB]M)\d*$`)

// numbered returns what a glyph stands for that is named by a letter and its own
// code, as TeX names those of its fonts of dots: "a97". Their codings are those
// of texCodes and, for ligatures and accents, of Cork (T1, 1990).
func numbered(name string, code int) string {
	n, err := strconv.Atoi(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil || n != code || strconv.Itoa(n) == name {
		return ""
	}
	switch {
	case code >= 0x0B && code <= 0x0F, code == 0x7B, code == 0x7C:
		return texCodes()[byte(code)]
	case code >= 0x1B && code <= 0x1F:
		return [...]string{"ff", "fi", "fl", "ffi", "ffl"}[code-0x1B]
	case code >= 0x10 && code <= 0x16:
		return [...]string{"“", "”", "„", "«", "»", "–", "—"}[code-0x10]
	case code == '\'':
		return "’"
	case code == '`':
		return "‘"
	case code > ' ' && code < 0x7F, code >= 0xC0 && code <= 0xFF:
		return string(rune(code))
	}
	return ""
}

// glyphText returns what the name of a glyph stands for in Adobe's list for
// Latin text: "eacute", "f_i", "uni20AC".
func glyphText(name string) string {
	if cut := strings.IndexByte(name, '.'); cut > 0 {
		name = name[:cut]
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 && len(parts) < 8 {
		var s strings.Builder
		for _, part := range parts {
			s.WriteString(glyphText(part))
		}
		return s.String()
	}
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphNames[name]; ok {
		return s
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 {
		if n, err := strconv.ParseUint(hex[:4], 16, 32); err == nil {
			return string(rune(n))
		}
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil && n <= 0x10FFFF {
			return string(rune(n))
		}
	}
	if name != "" {
		if mark, ok := glyphMarks[name[1:]]; ok {
			base := name[:1]
			if base == "i" || base == "j" || base >= "A" {
				return norm.NFC.String(base + mark)
			}
		}
	}
	return ""
}

// glyphMarks are the ends of the names of letters with a mark.
var glyphMarks = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304", "breve": "\u0306",
	"dotaccent": "\u0307", "dieresis": "\u0308", "ring": "\u030A", "hungarumlaut": "\u030B", "caron": "\u030C", "cedilla": "\u0327",
	"commaaccent": "\u0326", "ogonek": "\u0328",
}

// glyphNames are the names that follow no rule.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
	"quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−",
	"period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">",
	"question": "?", "at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_",
	"grave": "`", "braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "quoteleft": "‘", "quoteright": "’",
	"quotedblleft": "“", "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
	"guilsinglleft": "‹", "guilsinglright": "›", "endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…", "dagger": "†",
	"daggerdbl": "‡", "section": "§", "paragraph": "¶", "periodcentered": "·", "middot": "·", "exclamdown": "¡", "questiondown": "¿",
	"cent": "¢", "sterling": "£", "yen": "¥", "Euro": "€", "euro": "€", "currency": "¤", "florin": "ƒ", "copyright": "©",
	"registered": "®", "trademark": "™", "degree": "°", "plusminus": "±", "multiply": "×", "divide": "÷", "fraction": "⁄",
	"perthousand": "‰", "mu": "µ", "mu1": "µ", "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹",
	"twosuperior": "²", "threesuperior": "³", "ordfeminine": "ª", "ordmasculine": "º", "logicalnot": "¬", "brokenbar": "¦",
	"AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ", "Oslash": "Ø", "oslash": "ø", "Lslash": "Ł", "lslash": "ł", "Eth": "Ð", "eth": "ð",
	"Thorn": "Þ", "thorn": "þ", "germandbls": "ß", "dotlessi": "ı", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
	"lessequal": "≤", "greaterequal": "≥", "notequal": "≠", "approxequal": "≈", "infinity": "∞", "arrowright": "→", "arrowleft": "←",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "sfthyphen": "\u00AD", "softhyphen": "\u00AD", "nonbreakingspace": " ",
	"acute": "´", "dieresis": "¨", "circumflex": "ˆ", "tilde": "˜", "cedilla": "¸", "macron": "¯", "checkmark": "✓", "square": "□",
}
