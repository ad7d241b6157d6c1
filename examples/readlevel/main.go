// Command readlevel says how hard texts are to read and what makes them so.
//
//	go run ./examples/readlevel [flags] PATH|GLOB|DIR|-…
//
// It reads .txt, .md, .html, .docx, .odt, .epub, .pptx and .pdf; without any
// argument, a leaflet that was written for this example. It exits with 0 if
// every text is within its target or has none, with 1 if one is above it, and
// with 2 if something could not be done: a file that is missing, cannot be read
// or is of a kind that is not read, nothing found, a wrong flag. What could not
// be done is said on standard error, a line each; if nothing could be done,
// nothing is written to standard output.
//
// The target is that of a policy: .readlevel.json in the folder of the file or
// in one above it, the file that --policy names, or --max-grade.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

//go:embed leaflet.md
var leaflet []byte

// The ways to end.
const (
	within = 0
	above  = 1
	failed = 2
)

func main() {
	// A run is short and its memory small: collect less often.
	debug.SetGCPercent(200)
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// streams are what the program reads from and writes to.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run does what the arguments ask and returns how to end.
func run(args []string, s streams) int {
	o, err := parse(args, s.out)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return within
	case err != nil:
		fmt.Fprintln(s.err, "readlevel:", oneLine(err))
		return failed
	}
	p, err := newProgram(o, s)
	if err != nil {
		fmt.Fprintln(s.err, "readlevel:", oneLine(err))
		return failed
	}
	return p.run()
}
