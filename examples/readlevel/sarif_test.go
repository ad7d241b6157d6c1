package main

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sarifLog is as much of the format as the program writes. Unknown members are
// refused, so that a name which the standard does not know is found here.
type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
		Invocations []sarifInvocation `json:"invocations"`
	} `json:"runs"`
}

func readSARIF(t *testing.T, data string) sarifLog {
	t.Helper()
	var log sarifLog
	d := json.NewDecoder(strings.NewReader(data))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&log))
	require.False(t, d.More())
	return log
}

// TestSARIF checks what the standard asks for: the sections are those of SARIF
// 2.1.0, OASIS Standard, 27 March 2020. The output was also checked with the
// schema that goes with it.
func TestSARIF(t *testing.T) {
	dir := folder(t, "näme 1%.md", hard+"\nWe **utilise** the *widget*.\n", "b.rtf", `{\rtf1}`)
	t.Chdir(dir)
	writeFile(t, "x.docx", fixture(t, "leaflet.docx"))
	g := start(t, "", "--format", "sarif", "--max-grade", "2", ".")
	require.Equal(t, failed, g.code)
	log := readSARIF(t, g.out)
	require.Equal(t, "2.1.0", log.Version, "3.13.2")
	require.Len(t, log.Runs, 1)
	run := log.Runs[0]
	require.NotEmpty(t, run.Tool.Driver.Name, "3.19.8")
	require.Equal(t, "unicodeCodePoints", run.ColumnKind, "3.14.17: columns count characters")
	ids := map[string]bool{}
	for _, rule := range run.Tool.Driver.Rules {
		require.False(t, ids[rule.ID], "3.49.3: rules are told apart by their ids")
		ids[rule.ID] = true
		require.NotEmpty(t, rule.Short.Text)
	}
	require.Len(t, run.Invocations, 1)
	require.False(t, run.Invocations[0].Successful, "3.20.14: b.rtf could not be read")
	require.True(t, slices.ContainsFunc(run.Invocations[0].Notices, func(n sarifNotice) bool {
		return n.Level == "error" && n.Locations[0].Physical.Artifact.URI == "b.rtf" && n.Message.Text != ""
	}), "3.20.21")
	prints := map[string]bool{}
	seen := map[string]int{}
	for _, r := range run.Results {
		require.Equal(t, r.Rule, run.Tool.Driver.Rules[r.Index].ID, "3.27.6: the index is that of the rule")
		require.Contains(t, []string{"none", "note", "warning", "error"}, r.Level, "3.27.10")
		require.NotEmpty(t, r.Message.Text, "3.11.7")
		require.Len(t, r.Locations, 1)
		at := r.Locations[0].Physical
		uri, err := url.Parse(at.Artifact.URI)
		require.NoError(t, err, "3.4.3")
		seen[uri.Path]++
		if region := at.Region; region != nil {
			require.GreaterOrEqual(t, region.StartLine, 1, "3.30.5")
			require.GreaterOrEqual(t, region.StartColumn, 1, "3.30.6")
			require.True(t, region.EndLine > region.StartLine || region.EndLine == region.StartLine && region.EndColumn >= region.StartColumn, "3.30.8")
		} else if r.Rule != ruleTarget {
			require.NotEmpty(t, r.Locations[0].Logical, "3.28.4: a file without lines has logical places")
		}
		print := r.Fingerprints["readlevel/v1"]
		require.False(t, prints[print], "3.27.17: results are told apart")
		prints[print] = true
	}
	require.NotZero(t, seen["näme 1%.md"])
	require.Equal(t, 2, len(seen), "%v", seen)

	text := "We **utilise** the *widget*."
	k := slices.IndexFunc(run.Results, func(r sarifResult) bool { return strings.Contains(r.Message.Text, "“utilise”") })
	require.GreaterOrEqual(t, k, 0)
	region := run.Results[k].Locations[0].Physical.Region
	require.Equal(t, sarifRegion{StartLine: 5, StartColumn: 1 + strings.Index(text, "utilise"), EndLine: 5, EndColumn: 1 + strings.Index(text, "utilise") + len("utilise")}, *region,
		"the end is behind the word, before the asterisks")
}

// TestSARIFOfNothingToSay has no results, and says so.
func TestSARIFOfNothingToSay(t *testing.T) {
	dir := folder(t, "a.md", "Rest now. Go home. Eat well.\n")
	g := start(t, "", "--format", "sarif", filepath.Join(dir, "a.md"))
	require.True(t, json.Valid([]byte(g.out)))
	require.True(t, readSARIF(t, g.out).Runs[0].Invocations[0].Successful)
	require.Contains(t, g.out, `"results": [`)
}
