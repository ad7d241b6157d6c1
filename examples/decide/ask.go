package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
)

var (
	errStopped = errors.New("stopped before the end; nothing was saved")
	errEnded   = errors.New("the answers ended before the last question; nothing was saved")
	errBack    = errors.New("back")
)

// reply is the answer to one question.
type reply struct {
	number  int // what was typed
	unknown bool
	skipped bool
}

// asker asks the questions of swing weighting (von Winterfeldt & Edwards 1986)
// in the terminal: which step from worst to best matters most, and how much
// each other step counts if that one counts 100.
type asker struct {
	v          *view
	p          printer
	in         *bufio.Scanner
	directions map[int]reply
	first      reply
	points     map[int]reply
	wish       reply
	voice      sdm.Voice // who answers
}

// voiceOf reads who answers: a role, the basis of a surrogate, and an id.
func voiceOf(text string) (sdm.Voice, error) {
	who, id, named := strings.Cut(text, "/")
	role, basis, based := strings.Cut(who, ":")
	v := sdm.Voice{Role: sdm.VoiceRole(role), Basis: sdm.SurrogateBasis(basis), ID: id}
	surrogate := v.Role == sdm.Surrogate
	if !v.Role.IsValid() || based != surrogate || surrogate && !v.Basis.IsValid() || named && !ident.ValidID(id) {
		return v, errors.New("-as must be patient, family, clinician or surrogate:BASIS with statedWishes, substitutedJudgment or bestInterests, and perhaps an id of letters, digits, dots and hyphens, as in family/sister")
	}
	return v, nil
}

// askAndSave asks, by the routes that -route names, and writes the preferences,
// and with -save-answers the answers, to files.
func askAndSave(o options, d sdm.Decision, env environment) (sdm.Preferences, *elicited, error) {
	file := o.prefs
	if file == "" {
		file = d.ID + ".preferences.json"
	}
	if file == o.saveAnswers {
		return sdm.Preferences{}, nil, errors.New("-prefs and -save-answers must name two files")
	}
	for _, file := range []string{file, o.saveAnswers} {
		if _, err := os.Stat(file); file != "" && err == nil {
			return sdm.Preferences{}, nil, fmt.Errorf("%s exists: name another file for the answers with -prefs or -save-answers", file)
		}
	}
	voice, err := voiceOf(o.as)
	if err != nil {
		return sdm.Preferences{}, nil, err
	}
	c, err := catalogue()
	if err != nil {
		return sdm.Preferences{}, nil, err
	}
	// Questions go to the error stream, so that the result can be piped.
	a := &asker{
		v:  &view{Decision: d, speaker: c.In(o.lang)},
		p:  printer{env.err, env.width, false},
		in: bufio.NewScanner(env.in), voice: voice,
	}
	if o.saveAnswers != "" && o.route == "" {
		o.route = "swing"
	}
	if o.route == "" {
		p, err := a.ask()
		if err != nil {
			return p, nil, err
		}
		err = a.save(file, p.Encode)
		a.p.line("")
		return p, nil, err
	}
	routes, err := routesOf(o.route)
	if err != nil {
		return sdm.Preferences{}, nil, err
	}
	p, e, err := a.askRoutes(routes, o.lang)
	if err == nil {
		err = a.save(file, p.Encode)
	}
	if err == nil && o.saveAnswers != "" {
		err = a.save(o.saveAnswers, e.answers.Encode)
	}
	a.p.line("")
	return p, &e, err
}

// save writes a document, and says where.
func (a *asker) save(file string, encode func() ([]byte, error)) error {
	data, err := encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return cli.Plain(err)
	}
	a.p.line("")
	a.p.wrap("", "", a.v.T("ask.saved", message.Args{"file": file}))
	return nil
}

