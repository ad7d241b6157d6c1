package literacy_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/concord-sdm/concord/literacy"
)

// counted are the counts that a case states; −1 is not stated.
type counted struct{ Sentences, Prose, Words, Syllables, Letters, Digits int }

const any = -1

func countsOf(text, lang string, p literacy.Policy) literacy.Report {
	p.Language = lang
	return literacy.Analyze(text, p)
}

func TestConventions(t *testing.T) {
	tests := []struct {
		name, lang, text string
		want             counted
		reason           string
	}{
		{"contraction", "en", "Don't stop.", counted{1, 1, 2, 2, 8, 0}, "a contraction is one word"},
		{"curly apostrophe", "en", "Don’t stop.", counted{1, 1, 2, 2, 8, 0}, "as with a straight one"},
		{"possessive plural", "en", "The patients' ward.", counted{1, 1, 3, 4, 15, 0}, "the apostrophe at the end is no letter"},
		{"hyphenated", "en", "A well-known drug.", counted{1, 1, 3, 4, 14, 0}, "one word with the syllables of its parts"},
		{"non-breaking hyphen", "en", "A well\u2011known drug.", counted{1, 1, 3, 4, 14, 0}, "as with a plain one"},
		{"soft hyphen", "en", "Take your medi\u00adcine.", counted{1, 1, 3, 5, 16, 0}, "a soft hyphen is not there"},
		{"and/or", "en", "Red and/or blue.", counted{1, 1, 4, 4, 12, 0}, "a slash separates words"},
		{"em dash", "en", "Wait—then go.", counted{1, 1, 3, 3, 10, 0}, "a dash separates words"},
		{"double hyphen", "en", "Wait--then go.", counted{1, 1, 3, 3, 10, 0}, "two hyphens are a dash"},
		{"signs alone", "en", "Salt & pepper … and more.", counted{1, 1, 4, 5, 17, 0}, "& and … are no words"},
		{"figures", "en", "It costs 1,000.50 or 3/4 of 10–12 at 12:30.", counted{1, 1, 9, 9, 13, 16}, "digits joined are one word each"},
		{"percent", "en", "About 50% or 50 % of us.", counted{1, 1, 6, 7, 11, 4}, "the sign belongs to the figure"},
		{"money", "en", "It was $15 and £3.", counted{1, 1, 5, 5, 8, 3}, "the sign belongs to the figure"},
		{"dose", "en", "Take 5 mg now.", counted{1, 1, 4, 4, 9, 1}, "a figure and its unit are two words"},
		{"glued dose", "en", "Take 5mg now.", counted{1, 1, 3, 3, 9, 1}, "and one if they are written as one"},
		{"number with hyphen", "en", "A 24-hour line.", counted{1, 1, 3, 4, 9, 2}, "a hyphenated word with a figure of one syllable"},
		{"url", "en", "See https://www.nhs.uk/conditions/asthma/.", counted{1, 1, 2, 2, 3, 0}, "one word, one syllable, letters apart"},
		{"bare address", "en", "See nhs.uk for more.", counted{1, 1, 4, 4, 10, 0}, "a stop inside an address ends nothing"},
		{"email", "en", "Ask jane.doe@example.com today.", counted{1, 1, 3, 4, 8, 0}, "one word"},
		{"footnote marks", "en", "It works.¹ Take it [2, 3].[4]", counted{2, 2, 4, 4, 13, 0}, "a mark of a footnote is no word and no digit"},
		{"raised mark in a sentence", "en", "Take aspirin² now.", counted{1, 1, 3, 4, 14, 0}, "the word keeps its syllables"},
		{"raised unit", "en", "About 5 m² more.", counted{1, 1, 4, 5, 10, 1}, "a raised figure of a unit is part of it"},
		{"raised by Pandoc", "en", "It works.^1^ Take it^2,3^ now.", counted{2, 2, 5, 5, 16, 0}, "a mark of a footnote, too"},
		{"word over a line end", "en", "Take the medi-\ncine now.", counted{1, 1, 4, 6, 18, 0}, "one word without the hyphen"},
		{"compound over a line end", "en", "A well-\n  known drug.", counted{1, 1, 3, 4, 14, 0}, "two common words keep theirs"},
		{"one word of two common ones", "en", "Take some-\nthing now.", counted{1, 1, 3, 4, 16, 0}, "something is a common word itself"},
		{"hyphen that stands for a part", "en", "Use short-\nand long-term aid.", counted{1, 1, 5, 6, 22, 0}, "and is a word of its own"},
		{"soft hyphen at a line end", "en", "Take your medi\u00ad\ncine.", counted{1, 1, 3, 5, 16, 0}, "as inside a line"},
		{"dose by weight", "en", "Give 5mg/kg or 5 mg/kg/day.", counted{1, 1, 5, 5, 17, 2}, "a measure with slashes is one word, and joins its figure if it is set close"},
		{"square metres", "en", "It is 27 kg/m² or 27 kg/m^2^.", counted{1, 1, 7, 7, 12, 4}, "a raised figure belongs to its measure"},
		{"power of ten", "en", "About 10^9/L or 10⁹/L.", counted{1, 1, 4, 5, 9, 5}, "a power is part of the figure"},
		{"image", "en", "![A nurse at work](a.png) Sit down.", counted{1, 1, 2, 2, 7, 0}, "a picture with its alternative text is not read"},
		{"days", "en", "Open Mon./Tues. and Fri. only.", counted{1, 1, 6, 8, 21, 0}, "a short form for a day ends nothing"},
		{"phone", "en", "Call 0800 123 4567 now.", counted{1, 1, 3, 3, 7, 11}, "one word with its spaces"},
		{"phone abroad", "en", "Call +44 20 7946 0958 now.", counted{1, 1, 3, 3, 7, 12}, "one word with its spaces"},
		{"phone brackets", "en", "Call (555) 123-4567 now.", counted{1, 1, 3, 3, 7, 10}, "one word with its brackets"},
		{"short number", "en", "Call 999 or 111 now.", counted{1, 1, 5, 5, 9, 6}, "two words"},
		{"thousands by space", "en", "About 1 000 people.", counted{1, 1, 3, 5, 11, 4}, "one word"},
		{"years in a row", "en", "In 2019 2020 came.", counted{1, 1, 4, 4, 6, 8}, "two figures"},
		{"initials", "en", "The NHS and A&E help.", counted{1, 1, 5, 5, 15, 0}, "initials are one word of one syllable"},
		{"emphasis", "en", "Do NOT stop this MEDICINE.", counted{1, 1, 5, 7, 21, 0}, "known words in capitals are words"},
		{"titles", "en", "Ask Dr. Jones or Mr Lee.", counted{1, 1, 6, 6, 17, 0}, "abbreviations have one syllable"},
		{"optional ending", "en", "Take the tablet(s) now.", counted{1, 1, 4, 5, 17, 0}, "one word"},
		{"e.g.", "en", "Eat fruit, e.g. plums.", counted{1, 1, 4, 4, 15, 0}, "an abbreviation with stops"},
		{"caps line", "en", "DO NOT STOP.", counted{1, 1, 3, 3, 9, 0}, "capitals with a stop are a sentence"},
		{"heading", "en", "How to take it\n\nTake it now.", counted{2, 1, 7, 7, 20, 0}, "a heading is one sentence in all, none in prose"},
		{"question heading", "en", "What is it?\n\nIt is a pill.", counted{2, 2, 7, 7, 17, 0}, "a heading that is a question is prose"},
		{"list", "en", "Tell us if you:\n- smoke\n- drink\n- Do not sleep.", counted{4, 1, 9, 9, 31, 0}, "each item is a unit, whole sentences are prose"},
		{"numbered list", "en", "1. Wash it.\n2. Dry it.\n3) Use it.", counted{3, 3, 6, 6, 16, 0}, "list numbers are no words"},
		{"table", "en", "| Dose | Time |\n|---|---|\n| 5 mg | 8 a.m. |", counted{2, 1, 6, 6, 12, 2}, "a row is one sentence"},
		{"bullets", "en", "• one\n• two", counted{2, 0, 2, 2, 6, 0}, "bullets are no words"},
		{"markdown emphasis", "en", "**Do not** _stop_ it.", counted{1, 1, 4, 4, 11, 0}, "marks are no words"},
		{"markdown link", "en", "See [our page](https://x.org/a(b)) now.", counted{1, 1, 4, 4, 13, 0}, "the target is not read"},
		{"code", "en", "Run it.\n\n```\nls -l\n```\n\nDone.", counted{2, 2, 3, 3, 9, 0}, "code is not read"},
		{"wrapped lines", "en", "This is a long line that was wrapped\nin the middle of a sentence by hand\nand ends here.", counted{1, 1, 19, any, any, 0}, "a wrapped line goes on"},
		{"missing space", "en", "Take it now.Then rest.", counted{2, 2, 5, 5, 17, 0}, "a stop between a small letter and a capital ends a sentence"},
		{"combining mark", "en", "A cafe\u0301 here.", counted{1, 1, 3, 4, 9, 0}, "a mark is no letter"},
		{"invalid", "en", "Take \xff\xfe it.", counted{1, 1, 2, 2, 6, 0}, "bytes that are not UTF-8 are in no count"},
		{"chinese", "en", "吃药。 喝水。", counted{2, 2, 4, 4, 4, 0}, "a character is a word; its stop ends a sentence"},
		{"empty", "en", "", counted{0, 0, 0, 0, 0, 0}, "nothing"},
		{"signs only", "en", "*** — … !!!", counted{0, 0, 0, 0, 0, 0}, "nothing"},
		{"lead-in", "en", "You need:\n\nRest.", counted{2, 1, 3, 3, 11, 0}, "a lead-in is one sentence in all, none in prose"},

		{"es p. ej.", "es", "Tome agua, p. ej. fría.", counted{1, 1, 4, 7, 15, 0}, "an abbreviation with a space is one word"},
		{"es marks", "es", "¿Cómo está? ¡Bien!", counted{2, 2, 3, 5, 12, 0}, "opening marks begin sentences"},
		{"es doctor", "es", "Llame al Dr. Ruiz.", counted{1, 1, 4, 5, 13, 0}, "an abbreviation that never ends one"},
		{"fr elision", "fr", "L’eau et l'air.", counted{1, 1, 5, 3, 10, 0}, "l' is a word without a syllable"},
		{"fr qu'il", "fr", "Ce qu'il a.", counted{1, 1, 4, 3, 7, 0}, "qu' has none, either"},
		{"fr today", "fr", "Aujourd'hui.", counted{1, 1, 1, 3, 10, 0}, "one word by usage"},
		{"fr spaces", "fr", "Ça va ? Oui !", counted{2, 2, 3, 3, 7, 0}, "marks stand behind a space"},
		{"fr thousands", "fr", "Il y a 1 000 cas.", counted{1, 1, 5, 5, 7, 4}, "one word"},
		{"it elision", "it", "Un'ora dell'anno.", counted{1, 1, 4, 6, 13, 0}, "un' and dell' have one syllable"},
		{"it ad es.", "it", "Beva, ad es. acqua.", counted{1, 1, 3, 5, 13, 0}, "an abbreviation with a space is one word"},
		{"de z. B.", "de", "Tee, z. B. kalt.", counted{1, 1, 3, 3, 9, 0}, "an abbreviation with a space is one word"},
		{"de ordinal", "de", "Am 3. Oktober war es kalt.", counted{1, 1, 6, 8, 18, 1}, "an ordinal ends nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := countsOf(tt.text, tt.lang, literacy.Policy{})
			got := counted{
				r.Counts.Sentences, r.ProseCounts.Sentences, r.Counts.Words, r.Counts.Syllables, r.Counts.Letters, r.Counts.Digits,
			}
			if tt.want.Syllables == any {
				got.Syllables = any
			}
			if tt.want.Letters == any {
				got.Letters = any
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("%s (%s)\n%s", tt.text, tt.reason, d)
			}
		})
	}
}
