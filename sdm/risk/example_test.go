package risk_test

import (
	"fmt"
	"strings"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// A trial's counts, side by side.
func ExampleCompare() {
	about := risk.About{
		Outcome: "still in pain", Population: "adults with a sore throat",
		Span: sdm.Span{Kind: sdm.AtTime, To: 3, Unit: sdm.Day},
	}
	c, err := risk.Compare(about, []risk.Arm{
		{Option: "none", Name: "No tablet", Counts: risk.Counts{Events: 48, Total: 80}, Certainty: sdm.NotRated},
		{Option: "tablet", Name: "Tablet", Counts: risk.Counts{Events: 14, Total: 70}, Certainty: sdm.NotRated},
	}, risk.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range risk.Explain(c, "en") {
		fmt.Println(s.Text)
	}
	fmt.Println(c.PairedArrays("en").Text())
	// Output:
	// still in pain, after 3 days. Who this is about: adults with a sore throat
	// This applies to 60 of 100 people with No tablet: still in pain. It does not apply to 40.
	// That is called very common (60 of 100).
	// The true number could be anywhere from 49 to 70 of 100.
	// Nobody has rated how sure this number is.
	// This applies to 20 of 100 people with Tablet: still in pain. It does not apply to 80.
	// That is called very common (20 of 100).
	// The true number could be anywhere from 12 to 31 of 100.
	// That is 40 fewer of 100 than with No tablet.
	// The difference could be anywhere from 53 fewer to 25 fewer of 100.
	// Nobody has rated how sure this number is.
	// still in pain: 100 people with each option, after 3 days
	// No tablet               Tablet
	// 60 of 100               20 of 100
	// · · · · · · · · · ·     · · · · · · · · · ·
	// · · · · · · · · · ·     · · · · · · · · · ·
	// · · · · · · · · · ·     · · · · · · · · · ·
	// · · · · · · · · · ·     · · · · · · · · · ·
	// ● ● ● ● ● ● ● ● ● ●     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○
	// ● ● ● ● ● ● ● ● ● ●     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○
	// ● ● ● ● ● ● ● ● ● ●     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○
	// ● ● ● ● ● ● ● ● ● ●     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○
	// ● ● ● ● ● ● ● ● ● ●     ● ● ● ● ● ● ● ● ● ●
	// ● ● ● ● ● ● ● ● ● ●     ● ● ● ● ● ● ● ● ● ●
	// ● this applies
	// ○ this does not apply, but would with No tablet
	// · this does not apply
	// Who this is about: adults with a sore throat
}

// The same effect means less to somebody whose own risk is small.
func ExampleApply() {
	ratio := risk.Estimate{Value: 0.75, Low: 0.6, High: 0.9}
	for _, baseline := range []float64{0.8, 0.2} {
		r, err := risk.Apply(sdm.RiskRatio, baseline, ratio)
		fmt.Printf("%.2f becomes %.2f (%.2f to %.2f) %v\n", baseline, r.Value, r.Low, r.High, err)
	}
	_, err := risk.Apply(sdm.RiskRatio, 0.8, risk.Exactly(1.5))
	fmt.Println(strings.SplitAfter(err.Error(), ":")[0])
	// Output:
	// 0.80 becomes 0.60 (0.48 to 0.72) <nil>
	// 0.20 becomes 0.15 (0.12 to 0.18) <nil>
	// the risk that follows would be above 1:
}

// An interval that holds no difference runs from harm through infinity to
// benefit.
func ExampleNeededToTreat() {
	n, err := risk.NeededToTreat(risk.Estimate{Value: 0.10, Low: -0.05, High: 0.25})
	first, second, through := n.Ends()
	fmt.Printf("%.0f (%.0f to %.0f, through infinity: %v), of a difference of %.2f %v\n", n.Number(), first, second, through, n.Benefit().Value, err)
	// Output:
	// 10 (-20 to 4, through infinity: true), of a difference of 0.10 <nil>
}
