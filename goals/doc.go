// Package goals holds what a person and their care team agreed to aim for,
// how they came to agree, and how it is going.
//
// A [Plan] is the document: people, values, goals, targets, actions, barriers,
// supports, burden, proposals and reviews. A [Record] is what was observed.
package goals
