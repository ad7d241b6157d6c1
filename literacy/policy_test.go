package literacy_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

func TestSamplePolicies(t *testing.T) {
	files, err := filepath.Glob("data/policy.*.json")
	require.NoError(t, err)
	policies := literacy.SamplePolicies()
	require.Len(t, policies, len(files))
	for i, p := range policies {
		require.NoError(t, p.Validate())
		data, err := os.ReadFile(files[i])
		require.NoError(t, err)
		again, err := p.Encode()
		require.NoError(t, err)
		require.Equal(t, string(data), string(again), "the file is canonical")
	}
}

func faultsOf(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	faults, ok := errors.AsType[literacy.Faults](err)
	require.True(t, ok)
	var list []string
	for _, f := range faults {
		require.NotEmpty(t, f.Error())
		list = append(list, f.Pointer+" "+string(f.Code))
	}
	return list
}

func TestPolicyFaults(t *testing.T) {
	good := literacy.Policy{Format: "literacy.policy/1.0"}
	tests := []struct {
		name   string
		change func(*literacy.Policy)
		want   []string
	}{
		{"good", func(*literacy.Policy) {}, nil},
		{"no format", func(p *literacy.Policy) { p.Format = "" }, []string{"/format required"}},
		{"id", func(p *literacy.Policy) { p.ID = "a b" }, []string{"/id format"}},
		{"title", func(p *literacy.Policy) { p.Title = strings.Repeat("x", 501) }, []string{"/title tooLarge"}},
		{"language", func(p *literacy.Policy) { p.Language = "English!" }, []string{"/language format"}},
		{"target formula", func(p *literacy.Policy) { p.Targets = []literacy.Target{{"en", "none", 1}} }, []string{"/targets/0/formula reference"}},
		{"target language", func(p *literacy.Policy) { p.Targets = []literacy.Target{{"es", "smog", 1}} }, []string{"/targets/0/formula conflict"}},
		{"target without language", func(p *literacy.Policy) { p.Targets = []literacy.Target{{"", "lix", 1}} }, []string{"/targets/0/language required"}},
		{"target bound", func(p *literacy.Policy) { p.Targets = []literacy.Target{{"en", "smog", 1e9}} }, []string{"/targets/0/bound range"}},
		{"two targets", func(p *literacy.Policy) {
			p.Targets = []literacy.Target{{"en", "smog", 6}, {"en-GB", "lix", 30}}
		}, []string{"/targets/1/language duplicate"}},
		{"reading", func(p *literacy.Policy) { p.Reading = "some" }, []string{"/reading enum"}},
		{"profile", func(p *literacy.Policy) { p.Profile = "own" }, []string{"/profile enum"}},
		{"limits", func(p *literacy.Policy) { p.LongSentence, p.LongParagraph = -1, 5000 }, []string{"/longSentence range", "/longParagraph range"}},
		{"allowed", func(p *literacy.Policy) { p.Allowed = []string{"ok", " "} }, []string{"/allowed/1 range"}},
		{"added", func(p *literacy.Policy) {
			p.Added = []literacy.Term{{Term: "", Plain: []string{""}, Forms: []string{" "}, Part: "thing", Reason: strings.Repeat("x", 501)}}
		}, []string{"/added/0/term range", "/added/0/plain/0 required", "/added/0/forms/0 range", "/added/0/part enum", "/added/0/reason tooLarge"}},
		{"plain", func(p *literacy.Policy) {
			p.Added = []literacy.Term{{Term: "a", Plain: strings.Split("a b c d e f g h i j k", " ")}}
		}, []string{"/added/0/plain range"}},
		{"too many", func(p *literacy.Policy) {
			p.Added, p.Allowed = make([]literacy.Term, 20001), make([]string, 0)
		}, []string{"/added tooLarge"}},
		{"extension", func(p *literacy.Policy) { p.Extensions = map[string]json.RawMessage{"x": []byte("1")} }, []string{"/extensions/x format"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := good
			tt.change(&p)
			if d := cmp.Diff(tt.want, faultsOf(t, p.Validate())); d != "" {
				t.Error(d)
			}
		})
	}
	p := good
	p.Targets = []literacy.Target{{"en", "none", 1}}
	require.ErrorIs(t, p.Validate(), literacy.ErrFormula)
}

