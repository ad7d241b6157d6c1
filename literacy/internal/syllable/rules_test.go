package syllable_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

// ruleWords holds words for the corners of each language's rules, with their syllables.
var ruleWords = map[string]string{
	"fr": `ville:1 famille:2 feuille:1 cuillère:2 bouteille:2 brouillard:2 médicaments:4 comprimé:3 comprimés:3 prendre:1 votre:1
		pharmacien:3 allergique:3 avez:2 déjà:2 heure:1 même:1 lieu:1 bruyant:2 essuyer:3 payer:2 voyage:2 employé:3 crayon:2
		moyen:2 joyeux:2 nettoyer:3 aiguë:2 coïncidence:4 haïr:2 Israël:3 géographie:4 création:3 océan:3 théorie:3 cacao:3
		réunion:3 européen:4 européenne:4 lycée:2 musée:2 créer:2 créent:1 agréable:3 agréerait:3 poésie:3 cruel:2 bruit:1 juin:1
		juillet:2 ruine:1 suivre:1 lui:1 tuer:1 nuage:1 continuer:3 jouer:1 éblouir:3 trouer:2 essentiel:3 ancien:2 science:1
		expérience:3 avion:2 question:2 radio:2 travailler:3 soleil:2 accueil:2 orgueil:2 cueillir:2 soeur:1 oeuf:1 œil:1 paon:1
		paiement:2 lentement:2 justement:3 facilement:3 appeler:2 développement:3 gouvernement:4 quelquefois:3 atelier:3 tuyau:2
		remerciement:4 violent:2 différents:3 président:3 mangeaient:2 parlèrent:2 disent:1 prennent:1 estiment:2 le:1 les:1
		l'homme:1 d'une:1 jusqu'à:2 soixante:2 huit:1 août:1 monsieur:2 trayeuse:2 poney:2 bey:1 vingt-deux:2 cheik:1 examen:3
		hygiène:2 pharynx:2 œsophage:3 guyane:2 boy:1 puy:1 oint:1 uniquement:3 automatiquement:5 longuement:2 brusquement:3 leur:1 jeûne:1 maître:1 coûter:2 où:1 exige:2 remèdes:2`,
	"de": `Arzneimittel:4 Nebenwirkungen:5 Packungsbeilage:5 täglich:2 einnehmen:3 Reaktion:4 allergische:4 Übelkeit:3 Bauch:1
		Chirurgie:3 Bakterien:4 Spezialist:4 speziell:3 Universität:5 aktuell:3 individuell:5 Eier:2 Häuser:2 träumen:2 Bayern:2
		Hygiene:4 Orient:3 Serie:2 Patientinnen:5 Materialien:6 Italiener:5 Papier:2 vielleicht:2 beinahe:3 Geist:1 geirrt:2
		begeistert:3 beeilen:3 Beerdigung:4 Beeren:2 Beet:1 unruhig:3 zueinander:4 Dienst:1 verdient:2 Million:3 Meer:1
		Mittelmeer:3 Tee:1 Museen:3 Armee:2 Zoologie:4 Kooperation:6 ideell:3 Steroide:4 Toilette:3 Quark:1 Qualität:3 Yoga:2
		Typ:1 Diarrhö:3 Insuffizienz:5 Oesophagus:4 heroisch:3 egoistisch:4 naiv:2 Mosaik:3 Ukraine:4 Kokain:3 Ingenieurin:5
		Milieu:3 Niveau:2 Restaurant:3 Tour:1 beobachten:4 Koalition:5 knien:2 Wien:1 Tier:1 Klavier:2 Spanier:3 Belgier:3
		Jubiläum:4 Jubiläums:4 Laie:2 pfui:1 Hockey:2 schmiert:1 erschien:2 Kasein:3 Autoimmun:4 Atheismus:4 beurlaubt:3 Albino:3`,
	"es": `ahora:3 aunque:2 bahía:3 caía:3 construía:3 huía:2 cuídate:3 chiita:3 cacahuete:4 Chihuahua:3 desahucio:3 diurno:2
		jesuita:3 vihuela:3 ley:1 leyes:2 yogur:2 guion:1 guión:1 averigüe:4 quien:1 aguja:3 oxígeno:4 murciélago:4 mausoleo:4
		oíamos:4 cohete:3 prohíbe:3 vehículo:4 aun:1 aún:2 tengáis:2 virrey:2 reina:2 y:1 o:1 días:2 zoo:2 radioterapia:5
		cardiólogo:4 hemorragia:4 insuficiencia:5 búhos:2 tiíto:3`,
	"it": `galassia:3 Somalia:3 Prussia:2 epilessia:5 abbiamo:3 aiuola:3 aglio:2 arteria:3 aumento:3 biglietto:3 caffè:2 chiesa:2 cinque:2 cucchiaio:3 cuoio:2 emorragia:5
		fianco:2 gioia:2 guai:1 guaio:2 idea:3 iena:2 ieri:2 maggio:2 materia:3 mie:2 paio:2 perché:2 pneumologia:5 può:1
		agenzia:4 tuttavia:4 cardiaco:4 cardiache:4 ubriaco:3 tachicardia:5 anestesia:5 afasia:4 neutropenia:5 celiachia:4 Russia:2 ossia:3 embolia:4
		qualcosa:3 quindi:2 reazione:4 sciopero:3 sei:1 sia:2 soia:2 tuoi:1 vuoi:1 zii:2 eroe:3 geografia:5 epilessia:5
		cefalea:4 chemioterapia:6 Europa:3 ansia:2 italiano:4 malinconia:5 nostalgia:4 psichiatra:3 d'accordo:3 l'acqua:2 già:1
		scia:2 cia:1 gru:1 qua:1`,
	"pt": `pâncreas:3 guardanapo:4 linguagem:3 pinguim:2 quilo:2 frequente:3 construir:3 contribuição:5 contribuições:5 ruim:2 ruína:3
		triunfo:3 saiu:2 caiu:2 partiu:2 herói:2 heroína:4 egoísta:4 Uruguai:3 iguais:2 põe:1 cãibra:2 cuidar:2 gratuito:3
		juízo:3 Luís:2 Luiz:2 distribuidor:5 área:2 óleo:2 nódoa:2 água:2 míope:3 dia:2 cem:1 bens:1 rainhas:3 Raul:2 coordenar:4`,
	"nl": `ingenieur:4 sneeuw:1 sneeuwen:2 reus:1 neus:1 zoiets:2 geuit:2 stations:2 officieel:4 speciaal:3 actueel:3 individueel:5
		petroleum:4 draaien:2 Maria:3 yoghurt:2 royaal:2 quiz:1 team:1 leiding:2 baai:1 sproeien:2 industrieën:4 ziekenhuizen:4
		bijwerkingen:4 bloedsuiker:3 geneesmiddelen:5 ademhaling:4 dient:1 reuen:2 feeën:2 oase:3 nieuwjaar:2`,
	"ru": "объявление:5 съёмка:2 грудью:2 здравствуйте:3 бюллетень:3 эхо:2 боль:1",
	"uk": "їжа:2 єдність:2 їзда:2",
	"be": "воўк:1",
	"pl": "dzień:1 kości:2 chory:2 zaufanie:4 przeuroczy:4 terapeuta:4 Europa:3 nauczyciel:4 mięsień:2 ciąża:2 historia:3",
	"tr": "saat:2 şeker:2 kâğıt:2 doktor:2 ilaçlar:3 göğüs:2 müdür:2",
	"sv": "Europa:3 museum:3 region:3 patient:3 blåsa:2 familj:2 öga:2",
	"da": "nation:2 protein:3 øje:2 Eivind:2 museum:3 baby:2",
	"no": "stasjon:2 haien:2 koie:2 Aase:2 pause:2 nøytral:2",
	"cs": "něco:2 řeka:2 dům:1 ťukat:2 ďas:1 šťáva:2 můra:2",
	"hu": "őr:1 űr:1 ház:1",
	"ro": "șase:2 țară:2 înger:2 câine:2",
	"lv": "ņem:1 ģimene:3 ķirsis:2 ļoti:2 ēst:1 ūdens:2 ziņa:2 ŗ:1",
	"eo": "ĝardeno:3 ĉu:1 ŝi:1 ĥoro:2 ŭato:2",
	"vi": "người:1 ơi:1 ĩ:1 ŏ:1",
	"cy": "dŷ:1 ŵyr:1 sĩo:1",
}

