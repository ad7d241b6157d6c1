// Package ident holds the forms of names that every wing shares: ids, keys of
// extensions, and language tags.
//
// It does not look names up: a language tag may name no language, and an
// extension key no domain. Fuzzing proves that the functions and the published
// patterns agree. The package is internal; the patterns are part of the
// documents and only loosened within a major version.
package ident

import "strings"

// IDPattern is the form of an id as a regular expression (RE2 and ECMA 262).
const IDPattern = `^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$`

// IDRule is the sentence that tells the way out of a malformed id.
const IDRule = "must be 1 to 64 letters, digits, dots or hyphens, and start with a letter or digit"

// ValidID reports whether s has the form of [IDPattern].
func ValidID(s string) bool {
	if len(s) == 0 || len(s) > 64 || !alnum(s[0]) {
		return false
	}
	for i := 1; i < len(s); i++ {
		if c := s[i]; !alnum(c) && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

// ExtensionPattern is the form of a key in an extensions object: a reverse
// DNS name of at least two labels, such as org.example.note.
const ExtensionPattern = `^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$`

// ExtensionRule is the sentence that tells the way out of a malformed key.
const ExtensionRule = "must be a reverse DNS name in lower case, such as org.example.note"

// ValidExtension reports whether s has the form of [ExtensionPattern].
func ValidExtension(s string) bool {
	labels := 0
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || label[0] == '-' || (labels == 0 && !lower(label[0])) {
			return false
		}
		for i := range len(label) {
			if c := label[i]; !lower(c) && !digit(c) && c != '-' {
				return false
			}
		}
		labels++
	}
	return labels >= 2
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }
func digit(c byte) bool { return '0' <= c && c <= '9' }
func alpha(c byte) bool { return lower(c | 0x20) }
func alnum(c byte) bool { return alpha(c) || digit(c) }
