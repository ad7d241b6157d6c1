// Package fault holds the error types that every wing of concord reports
// invalid documents with. The wings alias them, so one errors.As (or
// errors.AsType) serves all of them.
//
// A fault names the field, the rule and the allowed range. It never holds the
// received value: that may be somebody's health. What is worth saying but is
// not wrong is not a fault; it is a note in a report.
//
// It is not for errors of callers (a wrong argument is a plain error) and holds
// no texts for readers of other languages: the codes are there for that. Pointers
// follow RFC 6901, whose examples are among the tests. The package is internal;
// what the wings alias from it (fields, methods, codes) is kept within a major
// version.
package fault

import (
	"errors"
	"strings"
)

// Code is the machine-readable kind of a fault. Codes are stable: texts may
// improve, codes do not change within a major version.
type Code string

// The codes that every wing shares. A wing may add codes of its own.
const (
	Syntax        Code = "syntax"        // not JSON at all
	TooLarge      Code = "tooLarge"      // over a size, depth or length limit
	UnknownMember Code = "unknownMember" // a member the document does not have
	Duplicate     Code = "duplicate"     // the same member or id twice
	Null          Code = "null"          // null where a value is required
	Type          Code = "type"          // another JSON type is required
	Required      Code = "required"      // missing or empty
	Format        Code = "format"        // text that does not have the required form
	Enum          Code = "enum"          // not one of the allowed words
	Range         Code = "range"         // a number or length outside its range
	Reference     Code = "reference"     // an id that names nothing
	Cycle         Code = "cycle"         // a chain of references that returns to itself
	Conflict      Code = "conflict"      // two statements that cannot both hold
	Forbidden     Code = "forbidden"     // present where it must be absent
	NewerFormat   Code = "newerFormat"   // written by a newer version of the format
)

// FieldError is one fault of a document.
type FieldError struct {
	// Pointer is the place of the fault: an RFC 6901 JSON pointer. The empty
	// pointer is the whole document.
	Pointer string
	// Code is the machine-readable kind of the fault.
	Code Code
	// Err says which rule is broken and the way out. It unwraps to a sentinel
	// of the wing where there is one.
	Err error
}

// Error returns the pointer and the sentence.
func (e FieldError) Error() string {
	if e.Pointer == "" {
		return "document: " + e.text()
	}
	return e.Pointer + ": " + e.text()
}

func (e FieldError) text() string {
	if e.Err == nil {
		return string(e.Code)
	}
	return e.Err.Error()
}

// Unwrap returns Err.
func (e FieldError) Unwrap() error { return e.Err }

// Faults is every fault of one document, in document order. A nil or empty
// Faults is no error: use [Faults.OrNil] when returning one as an error.
type Faults []FieldError

// Error returns all faults, one on each line.
func (f Faults) Error() string {
	var b strings.Builder
	for i, e := range f {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	return b.String()
}

// Unwrap returns the faults one by one, for errors.Is and errors.As.
func (f Faults) Unwrap() []error {
	errs := make([]error, len(f))
	for i, e := range f {
		errs[i] = e
	}
	return errs
}

// OrNil returns f as an error, or nil if there are no faults.
func (f Faults) OrNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// Collector gathers faults while a document is walked.
type Collector struct {
	faults Faults
}

// Add records a fault at p. The err must not hold the received value.
func (c *Collector) Add(p Path, code Code, err error) {
	c.AddAt(p.String(), code, err)
}

// AddAt records a fault at an RFC 6901 pointer. The err must not hold the
// received value.
func (c *Collector) AddAt(pointer string, code Code, err error) {
	c.faults = append(c.faults, FieldError{Pointer: pointer, Code: code, Err: err})
}

// Addf records a fault at p whose sentence is text and which unwraps to is.
// The text must not hold the received value.
func (c *Collector) Addf(p Path, code Code, is error, text string) {
	c.Add(p, code, Because(is, text))
}

// Len returns how many faults there are so far.
func (c *Collector) Len() int { return len(c.faults) }

// Faults returns what was gathered, in the order it was added.
func (c *Collector) Faults() Faults { return c.faults }

// Err returns the gathered faults as an error, or nil if there are none.
func (c *Collector) Err() error { return c.faults.OrNil() }

// Because returns an error that says text and unwraps to sentinel, which may
// be nil.
func Because(sentinel error, text string) error {
	if sentinel == nil {
		return errors.New(text)
	}
	return &because{sentinel, text}
}

type because struct {
	is   error
	text string
}

func (b *because) Error() string { return b.text }
func (b *because) Unwrap() error { return b.is }

// ErrNewerFormat says that a document was written by a newer minor or major
// version of its format than this module reads. The way out is a newer
// version of the module, or a writer that stamps the lowest version its
// content needs.
var ErrNewerFormat = errors.New("the document has a newer format version than this module reads: use a newer version of the module")
