package goals_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
)

func dates(list []goals.Date) string {
	s := make([]string, len(list))
	for i, d := range list {
		s[i] = string(d)
	}
	return strings.Join(s, " ")
}

func TestReviewDates(t *testing.T) {
	tests := []struct {
		name, why string
		review    goals.Review
		from      goals.Date
		want      string
	}{
		{"every ten days", "days are counted", goals.Review{Start: "2026-02-20", Every: 10, Unit: goals.ReviewDays}, "", "2026-02-20 2026-03-02 2026-03-12 2026-03-22"},
		{"every two weeks", "seven days each", goals.Review{Start: "2026-12-21", Every: 2, Unit: goals.ReviewWeeks}, "", "2026-12-21 2027-01-04 2027-01-18 2027-02-01"},
		{"the 31st", "clamps to the last day and comes back", goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}, "", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"},
		{"the 31st in a leap year", "February has 29", goals.Review{Start: "2028-01-31", Every: 1, Unit: goals.ReviewMonths}, "", "2028-01-31 2028-02-29 2028-03-31 2028-04-30"},
		{"the 31st, skipping", "as iCalendar does", goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths, EndOfMonth: goals.EndOfMonthSkip}, "", "2026-01-31 2026-03-31 2026-05-31 2026-07-31"},
		{"the last day", "whatever it is", goals.Review{Start: "2026-02-28", Every: 1, Unit: goals.ReviewMonths, EndOfMonth: goals.EndOfMonthLast}, "", "2026-02-28 2026-03-31 2026-04-30 2026-05-31"},
		{"from a day in between", "the next one", goals.Review{Start: "2026-01-31", Every: 3, Unit: goals.ReviewMonths}, "2027-02-01", "2027-04-30 2027-07-31 2027-10-31 2028-01-31"},
		{"from its own day", "that day counts", goals.Review{Start: "2026-01-01", Every: 7, Unit: goals.ReviewDays}, "2026-01-08", "2026-01-08 2026-01-15 2026-01-22 2026-01-29"},
		{"until", "both ends count", goals.Review{Start: "2026-01-01", Every: 1, Unit: goals.ReviewWeeks, Until: "2026-01-15"}, "", "2026-01-01 2026-01-08 2026-01-15"},
		{"once", "every 0 is once", goals.Review{Start: "2026-01-01"}, "", "2026-01-01"},
		{"over", "nothing after the end", goals.Review{Start: "2026-01-01"}, "2026-01-02", ""},
		{"the end of time", "9999 is the last year", goals.Review{Start: "9999-11-30", Every: 1, Unit: goals.ReviewMonths}, "", "9999-11-30 9999-12-30"},
		{"29 February, yearly, skipping", "leap years only", goals.Review{Start: "2024-02-29", Every: 12, Unit: goals.ReviewMonths, EndOfMonth: goals.EndOfMonthSkip}, "", "2024-02-29 2028-02-29 2032-02-29 2036-02-29"},
		{"not valid", "has no dates", goals.Review{Start: "2026-01", Every: 1, Unit: goals.ReviewDays}, "", ""},
		{"no unit", "has no dates", goals.Review{Start: "2026-01-01", Every: 1}, "", ""},
		{"negative", "has no dates", goals.Review{Start: "2026-01-01", Every: -1, Unit: goals.ReviewDays}, "", ""},
		{"a bad end", "has no dates", goals.Review{Start: "2026-01-01", Every: 1, Unit: goals.ReviewDays, Until: "x"}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, dates(tt.review.Dates(tt.from, 4)), tt.why)
		})
	}
	require.Empty(t, goals.Review{Start: "2026-01-01"}.Dates("", 0))
}

