package group

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// ErrOptions says that an option of [Compare] is out of range.
var ErrOptions = errors.New("an option of the comparison is out of range")

// DefaultLossLimit is the LossLimit of the zero [Options].
const DefaultLossLimit = 0.1

// Options say what [Compare] does beyond the usual. The zero Options average
// nothing.
type Options struct {
	// LossLimit is the most that a score may lie below a voice's best for the
	// voice to be able to live with an option, 0 to 1; 0 stands for 0.1.
	LossLimit float64
	// Mean asks for averaged weights as well. Averages can hide that nobody
	// holds them, and outvote the patient: they are never given unasked.
	Mean MeanKind
}

// tieGrid is that of sdm: scores that round to the same multiple of 2⁻⁴⁰ are
// equal.
const tieGrid = 1 << 40

func onGrid(x float64) float64 { return math.Floor(float64(x*tieGrid) + 0.5) }

// Compare says where voices agree, where they do not, and over what.
//
// The error is [Faults], whose pointers start with /decision or /voices, or
// unwraps to [ErrOptions].
func Compare(d sdm.Decision, v Voices, o Options) (Agreement, error) {
	if !(o.LossLimit >= 0 && o.LossLimit <= 1) {
		return Agreement{}, fault.Because(ErrOptions, "the loss limit must lie from 0 to 1")
	}
	if o.Mean != NoMean && !o.Mean.IsValid() {
		return Agreement{}, fault.Because(ErrOptions, "the mean must be geometric or arithmetic, or left out")
	}
	if o.LossLimit == 0 {
		o.LossLimit = DefaultLossLimit
	}
	var c fault.Collector
	under(&c, "/decision", d.Validate())
	under(&c, "/voices", v.ValidateFor(d))
	if err := c.Err(); err != nil {
		return Agreement{}, err
	}
	w := work{decision: &d, voices: &v}
	for i := range v.Voices {
		r, err := sdm.Rank(d, v.Voices[i])
		if err != nil {
			return Agreement{}, err
		}
		w.rankings = append(w.rankings, r)
		w.keys = append(w.keys, keyOf(v.Voices[i].Voice))
	}
	first := &w.rankings[0]
	w.out = Agreement{
		Format: AgreementFormat, Method: Method{Name: "voices", Version: MethodVersion},
		Decision: first.Decision, DecisionVersion: first.DecisionVersion, Language: first.Language, Question: first.Question,
		Unsuitable: first.Unsuitable, LossLimit: o.LossLimit, Notes: []Note{},
		LeastRegret: []string{}, LiveWith: []string{}, Distances: []Distance{}, Options: []OptionView{},
	}
	w.owner()
	w.views()
	w.distances()
	w.criteria()
	w.options()
	w.votes()
	if o.Mean != NoMean {
		w.mean(o.Mean)
	}
	return w.out, nil
}

// work is a comparison under way.
type work struct {
	decision *sdm.Decision
	voices   *Voices
	rankings []sdm.Ranking
	keys     []string
	own      int // index of the owner's voice; −1 if there is none
	out      Agreement
}

// owner finds whose decision it is.
func (w *work) owner() {
	w.own = -1
	surrogates := 0
	for i, p := range w.voices.Voices {
		switch p.Voice.Role {
		case sdm.Patient:
			w.own = i
		case sdm.Surrogate:
			surrogates++
			w.out.Notes = append(w.out.Notes, Note{Code: NoteSurrogate, Voice: w.keys[i]})
		}
	}
	if w.own < 0 && surrogates == 1 {
		w.own = slices.IndexFunc(w.voices.Voices, func(p sdm.Preferences) bool { return p.Voice.Role == sdm.Surrogate })
	}
	if w.own < 0 {
		w.out.Notes = append(w.out.Notes, Note{Code: NoteNoOwner})
		return
	}
	w.out.Owner = w.keys[w.own]
}

