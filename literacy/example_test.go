package literacy_test

import (
	"fmt"

	"github.com/concord-sdm/concord/literacy"
)

func ExampleAnalyze() {
	text := "Hypertension is treated with medication. It lowers the pressure. Take it each day."
	r := literacy.Analyze(text, literacy.Policy{Language: "en"})
	fmt.Println(r.ProseCounts.Sentences, "sentences,", r.ProseCounts.Words, "words")
	for _, s := range r.Formulas {
		if s.ID == "flesch-kincaid" && s.Reading == literacy.Prose {
			v, _ := s.Value.Get()
			fmt.Printf("%s %.1f, valid: %v, %s\n", s.ID, v, s.Valid, s.Why)
		}
	}
	for _, f := range r.Findings {
		fmt.Println(f.Kind, f.Text, f.Plain)
	}
	// Output:
	// 3 sentences, 13 words
	// flesch-kincaid 6.1, valid: false, fewWords
	// jargon Hypertension [high blood pressure]
	// passive is treated []
	// jargon medication [medicine]
}

func ExampleScore() {
	counts := literacy.Counts{Sentences: 30, Words: 420, Syllables: 630, SpokenPolysyllables: 49}
	for _, s := range literacy.Score(counts, "en", literacy.Author) {
		if s.ID == "smog" || s.ID == "flesch-kincaid" {
			v, _ := s.Value.Get()
			fmt.Printf("%s %.2f\n", s.ID, v)
		}
	}
	// Output:
	// flesch-kincaid 7.57
	// smog 10.43
}

func ExampleAnalyze_target() {
	policy := literacy.Policy{
		Language: "en",
		Targets:  []literacy.Target{{Language: "en", Formula: "forcast", Bound: 9}},
	}
	r := literacy.Analyze("Take one tablet.", policy)
	fmt.Println(r.Result.Outcome)
	// Output: tooShort
}

func ExampleExplain() {
	r := literacy.Analyze("Take it with food.\n\nHow to store it", literacy.Policy{Language: "en"})
	for _, s := range literacy.Explain(r, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// The text was read as the language it was given as, en.
	// 4 words in 1 sentence of running text, 50 % of all words.
	// Flesch–Kincaid Grade Level gives −2.2.
	// The text is shorter than the author of the formula asks for, so take the value as a rough one.
	// 1 part was not counted as running text: headings.
}
