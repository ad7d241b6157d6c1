package gen_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/date"
)

// The patterns of dates know how many days a month has, leap years too, so that a
// schema refuses the days that Go refuses.
const (
	anyYear  = `([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)`
	leapYear = `([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)`
	anyMonth = `(0[1-9]|1[0-2])`
	to28     = `(0[1-9]|1[0-9]|2[0-8])`
	lastDays = `(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31`

	datePattern = `^(` + anyYear + `(-(` + anyMonth + `(-` + to28 + `)?|` + lastDays + `))?|` + leapYear + `-02-29)$`
	dayPattern  = `^` + someDay + `$`
	someDay     = `(` + anyYear + `-(` + anyMonth + `-` + to28 + `|` + lastDays + `)|` + leapYear + `-02-29)`
)

// instantPattern is that of every instant, on a day that exists.
var instantPattern = strings.Replace(date.InstantPattern, `^[0-9]{4}-[0-9]{2}-[0-9]{2}`, `^`+someDay, 1)

// The patterns allow what Go reads, for every day there might be.
func TestDatePatterns(t *testing.T) {
	require.NotEqual(t, date.InstantPattern, instantPattern)
	dates, days, instants := regexp.MustCompile(datePattern), regexp.MustCompile(dayPattern), regexp.MustCompile(instantPattern)
	same := func(text string, day bool) {
		valid := date.Date(text).IsValid()
		require.Equal(t, valid, dates.MatchString(text), text)
		require.Equal(t, valid && day, days.MatchString(text), text)
		instant := text + "T09:30:00Z"
		require.Equal(t, date.Instant(instant).IsValid(), instants.MatchString(instant), instant)
	}
	for _, year := range []int{0, 1, 4, 10, 96, 99, 100, 104, 200, 400, 800, 999, 1000, 1600, 1900, 2000, 2023, 2024, 2026, 2096, 2100, 2104, 2400, 4000, 9996, 9999} {
		same(fmt.Sprintf("%04d", year), false)
		for month := range 14 {
			same(fmt.Sprintf("%04d-%02d", year, month), false)
			for day := range 33 {
				same(fmt.Sprintf("%04d-%02d-%02d", year, month, day), true)
			}
		}
	}
	for year := range 10_000 {
		same(fmt.Sprintf("%04d-02-29", year), true)
	}
	for _, text := range []string{"", "2026-", "2026-1-1", "2026-01-01-", " 2026", "2026-01-01T", "20260101", "+2026"} {
		same(text, false)
	}
}
