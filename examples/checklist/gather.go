package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/principles"
)

//go:embed demo
var demo embed.FS

// assessable is a framework with the responses to it.
type assessable struct {
	framework principles.Framework
	responses []principles.Response
	probes    map[string]principles.Probe
	plans     []principles.Plan
	waivers   []principles.Waiver
	asOf      principles.Date
}

// gather finds what there is to assess: the demonstrations, a file, or the
// answers given in the terminal.
func gather(o options, env environment) ([]assessable, error) {
	if o.framework == "" && o.answers == "" && !o.ask {
		if o.measure != "" || o.role != "" {
			return nil, errors.New("-measure and -role need answers: give -answers, or -framework with -ask")
		}
		return demonstrations()
	}
	responses, err := readAnswers(o)
	if err != nil {
		return nil, err
	}
	name := o.framework
	if name == "" && len(responses) > 0 {
		name = responses[0].Framework
	}
	if name == "" {
		return nil, errors.New("-ask needs -framework: -list shows which there are")
	}
	f, err := framework(name)
	if err != nil {
		return nil, err
	}
	c := assessable{framework: f, responses: responses, asOf: principles.Date(o.asOf)}
	if c.probes, err = readProbes(o.measure); err != nil {
		return nil, err
	}
	if o.ask {
		r, err := ask(f, o, env)
		if err != nil {
			return nil, err
		}
		c.responses = []principles.Response{r}
		if o.answers != "" {
			data, err := r.Encode()
			if err != nil {
				return nil, err
			}
			if err := os.WriteFile(o.answers, data, 0o600); err != nil {
				return nil, cli.Plain(err)
			}
		}
	}
	return []assessable{c}, nil
}

// framework loads an embedded framework, or a file.
func framework(name string) (principles.Framework, error) {
	if f, err := principles.Load(name); err == nil {
		return f, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `./\`) {
		return principles.Framework{}, fmt.Errorf("-framework %s: no framework has this id, and no file this name; -list shows the frameworks there are", name)
	}
	if err != nil {
		return principles.Framework{}, cli.Plain(err)
	}
	f, err := principles.DecodeFramework(data)
	if err != nil {
		return f, cli.In(name, err)
	}
	return f, nil
}

// readAnswers reads the answers file, if there is one to read.
func readAnswers(o options) ([]principles.Response, error) {
	if o.answers == "" || o.ask {
		return nil, nil
	}
	data, err := os.ReadFile(o.answers)
	if err != nil {
		return nil, cli.Plain(err)
	}
	list, err := responses(data)
	if err != nil {
		return nil, cli.In(o.answers, err)
	}
	return list, nil
}

// responses reads one response, or a JSON array of them.
func responses(data []byte) ([]principles.Response, error) {
	parts := []json.RawMessage{data}
	if bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("[")) {
		if err := json.Unmarshal(data, &parts); err != nil {
			return nil, errors.New("the answers are not a JSON list of responses")
		}
	}
	var list []principles.Response
	for i, part := range parts {
		r, err := principles.DecodeResponse(part)
		if err != nil {
			var faults principles.Faults
			if len(parts) > 1 && errors.As(err, &faults) {
				for k := range faults {
					faults[k].Pointer = fmt.Sprint("/", i, faults[k].Pointer)
				}
			}
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// demonstrations are a leaflet and a service; both are made up.
func demonstrations() ([]assessable, error) {
	var list []assessable
	for _, id := range []string{"pemat-p", "six-principles"} {
		f, err := principles.Load(id)
		if err != nil {
			return nil, err
		}
		data, err := demo.ReadFile("demo/" + id + ".json")
		if err != nil {
			return nil, err
		}
		r, err := responses(data)
		if err != nil {
			return nil, err
		}
		c := assessable{framework: f, responses: r, asOf: "2026-11-01"}
		if id == "six-principles" {
			c.plans = []principles.Plan{
				{Item: "5d", Owner: "Ward sister", Due: "2026-11-15"}, {Item: "2c", Owner: "Education nurse", Due: "2026-10-01"},
			}
			c.waivers = []principles.Waiver{{Item: "1d", Reason: "The board is elected in spring.", By: "Board", Expires: "2027-04-30"}}
			if c.probes, err = demoProbes(); err != nil {
				return nil, err
			}
		}
		list = append(list, c)
	}
	return list, nil
}

// assessment is everything that is shown of one framework.
type assessment struct {
	Framework principles.Framework      `json:"-"`
	Responses []principles.Response     `json:"-"`
	Report    principles.Report         `json:"report"`
	Gaps      principles.GapReport      `json:"gaps"`
	Groups    *principles.Summary       `json:"groups,omitempty"`
	Probes    []principles.ProbeFinding `json:"probes,omitempty"`
}

// assess scores what was gathered.
func assess(c assessable, o options) (assessment, error) {
	a := assessment{Framework: c.framework, Responses: slices.Clone(c.responses)}
	for i, r := range a.Responses {
		probes := forRole(c.framework, c.probes, r.By.Role)
		if len(probes) == 0 {
			continue
		}
		measured, findings, err := principles.Measure(c.framework, r, probes)
		if err != nil {
			return a, err
		}
		a.Responses[i], a.Probes = measured, append(a.Probes, findings...)
	}
	s, err := principles.NewScorer(c.framework)
	if err != nil {
		return a, err
	}
	if o.asOf != "" {
		c.asOf = principles.Date(o.asOf)
	}
	if a.Report, err = s.Assess(a.Responses, principles.Options{AsOf: c.asOf, Waivers: c.waivers}); err != nil {
		return a, err
	}
	groups, err := s.Summarise(slices.Values(a.Responses), c.asOf, o.by)
	if err != nil {
		return a, err
	}
	if slices.ContainsFunc(groups.Cells, func(k principles.SummaryCell) bool { return k.Group != (principles.Group{}) }) {
		a.Groups = &groups
	}
	a.Gaps, err = principles.Gaps(c.framework, a.Report, principles.GapOptions{Plans: c.plans, Unequal: unequal(s, a.Responses, o.by)})
	return a, err
}

// least and apart say when a difference between groups is worth a look: three
// answers in each, and 30 points between the best and the worst. It is a reason to
// look closer and no finding; the package principles/equity tests differences.
const (
	least = 3
	apart = 0.3
)

// unequal returns the items on which groups of respondents differ.
func unequal(s *principles.Scorer, all []principles.Response, by string) []string {
	parts := map[string][]principles.Response{}
	for _, r := range all {
		for _, g := range r.Groups {
			if g.By == by {
				parts[string(r.By.Role)+"\x00"+g.Is] = append(parts[string(r.By.Role)+"\x00"+g.Is], r)
			}
		}
	}
	lo, hi := map[string]float64{}, map[string]float64{}
	for key, part := range parts {
		rep, err := s.Assess(part, principles.Options{})
		if err != nil {
			continue
		}
		role, _, _ := strings.Cut(key, "\x00")
		for _, it := range rep.Roles[0].Items {
			share, ok := it.Share.Get()
			if !ok || it.Met+it.Partly+it.NotMet < least {
				continue
			}
			k := role + "\x00" + it.Item
			if old, seen := lo[k]; !seen || share < old {
				lo[k] = share
			}
			hi[k] = max(hi[k], share)
		}
	}
	var items []string
	for k := range lo {
		if hi[k]-lo[k] >= apart {
			_, item, _ := strings.Cut(k, "\x00")
			items = append(items, item)
		}
	}
	slices.Sort(items)
	return slices.Compact(items)
}
