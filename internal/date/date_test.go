package date_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/concord-sdm/concord/internal/date"
)

func TestDays(t *testing.T) {
	tests := []struct {
		in          date.Date
		first, last date.Date // empty if in is no date
	}{
		{"2026-05-04", "2026-05-04", "2026-05-04"},
		{"2026-05", "2026-05-01", "2026-05-31"},
		{"2026-12", "2026-12-01", "2026-12-31"},
		{"2026", "2026-01-01", "2026-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023-02", "2023-02-01", "2023-02-28"},
		{"1900-02", "1900-02-01", "1900-02-28"}, // divisible by 100
		{"2000-02-29", "2000-02-29", "2000-02-29"},
		{"0001", "0001-01-01", "0001-12-31"},
		{"9999-12-31", "9999-12-31", "9999-12-31"},
		{"", "", ""},
		{"0000", "", ""},
		{"0000-01-01", "", ""},
		{"2023-02-29", "", ""},
		{"1900-02-29", "", ""},
		{"2026-04-31", "", ""},
		{"2026-00", "", ""},
		{"2026-13", "", ""},
		{"2026-05-00", "", ""},
		{"2026-05-32", "", ""},
		{"2026-5-4", "", ""},
		{"2026/05/04", "", ""},
		{"2026-05/04", "", ""},
		{"2026/05", "", ""},
		{"20260504", "", ""},
		{"26-05-04", "", ""},
		{"+2026", "", ""},
		{"-001", "", ""},
		{"2026-", "", ""},
		{"2026-0a", "", ""},
		{"2026-05-0a", "", ""},
		{"202a", "", ""},
		{" 2026", "", ""},
		{"2026-05-04T00:00:00Z", "", ""},
		{"２０２６", "", ""},
	}
	for _, test := range tests {
		valid := test.first != ""
		if got := test.in.IsValid(); got != valid {
			t.Errorf("%q: valid is %v", test.in, got)
		}
		first, last, ok := test.in.Days()
		if ok != valid {
			t.Errorf("%q: ok is %v", test.in, ok)
		}
		if ok && (date.FromDay(first) != test.first || date.FromDay(last) != test.last) {
			t.Errorf("%q: got %s to %s, want %s to %s", test.in, date.FromDay(first), date.FromDay(last), test.first, test.last)
		}
	}
}

