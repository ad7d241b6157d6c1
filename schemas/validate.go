package schemas

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
// Code and Err, and Err unwraps to a [KeywordError] where a rule of the schema
// is broken; its methods are Error and Unwrap. It never holds the received
// value.
type FieldError = fault.FieldError

// Faults are the faults of a document in document order, all of them or, where
// there are more, a hundred (see [Validate]); a slice of [FieldError]. Its methods
// are Error, Unwrap and OrNil. It is the same type in every wing.
type Faults = fault.Faults

// ErrNewerFormat says that a document was written in a newer version of its
// format than this module has a schema for.
var ErrNewerFormat = fault.ErrNewerFormat

// KeywordError says which rule of a schema a document breaks.
type KeywordError struct {
	// Keyword is the JSON Schema keyword of the rule, such as "required";
	// "false" where nothing may stand.
	Keyword string
}

// Error returns the way out, without the received value.
func (e KeywordError) Error() string {
	if s, ok := sentences()[e.Keyword]; ok {
		return s.text
	}
	return "must follow the rule " + e.Keyword + " of the schema"
}

type sentence struct {
	code fault.Code
	text string
}

// sentences says for each keyword which code its fault has, and the way out.
func sentences() map[string]sentence {
	return map[string]sentence{
		"required":             {fault.Required, "is required"},
		"additionalProperties": {fault.UnknownMember, "is not a member of this object: check its spelling and case, or use extensions"},
		"propertyNames":        {fault.Format, "has a member whose name does not have the required form"},
		"false":                {fault.Forbidden, "must be absent here"},
		"not":                  {fault.Forbidden, "must not be what the schema rules out here"},
		"type":                 {fault.Type, "must be of the JSON type that the schema asks for"},
		"enum":                 {fault.Enum, "must be one of the words that the schema lists"},
		"const":                {fault.Enum, "must be the one value that the schema names"},
		"pattern":              {fault.Format, "must have the form that the schema describes"},
		"minLength":            {fault.Required, "must not be empty"},
		"maxLength":            {fault.TooLarge, "must be shorter"},
		"minItems":             {fault.Required, "needs more items"},
		"maxItems":             {fault.TooLarge, "must have fewer items"},
		"minimum":              {fault.Range, "must not be below the least number that the schema allows"},
		"maximum":              {fault.Range, "must not be above the greatest number that the schema allows"},
		"exclusiveMinimum":     {fault.Range, "must be above the bound of the schema"},
		"exclusiveMaximum":     {fault.Range, "must be below the bound of the schema"},
		"multipleOf":           {fault.Range, "must be a multiple of the step that the schema names"},
		"minProperties":        {fault.Required, "needs more members"},
		"uniqueItems":          {fault.Duplicate, "must not hold the same entry twice"},
		"maxContains":          {fault.Conflict, "has more entries of the kind that the schema describes than it may"},
		"minContains":          {fault.Conflict, "needs an entry of the kind that the schema describes"},
		"oneOf":                {fault.Conflict, "must have exactly one of the forms that the schema lists"},
		"anyOf":                {fault.Conflict, "must have one of the forms that the schema lists"},
	}
}

// Validate checks doc, a JSON text, against the schema of kind. The error is
// nil, [ErrUnknownKind], or [Faults] in document order: every fault, or a hundred
// of them, which of many unknown or misnamed members of one object are the first
// in the alphabet. A text that is not strict JSON has only those faults; a newer
// version of the format only that one ([ErrNewerFormat]).
//
// Time and memory are linear in the size of the text, whatever it holds. A text
// of more than 64 MiB, 64 levels or 2,000,000 values is refused at once.
//
// An integer may be written 1.0 here, while the Go decoders want 1.
func Validate(kind string, doc []byte) error {
	v, err := newest(kind)
	if err != nil {
		return err
	}
	if err := strict(doc); err != nil {
		return err
	}
	if format, ok := formatOf(doc); ok {
		if name, text, _ := strings.Cut(format, "/"); name == kind {
			if got, ok := parseVersion(text); ok && (got.major > v.major || (got.major == v.major && got.minor > v.minor)) {
				return Faults{{Pointer: "/format", Code: fault.NewerFormat, Err: ErrNewerFormat}}
			}
		}
	}
	if tooMany(doc) {
		return Faults{{Code: fault.TooLarge, Err: because("must not hold so many values: 2,000,000 at most")}}
	}
	s, err := compiled()[kind]()
	if err != nil {
		return err
	}
	return s.check(doc)
}

// check holds a strict text to the schema.
func (s schema) check(doc []byte) error {
	// Numbers become float64. With json.Number the validator would work with
	// exact rationals, and 1e10000000 make it panic or take minutes.
	var value any
	if err := json.Unmarshal(doc, &value); err != nil {
		return Faults{{Code: fault.Syntax, Err: because("must be JSON")}}
	}
	err := s.schema.Validate(value)
	if err == nil {
		return nil
	}
	invalid, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return because("the document could not be checked")
	}
	r := reader{schema: s.raw, value: value, met: map[met]bool{}}
	r.leaves(invalid)
	return r.sorted(doc)
}

// schema is one compiled schema and its text as plain values.
type schema struct {
	schema *jsonschema.Schema
	raw    any
}

// compiled returns, by kind, the newest schema. Each is compiled when it is
// first asked for: all of them would keep the first call waiting.
var compiled = sync.OnceValue(func() map[string]func() (schema, error) {
	all := map[string]func() (schema, error){}
	for _, kind := range Kinds() {
		all[kind] = sync.OnceValues(func() (schema, error) {
			text, err := Schema(kind)
			if err != nil {
				return schema{}, err
			}
			s, err := compile(kind, text)
			if err == nil {
				bound(s.schema, map[*jsonschema.Schema]bool{})
			}
			return s, err
		})
	}
	return all
})

// compile compiles a schema.
func compile(kind string, text []byte) (schema, error) {
	v, err := newest(kind)
	if err != nil {
		return schema{}, err
	}
	c, err := compiler(kind, text)
	if err != nil {
		return schema{}, err
	}
	s, err := c.Compile(id(kind, v))
	if err != nil {
		return schema{}, fmt.Errorf("schema %s: %w", path.Join(kind, v.String()), err)
	}
	var raw any
	if err := json.Unmarshal(text, &raw); err != nil {
		return schema{}, err
	}
	return schema{s, raw}, nil
}

// compiler returns a compiler that knows the text of one schema.
func compiler(kind string, text []byte) (*jsonschema.Compiler, error) {
	v, err := newest(kind)
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(string) (io.ReadCloser, error) {
		return nil, errors.New("schemas are complete in themselves: nothing is loaded")
	}
	if err := c.AddResource(id(kind, v), bytes.NewReader(text)); err != nil {
		return nil, fmt.Errorf("schema %s: %w", path.Join(kind, v.String()), err)
	}
	return c, nil
}

// textFaults turns the errors of the strict scanner into faults.
func textFaults(err error) error {
	errs, ok := errors.AsType[strictjson.Errors](err)
	if !ok {
		return err
	}
	faults := make(Faults, len(errs))
	for i, e := range errs {
		faults[i] = FieldError{Pointer: e.Pointer, Code: fault.Code(e.Kind), Err: e.Err}
	}
	return faults
}
