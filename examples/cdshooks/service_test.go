package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/web"
	"github.com/concord-sdm/concord/literacy"
)

// noon is the time of every test.
func noon() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }

func settings(t testing.TB) options {
	t.Helper()
	list, err := decodeTopics(ownTopics)
	require.NoError(t, err)
	return options{
		base: "http://cds.example", aid: "http://aid.example/{decision}?lang={lang}", lang: "en",
		origins: []string{"http://ehr.example"}, topics: list, now: noon,
	}
}

func handler(t testing.TB, o options) http.Handler {
	t.Helper()
	s, err := newService(o)
	require.NoError(t, err)
	return web.Guard(s.routes(), web.Options{MaxBody: 1 << 20, OtherOrigins: true, OtherHosts: true})
}

func send(h http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const (
	viewPath  = "/cds-services/concord-patient-view"
	orderPath = "/cds-services/concord-order-select"
)

// view is a call when a record is opened.
func view(conditions ...string) string {
	return `{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
		"extension":{"com.example":1},"context":{"userId":"Practitioner/1","patientId":"p"},"prefetch":` + prefetch("1950-03-01", conditions...) + `}`
}

func prefetch(birth string, conditions ...string) string {
	entries := make([]string, len(conditions))
	for i, c := range conditions {
		entries[i] = `{"resource":` + c + `}`
	}
	return `{"patient":{"resourceType":"Patient","birthDate":"` + birth + `","name":[{"family":"<script>alert(1)</script>"}]},
		"conditions":{"resourceType":"Bundle","entry":[` + strings.Join(entries, ",") + `]}}`
}

func condition(system, code, more string) string {
	return `{"resourceType":"Condition","code":{"coding":[{"system":"` + system + `","code":"` + code + `"}]}` + more + `}`
}

const (
	snomed = "http://snomed.info/sct"
	icd10  = "http://hl7.org/fhir/sid/icd-10"
	rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
)

func decisionsOf(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	var out cards
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &out))
	require.NotNil(t, out.Cards)
	var ids []string
	for _, c := range out.Cards {
		ids = append(ids, c.Source.Topic.Code)
	}
	return strings.Join(ids, " ")
}

func TestDiscovery(t *testing.T) {
	w := send(handler(t, settings(t)), "GET", "/cds-services", "")
	require.Equal(t, http.StatusOK, w.Code)
	var list struct {
		Services []map[string]any `json:"services"`
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &list))
	require.Len(t, list.Services, 2)
	ids := regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
	for _, s := range list.Services {
		for _, member := range []string{"hook", "title", "description", "id", "usageRequirements"} {
			require.NotEmpty(t, s[member], member)
		}
		require.Regexp(t, ids, s["id"])
		require.Equal(t, map[string]any{
			"patient": "Patient/{{context.patientId}}", "conditions": "Condition?patient={{context.patientId}}",
		}, s["prefetch"])
	}
	require.Equal(t, "application/json; charset=utf-8", w.Header().Get("Content-Type"))
}

