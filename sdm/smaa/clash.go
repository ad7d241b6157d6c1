package smaa

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/internal/clash"
)

// Clash returns the indices of the statements in the smallest set that cannot
// hold together, ascending; nil if there are weights that fit all statements.
// Of several sets of one or two it is the first. Orders and ratios that only hold
// if criteria have no weight at all, though no statement of the list says so,
// cannot hold together. Orders, equal weights and ratios that miss each other by
// less than a billionth agree. All pairs are tried, and hitting sets prove that no
// set is smaller (Ignatiev et al. 2015, CP 2015). Where that takes too much work,
// it is a set from which no statement can be left out, though a smaller one might
// exist elsewhere. The statements must fit the decision; the error is [Faults],
// or unwraps to [ErrUnproven], which only shares can cause.
func Clash(d sdm.Decision, s Statements) ([]int, error) {
	var c check
	c.statements(fault.Path{}, &s, &d)
	if err := c.Err(); err != nil {
		return nil, err
	}
	return clashOf(places(&d), s.Statements)
}

// places returns the place of each criterion in ascending order of ids.
func places(d *sdm.Decision) map[string]int {
	ids := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		ids[i] = c.ID
	}
	slices.Sort(ids)
	place := make(map[string]int, len(ids))
	for k, id := range ids {
		place[id] = k
	}
	return place
}

func clashOf(place map[string]int, statements []Statement) ([]int, error) {
	silent := hushed(statements, place)
	set, _, err := clash.Smallest(len(statements), func(picked []int) (bool, []int, error) {
		some := make([]Statement, len(picked))
		for i, at := range picked {
			some[i] = statements[at]
		}
		ok, used, err := fits(some, place, silent)
		for i, at := range used {
			used[i] = picked[at]
		}
		return ok, used, err
	})
	return set, err
}

// clash records a fault for each statement of the smallest clash.
func (c *check) clash(at fault.Path, d *sdm.Decision, s *Statements) {
	list := at.Field("statements")
	set, err := clashOf(places(d), s.Statements)
	if err != nil {
		c.Addf(list, fault.Range, err, errors.Unwrap(fault.Because(err, "")).Error())
		return
	}
	for _, i := range set {
		var others []string
		for _, j := range set {
			switch {
			case j == i:
			case len(others) == mostNamed:
				others[mostNamed-1] = strconv.Itoa(len(set)-mostNamed) + " more"
			default:
				others = append(others, "statement "+strconv.Itoa(j+1)+" ("+s.Statements[j].words()+")")
			}
		}
		text := "cannot hold for any weights: withdraw or loosen it"
		switch last := len(others) - 1; {
		case last == 0:
			text = "cannot hold together with " + others[0] + ": withdraw or loosen one of them"
		case last > 0:
			text = "cannot hold together with " + strings.Join(others[:last], ", ") + " and " + others[last] +
				": withdraw or loosen one of them"
		}
		c.Addf(list.Index(i), fault.Conflict, ErrClash, text)
	}
}

// mostNamed is how many other statements a fault names.
const mostNamed = 5

// words returns what a statement says by the ids of its criteria. Its numbers
// are left out: a fault never holds what somebody said.
func (s *Statement) words() string {
	switch s.Kind {
	case Order:
		return listed(s.Criteria, " matters at least as much as ")
	case Same:
		return listed(s.Criteria, " matters the same as ")
	case Ratio:
		return "how many times as much " + s.Criterion + " matters as " + s.Than
	}
	return "the share of " + s.Criterion
}

// listed joins ids, of a long list the ends alone.
func listed(ids []string, by string) string {
	if len(ids) > mostNamed {
		ids = []string{ids[0], "…", ids[len(ids)-1]}
	}
	return strings.Join(ids, by)
}
