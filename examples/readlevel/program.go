package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/concord-sdm/concord/literacy"
)

// program is one run.
type program struct {
	options
	streams

	named      *literacy.Policy // of --policy
	given      terms            // of --terms
	patterns   []pattern
	patternsIn string // the folder that the patterns count from
	base       baseline
	old        older

	lock     sync.Mutex
	policies map[string]found
	usuals   map[string]string
}

// newProgram reads what the flags name.
func newProgram(o options, s streams) (*program, error) {
	p := &program{options: o, streams: s, policies: map[string]found{}, usuals: map[string]string{}}
	if o.policy != "" {
		policy, err := readPolicy(o.policy)
		if err != nil {
			return nil, err
		}
		p.named = &policy
	}
	if o.terms != "" {
		var err error
		if p.given, err = readTerms(o.terms); err != nil {
			return nil, err
		}
	}
	if err := p.readIgnoreFile(); err != nil {
		return nil, err
	}
	if o.baseline != "" {
		var err error
		if p.base, err = readBaseline(o.baseline, o.update); err != nil {
			return nil, err
		}
	}
	if o.compare != "" {
		var err error
		if p.old, err = p.readOlder(o.compare); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *program) readIgnoreFile() error {
	name := p.ignoreFile
	if name == "" {
		name = ".readlevelignore"
	}
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
	case p.ignoreFile == "" && errors.Is(err, os.ErrNotExist):
		return nil
	default:
		return fmt.Errorf("%s: %w", name, plainError(err))
	}
	absolute, err := filepath.Abs(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, plainError(err))
	}
	p.patterns, p.patternsIn = readPatterns(string(data)), filepath.Dir(absolute)
	return nil
}

// run reads what there is, writes the reports in the order of the inputs and
// returns how to end.
func (p *program) run() int {
	var inputs []input
	if p.example {
		inputs = []input{{path: "leaflet.md", load: func() ([]byte, error) { return leaflet, nil }}}
	} else {
		inputs = p.find()
	}
	if err := p.spare(inputs); err != nil {
		fmt.Fprintln(p.err, "readlevel:", oneLine(err))
		return failed
	}
	out := &output{program: p, live: p.output == "" && terminal(p.out)}
	bar := newProgress(p.err, len(inputs))
	var sum summary
	failure := p.each(inputs, func(r *result) error {
		if r.err != nil || out.live || len(r.problems) > 0 {
			bar.clear()
		}
		sum.add(r)
		if r.err != nil {
			fmt.Fprintf(p.err, "readlevel: %s: %s\n", shown(r.path), oneLine(r.err))
		} else {
			for _, q := range r.problems {
				if q.loud {
					fmt.Fprintf(p.err, "readlevel: %s: %s\n", shown(r.path), q.Text)
				}
			}
		}
		if err := out.file(r); err != nil {
			return err
		}
		bar.show(sum.files + sum.failed)
		return nil
	})
	bar.clear()
	if failure == nil && len(inputs) == 0 {
		failure = errors.New("nothing to read was found")
	}
	if failure == nil {
		failure = out.end(&sum)
	}
	switch {
	case failure != nil || !p.update:
	case sum.failed > 0:
		fmt.Fprintf(p.err, "readlevel: %s: it is not written, for a text could not be read\n", shown(p.baseline))
	default:
		failure = p.base.write(p.baseline, &sum)
	}
	switch {
	case failure != nil:
		fmt.Fprintln(p.err, "readlevel:", oneLine(failure))
		return failed
	case sum.failed > 0:
		return failed
	case sum.above > 0 && !p.update:
		return above
	}
	return within
}

// summary counts the results.
type summary struct {
	files, above, failed, rough, targets int
	values                               map[string]recorded
}

func (s *summary) add(r *result) {
	if r.err != nil {
		s.failed++
		return
	}
	s.files++
	if r.above {
		s.above++
	}
	if r.rough {
		s.rough++
	}
	if r.target {
		s.targets++
	}
	if s.values == nil {
		s.values = map[string]recorded{}
	}
	if r.has && (r.over || !r.target) {
		s.values[r.path] = recorded{Formula: r.report.Result.Formula, Value: r.value, Harder: r.harder}
	}
}

