package page

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// How much of the page is shown: the worst first, the rest in the report.
const (
	worstShown   = 10
	listShown    = 100
	buttonsShown = 300 // in the text with marks, where there is no script
)

// view is the page in one language.
type view struct {
	state
	speaker message.Speaker
	ranks   map[int]int // of the sentences that are shown as hard

	Problem   string
	Status    string // one sentence for those who hear the page
	Verdict   string // pass, notYet, tooShort, noTarget, empty
	Grade     string // the deciding value, large
	GradeName string
	Said      []string // the report in words
	Change    string   // from the first text to this one
	Sentences []sentence
	Numbers   []finding
	Others    []finding
	More      int // findings that are not listed
	MoreNums  int // of those about numbers

	Buttonless int // words in the text with marks that have no button
	Rows       []score
	LeftOut    []leftOut
	Skipped    []leftOut // of the file
	Preview    template.HTML
	pieces     []string // the same, cut
	Spread     string   // of the grades of all formulas
	Notes      []string
}

// sentence is one of the hardest sentences.
type sentence struct {
	Rank      int
	Text      string
	Place     string
	Weight    string
	After     string // what the value would be
	Long      string // its long words
	Findings  []finding
	Paragraph int
}

// finding is one thing to mend.
type finding struct {
	Index int
	Group string
	Label string
	Text  string
	Place string
	Plain []offer
}

// offer is a plainer word that can be put in.
type offer struct{ Action, Text, From, To, Put string }

// score is one formula.
type score struct{ Name, Prose, All, Says string }

// leftOut is what is not counted, summed by its reason.
type leftOut struct {
	Reason string
	Parts  int
	Words  int
	Share  string
}

func newView(in Input) (*view, error) {
	c, err := catalogue()
	if err != nil {
		return nil, err
	}
	v := &view{state: act(in)}
	if v.UI != "es" {
		v.UI = "en"
	}
	v.speaker = c.In(v.UI)
	if v.problem != "" {
		v.Problem = v.T(v.problem, message.Args{"detail": v.detail})
	}
	for _, n := range v.document.Notes {
		v.Notes = append(v.Notes, v.T("note", message.Args{"note": string(n)}))
	}
	v.fileDiffers()
	if v.problem == "tooLong" {
		v.Verdict = "tooLong"
		return v, nil
	}
	if v.report.Counts.Words == 0 {
		v.Verdict = "empty"
		v.skipped()
		return v, nil
	}
	v.verdict()
	v.change()
	v.worst()
	v.lists()
	v.scores()
	v.leftOut()
	v.skipped()
	v.preview()
	return v, nil
}

// fileDiffers says so where the file, as readlevel reads it, has another value
// than its text on this page: plain text cannot hold all that a file can, such
// as a line of a paragraph that begins with a dash.
func (v *view) fileDiffers() {
	file, here := v.file.Result, v.report.Result
	was, ok := file.Value.Get()
	if now, has := here.Value.Get(); v.document.Format == "" || !ok || has && now == was && file.Formula == here.Formula {
		return
	}
	v.Notes = append(v.Notes, v.T("file.differs", message.Args{
		"formula": formula(file.Formula).Name, "file": v.number(was), "here": v.value(v.deciding()),
	}))
}

// T says a text of the page.
func (v *view) T(key string, args message.Args) string { return v.speaker.Say(key, args).Text }

func (v *view) number(x float64) string { return v.speaker.Number(x, 1) }

// deciding is the score of the formula that decides.
func (v *view) deciding() literacy.FormulaScore {
	r := v.report.Result
	for _, f := range v.report.Formulas {
		if f.ID == r.Formula && f.Reading == r.Reading {
			return f
		}
	}
	return literacy.FormulaScore{}
}

