package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// result is what there is to say of one text.
type result struct {
	path     string
	err      error // why it could not be read
	doc      document.Document
	report   literacy.Report
	problems []problem

	value  float64 // of the formula that decides
	has    bool    // there is a value
	target bool    // there is a target
	over   bool    // the value is above the target
	above  bool    // over, and no baseline allows it
	rough  bool    // the sample is smaller than the author of the formula asks
	harder bool    // a higher value is a harder text

	grade   literacy.FormulaScore // of the formula that decides
	formula literacy.Formula
	eased   *recorded       // by the baseline
	before  *recorded       // of --compare
	without literacy.Figure // the value without the listed terms

	rendered []byte // as JSON, if that is the format
}

// problem is something that a reader of the result must know.
type problem struct {
	Code  string          `json:"code"`
	Text  string          `json:"text"`
	Place *document.Place `json:"place,omitempty"`
	loud  bool            // said on standard error, too
}

// one reads one input.
func (p *program) one(in input) *result {
	r := &result{path: in.path}
	if r.err = in.err; r.err != nil {
		return r
	}
	data, err := in.load()
	if err != nil {
		r.err = plainError(err)
		return r
	}
	if r.doc, r.err = document.Read(data, document.Options{Name: in.path, Keep: p.keep}); r.err != nil {
		r.err = withKeep(r.err, r.doc)
		return r
	}
	if r.err = p.analyze(r); r.err != nil {
		return r
	}
	p.judge(r)
	if r.err == nil && (p.format == "json" || p.format == "jsonl") {
		var err error
		if r.rendered, err = rendered(r); err != nil {
			r.err = err
		}
	}
	return r
}

// withKeep names the flag that reads a file of which all is left out.
func withKeep(err error, d document.Document) error {
	refusal, ok := errors.AsType[*document.Error](err)
	if !ok || !errors.Is(err, document.ErrNoText) {
		return err
	}
	var reasons []string
	for _, s := range d.Coverage().Reasons {
		if s.Words > 0 {
			reasons = append(reasons, string(s.Reason))
		}
	}
	if len(reasons) == 0 {
		return err
	}
	return &document.Error{Err: refusal.Err, Detail: refusal.Detail, Way: "--keep " + strings.Join(reasons, ",") + " reads it"}
}

// analyze reads the document by the policy for its folder and language.
func (p *program) analyze(r *result) error {
	policy, err := p.policyAt(filepath.Dir(r.path))
	if err != nil {
		return err
	}
	if p.lang != "" {
		policy.Language = p.lang
	}
	base := baseOf(policy.Language)
	if policy.Language == "" {
		found := literacy.Detect(sample(r.doc))
		if found.Confidence < unsure && r.doc.Language != "" {
			policy.Language, found.Tag = r.doc.Language, r.doc.Language
		}
		base = baseOf(found.Tag)
	}
	if policy, err = p.aim(policy, base); err != nil {
		return err
	}
	policy = p.given.with(policy, base)
	r.report = r.doc.Analyze(policy)
	r.formula, _ = formulaNamed(r.report.Result.Formula)
	r.harder = !r.formula.HigherIsEasier
	for _, s := range r.report.Formulas {
		if s.ID == r.report.Result.Formula && s.Reading == r.report.Result.Reading {
			r.grade = s
		}
	}
	r.without = withoutTerms(r.doc, policy, r.report)
	return nil
}

// unsure is the confidence below which what the file says of its language is
// believed, not what its text looks like.
const unsure = 0.5

// sample is as much of the text as tells its language.
func sample(d document.Document) string {
	var t strings.Builder
	for _, b := range d.Blocks {
		if t.Len() > 1<<14 {
			break
		}
		t.WriteString(b.Text)
		t.WriteByte('\n')
	}
	return t.String()
}

// judge compares the value with the target and says what a reader must know.
func (p *program) judge(r *result) {
	res := &r.report.Result
	r.value, r.has = res.Value.Get()
	bound, aimed := res.Bound.Get()
	r.target = aimed
	r.rough = !r.grade.Valid || res.Outcome == literacy.TooShort
	if aimed && r.has {
		r.over = r.harder && r.value > bound || !r.harder && r.value < bound
		r.above = r.over
	}
	if aimed && !r.has {
		r.err = errors.New("there is not enough text for " + r.formula.Name)
		return
	}
	if old, ok := p.base.value(r); ok && p.baseline != "" && !p.update {
		r.eased = &old
		if r.has {
			r.above = worse(r, old) && (r.over || !r.target)
		}
	}
	r.notes()
	if p.compare != "" {
		if old, ok := p.old.value(p, r); ok {
			r.before = &old
		} else {
			r.problems = append(r.problems, problem{Code: "noOlder", Text: "there is no older text to compare with"})
		}
	}
}

// tolerance is what a value may move by without being called worse: less than
// what one word more or less does.
const tolerance = 0.005

// worse reports whether the text is harder than it was.
func worse(r *result, old recorded) bool {
	if old.Formula != r.report.Result.Formula {
		return r.over
	}
	if r.harder {
		return r.value > old.Value+tolerance
	}
	return r.value < old.Value-tolerance
}

