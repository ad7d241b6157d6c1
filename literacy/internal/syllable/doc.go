// Package syllable counts the syllables of one written word.
//
// It is for the readability formulas of package literacy: it says how many syllables a reader hears, not where a
// line may be broken. Hyphenation patterns are not used, because a hyphenation is not a syllable count ("a-bout"
// is never broken, "real" and "fire" never tell).
//
// # What a word is
//
// A word is one token, in any case, composed or decomposed, with apostrophes (straight or curly) and hyphens inside.
// A hyphenated word is counted part by part. Digits and signs have no syllables of their own: how a figure is read
// aloud is the caller's convention. A token with at least one letter counts at least one; a token without a letter
// counts none.
//
// # What is counted, language by language
//
//   - en: a table learned from the CMU Pronouncing Dictionary, exact on every word of it, and for other words the
//     same table with word-formation and drug-name rules. Abbreviations without a vowel are spelled out ("mph" is 3).
//   - es, fr, de, it, pt, nl: the written rules of the language with lists of exceptions. French is counted as
//     spoken, mute e silent; see [CountWritten] for French as written.
//   - sv, da, no, pl, ru, tr: the vowels of the script, with the few digraphs and silent vowels of each language.
//   - ar: the vowel marks of a vocalised word. An unvocalised word does not write its short vowels, so its count
//     cannot be read off the page: [BasisOf] says so, and what is returned is a floor, the long vowels written.
//   - any other language: runs of vowel letters.
//
// # Evidence
//
// EVALUATION.md beside this file holds the measured accuracy, printed by the generator in folder gen.
//
// The package is internal: it promises nothing outside this module. Every function is pure, safe for concurrent use
// and allocates nothing once the English table has been unpacked, which the first English word does in about a
// millisecond (a string of more than 128 bytes is copied).
package syllable
