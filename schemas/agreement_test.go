package schemas_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

var update = flag.Bool("update", false, "write the table of gaps anew")

// judges says what Go thinks of a document of each kind. Reports have no
// Validate: only their form is compared.
func judges() map[string]func([]byte) error {
	return map[string]func([]byte) error{
		"sdm.decision":    judge(sdm.DecodeDecision),
		"sdm.preferences": judge(sdm.DecodePreferences),
		"sdm.choice":      judge(sdm.DecodeChoice),
		"sdm.risks":       judge(risk.DecodeRisks),
		"sdm.answers":     judge(elicit.DecodeAnswers),
		"sdm.statements":  judge(smaa.DecodeStatements),
		"sdm.voices":      judge(group.DecodeVoices),

		"goals.plan":   judge(goals.DecodePlan),
		"goals.record": judge(goals.DecodeRecord),

		"principles.framework": judge(principles.DecodeFramework),
		"principles.response":  judge(principles.DecodeResponse),
		"principles.crosswalk": judge(principles.DecodeCrosswalk),
		"principles.claims":    judge(principles.DecodeClaims),

		"principles.groups":      judge(equity.DecodeGroups),
		"principles.suppression": judge(equity.DecodePolicy),
		"principles.comments":    judge(feedback.DecodeComments),
		"principles.cues":        judge(feedback.DecodeCues),

		"literacy.policy":  judge(literacy.DecodePolicy),
		"literacy.lexicon": judge(literacy.DecodeLexicon),

		"concord.vectors": judge(vectors.Decode),
	}
}

func judge[T interface{ Validate() error }](decode func([]byte) (T, error)) func([]byte) error {
	return func(doc []byte) error {
		v, err := decode(doc)
		if err != nil {
			return err
		}
		return v.Validate()
	}
}

var errPanic = errors.New("panicked")

// calm turns a panic into an error.
func calm(judge func([]byte) error, doc []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	return judge(doc)
}

var number = regexp.MustCompile(`/[0-9]+`)

