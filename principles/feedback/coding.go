package feedback

import (
	"cmp"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/principles/agreement"
)

// CodedFormat is the format of a [Coded].
const CodedFormat = "principles.coding/1.0"

// Coded is how far people who coded the same comments agree.
type Coded struct {
	// Format is [CodedFormat].
	Format string `json:"format"`
	// Comments is the number of comments.
	Comments int `json:"comments"`
	// Once is how many of them one person coded.
	Once int `json:"once"`
	// Twice is how many of them two people or more coded.
	Twice int `json:"twice"`
	// Principles say for each principle how far coders agree that a comment is about
	// it (AC1), by ascending id.
	Principles []PrincipleAgreement `json:"principles"`
	// Directions says how far they agree on the direction, where they agree that a
	// comment is about a principle (AC1).
	Directions agreement.Estimate `json:"directions"`
}

// PrincipleAgreement is how far coders agree that a comment is about a principle.
type PrincipleAgreement struct {
	// Principle is the key of the principle or item.
	Principle string `json:"principle"`
	// Estimate is Gwet's AC1, with the percent agreement beside it.
	Estimate agreement.Estimate `json:"estimate"`
}

// DoubleCoding says how far the people who coded the comments agree, by Gwet's AC1:
// most principles are absent from most comments, where kappa fails. The error is
// [Faults] if the comments are not valid.
func DoubleCoding(c Comments) (Coded, error) {
	if err := c.Validate(); err != nil {
		return Coded{}, err
	}
	out := Coded{Format: CodedFormat, Comments: len(c.Comments), Principles: []PrincipleAgreement{}}
	found := map[string]bool{}
	directions := [][]int{}
	for _, each := range c.Comments {
		switch len(each.Codings) {
		case 0:
		case 1:
			out.Once++
		default:
			out.Twice++
		}
		for _, coding := range each.Codings {
			for _, code := range coding.Codes {
				found[code.Principle] = true
			}
		}
		directions = append(directions, directionCounts(each)...)
	}
	names := []string{}
	for _, d := range Direction("").Values() {
		names = append(names, string(d))
	}
	var err error
	if out.Directions, err = ac1(names, directions); err != nil {
		return Coded{}, err
	}
	for _, principle := range slices.Sorted(maps.Keys(found)) {
		counts := [][]int{}
		for _, each := range c.Comments {
			row := []int{0, 0}
			for _, coding := range each.Codings {
				if _, is := coding.direction(principle); is {
					row[1]++
				} else {
					row[0]++
				}
			}
			counts = append(counts, row)
		}
		e, err := ac1([]string{"no", "yes"}, counts)
		if err != nil {
			return Coded{}, err
		}
		out.Principles = append(out.Principles, PrincipleAgreement{principle, e})
	}
	return out, nil
}

func ac1(categories []string, counts [][]int) (agreement.Estimate, error) {
	data, err := agreement.FromCounts(categories, counts)
	if err != nil {
		return agreement.Estimate{}, err
	}
	return agreement.Gwet(data, agreement.Options{})
}

// directionCounts returns one row for each principle that somebody found in c: how
// many coders gave it each direction.
func directionCounts(c Comment) [][]int {
	rows := map[string][]int{}
	for _, coding := range c.Codings {
		for _, code := range coding.Codes {
			row := rows[code.Principle]
			if row == nil {
				row = make([]int, len(code.Direction.Values()))
				rows[code.Principle] = row
			}
			row[slices.Index(code.Direction.Values(), code.Direction)]++
		}
	}
	out := [][]int{}
	for _, principle := range slices.Sorted(maps.Keys(rows)) {
		out = append(out, rows[principle])
	}
	return out
}

func (c Coding) direction(principle string) (Direction, bool) {
	for _, code := range c.Codes {
		if code.Principle == principle {
			return code.Direction, true
		}
	}
	return "", false
}

// agreed returns the codes that more than half of the coders of a comment gave it,
// by ascending principle; a direction on which they are split is mixed.
func (c Comment) agreed() []Code {
	out := []Code{}
	found := map[string][]Direction{}
	for _, coding := range c.Codings {
		for _, code := range coding.Codes {
			found[code.Principle] = append(found[code.Principle], code.Direction)
		}
	}
	for _, principle := range slices.Sorted(maps.Keys(found)) {
		given := found[principle]
		if 2*len(given) <= len(c.Codings) {
			continue
		}
		direction := MixedViews
		for _, d := range Direction("").Values() {
			n := 0
			for _, g := range given {
				if g == d {
					n++
				}
			}
			if 2*n > len(given) {
				direction = d
			}
		}
		out = append(out, Code{principle, direction})
	}
	return out
}

// Labels returns the comments with what most of their coders said of one principle,
// for [Evaluate]: the direction, or [Absent]. Comments that nobody coded, or on which
// coders are split, are left out; split says how many those are. The error is
// [Faults] if the comments are not valid.
func Labels(c Comments, principle string) (labelled []Labelled, split int, err error) {
	return label(c, func(coding Coding) string {
		if d, is := coding.direction(principle); is {
			return string(d)
		}
		return Absent
	})
}

// Mentions does the same without the direction: [Present] or [Absent]. It is what a
// [CueCoder] is evaluated with.
func Mentions(c Comments, principle string) (labelled []Labelled, split int, err error) {
	return label(c, func(coding Coding) string {
		if _, is := coding.direction(principle); is {
			return Present
		}
		return Absent
	})
}

func label(c Comments, of func(Coding) string) (labelled []Labelled, split int, err error) {
	if err := c.Validate(); err != nil {
		return nil, 0, err
	}
	for _, each := range c.Comments {
		votes := map[string]int{}
		for _, coding := range each.Codings {
			votes[of(coding)]++
		}
		if len(votes) == 0 {
			continue
		}
		most := slices.MaxFunc(slices.Sorted(maps.Keys(votes)), func(a, b string) int { return cmp.Compare(votes[a], votes[b]) })
		if 2*votes[most] <= len(each.Codings) {
			split++
			continue
		}
		labelled = append(labelled, Labelled{
			Text: Text{each.Text, each.Language, each.Asked}, By: each.By, Groups: slices.Clone(each.Groups), Label: most,
		})
	}
	return labelled, split, nil
}

// The labels of [Mentions] and [CueCoder]; [Labels] has Absent too.
const (
	Absent  = "absent"  // the comment is not about the principle
	Present = "present" // it is
)
