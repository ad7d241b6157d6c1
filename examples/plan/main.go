// Command plan shows a real plan: what a person and their team agreed on, how
// it is going, what works against what, and when it is looked at again.
//
// Without arguments it shows a made-up person's plan with a year of
// observations.
//
//	go run ./examples/plan                                  the plan of Ana
//	go run ./examples/plan -as-of 2026-06-01                the same, seen from June
//	go run ./examples/plan -lang es -record                 in Spanish, with the numbers
//	go run ./examples/plan -share -format html -o page.html one page for the family
//	go run ./examples/plan -format fhir -o bundle.json      for a health record
//	go run ./examples/plan -plan p.json -observed r.json    your own files
//	go run ./examples/plan -plan goals.fhir.json            Goals from a health record
//
// It exits with 0 when done and 2 if it could not do it. It gives no advice.
package main

import (
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
)

//go:embed ana/*.json
var sample embed.FS

// sampleDay is the day on which the embedded plan is looked at.
const sampleDay = goals.Date("2026-11-15")

func main() {
	columns := 80
	if _, err := fmt.Sscan(os.Getenv("COLUMNS"), &columns); err != nil || columns < 50 || columns > 160 {
		columns = 80
	}
	os.Exit(run(os.Args[1:], environment{
		out: os.Stdout, err: os.Stderr, width: columns,
		today: func() goals.Date { return goals.Date(time.Now().Format(time.DateOnly)) },
	}))
}

// environment is what the program uses of the world.
type environment struct {
	out   io.Writer
	err   io.Writer
	width int
	today func() goals.Date
}

const (
	exitDone   = 0
	exitFailed = 2
)

type options struct {
	plan, observed, format, lang, asOf, out string
	fhirVersion, base                       string
	record, share                           bool
	hours                                   float64
}

func run(args []string, env environment) int {
	var o options
	flags := flag.NewFlagSet("plan", flag.ContinueOnError)
	flags.StringVar(&o.plan, "plan", "", "a plan `file`, or a FHIR Goal or Bundle of Goals; left out, the plan of Ana")
	flags.StringVar(&o.observed, "observed", "", "a record `file` with what was observed")
	flags.StringVar(&o.asOf, "as-of", "", "the `day` to see it from, YYYY-MM-DD; left out, today")
	flags.StringVar(&o.format, "format", "text", "text, json, html, csv or fhir")
	flags.StringVar(&o.lang, "lang", "", "en or es; left out, the language of the plan")
	flags.StringVar(&o.out, "o", "", "write the result to this `file`")
	flags.BoolVar(&o.record, "record", false, "speak for the record: shorter, with the numbers")
	flags.BoolVar(&o.share, "share", false, "leave out what is marked as private")
	flags.Float64Var(&o.hours, "hours", 5, "the hours a week that care may take; 0 is no limit")
	flags.StringVar(&o.fhirVersion, "fhir", "R4", "R4, R4B or R5: the release to read and write")
	flags.StringVar(&o.base, "base", "https://example.org/fhir", "the `address` of the server in a FHIR Bundle")
	err := cli.Parse(flags, args, "plan shows what was agreed and how it is going.", env.out)
	if errors.Is(err, flag.ErrHelp) {
		return exitDone
	}
	if err == nil {
		err = show(o, flags.Args(), env)
	}
	if err != nil {
		cli.Complain(env.err, flags.Name(), err)
		return exitFailed
	}
	return exitDone
}

