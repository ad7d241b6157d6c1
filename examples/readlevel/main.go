// Command readlevel says how hard a text is to read and what makes it so.
//
//	go run ./examples/readlevel [--lang CODE] [--format human|json] FILE…
//
// It reads plain text and Markdown. Without a file it reads a leaflet that was
// written for this example. With --format json it writes one array with an
// object for each file.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/concord-sdm/concord/literacy"
)

//go:embed leaflet.md
var leaflet string

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "readlevel:", err)
		os.Exit(1)
	}
}

type options struct {
	lang, format, policy string
	files                []string
}

func run(args []string, out, problems io.Writer) error {
	o, err := parse(args, problems)
	if err != nil {
		return err
	}
	var p literacy.Policy
	if o.policy != "" {
		data, err := os.ReadFile(o.policy)
		if err != nil {
			return err
		}
		if p, err = literacy.DecodePolicy(data); err != nil {
			return err
		}
		if err := p.Validate(); err != nil {
			return err
		}
	}
	if o.lang != "" {
		p.Language = o.lang
	}
	var texts []text
	if len(o.files) == 0 {
		texts = append(texts, text{"leaflet.md", leaflet})
	}
	for _, name := range o.files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		texts = append(texts, text{name, string(data)})
	}
	if o.format == "json" {
		return writeJSON(out, texts, p)
	}
	for i, t := range texts {
		if i > 0 {
			fmt.Fprintln(out)
		}
		if err := writeHuman(out, t, literacy.Analyze(t.content, p)); err != nil {
			return err
		}
	}
	return nil
}

type text struct{ path, content string }

// parse takes flags before, between and after the files.
func parse(args []string, problems io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("readlevel", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // main says what is wrong, once
	flags.StringVar(&o.lang, "lang", "", "language of the texts, such as en, es or pt-BR; found out if not given")
	flags.StringVar(&o.format, "format", "human", "human or json")
	flags.StringVar(&o.policy, "policy", "", "a policy document with the target to reach")
	flags.Usage = func() {
		flags.SetOutput(problems)
		fmt.Fprintln(problems, "usage: readlevel [--lang CODE] [--format human|json] [--policy FILE] FILE…")
		flags.PrintDefaults()
		flags.SetOutput(io.Discard)
	}
	for {
		if err := flags.Parse(args); err != nil {
			return o, err
		}
		args = flags.Args()
		if len(args) == 0 {
			break
		}
		o.files = append(o.files, args[0])
		args = args[1:]
	}
	if o.format != "human" && o.format != "json" {
		return o, errors.New("the format is human or json")
	}
	if o.lang != "" {
		p := literacy.Policy{Format: "literacy.policy/1.0", Language: o.lang}
		if err := p.Validate(); err != nil {
			return o, errors.New("the language is a code such as en, es or pt-BR")
		}
	}
	return o, nil
}
