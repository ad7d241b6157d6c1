package message

import (
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/date"
)

// calendar is how one language says a day and a month of a year in words, as in
// the long form of the Unicode CLDR. The first of a month is "1er" in French and
// "1º" in Italian and Brazilian Portuguese, which CLDR leaves out of its forms.
type calendar struct {
	day, month string // D, M and Y stand for the parts
	first      string // how 1 is written as a day
	months     string // twelve, parted by spaces
}

const (
	dutch      = "januari februari maart april mei juni juli augustus september oktober november december"
	english    = "January February March April May June July August September October November December"
	french     = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
	german     = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
	italian    = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
	portuguese = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
	spanish    = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)

// in writes a date in words: its day, month and year, or those of them it has.
// What is no date stays as it is.
func (c calendar) in(s string) string {
	y, m, d, ok := date.Parts(date.Date(s))
	if !ok || m == 0 {
		return s
	}
	form, day := c.day, strconv.Itoa(d)
	switch d {
	case 0:
		form = c.month
	case 1:
		day = c.first
	}
	return strings.NewReplacer("D", day, "M", strings.Fields(c.months)[m-1], "Y", strconv.Itoa(y)).Replace(form)
}
