package concord_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite what README.md shows")

// What README.md shows is what the programs print and what is compiled.
func TestReadmeShowsWhatIsReal(t *testing.T) {
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(data)

	golden, err := os.ReadFile("examples/decide/testdata/statin.en.txt")
	require.NoError(t, err)
	shown := replaceBetween(t, readme, "decide", "```\n$ go run ./examples/decide\n"+excerpt(string(golden))+"```")

	source, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	_, body, ok := strings.Cut(string(source), "func Example() {\n")
	require.True(t, ok)
	body, output, ok := strings.Cut(body, "\t// Output:\n")
	require.True(t, ok)
	output = strings.TrimSuffix(strings.ReplaceAll(output, "\t// ", ""), "}\n")
	sample := "```go\n" + strings.ReplaceAll(body, "\n\t", "\n")[1:] + "```\n\n```\n" + output + "```"
	shown = replaceBetween(t, shown, "sample", sample)

	shown = describePictures(t, shown)

	if *update {
		require.NoError(t, os.WriteFile("README.md", []byte(shown), 0o644))
		readme = shown
	}
	require.Equal(t, shown, readme, "run: go test . -update")
	require.LessOrEqual(t, strings.Count(body, "\n"), 10, "the sample stays short")
}

// describePictures gives each picture the text that the picture itself holds;
// a test of examples/decide holds the pictures to the code.
func describePictures(t *testing.T, readme string) string {
	picture := regexp.MustCompile(`<img src="([^"]+\.svg)" width="(\d+)" alt="[^"]*">`)
	found := 0
	readme = picture.ReplaceAllStringFunc(readme, func(tag string) string {
		found++
		parts := picture.FindStringSubmatch(tag)
		svg, err := os.ReadFile(parts[1])
		require.NoError(t, err)
		var text strings.Builder
		for _, name := range []string{"title", "desc"} {
			m := regexp.MustCompile(`<` + name + `[^>]*>([^<]*)<`).FindSubmatch(svg)
			require.NotNil(t, m, parts[1])
			text.WriteString(strings.TrimSuffix(string(m[1]), ".") + ". ")
		}
		return `<img src="` + parts[1] + `" width="` + parts[2] + `" alt="` + strings.TrimSpace(text.String()) + `">`
	})
	require.Equal(t, 2, found, "an icon array and a ranking")
	return readme
}

// excerpt keeps the parts of the output that fit a first screen.
func excerpt(output string) string {
	var out strings.Builder
	keep := map[string]int{
		"A statin when": 3, "  heart attack": 5, "What matters": 4, "How well": 3, "Why": 7,
	}
	lines := strings.SplitAfter(output, "\n")
	for i := 0; i < len(lines); {
		n := 0
		for head, count := range keep {
			if strings.HasPrefix(lines[i], head) {
				n = count
				delete(keep, head)
			}
		}
		if n == 0 {
			i++
			continue
		}
		if out.Len() > 0 {
			out.WriteString("…\n")
		}
		for range n {
			out.WriteString(lines[i])
			i++
		}
	}
	out.WriteString("…\n")
	return out.String()
}

func replaceBetween(t *testing.T, text, name, by string) string {
	start, end := "<!-- "+name+":start -->\n", "<!-- "+name+":end -->"
	head, rest, ok := strings.Cut(text, start)
	require.True(t, ok, start)
	_, tail, ok := strings.Cut(rest, end)
	require.True(t, ok, end)
	return head + start + by + "\n" + end + tail
}
