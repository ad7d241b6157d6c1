package schemas_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

// Patterns keep to what the regular expressions of all languages have in common,
// as the specification of JSON Schema asks: characters, classes, groups, choices,
// counts and both ends. What \s, \w, \d, \p, \b and the dot stand for differs, and
// nothing is looked at from behind or ahead.
func TestPatternsArePortable(t *testing.T) {
	patterns := map[string]string{}
	var visit func(node any, kind string)
	visit = func(node any, kind string) {
		switch n := node.(type) {
		case map[string]any:
			if p, ok := n["pattern"].(string); ok {
				patterns[p] = kind
			}
			_, isText := n["format"].(string)
			require.False(t, isText, "%s: validators differ about format", kind)
			for name, v := range n {
				if name != "examples" && name != "const" && name != "enum" {
					visit(v, kind)
				}
			}
		case []any:
			for _, v := range n {
				visit(v, kind)
			}
		}
	}
	for _, kind := range schemas.Kinds() {
		text, err := schemas.Schema(kind)
		require.NoError(t, err)
		var root any
		require.NoError(t, json.Unmarshal(text, &root))
		visit(root, kind)
	}
	require.NotEmpty(t, patterns)
	for p, kind := range patterns {
		require.Empty(t, oddity(p), "%s: %s", kind, p)
	}
	for p, reason := range map[string]string{
		`\s`: "\\s", `[\d]`: "\\d", `a.b`: ".", `(?:a)`: "(?", `a*?`: "*?", `a++`: "++", `\p{L}`: "\\p", `[[:alpha:]]`: "[ in a class", `(?i)a`: "(?",
	} {
		require.Equal(t, reason, oddity(p), "the test itself")
	}
}

// oddity names the first part of a pattern that is not common to all languages.
func oddity(p string) string {
	inClass := false
	before := byte(0)
	for i := 0; i < len(p); i++ {
		c := p[i]
		switch {
		case c == '\\':
			i++
			switch p[i] {
			case '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '^', '$', '\\', '/', 't', 'n', 'r':
			default:
				return p[i-1 : i+1]
			}
		case inClass && c == '[':
			return "[ in a class"
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case inClass:
		case c == '.':
			return "."
		case c == '?' && before == '(', (c == '?' || c == '+') && (before == '*' || before == '+' || before == '?' || before == '}'):
			return string(before) + string(c)
		}
		before = c
	}
	return ""
}
