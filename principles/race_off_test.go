//go:build !race

package principles_test

const raceEnabled = false
