package methods

import (
	"slices"

	"github.com/concord-sdm/concord/sdm"
)

// Method names a way of ranking options.
type Method string

// The methods, with who published them.
const (
	// Additive: Σ w·v on the ranges of the criteria, the model of [sdm.Rank]
	// (Keeney & Raiffa 1976, Decisions with Multiple Objectives). It is here
	// to be compared with.
	Additive Method = "additive"
	// WeightedProduct: ∏ (x/max)^w, or (min/x)^w (Bridgman 1922, Dimensional
	// Analysis; Miller & Starr 1969).
	WeightedProduct Method = "weightedProduct"
	// WASPAS: λ·Σ w·n + (1−λ)·∏ n^w (Zavadskas et al. 2012, Elektronika ir
	// Elektrotechnika 122:3).
	WASPAS Method = "waspas"
	// TOPSIS: nearness to the best and distance from the worst of the options
	// (Hwang & Yoon 1981, Multiple Attribute Decision Making).
	TOPSIS Method = "topsis"
	// VIKOR: a compromise between the whole loss and the worst loss (Opricovic
	// & Tzeng 2004, EJOR 156:445).
	VIKOR Method = "vikor"
	// PROMETHEE1: the partial order of the flows (Brans, Vincke & Mareschal
	// 1986, EJOR 24:228).
	PROMETHEE1 Method = "promethee1"
	// PROMETHEE2: the order by net flow (same source).
	PROMETHEE2 Method = "promethee2"
	// ELECTRE1: the options that no other outranks, as a kernel (Roy 1968,
	// RIRO 2:57).
	ELECTRE1 Method = "electre1"
	// ELECTRE3: two distillations of the credibility of outranking, and what
	// they agree on (Roy 1978, Cahiers du CERO 20:3; Figueira, Mousseau & Roy
	// 2005).
	ELECTRE3 Method = "electre3"
	// SPOTIS: the weighted distance from the ideal on fixed ranges; lower is
	// better (Dezert et al. 2020, FUSION).
	SPOTIS Method = "spotis"
	// MOORA: the ratio system, benefits less costs (Brauers & Zavadskas 2006,
	// Control and Cybernetics 35:445).
	MOORA Method = "moora"
	// ReferencePoint: the reference point part of MOORA, the largest distance
	// from the best of the options (same source).
	ReferencePoint Method = "referencePoint"
	// MULTIMOORA: the ratio system, the reference point and the full
	// multiplicative form, joined by dominance (Brauers & Zavadskas 2010,
	// Technological and Economic Development of Economy 16:5).
	MULTIMOORA Method = "multimoora"
	// EDAS: distances above and below the mean option (Keshavarz Ghorabaee et
	// al. 2015, Informatica 26:435).
	EDAS Method = "edas"
	// MABAC: distances from the border approximation area (Pamučar & Ćirović
	// 2015, Expert Systems with Applications 42:3016).
	MABAC Method = "mabac"
	// COPRAS: benefits, and costs in inverse proportion (Zavadskas,
	// Kaklauskas & Šarka 1994, TEDE 1:131).
	COPRAS Method = "copras"
	// ARAS: the sum against that of an ideal option (Zavadskas & Turskis 2010,
	// TEDE 16:159).
	ARAS Method = "aras"
	// CODAS: Euclidean and, where that differs, taxicab distances from the
	// worst of the options (Keshavarz Ghorabaee et al. 2016, Economic
	// Computation and Economic Cybernetics Studies and Research 50:25). The
	// threshold works as in its Eq. 10; the text there says the reverse.
	CODAS Method = "codas"
	// MARCOS: utility against an ideal and an anti-ideal option (Stević et al.
	// 2020, Computers & Industrial Engineering 140:106231).
	MARCOS Method = "marcos"
	// MAUT: the multiplicative utility function with its scaling constant
	// solved (Keeney & Raiffa 1976, chapter 6). Where the scaling constants
	// sum to 1, as weights of preferences do, it is the additive model.
	MAUT Method = "maut"
	// Lexicographic: the weightiest criterion decides, the next one only
	// between options that are equal on it (Fishburn 1974, Management Science
	// 20:1442).
	Lexicographic Method = "lexicographic"
	// Satisficing: how many aspiration levels an option meets (Simon 1955,
	// Quarterly Journal of Economics 69:99).
	Satisficing Method = "satisficing"
	// EliminationByAspects: criterion by criterion, weightiest first, the
	// options that miss its aspiration level go (Tversky 1972, Psychological
	// Review 79:281, in the deterministic form: no aspect is drawn by chance).
	EliminationByAspects Method = "eliminationByAspects"
	// MinimaxRegret: the smallest largest weighted loss against the best of
	// the options, criterion by criterion (Savage 1951, JASA 46:55).
	MinimaxRegret Method = "minimaxRegret"
)