func TestWhatBringsUpADecision(t *testing.T) {
	h := handler(t, settings(t))
	for _, c := range []struct{ name, body, want string }{
		{"a code", view(condition(snomed, "13644009", "")), "statin"},
		{"a code below another in ICD-10", view(condition(icd10, "I48.91", "")), "atrial-fibrillation"},
		{"SNOMED codes do not grow", view(condition(snomed, "136440091", "")), ""},
		{"the code of another system", view(condition(icd10, "13644009", "")), ""},
		{"two problems", view(condition(icd10, "C61", ""), condition(icd10, "I48", "")), "atrial-fibrillation prostate-cancer"},
		{"nothing that is known", view(condition(icd10, "Z00", "")), ""},
		{"resolved", view(condition(icd10, "C61", `,"clinicalStatus":{"coding":[{"code":"resolved"}]}`)), ""},
		{"resolved, in the form of STU3", view(condition(icd10, "C61", `,"clinicalStatus":"resolved"`)), ""},
		{"over, without a status", view(condition(icd10, "C61", `,"abatementDateTime":"2001-05"`)), ""},
		{"refuted", view(condition(icd10, "C61", `,"verificationStatus":{"coding":[{"code":"refuted"}]}`)), ""},
		{"active", view(condition(icd10, "C61", `,"clinicalStatus":{"coding":[{"code":"active"}]}`)), "prostate-cancer"},
		{"a child's illness in an adult", view(condition(icd10, "H66.00", "")), ""},
		{"no conditions at all", strings.Replace(view(), `"conditions":{"resourceType":"Bundle","entry":[]}`, `"conditions":null`, 1), ""},
		{"the first of several pages", strings.Replace(view(condition(icd10, "C61", "")), `"resourceType":"Bundle",`, `"resourceType":"Bundle","type":"searchset","total":250,"link":[{"relation":"next","url":"http://fhir.example/2"}],`, 1), "prostate-cancer"},
		{"a search that notes something, and an empty entry", strings.Replace(view(condition(icd10, "C61", "")), `"entry":[`, `"entry":[null,{},{"resource":null},{"search":{"mode":"outcome"},"resource":{"resourceType":"OperationOutcome"}},`, 1), "prostate-cancer"},
		{"members of the 3.0 ballot, and of others", strings.Replace(view(condition(icd10, "C61", "")), `"hook":`, `"hookVersion":"2.0","version":"3.0","fhirServer":"https://fhir.example","fhirAuthorization":null,"hook":`, 1), "prostate-cancer"},
		{"a single resource", strings.Replace(view(), `{"resourceType":"Bundle","entry":[]}`, condition(icd10, "C61", ""), 1), "prostate-cancer"},
		{"no birth date: left to the people", strings.Replace(view(condition(icd10, "H66.0", "")), `"birthDate":"1950-03-01",`, "", 1), "ear-infection"},
		{"a coding that is none hides no other", view(strings.Replace(condition(icd10, "C61", ""), `"coding":[`, `"coding":[null,7,{"system":"x","code":61},{"display":"cancer"},`, 1)), "prostate-cancer"},
		{"somebody who has died", strings.Replace(view(condition(icd10, "C61", "")), `"birthDate"`, `"deceasedBoolean":true,"birthDate"`, 1), ""},
		{"somebody who died on a day", strings.Replace(view(condition(icd10, "C61", "")), `"birthDate"`, `"deceasedDateTime":"2026-11","birthDate"`, 1), ""},
		{"somebody who is said to live", strings.Replace(view(condition(icd10, "C61", "")), `"birthDate"`, `"deceasedBoolean":false,"birthDate"`, 1), "prostate-cancer"},
		{"a code that is a text", view(`{"resourceType":"Condition","code":"C61"}`), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, decisionsOf(t, send(h, "POST", viewPath, c.body)))
		})
	}
}

func order(selections, orders, birth string, conditions ...string) string {
	return `{"hook":"order-select","hookInstance":"i","context":{"userId":"Practitioner/1","patientId":"p","selections":` + selections +
		`,"draftOrders":{"resourceType":"Bundle","entry":[` + orders + `]}},"prefetch":` + prefetch(birth, conditions...) + `}`
}

func medication(id, system, code string) string {
	return `{"resource":{"resourceType":"MedicationRequest","id":"` + id + `","medicationCodeableConcept":{"coding":[{"system":"` + system + `","code":"` + code + `"}]}}}`
}

