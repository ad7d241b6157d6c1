// Package trend reads one person's series: few points, uneven dates, one
// person at a time.
//
//   - [TheilSen] draws a line that one odd day cannot move.
//   - [MannKendall] asks whether there is a direction at all, exactly where
//     points are few.
//   - [XmR] is a process behaviour chart with the rules of NHS England.
//   - [Runs] is a run chart with the rules of Anhøj.
//   - [EWMA] smooths, with limits.
//   - [Covered] is the share of days covered by medicines.
//   - [Habit] is the strength of a habit.
//
// It is not for comparing people, for seasons, or for streams of measurements
// by machine, which depend on each other from one to the next: the methods
// suppose that points stand on their own, and find too much where they do not.
//
// "Not enough data" is an answer: a number that cannot be had is absent, with
// the code "notEnoughData", and no function guesses. Every result says on how
// many points it rests.
//
// Compatibility: the package follows semantic versioning with its module. Names
// and codes stay within a major version; a number changes only if it was wrong.
package trend
