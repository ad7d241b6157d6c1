package sdm

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Validate returns nil, or [Faults] with every fault of the decision in
// document order.
func (d Decision) Validate() error {
	var c check
	c.decision(fault.Path{}, &d)
	return document.Ordered[Decision](c.Faults())
}

// The limits of a decision: beyond them it does not validate.
const (
	MaxOptions    = 20_000 // options
	MaxCriteria   = 200    // criteria
	MaxTags       = 32     // overlap tags of a criterion
	MaxCategories = 100    // categories of a criterion
	MaxPoints     = 1_000  // points of a value function
)

// tooMany reports a list that is longer than its limit.
func (c *check) tooMany(p fault.Path, n, limit int) bool {
	if n > limit {
		c.Addf(p, fault.TooLarge, ErrTooLarge, "must have at most "+strconv.Itoa(limit)+" entries")
	}
	return n > limit
}

func (c *check) decision(p fault.Path, d *Decision) {
	document.CheckFormat(&c.Collector, p.Field("format"), d.Format, decisionFormat)
	document.CheckID(&c.Collector, p.Field("id"), d.ID)
	c.language(p.Field("language"), d.Language)
	c.required(p.Field("title"), d.Title)
	c.required(p.Field("question"), d.Question)
	context := p.Field("context")
	cautions := context.Field("cautions")
	for i, text := range d.Context.Cautions {
		c.required(cautions.Index(i), text)
	}
	checkWord(c, p.Field("audience"), d.Audience, true)
	c.review(p.Field("review"), d.Review)
	if lead := p.Field("smallestLead"); c.finite(lead, d.SmallestLead) && (d.SmallestLead < 0 || d.SmallestLead >= 1) {
		c.Addf(lead, fault.Range, nil, "must be 0 or more and below 1; leave it out for 0.005")
	}
	many := c.tooMany(p.Field("options"), len(d.Options), MaxOptions)
	if c.tooMany(p.Field("criteria"), len(d.Criteria), MaxCriteria) || many {
		return // the table would be too large to check
	}
	c.options(p.Field("options"), d.Options)
	c.criteria(p.Field("criteria"), d)
	c.evidence(p.Field("evidence"), d)
	c.sources(p.Field("sources"), d.Sources)
	c.translations(p.Field("translations"), d)
	document.CheckExtensions(&c.Collector, p.Field("extensions"), d.Extensions)
}

func (c *check) review(p fault.Path, r Review) {
	if !checkWord(c, p.Field("status"), r.Status, true) {
		return
	}
	if r.Status == NotReviewed {
		c.absent(p.Field("by"), r.By != "", "nobody has reviewed it; name who did and change the status, or leave it out")
		c.absent(p.Field("lastReviewed"), r.LastReviewed != "", "it has not been reviewed; change the status or leave it out")
	} else {
		c.required(p.Field("by"), r.By)
		c.date(p.Field("lastReviewed"), r.LastReviewed, r.Status != InReview)
	}
	c.date(p.Field("next"), r.Next, false)
	if r.Next != "" && r.Next.Before(r.LastReviewed) {
		c.Addf(p.Field("next"), fault.Conflict, nil, "must not be before lastReviewed")
	}
}

func (c *check) options(p fault.Path, options []Option) {
	if len(options) == 0 {
		c.Addf(p, fault.Required, ErrNoOptions, "needs at least one option")
	}
	c.ids(p, len(options), func(i int) string { return options[i].ID })
	for i := range options {
		o, at := &options[i], p.Index(i)
		c.required(at.Field("name"), o.Name)
		checkWord(c, at.Field("kind"), o.Kind, false)
		if o.Unsuitable != (Unsuitable{}) {
			u := at.Field("unsuitable")
			c.required(u.Field("by"), o.Unsuitable.By)
			c.required(u.Field("reason"), o.Unsuitable.Reason)
			c.date(u.Field("date"), o.Unsuitable.Date, false)
		}
	}
}

func (c *check) criteria(p fault.Path, d *Decision) {
	if len(d.Criteria) == 0 {
		c.Addf(p, fault.Required, ErrNoCriteria, "needs at least one criterion")
	}
	c.ids(p, len(d.Criteria), func(i int) string { return d.Criteria[i].ID })
	options := optionIDs(d)
	for i := range d.Criteria {
		c.criterion(p.Index(i), &d.Criteria[i], options)
	}
}

