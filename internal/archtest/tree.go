package archtest

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of the length of a Go file, in lines. Most hold one concept in 80 to
// 300; a table of tests may be longer.
const (
	longFile     = 500
	longTestFile = 900
)

// rooms are the folders at the top, besides those that start with a dot.
func rooms() []string {
	return append(Wings(), "schemas", "examples", "internal", "tools", "testdata", "docs")
}

// unwanted are texts that no file of the tree may hold. The patterns are put
// together so that this file does not hold them.
func unwanted() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"a note to finish later: finish it or open an issue": regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|X` + `XX|HA` + `CK)\b`),
		"a path of somebody's machine":                       regexp.MustCompile(`(^|[\s"'(=])(/ho` + `me/[a-z]|/Us` + `ers/[A-Za-z]|/ro` + `ot/|/wo` + `rk/|/t` + `mp/[a-z]|C:\\Us` + `ers)`),
		"the host of a package registry":                     regexp.MustCompile(`(?i)proxy\.gol` + `ang\.org|sum\.gol` + `ang\.org|registry\.np` + `mjs|gopro` + `xy\.(io|cn)|artifac` + `tory\.|ver` + `daccio`),
	}
}

// Tree finds what does not belong into the checkout: unfinished notes, paths
// of one machine, hosts of registries, Go files too long for one concept,
// folders that are none of the rooms of the house.
func Tree(fsys fs.FS) ([]Finding, error) {
	var found []Finding
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			hiddenFolder := strings.HasPrefix(d.Name(), ".") && name != "." && name != ".ci"
			if hiddenFolder {
				return fs.SkipDir
			}
			if name != "." && name != ".ci" && !strings.Contains(name, "/") && !slices.Contains(rooms(), name) {
				found = append(found, Finding{name, "is not a room of the house"})
			}
			return nil
		}
		if !d.Type().IsRegular() || name == ".git" || name == "coverage.out" || name == "bench.txt" {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		found = append(found, contents(name, data)...)
		return nil
	})
	return found, err
}

// written reports whether a file is code or prose of ours rather than data: in a
// word list or leaflet the same letters can be a word.
func written(name string) bool {
	return slices.Contains([]string{".go", ".md", ".sh", ".mod", ".yml", ".yaml", ""}, path.Ext(name))
}

func contents(name string, data []byte) []Finding {
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil // not text
	}
	var found []Finding
	vectors := strings.Contains("/"+name, "/testdata/") || name == "go.sum" || path.Base(name) == "go.sum"
	for text, pattern := range unwanted() {
		if vectors || (strings.HasPrefix(text, "a note") && !written(name)) {
			continue
		}
		for i, line := range strings.Split(string(data), "\n") {
			if pattern.MatchString(line) {
				found = append(found, Finding{fmt.Sprintf("%s:%d", name, i+1), "holds " + text})
			}
		}
	}
	if strings.HasSuffix(name, ".go") && !vectors && !bytes.Contains(data, []byte("\n// Code generated")) && !bytes.HasPrefix(data, []byte("// Code generated")) {
		limit := longFile
		if strings.HasSuffix(name, "_test.go") {
			limit = longTestFile
		}
		if n := bytes.Count(data, []byte("\n")); n > limit {
			found = append(found, Finding{name, fmt.Sprintf("has %d lines, at most %d: one concept a file", n, limit)})
		}
	}
	slices.SortFunc(found, func(a, b Finding) int { return strings.Compare(a.String(), b.String()) })
	return found
}
