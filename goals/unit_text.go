package goals

import "strings"

// UnitTextAgrees reports whether a unit as printed for people may stand beside
// a UCUM code: the code itself, a known name for it, or a text that names no
// unit this table knows. "lbs" beside "mm[Hg]" does not agree.
func UnitTextAgrees(text, code string) bool {
	names, word := unitNames(), strings.ToLower(strings.TrimSpace(text))
	if word == "" || word == strings.ToLower(code) {
		return true
	}
	means, ok := names[word]
	if !ok {
		if unitOf(strings.TrimSpace(text)) == nil {
			return true // not a unit we know: nothing to hold against it
		}
		means = strings.TrimSpace(text)
	}
	a, b := unitOf(means), unitOf(code)
	return a != nil && b != nil && a.kind == b.kind && a.num == b.num && a.den == b.den && a.zero == b.zero
}

// unitNames are printed names, in lower case, and the codes they stand for.
func unitNames() map[string]string {
	return map[string]string{
		"lb": "[lb_av]", "lbs": "[lb_av]", "pound": "[lb_av]", "pounds": "[lb_av]",
		"oz": "[oz_av]", "ounce": "[oz_av]", "ounces": "[oz_av]", "stone": "[stone_av]",
		"kilogram": "kg", "kilograms": "kg", "kilos": "kg", "kgs": "kg", "gram": "g", "grams": "g",
		"milligram": "mg", "milligrams": "mg",
		"in": "[in_i]", "inch": "[in_i]", "inches": "[in_i]", "ft": "[ft_i]", "foot": "[ft_i]", "feet": "[ft_i]",
		"yd": "[yd_i]", "yard": "[yd_i]", "yards": "[yd_i]", "mile": "[mi_i]", "miles": "[mi_i]",
		"meter": "m", "meters": "m", "metre": "m", "metres": "m", "kilometers": "km", "kilometres": "km",
		"mmhg": "mm[Hg]", "mm hg": "mm[Hg]", "cmh2o": "cm[H2O]",
		"f": "[degF]", "°f": "[degF]", "degf": "[degF]", "c": "Cel", "°c": "Cel", "degc": "Cel",
		"percent": "%", "litre": "L", "liter": "L", "litres": "L", "liters": "L",
		"day": "d", "days": "d", "week": "wk", "weeks": "wk", "month": "mo", "months": "mo",
		"year": "a", "years": "a", "hour": "h", "hours": "h", "hr": "h", "minute": "min", "minutes": "min",
		"mins": "min", "second": "s", "seconds": "s", "sec": "s",
		"bpm": "/min", "beats/min": "/min", "steps/day": "/d", "calories": "kcal",
	}
}

// plainUnit returns a unit code as people write it: "mmHg", "steps/d". It is
// empty for a plain number.
func plainUnit(code string) string {
	if code == "1" {
		return ""
	}
	terms := strings.Split(code, "/")
	for i, term := range terms {
		before, rest, noted := strings.Cut(term, "{")
		if noted && before == "" { // the annotation is all there is to read
			before = strings.ReplaceAll(strings.TrimSuffix(rest, "}"), "_", " ")
		}
		switch before {
		case "mm[Hg]":
			before = "mmHg"
		case "cm[H2O]":
			before = "cmH2O"
		case "[degF]":
			before = "°F"
		case "Cel":
			before = "°C"
		case "[stone_av]":
			before = "st"
		}
		for _, ending := range [...]string{"_av]", "_i]", "]"} {
			if name, ok := strings.CutSuffix(before, ending); ok && strings.HasPrefix(name, "[") {
				before = name[1:]
			}
		}
		terms[i] = before
	}
	return strings.Join(terms, "/")
}
