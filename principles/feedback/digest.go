package feedback

import (
	"cmp"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
)

// DigestFormat is the format name and version of a [Digest].
const DigestFormat = "principles.digest/1.0"

// Digest is what many comments amount to, for people to read.
type Digest struct {
	// Format is the format name and version: principles.digest/1.0.
	Format string `json:"format"`
	// Comments is how many comments there are, as the policy shows it.
	Comments Figure `json:"comments"`
	// Uncoded is how many of them nobody has coded, as the policy shows it.
	Uncoded Figure `json:"uncoded"`
	// Policy is the id of the policy for small numbers.
	Policy string `json:"policy"`
	// Round is the number to the nearest multiple of which the policy rounds counts;
	// absent if it does not.
	Round int `json:"round,omitzero"`
	// Withheld is how many comments are listed without their text, because somebody
	// could be recognised; as the policy shows it.
	Withheld Figure `json:"withheld"`
	// Themes are the comments by principle and direction.
	Themes []DigestTheme `json:"themes"`
	// ForPerson are the ids of the comments that a person must read at once, in the
	// order of the comments.
	ForPerson []string `json:"forPerson"`
}

// DigestTheme are the comments that speak of one principle in one direction, as most
// of their coders see it.
type DigestTheme struct {
	// Principle is the key of the principle or item.
	Principle string `json:"principle"`
	// Direction is how the comments speak of it.
	Direction Direction `json:"direction"`
	// Comments is how many there are, as the policy shows it.
	Comments Figure `json:"comments"`
	// Quotes are the comments whose text may be shown.
	Quotes []Quote `json:"quotes"`
}

// Quote is a comment whose text may be shown.
type Quote struct {
	// ID names the comment.
	ID string `json:"id"`
	// Text is what was written.
	Text string `json:"text"`
	// Language is the language of the text.
	Language string `json:"language,omitzero"`
}

// Summarise makes a digest of comments under a policy for small numbers. No text is
// shown of a comment whose writer belongs to a group so small, among those who wrote,
// that the policy hides it, nor any text if all writers together are so few. Texts
// are never changed, and may hold names: a person reads them before they go out.
//
// Comments with a coding marked safety, or with a safety word of the cue list of their
// language (of every list if the language is not known), are for a person. The error
// is [Faults] if the comments or the policy are not valid.
func Summarise(c Comments, policy equity.Policy) (Digest, error) {
	if err := c.Validate(); err != nil {
		return Digest{}, err
	}
	if err := policy.Validate(); err != nil {
		return Digest{}, err
	}
	small := smallGroups(c, policy)
	d := Digest{
		Format: DigestFormat, Comments: policy.Shown(len(c.Comments)), Policy: policy.ID, Themes: []DigestTheme{}, ForPerson: []string{},
	}
	if policy.Round > 1 {
		d.Round = policy.Round
	}
	themes := map[Code][]int{}
	uncoded, withheld := 0, 0
	for i, each := range c.Comments {
		if len(each.Codings) == 0 {
			uncoded++
		}
		if small(each) {
			withheld++
		}
		if forPerson(each, suggestions(each)) {
			d.ForPerson = append(d.ForPerson, each.ID)
		}
		for _, code := range each.agreed() {
			themes[code] = append(themes[code], i)
		}
	}
	d.Uncoded, d.Withheld = policy.Shown(uncoded), policy.Shown(withheld)
	for code, members := range themes {
		t := DigestTheme{Principle: code.Principle, Direction: code.Direction, Comments: policy.Shown(len(members)), Quotes: []Quote{}}
		for _, i := range members {
			if each := c.Comments[i]; !small(each) {
				t.Quotes = append(t.Quotes, Quote{each.ID, each.Text, each.Language})
			}
		}
		d.Themes = append(d.Themes, t)
	}
	slices.SortFunc(d.Themes, func(a, b DigestTheme) int {
		return cmp.Or(cmp.Compare(a.Principle, b.Principle), cmp.Compare(a.Direction.rank(), b.Direction.rank()))
	})
	return d, nil
}

func (d Direction) rank() int { return slices.Index(d.Values(), d) }

// smallGroups returns a func that reports whether the text of a comment is withheld.
func smallGroups(c Comments, policy equity.Policy) func(Comment) bool {
	var all crowd
	groups := map[principles.Group]*crowd{}
	for _, each := range c.Comments {
		all.add(each.By)
		for _, g := range each.Groups {
			if groups[g] == nil {
				groups[g] = &crowd{}
			}
			groups[g].add(each.By)
		}
	}
	few := policy.Hides(all.size())
	return func(each Comment) bool {
		return few || slices.ContainsFunc(each.Groups, func(g principles.Group) bool { return policy.Hides(groups[g].size()) })
	}
}

// Count makes the numbers of people, by group in one respect, who wrote of a principle
// in a direction, out of all who wrote and whose comments were coded, for
// [equity.Compare]. A person counts once. The error is [Faults].
func Count(c Comments, by, reference, principle string, direction Direction) (equity.Groups, error) {
	if err := c.Validate(); err != nil {
		return equity.Groups{}, err
	}
	type tally struct{ all, events crowd }
	found := map[string]*tally{reference: {}}
	var unstated crowd
	for _, each := range c.Comments {
		if len(each.Codings) == 0 {
			continue
		}
		i := slices.IndexFunc(each.Groups, func(g principles.Group) bool { return g.By == by })
		if i < 0 {
			unstated.add(each.By)
			continue
		}
		t := found[each.Groups[i].Is]
		if t == nil {
			t = &tally{}
			found[each.Groups[i].Is] = t
		}
		t.all.add(each.By)
		if slices.Contains(each.agreed(), Code{principle, direction}) {
			t.events.add(each.By)
		}
	}
	g := equity.Groups{Format: equity.GroupsFormat, Question: principle, By: by, Reference: reference, Groups: []equity.Group{}, NotStated: unstated.size()}
	for id, t := range found {
		g.Groups = append(g.Groups, equity.Group{ID: id, Events: t.events.size(), Total: t.all.size()})
	}
	slices.SortFunc(g.Groups, func(a, b equity.Group) int { return cmp.Compare(a.ID, b.ID) })
	return g, g.Validate()
}

var digestFormat = document.Format{Name: "principles.digest", Major: 1, Minor: 0}

// DecodeDigest reads a digest from JSON, strictly. The error is [Faults].
func DecodeDigest(data []byte) (Digest, error) { return document.Decode[Digest](data, digestFormat) }

// Encode writes the digest as JSON in canonical form.
func (d Digest) Encode() ([]byte, error) { return document.Encode(d) }
