package literacy

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// bormuthCloze is Bormuth's mean cloze score: 0.021401, not 0.21401 as some
// codes have it.
func bormuthCloze(v *vars) float64 {
	a, f := v.asl(), (v.w-v.unfamiliar)/v.w
	return lin(0.886593, -0.083640, v.l/v.w, 0.161911, f*f*f, -0.021401, a, 0.000577, a*a, -0.000005, a*a*a)
}

// clozeFormulas are the formulas for English fitted to cloze tests or meant
// for listeners and second-language readers, and the measures of any
// language.
func clozeFormulas() []Formula {
	en := []string{"en"}
	return []Formula{
		{
			ID: "bormuth-cloze", Name: "Bormuth mean cloze", Languages: en, Lists: true,
			Expression: "0.886593 − 0.083640·L/W + 0.161911·F³ − 0.021401·A + 0.000577·A² − 0.000005·A³; A = W/S, F familiar words per word",
			Source:     "J. R. Bormuth, Development of readability analyses, US Office of Education, 1969",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 1, MinWords: 250,
			Vector: Vector{passage, 0.4861280438, byHand},
			eval:   bormuthCloze,
		},
		{
			ID: "bormuth-gp35", Name: "Bormuth grade placement (35 % criterion)", Languages: en, Lists: true, VariantOf: "bormuth-cloze",
			Expression: "3.761864 + 1.053153·L/W − 2.138595·F³ + 0.152832·A − 0.002077·A²",
			Source:     "Bormuth, 1969",
			Scale:      GradeScale, Low: 1, High: 16, MinWords: 250,
			Vector: Vector{passage, 8.094398049, byHand},
			eval: func(v *vars) float64 {
				a, f := v.asl(), (v.w-v.unfamiliar)/v.w
				return lin(3.761864, 1.053153, v.l/v.w, -2.138595, f*f*f, 0.152832, a, -0.002077, a*a)
			}, grading: sameGrade,
		},
		{
			ID: "degrees-of-reading-power", Name: "Degrees of Reading Power", Languages: en, Lists: true, VariantOf: "bormuth-cloze",
			Expression: "100·(1 − Bormuth mean cloze)",
			Source:     "College Entrance Examination Board, 1980, from Bormuth, 1969",
			Scale:      IndexScale, Low: 0, High: 100, MinWords: 250,
			Vector: Vector{passage, 51.38719562, byHand},
			eval:   func(v *vars) float64 { return 100 * (1 - bormuthCloze(v)) },
		},
		{
			ID: "coleman-1", Name: "Coleman 1, cloze percentage", Languages: en,
			Expression: "1.29·100·M/W − 38.45",
			Source:     "E. B. Coleman, 1965, in J. G. Szalay, Validation of the Coleman readability formulas, Psychological Reports 17 (1965) 965–966",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 150,
			Vector: Vector{koRpusSample, 39.04280576, vignette + "39"},
			eval:   func(v *vars) float64 { return lin(-38.45, 1.29, v.pct(v.mono)) },
		},
		{
			ID: "coleman-2", Name: "Coleman 2, cloze percentage", Languages: en, VariantOf: "coleman-1",
			Expression: "1.16·100·M/W + 1.48·100·S/W − 37.95",
			Source:     "E. B. Coleman, 1965, in Szalay, 1965",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 150,
			Vector: Vector{koRpusSample, 36.52482014, vignette + "37"},
			eval:   func(v *vars) float64 { return lin(-37.95, 1.16, v.pct(v.mono), 1.48, v.pct(v.s)) },
		},
		{
			ID: "coleman-3", Name: "Coleman 3, cloze percentage", Languages: en, VariantOf: "coleman-1",
			Expression: "1.07·100·M/W + 1.18·100·S/W + 0.76·100·pronouns/W − 34.02",
			Source:     "E. B. Coleman, 1965, in Szalay, 1965",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 150,
			Vector: Vector{koRpusSample, 35.30733813, vignette + "35"},
			eval: func(v *vars) float64 {
				return lin(-34.02, 1.07, v.pct(v.mono), 1.18, v.pct(v.s), 0.76, v.pct(v.pronouns))
			},
		},
		{
			ID: "coleman-4", Name: "Coleman 4, cloze percentage", Languages: en, VariantOf: "coleman-1",
			Expression: "1.04·100·M/W + 1.06·100·S/W + 0.56·100·pronouns/W − 0.36·100·prepositions/W − 26.01",
			Source:     "E. B. Coleman, 1965, in Szalay, 1965",
			Scale:      ClozeScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 150,
			Vector: Vector{koRpusSample, 35.94683453, vignette + "36"},
			eval: func(v *vars) float64 {
				return lin(-26.01, 1.04, v.pct(v.mono), 1.06, v.pct(v.s), 0.56, v.pct(v.pronouns), -0.36, v.pct(v.preps))
			},
		},
		{
			ID: "danielson-bryan-1", Name: "Danielson–Bryan 1", Languages: en,
			Expression: "1.0364·C/B + 0.0194·C/S − 0.6059; C letters and digits, B = W − 1 blanks",
			Source:     "W. A. Danielson, S. D. Bryan, Computer automation of two readability formulas, Journalism Quarterly 40 (1963) 201–206",
			Scale:      GradeScale, Low: 1, High: 12, MinWords: 100,
			Vector: Vector{passage, 4.84939375, byHand},
			eval: func(v *vars) float64 {
				c := v.l + v.d
				return lin(-0.6059, 1.0364, c/max(v.w-1, 1), 0.0194, c/v.s)
			}, grading: sameGrade,
		},
		{
			ID: "danielson-bryan-2", Name: "Danielson–Bryan 2", Languages: en,
			Expression: "131.059 − 10.364·C/B − 0.194·C/S",
			Source:     "Danielson, Bryan, 1963",
			Scale:      EaseScale, HigherIsEasier: true, Low: 0, High: 100, MinWords: 100, Bands: fleschBands,
			Vector: Vector{passage, 76.5060625, byHand},
			eval: func(v *vars) float64 {
				c := v.l + v.d
				return lin(131.059, -10.364, c/max(v.w-1, 1), -0.194, c/v.s)
			},
		},
		{
			ID: "elf", Name: "Easy Listening Formula", Languages: en,
			Expression: "(Y − W)/S: syllables above one per word, per sentence",
			Source:     "I. E. Fang, The “Easy Listening Formula”, Journal of Broadcasting 11 (1966) 63–68",
			Scale:      IndexScale, Low: 0, High: 20, MinWords: 100,
			Bands: []Band{
				{Name: "easyToHear"},
				{From: 12, Name: "hardToHear"},
			},
			Vector: Vector{passage, 3.75, byHand},
			eval:   func(v *vars) float64 { return (v.y - v.w) / v.s },
		},
		{
			ID: "eflaw", Name: "McAlpine EFLAW", Languages: en,
			Expression: "(W + words of three letters or fewer)/S",
			Source:     "R. McAlpine, Global English for Global Business, CC Press, 1997",
			Scale:      IndexScale, Low: 0, High: 40, MinWords: 100,
			Bands: []Band{
				{Name: "veryEasy"},
				{From: 21, Name: "quiteEasy"},
				{From: 26, Name: "mildlyDifficult"},
				{From: 30, Name: "veryConfusing"},
			},
			Note:   "For readers whose first language is not English.",
			Vector: Vector{passage, 10.625, byHand},
			eval:   func(v *vars) float64 { return (v.w + v.mini) / v.s },
		},
		{
			ID: "wheeler-smith", Name: "Wheeler–Smith Index",
			Expression: "W/S · 10·(W − M)/W",
			Source:     "L. R. Wheeler, E. H. Smith, A practical readability formula for the classroom teacher in the primary grades, Elementary English 31 (1954) 397–399",
			Scale:      IndexScale, Low: 4, High: 35, MinWords: 100,
			Bands: []Band{
				{Name: "gradePrimer"},
				{From: 8, Name: "grade1", Grade: 1, GradeTo: 1},
				{From: 11.5, Name: "grade2", Grade: 2, GradeTo: 2},
				{From: 19, Name: "grade3", Grade: 3, GradeTo: 3},
				{From: 26.5, Name: "grade4", Grade: 4, GradeTo: 4},
				{From: 34.5, Name: "aboveGrade4"},
			},
			Vector: Vector{koRpusSample, 123.3333333, vignette + "123.33"},
			eval:   func(v *vars) float64 { return 10 * (v.w - v.mono) / v.s },
		},
		{
			ID: "strain", Name: "Strain Index", Languages: en,
			Expression: "syllables in three sentences, divided by 10",
			Source:     "N. Solomon, Qualitative Analysis of Media Language, Madurai Kamaraj University, 2006",
			Scale:      IndexScale, Low: 0, High: 20, MinSentences: 3,
			Vector: Vector{koRpusSample, 15.5, vignette + "15.5"},
			eval:   func(v *vars) float64 { return 3 * v.y / v.s / 10 },
		},
		{
			ID: "lix", Name: "LIX",
			Expression: "W/S + 100·X/W; X words of more than six letters",
			Source:     "C.-H. Björnsson, Läsbarhet, Liber, 1968",
			Scale:      IndexScale, Low: 15, High: 70, MinWords: 100,
			Bands: []Band{
				{Name: "veryEasy"},
				{From: 25, Name: "easy"},
				{From: 35, Name: "medium"},
				{From: 45, Name: "difficult"},
				{From: 55, Name: "veryDifficult"},
			},
			Vector: Vector{koRpusSample, 65.24140687, vignette + "65.24"},
			eval:   func(v *vars) float64 { return v.asl() + v.pct(v.long) },
		},
		{
			ID: "rix", Name: "RIX",
			Expression: "X/S; X words of more than six letters",
			Source:     "J. Anderson, Lix and Rix: variations on a little-known readability index, Journal of Reading 26 (1983) 490–496",
			Scale:      IndexScale, Low: 0, High: 10, MinWords: 100,
			Bands: []Band{
				{Name: "grade1", Grade: 1, GradeTo: 1},
				{From: 0.2, Name: "grade2", Grade: 2, GradeTo: 2},
				{From: 0.5, Name: "grade3", Grade: 3, GradeTo: 3},
				{From: 0.8, Name: "grade4", Grade: 4, GradeTo: 4},
				{From: 1.3, Name: "grade5", Grade: 5, GradeTo: 5},
				{From: 1.8, Name: "grade6", Grade: 6, GradeTo: 6},
				{From: 2.4, Name: "grade7", Grade: 7, GradeTo: 7},
				{From: 3.0, Name: "grade8", Grade: 8, GradeTo: 8},
				{From: 3.7, Name: "grade9", Grade: 9, GradeTo: 9},
				{From: 4.5, Name: "grade10", Grade: 10, GradeTo: 10},
				{From: 5.3, Name: "grade11", Grade: 11, GradeTo: 11},
				{From: 6.2, Name: "grade12", Grade: 12, GradeTo: 12},
				{From: 7.2, Name: "grade13", Grade: 13, GradeTo: 16},
			},
			Vector: Vector{koRpusSample, 10.61111111, vignette + "10.61"},
			eval:   func(v *vars) float64 { return v.long / v.s },
		},
		{
			ID: "tuldava", Name: "Tuldava's text difficulty",
			Expression: "Y/W · ln(W/S)",
			Source:     "J. Tuldava, 1993, in P. Grzybek, Text difficulty and the Arens–Altmann law, Praesens, 2010",
			Scale:      IndexScale, Low: 0, High: 10, MinWords: 100,
			Vector: Vector{koRpusSample, 5.737893487, vignette + "5.74"},
			eval:   func(v *vars) float64 { return v.asw() * stats.Log(v.asl()) },
		},
		{
			ID: "fucks", Name: "Fucks' style characteristic", Languages: []string{"de", "en"},
			Expression: "Y/W · W/S",
			Source:     "W. Fucks, Der Unterschied des Prosastils von Dichtern und anderen Schriftstellern, Sprachforum 1 (1955) 233–244",
			Scale:      IndexScale, Low: 0, High: 100, MinWords: 100,
			Vector: Vector{koRpusSample, 51.66666667, vignette + "51.67"},
			eval:   func(v *vars) float64 { return v.asw() * v.asl() },
		},
		{
			ID: "ovix", Name: "OVIX, word variation index", Languages: []string{"da", "no", "sv"},
			Expression: "ln W / ln(2 − ln T / ln W); T different words",
			Source:     "T. Hultman, M. Westman, Gymnasistsvenska, Liber, 1977",
			Scale:      IndexScale, Low: 0, High: 150, MinWords: 100,
			Vector: Vector{passage, 106.3841278, byHand},
			eval: func(v *vars) float64 {
				if v.w < 2 || v.different < 2 || v.different >= v.w {
					return math.NaN()
				}
				return stats.Log(v.w) / stats.Log(2-stats.Log(v.different)/stats.Log(v.w))
			},
		},
	}
}
