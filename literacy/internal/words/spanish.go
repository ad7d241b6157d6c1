package words

import "strings"

func inflectSpanish(term string, part Part, dst []string) []string {
	first, rest := cutFirst(term)
	switch part {
	case Noun:
		dst = append(dst, SpanishPlural(first)+pluralRest(rest))
	case Adjective:
		for _, form := range spanishAdjective(first) {
			dst = append(dst, form+rest)
		}
	case Verb, CuedVerb:
		for _, form := range spanishVerb(first) {
			dst = append(dst, form+rest)
		}
	}
	return dst
}

// pluralRest makes the adjective after a noun plural: cálculo renal, cálculos
// renales. After de, por or another short word nothing changes.
func pluralRest(rest string) string {
	word := strings.TrimPrefix(rest, " ")
	if len(word) < 4 || strings.Contains(word, " ") {
		return rest
	}
	return " " + SpanishPlural(word)
}

var unaccented = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u")

// SpanishPlural returns the regular plural of a noun or adjective: -s after a
// vowel, -es after a consonant, -ces for -z; a stressed last syllable before n
// or s loses its accent (lesión, lesiones), and other words in -s do not change.
func SpanishPlural(word string) string {
	n := len(word)
	switch {
	case n == 0:
		return word
	case hasAnySuffix(word, "a", "e", "i", "o", "u", "á", "é", "ó"):
		return word + "s"
	case word[n-1] == 'z':
		return word[:n-1] + "ces"
	case hasAnySuffix(word, "án", "én", "ín", "ón", "ún", "és", "ás"):
		i := n - 3 // the accented vowel is two bytes long
		return word[:i] + unaccented.Replace(word[i:]) + "es"
	case word[n-1] == 's':
		return word
	}
	return word + "es"
}

// spanishAdjective returns the forms for gender and number.
func spanishAdjective(word string) []string {
	n := len(word)
	switch {
	case n > 1 && word[n-1] == 'o':
		stem := word[:n-1]
		return []string{stem + "a", stem + "os", stem + "as"}
	case hasAnySuffix(word, "dor", "tor", "sor"):
		return []string{word + "a", word + "es", word + "as"}
	}
	return []string{SpanishPlural(word)}
}

var spanishEndings = map[string][]string{
	"ar": {
		"as", "a", "amos", "áis", "an", "é", "aste", "ó", "aron", "aba", "abas", "ábamos", "aban",
		"aré", "ará", "arán", "aremos", "aría", "arían", "e", "es", "emos", "en", "ara", "aran", "ando",
		"ado", "ada", "ados", "adas", "arlo", "arla", "arlos", "arlas", "arle", "arles", "arse",
	},
	"er": {
		"es", "e", "emos", "éis", "en", "í", "iste", "ió", "ieron", "ía", "ías", "íamos", "ían",
		"eré", "erá", "erán", "eremos", "ería", "erían", "a", "as", "amos", "an", "iera", "ieran", "iendo",
		"ido", "ida", "idos", "idas", "erlo", "erla", "erlos", "erlas", "erle", "erles", "erse",
	},
	"ir": {
		"es", "e", "imos", "ís", "en", "í", "iste", "ió", "ieron", "ía", "ías", "íamos", "ían",
		"iré", "irá", "irán", "iremos", "iría", "irían", "a", "as", "amos", "an", "iera", "ieran", "iendo",
		"ido", "ida", "idos", "idas", "irlo", "irla", "irlos", "irlas", "irle", "irles", "irse",
	},
}

// spanishVerb returns the regular forms of an infinitive but for the first person
// of the present, which leaflets do not use and which is often a noun (aumento).
// The spelling changes to keep the sound: indicar, indique; exigir, exija; and
// -zca of verbs in -cer and -cir. Verbs that change their stem list those forms.
func spanishVerb(infinitive string) []string {
	infinitive = strings.TrimSuffix(infinitive, "se")
	n := len(infinitive)
	if n < 3 {
		return nil
	}
	stem, class := infinitive[:n-2], infinitive[n-2:]
	if class == "ír" || strings.HasSuffix(infinitive, "ír") {
		return nil
	}
	endings := spanishEndings[class]
	forms := make([]string, 0, len(endings))
	soft, hard := spelled(stem, class)
	for _, ending := range endings {
		s := stem
		switch {
		case class == "ar" && (strings.HasPrefix(ending, "e") || strings.HasPrefix(ending, "é")):
			s = soft
		case class != "ar" && ending[0] == 'a':
			s = hard
		}
		forms = append(forms, s+ending)
	}
	return forms
}

// spelled returns the stem before e in verbs in -ar, and the stem before a in the
// others.
func spelled(stem, class string) (beforeE, beforeA string) {
	cut := func(suffix, with string) string { return strings.TrimSuffix(stem, suffix) + with }
	if class == "ar" {
		switch {
		case strings.HasSuffix(stem, "c"):
			return cut("c", "qu"), stem
		case strings.HasSuffix(stem, "g"):
			return cut("g", "gu"), stem
		case strings.HasSuffix(stem, "z"):
			return cut("z", "c"), stem
		}
		return stem, stem
	}
	switch {
	case strings.HasSuffix(stem, "gu"):
		return stem, cut("gu", "g")
	case strings.HasSuffix(stem, "g"):
		return stem, cut("g", "j")
	case strings.HasSuffix(stem, "c"):
		return stem, cut("c", "zc")
	}
	return stem, stem
}
