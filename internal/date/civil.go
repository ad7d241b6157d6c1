package date

// Day is a day as days since 1970-01-01 on the proleptic Gregorian calendar.
// Its methods do no more than arithmetic: no time.Time, no allocation.
//
// The two conversions follow E. G. Richards, "Calendars", in the Explanatory
// Supplement to the Astronomical Almanac, 3rd edition, 2013, in the form with
// years that begin in March.
type Day int

// DayOf returns the day with this year, month (1 to 12) and day of the month.
func DayOf(y, m, d int) Day {
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	return Day(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

// Civil returns the year, the month (1 to 12) and the day of the month.
func (n Day) Civil() (y, m, d int) {
	z := int(n) + 719468
	era := 0
	if uint(z) >= 146097 { // only then is there anything to divide
		era = floorDiv(z, 146097)
	}
	doe := uint32(z - era*146097)
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = int(doy - (153*mp+2)/5 + 1)
	m, y = int(mp)+3, int(yoe)+era*400
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Weekday returns the day of the week, 0 for Monday to 6 for Sunday.
func (n Day) Weekday() int { return (int(n) + 3) - 7*floorDiv(int(n)+3, 7) }

// DaysInMonth returns how many days the month m (1 to 12) of the year y has.
func DaysInMonth(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Append adds the day to b as YYYY-MM-DD, for years from 0 to 9999.
func (n Day) Append(b []byte) []byte {
	y, m, d := n.Civil()
	c, y2, m2, d2 := uint32(y)/100, uint32(y)%100, uint32(m), uint32(d)
	return append(b, byte('0'+c/10), byte('0'+c%10), byte('0'+y2/10), byte('0'+y2%10), '-',
		byte('0'+m2/10), byte('0'+m2%10), '-', byte('0'+d2/10), byte('0'+d2%10))
}

// Date returns the day as a date; empty outside the years 1 to 9999.
func (n Day) Date() Date {
	if n < -719162 || n > 2932896 {
		return ""
	}
	var buf [10]byte
	return Date(n.Append(buf[:0]))
}
