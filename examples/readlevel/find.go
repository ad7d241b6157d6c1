package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/concord-sdm/concord/literacy/document"
)

// input is one text to read.
type input struct {
	path string // as it is shown
	load func() ([]byte, error)
	err  error // why there is nothing to load
}

// biggest bounds what is taken into memory of one file, a little above the
// limit of the readers.
const biggest = 65 << 20

func fromFile(path string) input {
	return input{path: path, load: func() ([]byte, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, plainError(err)
		}
		defer f.Close()
		return slurp(f)
	}}
}

func slurp(r io.Reader) ([]byte, error) {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > 0 { // some systems do not say
			if info.Size() > biggest {
				return nil, &document.Error{Err: document.ErrTooLarge, Detail: "it has too many bytes", Way: "divide it"}
			}
			data := make([]byte, info.Size())
			n, err := io.ReadFull(f, data)
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = nil
			}
			return data[:n], err
		}
	}
	return io.ReadAll(io.LimitReader(r, biggest))
}

// plainError says what is wrong with a file without its path, which is said
// before it.
func plainError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("it may not be read")
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// read reports whether files with the ending are read in a folder.
func read(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".epub", ".pptx", ".pdf":
		return true
	}
	return false
}

// text reports endings of documents that are not read: in a folder, too, they
// are not passed over in silence.
func text(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".doc", ".dot", ".rtf", ".wps", ".pages", ".wpd", ".fodt", ".sxw", ".ppt", ".pps", ".odp":
		return true
	}
	return false
}

// find turns paths, patterns and folders into inputs: in the order of the
// arguments, those of a folder or pattern sorted, each file once.
func (p *program) find() []input {
	var list []input
	seen := map[string]bool{}
	add := func(path string) {
		key := filepath.Clean(path)
		if !seen[key] {
			seen[key] = true
			list = append(list, fromFile(path))
		}
	}
	// What a folder or a pattern brings up is read only if it ends by itself.
	addFound := func(path string) {
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			list = append(list, input{path: path, err: errors.New("it is no file but a folder, a pipe or a device")})
			return
		}
		add(path)
	}
	miss := func(path string, err error) { list = append(list, input{path: path, err: err}) }
	for _, arg := range p.paths {
		if arg == "-" {
			list = append(list, p.standardInput())
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			found, closed := p.folder(arg)
			if len(found)+len(closed) == 0 {
				miss(arg, errors.New("nothing to read was found in this folder"))
			}
			for _, in := range closed {
				miss(in.path, in.err)
			}
			for _, path := range found {
				addFound(path)
			}
		case err == nil:
			add(arg)
		case strings.ContainsAny(arg, "*?[{"):
			found, err := doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithNoFollow(), doublestar.WithFailOnIOErrors())
			if errors.Is(err, fs.ErrPermission) {
				miss(arg, fmt.Errorf("it cannot be searched whole: %s: %w", closedFolder(err), plainError(err)))
				found, err = doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
			} else if err != nil && !errors.Is(err, doublestar.ErrBadPattern) {
				found, err = doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
			}
			found = slices.DeleteFunc(found, p.ignored)
			if err != nil {
				miss(arg, errors.New("the pattern is not well formed"))
			} else if len(found) == 0 {
				miss(arg, errors.New("no file fits this pattern"))
			}
			slices.Sort(found)
			for _, path := range found {
				addFound(path)
			}
		default:
			miss(arg, plainError(err))
		}
	}
	return list
}

func (p *program) standardInput() input {
	name := p.stdinName
	if name == "" {
		name = "stdin"
	}
	return input{path: name, load: func() ([]byte, error) { return slurp(p.in) }}
}

// closedFolder names the folder that an error is about.
func closedFolder(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return shown(e.Path)
	}
	return "a folder"
}

// folder lists the documents in a folder and below it, and the folders that
// cannot be searched.
func (p *program) folder(dir string) (found []string, closed []input) {
	// The function stops at no error, so there is none.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if path == dir || !strings.HasPrefix(d.Name(), ".") && !p.ignored(path) {
				closed = append(closed, input{path: path, err: fmt.Errorf("it cannot be searched: %w", plainError(err))})
			}
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case path == dir:
		case strings.HasPrefix(d.Name(), ".") || p.ignored(path):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && (read(path) || text(path)):
			found = append(found, path)
		}
		return nil
	})
	return found, closed
}

// pattern is one line of an ignore file.
type pattern struct {
	glob     string
	put      bool // it puts back what a line before left aside
	anchored bool
}

// readPatterns reads an ignore file as git does: a pattern a line, # comments,
// ! puts back, a slash in the pattern ties it to the folder of the file.
func readPatterns(data string) []pattern {
	var list []pattern
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var q pattern
		line, q.put = strings.CutPrefix(line, "!")
		line = strings.TrimSuffix(line, "/")
		q.anchored = strings.Contains(line, "/")
		q.glob = strings.TrimPrefix(line, "/")
		if doublestar.ValidatePattern(q.glob) {
			list = append(list, q)
		}
	}
	return list
}

// ignored reports whether the ignore file leaves a path aside.
func (p *program) ignored(path string) bool {
	if len(p.patterns) == 0 {
		return false
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(p.patternsIn, absolute)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	out := false
	for _, q := range p.patterns {
		if q.fits(rel) {
			out = !q.put
		}
	}
	return out
}

// fits reports whether the pattern names the path or a folder above it.
func (q pattern) fits(rel string) bool {
	for part := rel; part != "." && part != "/" && part != ""; part = parent(part) {
		name := part
		if !q.anchored {
			name = name[strings.LastIndexByte(name, '/')+1:]
		}
		if ok, err := doublestar.Match(q.glob, name); err == nil && ok {
			return true
		}
	}
	return false
}

func parent(path string) string {
	k := strings.LastIndexByte(path, '/')
	return path[:max(k, 0)]
}
