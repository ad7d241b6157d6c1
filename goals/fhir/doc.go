// Package fhir reads, checks, converts and writes the Goal resource of HL7
// FHIR R4 (4.0.1), R4B (4.3.0) and R5 (5.0.0), and maps it to and from the
// plans of package goals.
//
// [DecodeGoal] keeps everything: primitive extensions, contained resources,
// the text of every number (7.0 stays 7.0), partial dates, members nobody
// defined and the order of all of them. [Goal.Encode] gives it back with
// nothing changed but white space. [Goal.Validate] holds it against the
// specification and [Goal.Check] against the profiles of US Core and of
// Person-Centered Outcomes (PCO); every fault has a JSON pointer and a FHIRPath
// expression. [Goal.Convert] goes from one release to another and reports what
// was lost. Nothing is ever made up: above all, no status.
//
// It is not a FHIR server, client, terminology service or general validator.
// It knows one resource in full, and of others only what travels with it.
// Codes of LOINC and SNOMED CT are not looked up; XML is not read.
//
// # Plans
//
// [ToPlan], [FromPlan] and [WriteBundle] map between resources and plans:
//
//	Goal (R4)                        Plan
//	lifecycleStatus                  status
//	statusDate                       statusDate, or achievementDate by option
//	statusReason                     statusReason
//	achievementStatus                achievement
//	category, description, note      categories, description, notes
//	priority                         priority (high-priority is high)
//	subject, expressedBy             people, subject, expressedBy
//	startDate                        start
//	addresses                        addresses; a reference is a coding without system
//	target.measure                   measures
//	target.detailRange               atLeast, atMost or between; maintain is written so
//	target.detailQuantity            equal; with >= atLeast, with <= atMost
//	target.detailInteger             equal, in the unit 1
//	target.detailCodeableConcept     coded
//	target.detailBoolean             yesNo
//	target.detailString and others   yesNo about a text
//	target.due[x]                    due, dueAfter
//	goal-acceptance                  a proposal and its responses
//	goal-relationship                related; the text serves stands for parents
//	continuous (R5, or an extension) kind maintain
//	pco-goal-attainment-scaling      scale
//	CarePlan                         the plan
//	ServiceRequest                   actions
//	Observation (PCO scores)         ratings
//
// A goal that was read keeps its resource in its extensions, under
// org.hl7.fhir.r4, .r4b or .r5. FromPlan compares the plan with it and writes
// anew only what is different. Whoever passes a plan on passes these resources
// on, too: take them out where that is not wanted.
//
// # Evidence
//
// The element tables follow the StructureDefinitions of the three releases,
// the profiles US Core 6.1.0, 7.0.0 and 8.0.0 and PCO STU1 1.0.0. FHIR defines
// no order in which statuses may follow each other, and none is enforced here:
// that is the business of goals.
//
// # Compatibility
//
// Names and codes here change only with a new major version of the module.
// Rules that FHIR publishes later may add faults and notes.
package fhir
