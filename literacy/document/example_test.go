package document_test

import (
	"fmt"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

func ExampleRead() {
	page := []byte(`<!doctype html>
<html lang="en"><body>
<nav><a href="/">Home</a></nav>
<h1>Sore throat</h1>
<p>Take <b>para</b>cetamol. Drink water.</p>
</body></html>`)
	d, err := document.Read(page, document.Options{Name: "throat.html"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range d.Blocks {
		fmt.Printf("%s, line %d, column %d: %s\n", b.Kind, b.Place.Line, b.Place.Column, b.Text)
	}
	for _, l := range d.LeftOut {
		fmt.Printf("left out, %s: %s\n", l.Reason, l.Text)
	}
	// Output:
	// heading, line 4, column 5: Sore throat
	// paragraph, line 5, column 4: Take paracetamol. Drink water.
	// left out, navigation: Home
}

func ExampleDocument_Analyze() {
	d, err := document.Read([]byte("# Your **blood** test\n\nWe *take* blood. It helps us find an **infection**.\n"), document.Options{Name: "test.md"})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := d.Analyze(literacy.Policy{Language: "en"})
	fmt.Println(r.ProseCounts.Sentences, "sentences,", r.ProseCounts.Words, "words")
	for _, w := range r.Words {
		if w.Polysyllable {
			fmt.Printf("%s: line %d, column %d\n", w.Text, w.Line, w.Column)
		}
	}
	// Output:
	// 2 sentences, 9 words
	// infection: line 3, column 40
}

func ExampleSniff() {
	_, err := document.Sniff([]byte(`{\rtf1 Hello}`), "leaflet.docx")
	fmt.Println(err)
	// Output:
	// this kind of file is not read: a file of rich text; save it as .docx
}