// each reads the inputs, jobs at a time, and hands over the results in their
// order.
func (p *program) each(inputs []input, emit func(*result) error) error {
	type task struct {
		in   input
		done chan *result
	}
	jobs := min(p.jobs, max(len(inputs), 1))
	tasks := make(chan task)
	order := make(chan chan *result, 4*jobs)
	stop := make(chan struct{})
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				t.done <- p.one(t.in)
			}
		})
	}
	go func() {
		defer close(order)
		defer close(tasks)
		for _, in := range inputs {
			done := make(chan *result, 1)
			select {
			case order <- done:
			case <-stop:
				return
			}
			select {
			case tasks <- task{in, done}:
			case <-stop:
				done <- &result{path: in.path, err: errors.New("it was not read any more")}
				return
			}
		}
	}()
	var err error
	for done := range order {
		if r := <-done; err == nil {
			if err = emit(r); err != nil {
				close(stop)
			}
		}
	}
	workers.Wait()
	return err
}

// spare refuses to write over a text that is to be read.
func (p *program) spare(inputs []input) error {
	info, err := os.Stat(p.output)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	for _, in := range inputs {
		if read, err := os.Stat(in.path); err == nil && os.SameFile(read, info) {
			return fmt.Errorf("--output %s would write over a text that is read: name another file", shown(p.output))
		}
	}
	return nil
}

// output hands results to the writer of the format. Nothing is written before
// the first text that could be read.
type output struct {
	program *program
	to      *bufio.Writer
	part    *os.File // of --output, until it is whole
	target  string   // what the part replaces then; empty if it is the file itself
	live    bool     // somebody looks on: write each report at once
	writer  writer
	waiting []*result // that could not be read, before the first that could
}

// writer writes one format.
type writer interface {
	begin() error
	file(r *result) error
	end(s *summary) error
}

func (o *output) file(r *result) error {
	if o.writer == nil {
		if r.err != nil {
			o.waiting = append(o.waiting, r)
			return nil
		}
		if err := o.open(); err != nil {
			return err
		}
		for _, w := range o.waiting {
			if err := o.writer.file(w); err != nil {
				return err
			}
		}
		o.waiting = nil
	}
	if err := o.writer.file(r); err != nil || !o.live {
		return err
	}
	return o.to.Flush()
}

func (o *output) open() error {
	p := o.program
	to := p.out
	if p.output != "" {
		var err error
		if o.target, o.part, err = replacement(p.output); err != nil {
			return fmt.Errorf("%s: %w", p.output, plainError(err))
		}
		to = o.part
	}
	o.to = bufio.NewWriterSize(to, 1<<16)
	o.writer = p.writerOf(o.to, colors(to))
	return o.writer.begin()
}

func (o *output) end(s *summary) error {
	if o.writer == nil {
		return nil
	}
	err := o.writer.end(s)
	if flushing := o.to.Flush(); err == nil {
		err = flushing
	}
	if o.part == nil {
		return err
	}
	if o.target == "" {
		return errors.Join(err, o.part.Close())
	}
	if chmod := o.part.Chmod(0o644); err == nil {
		err = chmod
	}
	if closing := o.part.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(o.part.Name(), o.target)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s: %w", o.program.output, plainError(err)), os.Remove(o.part.Name()))
	}
	return nil
}

// replacement opens a file that takes the place of name once it is whole. A
// link stays, and the file that it names is replaced. What is there and is no
// plain file, such as /dev/null or a pipe, is written to and never replaced.
func replacement(name string) (target string, f *os.File, err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err = os.OpenFile(name, os.O_WRONLY, 0)
		return "", f, err
	}
	if behind, err := filepath.EvalSymlinks(name); err == nil {
		name = behind
	}
	f, err = os.CreateTemp(filepath.Dir(name), ".readlevel-*")
	return name, f, err
}