func (v *view) verdict() {
	r := v.report.Result
	v.Verdict = string(r.Outcome)
	value, ok := r.Value.Get()
	if ok {
		v.Grade = v.number(value)
	} else {
		v.Grade = "–"
	}
	v.GradeName = formula(r.Formula).Name
	score := v.deciding()
	if grade, has := score.Grade.Get(); has && formula(r.Formula).Scale == literacy.GradeScale {
		// A year goes on until the next begins: 8.8, as printed, is grade 8.
		whole := func(x float64) float64 { return math.Floor(math.Round(x*10) / 10) }
		v.GradeName = v.T("grade", message.Args{"formula": v.GradeName, "from": whole(score.AgeFrom), "to": whole(score.AgeTo), "grade": whole(grade)})
	}
	for _, s := range literacy.Explain(v.report, v.UI) {
		switch {
		case strings.HasPrefix(s.Key, "kind."), s.Key == "note", s.Key == "fallback":
		case s.Key == "consensus":
			v.Spread = s.Text // beside the formulas
		case s.Key == "language.given", s.Key == "language.sure":
			base, _, _ := strings.Cut(v.report.Language.Tag, "-")
			v.Said = append(v.Said, v.T("readAs", message.Args{"language": v.T("lang", message.Args{"tag": base})}))
		default:
			v.Said = append(v.Said, s.Text)
		}
	}
	v.Status = v.T("status", message.Args{
		"value": v.Grade, "formula": formula(r.Formula).Name, "outcome": string(r.Outcome),
		"things": len(v.report.Findings),
	})
}

var formulas = func() map[string]literacy.Formula {
	out := map[string]literacy.Formula{}
	for _, f := range literacy.Formulas() {
		out[f.ID] = f
	}
	return out
}()

func formula(id string) literacy.Formula { return formulas[id] }

// change compares with what the text was when writing began.
func (v *view) change() {
	now := fmt.Sprintf("%s %s %d %d", v.report.Result.Formula, v.Grade, v.report.Counts.Words, len(v.report.Findings))
	was := strings.Fields(v.Start)
	if len(was) != 4 || was[0] != v.report.Result.Formula {
		v.Start = now
		return
	}
	words, err := strconv.Atoi(was[2])
	things, err2 := strconv.Atoi(was[3])
	if err != nil || err2 != nil || now == v.Start {
		return
	}
	v.Change = v.T("change", message.Args{
		"was": was[1], "now": v.Grade, "words": words, "wordsNow": v.report.Counts.Words,
		"things": things, "thingsNow": len(v.report.Findings),
	})
}

func (v *view) shows(k literacy.FindingKind) bool { return !slices.Contains(v.Hidden, group(k)) }

// Shown reports whether a group of findings is switched on.
func (v *view) Shown(group string) bool { return !slices.Contains(v.Hidden, group) }

func (v *view) place(line, column int) string {
	return v.T("place", message.Args{"line": line, "column": column})
}

// stands reports whether a sentence stands out: there is something to mend in
// it, or it has more than one long word. In an easy text the heaviest sentences
// are easy, too.
func (v *view) stands(sentence int) bool {
	return v.report.Sentences[sentence].Polysyllables > 1 || slices.ContainsFunc(v.report.Findings, func(f literacy.Finding) bool {
		return f.Sentence == sentence && f.Kind != literacy.LongParagraph
	})
}

func (v *view) worst() {
	rank := 0
	v.ranks = map[int]int{}
	for _, m := range v.report.Worst {
		if rank == worstShown {
			break
		}
		if !v.stands(m.Sentence) {
			continue
		}
		rank++
		v.ranks[m.Sentence] = rank
		s := v.report.Sentences[m.Sentence]
		out := sentence{
			Rank: rank, Text: strings.Join(strings.Fields(s.Text), " "), Place: v.place(s.Line, s.Column),
			Weight: v.T("weight", message.Args{"words": s.Words, "long": s.Polysyllables}),
		}
		if value, ok := m.Value.Get(); ok {
			out.After = v.T("after", message.Args{"n": rank, "value": v.number(value)})
		}
		var long []string
		for _, w := range v.report.Words {
			if w.Sentence == m.Sentence && w.Polysyllable && !slices.Contains(long, w.Text) {
				long = append(long, w.Text)
			}
		}
		out.Long = strings.Join(long, ", ")
		for i := range v.report.Findings {
			if f := &v.report.Findings[i]; f.Sentence == m.Sentence && v.shows(f.Kind) {
				out.Findings = append(out.Findings, v.finding(i))
			}
		}
		v.Sentences = append(v.Sentences, out)
	}
}

