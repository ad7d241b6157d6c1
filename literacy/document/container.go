package document

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/ident"
)

// container is a packed file: the parts of a .docx, .odt, .epub or .pptx. A
// part is unpacked when it is asked for, within the limits.
type container struct {
	b     *builder
	parts map[string]*zip.File
	folds map[string]string // lower case to the name
	chunk []byte
}

const (
	saveAnew  = "save it anew in the program that made it"
	passwords = "save it without a password"
)

// openContainer lists the parts. It refuses what is truncated, what gives two
// parts one name, and parts that share bytes, as some zip bombs do.
func openContainer(data []byte, b *builder) (*container, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(ErrDamaged, "its list of parts is missing or broken", saveAnew)
	}
	if len(r.File) > b.limits.Parts {
		return nil, refuse(ErrTooLarge, "it has too many parts", "divide it")
	}
	c := &container{b: b, parts: make(map[string]*zip.File, len(r.File)), folds: make(map[string]string, len(r.File))}
	type stretch struct{ from, to uint64 }
	var taken []stretch
	for _, f := range r.File {
		name := strings.TrimPrefix(slashed(f.Name), "/")
		if name == "" || strings.HasSuffix(name, "/") {
			continue
		}
		from, err := f.DataOffset()
		if err != nil || f.CompressedSize64 > uint64(len(data)) || uint64(from)+f.CompressedSize64 > uint64(len(data)) {
			return nil, refuse(ErrDamaged, "a part of it lies outside the file", saveAnew)
		}
		taken = append(taken, stretch{uint64(from), uint64(from) + f.CompressedSize64})
		if _, twice := c.parts[name]; twice {
			return nil, refuse(ErrDamaged, "two parts have one name", saveAnew)
		}
		c.parts[name] = f
		if lower := strings.ToLower(name); c.folds[lower] == "" {
			c.folds[lower] = name
		}
	}
	slices.SortFunc(taken, func(x, y stretch) int { return cmp.Compare(x.from, y.from) })
	for i := 1; i < len(taken); i++ {
		if taken[i].from < taken[i-1].to {
			return nil, refuse(ErrDamaged, "two parts share the same bytes, as in a zip bomb", "do not trust it")
		}
	}
	return c, nil
}

// slashed is the name of a part as the standard has it: some programs for
// Windows write backslashes.
func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }

// has reports whether there is a part of the name.
func (c *container) has(name string) bool { return c.find(name) != nil }

func (c *container) find(name string) *zip.File {
	name = strings.TrimPrefix(name, "/")
	if f := c.parts[name]; f != nil {
		return f
	}
	return c.parts[c.folds[strings.ToLower(name)]]
}

// read unpacks a part. A part that is not there is a fault of the file.
func (c *container) read(name string) ([]byte, error) {
	f := c.find(name)
	if f == nil {
		return nil, refuse(ErrDamaged, "a part that it needs is missing", saveAnew)
	}
	if f.Flags&1 != 0 {
		return nil, refuse(ErrEncrypted, "its parts are locked by a password", passwords)
	}
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return nil, refuse(ErrUnsupported, "its parts are packed in an unusual way", saveAnew)
	}
	r, err := f.Open()
	if err != nil {
		return nil, refuse(ErrDamaged, "a part of it cannot be unpacked", saveAnew)
	}
	packed := int64(max(f.CompressedSize64, 1))
	var out bytes.Buffer
	out.Grow(int(min(f.UncompressedSize64, smallPart)))
	if c.chunk == nil {
		c.chunk = make([]byte, 32<<10)
	}
	for {
		n, err := r.Read(c.chunk)
		out.Write(c.chunk[:n])
		if c.b.unpacked+int64(out.Len()) > c.b.limits.Unpacked || int64(out.Len()) > smallPart && int64(out.Len())/packed > c.b.limits.Ratio {
			return nil, c.b.unpack(int64(out.Len()), packed)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refuse(ErrDamaged, "a part of it cannot be unpacked", saveAnew)
		}
	}
	return out.Bytes(), c.b.unpack(int64(out.Len()), packed)
}

// relation is a link from one part to another.
type relation struct {
	id, kind, target string
	outside          bool
}

// relations reads the links of a part; a part without links has none.
func (c *container) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if !c.has(name) {
		return nil, nil
	}
	x, err := c.xml(name)
	if err != nil {
		return nil, err
	}
	var list []relation
	err = x.each(func(string, tag) error {
		return x.each(func(_ string, t tag) error {
			r := relation{id: t.attr("Id"), kind: path.Base(t.attr("Type")), target: t.attr("Target"), outside: t.attr("TargetMode") == "External"}
			if !r.outside {
				r.target = resolvePart(dir, r.target)
			}
			list = append(list, r)
			return nil
		})
	})
	return list, err
}

// resolvePart returns the name of a part that another in dir points to.
func resolvePart(dir, target string) string {
	if cut := strings.IndexAny(target, "?#"); cut >= 0 {
		target = target[:cut]
	}
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Clean("/"+dir+target), "/")
}

// targets returns the parts that links of a kind lead to.
func targets(list []relation, kind string) []string {
	var names []string
	for _, r := range list {
		if r.kind == kind && !r.outside {
			names = append(names, r.target)
		}
	}
	return names
}

// target returns the part that a link leads to; empty if there is none.
func target(list []relation, id string) string {
	for _, r := range list {
		if r.id == id && !r.outside {
			return r.target
		}
	}
	return ""
}

// declare takes over the language that a file declares, if it is one.
func (b *builder) declare(lang string) {
	if tag, ok := ident.CanonicalLanguage(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")); ok {
		b.doc.Language = tag
	}
}
