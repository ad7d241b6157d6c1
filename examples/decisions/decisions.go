// Package decisions holds real decisions with published numbers, and the
// answers of a made-up person to each, for the example programs.
//
// Each number has its source and certainty in the file. What could not be
// verified is a missing cell with that reason. The decisions are examples: they
// have not been reviewed and are not for use in care.
package decisions

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/concord-sdm/concord/sdm"
)

//go:embed data/*.json
var files embed.FS

// IDs returns the ids of the decisions in alphabetical order.
func IDs() []string {
	entries, _ := fs.ReadDir(files, "data")
	var ids []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".decision.json"); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// Load returns the decision with the id. The error says which ids there are.
func Load(id string) (sdm.Decision, error) {
	data, err := files.ReadFile("data/" + id + ".decision.json")
	if err != nil {
		return sdm.Decision{}, fmt.Errorf("no decision has this id; there are: %s", strings.Join(IDs(), ", "))
	}
	return sdm.DecodeDecision(data)
}

// Sample returns the answers of a made-up person to the decision with the id.
func Sample(id string) (sdm.Preferences, error) {
	data, err := files.ReadFile("data/" + id + ".preferences.json")
	if err != nil {
		return sdm.Preferences{}, fmt.Errorf("no sample answers for this decision; there are some for: %s", strings.Join(IDs(), ", "))
	}
	return sdm.DecodePreferences(data)
}