// notes collects the problems.
func (r *result) notes() {
	say := func(code, text string, loud bool) {
		r.problems = append(r.problems, problem{Code: code, Text: text, loud: loud})
	}
	d := &r.doc
	for _, n := range d.Notes {
		switch n {
		case document.EncodingGuessed:
			say(string(n), "the file does not say how its characters are written; read as "+d.Encoding, false)
		case document.InvalidCharacters:
			say(string(n), invalidText(d), d.Format == document.PDF)
		case document.StructureGuessed:
			say(string(n), "headings, paragraphs and the order of the text are guessed from the page", false)
		case document.PagesWithoutText:
			say(string(n), "some pages hold no text, such as scanned ones, and are not in the score", true)
		case document.IgnoreWithoutReason:
			say(string(n), `an ignore needs a term in quotation marks and a reason: <!-- readlevel:ignore "term" reason -->`, true)
		default:
			say(string(n), "some parts that the file names are not in it", true)
		}
	}
	l := r.report.Language
	if l.Detected && l.Confidence < unsure {
		say("languageUnsure", "the language is not sure; --lang sets it", false)
	}
	if l.Detected && d.Language != "" && l.Tag != "und" && baseOf(d.Language) != baseOf(l.Tag) {
		say("languageDiffers", "the file says that it is in "+d.Language+", it reads as "+l.Tag, false)
	}
	if r.rough {
		say("rough", r.sample(), false)
	}
	if c := d.Coverage(); c.Percent >= 50 {
		say("muchLeftOut", fmt.Sprintf("%.0f %% of the words are left out; --show-prep shows which", c.Percent), false)
	}
}

// sample says what the sample lacks.
func (r *result) sample() string {
	c := r.report.ProseCounts
	if r.report.Result.Reading == literacy.All {
		c = r.report.Counts
	}
	f := r.formula
	switch {
	case c.Sentences < f.MinSentences:
		return fmt.Sprintf("%d sentences needed, %d found: treat as rough", f.MinSentences, c.Sentences)
	case c.Words < f.MinWords:
		return fmt.Sprintf("%d words needed, %d found: treat as rough", f.MinWords, c.Words)
	}
	if easier := r.grade.Why == "belowRange"; easier == r.harder {
		return "easier than the texts that the formula was made with: treat as rough"
	}
	return "harder than the texts that the formula was made with: treat as rough"
}

// withoutTerms is the value of the text with a short word in the place of each
// term that is allowed; absent if none is in the text.
func withoutTerms(d document.Document, p literacy.Policy, r literacy.Report) literacy.Figure {
	none := literacy.Figure{Why: "noTerms"}
	list := slices.Clone(p.Allowed)
	for _, g := range d.Ignores {
		list = append(list, g.Term)
	}
	if len(list) == 0 {
		return none
	}
	// The longest first, so that no term hides a longer one.
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	for i := range list {
		list[i] = regexp.QuoteMeta(list[i])
	}
	re, err := regexp.Compile(`(?i)(^|[^\pL\pN])(?:` + strings.Join(list, "|") + `)($|[^\pL\pN])`)
	if err != nil {
		return none
	}
	blocks := slices.Clone(d.Reading())
	any := false
	for i := range blocks {
		blocks[i].Start = 0
		if eased := re.ReplaceAllString(blocks[i].Text, "${1}it${2}"); eased != blocks[i].Text {
			blocks[i].Text = eased
			any = true
		}
	}
	if !any {
		return none
	}
	p.Language = r.Language.Tag
	return literacy.AnalyzeBlocks(blocks, p).Result.Value
}

// longWords lists the words of three syllables or more in a sentence, once each.
func (r *result) longWords(sentence int) []string {
	var list []string
	for _, w := range r.report.Words {
		if w.Sentence == sentence && w.Polysyllable && !slices.Contains(list, w.Text) {
			list = append(list, w.Text)
		}
	}
	return list
}

// where says a place in words.
func (r *result) where(offset int) string {
	p := r.doc.Place(offset)
	return placeText(p)
}

func placeText(p document.Place) string {
	if p.Line > 0 {
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	var parts []string
	add := func(name string, n int) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", name, n))
		}
	}
	add("page", p.Page)
	add("slide", p.Slide)
	add("chapter", p.Chapter)
	if p.Heading != "" {
		parts = append(parts, "“"+shorten(p.Heading, 60)+"”")
	}
	add("paragraph", p.Paragraph)
	return strings.Join(parts, ", ")
}

// shorten cuts a text at a number of characters.
func shorten(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}

// shown is a path without characters that would disturb a terminal, and with
// nothing at its beginning that a build server takes for a command.
func shown(path string) string {
	path = strings.Map(func(r rune) rune {
		if unsafe(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029 {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(path, "\uFFFD"))
	if command(path) {
		return "./" + path
	}
	return path
}

// harmless is text of a file without characters that a terminal obeys.
func harmless(s string) string {
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unsafe(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// unsafe reports controls and what turns the direction of all that follows.
func unsafe(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0x202D || r == 0x202E
}

// command reports words that a build server takes for a command where a line
// begins with them.
func command(word string) bool {
	return strings.HasPrefix(word, "::") || strings.HasPrefix(word, "##[") || strings.HasPrefix(word, "##vso[")
}

// invalidText says how much of a file is no text that anybody can read.
func invalidText(d *document.Document) string {
	if d.Format == document.PDF {
		return fmt.Sprintf("signs that the fonts of the file do not name, and in no count: %d", d.Invalid)
	}
	return fmt.Sprintf("bytes that are no characters, and in no count: %d", d.Invalid)
}
