package words_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy/internal/words"
)

func TestEntriesAreWhole(t *testing.T) {
	least := map[string]int{"en": 1700, "es": 650}
	for _, lang := range words.Languages() {
		entries := words.Entries(lang)
		require.GreaterOrEqual(t, len(entries), least[lang])
		seen := make(map[string]bool)
		for _, e := range entries {
			fold := words.Fold(e.Term)
			require.False(t, seen[fold], "%s: the term stands twice: %s", lang, e.Term)
			seen[fold] = true
			require.NotEmpty(t, e.Reason, e.Term)
			require.NotEmpty(t, e.Source, e.Term)
			require.NotEqual(t, words.Keep, e.Kind, e.Term)
			require.NotEmpty(t, e.Plain, e.Term)
			require.LessOrEqual(t, len(e.Plain), 3, e.Term)
			for _, plain := range e.Plain {
				require.NotEmpty(t, plain, e.Term)
				require.NotEqual(t, fold, words.Fold(plain), e.Term)
			}
			if e.Kind == words.Abbreviation {
				require.Equal(t, words.Short, e.Part, e.Term)
			}
			require.Same(t, words.Builtin(lang).Find(e.Term), words.Builtin(lang).Find(words.Fold(e.Term)))
			found := words.Builtin(lang).Find(e.Term)
			require.NotNil(t, found, e.Term)
			require.Equal(t, e.Term, found.Term)
			if e.Kind == words.DoubleMeaning && lang == "en" {
				require.NotContains(t, strings.ToLower(e.Reason), "many readers")
			}
		}
	}
}

func TestEveryKindAndPartHasAName(t *testing.T) {
	for _, k := range append(words.Kinds(), words.Keep) {
		back, ok := words.ParseKind(k.String())
		require.True(t, ok)
		require.Equal(t, k, back)
	}
	_, ok := words.ParseKind("colour")
	require.False(t, ok)
	require.Equal(t, "unknown", words.Kind(200).String())
	for p := words.Phrase; p <= words.Short; p++ {
		back, ok := words.ParsePart(p.String())
		require.True(t, ok)
		if p != words.CuedVerb { // written as a verb
			require.Equal(t, p, back)
		}
	}
	_, ok = words.ParsePart("gerund")
	require.False(t, ok)
	require.Equal(t, "unknown", words.Part(200).String())
	require.True(t, words.Condition.Jargon())
	require.True(t, words.Abbreviation.Jargon())
	require.False(t, words.Formal.Jargon())
}

func TestInflect(t *testing.T) {
	tests := []struct {
		name, lang, term string
		part             words.Part
		want             []string
	}{
		{"plural", "en", "antibiotic", words.Noun, []string{"antibiotics"}},
		{"plural in -ies", "en", "injury", words.Noun, []string{"injuries"}},
		{"plural after a vowel and y", "en", "assay", words.Noun, []string{"assays"}},
		{"plural in -es", "en", "reflex", words.Noun, []string{"reflexes"}},
		{"Greek plural", "en", "diagnosis", words.Noun, []string{"diagnoses"}},
		{"the last word of a noun", "en", "deep vein thrombosis", words.Noun, []string{"deep vein thromboses"}},
		{"silent e", "en", "diagnose", words.Verb, []string{"diagnoses", "diagnosed", "diagnosing"}},
		{"consonant and y", "en", "modify", words.Verb, []string{"modifies", "modified", "modifying"}},
		{"vowel and y", "en", "delay", words.Verb, []string{"delays", "delayed", "delaying"}},
		{"doubled consonant", "en", "plan", words.Verb, []string{"plans", "planned", "planning"}},
		{"qu is no vowel", "en", "quit", words.Verb, []string{"quits", "quitted", "quitting"}},
		{"two vowels do not double", "en", "need", words.Verb, []string{"needs", "needed", "needing"}},
		{"ie turns to y", "en", "die", words.Verb, []string{"dies", "died", "dying"}},
		{"ee stays", "en", "agree", words.Verb, []string{"agrees", "agreed", "agreeing"}},
		{"the first word of a verb", "en", "suffer from", words.Verb, []string{"suffers from", "suffered from", "suffering from"}},
		{"an adjective stays", "en", "acute", words.Adjective, nil},
		{"a verb of one letter", "en", "x", words.Verb, []string{"xes", "xed", "xing"}},
		{"vowel", "es", "herida", words.Noun, []string{"heridas"}},
		{"lost accent", "es", "lesión", words.Noun, []string{"lesiones"}},
		{"z", "es", "vez", words.Noun, []string{"veces"}},
		{"unstressed s", "es", "diabetes", words.Noun, []string{"diabetes"}},
		{"stressed s", "es", "estrés", words.Noun, []string{"estreses"}},
		{"consonant", "es", "tumor", words.Noun, []string{"tumores"}},
		{"noun and adjective", "es", "cálculo renal", words.Noun, []string{"cálculos renales"}},
		{"noun de noun", "es", "dolor de pecho", words.Noun, []string{"dolores de pecho"}},
		{"adjective in -o", "es", "crónico", words.Adjective, []string{"crónica", "crónicos", "crónicas"}},
		{"adjective in -e", "es", "recurrente", words.Adjective, []string{"recurrentes"}},
		{"adjective in -dor", "es", "manipulador", words.Adjective, []string{"manipuladora", "manipuladores", "manipuladoras"}},
		{"no rules", "fr", "douleur", words.Noun, nil},
		{"empty", "en", "", words.Noun, nil},
		{"not a verb", "es", "ir", words.Verb, nil},
		{"an accented infinitive has no rules", "es", "oír", words.Verb, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, words.Inflect(tt.lang, tt.term, tt.part, nil))
		})
	}
	require.Empty(t, words.SpanishPlural(""))
}