func TestLexiconFaults(t *testing.T) {
	l := literacy.Lexicon{Format: "literacy.lexicon/2.0", ID: "-", Terms: []literacy.Term{{Term: "a"}, {Term: "A"}}}
	got := faultsOf(t, l.Validate())
	require.Equal(t, []string{"/format newerFormat", "/id format", "/language required", "/terms/1/term duplicate"}, got)
	require.ErrorIs(t, l.Validate(), literacy.ErrNewerFormat)
}

func TestDecode(t *testing.T) {
	_, err := literacy.DecodePolicy([]byte(`{"format":"literacy.policy/1.0","targets":[],"nonsense":1}`))
	require.Equal(t, []string{"/nonsense unknownMember"}, faultsOf(t, err))
	_, err = literacy.DecodeLexicon([]byte(`{"format":"literacy.lexicon/1.9","language":"en","terms":[]}`))
	require.ErrorIs(t, err, literacy.ErrNewerFormat)
	p := literacy.Policy{Format: "literacy.policy/1.0", Added: []literacy.Term{{Term: "a"}}}
	data, err := p.Encode()
	require.NoError(t, err)
	again, err := literacy.DecodePolicy(data)
	require.NoError(t, err)
	require.Equal(t, []string{}, again.Added[0].Plain)
	l := literacy.Lexicon{Format: "literacy.lexicon/1.0", Language: "en"}
	data, err = l.Encode()
	require.NoError(t, err)
	_, err = literacy.DecodeLexicon(data)
	require.NoError(t, err)
}

func TestBuiltinLexicon(t *testing.T) {
	for lang, least := range map[string]int{"en": 600, "es": 250} {
		l, ok := literacy.BuiltinLexicon(lang)
		require.True(t, ok)
		require.NoError(t, l.Validate())
		require.GreaterOrEqual(t, len(l.Terms), least)
		for _, term := range l.Terms {
			require.NotEmpty(t, term.Kind, term.Term)
			require.NotEmpty(t, term.Reason, term.Term)
			require.NotEmpty(t, term.Source, term.Term)
		}
	}
	_, ok := literacy.BuiltinLexicon("fi")
	require.False(t, ok)
}

// TestTermsOfTheHouse: terms that are added are found in all their forms,
// terms that are allowed are not found.
func TestTermsOfTheHouse(t *testing.T) {
	text := "The widgetometry helps. Two widgetometries help. Hypertension is common."
	kinds := func(p literacy.Policy) map[string][]string {
		p.Language = "en"
		got := map[string][]string{}
		for _, f := range literacy.Analyze(text, p).Findings {
			got[f.Text] = f.Plain
		}
		return got
	}
	require.Contains(t, kinds(literacy.Policy{}), "Hypertension")
	lexicon := literacy.Lexicon{Terms: []literacy.Term{{Term: "widgetometry", Plain: []string{"measuring"}, Part: "noun"}}}
	p := literacy.Policy{Allowed: []string{"hypertension"}}.With(lexicon)
	got := kinds(p)
	require.Equal(t, []string{"measuring"}, got["widgetometry"])
	require.Equal(t, []string{"measuring"}, got["widgetometries"])
	require.NotContains(t, got, "Hypertension")
}

