package principles_test

import (
	"fmt"
	"slices"

	"github.com/concord-sdm/concord/principles"
)

// The frameworks that come with the package say under which licence they stand. An
// instrument whose wording may not be shipped has keys and scoring only.
func ExampleFrameworks() {
	for _, e := range principles.Frameworks() {
		if e.ID == "six-principles" || e.ID == "sure" {
			fmt.Println(e.ID, e.Version, e.Items, e.Licence.Class, e.Licence.TextShipped)
		}
	}
	// Output:
	// six-principles 1.0.0 30 ownWords true
	// sure 1.0.0 4 unalteredFreeOnly false
}

// SURE with one answer missing: the total is withheld, as its authors published no
// rule for that. But one no settles the screen, whatever the open answer is.
func ExampleScorer_Assess() {
	f, err := principles.Load("sure")
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := principles.NewScorer(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := s.Assess([]principles.Response{{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
		By: principles.Respondent{Role: principles.Patient},
		Answers: []principles.Answer{
			{Item: "sure", Answer: "no"}, {Item: "understand", Answer: "yes"}, {Item: "risk-benefit", Answer: "yes"},
		},
	}}, principles.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	total := report.Roles[0].Scores[0]
	fmt.Println(total.Figure.Why, total.Low.Value, total.High.Value, total.CutOffs[0].CutOff, total.CutOffs[0].Verdict)
	// Output: incomplete 2 3 positive reached
}

// What SHARE says about the three-talk model: equivalent steps are copied, a
// broader step that is met proves its parts, and all else stays open.
func ExampleInfer() {
	w, err := principles.LoadCrosswalk("share-to-three-talk")
	if err != nil {
		fmt.Println(err)
		return
	}
	share, _ := principles.Load(w.Source.ID)
	talk, _ := principles.Load(w.Target.ID)
	source, err := principles.NewScorer(share)
	if err != nil {
		fmt.Println(err)
		return
	}
	target, err := principles.NewScorer(talk)
	if err != nil {
		fmt.Println(err)
		return
	}
	inf, err := principles.Infer(w, source, target, principles.Response{
		Format: principles.ResponseFormat, Framework: share.ID, Version: share.Version,
		By:      principles.Respondent{Role: principles.Clinician},
		Answers: []principles.Answer{{Item: "help", Answer: "met"}, {Item: "reach", Answer: "partly"}, {Item: "assess", Answer: "unknown"}},
	}, principles.Response{}, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range inf.Answers {
		fmt.Println(a.Item, a.Answer, "from", a.InferredFrom)
	}
	// Output:
	// option-alternatives met from [share/help]
	// option-risks met from [share/help]
	// decision-made partly from [share/reach]
}

// A probe answers an item by measurement. It does not overrule a person.
func ExampleMeasure() {
	f := checklist()
	counted := func(principles.Item) (principles.Answer, error) {
		return principles.Answer{Answer: principles.Met, Probe: "badge-log", Evidence: []principles.Evidence{{Kind: "record"}}}, nil
	}
	r, findings, err := principles.Measure(f, response(principles.Patient, "named", principles.NotMet), map[string]principles.Probe{
		"named": counted, "told": counted,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range findings {
		fmt.Println(x.Item, x.Outcome)
	}
	fmt.Println(len(r.Answers))
	// Output:
	// named disagrees
	// told answered
	// 2
}

// Of 60 patients 14 more were sure after the change and 4 fewer.
func ExamplePairedChange() {
	pairs := slices.Concat(
		slices.Repeat([]principles.Pair{{After: true}}, 14), slices.Repeat([]principles.Pair{{Before: true}}, 4),
		slices.Repeat([]principles.Pair{{Before: true, After: true}}, 30), slices.Repeat([]principles.Pair{{}}, 12),
	)
	c := principles.PairedChange(pairs)
	fmt.Printf("%+.2f (%.2f to %.2f), McNemar %.2f, p %.3f\n", c.Difference.Value, c.Low.Value, c.High.Value, c.ChiSquared.Value, c.P.Value)
	// Output: +0.17 (0.03 to 0.30), McNemar 5.56, p 0.018
}

// Two points are never a trend.
func ExampleRunChart() {
	s, err := principles.RunChart([]float64{55, 70})
	fmt.Println(s.Finding, err)
	s, err = principles.RunChart([]float64{50, 52, 49, 51, 48, 53, 61, 63, 60, 64, 62, 65})
	fmt.Println(s.Finding, s.LongestRun, s.Crossings, err)
	// Output:
	// tooFewPoints <nil>
	// shift 6 1 <nil>
}

// Many responses, by language group, in constant memory.
func ExampleScorer_Summarise() {
	s, err := principles.NewScorer(checklist())
	if err != nil {
		fmt.Println(err)
		return
	}
	var all []principles.Response
	for i, language := range []string{"en", "en", "pl"} {
		r := response(principles.Patient, "named", principles.Met, "asked", []string{principles.Met, principles.Partly, principles.NotMet}[i], "told", principles.Met)
		r.Groups = []principles.Group{{By: "language", Is: language}}
		all = append(all, r)
	}
	summary, err := s.Summarise(slices.Values(all), "", "language")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range summary.Cells {
		fmt.Printf("%s %s: %.1f from %d\n", c.Role, c.Group.Is, c.Mean.Value, c.Scored)
	}
	// Output:
	// patient : 83.3 from 3
	// patient en: 91.7 from 2
	// patient pl: 66.7 from 1
}
