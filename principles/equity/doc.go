// Package equity compares groups of people with a named reference group, and
// hides the numbers that could give a person away.
//
// [Groups] say how many people of each group answered yes; [Tally] counts them from
// a sequence of responses. [Compare] applies a [Policy] for small numbers and gives
// a [Comparison]: for each group its share, the difference and the ratio to the
// reference, each with its interval, and the response rate, because silence is the
// first inequality. [Explain] says it in sentences.
//
//	groups, err := equity.DecodeGroups(data)
//	c, err := equity.Compare(groups, equity.NHS(), equity.Options{})
//	for _, s := range equity.Explain(c, "en") {
//		fmt.Println(s.Text)
//	}
//
// # Methods
//
//   - [Wilson]: the score interval of a share (Newcombe 1998a,
//     doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E).
//   - [Difference]: Newcombe's method 10 (1998b,
//     doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I).
//   - [Ratio]: the log interval of Katz et al. (1978, doi 10.2307/2530610). With a
//     zero cell the ratio has no interval; the difference keeps its own.
//   - [RateRatio]: exact, by the binomial distribution that events follow when
//     their sum is given (Clopper & Pearson 1934).
//   - [PoissonRate], [RateDifference]: Byar's interval of a rate, and Zou & Donner's
//     (2008) of a difference. Events of rates may be more than people.
//   - [PValue], [RatePValue]: Pearson's chi-squared, Fisher's exact test, and the exact
//     test of two rates.
//   - [Holm]: p values adjusted for the number of groups (Holm 1979).
//
// Difference and ratio stand together, and the ratio of those who did not say yes
// beside them, because a ratio flips with the outcome that is chosen (Scanlan's
// point; Keppel et al. 2005, NCHS Vital Health Stat 2(141)).
//
// # Small numbers
//
// A policy is data: which counts are hidden, how the others are rounded. A hidden
// count takes with it all that would give it back: its share, difference, ratio and
// p value; the count of those who said no if that is small (complement check); and
// other groups, until what is left to subtract from the totals leaves every hidden
// count more possible values than the policy hides (secondary suppression). Shares
// and intervals are worked out from the true counts. A hidden figure says
// "suppressed" and never which of these was the reason.
//
// # What it is not for
//
// It does not say why groups differ, and does not adjust for age or need. It does
// not protect two publications against each other: numbers that were given out
// before, or about overlapping groups, are not known to it; and who reasons about the
// rule itself (why was this group hidden and not that one?) may narrow a hidden number
// further than the rule promises. Whether a policy is the
// right one is for whoever publishes to decide.
//
// # Evidence
//
// The tests hold the intervals to Newcombe's printed tables and to R, and let an
// attacker enumerate all tables that fit what is shown.
//
// # Compatibility
//
// Documents carry a format name and version; codes and JSON members are kept within
// a major version of the module.
package equity
