package decisions_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/sdm"
)

// load returns a decision and its sample answers.
func load(t *testing.T, id string) (sdm.Decision, sdm.Preferences) {
	t.Helper()
	d, err := decisions.Load(id)
	require.NoError(t, err)
	p, err := decisions.Sample(id)
	require.NoError(t, err)
	return d, p
}

// each runs f on every decision.
func each(t *testing.T, f func(t *testing.T, d sdm.Decision, p sdm.Preferences)) {
	t.Helper()
	require.NotEmpty(t, decisions.IDs())
	for _, id := range decisions.IDs() {
		t.Run(id, func(t *testing.T) {
			d, p := load(t, id)
			f(t, d, p)
		})
	}
}

func TestIDs(t *testing.T) {
	require.Equal(t, []string{
		"atrial-fibrillation", "breast-radiotherapy", "contraception", "ear-infection",
		"early-miscarriage", "knee-arthritis", "prostate-cancer", "statin",
	}, decisions.IDs())
}

func TestUnknownIDs(t *testing.T) {
	_, err := decisions.Load("nothing")
	require.ErrorContains(t, err, "statin", "the error names the ids there are")
	_, err = decisions.Sample("../decisions")
	require.ErrorContains(t, err, "statin")
}

func TestFilesAreCanonical(t *testing.T) {
	each(t, func(t *testing.T, d sdm.Decision, p sdm.Preferences) {
		require.NoError(t, d.Validate())
		require.NoError(t, p.ValidateFor(d))
		encoded, err := d.Encode()
		require.NoError(t, err)
		require.Equal(t, read(t, "data", d.ID+".decision.json"), string(encoded))
		encoded, err = p.Encode()
		require.NoError(t, err)
		require.Equal(t, read(t, "data", d.ID+".preferences.json"), string(encoded))
	})
}

func TestEveryPairHasACell(t *testing.T) {
	each(t, func(t *testing.T, d sdm.Decision, _ sdm.Preferences) {
		require.Len(t, d.Evidence, len(d.Options)*len(d.Criteria), "what is not known is a missing cell with its reason")
	})
}

func TestEveryNumberHasItsSource(t *testing.T) {
	each(t, func(t *testing.T, d sdm.Decision, _ sdm.Preferences) {
		used := map[string]bool{}
		for _, cell := range d.Evidence {
			used[cell.Source] = true
			at := cell.Option + " " + cell.Criterion
			switch {
			case cell.Kind == sdm.Missing, cell.Kind == sdm.NotApplicable:
				require.NotEmpty(t, cell.Reason, at)
			case cell.Origin == sdm.ByDefinition:
			default:
				require.NotEmpty(t, cell.Source, at)
				require.NotEmpty(t, cell.Certainty, at)
			}
		}
		for _, s := range d.Sources {
			require.NotEmpty(t, s.Journal, s.ID)
			require.True(t, used[s.ID] || strings.Contains(s.Note, "smallest difference"), "%s: a source belongs to a cell or to a smallest difference", s.ID)
		}
	})
}

func TestNotReviewedAndNeutral(t *testing.T) {
	each(t, func(t *testing.T, d sdm.Decision, p sdm.Preferences) {
		require.Equal(t, sdm.NotReviewed, d.Review.Status)
		require.NotEmpty(t, d.Context.Population)
		require.NotEmpty(t, d.Context.Cautions)
		require.NotEmpty(t, p.Involvement)
		var names []string
		for _, o := range d.Options {
			names = append(names, o.ID)
			require.NotEmpty(t, o.Kind, o.ID)
		}
		require.True(t, slices.IsSorted(names), "options stand in the order of their ids, the leader nowhere in particular")
	})
}

// Every text is there in English and in Spanish.
func TestLanguagesAreComplete(t *testing.T) {
	each(t, func(t *testing.T, d sdm.Decision, _ sdm.Preferences) {
		require.Equal(t, []string{"en", "es"}, d.Languages())
		es := d.Translations[0]
		both := func(own, translated, what string) {
			require.Equal(t, own == "", translated == "", what)
			require.True(t, own == "" || own != translated || what == "diabetes name", "%s is not translated", what)
		}
		both(d.Title, es.Title, "title")
		both(d.Question, es.Question, "question")
		both(d.Context.Population, es.Population, "population")
		require.Empty(t, d.Context.Setting, "a setting has no translation")
		for i, caution := range d.Context.Cautions {
			both(caution, es.Cautions[i], "caution")
		}
		for _, o := range d.Options {
			require.NotEmpty(t, o.Name)
			require.NotEmpty(t, o.Description)
			both(o.Name, es.Options[o.ID].Name, o.ID+" name")
			both(o.Description, es.Options[o.ID].Description, o.ID+" description")
		}
		for _, c := range d.Criteria {
			require.NotEmpty(t, c.Name)
			require.NotEmpty(t, c.Description)
			text := es.Criteria[c.ID]
			both(c.Name, text.Name, c.ID+" name")
			both(c.Description, text.Description, c.ID+" description")
			both(c.Unit, text.Unit, c.ID+" unit")
			both(c.Population, text.Population, c.ID+" population")
		}
	})
}

// The README says where every number comes from.
func TestReadmeListsDecisionsAndSources(t *testing.T) {
	readme := read(t, "README.md")
	each(t, func(t *testing.T, d sdm.Decision, _ sdm.Preferences) {
		require.Contains(t, readme, "## `"+d.ID+"`")
		require.Contains(t, readme, d.Title)
		for _, s := range d.Sources {
			require.Contains(t, readme, s.Authors)
			require.Contains(t, readme, s.DOI)
		}
	})
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	return string(data)
}
