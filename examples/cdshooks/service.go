package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/concord-sdm/concord/internal/message"
)

// The hooks that are served.
const (
	patientView = "patient-view"
	orderSelect = "order-select"
)

// options are what the program was started with.
type options struct {
	base    string   // what clients call this service, without a slash at the end
	aid     string   // the address of the aid, with {decision} and {lang}
	smart   bool     // the aid is a SMART app
	lang    string   // of the cards
	origins []string // that may call from a browser; "*" for all
	topics  []topic  // what brings up which decision
	auth    verifier // nil: no client has to say who it is
	now     func() time.Time
}

// service answers the calls.
type service struct {
	options
	templates map[string]card
	services  []byte // what discovery answers
	counts    *counts
}

func newService(o options) (*service, error) {
	s := &service{options: o, templates: map[string]card{}, counts: newCounts()}
	for _, t := range o.topics {
		c, err := template(t.Decision, o.lang)
		if err != nil {
			return nil, err
		}
		s.templates[t.Decision] = c
	}
	c, err := catalogue()
	if err != nil {
		return nil, err
	}
	s.services, err = json.Marshal(discovery(c.In(o.lang)))
	return s, err
}

// discovery lists the services.
func discovery(speaker message.Speaker) any {
	type entry struct {
		Hook              string            `json:"hook"`
		Title             string            `json:"title"`
		Description       string            `json:"description"`
		ID                string            `json:"id"`
		Prefetch          map[string]string `json:"prefetch"`
		UsageRequirements string            `json:"usageRequirements"`
	}
	say := func(key string) string { return speaker.Say(key, nil).Text }
	prefetch := map[string]string{
		"patient":    "Patient/{{context.patientId}}",
		"conditions": "Condition?patient={{context.patientId}}",
	}
	return map[string][]entry{"services": {
		{patientView, say("view.title"), say("view"), hooks()[0].id, prefetch, say("use")},
		{orderSelect, say("order.title"), say("order"), hooks()[1].id, prefetch, say("use")},
	}}
}

type hook struct{ id, name string }

// hooks are the services by their ids.
func hooks() []hook {
	return []hook{{"concord-patient-view", patientView}, {"concord-order-select", orderSelect}}
}

// routes returns the handler of everything.
func (s *service) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /cds-services", func(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusOK, s.services) })
	for _, h := range hooks() {
		mux.Handle("POST /cds-services/"+h.id, s.known(func(w http.ResponseWriter, r *http.Request) { s.call(w, r, h.name) }))
		mux.Handle("POST /cds-services/"+h.id+"/feedback", s.known(s.feedback))
	}
	mux.Handle("GET /counts", s.known(func(w http.ResponseWriter, _ *http.Request) { answer(w, s.counts.report()) }))
	mux.HandleFunc("GET /open/{decision}", s.open)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
			if _, pattern := mux.Handler(other); pattern != "/" {
				w.Header().Set("Allow", method+", "+http.MethodOptions)
				refuse(w, &refusal{http.StatusMethodNotAllowed, "not-supported", "Use " + method + " here."})
				return
			}
		}
		refuse(w, &refusal{http.StatusNotFound, "not-found", "There is nothing here: GET /cds-services lists the services."})
	})
	return s.cors(mux)
}

// cors lets records that run in a browser call.
func (s *service) cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		h := w.Header()
		h.Add("Vary", "Origin")
		switch {
		case origin == "":
		case slices.Contains(s.origins, "*"):
			h.Set("Access-Control-Allow-Origin", "*")
		case slices.Contains(s.origins, origin):
			h.Set("Access-Control-Allow-Origin", origin)
		default:
			refuse(w, &refusal{http.StatusForbidden, "forbidden", "Pages of this origin may not call: name it with -origin."})
			return
		}
		if r.Method == http.MethodOptions {
			h.Set("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
			h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
			h.Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// known lets only known clients through.
func (s *service) known(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.auth != nil {
			endpoint := s.base + r.URL.Path
			if !s.auth(r.Header.Get("Authorization"), s.now(), endpoint, strings.TrimSuffix(endpoint, "/feedback")) {
				w.Header().Set("WWW-Authenticate", "Bearer")
				refuse(w, &refusal{http.StatusUnauthorized, "login", "The call must carry a valid token of a known client."})
				return
			}
		}
		next(w, r)
	})
}

