package message

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// text is a parsed message.
type text struct {
	nodes []node
	args  map[string]*use
}

// use is what a message does with one argument.
type use struct {
	kind  argKind
	cases []string // of all selects on the argument, sorted
}

type argKind uint8

const (
	plain  argKind = iota // shown as it is
	number                // written or counted
	choice                // selects
	day                   // a date in words
)

func (k argKind) String() string { return [...]string{"plain", "number", "select", "date"}[k] }

// node is one part of a message.
type node struct {
	op       op
	text     string // literal, or name of the argument
	decimals int    // of opNumber
	branches []branch
}

type op uint8

const (
	opLiteral op = iota
	opArg
	opNumber
	opDate
	opPlural
	opSelect
	opHash
)

// branch is one form of a plural or select.
type branch struct {
	key   string // category or case; empty for =N
	exact float64
	nodes []node
}

const (
	maxDepth    = 16      // nested arguments
	maxMessage  = 1 << 14 // bytes
	maxDecimals = 15
	anyDecimals = 3 // where a message does not say: the default of ICU
)

// parse reads one message of the language that rules are of.
func parse(src string, r *rules) (*text, error) {
	if len(src) > maxMessage {
		return nil, errors.New("the message is longer than 16 KiB")
	}
	p := parser{src: src, rules: r, args: map[string]*use{}}
	nodes, err := p.message(0, false)
	if err != nil {
		return nil, err
	}
	return &text{nodes, p.args}, nil
}

type parser struct {
	src   string
	pos   int
	rules *rules
	args  map[string]*use
}

func (p *parser) errorf(format string, args ...any) error {
	return fmt.Errorf("at byte %d: %s", p.pos, fmt.Sprintf(format, args...))
}

// message reads up to the end of the source, or at a depth to the closing
// brace, which it consumes. In a plural # is the number.
func (p *parser) message(depth int, plural bool) ([]node, error) {
	var nodes []node
	var lit strings.Builder
	flush := func() {
		if lit.Len() > 0 {
			nodes = append(nodes, node{op: opLiteral, text: lit.String()})
			lit.Reset()
		}
	}
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case c == '\'':
			if err := p.quoted(&lit, plural); err != nil {
				return nil, err
			}
		case c == '{':
			flush()
			n, err := p.argument(depth+1, plural)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, n)
		case c == '}':
			if depth == 0 {
				return nil, p.errorf("a closing brace without an opening one; write '}' for the character")
			}
			p.pos++
			flush()
			return nodes, nil
		case c == '#' && plural:
			flush()
			nodes = append(nodes, node{op: opHash})
			p.pos++
		default:
			lit.WriteByte(c)
			p.pos++
		}
	}
	if depth > 0 {
		return nil, p.errorf("a brace is not closed")
	}
	flush()
	return nodes, nil
}

// quoted reads an apostrophe and what it quotes.
func (p *parser) quoted(lit *strings.Builder, plural bool) error {
	p.pos++
	rest := p.src[p.pos:]
	switch {
	case strings.HasPrefix(rest, "'"):
		lit.WriteByte('\'')
		p.pos++
		return nil
	case rest == "" || (rest[0] != '{' && rest[0] != '}' && (rest[0] != '#' || !plural)):
		lit.WriteByte('\'')
		return nil
	}
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		p.pos++
		if c != '\'' {
			lit.WriteByte(c)
			continue
		}
		if p.pos >= len(p.src) || p.src[p.pos] != '\'' {
			return nil
		}
		lit.WriteByte('\'')
		p.pos++
	}
	return p.errorf("quoted text is not closed")
}

