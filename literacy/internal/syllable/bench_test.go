package syllable_test

import (
	"strings"
	"testing"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

var sample = map[string]string{
	"en": `Before you take this medicine tell your doctor or pharmacist if you have ever had an allergic reaction to
it or to any other medicines. Take one tablet with a glass of water every morning, at about the same time each day. If
you forget to take a dose, do not take two tablets the next day; just carry on as normal. Do not stop taking your
tablets without talking to your doctor, because your blood pressure could rise again. Some people feel dizzy or tired
when they first start treatment. If this happens to you, do not drive or use machines until you feel better.`,
	"en-dense": `It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want
of a wife. Paracetamol tablets contain an analgesic ingredient; patients experiencing abdominal discomfort, jaundice or
unexplained bruising should discontinue treatment immediately and consult their general practitioner. Randomised
controlled trials comparing antihypertensive regimens demonstrated significant reductions in cardiovascular mortality.`,
	"es": `Antes de tomar este medicamento informe a su médico o farmacéutico si ha tenido alguna vez una reacción alérgica.
Tome un comprimido con un vaso de agua todas las mañanas, aproximadamente a la misma hora. Si olvida tomar una dosis, no
tome dos comprimidos al día siguiente.`,
	"fr": `Avant de prendre ce médicament, informez votre médecin ou votre pharmacien si vous avez déjà eu une réaction
allergique. Prenez un comprimé avec un verre d'eau tous les matins, à la même heure.`,
	"de": `Bevor Sie dieses Arzneimittel einnehmen, informieren Sie Ihren Arzt oder Apotheker, wenn Sie jemals eine
allergische Reaktion hatten. Nehmen Sie jeden Morgen eine Tablette mit einem Glas Wasser ein.`,
}

func BenchmarkCount(b *testing.B) {
	for _, lang := range []string{"en", "en-dense", "es", "fr", "de"} {
		b.Run(lang, func(b *testing.B) {
			var words [][]byte
			for w := range strings.FieldsSeq(sample[lang]) {
				words = append(words, []byte(strings.Trim(w, ".,;")))
			}
			c, _ := syllable.For(lang)
			c.Count(words[0])
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				c.Count(words[i])
				if i++; i == len(words) {
					i = 0
				}
			}
		})
	}
}
