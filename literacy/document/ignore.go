package document

import "strings"

// comment leaves a comment out; one of the form
//
//	readlevel:ignore "term" why
//
// becomes an [Ignore].
func (b *builder) comment(text string, place Place) error {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "readlevel:ignore")
	if !ok {
		return b.leave(ReasonComment, text, place)
	}
	term, why := quoted(strings.TrimSpace(rest))
	if term == "" || why == "" {
		b.note(IgnoreWithoutReason)
		return b.leave(ReasonComment, text, place)
	}
	b.doc.Ignores = append(b.doc.Ignores, Ignore{Term: term, Reason: why, Place: place})
	return nil
}

// quoted returns what stands in quotation marks at the beginning of a text, and
// what stands behind.
func quoted(text string) (term, rest string) {
	for _, marks := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}, {"«", "»"}, {"„", "“"}} {
		if after, ok := strings.CutPrefix(text, marks[0]); ok {
			if term, rest, ok := strings.Cut(after, marks[1]); ok {
				return strings.TrimSpace(term), strings.TrimSpace(rest)
			}
		}
	}
	return "", ""
}
