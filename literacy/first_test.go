package literacy_test

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

// TestFirstUse holds the first report of a process and the first of a long text
// to 4 MB together, what they would allocate at any other time apart.
func TestFirstUse(t *testing.T) {
	const here = "LITERACY_FIRST_USE"
	if raced {
		t.Skip("the race detector allocates on its own")
	}
	if os.Getenv(here) == "" {
		// Of this process other tests have had the first use.
		program, err := os.Executable()
		require.NoError(t, err)
		run := exec.Command(program, "-test.run=^TestFirstUse$")
		run.Env = append(os.Environ(), here+"=1")
		out, err := run.CombinedOutput()
		require.NoError(t, err, string(out))
		return
	}
	texts := []string{"Take one tablet a day.", strings.Repeat("The doctor will see you in the morning, and the nurse stays. ", 2000)}
	allocated := func() uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for _, text := range texts {
			literacy.Analyze(text, literacy.Policy{Language: "en"})
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	first, again := allocated(), allocated()
	require.Greater(t, first, again, "this is the first use")
	require.Less(t, first-again, uint64(4<<20))
}
