package document

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// CheckID records a fault if id is empty or has not the form of an id.
func CheckID(c *fault.Collector, p fault.Path, id string) {
	switch {
	case id == "":
		c.Addf(p, fault.Required, nil, "is required: "+ident.IDRule)
	case !ident.ValidID(id):
		c.Addf(p, fault.Format, nil, ident.IDRule)
	}
}

// CheckUniqueIDs records the faults of the ids of a list: each must have the
// form of an id and stand only once. The place of each id is the member "id" of
// its item of the list at p.
func CheckUniqueIDs(c *fault.Collector, p fault.Path, n int, id func(i int) string) {
	met := make(map[string]bool, n)
	for i := range n {
		item := p.Index(i)
		at := item.Field("id")
		s := id(i)
		CheckID(c, at, s)
		if s != "" && met[s] {
			c.Addf(at, fault.Duplicate, nil, "must be unique in its list")
		}
		met[s] = true
	}
}

// CheckExtensions records the faults of an extensions object at p: keys that are
// no reverse DNS names, and values that are not strict JSON. It looks at the keys
// in alphabetical order.
func CheckExtensions(c *fault.Collector, p fault.Path, extensions map[string]json.RawMessage) {
	for _, key := range slices.Sorted(maps.Keys(extensions)) {
		at := p.Field(key)
		if !ident.ValidExtension(key) {
			c.Addf(at, fault.Format, nil, "the key "+ident.ExtensionRule)
		}
		raw := extensions[key]
		if isNull(raw) {
			c.Addf(at, fault.Null, nil, "must not be null: give a value or leave it out")
			continue
		}
		var errs strictjson.Errors
		if errors.As(strictjson.Check(raw, strictjson.Limits{}), &errs) {
			for _, e := range errs {
				c.AddAt(at.String()+e.Pointer, fault.Code(e.Kind), e.Err)
			}
		}
	}
}