func TestWhatAnOrderBringsUp(t *testing.T) {
	h := handler(t, settings(t))
	r5 := `{"resource":{"resourceType":"MedicationRequest","id":"1","medication":{"concept":{"coding":[{"system":"http://www.whocc.no/atc","code":"C10AA05"}]}}}}`
	knee := `{"resource":{"resourceType":"ServiceRequest","id":"k","code":{"coding":[{"system":"` + snomed + `","code":"609588000"}]}}}`
	statin := `"code":{"coding":[{"system":"` + rxnorm + `","code":"83367"}]}`
	pointing := func(members string) string {
		return `{"resource":{"resourceType":"MedicationRequest","id":"1",` + members + `}}`
	}
	for _, c := range []struct{ name, body, want string }{
		{"a drug", order(`["MedicationRequest/1"]`, medication("1", rxnorm, "83367"), "1950"), "statin"},
		{"an id without its type", order(`["1"]`, medication("1", rxnorm, "83367"), "1950"), "statin"},
		{"a draft that was not picked now", order(`["MedicationRequest/2"]`, medication("1", rxnorm, "83367"), "1950"), ""},
		{"the id of another type", order(`["ServiceRequest/1"]`, medication("1", rxnorm, "83367"), "1950"), ""},
		{"R5, and a code below the one in the list", order(`["MedicationRequest/1"]`, r5, "1950"), "statin"},
		{"a drug inside the order", order(`["MedicationRequest/1"]`, pointing(`"contained":[null,{"resourceType":"Medication","id":"m",`+statin+`}],"medicationReference":{"reference":"#m"}`), "1950"), "statin"},
		{"a drug beside the order", order(`["1"]`, pointing(`"medicationReference":{"reference":"Medication/m"}`)+`,{"resource":{"resourceType":"Medication","id":"m",`+statin+`}}`, "1950"), "statin"},
		{"a drug beside the order by its full URL, as R5 has it", order(`["1"]`, pointing(`"medication":{"reference":{"reference":"urn:uuid:7"}}`)+`,{"fullUrl":"urn:uuid:7","resource":{"resourceType":"Medication",`+statin+`}}`, "1950"), "statin"},
		{"a drug that is not there", order(`["1"]`, pointing(`"medicationReference":{"reference":"Medication/x"}`)+`,{"resource":{"resourceType":"Medication","id":"m",`+statin+`}}`, "1950"), ""},
		{"a version of an order, and of a drug", order(`["MedicationRequest/1/_history/2"]`, pointing(`"medicationReference":{"reference":"Medication/m/_history/3"}`)+`,{"resource":{"resourceType":"Medication","id":"m",`+statin+`}}`, "1950"), "statin"},
		{"an order not to give a drug", order(`["1"]`, strings.Replace(medication("1", rxnorm, "83367"), `"id"`, `"doNotPerform":true,"id"`, 1), "1950"), ""},
		{"another drug in the order", order(`["1"]`, pointing(`"contained":[{"resourceType":"Medication","id":"m",`+statin+`}],"medicationReference":{"reference":"#n"}`), "1950"), ""},
		{"a reference without end", order(`["1"]`, pointing(`"medication":`+strings.Repeat(`{"reference":`, 20)+`"Medication/m"`+strings.Repeat(`}`, 20)), "1950"), ""},
		{"an operation", order(`["ServiceRequest/k"]`, knee, "1950"), "knee-arthritis"},
		{"a drug for many things", order(`["1"]`, medication("1", rxnorm, "723"), "2020-01"), ""},
		{"a drug for many things, and the illness", order(`["1"]`, medication("1", rxnorm, "723"), "2020-01", condition(icd10, "H66.0", "")), "ear-infection"},
		{"the illness alone", order(`["1"]`, medication("1", rxnorm, "1"), "2020-01", condition(icd10, "H66.0", "")), ""},
		{"nothing picked", order(`[]`, medication("1", rxnorm, "83367"), "1950"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, decisionsOf(t, send(h, "POST", orderPath, c.body)))
		})
	}
}

// A card keeps the rules of the specification (invariants cds-resp-1 to 7) and
// those of shared decisions.
func TestCards(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		for _, smart := range []bool{false, true} {
			o := settings(t)
			o.lang, o.smart = lang, smart
			s, err := newService(o)
			require.NoError(t, err)
			for _, topic := range o.topics {
				t.Run(fmt.Sprint(lang, smart, topic.Decision), func(t *testing.T) {
					checkCard(t, s.card(topic.Decision), topic.Decision, o)
				})
			}
		}
	}
}

func checkCard(t *testing.T, c card, decision string, o options) {
	t.Helper()
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(data, &members))
	nothingEmpty(t, "", members)
	require.LessOrEqual(t, len([]rune(c.Summary)), summaryLimit)
	require.Equal(t, "info", c.Indicator)
	for _, never := range []string{"suggestions", "selectionBehavior", "systemActions"} {
		require.NotContains(t, members, never)
	}
	require.NotContains(t, string(data), "isRecommended")
	require.NotEmpty(t, c.OverrideReasons)
	for _, r := range c.OverrideReasons {
		require.NotEmpty(t, r.Display, "cds-resp-4")
	}
	require.Len(t, c.Links, 1)
	if l := c.Links[0]; o.smart {
		require.Equal(t, "smart", l.Type)
		require.JSONEq(t, `{"decision":"`+decision+`"}`, l.AppContext)
	} else {
		require.Equal(t, "absolute", l.Type)
		require.NotContains(t, members["links"].([]any)[0], "appContext", "cds-resp-3")
		require.Equal(t, o.base+"/open/"+decision+"?card="+c.UUID, l.URL)
	}
	require.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, c.UUID)
	require.NotContains(t, c.Detail, "<")
	// Each row of the table has as many cells, and all counts one denominator.
	width := 0
	per := regexp.MustCompile(` (?:of|de) ([0-9.,]+)`)
	seen := map[string]bool{}
	for line := range strings.Lines(c.Detail) {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		n := strings.Count(line, "|") - strings.Count(line, `\|`)
		if width == 0 {
			width = n
		}
		require.Equal(t, width, n, line)
		_, cells, _ := strings.Cut(line[1:], "|")
		for _, m := range per.FindAllStringSubmatch(cells, -1) {
			seen[strings.TrimRight(m[1], ",.")] = true
		}
	}
	require.LessOrEqual(t, len(seen), 1, "one denominator: %v", seen)
}

