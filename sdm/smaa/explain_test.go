package smaa_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

func text(sentences []smaa.Sentence) string {
	var b strings.Builder
	for _, s := range sentences {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

func named(d sdm.Decision) sdm.Decision {
	for i, name := range []string{"Medicine", "Surgery", "Waiting"}[:len(d.Options)] {
		d.Options[i].Name = name
	}
	for k, name := range []string{"relief", "recovery"} {
		d.Criteria[k].Name = name
	}
	return d
}

func TestExplain(t *testing.T) {
	d := named(decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5}))
	a := assess(t, d, said(order("c1", "c2")), smaa.Options{})
	require.Equal(t, `What you said gives an order of what matters more, but not by how much. Every way of weighing that fits it counts the same.
In 89 of 100 ways of weighing that fit what you said, Medicine comes first.
Medicine comes first for people who weigh, on average, like this: relief (78 of 100 points).
In 11 of 100 ways of weighing that fit what you said, Waiting comes first.
Waiting comes first for people who weigh, on average, like this: relief (53 of 100 points).
In none of the ways of weighing that fit what you said, Surgery comes first.
Medicine fits better than Surgery in all cases.
Medicine fits better than Waiting in 89 of 100 cases.
If it were known exactly how much each thing matters, the option that fits best on average, now Medicine, would change with a chance of 11 in 100.
These shares were worked out, not drawn. They say what fits what was said; they are not advice.
`, text(smaa.Explain(a, "en")))
	require.Equal(t, `Lo que usted dijo da un orden de lo que importa más, pero no dice cuánto. Todas las maneras de sopesar que encajan con ello cuentan igual.
En 89 de 100 maneras de sopesar que encajan con lo que usted dijo, queda en primer lugar: Medicine.
Medicine: queda en primer lugar para quienes sopesan, de media, así: relief (78 de 100 puntos).
`, strings.Join(strings.SplitAfter(text(smaa.Explain(a, "es")), "\n")[:3], ""))
	require.Contains(t, text(smaa.Explain(a, "tlh")), "tlh")
}

// All messages are said somewhere, with the arguments that they need.
func TestMessages(t *testing.T) {
	d := named(decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5}))
	var all []smaa.Sentence
	add := func(d sdm.Decision, s smaa.Statements) smaa.Acceptability {
		a := assess(t, d, s, smaa.Options{Draws: 1024})
		for _, lang := range smaa.ExplainLanguages() {
			all = append(all, smaa.Explain(a, lang)...)
		}
		return a
	}
	voice := func(s smaa.Statements, v sdm.Voice) smaa.Statements { s.Voice = v; return s }
	a := add(d, said())
	all = append(all, smaa.Explain(a, "xx")...)
	add(d, said(order("c1", "c2")))
	add(d, said(ratio("c1", "c2", 1, 2)))
	add(d, said(smaa.Statement{Kind: smaa.Same, Criteria: []string{"c1", "c2"}}))
	add(d, voice(said(), sdm.Voice{Role: sdm.Surrogate, Basis: sdm.StatedWishes}))
	add(d, voice(said(), sdm.Voice{Role: sdm.Family}))
	add(decisionOf([]float64{1, 0}, []float64{1, 0}), said())
	drawn := uncertain(named(decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5})), .3)
	drawn.Evidence[0] = sdm.Cell{Option: "a", Criterion: "c1", Kind: sdm.Missing, Reason: "not studied"}
	drawn.Criteria[1].Direction = sdm.Personal
	add(drawn, said())
	add(drawn, said(ratio("c1", "c2", 1, 1)))
	one := d
	one.Options = append([]sdm.Option(nil), d.Options...)
	one.Options[0].Unsuitable = sdm.Unsuitable{By: "The surgeon", Reason: "Too risky."}
	s := said()
	s.Criteria = []smaa.CriterionAnswer{{Criterion: "c2", MustHave: sdm.MustHave{Level: new(.8)}}}
	add(one, s)
	add(one, said(share("c1", .99, 1)))
	same := add(decisionOf([]float64{1, .5}, []float64{.5, 0}), said(order("c1", "c2")))
	require.Equal(t, "a", same.Leader)
	// Said within another sentence.
	all = append(all, smaa.Messages().In("en").Say("weight", message.Args{"criterion": "relief", "n": 78.0}))
	require.NoError(t, message.Check(smaa.Messages(), all))
}

// A share is said as none or all only if it is, and was not drawn.
func TestSharesNearNoneAndAll(t *testing.T) {
	d := named(decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5}))
	exact := true
	at := func(share float64) string {
		a := smaa.Acceptability{Method: smaa.Method{Exact: exact}, Knowledge: smaa.NothingSaid, Voice: sdm.Voice{Role: sdm.Patient}}
		for i, o := range d.Options {
			x := share
			if i > 0 {
				x = (1 - share) / 2
			}
			a.Options = append(a.Options, smaa.OptionAcceptability{Option: o.ID, Name: o.Name, Ranks: []smaa.Proportion{{Share: x}}})
		}
		return smaa.Explain(a, "en")[1].Text
	}
	require.Contains(t, at(0), "In none ")
	require.Contains(t, at(.0001), "In fewer than 1 of 100 ")
	require.Contains(t, at(.006), "In 1 of 100 ")
	require.Contains(t, at(.82), "In 82 of 100 ways of weighing that fit what you said, Medicine comes first.")
	require.Contains(t, at(.997), "In more than 99 of 100 ")
	require.Contains(t, at(1), "In all ")
	exact = false
	require.Contains(t, at(0), "In fewer than 1 of 100 ")
	require.Contains(t, at(1), "In more than 99 of 100 ")
}
