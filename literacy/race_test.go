//go:build race

package literacy_test

// raced says that the race detector runs, which allocates on its own.
const raced = true
