package cli_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/internal/fault"
)

func TestParse(t *testing.T) {
	parse := func(args ...string) (string, error) {
		var help bytes.Buffer
		flags := flag.NewFlagSet("try", flag.ContinueOnError)
		flags.String("lang", "en", "en or es")
		err := cli.Parse(flags, args, "try tries.", &help)
		return help.String(), err
	}
	help, err := parse("-h")
	require.ErrorIs(t, err, flag.ErrHelp)
	require.Equal(t, "try tries.\n\nUsage: try [flags]\n  -lang string\n    \ten or es (default \"en\")\n", help)
	help, err = parse("-nope")
	require.EqualError(t, err, "flag provided but not defined: -nope; -h lists the flags")
	require.Empty(t, help, "a wrong flag takes one line")
	help, err = parse("-lang", "es")
	require.NoError(t, err)
	require.Empty(t, help)
}

func TestPlain(t *testing.T) {
	_, err := os.ReadFile("no-such-file")
	require.EqualError(t, cli.Plain(err), "no-such-file: no such file or directory")
	require.ErrorIs(t, cli.Plain(err), os.ErrNotExist)
	other := errors.New("other")
	require.Equal(t, other, cli.Plain(other))
	require.NoError(t, cli.Plain(nil))
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	was, to := filepath.Join(dir, "was"), filepath.Join(dir, "to")
	require.NoError(t, os.WriteFile(was, []byte("was"), 0o600))
	say := func(w io.Writer) error { _, err := io.WriteString(w, "said"); return err }
	content := func(name string) string {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		return string(data)
	}
	var out bytes.Buffer
	require.NoError(t, cli.Write("", &out, nil, say))
	require.Equal(t, "said", out.String())
	require.NoError(t, cli.Write(to, &out, []string{was, "no-such-file"}, say))
	require.Equal(t, "said", content(to))
	require.ErrorContains(t, cli.Write(was, &out, []string{was}, say), "name another file")
	require.Equal(t, "was", content(was), "what was read stays")
	fault := errors.New("half done")
	require.ErrorIs(t, cli.Write(to, &out, nil, func(w io.Writer) error { return errors.Join(say(w), say(w), fault) }), fault)
	require.Equal(t, "said", content(to), "a fault leaves the file as it was")
	require.EqualError(t, cli.Write(filepath.Join(dir, "no", "file"), &out, nil, say), filepath.Join(dir, "no", "file")+": no such file or directory")
}

// One line, and one for each fault; what it is about stands once.
func TestComplain(t *testing.T) {
	one := fault.Faults{{Pointer: "/id", Err: errors.New("is required")}}
	two := append(one, fault.FieldError{Pointer: "/lang", Err: errors.New("is no language")})
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"one sentence", errors.New("takes flags only"), "plan: takes flags only\n"},
		{"about a file", cli.In("a.json", errors.New("is empty")), "plan: a.json: is empty\n"},
		{"one fault", one, "plan: the input has 1 fault\n  /id: is required\n"},
		{"faults of a file", cli.In("a.json", two), "plan: a.json has 2 faults\n  /id: is required\n  /lang: is no language\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			cli.Complain(&out, "plan", c.err)
			require.Equal(t, c.want, out.String())
		})
	}
}
