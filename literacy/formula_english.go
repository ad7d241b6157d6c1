package literacy

import "math"

// passage are the counts of the English passage of the tests, made by hand.
var passage = Counts{
	Sentences: 8, Words: 65, Letters: 293, Syllables: 95, Polysyllables: 8, LongWords: 12, Monosyllables: 44,
	SixLetterWords: 17, MiniWords: 20, FourSyllableWords: 1, SpokenPolysyllables: 8, SignSyllables: 95, HardWords: 8,
	UnfamiliarWords: 7, SpacheWords: 13, DifferentWords: 55, Pronouns: 10, Prepositions: 7, Paragraphs: 1,
}

const byHand = "hand count: passage counted by hand (TestPassage), value worked out from the expression"

// Where a published example was found, the source of a vector ends in the
// value as it is printed there.
const (
	vignette = "published: koRpus 0.13-8 (M. Michalke), the sample text of its vignette: "
	suite    = "published: koRpus 0.13-8 (M. Michalke), the sample text of its test suite: "
)

// koRpusSample are the counts of the sample text as the vignette prints them.
// It prints three for which it names no count, so they were worked back from
// one printed value each: the syllables from the Strain Index, the
// polysyllables from the share of hard words and the words of one syllable from
// the short words. The other printed values agree with them.
var koRpusSample = Counts{
	Sentences: 18, Words: 556, Letters: 2914, Digits: 4, Syllables: 930, Polysyllables: 109, SpokenPolysyllables: 109,
	LongWords: 191, Monosyllables: 334, Pronouns: 9, Prepositions: 75,
}

// koRpusSuite are the counts of the same text in the test suite, which divides
// it into twenty sentences and most words into one syllable. Words of three
// syllables, of one, and outside the suite's own word lists were worked back
// from SMOG, FORCAST, Dale–Chall and Spache; the other values agree with them.
var koRpusSuite = Counts{
	Sentences: 20, Words: 556, Letters: 2914, Digits: 4, Syllables: 592, Polysyllables: 3, SpokenPolysyllables: 3, HardWords: 3,
	LongWords: 190, Monosyllables: 523, UnfamiliarWords: 515, SpacheWords: 291,
}

var fleschBands = []Band{
	{Name: "veryDifficult", Grade: 17, GradeTo: 17},
	{From: 30, Name: "difficult", Grade: 13, GradeTo: 16},
	{From: 50, Name: "fairlyDifficult", Grade: 10, GradeTo: 12},
	{From: 60, Name: "standard", Grade: 8, GradeTo: 9},
	{From: 70, Name: "fairlyEasy", Grade: 7, GradeTo: 7},
	{From: 80, Name: "easy", Grade: 6, GradeTo: 6},
	{From: 90, Name: "veryEasy", Grade: 5, GradeTo: 5},
}

// sameGrade is the grading of formulas whose value is a grade.
func sameGrade(v float64) (float64, float64) { return v, v }

func smogD(poly, s float64) float64 {
	return lin(3.1291, 1.0430, math.Sqrt(poly*30/s))
}

func linsear(r float64) float64 {
	if r > 20 {
		return r / 2
	}
	return (r - 2) / 2
}

func colemanLiauCloze(v *vars) float64 {
	return lin(141.8401, -0.214590, v.pct(v.l), 1.079812, v.pct(v.s))
}

