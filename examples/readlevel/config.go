package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy"
)

// configName is the name of the policy that is looked for.
const configName = ".readlevel.json"

func readPolicy(path string) (literacy.Policy, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return literacy.Policy{}, fmt.Errorf("%s: %w", path, plainError(err))
	}
	p, err := literacy.DecodePolicy(data)
	if err != nil {
		return literacy.Policy{}, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// found is a policy, or why there is none.
type found struct {
	policy literacy.Policy
	err    error
}

// policyAt returns the policy for texts in a folder: the one that was named, or
// the nearest one upwards, or the one of the folder the program runs in.
func (p *program) policyAt(dir string) (literacy.Policy, error) {
	if p.named != nil {
		return *p.named, nil
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	f, ok := p.policies[dir]
	if !ok {
		f.policy, f.err = nearest(dir)
		p.policies[dir] = f
	}
	return f.policy, f.err
}

func nearest(dir string) (literacy.Policy, error) {
	for _, from := range []string{dir, "."} {
		at, err := filepath.Abs(from)
		if err != nil {
			continue
		}
		for {
			name := filepath.Join(at, configName)
			if _, err := os.Stat(name); err == nil {
				return readPolicy(name)
			}
			up := filepath.Dir(at)
			if up == at {
				break
			}
			at = up
		}
	}
	return literacy.Policy{}, nil
}

// terms are the terms of --terms.
type terms struct {
	allowed []string
	lexicon literacy.Lexicon
}

// readTerms reads a lexicon, or lines: a term that is not to be reported, or
// "term = plainer words; others". Behind # is a comment.
func readTerms(path string) (terms, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return terms{}, fmt.Errorf("%s: %w", path, plainError(err))
	}
	var t terms
	if body := strings.TrimSpace(strings.TrimPrefix(string(data), "\uFEFF")); strings.HasPrefix(body, "{") {
		if t.lexicon, err = literacy.DecodeLexicon(data); err != nil {
			return t, fmt.Errorf("%s: %w", path, err)
		}
		return t, nil
	}
	empty := literacy.Policy{Format: literacy.PolicyFormat, Targets: []literacy.Target{}}
	p, number := empty, 0
	for line := range strings.Lines(string(data)) {
		number++
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
		term, plain, has := strings.Cut(line, "=")
		switch {
		case line == "":
		case has:
			entry := literacy.Term{Term: strings.TrimSpace(term), Plain: []string{}}
			for s := range strings.SplitSeq(plain, ";") {
				if s = strings.TrimSpace(s); s != "" {
					entry.Plain = append(entry.Plain, s)
				}
			}
			p.Added = append(p.Added, entry)
			one := empty
			one.Added = []literacy.Term{entry}
			err = one.Validate()
		default:
			p.Allowed = append(p.Allowed, line)
			one := empty
			one.Allowed = []string{line}
			err = one.Validate()
		}
		if faults, ok := errors.AsType[literacy.Faults](err); ok && len(faults) > 0 {
			return terms{}, fmt.Errorf("%s:%d: %w", path, number, faults[0].Err)
		}
	}
	if err := p.Validate(); err != nil {
		return t, fmt.Errorf("%s: %w", path, err)
	}
	t.allowed, t.lexicon.Terms = p.Allowed, p.Added
	return t, nil
}

// with adds the terms to a policy for texts in a language.
func (t terms) with(p literacy.Policy, base string) literacy.Policy {
	if len(t.allowed) > 0 {
		p.Allowed = append(slices.Clone(p.Allowed), t.allowed...)
	}
	if len(t.lexicon.Terms) > 0 && (t.lexicon.Language == "" || baseOf(t.lexicon.Language) == base) {
		p = p.With(t.lexicon)
	}
	return p
}

func baseOf(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if base == "nb" || base == "nn" {
		return "no"
	}
	return base
}

// errNoGrade says that --max-grade does not fit the formula.
var errNoGrade = errors.New("--max-grade cannot be compared")

// aim sets the bound of --max-grade in a policy for texts in a language.
func (p *program) aim(policy literacy.Policy, base string) (literacy.Policy, error) {
	wanted := p.maxGrade
	k := slices.IndexFunc(policy.Targets, func(t literacy.Target) bool { return baseOf(t.Language) == base })
	var formula string
	switch {
	case k >= 0:
		formula = policy.Targets[k].Formula
	case math.IsNaN(wanted):
		return policy, nil
	default:
		formula = p.usual(base)
		for _, id := range p.formulas {
			if f, _ := formulaNamed(id); fits(f, base) {
				formula = id
				break
			}
		}
	}
	if math.IsNaN(wanted) {
		return policy, nil
	}
	f, ok := formulaNamed(formula)
	if !ok || !gives(f) {
		return policy, fmt.Errorf("%w: %s gives no school grade; %s", errNoGrade, f.Name, alternative(base, k >= 0))
	}
	t := literacy.Target{Language: base, Formula: formula, Bound: wanted}
	policy.Targets = slices.Clone(policy.Targets)
	if k >= 0 {
		t.Language = policy.Targets[k].Language
		policy.Targets[k] = t
	} else {
		policy.Targets = append(policy.Targets, t)
	}
	return policy, nil
}

// alternative names formulas that give a grade in a language.
func alternative(base string, policy bool) string {
	var ids []string
	for _, f := range allFormulas() {
		if f.VariantOf == "" && gives(f) && slices.Contains(f.Languages, base) {
			ids = append(ids, f.ID)
		}
	}
	switch {
	case base == "und":
		return "the language could not be told from the text: --lang sets it, such as --lang en"
	case len(ids) == 0:
		return "no formula for " + base + " does: set a target with a bound of its own in " + configName
	case policy:
		return "put one that does into the target of the policy: " + strings.Join(ids, ", ")
	}
	return "choose one that does: --formulas " + strings.Join(ids, " or --formulas ")
}

// usual returns the formula that decides in a language where no policy says so.
func (p *program) usual(base string) string {
	p.lock.Lock()
	defer p.lock.Unlock()
	id, ok := p.usuals[base]
	if !ok {
		id = literacy.Analyze("A. B.", literacy.Policy{Language: base}).Result.Formula
		p.usuals[base] = id
	}
	return id
}
