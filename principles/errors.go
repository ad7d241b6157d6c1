package principles

import (
	"errors"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
)

// FieldError is one fault of a document. Its fields are Pointer (an RFC 6901
// JSON pointer), Code (the machine-readable kind) and Err (the sentence, which
// may unwrap to a sentinel of this package). It has the methods Error() string
// and Unwrap() error.
type FieldError = fault.FieldError

// Faults is every fault of one document, in document order; it is the type of
// every error that [Framework.Validate], [Response.Validate], [Assess] and the
// decoders return. It is a []FieldError with the methods Error() string, one
// fault on each line, and Unwrap() []error.
type Faults = fault.Faults

// Figure is a number or the reason why there is none. Its fields are Value
// (float64) and Why (a code, empty when there is a value). It has the methods
// Ok() bool and Get() (float64, bool).
type Figure = figure.Figure

// Why a figure is withheld.
const (
	WhyIncomplete        = "incomplete"        // an answer is missing and the rule asks for all
	WhyTooFewAnswered    = "tooFewAnswered"    // fewer answers than the rule asks for
	WhyNothingAnswered   = "nothingAnswered"   // no item was answered
	WhyNothingApplicable = "nothingApplicable" // every item is not applicable
	WhyTooFewCases       = "tooFewCases"       // fewer respondents than may be reported
	WhyNotAsked          = "notAsked"          // no item of the score is put to the role
	WhyNoRespondent      = "noRespondent"      // nobody of the role answered
	WhyUndefined         = "undefined"         // the figure has no value, such as a share of none
)

var (
	// ErrNewerFormat says that a document was written by a newer version of its
	// format than this module reads.
	ErrNewerFormat = fault.ErrNewerFormat
	// ErrVersion says that a response answers another framework, or another
	// version of it, than the one it is assessed with.
	ErrVersion = errors.New("the response answers another framework or version")
	// ErrLicence says that a framework carries wording that its licence class
	// does not allow.
	ErrLicence = errors.New("the licence class does not allow the wording of items to be shipped")
	// ErrUnknownFramework says that no framework of that id is embedded.
	ErrUnknownFramework = errors.New("there is no framework of that id; Frameworks lists those there are")
)
