// Package analyst works out weights from the spread of the numbers alone:
// entropy and CRITIC. They are for studies of methods, and for nothing else.
//
// # Why they are apart
//
// Such weights are called objective, but they are nobody's preferences. A
// criterion on which all options agree gets weight 0, even if it is what the
// person fears most; a criterion with one outlier gets most of the weight; and
// when an option is added to the list, what “matters” changes. In a published
// table of ten options and seven criteria, entropy puts two thirds of the
// weight on one column of costs. Nobody was asked.
//
// So they have types of their own. [Weights] has no exported field, and
// [Share] is not a float64: neither can be passed where [sdm.Preferences] or
// an [sdm.Answer] is asked for, and a test proves that programs that try do
// not compile. The one thing they can do is weigh a [methods.Matrix], which no
// document of a person is made from.
//
// # Formulas
//
// Entropy: with p = x/Σx in a column of n numbers, E = −Σ p·ln p / ln n and w =
// (1−E)/Σ(1−E) (Shannon 1948; Zeleny 1982). CRITIC: with columns scaled from
// their worst to their best number, standard deviation σ and correlations r, C =
// σ·Σ(1−r) and w = C/ΣC (Diakoulaki, Mavrotas & Papayannakis 1995, Computers &
// Operations Research 22:763).
//
// # What it is not for
//
// Any decision of a person. It has no part in the walk from a decision to a
// ranking.
//
// # Compatibility
//
// As for package methods. The package is pure and imports the standard library
// and the wing alone.
package analyst
