package sdm

import (
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

var (
	decisionFormat    = document.Format{Name: "sdm.decision", Major: 1, Minor: 0}
	preferencesFormat = document.Format{Name: "sdm.preferences", Major: 1, Minor: 0}
	choiceFormat      = document.Format{Name: "sdm.choice", Major: 1, Minor: 0}
)

// The formats of the documents that this version writes.
const (
	DecisionFormat    = "sdm.decision/1.0"    // of a [Decision]
	PreferencesFormat = "sdm.preferences/1.0" // of [Preferences]
	ChoiceFormat      = "sdm.choice/1.0"      // of a [Choice]
	RankingFormat     = "sdm.ranking/1.0"     // of a [Ranking]
)

// DecodeDecision reads a decision from strict JSON (exact names, nothing
// unknown, doubled, missing or null, valid UTF-8) and validates it. The error
// is [Faults]: every fault of the form or, if the form is right, every fault of
// the content; the decision is then returned as it was read, so that it can be
// mended.
func DecodeDecision(data []byte) (Decision, error) {
	d, err := document.Decode[Decision](data, decisionFormat)
	if err != nil {
		return Decision{}, err
	}
	return d, d.Validate()
}

// DecodePreferences reads and validates preferences as [DecodeDecision] does a
// decision. Whether they fit their decision is checked by
// [Preferences.ValidateFor] and [Rank].
func DecodePreferences(data []byte) (Preferences, error) {
	p, err := document.Decode[Preferences](data, preferencesFormat)
	if err != nil {
		return Preferences{}, err
	}
	return p, p.Validate()
}

// DecodeChoice reads and validates a choice as [DecodeDecision] does a
// decision.
func DecodeChoice(data []byte) (Choice, error) {
	c, err := document.Decode[Choice](data, choiceFormat)
	if err != nil {
		return Choice{}, err
	}
	return c, c.Validate()
}

// DecodeRanking reads a report that [Ranking.Encode] wrote, as strictly as
// [DecodeDecision] reads a decision; it does not work it out again.
func DecodeRanking(data []byte) (Ranking, error) {
	return document.Decode[Ranking](data, document.Format{Name: "sdm.ranking", Major: 1, Minor: 0})
}

// Encode validates the decision and writes it as indented JSON with a final
// newline, members in the order of the type. What it writes reads back equal.
func (d Decision) Encode() ([]byte, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(d)
}

// Encode validates the preferences and writes them as [Decision.Encode] does.
func (p Preferences) Encode() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(p)
}

// Encode validates the choice and writes it as [Decision.Encode] does.
func (c Choice) Encode() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(c)
}

// Encode writes the report as [Decision.Encode] writes a decision.
func (r Ranking) Encode() ([]byte, error) { return document.Encode(r) }

// Validate returns nil, or [Faults] with every fault of the choice in document
// order.
func (c Choice) Validate() error {
	var v check
	v.choice(fault.Path{}, &c)
	return document.Ordered[Choice](v.Faults())
}

func (v *check) choice(p fault.Path, c *Choice) {
	document.CheckFormat(&v.Collector, p.Field("format"), c.Format, choiceFormat)
	document.CheckID(&v.Collector, p.Field("decision"), c.Decision)
	checkWord(v, p.Field("result"), c.Result, true)
	if option := p.Field("option"); c.Result == Chosen {
		document.CheckID(&v.Collector, option, c.Option)
	} else {
		v.absent(option, c.Option != "", "no option was chosen")
	}
	by := p.Field("by")
	if len(c.By) == 0 {
		v.Addf(by, fault.Required, nil, "needs at least one voice: who chose")
	}
	for i := range c.By {
		v.voice(by.Index(i), c.By[i])
	}
	v.date(p.Field("date"), c.Date, false)
	reasons := p.Field("reasons")
	for i, r := range c.Reasons {
		v.required(reasons.Index(i), r)
	}
	if c.Concordance != (Concordance{}) {
		at := p.Field("concordance")
		checkWord(v, at.Field("relation"), c.Concordance.Relation, true)
		if c.Concordance.Rank < 0 {
			v.Addf(at.Field("rank"), fault.Range, nil, "must be 1 or more, or left out")
		}
		if c.Concordance.Leader != "" {
			document.CheckID(&v.Collector, at.Field("leader"), c.Concordance.Leader)
		}
		v.finite(at.Field("gap"), c.Concordance.Gap.Value)
	}
	document.CheckExtensions(&v.Collector, p.Field("extensions"), c.Extensions)
}
