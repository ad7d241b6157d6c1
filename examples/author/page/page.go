// Package page is the author's page: what a form holds goes in, and the page
// with every hard sentence marked comes out. The server and the program for
// browsers (WebAssembly) show the same pages through it. It has no rules of its
// own: counts, grades, findings and plainer words are those of package literacy,
// and files are read by literacy/document.
//
// It keeps nothing between two calls; what must be remembered travels in the
// form. It is part of an example and makes no promise of compatibility.
package page

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// Input is what the form holds.
type Input struct {
	// Text is the text being written.
	Text string
	// File is a file that takes the place of the text; Name is its name.
	File []byte
	// Name is the name of the file.
	Name string
	// Language is the language of the text; empty to detect it.
	Language string
	// Target is what the deciding formula is to give, as typed.
	Target string
	// Hidden are the groups of findings that are not shown.
	Hidden []string
	// Start is what the text was when writing began, as the page gave it.
	Start string
	// Undo is the text before the last change that the page made.
	Undo string
	// Action is the button that was pressed: "", "use:FROM-TO-N", "undo" or
	// "new".
	Action string
	// UI is the language of the page: en or es.
	UI string
	// Live is true where the script of the page asks, which puts words in by
	// itself.
	Live bool
}

// MaxText is how many bytes a text may have.
const MaxText = 4 << 20

// MaxFile is how many bytes a file may have.
const MaxFile = 30 << 20

// Groups are the groups of findings that can be switched off, in the order of
// the page.
func Groups() []string { return []string{"sentence", "word", "passive", "people", "number"} }

// group says where a finding belongs.
func group(k literacy.FindingKind) string {
	switch k {
	case literacy.LongSentence, literacy.LongParagraph, literacy.DoubleNegative, literacy.NounString:
		return "sentence"
	case literacy.Passive:
		return "passive"
	case literacy.Blame, literacy.Label:
		return "people"
	case literacy.VagueFrequency, literacy.OneInX, literacy.ChangedDenominator, literacy.RelativeOnly,
		literacy.NoTimeSpan, literacy.PercentOfPeople, literacy.DecimalOfPeople:
		return "number"
	}
	return "word"
}

// Languages are the languages that a text can be in, by their BCP 47 tags.
func Languages() []string {
	return []string{"en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "pl", "ru", "tr", "ar"}
}

// state is an input that has been acted on.
type state struct {
	Input
	policy   literacy.Policy
	report   literacy.Report
	document document.Document // of a file
	file     literacy.Report   // the file as readlevel reads it
	problem  string            // key of a message, empty if all went well
	detail   string            // why a file could not be read
	changed  string            // what the page put in the text
}

// act does what the button asks and reads the text.
func act(in Input) state {
	s := state{Input: in}
	if !slices.Contains(Languages(), s.Language) {
		s.Language = ""
	}
	switch {
	case in.Action == "new":
		s.Input = Input{UI: in.UI, Language: s.Language, Target: in.Target, Hidden: in.Hidden, Undo: in.Text, Live: in.Live}
	case in.Action == "undo":
		if in.Undo != "" {
			s.Text, s.Undo = in.Undo, ""
		}
	case strings.HasPrefix(in.Action, "use:"):
		s.use(in.Action)
	case len(in.File) > 0:
		s.open()
	}
	s.Text = clean(s.Text)
	if len(s.Text) > MaxText {
		s.problem = "tooLong" // the text stays in its field
		return s
	}
	s.read()
	return s
}

// clean makes a text what a browser makes of it when it shows it in a field, so
// that places in it are the same on both sides: lines end in one way, and a NUL
// cannot stand there.
func clean(text string) string {
	return strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(text), "\uFFFD")
}

// open puts the text of a file in the place of the text.
func (s *state) open() {
	d, err := document.Read(s.File, document.Options{Name: s.Name, Limits: document.Limits{File: MaxFile, Text: 2 * MaxText, Unpacked: 2 * MaxFile}})
	if err != nil {
		s.problem = "unreadable"
		for why, is := range map[string]error{
			"unknown": document.ErrUnknownFormat, "unsupported": document.ErrUnsupported, "encrypted": document.ErrEncrypted,
			"damaged": document.ErrDamaged, "tooLarge": document.ErrTooLarge, "noText": document.ErrNoText,
		} {
			if errors.Is(err, is) {
				s.detail = why
			}
		}
		return
	}
	s.document, s.Undo, s.Text, s.Start = d, s.Text, draft(d), ""
	if base, _, _ := strings.Cut(d.Language, "-"); s.Language == "" && slices.Contains(Languages(), base) &&
		literacy.Detect(s.Text[:min(len(s.Text), 1<<14)]).Confidence < unsure {
		s.Language = base
	}
	s.file = d.Analyze(literacy.Policy{Format: "literacy.policy/1.0", Language: s.Language, Targets: []literacy.Target{}})
}