func show(o options, rest []string, env environment) error {
	switch {
	case len(rest) > 0:
		return errors.New("unexpected argument; name files with -plan and -observed")
	case !slices.Contains([]string{"text", "json", "html", "csv", "fhir"}, o.format):
		return errors.New("-format must be text, json, html, csv or fhir")
	case !(o.hours >= 0 && o.hours <= 168):
		return errors.New("-hours must be hours of a week, from 0 to 168")
	case !fhir.Version(o.fhirVersion).IsValid():
		return errors.New("-fhir must be R4, R4B or R5")
	}
	if u, err := url.Parse(o.base); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("-base must be an address such as https://example.org/fhir")
	}
	p, r, err := load(&o, env)
	if err != nil {
		return err
	}
	if base, _, _ := strings.Cut(o.lang, "-"); base != "" && !slices.Contains(goals.ExplainLanguages(), base) {
		return fmt.Errorf("-lang must be one of: %s", strings.Join(goals.ExplainLanguages(), ", "))
	}
	if o.lang == "" {
		o.lang = p.Lang // if that is not available, the first sentence says so
	}
	if o.lang == "" {
		o.lang = "en"
	}
	if o.share {
		p = goals.Redact(p)
		r = goals.RedactRecord(r, p)
	}
	v, err := newView(o, p, r)
	if err != nil {
		return err
	}
	if err := write(o, env, v); err != nil {
		if faults, ok := errors.AsType[goals.Faults](err); ok && o.plan != "" {
			return cli.In(o.plan, faults)
		}
		return err
	}
	return nil
}

// load reads the plan and what was observed, and sets the day to see it from.
func load(o *options, env environment) (p goals.Plan, r goals.Record, err error) {
	if o.plan == "" && o.observed != "" {
		return p, r, errors.New("-observed needs -plan")
	}
	if o.asOf == "" {
		o.asOf = string(sampleDay)
		if o.plan != "" {
			o.asOf = string(env.today())
		}
	}
	if d := goals.Date(o.asOf); !d.IsValid() || len(d) != len(time.DateOnly) {
		return p, r, errors.New("-as-of must be a day that exists, as YYYY-MM-DD")
	}
	if o.plan == "" {
		data, err := sample.ReadFile("ana/plan.json")
		if err != nil {
			return p, r, err
		}
		if p, err = goals.DecodePlan(data); err != nil {
			return p, r, err
		}
		if data, err = sample.ReadFile("ana/record.json"); err != nil {
			return p, r, err
		}
		r, err = goals.DecodeRecord(data)
		return p, r, err
	}
	data, err := os.ReadFile(o.plan)
	if err != nil {
		return p, r, cli.Plain(err)
	}
	if p, err = decode(data, *o); err != nil {
		return p, r, cli.In(o.plan, err)
	}
	r = goals.Record{Format: goals.RecordFormat, Plan: p.ID, Observations: []goals.Observation{}}
	if o.observed == "" {
		return p, r, nil
	}
	if data, err = os.ReadFile(o.observed); err != nil {
		return p, r, cli.Plain(err)
	}
	if r, err = goals.DecodeRecord(data); err == nil {
		err = r.ValidateWith(p)
	}
	if err != nil {
		return p, r, cli.In(o.observed, err)
	}
	return p, r, nil
}

// decode reads a plan, or makes one of a FHIR Goal or Bundle.
func decode(data []byte, o options) (goals.Plan, error) {
	var head struct {
		ResourceType json.RawMessage `json:"resourceType"`
	}
	// A plan may carry resources in its extensions: only the outermost member counts.
	if json.Unmarshal(data, &head) != nil || head.ResourceType == nil {
		return goals.DecodePlan(data)
	}
	v := fhir.Version(o.fhirVersion)
	var list []fhir.Goal
	var err error
	if string(head.ResourceType) == `"Bundle"` {
		list, err = fhir.DecodeBundle(data, v)
	} else {
		list = make([]fhir.Goal, 1)
		list[0], err = fhir.DecodeGoal(data, v)
	}
	if err != nil {
		return goals.Plan{}, err
	}
	p, _, err := fhir.ToPlan(list, fhir.ReadOptions{Plan: "imported", At: goals.Instant(o.asOf + "T00:00:00Z")})
	return p, err
}

// write renders the result to the terminal or a file.
func write(o options, env environment, v *view) error {
	return cli.Write(o.out, env.out, []string{o.plan, o.observed}, func(w io.Writer) error {
		switch o.format {
		case "json":
			return v.writeJSON(w)
		case "html":
			return v.writeHTML(w)
		case "csv":
			return v.Report.WriteCSV(w)
		case "fhir":
			return v.writeFHIR(w, env.err, o)
		}
		v.writeText(w, env.width)
		return nil
	})
}
