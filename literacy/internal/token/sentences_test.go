package token_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// TestSentences divides texts as a careful reader would; a bar marks where a
// sentence ends. Every row is named by what it tries.
func TestSentences(t *testing.T) {
	tests := []struct{ name, lang, text string }{
		{"full stop", "en", "It works.| Take it."},
		{"question", "en", "Is it safe?| Yes."},
		{"exclamation", "en", "Stop!| Rest."},
		{"several marks", "en", "Really?!| Yes!!| Good."},
		{"vitamin letter", "en", "Take vitamin C.| Make a note."},
		{"hepatitis letter", "en", "You may have hepatitis B.| Bring this card."},
		{"initials", "en", "We saw J. R. R. Tolkien and John F. Kennedy.| They left."},
		{"the pronoun I", "en", "So do you and I.| Did you ask Ann I. Moss?"},
		{"initials outside ASCII", "ru", "Л. Н. Толстой был тут.| Он ушёл."},
		{"accented initial", "fr", "Voici É. Durand et son frère.| Il va bien."},
		{"titles", "en", "Ask Dr. Lee, Mrs. Day or Prof. Fox, Ph.D., at St. Mary's.| Go."},
		{"initials that are an abbreviation in small letters", "en", "Go to the ED.| Make a call.| She has MS.| People with MS tire."},
		{"titles in capitals", "en", "Ask DR. Lee in ST. IVES.| We met MS. Jones."},
		{"feet and a fort", "en", "He is 6 ft. 2 in. tall.| It is 5 ft.| She left Ft. Worth."},
		{"country inside", "en", "The U.S. Food Agency said so."},
		{"country at the end", "en", "She lives in the U.S.| It is big."},
		{"firm inside and at the end", "en", "Made by Moss Inc. in Leeds.| Sold by Moss Inc.| They grew."},
		{"morning and afternoon", "en", "We open at 8 a.m. and close at 6 p.m.| Please come early."},
		{"time before its sentence", "en", "At 9 p.m. I had a fever.|  By 5 a.m. Ann was well.| We met at 5 p.m.| I left."},
		{"et cetera", "en", "Bring pills, drops, etc.| Then wait."},
		{"for example", "en", "Take a painkiller, e.g. Paracetamol, i.e. a mild one, vs. none."},
		{"figure references", "en", "See Fig. 2, p. 12, no. 4 and Vol. 3.| Then stop."},
		{"No as an answer", "en", "No.| I will not."},
		{"decimals", "en", "Take 2.5 mg.| Then 0.75 mg."},
		{"dose at the end", "en", "Take 5 ml.| Do not take more."},
		{"unit inside", "en", "Take 10 ml. daily."},
		{"times", "en", "We met at 10.30 and 5 p.m. on 12 Jan. 2024.| He left."},
		{"year at the end", "en", "It began in 2019.| It ended."},
		{"web address", "en", "Go to www.example.org.| Or to https://example.org/a?b=c.| Or nhs.uk for more."},
		{"mail address", "en", "Write to a.b@example.org.| Wait."},
		{"file name", "en", "Open leaflet.pdf.| Read it."},
		{"missing space", "en", "Is it safe?|Yes.| It is.|Good."},
		{"double quotes inside", "en", `"It is fine," she said.| "Really!" he cried.`},
		{"double quotes at the end", "en", `She said, "It is fine."| He left.`},
		{"curly quotes", "en", "“Take it.”| ‘Why?’| ‘Because.’"},
		{"brackets inside", "en", "Rest (do not work!) for a day."},
		{"brackets around", "en", "Rest.| (See page 4.)| Then go."},
		{"bracketed sentence inside", "en", "He took it (He always did.) with food."},
		{"ellipsis goes on", "en", "Wait ... what?| I know … nothing."},
		{"ellipsis ends", "en", "I do not know…| Maybe.| So...| Then he left."},
		{"four stops", "en", "I never said that....| She left."},
		{"spaced ellipsis", "en", "The thing is . . . I do not know."},
		{"list in a line", "en", "1. Wash your hands.| 2. Dry them.| 3. Go."},
		{"step labels", "en", "Step 1. Wash your hands.| Step 2. Dry them."},
		{"references in a list", "en", "1. Wash it (see parts 1 and 2).| If not, ask.| See section 2.| Stop."},
		{"list behind a lead-in", "en", "In this leaflet: 1. What it is for 2. How to take it"},
		{"figure behind a colon", "en", "Take this many: 1.| Then rest."},
		{"post office box", "en", "Write to Freepost, P.O. Box 70, Leeds.| Take 5 mg p.o.| Boxes are blue."},
		{"nota bene and Great", "en", "N.B. The clinic is at 45 Gt. Moor Street."},
		{"section then a noun", "de", "Siehe Abschnitt 4.| Patienten mit Diabetes Typ 2.| Kinder im 2. Lebensjahr."},
		{"and the like at the end", "de", "Bei Fieber, Husten u. ä.| Wenn das so ist, u. a. Tabletten.| Siehe s. u.| Die Seite hilft."},
		{"letters for words", "de", "Für Männer u. Frauen f. Kinder.| Punkt a.| Die Seite.| Nach 3 h.| Patienten warten."},
		{"telephone number at the end", "de", "Tel. 0711/12 34 56.| Notfälle: 112."},
		{"no hour", "no", "Ring ca. kl. 08.30.| Se avsnitt 4.| Eldre har større risiko."},
		{"sv hour", "sv", "Ring kl. 8.00.| Mot värk, feber m.m.| Ring 1177."},
		{"pl titles", "pl", "Dr n. med. Jan Nowak.| Zob. punkt 4.| Lek działa, poz. 833."},
		{"es appendix", "es", "Vea el Apéndice V.| Mediante el aviso ayuda."},
		{"nl and the like", "nl", "U krijgt pijn e.d.| Bel dan.| Zie rubriek 4.| Bijwerkingen komen voor."},
		{"leaders", "en", "Name .......... Date .......... Place"},
		{"pharmacopoeia", "en", "Water Ph. Eur., salt (Ph. Eur.).| Mind the pH.| The skin has one.| Water Ph. Eur.| The rest is air."},
		{"fr date", "fr", "Du 1er janv. au 31 déc. 2023.| Une dose max.| Dormez, max. 3 heures."},
		{"pt section", "pt", "Vide sec. 4.4.| Máx. 4 por dia."},
		{"nl and on", "nl", "Zie blz. 12 e.v.| Meer info volgt."},
		{"signs of a web page", "en", "Eat &lt; 2 &amp; rest.| Use it &quot;now&quot;.|&#160;Stop."},
		{"a byte that is no text", "en", "Take one\x00 pill.|\x00 It is safe."},
		{"list letters", "en", "You can (a) rest; (b) drink; or (c) sleep."},
		{"small first letter", "en", "The dose fell.| mRNA is new.| iPhone users agree."},
		{"questions go on", "en", "Do you smoke? drink? or both?| Tell us."},
		{"footnote mark", "en", "It works.[1]| It is new.[2]| Good."},
		{"footnote marks in a row", "en", "It works.[1][2]| It is new.[3–5]| Good.[6, 7]"},
		{"raised footnote mark", "en", "It works.¹| “It is new.”²| It is safe.¹,³| Good.⁴"},
		{"dagger", "en", "It works.†| Good.‡"},
		{"raised tag", "en", "It works.<sup>1</sup>| Good."},
		{"footnote mark that lost its height", "en", "It works.1| It is safe.2,3| Good.4–6"},
		{"page without a space", "en", "See p.12 It or sec.2 The end."},
		{"date with spaces", "de", "Am 24. 12. 2024 ist zu.| Es kamen 24.| 12 gingen."},
		{"Spanish century", "es", "Nació en el s. XIX en Cádiz.| Murió."},
		{"initials that are units", "es", "Vea al Dr. J. M. Pérez o a L. Gil.| Mide 5 m.| Pesa poco."},
		{"vitamin cut short", "en", "Vit. D helps.| So does sun."},
		{"century and paragraph", "it", "Nel sec. XIX nacque (v. par. 3).| Morì."},
		{"Portuguese century", "pt", "No séc. XIX, pág. 3.| Fim."},
		{"spaced hour", "es", "Venga a las 8 a. m.| Traiga su tarjeta.| A las 9 p. m. el Dr. Gil salió."},
		{"twice a day", "en", "Take it b.i.d. for a week.| Take it b.i.d.| Then stop."},
		{"degrees", "en", "Keep below 25 °C.| Do not freeze."},
		{"an exclamation in a name", "en", "She works at Yahoo! in Leeds."},

		{"dash goes on", "en", "He left. – then came back."},
		{"currency begins", "en", "It is dear.| $5 is much."},
		{"comma after a stop", "en", "He said so., then left."},
		{"numero sign", "en", "See N°. 7 now."},
		{"figure without space", "en", "Take 5.|Then rest."},
		{"figure of two digits before a month", "de", "Es war am 12. März.| Dann kam sie am 5.| Er blieb."},
		{"small letter without space", "en", "Why?because it is."},
		{"quoted dots", "en", "He said “no . . .” and left."},
		{"footnote goes on", "en", "It works,[1] they say."},
		{"bracket after dots", "en", "“So they say [...]” (Lee 5)."},
		{"four stops at a word", "en", "It ended.| . . . The rest is known."},
		{"abbreviation before a number", "en", "It is approx. 5 and p. 6, by Jan. 7.| It was no. 8."},
		{"initial at the beginning", "en", "J. Smith came.| He left."},
		{"letter after a name", "en", "We met Mary B. Lee."},
		{"unit then capital", "en", "Take 5 mg.| Rest."},
		{"dotted then number", "en", "He lives in the U.S. 20 miles away."},
		{"combining marks", "es", "Tome cafe\u0301.| Bien."},
		{"url then capital", "en", "See www.example.org.| Then rest."},
		{"list in a line without stops", "en", "1) Wash it 2) Dry it 3) Go"},
		{"es two stops", "es", "Vive en EE. UU.."},
		{"nl small", "nl", "Hij kwam.| 't Was laat."},
		{"es ordinals", "es", "El 1.º y el 2.ª van.| Bien."},

		{"letters and figures", "en", "Batch no. A123, exp. 12/2025, lot 5.| Good."},
		{"degrees then a capital", "de", "Nicht über 25 °C lagern, auch 30 °C.| Bitte kühlen."},

		{"es opening marks", "es", "¿Qué es?| ¡Una pastilla!| Tome una."},
		{"es titles", "es", "La Dra. Ruiz y el Sr. Gil llegan.| Espere."},
		{"es hours", "es", "Abre de 8 a. m. a 3 p. m.| Llame antes."},
		{"es country", "es", "Vive en EE. UU.| Es médico."},
		{"es for example", "es", "Tome algo, p. ej. Agua fría.| Descanse."},
		{"es numbers", "es", "Vea la pág. 3, el art. 5 y el n.º 7.| Cuesta 1.250,50 euros.| Gracias."},
		{"es ellipsis", "es", "No la tome... sin agua."},
		{"es guillemets", "es", "«Ya está.», dijo.| Salió."},
		{"fr spaces", "fr", "Qu'est-ce que c'est ?| C'est l'heure !| Venez."},
		{"fr guillemets", "fr", "Il a dit : « Bonjour ! »| Puis il est parti."},
		{"fr titles", "fr", "M. Petit et Mme Roy, p. ex. Le soir, etc.| Il vient."},
		{"de ordinals", "de", "Am 3. Oktober war der 2. Versuch.| Er ging."},
		{"de abbreviations", "de", "Nehmen Sie z. B. Tee, d. h. Wasser, bzw. Saft.| Dr. med. Moor kommt."},
		{"de quotes", "de", "Sie sagte: „Ja.“| Dann ging sie."},
		{"it abbreviations", "it", "Il dott. Rossi e la sig.ra Neri, ad es. Oggi.| C'è tempo."},
		{"pt abbreviations", "pt", "O Dr. Silva e a Sra. Souza, p. ex. Hoje.| Não pare!"},
		{"nl articles", "nl", "Dr. Jansen komt bijv. Morgen.| 's Ochtends eten.| Goed."},
		{"ru", "ru", "Это лекарство, т. е. таблетка.| Пейте воду."},
		{"ar", "ar", "هل هذا آمن؟| نعم."},
		{"zh", "en", "吃药。| 喝水！"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.text, "|") {
				want = append(want, strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(s), "&#160;"), "\x00 "))
			}
			var got []string
			text := strings.ReplaceAll(tt.text, "|", "")
			v := token.NewVocab(len(text))
			s := token.NewScanner(token.Lookup(tt.lang), v, func(s *token.Sentence) { got = append(got, text[s.Start:s.End]) })
			token.Blocks(text, func(b token.Block) {
				s.Number = b.Number
				s.Scan(text, b.Start, b.End, 0, b.Kind)
			})
			if tt.name == "list in a line" {
				want = []string{"Wash your hands.", "Dry them.", "Go."}
			}
			if tt.name == "references in a list" {
				want[0] = "Wash it (see parts 1 and 2)."
			}
			if tt.name == "list behind a lead-in" {
				want = []string{"In this leaflet:", "What it is for", "How to take it"}
			}
			if tt.name == "list in a line without stops" {
				want = []string{"Wash it", "Dry it", "Go"}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
