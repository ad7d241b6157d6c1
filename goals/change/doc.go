// Package change asks whether one person's score really changed: more than
// the measure errs, and enough to matter.
//
// It has the standard error of measurement, the minimal detectable change, the
// reliable change index, cut-offs between a clinical and a functional
// population with the categories that follow, and a registry of important
// changes in which every row names its population, direction and source.
//
// It is not for groups, and not for judging care: it says what the numbers of
// one person can carry. A change that is not reliable may still be real, and a
// reliable one may not matter to the person.
//
// Evidence: N. S. Jacobson & P. Truax, Journal of Consulting and Clinical
// Psychology 1991;59:12-19, doi:10.1037/0022-006X.59.1.12; its worked example
// is in the tests.
//
// Compatibility: the package follows semantic versioning with its module. Names
// and codes stay within a major version; a number changes only if it was wrong.
package change
