package archtest_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest"
)

// Every rule is shown faults, and must find just these.

// expect compares findings with parts of their text, one by one.
func expect(t *testing.T, found []archtest.Finding, want ...string) {
	t.Helper()
	var got []string
	for _, f := range found {
		got = append(got, f.String())
	}
	require.Len(t, got, len(want), "%q", got)
	for i := range want {
		require.Contains(t, got[i], want[i])
	}
}

func source(t *testing.T, rel, src string) *archtest.Package {
	t.Helper()
	return sources(t, rel, map[string]string{"x.go": src})
}

func sources(t *testing.T, rel string, files map[string]string) *archtest.Package {
	t.Helper()
	p, err := load(t).Source(rel, files)
	require.NoError(t, err)
	return p
}

func TestImportsFinds(t *testing.T) {
	const m = archtest.ModulePath + "/"
	rows := []struct {
		name, rel, imports string
		test               bool
		want               string
		reason             string
	}{
		{"own root", "sdm/risk", m + "sdm", false, "", "down only"},
		{"internal", "sdm", m + "internal/fault", false, "", "shared by all"},
		{"own internal", "sdm", m + "sdm/internal/sum", false, "", "its own"},
		{"standard", "sdm", "math", false, "", "always"},
		{"another wing", "sdm/risk", m + "goals", false, "never imports another", "rule 1"},
		{"another wing in a test", "sdm", m + "goals", true, "never imports another", "rule 1"},
		{"upwards", "sdm", m + "sdm/risk", false, "down only", "rule 2"},
		{"upwards in a test", "sdm", m + "sdm/risk", true, "", "an external test may"},
		{"schemas", "sdm", m + "schemas", false, "only examples import schemas", "rule 2"},
		{"schemas in a test", "sdm", m + "schemas", true, "only examples import schemas", "rule 2"},
		{"examples", "schemas", m + "examples/decide", false, "nothing imports examples", "rule 2"},
		{"the example of README.md", ".", m + "examples/decisions", true, "", "its test compiles what it shows"},
		{"schemas see wings", "schemas", m + "sdm", false, "", "rule 2"},
		{"examples see all", "examples/decide", m + "schemas", false, "", "rule 2"},
		{"internal sees a wing", "internal/stats", m + "sdm", false, "internal packages import", "rule 2"},
		{"root sees a wing", ".", m + "sdm", false, "only examples and schemas", "the root is a map"},
		{"archtest in code", "sdm", m + "internal/archtest/untouched", false, "only tests", "it is for tests"},
		{"archtest in a test", "sdm", m + "internal/archtest/untouched", true, "", "it is for tests"},
		{"third party", "sdm/smaa", "gonum.org/v1/gonum/stat", false, "has not earned", "rule 3"},
		{"earned", "schemas", "github.com/santhosh-tekuri/jsonschema/v5", false, "", "the one runtime dependency"},
		{"test dependency", "sdm", "github.com/google/go-cmp/cmp", true, "", "allowed in tests"},
		{"test dependency in code", "sdm", "github.com/google/go-cmp/cmp", false, "has not earned", "rule 3"},
		{"unknown in a test", "sdm", "gonum.org/v1/gonum/stat", true, "not among", "tests too"},
		{"generator", "schemas/internal/gen", "github.com/invopop/jsonschema", true, "", "that test alone"},
		{"invopop elsewhere", "schemas", "github.com/invopop/jsonschema", true, "not among", "that test alone"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			p := &archtest.Package{Rel: r.rel}
			if r.test {
				p.TestImports = []string{r.imports}
			} else {
				p.Imports = []string{r.imports}
			}
			found := archtest.Imports(p, load(t).Standard)
			if r.want == "" {
				expect(t, found)
			} else {
				expect(t, found, r.want)
			}
		})
	}
}

func TestRootsFinds(t *testing.T) {
	const m = archtest.ModulePath + "/"
	standard := load(t).Standard
	deps := []string{"math", m + "internal/fault", m + "sdm/internal/x", m + "sdm/risk", "golang.org/x/text"}
	expect(t, archtest.Roots(&archtest.Package{Rel: "sdm", Deps: deps}, standard), "sdm/risk", "golang.org/x/text")
	expect(t, archtest.Roots(&archtest.Package{Rel: "sdm/risk", Deps: deps}, standard))
}

func TestPurityFinds(t *testing.T) {
	p := source(t, "sdm", `package sdm
import ("fmt"; "time"; "os"; "math/rand")
func F() { panic("x") }
func MustF() { panic("x") }
func G() { go F(); println(1); fmt.Println(time.Now(), os.Args, rand.Int()) }
func H() (time.Duration, string) { return time.Hour, fmt.Sprint(1) }
type T struct{}
func (T) Now() {}
func I() { T{}.Now() }
var x = func() int { panic("x") }
`)
	expect(t, archtest.Purity(p), "imports os", "imports math/rand", "sdm/x.go:3: panics", "starts a goroutine",
		"prints", "uses fmt.Println", "uses time.Now", "sdm/x.go:10: panics")
	expect(t, archtest.Purity(source(t, "sdm/smaa", "package smaa\nfunc f() { go f() }")))
	expect(t, archtest.Purity(source(t, "sdm/risk", "package risk\nfunc f() { go f() }")), "goroutine")
}

