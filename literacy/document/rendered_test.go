package document_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/concord-sdm/concord/literacy/document"
)

// TestMarkdownReadsAsItsPage: what is read of Markdown is what is read of the
// page that it becomes. The sources are the texts of this project.
func TestMarkdownReadsAsItsPage(t *testing.T) {
	names, err := filepath.Glob("../../*.md")
	require.NoError(t, err)
	more, err := filepath.Glob("../../*/*/*.md")
	require.NoError(t, err)
	names = append(names, more...)
	require.Greater(t, len(names), 5)
	blocks := func(d document.Document) []string {
		var list []string
		for _, b := range d.Blocks {
			list = append(list, string(b.Kind)+": "+strings.Join(strings.Fields(b.Text), " "))
		}
		return list
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		if bytes.HasPrefix(source, []byte("---")) {
			continue
		}
		var page bytes.Buffer
		g := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))
		require.NoError(t, g.Convert(source, &page))
		direct, err := document.Read(source, document.Options{Format: document.Markdown})
		require.NoError(t, err, name)
		rendered, err := document.Read(page.Bytes(), document.Options{Format: document.HTML})
		require.NoError(t, err, name)
		if diff := cmp.Diff(blocks(rendered), blocks(direct)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}
