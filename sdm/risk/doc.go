// Package risk turns the results of studies, and a person's own risk, into
// numbers and pictures that people can see and that do not mislead.
//
//	trial counts, or an effect and a baseline ─▶ risk with interval ─▶ cell ─▶ sdm.Rank
//	                                                                    └───▶ Comparison ─▶ sentences, icon arrays
//
// # Numbers
//
// [Counts.Risk] and [Difference] give absolute risks and their difference with
// the intervals of Wilson and Newcombe, [RiskRatio] and [OddsRatio] relative
// ones, [Apply] what an effect makes of a person's own baseline, [OverTime] and
// [Lifetime] risks over other times. A risk above 1 is an error, never clipped,
// and a risk is never multiplied by time. That an effect is the same for
// everybody is an assumption; comparisons say so.
//
// # What cannot be shown
//
// Everything that is drawn or said starts from a [Comparison], which only
// [Compare], [OfDecision] and [Show] make:
//
//   - it has one denominator, the smallest of 100, 1,000, 10,000 and 100,000
//     at which each risk that is not 0 shows; callers can only enlarge it, and
//     [Together] gives all comparisons of a page the same one;
//   - it has a population, a time span and a certainty for each number;
//   - a difference that is shown is the difference of the counts that are shown;
//   - both framings come together: how many have the outcome, how many do not;
//   - relative risks and numbers needed to treat are said only on request and
//     always with both absolute counts; [NNT] carries the difference it is made of;
//   - a word such as “rare” always has its count with it, and an outcome that
//     was never seen is judged by the upper end of its interval.
//
// Programs that try otherwise do not compile, and documents that do ([Risks])
// do not validate; the tests prove both.
//
// # Pictures
//
// A [Picture] is an SVG with title and description, without scripts, fonts or
// requests, and the same as plain text. Its marks differ in shape, not in colour
// alone, and it follows light and dark screens. Icon arrays fill from the bottom
// row up, in the same order for every option: those who have the outcome in any
// case, then those who have it more or less often with this option. Charts of a
// ranking ([Contributions], [Scores], [Tornado]) and of rank acceptability
// ([Acceptabilities]) are drawn in the same way.
//
// Evidence for these rules: Trevena et al. 2013, BMC Med Inform Decis Mak 13
// Suppl 2:S7; Zikmund-Fisher et al. 2025, Med Decis Making 45:794.
//
// # What it is not for
//
// It gives no advice and is no medical device. It does not pool studies, does
// not adjust baselines for a person's features (that is the business of a
// validated risk calculator), and does not draw more than 1,000 people: what
// needs a larger denominator is said in words.
//
// # Speed
//
// On two shared cores of an AMD EPYC, Go 1.26, with go test -bench . ./sdm/risk:
// computations take 30 to 450 ns and allocate nothing; an icon array of 100
// people, 3 kB, took 14 µs, and 20 to 40 µs while other programs held both cores.
//
// # Compatibility
//
// Within a major version of the module, the document “sdm.risks” stays
// readable, and codes and message keys stay. How pictures look and what
// sentences say may improve. The package is pure and imports the standard
// library and sdm alone.
package risk
