package fhir

// goalElements is the element table of Goal: R4 4.0.1 and R4B 4.3.0, which
// are the same, and R5 5.0.0. The rows are in the order of the specification,
// which is the order this package writes new resources in.
var goalElements = []element{
	{name: "id", kind: kindID, in: always},
	{name: "meta", kind: kindMeta, in: always},
	{name: "implicitRules", kind: kindURI, in: always},
	{name: "language", kind: kindCode, in: always},
	{name: "text", kind: kindNarrative, in: always},
	{name: "contained", kind: kindResource, many: true, in: always},
	{name: "extension", kind: kindExtension, many: true, in: always},
	modifier,
	{name: "identifier", kind: kindIdentifier, many: true, in: always},
	{name: "lifecycleStatus", kind: kindCode, min: true, in: always, codes: codes(always, lifecycleCodes...)},
	{name: "achievementStatus", kind: kindCodeableConcept, in: always},
	{name: "category", kind: kindCodeableConcept, many: true, in: always},
	{name: "continuous", kind: kindBoolean, in: inR5},
	{name: "priority", kind: kindCodeableConcept, in: always},
	{name: "description", kind: kindCodeableConcept, min: true, in: always},
	{name: "subject", kind: kindReference, min: true, in: always, targets: targets(always, "Patient", "Group", "Organization")},
	{name: "start", in: always, choices: []choice{
		{"Date", kindDate, always},
		{"CodeableConcept", kindCodeableConcept, always},
	}},
	{name: "target", kind: kindTarget, many: true, in: always},
	{name: "statusDate", kind: kindDate, in: always},
	{name: "statusReason", kind: kindString, in: always},
	{name: "expressedBy", kind: kindReference, in: before5, targets: targets(always, "Patient", "Practitioner", "PractitionerRole", "RelatedPerson")},
	{name: "source", kind: kindReference, in: inR5, targets: targets(always, "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "CareTeam")},
	{name: "addresses", kind: kindReference, many: true, in: always, targets: append(
		targets(always, "Condition", "Observation", "MedicationStatement", "NutritionOrder", "ServiceRequest", "RiskAssessment"),
		target{"MedicationRequest", inR5}, target{"Procedure", inR5})},
	{name: "note", kind: kindAnnotation, many: true, in: always},
	{name: "outcomeCode", kind: kindCodeableConcept, many: true, in: before5},
	{name: "outcomeReference", kind: kindReference, many: true, in: before5, targets: targets(always, "Observation")},
	{name: "outcome", kind: kindCodeableReference, many: true, in: inR5, targets: targets(always, "Observation")},
}

// targetElements is the element table of Goal.target, the same in R4, R4B and
// R5.
var targetElements = []element{
	modifier,
	{name: "measure", kind: kindCodeableConcept, in: always},
	{name: "detail", in: always, choices: []choice{
		{"Quantity", kindQuantity, always},
		{"Range", kindRange, always},
		{"CodeableConcept", kindCodeableConcept, always},
		{"String", kindString, always},
		{"Boolean", kindBoolean, always},
		{"Integer", kindInteger, always},
		{"Ratio", kindRatio, always},
	}},
	{name: "due", in: always, choices: []choice{
		{"Date", kindDate, always},
		{"Duration", kindDuration, always},
	}},
}

// lifecycleCodes is the code system http://hl7.org/fhir/goal-status, to which
// Goal.lifecycleStatus is bound. R6 adds unknown, which no release here has.
var lifecycleCodes = []string{
	"proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error", "rejected",
}
