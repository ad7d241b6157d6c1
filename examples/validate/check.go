package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/schemas"
)

// largest is how many bytes of a document are read; a larger one is refused as
// every decoder of the module refuses it.
const largest = 64 << 20

// checkFile says whether one file holds a valid document, and what is wrong
// with it.
func checkFile(name string, in io.Reader, out, errs io.Writer) int {
	shown := clean(name)
	fail := func(text string) int {
		fmt.Fprintf(errs, "%s: %s\n", shown, text)
		return exitFailed
	}
	doc, err := read(name, in)
	switch {
	case err != nil:
		return fail("cannot be read: " + clean(reason(err)))
	case len(doc) > largest:
		return fail("is larger than 64 MiB, which no document is")
	case len(bytes.TrimSpace(doc)) == 0:
		return fail("is empty")
	case bytes.HasPrefix(doc, []byte("\xef\xbb\xbf")):
		return fail("begins with a byte order mark: save it as UTF-8 without one")
	}
	kind, version, err := schemas.Detect(doc)
	if !json.Valid(doc) {
		if found, _ := errors.AsType[schemas.Faults](err); len(found) == 1 && found[0].Code == fault.TooLarge {
			// No further than that: the rest may be anything.
			report(out, shown+": read up to its first fault", both(found, found), false)
			return exitFaults
		}
		return fail("is not JSON" + place(err))
	}
	if errors.Is(err, schemas.ErrUnknownKind) {
		return fail("is of no kind that has a schema; -kinds lists them")
	}
	if err != nil {
		faults, _ := errors.AsType[schemas.Faults](err)
		if len(faults) == 1 && faults[0].Pointer == "/format" && faults[0].Code != fault.Duplicate {
			return fail("does not say what it is: its member \"format\" must be a kind and a version, such as sdm.decision/1.0")
		}
		// JSON, but not the strict kind that documents are: both would say so.
		report(out, shown+": JSON with faults", both(faults, faults), false)
		return exitFaults
	}
	f := formatOf(kind)
	byGo, stopped := faultsOf(judges()[kind].reads(doc, f)), true
	if len(byGo) == 0 {
		byGo, stopped = faultsOf(judges()[kind].means(doc, f)), false
	}
	found := both(byGo, faultsOf(schemas.Validate(kind, doc)))
	if len(found) == 0 {
		fmt.Fprintf(out, "%s: %s %s, valid\n", shown, kind, version)
		return exitValid
	}
	report(out, fmt.Sprintf("%s: %s %s", shown, kind, version), found, stopped)
	return exitFaults
}

func read(name string, in io.Reader) ([]byte, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, largest+1))
}

// reason leaves out the name of the file, which stands before it.
func reason(err error) string {
	if e, ok := errors.AsType[*os.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}

// place says where a text stops being JSON, and what should stand there.
func place(err error) string {
	faults, _ := errors.AsType[schemas.Faults](err)
	for _, f := range faults {
		if at, ok := strings.CutPrefix(f.Err.Error(), "not strict JSON at "); ok {
			return ": " + at
		}
	}
	return ""
}

// formatOf returns the newest format of a kind.
func formatOf(kind string) document.Format {
	id, _ := schemas.ID(kind)
	f := document.Format{Name: kind}
	fmt.Sscanf(id[strings.LastIndexByte(id, ':')+1:], "%d.%d", &f.Major, &f.Minor)
	return f
}

// finding is a fault and who found it.
type finding struct {
	schemas.FieldError
	inGo, inSchema bool
}

func faultsOf(err error) schemas.Faults {
	if err == nil {
		return nil
	}
	if faults, ok := errors.AsType[schemas.Faults](err); ok {
		return faults
	}
	return schemas.Faults{{Err: err}}
}

// both joins what Go and the schema found. A place that both refuse is one
// fault, in the words of Go, and so is a choice between forms that the schema
// refuses as a whole and Go at one of its members.
func both(byGo, bySchema schemas.Faults) []finding {
	var all []finding
	for _, f := range byGo {
		all = append(all, finding{FieldError: f, inGo: true})
	}
	for _, f := range bySchema {
		same := false
		for i, g := range all {
			if g.inGo && (g.Pointer == f.Pointer || (choice(f) && strings.HasPrefix(g.Pointer, f.Pointer+"/"))) {
				all[i].inSchema, same = true, true
			}
		}
		if !same {
			all = append(all, finding{FieldError: f, inSchema: true})
		}
	}
	return all
}

func choice(f schemas.FieldError) bool {
	e, ok := errors.AsType[schemas.KeywordError](f)
	return ok && (e.Keyword == "oneOf" || e.Keyword == "anyOf" || e.Keyword == "not" || e.Keyword == "minContains")
}

// report prints findings. Go looks at the content of a document only once it
// could be read; stopped says that it could not.
func report(out io.Writer, head string, found []finding, stopped bool) {
	switch n := len(found); {
	case n == 1:
		fmt.Fprintf(out, "%s, 1 fault\n", head)
	case n >= 100: // neither lists more
		fmt.Fprintf(out, "%s, %d faults or more\n", head, n)
	default:
		fmt.Fprintf(out, "%s, %d faults\n", head, n)
	}
	for _, f := range found {
		where, mark := f.Pointer, ""
		if where == "" {
			where = "the document"
		}
		switch {
		case !f.inGo && stopped:
			mark = " (schema)"
		case !f.inGo:
			mark = " (only the schema finds this)"
		case !f.inSchema:
			mark = " (only Go finds this)"
		}
		fmt.Fprintf(out, "  %s: %s%s\n", clean(where), clean(f.Err.Error()), mark)
	}
	if stopped {
		fmt.Fprintln(out, "  Go looks at the content once these are mended.")
	}
}

// clean writes what a terminal might take as a command as an escape.
func clean(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) && r != unicode.ReplacementChar {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRuneToASCII(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}
