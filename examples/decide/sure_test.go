package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/smaa"
)

const (
	wife   = "testdata/wife.preferences.json"
	family = "testdata/family.voices.json"
)

func parts(t *testing.T, args ...string) map[string]json.RawMessage {
	code, out, errs := try("", append(args, "-format", "json")...)
	require.Zero(t, code, errs)
	var parts map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(out), &parts))
	return parts
}

func acceptability(t *testing.T, args ...string) smaa.Acceptability {
	r, err := smaa.DecodeAcceptability(parts(t, append(args, "-uncertainty")...)["acceptability"])
	require.NoError(t, err)
	return r
}

// Every decision in every form says how sure it is, with seed and draws.
func TestUncertaintyOfEveryDecision(t *testing.T) {
	for _, id := range decisions.IDs() {
		for _, weights := range []string{"answers", "order", "unknown", "20%"} {
			code, out, errs := try("", "-uncertainty", "-draws", "512", "-weights", weights, "-decision", id, "-lang", "es", "-format", "html", "-pictures")
			require.Zero(t, code, errs)
			require.NotContains(t, out, "<no value>")
			require.Contains(t, out, "Hasta qué punto es seguro")
		}
		r := acceptability(t, "-decision", id)
		require.Equal(t, uint64(1), r.Method.Seed, "a fixed seed unless one is given")
		require.Equal(t, 10_000, r.Method.Draws)
	}
}

func TestUncertaintyReliesOnWhatIsAsked(t *testing.T) {
	d := []string{"-decision", "prostate-cancer"}
	require.Equal(t, smaa.WeightsFixed, acceptability(t, d...).Knowledge)
	require.Equal(t, smaa.NumbersSaid, acceptability(t, append(d, "-weights", "20%")...).Knowledge)
	require.Equal(t, smaa.OrderSaid, acceptability(t, append(d, "-weights", "order")...).Knowledge)
	require.Equal(t, smaa.NothingSaid, acceptability(t, append(d, "-weights", "unknown")...).Knowledge)
	one, other := acceptability(t, append(d, "-weights", "order")...), acceptability(t, append(d, "-weights", "order", "-seed", "2")...)
	require.Equal(t, uint64(2), other.Method.Seed)
	require.NotEqual(t, one.Options, other.Options, "another seed, other draws")
	require.Equal(t, one, acceptability(t, append(d, "-weights", "order")...), "the same seed, the same result")
	_, out, _ := try("", append(d, "-uncertainty", "-seed", "77", "-draws", "600")...)
	require.Contains(t, out, "600 random draws with the seed 77")
}

// The order of points keeps ties, what does not matter and what is not known.
func TestOrderOfPoints(t *testing.T) {
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "x", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Swing,
		Answers: []sdm.Answer{
			{Criterion: "a", Points: new(40.0)},
			{Criterion: "b", Points: new(100.0)},
			{Criterion: "c", Points: new(40.0)},
			{Criterion: "d", Points: new(0.0)},
			{Criterion: "e", DontKnow: true},
		},
	}
	s, err := statements(p, inOrder)
	require.NoError(t, err)
	require.NoError(t, s.Validate())
	require.Contains(t, s.Statements, smaa.Statement{Kind: smaa.Order, Criteria: []string{"b", "a"}})
	require.Contains(t, s.Statements, smaa.Statement{Kind: smaa.Same, Criteria: []string{"a", "c"}})
	require.Contains(t, s.Statements, smaa.Statement{Kind: smaa.Share, Criterion: "d", Low: new(0.0), High: new(0.0)})
	require.Contains(t, s.Statements, smaa.Statement{Kind: smaa.Order, Criteria: []string{"b", "e"}})
	require.Equal(t, 40.0, *p.Answers[0].Points, "the answers are not touched")

	p.Method = sdm.RankSum
	p.Answers = []sdm.Answer{{Criterion: "a", Rank: 2}, {Criterion: "b", Rank: 1}}
	s, err = statements(p, inOrder)
	require.NoError(t, err)
	require.Equal(t, []smaa.Statement{{Kind: smaa.Order, Criteria: []string{"b", "a"}}}, s.Statements)
}

// Texts of a decision are shown, not obeyed, and the page asks for nothing.
func TestSureAndVoicesInThePage(t *testing.T) {
	own := filepath.Join("..", "decisions", "data", "statin.preferences.json")
	for _, format := range []string{"html", "text"} {
		code, out, errs := try("", "-uncertainty", "-pictures", "-methods", "-format", format, "-decision", hostile(t), "-prefs", own)
		require.Zero(t, code, errs)
		if format == "text" {
			continue
		}
		require.NotContains(t, out, "<b>")
		ids := map[string]bool{}
		for part := range strings.SplitSeq(out, ` id="`) {
			name, _, _ := strings.Cut(part, `"`)
			require.False(t, ids[name], "the id %s stands twice", name)
			ids[name] = true
		}
	}
	_, out, _ := try("", "-uncertainty", "-pictures", "-format", "html", "-decision", "prostate-cancer", "-voices", family)
	out = strings.ReplaceAll(out, "http://www.w3.org/2000/svg", "")
	for _, banned := range []string{"<script", "src=", "href=", "url(", "@import", "http://", "https://", "<link"} {
		require.NotContains(t, out, banned)
	}
}

// With one option left there is nothing to be sure of, and that is said.
func TestOneOptionIsNoOrder(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	d.Options[1].Unsuitable = sdm.Unsuitable{By: "The doctor", Reason: "Muscle disease."}
	file, own := writeDecision(t, d), filepath.Join("..", "decisions", "data", "statin.preferences.json")
	for _, format := range []string{"text", "html", "json"} {
		code, out, errs := try("", "-uncertainty", "-pictures", "-decision", file, "-prefs", own, "-format", format)
		require.Zero(t, code, errs)
		if format != "json" {
			require.Contains(t, out, "Only one option is left")
			require.NotContains(t, out, "random draws with the seed")
		}
	}
}

