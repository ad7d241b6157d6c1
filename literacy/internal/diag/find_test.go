package diag_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
)

type row struct {
	name, lang, text string
	want             []string
}

func check(t *testing.T, kind diag.Kind, rows []row) {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range rows {
		require.False(t, seen[r.name], "the name stands twice: %s", r.name)
		seen[r.name] = true
		t.Run(r.name, func(t *testing.T) {
			require.Equal(t, r.want, found(r.lang, r.text, kind))
		})
	}
}

func TestPassive(t *testing.T) {
	check(t, diag.Passive, []row{
		{"auxiliary and participle", "en", "The pill was taken.", []string{"was taken"}},
		{"adverbs between", "en", "It is not always fully tested.", []string{"is not always fully tested"}},
		{"two auxiliaries are one passive", "en", "It is being tested.", []string{"is being tested"}},
		{"question", "en", "Are the pills swallowed with water?", []string{"Are the pills swallowed"}},
		{"question and adjective", "en", "Are you tired today?", nil},
		{"used to a thing", "en", "She is used to the noise.", nil},
		{"used to doing", "en", "She is used to taking pills.", nil},
		{"used to do", "en", "It is used to treat pain.", []string{"is used"}},
		{"used at the end", "en", "It is used.", []string{"is used"}},
		{"there are", "en", "There are increased doses.", nil},
		{"there's", "en", "There's reported harm.", nil},
		{"a comma parts them", "en", "As it is, tested drugs are safe.", nil},
		{"degree", "en", "They were very annoyed and too confused.", nil},
		{"adjective with by is passive", "en", "They were surprised by it.", []string{"were surprised"}},
		{"it's needs by", "en", "It's stopped raining.", nil},
		{"it's caused by", "en", "It's caused by a germ.", []string{"It's caused"}},
		{"un- is an adjective", "en", "The cause is unexplained.", nil},
		{"hyphen is an adjective", "en", "It is short-lived.", nil},
		{"-eed is no ending", "en", "They are weed and seed.", nil},
		{"without a verb of being", "en", "Doctors tested and treated.", nil},
		{"estar is a state", "es", "La puerta está cerrada.", nil},
		{"ser is a passive", "es", "La puerta fue cerrada por el médico y abierta.", []string{"fue cerrada"}},
		{"an accent makes another word", "es", "Es rápido, válido y ácida.", nil},
		{"oído", "es", "Fue oído.", []string{"Fue oído"}},
		{"adverb in -mente", "es", "Fue totalmente extirpado.", []string{"Fue totalmente extirpado"}},
		{"French", "fr", "La plaie a été nettoyée.", []string{"été nettoyée"}},
		{"French verb of movement", "fr", "Elle est allée et elle est tombée.", nil},
		{"French reflexive", "fr", "Il s'est lavé.", nil},
		{"French noun in -té", "fr", "C'est santé.", nil},
		{"French participle in -té", "fr", "Le patient est traité.", []string{"est traité"}},
		{"French adverb", "fr", "Il est rapidement soigné.", []string{"est rapidement soigné"}},
		{"a name that looks like one", "it", "Cos'è Micofenolato? È controindicato.", nil},
		{"German at the end", "de", "Sie wurde gestern operiert.", []string{"wurde gestern operiert"}},
		{"German infinitive", "de", "Die Wunde muss gereinigt werden.", []string{"gereinigt werden"}},
		{"German future", "de", "Er wird bald kommen.", nil},
		{"German separable verb", "de", "Der Test wird durchgeführt.", []string{"wird durchgeführt"}},
		{"German prefix", "de", "Es wurde verschrieben.", []string{"wurde verschrieben"}},
		{"German clause goes on", "de", "Es wird bezahlt und gegessen.", []string{"wird bezahlt"}},
		{"Dutch", "nl", "De wond wordt schoongemaakt. Hij wordt geholpen.", []string{"wordt schoongemaakt", "wordt geholpen"}},
		{"Dutch separable verb", "nl", "Het wordt voorgeschreven.", []string{"wordt voorgeschreven"}},
		{"Dutch adjective", "nl", "Hij wordt gezond.", nil},
		{"Italian", "it", "La ferita è stata pulita.", []string{"è stata pulita"}},
		{"Italian verb of movement", "it", "Maria è andata via.", nil},
		{"Italian reflexive", "it", "Si è lavata.", nil},
		{"Italian adverb", "it", "È attentamente controllato.", []string{"È attentamente controllato"}},
		{"Portuguese", "pt", "A dose foi aumentada.", []string{"foi aumentada"}},
		{"a language without lists", "sv", "Boken lästes.", nil},
	})
}

