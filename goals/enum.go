package goals

import "slices"

// enum is a string type that lists its values.
type enum[E ~string] interface {
	~string
	Values() []E
}

// among reports whether v is one of the values of its type.
func among[E enum[E]](v E) bool { return slices.Contains(v.Values(), v) }
