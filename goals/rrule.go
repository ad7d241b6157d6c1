package goals

import (
	"errors"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/date"
)

// ErrRRule says that a recurrence rule is not of the subset that reviews have.
var ErrRRule = errors.New("the recurrence rule is not every n days, weeks, months or years from the start")

// RRule returns the review as an iCalendar recurrence rule (RFC 5545 §3.3.10),
// such as FREQ=MONTHLY;INTERVAL=3. Start is the DTSTART that belongs to it.
// False if the review takes place once or is not valid.
func (r Review) RRule() (string, bool) {
	s, ok := r.schedule()
	if !ok || s.every == 0 {
		return "", false
	}
	b := append(make([]byte, 0, 80), "FREQ="...)
	switch r.Unit {
	case ReviewDays:
		b = append(b, "DAILY"...)
	case ReviewWeeks:
		b = append(b, "WEEKLY"...)
	default:
		b = append(b, "MONTHLY"...)
	}
	if r.Every > 1 {
		b = append(b, ";INTERVAL="...)
		b = strconv.AppendInt(b, int64(r.Every), 10)
	}
	if s.months {
		switch {
		case s.rule == EndOfMonthLast:
			b = append(b, ";BYMONTHDAY=-1"...)
		case s.d > 28 && s.rule != EndOfMonthSkip:
			b = append(b, ";BYMONTHDAY=28,29,30,31"[:len(";BYMONTHDAY=28")+3*(s.d-28)]...)
			b = append(b, ";BYSETPOS=-1"...)
		}
	}
	if r.Until != "" {
		b = append(b, ";UNTIL="...)
		y, m, d := s.until.Civil()
		b = appendDigits(b, y, 4)
		b = appendDigits(b, m, 2)
		b = appendDigits(b, d, 2)
	}
	return string(b), true
}

func appendDigits(b []byte, v, width int) []byte {
	s := strconv.Itoa(v)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// ParseRRule reads a recurrence rule back into the schedule of a review that
// starts on start: the subset that [Review.RRule] writes, and FREQ=YEARLY,
// COUNT, and BYDAY or BYMONTHDAY where they repeat the day of start. A leading
// "RRULE:" is accepted, and small letters are. The error is [ErrRRule].
func ParseRRule(start Date, text string) (Review, error) {
	r := Review{Start: start, Every: 1}
	first, _, ok := start.Days()
	if !ok || len(start) != 10 || len(text) > 200 {
		return Review{}, ErrRRule
	}
	_, _, day := date.Day(first).Civil()
	var freq, byDay, byMonthDay, bySetPos string
	count := 0
	seen := map[string]bool{}
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.ToUpper(text), "RRULE:"), ";") {
		key, value, ok := strings.Cut(part, "=")
		if !ok || value == "" || seen[key] {
			return Review{}, ErrRRule
		}
		seen[key] = true
		switch key {
		case "FREQ":
			freq = value
		case "INTERVAL":
			if r.Every, ok = atoi(value, maxEvery); !ok {
				return Review{}, ErrRRule
			}
		case "COUNT":
			if count, ok = atoi(value, maxDates); !ok {
				return Review{}, ErrRRule
			}
		case "UNTIL":
			if r.Until, ok = basicDate(value); !ok {
				return Review{}, ErrRRule
			}
		case "BYDAY":
			byDay = value
		case "BYMONTHDAY":
			byMonthDay = value
		case "BYSETPOS":
			bySetPos = value
		case "WKST":
		default:
			return Review{}, ErrRRule
		}
	}
	if byDay != "" && (freq != "WEEKLY" || byDay != string(Monday.Values()[date.Day(first).Weekday()])) {
		return Review{}, ErrRRule
	}
	if freq != "MONTHLY" && (byMonthDay != "" || bySetPos != "") {
		return Review{}, ErrRRule
	}
	switch freq {
	case "DAILY":
		r.Unit = ReviewDays
	case "WEEKLY":
		r.Unit = ReviewWeeks
	case "MONTHLY", "YEARLY":
		r.Unit = ReviewMonths
		if freq == "YEARLY" {
			if r.Every *= 12; r.Every > maxEvery {
				return Review{}, ErrRRule
			}
		}
		if r.EndOfMonth, ok = monthRule(start, day, byMonthDay, bySetPos); !ok {
			return Review{}, ErrRRule
		}
	default:
		return Review{}, ErrRRule
	}
	if count > 0 {
		if r.Until != "" {
			return Review{}, ErrRRule
		}
		if dates := r.Dates(start, count); len(dates) == count {
			r.Until = dates[count-1]
		}
	}
	if r.Until != "" && r.Until.Before(start) {
		return Review{}, ErrRRule
	}
	return r, nil
}

// monthRule returns what a monthly rule does at the end of months.
func monthRule(start Date, day int, byMonthDay, bySetPos string) (EndOfMonth, bool) {
	clamp := ""
	if day > 28 {
		clamp = "28,29,30,31"[:2+3*(day-28)]
	}
	switch {
	case byMonthDay == "-1" && bySetPos == "":
		return EndOfMonthLast, isLastOfMonth(start)
	case clamp != "" && byMonthDay == clamp && bySetPos == "-1":
		return EndOfMonthClamp, true
	case bySetPos == "" && (byMonthDay == "" || byMonthDay == strconv.Itoa(day)):
		if day > 28 {
			return EndOfMonthSkip, true // what RFC 5545 does
		}
		return "", true
	}
	return "", false
}

func isLastOfMonth(d Date) bool {
	n, _, ok := d.Days()
	y, m, day := date.Day(n).Civil()
	return ok && len(d) == 10 && day == date.DaysInMonth(y, m)
}

// atoi reads a whole number from 1 to limit.
func atoi(s string, limit int) (int, bool) {
	if len(s) == 0 || len(s) > 5 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, n >= 1 && n <= limit
}

// basicDate reads YYYYMMDD, also with a time, in UTC or not, whose day is used.
func basicDate(s string) (Date, bool) {
	if clock := strings.TrimSuffix(s, "Z"); len(clock) == 15 && clock[8] == 'T' {
		for _, c := range clock[9:] {
			if c < '0' || c > '9' {
				return "", false
			}
		}
		s = s[:8]
	}
	if len(s) != 8 {
		return "", false
	}
	d := Date(s[:4] + "-" + s[4:6] + "-" + s[6:])
	return d, d.IsValid()
}