func TestTerms(t *testing.T) {
	check(t, diag.Jargon, []row{
		{"longest first", "en", "A myocardial infarction is one.", []string{"myocardial infarction"}},
		{"inflected", "en", "Two myocardial infarctions.", []string{"myocardial infarctions"}},
		{"possessive", "en", "The clinician's view.", []string{"clinician's"}},
		{"capital", "en", "Hypertension is common.", []string{"Hypertension"}},
		{"a comma parts a phrase", "en", "It was myocardial, infarction came later.", []string{"infarction"}},
		{"curly apostrophe and hyphen", "en", "A contra\u2011indicated drug.", []string{"contra‑indicated"}},
		{"Spanish plural", "es", "Los riesgos absolutos.", []string{"riesgos absolutos"}},
		{"no lexicon", "fr", "L'hypertension est fréquente.", nil},
	})
	check(t, diag.Plainer, []row{
		{"phrase", "en", "We met in order to talk.", []string{"in order to"}},
		{"verb after to", "en", "You need to contact us.", []string{"contact"}},
		{"first verb", "en", "Contact the ward.", []string{"Contact"}},
		{"noun", "en", "Your contact is here.", nil},
		{"plural noun", "en", "Contacts are here. All contacts are here. The contacts.", nil},
		{"third person", "en", "He impacts us. The impacts hurt.", []string{"impacts"}},
		{"past", "en", "It impacted us.", []string{"impacted"}},
		{"first noun", "en", "Function returns.", nil},
		{"as good as", "en", "It does not pump as well as it should. Tea as well as milk.", []string{"as well as"}},
		{"what is left", "en", "Take the remaining tablets. They remain safe.", []string{"remain"}},
		{"Spanish", "es", "Se utilizan guantes con el fin de ayudar.", []string{"utilizan", "con el fin de"}},
	})
	check(t, diag.DoubleMeaning, []row{
		{"word", "en", "It is acute.", []string{"acute"}},
		{"kept phrase", "en", "Sit on the bar stool.", nil},
		{"kept with a verb", "en", "Your negative thoughts.", nil},
		{"Spanish", "es", "Es crónica.", []string{"crónica"}},
		{"Spanish supplied or present", "es", "Se presenta en cajas. Está presente en la leche. Presenta fiebre.", []string{"Presenta"}},
	})
	check(t, diag.ShortForm, []row{
		{"dosing", "en", "Take one b.d. with food.", []string{"b.d."}},
	})
	check(t, diag.Blame, []row{
		{"phrases", "en", "The patient failed therapy and denies pain. She was non-compliant.", []string{"patient failed", "denies", "non-compliant"}},
		{"complains of", "en", "He complains of pain.", []string{"complains of"}},
		{"noun refuse", "en", "The refuse bin.", nil},
		{"Spanish", "es", "La paciente se niega a comer.", []string{"se niega a"}},
	})
	check(t, diag.Label, []row{
		{"a group", "en", "Diabetics and the elderly, too.", []string{"Diabetics", "the elderly"}},
		{"not a group", "en", "The blind spot and the poor light.", nil},
		{"shorter inside", "en", "The elderly woman.", []string{"elderly"}},
		{"suffers", "en", "She suffers from asthma.", []string{"suffers from"}},
		{"Spanish", "es", "Los diabéticos comen.", []string{"Los diabéticos"}},
	})
	check(t, diag.VagueFrequency, []row{
		{"alone", "en", "Side effects are rare.", []string{"rare"}},
		{"with a number", "en", "Rare: 1 in 1,000 people.", nil},
		{"number under the heading", "en", "Common side effects\n\nThese may affect up to 1 in 10 people.", nil},
		{"number in brackets under the heading", "en", "Rare\n\n(1 in 1,000 people)\n\nIt is rare.", []string{"rare"}},
		{"another number under the heading", "en", "Rare side effects\n\nCall us within 2 days.", []string{"Rare"}},
		{"number after a sentence", "en", "Deaths are rare. These affect 1 in 10 people.", []string{"rare"}},
		{"common cold", "en", "A common cold.", nil},
		{"German list", "de", "Selten kommt Schwindel vor.", []string{"Selten"}},
		{"German with a number", "de", "Selten, bei 1 von 1000 Menschen.", nil},
		{"Spanish", "es", "Es muy raro.", []string{"muy raro"}},
	})
}

