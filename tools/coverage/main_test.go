package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const profile = `mode: set
m.org/c/sdm/rank.go:1.1,2.2 90 1
m.org/c/sdm/rank.go:3.1,4.2 10 0
m.org/c/sdm/rank.go:3.1,4.2 10 1
m.org/c/goals/plan.go:1.1,2.2 91 1
m.org/c/goals/plan.go:3.1,4.2 9 0
m.org/c/internal/archtest/walk.go:1.1,2.2 5 0
m.org/c/examples/decide/main.go:1.1,2.2 5 0
m.org/c/schemas/internal/gen/gen.go:1.1,2.2 5 0
`

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	rows := []struct {
		name string
		args []string
		fail string
		want string
	}{
		{"below", []string{"-min", "92", write("a", profile)}, "1 of 2", " 91.0%  m.org/c/goals  below the floor\n100.0%  m.org/c/sdm\n"},
		{"at the floor", []string{"-min", "91", write("b", profile)}, "", " 91.0%  m.org/c/goals\n100.0%  m.org/c/sdm\n"},
		{"empty", []string{write("c", "mode: set\n")}, "no library package", ""},
		{"not a profile", []string{write("d", "mode: set\nx\n")}, "not a line", ""},
		{"not a count", []string{write("e", "a/b.go:1 x 1\n")}, "invalid syntax", ""},
		{"no file", []string{filepath.Join(dir, "none")}, "none", ""},
		{"no argument", nil, "one profile", ""},
		{"unknown flag", []string{"-x"}, "not defined", ""},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var out strings.Builder
			err := run(r.args, &out)
			switch {
			case r.fail == "" && err != nil:
				t.Fatal(err)
			case r.fail != "" && (err == nil || !strings.Contains(err.Error(), r.fail)):
				t.Fatalf("error %v, want one with %q", err, r.fail)
			case out.String() != r.want:
				t.Fatalf("printed %q, want %q", out.String(), r.want)
			}
		})
	}
}
