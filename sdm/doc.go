// Package sdm weighs the options of a health decision by what matters to one
// person, and says why.
//
// It is the first wing of concord: a [Decision] (options, criteria, evidence)
// and one person's [Preferences] go in, a [Ranking] with its reasons comes out,
// and [Explain] says it in sentences.
//
//	decision, err := sdm.DecodeDecision(data)     // strict, and every fault at once
//	ranking, err := sdm.Rank(decision, preferences)
//	for _, s := range sdm.Explain(ranking, "en") {
//		fmt.Println(s.Text)
//	}
//
// # The model
//
// Scores are additive (Keeney & Raiffa 1976, Decisions with Multiple
// Objectives): Σ w·v over the criteria. The partial value v of a number runs
// from 0 at the worst to 1 at the best end of the criterion's declared range;
// the weights w sum to 1 and say how much the whole step from worst to best
// matters to this person. As the ranges are declared and fixed, the score of an
// option never depends on which other options are listed: removing one leaves
// the others' scores the same, bit by bit. The model holds only where what one
// criterion is worth does not depend on the level of another.
//
// Evidence keeps its kind. A [Cell] is exact, an interval, counts, a
// distribution or a category, an effect against another option, not applicable,
// or missing with a reason; it has an origin, a source and a certainty. Nothing
// is a silent zero or mean.
//
// # What the report says, and what it does not
//
//   - An option leads only if its lead is at least the smallest lead (0.005, or
//     what the decision declares). Nearer than that is [TooCloseToCall].
//   - A missing cell spans its whole declared range: its option has bounds and no point
//     score, and an option leads only if it does so whatever is missing. If
//     what is missing could decide, the outcome is [NotSettled], and Settle
//     lists what would help.
//   - “Don't know” about a weight leaves it open, from nothing to as much as the
//     weightiest criterion, and is treated in the same way.
//   - An interval around a number widens [RankedOption.Interval] and shows in
//     the tornado; it does not by itself unseat a leader. Bars with Flips say
//     which numbers could.
//   - Scores are compared on a grid of 2⁻⁴⁰. Equal scores share a rank (1, 1, 3).
//   - Options that miss a must-have, or that a clinician has called not
//     medically suitable, stay visible and are not ranked.
//
// Stability intervals, switch values and the nearest change of weights are
// exact, not searched; the tests check them by ranking again at the bounds.
//
// # Numbers that stand for a cell
//
// An interval is stood for by its middle, a distribution by its mean, counts by
// events / total. Counts without a published interval get Wilson's (risks) or
// Byar's (events and rates) at 95 %; a distribution its central 95 %. A beta
// distribution is Beta(events + ½, total − events + ½), Jeffreys' prior. An
// effect against another option is applied to that option's own number, on the
// assumption that it is the same for this person; a level that cannot be, such
// as a risk above its denominator, is a fault and never clipped.
//
// # Errors
//
// Documents with faults give [Faults], every fault at once, each with a JSON
// pointer, a code and a sentence; no text holds a received value. Zero weights,
// identical options, a single option and weights that do not sum to 1 are not
// errors: the report notes them.
//
// # Speed
//
// Measured on two shared cores of an AMD EPYC, Go 1.26, with
//
//	go test -bench . ./sdm
//
// scores and order of 5 options by 6 criteria take about 80 ns and no
// allocation ([Prepare] once, then [Ranker.Order]), 10,000 by 20 about 1.2 ms,
// and the whole report of 5 by 6 about 10 µs.
//
// # What it is not for
//
// It gives no advice and is no medical device. It does not judge whether an
// option is medically sound: that comes first, from people. It does not average
// several people's preferences. Weights worked out from the spread of the
// evidence (entropy, CRITIC) are no person's preferences, and [Preferences] has
// no place for them.
//
// # Compatibility
//
// Within a major version of the module, documents stay readable, codes and
// message keys stay, and the same documents give the same result for the same
// [MethodVersion]. Sentences may improve. The package imports the standard
// library alone and is pure: no clock, files, network or state.
package sdm
