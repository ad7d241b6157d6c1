package fhir

import (
	"strings"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// primitive is how the values of a primitive type are written in JSON.
type primitive struct {
	token strictjson.Token // String, Number or True for a boolean
	valid func(string) bool
	rule  string
}

var primitives = [lastPrimitive + 1]primitive{
	kindBase64:      {strictjson.String, isBase64, "must be base64"},
	kindBoolean:     {strictjson.True, nil, "must be true or false, without quotes"},
	kindCanonical:   {strictjson.String, isURI, "must be a canonical URL, without spaces"},
	kindCode:        {strictjson.String, isCode, "must be a code: words without space at the ends and with single spaces between"},
	kindDate:        {strictjson.String, isDate, date.Rule},
	kindDateTime:    {strictjson.String, isDateTime, "must be a date, or a date with seconds and zone such as 2026-05-04T09:30:00Z, and must exist"},
	kindDecimal:     {strictjson.Number, nil, "must be a number, without quotes"},
	kindID:          {strictjson.String, isID, "must be an id: 1 to 64 letters, digits, - and ."},
	kindInstant:     {strictjson.String, isInstant, "must be an instant such as 2026-05-04T09:30:00Z, on a day that exists"},
	kindInteger:     {strictjson.Number, isInteger, "must be an integer from -2147483648 to 2147483647, written without point or exponent"},
	kindInteger64:   {strictjson.String, isInteger64, "must be a 64 bit integer, written in quotes"},
	kindMarkdown:    {strictjson.String, isText, "must not be empty, nor hold control characters other than tab and line ends"},
	kindOID:         {strictjson.String, isOID, "must be an OID such as urn:oid:1.2.3"},
	kindPositiveInt: {strictjson.Number, isPositive, "must be an integer from 1 to 2147483647, written without point or exponent"},
	kindString:      {strictjson.String, isText, "must not be empty, nor hold control characters other than tab and line ends"},
	kindTime:        {strictjson.String, isTime, "must be a time of day such as 09:30:00"},
	kindUnsignedInt: {strictjson.Number, isUnsigned, "must be an integer from 0 to 2147483647, written without point or exponent"},
	kindURI:         {strictjson.String, isURI, "must be a URI, without spaces"},
	kindURL:         {strictjson.String, isURI, "must be a URL, without spaces"},
	kindUUID:        {strictjson.String, isUUID, "must be a UUID such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520"},
	kindXHTML:       {strictjson.String, isDiv, "must be an XHTML div element with the namespace http://www.w3.org/1999/xhtml and something in it"},
}

// check returns the code and the rule that e breaks as a value of kind k, or
// "".
func (k kind) check(e Element) (fault.Code, string) {
	p := primitives[k]
	token := e.node().token
	if token == strictjson.False {
		token = strictjson.True
	}
	switch {
	case token != p.token:
		return fault.Type, typeRule[p.token]
	case p.valid != nil && !p.valid(e.Text()):
		if text := e.Text(); p.token == strictjson.Number && isWholeText(text) {
			return fault.Range, p.rule
		}
		return fault.Format, p.rule
	}
	return "", ""
}

var typeRule = map[strictjson.Token]string{
	strictjson.String: "must be a JSON string",
	strictjson.Number: "must be a JSON number, without quotes",
	strictjson.True:   "must be true or false, without quotes",
}

// isText follows the rule of FHIR strings: not empty, and no control
// characters but tab, line feed and carriage return.
func isText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
	}
	return s != ""
}

func isCode(s string) bool {
	space := true // so that none may stand first
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ':
			return false
		case c == ' ':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
	}
	return !space
}

func isURI(s string) bool { return s != "" && !strings.ContainsAny(s, " \t\n\r\v\f") }

func isID(s string) bool { return len(s) <= 64 && made(s, isIDByte) }

func isIDByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '-' || c == '.'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHex(c byte) bool { return isDigit(c) || 'a' <= c && c <= 'f' }

