package principles

import "github.com/concord-sdm/concord/internal/figure"

func figureOf(v float64) Figure { return figure.Of(v) }

func absent(why string) Figure { return figure.Absent(why) }
