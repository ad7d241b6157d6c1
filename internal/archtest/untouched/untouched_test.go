package untouched

import (
	"slices"
	"strings"
	"testing"
)

type leaf struct {
	Items []int
	Index map[string][]int
	Next  *leaf
	inner []int
}

// Sum leaves everything alone.
func (l leaf) Sum() int { return len(l.Items) + len(l.inner) }

// Grow is there to change its receiver.
func (l *leaf) Grow(n int) int { l.Items = append(l.Items, n); return len(l.Items) }

// Steal changes its argument.
func (l *leaf) Steal(n []int) { n[0] = 9 }

func TestCheck(t *testing.T) {
	calls := 0
	sample := leaf{Items: []int{3, 1, 2}, Index: map[string][]int{"a": {1}}, inner: []int{1}}
	loop := &leaf{}
	loop.Next = loop
	rows := []struct {
		name string
		fn   any
		args []any
		want string // in the error; empty for none
	}{
		{"reads", func(s []int) int { return s[0] }, []any{[]int{1}}, ""},
		{"method", leaf.Sum, []any{sample}, ""},
		{"pointer method", (*leaf).Grow, []any{&leaf{}, 1}, ""},
		{"argument of a pointer method", (*leaf).Steal, []any{&leaf{}, []int{1}}, "argument 1"},
		{"sorts", func(s []int) { slices.Sort(s) }, []any{[]int{2, 1}}, "argument 0"},
		{"second argument", func(a int, s []int) { s[0] = a }, []any{7, []int{2, 1}}, "argument 1"},
		{"appends into spare room", func(s []int) []int { return append(s, 1) }, []any{[]int{2}}, "argument 0"},
		{"writes a map", func(m map[string]int) { m["x"]++ }, []any{map[string]int{"x": 1}}, "argument 0"},
		{"deep in a struct", func(l leaf) { l.Index["a"][0] = 5 }, []any{sample}, "argument 0"},
		{"unexported field", func(l leaf) { l.inner[0]++ }, []any{sample}, "argument 0"},
		{"through a pointer", func(l *leaf) { l.Items[0]++ }, []any{&leaf{Items: []int{1}}}, "argument 0"},
		{"cycle", func(l *leaf) bool { return l.Next == l }, []any{loop}, ""},
		{"array", func(a [2][]int) { a[1][0] = 5 }, []any{[2][]int{{1}, {1}}}, "argument 0"},
		{"variadic", func(s ...[]int) { s[1][0] = 5 }, []any{[]int{1}, []int{1}}, "argument 1"},
		{"any", func(v any) { v.([]int)[0] = 5 }, []any{[]int{1}}, "argument 0"},
		{"nil", func(v any, s []int, m map[int]int) {}, []any{nil, []int(nil), map[int]int(nil)}, ""},
		{"list of any", func(v []any) string { return v[0].(string) }, []any{[]any{"a", nil, 1.5, func() {}}}, ""},
		{"converts", func(f float64) float64 { return f }, []any{1}, ""},
		{"two results", func() int { calls++; return calls }, nil, "two results"},
		{"too few arguments", leaf.Sum, nil, "0 arguments for func(untouched.leaf) int"},
		{"not a function", 1, nil, "not a function"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			err := check(r.fn, r.args...)
			switch {
			case r.want == "" && err != nil:
				t.Fatal(err)
			case r.want != "" && (err == nil || !strings.Contains(err.Error(), r.want)):
				t.Fatalf("error %v, want one with %q", err, r.want)
			}
		})
	}
	Check(t, leaf.Sum, sample)
	if !slices.Equal(sample.Items, []int{3, 1, 2}) {
		t.Error("the sample itself is never handed out")
	}
}