// nothingEmpty: members that say nothing are left out, and none is null.
func nothingEmpty(t *testing.T, at string, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil:
		t.Errorf("%s is null", at)
	case string:
		require.NotEmpty(t, v, at)
	case []any:
		require.NotEmpty(t, v, at)
		for _, e := range v {
			nothingEmpty(t, at+"/0", e)
		}
	case map[string]any:
		for name, e := range v {
			nothingEmpty(t, at+"/"+name, e)
		}
	}
}

func TestNothingOfTheRecordIsRepeated(t *testing.T) {
	body := view(condition(snomed, "13644009", `,"note":[{"text":"Mallory<img src=x>"}]`))
	w := send(handler(t, settings(t)), "POST", viewPath, body)
	require.Equal(t, "statin", decisionsOf(t, w))
	for _, private := range []string{"script", "Mallory", "1950", "13644009", "d1577c69"} {
		require.NotContains(t, w.Body.String(), private)
	}
}

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"},
		{"a | b", `a \| b`},
		{"[x](javascript:alert(1))", `\[x\](javascript:alert(1))`},
		{"![x](http://e.example)", `\!\[x\](http&#58;//e.example)`},
		{"*b* _c_ `d` ~e~ # f", "\\*b\\* \\_c\\_ \\`d\\` \\~e\\~ \\# f"},
		{"one\ntwo & three", "one two &amp; three"},
		{"www.e.example me@e.example", `www\.e.example me\@e.example`},
		{"plain text, 10 % (of 100).", "plain text, 10 % (of 100)."},
	} {
		require.Equal(t, c.want, escape(c.in))
	}
}

func TestShorten(t *testing.T) {
	require.Equal(t, "short", shorten("short", 10))
	require.Equal(t, "a longer…", shorten("a longer text", 10))
	require.Equal(t, "ñññññññññ…", shorten(strings.Repeat("ñ", 20), 10))
}

