package date

import (
	"regexp"
	"sync"
	"time"
)

// Instant is a moment: YYYY-MM-DDThh:mm:ss with an optional fraction of up to
// nine digits and a zone, Z or ±hh:mm. The empty Instant is no instant.
type Instant string

// InstantPattern is the one form of an instant that every reader agrees on
// (RE2 and ECMA 262): a part of RFC 3339 without leap seconds, lower case or
// odd zones.
const InstantPattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`

// InstantRule is the sentence that tells the way out of a malformed instant.
const InstantRule = "must be an instant such as 2026-05-04T09:30:00Z, on a day that exists"

var instant = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(InstantPattern) })

// IsValid reports whether i has the form of [InstantPattern] and its day
// exists.
func (i Instant) IsValid() bool {
	return instant().MatchString(string(i)) && Date(i[:10]).IsValid()
}

// Time returns the moment, and whether i is a valid instant.
func (i Instant) Time() (time.Time, bool) {
	if !i.IsValid() {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339Nano, string(i))
	return t, err == nil
}

// Date returns the day of i in its own zone.
func (i Instant) Date() Date {
	if !i.IsValid() {
		return ""
	}
	return Date(i[:10])
}
