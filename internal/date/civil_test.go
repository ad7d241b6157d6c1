package date_test

import (
	"testing"
	"time"

	"github.com/concord-sdm/concord/internal/date"
)

// The standard library is the judge, over the whole range of years.
func TestDayAgreesWithTime(t *testing.T) {
	for n := -719162; n <= 2932896; n += 37 {
		at := time.Unix(int64(n)*86400, 0).UTC()
		y, m, d := date.Day(n).Civil()
		if y != at.Year() || m != int(at.Month()) || d != at.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %s", n, y, m, d, at.Format(time.DateOnly))
		}
		if got := date.DayOf(y, m, d); got != date.Day(n) {
			t.Fatalf("%s is day %d, want %d", at.Format(time.DateOnly), got, n)
		}
		if got := date.Day(n).Date(); string(got) != at.Format(time.DateOnly) {
			t.Fatalf("day %d is written %s, want %s", n, got, at.Format(time.DateOnly))
		}
		if got, want := date.Day(n).Weekday(), (int(at.Weekday())+6)%7; got != want {
			t.Fatalf("%s is weekday %d, want %d", at.Format(time.DateOnly), got, want)
		}
	}
}

func TestDayOutsideTheCalendar(t *testing.T) {
	for _, n := range []date.Day{-719163, 2932897, -1 << 31} {
		if d := n.Date(); d != "" {
			t.Errorf("day %d has no date, got %s", n, d)
		}
	}
	if y, m, d := date.Day(-719528).Civil(); y != 0 || m != 1 || d != 1 {
		t.Errorf("year 0 begins on its first of January, got %d-%d-%d", y, m, d)
	}
	if got := date.Day(-1000000).Weekday(); got < 0 || got > 6 {
		t.Errorf("weekday %d", got)
	}
}

func TestDaysInMonth(t *testing.T) {
	for _, y := range []int{1900, 2000, 2023, 2024} {
		for m := 1; m <= 12; m++ {
			want := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			if got := date.DaysInMonth(y, m); got != want {
				t.Errorf("%d-%02d has %d days, want %d", y, m, got, want)
			}
		}
	}
}
