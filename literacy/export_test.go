package literacy

// Aloud returns the syllables of a figure, in small letters, read aloud in a
// language: counts show only whether they are three or more.
func Aloud(figure, lang string) int { return spoken[lang].figure([]byte(figure), inFull[lang]) }
