package goals

import (
	"github.com/concord-sdm/concord/internal/fault"
)

func (c *checker) checkTargets(p fault.Path, plan Plan) {
	seen := make(map[string]bool, len(plan.Targets))
	starts := make(map[string]Date, len(plan.Goals))
	for i := range plan.Goals {
		starts[plan.Goals[i].ID] = plan.Goals[i].Start
	}
	c.list(p, len(plan.Targets), maxTargets)
	for i := range plan.Targets {
		v, ip := &plan.Targets[i], p.Index(i)
		c.id(ip, v.ID, seen)
		if len(v.Goals) == 0 {
			c.Addf(ip.Field("goals"), fault.Required, nil, "needs the id of at least one goal")
		}
		c.refs(ip.Field("goals"), v.Goals, c.goals, "goal")
		c.optRef(ip.Field("measure"), v.Measure, c.measures, "measure")
		versions := ip.Field("versions")
		if len(v.Versions) == 0 {
			c.Addf(versions, fault.Required, nil, "needs at least one version")
		}
		c.list(versions, len(v.Versions), maxVersions)
		for j := range v.Versions {
			vp := versions.Index(j)
			w := &v.Versions[j]
			if j == 0 {
				c.optDate(vp.Field("from"), w.From)
			} else if c.date(vp.Field("from"), w.From) {
				if prev := v.Versions[j-1].From; prev.IsValid() && !prev.Before(w.From) {
					c.Addf(vp.Field("from"), fault.Conflict, ErrDates, "must be after the version above it; versions are append-only, oldest first")
				}
			}
			c.version(vp, w, c.units[v.Measure])
			if w.Start == "" {
				for _, g := range v.Goals {
					if s := starts[g]; s.IsValid() && w.Due.IsValid() && w.Due.Before(s) {
						c.Addf(vp.Field("due"), fault.Conflict, ErrDates, "must not be before the start of the goal")
						break
					}
				}
			}
		}
		c.extensions(ip, v.Extensions)
	}
}

// version checks one version of a target whose measure has the given unit.
func (c *checker) version(p fault.Path, v *TargetVersion, unit yardstick) {
	if !word(c, p.Field("kind"), v.Kind) {
		return
	}
	c.better(p, v)
	c.bounds(p, v, unit)
	if (v.Code != Coding{}) {
		if v.Kind != TargetCoded {
			c.Addf(p.Field("code"), fault.Forbidden, nil, "must be absent unless the kind is coded")
		}
		c.coding(p.Field("code"), v.Code)
	} else if v.Kind == TargetCoded {
		c.Addf(p.Field("code"), fault.Required, nil, "is required with the kind coded")
	}
	switch {
	case v.Kind == TargetYesNo:
		word(c, p.Field("answer"), v.Answer)
	case v.Answer != "":
		c.Addf(p.Field("answer"), fault.Forbidden, nil, "must be absent unless the kind is yesNo")
	}
	c.optDate(p.Field("start"), v.Start)
	c.optDate(p.Field("due"), v.Due)
	c.order(p.Field("due"), v.Start, v.Due, "must not be before start")
	if (v.DueAfter != Quantity{}) {
		dp := p.Field("dueAfter")
		switch {
		case v.Due != "":
			c.Addf(dp, fault.Conflict, nil, "must be absent where there is a due date")
		case c.inUnit(dp, v.DueAfter, yardstick{unit: "d"}, "must be a UCUM unit of time, such as d, wk or mo"):
			c.number(dp.Field("value"), v.DueAfter.Value, 0, 1e6, "must be from 0 to 1000000")
		}
	}
	c.optRef(p.Field("by"), v.By, c.people, "person")
}

func (c *checker) better(p fault.Path, v *TargetVersion) {
	bp := p.Field("better")
	switch {
	case !v.Kind.IsNumeric():
		if v.Better != "" {
			c.Addf(bp, fault.Forbidden, nil, "must be absent with the kinds coded and yesNo")
		}
	case !word(c, bp, v.Better):
	case v.Kind == TargetAtLeast && v.Better != BetterHigher:
		c.Addf(bp, fault.Conflict, nil, "must be higher with the kind atLeast; use maintain or between for anything else")
	case v.Kind == TargetAtMost && v.Better != BetterLower:
		c.Addf(bp, fault.Conflict, nil, "must be lower with the kind atMost; use maintain or between for anything else")
	}
}

// bounds checks the numbers of a version: which must be there, which must not,
// and that all have units that convert into each other.
func (c *checker) bounds(p fault.Path, v *TargetVersion, unit yardstick) {
	none := Quantity{}
	needLow := v.Kind == TargetAtLeast || v.Kind == TargetBetween
	needHigh := v.Kind == TargetAtMost || v.Kind == TargetBetween
	mayLow := needLow || v.Kind == TargetMaintain
	mayHigh := needHigh || v.Kind == TargetMaintain
	const units = "must convert to the unit of the measure and of the other numbers of this target"
	field := func(name string, q Quantity, need, may bool) bool {
		fp := p.Field(name)
		switch {
		case q == none && need:
			c.Addf(fp, fault.Required, nil, "is required with this kind of target")
			return false
		case q == none:
			return false
		case !may:
			c.Addf(fp, fault.Forbidden, nil, "must be absent with this kind of target")
			return false
		}
		if !c.inUnit(fp, q, unit, units) {
			return false
		}
		if unit.unit == "" {
			unit.unit = q.Unit
		}
		return true
	}
	low := field("low", v.Low, needLow, mayLow)
	high := field("high", v.High, needHigh, mayHigh)
	field("value", v.Value, v.Kind == TargetEqual, v.Kind == TargetEqual)
	field("baseline", v.Baseline, false, v.Kind.IsNumeric())
	if v.Kind == TargetMaintain && v.Low == none && v.High == none {
		c.Addf(p.Field("low"), fault.Required, nil, "or high is required with the kind maintain")
	}
	if low && high {
		if h, err := unit.rule.Convert(v.High.Value, v.High.Unit, v.Low.Unit); err == nil && h < v.Low.Value {
			c.Addf(p.Field("high"), fault.Conflict, nil, "must not be below low")
		}
	}
}
