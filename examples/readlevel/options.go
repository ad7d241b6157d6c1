package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// options are the flags and the paths.
type options struct {
	format, lang, policy, terms string
	baseline, compare, output   string
	stdinName, ignoreFile       string
	maxGrade                    float64 // NaN if none is given
	formulas                    []string
	keep                        []document.Reason
	jobs                        int
	update, prep, quiet         bool
	paths                       []string
	example                     bool // started without any argument
}

const usage = `usage: readlevel [flags] PATH|GLOB|DIR|-…

Says how hard texts are to read and what makes them so. Reads .txt .md .html
.docx .odt .epub .pptx .pdf; "-" is standard input. Exit: 0 within the target,
1 above it, 2 something could not be done.

`

func formats() []string {
	return []string{"human", "json", "jsonl", "sarif", "github", "checkstyle", "csv", "html"}
}

// parse takes flags before, between and after the paths.
func parse(args []string, help io.Writer) (options, error) {
	o := options{maxGrade: math.NaN(), example: len(args) == 0}
	var formulas, keep string
	flags := flag.NewFlagSet("readlevel", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run says what is wrong, once
	flags.StringVar(&o.format, "format", "human", strings.Join(formats(), ", "))
	flags.Func("max-grade", "the highest school `grade` that is within the target", func(s string) error {
		g, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
		if err != nil || !(g >= 0 && g <= 30) {
			return errors.New("it is a school grade such as 8")
		}
		o.maxGrade = g
		return nil
	})
	flags.StringVar(&formulas, "formulas", "", "formulas to print, by `ids` with commas; with --max-grade and no policy, the first decides")
	flags.StringVar(&o.lang, "lang", "auto", "language of the texts, such as en, es or pt-BR; auto finds out")
	flags.StringVar(&o.policy, "policy", "", "a policy `file`; else .readlevel.json in the folder of each text or above it")
	flags.StringVar(&o.terms, "terms", "", "a `file` of terms not to report, one a line, or a lexicon")
	flags.StringVar(&o.baseline, "baseline", "", "a `file` of texts that are above the target already and may not get harder")
	flags.BoolVar(&o.update, "update-baseline", false, "write the baseline anew")
	flags.StringVar(&o.compare, "compare", "", "an `older` file, folder or JSON report to compare with")
	flags.BoolVar(&o.prep, "show-prep", false, "show what is left out of the score, and why")
	flags.StringVar(&keep, "keep", "", "read what is left out for these `reasons`, such as altText,code")
	flags.StringVar(&o.stdinName, "stdin-filename", "", "the `name` of what comes from standard input")
	flags.StringVar(&o.ignoreFile, "ignore-file", "", "a `file` of patterns of paths to leave aside; else .readlevelignore")
	flags.IntVar(&o.jobs, "jobs", 0, "how many files are read at a time; 0 is one for each processor")
	flags.BoolVar(&o.quiet, "quiet", false, "print only what is above the target")
	flags.StringVar(&o.output, "output", "", "write to this `file`, not to standard output")
	flags.StringVar(&o.output, "o", "", "the same as --output, for short: a `file`")
	flags.Usage = func() {} // a wrong flag is one line
	args, rest := beforeDashes(args)
	for {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				fmt.Fprint(help, usage)
				flags.SetOutput(help)
				flags.PrintDefaults()
			}
			return o, fmt.Errorf("%w; --help lists the flags", err)
		}
		args = flags.Args()
		if len(args) == 0 {
			break
		}
		o.paths = append(o.paths, args[0])
		args = args[1:]
	}
	o.paths = append(o.paths, rest...)
	if o.lang == "auto" {
		o.lang = ""
	}
	if o.jobs == 0 {
		o.jobs = runtime.GOMAXPROCS(0)
	}
	return o, o.check(formulas, keep)
}

// beforeDashes divides the arguments at "--", behind which all are paths.
func beforeDashes(args []string) (before, behind []string) {
	if k := slices.Index(args, "--"); k >= 0 {
		return args[:k], args[k+1:]
	}
	return args, nil
}

func (o *options) check(formulas, keep string) error {
	switch {
	case !slices.Contains(formats(), o.format):
		return errors.New("--format is one of " + strings.Join(formats(), ", "))
	case o.jobs < 0:
		return errors.New("--jobs is 1 or more, or 0 for one a processor")
	case isFolder(o.output):
		return errors.New("--output is a file to write, not a folder")
	case len(o.paths) == 0 && !o.example:
		return errors.New("nothing to read is named: a file, a folder or a pattern; - is standard input")
	case o.stdinName != "" && !slices.Contains(o.paths, "-"):
		return errors.New("--stdin-filename names what is read from standard input: add - to the paths")
	case o.update && o.baseline == "":
		return errors.New("--update-baseline needs --baseline with the file to write")
	}
	if o.lang != "" {
		p := literacy.Policy{Format: literacy.PolicyFormat, Language: o.lang}
		if p.Validate() != nil {
			return errors.New("--lang is auto or a code such as en, es or pt-BR")
		}
	}
	for r := range strings.FieldsFuncSeq(keep, comma) {
		reason := document.Reason(r)
		if !reason.IsValid() {
			return errors.New("--keep takes reasons of this list: " + strings.ReplaceAll(strings.Trim(fmt.Sprint(reason.Values()), "[]"), " ", ", "))
		}
		o.keep = append(o.keep, reason)
	}
	for id := range strings.FieldsFuncSeq(formulas, comma) {
		f, ok := formulaNamed(id)
		if !ok {
			return errors.New("--formulas takes ids of this list: " + strings.Join(formulaIDs(), ", "))
		}
		o.formulas = append(o.formulas, f.ID)
	}
	if formulas != "" && len(o.formulas) == 0 {
		return errors.New("--formulas takes ids of formulas, such as smog,flesch-kincaid")
	}
	return nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func comma(r rune) bool { return r == ',' || r == ' ' }

// formulaNamed finds a formula by its id or by a short name in use.
func formulaNamed(id string) (literacy.Formula, bool) {
	id = strings.ToLower(id)
	if full, ok := short[id]; ok {
		id = full
	}
	f, ok := formulasByID()[id]
	return f, ok
}

// allFormulas are the formulas, worked out once.
var allFormulas = sync.OnceValue(literacy.Formulas)

var formulasByID = sync.OnceValue(func() map[string]literacy.Formula {
	m := map[string]literacy.Formula{}
	for _, f := range allFormulas() {
		m[f.ID] = f
	}
	return m
})

// short are names in use for formulas.
var short = map[string]string{
	"fk": "flesch-kincaid", "fkgl": "flesch-kincaid", "fre": "flesch-reading-ease", "flesch": "flesch-reading-ease", "fog": "gunning-fog",
	"cli": "coleman-liau", "dale-chall": "dale-chall-1995", "spache": "spache-1974", "inflesz": "szigriszt-pazos", "wstf": "wiener-1",
}

func formulaIDs() []string {
	var ids []string
	for _, f := range allFormulas() {
		ids = append(ids, f.ID)
	}
	return ids
}

// gives reports whether the values of a formula are school grades.
func gives(f literacy.Formula) bool {
	return f.Scale == literacy.GradeScale || f.Scale == literacy.SchoolScale
}

// fits reports whether a formula was made for a base language.
func fits(f literacy.Formula, base string) bool {
	return len(f.Languages) == 0 || slices.Contains(f.Languages, base)
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