// Values returns the allowed words.
func (Method) Values() []string {
	out := make([]string, len(table))
	for i := range table {
		out[i] = string(table[i].method)
	}
	return out
}

// IsValid reports whether m is one of the allowed words.
func (m Method) IsValid() bool {
	_, ok := traitsOf(m)
	return ok
}

// Methods returns the methods in the order of the documentation, [Additive]
// first.
func Methods() []Method {
	out := make([]Method, len(table))
	for i := range table {
		out[i] = table[i].method
	}
	return out
}

// Normalisation says how numbers in different units are made comparable.
type Normalisation string

// The normalisations.
const (
	ByRange       Normalisation = "range"       // the declared range of the criterion: fixed, whatever the options
	ByOptionRange Normalisation = "optionRange" // from the least to the largest number of the options
	ByExtreme     Normalisation = "extreme"     // against the best number of the options: x/max, or min/x
	ByVector      Normalisation = "vector"      // against the root of the sum of squares
	BySum         Normalisation = "sum"         // against the sum of the options
	ByMean        Normalisation = "mean"        // against the mean of the options
	ByThresholds  Normalisation = "thresholds"  // differences judged by thresholds in the criterion's own unit
	ByOrder       Normalisation = "order"       // only the order on each criterion counts
	ByAspiration  Normalisation = "aspiration"  // only reaching a level counts
)

// Values returns the allowed words.
func (Normalisation) Values() []string {
	return []string{
		string(ByRange), string(ByOptionRange), string(ByExtreme), string(ByVector), string(BySum),
		string(ByMean), string(ByThresholds), string(ByOrder), string(ByAspiration),
	}
}

// IsValid reports whether n is one of the allowed words.
func (n Normalisation) IsValid() bool { return slices.Contains(n.Values(), string(n)) }

// Assumption is something a method takes for granted.
type Assumption string

// The assumptions.
const (
	TradesOff        Assumption = "tradesOff"        // a loss on one criterion can be made up by a gain on another
	NoTradeOff       Assumption = "noTradeOff"       // no gain elsewhere makes up for a loss here
	Independent      Assumption = "independent"      // what one criterion is worth does not depend on the others
	Interacts        Assumption = "interacts"        // what one criterion is worth depends on the others
	LinearWorth      Assumption = "linearWorth"      // equal steps are worth the same; the value functions of the criteria are not used
	ZeroMeansNothing Assumption = "zeroMeansNothing" // ratios of numbers mean something: twice as many is twice as much
	ComparesListed   Assumption = "comparesListed"   // the scores depend on which other options are listed
	WorstCounts      Assumption = "worstCounts"      // the largest single loss counts on its own
	OrdersOnly       Assumption = "ordersOnly"       // how large a difference is does not count
	LevelsOnly       Assumption = "levelsOnly"       // only reaching a level on each criterion counts
	ThresholdsKnown  Assumption = "thresholdsKnown"  // the thresholds are what the person would say
	MayNotCompare    Assumption = "mayNotCompare"    // two options may be neither better, worse nor equal
)

// Values returns the allowed words.
func (Assumption) Values() []string {
	return []string{
		string(TradesOff), string(NoTradeOff), string(Independent), string(Interacts), string(LinearWorth), string(ZeroMeansNothing),
		string(ComparesListed), string(WorstCounts), string(OrdersOnly), string(LevelsOnly), string(ThresholdsKnown), string(MayNotCompare),
	}
}

// IsValid reports whether a is one of the allowed words.
func (a Assumption) IsValid() bool { return slices.Contains(a.Values(), string(a)) }

// traits are what is known about a method before it is run.
type traits struct {
	method   Method
	scaling  Normalisation
	better   sdm.Direction
	reverses bool // its order of two options can depend on a third
	assumes  []Assumption
	source   string
	run      func(*Runner, *Parameters) why
}