func TestSpanishVerbsKeepTheirSound(t *testing.T) {
	tests := []struct {
		verb      string
		want, not []string
	}{
		{"administrar", []string{"administra", "administró", "administrado", "administren", "administrarlo"}, []string{"administrar"}},
		{"indicar", []string{"indique", "indiqué", "indica", "indicó", "indicábamos"}, []string{"indice", "indicé"}},
		{"tragar", []string{"trague", "tragó"}, []string{"trage"}},
		{"utilizar", []string{"utilice", "utilicen", "utilizó", "utilizáis"}, []string{"utilize"}},
		{"proteger", []string{"proteja", "protege", "protegido"}, []string{"protega"}},
		{"padecer", []string{"padezca", "padece", "padecía"}, []string{"padeca"}},
		{"distinguir", []string{"distinga", "distingue"}, []string{"distingua"}},
		{"sufrir de", []string{"sufre de", "sufrido de"}, nil},
		{"recuperarse", []string{"recupera", "recuperado"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.verb, func(t *testing.T) {
			forms := words.Inflect("es", tt.verb, words.Verb, nil)
			require.Subset(t, forms, tt.want)
			for _, not := range tt.not {
				require.NotContains(t, forms, not)
			}
		})
	}
}

func TestFind(t *testing.T) {
	en, es := words.Builtin("en"), words.Builtin("es")
	tests := []struct {
		name, form, term string
		l                *words.Lexicon
	}{
		{"term", "dyspnoea", "dyspnoea", en},
		{"American spelling", "dyspnea", "dyspnoea", en},
		{"plural of a phrase", "myocardial infarctions", "myocardial infarction", en},
		{"Latin plural", "bullae", "bulla", en},
		{"verb", "metastasized", "metastasise", en},
		{"capital", "Hypertension", "hypertension", en},
		{"curly apostrophe is folded", "non\u2011compliant", "non-compliant", en},
		{"a term before a form", "prescribed", "prescribed", en},
		{"Spanish feminine plural", "crónicas", "crónico", es},
		{"Spanish verb", "utilizando", "utilizar", es},
		{"Spanish plural of a phrase", "riesgos absolutos", "riesgo absoluto", es},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := tt.l.Find(tt.form)
			require.NotNil(t, e)
			require.Equal(t, tt.term, e.Term)
		})
	}
	require.Nil(t, en.Find("chair"))
	require.Nil(t, en.Find("myocardial chair"))
	require.Nil(t, en.Find("myocardial"), "half a term is none")
	require.Nil(t, en.Find("dyspnoea acute"), "two terms are none")
	require.Nil(t, en.Find(""))
	require.Zero(t, words.Builtin("xx").Len())
	require.Nil(t, words.Builtin("xx").Find("x"))
}

func TestWalk(t *testing.T) {
	l := words.Compile("en", []words.Entry{
		{Term: "heart attack", Part: words.Noun, Kind: words.Condition},
		{Term: "heart", Part: words.Noun, Kind: words.Body, Forms: []string{"the heart", " "}},
	})
	heart, attacks := l.ID([]byte("heart")), l.ID([]byte("attacks"))
	require.GreaterOrEqual(t, heart, int32(0))
	require.EqualValues(t, -1, l.ID([]byte("liver")))
	require.True(t, l.More(heart))
	i, exact := l.EntryAt(heart)
	require.EqualValues(t, 1, i)
	require.True(t, exact)
	at := l.Next(heart, attacks)
	i, exact = l.EntryAt(at)
	require.EqualValues(t, 0, i)
	require.False(t, exact, "the plural is made by rule")
	require.Equal(t, "heart attack", l.Entry(i).Term)
	require.EqualValues(t, -1, l.Next(heart, -1))
	require.EqualValues(t, -1, l.Next(heart, heart))
	require.False(t, l.More(at))
	i, _ = l.EntryAt(attacks)
	require.EqualValues(t, -1, i)
	require.Equal(t, 2, l.Len())
}