func TestAcronym(t *testing.T) {
	check(t, diag.Acronym, []row{
		{"never explained", "en", "Ask the DSN. The DSN helps.", []string{"DSN"}},
		{"in brackets after words", "en", "Your diabetes nurse (DSN) helps. The DSN calls.", nil},
		{"brackets after it", "en", "The DSN (your diabetes nurse) helps.", nil},
		{"figures in brackets explain nothing", "en", "The DSN (24) helps.", []string{"DSN"}},
		{"brackets at the start explain nothing", "en", "(DSN) helps.", []string{"DSN"}},
		{"means", "en", "DSN means diabetes nurse.", nil},
		{"or after its words", "en", "Deep venous closure, or DVC, is rare.", nil},
		{"or after small words", "en", "A statement of the needs or SN is made.", nil},
		{"or after other words", "en", "A blood test or DVC is made.", []string{"DVC"}},
		{"or after too few words", "en", "A test or DVCX is made.", []string{"DVCX"}},
		{"everybody knows it", "en", "The UK and the EU. HIV too.", nil},
		{"in capitals throughout", "en", "ASK THE NURSE.", nil},
		{"with its entry", "en", "She had a TIA.", []string{"TIA"}},
		{"in small letters it is a word", "en", "She had a tia.", nil},
		{"capitals to be heard", "en", "DO NOT TAKE the FIRST DOSE. Ask for MOTILIUM, take ONE.", nil},
		{"Dutch word to be heard", "nl", "Gebruik het NIET. NOOIT zonder water. Het RIVM zegt dit.", []string{"RIVM"}},
		{"French between capitals", "fr", "Pris le soir. DANS QUELS CAS EST-IL UTILISE, monsieur ?", nil},
		{"a heading of one word", "en", "DOSE\n\nTake two.", nil},
		{"initials that are a word", "en", "You need a PET scan.", []string{"PET"}},
		{"Roman numerals", "en", "Angiotensin II, or grade III and IV.", nil},
		{"into a vein", "en", "Give it by IV drip.", []string{"IV"}},
		{"a numbered stage", "en", "Stage IV cancer. Chapter IV.", nil},
		{"explained behind its noun", "en", "CT scans (computed tomography) are quick.", nil},
		{"explained behind its noun, with a sign", "en", "H&E stains (haematoxylin and eosin) are quick.", nil},
		{"not explained behind its noun", "en", "CT scans (see page 4) are quick.", []string{"CT"}},
		{"firms", "en", "Made by Moor AG and Lee PLC.", nil},
		{"Spanish", "es", "Tiene EPOC. El ACV (derrame cerebral) es grave.", []string{"EPOC"}},
	})
	check(t, diag.LateAcronym, []row{
		{"later", "en", "Ask the DSN. Your diabetes nurse (DSN) helps.", []string{"DSN"}},
		{"at once", "en", "Your diabetes nurse (DSN) helps.", nil},
	})
	_, findings := run("en", "A DSN and a DSN and a TIA.", diag.Options{})
	require.EqualValues(t, 2, findings[0].N, "how often it stands in the text")
}

func TestDoubleNegative(t *testing.T) {
	check(t, diag.DoubleNegative, []row{
		{"not unlikely", "en", "It is not unlikely.", []string{"not unlikely"}},
		{"not unless", "en", "Do not drive unless you must.", []string{"not drive unless"}},
		{"cannot without", "en", "You cannot go without a letter.", []string{"cannot go without"}},
		{"contraction", "en", "Don't fail to call.", []string{"Don't fail"}},
		{"not only", "en", "It is not only unsafe.", nil},
		{"one negation", "en", "It is not safe.", nil},
		{"and parts them", "en", "It is not safe and it is unlikely.", nil},
		{"a comma parts them", "en", "It is not safe, without doubt.", nil},
		{"too far", "en", "Do not a b c d e f g h without it.", nil},
		{"Spanish nada is no second", "es", "No tome nada.", nil},
		{"Spanish para parts them", "es", "No dé el pecho para evitar el contagio.", nil},
		{"Spanish sin", "es", "No salga sin abrigo.", []string{"No salga sin"}},
		{"German", "de", "Das ist nicht unmöglich.", []string{"nicht unmöglich"}},
	})
}

