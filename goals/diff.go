package goals

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// Change is one difference between two plans.
type Change struct {
	// Kind says whether something was added, removed or changed.
	Kind ChangeKind `json:"kind"`
	// List is the member of the plan that holds it, such as "goals", or the
	// changed member itself, such as "title".
	List string `json:"list"`
	// ID is the id of the item; empty for a member that is not a list.
	ID string `json:"id,omitzero"`
	// Field is the changed member of the item; empty if the whole item was
	// added or removed, or moved.
	Field string `json:"field,omitzero"`
	// Before and After are the values, as JSON; absent where there was none.
	Before json.RawMessage `json:"before,omitzero"`
	After  json.RawMessage `json:"after,omitzero"` // the value in the later plan
}

// ChangeKind says what happened to something.
type ChangeKind string

// The kinds of changes.
const (
	ChangeAdded   ChangeKind = "added"   // only in the later plan
	ChangeRemoved ChangeKind = "removed" // only in the earlier plan
	ChangeChanged ChangeKind = "changed" // in both, but not the same
)

// Values returns every kind.
func (ChangeKind) Values() []ChangeKind {
	return []ChangeKind{ChangeAdded, ChangeRemoved, ChangeChanged}
}

// IsValid reports whether k is one of [ChangeKind.Values].
func (k ChangeKind) IsValid() bool { return among(k) }

// Diff returns what changed from one plan to another: items are matched by
// id, so to move one is no change. The changes come in the order of the
// members of a plan; within a list removed items first, in the old order, then
// changed and added ones in the new order. Both plans must be valid; the error
// is [Faults].
func Diff(before, after Plan) ([]Change, error) {
	a, err := members(before)
	if err != nil {
		return nil, err
	}
	b, err := members(after)
	if err != nil {
		return nil, err
	}
	out := []Change{}
	for _, list := range planMembers {
		x, y := a[list], b[list]
		if !isList(x) && !isList(y) {
			out = change(out, Change{List: list, Before: x, After: y})
			continue
		}
		old, oldIDs := items(x)
		now, nowIDs := items(y)
		for _, id := range oldIDs {
			if _, ok := now[id]; !ok {
				out = append(out, Change{Kind: ChangeRemoved, List: list, ID: id, Before: old[id]})
			}
		}
		for _, id := range nowIDs {
			was, ok := old[id]
			if !ok {
				out = append(out, Change{Kind: ChangeAdded, List: list, ID: id, After: now[id]})
				continue
			}
			f, g := object(was), object(now[id])
			for _, name := range slices.Sorted(maps.Keys(union(f, g))) {
				out = change(out, Change{List: list, ID: id, Field: name, Before: f[name], After: g[name]})
			}
		}
	}
	return out, nil
}

// planMembers are the members of a plan in their order.
var planMembers = [...]string{
	"format", "id", "title", "lang", "subject", "people", "values", "measures", "goals", "targets", "actions",
	"barriers", "supports", "burden", "proposals", "reviews", "extensions",
}

// change adds c unless nothing changed, and says what kind it is.
func change(out []Change, c Change) []Change {
	switch {
	case bytes.Equal(c.Before, c.After):
		return out
	case c.Before == nil:
		c.Kind = ChangeAdded
	case c.After == nil:
		c.Kind = ChangeRemoved
	default:
		c.Kind = ChangeChanged
	}
	return append(out, c)
}

// members returns the members of a plan as compact JSON.
func members(p Plan) (map[string]json.RawMessage, error) {
	data, err := p.Encode()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		return nil, err
	}
	return object(b.Bytes()), nil
}

func object(data json.RawMessage) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	if json.Unmarshal(data, &m) != nil {
		return nil
	}
	return m
}

func isList(data json.RawMessage) bool { return len(data) > 0 && data[0] == '[' }

// items returns the items of a list by id, and the ids in order.
func items(data json.RawMessage) (map[string]json.RawMessage, []string) {
	var list []json.RawMessage
	byID := map[string]json.RawMessage{}
	var ids []string
	if json.Unmarshal(data, &list) != nil {
		return byID, nil
	}
	for _, item := range list {
		var v struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(item, &v) == nil {
			byID[v.ID] = item
			ids = append(ids, v.ID)
		}
	}
	return byID, ids
}

func union(a, b map[string]json.RawMessage) map[string]bool {
	m := make(map[string]bool, len(a)+len(b))
	for k := range a {
		m[k] = true
	}
	for k := range b {
		m[k] = true
	}
	return m
}

// Encode writes the report as canonical JSON.
func (r Report) Encode() ([]byte, error) { return document.Encode(r) }

// DecodeReport reads a report back, strictly as [DecodePlan] reads a plan. The
// error is [Faults].
func DecodeReport(data []byte) (Report, error) {
	r, err := document.Decode[Report](data, reportFormat)
	if err != nil {
		return Report{}, err
	}
	var c fault.Collector
	var root fault.Path
	document.CheckFormat(&c, root.Field("format"), r.Format, reportFormat)
	return r, c.Err()
}

var reportFormat = document.Format{Name: "goals.report", Major: 1, Minor: 0}
