package goals

import (
	"github.com/concord-sdm/concord/internal/date"
)

// maxEvery is the largest interval of a review.
const maxEvery = 1000

// maxDates is the most days of a review that are counted or listed at once.
const maxDates = 99999

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

// Dates returns the first n days on or after from on which the review falls, at
// most 99999; fewer if it ends before. Unlike iCalendar, a review on the 31st falls on the
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
	n = min(n, maxDates)
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
		if int(day) >= today || state.Missed >= maxDates {
			break
		}
		state.Missed++
	}
	return state
}