func TestDue(t *testing.T) {
	monthly := goals.Review{ID: "r", Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}
	done := func(on ...goals.Date) goals.Review {
		r := monthly
		for _, d := range on {
			r.Done = append(r.Done, goals.ReviewDone{On: d})
		}
		return r
	}
	tests := []struct {
		name, why string
		review    goals.Review
		asOf      goals.Date
		want      goals.ReviewState
	}{
		{"before the first", "it is still to come", monthly, "2026-01-01", goals.ReviewState{Review: "r", Next: "2026-01-31"}},
		{"on the day", "due is not overdue", monthly, "2026-01-31", goals.ReviewState{Review: "r", Next: "2026-01-31"}},
		{"a day late", "it is overdue", monthly, "2026-02-01", goals.ReviewState{Review: "r", Next: "2026-01-31", Overdue: 1, Missed: 1}},
		{"two missed", "both are counted", monthly, "2026-03-01", goals.ReviewState{Review: "r", Next: "2026-01-31", Overdue: 29, Missed: 2}},
		{"done on the day", "the next one is next", done("2026-01-31"), "2026-02-01", goals.ReviewState{Review: "r", Last: "2026-01-31", Next: "2026-02-28"}},
		{"done two days early", "counts for that one", done("2026-01-29"), "2026-02-01", goals.ReviewState{Review: "r", Last: "2026-01-29", Next: "2026-02-28"}},
		{"done three weeks early", "counts for none", done("2026-01-10"), "2026-02-01", goals.ReviewState{Review: "r", Last: "2026-01-10", Next: "2026-01-31", Overdue: 1, Missed: 1}},
		{"done late", "covers what was missed", done("2026-03-05"), "2026-03-06", goals.ReviewState{Review: "r", Last: "2026-03-05", Next: "2026-03-31"}},
		{"done tomorrow", "is not done yet", done("2026-02-02"), "2026-02-01", goals.ReviewState{Review: "r", Next: "2026-01-31", Overdue: 1, Missed: 1}},
		{"without a day to see it from", "nothing can be said", monthly, "soon", goals.ReviewState{Review: "r"}},
		{"once, and done", "nothing is next", goals.Review{ID: "r", Start: "2026-01-31", Done: []goals.ReviewDone{{On: "2026-01-31"}}}, "2026-05-01", goals.ReviewState{Review: "r", Last: "2026-01-31"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.review.Due(tt.asOf), tt.why)
		})
	}
}

func TestRRule(t *testing.T) {
	tests := []struct {
		review goals.Review
		want   string
	}{
		{goals.Review{Start: "2026-01-05", Every: 1, Unit: goals.ReviewDays}, "FREQ=DAILY"},
		{goals.Review{Start: "2026-01-05", Every: 2, Unit: goals.ReviewWeeks, Until: "2026-12-31"}, "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231"},
		{goals.Review{Start: "2026-01-05", Every: 3, Unit: goals.ReviewMonths, Until: "2027-02"}, "FREQ=MONTHLY;INTERVAL=3;UNTIL=20270228"},
		{goals.Review{Start: "2026-01-29", Every: 1, Unit: goals.ReviewMonths}, "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"},
		{goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"},
		{goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths, EndOfMonth: goals.EndOfMonthSkip}, "FREQ=MONTHLY"},
		{goals.Review{Start: "2026-02-28", Every: 1, Unit: goals.ReviewMonths, EndOfMonth: goals.EndOfMonthLast}, "FREQ=MONTHLY;BYMONTHDAY=-1"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			got, ok := tt.review.RRule()
			require.True(t, ok)
			require.Equal(t, tt.want, got)
		})
	}
	_, ok := goals.Review{Start: "2026-01-05"}.RRule()
	require.False(t, ok, "once is no rule")
}

func TestRRuleComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := goals.Review{
			Start: goals.Date(fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(2000, 2100).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 31).Draw(t, "d"))),
			Every: rapid.IntRange(1, 1000).Draw(t, "every"),
			Unit:  rapid.SampledFrom(goals.ReviewDays.Values()).Draw(t, "unit"),
		}
		if r.Unit == goals.ReviewMonths {
			r.EndOfMonth = rapid.SampledFrom([]goals.EndOfMonth{"", goals.EndOfMonthClamp, goals.EndOfMonthSkip, goals.EndOfMonthLast}).Draw(t, "end")
		}
		p := base()
		r.ID = "r"
		p.Reviews = []goals.Review{r}
		if p.Validate() != nil {
			return
		}
		text, ok := r.RRule()
		require.True(t, ok)
		back, err := goals.ParseRRule(r.Start, "RRULE:"+text)
		require.NoError(t, err)
		require.Equal(t, r.Dates("", 40), back.Dates("", 40))
		again, ok := back.RRule()
		require.True(t, ok)
		require.Equal(t, text, again)
		// The calendar of the standard library is the judge of days and weeks.
		if r.Unit != goals.ReviewMonths {
			step := r.Every
			if r.Unit == goals.ReviewWeeks {
				step *= 7
			}
			day, err := time.Parse(time.DateOnly, string(r.Start))
			require.NoError(t, err)
			for i, d := range r.Dates("", 5) {
				require.Equal(t, day.AddDate(0, 0, i*step).Format(time.DateOnly), string(d))
			}
		}
	})
}

