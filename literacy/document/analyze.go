package document

import "github.com/concord-sdm/concord/literacy"

// Analyze reads the document as literacy.AnalyzeBlocks does. Offsets in the
// report count in [Document.Text]. Lines and columns are those of the file,
// exact behind markup, too; in a file without lines they count in the text, and
// [Document.Place] says where an offset stands. Terms that the document asks to
// ignore are allowed, as Policy.Allowed says.
func (d Document) Analyze(p literacy.Policy) literacy.Report {
	if len(d.Ignores) > 0 {
		allowed := make([]string, 0, len(p.Allowed)+len(d.Ignores))
		allowed = append(allowed, p.Allowed...)
		for _, g := range d.Ignores {
			allowed = append(allowed, g.Term)
		}
		p.Allowed = allowed
	}
	r := literacy.AnalyzeBlocks(d.Reading(), p)
	if len(d.Blocks) == 0 || d.Blocks[0].Place.Line == 0 {
		return r
	}
	for i := range r.Units {
		u := &r.Units[i]
		u.Line, u.Column = d.lineOf(u.Start)
	}
	for i := range r.Sentences {
		s := &r.Sentences[i]
		s.Line, s.Column = d.lineOf(s.Start)
	}
	for i := range r.Words {
		w := &r.Words[i]
		w.Line, w.Column = d.lineOf(w.Start)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Line, f.Column = d.lineOf(f.Start)
	}
	for i := range r.LeftOut {
		l := &r.LeftOut[i]
		l.Line, l.Column = d.lineOf(l.Start)
	}
	return r
}

func (d Document) lineOf(offset int) (line, column int) {
	p := d.Place(offset)
	return p.Line, p.Column
}