func TestNounString(t *testing.T) {
	check(t, diag.NounString, []row{
		{"four nouns", "en", "The patient care quality team met.", []string{"patient care quality team"}},
		{"three with two abstract ones", "en", "The medication administration record is new.", []string{"medication administration record"}},
		{"three plain ones", "en", "Your blood pressure medicine.", nil},
		{"a comma begins anew", "en", "Health, care, risk, drug, test.", nil},
		{"begins anew and is long", "en", "Pain, patient care quality team.", []string{"patient care quality team"}},
		{"Spanish chain", "es", "La mejora de la calidad del cuidado de la salud.", []string{"mejora de la calidad del cuidado de la salud"}},
		{"Spanish short chain", "es", "El dolor de la rodilla.", nil},
		{"Spanish adjective inside", "es", "El uso seguro de los datos médicos de pacientes de edad.", []string{"uso seguro de los datos médicos de pacientes de edad"}},
		{"Spanish name of an office", "es", "El Sistema Español de Farmacovigilancia de Medicamentos de Uso Humano.", nil},
		{"French chain", "fr", "Le traitement de la maladie du coeur de l'enfant.", []string{"traitement de la maladie du coeur de l'enfant"}},
		{"German compound, once", "de", "Die Blutgerinnungshemmertherapie. Blutgerinnungshemmertherapie.", []string{"Blutgerinnungshemmertherapie"}},
	})
}

func TestNumbers(t *testing.T) {
	check(t, diag.OneInX, []row{
		{"figures", "en", "It harms 1 in 25 people.", []string{"1 in 25"}},
		{"words", "en", "One in four women has it.", []string{"One in four"}},
		{"out of", "en", "1 out of 8 people.", []string{"1 out of 8"}},
		{"people in between", "en", "1 person in 50 has it.", []string{"1 person in 50"}},
		{"in 100 is easy", "en", "1 in 100 people.", nil},
		{"two in", "en", "2 in 25 people.", nil},
		{"a time", "en", "Take 1 in 24 hours.", nil},
		{"a year", "en", "The only 1 in 2019.", nil},
		{"of needs people", "en", "Step 1 of 3.", nil},
		{"of people", "en", "1 of 3 people.", []string{"1 of 3"}},
		{"more than all", "en", "5 in 4 people.", nil},
		{"a comma parts them", "en", "There is 1, in 25 rooms.", nil},
		{"no number after", "en", "1 in many.", nil},
		{"a percentage after", "en", "1 in 20% of people.", nil},
		{"Spanish", "es", "1 de cada 25 personas.", []string{"1 de cada 25"}},
		{"French with a space in the number", "fr", "1 personne sur 1 500.", []string{"1 personne sur 1 500"}},
		{"German", "de", "1 von 25 Menschen.", []string{"1 von 25"}},
	})
	check(t, diag.ChangedDenominator, []row{
		{"changes", "en", "3 in 100 people. 4 in 1,000 people. 5 in 100 people.", []string{"4 in 1,000"}},
		{"stays", "en", "3 in 100 people. 4 in 100 people.", nil},
	})
	check(t, diag.RelativeOnly, []row{
		{"cut by a percentage", "en", "It cuts the risk of stroke by 50%.", []string{"50%"}},
		{"with both numbers", "en", "It cuts the risk by 50%, from 4% to 2%.", nil},
		{"with counts next", "en", "It cuts the risk by 50%. That is 2 in 100 instead of 4 in 100.", nil},
		{"with counts too late", "en", "It cuts the risk by 50%. That is good. It is 2 in 100.", []string{"50%"}},
		{"other block", "en", "It cuts the risk by 50%.\n\nIt is 2 in 100.", []string{"50%"}},
		{"twice as likely", "en", "You are twice as likely to fall.", []string{"twice"}},
		{"doubles the risk", "en", "It doubles your risk.", []string{"doubles"}},
		{"three times a day", "en", "Three times a day lowers risk.", nil},
		{"twice without a risk", "en", "Come twice.", nil},
		{"price", "en", "It cuts the cost by 50%.", nil},
		{"no risk but what it is of", "en", "Statins cut heart attacks by 30%.", []string{"30%"}},
		{"fewer of them", "en", "It led to 30% fewer strokes.", []string{"30%"}},
		{"they fell", "en", "Deaths fell by half.", []string{"half"}},
		{"a part", "en", "It lowers the risk by a third.", []string{"third"}},
		{"a part of a year", "en", "The risk is higher in the third month.", nil},
		{"a bound", "en", "Your risk is more than 30%.", nil},
		{"a share of them", "en", "More than 80% of strokes are mild.", nil},
		{"what people do not have", "en", "It lowers cholesterol by 30%.", nil},
		{"Spanish", "es", "Reduce el riesgo un 30 %.", []string{"30 %"}},
		{"Spanish outcome", "es", "Reduce los infartos un 30 %.", []string{"30 %"}},
		{"Spanish part", "es", "Baja el riesgo en un tercio.", []string{"tercio"}},
		{"Spanish half", "es", "Baja a la mitad el riesgo.", []string{"mitad"}},
	})
	check(t, diag.NoTimeSpan, []row{
		{"no time", "en", "The risk is 3 in 100.", []string{"3 in 100"}},
		{"time", "en", "The risk in 10 years is 3 in 100.", nil},
		{"no risk", "en", "3 in 100 people smoke.", nil},
		{"percent word", "en", "The chance is 3 percent.", []string{"3 percent"}},
		{"risk far off", "en", "Of all people 3 in 100 had a cough that was not thought to be a risk.", nil},
		{"from and to", "en", "It falls from 8.5% to 7%, so the risk falls.", nil},
	})
	check(t, diag.PercentOfPeople, []row{
		{"people", "en", "About 12% of people get better.", []string{"12%"}},
		{"with a space", "en", "About 12 % of people get better.", []string{"12 %"}},
		{"alcohol", "en", "Use 70% alcohol gel.", nil},
		{"above all", "en", "About 120% of people.", nil},
		{"nobody", "en", "About 0% of people.", nil},
		{"relative", "en", "The risk falls by 20%.", nil},
		{"Spanish decimals", "es", "El 12,5 % de los adultos.", []string{"12,5 %"}},
		{"two words", "en", "Up to 7.5 per cent of men.", []string{"7.5 per cent"}},
		{"Spanish words", "es", "El 20 por ciento de los adultos.", []string{"20 por ciento"}},
		{"words that begin so", "en", "Give 3 per centre to people.", nil},
		{"German word", "de", "5 Prozent der Patienten.", []string{"5 Prozent"}},
		{"only a word", "en", "percent of people", nil},
	})
	check(t, diag.DecimalOfPeople, []row{
		{"half a person", "en", "1.5 in 100 people.", []string{"1.5 in 100"}},
		{"whole people", "en", "2 in 100 people.", nil},
		{"per", "en", "About 2.4 people per 100.", []string{"2.4 people per 100"}},
		{"per millilitres", "en", "Give 2.4 per 100 ml.", nil},
	})
}

