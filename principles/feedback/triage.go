package feedback

import (
	"slices"
	"sync"

	"github.com/concord-sdm/concord/internal/ident"
)

// Sorted is where a comment goes.
type Sorted struct {
	// ID names the comment.
	ID string `json:"id"`
	// Person says that a person reads it, because of safety or because the coder
	// abstained. It then has no label.
	Person bool `json:"person"`
	// Safety says that a safety word or a coder's mark is the reason.
	Safety bool `json:"safety,omitzero"`
	// Label is what the coder suggests.
	Label string `json:"label,omitzero"`
	// Suggestions are places worth a look, by the cue list of the comment's language.
	Suggestions []Suggestion `json:"suggestions"`
}

// Triage sorts comments for reading, in their order. A comment with a safety word, or
// that somebody marked as about safety, goes to a person and is not even shown to the
// coder; so does one on which the coder abstains. A nil coder sends all to people.
// Labels are suggestions; [Shares] is the way to count them. The error is [Faults] if
// the comments are not valid, or [ErrRefused] if there is a coder and the evaluation
// refused it.
func Triage(c Comments, coder Coder, e Evaluation) ([]Sorted, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	if coder != nil && (e.Refused || len(e.Classes) == 0) {
		return nil, ErrRefused
	}
	out := make([]Sorted, len(c.Comments))
	for i, each := range c.Comments {
		found := suggestions(each)
		s := Sorted{ID: each.ID, Suggestions: found, Safety: forPerson(each, found)}
		if coder != nil && !s.Safety {
			if label, ok := coder(Text{each.Text, each.Language, each.Asked}); ok {
				s.Label = label
			}
		}
		s.Person = s.Label == ""
		out[i] = s
	}
	return out, nil
}

// CueLanguages returns the languages of the cue lists that come with the package.
func CueLanguages() []string { return []string{"en", "es"} }

// finders are the cue lists that come with the package, made ready, by language.
var finders = sync.OnceValue(func() map[string]finder {
	out := map[string]finder{}
	for _, language := range CueLanguages() {
		if c, ok := CuesIn(language); ok {
			out[language] = newFinder(c)
		}
	}
	return out
})

// suggestions looks with the list of the comment's language; with all lists if the
// language is not known or has none, so that no safety word is missed for want of a
// tag.
func suggestions(c Comment) []Suggestion {
	if f, ok := finders()[ident.BaseLanguage(c.Language)]; ok && c.Language != "" {
		return f.find(c.Text)
	}
	out := []Suggestion{}
	for _, language := range CueLanguages() {
		out = append(out, finders()[language].find(c.Text)...)
	}
	return out
}

// forPerson reports whether a comment is about safety as far as words or people say.
func forPerson(c Comment, found []Suggestion) bool {
	return slices.ContainsFunc(c.Codings, func(coding Coding) bool { return coding.Safety }) ||
		slices.ContainsFunc(found, func(s Suggestion) bool { return s.Safety })
}