func optionIDs(d *Decision) map[string]int {
	ids := make(map[string]int, len(d.Options))
	for i := range d.Options {
		ids[d.Options[i].ID] = i
	}
	return ids
}

func (c *check) criterion(p fault.Path, k *Criterion, options map[string]int) {
	c.required(p.Field("name"), k.Name)
	measured := checkWord(c, p.Field("measure"), k.Measure, true)
	switch {
	case measured && k.Measure != Categorical:
		c.required(p.Field("unit"), k.Unit)
	case measured && k.Unit != "":
		c.absent(p.Field("unit"), true, "categories have no unit")
	}
	switch per := p.Field("per"); {
	case measured && k.Measure.counts() && k.Per < 1:
		c.Addf(per, fault.Range, nil, "is required for this measure: a whole number of 1 or more, such as 100 for “per 100 people”")
	case measured && !k.Measure.counts():
		c.absent(per, k.Per != 0, "this measure has no denominator")
	}
	if !k.Span.isZero() {
		c.span(p.Field("span"), k.Span)
	}
	if k.Direction == "" || !k.Direction.IsValid() {
		c.Addf(p.Field("direction"), fault.Enum, ErrDirection, "is required: "+list(k.Direction.Values()))
	}
	if k.Measure == Categorical {
		c.categories(p, k)
	} else {
		c.rangeAndValue(p, k)
	}
	checkWord(c, p.Field("outside"), k.Outside, false)
	if k.DifferenceTo != "" {
		c.known(p.Field("differenceTo"), options, k.DifferenceTo, "an option")
		c.absent(p.Field("differenceTo"), k.Measure == Categorical, "categories have no differences")
	}
	if s := p.Field("smallestDifference"); c.finite(s, k.SmallestDifference) && k.SmallestDifference < 0 {
		c.Addf(s, fault.Range, nil, "must be above 0, or left out")
	}
	tags := p.Field("overlaps")
	if c.tooMany(tags, len(k.Overlaps), MaxTags) {
		return
	}
	for i, tag := range k.Overlaps {
		document.CheckID(&c.Collector, tags.Index(i), tag)
		if slices.Contains(k.Overlaps[:i], tag) {
			c.Addf(tags.Index(i), fault.Duplicate, ErrDuplicate, "stands twice in this list")
		}
	}
	c.mustHave(p.Field("mustHave"), k, k.MustHave)
}

// known checks that id is one of ids, the ids of what.
func (c *check) known(p fault.Path, ids map[string]int, id, what string) bool {
	_, ok := ids[id]
	if !ok {
		c.Addf(p, fault.Reference, ErrUnknownID, "must be the id of "+what+" of the decision")
	}
	return ok
}

func (c *check) categories(p fault.Path, k *Criterion) {
	c.absent(p.Field("range"), k.Range != (Range{}), "a criterion with categories has no range")
	c.absent(p.Field("value"), k.Value.Shape != "" || k.Value.Points != nil || k.Value.Rate != 0, "each category has a value of its own")
	c.absent(p.Field("outside"), k.Outside != "", "categories have no outside")
	if k.Direction == Personal {
		c.Addf(p.Field("direction"), fault.Conflict, ErrDirection, "must not be personal for categories: they are ordered from worst to best")
	}
	list := p.Field("categories")
	if len(k.Categories) < 2 {
		c.Addf(list, fault.Required, nil, "needs at least two categories, from worst to best")
		return
	}
	if c.tooMany(list, len(k.Categories), MaxCategories) {
		return
	}
	c.ids(list, len(k.Categories), func(i int) string { return k.Categories[i].ID })
	last := len(k.Categories) - 1
	for i, g := range k.Categories {
		at := list.Index(i)
		c.required(at.Field("name"), g.Name)
		value := at.Field("value")
		if !c.finite(value, g.Value) {
			continue
		}
		switch {
		case i == 0 && g.Value != 0:
			c.Addf(value, fault.Range, nil, "must be 0 for the first category, the worst")
		case i == last && g.Value != 1:
			c.Addf(value, fault.Range, nil, "must be 1 for the last category, the best")
		case i > 0 && g.Value < k.Categories[i-1].Value || g.Value > 1 || g.Value < 0:
			c.Addf(value, fault.Range, nil, "must not be below the category before it, and lie between 0 and 1")
		}
	}
}

