package literacy

import (
	"embed"
	"path"
	"sync"
)

//go:embed data/policy.*.json
var policyFiles embed.FS

var samplePolicies = sync.OnceValue(func() []Policy {
	entries, err := policyFiles.ReadDir("data")
	if err != nil {
		return nil
	}
	list := make([]Policy, 0, len(entries))
	for _, e := range entries {
		data, err := policyFiles.ReadFile(path.Join("data", e.Name()))
		if err != nil {
			continue
		}
		if p, err := DecodePolicy(data); err == nil {
			list = append(list, p)
		}
	}
	return list
})

// SamplePolicies returns the policies that come with the package, by ascending
// id: grades for English and bounds of ease for Spanish. They are models to
// copy; README.md in the folder data says where their bounds come from.
func SamplePolicies() []Policy {
	list := make([]Policy, len(samplePolicies()))
	for i, p := range samplePolicies() {
		p.Targets = append([]Target{}, p.Targets...)
		list[i] = p
	}
	return list
}
