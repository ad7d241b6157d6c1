package fhir

import (
	"strings"

	"github.com/concord-sdm/concord/internal/strictjson"
)

const systemLOINC = "http://loinc.org"

// answer is one level of Goal Attainment Scaling as LOINC codes it (answer
// list LL6900-6, bound by PCO STU1).
type answer struct {
	code    string
	level   float64
	display string
}

var answers = []answer{
	{"LA34479-8", 2, "Much better than expected"},
	{"LA34480-6", 1, "Better than expected"},
	{"LA34481-4", 0, "Expected outcome"},
	{"LA34483-0", -1, "Less than expected"},
	{"LA34484-8", -2, "Much less than expected"},
}

// The LOINC codes of score observations. The baseline has one code in the
// sources of PCO and another in the published STU1.
const (
	codeBaseline          = "107332-9"
	codeBaselinePublished = "112296-9"
	codePractitioner      = "107333-7"
	codePatient           = "107334-5"
	codeCaregiver         = "107331-1"
)

func isBaseline(code string) bool { return code == codeBaseline || code == codeBaselinePublished }

// levelOf returns the level that a Coding stands for.
func levelOf(coding Element) (float64, bool) {
	if !coding.is(strictjson.Object) || coding.Member("system").Text() != systemLOINC {
		return 0, false
	}
	for _, a := range answers {
		if a.code == coding.Member("code").Text() {
			return a.level, true
		}
	}
	return 0, false
}

// answerOf returns the code of a level; there is none for half levels.
func answerOf(level float64) (answer, bool) {
	for _, a := range answers {
		if a.level == level {
			return a, true
		}
	}
	return answer{}, false
}

func answerCodes() string {
	names := make([]string, len(answers))
	for i, a := range answers {
		names[i] = a.code
	}
	return strings.Join(names, ", ")
}

// scaling is the extension of PCO STU1 that describes one level of a goal.
var scaling = definition{url: urlScaling, parts: []definition{
	{url: "level", value: "Coding"},
	{url: "progressText", value: "String", min: true},
}}