// argument reads from an opening brace to its closing one.
func (p *parser) argument(depth int, plural bool) (node, error) {
	if depth > maxDepth {
		return node{}, p.errorf("arguments nest deeper than %d", maxDepth)
	}
	p.pos++
	p.space()
	name := p.word()
	if name == "" || !letter(name[0]) {
		return node{}, p.errorf("the name of an argument must start with a letter; write '{' for the character")
	}
	p.space()
	if p.take('}') {
		return node{op: opArg, text: name}, p.note(name, plain, nil)
	}
	if !p.take(',') {
		return node{}, p.errorf("after the name of an argument comes a comma or a closing brace")
	}
	p.space()
	switch kind := p.word(); kind {
	case "number":
		return p.number(name)
	case "date":
		p.space()
		if !p.take('}') {
			return node{}, p.errorf("a date argument is not closed")
		}
		return node{op: opDate, text: name}, p.note(name, day, nil)
	case "plural":
		n := node{op: opPlural, text: name}
		if err := p.note(name, number, nil); err != nil {
			return n, err
		}
		err := p.branches(&n, depth, true)
		return n, err
	case "select":
		n := node{op: opSelect, text: name}
		if err := p.branches(&n, depth, plural); err != nil {
			return n, err
		}
		return n, p.note(name, choice, n.branches)
	default:
		return node{}, p.errorf("the kind of an argument is number, date, plural or select")
	}
}

func (p *parser) number(name string) (node, error) {
	n := node{op: opNumber, text: name, decimals: anyDecimals}
	p.space()
	if p.take(',') {
		p.space()
		digits := p.word()
		d, ok := natural(digits)
		if !ok || d > maxDecimals {
			return n, p.errorf("the style of a number is its greatest count of decimals, 0 to %d", maxDecimals)
		}
		n.decimals = d
		p.space()
	}
	if !p.take('}') {
		return n, p.errorf("a number argument is not closed")
	}
	return n, p.note(name, number, nil)
}

// branches reads the forms of a plural or select up to its closing brace.
func (p *parser) branches(n *node, depth int, plural bool) error {
	p.space()
	if !p.take(',') {
		return p.errorf("after plural or select comes a comma")
	}
	other := false
	for {
		p.space()
		if p.take('}') {
			break
		}
		b, err := p.selector(n.op)
		if err != nil {
			return err
		}
		for _, o := range n.branches {
			if o.key == b.key && (o.key != "" || o.exact == b.exact) {
				return p.errorf("the same form twice")
			}
		}
		other = other || b.key == "other"
		p.space()
		if !p.take('{') {
			return p.errorf("a form needs its text in braces")
		}
		if b.nodes, err = p.message(depth, plural); err != nil {
			return err
		}
		n.branches = append(n.branches, b)
	}
	if !other {
		return p.errorf("the form other is required")
	}
	return nil
}

// selector reads what stands before the text of a form.
func (p *parser) selector(o op) (branch, error) {
	if o == opPlural && p.take('=') {
		v, ok := natural(p.word())
		if !ok {
			return branch{}, p.errorf("after = comes a whole number")
		}
		return branch{exact: float64(v)}, nil
	}
	key := p.word()
	if key == "" {
		return branch{}, p.errorf("the name of a form is expected")
	}
	if o == opPlural && !slices.Contains(p.rules.categories, key) {
		return branch{}, p.errorf("this language has no such plural form: only =N and %s",
			strings.Join(p.rules.categories, ", "))
	}
	return branch{key: key}, nil
}

// note records how an argument is used. One argument cannot be two of a number,
// a date and what selects.
func (p *parser) note(name string, kind argKind, branches []branch) error {
	u := p.args[name]
	if u == nil {
		u = &use{kind: kind}
		p.args[name] = u
	}
	if u.kind == plain {
		u.kind = kind
	}
	if kind != plain && u.kind != kind {
		return p.errorf("argument %s is used both as a %s and as a %s", name, u.kind, kind)
	}
	for _, b := range branches {
		if i, found := slices.BinarySearch(u.cases, b.key); !found {
			u.cases = slices.Insert(u.cases, i, b.key)
		}
	}
	return nil
}

func (p *parser) take(c byte) bool {
	if p.pos < len(p.src) && p.src[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

func (p *parser) space() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

// word reads letters, digits, underscores, hyphens and dots.
func (p *parser) word() string {
	from := p.pos
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		if !letter(c) && !digit(c) && c != '_' && c != '-' && c != '.' {
			break
		}
		p.pos++
	}
	return p.src[from:p.pos]
}

func letter(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }

// natural reads a whole number of at most nine digits.
func natural(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if !digit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