func TestRuleWords(t *testing.T) {
	for lang, list := range ruleWords {
		t.Run(lang, func(t *testing.T) {
			for pair := range strings.FieldsSeq(list) {
				word, number, _ := strings.Cut(pair, ":")
				want, err := strconv.Atoi(number)
				require.NoError(t, err, pair)
				if lo, hi := syllable.RangeString(lang, word); lo != want && (lang != "fr" || hi != want) {
					t.Errorf("%s: %d to %d, want %d", word, lo, hi, want)
				}
			}
		})
	}
}

// marks decomposes letters with marks, as a text in normalization form D has them.
var marks = strings.NewReplacer(
	"à", "a\u0300", "á", "a\u0301", "â", "a\u0302", "ã", "a\u0303", "ä", "a\u0308", "å", "a\u030a", "ç", "c\u0327",
	"è", "e\u0300", "é", "e\u0301", "ê", "e\u0302", "ë", "e\u0308", "ì", "i\u0300", "í", "i\u0301", "î", "i\u0302", "ï", "i\u0308",
	"ñ", "n\u0303", "ò", "o\u0300", "ó", "o\u0301", "ô", "o\u0302", "õ", "o\u0303", "ö", "o\u0308",
	"ù", "u\u0300", "ú", "u\u0301", "û", "u\u0302", "ü", "u\u0308",
)

// A word counts the same in capitals, decomposed, and with a soft hyphen in it.
func TestSpellingOfAWordChangesNothing(t *testing.T) {
	for _, name := range []string{"medical.en", "common.es", "common.it", "common.de", "common.fr", "common.pt", "common.nl", "checked.de", "checked.fr"} {
		_, lang, _ := strings.Cut(name, ".")
		for _, w := range readList(t, lang, name+".txt") {
			n := syllable.CountString(lang, w.Text)
			middle := len([]rune(w.Text)) / 2
			for _, other := range []string{
				strings.ToUpperSpecial(unicode.SpecialCase{}, w.Text), marks.Replace(w.Text),
				string([]rune(w.Text)[:middle]) + "\u00ad" + string([]rune(w.Text)[middle:]),
			} {
				require.Equal(t, n, syllable.CountString(lang, other), "%s %q", lang, other)
			}
		}
	}
}
