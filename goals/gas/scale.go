package gas

import (
	"slices"
)

// Scale is a set of levels and the words for them. Scales are data: a caller
// may use one of its own, as long as its levels lie from −2 to +2.
type Scale struct {
	// Name is how reports call the scale.
	Name string `json:"name"`
	// Levels are the levels, lowest first.
	Levels []Level `json:"levels"`
}

// Level is one level of a scale.
type Level struct {
	// Score is the number of the level, -2 to +2.
	Score float64 `json:"score"`
	// Key names the level in words, stable within a major version.
	Key string `json:"key"`
	// Code is the LOINC answer code that HL7's PCO guide gives the level; empty
	// if there is none.
	Code string `json:"code,omitzero"`
}

// FiveLevels returns the scale of Kiresuk & Sherman 1968, with the LOINC
// answer codes of HL7 Person-Centered Outcomes STU1.
func FiveLevels() Scale {
	return Scale{Name: "fiveLevels", Levels: []Level{
		{-2, "muchLess", "LA34484-8"},
		{-1, "less", "LA34483-0"},
		{0, "expected", "LA34481-4"},
		{1, "more", "LA34480-6"},
		{2, "muchMore", "LA34479-8"},
	}}
}

// SixLevels returns the five levels and one between "less" and "expected": the
// goal was partly achieved, −0.5.
func SixLevels() Scale {
	s := FiveLevels()
	s.Name = "sixLevels"
	s.Levels = slices.Insert(s.Levels, 2, Level{Score: -0.5, Key: "partly"})
	return s
}

// Has reports whether a score is a level of the scale.
func (s Scale) Has(score float64) bool {
	return slices.ContainsFunc(s.Levels, func(l Level) bool { return l.Score == score })
}

// Validate returns [ErrLevel] unless the scale has at least two levels, lowest
// first, from −2 to +2, with 0 among them.
func (s Scale) Validate() error {
	if len(s.Levels) < 2 || !s.Has(0) {
		return ErrLevel
	}
	for i, l := range s.Levels {
		if !(l.Score >= -2 && l.Score <= 2) || (i > 0 && s.Levels[i-1].Score >= l.Score) {
			return ErrLevel
		}
	}
	return nil
}

// Ends returns the lowest and the highest score.
func (s Scale) Ends() (low, high float64) {
	if len(s.Levels) == 0 {
		return 0, 0
	}
	return s.Levels[0].Score, s.Levels[len(s.Levels)-1].Score
}
