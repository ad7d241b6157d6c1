package literacy_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// TestReportReadsBack: a report that was written reads back equal.
func TestReportReadsBack(t *testing.T) {
	p := literacy.Policy{Language: "en", Targets: []literacy.Target{{Language: "en", Formula: "flesch-kincaid", Bound: 6}}}
	for name, text := range map[string]string{
		"leaflet": "# Doses\n\n" + passages["en"] + " Hypertension is treated.\n\n| 5 mg | 8 am |\n\n```\nx\n```",
		"empty":   "", "no sentence": "* * *", "one word": "Stop.",
	} {
		r := literacy.Analyze(text, p)
		data, err := r.Encode()
		require.NoError(t, err, name)
		again, err := literacy.DecodeReport(data)
		require.NoError(t, err, name)
		require.Empty(t, cmp.Diff(r, again), name)
	}
	_, err := literacy.DecodeReport([]byte(`{"format":"literacy.report/2.0"}`))
	require.ErrorIs(t, err, literacy.ErrNewerFormat)
	_, err = literacy.DecodeReport([]byte(`{"format":"literacy.policy/1.0"}`))
	require.Error(t, err)
}

// TestLanguageInAnyCase: a tag is put in canonical case wherever it comes in.
func TestLanguageInAnyCase(t *testing.T) {
	text := passages["es"]
	want := literacy.Analyze(text, literacy.Policy{Language: "es-MX"})
	require.Equal(t, "es-MX", want.Language.Tag)
	for _, tag := range []string{"ES-mx", "es_MX", "Es-Mx"} {
		require.Empty(t, cmp.Diff(want, literacy.Analyze(text, literacy.Policy{Language: tag})), tag)
		p := literacy.Policy{Format: literacy.PolicyFormat, Language: tag, Targets: []literacy.Target{{Language: strings.ToUpper(tag), Formula: "szigriszt-pazos", Bound: 55}}}
		require.NoError(t, p.Validate(), tag)
		data, err := p.Encode()
		require.NoError(t, err)
		require.NotContains(t, string(data), tag)
		again, err := literacy.DecodePolicy(data)
		require.NoError(t, err)
		require.Equal(t, []string{"es-MX", "es-MX"}, []string{again.Language, again.Targets[0].Language})
		require.Equal(t, tag, p.Language, "the caller's policy stays as it was")
		require.Equal(t, strings.ToUpper(tag), p.Targets[0].Language)
	}
	require.Error(t, literacy.Policy{Format: literacy.PolicyFormat, Language: "español"}.Validate())
}

func FuzzReport(f *testing.F) {
	for lang, text := range passages {
		data, err := literacy.Analyze(text, literacy.Policy{Language: lang}).Encode()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := literacy.DecodeReport(data)
		if err != nil {
			return
		}
		once, err := r.Encode()
		require.NoError(t, err)
		again, err := literacy.DecodeReport(once)
		require.NoError(t, err)
		twice, err := again.Encode()
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
	})
}