func TestStateFinds(t *testing.T) {
	p := source(t, "sdm", `package sdm
import ("errors"; "sync"; "regexp"; "slices"; "embed")
var ErrX = errors.New("x")
var once = sync.OnceValue(func() int { return 1 })
var pattern = regexp.MustCompile("x")
var Files embed.FS
var table = [...]int{1, 2}
var _ = table
var read = []int{1}
func ok() int { x := table; x[0] = 1; s := slices.Clone(read); slices.Sort(s); _ = pattern.MatchString("x")
	_ = slices.Sorted(slices.Values(read)); return once() + len(append([]int(nil), read...)) }
`)
	expect(t, archtest.State(p))
	p = source(t, "sdm", `package sdm
import ("sync"; "slices"; "sync/atomic"; "sort")
var lock sync.Mutex
var count atomic.Int64
var queue = make(chan int)
var Table = []int{1}
type box struct{ mu sync.Mutex; n int }
var boxed box
var ptr = &box{}
type counter struct{ n int }
func (c *counter) up() { c.n++ }
func (c counter) get() int { return c.n }
var c1 counter
var t = []int{2, 1}
var m = map[string][]int{}
var i int
func f() {
	t[0] = 1
	i++
	t = append(t, 1)
	m["x"][0] += 1
	delete(m, "x")
	clear(m)
	copy(t[1:], t)
	slices.Sort(t)
	sort.Ints(t)
	for i = range 3 {
	}
	_ = &t[0]
	c1.up()
	_ = c1.get()
	t := []int{1}
	t[0] = 2
}
`)
	expect(t, archtest.State(p), "lock holds", "count holds", "queue holds", "Table is exported", "boxed holds", "ptr holds",
		"x.go:18", "x.go:19", "x.go:20", "x.go:20", "x.go:21", "x.go:22", "x.go:23", "x.go:24", "x.go:25", "x.go:26",
		"x.go:27", "x.go:29", "x.go:30")
}

func TestSumsFinds(t *testing.T) {
	p := source(t, "sdm", `package sdm
func f(a, b, c float64, i, j int) float64 {
	c += a * b
	c -= (a * b)
	c = c + -a*b
	c = a*b - c
	var d float32
	d += d * d
	c += float64(a * b)
	i += i * j
	const k = 2.0 * 3.0
	c += 2.0*3.0 + 2*a - b*-0.5
	c += 3 * a
	p := a * b
	return c + p
}
`)
	expect(t, archtest.Sums(p), "x.go:3", "x.go:4", "x.go:5", "x.go:6", "x.go:8", "x.go:13")
}

func TestDocsFinds(t *testing.T) {
	const good = "// Package sdm is for x and not for y; what it exports stays compatible.\npackage sdm\n"
	expect(t, archtest.Docs(source(t, "sdm", good+`
// T is documented.
type T struct {
	// A is.
	A int
	B int // B is
	C, D int
	e int
}
type U struct{ X int }
type u struct{ X int }
func (u) M() {}
func (T) M() {}
// N is.
func (T) N() {}
func F() {}
func g() {}
// K is not the doc of the members.
const (
	K = 1
	L = 2 // L is
	// M is
	M = 3
)
// O is.
const O = 1
var V = 1
// I is.
type I interface{ M() }
`)), "C is", "D is", "U is", "X is", "M is", "F is", "K is", "V is", "M is")
	group := "\nimport \"errors\"\n// The group.\nvar (\n\tErrA = errors.New(\"a\")\n)\n// The words.\nconst (\n\tA = 1\n)\n"
	expect(t, archtest.Docs(source(t, "sdm", good+group)), "A is")
	expect(t, archtest.Docs(source(t, "internal/x", "// Package x.\npackage x"+group)))
	expect(t, archtest.Docs(source(t, "sdm", "package sdm")), "no package comment")
	expect(t, archtest.Docs(source(t, "sdm", "// Package sdm.\npackage sdm")), "not for", "compatibility")
	expect(t, archtest.Docs(source(t, "internal/x", "// Package x.\npackage x")))
}

func TestTagsFinds(t *testing.T) {
	p := source(t, "sdm", "package sdm\nimport \"encoding/json\"\ntype T struct {\n"+
		"A int `json:\"a\"`\nB int\nC int `json:\"Sea\"`\nD int `json:\"d,omitempty\"`\nE *int `json:\"e\"`\n"+
		"F *int `json:\"f,omitzero\"`\nG int `json:\"a\"`\nH int `json:\"-\"`\ni int\n"+
		"Extensions map[string]int `json:\"extensions\"`\n}\n"+
		"type U struct { Extensions map[string]json.RawMessage `json:\"extensions,omitzero\"` }\ntype v struct { A int `json:\"A\"`}\n"+
		"type W struct { A int }\ntype X int")
	expect(t, archtest.Tags(p), "B: has no json tag", "C: the json name", "D: omitempty", "E: a pointer", "G: the json name stands twice", "Extensions:")
}

