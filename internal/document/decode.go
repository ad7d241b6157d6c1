package document

import (
	"errors"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// Decode reads a document of the format f into a T, a struct whose member
// "format" it looks at first: another format, or a newer version of it
// ([fault.ErrNewerFormat]), is then the only fault. Otherwise the text is held
// to the rules of [strictjson.Decode] with its default limits. The error is nil
// or fault.Faults with every fault in the order of the text; on error the
// document is zero.
//
// A T that cannot be decoded gives an error that is not Faults; it does not
// depend on the data.
func Decode[T any](data []byte, f Format) (T, error) {
	var doc T
	var faults fault.Faults
	if got, found := peekFormat(data); found {
		if e, ok := f.check(got); !ok {
			e.Pointer = "/format"
			faults = append(faults, e)
			if e.Code != fault.Required {
				return doc, faults
			}
		}
	}
	err := strictjson.Decode(data, &doc, strictjson.Limits{})
	if err != nil {
		var errs strictjson.Errors
		if !errors.As(err, &errs) {
			return doc, err
		}
		for _, e := range errs {
			if e.Pointer == "/format" && e.Kind == strictjson.KindRequired && len(faults) > 0 {
				continue // said already, with the format to write
			}
			faults = append(faults, fault.FieldError{Pointer: e.Pointer, Code: fault.Code(e.Kind), Err: e.Err})
		}
	}
	if len(faults) > 0 {
		var zero T
		return zero, faults
	}
	return doc, nil
}

// peekFormat returns the text of the first member "format" of the object in
// data, empty if there is no such member. It is not found if the text is
// faulty, is no object, or its format is no string: the strict reading will say
// so.
func peekFormat(data []byte) (format string, found bool) {
	var s strictjson.Scanner
	s.Reset(data, strictjson.Limits{})
	if s.Peek() != strictjson.Object {
		return "", false
	}
	s.Enter()
	for s.Next() {
		if string(s.Name()) == "format" {
			return s.Text()
		}
	}
	return "", !s.Stopped()
}
