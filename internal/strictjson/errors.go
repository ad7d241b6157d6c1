package strictjson

import (
	"errors"
	"strings"
)

// Kind is the machine-readable kind of an [Error].
type Kind string

// The kinds of error. A syntax error and an exceeded limit end the reading;
// after any other the reading goes on.
const (
	KindSyntax        Kind = "syntax"        // not JSON, or JSON that is not I-JSON text
	KindTooLarge      Kind = "tooLarge"      // over a limit of size or depth
	KindUnknownMember Kind = "unknownMember" // a member the type does not have
	KindDuplicate     Kind = "duplicate"     // a member name twice in one object
	KindRequired      Kind = "required"      // a member that must be there is not
	KindNull          Kind = "null"          // null where a value is required
	KindType          Kind = "type"          // another JSON type is required
	KindRange         Kind = "range"         // a number the type cannot hold
	KindFormat        Kind = "format"        // text that the type refuses
)

// Error is one fault of a JSON text. Its text never holds what was received;
// the pointer may name a member.
type Error struct {
	// Pointer is the RFC 6901 pointer of the value; empty for the whole text.
	// It stops above a member whose name is longer than 256 bytes.
	Pointer string
	// Kind is the machine-readable kind.
	Kind Kind
	// Err says which rule is broken.
	Err error
}

// Error returns the pointer and the rule.
func (e Error) Error() string {
	text := string(e.Kind)
	if e.Err != nil {
		text = e.Err.Error()
	}
	if e.Pointer == "" {
		return text
	}
	return e.Pointer + ": " + text
}

// Unwrap returns Err.
func (e Error) Unwrap() error { return e.Err }

// Errors is every fault of one JSON text, in the order of the text.
type Errors []Error

// Error returns all faults, one on each line.
func (e Errors) Error() string {
	var b strings.Builder
	for i, x := range e {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(x.Error())
	}
	return b.String()
}

// Unwrap returns the faults one by one, for errors.Is and errors.As.
func (e Errors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, x := range e {
		errs[i] = x
	}
	return errs
}

// concealed stands for the error of somebody else's UnmarshalJSON or
// UnmarshalText. Such errors often quote the input, so it keeps their identity
// for errors.Is and neither their text nor their value.
type concealed struct {
	is   func(target error) bool
	text string
}

func (r *concealed) Error() string        { return r.text }
func (r *concealed) Is(target error) bool { return r.is(target) }

// conceal wraps err. An error in the chain with a method Rule() string vouches
// that this text is a rule, free of received values, and is shown by it.
func conceal(err error) error {
	text := "does not have the required form"
	var ruled interface {
		error
		Rule() string
	}
	if errors.As(err, &ruled) {
		text = ruled.Rule()
	}
	return &concealed{is: func(target error) bool { return errors.Is(err, target) }, text: text}
}
