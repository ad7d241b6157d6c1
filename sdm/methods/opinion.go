package methods

import (
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// OpinionFormat is the format of an [Opinion].
const OpinionFormat = "sdm.opinion/1.0"

// Version is the version of the computations. It changes when the same
// documents can give another result.
const Version = "1.0"

var opinionFormat = document.Format{Name: "sdm.opinion", Major: 1, Minor: 0}

// Opinion is a second opinion on one decision with one person's weights: what
// other published methods make of it, beside the additive model of
// [sdm.Rank]. It adds no evidence and is not advice.
type Opinion struct {
	// Format is the name and version of the document format: "sdm.opinion/1.0".
	Format string `json:"format"`
	// Version is the version of the computations.
	Version string `json:"version"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// DecisionVersion is the author's version of the decision.
	DecisionVersion string `json:"decisionVersion,omitzero"`
	// Language is the language of the names in this report.
	Language string `json:"language"`
	// Question is the question of the decision.
	Question string `json:"question"`
	// Voice says whose preferences were used.
	Voice sdm.Voice `json:"voice"`
	// Options are the options that were ranked, by ascending id.
	Options []Named `json:"options"`
	// Criteria are the criteria of the decision with the person's weights, by
	// ascending id.
	Criteria []Weighed `json:"criteria"`
	// Reference is the result of the additive model, to compare with.
	Reference Result `json:"reference"`
	// Contenders are the ids of the options that the additive model scores
	// within the smallest lead of the best one: where there are several, they
	// are too close to call, and none of them is a wrong first place.
	Contenders []string `json:"contenders"`
	// Results are those of the other methods, in the order asked for.
	Results []Result `json:"results"`
	// Agreements say for each result how it stands to the reference.
	Agreements []Agreement `json:"agreements"`
}

// Named is an id with its name.
type Named struct {
	// ID is the id.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
}

// Weighed is a criterion with the weight that one person gave it.
type Weighed struct {
	// ID is the id of the criterion.
	ID string `json:"id"`
	// Name is its name.
	Name string `json:"name"`
	// Weight is the share of the whole weight, 0 to 1; absent if open.
	Weight sdm.Figure `json:"weight"`
}

// Agreement says how a result stands to that of the additive model.
type Agreement struct {
	// Method is the method of the result.
	Method Method `json:"method"`
	// First says whether the same options come out in front.
	First FirstPlace `json:"first"`
	// Reversed is how many pairs of options the two put in opposite order, or
	// why that was not counted.
	Reversed sdm.Figure `json:"reversed"`
	// Reasons are the assumptions of the method that the additive model does
	// not share, the most telling first: where the two differ, it is by these.
	// Without any, the method is the additive model in another form here, as
	// SPOTIS is with linear values, and its agreement says nothing.
	Reasons []Assumption `json:"reasons"`
}

// FirstPlace says whether two methods put the same options in front.
type FirstPlace string

// How first places compare.
const (
	SameFirst    FirstPlace = "same"       // the same options
	SharedFirst  FirstPlace = "shared"     // some of the same options
	OtherFirst   FirstPlace = "other"      // none of the same options
	NotCompared  FirstPlace = "notApplied" // one of the two could not be applied
	NothingToAdd FirstPlace = "oneOption"  // there is only one option
)

// Values returns the allowed words.
func (FirstPlace) Values() []string {
	return []string{string(SameFirst), string(SharedFirst), string(OtherFirst), string(NotCompared), string(NothingToAdd)}
}

// IsValid reports whether f is one of the allowed words.
func (f FirstPlace) IsValid() bool { return slices.Contains(f.Values(), string(f)) }

// Compare ranks the options of a decision by many methods and says how each
// stands to the additive model. The error is [sdm.Faults], as for [Rank].
func Compare(d sdm.Decision, p sdm.Preferences, o Options) (Opinion, error) {
	in, err := read(d, p, o)
	if err != nil {
		return Opinion{}, err
	}
	out := Opinion{
		Format: OpinionFormat, Version: Version, Decision: d.ID, DecisionVersion: d.Version, Language: d.Language,
		Question: d.Question, Voice: p.Voice,
		Options: []Named{}, Criteria: []Weighed{}, Contenders: []string{}, Results: []Result{}, Agreements: []Agreement{},
	}
	for _, id := range in.ranker.Options() {
		at := slices.IndexFunc(d.Options, func(x sdm.Option) bool { return x.ID == id })
		out.Options = append(out.Options, Named{id, d.Options[at].Name})
	}
	curved, weights := false, in.ranker.Weights()
	for k, id := range in.ranker.Criteria() {
		at := slices.IndexFunc(d.Criteria, func(x sdm.Criterion) bool { return x.ID == id })
		weight := figure.Of(weights[k])
		if slices.ContainsFunc(p.Answers, func(a sdm.Answer) bool { return a.Criterion == id && a.DontKnow }) {
			weight = figure.Absent(WhyOpenWeight)
		}
		out.Criteria = append(out.Criteria, Weighed{id, d.Criteria[at].Name, weight})
		shape := d.Criteria[at].Value.Shape
		curved = curved || shape == sdm.Piecewise || shape == sdm.Exponential
	}
	if out.Reference, err = in.result(Additive, o.Parameters); err != nil {
		return Opinion{}, err
	}
	out.Contenders = contenders(&out.Reference, d.SmallestLead)
	asked := o.Methods
	if len(asked) == 0 {
		asked = Methods()[1:]
	}
	for _, m := range asked {
		result, err := in.result(m, o.Parameters)
		if err != nil {
			return Opinion{}, err
		}
		out.Results = append(out.Results, result)
		out.Agreements = append(out.Agreements, agreement(&out.Reference, &result, curved))
	}
	return out, nil
}

// contenders returns the options that score less than the smallest lead below
// the best.
func contenders(reference *Result, lead float64) []string {
	if lead == 0 {
		lead = sdm.DefaultSmallestLead
	}
	out := []string{}
	for _, p := range reference.Places {
		behind := reference.Places[0].Score.Value - p.Score.Value
		if p.Rank == 1 || onGrid(behind, tieGrid) < onGrid(lead, tieGrid) {
			out = append(out, p.Option)
		}
	}
	return out
}

// telling are the assumptions that set methods apart from the additive model,
// the most telling first.
var telling = []Assumption{OrdersOnly, LevelsOnly, NoTradeOff, WorstCounts, Interacts, LinearWorth, ZeroMeansNothing, ComparesListed, MayNotCompare}

func agreement(reference, result *Result, curved bool) Agreement {
	out := Agreement{Method: result.Method, First: NotCompared, Reversed: figure.Absent(WhyNotComparable), Reasons: []Assumption{}}
	for _, a := range telling {
		if slices.Contains(result.Assumptions, a) && (a != LinearWorth || curved) {
			out.Reasons = append(out.Reasons, a)
		}
	}
	if reference.Why != "" || result.Why != "" {
		return out
	}
	shared := 0
	for _, id := range result.First {
		if slices.Contains(reference.First, id) {
			shared++
		}
	}
	switch {
	case len(result.Places) == 1:
		out.First = NothingToAdd
	case shared == len(result.First) && shared == len(reference.First):
		out.First = SameFirst
	case shared > 0:
		out.First = SharedFirst
	default:
		out.First = OtherFirst
	}
	out.Reversed = reversed(reference, result)
	return out
}

// reversed counts the pairs in opposite order, for up to allPairs options.
func reversed(reference, result *Result) sdm.Figure {
	if len(result.Places) > allPairs {
		return figure.Absent(WhyTooMany)
	}
	rank := make(map[string]int, len(reference.Places))
	for _, p := range reference.Places {
		rank[p.Option] = p.Rank
	}
	count := 0
	for i, a := range result.Places {
		for _, b := range result.Places[i+1:] {
			x, y := a.Rank-b.Rank, rank[a.Option]-rank[b.Option]
			if ((x < 0 && y > 0) || (x > 0 && y < 0)) && !result.open(a.Option, b.Option) {
				count++
			}
		}
	}
	return figure.Of(float64(count))
}

// open reports whether the result leaves a pair incomparable.
func (r *Result) open(a, b string) bool {
	if b < a {
		a, b = b, a
	}
	return slices.Contains(r.Incomparable, Pair{a, b})
}

// DecodeOpinion reads an opinion that [Opinion.Encode] wrote, from strict JSON;
// it does not work it out again. The error is [sdm.Faults].
func DecodeOpinion(data []byte) (Opinion, error) {
	return document.Decode[Opinion](data, opinionFormat)
}

// Encode writes the opinion as indented JSON with a final newline, members in
// the order of the type. What it writes reads back equal.
func (o Opinion) Encode() ([]byte, error) { return document.Encode(o) }
