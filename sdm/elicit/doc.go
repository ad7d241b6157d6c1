// Package elicit turns what a person answers about how much things matter into
// weights for [sdm.Rank], or says why the answers give none.
//
//	decision + answers ─▶ Elicit ─▶ report ─▶ Explain, and Preferences ─▶ sdm.Rank
//	decision + route   ─▶ Ask    ─▶ the questions that are left
//
// The document [Answers] holds one person's answers, by one route of asking or
// several, "sdm.answers/1.0"; [Elicit] gives a [Report], "sdm.elicitation/1.0".
// Each method is also a plain function on numbers.
//
// # Methods
//
//   - points: swing ([Swing]), between two ends ([SwingBounds]), shared out
//     ([Direct]), SMART ([Smart]);
//   - order: SMARTER ([Smarter]) and rank order centroid, rank sum, reciprocal
//     and exponent ([sdm.RankWeights]), ties averaged;
//   - ratios: pairwise judgements as in the Analytic Hierarchy Process
//     ([Pairwise]), the linear best–worst method ([BestWorst]);
//   - trade-offs: steps that make up for each other, thresholds ([TradeOffs]),
//     pairwise trade-off ranking ([RankPairs], [NextPair]);
//   - picks: best–worst scaling ([MaxDiff]), choice tasks ([Logit]);
//   - statements of order, ratio and share in any mixture ([Weights]).
//
// # What the report says
//
// A weight has a meaning only for a range: how much the whole step from worst to
// best matters. Routes that showed no ranges, or others than the decision now
// declares, say so ([Basis]), and bare importance is not handed over to
// [sdm.Rank]. Trade-offs and choices are between levels on the declared ranges.
//
// Answers that leave more than one set of weights give bounds, not a middle; where
// a method ends with several that fit (best–worst, a finished trade-off ranking),
// their middle comes with the bounds. Answers that contradict each other give no
// weights: linear programs prove the contradiction, and a smallest set of answers
// that clash is named, in words; the report says where it is not proven that none
// is smaller. The choices of one person often follow a rule without exception;
// then no finite weights fit best, and that is said in place of a huge number.
// Each figure of consistency names its table and its limit. Two routes of one
// person are compared: for one person the way of asking changes weights and order
// (van Til et al. 2014, Cost Eff Resour Alloc 12:22).
//
// # Evidence
//
// The tests reproduce published examples to their printed digits: Saaty's house
// (1990, Eur J Oper Res 48:9) and drinks (2008, Int J Serv Sci 1:83), Barron &
// Barrett's weights (1996), the geometric means and consistency indices of Escobar,
// Aguarón & Moreno-Jiménez (2015), Rezaei's car (2015), a completed judgement of
// Bozóki, Fülöp & Rónyai (2010), Breslow & Day's matched pairs (1980), and others;
// testdata/vectors.json holds them for other programs. Where no published figures
// could be had, the tests work them out in another way and say so.
//
// # What it is not for
//
// It gives no advice. It does not judge whether a person has understood the
// questions, and no measure of consistency says so: consistent answers can be
// wrong and honest ones uneven. It does not pool several people, design large
// choice experiments, or fit models with differences between people. Best–worst
// scaling ranks importance by how often things are picked, which for one person
// is an order, not trade-offs.
//
// # Speed
//
// On two shared cores of an AMD EPYC, Go 1.26, with go test -bench . ./sdm/elicit:
// swing points of 8 criteria take about 50 ns and one allocation, pairwise
// judgements of 10 criteria with all measures about 7 µs. The largest document of
// best–worst sets, 100 criteria in 1,000 sets of 20, takes about 0.6 s. In trade-off
// ranking, the slowest question of a whole session takes some 30 ms for 5 criteria
// of 5 levels or 10 of 3, and 0.3 to 0.4 s near the limit of 5,000 pairs.
//
// # Compatibility
//
// Within a major version of the module, the document “sdm.answers” stays
// readable, and codes and message keys stay; sentences and questions may improve.
// The package is pure and imports the standard library and sdm alone.
package elicit