func TestSuggestedCounts(t *testing.T) {
	tests := []struct {
		name, lang, text string
		n, m             int
		about            bool
	}{
		{"percent", "en", "12% of people", 12, 100, false},
		{"one decimal", "en", "0.3% of people", 3, 1000, false},
		{"two decimals", "en", "0.25% of people", 25, 10000, false},
		{"decimal comma", "es", "2,5 % de las personas", 25, 1000, false},
		{"1 in 25", "en", "1 in 25 people", 4, 100, false},
		{"1 in 3", "en", "1 in 3 people", 33, 100, true},
		{"1 in 250", "en", "1 in 250 people", 4, 1000, false},
		{"1.5 in 100", "en", "1.5 in 100 people", 15, 1000, false},
		{"thousands in German", "de", "1 von 2.500 Menschen", 4, 10000, false},
		{"very rare", "en", "1 in 5,000,000 people", 2, 10_000_000, false},
		{"number word", "en", "1 in twenty people", 5, 100, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, findings := run(tt.lang, tt.text, diag.Options{})
			require.NotEmpty(t, findings)
			require.EqualValues(t, tt.n, findings[0].N)
			require.EqualValues(t, tt.m, findings[0].M)
			require.Equal(t, tt.about, findings[0].About)
		})
	}
}

func TestLength(t *testing.T) {
	words := func(n int) string { return "We" + strings.Repeat(" we", n-1) + "." }
	_, findings := run("sv", words(20), diag.Options{})
	require.Empty(t, findings)
	_, findings = run("sv", words(21), diag.Options{})
	require.Equal(t, []diag.Finding{{Kind: diag.LongSentence, Severity: diag.Mend, End: 63, Entry: -1, N: 21, M: 20}}, findings)
	_, findings = run("sv", words(31), diag.Options{})
	require.Equal(t, diag.First, findings[0].Severity)
	_, findings = run("sv", words(12), diag.Options{SentenceWords: 10})
	require.EqualValues(t, 10, findings[0].M)

	paragraph := strings.Repeat(words(9)+" ", 9)
	_, findings = run("en", paragraph, diag.Options{})
	require.Equal(t, diag.LongParagraph, findings[0].Kind)
	require.EqualValues(t, 81, findings[0].N)
	_, findings = run("en", paragraph, diag.Options{ParagraphWords: 81})
	require.Empty(t, findings)
	require.Empty(t, found("en", "```\n"+words(40)+"\n```", diag.LongSentence), "code is not read")
}
