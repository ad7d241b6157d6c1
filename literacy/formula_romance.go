package literacy

// Counts of short passages in other languages, made by hand; the passages
// stand in the tests.
var (
	passageES = Counts{Sentences: 3, Words: 22, Letters: 96, Syllables: 42, Polysyllables: 5, SpokenPolysyllables: 5, Paragraphs: 1}
	passageFR = Counts{Sentences: 2, Words: 16, Letters: 64, Syllables: 23, Paragraphs: 1}
	passageIT = Counts{Sentences: 2, Words: 11, Letters: 58, Syllables: 24, Paragraphs: 1}
	passagePT = Counts{Sentences: 2, Words: 12, Letters: 53, Syllables: 24, Paragraphs: 1}
)

var spanishEase = []Band{
	{Name: "veryDifficult"},
	{From: 30, Name: "difficult"},
	{From: 50, Name: "fairlyDifficult"},
	{From: 60, Name: "standard"},
	{From: 70, Name: "fairlyEasy"},
	{From: 80, Name: "easy"},
	{From: 90, Name: "veryEasy"},
}

// inflesz are the bands of the INFLESZ scale, written for health texts.
var inflesz = []Band{
	{Name: "veryDifficult"},
	{From: 40, Name: "somewhatDifficult"},
	{From: 55, Name: "standard"},
	{From: 65, Name: "fairlyEasy"},
	{From: 80, Name: "veryEasy"},
}

