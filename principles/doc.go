// Package principles scores checklists and questionnaires about partnership in
// health care, and never says more than the answers carry.
//
// A [Framework] is data: items, the answers they take, how scores are made of
// them, where the cut-offs lie, who published it and under which licence. A
// [Response] is what one person or one organisation answered, in a named role.
// [Assess] turns the two into a [Report]:
//
//   - every score states its coverage (how many of the applicable items were
//     answered) and its bounds (what it would be if every unknown answer were
//     the worst or the best);
//   - a cut-off that lies inside the bounds is undecided, not passed or failed;
//   - a score that may not be given is withheld, with the reason;
//   - roles stand side by side and are never averaged; a required role that is
//     silent is unheard; disagreements come first;
//   - a trace lists item, value, weight and contribution, and sums to the score.
//
// [Gaps] puts what is missing in order, each with a first step. [Infer] carries
// answers over a [Crosswalk] between two frameworks, as far as logic allows and
// no further. [PairedChange] and [RunChart] look at change over time. [Measure]
// lets a program answer items by measurement. [Explain] says a report in plain
// sentences. [Frameworks] lists the frameworks that come with the package.
//
// # Evidence
//
// Scoring rules come from the publications that each framework cites. What could
// not be verified there is marked unverified in the data, and the report repeats
// the mark. Where no rule for missing answers was published, a total with a
// missing answer is withheld; complete subscales are still scored.
//
// # What it is not for
//
// It does not judge a clinician, rank services, or measure a patient. It holds no
// wording of an instrument whose licence does not allow that: such a framework
// ships item keys and scoring only, and the caller brings the text, by item key.
// Proprietary instruments, such as the Patient Activation
// Measure, are absent: their scoring tables are sold by their owner. It scores no
// sentiment: see the package principles/feedback for why. It is not medical
// advice.
//
// # Compatibility
//
// Documents carry a format name and version; a reader accepts its major version
// up to its own minor. Codes (of faults, notes, reasons and messages) are stable
// within a major version of the module; message texts may improve. Frameworks are
// versioned data: a report names the framework and version it was made with.
package principles
