package syllable

func spanishPart(p []byte) int             { return vowelGroups(p) }
func germanPart(p []byte) int              { return vowelGroups(p) }
func italianPart(p []byte) int             { return vowelGroups(p) }
func dutchPart(p []byte) int               { return vowelGroups(p) }
func polishPart(p []byte) int              { return vowelGroups(p) }
func frenchWrittenPart(p []byte) int       { return vowelGroups(p) }
func frenchPart(p []byte) (lo, hi int)     { n := vowelGroups(p); return n, n }
func portuguesePart(p []byte) (lo, hi int) { n := vowelGroups(p); return n, n }
func nordicPart(_ language, p []byte) int  { return vowels(p) }
