package document

import "errors"

// Why a file cannot be read. Every error of [Read] is one of them, inside an
// [Error].
var (
	// ErrUnknownFormat: neither the name nor the first bytes say what it is.
	ErrUnknownFormat = errors.New("the kind of file is not known")
	// ErrUnsupported: it is a kind of file that is not read, such as .doc.
	ErrUnsupported = errors.New("this kind of file is not read")
	// ErrEncrypted: a password protects it.
	ErrEncrypted = errors.New("the file is encrypted")
	// ErrDamaged: it is truncated or not what it claims to be.
	ErrDamaged = errors.New("the file is damaged")
	// ErrTooLarge: it breaks one of the [Limits]. Where these are too narrow for
	// a file that you trust, Options.Limits raises them.
	ErrTooLarge = errors.New("the file is larger than the limits allow")
	// ErrNoText: there is no text in it, or none but what is left out. Then the
	// error names the reasons, for Options.Keep.
	ErrNoText = errors.New("there is no text to read in the file")
)

// Error says why a file cannot be read and what can be done. It holds nothing
// of what the file says.
type Error struct {
	// Err is the sentinel.
	Err error
	// Detail says what was found: "a Word document of before 2007".
	Detail string
	// Way is the way out: "save it as .docx".
	Way string
}

// Error returns one sentence.
func (e *Error) Error() string {
	text := e.Err.Error()
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	if e.Way != "" {
		text += "; " + e.Way
	}
	return text
}

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error { return e.Err }

// refuse makes an [Error]. Neither text may hold anything from the file.
func refuse(sentinel error, detail, way string) error {
	return &Error{Err: sentinel, Detail: detail, Way: way}
}
