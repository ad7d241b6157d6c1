// Package smaa says how sure an order is when the evidence is uncertain, or a
// person can only say loosely what matters: stochastic multicriteria
// acceptability analysis (SMAA-2: Lahdelma & Salminen 2001, Oper Res 49:444;
// Tervonen & Lahdelma 2007, Eur J Oper Res 178:500).
//
//	statements, err := smaa.DecodeStatements(data)
//	report, err := smaa.Assess(decision, statements, smaa.Options{})
//	for _, s := range smaa.Explain(report, "en") {
//		fmt.Println(s.Text)
//	}
//
// # Weights that fit
//
// [Statements] hold what was said: nothing, an order, equal weights, ratios,
// shares between two ends. All weights that fit count the same: they are drawn
// uniformly. Where nothing was said, they are the gaps between sorted uniform
// numbers. Else the set of weights is taken apart into simplices and drawn from
// exactly (an order of all criteria is one simplex; its mean weights are the
// rank order centroid). Where that would take more than 4,000 simplices, it is
// a random walk (hit-and-run, and moves between two criteria) that starts at
// weights with room in every statement that leaves room. That they fit is known
// before the first draw: orders, equal weights and ratios fit if no way round
// from a criterion to itself asks for more than was there, at any size; shares,
// by a linear program with a certificate. Statements that contradict each other
// are an error that names the smallest set of them that cannot hold together;
// there is never a made-up vector.
//
// [FromPreferences] turns the answers of sdm.Preferences into statements.
//
// # What the numbers could be
//
// Each cell is drawn by itself, but an effect is applied to the number that was
// drawn for the option it is against:
//
//   - exact, without an interval: always the number.
//   - exact or counts, with a published interval: the median is the number and
//     the published share (95 % unless stated) lies in the interval, half of
//     the rest on each side. One standard normal number z is drawn and a step
//     of z times the lower or upper half width, over the normal quantile, taken
//     from the number: on the scale of the logit for a risk, of the logarithm
//     for rates, events, ratios, if the lower end is above 0 (and the upper end
//     of a risk below everybody), else as it is.
//   - counts of a risk: Beta(events + ½, total − events + ½); counts of events
//     or of a rate: Gamma(events + ½)/total (Jeffreys' priors; other programs
//     take Beta(events + 1, …), or events as they are, which differs where
//     these are few).
//   - interval: uniform. Distribution: as it says.
//   - category: always the category.
//   - missing, or not applicable without a number that it counts as: uniform on
//     the whole declared range, or each category as often.
//
// Drawn risks are kept from nobody to everybody, rates, events and ratios at 0
// or more. A number beyond the declared range counts as its end, unless the
// criterion extrapolates. Where the person could not say which way is better,
// each way counts half of the time. Must-haves are judged as sdm.Rank does, by
// the numbers that stand for cells.
//
// # Results
//
// Rank acceptabilities, central weights, confidence factors and pairwise
// winning indices are those of the papers, with one rule for ties (scores equal
// on sdm's grid of 2⁻⁴⁰): options that are level share their ranks, and a tie
// is half a win. So the shares of an option over the ranks, and of a rank over
// the options, sum to 1.
//
// If no number varies and the options cut the weights into few enough cells (any
// number of options with fixed weights, about 20 on three criteria, 10 on four, 5
// on seven, two on thirteen), shares and central weights are worked out without
// drawing: [Method.Exact]. Else they come with standard errors, and
// drawing stops after a number of draws or at a standard error.
//
// [Information] says what would settle it: for each cell that is missing or
// uncertain, for the weights and for directions not said, how likely it is that
// knowing it exactly changes the option with the best mean score, and the
// expected gain.
//
// # Randomness
//
// Every draw is a function of the seed, its number, and the ids of the cell:
// the report has the same bits for any number of workers, on every CPU, in any
// order of the document, and a cell's draws do not change when others are
// added.
//
// # Evidence
//
// The tests hold shares to closed forms and to areas worked out apart from
// this code, exact results to drawn ones, draws to the distributions they
// should have, five kinds of preference to rejection sampling in R, the printed
// results of the R package smaa, walks to draws without a walk, and standard
// errors to how shares of other seeds spread.
//
// # Speed
//
// On two shared cores of an AMD EPYC, Go 1.26, with
//
//	go test -bench Assess ./sdm/smaa
//
// 10,000 draws of 10 options on 8 criteria with fixed evidence, validation and
// report included, take about 3.2 ms with one worker and 2.4 ms with two; with
// every cell drawn and confidence factors 45 and 27 ms. Draws allocate nothing.
// The largest decision (200 options, 100 criteria, every cell drawn) takes half
// a minute of one processor; with fixed evidence 2 seconds. A walk among 50
// criteria takes about 1 second of it, the search for a clash among 100
// statements on 100 criteria at most about 1 second.
//
// # What it is not for
//
// It gives no advice and is no medical device. A share is no chance of doing
// well: it is a share of ways of weighing, and rests on all of them counting
// the same. Cells are independent but for effects; there are no correlations.
// Several people's statements are not averaged: see sdm/group.
//
// # Compatibility
//
// Within a major version of the module, documents and reports stay readable,
// codes and message keys stay, and the same documents, options and
// [MethodVersion] give the same report. The package is pure and imports the
// standard library, sdm and internal packages alone; it starts goroutines that
// end before it returns.
package smaa
