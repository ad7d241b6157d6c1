package schemas

import (
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// Detect returns the kind of a document and the version it says it has, read
// from its member "format": "sdm.decision" and "1.0". It does not validate. The
// error is [Faults]: the text is not strict JSON, has no format, or one of a
// kind that has no schema ([ErrUnknownKind]).
func Detect(doc []byte) (kind, version string, err error) {
	if err := strict(doc); err != nil {
		return "", "", err
	}
	format, ok := formatOf(doc)
	if !ok {
		return "", "", fault.Faults{{
			Pointer: "/format", Code: fault.Required,
			Err: because("is required: a text such as sdm.decision/1.0"),
		}}
	}
	kind, version, _ = strings.Cut(format, "/")
	if _, valid := parseVersion(version); !valid {
		return "", "", fault.Faults{{
			Pointer: "/format", Code: fault.Format,
			Err: because("must be a kind and a version, such as sdm.decision/1.0"),
		}}
	}
	if _, err := newest(kind); err != nil {
		return "", "", fault.Faults{{Pointer: "/format", Code: fault.Enum, Err: err}}
	}
	return kind, version, nil
}

func because(text string) error { return fault.Because(nil, text) }

// formatOf returns the member "format" of the object in doc, which is strict.
func formatOf(doc []byte) (string, bool) {
	var s strictjson.Scanner
	s.Reset(doc, strictjson.Limits{})
	if s.Peek() != strictjson.Object {
		return "", false
	}
	s.Enter()
	for s.Next() {
		if string(s.Name()) == "format" {
			return s.Text()
		}
	}
	return "", false
}

// strict returns the faults of the text as JSON.
func strict(doc []byte) error {
	err := strictjson.Check(doc, strictjson.Limits{})
	if err == nil {
		return nil
	}
	return textFaults(err)
}