func (w *work) views() {
	var leaders []string
	open := false
	for i := range w.rankings {
		r := &w.rankings[i]
		view := VoiceView{
			Key: w.keys[i], Voice: r.Voice, Outcome: r.Outcome, Leader: r.Leader,
			Contenders: r.Contenders, Order: order(r), Excluded: r.Excluded, FromOwner: figure.Absent(WhyNoOwner),
		}
		if w.own >= 0 {
			view.FromOwner, _, _ = w.distance(i, w.own)
			own := w.rankings[w.own].Leader
			view.Differs = own != "" && r.Leader != "" && r.Leader != own
		}
		w.out.Voices = append(w.out.Voices, view)
		if r.Leader == "" {
			open = true
		} else if !slices.Contains(leaders, r.Leader) {
			leaders = append(leaders, r.Leader)
		}
	}
	switch {
	case len(w.rankings) < 2:
		w.out.Outcome = Nothing
	case len(leaders) > 1:
		w.out.Outcome = Differ
	case open:
		w.out.Outcome = Open
	default:
		w.out.Outcome = Agree
	}
}

func order(r *sdm.Ranking) []Placed {
	out := make([]Placed, len(r.Options))
	for i, o := range r.Options {
		out[i] = Placed{Option: o.Option, Rank: o.Rank, RankTo: o.RankTo, Score: o.Score}
	}
	return out
}

// weights returns the weights of a voice; open says that one of them is.
func (w *work) weights(i int) (weights []float64, open bool) {
	for _, c := range w.rankings[i].Criteria {
		x, ok := c.Weight.Get()
		open = open || !ok
		weights = append(weights, x)
	}
	return weights, open
}

// distance returns the total variation distance of two voices, the criterion
// on which they differ most, and by how much.
func (w *work) distance(i, j int) (distance Figure, criterion string, gap Figure) {
	a, openA := w.weights(i)
	b, openB := w.weights(j)
	if openA || openB {
		return figure.Absent(WhyOpenWeight), "", figure.Absent(WhyOpenWeight)
	}
	sum, most := 0.0, 0
	for k := range a {
		sum += math.Abs(a[k] - b[k])
		if onGrid(math.Abs(a[k]-b[k])) > onGrid(math.Abs(a[most]-b[most])) {
			most = k
		}
	}
	if onGrid(sum) == 0 {
		return figure.Of(0), "", figure.Of(0)
	}
	return figure.Of(min(1, sum/2)), w.rankings[i].Criteria[most].Criterion, figure.Of(a[most] - b[most])
}

func (w *work) distances() {
	for i := range w.rankings {
		for j := i + 1; j < len(w.rankings); j++ {
			d := Distance{A: w.keys[i], B: w.keys[j]}
			d.Distance, d.Criterion, d.Gap = w.distance(i, j)
			w.out.Distances = append(w.out.Distances, d)
		}
	}
}

func (w *work) criteria() {
	widest := 0.0
	for k, c := range w.rankings[0].Criteria {
		split := CriterionSplit{Criterion: c.Criterion, Name: c.Name, Spread: figure.Absent(WhyOneVoice)}
		low, high, open := math.Inf(1), math.Inf(-1), false
		for i := range w.rankings {
			mine := &w.rankings[i].Criteria[k]
			x, ok := mine.Weight.Get()
			open = open || !ok
			low, high = min(low, x), max(high, x)
			if mine.Stale {
				w.out.Notes = append(w.out.Notes, Note{Code: NoteStale, Voice: w.keys[i], Criterion: c.Criterion})
			}
			split.Weights = append(split.Weights, mine.Weight)
			if way := w.direction(k); mine.Direction != sdm.Personal {
				split.Directions = split.Directions || mine.Direction != way
			}
		}
		switch {
		case open:
			split.Spread = figure.Absent(WhyOpenWeight)
		case len(w.rankings) > 1:
			split.Spread = figure.Of(high - low)
			if onGrid(high-low) > onGrid(widest) {
				widest, w.out.Split = high-low, c.Criterion
			}
		}
		if split.Directions {
			w.out.Notes = append(w.out.Notes, Note{Code: NoteDirections, Criterion: c.Criterion})
		}
		w.out.Criteria = append(w.out.Criteria, split)
	}
}

