package equity

import (
	"embed"
	"encoding/json"
	"errors"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// PolicyFormat is the format name and version of a [Policy].
const PolicyFormat = "principles.suppression/1.0"

var policyFormat = document.Format{Name: "principles.suppression", Major: 1, Minor: 0}

// Policy says which small numbers are hidden, and how the others are shown.
type Policy struct {
	// Format is the format name and version: principles.suppression/1.0.
	Format string `json:"format"`
	// ID names the policy, such as nhs-hes-2018.
	ID string `json:"id"`
	// Title is the name of the policy.
	Title string `json:"title"`
	// Low is the smallest count that is hidden: 0, or 1 if zeros are shown.
	Low int `json:"low"`
	// High is the largest count that is hidden; 0 hides nothing.
	High int `json:"high"`
	// Round is the number to the nearest multiple of which counts are rounded when
	// they are shown; 0 or 1 for no rounding.
	Round int `json:"round,omitzero"`
	// Complement says that those who did not say yes are counted too, and hidden if
	// they are few.
	Complement bool `json:"complement"`
	// Secondary says that further numbers are hidden where the totals would give a
	// hidden one back.
	Secondary bool `json:"secondary"`
	// Source is where the policy is published.
	Source string `json:"source,omitzero"`
	// Unverified says what of the policy could not be verified in its source.
	Unverified string `json:"unverified,omitzero"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

//go:embed policies/*.json
var policyFiles embed.FS

// NHS returns the policy of NHS Digital for hospital and emergency care data since
// September 2018, for areas below the national level: 1 to 7 are hidden, other
// counts are rounded to the nearest 5. The complement check and the secondary
// suppression are ours, because the shares are not rounded here.
func NHS() Policy { return preset("nhs-hes-2018") }

// CMS returns the rule of the US Centers for Medicare & Medicaid Services: counts
// below 11 are hidden. It is marked unverified.
func CMS() Policy { return preset("cms-under-11") }

// PolicyIDs returns the ids of the policies that come with the package.
func PolicyIDs() []string {
	entries, err := policyFiles.ReadDir("policies")
	if err != nil {
		return nil
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = strings.TrimSuffix(e.Name(), ".json")
	}
	return ids
}

// PolicyByID returns a policy that comes with the package, and whether there is one
// of that id.
func PolicyByID(id string) (Policy, bool) {
	data, err := policyFiles.ReadFile("policies/" + id + ".json")
	if err != nil {
		return Policy{}, false
	}
	p, err := DecodePolicy(data)
	return p, err == nil
}

// preset returns an embedded policy; a test proves that it reads.
func preset(id string) Policy {
	p, _ := PolicyByID(id)
	return p
}

// DecodePolicy reads a policy from JSON: strictly, and valid. The error is [Faults],
// with everything that is wrong.
func DecodePolicy(data []byte) (Policy, error) {
	p, err := document.Decode[Policy](data, policyFormat)
	if err != nil {
		return Policy{}, err
	}
	return p, p.Validate()
}

// Encode writes the policy as JSON in canonical form. The error is [Faults] if it is
// not valid.
func (p Policy) Encode() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(p)
}

// Validate returns nil or [Faults]: an id without form, no title, counts outside
// their ranges.
func (p Policy) Validate() error {
	var c fault.Collector
	root := fault.Path{}
	document.CheckFormat(&c, root.Field("format"), p.Format, policyFormat)
	document.CheckID(&c, root.Field("id"), p.ID)
	if p.Title == "" {
		c.Add(root.Field("title"), fault.Required, errors.New("say what the policy is called"))
	}
	if p.Low < 0 || p.Low > 1 {
		c.Add(root.Field("low"), fault.Range, errors.New("the smallest hidden count is 0 or 1"))
	}
	if p.High < 0 || p.High > 1000 {
		c.Add(root.Field("high"), fault.Range, errors.New("the largest hidden count is 0 to 1,000; 0 hides nothing"))
	}
	if p.Round < 0 || p.Round > 1000 {
		c.Add(root.Field("round"), fault.Range, errors.New("counts are rounded to multiples of 0 to 1,000"))
	}
	document.CheckExtensions(&c, root.Field("extensions"), p.Extensions)
	return c.Err()
}

// hides reports whether a count is hidden.
func (p Policy) hides(n int) bool { return p.High > 0 && n >= p.Low && n <= p.High }

// Hides reports whether the policy hides a group of n people, and with it every
// statistic and every comment of theirs. Nobody has nothing to hide.
func (p Policy) Hides(n int) bool { return n > 0 && p.hides(n) }

// Shown returns a count as the policy shows it: rounded, halves up, or absent with
// the code "suppressed".
func (p Policy) Shown(n int) Figure {
	if p.hides(n) {
		return suppressed()
	}
	return p.rounded(n)
}
