// Package concord is the map of the module. It holds no code.
//
// concord is the logic behind shared decision making between patients and
// clinicians: the person's priorities decide between medically sound options.
// Import the package that does what you need:
//
//   - [github.com/concord-sdm/concord/sdm] weighs the options of a decision by
//     what matters to one person, and says why; below it, risk shows the risks
//     of the options in counts and pictures that do not mislead, elicit makes
//     weights of answers, smaa says how sure the order is, group sets several
//     voices side by side, and methods gives a second opinion.
//   - [github.com/concord-sdm/concord/goals] holds goals agreed between people,
//     and says truthfully how they are going; below it are goal attainment
//     scaling (gas), reliable change (change), one person's series (trend) and
//     HL7 FHIR (fhir).
//   - [github.com/concord-sdm/concord/literacy] says how hard a text is to read,
//     and what makes it so; below it, document reads files.
//   - [github.com/concord-sdm/concord/principles] scores checklists and
//     instruments about partnership, with their coverage.
//   - [github.com/concord-sdm/concord/schemas] holds the JSON Schema of every
//     document and report, and validates against it.
//
// Programs to run and to read are in examples/: decide weighs a decision, plan
// follows a person's goals, readlevel reads texts, checklist scores answers,
// validate checks documents; aid and author are web pages for patients and for
// authors, cdshooks is a service for health records; decisions holds real
// decisions with published numbers.
//
// Every wing is used in the same way: decode a document (or build and validate
// one), call one verb, read the report, and explain it in a language:
//
//	decision, err := sdm.DecodeDecision(data) // strict, and every fault at once
//	ranking, err := sdm.Rank(decision, preferences)
//	sentences := sdm.Explain(ranking, "es")
//
// It is not for giving advice and is no medical device. Results say what fits
// what a person told us.
//
// Compatibility: the module is not published yet and makes no promise before
// version 1; each package says what it will keep.
package concord
