// Package agreement says how far people who judged the same things agree, beyond
// what chance would give.
//
// Ratings come in as rows ([FromRows]: one row for each subject, one column for
// each rater, an empty string where a rater said nothing), as counts ([FromCounts]:
// how many raters chose each category) or as a cross table of two raters
// ([FromCrossTable]). One verb for each coefficient gives an [Estimate]; [Explain]
// says it in sentences.
//
//	data, err := agreement.FromRows([]string{"no", "yes"}, rows)
//	e, err := agreement.Gwet(data, agreement.Options{})
//	for _, s := range agreement.Explain(e, "en") {
//		fmt.Println(s.Text)
//	}
//
// The coefficients: [Percent] (no correction for chance), [Cohen] (1960; weighted
// 1968), [Conger] (1980, Cohen's for any number of raters), [Scott] (1955),
// [Fleiss] (1971), [Gwet] (AC1, with weights AC2; 2008) and [Krippendorff]
// (alpha; nominal, ordinal, interval, ratio).
//
// # What an estimate holds
//
// The percent agreement always stands beside the coefficient. What is not defined
// stays undefined and says why: when everybody always chose one category, Cohen's,
// Scott's and Fleiss's kappa and alpha have no value; they are neither 0 nor 1.
// Agreement is taken over the subjects with two ratings or more; a subject with a
// single rating still counts for what chance would give (not for alpha, whose
// author leaves it out).
//
// # Standard errors and intervals
//
// They are those of the R package irrCAC 1.4 (Gwet 2014, Handbook of Inter-Rater
// Reliability, 4th edition): linearisation, the quantile of Student's t with
// n − 1 degrees of freedom for n subjects, the upper end no higher than 1. Rows and
// counts have the divisor n − 1 of its functions for raw ratings, a cross table the
// large-sample formula (divisor n) of its functions for tables, so the two differ
// by the factor √(n/(n−1)). Subjects count as drawn from a very large population,
// raters as the only ones of interest. Krippendorff's ordinal distances depend on
// the ratings; their part in the error is left out.
//
// # Evidence
//
// The tests reproduce the published examples of Cohen (1960, 1968), Fleiss (1971),
// Krippendorff (2011) and Gwet (2014, as irrCAC prints them), to the printed
// digit, and compare with a second computation from the definitions.
//
// # What it is not for
//
// It sets no cut-offs: whether 0.6 is good depends on what is decided with it. It
// is not for measurements on a scale without categories (use an intraclass
// correlation), and it does not say who is right. Kappa is low when nearly all
// subjects are of one kind, however often raters agree; read it beside the percent
// agreement and AC1.
//
// # Compatibility
//
// Names, codes and JSON members are kept within a major version of the module; an
// estimate changes only to correct it, and the changelog says so.
package agreement