func TestFamiliarWord(t *testing.T) {
	const both = words.InDaleChall | words.InSpache
	tests := []struct {
		form   string
		want   words.Familiar
		reason string
	}{
		{"after", both, "on both lists"},
		{"cats", both, "plural"},
		{"boxes", both, "plural in -es"},
		{"studies", words.InDaleChall, "plural in -ies"},
		{"boys'", both, "possessive plural"},
		{"mother's", both, "possessive"},
		{"walked", both, "past tense"},
		{"hoped", both, "past tense of a word in e"},
		{"stopped", both, "doubled consonant"},
		{"dried", both, "past tense in -ied"},
		{"walking", both, "present participle"},
		{"hoping", both, "dropped e"},
		{"dying", words.InDaleChall, "ie to y"},
		{"shaken", words.InDaleChall, "participle in -n"},
		{"redder", words.InDaleChall, "comparative with a doubled consonant"},
		{"happiest", words.InDaleChall, "superlative in -iest"},
		{"bluer", words.InDaleChall, "comparative of a word in e"},
		{"sadly", words.InDaleChall, "-ly alone"},
		{"easily", 0, "more than -ly"},
		{"burner", 0, "a noun in -er"},
		{"meaty", 0, "an adjective in -y"},
		{"treatment", 0, "-ment"},
		{"hypertension", 0, "not on the list"},
		{"oxen", 0, "irregular plurals count only if listed"},
		{"good-looking", words.InDaleChall, "listed with a hyphen"},
		{"warm-hearted", words.InDaleChall, "both parts are familiar"},
		{"well-insulated", 0, "one part is not"},
		{"don't", both, "contraction"},
		{"is", both, "short"},
		{"mr", words.InDaleChall, "listed with a stop"},
		{"mr.", words.InDaleChall, "listed with a stop"},
		{"", 0, "nothing"},
		{"'s", 0, "only an ending"},
		{"ed", 0, "only an ending"},
		{"est", 0, "only an ending"},
		{"ing", 0, "only an ending"},
		{strings.Repeat("x", 40) + "est", 0, "too long"},
		{strings.Repeat("x", 40) + "ied", 0, "too long"},
	}
	for _, tt := range tests {
		t.Run(tt.form, func(t *testing.T) {
			got := words.FamiliarWord([]byte(tt.form))
			require.Equal(t, tt.want, got, tt.reason)
		})
	}
}

func TestListsAreWhole(t *testing.T) {
	// The packages they were taken from hold 2,942 and 1,063 words.
	n := map[words.Familiar]int{}
	for _, w := range words.FamiliarList(words.InDaleChall) {
		require.NotZero(t, words.FamiliarWord([]byte(w))&words.InDaleChall, w)
		n[words.InDaleChall]++
	}
	for _, w := range words.FamiliarList(words.InSpache) {
		require.NotZero(t, words.FamiliarWord([]byte(w))&words.InSpache, w)
		n[words.InSpache]++
	}
	require.Equal(t, 2942, n[words.InDaleChall])
	require.Equal(t, 1063, n[words.InSpache])
	require.Nil(t, words.FamiliarList(0))
}

func TestNothingPanicsOnAnyForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SliceOfN(rapid.Byte(), 0, 50).Draw(t, "form")
		words.FamiliarWord(form)
		words.Builtin("en").ID(form)
		for _, lang := range []string{"en", "es"} {
			for p := words.Phrase; p <= words.Short; p++ {
				words.Inflect(lang, string(form), p, nil)
			}
			words.Compile(lang, []words.Entry{{Term: string(form), Part: words.Verb}})
		}
	})
}

func FuzzFamiliarWord(f *testing.F) {
	f.Add([]byte("happiest"))
	f.Add([]byte("warm-hearted's"))
	f.Fuzz(func(t *testing.T, form []byte) {
		kept := string(form)
		a, b := words.FamiliarWord(form), words.FamiliarWord(form)
		if a != b || string(form) != kept {
			t.Fatal("the answer changed or the word did")
		}
	})
}

func TestLookupsDoNotAllocate(t *testing.T) {
	l := words.Builtin("en")
	forms := [][]byte{[]byte("hypertension"), []byte("happiest"), []byte("warm-hearted"), []byte("walking")}
	require.Zero(t, testing.AllocsPerRun(50, func() {
		for _, form := range forms {
			words.FamiliarWord(form)
			if id := l.ID(form); id >= 0 {
				l.Next(id, id)
			}
		}
	}))
}

func BenchmarkCompile(b *testing.B) {
	for _, lang := range words.Languages() {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				words.Compile(lang, words.Entries(lang))
			}
		})
	}
}

func BenchmarkFamiliarWord(b *testing.B) {
	form := []byte("happiest")
	b.ReportAllocs()
	for b.Loop() {
		words.FamiliarWord(form)
	}
}
