package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles"
)

// ask puts the questions of a framework to the person at the terminal.
func ask(f principles.Framework, o options, env environment) (principles.Response, error) {
	s, err := speaker(o.lang)
	if err != nil {
		return principles.Response{}, err
	}
	role := principles.Role(o.role)
	if role == "" {
		role = principles.Patient
		if by := f.Items[0].AnsweredBy; len(by) > 0 {
			role = by[0]
		}
	}
	if !role.IsValid() || role == principles.Surrogate {
		return principles.Response{}, errors.New("-role must be patient, carer, clinician, organisation or assessor")
	}
	q := &questioner{f: &f, s: s, lang: o.lang, in: bufio.NewScanner(env.in), out: env.err}
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
		By: principles.Respondent{Role: role}, Answers: []principles.Answer{},
	}
	fmt.Fprintln(q.out, s.Say("ask.intro", nil).Text)
	if !f.Licence.TextShipped {
		fmt.Fprintln(q.out, s.Say("ask.why", nil).Text)
	}
	for i := range f.Items {
		it := &f.Items[i]
		if len(it.AnsweredBy) > 0 && !slices.Contains(it.AnsweredBy, role) {
			continue
		}
		a, ok, err := q.item(it)
		if errors.Is(err, io.EOF) {
			if len(r.Answers) == 0 {
				return r, errors.New("the answers ended before the first one; nothing was saved")
			}
			break
		}
		if ok {
			r.Answers = append(r.Answers, a)
		}
	}
	if err := q.in.Err(); err != nil {
		return r, err
	}
	return r, f.Check(r)
}

type questioner struct {
	f    *principles.Framework
	s    message.Speaker
	lang string
	in   *bufio.Scanner
	out  io.Writer
}

// line reads a line. At the end of the input the error is io.EOF.
func (q *questioner) line() (string, error) {
	if !q.in.Scan() {
		return "", io.EOF
	}
	return strings.TrimSpace(q.in.Text()), nil
}

// item asks one question. An empty line is no answer.
func (q *questioner) item(it *principles.Item) (principles.Answer, bool, error) {
	a := principles.Answer{Item: it.Key}
	text, _ := it.Text.In(q.lang, q.f.Language)
	if text == "" {
		text = it.Key
	}
	fmt.Fprintf(q.out, "\n%s\n", wrap(text, ""))
	if it.Kind == principles.CountItem || it.Kind == principles.TimeItem {
		fmt.Fprintln(q.out, q.s.Say("ask.number", nil).Text)
		for {
			in, err := q.line()
			if err != nil || in == "" {
				return a, false, err
			}
			v, err := strconv.ParseFloat(in, 64)
			if err == nil && v >= 0 && v <= 1e6 {
				a.Answer, a.Number = principles.Measured, v
				return a, true, nil
			}
			fmt.Fprintln(q.out, q.s.Say("ask.again", nil).Text)
		}
	}
	codes := q.codes(it)
	for i, c := range codes {
		fmt.Fprintf(q.out, "  %d  %s\n", i+1, c[1])
	}
	for {
		in, err := q.line()
		if err != nil || in == "" {
			return a, false, err
		}
		if n, err := strconv.Atoi(in); err == nil && n >= 1 && n <= len(codes) {
			a.Answer = codes[n-1][0]
			break
		}
		fmt.Fprintln(q.out, q.s.Say("ask.again", nil).Text)
	}
	if a.Answer == principles.NotApplicable {
		fmt.Fprintln(q.out, q.s.Say("ask.reason", nil).Text)
		reason, err := q.line()
		if err != nil || reason == "" {
			return a, false, err // without a reason it is not known
		}
		a.Reason = reason
	}
	return a, true, nil
}

// codes returns the answers of an item, each with its text.
func (q *questioner) codes(it *principles.Item) [][2]string {
	var list [][2]string
	word := func(code string) [2]string { return [2]string{code, q.s.Say("answer."+code, nil).Text} }
	if it.AnswerSet == "" {
		list = append(list, word(principles.Met), word(principles.Partly), word(principles.NotMet))
	}
	for _, set := range q.f.AnswerSets {
		if set.ID != it.AnswerSet {
			continue
		}
		for _, c := range set.Codes {
			text, _ := c.Text.In(q.lang, q.f.Language)
			if text == "" {
				text = c.Code
			}
			list = append(list, [2]string{c.Code, text})
		}
	}
	if it.NAAllowed {
		list = append(list, word(principles.NotApplicable))
	}
	return list
}