func (c *check) rangeAndValue(p fault.Path, k *Criterion) {
	c.absent(p.Field("categories"), len(k.Categories) > 0, "only the measure category has categories")
	r := p.Field("range")
	worst := c.finite(r.Field("worst"), k.Range.Worst)
	best := c.finite(r.Field("best"), k.Range.Best)
	if !worst || !best {
		return
	}
	switch {
	case k.Range.Worst == k.Range.Best:
		c.Addf(r, fault.Range, ErrZeroWidth, "needs a worst and a best number that differ")
		return
	case k.Direction == LowerIsBetter && k.Range.Best > k.Range.Worst:
		c.Addf(r, fault.Conflict, ErrDirection, "best must be below worst, as lower is better")
	case k.Direction == HigherIsBetter && k.Range.Best < k.Range.Worst:
		c.Addf(r, fault.Conflict, ErrDirection, "best must be above worst, as higher is better")
	case k.Direction == Personal && k.Range.Best < k.Range.Worst:
		c.Addf(r, fault.Conflict, ErrDirection, "worst must be the lower and best the higher number, as the direction is personal")
	}
	if k.Measure == Risk && k.DifferenceTo == "" && k.Per >= 1 {
		for _, end := range [...]struct {
			name string
			x    float64
		}{{"worst", k.Range.Worst}, {"best", k.Range.Best}} {
			if end.x < 0 || end.x > float64(k.Per) {
				c.Addf(r.Field(end.name), fault.Range, nil, "must lie between 0 and the denominator of the risk")
			}
		}
	}
	c.valueFunction(p.Field("value"), k)
}

func (c *check) valueFunction(p fault.Path, k *Criterion) {
	f := k.Value
	if f.Shape == "" && f.Points == nil && f.Rate == 0 {
		return
	}
	if !checkWord(c, p.Field("shape"), f.Shape, true) {
		return
	}
	c.absent(p.Field("points"), f.Shape != Piecewise && f.Points != nil, "only the shape piecewise has points")
	c.absent(p.Field("rate"), f.Shape != Exponential && f.Rate != 0, "only the shape exponential has a rate")
	if f.Shape != Linear && k.Direction == Personal {
		c.Addf(p.Field("shape"), fault.Conflict, nil, "must be linear, as the direction is personal")
	}
	switch f.Shape {
	case Exponential:
		if rate := p.Field("rate"); c.finite(rate, f.Rate) && (f.Rate == 0 || math.Abs(f.Rate) > 30) {
			c.Addf(rate, fault.Range, nil, "must lie between −30 and 30 and not be 0; for 0 use the shape linear")
		}
	case Piecewise:
		c.points(p.Field("points"), k)
	}
}

func (c *check) points(p fault.Path, k *Criterion) {
	points := k.Value.Points
	if len(points) < 2 {
		c.Addf(p, fault.Required, nil, "needs at least two points, from worst (value 0) to best (value 1)")
		return
	}
	if c.tooMany(p, len(points), MaxPoints) {
		return
	}
	last := len(points) - 1
	for i, q := range points {
		at := p.Index(i)
		x, v := at.Field("at"), at.Field("value")
		if !c.finite(x, q.At) || !c.finite(v, q.Value) {
			continue
		}
		switch {
		case i == 0 && (q.At != k.Range.Worst || q.Value != 0):
			c.Addf(at, fault.Range, nil, "the first point must be the worst end of the range with the value 0")
		case i == last && (q.At != k.Range.Best || q.Value != 1):
			c.Addf(at, fault.Range, nil, "the last point must be the best end of the range with the value 1")
		case i > 0 && ((q.At > points[i-1].At) != (k.Range.Best > k.Range.Worst) || q.At == points[i-1].At):
			c.Addf(x, fault.Range, nil, "must lie beyond the point before it on the way from worst to best")
		case i > 0 && q.Value < points[i-1].Value || q.Value < 0 || q.Value > 1:
			c.Addf(v, fault.Range, nil, "must not be below the point before it, and lie between 0 and 1")
		}
	}
}

// mustHave checks a must-have on criterion k, of the decision or the person.
func (c *check) mustHave(p fault.Path, k *Criterion, m MustHave) {
	if m.isZero() {
		return
	}
	if k.Measure == Categorical {
		c.absent(p.Field("level"), m.Level != nil, "name a category instead")
		if !slices.ContainsFunc(k.Categories, func(g Category) bool { return g.ID == m.Category }) {
			c.Addf(p.Field("category"), fault.Reference, ErrUnknownID, "is required: the id of a category of the criterion")
		}
		return
	}
	c.absent(p.Field("category"), m.Category != "", "the criterion has no categories; give a level")
	if level := p.Field("level"); c.number(level, m.Level, true) && k.Range.Worst != k.Range.Best {
		s := newScale(*k, "")
		if !s.inside(*m.Level) {
			c.Addf(level, fault.Range, ErrOutsideRange, "must lie within the range of the criterion")
		}
	}
}