// direction returns which way the first voice that said so finds better on
// criterion k; Personal if none did.
func (w *work) direction(k int) sdm.Direction {
	for i := range w.rankings {
		if way := w.rankings[i].Criteria[k].Direction; way != sdm.Personal {
			return way
		}
	}
	return sdm.Personal
}

// options works out what each option is worth to each voice, who regrets it and
// who can live with it.
func (w *work) options() {
	listed := slices.Clone(w.decision.Options)
	slices.SortFunc(listed, func(a, b sdm.Option) int { return strings.Compare(a.ID, b.ID) })
	least := math.Inf(1)
	known := true
	for _, o := range listed {
		if o.Unsuitable != (sdm.Unsuitable{}) {
			continue
		}
		view := OptionView{Option: o.ID, Name: o.Name, Misses: []string{}, Worst: figure.Of(0)}
		for i := range w.rankings {
			w.rate(&view, i)
		}
		if len(view.Misses) == 0 {
			worst, ok := view.Worst.Get()
			known = known && ok
			if ok && onGrid(worst) < onGrid(least) {
				least = worst
			}
			view.LiveWith = ok && onGrid(worst) <= onGrid(w.out.LossLimit)
		}
		w.out.Options = append(w.out.Options, view)
	}
	for _, o := range w.out.Options {
		if o.LiveWith {
			w.out.LiveWith = append(w.out.LiveWith, o.Option)
		}
		if worst, ok := o.Worst.Get(); ok && known && len(o.Misses) == 0 && onGrid(worst) == onGrid(least) {
			w.out.LeastRegret = append(w.out.LeastRegret, o.Option)
		}
	}
}

// rate adds what the option is worth to one voice.
func (w *work) rate(view *OptionView, i int) {
	r := &w.rankings[i]
	at := slices.IndexFunc(r.Options, func(o sdm.RankedOption) bool { return o.Option == view.Option })
	if at < 0 {
		view.Misses = append(view.Misses, w.keys[i])
		view.Scores = append(view.Scores, figure.Absent(WhyNotRanked))
		view.Regrets = append(view.Regrets, figure.Absent(WhyNotRanked))
		view.Worst, view.WorstFor = figure.Absent(WhyNotRanked), ""
		return
	}
	regret := figure.Of(0)
	score, ok := r.Options[at].Score.Get()
	for _, o := range r.Options {
		best, known := o.Score.Get()
		switch {
		case !ok:
			regret = figure.Absent(r.Options[at].Score.Why)
		case !known:
			regret = figure.Absent(o.Score.Why)
		case regret.Ok():
			regret = figure.Of(max(regret.Value, best-score))
		}
	}
	view.Scores = append(view.Scores, r.Options[at].Score)
	view.Regrets = append(view.Regrets, regret)
	switch x, ok := regret.Get(); {
	case !view.Worst.Ok():
	case !ok:
		view.Worst, view.WorstFor = regret, ""
	case onGrid(x) > onGrid(view.Worst.Value):
		view.Worst, view.WorstFor = regret, w.keys[i]
	}
}

// common returns the ids of the options that all the given voices rank.
func (w *work) common(voices []int) []string {
	out := []string{}
	for _, o := range w.out.Options {
		all := true
		for _, i := range voices {
			all = all && slices.ContainsFunc(w.rankings[i].Options, func(r sdm.RankedOption) bool { return r.Option == o.Option })
		}
		if all {
			out = append(out, o.Option)
		}
	}
	return out
}

func (w *work) votes() {
	votes := Votes{Voices: []string{}, Kemeny: [][]string{}, Cycles: [][]string{}, Borda: []float64{}, Copeland: []int{}}
	var counted []int
	for i := range w.rankings {
		settled := !slices.ContainsFunc(w.rankings[i].Options, func(o sdm.RankedOption) bool { return o.Rank != o.RankTo })
		if !settled {
			w.out.Notes = append(w.out.Notes, Note{Code: NoteNotCounted, Voice: w.keys[i]})
			continue
		}
		counted = append(counted, i)
		votes.Voices = append(votes.Voices, w.keys[i])
	}
	votes.Options = w.common(counted)
	none := figure.Absent(WhyNoSpread)
	votes.Agreements, votes.W, votes.ChiSquare, votes.P = none, none, none, none
	ranks := make([][]int, len(counted))
	for row, i := range counted {
		for _, id := range votes.Options {
			at := slices.IndexFunc(w.rankings[i].Options, func(o sdm.RankedOption) bool { return o.Option == id })
			ranks[row] = append(ranks[row], w.rankings[i].Options[at].Rank)
		}
	}
	if len(counted) > 0 && len(votes.Options) > 0 {
		w.count(&votes, ranks)
	}
	w.out.Votes = votes
}

