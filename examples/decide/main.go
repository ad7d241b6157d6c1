// Command decide shows a real decision weighed by what matters to a person.
//
// Without arguments it shows a decision from the embedded set: the evidence
// with its sources, a made-up person's answers, and the order with its reasons.
//
//	go run ./examples/decide                                the default decision
//	go run ./examples/decide -list                          which decisions there are
//	go run ./examples/decide -decision prostate-cancer      another one
//	go run ./examples/decide -decision my.json -prefs p.json   your own files
//	go run ./examples/decide -format html -o page.html      one page to print
//	go run ./examples/decide -pictures                      with icon arrays and charts
//	go run ./examples/decide -methods                       with other published methods as a second opinion
//	go run ./examples/decide -baseline heart-attack=3%      with a risk of your own
//
// # What matters to you
//
//	go run ./examples/decide -ask                           answer the questions yourself
//	go run ./examples/decide -ask -route pairwise,swing     by other questions, and whether two ways agree
//	go run ./examples/decide -ask -as family/sister -prefs sister.json   what matters to somebody else
//
// The ways of asking are swing (points for each step from worst to best),
// points (100 to share out), smart (points from 10 up), ranking, pairwise (which
// of two, how many times as much), best-worst (all against the first and the
// last), trade-off (how far one thing could fall for another), pairs (which of
// two steps) and sets (most and least of a few). Answers that contradict each
// other are said in words and can be given again. -save-answers keeps what was
// answered; -prefs and -voices read it as they read preferences.
//
// # How sure, and what others think
//
//	go run ./examples/decide -uncertainty                   how sure the order is, and what would settle it
//	go run ./examples/decide -uncertainty -weights order    going only by what matters more
//	go run ./examples/decide -voices sister.json doctor.json   what fits others, beside your own answers
//
// With -uncertainty the order is worked out many times with numbers drawn from
// what their sources leave open, and with weights taken as loosely as -weights
// says. -seed chooses the draws: the same seed gives the same result. With
// -voices the person's own result stays first and as it is; nobody's answers are
// averaged.
//
// It exits with 0 when done, 1 if -require-leader is given and no option
// leads, and 2 if it could not do it. It gives no advice.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

func main() {
	env := environment{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(os.Stdout),
		width:  width(os.Getenv("COLUMNS")),
	}
	os.Exit(run(os.Args[1:], env))
}

// environment is what the program uses of the world.
type environment struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	colour bool
	width  int
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func width(columns string) int {
	n := 0
	if _, err := fmt.Sscan(columns, &n); err != nil || n < 40 || n > 200 {
		return 80
	}
	return n
}

const (
	exitDone     = 0
	exitNoLeader = 1
	exitFailed   = 2
)

const defaultDecision = "statin"

type options struct {
	list          bool
	ask           bool
	requireLeader bool
	decision      string
	prefs         string
	format        string
	lang          string
	out           string
	pictures      bool
	methods       bool
	baselines     []string
	uncertainty   bool
	weights       string
	seed          uint64
	draws         int
	voices        []string
	route         string
	saveAnswers   string
	as            string
	unexpected    bool // an argument that no flag takes
}