// What other people say never changes the person's own result.
func TestVoicesLeaveTheOwnResultAlone(t *testing.T) {
	d := []string{"-decision", "prostate-cancer"}
	alone, heard := parts(t, d...), parts(t, append(d, "-voices", family)...)
	for _, part := range []string{"decision", "preferences", "ranking", "explanation"} {
		require.JSONEq(t, string(alone[part]), string(heard[part]))
	}
	r, err := group.DecodeAgreement(heard["agreement"])
	require.NoError(t, err)
	require.Equal(t, "patient", r.Owner)
	require.Equal(t, []string{"patient", "family/wife", "clinician/urologist"}, []string{r.Voices[0].Key, r.Voices[1].Key, r.Voices[2].Key})
	v, err := group.DecodeVoices(heard["voices"])
	require.NoError(t, err)
	require.Len(t, v.Voices, 3)
	require.Equal(t, group.NoMean, r.Mean.Kind, "nothing is averaged")

	_, text, _ := try("", d...)
	_, with, _ := try("", append(d, "-voices", family)...)
	own, _, _ := strings.Cut(text, "\nSources\n")
	require.True(t, strings.HasPrefix(with, own), "the own result stays first, as it was")
}

func TestVoicesInSeveralFiles(t *testing.T) {
	doctor := filepath.Join(t.TempDir(), "doctor.json")
	p, err := decisions.Sample("prostate-cancer")
	require.NoError(t, err)
	p.Voice = sdm.Voice{Role: sdm.Clinician}
	data, err := p.Encode()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(doctor, data, 0o600))
	for name, args := range map[string][]string{
		"one flag each":     {"-voices", wife, "-voices", doctor, "-lang", "en"},
		"one flag for both": {"-voices", wife, doctor, "-lang", "en"},
		"flags between":     {"-voices", wife, "-lang", "en", doctor},
	} {
		code, out, errs := try("", append(args, "-decision", "prostate-cancer")...)
		require.Zero(t, code, name+errs)
		require.Contains(t, out, "3. clinician: Radiotherapy", name)
	}
}

func TestSureAndVoicesRefuse(t *testing.T) {
	dir := t.TempDir()
	noise := filepath.Join(dir, "noise.json")
	require.NoError(t, os.WriteFile(noise, []byte("not JSON"), 0o600))
	own := filepath.Join("..", "decisions", "data", "prostate-cancer.preferences.json")
	for _, c := range []struct {
		name string
		args []string
		errs string
	}{
		{"a seed that is no number", []string{"-uncertainty", "-seed", "x"}, "invalid value"},
		{"a negative seed", []string{"-uncertainty", "-seed", "-1"}, "invalid value"},
		{"a seed that JSON would not keep", []string{"-uncertainty", "-seed", "9007199254740993"}, "at most 2^53"},
		{"too few draws", []string{"-uncertainty", "-draws", "5"}, "must lie from 512"},
		{"weights of no kind", []string{"-uncertainty", "-weights", "heavy"}, "-weights must be"},
		{"weights off by more than all", []string{"-uncertainty", "-weights", "101%"}, "-weights must be"},
		{"weights off by no number", []string{"-uncertainty", "-weights", "NaN%"}, "-weights must be"},
		{"a seed for nothing", []string{"-seed", "4"}, "-seed goes with -uncertainty"},
		{"no such voice", []string{"-voices", "nope.json"}, "nope.json: no such file"},
		{"a folder", []string{"-voices", dir}, "is a directory"},
		{"noise", []string{"-voices", noise}, "noise.json has 1 fault\n"},
		{"a voice for another decision", []string{"-voices", wife}, "wife.preferences.json: is about another decision than statin\n"},
		{"voices for another decision", []string{"-voices", family}, "family.voices.json: is about another decision than statin\n"},
		{"a second patient", []string{"-decision", "prostate-cancer", "-voices", own}, "only one voice can be the patient's"},
		{"the same voice twice", []string{"-decision", "prostate-cancer", "-voices", family, wife}, "same role and id as testdata/family.voices.json"},
		{"over a voice", []string{"-decision", "prostate-cancer", "-voices", wife, "-o", wife}, "would write over what was read"},
		{"an argument for nobody", []string{wife}, "unexpected argument"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := try("", c.args...)
			require.Equal(t, exitFailed, code)
			require.Contains(t, errs, c.errs)
			require.Empty(t, out)
		})
	}
}

// Lines keep to the width of the terminal, and there is colour only if asked for.
func TestSureAndVoicesKeepTheWidth(t *testing.T) {
	for _, width := range []int{40, 80, 120} {
		for _, colour := range []bool{false, true} {
			var out, errs bytes.Buffer
			args := []string{"-uncertainty", "-weights", "order", "-decision", "prostate-cancer", "-voices", family}
			require.Zero(t, run(args, environment{out: &out, err: &errs, width: width, colour: colour}), errs.String())
			_, sure, found := strings.Cut(out.String(), "How sure the order is")
			require.True(t, found)
			require.Equal(t, colour, strings.Contains(sure, "\x1b[1m"))
			for line := range strings.Lines(sure) {
				line = strings.TrimRight(strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(line), "\n")
				if !strings.ContainsAny(line, "█▒") && !strings.Contains(line, "place 1:") { // a picture has a width of its own
					require.LessOrEqual(t, len([]rune(line)), width, line)
				}
			}
		}
	}
}
