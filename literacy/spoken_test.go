package literacy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// Figures as a reader says them, syllable by syllable.
func TestSyllablesOfFigures(t *testing.T) {
	for _, c := range []struct {
		lang, figure, said string
		want               int
	}{
		{"en", "0", "ze-ro", 2},
		{"en", "7", "sev-en", 2},
		{"en", "11", "e-lev-en", 3},
		{"en", "20", "twen-ty", 2},
		{"en", "21", "twen-ty one", 3},
		{"en", "70", "sev-en-ty", 3},
		{"en", "77", "sev-en-ty sev-en", 5},
		{"en", "100", "one hun-dred", 3},
		{"en", "105", "one hun-dred five", 4},
		{"en", "200", "two hun-dred", 3},
		{"en", "700", "sev-en hun-dred", 4},
		{"en", "999", "nine hun-dred nine-ty nine", 6},
		{"en", "1000", "one thou-sand", 3},
		{"en", "1,000", "the same", 3},
		{"en", "1001", "one thou-sand one", 4},
		{"en", "1099", "one thou-sand nine-ty nine", 6},
		{"en", "1100", "e-lev-en hun-dred", 5},
		{"en", "1900", "nine-teen hun-dred", 4},
		{"en", "1905", "nine-teen oh five", 4},
		{"en", "1909", "nine-teen oh nine", 4},
		{"en", "1910", "nine-teen ten", 3},
		{"en", "1984", "nine-teen eight-y four", 5},
		{"en", "1999", "nine-teen nine-ty nine", 5},
		{"en", "2000", "two thou-sand", 3},
		{"en", "2005", "two thou-sand five", 4},
		{"en", "2009", "two thou-sand nine", 4},
		{"en", "2010", "twen-ty ten", 3},
		{"en", "2099", "twen-ty nine-ty nine", 5},
		{"en", "2100", "two thou-sand one hun-dred", 6},
		{"en", "9999", "nine thou-sand nine hun-dred nine-ty nine", 9},
		{"en", "1,984", "with its comma a number: one thou-sand nine hun-dred eight-y four", 9},
		{"en", "12,345", "twelve thou-sand three hun-dred for-ty five", 9},
		{"en", "1000000", "one mil-lion", 3},
		{"en", "1000001", "one mil-lion one", 4},
		{"en", "1,000,000", "one mil-lion", 3},
		{"en", "2500000", "two mil-lion five hun-dred thou-sand", 8},
		{"en", "123456789", "nine digits are a number: 6 and mil-lion, 6 and thou-sand, 7", 23},
		{"en", "0123456789", "ten are read one by one", 12},
		{"en", "12345678901234", "so are more, twelve at a time: 14 and thir-ty four", 17},
		{"en", "2.5", "two point five", 3},
		{"en", "2.50", "two point five ze-ro", 5},
		{"en", "0.09", "ze-ro point ze-ro nine", 6},
		{"en", "1,00", "no group of thousands", 4},
		{"en", "1,0000", "nor is this one", 4},
		{"en", "1,00a", "nor this: one point, ze-ro, a", 5},
		{"en", "1.", "a stop at the end is not said", 1},
		{"en", "1.b", "nor is one before a letter", 2},
		{"en", "12:30", "twelve thir-ty", 3},
		{"en", "3/4", "three four", 2},
		{"en", "5%", "five per-cent", 3},
		{"en", "50%", "fif-ty per-cent", 4},
		{"en", "$15", "dol-lars fif-teen", 4},
		{"en", "5mg", "five mil-li-grams", 4},
		{"en", "5mg5", "and five again", 5},
		{"en", "1st", "first", 1},
		{"en", "22nd", "twen-ty second, its ending not counted", 3},
		{"en", "90s", "nine-ties", 2},
		{"en", "5-7", "five to sev-en", 4},
		{"en", "b12", "bee twelve", 2},
		{"en", "az9", "letters by their names", 3},
		{"en", "w3", "dou-ble-u three", 4},
		{"en", "é3", "a letter beyond a to z", 2},
		{"en", "", "nothing is still one", 1},
		{"es", "1", "u-no", 2},
		{"es", "31", "trein-ta y u-no", 5},
		{"es", "100", "cien", 2},
		{"es", "101", "cien-to u-no", 4},
		{"es", "200", "dos cien-tos", 3},
		{"es", "1000", "mil", 1},
		{"es", "1.000", "mil", 1},
		{"es", "1984", "mil no-ve-cien-tos o-chen-ta y cua-tro", 11},
		{"es", "2.000", "dos mil", 2},
		{"es", "1.000.000", "u-no mi-llón", 4},
		{"es", "2,5", "dos co-ma cin-co", 5},
		{"es", "1.5", "u-no pun-to cin-co", 6},
		{"es", "2,05", "dos co-ma ce-ro cin-co", 7},
		{"fr", "71", "soi-xan-te et onze, counted by its parts", 4},
		{"fr", "1100", "mille cent", 2},
		{"fr", "1200", "mille deux cents", 3},
		{"de", "21", "ein-und-zwan-zig", 4},
		{"de", "1.000.000", "ein-e Mil-li-on, where one counts as one", 4},
		{"nl", "32", "twee-ën-der-tig", 4},
	} {
		require.Equal(t, c.want, literacy.Aloud(c.figure, c.lang), "%s in %s: %s", c.figure, c.lang, c.said)
	}
}
