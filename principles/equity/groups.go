package equity

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// FieldError is one fault of a document: its fields are Pointer, an RFC 6901 JSON
// pointer, Code and Err; its methods are Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of a document, in document order; its methods are Error,
// OrNil and Unwrap.
type Faults = fault.Faults

// ErrNewerFormat says that a document was written by a newer version of its format
// than this module reads.
var ErrNewerFormat = fault.ErrNewerFormat

// GroupsFormat is the format name and version of [Groups].
const GroupsFormat = "principles.groups/1.0"

var groupsFormat = document.Format{Name: "principles.groups", Major: 1, Minor: 0}

// The limits of [Groups].
const (
	MaxGroups = 1000          // of groups in one document
	MaxPeople = 1_000_000_000 // of all groups together
)

// Groups is how many people of each group answered yes to one question, or how often
// something happened to them in a time.
type Groups struct {
	// Format is the format name and version: principles.groups/1.0.
	Format string `json:"format"`
	// Question is the id of the question or item, such as 3b.
	Question string `json:"question"`
	// By is the respect in which people are grouped, such as language.
	By string `json:"by"`
	// Reference is the id of the group with which the others are compared. Choose
	// it before the numbers are seen; a large group gives narrow intervals.
	Reference string `json:"reference"`
	// Groups are the groups, each person in one.
	Groups []Group `json:"groups"`
	// NotStated is how many people answered whose group is not known.
	NotStated int `json:"notStated,omitzero"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Group is one group of people.
type Group struct {
	// ID names the group, such as pl: up to 200 bytes, as in a response.
	ID string `json:"id"`
	// Name is what a reader calls the group; its id if empty.
	Name string `json:"name,omitzero"`
	// Events is how many people answered yes, 0 to total; with an exposure, how often
	// something happened.
	Events int `json:"events"`
	// Total is how many people answered.
	Total int `json:"total"`
	// Invited is how many people were asked, at least total; 0 if nobody counted.
	Invited int `json:"invited,omitzero"`
	// Exposure is the time in which the events happened, in person-years or
	// another unit that all groups share; 0 if the events are no rate.
	Exposure float64 `json:"exposure,omitzero"`
}

// DecodeGroups reads groups from JSON: strictly, and valid. The error is [Faults],
// with everything that is wrong.
func DecodeGroups(data []byte) (Groups, error) {
	g, err := document.Decode[Groups](data, groupsFormat)
	if err != nil {
		return Groups{}, err
	}
	return g, g.Validate()
}

// Encode writes the groups as JSON in canonical form. The error is [Faults] if they
// are not valid.
func (g Groups) Encode() ([]byte, error) {
	if err := g.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(g)
}

// Validate returns nil or [Faults]: names that are blank or stand twice, a reference that is
// no group, more events than people, more people than were invited, an exposure in
// some groups and not in others.
func (g Groups) Validate() error {
	var c fault.Collector
	root := fault.Path{}
	document.CheckFormat(&c, root.Field("format"), g.Format, groupsFormat)
	document.CheckID(&c, root.Field("question"), g.Question)
	name(&c, root.Field("by"), g.By)
	found := false
	for _, each := range g.Groups {
		found = found || each.ID == g.Reference
	}
	if !found {
		c.Add(root.Field("reference"), fault.Reference, errors.New("name the id of one of the groups as the reference"))
	}
	list := root.Field("groups")
	if len(g.Groups) == 0 || len(g.Groups) > MaxGroups {
		c.Add(list, fault.Range, errors.New("give 1 to 1,000 groups"))
	}
	seen := map[string]bool{}
	var people, invited int64
	for i, each := range g.Groups {
		at := list.Index(i)
		name(&c, at.Field("id"), each.ID)
		if seen[each.ID] {
			c.Add(at.Field("id"), fault.Duplicate, errors.New("each group has an id of its own"))
		}
		seen[each.ID] = true
		each.validate(&c, at, g.rates())
		people += max(int64(each.Total), int64(each.Events))
		invited += int64(each.Invited)
	}
	if max(people, invited) > MaxPeople {
		c.Add(list, fault.Range, errors.New("all groups together have at most 1,000,000,000 people and events"))
	}
	count(&c, root.Field("notStated"), g.NotStated)
	document.CheckExtensions(&c, root.Field("extensions"), g.Extensions)
	return c.Err()
}

// rates reports whether the events are rates.
func (g Groups) rates() bool { return len(g.Groups) > 0 && g.Groups[0].Exposure > 0 }

func (g Group) validate(c *fault.Collector, at fault.Path, rates bool) {
	if count(c, at.Field("events"), g.Events) && g.Events > g.Total && !rates {
		c.Add(at.Field("events"), fault.Range, errors.New("no more people say yes than answer: 0 to total"))
	}
	count(c, at.Field("total"), g.Total)
	if count(c, at.Field("invited"), g.Invited) && g.Invited > 0 && g.Invited < g.Total {
		c.Add(at.Field("invited"), fault.Range, errors.New("at least as many people are invited as answer; leave it out if nobody counted"))
	}
	switch {
	case math.IsNaN(g.Exposure) || g.Exposure < 0 || g.Exposure > 1e15:
		c.Add(at.Field("exposure"), fault.Range, errors.New("the exposure is a time above 0, up to 1e15; leave it out if the events are no rate"))
	case rates != (g.Exposure > 0):
		c.Add(at.Field("exposure"), fault.Conflict, errors.New("give an exposure for every group or for none"))
	}
}

// isName reports whether s can name a group or a respect, as in
// [principles.Group].
func isName(s string) bool {
	return strings.TrimSpace(s) != "" && len(s) <= maxName && utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

const maxName = 200

func name(c *fault.Collector, at fault.Path, s string) {
	if !isName(s) {
		c.Add(at, fault.Format, errors.New("a group or respect has a name of 1 to 200 bytes that is not blank"))
	}
}

func count(c *fault.Collector, at fault.Path, n int) bool {
	if n < 0 || n > MaxPeople {
		c.Add(at, fault.Range, errors.New("a count is a whole number from 0 to 1,000,000,000"))
		return false
	}
	return true
}
