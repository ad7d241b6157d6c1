package document_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

// The files of these tests are made here, part by part: the same bytes on every
// run, and everything in them can be read.

// pack returns a zip archive of names and contents.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate})
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// links writes the links of a part: id, kind and target in turn.
func links(list ...string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+2 < len(list); i += 3 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, list[i], list[i+1], list[i+2])
	}
	return b.String() + `</Relationships>`
}

// line writes a block in short.
func line(b document.Block) string {
	s := string(b.Kind)
	if b.Level > 0 {
		s += fmt.Sprint(" ", b.Level)
	}
	if b.Row > 0 {
		s += fmt.Sprint(" row ", b.Row)
	}
	return s + ": " + b.Text
}

func lines(d document.Document) []string {
	var list []string
	for _, b := range d.Blocks {
		list = append(list, line(b))
	}
	return list
}

func left(d document.Document) []string {
	var list []string
	for _, l := range d.LeftOut {
		list = append(list, string(l.Reason)+": "+l.Text)
	}
	return list
}

// same compares blocks and what was left out with what is wanted.
func same(t *testing.T, d document.Document, err error, blocks, out []string) {
	t.Helper()
	require.NoError(t, err)
	sound(t, d, err)
	if diff := cmp.Diff(blocks, lines(d)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(out, left(d)); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}
