package fhir

import "encoding/json"

// Release is a release of FHIR.
type Release string

// The releases.
const (
	R4  Release = "R4"  // 4.0.1
	R4B Release = "R4B" // 4.3.0
	R5  Release = "R5"  // 5.0.0
)

// Values returns the releases, the oldest first.
func (Release) Values() []string { return []string{string(R4), string(R4B), string(R5)} }

// IsValid reports whether r is one of [Release.Values].
func (r Release) IsValid() bool { return r == R4 || r == R4B || r == R5 }

// The systems and extensions of this package.
const (
	answerSystem = "urn:concord:answer"         // met, partly, notMet, notApplicable, unknown, measured
	canonical    = "urn:concord:framework:"     // + id: the canonical URL of a framework
	extFramework = "urn:concord:fhir:framework" // the framework as JSON
	extResponse  = "urn:concord:fhir:response"  // id, role, basis and groups of a response
	extAnswer    = "urn:concord:fhir:answer"    // what an answer has besides its code
	extScore     = "urn:concord:fhir:score"     // role and version of a score
	ordinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
	itemWeight   = "http://hl7.org/fhir/StructureDefinition/itemWeight"
	translation  = "http://hl7.org/fhir/StructureDefinition/translation"
	absentSystem = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
	respondents  = "urn:concord:respondent"
	subjects     = "urn:concord:subject"
	ucum         = "http://unitsofmeasure.org"
)

// extension is a FHIR extension with one of the values used here, or with
// extensions of its own.
type extension struct {
	URL       string      `json:"url"`
	Code      string      `json:"valueCode,omitempty"`
	String    string      `json:"valueString,omitempty"`
	Decimal   json.Number `json:"valueDecimal,omitempty"`
	Date      string      `json:"valueDate,omitempty"`
	Extension []extension `json:"extension,omitempty"`
}

type coding struct {
	Extension []extension `json:"extension,omitempty"`
	System    string      `json:"system,omitempty"`
	Code      string      `json:"code,omitempty"`
	Display   string      `json:"display,omitempty"`
}

type concept struct {
	Coding []coding `json:"coding,omitempty"`
	Text   string   `json:"text,omitempty"`
}

type identifier struct {
	System string `json:"system,omitempty"`
	Value  string `json:"value,omitempty"`
}

type reference struct {
	Reference  string      `json:"reference,omitempty"`
	Type       string      `json:"type,omitempty"`
	Identifier *identifier `json:"identifier,omitempty"`
}

type element struct {
	Extension []extension `json:"extension,omitempty"`
}

type questionnaire struct {
	ResourceType string      `json:"resourceType"`
	ID           string      `json:"id,omitempty"`
	Language     string      `json:"language,omitempty"`
	Extension    []extension `json:"extension,omitempty"`
	URL          string      `json:"url,omitempty"`
	Version      string      `json:"version,omitempty"`
	Name         string      `json:"name,omitempty"`
	Title        string      `json:"title,omitempty"`
	TitleMore    *element    `json:"_title,omitempty"`
	DerivedFrom  []string    `json:"derivedFrom,omitempty"`
	Status       string      `json:"status"`
	Date         string      `json:"date,omitempty"`
	Publisher    string      `json:"publisher,omitempty"`
	Description  string      `json:"description,omitempty"`
	Copyright    string      `json:"copyright,omitempty"`
	Item         []question  `json:"item,omitempty"`
}

type question struct {
	LinkID       string       `json:"linkId"`
	Code         []coding     `json:"code,omitempty"`
	Prefix       string       `json:"prefix,omitempty"`
	Text         string       `json:"text,omitempty"`
	TextMore     *element     `json:"_text,omitempty"`
	Type         string       `json:"type"`
	EnableWhen   []enableWhen `json:"enableWhen,omitempty"`
	Behavior     string       `json:"enableBehavior,omitempty"`
	AnswerOption []option     `json:"answerOption,omitempty"`
	Item         []question   `json:"item,omitempty"`
}

type enableWhen struct {
	Question string `json:"question"`
	Operator string `json:"operator"`
	Answer   coding `json:"answerCoding"`
}

type option struct {
	Extension []extension `json:"extension,omitempty"`
	Coding    *coding     `json:"valueCoding,omitempty"`
}

type questionnaireResponse struct {
	ResourceType  string         `json:"resourceType"`
	Extension     []extension    `json:"extension,omitempty"`
	Questionnaire string         `json:"questionnaire,omitempty"`
	Status        string         `json:"status"`
	Subject       *reference     `json:"subject,omitempty"`
	Authored      string         `json:"authored,omitempty"`
	Author        *reference     `json:"author,omitempty"`
	Source        *reference     `json:"source,omitempty"`
	Item          []responseItem `json:"item,omitempty"`
}

type responseItem struct {
	LinkID string           `json:"linkId"`
	Answer []responseAnswer `json:"answer,omitempty"`
	Item   []responseItem   `json:"item,omitempty"`
}

type responseAnswer struct {
	Extension []extension    `json:"extension,omitempty"`
	Coding    *coding        `json:"valueCoding,omitempty"`
	Boolean   *bool          `json:"valueBoolean,omitempty"`
	Decimal   json.Number    `json:"valueDecimal,omitempty"`
	Item      []responseItem `json:"item,omitempty"`
}

type quantity struct {
	Value  json.Number `json:"value,omitempty"`
	Unit   string      `json:"unit,omitempty"`
	System string      `json:"system,omitempty"`
	Code   string      `json:"code,omitempty"`
}

type ratio struct {
	Numerator   quantity `json:"numerator"`
	Denominator quantity `json:"denominator"`
}

type observation struct {
	ResourceType   string      `json:"resourceType"`
	Extension      []extension `json:"extension,omitempty"`
	DerivedFrom    []reference `json:"derivedFrom,omitempty"`
	Status         string      `json:"status"`
	Category       []concept   `json:"category,omitempty"`
	Code           concept     `json:"code"`
	Subject        *reference  `json:"subject,omitempty"`
	Effective      string      `json:"effectiveDateTime,omitempty"`
	Value          *quantity   `json:"valueQuantity,omitempty"`
	Absent         *concept    `json:"dataAbsentReason,omitempty"`
	Interpretation []concept   `json:"interpretation,omitempty"`
	Component      []component `json:"component,omitempty"`
}

type component struct {
	Code    concept   `json:"code"`
	Value   *quantity `json:"valueQuantity,omitempty"`
	Ratio   *ratio    `json:"valueRatio,omitempty"`
	Concept *concept  `json:"valueCodeableConcept,omitempty"`
	Absent  *concept  `json:"dataAbsentReason,omitempty"`
}
