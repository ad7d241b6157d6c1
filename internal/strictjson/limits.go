package strictjson

import "math"

// Limits bounds what is read. The zero value is the default.
type Limits struct {
	// Size is the largest text in bytes; 0 means 64 MiB.
	Size int
	// Depth is how deep arrays and objects may nest; 0 means 64. At most
	// 10 000, whatever is asked for.
	Depth int
	// Faults is how many faults are listed before reading ends; 0 means 100.
	Faults int
	// Memory is how many bytes the items of decoded arrays and objects may
	// take, about; 0 means 256 MiB. Three bytes of text can ask for a struct of
	// hundreds.
	Memory int
}

const (
	defaultSize   = 64 << 20
	defaultDepth  = 64
	defaultFaults = 100
	defaultMemory = 256 << 20
	largestDepth  = 10_000
)

// orDefault returns the limits that hold.
func (l Limits) orDefault() Limits {
	if l.Size <= 0 {
		l.Size = defaultSize
	}
	if l.Size > math.MaxInt32 {
		l.Size = math.MaxInt32
	}
	if l.Depth <= 0 {
		l.Depth = defaultDepth
	}
	l.Depth = min(l.Depth, largestDepth)
	if l.Faults <= 0 {
		l.Faults = defaultFaults
	}
	if l.Memory <= 0 {
		l.Memory = defaultMemory
	}
	return l
}
