package literacy

import (
	"embed"
	"path"
	"sync"
)

//go:embed policies/*.json
var policyFiles embed.FS

var samplePolicies = sync.OnceValue(func() []Policy {
	entries, err := policyFiles.ReadDir("policies")
	if err != nil {
		return nil
	}
	list := make([]Policy, 0, len(entries))
	for _, e := range entries {
		data, err := policyFiles.ReadFile(path.Join("policies", e.Name()))
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
// id: the fifth, sixth and eighth grade for English (a value below the next
// grade passes), and two for Spanish by the INFLESZ scale.
func SamplePolicies() []Policy {
	list := make([]Policy, len(samplePolicies()))
	for i, p := range samplePolicies() {
		p.Targets = append([]Target{}, p.Targets...)
		list[i] = p
	}
	return list
}
