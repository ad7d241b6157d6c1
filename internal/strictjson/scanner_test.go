package strictjson_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// rewrite walks the text with every part of a Scanner and writes it again
// without white space, as a lossless codec would.
func rewrite(s *strictjson.Scanner, b *strings.Builder) {
	switch s.Peek() {
	case strictjson.Object:
		b.WriteByte('{')
		s.Enter()
		for n := 0; s.Next(); n++ {
			if n > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, `"%s":`, s.RawName())
			rewrite(s, b)
		}
		b.WriteByte('}')
	case strictjson.Array:
		b.WriteByte('[')
		s.Enter()
		for n := 0; s.Next(); n++ {
			if n > 0 {
				b.WriteByte(',')
			}
			rewrite(s, b)
		}
		b.WriteByte(']')
	case strictjson.Number:
		b.Write(s.Number())
	case strictjson.True, strictjson.False:
		v, _ := s.Bool()
		fmt.Fprint(b, v)
	case strictjson.Null:
		s.Null()
		b.WriteString("null")
	default:
		b.Write(s.Skip())
	}
}

func TestScannerIsLossless(t *testing.T) {
	in := ` { "a\u0062" : [ 1.50 , -0 , 1E+2 , "x\/y" ] , "" : { } , "n" : [ null , true , false , [ ] ] } `
	want := `{"a\u0062":[1.50,-0,1E+2,"x\/y"],"":{},"n":[null,true,false,[]]}`
	var s strictjson.Scanner
	var b strings.Builder
	s.Reset([]byte(in), strictjson.Limits{})
	rewrite(&s, &b)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}

func TestScannerWalk(t *testing.T) {
	in := []byte(`{"a\/b":{"x":1,"y":[1,2,3]},"text":"t\u00e9","list":[true,[9],"end"],"raw": [ 1, {} ] }`)
	var s strictjson.Scanner
	s.Reset(in, strictjson.Limits{})
	check := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
	}
	check("name before an object", string(s.Name()), "")
	check("raw name before an object", string(s.RawName()), "")
	check("next before entering", s.Next(), false)
	_, isText := s.Text()
	_, isBool := s.Bool()
	check("object as text", isText, false)
	check("object as truth value", isBool, false)
	check("object as null", s.Null(), false)
	check("object as number", s.Number() == nil, true)
	s.Enter()
	check("name before the first member", string(s.Name()), "")
	check("no value before the first member", s.Peek(), strictjson.None)
	check("skip before the first member", s.Skip() == nil, true)
	check("first", s.Next(), true)
	check("name", string(s.Name()), "a/b")
	check("raw name", string(s.RawName()), `a\/b`)
	check("pointer", s.Pointer(), "/a~1b")
	s.Enter()
	s.Next()
	check("pointer below", s.Pointer(), "/a~1b/x")
	check("an unread value is skipped", s.Next(), true)
	check("an unread array is skipped", s.Next(), false)
	check("second", s.Next(), true)
	text, ok := s.Text()
	check("text", text, "té")
	check("is text", ok, true)
	check("no value after it is consumed", s.Peek(), strictjson.None)
	check("third", s.Next(), true)
	s.Enter()
	s.Next()
	value, ok := s.Bool()
	check("true", value && ok, true)
	s.Next()
	check("pointer of an item", s.Pointer(), "/list/1")
	s.Next()
	check("string", s.Peek(), strictjson.String)
	check("raw string", string(s.Skip()), `"end"`)
	check("end of the list", s.Next(), false)
	check("fourth", s.Next(), true)
	s.Peek()
	start := s.Offset()
	raw := s.Skip()
	check("raw", string(raw), `[ 1, {} ]`)
	check("offset", s.Offset()-start, len(raw))
	check("capacity of the raw slice", cap(raw), len(raw))
	s.Report(strictjson.KindFormat, errors.New("own rule"))
	check("not stopped", s.Stopped(), false)
	check("end of the object", s.Next(), false)
	check("own fault", s.Close().Error(), "/raw: own rule")
}

func TestScannerCloseSkipsWhatIsUnread(t *testing.T) {
	for _, enter := range []int{0, 1, 2} {
		var s strictjson.Scanner
		s.Reset([]byte(`[[1,{"a":2}],3]`), strictjson.Limits{})
		for range enter {
			s.Enter()
			s.Next()
		}
		if err := s.Close(); err != nil {
			t.Errorf("entered %d: %v", enter, err)
		}
		s.Reset([]byte(`[[1,{"a":2}],3}`), strictjson.Limits{})
		for range enter {
			s.Enter()
			s.Next()
		}
		if err := s.Close(); err == nil {
			t.Errorf("entered %d: the wrong bracket is accepted", enter)
		}
	}
}

func TestScannerIsSilentAfterItStopped(t *testing.T) {
	var s strictjson.Scanner
	s.Reset([]byte(`{"a":x,"b":1}`), strictjson.Limits{})
	s.Enter()
	s.Next()
	if s.Peek() != strictjson.None || !s.Stopped() {
		t.Fatal("not stopped by a syntax error")
	}
	_, text := s.Text()
	_, truth := s.Bool()
	if text || truth || s.Null() || s.Number() != nil || s.Skip() != nil || s.Next() {
		t.Error("something is read after the end")
	}
	s.Enter()
	s.Report(strictjson.KindNull, errors.New("late"))
	if got := faultsOf(t, s.Close()); len(got) != 1 {
		t.Errorf("got %v, want the syntax error alone", got)
	}
}

func TestScannerReset(t *testing.T) {
	var s strictjson.Scanner
	for _, test := range []struct {
		in string
		ok bool
	}{
		{`{"a":[1,{"b":`, false},
		{`{"a":1,"b":2}`, true},
		{"\"\xff\"", false},
		{`{"a":1,"a":2}`, false},
		{`{"a":1}`, true},
	} {
		s.Reset([]byte(test.in), strictjson.Limits{})
		if err := s.Close(); (err == nil) != test.ok {
			t.Errorf("%q: %v", test.in, err)
		}
	}
}

func TestSyntaxErrorsNameLineAndColumn(t *testing.T) {
	tests := []struct{ in, want string }{
		{`x`, "line 1, column 1:"},
		{"{\n  \"é\": 1,\n  \"é\" 2}", "line 3, column 7:"},
		{"[\n", "line 2, column 1:"},
	}
	for _, test := range tests {
		err := strictjson.Check([]byte(test.in), strictjson.Limits{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.in, err, test.want)
		}
	}
}
