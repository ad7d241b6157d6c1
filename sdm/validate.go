package sdm

import (
	"errors"
	"math"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
// Code and Err; its methods are Error and Unwrap. It never holds the received
// value.
type FieldError = fault.FieldError

// Faults is every fault of a document in document order, a slice of
// [FieldError]; its methods are Error, Unwrap (so errors.As and errors.Is look
// into it) and OrNil. It is the same type in every wing.
type Faults = fault.Faults

// What a fault of this package unwraps to, beside [ErrNewerFormat].
var (
	ErrNoOptions     = errors.New("a decision needs at least one option")
	ErrNoCriteria    = errors.New("a decision needs at least one criterion")
	ErrNoWeight      = errors.New("at least one criterion needs a weight above 0")
	ErrWeight        = errors.New("a weight must be a finite number of 0 or more")
	ErrZeroWidth     = errors.New("the range has no width")
	ErrOutsideRange  = errors.New("the number lies outside the declared range")
	ErrDirection     = errors.New("the direction is missing or unknown")
	ErrDuplicate     = errors.New("the id or pair stands twice")
	ErrUnknownID     = errors.New("the id names nothing")
	ErrNotFinite     = errors.New("a number must be finite")
	ErrMixed         = errors.New("cells of one criterion must share one unit and one time span")
	ErrNoSpan        = errors.New("a time span is required")
	ErrNoCertainty   = errors.New("a certainty is required")
	ErrOtherDecision = errors.New("the documents are about different decisions")
	ErrTooLarge      = errors.New("the list is longer than its limit")
)

// ErrNewerFormat says that a document was written by a newer version of its
// format than this module reads.
var ErrNewerFormat = fault.ErrNewerFormat

// check gathers the faults of one document.
type check struct {
	fault.Collector
}

func (c *check) required(p fault.Path, s string) bool {
	if s == "" {
		c.Addf(p, fault.Required, nil, "is required and must not be empty")
	}
	return s != ""
}

func (c *check) date(p fault.Path, d Date, needed bool) {
	switch {
	case d == "" && needed:
		c.Addf(p, fault.Required, nil, "is required: a date YYYY, YYYY-MM or YYYY-MM-DD")
	case d != "" && !d.IsValid():
		c.Addf(p, fault.Format, nil, "must be a date: YYYY, YYYY-MM or YYYY-MM-DD, and a day that exists")
	}
}

func (c *check) language(p fault.Path, tag string) {
	if !ident.ValidLanguage(tag) {
		c.Addf(p, fault.Format, nil, ident.LanguageRule)
	}
}

type enum interface {
	word
	IsValid() bool
}

// word checks that w is one of its words; empty is allowed unless needed.
func checkWord[W enum](c *check, p fault.Path, w W, needed bool) bool {
	switch {
	case w == "" && needed:
		c.Addf(p, fault.Required, nil, "is required: "+list(w.Values()))
	case w != "" && !w.IsValid():
		c.Addf(p, fault.Enum, nil, "must be "+list(w.Values()))
	default:
		return true
	}
	return false
}

// list writes "a, b or c".
func list(words []string) string {
	var s strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			s.WriteString(" or ")
		case i > 0:
			s.WriteString(", ")
		}
		s.WriteString(w)
	}
	return s.String()
}

func (c *check) finite(p fault.Path, x float64) bool {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		c.Addf(p, fault.Range, ErrNotFinite, "must be a finite number")
		return false
	}
	return true
}

// number checks an optional number; it reports whether it is there and finite.
func (c *check) number(p fault.Path, x *float64, needed bool) bool {
	if x == nil {
		if needed {
			c.Addf(p, fault.Required, nil, "is required here: a number")
		}
		return false
	}
	return c.finite(p, *x)
}

func (c *check) absent(p fault.Path, present bool, why string) {
	if present {
		c.Addf(p, fault.Forbidden, nil, "must be absent: "+why)
	}
}

// ids checks the ids of a list.
func (c *check) ids(p fault.Path, n int, id func(int) string) {
	seen := make(map[string]bool, n)
	for i := range n {
		item := p.Index(i)
		at := item.Field("id")
		switch s := id(i); {
		case !ident.ValidID(s):
			document.CheckID(&c.Collector, at, s)
		case seen[s]:
			c.Addf(at, fault.Duplicate, ErrDuplicate, "must be unique in its list: another item before it has the same id")
		default:
			seen[s] = true
		}
	}
}
