package document_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

// patch changes two bytes at an offset behind each place where mark stands.
func patch(data []byte, mark string, offset int, value uint16) []byte {
	data = bytes.Clone(data)
	for i := 0; ; {
		j := bytes.Index(data[i:], []byte(mark))
		if j < 0 {
			return data
		}
		i += j
		binary.LittleEndian.PutUint16(data[i+offset:], value)
		i += len(mark)
	}
}

const (
	localHeader   = "PK\x03\x04"
	centralHeader = "PK\x01\x02"
)

func TestHostileContainers(t *testing.T) {
	good := docx(t, para("Text."))
	locked := patch(patch(good, localHeader, 6, 1), centralHeader, 8, 1)
	strange := patch(patch(good, localHeader, 8, 99), centralHeader, 10, 99)
	bomb := docx(t, para(strings.Repeat("a", 8<<20)))
	deep := docx(t, strings.Repeat(`<w:sdt><w:sdtContent>`, 2000)+para("x")+strings.Repeat(`</w:sdtContent></w:sdt>`, 2000))
	body := func(xml string) []byte {
		return pack(t, "_rels/.rels", links("r1", "officeDocument", "word/document.xml"), "word/document.xml", xml)
	}
	overlap := bytes.Clone(good)
	first := binary.LittleEndian.Uint32(overlap[bytes.Index(overlap, []byte(centralHeader))+42:])
	second := bytes.Index(overlap, []byte(centralHeader)) + 4
	second += bytes.Index(overlap[second:], []byte(centralHeader))
	binary.LittleEndian.PutUint32(overlap[second+42:], first)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"parts locked by a password", locked, document.ErrEncrypted},
		{"parts packed in a way nobody uses", strange, document.ErrUnsupported},
		{"a part that unpacks to far more than it is", bomb, document.ErrTooLarge},
		{"elements a thousand deep", deep, document.ErrTooLarge},
		{"the end cut off", good[:len(good)-30], document.ErrDamaged},
		{"cut in half", good[:len(good)/2], document.ErrDamaged},
		{"two parts that share bytes", overlap, document.ErrDamaged},
		{"two parts of one name", docx(t, "", "word/document.xml", "x"), document.ErrDamaged},
		{"entities of its own", body(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ` + wordSpace + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), document.ErrDamaged},
		{"XML that stops", body(`<w:document ` + wordSpace + `><w:body><w:p>`), document.ErrDamaged},
		{"XML that is none", body(`<w:document ` + wordSpace + `><w:body><w:p></w:q>`), document.ErrDamaged},
		{"no body", body(`<w:document ` + wordSpace + `/>`), document.ErrDamaged},
		{"no text part", pack(t, "word/other.xml", "x", "[Content_Types].xml", "wordprocessingml.document.main"), document.ErrDamaged},
		{"nothing in it", docx(t, ""), document.ErrNoText},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := document.Read(c.data, document.Options{Format: document.DOCX})
			require.ErrorIs(t, err, c.want)
			sound(t, document.Document{}, err)
		})
	}
}

func TestTooManyParts(t *testing.T) {
	_, err := document.Read(docx(t, para("x")), document.Options{Limits: document.Limits{Parts: 3}})
	require.ErrorIs(t, err, document.ErrTooLarge)
}

func TestUnpackedLimitCountsAllParts(t *testing.T) {
	_, err := document.Read(docx(t, para(strings.Repeat("word ", 20_000))), document.Options{Limits: document.Limits{Unpacked: 100_000}})
	require.ErrorIs(t, err, document.ErrTooLarge)
}

func TestDamagedPart(t *testing.T) {
	data := docx(t, para(strings.Repeat("some text ", 200)))
	at := bytes.Index(data, []byte("word/document.xml"))
	data[at+40] ^= 0xFF
	_, err := document.Read(data, document.Options{})
	require.ErrorIs(t, err, document.ErrDamaged)
}

func TestBackslashesInNames(t *testing.T) {
	d, err := document.Read(pack(t, `_rels\.rels`, links("r1", "officeDocument", "word/document.xml"), `word\`, "", `word\document.xml`, `<w:document `+wordSpace+`><w:body>`+para("Text.")+`</w:body></w:document>`), document.Options{Name: "a.docx"})
	same(t, d, err, []string{"paragraph: Text."}, nil)
}

func TestUTF16Part(t *testing.T) {
	var wide bytes.Buffer
	wide.WriteString("\xFF\xFE")
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?><w:document ` + wordSpace + `><w:body>` + para("Grüße.") + `</w:body></w:document>` {
		wide.Write(binary.LittleEndian.AppendUint16(nil, uint16(r)))
	}
	data := pack(t, "_rels/.rels", links("r1", "officeDocument", "word/document.xml"), "word/document.xml", wide.String())
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"paragraph: Grüße."}, nil)
	latin := "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><w:document " + wordSpace + "><w:body>" + para("Gr\xFC\xDFe.") + "</w:body></w:document>"
	d, err = document.Read(pack(t, "_rels/.rels", links("r1", "officeDocument", "word/document.xml"), "word/document.xml", latin), document.Options{})
	same(t, d, err, []string{"paragraph: Grüße."}, nil)
}
