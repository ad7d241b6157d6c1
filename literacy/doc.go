// Package literacy says how hard a text is to read, and what makes it so.
//
// It gives a service or an author the counts, the readability formulas people
// ask for, each with its conditions, and the sentences and words that make a
// text hard, with plainer ones. [Analyze] reads plain text and simple
// Markdown; [AnalyzeBlocks] reads the blocks of a document that something else
// took apart; [Score] serves those who have counts; [Explain] says a report in
// words. A [Policy] names the language, the target and the terms of a house; a
// [Lexicon] holds such terms. Package literacy knows seven languages fully
// (en, es, fr, de, it, pt, nl) and seven by the formulas that fit (sv, da, no,
// pl, ru, tr, ar).
//
// # What it is not for
//
// A formula counts; it does not understand. A text with a good value can be
// wrong, muddled or unkind, and a name that everybody knows counts as hard.
// Try a text with its readers. The findings are places to look at; several
// will be fine as they are. The values are not medical advice and say nothing
// of a reader.
//
// # Blocks, units and the two readings
//
// A text is blocks: headings, paragraphs, list items, table rows, quotations.
// In plain text they are found by blank lines, list markers, table bars and
// columns, lines in capitals, and lines that are plainly not wrapped. The end
// of a block always ends a sentence. A table row is one unit and one sentence.
// List markers and table bars are no words; so are an "o" and bare numbers in
// a row before capitals at the beginnings of lines, as a list looks that was
// copied from a page. The target of a link and a picture with its alternative
// text are in neither reading: who sees the picture does not read it. They
// stand in Report.LeftOut as link targets.
//
// Every text is counted twice in one pass. The reading of all units takes each
// heading, fragment, lead-in line and table row as one sentence. The reading
// of prose takes running text only, as Flesch asks (1979): the sentences that
// end in a full stop, a question mark, an exclamation mark or an ellipsis, with
// closing quotes or brackets behind it or not, whatever their block. A heading
// that is a question counts, and so does a list item that is a whole sentence;
// a lead-in that ends in a colon does not. Report.LeftOut names what was left
// out, and why.
//
// # Words
//
// One word are: a contraction (don't), a hyphenated word (well-known), a word
// with an optional ending (tablet(s)), a figure (1,000; 12:30; 3/4; 10–12; 1
// 000), a figure with its sign or letters (50%, $15, 5mg, 5mg/kg, 10^9/L), an
// abbreviation (e.g.; p. ej.; z. B.), a measure with slashes (mg/ml, kg/m²,
// mg/kg/day), initials (NHS, A&E), a web or e-mail address,
// and a telephone number with its spaces. "5 mg" is two, "and/or" is two, a
// dash separates, and a sign alone is none. A word that is divided at the end
// of a line is one: small letters behind a hyphen and a line end go on the word
// before it, without the hyphen unless both halves are common words and the
// whole is not (medi-cine, some-thing, but well-known); "short-" at the end of
// a line before "and" is a word by itself. French and Italian elided forms are
// words of their own: l' and d' without a syllable, un' and dell' with one;
// Policy.WholeElisions reads them with the next word instead. A character of
// Chinese or Japanese is a word of one syllable. The mark of a footnote ([1], ²,
// ^1^, †, or a figure set close to the stop of a sentence) is neither word nor
// digit; neither is a sign spelt as in a web page (&nbsp;, &#8226;).
//
// Letters are letters of any script; digits are apart, and so are the letters
// of addresses. A byte that is not UTF-8 is reported and in no count.
//
// # Syllables
//
// Counted as Flesch asks: figures, abbreviations, initials and addresses have
// one, and of two accepted pronunciations the shorter counts. A hyphenated
// word has those of its parts. A word in capitals is read as a word if it is a
// common one or could be spoken, and as initials if not. French is counted as
// spoken, the mute e silent; Policy.WrittenSyllables counts it as written.
//
// Other authors count otherwise, and each formula uses its author's way unless
// the profile is plain: McLaughlin's SMOG reads figures aloud and abbreviations
// in full; Fry read figures digit by digit; Gunning leaves out names, compounds
// of easy words, and words that reach three syllables by -es, -ed or -ing;
// Dale and Chall take names for familiar and apply their rules of inflection.
//
// # Sentences
//
// A full stop does not end a sentence after an abbreviation that never ends
// one, an initial, inside a figure, an address or an ellipsis that goes on, or
// before a small letter. Abbreviations that may end one (p.m., U.S., etc.) do
// so before a word that looks like a beginning. Tables of abbreviations and of
// words that begin sentences stand beside the code for each language.
//
// # Formulas
//
// [Formulas] lists them with constants, source, range, sample and a worked
// example each. Values are neither rounded nor clamped and never averaged; a
// value from too short a text, or outside the range of the data, is given and
// marked. Where sources disagree, the variants have names of their own. The
// graphs of Fry and Raygor are not here, because their curves could not be
// verified; neither are formulas whose constants could not, such as OSMAN and
// Pisarek's.
//
// # What a sentence weighs
//
// The contribution of a sentence is computed: the deciding value of the text
// less its value without the sentence. Report.Worst gives the value that the
// text would have if its heaviest sentences read like the rest.
//
// # Evidence
//
// Counts are tested against passages counted by hand, sentences against
// cases of every kind named above, each formula against an example worked out
// apart from the code, published where one was found: [Vector] says which. Of
// the golden rules of pragmatic_segmenter in the form in which several libraries
// ship them, 40 of 40 are met in English and 30 of 30 in Spanish; a test in bench
// reads them from where they are. EVALUATION.md in internal/syllable holds the accuracy
// of the syllables, BENCHMARKS.md in bench the speed beside other libraries.
//
// # Compatibility
//
// Within a major version names and JSON forms stay. Counts may change where a
// rule is mended, and lists grow; the change log says so. All functions are
// pure and safe for concurrent use.
package literacy
