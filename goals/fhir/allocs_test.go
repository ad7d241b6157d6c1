package fhir_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals/fhir"
)

// TestAllocations holds the ceilings that keep reading cheap: a Goal of 2 kB
// is one copy of its text, one table of places and the scanner's stacks.
func TestAllocations(t *testing.T) {
	data := read(t, "walk.r4.json")
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		_, _ = fhir.DecodeGoal(data, fhir.R4)
	}), 20.0)
	g := decode(t, data, fhir.R4)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		_, _ = g.Encode()
	}), 2.0)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		_ = g.Root().Member("target").Item(0).Member("dueDate").Exists()
	}), 0.0)
}

func TestEnums(t *testing.T) {
	for _, v := range fhir.Version("").Values() {
		require.True(t, v.IsValid())
		require.NotEmpty(t, v.Number())
	}
	require.False(t, fhir.Version("R6").IsValid())
	require.Empty(t, fhir.Version("R6").Number())
	for _, k := range fhir.ChangeKind("").Values() {
		require.True(t, k.IsValid())
	}
	require.False(t, fhir.ChangeKind("").IsValid())
	for _, c := range fhir.NoteCode("").Values() {
		require.True(t, c.IsValid())
	}
	require.False(t, fhir.NoteCode("").IsValid())
}
