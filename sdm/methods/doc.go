// Package methods runs the other published methods of ranking options, as a
// labelled second opinion beside the additive model of [sdm.Rank].
//
//	opinion, err := methods.Compare(decision, preferences, methods.Options{})
//	for _, s := range methods.Explain(opinion, "en") {
//		fmt.Println(s.Text)
//	}
//
// [Rank] runs one method, [Compare] many. Both take the same decision and the
// same weights as [sdm.Rank], and every [Result] says what it rests on: the
// method and its source, the parameters that were used, how numbers were made
// comparable, what is taken for granted, whether the order of two options can
// depend on a third, and, where a method cannot be applied, why.
//
// For researchers there is the table behind it: a [Matrix] of options by
// criteria, as papers print them, with [Matrix.Run], and [Prepare] for many
// runs. The examples that the tests reproduce are in testdata/vectors.json,
// each with its source.
//
// # Which methods
//
// The sums and products: [WeightedProduct], [WASPAS], [MARCOS], [ARAS],
// [COPRAS], [MAUT]. Distances: [TOPSIS], [VIKOR], [SPOTIS], [EDAS], [MABAC],
// [CODAS], [MOORA], [ReferencePoint], [MULTIMOORA], [MinimaxRegret].
// Outranking: [PROMETHEE1], [PROMETHEE2], [ELECTRE1], [ELECTRE3]. Criterion by
// criterion: [Lexicographic], [Satisficing], [EliminationByAspects].
//
// How they behave, measured on random problems beside the additive model, is
// in safety.md in this folder: which put a dominated option above its
// dominator, which change the leader when another option is removed or doubled
// or a unit is changed. The table is computed by a test.
//
// # What differs between authors, and how it is here
//
//   - TOPSIS divides by the root of the sum of squares, then weighs, with
//     Euclidean distances.
//   - VIKOR reports the compromise set in Result.First: the first option if both
//     conditions hold, with the second if only the stability fails, and every
//     option within 1/(n−1) of it if the advantage fails.
//   - COPRAS adds to an option's benefits ΣS⁻ / (S⁻·Σ1/S⁻), and divides by the
//     largest. Without costs it is the sum of benefits.
//   - CODAS adds the taxicab distance where the Euclidean ones differ by τ or
//     more (Eq. 10 of its paper).
//   - MULTIMOORA orders by how many options an option beats in more of the
//     three orders than not; the product is given as its logarithm.
//   - ELECTRE I divides losses by the range of the criterion. Options that
//     outrank each other in a circle count as one, so there is always exactly
//     one kernel.
//   - ELECTRE III discriminates by 0.30 − 0.15 λ, prefers an option to another
//     where one distillation does and the other does not disagree, and ranks by
//     how many options are preferred.
//   - PROMETHEE sums five of the six preference functions by sorting, which is
//     exact, not sampled; the Gaussian goes pair by pair.
//   - MAUT solves 1 + K = ∏(1 + K·k). The weights of preferences sum to 1, so
//     K is 0 and the result says that the form is additive, unless
//     Parameters.ScalingSum says otherwise: that number has to be asked.
//   - Elimination by aspects takes the criteria by falling weight; one whose
//     level no option left meets eliminates none. Tversky draws them by chance.
//   - Value functions count in the methods that are scaled by range, except
//     SPOTIS and ELECTRE I; the others go by the numbers.
//
// # What is defined where formulas are not
//
// No method adds a small number to avoid a division by zero. A criterion on
// which all options are the same tells nothing and moves no option past another; options
// that are all the same tie; one option has rank 1. Methods that divide by
// numbers or take logarithms refuse those at 0 or below with [WhyNotPositive]
// (of ARAS, MARCOS and CODAS only the costs must be above 0), and methods that
// take shares of a sum refuse those below 0. Missing evidence is never filled
// in: no method is applied then. NaN and infinities are faults.
//
// Each column is divided by a power of two first, so numbers near the largest
// that there are neither overflow nor vanish; what spans more than 288 orders of
// magnitude on one criterion is a fault. Sums run by ascending id,
// logarithms and powers are the module's own: every CPU and every order of the
// input gives the same bits. Scores that round to the same multiple of 2⁻⁴⁰
// are tied (of a coarser step for scores above 1: 2⁻⁴⁰ of the power of two
// that holds the largest).
//
// # What was left out
//
// Fuzzy, grey, rough and interval copies of these methods: uncertainty belongs
// to the evidence, and package sdm keeps it there. COMET: it asks a person to
// compare made-up options whose number grows as a power of the criteria. OCRA,
// MAIRCA (the order of MABAC), RAFSI, AROMAN, LMAW, LoPM and CoCoSo: variants
// of scaling by the options listed, with more rank reversal and no model of
// preference behind them. TODIM, ORESTE, GAIA and ELECTRE II, IV and TRI: other
// questions (sorting, pictures) or superseded by those here. Weights from the
// spread of the numbers (entropy, CRITIC) are in package analyst, in types that
// cannot be passed as a person's.
//
// # Evidence
//
// For one person the choice of technique changes the order (van Til et al.
// 2014, Cost Eff Resour Alloc 12:22). That is why these are shown, if at all,
// as a second opinion with their assumptions, and why the additive model on
// declared ranges stays the first: it never reverses.
//
// # Speed
//
// Measured on two shared cores of an AMD EPYC, Go 1.26, with
//
//	go test -bench . ./sdm/methods
//
// once a matrix is prepared: each method takes 0.1 to 1.5 µs on 5 options by 6
// criteria. On 10,000 by 20, TOPSIS takes 0.6 ms, VIKOR 0.8 ms, WASPAS 3.3 ms
// and PROMETHEE II with V-shape 21 ms. Nothing is allocated. With validation,
// preparation and the whole result, TOPSIS takes 2.7 ms. CODAS, MULTIMOORA, PROMETHEE I and the
// Gaussian compare all pairs; the ELECTRE methods do too and refuse more than
// 2,000 options, for which ELECTRE III takes about 2 s and 170 MB.
//
// # What it is not for
//
// It gives no advice and is no medical device. It does not average methods, as
// that would be one more method without a model. It does not find thresholds,
// vetoes or aspiration levels: those are the person's. Parameters of VIKOR,
// ELECTRE I and CODAS that their authors leave open have stated defaults, which
// nobody asked for.
//
// # Compatibility
//
// Within a major version of the module, the document “sdm.opinion” stays
// readable, codes and message keys stay, and scores keep their formulas. The
// package is pure and imports the standard library and the wing alone.
package methods