func (a *asker) ask() (sdm.Preferences, error) {
	d := a.v.Decision
	a.p.wrap("", "", d.Question)
	a.p.wrap("", "", a.v.T("ask.intro", nil))
	for {
		a.directions, a.points, a.first, a.wish = map[int]reply{}, map[int]reply{}, reply{}, reply{}
		if err := a.pass(false); err != nil {
			return sdm.Preferences{}, err
		}
		if a.anySkipped() {
			a.p.line("")
			a.p.wrap("", "", a.v.T("ask.skipped", nil))
			if err := a.pass(true); err != nil {
				return sdm.Preferences{}, err
			}
		}
		p := a.preferences()
		err := p.ValidateFor(d)
		if err == nil || !errors.Is(err, sdm.ErrNoWeight) {
			return p, err
		}
		a.p.line("")
		a.p.wrap("", "", a.v.T("ask.needs", nil))
	}
}

// step is one question, left out when there is nothing to ask.
type step struct {
	leaveOut func() bool
	ask      func() error
}

// pass asks every question, or those skipped so far.
func (a *asker) pass(skippedOnly bool) error {
	steps := a.steps(skippedOnly)
	forward := true
	for i := 0; i < len(steps); {
		if i < 0 {
			a.p.wrap("", "", a.v.T("ask.nowhere", nil))
			i, forward = 0, true
		}
		if !steps[i].leaveOut() {
			err := steps[i].ask()
			if err != nil && !errors.Is(err, errBack) {
				return err
			}
			forward = err == nil
		}
		if forward {
			i++
		} else {
			i--
		}
	}
	return nil
}

// steps are the questions in order. The criterion that was named first has no
// question about points.
func (a *asker) steps(skippedOnly bool) []step {
	var steps []step
	add := func(was reply, ask func() error, leaveOut func() bool) {
		if !skippedOnly || was.skipped {
			steps = append(steps, step{leaveOut, ask})
		}
	}
	never := func() bool { return false }
	criteria := a.v.Decision.Criteria
	for k := range criteria {
		if criteria[k].Direction == sdm.Personal {
			add(a.directions[k], func() error { return a.askDirection(k) }, never)
		}
	}
	if len(criteria) > 1 {
		add(a.first, a.askFirst, never)
		for k := range criteria {
			add(a.points[k], func() error { return a.askPoints(k) }, func() bool { return k == a.first.number-1 })
		}
	}
	if a.voice.Role == sdm.Patient {
		add(a.wish, a.askInvolvement, never)
	}
	return steps
}

func (a *asker) anySkipped() bool {
	for _, r := range a.directions {
		if r.skipped {
			return true
		}
	}
	for k, r := range a.points {
		if r.skipped && k != a.first.number-1 {
			return true
		}
	}
	return a.wish.skipped || a.first.skipped
}

// read asks for a number from low to high until there is one.
func (a *asker) read(low, high int) (reply, error) {
	var n int
	r, err := a.readText(a.v.T("ask.again", message.Args{"low": low, "high": high}), func(text string) bool {
		var err error
		n, err = strconv.Atoi(text)
		return err == nil && n >= low && n <= high
	})
	if err == nil && !r.unknown && !r.skipped {
		r.number = n
	}
	return r, err
}

// readText asks for an answer that is fine, until there is one.
func (a *asker) readText(again string, fine func(text string) bool) (reply, error) {
	for {
		fmt.Fprint(a.p.w, "> ")
		if !a.in.Scan() {
			if err := a.in.Err(); err != nil {
				return reply{}, err
			}
			return reply{}, errEnded
		}
		switch text := strings.ToLower(strings.TrimSpace(a.in.Text())); text {
		case "b":
			return reply{}, errBack
		case "s":
			return reply{skipped: true}, nil
		case "d":
			return reply{unknown: true}, nil
		case "q":
			return reply{}, errStopped
		default:
			if fine(text) {
				return reply{}, nil
			}
			a.p.wrap("", "", again)
		}
	}
}

