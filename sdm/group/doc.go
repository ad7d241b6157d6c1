// Package group shows where several voices agree on a decision, where they do
// not, and over what: the patient, a surrogate, family, clinicians.
//
//	voices, err := group.DecodeVoices(data)
//	report, err := group.Compare(decision, voices, group.Options{})
//	for _, s := range group.Explain(report, "en") {
//		fmt.Println(s.Text)
//	}
//
// # The patient is not averaged away
//
// Each voice is ranked by itself, with sdm.Rank and its own must-haves. The
// report sets them side by side: what leads for each, how far the weights lie
// apart (total variation: the share of the weight that would have to move) and
// on which criterion most, what each option costs each voice against its own
// best (regret), which option asks least of the one it asks most of (minimax
// regret: Savage 1951, J Am Stat Assoc 46:55), and which options all can live
// with: no must-have missed and no more lost than a stated limit.
//
// The decision is the patient's, or if the patient is not among the voices, that
// of the only surrogate, whose basis (stated wishes, substituted judgement, best
// interests) is shown. Averaged weights (aggregation of individual priorities:
// Forman & Peniwati 1998, Eur J Oper Res 108:165) are given on request alone,
// and said to be nobody's own view.
//
// # Counting orders
//
// [Votes] and the functions on rankings count each voice once: [Borda] points,
// majorities ([Copeland], [Condorcet], [Cycles]), the orders with the most
// agreements ([Kemeny], exact and all of them, up to 15 options), and
// [KendallW]. They describe how orders agree; they do not decide. An order that
// missing evidence or open weights leave unsettled is not counted, and the
// report says so.
//
// # Evidence
//
// The tests reproduce Condorcet's and Young's cases, the coefficient that the R
// package irr prints for its example, and hold Kemeny orders to a search of all
// permutations.
//
// # Speed
//
// On two shared cores of an AMD EPYC, Go 1.26, with go test -bench . ./sdm/group:
// Kemeny orders of 10 options take about 0.15 ms and of 15 about 25 ms, measured
// while other programs held both cores.
//
// # What it is not for
//
// It gives no advice and is no medical device. It does not weigh voices against
// each other, and does not say who should be heard. It compares weights asked
// with the same declared ranges; a voice that was asked with
// other ranges is noted ([NoteStale]).
//
// # Compatibility
//
// Within a major version of the module, documents and reports stay readable,
// codes and message keys stay, and the same documents and options give the same
// report for the same [MethodVersion]. The package is pure and imports the
// standard library, sdm and internal packages alone.
package group