// A document is changed in one place, in every way there is; Go and the schema
// are asked. Where they differ stands in gaps.md, which is the explicit list of
// what the schema cannot say, or says more strictly.
func TestAgreement(t *testing.T) {
	if raceEnabled {
		t.Skip("one goroutine for each document; minutes under the race detector")
	}
	all := map[string][]*differences{}
	t.Run("documents", func(t *testing.T) {
		for kind, judge := range judges() {
			names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
			require.NoError(t, err)
			for _, name := range names {
				d := &differences{onlyGo: map[string]bool{}, onlySchema: map[string]bool{}}
				all[kind] = append(all[kind], d)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					data, err := schemas.FS.ReadFile(name)
					require.NoError(t, err)
					require.NoError(t, judge(data))
					d.gather(t, kind, judge, data)
				})
			}
		}
	})
	var b strings.Builder
	b.WriteString(gapsHead)
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		sum := differences{onlyGo: map[string]bool{}, onlySchema: map[string]bool{}}
		for _, d := range all[kind] {
			sum.count += d.count
			sum.differ += d.differ
			maps.Copy(sum.onlyGo, d.onlyGo)
			maps.Copy(sum.onlySchema, d.onlySchema)
		}
		fmt.Fprintf(&b, "\n## %s\n\n%d changed documents, the same verdict on %d.\n", kind, sum.count, sum.count-sum.differ)
		table(&b, "Only Go refuses", sum.onlyGo)
		table(&b, "Only the schema refuses", sum.onlySchema)
	}
	if *update {
		require.NoError(t, os.WriteFile("gaps.md", []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile("gaps.md")
	require.NoError(t, err)
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Errorf("Go and the schemas differ in other places than gaps.md lists; if they have to, run go test ./schemas -update:\n%s", d)
	}
}

// differences are where Go and the schema differ about the mutants of a
// document.
type differences struct {
	onlyGo, onlySchema map[string]bool
	count, differ      int
}

func (d *differences) gather(t *testing.T, kind string, judge func([]byte) error, data []byte) {
	var doc any
	require.NoError(t, json.Unmarshal(data, &doc))
	mutants(doc, most(kind), func(m mutant) {
		d.count++
		inGo, inSchema := calm(judge, m.doc), schemas.Validate(kind, m.doc)
		if errors.Is(inGo, errPanic) {
			t.Errorf("%s %s: %v", m.pointer, m.what, inGo)
			return
		}
		switch {
		case (inGo == nil) == (inSchema == nil):
			return
		case inGo != nil:
			for _, line := range lines(inGo) {
				d.onlyGo[line] = true
			}
		default:
			d.onlySchema[number.ReplaceAllString(m.pointer, "/*")+": "+m.what] = true
		}
		d.differ++
	})
}

const gapsHead = `# What the schemas cannot say

Made by TestAgreement: every example document is changed in one place, in many ways, and both Go's ` + "`Validate`" + ` and the
schema are asked. Go is normative. A star stands for the number of an item. A second validator, ajv in strict mode, gives the
verdict of the schema on every one of them, and on reports changed in the same way (` + "`.ci/run node`" + `).

Only Go refuses: rules that join several places (ids that must name something, pairs that must not repeat, numbers that
must lie in a range declared elsewhere), texts that are too long in bytes, where a schema counts characters, integers written
like 1.0 or 1e3 or of more than 64 bits, and optional objects in which everything is 0 or empty. Of reports, which have no
` + "`Validate`" + `, it is the last two alone (TestReportsAreRead).

Only the schema refuses: to Go an optional member that is empty (an empty text, 0) is the same as one that is left out. A
schema asks that it be left out. Language tags of ` + "`literacy`" + ` may have any capitals for Go, which puts them right as it reads.
Of reports Go reads the form alone: their words, ids and ranges only the schema holds them to.

Of neither is what the text is before it is read. Go's decoders and ` + "`schemas.Validate`" + ` refuse a member that stands twice in
its object, U+0000, half of a surrogate pair, invalid UTF-8, a byte order mark, a number that a 64-bit float cannot hold, NaN,
more than 64 levels and more than 64 MiB; ` + "`schemas.Validate`" + ` also more than 2,000,000 values. Most parsers of other
languages take much of that in silence, some of it by changing it: for the same verdict make yours strict.
`

func lines(err error) []string {
	var out []string
	faults, ok := errors.AsType[fault.Faults](err)
	if !ok {
		return []string{err.Error()}
	}
	for _, f := range faults {
		out = append(out, fmt.Sprintf("%s: %s: %s", number.ReplaceAllString(f.Pointer, "/*"), f.Code, f.Err))
	}
	return out
}

func table(b *strings.Builder, head string, rows map[string]bool) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n", head)
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(b, "- %s\n", row)
	}
}

// Reports have no Validate, but a type: what a schema allows of a report that is
// changed in one place, Go reads. It refuses two things more, which gaps.md names:
// integers with an exponent, and an optional object in which everything is 0 or
// empty.
func TestReportsAreRead(t *testing.T) {
	if raceEnabled {
		t.Skip("one goroutine for each document; minutes under the race detector")
	}
	for _, kind := range schemas.Kinds() {
		if judges()[kind] != nil {
			continue
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			again := trippers()[kind]
			for _, doc := range wholeDocuments(t, kind) {
				var root any
				require.NoError(t, json.Unmarshal(doc, &root))
				n := 0
				mutants(root, 1, func(m mutant) {
					if n++; n%4 > 0 && m.edit.Do == "set" { // all of them take a minute
						return
					}
					_, err := again(m.doc)
					if err == nil || schemas.Validate(kind, m.doc) != nil {
						return
					}
					faults, _ := errors.AsType[fault.Faults](err)
					for _, f := range faults {
						integer := f.Code == fault.Type && m.edit.Value == 1e300
						empty := f.Code == fault.Required && m.edit.Do == "set"
						if !integer && !empty {
							t.Errorf("%s %s: the schema allows it, and Go: %v", m.pointer, m.what, f)
						}
					}
					require.NotEmpty(t, faults, err)
				})
			}
		})
	}
}
