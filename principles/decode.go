package principles

import (
	"github.com/concord-sdm/concord/internal/document"
)

var (
	frameworkFormat = document.Format{Name: "principles.framework", Major: 1, Minor: 0}
	responseFormat  = document.Format{Name: "principles.response", Major: 1, Minor: 0}
)

// DecodeFramework reads a framework from JSON: strictly, without unknown or
// repeated members. Then it validates. The error is [Faults]: all that is wrong
// with the form or, if the form is right, all that is wrong with the content;
// the framework is then returned as it was read, so that it can be mended.
func DecodeFramework(data []byte) (Framework, error) {
	f, err := document.Decode[Framework](data, frameworkFormat)
	if err != nil {
		return Framework{}, err
	}
	return f, f.Validate()
}

// Encode writes the framework as JSON in canonical form. The error is [Faults]
// if the framework is not valid.
func (f Framework) Encode() ([]byte, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(f)
}

// DecodeResponse reads a response from JSON and validates it on its own, as
// [DecodeFramework] does a framework.
func DecodeResponse(data []byte) (Response, error) {
	r, err := document.Decode[Response](data, responseFormat)
	if err != nil {
		return Response{}, err
	}
	return r, r.Validate()
}

// Encode writes the response as JSON in canonical form. The error is [Faults] if
// the response is not valid.
func (r Response) Encode() ([]byte, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(r)
}