func TestRefusals(t *testing.T) {
	h := handler(t, settings(t))
	good := view(condition(snomed, "13644009", ""))
	without := func(from, to string) string { return strings.Replace(good, from, to, 1) }
	for _, c := range []struct {
		name, method, path, body string
		status                   int
	}{
		{"no JSON", "POST", viewPath, "{", http.StatusBadRequest},
		{"a list", "POST", viewPath, "[]", http.StatusBadRequest},
		{"two values", "POST", viewPath, good + good, http.StatusBadRequest},
		{"a member twice", "POST", viewPath, `{"hook":"patient-view",` + good[1:], http.StatusBadRequest},
		{"no UTF-8", "POST", viewPath, "{\"hook\":\"\xff\"}", http.StatusBadRequest},
		{"nesting without end", "POST", viewPath, strings.Repeat("[", 100_000), http.StatusBadRequest},
		{"no hook", "POST", viewPath, without(`"hook":"patient-view",`, ""), http.StatusBadRequest},
		{"another hook", "POST", orderPath, good, http.StatusBadRequest},
		{"no instance", "POST", viewPath, without(`"hookInstance"`, `"other"`), http.StatusBadRequest},
		{"no context", "POST", viewPath, without(`"context"`, `"other"`), http.StatusBadRequest},
		{"no user", "POST", viewPath, without(`"userId"`, `"other"`), http.StatusBadRequest},
		{"no patient", "POST", viewPath, without(`"patientId"`, `"other"`), http.StatusBadRequest},
		{"authorization without a server (cds-r-1)", "POST", viewPath, without(`"context"`, `"fhirAuthorization":{},"context"`), http.StatusBadRequest},
		{"no selections", "POST", orderPath, strings.Replace(order(`[]`, "", "1950"), `"selections":[]`, `"x":1`, 1), http.StatusBadRequest},
		{"no drafts", "POST", orderPath, strings.Replace(order(`[]`, "", "1950"), `"draftOrders"`, `"x"`, 1), http.StatusBadRequest},
		{"drafts of another type", "POST", orderPath, strings.Replace(order(`[]`, "", "1950"), `"draftOrders":{"resourceType":"Bundle","entry":[]}`, `"draftOrders":[]`, 1), http.StatusBadRequest},
		{"no prefetch", "POST", viewPath, without(`"prefetch"`, `"other"`), http.StatusPreconditionFailed},
		{"no conditions", "POST", viewPath, without(`"conditions"`, `"other"`), http.StatusPreconditionFailed},
		{"an error in place of the conditions", "POST", viewPath, without(`"conditions":{"resourceType":"Bundle"`, `"conditions":{"resourceType":"OperationOutcome"`), http.StatusPreconditionFailed},
		{"conditions that are no resource", "POST", viewPath, without(`"conditions":{"resourceType":"Bundle"`, `"conditions":{"x":"Bundle"`), http.StatusBadRequest},
		{"a patient in place of the conditions", "POST", viewPath, without(`"conditions":{"resourceType":"Bundle"`, `"conditions":{"resourceType":"Patient"`), http.StatusBadRequest},
		{"a list in place of the patient", "POST", viewPath, without(`"patient":{"resourceType":"Patient"`, `"patient":{"resourceType":"Bundle"`), http.StatusBadRequest},
		{"unknown service", "POST", "/cds-services/other", good, http.StatusNotFound},
		{"unknown page", "GET", "/other", "", http.StatusNotFound},
		{"another method", "DELETE", viewPath, "", http.StatusMethodNotAllowed},
		{"reading a service", "GET", viewPath, "", http.StatusMethodNotAllowed},
		{"reading feedback", "GET", viewPath + "/feedback", "", http.StatusMethodNotAllowed},
		{"writing the list", "POST", "/cds-services", "{}", http.StatusMethodNotAllowed},
		{"another method where nothing is", "DELETE", "/other", "", http.StatusNotFound},
		{"too large", "POST", viewPath, `{"hook":"` + strings.Repeat("a", 1<<20) + `"}`, http.StatusRequestEntityTooLarge},
		{"an aid that is not there", "GET", "/open/other", "", http.StatusNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := send(h, c.method, c.path, c.body)
			require.Equal(t, c.status, w.Code, w.Body.String())
			if c.status == http.StatusRequestEntityTooLarge {
				return // the guard in front of the service says so
			}
			var outcome struct {
				ResourceType string `json:"resourceType"`
				Issue        []struct {
					Severity, Code string
					Details        struct{ Text string }
				} `json:"issue"`
			}
			require.NoError(t, json.Unmarshal(w.Body.Bytes(), &outcome))
			require.Equal(t, "OperationOutcome", outcome.ResourceType)
			require.Equal(t, "error", outcome.Issue[0].Severity)
			require.NotEmpty(t, outcome.Issue[0].Code)
			require.NotEmpty(t, outcome.Issue[0].Details.Text)
			for _, private := range []string{"script", "1950", "13644009"} {
				require.NotContains(t, w.Body.String(), private)
			}
		})
	}
	require.Equal(t, "POST, OPTIONS", send(h, "PUT", viewPath, "{}").Header().Get("Allow"))
	require.Equal(t, "GET, OPTIONS", send(h, "PUT", "/cds-services", "{}").Header().Get("Allow"))
	w := send(h, "POST", viewPath, good, "Content-Type", "text/plain")
	require.Equal(t, http.StatusUnsupportedMediaType, w.Code)
}