var table = []traits{
	{Additive, ByRange, up, false, []Assumption{TradesOff, Independent}, "Keeney & Raiffa 1976, Decisions with Multiple Objectives", (*Runner).additive},
	{WeightedProduct, ByExtreme, up, false, []Assumption{TradesOff, Independent, ZeroMeansNothing}, "Bridgman 1922; Miller & Starr 1969", (*Runner).weightedProduct},
	{WASPAS, ByExtreme, up, true, []Assumption{TradesOff, Independent, LinearWorth, ZeroMeansNothing, ComparesListed}, "Zavadskas et al. 2012, Elektronika ir Elektrotechnika 122:3", (*Runner).waspas},
	{TOPSIS, ByVector, up, true, []Assumption{TradesOff, LinearWorth, ComparesListed}, "Hwang & Yoon 1981, Multiple Attribute Decision Making", (*Runner).topsis},
	{VIKOR, ByOptionRange, down, true, []Assumption{TradesOff, LinearWorth, WorstCounts, ComparesListed}, "Opricovic & Tzeng 2004, EJOR 156:445", (*Runner).vikor},
	{PROMETHEE1, ByThresholds, up, true, []Assumption{ThresholdsKnown, ComparesListed, MayNotCompare}, "Brans, Vincke & Mareschal 1986, EJOR 24:228", (*Runner).promethee1},
	{PROMETHEE2, ByThresholds, up, true, []Assumption{TradesOff, ThresholdsKnown, ComparesListed}, "Brans, Vincke & Mareschal 1986, EJOR 24:228", (*Runner).promethee2},
	{ELECTRE1, ByRange, up, true, []Assumption{NoTradeOff, ThresholdsKnown, MayNotCompare, ComparesListed}, "Roy 1968, RIRO 2:57", (*Runner).electre1},
	{ELECTRE3, ByThresholds, up, true, []Assumption{NoTradeOff, ThresholdsKnown, MayNotCompare, ComparesListed}, "Roy 1978, Cahiers du CERO 20:3", (*Runner).electre3},
	{SPOTIS, ByRange, down, false, []Assumption{TradesOff, Independent, LinearWorth}, "Dezert et al. 2020, FUSION", (*Runner).spotis},
	{MOORA, ByVector, up, true, []Assumption{TradesOff, Independent, LinearWorth, ComparesListed}, "Brauers & Zavadskas 2006, Control and Cybernetics 35:445", (*Runner).moora},
	{ReferencePoint, ByVector, down, true, []Assumption{NoTradeOff, LinearWorth, WorstCounts, ComparesListed}, "Brauers & Zavadskas 2006, Control and Cybernetics 35:445", (*Runner).referencePoint},
	{MULTIMOORA, ByVector, up, true, []Assumption{TradesOff, ZeroMeansNothing, WorstCounts, ComparesListed}, "Brauers & Zavadskas 2010, TEDE 16:5", (*Runner).multimoora},
	{EDAS, ByMean, up, true, []Assumption{TradesOff, LinearWorth, ZeroMeansNothing, ComparesListed}, "Keshavarz Ghorabaee et al. 2015, Informatica 26:435", (*Runner).edas},
	{MABAC, ByOptionRange, up, true, []Assumption{TradesOff, Independent, LinearWorth, ComparesListed}, "Pamučar & Ćirović 2015, Expert Systems with Applications 42:3016", (*Runner).mabac},
	{COPRAS, BySum, up, true, []Assumption{TradesOff, ZeroMeansNothing, ComparesListed}, "Zavadskas, Kaklauskas & Šarka 1994, TEDE 1:131", (*Runner).copras},
	{ARAS, BySum, up, true, []Assumption{TradesOff, ZeroMeansNothing, ComparesListed}, "Zavadskas & Turskis 2010, TEDE 16:159", (*Runner).aras},
	{CODAS, ByExtreme, up, true, []Assumption{TradesOff, ZeroMeansNothing, ComparesListed}, "Keshavarz Ghorabaee et al. 2016, ECECSR 50:25", (*Runner).codas},
	{MARCOS, ByExtreme, up, true, []Assumption{TradesOff, ZeroMeansNothing, ComparesListed}, "Stević et al. 2020, Computers & Industrial Engineering 140:106231", (*Runner).marcos},
	{MAUT, ByRange, up, false, []Assumption{TradesOff}, "Keeney & Raiffa 1976, Decisions with Multiple Objectives, chapter 6", (*Runner).maut},
	{Lexicographic, ByOrder, up, false, []Assumption{NoTradeOff, OrdersOnly}, "Fishburn 1974, Management Science 20:1442", (*Runner).lexicographic},
	{Satisficing, ByAspiration, up, false, []Assumption{LevelsOnly, NoTradeOff, ThresholdsKnown}, "Simon 1955, Quarterly Journal of Economics 69:99", (*Runner).satisficing},
	{EliminationByAspects, ByAspiration, up, true, []Assumption{LevelsOnly, NoTradeOff, ThresholdsKnown}, "Tversky 1972, Psychological Review 79:281", (*Runner).eliminationByAspects},
	{MinimaxRegret, ByRange, down, true, []Assumption{NoTradeOff, WorstCounts, ComparesListed}, "Savage 1951, JASA 46:55", (*Runner).minimaxRegret},
}

const (
	up   = sdm.HigherIsBetter
	down = sdm.LowerIsBetter
)

func traitsOf(m Method) (t traits, ok bool) {
	for _, t := range table {
		if t.method == m {
			return t, true
		}
	}
	return traits{}, false
}
