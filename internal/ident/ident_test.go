package ident_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/internal/ident"
)

func TestValidID(t *testing.T) {
	tests := []struct {
		in string
		ok bool
	}{
		{"a", true},
		{"0", true},
		{"A.b-C9", true},
		{"a.", true},
		{"a--", true},
		{strings.Repeat("a", 64), true},
		{"", false},
		{strings.Repeat("a", 65), false},
		{".a", false},
		{"-a", false},
		{"a b", false},
		{"a_b", false},
		{"a/b", false},
		{"a\n", false},
		{"é", false},
		{"aé", false},
		{"a\x00", false},
		{"[", false},
		{"@", false},
		{"`", false},
		{"{", false},
	}
	for _, test := range tests {
		if got := ident.ValidID(test.in); got != test.ok {
			t.Errorf("%q: got %v", test.in, got)
		}
	}
}

func TestValidExtension(t *testing.T) {
	tests := []struct {
		in string
		ok bool
	}{
		{"org.example", true},
		{"org.example.note", true},
		{"a.b", true},
		{"a-b.0-9", true},
		{"x.a-", true},
		{"", false},
		{"org", false},
		{"org.", false},
		{".org", false},
		{"org..note", false},
		{"0rg.example", false},
		{"org.-a", false},
		{"-org.a", false},
		{"Org.example", false},
		{"org.Example", false},
		{"org.exa_mple", false},
		{"org.exämple", false},
		{"org.example\n", false},
	}
	for _, test := range tests {
		if got := ident.ValidExtension(test.in); got != test.ok {
			t.Errorf("%q: got %v", test.in, got)
		}
	}
}

func TestCanonicalLanguage(t *testing.T) {
	tests := []struct {
		in, want, base string
	}{
		{"en", "en", "en"},
		{"EN", "en", "en"},
		{"pt-br", "pt-BR", "pt"},
		{"pt_BR", "pt-BR", "pt"},
		{"zh-hant-tw", "zh-Hant-TW", "zh"},
		{"sr-LATN", "sr-Latn", "sr"},
		{"es-419", "es-419", "es"},
		{"de-ch-1996", "de-CH-1996", "de"},
		{"sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994", "sl"},
		{"haw", "haw", "haw"},
		{"", "", ""},
		{"e", "", ""},
		{"engl", "", ""},
		{"12", "", ""},
		{"en-", "", ""},
		{"-en", "", ""},
		{"en--US", "", ""},
		{"en-U", "", ""},
		{"en-USA", "", ""},
		{"en-US-GB", "", ""},
		{"en-US-Latn", "", ""},
		{"en-12", "", ""},
		{"en-rozaj-US", "", ""},
		{"en-abcdefghi", "", ""},
		{"en-x-private", "", ""},
		{"en-u-ca-gregory", "", ""},
		{"i-klingon", "", ""},
		{"é", "", ""},
		{"en-Éire", "", ""},
		{"en US", "", ""},
	}
	for _, test := range tests {
		got, ok := ident.CanonicalLanguage(test.in)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: got %q, %v; want %q", test.in, got, ok, test.want)
		}
		if base := ident.BaseLanguage(test.in); base != test.base {
			t.Errorf("%q: base %q, want %q", test.in, base, test.base)
		}
		if valid := ident.ValidLanguage(test.in); valid != (test.in != "" && test.in == test.want) {
			t.Errorf("%q: valid is %v", test.in, valid)
		}
	}
}

var (
	idPattern        = regexp.MustCompile(ident.IDPattern)
	extensionPattern = regexp.MustCompile(ident.ExtensionPattern)
	languagePattern  = regexp.MustCompile(ident.LanguagePattern)
)

// FuzzPatterns proves that the published patterns and the functions agree.
func FuzzPatterns(f *testing.F) {
	for _, s := range []string{
		"a", "A.b-C9", "org.example.note", "org.-a", "en", "pt-BR", "zh-Hant-TW", "es-419", "sl-rozaj-1994",
		"EN", "", ".", "-", "a_b", "é", "a\n", strings.Repeat("a", 65), "en-Latn-US-1abc", "pt_BR", "abc.def-", "en-U",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := ident.ValidID(s), idPattern.MatchString(s); got != want {
			t.Errorf("id %q: the function says %v, the pattern %v", s, got, want)
		}
		if got, want := ident.ValidExtension(s), extensionPattern.MatchString(s); got != want {
			t.Errorf("extension %q: the function says %v, the pattern %v", s, got, want)
		}
		if got, want := ident.ValidLanguage(s), languagePattern.MatchString(s); got != want {
			t.Errorf("language %q: the function says %v, the pattern %v", s, got, want)
		}
		if c, ok := ident.CanonicalLanguage(s); ok {
			if again, ok := ident.CanonicalLanguage(c); !ok || again != c {
				t.Errorf("language %q: canonical %q becomes %q", s, c, again)
			}
			if !strings.HasPrefix(c, ident.BaseLanguage(s)) {
				t.Errorf("language %q: base %q", s, ident.BaseLanguage(s))
			}
		}
	})
}
