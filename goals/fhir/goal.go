package fhir

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// FieldError is one fault of a resource: fields Pointer (RFC 6901), Code and
// Err, which is an [Issue]; methods Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of one resource, in document order. Methods: Error,
// Unwrap() []error and OrNil.
type Faults = fault.Faults

// Invariant is the code of a fault against a named rule of FHIR; the rule is
// the Key of the [Issue]. The other codes are those of all of concord.
const Invariant fault.Code = "invariant"

// Issue is what every fault of this package says. Its text never holds what
// was received.
type Issue struct {
	// Expression is the place in FHIRPath, such as Goal.target[0].due: what an
	// OperationOutcome calls issue.expression.
	Expression string
	// Key names the invariant of FHIR or the rule of a profile that is broken,
	// such as gol-1; empty for the general rules of the format.
	Key string
	// Text says which rule is broken and the way out.
	Text string
	is   error
}

// Error returns the place and the rule.
func (i Issue) Error() string {
	s := i.Text
	if i.Expression != "" {
		s = i.Expression + " " + s
	}
	if i.Key != "" {
		s += " (" + i.Key + ")"
	}
	return s
}

// Unwrap returns the sentinel that the issue stands for, or nil.
func (i Issue) Unwrap() error { return i.is }

var (
	// ErrVersion says that the FHIR version is not one of [Version.Values].
	ErrVersion = errors.New("the FHIR version must be R4, R4B or R5")
	// ErrNotGoal says that the text is JSON but not a Goal resource.
	ErrNotGoal = errors.New("the resource must be a Goal")
)

// Goal is one Goal resource exactly as it was received: every member, in its
// order, with the text of every number. It cannot be changed; [Goal.Convert]
// and [FromPlan] give new ones. The zero Goal is no resource.
type Goal struct {
	version Version
	t       *tree
}

// DecodeGoal reads a Goal of the given FHIR release. It refuses what is not
// strict JSON (one value, no member twice, valid UTF-8, no number that a
// float64 cannot hold, at most 16 MiB and 64 levels) and what is not a Goal;
// the error is [Faults]. Everything else is kept and left to [Goal.Validate]:
// a Goal with faults can still be read, shown and sent back.
func DecodeGoal(data []byte, v Version) (Goal, error) {
	if !v.IsValid() {
		return Goal{}, one("", "", fault.Enum, ErrVersion, "cannot be read: "+ErrVersion.Error())
	}
	t, err := parse(data)
	if err != nil {
		return Goal{}, fromScanner(err)
	}
	root, typ := t.root(), t.root().Member("resourceType")
	switch {
	case !root.is(strictjson.Object):
		return Goal{}, one("", "Goal", fault.Type, ErrNotGoal, "must be a JSON object with resourceType Goal")
	case !typ.Exists():
		return Goal{}, one("", "Goal", fault.Required, ErrNotGoal, "must have resourceType Goal")
	case !typ.is(strictjson.String) || typ.Text() != "Goal":
		return Goal{}, one("/resourceType", "Resource", fault.Enum, ErrNotGoal, "must be a Goal: its resourceType names another resource")
	}
	return Goal{v, t}, nil
}

func one(pointer, expression string, code fault.Code, is error, text string) Faults {
	return Faults{{Pointer: pointer, Code: code, Err: Issue{Expression: expression, Text: text, is: is}}}
}

// fromScanner turns the faults of the scanner into those of this package.
func fromScanner(err error) error {
	var list strictjson.Errors
	if !errors.As(err, &list) {
		return err
	}
	faults := make(Faults, len(list))
	for i, e := range list {
		faults[i] = FieldError{Pointer: e.Pointer, Code: fault.Code(e.Kind), Err: Issue{Expression: expressionOf(e.Pointer), Text: e.Err.Error()}}
	}
	return faults
}

// expressionOf writes a pointer like a FHIRPath expression, without knowledge
// of choices.
func expressionOf(pointer string) string {
	b := "Goal"
	if pointer == "" {
		return b
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		if token != "" && strings.Trim(token, "0123456789") == "" {
			b += "[" + token + "]"
			continue
		}
		token = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
		b += "." + strings.TrimPrefix(token, "_")
	}
	return b
}

// Version returns the FHIR release that g was read or written for.
func (g Goal) Version() Version { return g.version }

// Root returns the whole resource, to read.
func (g Goal) Root() Element {
	if g.t == nil {
		return Element{}
	}
	return g.t.root()
}

// Encode returns g as JSON: every member in the order it came, every name,
// string and number as it was written, with two spaces for each level and a
// newline at the end. Only the white space between is new.
func (g Goal) Encode() ([]byte, error) {
	if g.t == nil {
		return nil, errNoGoal
	}
	b := make([]byte, 0, len(g.t.text)+len(g.t.nodes)*8)
	return append(appendIndented(b, g.Root(), 0), '\n'), nil
}

// MarshalJSON returns g as it was received, so that it can stand in a larger
// structure that encoding/json writes. That package takes out white space and
// escapes <, > and & in texts; names, values and numbers stay.
func (g Goal) MarshalJSON() ([]byte, error) {
	if g.t == nil {
		return nil, errNoGoal
	}
	return append([]byte(nil), g.Root().raw()...), nil
}

var (
	errNoGoal                = errors.New("there is no resource: decode one first")
	_         json.Marshaler = Goal{}
)
