package agreement_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles/agreement"
)

// Every sentence is said somewhere, in every language, with the arguments it needs.
func TestExplain(t *testing.T) {
	catalog, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	said := []agreement.Sentence{}
	for _, d := range []agreement.Data{
		{}, fourRaters(t), rows(t, []string{"a", "a"}, []string{"a", "a"}), rows(t, []string{"a", "b"}), rows(t, []string{"", ""}, []string{"a", ""}),
	} {
		for name, v := range verbs() {
			if e, err := v(d, agreement.Options{}); err == nil {
				said = append(said, agreement.Explain(e, "xx")...)
				require.NotEmpty(t, agreement.Explain(e, "es-MX"), name)
			}
		}
	}
	require.NoError(t, message.Check(catalog, said))
}

func ExampleGwet() {
	data, err := agreement.FromRows([]string{"no", "yes"}, [][]string{
		{"yes", "yes"},
		{"yes", "yes"},
		{"no", "no"},
		{"yes", "no"},
		{"yes", "yes"},
		{"yes", "yes"},
		{"yes", ""},
		{"no", "no"},
		{"yes", "yes"},
		{"yes", "yes"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := agreement.Gwet(data, agreement.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range agreement.Explain(e, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// Two people who judged the same thing said the same in 89 % of cases (9 things judged by two or more).
	// Gwet's AC1 is 0.82. The 95 % interval goes from 0.36 to 1.
	// 1 thing was judged by one person only. That says nothing about agreement.
}

func ExampleKrippendorff() {
	// Four observers, five kinds, gaps: the example of Krippendorff (2011).
	data, err := agreement.FromRows([]string{"1", "2", "3", "4", "5"}, [][]string{
		{"1", "1", "", "1"},
		{"2", "2", "3", "2"},
		{"3", "3", "3", "3"},
		{"3", "3", "3", "3"},
		{"2", "2", "2", "2"},
		{"1", "2", "3", "4"},
		{"4", "4", "4", "4"},
		{"1", "1", "2", "1"},
		{"2", "2", "2", "2"},
		{"", "5", "5", "5"},
		{"", "", "1", "1"},
		{"", "3", "", ""},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range []agreement.Metric{agreement.NominalMetric, agreement.OrdinalMetric, agreement.IntervalMetric} {
		e, err := agreement.Krippendorff(data, m, agreement.Options{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: alpha %.3f, percent agreement %.3f\n", m, e.Value.Value, e.Percent.Value)
	}
	// Output:
	// nominal: alpha 0.743, percent agreement 0.818
	// ordinal: alpha 0.815, percent agreement 0.818
	// interval: alpha 0.849, percent agreement 0.818
}

func ExampleCohen_undefined() {
	// Both always say yes: chance alone would give that too.
	data, err := agreement.FromCrossTable([]string{"no", "yes"}, [][]int{{0, 0}, {0, 50}})
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := agreement.Cohen(data, agreement.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Value.Ok(), e.Value.Why, e.Percent.Value)
	// Output: false noVariation 1
}
