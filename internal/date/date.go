// Package date holds the partial dates and instants that every wing's
// documents use. A date may be a year, a month or a day; it is compared as the
// interval of days it covers and has no time zone. Nothing here reads a clock.
//
// It is not for calculating with ages or calendars, and knows no time zone but
// the offset that stands in an instant. Fuzzing compares it with package time.
// The package is internal; the forms are part of the documents and only loosened
// within a major version.
package date

import "time"

// Date is a year, month or day: YYYY, YYYY-MM or YYYY-MM-DD, from 0001 to
// 9999, on the Gregorian calendar, without a zone. The empty Date is no date.
type Date string

// Pattern is the form of a date as a regular expression (RE2 and ECMA 262).
// It does not say how many days a month has; [Date.IsValid] does.
const Pattern = `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`

// Rule is the sentence that tells the way out of a malformed date.
const Rule = "must be a date: YYYY, YYYY-MM or YYYY-MM-DD, and a day that exists"

// IsValid reports whether d is a date that exists.
func (d Date) IsValid() bool {
	_, _, _, ok := Parts(d)
	return ok
}

// Parts returns the year, month and day of d, 0 for those not given, and whether
// d is a date at all.
func Parts(d Date) (y, m, day int, ok bool) {
	s := string(d)
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return 0, 0, 0, false
	}
	num := func(from, to int) int {
		n := 0
		for i := from; i < to; i++ {
			c := s[i]
			if c < '0' || c > '9' {
				return -1
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	if y = num(0, 4); y < 1 {
		return 0, 0, 0, false
	}
	if len(s) >= 7 {
		if m = num(5, 7); s[4] != '-' || m < 1 || m > 12 {
			return 0, 0, 0, false
		}
	}
	if len(s) == 10 {
		if day = num(8, 10); s[7] != '-' || day < 1 || day > daysIn(y, m) {
			return 0, 0, 0, false
		}
	}
	return y, m, day, true
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// Days returns the first and the last day that d covers, as days since
// 1970-01-01, and whether d is a date at all.
func (d Date) Days() (first, last int, ok bool) {
	y, m, day, ok := Parts(d)
	switch {
	case !ok:
		return 0, 0, false
	case m == 0:
		return number(y, 1, 1), number(y, 12, 31), true
	case day == 0:
		return number(y, m, 1), number(y, m, daysIn(y, m)), true
	}
	n := number(y, m, day)
	return n, n, true
}

// number returns the days since 1970-01-01; midnights divide without a rest.
func number(y, m, d int) int {
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// FromDay returns the day that is n days after 1970-01-01; no date if that is
// outside the years 0001 to 9999.
func FromDay(n int) Date {
	if n < number(1, 1, 1) || n > number(9999, 12, 31) {
		return ""
	}
	return Date(time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly))
}

// Before reports whether every day of d is before every day of e. Two dates
// that overlap are neither before nor after each other.
func (d Date) Before(e Date) bool {
	_, dl, ok1 := d.Days()
	ef, _, ok2 := e.Days()
	return ok1 && ok2 && dl < ef
}

// After reports whether every day of d is after every day of e.
func (d Date) After(e Date) bool { return e.Before(d) }

// Overlaps reports whether d and e have a day in common.
func (d Date) Overlaps(e Date) bool {
	df, dl, ok1 := d.Days()
	ef, el, ok2 := e.Days()
	return ok1 && ok2 && df <= el && ef <= dl
}