func (c *check) span(p fault.Path, s Span) {
	kind := checkWord(c, p.Field("kind"), s.Kind, true)
	unit := checkWord(c, p.Field("unit"), s.Unit, true)
	from := c.finite(p.Field("from"), s.From)
	to := c.finite(p.Field("to"), s.To)
	if !kind || !unit || !from || !to {
		return
	}
	switch {
	case s.Unit == Lifetime || s.Unit == Course:
		c.absent(p.Field("from"), s.From != 0, "a lifetime or course has no beginning or end in numbers")
		c.absent(p.Field("to"), s.To != 0, "a lifetime or course has no beginning or end in numbers")
	case s.Kind == BetweenTimes && !(s.From >= 0 && s.From < s.To):
		c.Addf(p, fault.Range, nil, "from must be 0 or more and below to")
	case s.Kind != BetweenTimes && s.To <= 0:
		c.Addf(p.Field("to"), fault.Range, nil, "is required: above 0")
	case s.Kind != BetweenTimes && s.From != 0:
		c.absent(p.Field("from"), true, "only a span between two times has it")
	}
}

func (c *check) sources(p fault.Path, sources []Source) {
	c.ids(p, len(sources), func(i int) string { return sources[i].ID })
	for i := range sources {
		s, at := &sources[i], p.Index(i)
		c.required(at.Field("authors"), s.Authors)
		if s.Year < 1000 || s.Year > 9999 {
			c.Addf(at.Field("year"), fault.Range, nil, "must be a year of four digits")
		}
		if s.DOI != "" && (!strings.HasPrefix(s.DOI, "10.") || !strings.Contains(s.DOI, "/")) {
			c.Addf(at.Field("doi"), fault.Format, nil, "must be a DOI such as 10.1000/182, without a web address")
		}
	}
}

func (c *check) translations(p fault.Path, d *Decision) {
	options, criteria := optionIDs(d), criterionIDs(d)
	seen := map[string]bool{d.Language: true}
	for i := range d.Translations {
		t, at := &d.Translations[i], p.Index(i)
		tag := at.Field("language")
		c.language(tag, t.Language)
		if ident.ValidLanguage(t.Language) && seen[t.Language] {
			c.Addf(tag, fault.Duplicate, ErrDuplicate, "must differ from the language of the decision and of the other translations")
		}
		seen[t.Language] = true
		if len(t.Cautions) > 0 && len(t.Cautions) != len(d.Context.Cautions) {
			c.Addf(at.Field("cautions"), fault.Conflict, nil, "must have as many entries as the cautions of the context")
		}
		texts := at.Field("options")
		for _, id := range slices.Sorted(maps.Keys(t.Options)) {
			c.known(texts.Field(id), options, id, "an option")
		}
		texts = at.Field("criteria")
		for _, id := range slices.Sorted(maps.Keys(t.Criteria)) {
			c.known(texts.Field(id), criteria, id, "a criterion")
		}
		c.texts(at.Field("texts"), t.Texts, d)
	}
}

// texts checks that a translation of a text is of one that is there.
func (c *check) texts(p fault.Path, texts map[string]string, d *Decision) {
	if len(texts) == 0 {
		return
	}
	there := make(map[string]bool, len(d.Evidence))
	for i := range d.Evidence {
		cell := &d.Evidence[i]
		there[cell.Reason], there[cell.Formula], there[cell.Note] = true, true, true
	}
	for i := range d.Criteria {
		there[d.Criteria[i].MustHave.Reason] = true
	}
	for i := range d.Options {
		there[d.Options[i].Unsuitable.By], there[d.Options[i].Unsuitable.Reason] = true, true
	}
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		if text == "" || !there[text] {
			c.Addf(p, fault.Reference, ErrUnknownID, "each name must be a reason, formula or note of the decision, word for word")
			return
		}
	}
}

func criterionIDs(d *Decision) map[string]int {
	ids := make(map[string]int, len(d.Criteria))
	for i := range d.Criteria {
		ids[d.Criteria[i].ID] = i
	}
	return ids
}