// unsure is the confidence below which what a file says of its language is
// believed, not what its text looks like; readlevel has the same.
const unsure = 0.5

// draft writes a document as plain text with the simple marks that literacy
// knows, so that it can be edited and is read as it was.
func draft(d document.Document) string {
	var b strings.Builder
	for i, block := range d.Blocks {
		if i > 0 {
			row := block.Kind == document.TableCell && d.Blocks[i-1].Kind == document.TableCell
			switch {
			case row && block.Row == d.Blocks[i-1].Row:
				b.WriteString(" | ")
			case row, block.Kind == document.ListItem && d.Blocks[i-1].Kind == document.ListItem:
				b.WriteString("\n")
			default:
				b.WriteString("\n\n")
			}
			if row && block.Row != d.Blocks[i-1].Row {
				b.WriteString("| ")
			}
		}
		if first := block.Kind == document.TableCell && (i == 0 || d.Blocks[i-1].Kind != document.TableCell); first {
			b.WriteString("| ")
		}
		text := strings.Join(strings.Fields(block.Text), " ")
		switch block.Kind {
		case document.Heading:
			b.WriteString(strings.Repeat("#", max(1, min(6, block.Level))) + " ")
		case document.ListItem:
			b.WriteString(strings.Repeat("  ", max(0, min(8, block.Level-1))) + "- ")
		case document.Quote:
			b.WriteString("> ")
		}
		b.WriteString(text)
		if last := block.Kind == document.TableCell && (i+1 == len(d.Blocks) || d.Blocks[i+1].Kind != document.TableCell || d.Blocks[i+1].Row != block.Row); last {
			b.WriteString(" |")
		}
	}
	b.WriteString("\n")
	return b.String()
}

// use puts a plainer word in its place, if it is still where it was.
func (s *state) use(action string) {
	var numbers [3]int
	for i, part := range strings.SplitN(strings.TrimPrefix(action, "use:"), "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return
		}
		numbers[i] = n
	}
	from, to, n := numbers[0], numbers[1], numbers[2]
	s.Text = clean(s.Text)
	s.read()
	for _, f := range s.report.Findings {
		if f.Start == from && f.End == to && n >= 0 && n < len(f.Plain) {
			s.changed = f.Plain[n]
			s.Undo = s.Text
			s.Text = s.Text[:from] + fit(f.Text, f.Plain[n]) + s.Text[to:]
			return
		}
	}
	s.problem = "moved"
}

// fit gives the plainer words the capital of the word they replace.
func fit(old, plain string) string {
	first, rest := []rune(old)[:1], []rune(plain)
	if len(rest) > 0 && strings.ToUpper(string(first)) == string(first) && strings.ToLower(string(first)) != string(first) &&
		(len([]rune(old)) == 1 || strings.ToUpper(old) != old) {
		return strings.ToUpper(string(rest[:1])) + string(rest[1:])
	}
	return plain
}

// read analyses the text with the target that was typed. The formula that
// decides is the usual one of the language.
func (s *state) read() {
	s.policy = literacy.Policy{Format: "literacy.policy/1.0", Language: s.Language, Targets: []literacy.Target{}}
	s.report = literacy.Analyze(s.Text, s.policy)
	bound, ok := s.bound()
	if !ok {
		return
	}
	base, _, _ := strings.Cut(s.report.Language.Tag, "-")
	policy := s.policy
	policy.Targets = []literacy.Target{{Language: base, Formula: s.report.Result.Formula, Bound: bound}}
	if policy.Validate() != nil {
		return // no formula decides for this language
	}
	s.policy = policy
	s.report = literacy.Analyze(s.Text, policy)
}

// usual are the sample policies that hold where no target is typed.
var usual = map[string]string{"en": "policy.grade-6.en", "es": "policy.inflesz.es"}

// bound is the target that was typed, or the one of the sample policies.
func (s *state) bound() (float64, bool) {
	base, _, _ := strings.Cut(s.report.Language.Tag, "-")
	typed := strings.Replace(strings.TrimSpace(s.Target), ",", ".", 1)
	if v, err := strconv.ParseFloat(typed, 64); err == nil && !math.IsNaN(v) && math.Abs(v) <= 1000 {
		return v, true
	}
	if typed != "" && s.problem == "" {
		s.problem = "target.bad"
	}
	for _, p := range literacy.SamplePolicies() {
		for _, t := range p.Targets {
			if t.Language == base && t.Formula == s.report.Result.Formula && p.ID == usual[base] {
				return t.Bound, true
			}
		}
	}
	return 0, false
}