// TestKindsOfTerms: the kind of a term decides how it is reported.
func TestKindsOfTerms(t *testing.T) {
	tests := []struct {
		kind string
		want literacy.FindingKind
		code string
	}{
		{"", literacy.Plainer, ""},
		{"formal", literacy.Plainer, ""},
		{"condition", literacy.Jargon, ""},
		{"wordy", literacy.Plainer, ""},
		{"doubleMeaning", literacy.DoubleMeaning, ""},
		{"blame", literacy.Blame, ""},
		{"label", literacy.Label, ""},
		{"frequency", literacy.VagueFrequency, ""},
		{"keep", "", "/added/0/kind enum"},
		{"nonsense", "", "/added/0/kind enum"},
	}
	for _, tt := range tests {
		t.Run("kind "+tt.kind, func(t *testing.T) {
			p := literacy.Policy{Format: "literacy.policy/1.0", Language: "en", Added: []literacy.Term{{Term: "blorp", Kind: tt.kind}}}
			if tt.code != "" {
				require.Equal(t, []string{tt.code}, faultsOf(t, p.Validate()))
				return
			}
			require.NoError(t, p.Validate())
			found := literacy.Analyze("The blorp is here.", p).Findings
			require.Len(t, found, 1)
			require.Equal(t, tt.want, found[0].Kind)
		})
	}
	// An abbreviation is looked for as initials, and explained by its entry.
	p := literacy.Policy{Language: "en", Added: []literacy.Term{{Term: "BLP", Kind: "abbreviation", Plain: []string{"blue pill"}}}}
	found := literacy.Analyze("The BLP is here.", p).Findings
	require.Len(t, found, 1)
	require.Equal(t, literacy.Acronym, found[0].Kind)
	require.Equal(t, []string{"blue pill"}, found[0].Plain)
}

func TestTargets(t *testing.T) {
	long := strings.Repeat(passages["en"]+"\n\n", 3)
	tests := []struct {
		name, text string
		target     literacy.Target
		want       literacy.Outcome
	}{
		{"pass", long, literacy.Target{"en", "flesch-kincaid", 6.9}, literacy.Pass},
		{"not yet", long, literacy.Target{"en", "flesch-kincaid", 3}, literacy.NotYet},
		{"higher is easier, pass", long, literacy.Target{"en", "flesch-reading-ease", 60}, literacy.Pass},
		{"higher is easier, not yet", long, literacy.Target{"en", "flesch-reading-ease", 90}, literacy.NotYet},
		{"too few words", passages["en"], literacy.Target{"en", "flesch-kincaid", 6.9}, literacy.TooShort},
		{"too few sentences", long, literacy.Target{"en", "smog", 12}, literacy.TooShort},
		{"other language", long, literacy.Target{"es", "szigriszt-pazos", 60}, literacy.NoTarget},
		{"empty", "", literacy.Target{"en", "flesch-kincaid", 6.9}, literacy.TooShort},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := literacy.Policy{Language: "en", Targets: []literacy.Target{tt.target}}
			r := literacy.Analyze(tt.text, p)
			require.Equal(t, tt.want, r.Result.Outcome)
			require.True(t, r.Result.Outcome.IsValid())
		})
	}
	x, _ := literacy.Analyze(long, literacy.Policy{Language: "en"}).Result.Value.Get()
	r := literacy.Analyze(long, literacy.Policy{Language: "en", Targets: []literacy.Target{{"en", "flesch-kincaid", x}}})
	require.Equal(t, literacy.Pass, r.Result.Outcome, "the bound itself passes")
	require.True(t, r.Result.Near)
}

func FuzzPolicy(f *testing.F) {
	for _, p := range literacy.SamplePolicies() {
		data, err := p.Encode()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := literacy.DecodePolicy(data)
		if err != nil {
			return
		}
		if p.Validate() != nil {
			return
		}
		once, err := p.Encode()
		require.NoError(t, err)
		q, err := literacy.DecodePolicy(once)
		require.NoError(t, err)
		twice, err := q.Encode()
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
		literacy.Analyze("Take one tablet.", p)
	})
}

func FuzzLexicon(f *testing.F) {
	f.Add([]byte(`{"format":"literacy.lexicon/1.0","language":"en","terms":[{"term":"a b","plain":["c"],"part":"noun"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := literacy.DecodeLexicon(data)
		if err != nil || l.Validate() != nil {
			return
		}
		once, err := l.Encode()
		require.NoError(t, err)
		again, err := literacy.DecodeLexicon(once)
		require.NoError(t, err)
		twice, err := again.Encode()
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
		literacy.Analyze("a b. c", literacy.Policy{Language: "en"}.With(l))
	})
}