func (v *view) finding(i int) finding {
	f := &v.report.Findings[i]
	var texts []string
	for _, s := range literacy.ExplainFinding(*f, v.UI) {
		texts = append(texts, s.Text)
	}
	g := group(f.Kind)
	out := finding{
		Index: i, Group: g, Label: v.T("label."+g, nil), Text: strings.Join(texts, " "), Place: v.place(f.Line, f.Column),
	}
	for n := range f.Plain {
		out.Plain = append(out.Plain, v.offer(f, n))
	}
	return out
}

func (v *view) offer(f *literacy.Finding, n int) offer {
	return offer{
		Action: fmt.Sprintf("use:%d-%d-%d", f.Start, f.End, n),
		Text:   f.Plain[n],
		Put:    fit(f.Text, f.Plain[n]),
		From:   strconv.Itoa(f.Start), To: strconv.Itoa(f.End),
	}
}

// lists fills in the findings: those about numbers apart, then those that no
// hard sentence shows, what matters most first.
func (v *view) lists() {
	var order []int
	for i := range v.report.Findings {
		if v.shows(v.report.Findings[i].Kind) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return v.report.Findings[b].Severity - v.report.Findings[a].Severity })
	for _, i := range order {
		f := &v.report.Findings[i]
		switch {
		case group(f.Kind) == "number" && len(v.Numbers) == listShown:
			v.MoreNums++
		case group(f.Kind) == "number":
			v.Numbers = append(v.Numbers, v.finding(i))
		case v.ranks[f.Sentence] > 0:
		case len(v.Others) == listShown:
			v.More++
		default:
			v.Others = append(v.Others, v.finding(i))
		}
	}
}

// scores lists the formulas side by side, both readings.
func (v *view) scores() {
	all := map[string]literacy.FormulaScore{}
	for _, f := range v.report.Formulas {
		if f.Reading == literacy.All {
			all[f.ID] = f
		}
	}
	for _, f := range v.report.Formulas {
		what := formula(f.ID)
		if f.Reading != literacy.Prose || what.VariantOf != "" {
			continue
		}
		row := score{Name: what.Name, Prose: v.value(f), All: v.value(all[f.ID])}
		var says []string
		if f.Band != "" {
			says = append(says, literacy.ExplainBand(f.Band, v.UI).Text)
		}
		if f.Why != "" {
			says = append(says, v.T("why", message.Args{"why": f.Why}))
		}
		row.Says = strings.Join(says, "; ")
		v.Rows = append(v.Rows, row)
	}
}

func (v *view) value(f literacy.FormulaScore) string {
	if x, ok := f.Value.Get(); ok {
		return v.number(x)
	}
	return "–"
}

// leftOut sums what is not counted as running text.
func (v *view) leftOut() {
	for _, l := range v.report.LeftOut {
		v.LeftOut = add(v.LeftOut, v.T("reason", message.Args{"reason": l.Reason}), l.Words)
	}
	v.LeftOut = v.share(v.LeftOut, v.report.Counts.Words)
}

// skipped sums what of a file is not in the text.
func (v *view) skipped() {
	words := 0
	for _, l := range v.document.LeftOut {
		v.Skipped = add(v.Skipped, v.T("reason", message.Args{"reason": string(l.Reason)}), l.Words)
		words += l.Words
	}
	v.Skipped = v.share(v.Skipped, v.report.Counts.Words+words)
}

func (v *view) share(list []leftOut, of int) []leftOut {
	for i := range list {
		if of > 0 {
			list[i].Share = v.speaker.Number(100*float64(list[i].Words)/float64(of), 0)
		}
	}
	return list
}

func add(list []leftOut, reason string, words int) []leftOut {
	for i := range list {
		if list[i].Reason == reason {
			list[i].Parts++
			list[i].Words += words
			return list
		}
	}
	return append(list, leftOut{Reason: reason, Parts: 1, Words: words})
}

// Long reports whether the text with marks is so long that a browser should
// lay out no more of it than can be seen.
func (v *view) Long() bool { return len(v.report.Units) > 300 }

// FileFormat is what the file was, for the page.
func (v *view) FileFormat() document.Format { return v.document.Format }