// romanceFormulas are those for Spanish, French, Italian and Portuguese.
func romanceFormulas() []Formula {
	es, fr, it, pt := []string{"es"}, []string{"fr"}, []string{"it"}, []string{"pt"}
	return []Formula{
		{
			ID: "fernandez-huerta", Name: "Fernández Huerta", Languages: es,
			Expression: "206.84 − 60·Y/W − 1.02·W/S",
			Source:     "J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214 (1959) 29–32, with words per sentence (G. Law, LINGUIST List 22.2332, 2011)",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 145.8, MinWords: 100, Bands: spanishEase,
			Note:   "As printed in 1959 the last term uses sentences per 100 words, which makes longer sentences easier; see the variant.",
			Vector: Vector{passageES, 84.81454545, byHand},
			eval:   func(v *vars) float64 { return lin(206.84, -60, v.asw(), -1.02, v.asl()) },
		},
		{
			ID: "fernandez-huerta-printed", Name: "Fernández Huerta, as printed", Languages: es, VariantOf: "fernandez-huerta",
			Expression: "206.84 − 60·Y/W − 1.02·100·S/W",
			Source:     "Fernández Huerta, 1959, literally",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 145.8, MinWords: 100, Bands: spanishEase,
			Note:   "Longer sentences come out easier: for comparison with published figures only.",
			Vector: Vector{passageES, 78.38545455, byHand},
			eval:   func(v *vars) float64 { return lin(206.84, -60, v.asw(), -1.02, v.pct(v.s)) },
		},
		{
			ID: "szigriszt-pazos", Name: "Szigriszt-Pazos perspicuity (INFLESZ)", Languages: es,
			Expression: "206.835 − 62.3·Y/W − W/S",
			Source:     "F. Szigriszt Pazos, Sistemas predictivos de legilibilidad del mensaje escrito, Universidad Complutense, 1993; bands of INFLESZ: I. M. Barrio-Cantalejo and others, Anales del Sistema Sanitario de Navarra 31 (2008) 135–152",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 144.5, MinWords: 100, Bands: inflesz,
			Vector: Vector{koRpusSuite, 112.7011871, suite + "112.7"},
			eval:   func(v *vars) float64 { return lin(206.835, -62.3, v.asw(), -1, v.asl()) },
		},
		{
			ID: "gutierrez-de-polini", Name: "Gutiérrez de Polini", Languages: es,
			Expression: "95.2 − 9.7·L/W − 0.35·W/S",
			Source:     "L. E. Gutiérrez de Polini, Investigación sobre lectura en Venezuela, 1972",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 100,
			Bands: []Band{
				{Name: "veryDifficult"},
				{From: 20, Name: "difficult"},
				{From: 40, Name: "standard"},
				{From: 60, Name: "easy"},
				{From: 80, Name: "veryEasy"},
			},
			Note:   "Made for Spanish from the start; sixth-grade pupils.",
			Vector: Vector{Counts{Sentences: 18, Words: 556, Letters: 2918}, 33.48133493, vignette + "33.48"},
			eval:   func(v *vars) float64 { return lin(95.2, -9.7, v.l/v.w, -0.35, v.asl()) },
		},
		{
			ID: "crawford", Name: "Crawford", Languages: es,
			Expression: "0.049·100·Y/W − 0.205·100·S/W − 3.407",
			Source:     "A. N. Crawford, Fórmula y gráfico para determinar la comprensibilidad de textos de nivel primario en castellano, Lectura y Vida 6 (1985)",
			Scale:      SchoolScale, Low: 1, High: 6, MinWords: 100,
			Note:   "Years of primary school.",
			Vector: Vector{passageES, 3.152090909, byHand},
			eval:   func(v *vars) float64 { return lin(-3.407, -0.205, v.pct(v.s), 0.049, v.pct(v.y)) },
		},
		{
			ID: "sol", Name: "SOL, SMOG for Spanish", Languages: es,
			Expression: "0.74·SMOG − 2.51",
			Source:     "A. Contreras, R. García-Alonso, M. Echenique, F. Daye-Contreras, The SOL formulas for converting SMOG readability scores, Journal of Health Communication 4 (1999) 21–29",
			Scale:      GradeScale, Low: 1, High: 16, MinSentences: 30,
			Vector: Vector{passageES, 5.263125559, byHand},
			eval:   func(v *vars) float64 { return lin(-2.51, 0.74, smogD(v.smog, v.s)) }, grading: sameGrade,
		},
		{
			ID: "kandel-moles", Name: "Kandel–Moles", Languages: fr,
			Expression: "207 − 1.015·W/S − 73.6·Y/W",
			Source:     "L. Kandel, A. Moles, Application de l'indice de Flesch à la langue française, Cahiers d'études de radio-télévision 19 (1958) 253–274",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 132, MinWords: 100, Bands: fleschNames,
			Vector: Vector{passageFR, 93.08, byHand},
			eval:   func(v *vars) float64 { return lin(207, -1.015, v.asl(), -73.6, v.asw()) },
		},
		{
			ID: "kandel-moles-209", Name: "Kandel–Moles, second form in circulation", Languages: fr, VariantOf: "kandel-moles",
			Expression: "209 − 1.15·W/S − 68·Y/W",
			Source:     "Kandel, Moles, 1958, as given by other authors; the paper was not seen",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 140, MinWords: 100, Bands: fleschNames,
			Vector: Vector{koRpusSuite, 104.6271223, suite + "104.63"},
			eval:   func(v *vars) float64 { return lin(209, -1.15, v.asl(), -68, v.asw()) },
		},
		{
			ID: "gulpease", Name: "Gulpease", Languages: it,
			Expression: "89 + (300·S − 10·L)/W",
			Source:     "P. Lucisano, M. E. Piemontese, Gulpease: una formula per la predizione della difficoltà dei testi in lingua italiana, Scuola e Città 39 (1988) 110–124",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 100,
			Bands: []Band{
				{Name: "hardForHighSchool"},
				{From: 40, Name: "hardForMiddleSchool"},
				{From: 60, Name: "hardForPrimarySchool"},
				{From: 80, Name: "easyForPrimarySchool"},
			},
			Vector: Vector{passageIT, 90.81818182, byHand},
			eval:   func(v *vars) float64 { return lin(89, 300, v.s/v.w, -10, v.l/v.w) },
		},
		{
			ID: "franchina-vacca-1972", Name: "Flesch–Vacca (1972)", Languages: it,
			Expression: "206 − 65·Y/W − W/S",
			Source:     "V. Franchina, R. Vacca, 1972, in Adaptation of Flesch readability index on a bilingual text written by the same author both in Italian and English, Linguaggi 3 (1986) 47–49",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 141, MinWords: 100, Bands: fleschNames,
			Vector: Vector{passageIT, 58.68181818, byHand},
			eval:   func(v *vars) float64 { return lin(206, -65, v.asw(), -1, v.asl()) },
		},
		{
			ID: "franchina-vacca-1986", Name: "Flesch–Vacca (1986)", Languages: it, VariantOf: "franchina-vacca-1972",
			Expression: "217 − 1.3·W/S − 60·Y/W",
			Source:     "Franchina, Vacca, Linguaggi 3 (1986) 47–49",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 157, MinWords: 100, Bands: fleschNames,
			Vector: Vector{passageIT, 78.94090909, byHand},
			eval:   func(v *vars) float64 { return lin(217, -1.3, v.asl(), -60, v.asw()) },
		},
		{
			ID: "flesch-martins", Name: "Flesch for Portuguese (Martins)", Languages: pt,
			Expression: "248.835 − 1.015·W/S − 84.6·Y/W",
			Source:     "T. B. F. Martins, C. M. Ghiraldelo, M. G. V. Nunes, O. N. Oliveira, Readability formulas applied to textbooks in Brazilian Portuguese, Notas do ICMSC-USP 28, 1996",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 163, MinWords: 100,
			Bands: []Band{
				{Name: "veryDifficult"},
				{From: 25, Name: "difficult"},
				{From: 50, Name: "easy"},
				{From: 75, Name: "veryEasy"},
			},
			Vector: Vector{passagePT, 73.545, byHand},
			eval:   func(v *vars) float64 { return lin(248.835, -1.015, v.asl(), -84.6, v.asw()) },
		},
	}
}

// fleschNames are Flesch's bands without his school grades, which were never
// checked for other languages.
var fleschNames = func() []Band {
	b := make([]Band, len(fleschBands))
	for i, f := range fleschBands {
		b[i] = Band{From: f.From, Name: f.Name}
	}
	return b
}()
