package literacy

import "math"

var (
	passageDE = Counts{
		Sentences: 2, Words: 16, Letters: 83, Syllables: 28, Polysyllables: 1, SpokenPolysyllables: 1,
		Monosyllables: 5, LongWords: 3, Paragraphs: 1,
	}
	passageNL = Counts{Sentences: 2, Words: 14, Letters: 59, Syllables: 19, Paragraphs: 1}
)

var wienerBands = []Band{
	{Name: "grade4", Grade: 4, GradeTo: 4},
	{From: 5, Name: "grade5", Grade: 5, GradeTo: 5},
	{From: 6, Name: "grade6", Grade: 6, GradeTo: 6},
	{From: 7, Name: "grade7", Grade: 7, GradeTo: 7},
	{From: 8, Name: "grade8", Grade: 8, GradeTo: 8},
	{From: 9, Name: "grade9", Grade: 9, GradeTo: 9},
	{From: 10, Name: "grade10", Grade: 10, GradeTo: 10},
	{From: 11, Name: "grade11", Grade: 11, GradeTo: 11},
	{From: 12, Name: "grade12", Grade: 12, GradeTo: 15},
}

// germanicFormulas are those for German and Dutch.
func germanicFormulas() []Formula {
	de, nl := []string{"de"}, []string{"nl"}
	wiener := "R. Bamberger, E. Vanecek, Lesen – Verstehen – Lernen – Schreiben, Jugend und Volk, 1984"
	return []Formula{
		{
			ID: "amstad", Name: "Amstad's Flesch for German", Languages: de,
			Expression: "180 − W/S − 58.5·Y/W",
			Source:     "T. Amstad, Wie verständlich sind unsere Zeitungen?, Universität Zürich, 1978",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 120.5, MinWords: 100, Bands: fleschNames,
			Vector: Vector{koRpusSuite, 89.91223022, suite + "89.91"},
			eval:   func(v *vars) float64 { return lin(180, -1, v.asl(), -58.5, v.asw()) },
		},
		{
			ID: "wiener-1", Name: "First new Wiener Sachtextformel", Languages: de,
			Expression: "0.1935·MS + 0.1672·W/S + 0.1297·IW − 0.0327·ES − 0.875; MS, IW, ES per cent of words with ≥3 syllables, >6 letters, 1 syllable",
			Source:     wiener,
			Scale:      SchoolScale, Low: 4, High: 15, MinWords: 100, Bands: wienerBands,
			Vector: Vector{koRpusSample, 10.57422654, vignette + "10.57"},
			eval: func(v *vars) float64 {
				return lin(-0.875, 0.1935, v.pct(v.poly), 0.1672, v.asl(), 0.1297, v.pct(v.long), -0.0327, v.pct(v.mono))
			},
		},
		{
			ID: "wiener-2", Name: "Second new Wiener Sachtextformel", Languages: de, VariantOf: "wiener-1",
			Expression: "0.2007·MS + 0.1682·W/S + 0.1373·IW − 2.779",
			Source:     wiener,
			Scale:      SchoolScale, Low: 4, High: 15, MinWords: 100, Bands: wienerBands,
			Vector: Vector{koRpusSample, 11.06769816, vignette + "11.07"},
			eval: func(v *vars) float64 {
				return lin(-2.779, 0.2007, v.pct(v.poly), 0.1682, v.asl(), 0.1373, v.pct(v.long))
			},
		},
		{
			ID: "wiener-3", Name: "Third new Wiener Sachtextformel", Languages: de, VariantOf: "wiener-1",
			Expression: "0.2963·MS + 0.1905·W/S − 1.1144",
			Source:     wiener,
			Scale:      SchoolScale, Low: 4, High: 15, MinWords: 100, Bands: wienerBands,
			Vector: Vector{koRpusSample, 10.57869233, vignette + "10.58"},
			eval:   func(v *vars) float64 { return lin(-1.1144, 0.2963, v.pct(v.poly), 0.1905, v.asl()) },
		},
		{
			ID: "wiener-4", Name: "Fourth new Wiener Sachtextformel", Languages: de, VariantOf: "wiener-1",
			Expression: "0.2744·MS + 0.2656·W/S − 1.693",
			Source:     wiener,
			Scale:      SchoolScale, Low: 4, High: 15, MinWords: 100, Bands: wienerBands,
			Vector: Vector{koRpusSample, 11.89051335, vignette + "11.89"},
			eval:   func(v *vars) float64 { return lin(-1.693, 0.2744, v.pct(v.poly), 0.2656, v.asl()) },
		},
		{
			ID: "smog-de", Name: "SMOG for German (Qu)", Languages: de,
			Expression: "√(30·P/S) − 2",
			Source:     wiener,
			Scale:      SchoolScale, Low: 4, High: 15, MinSentences: 30, Bands: wienerBands,
			Vector: Vector{passageDE, 1.872983346, byHand},
			eval:   func(v *vars) float64 { return math.Sqrt(v.poly*30/v.s) - 2 },
		},
		{
			ID: "flesch-douma", Name: "Flesch–Douma", Languages: nl,
			Expression: "206.84 − 77·Y/W − 0.93·W/S",
			Source:     "W. H. Douma, De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen, 1960",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 129, MinWords: 100, Bands: fleschNames,
			Note:   "Some papers print 0.33 for 0.93.",
			Vector: Vector{koRpusSuite, 99.00038849, suite + "99"},
			eval:   func(v *vars) float64 { return lin(206.84, -77, v.asw(), -0.93, v.asl()) },
		},
		{
			ID: "brouwer", Name: "Brouwer's Leesindex A", Languages: nl,
			Expression: "195 − (2/3)·100·Y/W − 2·W/S",
			Source:     "R. H. M. Brouwer, Onderzoek naar de leesmoeilijkheden van Nederlands proza, Pedagogische Studiën 40 (1963) 454–464",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 126.3, MinWords: 100, Bands: fleschNames,
			Vector: Vector{passageNL, 90.52380952, byHand},
			eval:   func(v *vars) float64 { return lin(195, -200.0/3, v.asw(), -2, v.asl()) },
		},
		{
			ID: "brouwer-67", Name: "Brouwer's Leesindex A, factor rounded to 67", Languages: nl, VariantOf: "brouwer",
			Expression: "195 − 67·Y/W − 2·W/S",
			Source:     "Brouwer, 1963, in the rounded form in circulation",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 126, MinWords: 100, Bands: fleschNames,
			Vector: Vector{koRpusSuite, 68.0618705, suite + "68.06"},
			eval:   func(v *vars) float64 { return lin(195, -67, v.asw(), -2, v.asl()) },
		},
	}
}
