package principles

import (
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// path is a place in a document, built while walking down. Unlike fault.Path it
// never leaves the stack, so that a walk without a fault allocates nothing: that
// is what lets every assessment check its input in full.
type path struct {
	parent *path
	name   string
	index  int // used when item is true
	item   bool
}

func (p *path) Field(name string) path { return path{parent: p, name: name} }

func (p *path) Index(i int) path { return path{parent: p, index: i, item: true} }

// pointer returns the RFC 6901 JSON pointer. The root is the path without a
// parent.
func (p *path) pointer() string {
	var parts []string
	for q := p; q.parent != nil; q = q.parent {
		if q.item {
			parts = append(parts, strconv.Itoa(q.index))
		} else {
			parts = append(parts, fault.EscapeToken(strings.Clone(q.name)))
		}
	}
	var b strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		b.WriteByte('/')
		b.WriteString(parts[i])
	}
	return b.String()
}
