package sdm_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm"
)

const statin = `{
  "format": "sdm.decision/1.0", "id": "statin", "language": "en", "title": "Statin",
  "question": "Start a statin?", "audience": "both", "review": {"status": "notReviewed"},
  "context": {"population": "adults without heart disease"},
  "options": [{"id": "none", "name": "No statin"}, {"id": "statin", "name": "A statin"}],
  "criteria": [
    {"id": "attack", "name": "heart attack", "measure": "risk", "unit": "per 10,000 people", "per": 10000,
     "span": {"kind": "over", "to": 4.4, "unit": "year"}, "direction": "lowerIsBetter", "range": {"worst": 400, "best": 0}},
    {"id": "muscle", "name": "muscle symptoms", "measure": "risk", "unit": "per 10,000 people", "per": 10000,
     "span": {"kind": "over", "to": 4.3, "unit": "year"}, "direction": "lowerIsBetter", "range": {"worst": 1200, "best": 800}}],
  "evidence": [
    {"option": "none", "criterion": "attack", "kind": "exact", "value": 292, "source": "cai", "certainty": "high"},
    {"option": "statin", "criterion": "attack", "kind": "exact", "value": 211, "source": "cai", "certainty": "high"},
    {"option": "none", "criterion": "muscle", "kind": "exact", "value": 951, "source": "cai", "certainty": "high"},
    {"option": "statin", "criterion": "muscle", "kind": "exact", "value": 1007, "source": "cai", "certainty": "high"}],
  "sources": [{"id": "cai", "authors": "Cai et al.", "year": 2021, "journal": "BMJ 374:n1537", "doi": "10.1136/bmj.n1537"}]
}`

const answers = `{
  "format": "sdm.preferences/1.0", "decision": "statin", "voice": {"role": "patient"}, "method": "swing",
  "answers": [
    {"criterion": "attack", "points": 100, "asked": {"worst": 400, "best": 0}},
    {"criterion": "muscle", "points": 50, "asked": {"worst": 1200, "best": 800}}]
}`

func Example() {
	decision, err := sdm.DecodeDecision([]byte(statin))
	if err != nil {
		fmt.Println(err)
		return
	}
	preferences, err := sdm.DecodePreferences([]byte(answers))
	if err != nil {
		fmt.Println(err)
		return
	}
	ranking, err := sdm.Rank(decision, preferences)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range sdm.Explain(ranking, "en")[:4] {
		fmt.Println(s.Text)
	}
	// Output:
	// A statin fits best what you told us: 48 points out of 100. Next comes No statin with 39.
	// A statin does better than No statin on this: heart attack (211 against 292 per 10,000 people). It makes up 67 % of what matters to you.
	// What speaks for No statin instead of A statin: muscle symptoms (951 against 1,007 per 10,000 people). It makes up 33 % of what matters to you.
	// No statin would draw level if this mattered more to you: muscle symptoms (about 59 % of what matters to you, instead of 33 %).
}
