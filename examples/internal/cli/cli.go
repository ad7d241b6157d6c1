// Package cli holds what the example programs have in common on the command
// line, so that they behave alike: help that was asked for goes where it can be
// piped, a wrong flag takes one line that says where help is, faults stand one to
// a line, errors name the file and not the system call, and a file is written once its content is
// ready, never over one that was read.
package cli

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/concord-sdm/concord/internal/fault"
)

// Parse parses the flags. If help is asked for, it writes about, a line of
// usage and the flags to help, and returns [flag.ErrHelp].
func Parse(flags *flag.FlagSet, args []string, about string, help io.Writer) error {
	flags.SetOutput(io.Discard) // the caller says what is wrong, once
	flags.Usage = func() {}
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(help, "%s\n\nUsage: %s [flags]\n", about, flags.Name())
		flags.SetOutput(help)
		flags.PrintDefaults()
		return flag.ErrHelp
	}
	if err != nil {
		return fmt.Errorf("%w; -h lists the flags", err)
	}
	return nil
}

// Plain returns an error about a file as the name of the file and what is wrong
// with it; other errors come back as they are.
func Plain(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// In returns an error that also says which file, or what else, it is about.
func In(what string, err error) error { return &about{what, err} }

// about is an error with what it is about.
type about struct {
	what string
	err  error
}

func (e *about) Error() string { return e.what + ": " + e.err.Error() }
func (e *about) Unwrap() error { return e.err }

// Complain writes what went wrong in the program: one line, and then a line for
// each fault of a document.
func Complain(w io.Writer, program string, err error) {
	faults, ok := errors.AsType[fault.Faults](err)
	if !ok {
		fmt.Fprintln(w, program+": "+err.Error())
		return
	}
	head := "the input"
	if e, ok := errors.AsType[*about](err); ok {
		head = e.what
	}
	plural := "s"
	if len(faults) == 1 {
		plural = ""
	}
	fmt.Fprintf(w, "%s: %s has %d fault%s\n", program, head, len(faults), plural)
	for _, f := range faults {
		fmt.Fprintln(w, "  "+f.Error())
	}
}

// Write writes what render gives to the file name, or to out if there is no
// name. It begins when all of it is there, so a fault leaves the file as it was,
// and it refuses to write over one of the files that were read.
func Write(name string, out io.Writer, read []string, render func(io.Writer) error) error {
	var ready bytes.Buffer
	if err := render(&ready); err != nil {
		return err
	}
	if name == "" {
		_, err := out.Write(ready.Bytes())
		return Plain(err)
	}
	for _, input := range read {
		if sameFile(input, name) {
			return fmt.Errorf("-o %s would write over what was read: name another file", name)
		}
	}
	return Plain(os.WriteFile(name, ready.Bytes(), 0o644))
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}