func TestObligedFinds(t *testing.T) {
	code := `package sdm
import "time"
type D struct { L []int }
type S struct { x []int }
func Decode(b []byte) D { return D{} }
func ParseInt(s string) int { return 0 }
func Rank(d D) int { return 0 }
func Plain(s string, t time.Time, s2 S, f func()) int { return 0 }
func (d D) Score() int { return 0 }
func (d *D) Grow(n int) {}
func (d *D) Add(n ...int) {}
func (d D) name() {}
func Fill(dst []int) []int { return dst }
`
	expect(t, archtest.Obliged(sources(t, "sdm", map[string]string{"x.go": code})),
		"Decode has no fuzz", "Decode is handed", "ParseInt has no fuzz", "Rank is handed", "D.Score is handed", "(*D).Add is handed", "no Example")
	expect(t, archtest.Obliged(sources(t, "sdm", map[string]string{"x.go": code, "x_test.go": `package sdm_test
func ExampleRank() {
	// Output: 1
}
func FuzzAll(f *testing.F) { sdm.Decode(nil); sdm.ParseInt("") }
func TestUntouched(t *testing.T) {
	sdm.Rank(d)
	untouched.Check(t, sdm.Decode, b)
	for _, f := range []any{sdm.D.Score} { untouched.Check(t, f, d) }
	untouched.Check(t, (*sdm.D).Add, d, 1)
}
func TestOther(t *testing.T) { use(sdm.Rank) }
`})), "Rank is handed")
	expect(t, archtest.Obliged(sources(t, "sdm/internal/x", map[string]string{"x.go": strings.Replace(code, "package sdm", "package x", 1)})))
}

func TestAPIWritesAll(t *testing.T) {
	p := source(t, "sdm", `package sdm
import "errors"
const K = 1.5
const Kind D = "x"
type D string
type T struct { A int `+"`json:\"a\"`"+`; b int; C map[string]D }
func (T) M(x int, y ...string) (float64, error) { return 0, nil }
func (*T) P() {}
func (T) m() {}
type I interface { M() }
type A = inner
type inner struct { X int }
func (inner) Y() {}
var ErrX = errors.New("x")
func F[E any](e []E) E { return e[0] }
func f() {}
`)
	want := []string{
		"const K untyped float = 3/2",
		`const Kind D = "x"`,
		"func F[E any](e []E) E",
		"method (*T) P()",
		"method (A) Y()",
		"method (T) M(x int, y ...string) (float64, error)",
		"type A = inner",
		"type A struct, X int",
		"type D string",
		"type I interface{M()}",
		"type T struct",
		"type T struct, A int `json:\"a\"`",
		"type T struct, C map[string]D",
		"var ErrX error",
	}
	require.Equal(t, want, strings.Split(strings.TrimSpace(archtest.API(p)), "\n"))
}

func TestTreeFinds(t *testing.T) {
	bad := map[string]string{
		"sdm/note.go":        "package sdm // TO" + "DO later",
		"sdm/path.md":        "see /ho" + "me/ana/x",
		"README.md":          "export GOPROXY=https://proxy.gol" + "ang.org",
		"sdm/long.go":        strings.Repeat("\n", 501),
		"sdm/long_test.go":   strings.Repeat("\n", 501),
		"sdm/made.go":        "// Code generated by x. DO NOT EDIT.\n" + strings.Repeat("\n", 600),
		"sdm/testdata/x.txt": "TO" + "DO",
		"sdm/x.bin":          "\x00TO" + "DO",
		".git/x":             "TO" + "DO",
		"sdm/words.csv":      "TO" + "DO EL DÍA",
		"misc/x.go":          "package misc",
	}
	fsys := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(bad)) {
		fsys[name] = &fstest.MapFile{Data: []byte(bad[name])}
	}
	found, err := archtest.Tree(fsys)
	require.NoError(t, err)
	expect(t, found, "README.md:1", "misc: is not a room", "sdm/long.go", "sdm/note.go:1", "sdm/path.md:1")
}

func TestRequirements(t *testing.T) {
	got := archtest.Requirements("module x\n\ngo 1.26\n\n// c\nrequire a.b/c v1\n\nrequire (\n\td.e/f v1\n\tg.h/i v1 // indirect\n)\n\ntool j.k/l\n\ntool (\n\tm.n/o\n)\n")
	require.Equal(t, []string{"a.b/c", "d.e/f", "j.k/l", "m.n/o"}, got)
}

func TestPureLeavesProgramsOut(t *testing.T) {
	for _, c := range []struct {
		name, rel string
		pure      bool
	}{
		{"sdm", "sdm", true},
		{"main", "literacy/internal/syllable/gen", false},
		{"stats", "internal/stats", true},
		{"archtest", "internal/archtest", false},
		{"main", "examples/decide", false},
	} {
		p := archtest.Package{Name: c.name, Rel: c.rel}
		require.Equal(t, c.pure, p.Pure(), c.rel)
	}
}