func TestCORS(t *testing.T) {
	h := handler(t, settings(t))
	w := send(h, "OPTIONS", viewPath, "", "Origin", "http://ehr.example", "Access-Control-Request-Method", "POST")
	require.Equal(t, http.StatusNoContent, w.Code)
	require.Equal(t, "http://ehr.example", w.Header().Get("Access-Control-Allow-Origin"))
	require.Contains(t, w.Header().Get("Access-Control-Allow-Headers"), "Authorization")
	require.Contains(t, w.Header().Get("Access-Control-Allow-Methods"), "POST")
	w = send(h, "GET", "/cds-services", "", "Origin", "http://ehr.example")
	require.Equal(t, "http://ehr.example", w.Header().Get("Access-Control-Allow-Origin"))
	require.Equal(t, "Origin", w.Header().Get("Vary"))
	w = send(h, "POST", viewPath, view(), "Origin", "http://other.example")
	require.Equal(t, http.StatusForbidden, w.Code)
	require.Empty(t, w.Header().Get("Access-Control-Allow-Origin"))
	o := settings(t)
	o.origins = []string{"*"}
	w = send(handler(t, o), "GET", "/cds-services", "", "Origin", "http://other.example")
	require.Equal(t, "*", w.Header().Get("Access-Control-Allow-Origin"))
	require.Empty(t, w.Header().Get("Access-Control-Allow-Credentials"))
}

func TestFeedbackIsCounted(t *testing.T) {
	h := handler(t, settings(t))
	var out cards
	uuids := make([]string, 3)
	for i := range uuids {
		w := send(h, "POST", viewPath, view(condition(snomed, "13644009", "")))
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &out))
		uuids[i] = out.Cards[0].UUID
	}
	feedback := func(uuid, more string) string {
		return `{"feedback":[{"card":"` + uuid + `","outcome":"overridden","outcomeTimestamp":"2026-11-21T10:05:31Z"` + more + `}]}`
	}
	w := send(h, "GET", "/open/statin?card="+uuids[0], "")
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "http://aid.example/statin?lang=en", w.Header().Get("Location"))
	send(h, "GET", "/open/statin?card="+uuids[0], "") // twice is once
	send(h, "GET", "/open/prostate-cancer?card="+uuids[0], "")
	for _, body := range []string{
		feedback(uuids[1], `,"overrideReason":{"reason":{"system":"`+reasonSystem+`","code":"notNow"},"userComment":"Mallory"}`),
		feedback(uuids[1], ""), // twice is once
		feedback(uuids[2], `,"overrideReason":{"userComment":"Mallory"}`),
		feedback("not one of ours", ""),
		`{"feedback":[{"card":"` + uuids[0] + `","outcome":"accepted","acceptedSuggestions":[{"id":"x"}],"outcomeTimestamp":"2026-11-21T10:05:31Z"}]}`,
	} {
		w := send(h, "POST", viewPath+"/feedback", body)
		require.Equal(t, http.StatusOK, w.Code, w.Body.String())
		require.Empty(t, w.Body.String())
	}
	w = send(h, "GET", "/counts", "")
	require.JSONEq(t, `{"decisions":{"statin":{"offered":3,"opened":1,"declined":2,"reasons":{"notNow":1,"other":1}}},"unknownCards":2}`, w.Body.String())
	require.NotContains(t, w.Body.String(), "Mallory")

	for _, c := range []struct{ name, body string }{
		{"no JSON", `{`},
		{"nothing", `{}`},
		{"no card", `{"feedback":[{"outcome":"overridden","outcomeTimestamp":"2026-11-21T10:05:31Z"}]}`},
		{"another outcome (cds-fb-1)", strings.Replace(feedback("x", ""), "overridden", "ignored", 1)},
		{"accepted without what (cds-fb-2)", strings.Replace(feedback("x", ""), "overridden", "accepted", 1)},
		{"accepted nobody knows what", strings.Replace(feedback("x", `,"acceptedSuggestions":[{}]`), "overridden", "accepted", 1)},
		{"a reason that says nothing (cds-fb-3)", feedback("x", `,"overrideReason":{}`)},
		{"no time", strings.Replace(feedback("x", ""), "2026-11-21T10:05:31Z", "yesterday", 1)},
	} {
		w := send(h, "POST", orderPath+"/feedback", c.body)
		require.Equal(t, http.StatusBadRequest, w.Code, c.name)
	}
}

func TestCountsRememberSoManyCards(t *testing.T) {
	c := newCounts()
	for i := range rememberedCards + 10 {
		c.offered(fmt.Sprint(i), "statin")
	}
	require.Len(t, c.cards, rememberedCards)
	c.declined("5", "none")
	c.opened(fmt.Sprint(rememberedCards), "statin")
	require.Equal(t, 1, c.old)
	require.Equal(t, tally{Offered: rememberedCards + 10, Opened: 1, Reasons: map[string]int{}}, *c.by["statin"])
}

