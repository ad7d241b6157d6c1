package sdm

import (
	"encoding/json"
	"slices"

	"github.com/concord-sdm/concord/internal/date"
)

// Date is a year, month or day (YYYY, YYYY-MM or YYYY-MM-DD) without a zone.
// Its methods are IsValid, Days, Before, After and Overlaps; dates compare as
// the intervals of days they cover.
type Date = date.Date

// Decision is a choice between medically sound options, with what is known
// about each. It holds no preferences: those are the person's, in
// [Preferences].
type Decision struct {
	// Format is the name and version of the document format: "sdm.decision/1.0".
	Format string `json:"format"`
	// ID names the decision; preferences and choices refer to it.
	ID string `json:"id"`
	// Version is the author's own version of the content, such as "2026-05".
	Version string `json:"version,omitzero"`
	// Language is the BCP 47 tag of the texts of this document, such as en.
	Language string `json:"language"`
	// Title is a short name of the decision, as in a list.
	Title string `json:"title"`
	// Question is the decision in one plain sentence.
	Question string `json:"question"`
	// Context says whom and what the decision is about.
	Context Context `json:"context,omitzero"`
	// Audience says for whom the texts are written: patients, clinicians or both.
	Audience Audience `json:"audience"`
	// Review says who has checked the content, and when.
	Review Review `json:"review"`
	// SmallestLead is the lead in score (0 to 1) below which no option is
	// named as leading. Left out, it is 0.005.
	SmallestLead float64 `json:"smallestLead,omitzero"`
	// Options are what can be chosen, in neutral order.
	Options []Option `json:"options"`
	// Criteria are what the options differ in and people care about.
	Criteria []Criterion `json:"criteria"`
	// Evidence holds the cells of the table of options by criteria. A pair
	// without a cell is missing evidence.
	Evidence []Cell `json:"evidence"`
	// Sources are the publications that cells refer to.
	Sources []Source `json:"sources,omitzero"`
	// Translations hold the texts in further languages.
	Translations []Translation `json:"translations,omitzero"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Context says whom and what a decision is about.
type Context struct {
	// Population is the group of people the evidence is about, unless a
	// criterion or cell says otherwise.
	Population string `json:"population,omitzero"`
	// Setting is where the decision is made, such as primary care.
	Setting string `json:"setting,omitzero"`
	// Cautions are facts about the evidence that a reader must know.
	Cautions []string `json:"cautions,omitzero"`
}

// Audience is for whom the texts of a decision are written.
type Audience string

// The audiences.
const (
	AudiencePatients   Audience = "patients"   // people who face the decision
	AudienceClinicians Audience = "clinicians" // professionals only
	AudienceBoth       Audience = "both"       // a person and a clinician together
)

// Values returns the allowed words.
func (Audience) Values() []string {
	return []string{string(AudiencePatients), string(AudienceClinicians), string(AudienceBoth)}
}

// IsValid reports whether a is one of the allowed words.
func (a Audience) IsValid() bool { return slices.Contains(a.Values(), string(a)) }

// Review says who has checked the content of a decision, and when.
type Review struct {
	// Status says how far the content has been checked.
	Status ReviewStatus `json:"status"`
	// By names the body or role that checked it; required unless not reviewed.
	By string `json:"by,omitzero"`
	// LastReviewed is when it was last checked; required unless not reviewed.
	LastReviewed Date `json:"lastReviewed,omitzero"`
	// Next is when it is to be checked again.
	Next Date `json:"next,omitzero"`
}

// ReviewStatus says how far the content of a decision has been checked.
type ReviewStatus string

// The review statuses.
const (
	NotReviewed ReviewStatus = "notReviewed" // nobody but the author has checked it
	InReview    ReviewStatus = "inReview"    // a check is under way
	Reviewed    ReviewStatus = "reviewed"    // checked by those named
	Expired     ReviewStatus = "expired"     // checked once, but due again
)

// Values returns the allowed words.
func (ReviewStatus) Values() []string {
	return []string{string(NotReviewed), string(InReview), string(Reviewed), string(Expired)}
}

// IsValid reports whether s is one of the allowed words.
func (s ReviewStatus) IsValid() bool { return slices.Contains(s.Values(), string(s)) }

// Option is one thing that can be chosen.
type Option struct {
	// ID names the option within the decision.
	ID string `json:"id"`
	// Name is what people call it.
	Name string `json:"name"`
	// Description says in a sentence or two what it involves.
	Description string `json:"description,omitzero"`
	// Kind says whether the option is to act, to wait or to do nothing.
	Kind OptionKind `json:"kind,omitzero"`
	// Unsuitable is present if a clinician has said that the option is not
	// medically suitable: it stays visible and is never ranked.
	Unsuitable Unsuitable `json:"unsuitable,omitzero"`
}

// OptionKind says whether an option is to act, to wait or to do nothing.
type OptionKind string

// The kinds of option.
const (
	Act     OptionKind = "act"     // treatment, test or programme
	Wait    OptionKind = "wait"    // watch and decide later
	Nothing OptionKind = "nothing" // no treatment
)

// Values returns the allowed words.
func (OptionKind) Values() []string { return []string{string(Act), string(Wait), string(Nothing)} }

// IsValid reports whether k is one of the allowed words.
func (k OptionKind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// Unsuitable says why an option is not medically suitable for this person.
type Unsuitable struct {
	// By is the role of the clinician who said so, not a name.
	By string `json:"by"`
	// Reason is why, in plain words.
	Reason string `json:"reason"`
	// Date is when it was said.
	Date Date `json:"date,omitzero"`
}

// Source is a publication that cells refer to.
type Source struct {
	// ID names the source within the decision.
	ID string `json:"id"`
	// Authors are the authors as cited, such as "Hamdy et al.".
	Authors string `json:"authors"`
	// Year is the year of publication.
	Year int `json:"year"`
	// Title is the title of the publication.
	Title string `json:"title,omitzero"`
	// Journal is where it was published, with volume and pages.
	Journal string `json:"journal,omitzero"`
	// DOI is the digital object identifier, starting with "10.".
	DOI string `json:"doi,omitzero"`
	// Note says what is special about the source or how it was read.
	Note string `json:"note,omitzero"`
}

// Translation holds the texts of a decision in one further language. A text
// that is left out falls back to the decision's own language.
type Translation struct {
	// Language is the BCP 47 tag of these texts.
	Language string `json:"language"`
	// Title replaces the title.
	Title string `json:"title,omitzero"`
	// Question replaces the question.
	Question string `json:"question,omitzero"`
	// Population replaces the population of the context.
	Population string `json:"population,omitzero"`
	// Cautions replace the cautions of the context, one for one.
	Cautions []string `json:"cautions,omitzero"`
	// Options holds texts by option id.
	Options map[string]OptionText `json:"options,omitzero"`
	// Criteria holds texts by criterion id.
	Criteria map[string]CriterionText `json:"criteria,omitzero"`
	// Texts holds further texts by the text in the decision that they
	// replace: reasons, formulas and notes of cells, reasons of must-haves,
	// and who called an option unsuitable and why.
	Texts map[string]string `json:"texts,omitzero"`
}

// OptionText is the text of an option in one language.
type OptionText struct {
	// Name replaces the name.
	Name string `json:"name,omitzero"`
	// Description replaces the description.
	Description string `json:"description,omitzero"`
}

// CriterionText is the text of a criterion in one language.
type CriterionText struct {
	// Name replaces the name.
	Name string `json:"name,omitzero"`
	// Description replaces the description.
	Description string `json:"description,omitzero"`
	// Unit replaces the unit.
	Unit string `json:"unit,omitzero"`
	// Population replaces the population.
	Population string `json:"population,omitzero"`
	// Categories replaces the names of categories, by category id.
	Categories map[string]string `json:"categories,omitzero"`
}

type word interface {
	~string
	Values() []string
}
