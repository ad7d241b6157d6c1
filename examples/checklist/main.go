// Command checklist shows a real assessment: what the answers say, what they do
// not say, and what to do next.
//
// Without arguments it assesses two things that come with it: a leaflet, rated by
// two people with PEMAT, and a service, judged by its patients in three language
// groups and by the organisation with the six principles of patient partnership.
//
//	go run ./examples/checklist                                  the two demonstrations
//	go run ./examples/checklist -list                            which frameworks there are, and their licences
//	go run ./examples/checklist -framework sure -ask             answer in the terminal
//	go run ./examples/checklist -framework sure -answers a.json  your own answers: one response, or a list of them
//	go run ./examples/checklist -answers a.json -measure r.json   let reports of the other wings answer items
//	go run ./examples/checklist -format html -o page.html        text, json, html or fhir
//
// It exits with 0 when done, 1 if -require-gates is given and a required item is
// not met, and 2 if it could not do it. It gives no advice.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/principles"
)

func main() {
	os.Exit(run(os.Args[1:], environment{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// environment is what the program uses of the world.
type environment struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

const (
	exitDone   = 0
	exitGates  = 1
	exitFailed = 2
)

type options struct {
	list, ask, requireGates bool
	framework, answers      string
	format, lang, out, asOf string
	by, role, measure       string
}

func run(args []string, env environment) int {
	var o options
	flags := flag.NewFlagSet("checklist", flag.ContinueOnError)
	flags.BoolVar(&o.list, "list", false, "list the frameworks with their licence class")
	flags.StringVar(&o.framework, "framework", "", "`id` of an embedded framework, or a framework file")
	flags.StringVar(&o.answers, "answers", "", "responses `file`; with -ask, the file to save the answers to")
	flags.BoolVar(&o.ask, "ask", false, "ask the questions in the terminal")
	flags.StringVar(&o.role, "role", "", "with -ask: patient, carer, clinician, organisation or assessor")
	flags.StringVar(&o.measure, "measure", "", "reports of literacy or goals, or decisions or rankings of sdm, that answer items of the six principles: `files` with commas")
	flags.StringVar(&o.by, "by", "language", "the respect in which groups are compared")
	flags.StringVar(&o.asOf, "as-of", "", "the `day` on which evidence is looked at, YYYY-MM-DD")
	flags.StringVar(&o.format, "format", "text", "text, json, html or fhir")
	flags.StringVar(&o.lang, "lang", "en", "en or es")
	flags.StringVar(&o.out, "o", "", "write the result to this `file`")
	flags.BoolVar(&o.requireGates, "require-gates", false, "exit with 1 unless every required item is met")
	err := cli.Parse(flags, args, "checklist assesses answers and says what they carry.", env.out)
	if errors.Is(err, flag.ErrHelp) {
		return exitDone
	}
	open := false
	if err == nil {
		open, err = checklist(o, flags.Args(), env)
	}
	if err != nil {
		cli.Complain(env.err, flags.Name(), err)
		return exitFailed
	}
	if o.requireGates && open {
		fmt.Fprintln(env.err, "checklist: a required item is not met")
		return exitGates
	}
	return exitDone
}

// checklist does what the options ask, and reports whether a gate is not open.
func checklist(o options, rest []string, env environment) (gatesShut bool, err error) {
	if len(rest) > 0 {
		return false, errors.New("takes flags only: did you mean -framework or -answers?")
	}
	write, ok := writers[o.format]
	if !ok {
		return false, errors.New("-format must be text, json, html or fhir")
	}
	if base, _, _ := strings.Cut(strings.ToLower(o.lang), "-"); !slices.Contains(principles.ExplainLanguages(), base) {
		return false, fmt.Errorf("-lang must be one of: %s", strings.Join(principles.ExplainLanguages(), ", "))
	}
	if o.asOf != "" && !principles.Date(o.asOf).IsValid() {
		return false, errors.New("-as-of must be a day that exists, as YYYY-MM-DD")
	}
	if o.list {
		return false, cli.Write(o.out, env.out, nil, func(w io.Writer) error { return list(w, o.lang) })
	}
	cases, err := gather(o, env)
	if err != nil {
		return false, err
	}
	v := view{lang: o.lang}
	for _, c := range cases {
		a, err := assess(c, o)
		if err != nil {
			return false, err
		}
		for _, g := range a.Report.Gates {
			gatesShut = gatesShut || (g.Status != principles.GatePassed)
		}
		v.Assessments = append(v.Assessments, a)
	}
	read := append(strings.Split(o.measure, ","), o.framework, o.answers)
	return gatesShut, cli.Write(o.out, env.out, read, func(w io.Writer) error { return write(w, &v) })
}