func TestAge(t *testing.T) {
	for birth, want := range map[string]int{
		"1950-11-21": 76, "1950-11-22": 75, "2024-02-29": 2, "1950-12": 75, "1950": 76, "": -1, "soon": -1,
	} {
		require.Equal(t, want, age(birth, noon()), birth)
	}
}

func TestTopicsHaveFaults(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"unknown decision", `{"decision":"x","conditions":[{"system":"s","code":"c"}]}`, "/topics/0: decision must be one of"},
		{"no conditions", `{"decision":"statin","conditions":[]}`, "/topics/0: conditions must hold a code"},
		{"twice", `{"decision":"statin","conditions":[{"system":"s","code":"c"}]},{"decision":"statin","conditions":[{"system":"s","code":"c"}]}`, "/topics/1: each decision may stand once"},
		{"ages", `{"decision":"statin","fromAge":9,"toAge":3,"conditions":[{"system":"s","code":"c"}]}`, "/topics/0: fromAge and toAge"},
		{"no code", `{"decision":"statin","conditions":[{"system":"s","code":""}]}`, "/topics/0: a code must have"},
		{"unknown member", `{"decision":"statin","condition":[]}`, "/topics/0"},
	} {
		_, err := decodeTopics([]byte(`{"topics":[` + c.list + `]}`))
		require.ErrorContains(t, err, c.want, c.name)
	}
}

// The words of the cards are graded by literacy: at most grade 8, for
// clinicians, without names of illnesses and numbers, which come from the
// decisions.
func TestCardsAreEasyToRead(t *testing.T) {
	for lang, formula := range map[string]string{"en": "flesch-kincaid", "es": "szigriszt-pazos"} {
		data, err := os.ReadFile("messages/" + lang + ".json")
		require.NoError(t, err)
		var texts map[string]string
		require.NoError(t, json.Unmarshal(data, &texts))
		var all strings.Builder
		for _, key := range []string{"close", "view", "order", "use"} {
			all.WriteString(texts[key] + "\n\n")
		}
		r := literacy.Analyze(all.String(), literacy.Policy{Format: "literacy.policy/1.0", Language: lang, Targets: []literacy.Target{}})
		found := false
		for _, f := range r.Formulas {
			if f.ID != formula || f.Reading != literacy.Prose {
				continue
			}
			found = true
			v, ok := f.Value.Get()
			require.True(t, ok)
			if lang == "en" {
				require.LessOrEqual(t, v, 8.0)
			} else {
				require.GreaterOrEqual(t, v, 55.0, "normal on the scale of INFLESZ")
			}
		}
		require.True(t, found, formula)
	}
}

func TestStart(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"nobody is asked who it is", nil, "-keys FILE"},
		{"both", []string{"-keys", "x", "-insecure"}, "not both"},
		{"open to the world", []string{"-insecure", "-addr", "0.0.0.0:0"}, "on this machine only"},
		{"no such file", []string{"-keys", "none.json"}, "none.json"},
		{"language", []string{"-insecure", "-lang", "xx"}, "-lang"},
		{"base", []string{"-insecure", "-addr", "127.0.0.1:0", "-base", "x"}, "-base"},
		{"aid", []string{"-insecure", "-addr", "127.0.0.1:0", "-aid", "javascript:x"}, "-aid"},
		{"argument", []string{"x"}, "unexpected argument"},
		{"topics", []string{"-insecure", "-topics", "main.go"}, "-topics"},
	} {
		require.ErrorContains(t, run(t.Context(), c.args, io.Discard), c.want, c.name)
	}
	ctx, stop := context.WithCancel(t.Context())
	from, to := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- run(ctx, []string{"-insecure", "-addr", "127.0.0.1:0"}, to) }()
	line := make([]byte, 200)
	n, err := from.Read(line)
	require.NoError(t, err)
	url := regexp.MustCompile(`http://\S+`).FindString(string(line[:n]))
	response, err := http.Get(url) //nolint:gosec,noctx // the address this test started
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
	stop()
	require.NoError(t, <-done)
	_, err = http.Get(url) //nolint:gosec,noctx,bodyclose // nothing answers any more
	require.Error(t, err)
	var syntax *json.SyntaxError
	require.False(t, errors.As(err, &syntax))
	require.Empty(t, cmp.Diff(hooks()[0].name, patientView))
}
