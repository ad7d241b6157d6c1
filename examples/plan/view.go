package main

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/message"
)

//go:embed messages/*.json
var messageFiles embed.FS

var catalogue = sync.OnceValues(func() (*message.Catalog, error) { return message.Load(messageFiles, "messages") })

// view is everything that is shown, in one language.
type view struct {
	Lang   string
	Plan   goals.Plan
	Report goals.Report
	GAS    gas.Report
	Title  string
	// Opening are sentences before the goals, Goals a section for each goal,
	// and Talk, Confidence, Reviews and Closing the sentences after them.
	Opening    []goals.Sentence
	Goals      []section
	Talk       []goals.Sentence
	Confidence []goals.Sentence
	Reviews    []goals.Sentence
	Closing    []goals.Sentence
	Raters     []raterRow
	// Untranslated says that the words of the plan are in another language.
	Untranslated string

	record  goals.Record
	speaker message.Speaker
}

// section is one goal.
type section struct {
	Heading   string
	Voices    []voice
	Sentences []goals.Sentence
	Charts    []chart
}

// voice is one turn of the negotiation.
type voice struct {
	Who, Stance, Text, At string
	Answer                bool
}

// raterRow is Goal Attainment Scaling as one person sees it.
type raterRow struct {
	Who, Baseline, Outcome, Change, Median, Reached, Scored, Range string
}

func newView(o options, p goals.Plan, r goals.Record) (*view, error) {
	c, err := catalogue()
	if err != nil {
		return nil, err
	}
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: goals.Date(o.asOf), MaxHoursPerWeek: o.hours})
	if err != nil {
		return nil, err
	}
	v := &view{Plan: p, Report: rep, Title: p.Title, record: r, speaker: c.In(o.lang)}
	v.Lang = v.speaker.Lang()
	if own, _, _ := strings.Cut(p.Lang, "-"); own != "" && own != v.Lang {
		v.Untranslated = v.T("untranslated", message.Args{"language": p.Lang})
	}
	if v.Title == "" {
		v.Title = p.ID
	}
	if v.GAS, err = gas.Assess(p, r, gas.Options{AsOf: rep.AsOf}); err != nil {
		return nil, err
	}
	explain := goals.Explain
	if o.record {
		explain = goals.ExplainRecord
	}
	v.sort(explain(rep, o.lang))
	shown := 0
	for _, g := range rep.Goals {
		if g.Status == goals.StatusError {
			continue // Explain leaves it out too
		}
		v.Goals[shown].Voices = v.voices(g.Goal)
		v.Goals[shown].Charts = v.charts(g)
		shown++
	}
	v.raters()
	return v, nil
}

// T says a text of this program.
func (v *view) T(key string, args message.Args) string { return v.speaker.Say(key, args).Text }

// sort puts the sentences of an explanation where they belong.
func (v *view) sort(list []goals.Sentence) {
	for _, s := range list {
		_, key, _ := strings.Cut(s.Key, ".")
		word, _, _ := strings.Cut(key, "_")
		switch word {
		case "fallback", "head":
			v.Opening = append(v.Opening, s)
		case "goal":
			v.Goals = append(v.Goals, section{Heading: s.Text})
		case "opposed", "overlap", "burden", "disagreement", "priority", "idleAction":
			v.Talk = append(v.Talk, s)
		case "confidence", "promptHelp", "promptSmaller", "promptBarrier", "promptOther":
			v.Confidence = append(v.Confidence, s)
		case "review", "overdue":
			v.Reviews = append(v.Reviews, s)
		case "close":
			v.Closing = append(v.Closing, s)
		default:
			g := &v.Goals[len(v.Goals)-1]
			g.Sentences = append(g.Sentences, s)
		}
	}
}

// name returns what a person is called.
func (v *view) name(id string) string {
	for _, p := range v.Report.People {
		if p.ID == id {
			return p.Name
		}
	}
	return id
}

