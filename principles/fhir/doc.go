// Package fhir carries frameworks, responses and scores to HL7 FHIR and back: a
// framework as a Questionnaire, a response as a QuestionnaireResponse, a score as
// an Observation.
//
// What FHIR has a place for stands there, so that any system can read it: linkId,
// answerOption with weights, source, subject, authored, dataAbsentReason. What it
// has no place for stands in extensions under urn:concord:fhir:…, so that nothing
// is lost on the way back:
//
//   - "not applicable" and "unknown" are codings, never blanks;
//   - weights are the standard extensions: ordinalValue in R4 and R4B, itemWeight
//     in R5;
//   - a Questionnaire written here holds the whole framework; one from elsewhere
//     is read as far as its items are choices, with a list of what was left out;
//   - a score that is withheld has a dataAbsentReason with our reason as its text,
//     and no value.
//
// It is not a FHIR validator or client, and it reads single resources only. It
// computes no score: a questionnaire from elsewhere comes without scores, as its
// calculatedExpression is not run. The wording of a framework read from elsewhere
// is left out unless its licence, as the caller states it, allows it.
//
// Evidence: HL7 FHIR 4.0.1, 4.3.0 and 5.0.0, Structured Data Capture 4.0.0. The
// round trip is a property under test.
//
// Compatibility: the resources are those of the release asked for; the extensions
// change only with the major version of the module.
package fhir
