package smaa_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// Rank acceptabilities as a picture: the chart belongs to sdm/risk, which takes
// plain shares.
func ExampleOptionAcceptability_Shares() {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5})
	a, err := smaa.Assess(d, said(order("c1", "c2")), smaa.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var places []risk.Places
	for _, o := range a.Options {
		places = append(places, risk.Places{Name: o.Name, Shares: o.Shares()})
	}
	picture, err := risk.Acceptabilities(places, "en")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(picture.Text())
	// Output:
	// How often each option takes each place
	//   Option a  █████████████1█████████████▏2▒
	//             place 1: 89 of 100, place 2: 11 of 100 and place 3: 0 of 100
	//   Option c  █1█▏▒▒▒▒▒▒▒▒▒▒▒▒2▒▒▒▒▒▒▒▒▒▒▒▒▒
	//             place 1: 11 of 100, place 2: 89 of 100 and place 3: 0 of 100
	//   Option b  ███████████████3██████████████
	//             place 1: 0 of 100, place 2: 0 of 100 and place 3: 100 of 100
}
