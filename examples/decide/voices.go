package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
)

// voices is what -voices shows.
type voices struct {
	Voices  []voice
	Weights []weighed
	Options []lived
	Words   []sdm.Sentence
}

// voice is one voice: what fits it best, and how far its weights are from the
// owner's.
type voice struct{ Who, Leader, Far string }

// weighed is how much one criterion matters to each voice.
type weighed struct {
	Name    string
	Shares  []string // in the order of the voices
	Spread  string
	Widest  bool // splits the voices most
	Reverse bool // they differ in which way is better
}

// lived is what one option is worth to each voice.
type lived struct {
	Name   string
	Points []string // in the order of the voices
	Loss   string   // the most that somebody loses
	Fits   string   // whether it asks least, and all can live with it
}

// heard reads other people's answers: each file holds one person's preferences,
// or several voices. The answers that are ranked stay first.
func heard(d sdm.Decision, own sdm.Preferences, files []string) (group.Voices, error) {
	v := group.Voices{Format: group.VoicesFormat, Decision: d.ID, Voices: []sdm.Preferences{own}}
	from := map[string]string{speaker(own.Voice): "the answers that are ranked"}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return v, cli.Plain(err)
		}
		read, err := voicesIn(d, data)
		if err != nil {
			return v, cli.In(file, err)
		}
		for _, p := range read {
			key := speaker(p.Voice)
			if other := from[key]; other != "" && p.Voice.Role == sdm.Patient {
				return v, fmt.Errorf("%s: only one voice can be the patient's; so are %s", file, other)
			} else if other != "" {
				return v, fmt.Errorf("%s: has a voice with the same role and id as %s; give each an id in voice", file, other)
			}
			from[key] = file
			v.Voices = append(v.Voices, p)
		}
	}
	return v, nil
}

// speaker tells voices apart as group does; only one can be the patient's.
func speaker(v sdm.Voice) string {
	if v.Role == sdm.Patient {
		return string(v.Role)
	}
	return string(v.Role) + "/" + v.ID
}

// voicesIn reads preferences, answers that weights follow from, or voices.
func voicesIn(d sdm.Decision, data []byte) ([]sdm.Preferences, error) {
	if formatOf(data) == "sdm.voices" {
		v, err := group.DecodeVoices(data)
		if err == nil {
			err = aboutThis(d, v.Decision, v.ValidateFor)
		}
		return v.Voices, err
	}
	if formatOf(data) == "sdm.answers" {
		a, err := elicit.DecodeAnswers(data)
		if err == nil {
			err = aboutThis(d, a.Decision, a.ValidateFor)
		}
		if err != nil {
			return nil, err
		}
		p, _, err := weigh(d, a)
		return []sdm.Preferences{p}, err
	}
	p, err := sdm.DecodePreferences(data)
	if err == nil {
		err = aboutThis(d, p.Decision, p.ValidateFor)
	}
	return []sdm.Preferences{p}, err
}

// aboutThis says of answers about another decision only that: every other fault
// follows from it.
func aboutThis(d sdm.Decision, decision string, validateFor func(sdm.Decision) error) error {
	if decision != d.ID {
		return fmt.Errorf("is about another decision than %s", d.ID)
	}
	return validateFor(d)
}

// formatOf returns the name of the format of a document, without its version;
// empty if it has none. Faults are left to the decoder.
func formatOf(data []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	if json.Unmarshal(data, &head) != nil {
		return ""
	}
	name, _, _ := strings.Cut(head.Format, "/")
	return name
}

