package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// recorded is the value that a text had.
type recorded struct {
	Formula string  `json:"formula"`
	Value   float64 `json:"value"`
	Harder  bool    `json:"-"` // a higher value is a harder text
}

// baseline holds the texts that may stay above the target as long as they get
// no harder: what a folder with an old stock begins with.
type baseline struct {
	Format string              `json:"format"`
	Files  map[string]recorded `json:"files"`
	dir    string
}

const baselineFormat = "readlevel.baseline/1.0"

func readBaseline(name string, missing bool) (baseline, error) {
	b := baseline{dir: folderOf(name), Files: map[string]recorded{}}
	data, err := os.ReadFile(name)
	if err != nil {
		if missing && errors.Is(err, os.ErrNotExist) {
			return b, nil
		}
		return b, fmt.Errorf("%s: %w; --update-baseline writes one", name, plainError(err))
	}
	if err := json.Unmarshal(data, &b); err != nil || b.Format != baselineFormat {
		if missing {
			return b, fmt.Errorf("%s: it is there already and is no baseline", name)
		}
		return b, fmt.Errorf("%s: it is no baseline; --update-baseline writes one", name)
	}
	return b, nil
}

func folderOf(name string) string {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return "."
	}
	return filepath.Dir(absolute)
}

// key is the path of a text from the folder of the baseline, so that it is the
// same from wherever the program is started.
func (b baseline) key(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	rel, err := filepath.Rel(b.dir, absolute)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

func (b baseline) value(r *result) (recorded, bool) {
	if len(b.Files) == 0 {
		return recorded{}, false
	}
	v, ok := b.Files[b.key(r.path)]
	return v, ok
}

// write writes the texts of this run that are above their target, or that have
// none, with their values rounded up to the harder side.
func (b baseline) write(name string, s *summary) error {
	next := baseline{Format: baselineFormat, Files: map[string]recorded{}}
	for path, v := range s.values {
		if v.Harder {
			v.Value = math.Ceil(v.Value*100) / 100
		} else {
			v.Value = math.Floor(v.Value*100) / 100
		}
		next.Files[b.key(path)] = v
	}
	var t bytes.Buffer
	e := json.NewEncoder(&t)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(next); err != nil {
		return err
	}
	if err := os.WriteFile(name, t.Bytes(), 0o644); err != nil {
		return fmt.Errorf("%s: %w", name, plainError(err))
	}
	return nil
}

// older is what --compare names: a report, a folder, or a file.
type older struct {
	dir, file string
	values    map[string][]recorded // by path, all formulas
}

func (p *program) readOlder(name string) (older, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return older{}, fmt.Errorf("%s: %w", name, plainError(err))
	case info.IsDir():
		return older{dir: name}, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return older{}, fmt.Errorf("%s: %w", name, plainError(err))
	}
	if values := reported(data); values != nil {
		return older{values: values}, nil
	}
	// Read now what is read again for each text: if it cannot be, that is said once.
	if _, err := document.Read(data, document.Options{Name: name, Keep: p.keep}); err != nil {
		return older{}, fmt.Errorf("%s: %w", name, err)
	}
	return older{file: name}, nil
}

// reported reads an earlier report in JSON, whole or line by line.
func reported(data []byte) map[string][]recorded {
	type entry struct {
		Path   string `json:"path"`
		Result *struct {
			Reading string `json:"reading"`
		} `json:"result"`
		Formulas []struct {
			ID      string   `json:"id"`
			Reading string   `json:"reading"`
			Value   *float64 `json:"value"`
		} `json:"formulas"`
	}
	var list []entry
	if json.Unmarshal(data, &list) != nil {
		list = nil
		for line := range bytes.Lines(data) {
			var e entry
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if json.Unmarshal(line, &e) != nil || e.Path == "" {
				return nil
			}
			list = append(list, e)
		}
	}
	values := map[string][]recorded{}
	for _, e := range list {
		if e.Path == "" {
			return nil
		}
		if e.Result == nil {
			continue
		}
		for _, f := range e.Formulas {
			if f.Value != nil && f.Reading == e.Result.Reading {
				values[filepath.ToSlash(e.Path)] = append(values[filepath.ToSlash(e.Path)], recorded{Formula: f.ID, Value: *f.Value})
			}
		}
	}
	if len(values) == 0 {
		return nil
	}
	return values
}

// value returns what the formula that decides gave for the older text.
func (o older) value(p *program, r *result) (recorded, bool) {
	formula := r.report.Result.Formula
	if o.values != nil {
		for _, v := range o.values[filepath.ToSlash(r.path)] {
			if v.Formula == formula {
				return v, true
			}
		}
		return recorded{}, false
	}
	name := o.file
	if o.dir != "" {
		name = o.counterpart(p, r.path)
	}
	if name == "" {
		return recorded{}, false
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return recorded{}, false
	}
	d, err := document.Read(data, document.Options{Name: name, Keep: p.keep})
	if err != nil {
		r.problems = append(r.problems, problem{Code: "olderUnread", Text: "the older text could not be read: " + oneLine(err), loud: true})
		return recorded{}, false
	}
	old := d.Analyze(literacy.Policy{Language: r.report.Language.Tag, Targets: []literacy.Target{{Language: baseOf(r.report.Language.Tag), Formula: formula}}})
	v, ok := old.Result.Value.Get()
	return recorded{Formula: formula, Value: v}, ok
}

// counterpart finds the older file in a folder: by the path below the folder
// that was given, or by the name.
func (o older) counterpart(p *program, path string) string {
	for _, arg := range p.paths {
		if rel, err := filepath.Rel(arg, path); err == nil && filepath.IsLocal(rel) && rel != "." {
			if name := filepath.Join(o.dir, rel); regular(name) {
				return name
			}
		}
	}
	for _, rel := range []string{path, filepath.Base(path)} {
		if filepath.IsLocal(rel) {
			if name := filepath.Join(o.dir, rel); regular(name) {
				return name
			}
		}
	}
	return ""
}

func regular(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
