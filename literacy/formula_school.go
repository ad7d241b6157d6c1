package literacy

var daleChallBands = []Band{
	{Name: "grade4", Grade: 1, GradeTo: 4},
	{From: 5, Name: "grade5", Grade: 5, GradeTo: 6},
	{From: 6, Name: "grade7", Grade: 7, GradeTo: 8},
	{From: 7, Name: "grade9", Grade: 9, GradeTo: 10},
	{From: 8, Name: "grade11", Grade: 11, GradeTo: 12},
	{From: 9, Name: "grade13", Grade: 13, GradeTo: 15},
	{From: 10, Name: "grade16", Grade: 16, GradeTo: 16},
}

// newDaleChallBands is the grade table of 1995. The cloze score is rounded to
// a whole number before it is looked up, as the table asks.
var newDaleChallBands = []Band{
	{Name: "grade16", Grade: 16, GradeTo: 16},
	{From: 15.5, Name: "grade13", Grade: 13, GradeTo: 15},
	{From: 21.5, Name: "grade11", Grade: 11, GradeTo: 12},
	{From: 27.5, Name: "grade9", Grade: 9, GradeTo: 10},
	{From: 33.5, Name: "grade7", Grade: 7, GradeTo: 8},
	{From: 39.5, Name: "grade5", Grade: 5, GradeTo: 6},
	{From: 44.5, Name: "grade4", Grade: 4, GradeTo: 4},
	{From: 49.5, Name: "grade3", Grade: 3, GradeTo: 3},
	{From: 53.5, Name: "grade2", Grade: 2, GradeTo: 2},
	{From: 57.5, Name: "grade1", Grade: 1, GradeTo: 1},
}

// schoolFormulas are those that need a list of familiar words.
func schoolFormulas() []Formula {
	en := []string{"en"}
	return []Formula{
		{
			ID: "dale-chall-1948", Name: "Dale–Chall (1948)", Languages: en, Lists: true,
			Expression: "0.1579·100·U/W + 0.0496·W/S + 3.6365; U words outside the list",
			Source:     "E. Dale, J. S. Chall, A formula for predicting readability, Educational Research Bulletin 27 (1948) 11–20, 37–54",
			Scale:      IndexScale, Low: 4, High: 10, MinWords: 100, Bands: daleChallBands,
			Note:   "The constant is always added, as in the paper.",
			Vector: Vector{koRpusSuite, 19.6410095, suite + "19.64"},
			eval:   func(v *vars) float64 { return lin(3.6365, 0.1579, v.pct(v.unfamiliar), 0.0496, v.asl()) },
		},
		{
			ID: "dale-chall-1948-adjusted", Name: "Dale–Chall (1948), adjusted above 5 % only", Languages: en, Lists: true, VariantOf: "dale-chall-1948",
			Expression: "0.1579·100·U/W + 0.0496·W/S, + 3.6365 if 100·U/W > 5",
			Source:     "the form in circulation; the 1948 paper adds the constant always",
			Scale:      IndexScale, Low: 0, High: 10, MinWords: 100, Bands: daleChallBands,
			Vector: Vector{passage, 5.739961538, byHand},
			eval: func(v *vars) float64 {
				p := v.pct(v.unfamiliar)
				x := lin(0, 0.1579, p, 0.0496, v.asl())
				if p > 5 {
					x += 3.6365
				}
				return x
			},
		},
		{
			ID: "dale-chall-1995", Name: "New Dale–Chall (1995), cloze score", Languages: en, Lists: true,
			Expression: "64 − 0.95·100·U/W − 0.69·W/S",
			Source:     "J. S. Chall, E. Dale, Readability Revisited: The New Dale–Chall Readability Formula, Brookline, 1995",
			Scale:      ClozeScale, HigherIsEasier: true, Low: -10, High: 64, MinWords: 100, Bands: newDaleChallBands,
			Note:   "The grade comes from the authors' table.",
			Vector: Vector{koRpusSuite, -43.17660432, suite + "-43.18"},
			eval:   func(v *vars) float64 { return lin(64, -0.95, v.pct(v.unfamiliar), -0.69, v.asl()) },
		},
		{
			ID: "dale-chall-psk", Name: "Dale–Chall, recalculated by Powers, Sumner and Kearl", Languages: en, Lists: true, VariantOf: "dale-chall-1948",
			Expression: "3.2672 + 0.0596·W/S + 0.1155·100·U/W",
			Source:     "R. D. Powers, W. A. Sumner, B. E. Kearl, A recalculation of four adult readability formulas, Journal of Educational Psychology 49 (1958) 99–105",
			Scale:      GradeScale, Low: 4, High: 12, MinWords: 100,
			Vector: Vector{koRpusSuite, 15.62237137, suite + "15.62"},
			eval:   func(v *vars) float64 { return lin(3.2672, 0.0596, v.asl(), 0.1155, v.pct(v.unfamiliar)) }, grading: sameGrade,
		},
		{
			ID: "spache-1974", Name: "Spache (revised, 1974)", Languages: en, Lists: true,
			Expression: "0.121·W/S + 0.082·100·V/W + 0.659; V different words outside the Spache list",
			Source:     "G. D. Spache, Good Reading for Poor Readers, 9th edition, Garrard, 1974",
			Scale:      GradeScale, Low: 1, High: 4, MinWords: 100,
			Note:   "For books of the first three grades.",
			Vector: Vector{koRpusSuite, 8.314526619, suite + "8.31"},
			eval:   func(v *vars) float64 { return lin(0.659, 0.121, v.asl(), 0.082, v.pct(v.spache)) }, grading: sameGrade,
		},
		{
			ID: "spache-1953", Name: "Spache (1953 constants)", Languages: en, Lists: true, VariantOf: "spache-1974",
			Expression: "0.141·W/S + 0.086·100·V/W + 0.839",
			Source:     "G. Spache, A new readability formula for primary-grade reading materials, Elementary School Journal 53 (1953) 410–413",
			Scale:      GradeScale, Low: 1, High: 4, MinWords: 100,
			Note:   "Its own list had 769 words; the revised list is used here.",
			Vector: Vector{koRpusSuite, 9.259879137, suite + "9.26"},
			eval:   func(v *vars) float64 { return lin(0.839, 0.141, v.asl(), 0.086, v.pct(v.spache)) }, grading: sameGrade,
		},
	}
}
