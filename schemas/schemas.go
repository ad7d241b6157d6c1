// Package schemas holds the JSON Schemas of every document and report of
// concord, and checks documents against them. It is the room where the wings
// meet: for programs in other languages, for forms and editors, for stores that
// take documents of several kinds.
//
// A schema follows draft 2020-12, has a stable $id such as
// urn:concord:schema:sdm.decision:1.0, and stands as a file of its own in [FS],
// with examples beside it. The schemas are made from the Go types by a
// generator, so that they cannot drift from them.
//
// The package is not the judge: what a schema cannot say (ids that name
// something, ranges that depend on each other, sums) only the Validate method
// of the Go type checks, and that is normative. A document that this package
// accepts may still be refused there. The reverse happens only where an optional
// member is empty instead of left out; gaps.md lists both. Nor is it a general
// validator: it knows its own schemas and opens nothing else.
//
// Evidence: tests compile every schema, validate every example and every
// document that the module ships, hold the reports of all wings to their
// schemas, and compare the verdicts with those of Go on documents that are
// changed in one place.
//
// Compatibility: a schema that was published does not change. A new minor
// version may allow more, never less; a new major version may do anything.
package schemas

import (
	"embed"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// FS holds the schemas as KIND/MAJOR.MINOR.json and examples of documents as
// examples/KIND/*.json.
//
//go:embed */*.json examples
var FS embed.FS

// ErrUnknownKind says that there is no schema for a kind of document. [Kinds]
// lists those there are.
var ErrUnknownKind = errors.New("there is no schema for this kind of document")

// version is the version of a schema.
type version struct{ major, minor int }

func (v version) String() string { return fmt.Sprintf("%d.%d", v.major, v.minor) }

func parseVersion(s string) (version, bool) {
	a, b, ok := strings.Cut(s, ".")
	major, err1 := strconv.Atoi(a)
	minor, err2 := strconv.Atoi(b)
	v := version{major, minor}
	return v, ok && err1 == nil && err2 == nil && major > 0 && minor >= 0 && v.String() == s
}

// index returns the versions of each kind, oldest first.
var index = sync.OnceValue(func() map[string][]version {
	kinds := map[string][]version{}
	folders, err := FS.ReadDir(".")
	if err != nil {
		return kinds // an embedded file system always has its root
	}
	for _, folder := range folders {
		files, err := FS.ReadDir(folder.Name())
		if err != nil {
			continue
		}
		for _, file := range files {
			if v, ok := parseVersion(strings.TrimSuffix(file.Name(), ".json")); ok {
				kinds[folder.Name()] = append(kinds[folder.Name()], v)
			}
		}
	}
	for _, versions := range kinds {
		slices.SortFunc(versions, func(a, b version) int {
			if a.major != b.major {
				return a.major - b.major
			}
			return a.minor - b.minor
		})
	}
	return kinds
})

// Kinds returns the kinds of documents that have a schema, such as
// "sdm.decision", in alphabetical order.
func Kinds() []string {
	kinds := make([]string, 0, len(index()))
	for kind := range index() {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return kinds
}

// Schema returns the text of the newest schema of a kind, or [ErrUnknownKind].
func Schema(kind string) ([]byte, error) {
	v, err := newest(kind)
	if err != nil {
		return nil, err
	}
	return FS.ReadFile(path.Join(kind, v.String()+".json"))
}

// ID returns the $id of the newest schema of a kind, or [ErrUnknownKind].
func ID(kind string) (string, error) {
	v, err := newest(kind)
	if err != nil {
		return "", err
	}
	return id(kind, v), nil
}

func id(kind string, v version) string { return "urn:concord:schema:" + kind + ":" + v.String() }

func newest(kind string) (version, error) {
	versions := index()[kind]
	if len(versions) == 0 {
		return version{}, ErrUnknownKind
	}
	return versions[len(versions)-1], nil
}
