package feedback

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/principles"
)

// FieldError is one fault of a document: its fields are Pointer, an RFC 6901 JSON
// pointer, Code and Err; its methods are Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of a document, in document order; its methods are Error,
// OrNil and Unwrap.
type Faults = fault.Faults

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Get and Ok.
type Figure = figure.Figure

// ErrNewerFormat says that a document was written by a newer version of its format
// than this module reads.
var ErrNewerFormat = fault.ErrNewerFormat

// CommentsFormat is the format name and version of [Comments].
const CommentsFormat = "principles.comments/1.0"

var commentsFormat = document.Format{Name: "principles.comments", Major: 1, Minor: 0}

// MaxText is the largest number of bytes of a comment.
const MaxText = 100_000

// Comments are what people wrote, with the codes that people gave it.
type Comments struct {
	// Format is the format name and version: principles.comments/1.0.
	Format string `json:"format"`
	// Comments are the comments, in any order.
	Comments []Comment `json:"comments"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Comment is what one person wrote in answer to one question.
type Comment struct {
	// ID names the comment.
	ID string `json:"id"`
	// Text is what was written.
	Text string `json:"text"`
	// Language is the language of the text, a BCP 47 tag.
	Language string `json:"language,omitzero"`
	// Asked is the id of the question that was asked, such as what-was-good. What
	// people write depends on it.
	Asked string `json:"asked,omitzero"`
	// By is a pseudonym of who wrote it, so that two comments of one person count as
	// one person; without it each comment counts as one.
	By string `json:"by,omitzero"`
	// Groups are the groups that the writer belongs to, one in each respect.
	Groups []principles.Group `json:"groups,omitzero"`
	// Given is when it was written.
	Given principles.Date `json:"given,omitzero"`
	// Codings are what people made of it, one for each coder.
	Codings []Coding `json:"codings,omitzero"`
}

// Coding is what one person made of a comment.
type Coding struct {
	// Coder is a pseudonym of who coded.
	Coder string `json:"coder"`
	// On is when.
	On principles.Date `json:"on,omitzero"`
	// Codes are the codes given, one for each principle; none if it is about none.
	Codes []Code `json:"codes"`
	// Safety says that somebody was or could be harmed.
	Safety bool `json:"safety,omitzero"`
}

// Code says what a comment is about.
type Code struct {
	// Principle is the key of a principle or item, such as 5d.
	Principle string `json:"principle"`
	// Direction is how the comment speaks of it.
	Direction Direction `json:"direction"`
}

// Direction is how a comment speaks of something.
type Direction string

// The directions.
const (
	Praise     Direction = "praise"     // it went well
	Concern    Direction = "concern"    // it did not go well, or worries
	Suggested  Direction = "suggestion" // it could be done in another way
	MixedViews Direction = "mixed"      // more than one of these
)

// Values returns the directions.
func (Direction) Values() []Direction { return []Direction{Praise, Concern, Suggested, MixedViews} }

// IsValid reports whether d is one of [Direction.Values].
func (d Direction) IsValid() bool { return slices.Contains(d.Values(), d) }

// DecodeComments reads comments from JSON: strictly, and valid. The error is
// [Faults], with everything that is wrong.
func DecodeComments(data []byte) (Comments, error) {
	c, err := document.Decode[Comments](data, commentsFormat)
	if err != nil {
		return Comments{}, err
	}
	return c, c.Validate()
}

// Encode writes the comments as JSON in canonical form. The error is [Faults] if they
// are not valid.
func (c Comments) Encode() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(c)
}

// Validate returns nil or [Faults]: ids without form or twice, a comment without
// text, two groups in one respect, one coder twice, a principle twice in one coding,
// an unknown direction. No fault holds any of the text.
func (c Comments) Validate() error {
	var f fault.Collector
	root := fault.Path{}
	document.CheckFormat(&f, root.Field("format"), c.Format, commentsFormat)
	list := root.Field("comments")
	seen := make(map[string]bool, len(c.Comments))
	for i, each := range c.Comments {
		at := list.Index(i)
		document.CheckID(&f, at.Field("id"), each.ID)
		if seen[each.ID] && each.ID != "" {
			f.Add(at.Field("id"), fault.Duplicate, errors.New("each comment has an id of its own"))
		}
		seen[each.ID] = true
		each.validate(&f, at)
	}
	document.CheckExtensions(&f, root.Field("extensions"), c.Extensions)
	return f.Err()
}

func (c Comment) validate(f *fault.Collector, at fault.Path) {
	if strings.TrimSpace(c.Text) == "" || len(c.Text) > MaxText {
		f.Add(at.Field("text"), fault.Required, errors.New("a comment has a text of at most 100,000 bytes; leave out comments without"))
	}
	if c.Language != "" && !ident.ValidLanguage(c.Language) {
		f.Add(at.Field("language"), fault.Format, errors.New(ident.LanguageRule))
	}
	optionalID(f, at.Field("asked"), c.Asked)
	optionalID(f, at.Field("by"), c.By)
	groups := at.Field("groups")
	for i, g := range c.Groups {
		here := groups.Index(i)
		name(f, here.Field("by"), g.By)
		name(f, here.Field("is"), g.Is)
		if slices.ContainsFunc(c.Groups[:i], func(o principles.Group) bool { return o.By == g.By }) {
			f.Add(here.Field("by"), fault.Duplicate, errors.New("a writer is in one group in each respect"))
		}
	}
	if c.Given != "" && !c.Given.IsValid() {
		f.Add(at.Field("given"), fault.Format, errDate)
	}
	codings := at.Field("codings")
	for i, coding := range c.Codings {
		here := codings.Index(i)
		coding.validate(f, here)
		if slices.ContainsFunc(c.Codings[:i], func(o Coding) bool { return o.Coder == coding.Coder }) {
			f.Add(here.Field("coder"), fault.Duplicate, errors.New("each coder codes a comment once"))
		}
	}
}

var errDate = errors.New("a date is YYYY, YYYY-MM or YYYY-MM-DD")

func (c Coding) validate(f *fault.Collector, at fault.Path) {
	document.CheckID(f, at.Field("coder"), c.Coder)
	if c.On != "" && !c.On.IsValid() {
		f.Add(at.Field("on"), fault.Format, errDate)
	}
	codes := at.Field("codes")
	for i, code := range c.Codes {
		here := codes.Index(i)
		document.CheckID(f, here.Field("principle"), code.Principle)
		if slices.ContainsFunc(c.Codes[:i], func(o Code) bool { return o.Principle == code.Principle }) {
			f.Add(here.Field("principle"), fault.Duplicate, errors.New("a coding names each principle once; say mixed if it goes both ways"))
		}
		if !code.Direction.IsValid() {
			f.Add(here.Field("direction"), fault.Enum, errors.New("the direction is praise, concern, suggestion or mixed"))
		}
	}
}

// name checks the name of a group or respect, as [equity.Groups] takes it.
func name(f *fault.Collector, at fault.Path, s string) {
	if strings.TrimSpace(s) == "" || len(s) > 200 || !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		f.Add(at, fault.Format, errors.New("a group or respect has a name of 1 to 200 bytes that is not blank"))
	}
}

func optionalID(f *fault.Collector, at fault.Path, id string) {
	if id != "" {
		document.CheckID(f, at, id)
	}
}
