package principles

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Limits of every document of the package.
const (
	maxItems   = 500
	maxList    = 500
	maxCodes   = 60
	maxText    = 20_000
	maxAnswers = 1_000
	maxNumber  = 1e12
)

// checker gathers faults with the sentences that the documents share.
type checker struct {
	found    fault.Collector
	language string // the language that every text must have
}

// Addf records a fault at p whose sentence is text and which unwraps to is.
func (c *checker) Addf(p fault.Path, code fault.Code, is error, text string) {
	c.found.AddAt(p.String(), code, fault.Because(is, text))
}

// format checks the format of a document.
func (c *checker) format(p fault.Path, got string, f document.Format) {
	var own fault.Collector
	document.CheckFormat(&own, fault.Path{}, got, f)
	c.move(p, own.Faults())
}

// move records faults whose pointers begin at p.
func (c *checker) move(p fault.Path, faults fault.Faults) {
	if len(faults) == 0 {
		return
	}
	at := p.String()
	for _, e := range faults {
		c.found.AddAt(at+e.Pointer, e.Code, e.Err)
	}
}

func (c *checker) id(p fault.Path, s string) {
	if !ident.ValidID(s) {
		c.Addf(p, fault.Format, nil, ident.IDRule)
	}
}

// word checks a short required text that people or programs read.
func (c *checker) word(p fault.Path, s string) {
	switch {
	case (s == "" || s[0] <= ' ' || s[0] >= utf8.RuneSelf) && strings.TrimSpace(s) == "":
		c.Addf(p, fault.Required, nil, "must be given")
	case len(s) > maxText:
		c.Addf(p, fault.TooLarge, nil, "must be at most 20,000 bytes long")
	case !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0:
		c.Addf(p, fault.Format, nil, "must be valid UTF-8 without U+0000")
	}
}

func (c *checker) optionalWord(p fault.Path, s string) {
	if s != "" {
		c.word(p, s)
	}
}

func (c *checker) words(p fault.Path, list []string) {
	c.length(p, len(list), maxList)
	for i, s := range within(list, maxList) {
		c.word(p.Index(i), s)
	}
}

// text checks a text: canonical tags, no empty text, and the framework's own
// language among them.
func (c *checker) text(p fault.Path, t Text, required bool) {
	if len(t) == 0 {
		if required {
			c.Addf(p, fault.Required, nil, "must be given, at least in the language of the framework")
		}
		return
	}
	own, ok := t[c.language]
	if ok && len(t) == 1 {
		c.word(p.Field(c.language), own)
		return
	}
	if !ok {
		c.Addf(p, fault.Required, nil, "must be given at least in the language of the framework")
	}
	for _, tag := range sortedKeys(t) {
		if !ident.ValidLanguage(tag) {
			c.Addf(p.Field(tag), fault.Format, nil, "the member name "+ident.LanguageRule)
		}
		c.word(p.Field(tag), t[tag])
	}
}

func (c *checker) date(p fault.Path, d Date, required bool) {
	if d == "" {
		if required {
			c.Addf(p, fault.Required, nil, date.Rule)
		}
		return
	}
	if !d.IsValid() {
		c.Addf(p, fault.Format, nil, date.Rule)
	}
}

func (c *checker) number(p fault.Path, v float64) bool {
	if math.IsNaN(v) || math.Abs(v) > maxNumber {
		c.Addf(p, fault.Range, nil, "must be a finite number between -1e12 and 1e12")
		return false
	}
	return true
}

func (c *checker) extensions(p fault.Path, m map[string]json.RawMessage) {
	if len(m) == 0 {
		return
	}
	var own fault.Collector
	document.CheckExtensions(&own, fault.Path{}, m)
	c.move(p, own.Faults())
}

// between checks that v is 0 or has a size from lo to hi, so that no sum or share
// of valid figures over- or underflows.
func (c *checker) between(p fault.Path, v, lo, hi float64, rule string) bool {
	size := math.Abs(v)
	if v == 0 || (size >= lo && size <= hi) {
		return true
	}
	c.Addf(p, fault.Range, nil, rule)
	return false
}

const (
	valueRule  = "must be 0, or from 0.000001 to 1,000,000 in size"
	weightRule = "must be from 0.001 to 1,000, or absent for 1"
	timesRule  = "must be from 0.00001 to 100,000 in size"
)

// within returns the part of list that is looked at. A list over its limit is a fault;
// comparing what is beyond would take time without telling more.
func within[T any](list []T, most int) []T { return list[:min(len(list), most)] }

func (c *checker) length(p fault.Path, n, most int) {
	if n > most {
		c.Addf(p, fault.TooLarge, nil, "has more entries than a document may hold (500; 1,000 answers; 60 codes)")
	}
}

// enum checks that v is one of its own words; required words may not be empty.
func enum[T interface {
	~string
	IsValid() bool
	Values() []string
}](c *checker, p fault.Path, v T, required bool) {
	if (v == "" && !required) || v.IsValid() {
		return
	}
	var b strings.Builder
	b.WriteString("must be one of ")
	for i, w := range v.Values() {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(w)
	}
	code := fault.Enum
	if v == "" {
		code = fault.Required
	}
	c.Addf(p, code, nil, b.String())
}

func roles(c *checker, p fault.Path, list []Role) {
	c.length(p, len(list), maxList)
	for i, r := range within(list, maxList) {
		enum(c, p.Index(i), r, true)
		if slices.Contains(list[:i], r) {
			c.Addf(p.Index(i), fault.Duplicate, nil, "must name each role once")
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// validVersion reports whether s is MAJOR.MINOR.PATCH with an optional
// pre-release part, as in Semantic Versioning 2.0.0, without build data.
func validVersion(s string) bool {
	core, pre, hasPre := strings.Cut(s, "-")
	n := 0
	for part := range strings.SplitSeq(core, ".") {
		if part == "" || len(part) > 9 || (len(part) > 1 && part[0] == '0') || !digits(part) {
			return false
		}
		n++
	}
	if n != 3 || len(s) > 64 {
		return false
	}
	if !hasPre {
		return true
	}
	for part := range strings.SplitSeq(pre, ".") {
		if part == "" || (len(part) > 1 && part[0] == '0' && digits(part)) {
			return false
		}
		for i := range len(part) {
			b := part[i]
			if (b < '0' || b > '9') && (b < 'a' || b > 'z') && (b < 'A' || b > 'Z') && b != '-' {
				return false
			}
		}
	}
	return true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

const versionRule = "must be a semantic version such as 1.0.0"
