// Package cli holds what the example programs have in common on the command
// line, so that they behave alike: help that was asked for goes where it can be
// piped, a wrong flag takes one line that says where help is, errors name the
// file and not the system call, and a file is written once its content is
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
