package principles

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

func (v *frameworkCheck) items(p fault.Path) {
	v.length(p, len(v.f.Items), maxItems)
	if len(v.f.Items) == 0 {
		v.Addf(p, fault.Required, nil, "must hold at least one item")
	}
	v.itemN = newKeyIndex(v.f.Items)
	for i := range v.f.Items {
		k := p.Index(i)
		at := k.Field("key")
		v.id(at, v.f.Items[i].Key)
		if v.itemN.table != nil && v.itemN.at(v.f.Items[i].Key) != i {
			v.Addf(at, fault.Duplicate, nil, "must be used once in its list")
		}
	}
	for i := range v.f.Items {
		v.item(p.Index(i), &v.f.Items[i])
	}
}

func (v *frameworkCheck) item(p fault.Path, it *Item) {
	v.optionalWord(p.Field("number"), it.Number)
	if it.Section != "" {
		n, ok := v.section(it.Section)
		switch {
		case !ok:
			v.Addf(p.Field("section"), fault.Reference, nil, "must be the id of an entry in sections")
		case it.Required && v.f.Sections[n].NATogether:
			v.Addf(p.Field("required"), fault.Conflict, nil, "must be false in a section that may be not applicable: a gate that does not apply is no gate")
		}
	}
	v.text(p.Field("text"), it.Text, v.f.Licence.TextShipped)
	if len(it.Text) > 0 && !v.f.Licence.TextShipped {
		v.Addf(p.Field("text"), fault.Forbidden, ErrLicence, "must be absent unless licence/textShipped is true")
	}
	enum(&v.checker, p.Field("kind"), it.Kind, true)
	v.itemAnswers(p, it)
	if v.between(p.Field("weight"), it.Weight, 1e-3, 1e3, weightRule) && it.Weight < 0 {
		v.Addf(p.Field("weight"), fault.Range, nil, weightRule)
	}
	if it.Required && it.NAAllowed {
		v.Addf(p.Field("naAllowed"), fault.Conflict, nil, "must be false for a required item: a gate that does not apply is no gate")
	}
	if len(it.DependsOn) > 0 {
		v.dependencies(p.Field("dependsOn"), it)
	}
	roles(&v.checker, p.Field("answeredBy"), it.AnsweredBy)
	enum(&v.checker, p.Field("level"), it.Level, false)
	enum(&v.checker, p.Field("maturity"), it.Maturity, false)
	v.words(p.Field("evidenceKinds"), it.EvidenceKinds)
	if len(it.HowAchieved)+len(it.Indicator) > 0 {
		v.text(p.Field("howAchieved"), it.HowAchieved, false)
		v.text(p.Field("indicator"), it.Indicator, false)
	}
	r := &it.Remediation
	if len(r.Text) > 0 || len(r.FirstStep) > 0 || r.Effort != 0 {
		p := p.Field("remediation")
		v.text(p.Field("text"), r.Text, false)
		v.text(p.Field("firstStep"), r.FirstStep, true)
		if r.Effort < 0 || r.Effort > 5 {
			v.Addf(p.Field("effort"), fault.Range, nil, "must be from 1 to 5, or absent for 3")
		}
	}
	if len(it.References) > 0 {
		v.refer(p.Field("references"), it.References)
	}
}

// itemAnswers checks that the item's kind, answer set and limit fit together.
func (v *frameworkCheck) itemAnswers(p fault.Path, it *Item) {
	var set *AnswerSet
	if it.AnswerSet != "" {
		if n, ok := v.sets[it.AnswerSet]; ok {
			set = &v.f.AnswerSets[n]
		} else {
			v.Addf(p.Field("answerSet"), fault.Reference, nil, "must be the id of an entry in answerSets")
		}
	}
	switch {
	case it.Kind == ScaleItem && it.AnswerSet == "":
		v.Addf(p.Field("answerSet"), fault.Required, nil, "must be given for a scale item: without it the item has no range")
	case it.Kind != ScaleItem && set != nil && !onlyStates(set):
		v.Addf(p.Field("answerSet"), fault.Conflict, nil,
			"must hold the answers met and notMet, and besides them only partly, for an item that is no scale")
	}
	if set != nil && len(set.Codes) > 0 {
		if slices.ContainsFunc(set.Codes, func(k Code) bool { return k.Exempts }) && it.Required {
			v.Addf(p.Field("required"), fault.Conflict, nil, "must be false where an answer takes the item out: a gate that does not apply is no gate")
		}
		if lo, hi := valueRange(set.Codes); it.Reversed && lo == hi {
			v.Addf(p.Field("reversed"), fault.Conflict, nil, "must be false: the answers have no range to turn round")
		}
	}
	if it.Reversed && it.Kind != ScaleItem {
		v.Addf(p.Field("reversed"), fault.Conflict, nil, "must be false for an item without a scale: turn the wording round instead")
	}
	l := it.Limit
	at := p.Field("limit")
	if it.Kind != CountItem && it.Kind != TimeItem {
		if l != (Limit{}) {
			v.Addf(at, fault.Forbidden, nil, "must be absent for an item that is neither a count nor a time")
		}
		return
	}
	if l == (Limit{}) {
		v.Addf(at, fault.Required, nil, "must be given for a count or a time")
		return
	}
	enum(&v.checker, at.Field("direction"), l.Direction, true)
	if v.number(at.Field("met"), l.Met) && l.Met < 0 {
		v.Addf(at.Field("met"), fault.Range, nil, "must not be negative")
	}
	if v.number(at.Field("partly"), l.Partly) && l.Partly != 0 {
		if (l.Direction == AtMost && l.Partly <= l.Met) || (l.Direction == AtLeast && l.Partly >= l.Met) || l.Partly < 0 {
			v.Addf(at.Field("partly"), fault.Conflict, nil, "must be on the far side of met: above it for atMost, below it for atLeast")
		}
	}
}

