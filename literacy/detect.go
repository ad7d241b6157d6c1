package literacy

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// sampled bounds how much of a text is read to tell its language.
const sampled = 6000

// commonWords says for each of the commonest words in which languages it is
// one, as bits in the order of token.Tags.
var commonWords = sync.OnceValue(func() map[string]uint16 {
	m := make(map[string]uint16, 2048)
	for i, tag := range token.Tags() {
		token.Lookup(tag).Commonest(func(word string) { m[word] |= 1 << i })
	}
	return m
})

// letterHints are letters that few of the languages have.
var letterHints = map[rune]string{
	'ñ': "es", '¿': "es", '¡': "es", 'ã': "pt", 'õ': "pt", 'ß': "de", 'ł': "pl", 'ą': "pl", 'ę': "pl", 'ż': "pl", 'ś': "pl",
	'ź': "pl", 'ń': "pl", 'ć': "pl", 'ı': "tr", 'ğ': "tr", 'ş': "tr", 'ø': "da no", 'æ': "da no", 'å': "da no sv",
	'ç': "fr pt tr", 'œ': "fr", 'è': "fr it", 'ê': "fr pt", 'ù': "it fr", 'ò': "it", 'ì': "it", 'ä': "de sv", 'ö': "de sv tr",
	'ü': "de tr es", 'à': "fr it pt", 'â': "fr pt", 'î': "fr", 'û': "fr", 'ô': "fr pt", 'í': "es pt", 'ó': "es pl pt", 'ú': "es pt",
	'á': "es pt", 'é': "es fr pt", 'ë': "nl fr", 'ï': "nl fr",
}

// Detect tells the language of a text from its commonest words, its letters
// and its script. The tag is "und" and the confidence 0 if nothing can be
// told. It knows the languages of the package comment and takes any other
// language for the nearest of them, or for none.
func Detect(text string) Language {
	var d detector
	d.read(text)
	return d.verdict()
}

type detector struct {
	score  [16]float64
	words  int
	greek  int // letters of scripts that no language here is written in
	cyr    int
	arabic int
	latin  int
}

func (d *detector) read(text string) {
	if len(text) <= 3*sampled {
		d.sample(text)
		return
	}
	d.sample(text[:sampled])
	d.sample(text[len(text)/2 : len(text)/2+sampled])
	d.sample(text[len(text)-sampled:])
}

func (d *detector) sample(text string) {
	common := commonWords()
	var buf [64]byte
	b := buf[:0]
	flush := func() {
		if len(b) > 0 {
			d.words++
			if set, ok := common[string(b)]; ok {
				n := 0
				for s := set; s != 0; s &= s - 1 {
					n++
				}
				for i := range token.Tags() {
					if set&(1<<i) != 0 {
						d.score[i] += 1 / float64(n*n)
					}
				}
			}
		}
		b = b[:0]
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z':
				d.latin++
				if len(b) < 40 {
					b = append(b, c|0x20)
				}
			default:
				flush()
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		r = unicode.ToLower(r)
		if langs, ok := letterHints[r]; ok {
			d.hint(langs)
		}
		switch {
		case r >= 0x400 && r < 0x530:
			d.cyr++
		case r >= 0x600 && r < 0x780:
			d.arabic++
		case r < 0x250:
			d.latin++
		case unicode.IsLetter(r):
			d.greek++
		}
		if unicode.IsLetter(r) || unicode.Is(unicode.M, r) {
			if len(b) < 40 {
				b = utf8.AppendRune(b, r)
			}
		} else {
			flush()
		}
	}
	flush()
}

func (d *detector) hint(langs string) {
	n := float64((len(langs) + 1) / 3)
	for i := 0; i+2 <= len(langs); i += 3 {
		for k, tag := range token.Tags() {
			if tag == langs[i:i+2] {
				d.score[k] += 0.3 / n
			}
		}
	}
}

func (d *detector) verdict() Language {
	und := Language{Tag: "und", Detected: true, Support: Fallback}
	letters := d.latin + d.cyr + d.arabic + d.greek
	if letters == 0 || d.greek*2 > letters {
		return und
	}
	for i, tag := range token.Tags() {
		switch {
		case tag == "ru" && d.cyr*2 > letters, tag == "ar" && d.arabic*2 > letters:
			d.score[i] += float64(0.2 * float64(d.words))
		case (tag == "ru") != (d.cyr*2 > letters), (tag == "ar") != (d.arabic*2 > letters):
			d.score[i] = 0
		}
	}
	best, second := -1, -1
	for i := range token.Tags() {
		switch {
		case best < 0 || d.score[i] > d.score[best]:
			best, second = i, best
		case second < 0 || d.score[i] > d.score[second]:
			second = i
		}
	}
	if d.score[best] < 0.25 {
		return und
	}
	l := Language{Tag: token.Tags()[best], Detected: true}
	// Confidence: how far the best is ahead, held back while there is little
	// to go by.
	lead := (d.score[best] - d.score[second]) / d.score[best]
	weight := d.score[best] / (d.score[best] + 1.5)
	share := min(1, d.score[best]/(float64(0.08*float64(d.words))+0.5))
	l.Confidence = lead * weight * share
	if d.score[second] > 0 {
		l.Second = token.Tags()[second]
	}
	l.Support = supportOf(l.Tag)
	return l
}

func supportOf(base string) Support {
	switch base {
	case "en", "es", "fr", "de", "it", "pt", "nl":
		return Full
	case "sv", "da", "no", "pl", "ru", "tr", "ar":
		return Partial
	}
	return Fallback
}
