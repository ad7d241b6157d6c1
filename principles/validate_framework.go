package principles

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Validate returns nil, or [Faults] with every fault of the framework in
// document order: names that are used twice or that name nothing, dependencies
// that run in a circle, a reversed item without a range, bands with a hole or an
// overlap, a required item that may be not applicable, a wrong number of items,
// wording that the licence class does not allow, and malformed values.
func (f Framework) Validate() error {
	v := frameworkCheck{f: &f}
	return v.faults(fault.Path{}).OrNil()
}

// faults walks the framework once. The tables it makes serve a scorer later.
func (v *frameworkCheck) faults(root fault.Path) fault.Faults {
	f, c := v.f, &v.checker
	c.language = f.Language
	c.format(root.Field("format"), f.Format, frameworkFormat)
	c.id(root.Field("id"), f.ID)
	if !validVersion(f.Version) {
		c.Addf(root.Field("version"), fault.Format, nil, versionRule)
	}
	enum(c, root.Field("kind"), f.Kind, true)
	enum(c, root.Field("status"), f.Status, true)
	if !ident.ValidLanguage(f.Language) {
		c.Addf(root.Field("language"), fault.Format, nil, ident.LanguageRule)
	}
	c.text(root.Field("title"), f.Title, true)
	c.text(root.Field("description"), f.Description, false)
	v.references(root) // before anything that refers to them, reported in place
	v.provenance(root.Field("provenance"))
	v.licence(root.Field("licence"))
	roles(c, root.Field("requiresRoles"), f.RequiresRoles)
	v.answerSets(root.Field("answerSets"))
	v.sections(root.Field("sections"))
	if f.ItemCount != 0 && f.ItemCount != len(f.Items) {
		c.Addf(root.Field("itemCount"), fault.Conflict, nil, "must be the number of items")
	}
	if len(f.Items) <= maxItems {
		v.items(root.Field("items"))
		v.cycles(root.Field("items"))
		v.scores(root.Field("scores"))
	} else {
		v.length(root.Field("items"), len(f.Items), maxItems)
	}
	c.extensions(root.Field("extensions"), f.Extensions)
	return c.found.Faults()
}

// frameworkCheck is one walk over a framework.
type frameworkCheck struct {
	checker
	f        *Framework
	refs     map[string]int
	sets     map[string]int
	sectionN map[string]int
	itemN    keyIndex
	scoreN   []int // the items of the score at hand
	last     int   // the section that was looked up last
}

// section returns the place of a section, and whether it is there. Items stand
// by section, so that the one looked up last is the one most often asked for.
func (v *frameworkCheck) section(id string) (int, bool) {
	if v.last < len(v.f.Sections) && v.f.Sections[v.last].ID == id {
		return v.last, true
	}
	n, ok := v.sectionN[id]
	if ok {
		v.last = n
	}
	return n, ok
}

// unique checks the form of an id and that it is new in seen, and records it.
func (v *frameworkCheck) unique(p fault.Path, seen map[string]int, id string, i int) {
	v.id(p, id)
	if _, twice := seen[id]; twice {
		v.Addf(p, fault.Duplicate, nil, "must be used once in its list")
		return
	}
	seen[id] = i
}

func (v *frameworkCheck) references(root fault.Path) {
	p := root.Field("references")
	v.length(p, len(v.f.References), maxList)
	v.refs = make(map[string]int, len(v.f.References))
	for i := range v.f.References {
		r := &v.f.References[i]
		p := p.Index(i)
		v.unique(p.Field("id"), v.refs, r.ID, i)
		v.word(p.Field("citation"), r.Citation)
		v.optionalWord(p.Field("doi"), r.DOI)
		v.optionalWord(p.Field("url"), r.URL)
	}
}

func (v *frameworkCheck) refer(p fault.Path, ids []string) {
	for i, id := range ids {
		if _, ok := v.refs[id]; !ok {
			v.Addf(p.Index(i), fault.Reference, nil, "must be the id of an entry in references")
		}
	}
}

func (v *frameworkCheck) provenance(p fault.Path) {
	q := &v.f.Provenance
	v.word(p.Field("author"), q.Author)
	v.refer(p.Field("basedOn"), q.BasedOn)
	v.optionalWord(p.Field("developedWith"), q.DevelopedWith)
	v.date(p.Field("created"), q.Created, true)
	v.words(p.Field("unverified"), q.Unverified)
}

func (v *frameworkCheck) licence(p fault.Path) {
	l := &v.f.Licence
	enum(&v.checker, p.Field("class"), l.Class, true)
	v.word(p.Field("source"), l.Source)
	v.date(p.Field("checkedOn"), l.CheckedOn, false)
	v.optionalWord(p.Field("note"), l.Note)
	if l.TextShipped && !l.Class.AllowsText() {
		v.Addf(p.Field("textShipped"), fault.Forbidden, ErrLicence,
			"must be false: only own words, the public domain and open licences allow the wording to be shipped")
	}
}

func (v *frameworkCheck) answerSets(p fault.Path) {
	v.length(p, len(v.f.AnswerSets), maxList)
	v.sets = make(map[string]int, len(v.f.AnswerSets))
	for i := range v.f.AnswerSets {
		s := &v.f.AnswerSets[i]
		p := p.Index(i)
		v.unique(p.Field("id"), v.sets, s.ID, i)
		codes := p.Field("codes")
		v.length(codes, len(s.Codes), maxCodes)
		if len(s.Codes) < 2 {
			v.Addf(codes, fault.Required, nil, "must hold at least two answers")
		}
		for j := range within(s.Codes, maxCodes) {
			k := &s.Codes[j]
			p := codes.Index(j)
			v.id(p.Field("code"), k.Code)
			if k.Code == Unknown || k.Code == NotApplicable || k.Code == Measured {
				v.Addf(p.Field("code"), fault.Forbidden, nil, "must not be unknown, notApplicable or measured: these words are taken")
			}
			if slices.ContainsFunc(s.Codes[:j], func(o Code) bool { return o.Code == k.Code }) {
				v.Addf(p.Field("code"), fault.Duplicate, nil, "must be used once in its list")
			}
			v.between(p.Field("value"), k.Value, 1e-6, 1e6, valueRule)
			v.text(p.Field("text"), k.Text, false)
		}
		if len(s.Codes) > 0 && !slices.ContainsFunc(s.Codes, func(k Code) bool { return !k.Exempts }) {
			v.Addf(codes, fault.Conflict, nil, "must hold an answer that does not take the item out of its scores")
		}
	}
}

func (v *frameworkCheck) sections(p fault.Path) {
	v.length(p, len(v.f.Sections), maxList)
	v.sectionN = make(map[string]int, len(v.f.Sections))
	for i := range v.f.Sections {
		s := &v.f.Sections[i]
		p := p.Index(i)
		v.unique(p.Field("id"), v.sectionN, s.ID, i)
		v.text(p.Field("title"), s.Title, false)
	}
}
