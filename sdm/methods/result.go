package methods

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// Result is what one method makes of the options: a second opinion. It carries
// its own conditions.
type Result struct {
	// Method is the method.
	Method Method `json:"method"`
	// Source is who published it.
	Source string `json:"source"`
	// Normalisation is how numbers in different units were made comparable.
	Normalisation Normalisation `json:"normalisation"`
	// Assumptions are what the method takes for granted.
	Assumptions []Assumption `json:"assumptions"`
	// CanReverse says that the order of two options can depend on a third one:
	// it can turn round when an option is added or left out.
	CanReverse bool `json:"canReverse"`
	// Better says whether higher or lower scores are better.
	Better sdm.Direction `json:"better"`
	// Parameters are the settings that were used.
	Parameters []Setting `json:"parameters"`
	// Why says why the method could not be applied; absent if it was. There
	// are no places then.
	Why string `json:"why,omitzero"`
	// Criterion is the id of a criterion that stands in the way, if one does.
	Criterion string `json:"criterion,omitzero"`
	// Option is the id of an option that stands in the way, if one does.
	Option string `json:"option,omitzero"`
	// Places are the options by rank, then by id.
	Places []Placed `json:"places"`
	// First are the ids of the options that come out in front: those of rank
	// 1, the compromise set of VIKOR or the kernel of ELECTRE I.
	First []string `json:"first"`
	// Conditions are the conditions of VIKOR and whether they hold.
	Conditions []Condition `json:"conditions,omitzero"`
	// Incomparable are the pairs that a method with a partial order leaves
	// open; listed for up to 100 options.
	Incomparable []Pair `json:"incomparable,omitzero"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// Setting is a parameter with the value that was used.
type Setting struct {
	// Name is the name of the parameter, as in [Parameters] or [Column], or K
	// for the scaling constant that was solved.
	Name string `json:"name"`
	// Criterion is the id of the criterion it belongs to, if to one.
	Criterion string `json:"criterion,omitzero"`
	// Value is the number; 0 for a word.
	Value float64 `json:"value"`
	// Word is the word, for a preference function.
	Word string `json:"word,omitzero"`
}

// Placed is the place of one option.
type Placed struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Rank is the rank, 1 first; equal scores share a rank (1, 1, 3). Where a
	// method leaves pairs incomparable, it is one more than the number of
	// options preferred to it.
	Rank int `json:"rank"`
	// Score is the score, or why there is none.
	Score sdm.Figure `json:"score"`
	// Parts are the numbers that the score is made of: see [Part].
	Parts []Part `json:"parts,omitzero"`
}

// Part is a number that a score is made of, by name:
//
//   - [WASPAS]: sum, product;
//   - [TOPSIS]: fromIdeal, fromAntiIdeal, the distances;
//   - [VIKOR]: S, R;
//   - [PROMETHEE1], [PROMETHEE2]: leavingFlow, enteringFlow;
//   - [ELECTRE3]: descending, ascending, the places in the two distillations;
//   - [MULTIMOORA]: ratio, referencePoint, logProduct, and the rank by each:
//     ratioRank, referencePointRank, productRank;
//   - [ARAS], [MARCOS]: sum, the weighted sum before it is set against others;
//   - [CODAS]: euclidean, taxicab;
//   - [COPRAS]: benefits, costs;
//   - [EDAS]: above, below, the weighted distances from the mean option.
//
// The other methods have none.
type Part struct {
	// Name is one of the names above.
	Name string `json:"name"`
	// Value is the number.
	Value float64 `json:"value"`
}

// Condition is a condition of a method and whether it holds.
type Condition struct {
	// Name is acceptableAdvantage or acceptableStability.
	Name string `json:"name"`
	// Holds says whether it holds.
	Holds bool `json:"holds"`
}

// Pair is two options, by ascending id.
type Pair struct {
	// A is the id of the one.
	A string `json:"a"`
	// B is the id of the other.
	B string `json:"b"`
}

// Note is something a reader must know.
type Note string

// The notes.
const (
	NoteOneOption    Note = "oneOption"    // there is nothing to compare
	NoteUnusedWeight Note = "unusedWeight" // criteria of weight 0 were left out
	NoteTiedWeights  Note = "tiedWeights"  // criteria weigh the same: those with the lower id came first
	NoteConstant     Note = "constant"     // on some criterion all options are the same: it tells nothing
	NoteOptionRange  Note = "optionRange"  // a criterion has no declared range: that of the options was used
	NoteAdditive     Note = "additive"     // the scaling constants sum to 1: the multiplicative form is the additive one
)

// Values returns the allowed words.
func (Note) Values() []string {
	return []string{
		string(NoteOneOption), string(NoteUnusedWeight), string(NoteTiedWeights), string(NoteConstant),
		string(NoteOptionRange), string(NoteAdditive),
	}
}

// IsValid reports whether n is one of the allowed words.
func (n Note) IsValid() bool { return slices.Contains(n.Values(), string(n)) }

// Run ranks the options of a matrix by one method. The error is [sdm.Faults];
// a method that cannot be applied is no error: the result says why. For many
// runs on one matrix, [Prepare] it once.
func (m Matrix) Run(method Method, p Parameters) (Result, error) {
	r, err := Prepare(m)
	if err != nil {
		return Result{}, err
	}
	return r.Result(method, p)
}

// Result is [Runner.Order] with everything that belongs to it. The error is
// that of an unknown method or a parameter outside its range.
func (r *Runner) Result(method Method, p Parameters) (Result, error) {
	t, ok := traitsOf(method)
	if !ok {
		return Result{}, noMethod()
	}
	if err := p.Validate(); err != nil {
		return Result{}, err
	}
	out := blank(&t)
	out.Parameters = r.settings(method, &p)
	out.Notes = r.notes(&t)
	w := r.run(&t, p)
	if w.code != "" {
		out.Why, out.Criterion, out.Option = w.code, r.criterionID(w.criterion), r.optionID(w.option)
		return out, nil
	}
	if slices.Contains(out.Notes, NoteOptionRange) {
		out.CanReverse = true
		if t.scaling == ByRange {
			out.Normalisation = ByOptionRange
		}
	}
	if (method == PROMETHEE1 || method == PROMETHEE2) && r.ordersOnly() {
		out.Assumptions = append(out.Assumptions, OrdersOnly)
	}
	out.Places = make([]Placed, 0, r.n)
	var parts []Part // of all options
	for _, i := range r.order {
		from := len(parts)
		if parts = r.parts(parts, method, int(i)); from == 0 && len(parts) > 0 {
			parts = slices.Grow(parts, len(parts)*(r.n-1))
		}
		placed := Placed{Option: r.options[i], Rank: int(r.rank[i]), Score: r.figure(method, int(i))}
		if len(parts) > from {
			placed.Parts = parts[from:len(parts):len(parts)]
		}
		out.Places = append(out.Places, placed)
		if r.extra.hasSet {
			if r.extra.inSet[i] {
				out.First = append(out.First, r.options[i])
			}
		} else if r.rank[i] == 1 {
			out.First = append(out.First, r.options[i])
		}
	}
	switch method {
	case VIKOR:
		out.Conditions = []Condition{
			{"acceptableAdvantage", r.extra.advantage}, {"acceptableStability", r.extra.stability},
		}
	case MAUT:
		out.Parameters = append(out.Parameters, Setting{Name: "K", Value: r.extra.constant})
		if r.extra.constant == 0 {
			out.Notes, out.Assumptions = append(out.Notes, NoteAdditive), append(out.Assumptions, Independent)
		} else {
			out.Assumptions = append(out.Assumptions, Interacts)
		}
	case PROMETHEE1, ELECTRE3:
		out.Incomparable = r.incomparable()
	}
	return out, nil
}

func blank(t *traits) Result {
	return Result{
		Method: t.method, Source: t.source, Normalisation: t.scaling, Assumptions: slices.Clone(t.assumes),
		CanReverse: t.reverses, Better: t.better,
		Parameters: []Setting{}, Places: []Placed{}, First: []string{}, Notes: []Note{},
	}
}

// figure returns the score of option i, or why there is none.
func (r *Runner) figure(m Method, i int) sdm.Figure {
	if m == ELECTRE1 || m == ELECTRE3 || m == PROMETHEE1 {
		return figure.Absent(WhyNotComparable)
	}
	return figure.Of(r.score[i])
}

// parts appends the numbers that the score of option i is made of.
func (r *Runner) parts(dst []Part, m Method, i int) []Part {
	switch m {
	case WASPAS:
		return append(dst, Part{"sum", r.b[i]}, Part{"product", r.a[i]})
	case TOPSIS:
		return append(dst, Part{"fromIdeal", r.a[i]}, Part{"fromAntiIdeal", r.b[i]})
	case VIKOR:
		return append(dst, Part{"S", r.a[i]}, Part{"R", r.b[i]})
	case PROMETHEE1, PROMETHEE2:
		return append(dst, Part{"leavingFlow", r.a[i]}, Part{"enteringFlow", r.b[i]})
	case ELECTRE3:
		return append(dst, Part{"descending", r.a[i]}, Part{"ascending", r.b[i]})
	case MULTIMOORA:
		dst = append(dst, Part{"ratio", r.a[i]}, Part{"referencePoint", r.b[i]}, Part{"logProduct", r.c[i]})
		for s, name := range [...]string{"ratioRank", "referencePointRank", "productRank"} {
			dst = append(dst, Part{name, float64(r.work.ranks[s][i])})
		}
	case ARAS:
		return append(dst, Part{"sum", r.a[i]})
	case CODAS:
		return append(dst, Part{"euclidean", r.a[i]}, Part{"taxicab", r.b[i]})
	case COPRAS:
		return append(dst, Part{"benefits", r.a[i]}, Part{"costs", r.b[i]})
	case EDAS:
		return append(dst, Part{"above", r.a[i]}, Part{"below", r.b[i]})
	case MARCOS:
		return append(dst, Part{"sum", r.a[i]})
	}
	return dst
}

// incomparable lists the pairs of which neither is preferred nor both equal.
func (r *Runner) incomparable() []Pair {
	if r.n > allPairs {
		return nil
	}
	var out []Pair
	for i := range r.n {
		for j := i + 1; j < r.n; j++ {
			if !r.pairs[i*r.n+j] && !r.pairs[j*r.n+i] && !r.equal(i, j) {
				out = append(out, Pair{r.options[i], r.options[j]})
			}
		}
	}
	return out
}

func (r *Runner) equal(i, j int) bool {
	return onGrid(r.a[i], tieGrid) == onGrid(r.a[j], tieGrid) && onGrid(r.b[i], tieGrid) == onGrid(r.b[j], tieGrid)
}

// settings lists the parameters that a method uses.
func (r *Runner) settings(m Method, p *Parameters) []Setting {
	out := []Setting{}
	one := func(name string, value float64) { out = append(out, Setting{Name: name, Value: value}) }
	switch m {
	case WASPAS:
		one("lambda", or(p.Lambda, DefaultLambda))
	case VIKOR:
		one("v", or(p.V, DefaultV))
	case CODAS:
		one("tau", or(p.Tau, DefaultTau))
	case ELECTRE1:
		one("concordance", or(p.Concordance, DefaultConcordance))
		one("discordance", or(p.Discordance, DefaultDiscordance))
	case ELECTRE3:
		one("discrimination", 0.30)
		one("discriminationSlope", -0.15)
		r.each(&out, "indifference", func(c *column) float64 { return c.q })
		r.each(&out, "preference", func(c *column) float64 { return max(c.p, c.q) })
		r.each(&out, "veto", func(c *column) float64 { return c.v })
	case Satisficing, EliminationByAspects:
		one("aspiration", or(p.Aspiration, DefaultAspiration))
		r.each(&out, "aspiration", func(c *column) float64 { return c.aspiration })
	case MAUT:
		if p.ScalingSum != nil {
			one("scalingSum", *p.ScalingSum)
		}
	case PROMETHEE1, PROMETHEE2:
		for k := range r.columns {
			out = append(out, Setting{Name: "function", Criterion: r.columns[k].id, Word: string(r.columns[k].f)})
		}
		r.each(&out, "indifference", func(c *column) float64 { return c.q })
		r.each(&out, "preference", func(c *column) float64 { return c.p })
		r.each(&out, "sigma", func(c *column) float64 { return c.s })
	case MOORA, ReferencePoint, MULTIMOORA, MinimaxRegret:
		if p.Unweighted {
			one("unweighted", 1)
		}
	case ARAS, SPOTIS:
		for k := range r.columns {
			if c := &r.columns[k]; c.hasIdeal {
				out = append(out, Setting{Name: "ideal", Criterion: c.id, Value: c.unscaled(c.ideal)})
			}
		}
	}
	return out
}

// each lists a threshold of the criteria that have it.
func (r *Runner) each(out *[]Setting, name string, of func(*column) float64) {
	for k := range r.columns {
		c := &r.columns[k]
		if v := of(c); v != 0 || (name == "aspiration" && c.hasAspiration) {
			*out = append(*out, Setting{Name: name, Criterion: c.id, Value: c.unscaled(v)})
		}
	}
}

func (r *Runner) notes(t *traits) []Note {
	out := []Note{}
	if r.n == 1 {
		out = append(out, NoteOneOption)
	}
	if len(r.unused) > 0 {
		out = append(out, NoteUnusedWeight)
	}
	if r.tied && (t.method == Lexicographic || t.method == EliminationByAspects) {
		out = append(out, NoteTiedWeights)
	}
	constant, undeclared := false, false
	for k := range r.columns {
		c := &r.columns[k]
		constant = constant || c.lo == c.hi
		undeclared = undeclared || (!c.declared && (t.scaling == ByRange || (t.scaling == ByAspiration && !c.hasAspiration)))
	}
	if constant && r.n > 1 {
		out = append(out, NoteConstant)
	}
	if undeclared {
		out = append(out, NoteOptionRange)
	}
	return out
}

// ordersOnly reports whether no preference function looks at the size of a
// difference beyond a threshold.
func (r *Runner) ordersOnly() bool {
	return !slices.ContainsFunc(r.columns, func(c column) bool {
		f := c.function()
		return f != Usual && f != UShape
	})
}
