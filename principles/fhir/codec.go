package fhir

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
	"github.com/concord-sdm/concord/principles"
)

// Loss is something in a resource that has no place in a document of this module.
type Loss struct {
	// Pointer is its place in the resource: an RFC 6901 JSON pointer.
	Pointer string `json:"pointer"`
	// What says what was left out.
	What LossKind `json:"what"`
}

// LossKind is the kind of a [Loss].
type LossKind string

// The kinds of loss.
const (
	LossItemType LossKind = "itemType" // an item that is no choice
	LossLinkID   LossKind = "linkId"   // a linkId that is no id here; it was replaced
	LossOption   LossKind = "option"   // an answer option that is no coding, or a code that is no id
	LossWording  LossKind = "wording"  // wording that the licence, as stated, does not allow to keep
	LossWeights  LossKind = "weights"  // no weights given: the answers count 0, 1, 2 … in their order
	LossEnable   LossKind = "enable"   // a condition on showing the item
	LossAnswer   LossKind = "answer"   // a second answer to one item, or an answer that is no coding
	LossVersion  LossKind = "version"  // a version that is not semantic; 0.0.0 stands instead
)

// Values returns the kinds of loss.
func (LossKind) Values() []string {
	list := []LossKind{LossItemType, LossLinkID, LossOption, LossWording, LossWeights, LossEnable, LossAnswer, LossVersion}
	words := make([]string, len(list))
	for i, k := range list {
		words[i] = string(k)
	}
	return words
}

// IsValid reports whether k is one of [LossKind.Values].
func (k LossKind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// Faults is every fault of a resource, with the methods of [principles.Faults].
type Faults = principles.Faults

// ErrRelease says that a release of FHIR is not one that this package writes.
var ErrRelease = errors.New("the release must be R4, R4B or R5")

// encode writes a resource as indented JSON with a newline at its end.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// decode reads a resource of type name into v: strict JSON, members that this
// package does not know are passed over.
func decode(data []byte, name string, v any) error {
	if err := strictjson.Check(data, strictjson.Limits{}); err != nil {
		var errs strictjson.Errors
		if !errors.As(err, &errs) {
			return one("", fault.Syntax, "must be JSON")
		}
		var faults fault.Faults
		for _, e := range errs {
			faults = append(faults, fault.FieldError{Pointer: e.Pointer, Code: fault.Code(e.Kind), Err: e.Err})
		}
		return faults
	}
	var head struct {
		ResourceType string `json:"resourceType"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.ResourceType != name {
		return one("/resourceType", fault.Format, "must be "+name)
	}
	if err := json.Unmarshal(data, v); err != nil {
		var typed *json.UnmarshalTypeError
		if errors.As(err, &typed) {
			return one("", fault.Type, "has a member of another JSON type than "+name+" has there: "+typed.Field)
		}
		return one("", fault.Type, "has a member of another form than "+name+" has there")
	}
	return nil
}

func one(pointer string, code fault.Code, text string) error {
	return fault.Faults{{Pointer: pointer, Code: code, Err: errors.New(text)}}
}

// number writes a figure as FHIR's decimal.
func number(v float64) json.Number {
	if v == 0 {
		return "0"
	}
	return json.Number(strconv.FormatFloat(v, 'f', -1, 64))
}

// within returns the extensions of the extension url in list, or nil.
func within(list []extension, url string) []extension {
	for i := range list {
		if list[i].URL == url {
			return list[i].Extension
		}
	}
	return nil
}
