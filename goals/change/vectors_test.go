package change_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/internal/vectors"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	type scores struct {
		Pre, Post, Mean, SD, Reliability                               float64
		ClinicalMean, ClinicalSD, FunctionalMean, FunctionalSD, Change float64
		Direction                                                      change.Direction
		Rule                                                           change.Rule
	}
	index := func(m change.Method) vectors.Func {
		return vectors.Of(func(in scores) (out, error) {
			v, err := change.RCI(in.Pre, in.Post, change.Population{Mean: in.Mean, SD: in.SD, Reliability: in.Reliability}, m)
			return out{"rci": v}, err
		})
	}
	populations := func(in scores) (clinical, functional change.Population) {
		return change.Population{Mean: in.ClinicalMean, SD: in.ClinicalSD, Reliability: in.Reliability},
			change.Population{Mean: in.FunctionalMean, SD: in.FunctionalSD}
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"standardError": vectors.Of(func(in scores) (out, error) {
			v, err := change.SEM(in.SD, in.Reliability)
			return out{"sem": v}, err
		}),
		"minimalDetectableChange": vectors.Of(func(in scores) (out, error) {
			v, err := change.MDC(in.SD, in.Reliability)
			return out{"mdc": v}, err
		}),
		"reliableChangeIndex":   index(change.JacobsonTruax),
		"reliableChangeIndexEN": index(change.EdwardsNunnally),
		"cutOffs": vectors.Of(func(in scores) (change.CutOffs, error) {
			clinical, functional := populations(in)
			return change.FindCutOffs(clinical, functional, in.Direction)
		}),
		"category": vectors.Of(func(in scores) (out, error) {
			q := change.Question{Pre: in.Pre, Post: in.Post, Direction: in.Direction, Rule: in.Rule}
			q.Clinical, q.Functional = populations(in)
			a, err := change.Judge(q)
			return out{"category": a.Category}, err
		}),
		"importantChange": vectors.Of(func(in scores) (out, error) {
			rule := change.Important{
				Measure: "made up", Population: "made up", Source: "made up", DOI: "10.0000/made-up", Anchor: change.AnchorPerson,
				Change: in.Change, Direction: in.Direction,
			}
			f, err := change.Matters(in.Pre, in.Post, rule)
			return out{"change": f.Change, "important": f.Important, "unsure": f.Unsure, "better": f.Better}, err
		}),
	}))
}