func (a *asker) choose(choices ...string) (reply, error) {
	for i, text := range choices {
		a.p.wrap(fmt.Sprintf("  %d. ", i+1), "     ", text)
	}
	return a.read(1, len(choices))
}

func (a *asker) askDirection(k int) (err error) {
	a.p.line("")
	a.p.wrap("", "", a.v.T("ask.direction", message.Args{"criterion": a.name(k)}))
	r, err := a.choose(a.v.T("ask.higher", nil), a.v.T("ask.lower", nil))
	if err == nil {
		a.directions[k] = r
	}
	return err
}

func (a *asker) askFirst() error {
	a.p.line("")
	a.p.wrap("", "", a.v.T("ask.first", nil))
	for k := range a.v.Decision.Criteria {
		worst, best := a.ends(k)
		a.p.wrap("  ", "     ", a.v.T("ask.swing", message.Args{"n": k + 1, "criterion": a.name(k), "worst": worst, "best": best}))
	}
	r, err := a.read(1, len(a.v.Decision.Criteria))
	if err == nil {
		a.first = r
	}
	return err
}

// askPoints asks how much the step on criterion k counts, against the one
// that was named first.
func (a *asker) askPoints(k int) error {
	a.p.line("")
	worst, best := a.ends(k)
	args := message.Args{"criterion": a.name(k), "worst": worst, "best": best}
	key := "ask.pointsAlone"
	if a.first.number > 0 {
		key = "ask.points"
		args["top"] = a.name(a.first.number - 1)
	}
	a.p.wrap("", "", a.v.T(key, args))
	r, err := a.read(0, 100)
	if err == nil {
		a.points[k] = r
	}
	return err
}

func (a *asker) askInvolvement() error {
	a.p.line("")
	a.p.wrap("", "", a.v.T("ask.involvement", nil))
	r, err := a.choose(a.v.T("ask.active", nil), a.v.T("ask.shared", nil), a.v.T("ask.passive", nil))
	if err == nil {
		a.wish = r
	}
	return err
}

func (a *asker) name(k int) string {
	c := &a.v.Decision.Criteria[k]
	if c.Unit == "" {
		return c.Name
	}
	return c.Name + ", " + c.Unit
}

// ends returns the worst and best end of criterion k in words, in the
// direction the person gave.
func (a *asker) ends(k int) (worst, best string) {
	c := &a.v.Decision.Criteria[k]
	if n := len(c.Categories); n > 0 {
		return c.Categories[0].Name, c.Categories[n-1].Name
	}
	low, high := a.v.number(c.Range.Worst, 0), a.v.number(c.Range.Best, 0)
	if a.directions[k].number == 2 {
		return high, low
	}
	return low, high
}

// preferences makes the document. What was skipped or not known stays open.
func (a *asker) preferences() sdm.Preferences {
	d := a.v.Decision
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: d.ID, Voice: a.voice,
		Route: "asked in the terminal", Method: sdm.Swing, Answers: []sdm.Answer{},
	}
	if n := a.wish.number; n > 0 {
		p.Involvement = sdm.Involvement(sdm.Involvement("").Values()[n-1])
	}
	for k := range d.Criteria {
		c := &d.Criteria[k]
		answer := sdm.Answer{Criterion: c.ID, Asked: c.Range}
		way := a.directions[k]
		switch way.number {
		case 1:
			answer.Direction = sdm.HigherIsBetter
		case 2:
			answer.Direction = sdm.LowerIsBetter
		}
		points, ok := a.points[k]
		if k == a.first.number-1 || len(d.Criteria) == 1 {
			points, ok = reply{number: 100}, true
		}
		undirected := c.Direction == sdm.Personal && way.number == 0
		if !ok || points.unknown || points.skipped || (undirected && points.number > 0) {
			answer.DontKnow = true
		} else {
			x := float64(points.number)
			answer.Points = &x
		}
		p.Answers = append(p.Answers, answer)
	}
	return p
}
