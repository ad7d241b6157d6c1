// Package goals holds what a person and their care team agreed to aim for,
// how they came to agree, and how it is going.
//
// A [Plan] is the document: people, values, goals, targets, actions, barriers,
// supports, burden, the negotiation and reviews. A [Record] is what was
// observed since. [Evaluate] holds one against the other and returns a
// [Report]; [Explain] says it in plain words, [ExplainRecord] for the record:
//
//	p, err := goals.DecodePlan(data)         // strict: every fault, with its place
//	r, err := goals.DecodeRecord(more)
//	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-11-15"})
//	for _, s := range goals.Explain(rep, "en") { fmt.Println(s.Text) }
//
// The negotiation ([Agree], [Propose], [Respond]) keeps every proposal, counter
// and answer with its reason; to decline is a result. The life of a goal
// ([Apply], [Replay], [Strict]) follows a policy that is data; its table is in
// LIFECYCLE.md. Targets have versions, so raising one never rewrites the past.
// [Convert] knows the units of care and refuses what would be wrong there.
// Reviews ([Review.Dates], [Review.Due], [Review.RRule]) count days, weeks and
// months. [Diff] compares two plans; [Redact] prepares one for the family.
//
// # What it is not for
//
// It gives no medical advice, sets no goal and judges nobody: a report says
// what fits what was written down. It never blocks a goal for not being
// measurable, never fills in a status, never guesses a direction from a name,
// and draws no conclusion from too few points. It is not a store, and not for
// comparing people or services. Goal Attainment Scaling is in the package gas
// below, clinical change in change, series in trend, HL7 FHIR in fhir.
//
// # Evidence
//
// Setting goals changes behaviour by d = 0.34 (Epton, Currie & Armitage, Journal
// of Consulting and Clinical Psychology 2017;85:1182-1198), watching progress
// by 0.40, more so when it is recorded and shared (Harkin et al., Psychological
// Bulletin 2016;142:198-229, doi:10.1037/bul0000025), if-then plans by 0.65
// (Gollwitzer & Sheeran 2006). For rehabilitation the evidence is thin (Levack
// et al., Cochrane Database of Systematic Reviews 2015, CD009727). That goals
// should be specific and measurable is less well founded than it is
// widespread (Swann et al., Health Psychology Review 2023;17:211-226,
// doi:10.1080/17437199.2021.2023608): here it is a hint. Values, goals and
// actions form a hierarchy of many to many (Bradley et al., Social Science &
// Medicine 1999;49:267-278), in three levels for people with several
// conditions (Vermunt et al., Health Expectations 2018;21:528-538).
//
// # Compatibility
//
// Names, codes, message keys and the formats of documents stay within a major
// version of the module. A plan says its format; a reader takes its major up
// to its minor, and calls a newer one [ErrNewerFormat]. Objects are closed, and
// extensions are kept untouched. Results are the same on every processor and
// for every order of observations.
package goals