// count fills in the votes; the rankings fit together.
func (w *work) count(votes *Votes, ranks [][]int) {
	name := func(indices []int) []string {
		out := make([]string, len(indices))
		for i, at := range indices {
			out[i] = votes.Options[at]
		}
		return out
	}
	votes.Borda, _ = Borda(ranks)
	votes.Copeland, _ = Copeland(ranks)
	if at, _ := Condorcet(ranks); at >= 0 {
		votes.Condorcet = votes.Options[at]
	}
	cycles, _ := Cycles(ranks)
	for _, c := range cycles {
		votes.Cycles = append(votes.Cycles, name(c))
	}
	if len(cycles) > 0 {
		w.out.Notes = append(w.out.Notes, Note{Code: NoteCycle})
	}
	if k, err := Kemeny(ranks); err != nil {
		w.out.Notes = append(w.out.Notes, Note{Code: NoteManyOptions})
	} else {
		votes.Agreements, votes.KemenyCount = figure.Of(float64(k.Agreements)), k.Count
		for _, o := range k.Orders {
			votes.Kemeny = append(votes.Kemeny, name(o))
		}
	}
	if c, err := KendallW(ranks); err == nil {
		votes.W, votes.ChiSquare, votes.P = figure.Of(c.W), figure.Of(c.ChiSquare), figure.Of(c.P)
	}
}

// mean ranks the options by averaged weights.
func (w *work) mean(kind MeanKind) {
	w.out.Notes = append(w.out.Notes, Note{Code: NoteMean})
	out := MeanView{Kind: kind, Weights: []float64{}, Order: []Placed{}}
	defer func() { w.out.Mean = out }()
	var rows [][]float64
	for i := range w.rankings {
		weights, open := w.weights(i)
		if open {
			out.Why = WhyOpenWeight
			return
		}
		rows = append(rows, weights)
	}
	if slices.ContainsFunc(w.out.Criteria, func(c CriterionSplit) bool { return c.Directions }) {
		out.Why = "directions"
		return
	}
	weights, err := MeanWeights(kind, rows)
	if err != nil {
		out.Why = "noMean"
		return
	}
	out.Weights = weights
	// The options that somebody's must-haves exclude are marked unsuitable for
	// this one ranking.
	d := *w.decision
	d.Options = slices.Clone(d.Options)
	all := make([]int, len(w.rankings))
	for i := range all {
		all[i] = i
	}
	common := w.common(all)
	for i := range d.Options {
		if o := &d.Options[i]; o.Unsuitable == (sdm.Unsuitable{}) && !slices.Contains(common, o.ID) {
			o.Unsuitable = sdm.Unsuitable{By: "a voice", Reason: "must-have"}
		}
	}
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: d.ID, Voice: sdm.Voice{Role: sdm.Family}, Method: sdm.Direct,
	}
	for k, c := range w.rankings[0].Criteria {
		at := slices.IndexFunc(d.Criteria, func(x sdm.Criterion) bool { return x.ID == c.Criterion })
		a := sdm.Answer{Criterion: c.Criterion, Points: new(weights[k]), Asked: d.Criteria[at].Range}
		if way := w.direction(k); d.Criteria[at].Direction == sdm.Personal && way != sdm.Personal {
			a.Direction = way // without one, nobody gives the criterion weight
		}
		p.Answers = append(p.Answers, a)
	}
	r, err := sdm.Rank(d, p)
	if err != nil {
		out.Why, out.Weights = "noMean", []float64{}
		return
	}
	out.Outcome, out.Leader, out.Order = r.Outcome, r.Leader, order(&r)
}
