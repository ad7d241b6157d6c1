// Command validate checks documents of concord: with the Go code, which is
// normative, and with the JSON Schema of their kind.
//
//	go run ./examples/validate FILE…            each file; - is the standard input
//	go run ./examples/validate -kinds           which kinds of documents there are
//	go run ./examples/validate -schema KIND     the JSON Schema of a kind
//	go run ./examples/validate -example KIND    a valid document to start from
//
// A document says itself what it is, in its member "format". Each fault stands
// on a line: where, what is wrong and how to mend it, and which of the two
// found it if the other did not; each of them lists a hundred at most. Faults
// never show what the document holds.
//
// It exits with 0 if every document is valid, 1 if one has faults, and 2 if it
// could not do its work: a file that cannot be read, that is no JSON or of no
// known kind, or nothing to do.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/schemas"
)

const (
	exitValid  = 0
	exitFaults = 1
	exitFailed = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, in io.Reader, out, errs io.Writer) int {
	written := &remembering{to: out}
	code, err := try(args, in, written, errs)
	if err == nil {
		err = cli.Plain(written.err)
	}
	if err != nil {
		fmt.Fprintln(errs, "validate:", clean(err.Error()))
		return exitFailed
	}
	return code
}

// remembering keeps the first error of writing: a list that was cut off is not
// a success.
type remembering struct {
	to  io.Writer
	err error
}

func (r *remembering) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	if r.err == nil {
		r.err = err
	}
	return n, err
}

type options struct {
	kinds           bool
	schema, example string
	files           []string
}

func try(args []string, in io.Reader, out, errs io.Writer) (int, error) {
	o, err := parse(args, out)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitValid, nil
	case err != nil:
		return exitFailed, err
	case o.kinds:
		return exitValid, printKinds(out)
	case o.schema != "":
		return exitValid, printSchema(out, o.schema)
	case o.example != "":
		return exitValid, printExample(out, o.example)
	}
	code := exitValid
	for _, name := range o.files {
		c := checkFile(name, in, out, errs)
		code = max(code, c)
	}
	return code, nil
}

// parse takes flags before, between and after the files.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("validate", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run says what is wrong, once
	flags.BoolVar(&o.kinds, "kinds", false, "list the kinds of documents")
	flags.StringVar(&o.schema, "schema", "", "print the JSON Schema of this `kind`")
	flags.StringVar(&o.example, "example", "", "print a valid document of this `kind`")
	flags.Usage = func() {}
	for {
		err := flags.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(help, "validate checks documents of concord, with the code and with their schema.\n\nUsage: validate FILE… (- is the standard input), or one of:")
			flags.SetOutput(help)
			flags.PrintDefaults()
			return o, err
		}
		if err != nil {
			return o, fmt.Errorf("%w; -h lists the flags", err)
		}
		rest := flags.Args()
		if len(rest) == 0 {
			break
		}
		if before := len(args) - len(rest); before > 0 && args[before-1] == "--" {
			o.files = append(o.files, rest...)
			break
		}
		o.files = append(o.files, rest[0])
		args = rest[1:]
	}
	asked := 0
	for _, yes := range []bool{o.kinds, o.schema != "", o.example != "", len(o.files) > 0} {
		if yes {
			asked++
		}
	}
	switch asked {
	case 0:
		return o, errors.New("give a file to check, or -kinds, -schema KIND or -example KIND; -help says more")
	case 1:
		return o, nil
	}
	return o, errors.New("give either files, or one of -kinds, -schema and -example")
}

func printKinds(out io.Writer) error {
	for _, kind := range schemas.Kinds() {
		text, err := schemas.Schema(kind)
		if err != nil {
			return err
		}
		var s struct {
			ID          string `json:"$id"`
			Description string `json:"description"`
		}
		if err := json.Unmarshal(text, &s); err != nil {
			return err
		}
		version := s.ID[strings.LastIndexByte(s.ID, ':')+1:]
		about, _, _ := strings.Cut(s.Description, "\n")
		fmt.Fprintf(out, "%-23s %s  %s\n", kind, version, firstSentence(about))
	}
	return nil
}

func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

func printSchema(out io.Writer, kind string) error {
	text, err := schemas.Schema(kind)
	if err != nil {
		return unknownKind(kind)
	}
	_, err = out.Write(text)
	return err
}

func printExample(out io.Writer, kind string) error {
	if !slices.Contains(schemas.Kinds(), kind) {
		return unknownKind(kind)
	}
	names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
	if err != nil {
		return err
	}
	text, err := schemas.FS.ReadFile(names[0]) // a test holds that there is one
	if err != nil {
		return err
	}
	_, err = out.Write(append(bytes.TrimSpace(text), '\n'))
	return err
}

// unknownKind names the kinds of the same wing, or says how to list all.
func unknownKind(kind string) error {
	wing, _, _ := strings.Cut(kind, ".")
	var near []string
	for _, k := range schemas.Kinds() {
		if strings.HasPrefix(k, wing+".") || strings.HasSuffix(k, "."+kind) {
			near = append(near, k)
		}
	}
	if len(near) == 0 {
		return errors.New("there is no such kind of document; -kinds lists them")
	}
	return errors.New("there is no such kind of document; near it: " + strings.Join(near, ", "))
}
