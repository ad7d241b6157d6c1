package main

import (
	"embed"
	"errors"
	"net/url"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

//go:embed messages/*.json
var messageFiles embed.FS

var catalogue = sync.OnceValues(func() (*message.Catalog, error) { return message.Load(messageFiles, "messages") })

// What the specification calls them, https://cds-hooks.hl7.org/2.0.
type (
	cards struct {
		Cards []card `json:"cards"`
	}
	card struct {
		UUID            string   `json:"uuid"`
		Summary         string   `json:"summary"`
		Detail          string   `json:"detail"`
		Indicator       string   `json:"indicator"`
		Source          source   `json:"source"`
		OverrideReasons []coding `json:"overrideReasons"`
		Links           []link   `json:"links"`
	}
	source struct {
		Label string `json:"label"`
		Topic coding `json:"topic"`
	}
	coding struct {
		System  string `json:"system"`
		Code    string `json:"code"`
		Display string `json:"display"`
	}
	link struct {
		Label      string `json:"label"`
		URL        string `json:"url"`
		Type       string `json:"type"`
		AppContext string `json:"appContext,omitzero"`
	}
)

// summaryLimit is how many characters a summary has at most: the specification
// asks for fewer than 140.
const summaryLimit = 139

// The code systems of this service.
const (
	reasonSystem = "urn:concord:cdshooks:reason"
	topicSystem  = "urn:concord:cdshooks:decision"
)

// reasons are the codes of the reasons to put a card aside.
func reasons() []string { return []string{"decided", "notNow", "clinician", "notAbout"} }

// template is the card of a decision without what differs between calls.
func template(id, lang string) (card, error) {
	catalog, err := catalogue()
	if err != nil {
		return card{}, err
	}
	d, err := decisions.Load(id)
	if err != nil {
		return card{}, err
	}
	d, _ = d.In(lang)
	say := func(key string, args message.Args) string { return catalog.In(lang).Say(key, args).Text }
	detail, err := detail(d, lang, say)
	if err != nil {
		return card{}, err
	}
	c := card{
		Summary:   shorten(say("summary", message.Args{"title": d.Title}), summaryLimit),
		Detail:    detail,
		Indicator: "info",
		Source:    source{say("source", nil), coding{topicSystem, d.ID, d.Title}},
		Links:     []link{{Label: say("open", nil)}},
	}
	for _, r := range reasons() {
		c.OverrideReasons = append(c.OverrideReasons, coding{reasonSystem, r, say("reason."+r, nil)})
	}
	return c, nil
}

// shorten cuts a text at a word to at most limit characters.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut := string([]rune(text)[:limit-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// detail is the middle of a card, as GitHub Flavored Markdown: whom the numbers
// are about, a table out of one denominator with both framings, and what the
// card is not.
func detail(d sdm.Decision, lang string, say func(string, message.Args) string) (string, error) {
	shown, err := comparisons(d)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(escape(d.Question) + "\n\n")
	if len(shown) > 0 {
		b.WriteString(escape(say("about", message.Args{"population": shown[0].Risks().Population})) + ".\n\n")
		b.WriteString("| " + escape(say("outcome", nil)))
		for _, o := range shown[0].Risks().Options {
			b.WriteString(" | " + escape(o.Name))
		}
		b.WriteString(" |\n|" + strings.Repeat(" --- |", 1+len(shown[0].Risks().Options)) + "\n")
	}
	for _, c := range shown {
		b.WriteString("| " + escape(c.PairedArrays(lang).Title()))
		r := c.Risks()
		for _, o := range r.Options {
			b.WriteString(" | " + escape(cell(r.Per, o, say)))
		}
		b.WriteString(" |\n")
	}
	if more := len(d.Criteria) - len(shown); more > 0 {
		b.WriteString("\n" + escape(say("more", message.Args{"count": more})) + "\n")
	}
	b.WriteString("\n" + escape(say("review", message.Args{
		"status": string(d.Review.Status), "by": d.Review.By, "date": string(d.Review.LastReviewed),
	})) + " " + escape(say("close", nil)))
	return b.String(), nil
}

func cell(per int, o risk.OptionRisk, say func(string, message.Args) string) string {
	text := ""
	switch {
	case !o.Risk.Ok():
		return say("cell.none", nil)
	case o.BelowOne:
		text = say("cell.below", message.Args{"per": per})
	default:
		text = say("cell", message.Args{"count": o.Count, "per": per, "others": o.Others})
	}
	if sure := say("certainty", message.Args{"certainty": string(o.Certainty)}); sure != "" {
		text += " (" + sure + ")"
	}
	return text
}

// comparisons returns the risks of a decision that up to 1,000 people can show,
// out of one denominator.
func comparisons(d sdm.Decision) ([]risk.Comparison, error) {
	var out []risk.Comparison
	for _, c := range d.Criteria {
		shown, err := risk.OfDecision(d, c.ID, risk.Options{})
		if err == nil && shown.RoundedAway() && shown.Per() == 100 {
			shown, err = risk.OfDecision(d, c.ID, risk.Options{AtLeast: 1000})
		}
		switch {
		case errors.Is(err, risk.ErrNotARisk):
		case err != nil:
			return nil, err
		case shown.Per() <= 1000:
			out = append(out, shown)
		}
	}
	return risk.Together(out...), nil
}

// escape makes a text of a document plain text in Markdown, also where the
// reader of the card renders HTML or makes links of what looks like one.
func escape(text string) string { return plain.Replace(text) }

var plain = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", " ", "\r", " ", "\t", " ",
	"://", "&#58;//", "www.", `www\.`, "WWW.", `WWW\.`,
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`,
	"#", `\#`, "|", `\|`, "!", `\!`, "~", `\~`, "@", `\@`,
)

// linkTo fills the address of the aid in.
func linkTo(aid, decision, lang string) string {
	return strings.NewReplacer("{decision}", url.PathEscape(decision), "{lang}", url.PathEscape(lang)).Replace(aid)
}
