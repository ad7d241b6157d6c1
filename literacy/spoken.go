package literacy

import (
	"sync"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

// numerals are the syllables of the number words of a language.
type numerals struct {
	small                       [21]uint8 // zero to twenty
	tens                        [10]uint8 // twenty at 2
	and                         uint8     // between tens and units
	hundred, thousand, million  uint8
	point, percent, money, span uint8
	pairs                       bool // 1995 is read as two pairs
}

// spoken holds the languages whose figures are read aloud; the others are
// read as English.
var spoken = map[string]*numerals{
	"en": {
		small: [21]uint8{2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 3, 8: 2, 9: 2}, hundred: 2, thousand: 2, million: 2,
		point: 1, percent: 2, money: 2, span: 1, pairs: true,
	},
	"es": {
		small: [21]uint8{2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 4, 4, 4, 4, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 3}, and: 1, hundred: 2, thousand: 1, million: 2,
		point: 2, percent: 3, money: 2, span: 1,
	},
	"fr": {
		small: [21]uint8{2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 2, 1},
		tens:  [10]uint8{2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 4}, hundred: 1, thousand: 1, million: 2,
		point: 2, percent: 2, money: 2, span: 1,
	},
	"de": {
		small: [21]uint8{1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2, 9: 2}, and: 1, hundred: 2, thousand: 2, million: 3,
		point: 2, percent: 2, money: 2, span: 1,
	},
	"it": {
		small: [21]uint8{2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3, 4, 3, 3, 4, 3, 4, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 3}, hundred: 2, thousand: 2, million: 3,
		point: 3, percent: 3, money: 2, span: 1,
	},
	"pt": {
		small: [21]uint8{2, 1, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 4, 4, 3, 4, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 3}, and: 1, hundred: 2, thousand: 1, million: 2,
		point: 3, percent: 3, money: 2, span: 1,
	},
	"nl": {
		small: [21]uint8{1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2, 2, 2, 2, 3, 2, 3, 2},
		tens:  [10]uint8{2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 3, 8: 2, 9: 3}, and: 1, hundred: 2, thousand: 2, million: 2,
		point: 2, percent: 2, money: 2, span: 1,
	},
}

// integer returns the syllables of the cardinal number n.
func (w *numerals) integer(n int) int {
	total := 0
	if n >= 1_000_000 {
		total += w.integer(n/1_000_000) + int(w.million)
		if n %= 1_000_000; n == 0 {
			return total
		}
	}
	if n >= 1000 {
		if n >= 2000 || w.pairs {
			total += w.integer(n / 1000)
		}
		total += int(w.thousand)
		if n %= 1000; n == 0 {
			return total
		}
	}
	if n >= 100 {
		if n >= 200 || w.pairs {
			total += w.integer(n / 100)
		}
		total += int(w.hundred)
		if n %= 100; n == 0 {
			return total
		}
	}
	if n <= 20 {
		return total + int(w.small[n])
	}
	total += int(w.tens[n/10])
	if n%10 != 0 {
		total += int(w.and) + int(w.small[n%10])
	}
	return total
}

// figure returns the syllables of a figure read aloud: 12, 1,000, 2.5, 12:30,
// 50%, $15, 5mg. Letters in it are read in full if they are a measure, and by
// their names if not. A figure of more than nine digits is read digit by
// digit.
func (w *numerals) figure(form []byte, full map[string]uint8) int {
	total := 0
	after := byte(0) // the separator before the group of digits
	for i := 0; i < len(form); {
		c := form[i]
		switch {
		case c >= '0' && c <= '9':
			j, n, digits := i, 0, 0
			for j < len(form) && digits < 12 {
				if d := form[j]; d >= '0' && d <= '9' {
					n = n*10 + int(d-'0')
					digits++
					j++
					continue
				}
				// A group of thousands: 1,000 and 1.000.000.
				if d := form[j]; (d == ',' || d == '.' && !w.pairs) && digits > 0 && digits <= 9 && thousands(form[j+1:]) {
					j++
					continue
				}
				break
			}
			switch {
			case after == '.' || after == ',' && !w.pairs, digits > 9:
				for _, d := range form[i:j] {
					if d >= '0' && d <= '9' {
						total += int(w.small[d-'0'])
					}
				}
			case w.pairs && j-i == 4 && n >= 1100 && (n < 2000 || n > 2009 && n < 2100):
				total += w.integer(n / 100)
				if n%100 == 0 {
					total += int(w.hundred)
				} else {
					if n%100 < 10 {
						total++ // nineteen oh five
					}
					total += w.integer(n % 100)
				}
			default:
				total += w.integer(n)
			}
			i = j
			after = 0
		case c == '.' || c == ',':
			if i+1 < len(form) && form[i+1] >= '0' && form[i+1] <= '9' {
				total += int(w.point)
				after = c
			}
			i++
		case c == '-':
			total += int(w.span)
			after = c
			i++
		case c == '%':
			total += int(w.percent)
			i++
		case c == '$':
			total += int(w.money)
			i++
		case c >= 'a' && c <= 'z' || c >= 0x80:
			j := i
			for j < len(form) && (form[j] >= 'a' && form[j] <= 'z' || form[j] >= 0x80) {
				j++
			}
			letters := form[i:j]
			switch n, ok := full[string(letters)]; {
			case string(letters) == "st" || string(letters) == "nd" || string(letters) == "rd" || string(letters) == "th" ||
				string(letters) == "s": // 1st is not one street
			case ok:
				total += int(n)
			default:
				total += spelt(letters)
			}
			i = j
		default:
			after = c
			i++
		}
	}
	return max(total, 1)
}

// thousands reports whether b begins with exactly three digits.
func thousands(b []byte) bool {
	if len(b) < 3 {
		return false
	}
	for i := range 3 {
		if b[i] < '0' || b[i] > '9' {
			return false
		}
	}
	return len(b) == 3 || b[3] < '0' || b[3] > '9'
}

// spelt returns the syllables of the names of letters.
func spelt(letters []byte) int {
	n := 0
	for _, c := range letters {
		switch {
		case c == 'w':
			n += 3
		case c >= 'a' && c <= 'z', c >= 0xC2:
			n++
		}
	}
	return n
}

// inFull are the syllables of common abbreviations read in full: the words
// they stand for.
var inFull = map[string]map[string]uint8{
	"en": {
		"mg": 3, "g": 1, "kg": 3, "mcg": 3, "ug": 3, "ml": 4, "l": 2, "dl": 4, "cl": 4, "cm": 4, "mm": 4, "km": 4, "m": 2,
		"hr": 1, "hrs": 2, "min": 2, "mins": 2, "sec": 2, "secs": 2, "wk": 1, "wks": 1, "yr": 1, "yrs": 1,
		"dr": 2, "mr": 2, "mrs": 2, "ms": 1, "prof": 3, "st": 1, "mt": 1, "rev": 3, "gen": 3, "col": 2, "sgt": 2, "capt": 2,
		"e.g": 4, "eg": 4, "i.e": 2, "ie": 2, "etc": 4, "vs": 2, "approx": 5, "no": 2, "nos": 2, "p": 1, "pp": 2, "vol": 2, "fig": 2,
		"a.m": 2, "am": 2, "p.m": 2, "pm": 2, "tsp": 2, "tbsp": 3, "oz": 1, "lb": 1, "lbs": 1, "tab": 2, "tabs": 2, "cap": 2, "caps": 2,
		"jan": 4, "feb": 4, "mar": 1, "apr": 2, "jun": 1, "jul": 2, "aug": 2, "sep": 3, "sept": 3, "oct": 3, "nov": 3, "dec": 3,
		"mon": 2, "tue": 2, "tues": 2, "wed": 2, "thu": 2, "thur": 2, "thurs": 2, "fri": 2, "sat": 3, "sun": 2,
		"inc": 4, "ltd": 3, "co": 3, "corp": 4, "jr": 2, "sr": 2, "dept": 3, "tel": 4, "ext": 3, "max": 3, "temp": 4,
		"mmol": 3, "mmhg": 7, "kcal": 4, "kj": 3, "iu": 6, "bpm": 5, "mph": 4, "km/h": 6, "mg/ml": 8, "n/a": 5,
	},
	"es": {
		"mg": 4, "g": 2, "kg": 4, "mcg": 5, "ml": 4, "l": 2, "cm": 4, "mm": 4, "km": 4, "m": 2, "h": 2, "hs": 2, "hrs": 2, "min": 3, "seg": 3,
		"dr": 2, "dra": 3, "sr": 2, "sra": 3, "srta": 4, "ud": 2, "uds": 3, "etc": 4, "p. ej": 4, "núm": 3, "no": 3, "tel": 4,
		"pág": 3, "aprox": 6, "ee. uu": 5, "a.m": 2, "p.m": 2, "máx": 3, "mín": 3,
	},
	"fr": {
		"mg": 4, "g": 1, "kg": 4, "ml": 4, "l": 1, "cm": 3, "mm": 3, "km": 3, "h": 1, "mn": 2, "min": 2, "m": 2, "mme": 2, "dr": 2, "etc": 4,
		"p. ex": 3, "tél": 3,
	},
	"de": {
		"mg": 3, "g": 1, "kg": 3, "ml": 4, "l": 2, "cm": 4, "mm": 4, "km": 4, "std": 2, "min": 3, "dr": 2, "z. b": 3, "d. h": 2,
		"usw": 4, "etc": 4, "ca": 2, "bzw": 5, "ggf": 6, "nr": 2, "tel": 4, "u. a": 4,
	},
	"it": {
		"mg": 4, "g": 2, "kg": 4, "ml": 4, "l": 2, "cm": 4, "mm": 4, "km": 4, "h": 1, "min": 3, "dott": 3, "sig": 3, "ecc": 4, "ad es": 4,
	},
	"pt": {
		"mg": 4, "g": 2, "kg": 3, "ml": 4, "l": 2, "cm": 4, "mm": 4, "km": 4, "h": 2, "min": 3, "dr": 2, "sr": 2, "etc": 4, "p. ex": 4,
	},
	"nl": {
		"mg": 3, "g": 1, "kg": 3, "ml": 4, "l": 2, "cm": 4, "mm": 4, "km": 4, "u": 1, "min": 3, "dr": 2, "enz": 4, "bijv": 4, "ca": 3,
	},
}

// fullTables holds inFull as tables.
var fullTables = func() map[string]func() *table.Map[uint8] {
	m := make(map[string]func() *table.Map[uint8])
	for lang, full := range inFull {
		m[lang] = sync.OnceValue(func() *table.Map[uint8] {
			t := table.Of(full)
			return &t
		})
	}
	return m
}()

func inFullOf(lang string) *table.Map[uint8] {
	if f, ok := fullTables[lang]; ok {
		return f()
	}
	return new(table.Map[uint8])
}