func TestParseRRule(t *testing.T) {
	read := []struct{ start, text, want string }{
		{"2026-01-05", "FREQ=WEEKLY;BYDAY=MO", "2026-01-05 2026-01-12"},
		{"2026-01-05", "FREQ=MONTHLY;BYMONTHDAY=5;WKST=MO", "2026-01-05 2026-02-05"},
		{"2026-01-05", "FREQ=YEARLY", "2026-01-05 2027-01-05"},
		{"2026-01-05", "FREQ=DAILY;COUNT=2", "2026-01-05 2026-01-06"},
		{"2026-01-05", "FREQ=DAILY;UNTIL=20260106T235959Z", "2026-01-05 2026-01-06"},
		{"2024-02-29", "FREQ=YEARLY", "2024-02-29 2028-02-29"},
	}
	for _, tt := range read {
		r, err := goals.ParseRRule(goals.Date(tt.start), tt.text)
		require.NoError(t, err, tt.text)
		require.Equal(t, tt.want, dates(r.Dates("", 2)), tt.text)
	}
	for _, text := range []string{
		"", "FREQ", "FREQ=", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1001",
		"FREQ=DAILY;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=6", "FREQ=MONTHLY;BYMONTHDAY=-1",
		"FREQ=DAILY;BYSETPOS=-1", "FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20251231", "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;UNTIL=20260106Tx35959Z",
		"FREQ=DAILY;COUNT=2;UNTIL=20260106", "FREQ=YEARLY;INTERVAL=84", "FREQ=DAILY;X=1", "FREQ=DAILY;COUNT=x", strings.Repeat("A", 300),
	} {
		_, err := goals.ParseRRule("2026-01-05", text)
		require.ErrorIs(t, err, goals.ErrRRule, text)
	}
	_, err := goals.ParseRRule("2026-01", "FREQ=DAILY")
	require.ErrorIs(t, err, goals.ErrRRule)
}

func FuzzParseRRule(f *testing.F) {
	f.Add("2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
	f.Add("2026-01-05", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5")
	f.Fuzz(func(t *testing.T, start, text string) {
		r, err := goals.ParseRRule(goals.Date(start), text)
		if err != nil {
			require.ErrorIs(t, err, goals.ErrRRule)
			return
		}
		out, ok := r.RRule()
		require.True(t, ok)
		back, err := goals.ParseRRule(goals.Date(start), out)
		require.NoError(t, err)
		require.Equal(t, r.Dates("", 10), back.Dates("", 10))
	})
}

func BenchmarkReviewDates(b *testing.B) {
	r := goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewWeeks}
	b.ReportAllocs()
	for b.Loop() {
		if len(r.Dates("2026-02-01", 52)) != 52 {
			b.Fatal("52 dates")
		}
	}
}

func TestReviewDatesAllocations(t *testing.T) {
	r := goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}
	require.LessOrEqual(t, testing.AllocsPerRun(20, func() { r.Dates("", 52) }), 3.0)
}

// RFC 5545 has no case in its words, and an end may be a local time.
func TestRRuleAsOthersWriteIt(t *testing.T) {
	for _, text := range []string{"rrule:freq=weekly;until=20260131t090000", "RRULE:FREQ=WEEKLY;UNTIL=20260131T090000Z", "FREQ=WEEKLY;UNTIL=20260131"} {
		r, err := goals.ParseRRule("2026-01-01", text)
		require.NoError(t, err, text)
		require.Equal(t, goals.Review{Start: "2026-01-01", Every: 1, Unit: goals.ReviewWeeks, Until: "2026-01-31"}, r)
	}
	for _, text := range []string{"FREQ=WEEKLY;UNTIL=20260131T09", "FREQ=WEEKLY;UNTIL=20260131ZT09000", "FREQ=WEEKLY;UNTIL=20260131Z"} {
		_, err := goals.ParseRRule("2026-01-01", text)
		require.ErrorIs(t, err, goals.ErrRRule, text)
	}
}