func onlyStates(s *AnswerSet) bool {
	met, not := false, false
	for _, c := range s.Codes {
		switch c.Code {
		case Met:
			met = true
		case NotMet:
			not = true
		case Partly:
		default:
			return false
		}
	}
	return met && not
}

func valueRange(codes []Code) (lo, hi float64) {
	lo, hi = codes[0].Value, codes[0].Value
	for _, c := range codes[1:] {
		lo, hi = min(lo, c.Value), max(hi, c.Value)
	}
	return lo, hi
}

func (v *frameworkCheck) dependencies(p fault.Path, it *Item) {
	v.length(p, len(it.DependsOn), maxList)
	for i := range it.DependsOn {
		d := &it.DependsOn[i]
		p := p.Index(i)
		n, ok := v.itemN.find(d.Item)
		if !ok {
			v.Addf(p.Field("item"), fault.Reference, nil, "must be the key of an item")
		}
		is := p.Field("is")
		if len(d.Is) == 0 {
			v.Addf(is, fault.Required, nil, "must name at least one answer")
		}
		for j, a := range d.Is {
			if ok && a != NotApplicable && !v.understands(&v.f.Items[n], a) {
				v.Addf(is.Index(j), fault.Reference, nil, "must be notApplicable or an answer of the other item")
			}
		}
		if d.Then != NotApplicable && !v.understands(it, d.Then) {
			v.Addf(p.Field("then"), fault.Reference, nil, "must be notApplicable or an answer of the item itself")
		}
		if d.Then == NotApplicable && it.Required {
			v.Addf(p.Field("then"), fault.Conflict, nil, "must not be notApplicable for a required item: a gate that does not apply is no gate")
		}
	}
}

// understands reports whether answer is a state or code of it, notApplicable
// and unknown aside.
func (v *frameworkCheck) understands(it *Item, answer string) bool {
	if n, ok := v.sets[it.AnswerSet]; ok && it.AnswerSet != "" {
		return slices.ContainsFunc(v.f.AnswerSets[n].Codes, func(c Code) bool { return c.Code == answer })
	}
	return it.Kind != ScaleItem && (answer == Met || answer == Partly || answer == NotMet)
}

// cycles reports each item whose dependencies lead back to it.
func (v *frameworkCheck) cycles(p fault.Path) {
	const unseen, open, done = 0, 1, 2
	var mark []byte // made only when there is a dependency at all
	var visit func(i int)
	visit = func(i int) {
		mark[i] = open
		for j := range v.f.Items[i].DependsOn {
			n, ok := v.itemN.find(v.f.Items[i].DependsOn[j].Item)
			switch {
			case !ok || mark[n] == done:
			case mark[n] == open:
				q := p.Index(i)
				q = fieldIndex(q, "dependsOn", j)
				v.Addf(q, fault.Cycle, nil, "must not lead back to the item itself, not even over other items")
			default:
				visit(n)
			}
		}
		mark[i] = done
	}
	for i := range v.f.Items {
		if len(v.f.Items[i].DependsOn) == 0 {
			continue
		}
		if mark == nil {
			mark = make([]byte, len(v.f.Items))
		}
		if mark[i] == unseen {
			visit(i)
		}
	}
}

// fieldIndex returns the place of entry i of the member name below p.
func fieldIndex(p fault.Path, name string, i int) fault.Path {
	q := p.Field(name)
	return q.Index(i)
}