// compareVoices fills in what -voices shows.
func (v *view) compareVoices(files []string) error {
	all, err := heard(v.Decision, v.preferences, files)
	if err != nil {
		return err
	}
	r, err := group.Compare(v.Decision, all, group.Options{})
	if err != nil {
		return cli.In("the decision with these voices", err)
	}
	v.heard, v.agreement = all, r
	shown := &voices{Words: group.Explain(r, v.Lang)}
	v.Voices = shown
	names, who := map[string]string{}, map[string]string{}
	for _, o := range r.Options {
		names[o.Option] = o.Name
	}
	for _, x := range r.Voices {
		who[x.Key] = v.T("voice", message.Args{"role": string(x.Voice.Role)})
		if x.Voice.ID != "" {
			who[x.Key] += " (" + x.Voice.ID + ")"
		}
	}
	for _, x := range r.Voices {
		line := voice{Who: who[x.Key], Leader: v.T("voice.none", nil), Far: "–"}
		if x.Leader != "" {
			line.Leader = names[x.Leader]
		}
		if far, ok := x.FromOwner.Get(); ok && x.Key != r.Owner {
			line.Far = v.number(math.Round(100*far), 0)
		}
		shown.Voices = append(shown.Voices, line)
	}
	for _, c := range r.Criteria {
		line := weighed{Name: c.Name, Spread: v.points(c.Spread), Widest: c.Criterion == r.Split, Reverse: c.Directions}
		for _, w := range c.Weights {
			line.Shares = append(line.Shares, v.points(w))
		}
		shown.Weights = append(shown.Weights, line)
	}
	least, fine := map[string]bool{}, map[string]bool{}
	for _, id := range r.LeastRegret {
		least[id] = true
	}
	for _, id := range r.LiveWith {
		fine[id] = true
	}
	for _, o := range r.Options {
		line := lived{Name: o.Name, Loss: v.points(o.Worst)}
		for _, s := range o.Scores {
			line.Points = append(line.Points, v.points(s))
		}
		if o.WorstFor != "" {
			line.Loss += ", " + who[o.WorstFor]
		}
		if least[o.Option] || fine[o.Option] {
			line.Fits = v.T("voice.fits", message.Args{"least": yes(least[o.Option]), "fine": yes(fine[o.Option])})
		}
		shown.Options = append(shown.Options, line)
	}
	return nil
}

// points writes a share out of 100, or that there is none.
func (v *view) points(f group.Figure) string {
	if x, ok := f.Get(); ok {
		return v.number(math.Round(100*x), 0)
	}
	return "–"
}

func (v *view) writeVoices(p printer) {
	s := v.Voices
	if s == nil {
		return
	}
	p.heading(v.T("voices", nil))
	p.wrap("  ! ", "    ", v.T("voices.note", nil))
	for i, x := range s.Voices {
		text := x.Who + ": " + x.Leader
		if x.Far != "–" {
			text = v.T("voice.far", message.Args{"voice": text, "far": x.Far})
		}
		p.wrap(fmt.Sprintf("  %d. ", i+1), "     ", text)
	}
	p.line("")
	p.wrap("  ", "  ", v.T("voices.weights", nil))
	v.writeGrid(p, len(s.Voices), len(s.Weights), func(i int) (string, []string, string) {
		w := s.Weights[i]
		end := ""
		if w.Widest || w.Reverse {
			end = v.T("voice.splits", message.Args{"most": yes(w.Widest), "reverse": yes(w.Reverse)})
		}
		return w.Name, w.Shares, end
	})
	p.wrap("  ", "  ", v.T("voices.points", nil))
	v.writeGrid(p, len(s.Voices), len(s.Options), func(i int) (string, []string, string) {
		o := s.Options[i]
		return o.Name, o.Points, o.Fits
	})
	p.line("")
	for _, s := range s.Words {
		p.wrap("  - ", "    ", s.Text)
	}
}

// writeGrid writes rows of one number for each voice, in columns with the
// numbers of the voices if there is room.
func (v *view) writeGrid(p printer, voices, rows int, row func(i int) (name string, cells []string, end string)) {
	var names []string
	for i := range rows {
		name, _, _ := row(i)
		names = append(names, name)
	}
	room := p.width - 4 - 5*voices
	if room < 12 {
		for i := range rows {
			name, cells, end := row(i)
			p.wrap("    ", "      ", strings.TrimSpace(name+": "+strings.Join(cells, " · ")+" "+end))
		}
		return
	}
	wide := min(longest(names), room)
	heads := make([]string, voices)
	for i := range heads {
		heads[i] = strconv.Itoa(i+1) + "."
	}
	p.line("    " + strings.Repeat(" ", wide) + columns(heads))
	for i := range rows {
		name, cells, end := row(i)
		line := "    " + pad(cut(name, wide), wide) + columns(cells)
		switch {
		case end == "":
			p.line(line)
		case p.fits(line, end):
			p.wrap(line+" ", "      ", end)
		default:
			p.line(line)
			p.wrap("      ", "      ", end)
		}
	}
}

// columns writes cells to the right of columns five characters wide.
func columns(cells []string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(strings.Repeat(" ", max(0, 5-utf8.RuneCountInString(c))) + c)
	}
	return b.String()
}