func run(args []string, env environment) int {
	var o options
	flags := flag.NewFlagSet("decide", flag.ContinueOnError)
	flags.BoolVar(&o.list, "list", false, "list the embedded decisions")
	flags.StringVar(&o.decision, "decision", defaultDecision, "`id` of an embedded decision, or a decision file")
	flags.StringVar(&o.prefs, "prefs", "", "preferences `file`, or saved answers; with -ask, the file to save the answers to")
	flags.BoolVar(&o.ask, "ask", false, "ask what matters to you, and save the answers")
	flags.StringVar(&o.format, "format", "text", "text, json or html")
	flags.StringVar(&o.lang, "lang", "", "en or es; left out, the language of the decision")
	flags.StringVar(&o.out, "o", "", "write the result to this `file`")
	flags.BoolVar(&o.pictures, "pictures", false, "show icon arrays, scores and what could change the order")
	flags.BoolVar(&o.methods, "methods", false, "show what other published methods make of it, as a second opinion")
	flags.Func("baseline", "your own risk without treatment, `CRITERION=RISK`, such as heart-attack=3% or heart-attack=12%@10 for 10 years; may be given for several criteria", func(s string) error {
		o.baselines = append(o.baselines, s)
		return nil
	})
	flags.BoolVar(&o.uncertainty, "uncertainty", false, "show how sure the order is, as far as the numbers and the weights are known")
	flags.StringVar(&o.weights, "weights", asAnswered, "with -uncertainty, `what` to rely on: answers, order (only what matters more), unknown (any weights), or how far off each answer may be, such as 20%")
	flags.Uint64Var(&o.seed, "seed", 1, "with -uncertainty, the `number` that chooses the random draws; the same gives the same result")
	flags.IntVar(&o.draws, "draws", 10_000, "with -uncertainty, the `number` of random draws")
	flags.Func("voices", "show other people's answers beside these: preferences or voices, one `file` or several (-voices a.json b.json)", func(s string) error {
		o.voices = append(o.voices, s)
		return nil
	})
	flags.StringVar(&o.route, "route", "", "with -ask, the `way` of asking: "+wayNames()+"; the weights are those of the first, and several (swing,ranking) are compared")
	flags.StringVar(&o.saveAnswers, "save-answers", "", "with -ask, a `file` to save the answers to as they were given; -prefs reads it")
	flags.StringVar(&o.as, "as", "patient", "with -ask, `who` answers: patient, family, clinician or surrogate:BASIS (statedWishes, substitutedJudgment, bestInterests), and perhaps an id, as in family/sister")
	flags.BoolVar(&o.requireLeader, "require-leader", false, "exit with 1 if no option leads")
	err := o.parse(flags, args, env.out)
	if errors.Is(err, flag.ErrHelp) {
		return exitDone
	}
	if err == nil {
		err = o.together(flags)
	}
	outcome := sdm.Outcome("")
	if err == nil {
		outcome, err = decide(o, env)
	}
	if err != nil {
		cli.Complain(env.err, flags.Name(), err)
		return exitFailed
	}
	if o.requireLeader && outcome != sdm.Leads {
		fmt.Fprintln(env.err, "decide: no option leads ("+string(outcome)+")")
		return exitNoLeader
	}
	return exitDone
}

// parse reads the flags. What stands between them are further files of -voices.
func (o *options) parse(flags *flag.FlagSet, args []string, help io.Writer) error {
	for {
		if err := cli.Parse(flags, args, "decide shows a decision weighed by what matters to a person.", help); err != nil {
			return err
		}
		if args = flags.Args(); len(args) == 0 {
			return nil
		}
		if len(o.voices) == 0 {
			o.unexpected = true
			return nil
		}
		o.voices, args = append(o.voices, args[0]), args[1:]
	}
}

// together says which flags need another one.
func (o *options) together(flags *flag.FlagSet) (err error) {
	needs := map[string]string{"weights": "uncertainty", "seed": "uncertainty", "draws": "uncertainty", "route": "ask", "save-answers": "ask", "as": "ask"}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	flags.Visit(func(f *flag.Flag) {
		if need := needs[f.Name]; err == nil && need != "" && !given[need] {
			err = fmt.Errorf("-%s goes with -%s", f.Name, need)
		}
	})
	return err
}

func decide(o options, env environment) (sdm.Outcome, error) {
	if o.unexpected {
		return "", fmt.Errorf("unexpected argument; name files with -decision and -prefs")
	}
	if o.format != "text" && o.format != "json" && o.format != "html" {
		return "", errors.New("-format must be text, json or html")
	}
	if o.lang != "" && !speaks(o.lang) {
		return "", fmt.Errorf("-lang must be one of: %s", strings.Join(sdm.ExplainLanguages(), ", "))
	}
	if o.list {
		return sdm.Leads, list(o, env)
	}
	d, embedded, err := loadDecision(o.decision)
	if err != nil {
		return "", err
	}
	if o.lang == "" && speaks(d.Language) {
		o.lang = d.Language
	}
	d, _ = d.In(o.lang)
	d, assumes, err := withBaselines(d, o.baselines)
	if err != nil {
		return "", err
	}
	p, sample, asked, err := preferences(o, d, embedded, env)
	if err != nil {
		return "", err
	}
	r, err := sdm.Rank(d, p)
	if err != nil {
		name := "the decision with these preferences"
		if o.prefs != "" {
			name = o.prefs
		}
		return "", cli.In(name, err)
	}
	v, err := newView(o.lang, d, p, sample, r, assumes)
	if err != nil {
		return "", err
	}
	v.howElicited(asked)
	if o.pictures {
		if err := v.pictures(assumes); err != nil {
			return "", cli.In("the decision for pictures", err)
		}
	}
	if o.methods {
		if err := v.secondOpinion(); err != nil {
			return "", cli.In("the decision for other methods", err)
		}
	}
	if o.uncertainty {
		if err := v.howSure(o); err != nil {
			return "", err
		}
	}
	if len(o.voices) > 0 {
		if err := v.compareVoices(o.voices); err != nil {
			return "", err
		}
	}
	return r.Outcome, write(o, env, v)
}

