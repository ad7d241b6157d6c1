package principles

import (
	"github.com/concord-sdm/concord/internal/document"
)

var (
	frameworkFormat = document.Format{Name: "principles.framework", Major: 1, Minor: 0}
	responseFormat  = document.Format{Name: "principles.response", Major: 1, Minor: 0}
)

// DecodeFramework reads a framework from JSON: strictly, without unknown or
// repeated members, and valid. The error is [Faults], with everything that is
// wrong.
func DecodeFramework(data []byte) (Framework, error) {
	f, err := document.Decode[Framework](data, frameworkFormat)
	if err != nil {
		return Framework{}, err
	}
	if err := f.Validate(); err != nil {
		return Framework{}, err
	}
	return f, nil
}

// Encode writes the framework as JSON in canonical form. The error is [Faults]
// if the framework is not valid.
func (f Framework) Encode() ([]byte, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(f)
}

// DecodeResponse reads a response from JSON: strictly, without unknown or
// repeated members, and valid on its own. The error is [Faults], with everything
// that is wrong.
func DecodeResponse(data []byte) (Response, error) {
	r, err := document.Decode[Response](data, responseFormat)
	if err != nil {
		return Response{}, err
	}
	if err := r.Validate(); err != nil {
		return Response{}, err
	}
	return r, nil
}

// Encode writes the response as JSON in canonical form. The error is [Faults] if
// the response is not valid.
func (r Response) Encode() ([]byte, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(r)
}
