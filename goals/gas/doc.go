// Package gas scores Goal Attainment Scaling: how far the goals of one person
// were reached, each on a scale that was agreed before the work started.
//
// The score is T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²) with levels x from −2
// to +2, weights w and ρ = 0.3: T. J. Kiresuk & R. E. Sherman, Community Mental
// Health Journal 1968;4:443-453, doi:10.1007/BF01530764. L. Turner-Stokes,
// Clinical Rehabilitation 2009;23:362-370, doi:10.1177/0269215508101742, made
// it known, but printed the formula wrongly on pages 364 and 367; the erratum
// to that paper gives the formula above.
//
// It is for one person's goals over time. It is not for comparing people,
// teams or services, for paying by results, or as an outcome of its own: the
// levels are ordered words, not measured distances, and T does arithmetic with
// them all the same. A. Tennant (Disability and Rehabilitation
// 2007;29:1583-1588) shows how far that can lead astray; two raters differ by
// up to 25 points (T. J. Bovend'Eerdt et al., Journal of Rehabilitation Medicine
// 2011;43:768-772, doi:10.2340/16501977-0624). So [Assess] never gives T alone:
// the raw sum, the median level, the share of goals reached, what was not
// scored, and the range that was possible stand beside it.
//
// Weights are off unless asked for: a weight for difficulty rewards missing
// easy goals and punishes missing hard ones, and equal weights cancel out.
//
// Compatibility: the package follows semantic versioning with its module. Names
// and codes stay within a major version; a number changes only if it was wrong.
package gas
