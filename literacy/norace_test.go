//go:build !race

package literacy_test

const raced = false
