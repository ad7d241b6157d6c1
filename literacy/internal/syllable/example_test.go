package syllable_test

import (
	"fmt"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

func ExampleCount() {
	fmt.Println(syllable.Count("en", []byte("Anaesthetist")))
	fmt.Println(syllable.Count("es", []byte("farmacéutico")))
	// Output:
	// 4
	// 5
}

// Of two accepted pronunciations Flesch takes the shorter, which is lo.
func ExampleRange() {
	fmt.Println(syllable.Range("en", []byte("fire")))
	fmt.Println(syllable.Range("fr", []byte("médecin")))
	// Output:
	// 1 2
	// 2 3
}

// A counter is chosen once for a text.
func ExampleFor() {
	counter, ok := syllable.For("de-AT")
	fmt.Println(counter.CountString("Blutdruck"), ok)
	fmt.Println(syllable.BasisOf("de-AT"))
	// Output:
	// 2 true
	// rules
}
