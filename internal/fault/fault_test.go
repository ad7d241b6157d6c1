package fault_test

import (
	"errors"
	"io"
	"testing"

	"github.com/concord-sdm/concord/internal/fault"
)

func TestPath(t *testing.T) {
	var root fault.Path
	options := root.Field("options")
	third := options.Index(2)
	tests := []struct {
		name string
		path fault.Path
		want string
	}{
		{"document", root, ""},
		{"member", options, "/options"},
		{"item", third, "/options/2"},
		{"item of the document", root.Index(0), "/0"},
		{"member of an item", third.Field("id"), "/options/2/id"},
		{"empty name", root.Field(""), "/"},
		{"name of a number", root.Field("0"), "/0"},
		{"slash and tilde", third.Field("a/b~c~1"), "/options/2/a~1b~0c~01"},
		{"text of other scripts", root.Field("é\"\\ "), "/é\"\\ "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.path.String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// The tokens of RFC 6901 §5.
func TestEscapeToken(t *testing.T) {
	for in, want := range map[string]string{
		"foo": "foo", "": "", "a/b": "a~1b", "c%d": "c%d", "e^f": "e^f", "g|h": "g|h",
		"i\\j": "i\\j", "k\"l": "k\"l", " ": " ", "m~n": "m~0n",
	} {
		if got := fault.EscapeToken(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCollector(t *testing.T) {
	var c fault.Collector
	var root fault.Path
	if c.Err() != nil || c.Faults() != nil || c.Len() != 0 {
		t.Fatal("an empty collector has faults")
	}
	id := root.Field("id")
	c.Add(id, fault.Required, io.EOF)
	c.Addf(root, fault.Conflict, io.ErrUnexpectedEOF, "must be one or the other")
	c.Addf(id, fault.Format, nil, "must be short")
	c.AddAt("/a/0", fault.Range, nil)
	want := fault.Faults{
		{Pointer: "/id", Code: fault.Required},
		{Pointer: "", Code: fault.Conflict},
		{Pointer: "/id", Code: fault.Format},
		{Pointer: "/a/0", Code: fault.Range},
	}
	got := c.Faults()
	if c.Len() != len(want) {
		t.Fatalf("got %d faults, want %d", c.Len(), len(want))
	}
	for i := range want {
		if got[i].Pointer != want[i].Pointer || got[i].Code != want[i].Code {
			t.Errorf("fault %d: got %+v, want %+v", i, got[i], want[i])
		}
	}
	err := c.Err()
	const text = "/id: EOF\ndocument: must be one or the other\n/id: must be short\n/a/0: range"
	if err.Error() != text {
		t.Errorf("got %q, want %q", err.Error(), text)
	}
	for _, target := range []error{io.EOF, io.ErrUnexpectedEOF} {
		if !errors.Is(err, target) {
			t.Errorf("%v is not found", target)
		}
	}
	if errors.Is(err, fault.ErrNewerFormat) {
		t.Error("an error that was not added is found")
	}
	first, ok := errors.AsType[fault.FieldError](err)
	if !ok || first.Pointer != "/id" || first.Code != fault.Required {
		t.Errorf("errors.AsType: %+v, %v", first, ok)
	}
	if all, ok := errors.AsType[fault.Faults](err); !ok || len(all) != 4 {
		t.Errorf("errors.AsType: %v, %v", all, ok)
	}
}

func TestNoFaultsAreNoError(t *testing.T) {
	for _, f := range []fault.Faults{nil, {}} {
		if err := f.OrNil(); err != nil {
			t.Errorf("%#v is an error", f)
		}
	}
	if (fault.Faults{{}}).OrNil() == nil {
		t.Error("a fault is no error")
	}
}

func TestBecause(t *testing.T) {
	err := fault.Because(io.EOF, "must go on")
	if err.Error() != "must go on" || !errors.Is(err, io.EOF) {
		t.Errorf("got %v", err)
	}
	if err := fault.Because(nil, "must go on"); err.Error() != "must go on" || errors.Unwrap(err) != nil {
		t.Errorf("got %v", err)
	}
}

// A walk without faults costs nothing for its places.
func TestPathAllocations(t *testing.T) {
	got := testing.AllocsPerRun(100, func() {
		var root fault.Path
		list := root.Field("list")
		for i := range 10 {
			item := list.Index(i)
			id := item.Field("id")
			_ = id
		}
	})
	if got > 0 {
		t.Errorf("%v allocations, want none", got)
	}
}
