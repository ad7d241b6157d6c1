// Command coverage reads the profile of go test -coverprofile and fails if a
// library package has less of its statements covered than the floor.
//
//	go run ./coverage -min 92 ../coverage.out
//
// Library packages are all but the programs (package main), the examples, the
// architecture tests and the generators. A package without tests counts as
// zero, because go test -cover lists its statements.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	floor := flags.Float64("min", 92, "the floor in percent")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("give the name of one profile")
	}
	f, err := os.Open(flags.Arg(0))
	if err != nil {
		return err
	}
	defer f.Close()
	packages, err := read(f)
	if err != nil {
		return err
	}
	return judge(packages, *floor, out)
}

// tally is what a profile says of one package.
type tally struct{ statements, covered int }

func (t tally) percent() float64 { return 100 * float64(t.covered) / float64(t.statements) }

// read adds up a profile by package. A block that several test binaries report
// counts once, and is covered if any of them ran it.
func read(r io.Reader) (map[string]tally, error) {
	type block struct {
		statements int
		covered    bool
	}
	blocks := map[string]block{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "mode:") {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return nil, fmt.Errorf("not a line of a profile: %q", line)
		}
		n, err1 := strconv.Atoi(fields[1])
		count, err2 := strconv.Atoi(fields[2])
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		b := blocks[fields[0]]
		blocks[fields[0]] = block{n, b.covered || count > 0}
	}
	packages := map[string]tally{}
	for place, b := range blocks {
		file, _, _ := strings.Cut(place, ":")
		t := packages[path.Dir(file)]
		t.statements += b.statements
		if b.covered {
			t.covered += b.statements
		}
		packages[path.Dir(file)] = t
	}
	return packages, lines.Err()
}

// judge prints the library packages, lowest first, and fails on any below the
// floor.
func judge(packages map[string]tally, floor float64, out io.Writer) error {
	var names []string
	for name, t := range packages {
		if library(name) && t.statements > 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return errors.New("the profile holds no library package")
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := packages[a].percent() - packages[b].percent(); d != 0 {
			if d < 0 {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	below := 0
	for _, name := range names {
		mark := ""
		if packages[name].percent() < floor {
			mark = "  below the floor"
			below++
		}
		fmt.Fprintf(out, "%5.1f%%  %s%s\n", packages[name].percent(), name, mark)
	}
	if below > 0 {
		return fmt.Errorf("%d of %d library packages below %g %%", below, len(names), floor)
	}
	return nil
}

// library reports whether a package is one that programs import.
func library(name string) bool {
	if path.Base(name) == "gen" { // generators are programs or tests
		return false
	}
	for _, part := range []string{"/examples", "/tools", "/internal/archtest"} {
		if strings.Contains(name+"/", part+"/") {
			return false
		}
	}
	return true
}
