package principles

import (
	"embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/document"
)

//go:embed data
var dataFiles embed.FS

// Entry describes one embedded framework.
type Entry struct {
	// ID is the id of the framework.
	ID string `json:"id"`
	// Version is its version.
	Version string `json:"version"`
	// Kind says whether it is a checklist or an instrument.
	Kind FrameworkKind `json:"kind"`
	// Title is its name.
	Title Text `json:"title"`
	// Licence says what may be shipped and used.
	Licence Licence `json:"licence"`
	// Items is the number of items.
	Items int `json:"items"`
	// Languages are the languages in which every text is there.
	Languages []string `json:"languages"`
	// Unverified is how many statements of its data were not verified in a source.
	Unverified int `json:"unverified"`
}

// shelf is the embedded data, read once.
type shelf struct {
	frameworks map[string]Framework
	crosswalks map[string]Crosswalk
	claims     Claims
	ids, walks []string
}

// library reads the embedded data. A test proves that every file is valid and
// that none is left out here.
var library = sync.OnceValue(func() *shelf {
	s := &shelf{frameworks: map[string]Framework{}, crosswalks: map[string]Crosswalk{}}
	for id, data := range embedded("frameworks") {
		if f, err := DecodeFramework(data); err == nil {
			s.frameworks[id] = f
		}
	}
	for id, data := range embedded("crosswalks") {
		if w, err := DecodeCrosswalk(data); err == nil {
			s.crosswalks[id] = w
		}
	}
	if data, err := dataFiles.ReadFile("data/claims.json"); err == nil {
		s.claims, _ = DecodeClaims(data)
	}
	s.ids, s.walks = sortedKeys(s.frameworks), sortedKeys(s.crosswalks)
	return s
})

// embedded returns the JSON files of a folder of the embedded data by name.
func embedded(folder string) map[string][]byte {
	files := map[string][]byte{}
	dir := "data/" + folder
	entries, err := dataFiles.ReadDir(dir)
	if err != nil {
		return files
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".json")
		if data, err := dataFiles.ReadFile(dir + "/" + e.Name()); ok && err == nil {
			files[id] = data
		}
	}
	return files
}

// Frameworks lists the embedded frameworks in alphabetical order of their ids.
func Frameworks() []Entry {
	lib := library()
	list := make([]Entry, len(lib.ids))
	for i, id := range lib.ids {
		f := lib.frameworks[id]
		list[i] = Entry{
			ID: f.ID, Version: f.Version, Kind: f.Kind, Title: copyText(f.Title), Licence: f.Licence,
			Items: len(f.Items), Languages: f.languages(), Unverified: f.unverified(),
		}
	}
	return list
}

// Load returns an embedded framework; it is the caller's to change. The error is
// [ErrUnknownFramework].
func Load(id string) (Framework, error) {
	if _, ok := library().frameworks[id]; !ok {
		return Framework{}, ErrUnknownFramework
	}
	data, err := dataFiles.ReadFile("data/frameworks/" + id + ".json")
	if err != nil {
		return Framework{}, ErrUnknownFramework
	}
	return document.Decode[Framework](data, frameworkFormat)
}

// Crosswalks lists the ids of the embedded crosswalks in alphabetical order.
func Crosswalks() []string { return slices.Clone(library().walks) }

// LoadCrosswalk returns an embedded crosswalk; it is the caller's to change. The
// error is [ErrUnknownFramework].
func LoadCrosswalk(id string) (Crosswalk, error) {
	if _, ok := library().crosswalks[id]; !ok {
		return Crosswalk{}, ErrUnknownFramework
	}
	data, err := dataFiles.ReadFile("data/crosswalks/" + id + ".json")
	if err != nil {
		return Crosswalk{}, ErrUnknownFramework
	}
	return document.Decode[Crosswalk](data, crosswalkFormat)
}

func copyText(t Text) Text {
	c := make(Text, len(t))
	maps.Copy(c, t)
	return c
}

// languages returns the languages in which every text of f is there.
func (f *Framework) languages() []string {
	count := map[string]int{}
	n := 0
	f.texts(func(_ string, t Text) {
		n++
		for tag := range t {
			count[tag]++
		}
	})
	list := []string{}
	for _, tag := range sortedKeys(count) {
		if count[tag] == n {
			list = append(list, tag)
		}
	}
	return list
}

// unverified counts the statements of f that were not verified in a source.
func (f *Framework) unverified() int {
	n := len(f.Provenance.Unverified)
	for i := range f.AnswerSets {
		n += b2i(f.AnswerSets[i].Unverified)
	}
	for i := range f.Scores {
		s := &f.Scores[i]
		n += b2i(s.Unverified) + b2i(s.Missing.Unverified)
		for j := range s.CutOffs {
			n += b2i(s.CutOffs[j].Unverified)
		}
		for j := range s.Bands {
			n += b2i(s.Bands[j].Unverified)
		}
	}
	return n
}
