package principles_test

import (
	"fmt"
	"testing"

	"github.com/concord-sdm/concord/principles"
)

// thirty returns a framework of 30 items in six sections and a full response.
func thirty() (principles.Framework, principles.Response) {
	f := checklist()
	f.RequiresRoles = nil
	f.Items = nil
	f.Scores = nil
	r := response(principles.Patient)
	var all []string
	for s := range 6 {
		section := fmt.Sprintf("s%d", s+1)
		f.Sections = append(f.Sections, principles.Section{ID: section})
		var of []string
		for i := range 5 {
			key := fmt.Sprintf("%d%c", s+1, 'a'+i)
			of = append(of, key)
			f.Items = append(f.Items, principles.Item{
				Key: key, Section: section, Kind: principles.StateItem, Text: principles.Text{"en": "Item " + key},
			})
			answer := []string{principles.Met, principles.Partly, principles.NotMet}[i%3]
			r.Answers = append(r.Answers, principles.Answer{Item: key, Answer: answer})
		}
		all = append(all, of...)
	}
	f.Scores = append(f.Scores, principles.Score{
		ID: "all", Items: all, Method: principles.Percent, Missing: principles.Missing{Rule: principles.Answered},
	})
	return f, r
}

func BenchmarkAssess30(b *testing.B) {
	f, r := thirty()
	b.Run("prepared", func(b *testing.B) {
		s, err := principles.NewScorer(f)
		if err != nil {
			b.Fatal(err)
		}
		responses := []principles.Response{r}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Assess(responses, principles.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("whole", func(b *testing.B) {
		responses := []principles.Response{r}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := principles.Assess(f, responses, principles.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
