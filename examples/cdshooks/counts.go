package main

import (
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"
)

// rememberedCards is how many cards the counts can tell apart. Feedback on an
// older one is counted as such.
const rememberedCards = 100_000

// counts is what became of the cards: numbers only, no ids of people, no
// comments. It is gone when the program ends.
type counts struct {
	mu    sync.Mutex
	by    map[string]*tally // by decision
	cards map[string]*state
	queue []string // the cards, the oldest first, as a ring
	next  int
	old   int
}

// tally is the counts of one decision.
type tally struct {
	// Offered is how many cards were sent.
	Offered int `json:"offered"`
	// Opened is how many of them led to the aid at least once.
	Opened int `json:"opened"`
	// Declined is how many were put aside.
	Declined int `json:"declined"`
	// Reasons is why, by code; "other" for a code that is not of this service
	// and "none" where no reason was given.
	Reasons map[string]int `json:"reasons"`
}

type state struct {
	decision         string
	opened, declined bool
}

func newCounts() *counts {
	return &counts{by: map[string]*tally{}, cards: map[string]*state{}}
}

func (c *counts) tally(decision string) *tally {
	t := c.by[decision]
	if t == nil {
		t = &tally{Reasons: map[string]int{}}
		c.by[decision] = t
	}
	return t
}

func (c *counts) offered(uuid, decision string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tally(decision).Offered++
	if len(c.queue) < rememberedCards {
		c.queue = append(c.queue, uuid)
	} else {
		delete(c.cards, c.queue[c.next])
		c.queue[c.next] = uuid
		c.next = (c.next + 1) % rememberedCards
	}
	c.cards[uuid] = &state{decision: decision}
}

func (c *counts) opened(uuid, decision string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.cards[uuid]
	if s == nil || s.decision != decision {
		c.old++
		return
	}
	if !s.opened {
		s.opened = true
		c.tally(decision).Opened++
	}
}

// declined counts a card that was put aside, once.
func (c *counts) declined(uuid, reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.cards[uuid]
	if s == nil {
		c.old++
		return
	}
	if !s.declined {
		s.declined = true
		t := c.tally(s.decision)
		t.Declined++
		t.Reasons[reason]++
	}
}

// report is a copy of the counts.
func (c *counts) report() any {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := map[string]tally{}
	for id, t := range c.by {
		copied := *t
		copied.Reasons = maps.Clone(t.Reasons)
		out[id] = copied
	}
	return struct {
		// Decisions are the counts by decision.
		Decisions map[string]tally `json:"decisions"`
		// UnknownCards is how often something came for a card that is not
		// remembered.
		UnknownCards int `json:"unknownCards"`
	}{out, c.old}
}

// feedbackBody is what a client sends when a person did something with a card.
type feedbackBody struct {
	Feedback []struct {
		Card                string       `json:"card"`
		Outcome             string       `json:"outcome"`
		OutcomeTimestamp    string       `json:"outcomeTimestamp"`
		AcceptedSuggestions []suggestion `json:"acceptedSuggestions"`
		OverrideReason      *struct {
			Reason *struct {
				System string `json:"system"`
				Code   string `json:"code"`
			} `json:"reason"`
			UserComment string `json:"userComment"` // read by nobody, as it may be about a person
		} `json:"overrideReason"`
	} `json:"feedback"`
}

// suggestion is the id of something that a card suggested.
type suggestion struct {
	ID string `json:"id"`
}

// feedback counts what became of cards. All of it is checked before any of it
// counts.
func (s *service) feedback(w http.ResponseWriter, r *http.Request) {
	data, refused := body(r)
	if refused != nil {
		refuse(w, refused)
		return
	}
	var f feedbackBody
	if err := decode(data, &f); err != nil {
		refuse(w, &refusal{http.StatusBadRequest, "structure", "The body must be one JSON object with a member feedback, as CDS Hooks has it."})
		return
	}
	bad := func(text string) { refuse(w, &refusal{http.StatusBadRequest, "invariant", text}) }
	if len(f.Feedback) == 0 {
		bad("feedback must hold at least one entry.")
		return
	}
	for _, e := range f.Feedback {
		_, badTime := time.Parse(time.RFC3339, e.OutcomeTimestamp)
		switch {
		case e.Card == "":
			bad("card is required: it is the uuid of the card.")
		case e.Outcome != "accepted" && e.Outcome != "overridden":
			bad("outcome must be accepted or overridden (cds-fb-1).")
		case e.Outcome == "accepted" && len(e.AcceptedSuggestions) == 0:
			bad("acceptedSuggestions is required where the outcome is accepted (cds-fb-2).")
		case slices.ContainsFunc(e.AcceptedSuggestions, func(s suggestion) bool { return s.ID == "" }):
			bad("acceptedSuggestions must each have an id.")
		case e.OverrideReason != nil && e.OverrideReason.Reason == nil && e.OverrideReason.UserComment == "":
			bad("overrideReason must hold a reason, a userComment or both (cds-fb-3).")
		case badTime != nil:
			bad("outcomeTimestamp is required: a time such as 2026-05-31T10:05:31Z (RFC 3339).")
		default:
			continue
		}
		return
	}
	for _, e := range f.Feedback {
		if e.Outcome != "overridden" {
			continue // these cards suggest nothing that could be accepted
		}
		reason := "none"
		if o := e.OverrideReason; o != nil {
			reason = "other"
			if o.Reason != nil && (o.Reason.System == reasonSystem || o.Reason.System == "") && slices.Contains(reasons(), o.Reason.Code) {
				reason = o.Reason.Code
			}
		}
		s.counts.declined(e.Card, reason)
	}
	w.WriteHeader(http.StatusOK)
}