// englishFormulas are the grade and ease formulas made for English that need
// no word list.
func englishFormulas() []Formula {
	en := []string{"en"}
	return []Formula{
		{
			ID: "flesch-reading-ease", Name: "Flesch Reading Ease", Languages: en,
			Expression: "206.835 − 1.015·W/S − 84.6·Y/W",
			Source:     "R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948) 221–233",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 121.22, MinWords: 100, Bands: fleschBands,
			Vector: Vector{koRpusSample, 33.97558353, vignette + "33.98"},
			eval:   func(v *vars) float64 { return lin(206.835, -1.015, v.asl(), -84.6, v.asw()) },
		},
		{
			ID: "flesch-kincaid", Name: "Flesch–Kincaid Grade Level", Languages: en,
			Expression: "0.39·W/S + 11.8·Y/W − 15.59",
			Source:     "J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, Research Branch Report 8-75, Naval Technical Training, 1975",
			Scale:      GradeScale, Low: 5.5, High: 16.3, MinWords: 100,
			Note:   "Fitted to Navy manuals read by adults; the range is that of its data.",
			Vector: Vector{koRpusSample, 16.19407674, vignette + "16.19"},
			eval:   func(v *vars) float64 { return lin(-15.59, 0.39, v.asl(), 11.8, v.asw()) }, grading: sameGrade,
		},
		{
			ID: "flesch-kincaid-simplified", Name: "Flesch–Kincaid, simplified", Languages: en, VariantOf: "flesch-kincaid",
			Expression: "0.4·W/S + 12·Y/W − 16",
			Source:     "Kincaid and others, Research Branch Report 8-75, 1975",
			Scale:      GradeScale, Low: 5.5, High: 16.3, MinWords: 100,
			Vector: Vector{passage, 4.788461538, byHand},
			eval:   func(v *vars) float64 { return lin(-16, 0.4, v.asl(), 12, v.asw()) }, grading: sameGrade,
		},
		{
			ID: "flesch-psk", Name: "Flesch, recalculated by Powers, Sumner and Kearl", Languages: en, VariantOf: "flesch-reading-ease",
			Expression: "0.0778·W/S + 4.55·Y/W − 2.2029",
			Source:     "R. D. Powers, W. A. Sumner, B. E. Kearl, A recalculation of four adult readability formulas, Journal of Educational Psychology 49 (1958) 99–105",
			Scale:      GradeScale, Low: 4, High: 12, MinWords: 100,
			Vector: Vector{koRpusSuite, 4.804544317, suite + "4.8"},
			eval:   func(v *vars) float64 { return lin(-2.2029, 0.0778, v.asl(), 4.55, v.asw()) }, grading: sameGrade,
		},
		{
			ID: "smog", Name: "SMOG (formula D)", Languages: en,
			Expression: "1.0430·√(30·P/S) + 3.1291; P words of three syllables or more, figures and abbreviations read aloud",
			Source:     "G. H. McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969) 639–646",
			Scale:      GradeScale, Low: 5, High: 18, MinSentences: 30,
			Note:   "Full comprehension; standard error 1.5 grades. Under 30 sentences the value is extrapolated.",
			Vector: Vector{koRpusSample, 17.18704799, vignette + "17.19"},
			eval:   func(v *vars) float64 { return smogD(v.smog, v.s) }, grading: sameGrade,
		},
		{
			ID: "smog-c", Name: "SMOG (formula C)", Languages: en, VariantOf: "smog",
			Expression: "0.9986·√(30·P/S + 5) + 2.8795",
			Source:     "McLaughlin, SMOG grading, 1969",
			Scale:      GradeScale, Low: 5, High: 18, MinSentences: 30,
			Vector: Vector{koRpusSuite, 5.957391912, suite + "5.96"},
			eval:   func(v *vars) float64 { return lin(2.8795, 0.9986, math.Sqrt(v.smog*30/v.s+5)) }, grading: sameGrade,
		},
		{
			ID: "smog-simple", Name: "SMOG, by nearest square", Languages: en, VariantOf: "smog",
			Expression: "3 + root of the perfect square nearest to 30·P/S",
			Source:     "McLaughlin, SMOG grading, 1969",
			Scale:      GradeScale, Low: 5, High: 18, MinSentences: 30,
			Vector: Vector{passage, 8, byHand},
			eval:   func(v *vars) float64 { return 3 + math.Floor(math.Sqrt(v.smog*30/v.s)+0.5) }, grading: sameGrade,
		},
		{
			ID: "gunning-fog", Name: "Gunning Fog Index", Languages: en,
			Expression: "0.4·(W/S + 100·H/W); H hard words",
			Source:     "R. Gunning, The Technique of Clear Writing, McGraw-Hill, 1952",
			Scale:      GradeScale, Low: 6, High: 17, MinWords: 100,
			Note:   "Names, compounds of easy words and words that reach three syllables through -es, -ed or -ing are not hard.",
			Vector: Vector{koRpusSuite, 11.33582734, suite + "11.34"},
			eval:   func(v *vars) float64 { return lin(0, 0.4, v.asl(), 0.4, v.pct(v.hard)) }, grading: sameGrade,
		},
		{
			ID: "gunning-fog-psk", Name: "Gunning Fog, recalculated by Powers, Sumner and Kearl", Languages: en, VariantOf: "gunning-fog",
			Expression: "3.0680 + 0.0877·W/S + 0.0984·100·H/W",
			Source:     "Powers, Sumner, Kearl, A recalculation of four adult readability formulas, 1958",
			Scale:      GradeScale, Low: 4, High: 12, MinWords: 100,
			Vector: Vector{koRpusSuite, 5.559153525, suite + "5.56"},
			eval:   func(v *vars) float64 { return lin(3.0680, 0.0877, v.asl(), 0.0984, v.pct(v.hard)) }, grading: sameGrade,
		},
		{
			ID: "new-fog-count", Name: "New Fog Count", Languages: en, VariantOf: "gunning-fog",
			Expression: "((easy + 3·H)/S − 3)/2; easy = W − H",
			Source:     "Kincaid and others, Research Branch Report 8-75, 1975",
			Scale:      GradeScale, Low: 5.5, High: 16.3, MinWords: 100,
			Vector: Vector{passage, 3.5625, byHand},
			eval:   func(v *vars) float64 { return ((v.w-v.hard+float64(3*v.hard))/v.s - 3) / 2 }, grading: sameGrade,
		},
		{
			ID: "coleman-liau", Name: "Coleman–Liau Index", Languages: en,
			Expression: "23.06395 − 27.4004·cloze/100; cloze = 141.8401 − 0.214590·100·L/W + 1.079812·100·S/W",
			Source:     "M. Coleman, T. L. Liau, A computer readability formula designed for machine scoring, Journal of Applied Psychology 60 (1975) 283–284",
			Scale:      GradeScale, Low: 0.4, High: 16.3, MinWords: 100,
			Vector: Vector{koRpusSample, 14.05767941, vignette + "14.1"},
			eval:   func(v *vars) float64 { return lin(23.06395, -27.4004, colemanLiauCloze(v)/100) }, grading: sameGrade,
		},
		{
			ID: "coleman-liau-short", Name: "Coleman–Liau Index, short form", Languages: en, VariantOf: "coleman-liau",
			Expression: "0.0588·100·L/W − 0.296·100·S/W − 15.8",
			Source:     "Coleman, Liau, 1975, in the rounded form in circulation",
			Scale:      GradeScale, Low: 0.4, High: 16.3, MinWords: 100,
			Vector: Vector{koRpusSample, 14.05884892, vignette + "14.1"},
			eval:   func(v *vars) float64 { return lin(-15.8, 0.0588, v.pct(v.l), -0.296, v.pct(v.s)) }, grading: sameGrade,
		},
		{
			ID: "coleman-liau-cloze", Name: "Coleman–Liau, estimated cloze percentage", Languages: en, VariantOf: "coleman-liau",
			Expression: "141.8401 − 0.214590·100·L/W + 1.079812·100·S/W",
			Source:     "Coleman, Liau, 1975",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 100,
			Vector: Vector{koRpusSample, 32.86912086, vignette + "33"},
			eval:   colemanLiauCloze,
		},
		{
			ID: "ari", Name: "Automated Readability Index", Languages: en,
			Expression: "4.71·(L + D)/W + 0.5·W/S − 21.43",
			Source:     "E. A. Smith, R. J. Senter, Automated Readability Index, AMRL-TR-66-220, 1967",
			Scale:      GradeScale, Low: 1, High: 14, MinWords: 100,
			Vector: Vector{koRpusSample, 18.73347322, vignette + "18.73"},
			eval:   func(v *vars) float64 { return lin(-21.43, 4.71, (v.l+v.d)/v.w, 0.5, v.asl()) }, grading: sameGrade,
		},
		{
			ID: "ari-nri", Name: "Automated Readability Index, Navy recalculation", Languages: en, VariantOf: "ari",
			Expression: "5.84·(L + D)/W + 0.37·W/S − 26.01",
			Source:     "Kincaid and others, Research Branch Report 8-75, 1975",
			Scale:      GradeScale, Low: 5.5, High: 16.3, MinWords: 100,
			Vector: Vector{passage, 3.321173077, byHand},
			eval:   func(v *vars) float64 { return lin(-26.01, 5.84, (v.l+v.d)/v.w, 0.37, v.asl()) }, grading: sameGrade,
		},
		{
			ID: "ari-simplified", Name: "Automated Readability Index, Navy, simplified", Languages: en, VariantOf: "ari",
			Expression: "6·(L + D)/W + 0.4·W/S − 27.4",
			Source:     "Kincaid and others, Research Branch Report 8-75, 1975",
			Scale:      GradeScale, Low: 5.5, High: 16.3, MinWords: 100,
			Vector: Vector{passage, 2.896153846, byHand},
			eval:   func(v *vars) float64 { return lin(-27.4, 6, (v.l+v.d)/v.w, 0.4, v.asl()) }, grading: sameGrade,
		},
		{
			ID: "ari-index", Name: "Automated Readability Index, index form", Languages: en, VariantOf: "ari",
			Expression: "9·(L + D)/W + W/S",
			Source:     "Smith, Senter, 1967",
			Scale:      IndexScale, Low: 30, High: 90, MinWords: 100,
			Vector: Vector{koRpusSuite, 75.03381295, suite + "75.03"},
			eval:   func(v *vars) float64 { return lin(0, 9, (v.l+v.d)/v.w, 1, v.asl()) },
		},
		{
			ID: "forcast", Name: "FORCAST", Languages: en,
			Expression: "20 − N/10; N = 150·M/W, one-syllable words in 150",
			Source:     "J. S. Caylor, T. G. Sticht, L. C. Fox, J. P. Ford, Methodologies for determining reading requirements, HumRRO TR 73-5, 1973",
			Scale:      GradeScale, Low: 5, High: 12, MinWords: 150,
			Note:   "Needs no sentences: right for forms, tables and lists.",
			Vector: Vector{koRpusSample, 10.98920863, vignette + "10.99"},
			eval:   func(v *vars) float64 { return lin(20, -0.1, 150*v.mono/v.w) }, grading: sameGrade,
		},
		{
			ID: "forcast-rgl", Name: "FORCAST, precise reading grade level", Languages: en, VariantOf: "forcast",
			Expression: "20.43 − 0.11·N",
			Source:     "Caylor and others, 1973; G. R. Klare, Assessing readability, Reading Research Quarterly 10 (1975) 62–102",
			Scale:      GradeScale, Low: 5, High: 12, MinWords: 150,
			Vector: Vector{koRpusSuite, 4.909316547, suite + "4.91"},
			eval:   func(v *vars) float64 { return lin(20.43, -0.11, 150*v.mono/v.w) }, grading: sameGrade,
		},
		{
			ID: "linsear-write", Name: "Linsear Write", Languages: en,
			Expression: "r = (easy + 3·P)/S; r/2 above 20, else (r − 2)/2",
			Source:     "J. O'Hayre, Gobbledygook Has Gotta Go, US Bureau of Land Management, 1966",
			Scale:      GradeScale, Low: 4, High: 18, MinWords: 100,
			Vector: Vector{koRpusSample, 21.5, vignette + "21.5"},
			eval:   func(v *vars) float64 { return linsear((v.w - v.poly + float64(3*v.poly)) / v.s) }, grading: sameGrade,
		},
		{
			ID: "farr-jenkins-paterson", Name: "Farr–Jenkins–Paterson", Languages: en,
			Expression: "1.599·100·M/W − 1.015·W/S − 31.517",
			Source:     "J. N. Farr, J. J. Jenkins, D. G. Paterson, Simplification of Flesch Reading Ease formula, Journal of Applied Psychology 35 (1951) 333–337",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 121.22, MinWords: 100, Bands: fleschBands,
			Vector: Vector{koRpusSample, 33.18581375, vignette + "33.19"},
			eval:   func(v *vars) float64 { return lin(-31.517, -1.015, v.asl(), 1.599, v.pct(v.mono)) },
		},
		{
			ID: "farr-jenkins-paterson-psk", Name: "Farr–Jenkins–Paterson, recalculated by Powers, Sumner and Kearl", Languages: en, VariantOf: "farr-jenkins-paterson",
			Expression: "8.4335 + 0.0923·W/S − 0.0648·100·M/W",
			Source:     "Powers, Sumner, Kearl, A recalculation of four adult readability formulas, 1958",
			Scale:      GradeScale, Low: 4, High: 12, MinWords: 100,
			Vector: Vector{koRpusSuite, 4.904044317, suite + "4.9"},
			eval:   func(v *vars) float64 { return lin(8.4335, 0.0923, v.asl(), -0.0648, v.pct(v.mono)) }, grading: sameGrade,
		},
	}
}
