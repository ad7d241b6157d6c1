package principles

import "slices"

// RollUpFormat is the format name and version of a [RollUp].
const RollUpFormat = "principles.rollup/1.0"

// RollUp counts the answers of several assessments by level and role. It adds
// counts and shows the range of the parts; it makes no figure over several levels,
// roles or assessments.
type RollUp struct {
	// Format is the format name and version: principles.rollup/1.0.
	Format string `json:"format"`
	// Reports is how many assessments were rolled up.
	Reports int `json:"reports"`
	// Levels are the counts, by level and then by role.
	Levels []RollUpLevel `json:"levels"`
}

// RollUpLevel is what one role answered at one level.
type RollUpLevel struct {
	// Level is the level.
	Level Level `json:"level"`
	// Role is whose answers they are.
	Role Role `json:"role"`
	// Reports is how many assessments have answers of the role at the level.
	Reports int `json:"reports"`
	// Met counts the answers with the highest value.
	Met int `json:"met"`
	// Partly counts the answers between the lowest and the highest value.
	Partly int `json:"partly"`
	// NotMet counts the answers with the lowest value.
	NotMet int `json:"notMet"`
	// NotApplicable counts the answers "not applicable".
	NotApplicable int `json:"notApplicable"`
	// Unknown counts the missing answers.
	Unknown int `json:"unknown"`
	// Lowest is the lowest share of a single assessment at the level.
	Lowest Figure `json:"lowest"`
	// Highest is the highest share of a single assessment at the level.
	Highest Figure `json:"highest"`
}

// RollUpReports rolls up the levels of several reports, such as those of the wards
// of a hospital.
func RollUpReports(reports []Report) RollUp {
	up := RollUp{Format: RollUpFormat, Reports: len(reports), Levels: []RollUpLevel{}}
	for _, level := range allLevels {
		for _, role := range allRoles {
			l := RollUpLevel{Level: level, Role: role, Lowest: absent(WhyNothingAnswered), Highest: absent(WhyNothingAnswered)}
			for i := range reports {
				l.add(&reports[i])
			}
			if l.Reports > 0 {
				up.Levels = append(up.Levels, l)
			}
		}
	}
	return up
}

// add counts the answers of one report.
func (l *RollUpLevel) add(r *Report) {
	n := slices.IndexFunc(r.Roles, func(x RoleResult) bool { return x.Role == l.Role })
	if n < 0 {
		return
	}
	k := slices.IndexFunc(r.Roles[n].Levels, func(x LevelResult) bool { return x.Level == l.Level })
	if k < 0 {
		return
	}
	x := &r.Roles[n].Levels[k]
	l.Reports++
	l.Met += x.Met
	l.Partly += x.Partly
	l.NotMet += x.NotMet
	l.NotApplicable += x.NotApplicable
	l.Unknown += x.Unknown
	v, ok := x.Share.Get()
	if !ok {
		return
	}
	if low, seen := l.Lowest.Get(); !seen || v < low {
		l.Lowest = figureOf(v)
	}
	if high, seen := l.Highest.Get(); !seen || v > high {
		l.Highest = figureOf(v)
	}
}
