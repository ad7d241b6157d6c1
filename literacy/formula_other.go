package literacy

var (
	passageRU = Counts{Sentences: 2, Words: 7, Syllables: 18, Paragraphs: 1}
	passageTR = Counts{Sentences: 2, Words: 8, Syllables: 12, Paragraphs: 1}
	passagePL = Counts{Sentences: 2, Words: 10, Syllables: 24, FourSyllableWords: 1, Paragraphs: 1}
)

// otherFormulas are those for Russian, Turkish and Polish.
func otherFormulas() []Formula {
	ru, tr, pl := []string{"ru"}, []string{"tr"}, []string{"pl"}
	return []Formula{
		{
			ID: "oborneva", Name: "Oborneva's Flesch for Russian", Languages: ru,
			Expression: "206.835 − 1.3·W/S − 60.1·Y/W",
			Source:     "I. V. Oborneva, Automated estimation of the complexity of educational texts on the basis of statistical parameters, Moscow, 2006",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 145.4, MinWords: 100, Bands: fleschNames,
			Vector: Vector{passageRU, 47.74214286, byHand},
			eval:   func(v *vars) float64 { return lin(206.835, -1.3, v.asl(), -60.1, v.asw()) },
		},
		{
			ID: "atesman", Name: "Ateşman", Languages: tr,
			Expression: "198.825 − 40.175·Y/W − 2.610·W/S",
			Source:     "E. Ateşman, Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58 (1997) 71–74",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 156, MinWords: 100,
			Bands: []Band{
				{Name: "veryDifficult"},
				{From: 30, Name: "difficult"},
				{From: 50, Name: "standard"},
				{From: 70, Name: "easy"},
				{From: 90, Name: "veryEasy"},
			},
			Vector: Vector{passageTR, 128.1225, byHand},
			eval:   func(v *vars) float64 { return lin(198.825, -40.175, v.asw(), -2.610, v.asl()) },
		},
		{
			ID: "fog-pl", Name: "Fog for Polish", Languages: pl,
			Expression: "0.4·(W/S + 100·Q/W); Q words of four syllables or more",
			Source:     "Gunning's formula with four syllables for a hard word, as is usual for Polish",
			Scale:      SchoolScale, Low: 1, High: 20, MinWords: 100,
			Vector: Vector{passagePL, 6, byHand},
			eval:   func(v *vars) float64 { return lin(0, 0.4, v.asl(), 0.4, v.pct(v.four)) },
		},
	}
}
