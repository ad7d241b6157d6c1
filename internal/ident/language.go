package ident

import "strings"

// LanguagePattern is the form of a language tag in canonical case: language,
// optional script, region and variants, as in es, es-MX, zh-Hant-TW (the part
// of BCP 47 that names written language; no extensions or private use).
const LanguagePattern = `^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$`

// LanguageRule is the sentence that tells the way out of a malformed tag.
const LanguageRule = "must be a BCP 47 language tag in canonical case, such as en, es or pt-BR"

// ValidLanguage reports whether tag has the form of [LanguagePattern].
func ValidLanguage(tag string) bool {
	c, ok := CanonicalLanguage(tag)
	return ok && c == tag
}

// CanonicalLanguage returns tag with the case and hyphens of [LanguagePattern],
// and whether it is a tag at all. It does not look subtags up in a registry.
func CanonicalLanguage(tag string) (string, bool) {
	parts := strings.Split(strings.ReplaceAll(tag, "_", "-"), "-")
	stage := 0 // 0 script or later may follow, 1 region or later, 2 variants only
	for i, p := range parts {
		for j := range len(p) {
			if !alnum(p[j]) {
				return "", false
			}
		}
		switch {
		case i == 0:
			if (len(p) != 2 && len(p) != 3) || !allAlpha(p) {
				return "", false
			}
			parts[i] = strings.ToLower(p)
		case stage < 1 && len(p) == 4 && allAlpha(p):
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
			stage = 1
		case stage < 2 && ((len(p) == 2 && allAlpha(p)) || (len(p) == 3 && allDigit(p))):
			parts[i] = strings.ToUpper(p)
			stage = 2
		case (len(p) >= 5 && len(p) <= 8) || (len(p) == 4 && digit(p[0])):
			parts[i] = strings.ToLower(p)
			stage = 2
		default:
			return "", false
		}
	}
	return strings.Join(parts, "-"), true
}

// BaseLanguage returns the language subtag of tag in lower case: "pt" of
// "pt-BR"; empty if tag is not a tag.
func BaseLanguage(tag string) string {
	c, ok := CanonicalLanguage(tag)
	if !ok {
		return ""
	}
	base, _, _ := strings.Cut(c, "-")
	return base
}

func allAlpha(s string) bool {
	for i := range len(s) {
		if !alpha(s[i]) {
			return false
		}
	}
	return true
}

func allDigit(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}