// voices returns the negotiation about a goal, in its order.
func (v *view) voices(goal string) []voice {
	var out []voice
	for _, p := range v.Plan.Proposals {
		if p.Goal != goal {
			continue
		}
		kind := "proposes"
		if p.Counters != "" {
			kind = "counters"
		}
		out = append(out, voice{Who: v.name(p.By), Stance: v.T(kind, nil), Text: p.Text, At: string(p.At.Date())})
		for _, r := range p.Responses {
			who := v.name(r.Person)
			if r.Via != "" {
				who = v.T("via", message.Args{"person": who, "via": v.name(r.Via)})
			}
			out = append(out, voice{Who: who, Stance: v.T(string(r.Stance), nil), Text: r.Reason, At: string(r.At.Date()), Answer: true})
		}
	}
	return out
}

// charts returns a run chart for each target of a goal that has numbers.
func (v *view) charts(g goals.GoalProgress) []chart {
	var out []chart
	for _, t := range g.Targets {
		if c, ok := v.chart(t); ok {
			out = append(out, c)
		}
	}
	return out
}

// raters makes the table of Goal Attainment Scaling.
func (v *view) raters() {
	show := func(f goals.Figure, format string) string {
		if x, ok := f.Get(); ok {
			return v.decimal(fmt.Sprintf(format, x))
		}
		return "–"
	}
	for _, r := range v.GAS.Raters {
		v.Raters = append(v.Raters, raterRow{
			Who: v.name(r.Rater), Baseline: show(r.Baseline.T, "%.1f"), Outcome: show(r.Outcome.T, "%.1f"),
			Change: show(r.Change.T, "%+.1f"), Median: show(r.Outcome.Median, "%+g"), Reached: percent(r.Outcome.Reached),
			Scored: v.T("scored", message.Args{"n": r.Outcome.Scored, "all": r.Outcome.Set}),
			Range:  show(r.Outcome.Lowest, "%.1f") + " – " + show(r.Outcome.Highest, "%.1f"),
		})
	}
}

func percent(f goals.Figure) string {
	if x, ok := f.Get(); ok {
		return fmt.Sprintf("%.0f %%", 100*x)
	}
	return "–"
}

// result is what -format json writes.
type result struct {
	Report     goals.Report     `json:"report"`
	Attainment gas.Report       `json:"attainment"`
	Series     []series         `json:"series"`
	Sentences  []goals.Sentence `json:"sentences"`
}

// series is what the package trend says of one target.
type series struct {
	Goal   string         `json:"goal"`
	Target string         `json:"target"`
	Runs   trend.RunChart `json:"runs"`
	XmR    trend.Chart    `json:"xmr"`
}

func (v *view) writeJSON(w io.Writer) error {
	out := result{Report: v.Report, Attainment: v.GAS, Series: []series{}, Sentences: goals.Explain(v.Report, v.Lang)}
	for _, g := range v.Report.Goals {
		for _, t := range g.Targets {
			values := numbers(t)
			if len(values) == 0 {
				continue
			}
			out.Series = append(out.Series, series{
				Goal: g.Goal, Target: t.Target, Runs: trend.Runs(values, figure.Absent("median")),
				XmR: trend.XmR(values, trend.XmROptions{Better: t.Better}),
			})
		}
	}
	data, err := document.Encode(out)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// numbers returns the observed numbers of a target, oldest first.
func numbers(t goals.TargetProgress) []float64 {
	var out []float64
	for _, j := range t.History {
		if x, ok := j.Value.Get(); ok {
			out = append(out, x)
		}
	}
	return out
}

// writeFHIR writes a CarePlan bundle, and to notes what has no place in it.
func (v *view) writeFHIR(w, notes io.Writer, o options) error {
	// Our plan says nothing of the statuses of a care plan, of requests or of
	// observations. FHIR has a code for that, so none is invented.
	const status = "unknown"
	data, lost, err := fhir.WriteBundle(v.Plan, v.record.Ratings, fhir.BundleOptions{
		Goals: fhir.WriteOptions{Version: fhir.Version(o.fhirVersion)}, Base: o.base,
		Status: status, Intent: "plan", ActionStatus: status, RatingStatus: status,
	})
	if err != nil {
		return err
	}
	for _, n := range lost {
		fmt.Fprintf(notes, "plan: %s %s\n", n.Pointer, n.Text)
	}
	_, err = w.Write(data)
	return err
}