func TestFromDay(t *testing.T) {
	for n, want := range map[int]date.Date{
		0: "1970-01-01", -1: "1969-12-31", 1: "1970-01-02", 19782: "2024-02-29",
		-719162: "0001-01-01", -719163: "", 2932896: "9999-12-31", 2932897: "",
		-1 << 31: "", 1<<31 - 1: "",
	} {
		if got := date.FromDay(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	for n := -719162; n <= 2932896; n += 97 {
		d := date.FromDay(n)
		first, last, ok := d.Days()
		if !ok || first != n || last != n {
			t.Fatalf("%d: %s is day %d to %d, %v", n, d, first, last, ok)
		}
	}
}

func TestOrder(t *testing.T) {
	tests := []struct {
		a, b            date.Date
		before, overlap bool
	}{
		{"2025", "2026", true, false},
		{"2025-12-31", "2026", true, false},
		{"2026-04", "2026-05-01", true, false},
		{"1969-12-31", "1970-01-01", true, false},
		{"2026", "2026-05", false, true},
		{"2026-05", "2026-05-31", false, true},
		{"2026-05-04", "2026-05-04", false, true},
		{"2026", "", false, false},
		{"", "2026", false, false},
		{"", "", false, false},
		{"2026-02-30", "2027", false, false},
	}
	for _, test := range tests {
		if got := test.a.Before(test.b); got != test.before {
			t.Errorf("%s before %s: %v", test.a, test.b, got)
		}
		if got := test.b.After(test.a); got != test.before {
			t.Errorf("%s after %s: %v", test.b, test.a, got)
		}
		if test.before && (test.b.Before(test.a) || test.a.After(test.b)) {
			t.Errorf("%s and %s are each before the other", test.a, test.b)
		}
		if test.a.Overlaps(test.b) != test.overlap || test.b.Overlaps(test.a) != test.overlap {
			t.Errorf("%s overlaps %s: want %v", test.a, test.b, test.overlap)
		}
	}
}

func TestInstant(t *testing.T) {
	tests := []struct {
		in   date.Instant
		unix int64
		day  date.Date // empty if in is no instant
	}{
		{"1970-01-01T00:00:00Z", 0, "1970-01-01"},
		{"1970-01-01T00:00:01.999999999Z", 1, "1970-01-01"},
		{"1970-01-01T01:00:00+01:00", 0, "1970-01-01"},
		{"1969-12-31T00:01:00-23:59", 0, "1969-12-31"},
		{"2024-02-29T23:59:59Z", 1709251199, "2024-02-29"},
		{"1970-01-01T00:00:00-00:00", 0, "1970-01-01"},
		{"", 0, ""},
		{"2026-05-04", 0, ""},
		{"2026-05-04T09:30:00", 0, ""},
		{"2026-05-04T09:30Z", 0, ""},
		{"2026-05-04T9:30:00Z", 0, ""},
		{"2026-05-04 09:30:00Z", 0, ""},
		{"2026-05-04t09:30:00z", 0, ""},
		{"2026-05-04T24:00:00Z", 0, ""},
		{"2026-05-04T23:59:60Z", 0, ""},
		{"2026-05-04T09:60:00Z", 0, ""},
		{"2026-05-04T09:30:00.Z", 0, ""},
		{"2026-05-04T09:30:00,5Z", 0, ""},
		{"2026-05-04T09:30:00.1234567890Z", 0, ""},
		{"2026-05-04T09:30:00+24:00", 0, ""},
		{"2026-05-04T09:30:00+0200", 0, ""},
		{"2026-05-04T09:30:00+02", 0, ""},
		{"2026-02-29T09:30:00Z", 0, ""},
		{"0000-01-01T00:00:00Z", 0, ""},
		{"2026-05-04T09:30:00Z\n", 0, ""},
	}
	for _, test := range tests {
		valid := test.day != ""
		if got := test.in.IsValid(); got != valid {
			t.Errorf("%q: valid is %v", test.in, got)
		}
		at, ok := test.in.Time()
		if ok != valid || (ok && at.Unix() != test.unix) {
			t.Errorf("%q: got %v, %v; want %d", test.in, at.Unix(), ok, test.unix)
		}
		if got := test.in.Date(); got != test.day {
			t.Errorf("%q: day %q, want %q", test.in, got, test.day)
		}
	}
}

var datePattern = regexp.MustCompile(date.Pattern)

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026", "2026-05", "2026-05-04", "2023-02-29", "0000", "2026-05-04T09:30:00.5+02:00", "2026-5", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := date.Date(s)
		if d.IsValid() {
			if !datePattern.MatchString(s) {
				t.Errorf("%q is a date and has not the form of one", s)
			}
			if first, last, ok := d.Days(); !ok || first > last || !d.Overlaps(date.FromDay(last)) {
				t.Errorf("%q: days %d to %d, %v", s, first, last, ok)
			}
		}
		if _, err := time.Parse(time.DateOnly, s); d.IsValid() != (err == nil && s[:4] != "0000") && len(s) == 10 {
			t.Errorf("%q: valid is %v, the time package says %v", s, d.IsValid(), err)
		}
		i := date.Instant(s)
		if at, ok := i.Time(); ok {
			theirs, err := time.Parse(time.RFC3339Nano, s)
			if err != nil || !theirs.Equal(at) || !i.Date().IsValid() {
				t.Errorf("%q: got %v, the time package has %v, %v", s, at, theirs, err)
			}
		} else if i.IsValid() {
			t.Errorf("%q is an instant without a time", s)
		}
	})
}
