// Package fhir reads, checks, converts and writes the Goal resource of HL7
// FHIR R4 (4.0.1), R4B (4.3.0) and R5 (5.0.0), and maps it to and from the
// plans of package goals.
//
// [DecodeGoal] keeps everything: primitive extensions, contained resources,
// the text of every number (7.0 stays 7.0), partial dates, members nobody
// defined and the order of all of them. [Goal.Encode] gives it back with
// nothing changed but white space. [Goal.Validate] holds it against the
// specification and [Goal.Check] against the profiles of US Core and of
// Patient-Centered Outcomes (PCO); every fault has a JSON pointer and a FHIRPath
// expression. [Goal.Convert] goes from one release to another and reports what
// was lost. Nothing is ever made up: above all, no status.
//
// It is not a FHIR server, client, terminology service or general validator.
// It knows one resource in full, and of others only what travels with it.
// Codes of LOINC and SNOMED CT are not looked up; XML is not read.
//
// The element tables follow the StructureDefinitions of the three releases;
// the tests say which published examples and rules they come from.
//
// # Compatibility
//
// Names and codes here change only with a new major version of the module.
// Rules that FHIR publishes later may add faults and notes.
package fhir
