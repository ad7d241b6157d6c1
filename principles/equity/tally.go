package equity

import (
	"cmp"
	"errors"
	"iter"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/principles"
)

// Judge says of a response whether it is a yes, and whether it counts at all.
type Judge func(r principles.Response) (yes, counts bool)

// Question is what is counted: an item and the answers that are a yes, or a judge.
type Question struct {
	// ID names the question in the result; the item if empty.
	ID string
	// Item is the key of the item.
	Item string
	// Yes are the answers that are a yes; met if nil. Not applicable, unknown,
	// measured and inferred answers do not count.
	Yes []string
	// Judge takes the place of item and answers, for instance to count a score at or
	// above a cut-off.
	Judge Judge
}

// Selection says whose responses are counted, how they are grouped, and what is
// counted.
type Selection struct {
	// Role is whose responses count. Roles are never mixed.
	Role principles.Role
	// By is the respect in which respondents are grouped, such as language.
	By string
	// Reference is the group with which the others will be compared.
	Reference string
	// Questions are what is counted, one [Groups] for each.
	Questions []Question
}

// Tally counts a sequence of responses, each one person's, by group. It keeps only
// the counts: memory depends on the number of groups and questions, not of
// responses. A response of another role is passed over; one without a group in the
// respect is counted as not stated. Responses are taken as valid
// ([principles.Response.Validate]); how many were invited is for the caller to add.
//
// The groups come by ascending id, the reference among them even if it is empty. The
// error is [Faults] with pointers into the selection, or below /responses at a
// response whose group is blank or too long, or is one too many.
func Tally(responses iter.Seq[principles.Response], s Selection) ([]Groups, error) {
	if err := s.validate(); err != nil {
		return nil, err
	}
	t := newTally(s)
	n := 0
	var failed error
	for r := range responses {
		if failed = t.add(r, n); failed != nil {
			break
		}
		n++
	}
	if failed != nil {
		return nil, failed
	}
	return t.groups(), nil
}

func (s Selection) validate() error {
	var c fault.Collector
	root := fault.Path{}
	if !s.Role.IsValid() {
		c.Add(root.Field("role"), fault.Enum, errors.New("name the role whose responses count; roles are never mixed"))
	}
	name(&c, root.Field("by"), s.By)
	name(&c, root.Field("reference"), s.Reference)
	list := root.Field("questions")
	if len(s.Questions) == 0 {
		c.Add(list, fault.Required, errors.New("give a question or more"))
	}
	seen := map[string]bool{}
	for i, q := range s.Questions {
		id := cmp.Or(q.ID, q.Item)
		at := list.Index(i)
		switch {
		case !ident.ValidID(id):
			c.Add(at.Field("id"), fault.Format, errors.New("a question has an id, or the key of an item"))
		case seen[id]:
			c.Add(at.Field("id"), fault.Duplicate, errors.New("each question has an id of its own"))
		case q.Item == "" && q.Judge == nil:
			c.Add(at.Field("item"), fault.Required, errors.New("give an item or a judge"))
		}
		seen[id] = true
	}
	return c.Err()
}

type cell struct{ events, total int }

type tally struct {
	Selection
	items     map[string][]int // the questions on an item
	judged    []int            // the questions with a judge
	cells     map[string][]cell
	notStated []int
}

func newTally(s Selection) *tally {
	t := &tally{Selection: s, items: map[string][]int{}, cells: map[string][]cell{}, notStated: make([]int, len(s.Questions))}
	t.cells[s.Reference] = make([]cell, len(s.Questions))
	for i, q := range s.Questions {
		if q.Judge != nil {
			t.judged = append(t.judged, i)
		} else {
			t.items[q.Item] = append(t.items[q.Item], i)
		}
	}
	return t
}

func (t *tally) add(r principles.Response, n int) error {
	if r.By.Role != t.Role {
		return nil
	}
	cells, err := t.group(r.Groups, n)
	if err != nil {
		return err
	}
	for _, a := range r.Answers {
		if !answers(a) {
			continue
		}
		for _, i := range t.items[a.Item] {
			t.count(cells, i, t.Questions[i].yes(a.Answer))
		}
	}
	for _, i := range t.judged {
		if yes, counts := t.Questions[i].Judge(r); counts {
			t.count(cells, i, yes)
		}
	}
	return nil
}

// group returns the counts of a respondent's group; nil if it is not stated.
func (t *tally) group(groups []principles.Group, n int) ([]cell, error) {
	for _, g := range groups {
		if g.By != t.By {
			continue
		}
		if cells, ok := t.cells[g.Is]; ok {
			return cells, nil
		}
		var c fault.Collector
		root := fault.Path{}
		list := root.Field("responses")
		at := list.Index(n)
		switch {
		case !isName(g.Is):
			name(&c, at.Field("groups"), g.Is)
		case len(t.cells) >= MaxGroups:
			c.Add(at.Field("groups"), fault.TooLarge, errors.New("at most 1,000 groups are counted"))
		default:
			t.cells[g.Is] = make([]cell, len(t.Questions))
		}
		return t.cells[g.Is], c.Err()
	}
	return nil, nil
}

func (t *tally) count(cells []cell, question int, yes bool) {
	if cells == nil {
		t.notStated[question]++
		return
	}
	cells[question].total++
	if yes {
		cells[question].events++
	}
}

func answers(a principles.Answer) bool {
	switch a.Answer {
	case "", principles.NotApplicable, principles.Unknown, principles.Measured:
		return false
	}
	return len(a.InferredFrom) == 0
}

func (q Question) yes(answer string) bool {
	if q.Yes == nil {
		return answer == principles.Met
	}
	return slices.Contains(q.Yes, answer)
}

func (t *tally) groups() []Groups {
	ids := slices.Sorted(maps.Keys(t.cells))
	out := make([]Groups, len(t.Questions))
	for i, q := range t.Questions {
		out[i] = Groups{
			Format: GroupsFormat, Question: cmp.Or(q.ID, q.Item), By: t.By, Reference: t.Reference,
			Groups: make([]Group, len(ids)), NotStated: t.notStated[i],
		}
		for k, id := range ids {
			c := t.cells[id][i]
			out[i].Groups[k] = Group{ID: id, Events: c.events, Total: c.total}
		}
	}
	return out
}