func (s *service) call(w http.ResponseWriter, r *http.Request, hook string) {
	data, refused := body(r)
	if refused != nil {
		refuse(w, refused)
		return
	}
	q, refused := readRequest(data, hook)
	if refused != nil {
		refuse(w, refused)
		return
	}
	rec, refused := q.readRecord(s.now())
	if refused != nil {
		refuse(w, refused)
		return
	}
	out := cards{Cards: []card{}}
	for i := range s.topics {
		t := &s.topics[i]
		has := anyMatches(t.Conditions, rec.conditions)
		ordered := anyMatches(t.Orders, rec.orders)
		wanted := has
		if hook == orderSelect {
			wanted = ordered && (has || !t.OrderNeedsCondition)
		}
		if wanted && !rec.died && t.applies(rec.age) {
			out.Cards = append(out.Cards, s.card(t.Decision))
		}
	}
	answer(w, out)
}

// card returns the card of a decision, with an id of its own.
func (s *service) card(decision string) card {
	c := s.templates[decision]
	c.UUID = newUUID()
	c.Links = slices.Clone(c.Links)
	l := &c.Links[0]
	if s.smart {
		l.Type, l.URL = "smart", linkTo(s.aid, decision, s.lang)
		l.AppContext = `{"decision":"` + decision + `"}`
	} else {
		// By way of this service, so that opening can be counted.
		l.Type, l.URL = "absolute", s.base+"/open/"+decision+"?card="+c.UUID
	}
	s.counts.offered(c.UUID, decision)
	return c
}

// open counts that an aid was opened, and goes there.
func (s *service) open(w http.ResponseWriter, r *http.Request) {
	decision := r.PathValue("decision")
	if _, ok := s.templates[decision]; !ok || s.smart {
		refuse(w, &refusal{http.StatusNotFound, "not-found", "There is no such aid."})
		return
	}
	s.counts.opened(r.FormValue("card"), decision)
	http.Redirect(w, r, linkTo(s.aid, decision, s.lang), http.StatusSeeOther)
}

func body(r *http.Request) ([]byte, *refusal) {
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind != "application/json" && kind != "application/fhir+json" {
		return nil, &refusal{http.StatusUnsupportedMediaType, "not-supported", "The body must be sent as application/json."}
	}
	data, err := io.ReadAll(r.Body) // it was limited before
	if err != nil {
		return nil, &refusal{http.StatusBadRequest, "incomplete", "The body could not be read to its end."}
	}
	return data, nil
}

func answer(w http.ResponseWriter, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		refuse(w, &refusal{http.StatusInternalServerError, "exception", "This went wrong here."})
		return
	}
	write(w, http.StatusOK, data)
}

// refuse answers with an OperationOutcome, as the specification suggests.
func refuse(w http.ResponseWriter, r *refusal) {
	type details struct {
		Text string `json:"text"`
	}
	type issue struct {
		Severity string  `json:"severity"`
		Code     string  `json:"code"`
		Details  details `json:"details"`
	}
	data, _ := json.Marshal(struct {
		ResourceType string  `json:"resourceType"`
		Issue        []issue `json:"issue"`
	}{"OperationOutcome", []issue{{"error", r.code, details{r.text}}}})
	write(w, r.status, data)
}

func write(w http.ResponseWriter, status int, data []byte) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // a client that went away needs no answer
}

// newUUID returns a random UUID (version 4).
func newUUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	s := hex.EncodeToString(b[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