// speaks reports whether there are sentences in the language, English if it is
// empty.
func speaks(lang string) bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return slices.Contains(sdm.ExplainLanguages(), base)
}

func list(o options, env environment) error {
	var out strings.Builder
	for _, id := range decisions.IDs() {
		d, err := decisions.Load(id)
		if err != nil {
			return cli.In(id, err)
		}
		d, _ = d.In(o.lang)
		fmt.Fprintf(&out, "%-22s %s\n", id, d.Question)
	}
	return deliver(o, env, out.String())
}

// loadDecision reads a file if the name holds a dot or a slash, and an embedded
// decision if not.
func loadDecision(name string) (d sdm.Decision, embedded bool, err error) {
	if !strings.ContainsAny(name, "./\\") {
		d, err := decisions.Load(name)
		if err != nil {
			return d, false, fmt.Errorf("-decision %s: %w; a file is named with a dot or a slash, such as ./%s", name, err, name)
		}
		return d, true, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return d, false, cli.Plain(err)
	}
	d, err = sdm.DecodeDecision(data)
	if err != nil {
		return d, false, cli.In(name, err)
	}
	return d, false, nil
}

// preferences asks, reads a file, or takes the sample of an embedded decision.
func preferences(o options, d sdm.Decision, embedded bool, env environment) (p sdm.Preferences, sample bool, asked *elicited, err error) {
	if o.ask {
		p, asked, err = askAndSave(o, d, env)
		return p, false, asked, err
	}
	if o.prefs != "" {
		p, asked, err := readPreferences(o.prefs, d)
		return p, false, asked, err
	}
	if embedded {
		p, err := decisions.Sample(d.ID)
		return p, true, nil, err
	}
	return p, false, nil, errors.New("this decision has no sample answers: give some with -prefs FILE, or use -ask")
}

// readPreferences reads preferences, or answers that weights follow from.
func readPreferences(file string, d sdm.Decision) (p sdm.Preferences, asked *elicited, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return p, nil, cli.Plain(err)
	}
	if formatOf(data) == "sdm.answers" {
		var e elicited
		answers, err := elicit.DecodeAnswers(data)
		if err == nil {
			err = answers.ValidateFor(d)
		}
		if err == nil {
			p, e, err = weigh(d, answers)
		}
		if err != nil {
			return p, nil, cli.In(file, err)
		}
		return p, &e, nil
	}
	p, err = sdm.DecodePreferences(data)
	if err == nil {
		err = p.ValidateFor(d)
	}
	if err != nil {
		return p, nil, cli.In(file, err)
	}
	return p, nil, nil
}

// write renders the result to the terminal or a file.
func write(o options, env environment, v *view) error {
	var out strings.Builder
	switch o.format {
	case "json":
		if err := v.writeJSON(&out); err != nil {
			return err
		}
	case "html":
		if err := v.writeHTML(&out); err != nil {
			return err
		}
	default:
		v.writeText(&out, env.width, env.colour && o.out == "")
	}
	return deliver(o, env, out.String())
}

// deliver writes what is ready to the output or a file, never over a file that
// was read.
func deliver(o options, env environment, text string) error {
	read := append([]string{o.decision, o.prefs, o.saveAnswers}, o.voices...)
	return cli.Write(o.out, env.out, read, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
