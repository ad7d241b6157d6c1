package schemas

import (
	"cmp"
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// reader turns what the validator says into faults. Only places and keywords
// are taken over: the texts of the validator repeat the received value.
type reader struct {
	schema, value any
	faults        Faults
	met           map[met]bool
}

type met struct{ pointer, keyword string }

// leaves reads the innermost errors; a choice between forms is one fault.
func (r *reader) leaves(e *jsonschema.ValidationError) {
	keyword := e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/')+1:]
	at := unescaped(e.InstanceLocation)
	switch {
	case keyword == "oneOf" || keyword == "anyOf" || keyword == "minContains":
		r.add(at, keyword)
		return
	case len(e.Causes) > 0:
		for _, cause := range e.Causes {
			r.leaves(cause)
		}
		return
	}
	_, location, _ := strings.Cut(e.AbsoluteKeywordLocation, "#")
	location = unescaped(location)
	if node, _ := resolve(r.schema, location); node == false && keyword != "additionalProperties" && keyword != "const" {
		r.add(at, "false")
		return
	}
	switch keyword {
	case "required":
		for _, name := range missing(e.Message) {
			r.add(at+"/"+name, keyword)
		}
	case "additionalProperties":
		for i, name := range r.unknown(at, location) {
			if i == mostFaults {
				break
			}
			r.add(at+"/"+fault.EscapeToken(name), keyword)
		}
	default:
		r.add(at, keyword)
	}
}

// add notes a fault once: several rules may ask for the same thing.
func (r *reader) add(pointer, keyword string) {
	if r.met[met{pointer, keyword}] {
		return
	}
	r.met[met{pointer, keyword}] = true
	code := fault.Conflict
	if s, ok := sentences()[keyword]; ok {
		code = s.code
	}
	r.faults = append(r.faults, FieldError{Pointer: pointer, Code: code, Err: KeywordError{keyword}})
}

var quotedName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`'([A-Za-z]+)'`) })

// missing returns the names in the message about required members. They come
// from the schema, whose names are letters only, never from the document.
func missing(message string) []string {
	var names []string
	for _, m := range quotedName().FindAllStringSubmatch(message, -1) {
		names = append(names, m[1])
	}
	return names
}

// unknown returns the members of the object at pointer that the schema object
// around location does not have.
func (r *reader) unknown(pointer, location string) []string {
	value, _ := resolve(r.value, pointer)
	object, _ := value.(map[string]any)
	around, _ := resolve(r.schema, location[:strings.LastIndexByte(location, '/')])
	rules, _ := around.(map[string]any)
	known, _ := rules["properties"].(map[string]any)
	var names []string
	for name := range object {
		if _, ok := known[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// unescaped returns a pointer that is written as the fragment of a URL as it is
// written elsewhere.
func unescaped(pointer string) string {
	if s, err := url.PathUnescape(pointer); err == nil {
		return s
	}
	return pointer
}

// resolve returns what a JSON pointer points to.
func resolve(root any, pointer string) (any, bool) {
	if pointer == "" {
		return root, true
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch node := root.(type) {
		case map[string]any:
			next, ok := node[token]
			if !ok {
				return nil, false
			}
			root = next
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(node) {
				return nil, false
			}
			root = node[i]
		default:
			return nil, false
		}
	}
	return root, true
}

// sorted returns the first faults in document order: at each place what is wrong
// with the value, then with its members, and members that are missing last.
func (r *reader) sorted(doc []byte) Faults {
	root := &spot{}
	for _, f := range r.faults {
		root.add(f.Pointer)
	}
	var s strictjson.Scanner
	s.Reset(doc, strictjson.Limits{})
	n := 0
	root.number(&s, &n)
	place := func(f FieldError) (int, string) {
		if at := root.find(f.Pointer); at.there {
			return at.start, ""
		}
		return root.find(f.Pointer[:strings.LastIndexByte(f.Pointer, '/')]).end, f.Pointer
	}
	slices.SortStableFunc(r.faults, func(a, b FieldError) int {
		an, ap := place(a)
		bn, bp := place(b)
		return cmp.Or(an-bn, strings.Compare(ap, bp), strings.Compare(a.Err.Error(), b.Err.Error()))
	})
	return r.faults[:min(len(r.faults), mostFaults)]
}

// spot is a place on the way to a fault.
type spot struct {
	there      bool // in the text
	start, end int  // where it stands among the others
	below      map[string]*spot
}

func (p *spot) add(pointer string) {
	for token := range tokens(pointer) {
		if p.below == nil {
			p.below = map[string]*spot{}
		}
		if p.below[token] == nil {
			p.below[token] = &spot{}
		}
		p = p.below[token]
	}
}

// find returns the spot at a pointer that was added, or that one of those goes
// through.
func (p *spot) find(pointer string) *spot {
	for token := range tokens(pointer) {
		p = p.below[token]
	}
	return p
}

// number numbers the spots of a text in its order, from n on.
func (p *spot) number(s *strictjson.Scanner, n *int) {
	p.there, p.start = true, *n
	*n++
	next := func(token string) {
		if below := p.below[token]; below != nil {
			below.number(s, n)
		} else {
			s.Skip()
		}
	}
	kind := s.Peek()
	switch {
	case p.below == nil || (kind != strictjson.Object && kind != strictjson.Array):
		s.Skip()
	case kind == strictjson.Object:
		s.Enter()
		for s.Next() {
			next(fault.EscapeToken(string(s.Name())))
		}
	default:
		s.Enter()
		for i := 0; s.Next(); i++ {
			next(strconv.Itoa(i))
		}
	}
	p.end = *n
	*n++
}

// tokens are those of a pointer, escaped.
func tokens(pointer string) iter.Seq[string] {
	if pointer == "" {
		return func(func(string) bool) {}
	}
	return strings.SplitSeq(pointer[1:], "/")
}
