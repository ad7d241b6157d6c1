package feedback

import (
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// CuesFormat is the format name and version of [Cues].
const CuesFormat = "principles.cues/1.0"

var cuesFormat = document.Format{Name: "principles.cues", Major: 1, Minor: 0}

// Cues are words that make a comment worth a look.
type Cues struct {
	// Format is the format name and version: principles.cues/1.0.
	Format string `json:"format"`
	// Language is the language of the words, a BCP 47 tag.
	Language string `json:"language"`
	// Provenance says who made the list, and how.
	Provenance string `json:"provenance"`
	// Safety are words of harm or danger. A comment with one goes to a person.
	Safety []string `json:"safety"`
	// Themes are words that point to a principle.
	Themes []Theme `json:"themes"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Theme are the words that point to one principle.
type Theme struct {
	// Principle is the key of the principle or item.
	Principle string `json:"principle"`
	// Phrases are words or sequences of words; a star at the end of the last word
	// stands for any ending. Case does not matter.
	Phrases []string `json:"phrases"`
}

//go:embed cues/*.json
var cueFiles embed.FS

// CuesIn returns the cue list for a language, or for the nearest more general one
// (es for es-MX), and whether there is one. There are English and Spanish lists.
func CuesIn(language string) (Cues, bool) {
	if !ident.ValidLanguage(language) {
		return Cues{}, false
	}
	data, err := cueFiles.ReadFile("cues/" + ident.BaseLanguage(language) + ".json")
	if err != nil {
		return Cues{}, false
	}
	c, err := DecodeCues(data)
	return c, err == nil
}

// DecodeCues reads a cue list from JSON: strictly, and valid. The error is [Faults],
// with everything that is wrong.
func DecodeCues(data []byte) (Cues, error) {
	c, err := document.Decode[Cues](data, cuesFormat)
	if err != nil {
		return Cues{}, err
	}
	return c, c.Validate()
}

// Encode writes the cue list as JSON in canonical form. The error is [Faults] if it
// is not valid.
func (c Cues) Encode() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(c)
}

// Validate returns nil or [Faults]: a language that is no tag, a principle without
// form or twice, a phrase without a letter or with a star elsewhere than at its end.
func (c Cues) Validate() error {
	var f fault.Collector
	root := fault.Path{}
	document.CheckFormat(&f, root.Field("format"), c.Format, cuesFormat)
	if !ident.ValidLanguage(c.Language) {
		f.Add(root.Field("language"), fault.Format, errors.New(ident.LanguageRule))
	}
	if c.Provenance == "" {
		f.Add(root.Field("provenance"), fault.Required, errors.New("say who made the list, and how"))
	}
	checkPhrases(&f, root.Field("safety"), c.Safety)
	themes := root.Field("themes")
	for i, t := range c.Themes {
		at := themes.Index(i)
		document.CheckID(&f, at.Field("principle"), t.Principle)
		if slices.ContainsFunc(c.Themes[:i], func(o Theme) bool { return o.Principle == t.Principle }) {
			f.Add(at.Field("principle"), fault.Duplicate, errors.New("each principle has one theme"))
		}
		checkPhrases(&f, at.Field("phrases"), t.Phrases)
	}
	document.CheckExtensions(&f, root.Field("extensions"), c.Extensions)
	return f.Err()
}

func checkPhrases(f *fault.Collector, at fault.Path, phrases []string) {
	for i, p := range phrases {
		star := strings.IndexByte(p, '*')
		if len(words(p)) == 0 || (star >= 0 && star != len(p)-1) {
			f.Add(at.Index(i), fault.Format, errors.New("a phrase holds a letter or digit, and a star only at its end"))
		}
	}
}

// Suggestion is a place in a text that is worth a look. It is no finding.
type Suggestion struct {
	// Principle is what the words point to; empty for safety.
	Principle string `json:"principle,omitzero"`
	// Safety says that the words are of harm or danger.
	Safety bool `json:"safety,omitzero"`
	// Start is where the words begin, in bytes of the text.
	Start int `json:"start"`
	// End is where they end, in bytes of the text.
	End int `json:"end"`
}

// Find suggests places in a text that are worth a look, in the order of the text,
// safety first. It matches words; it understands nothing, no irony and no negation.
func Find(text string, c Cues) []Suggestion { return newFinder(c).find(text) }

// finder is a cue list made ready.
type finder []cue

type cue struct {
	words []word
	open  bool       // the last word may go on
	as    Suggestion // without a place
}

func newFinder(c Cues) finder {
	f := finder{}
	add := func(phrases []string, as Suggestion) {
		for _, p := range phrases {
			if w := words(p); len(w) > 0 {
				f = append(f, cue{w, strings.HasSuffix(p, "*"), as})
			}
		}
	}
	add(c.Safety, Suggestion{Safety: true})
	for _, t := range c.Themes {
		add(t.Phrases, Suggestion{Principle: t.Principle})
	}
	return f
}

func (f finder) find(text string) []Suggestion {
	in := words(text)
	out := []Suggestion{}
	for _, c := range f {
		n := len(c.words)
		for i := range len(in) - n + 1 {
			if c.matches(in[i : i+n]) {
				s := c.as
				s.Start, s.End = in[i].start, in[i+n-1].end
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b Suggestion) int {
		safety := 0
		if a.Safety != b.Safety {
			safety = 1
			if a.Safety {
				safety = -1
			}
		}
		return cmp.Or(cmp.Compare(a.Start, b.Start), safety, cmp.Compare(a.Principle, b.Principle), cmp.Compare(a.End, b.End))
	})
	return slices.Compact(out)
}

func (c cue) matches(in []word) bool {
	for k, w := range c.words {
		last := k == len(c.words)-1
		if in[k].text != w.text && !(last && c.open && strings.HasPrefix(in[k].text, w.text)) {
			return false
		}
	}
	return true
}

type word struct {
	text       string // in lower case, apostrophes alike
	start, end int
}

// words returns the runs of letters, digits, marks and inner apostrophes.
func words(text string) []word {
	out := []word{}
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		raw := strings.TrimRight(text[start:end], "'’")
		out = append(out, word{strings.ReplaceAll(strings.ToLower(raw), "’", "'"), start, start + len(raw)})
		start = -1
	}
	for i, r := range text {
		inner := start >= 0 && (r == '\'' || r == '’' || unicode.Is(unicode.Mn, r))
		switch {
		case r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if start < 0 {
				start = i
			}
		case !inner:
			flush(i)
		}
	}
	flush(len(text))
	return out
}

// CueCoder makes a coder of a cue list: a comment with a phrase of the principle is
// [Present], another [Absent]. It is there to be evaluated with [Mentions], and it will
// often be refused.
func CueCoder(c Cues, principle string) Coder {
	f := newFinder(c)
	return func(t Text) (string, bool) {
		for _, s := range f.find(t.Text) {
			if s.Principle == principle {
				return Present, true
			}
		}
		return Absent, true
	}
}
