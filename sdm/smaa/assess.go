package smaa

import (
	"runtime"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// MethodVersion is the version of the computation that reports carry.
const MethodVersion = "1.0.0"

const directionUnknown = sdm.Personal

// Options say how much work [Assess] does. The zero Options make 10,000 draws.
type Options struct {
	// Draws is how many draws are made: 512 to 10,000,000. With TargetError it
	// is the cap. 0 stands for 10,000, or 1,000,000 with TargetError.
	Draws int
	// Seed chooses the draws: the same seed gives the same report, bit by bit.
	// At most 2⁵³, so that JSON keeps it.
	Seed uint64
	// TargetError, if above 0, is the standard error at which drawing stops:
	// when that of every rank acceptability is at most this, looked at after
	// every 4,096 draws; at least 1e-5 and below 1. It is taken with half a draw
	// more each way, as what is in none of a few draws is not sure to be in none. For 95 % of errors to be
	// within 0.01, it is 0.0051: 9,604 draws (Tervonen & Lahdelma 2007, Eur J
	// Oper Res 178:500).
	TargetError float64
	// FixedEvidence takes the number that stands for each cell as it is, as
	// sdm.Rank does; what is missing is drawn all the same.
	FixedEvidence bool
	// Workers is how many goroutines draw; it never changes the report. 0
	// stands for as many as there are processors, at most 8.
	Workers int
}

const checkEvery = 16 * blockSize

func (o *Options) complete() error {
	switch {
	case o.Draws != 0 && (o.Draws < 2*blockSize || o.Draws > 10_000_000):
		return fault.Because(ErrOptions, "draws must lie from 512 to 10,000,000, or be 0 for the usual number")
	case o.Seed > 1<<53:
		return fault.Because(ErrOptions, "the seed must be at most 2^53")
	case o.TargetError != 0 && !(o.TargetError >= 1e-5 && o.TargetError < 1):
		return fault.Because(ErrOptions, "the target error must lie from 0.00001 to below 1, or be 0 for none")
	case o.Workers < 0:
		return fault.Because(ErrOptions, "the number of workers must not be negative")
	}
	if o.Draws == 0 {
		o.Draws = 10_000
		if o.TargetError > 0 {
			o.Draws = 1_000_000
		}
	}
	if o.Workers == 0 {
		o.Workers = min(8, runtime.GOMAXPROCS(0))
	}
	o.Workers = min(o.Workers, 64)
	return nil
}

// Assess works out in which share of the ways of weighing that fit the
// statements, and of what the numbers could be, each option takes each place.
//
// The error is [Faults], whose pointers start with /decision or /statements, or
// unwraps to [ErrOptions] or [ErrTooLarge]. Statements that contradict each
// other are faults that unwrap to [ErrClash] and name the smallest set that
// cannot hold together. Of criteria whose direction is personal the statements may
// leave the direction open, but not of all criteria that there are: that is a
// fault that unwraps to sdm.ErrDirection.
func Assess(d sdm.Decision, s Statements, o Options) (Acceptability, error) {
	if err := o.complete(); err != nil {
		return Acceptability{}, err
	}
	if len(d.Options) > MaxOptions || len(d.Criteria) > MaxCriteria {
		return Acceptability{}, fault.Because(ErrTooLarge, "at most 200 options and 100 criteria can be worked on")
	}
	p, err := checked(&d, &s)
	if err != nil {
		return Acceptability{}, err
	}
	ranker, err := sdm.Prepare(d, p)
	if err != nil {
		return Acceptability{}, err
	}
	ranking := ranker.Report()
	place := places(&d)
	sp, err := newSpace(s.Statements, place)
	if err != nil {
		return Acceptability{}, contradiction(&d, &s, err)
	}
	t := newTable(&d, ranker, &s, o.FixedEvidence)
	e := newEngine(t, sp, &o)
	r := e.results(&o)
	return e.report(&ranking, &s, r, &o), nil
}

// results makes the draws, or works out what needs none.
func (e *engine) results(o *Options) *results {
	if r, ok := exactly(e.table, e.space); ok {
		e.spread(o.Draws)
		r.draws, r.stop = o.Draws, AllDrawn
		return r
	}
	if o.TargetError == 0 {
		e.run(0, e.whole(o.Draws))
		r := e.soFar()
		r.stop = AllDrawn
		return r
	}
	for from := 0; ; from += checkEvery {
		to := min(o.Draws, from+checkEvery)
		e.run(from, e.whole(to))
		r := e.soFar()
		switch {
		case r.unsure() <= o.TargetError:
			r.stop = TargetMet
			return r
		case to == o.Draws:
			r.stop = CapMet
			return r
		}
	}
}

// whole rounds up to whole blocks where errors are worked out from these.
func (e *engine) whole(draws int) int {
	if e.chained {
		return (draws + blockSize - 1) / blockSize * blockSize
	}
	return draws
}
