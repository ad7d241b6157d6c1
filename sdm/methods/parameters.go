package methods

import (
	"github.com/concord-sdm/concord/internal/fault"
)

// Parameters are the settings of the methods; the zero value is the default of
// each, as its authors published it. A result lists those that were used.
type Parameters struct {
	// Lambda is the share of the sum in [WASPAS], 0 to 1; ½ if left out.
	Lambda *float64 `json:"lambda,omitzero"`
	// V is the weight of the whole loss in [VIKOR], 0 to 1; ½ if left out.
	V *float64 `json:"v,omitzero"`
	// Tau is the difference in Euclidean distance from which [CODAS] adds the
	// taxicab distance, 0 or more; 0.02 if left out.
	Tau *float64 `json:"tau,omitzero"`
	// Concordance is the share of weight that must not object for one option
	// to outrank another in [ELECTRE1], 0 to 1; 0.65 if left out. There is no
	// published default: Roy leaves it to the person.
	Concordance *float64 `json:"concordance,omitzero"`
	// Discordance is the largest loss, as a share of the range of a criterion,
	// with which one option may still outrank another in [ELECTRE1], 0 to 1;
	// 0.35 if left out. There is no published default.
	Discordance *float64 `json:"discordance,omitzero"`
	// Aspiration is the share of the way from worst to best that
	// [Satisficing] and [EliminationByAspects] ask for where a criterion has
	// no aspiration level, 0 to 1; ½ if left out.
	Aspiration *float64 `json:"aspiration,omitzero"`
	// ScalingSum is what the scaling constants of [MAUT] sum to, above 0 and
	// below the number of criteria. Left out, the weights are the constants as they are;
	// the weights of preferences sum to 1, and the model is then additive.
	// Below 1, a person wants options that are good on everything; above 1,
	// being good on something is enough.
	ScalingSum *float64 `json:"scalingSum,omitzero"`
	// Unweighted gives every criterion of [MOORA], [ReferencePoint],
	// [MULTIMOORA] and [MinimaxRegret] the weight 1, as their authors first
	// did. It needs a weight above 0 all the same.
	Unweighted bool `json:"unweighted,omitzero"`
}

// The defaults of the parameters.
const (
	DefaultLambda      = 0.5  // of [Parameters].Lambda
	DefaultV           = 0.5  // of [Parameters].V
	DefaultTau         = 0.02 // of [Parameters].Tau
	DefaultConcordance = 0.65 // of [Parameters].Concordance
	DefaultDiscordance = 0.35 // of [Parameters].Discordance
	DefaultAspiration  = 0.5  // of [Parameters].Aspiration
)

func or(x *float64, otherwise float64) float64 {
	if x == nil {
		return otherwise
	}
	return *x
}

func (p *Parameters) ok() bool {
	share := func(x *float64) bool { return x == nil || (*x >= 0 && *x <= 1) }
	return share(p.Lambda) && share(p.V) && share(p.Concordance) && share(p.Discordance) && share(p.Aspiration) &&
		(p.Tau == nil || (*p.Tau >= 0 && finite(*p.Tau))) &&
		(p.ScalingSum == nil || (*p.ScalingSum > 0 && finite(*p.ScalingSum)))
}

// Validate returns nil, or [sdm.Faults] with every fault of the parameters in
// document order.
func (p Parameters) Validate() error {
	var c fault.Collector
	var root fault.Path
	share := func(name string, x *float64) {
		if x != nil && !(*x >= 0 && *x <= 1) {
			c.Addf(root.Field(name), fault.Range, ErrParameter, "must be 0 to 1")
		}
	}
	share("lambda", p.Lambda)
	share("v", p.V)
	if p.Tau != nil && (!(*p.Tau >= 0) || !finite(*p.Tau)) {
		c.Addf(root.Field("tau"), fault.Range, ErrParameter, "must be a finite number of 0 or more")
	}
	share("concordance", p.Concordance)
	share("discordance", p.Discordance)
	share("aspiration", p.Aspiration)
	if p.ScalingSum != nil && (!(*p.ScalingSum > 0) || !finite(*p.ScalingSum)) {
		c.Addf(root.Field("scalingSum"), fault.Range, ErrParameter, "must be a finite number above 0")
	}
	return c.Err()
}
