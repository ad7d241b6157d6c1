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
