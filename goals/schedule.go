package goals

import (
	"errors"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/date"
)

// maxEvery is the largest interval of a review.
const maxEvery = 1000

// lastDay is 9999-12-31, the last day there is.
const lastDay = date.Day(2932896)

// schedule is a valid review as numbers. An occurrence has an index, 0 for the
// first; in months that lack the day and are skipped an index has none.
type schedule struct {
	first   date.Day
	y, m, d int
	every   int
	months  bool
	rule    EndOfMonth
	until   date.Day
}

// schedule returns the review as numbers; false if it is not valid.
func (r Review) schedule() (schedule, bool) {
	first, last, ok := r.Start.Days()
	if !ok || first != last || r.Every < 0 || r.Every > maxEvery {
		return schedule{}, false
	}
	s := schedule{first: date.Day(first), every: r.Every, until: lastDay, rule: r.EndOfMonth}
	s.y, s.m, s.d = s.first.Civil()
	switch r.Unit {
	case ReviewDays:
	case ReviewWeeks:
		s.every *= 7
	case ReviewMonths:
		s.months = true
	default:
		if r.Every != 0 {
			return schedule{}, false
		}
	}
	if r.Until != "" {
		_, until, ok := r.Until.Days()
		if !ok {
			return schedule{}, false
		}
		s.until = date.Day(until)
	}
	return s, true
}

// at returns the occurrence with the index k. None is true for an index
// without one, over for those after the end.
func (s schedule) at(k int) (day date.Day, none, over bool) {
	switch {
	case k > 0 && s.every == 0:
		return 0, true, true
	case !s.months:
		day = s.first + date.Day(k*s.every)
	default:
		m := s.m - 1 + k*s.every
		y, m := s.y+m/12, m%12+1
		if y > 9999 {
			return 0, true, true
		}
		d, n := s.d, date.DaysInMonth(y, m)
		switch {
		case s.rule == EndOfMonthLast:
			d = n
		case d > n && s.rule == EndOfMonthSkip:
			return 0, true, date.DayOf(y, m, n) > s.until
		case d > n:
			d = n
		}
		day = date.DayOf(y, m, d)
	}
	return day, false, day > s.until || day > lastDay
}

// indexBefore returns an index at or before the first occurrence on or after
// the day.
func (s schedule) indexBefore(day date.Day) int {
	gap := int(day - s.first)
	switch {
	case gap <= 0 || s.every == 0:
		return 0
	case s.months:
		return max(0, gap/31/s.every-1)
	}
	return max(0, gap/s.every-1)
}

// Dates returns the first n days on or after from on which the review falls;
// fewer if it ends before. Unlike iCalendar, a review on the 31st falls on the
// last day of shorter months, unless EndOfMonth says otherwise. A from that is
// not a date is the start; a partial one is its first day. A review that is
// not valid has no dates.
func (r Review) Dates(from Date, n int) []Date {
	s, ok := r.schedule()
	if !ok || n <= 0 {
		return []Date{}
	}
	after, _, ok := from.Days()
	if !ok {
		after = int(s.first)
	}
	n = min(n, maxItems)
	text := make([]byte, 0, 10*n)
	begin := date.Day(after)
	for k := s.indexBefore(begin); len(text) < 10*n; k++ {
		day, none, over := s.at(k)
		if over {
			break
		}
		if !none && day >= begin {
			text = day.Append(text)
		}
	}
	all := string(text) // one allocation for all dates
	dates := make([]Date, len(all)/10)
	for i := range dates {
		dates[i] = Date(all[10*i : 10*i+10])
	}
	return dates
}

// ReviewState says when a review is due.
type ReviewState struct {
	// Review is the id of the review.
	Review string `json:"review"`
	// Last is the day of the last review that took place.
	Last Date `json:"last,omitzero"`
	// Next is the first day of the schedule that no review has covered; empty
	// if there is none.
	Next Date `json:"next,omitzero"`
	// Overdue is how many days Next lies before the day asked about; 0 if it
	// does not.
	Overdue int `json:"overdue"`
	// Missed is how many days of the schedule before the day asked about were
	// not covered.
	Missed int `json:"missed"`
}

// Due returns when the review is due, seen from the day asOf. A review that
// took place covers every day of the schedule up to it, and the next one if
// that is nearer to it than the one before: a monthly review held two days
// early counts.
func (r Review) Due(asOf Date) ReviewState {
	state := ReviewState{Review: r.ID}
	s, ok := r.schedule()
	_, today, ok2 := asOf.Days()
	if !ok || !ok2 {
		return state
	}
	covered := s.first - lastDay // before everything
	for _, d := range r.Done {
		if _, on, ok := d.On.Days(); ok && on <= today && date.Day(on) >= covered {
			covered, state.Last = date.Day(on), d.On
		}
	}
	previous := covered - lastDay
	if s.every > 0 && state.Last != "" {
		// The step before the first occurrence, as long as the one after it.
		if second, none, over := s.at(1); !none && !over {
			previous = s.first - (second - s.first)
		}
	}
	for k := s.indexBefore(covered); ; k++ {
		day, none, over := s.at(k)
		if over {
			break
		}
		if none {
			continue
		}
		if day <= covered || (state.Last != "" && previous <= covered && day-covered < covered-previous) {
			previous = day
			continue
		}
		if state.Next == "" {
			state.Next = day.Date()
			state.Overdue = max(0, today-int(day))
		}
		if int(day) >= today || state.Missed >= maxItems {
			break
		}
		state.Missed++
	}
	return state
}

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
// "RRULE:" is accepted. The error is [ErrRRule].
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
	for part := range strings.SplitSeq(strings.TrimPrefix(text, "RRULE:"), ";") {
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
			if count, ok = atoi(value, maxItems); !ok {
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

// basicDate reads YYYYMMDD, also with a time in UTC, whose day is used.
func basicDate(s string) (Date, bool) {
	if len(s) == 16 && s[8] == 'T' && s[15] == 'Z' {
		for _, c := range s[9:15] {
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
