package message

import "reflect"

// renderer writes a message with its arguments.
type renderer struct {
	rules *rules
	args  Args
	out   []byte
}

// nodes writes the parts of a message. The hash is the number of the plural
// around it, if any.
func (r *renderer) nodes(nodes []node, hash *node) {
	for i := range nodes {
		switch n := &nodes[i]; n.op {
		case opLiteral:
			r.out = append(r.out, n.text...)
		case opArg:
			r.value(n.text, anyDecimals)
		case opNumber:
			r.value(n.text, n.decimals)
		case opDate:
			r.date(n.text)
		case opHash:
			r.value(hash.text, anyDecimals)
		case opPlural:
			r.nodes(r.pluralForm(n), n)
		case opSelect:
			r.nodes(r.selected(n), hash)
		}
	}
}

// value writes one argument.
func (r *renderer) value(name string, decimals int) {
	v := r.args[name]
	if f, ok := numberOf(v); ok {
		r.out = append(r.out, decimalOf(f, decimals).format(r.rules)...)
		return
	}
	if list, ok := v.([]string); ok {
		r.out = appendList(r.out, list, r.rules)
		return
	}
	if s, ok := stringOf(v); ok {
		r.out = append(r.out, s...)
		return
	}
	r.out = append(r.out, '{')
	r.out = append(r.out, name...)
	r.out = append(r.out, '}')
}

// date writes one argument that is a date.
func (r *renderer) date(name string) {
	if s, ok := stringOf(r.args[name]); ok {
		r.out = append(r.out, r.rules.dates.in(s)...)
		return
	}
	r.value(name, anyDecimals)
}

// pluralForm returns the form for the number: =N if it is exactly N, else that
// of the language for the digits shown, else other.
func (r *renderer) pluralForm(n *node) []node {
	v, ok := numberOf(r.args[n.text])
	category := other
	if ok {
		for i := range n.branches {
			if b := &n.branches[i]; b.key == "" && b.exact == v {
				return b.nodes
			}
		}
		if d := decimalOf(v, anyDecimals); d.special == "" {
			category = r.rules.plural(d)
		}
	}
	return form(n, category)
}

func (r *renderer) selected(n *node) []node {
	s, _ := stringOf(r.args[n.text])
	return form(n, s)
}

// form returns the branch of that key, else other.
func form(n *node, key string) []node {
	var rest []node
	for i := range n.branches {
		switch b := &n.branches[i]; {
		case b.key == key && key != "":
			return b.nodes
		case b.key == other:
			rest = b.nodes
		}
	}
	return rest
}

// stringOf returns the text of a string or of an enum, a type made of one.
func stringOf(v any) (string, bool) {
	if s, ok := v.(string); ok {
		return s, true
	}
	if rv := reflect.ValueOf(v); rv.IsValid() && rv.Kind() == reflect.String {
		return rv.String(), true
	}
	return "", false
}