// made reports whether s is one or more bytes that all are of.
func made(s string, of func(byte) bool) bool {
	for i := range len(s) {
		if !of(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDate(s string) bool { return date.Date(s).IsValid() }

// isDateTime follows FHIR: a date, or a day with a time and a zone. The
// second 60 is allowed there.
func isDateTime(s string) bool {
	day, rest, timed := strings.Cut(s, "T")
	if !timed {
		return isDate(s)
	}
	if len(day) != 10 || !isDate(day) {
		return false
	}
	clock, zone := rest, ""
	switch i := strings.IndexAny(rest, "Z+-"); {
	case i < 0:
		return false
	default:
		clock, zone = rest[:i], rest[i:]
	}
	if zone != "Z" && (len(zone) != 6 || zone[3] != ':' || !isZone(zone[1:3], zone[4:6])) {
		return false
	}
	return isTime(clock)
}

// isZone reports whether hours and minutes are at most 14:00.
func isZone(h, m string) bool {
	return made(h, isDigit) && made(m, isDigit) && (h < "14" && m < "60" || h == "14" && m == "00")
}

func isTime(s string) bool {
	whole, fraction, dotted := strings.Cut(s, ".")
	if len(whole) != 8 || whole[2] != ':' || whole[5] != ':' || dotted && !made(fraction, isDigit) {
		return false
	}
	h, m, sec := whole[:2], whole[3:5], whole[6:]
	return made(h+m+sec, isDigit) && h < "24" && m < "60" && sec <= "60"
}

func isInstant(s string) bool { return len(s) > 10 && isDateTime(s) }

// isWhole reports whether s, which is a JSON number, is an integer within the
// two bounds given as digits.
func isWhole(s, lowest, highest string) bool {
	digits, negative := strings.CutPrefix(s, "-")
	bound := highest
	if negative {
		bound = lowest
	}
	return made(digits, isDigit) && (digits[0] != '0' || s == "0") &&
		(len(digits) < len(bound) || len(digits) == len(bound) && digits <= bound)
}

// isWholeText reports whether s is written as an integer, of whatever size.
func isWholeText(s string) bool { return made(strings.TrimPrefix(s, "-"), isDigit) && s != "-0" }

func isInteger(s string) bool   { return isWhole(s, "2147483648", "2147483647") }
func isInteger64(s string) bool { return isWhole(s, "9223372036854775808", "9223372036854775807") }
func isUnsigned(s string) bool  { return isWhole(s, "", "2147483647") }
func isPositive(s string) bool  { return isUnsigned(s) && s != "0" }

func isOID(s string) bool {
	s, ok := strings.CutPrefix(s, "urn:oid:")
	if !ok || s == "" || s[0] > '2' {
		return false
	}
	arcs := strings.Split(s, ".")
	for _, a := range arcs {
		if !made(a, isDigit) || len(a) > 1 && a[0] == '0' {
			return false
		}
	}
	return len(arcs) > 1
}

func isUUID(s string) bool {
	s, ok := strings.CutPrefix(s, "urn:uuid:")
	if !ok || len(s) != 36 {
		return false
	}
	for i := range len(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (s[i] == '-') || !dash && !isHex(s[i]) {
			return false
		}
	}
	return true
}

func isBase64(s string) bool {
	n := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			continue
		case c == '=':
			if strings.Trim(s[i:], "= \n\r\t") != "" || strings.Count(s[i:], "=") > 2 {
				return false
			}
		case !(isIDByte(c) && c != '-' && c != '.') && c != '+' && c != '/':
			return false
		}
		n++
	}
	return n > 0 && n%4 == 0
}

// isDiv is the part of txt-1 and txt-2 that needs no XHTML parser.
func isDiv(s string) bool {
	s = strings.TrimSpace(s)
	head, body, ok := strings.Cut(s, ">")
	rest, isDivTag := strings.CutPrefix(head, "<div")
	if !ok || !isDivTag || strings.HasSuffix(head, "/") || rest != "" && strings.IndexByte(" \t\r\n", rest[0]) < 0 {
		return false
	}
	body, ok = strings.CutSuffix(body, "</div>")
	return ok && strings.TrimSpace(body) != "" && strings.Contains(rest, "http://www.w3.org/1999/xhtml")
}
