package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/web"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
)

// running starts the whole server on a free port of this machine.
func running(t *testing.T) (address string, a *aid) {
	t.Helper()
	a = all(t)
	l, err := web.Listen(":0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, l, a.handler()) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-ended)
	})
	return web.URL(l), a
}

// send posts a body and returns the status, 0 if the connection was cut.
func send(t *testing.T, address, contentType string, body io.Reader) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", contentType)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

func TestHostileBodies(t *testing.T) {
	address, _ := running(t)
	const form = "application/x-www-form-urlencoded"
	var parts bytes.Buffer
	m := multipart.NewWriter(&parts)
	for i := range 500 {
		require.NoError(t, m.WriteField(fmt.Sprint("p.points.", i), "4"))
	}
	require.NoError(t, m.Close())
	for _, c := range []struct {
		name, kind, body string
		status           []int
		reason           string
	}{
		{"nothing", form, "", []int{200}, "answers are missing, and the page says which"},
		{"no escape", form, "p.points.x=%zz&%", []int{400}, "not a form"},
		{"semicolons", form, "a;b;c", []int{400}, "not a form"},
		{"bytes", form, "\x00\xff\xfe=\x80", []int{200, 400}, "no text at all"},
		{"many fields", form, strings.Repeat("a&", 100_000), []int{200, 400, 413}, "as many as fit"},
		{"one field many times", form, strings.Repeat("p.points.heart-attack=4&", 10_000), []int{200, 400}, "the first counts"},
		{"too large", form, "note=" + strings.Repeat("a", 1<<20), []int{413, 0}, "refused before it is read"},
		{"JSON", "application/json", `{"p.points.heart-attack":4}`, []int{200}, "not a form: no answers"},
		{"parts", m.FormDataContentType(), parts.String(), []int{200}, "a form of another kind: no answers"},
		{"a long type", strings.Repeat("x/", 2000), "", []int{200, 400}, "the type is no matter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, path := range []string{"statin", "statin/summary", "statin/copy"} {
				require.Contains(t, c.status, send(t, address+path, c.kind, strings.NewReader(c.body)), c.reason)
			}
		})
	}
	// A body without an end that is not announced.
	endless := io.MultiReader(strings.NewReader("note="), neverending('a'))
	require.Contains(t, []int{413, 0}, send(t, address+"statin", form, endless))
	require.Equal(t, 200, send(t, address+"statin", form, strings.NewReader("")), "others are served")
}

// FuzzForm sends any body to every page: it is answered, and a copy for the
// clinician is always a valid document.
func FuzzForm(f *testing.F) {
	a := all(f)
	h := a.handler()
	for _, id := range a.ids {
		d := a.ready[id]["en"].decision
		form := fill(fill(url.Values{"note": {"x\x00\xff"}, "who": {"bestInterests"}}, &d, firstVoice, 3), &d, secondVoice, 1)
		f.Add(id, form.Encode())
	}
	f.Add("statin", "a=%")
	f.Fuzz(func(t *testing.T, id, body string) {
		for _, path := range []string{"", "/summary", "/copy"} {
			r := httptest.NewRequest(http.MethodPost, "/x"+path, strings.NewReader(body))
			r.URL.Path = "/" + id + path
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code == http.StatusInternalServerError {
				t.Fatal("a body breaks the page")
			}
			if w.Header().Get("Content-Type") == "application/json" {
				if _, err := sdm.DecodePreferences(w.Body.Bytes()); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

type neverending byte

func (b neverending) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(b)
	}
	return len(p), nil
}

// The reasons of the library count out of as many people as the decision does.
// Where the page counts out of others, they are said again, and are those of the
// tables.
func TestReasonsCountLikeThePage(t *testing.T) {
	a := all(t)
	again := regexp.MustCompile(`(?:does better than|What speaks for)[^<]*Put another way, out of ([0-9,]+) people: ([0-9,]+) and ([0-9,]+)\.`)
	seen := map[string]int{}
	for _, id := range a.ids {
		d := a.ready[id]["en"].decision
		for from := range 5 {
			page := ask(a.handler(), "/"+id+"?lang=en", fill(url.Values{}, &d, firstVoice, from)).Body.String()
			tables, reasons, found := strings.Cut(page, `id="fit"`)
			if !found {
				continue
			}
			for _, m := range again.FindAllStringSubmatch(reasons, -1) {
				seen[id]++
				for _, count := range m[2:] {
					require.Contains(t, tables, ">"+strings.ReplaceAll(count, ",", "")+" of "+m[1], "%s: %s", id, m[0])
				}
			}
		}
	}
	require.Contains(t, seen, "prostate-cancer", "it counts out of 100, and the page out of 1,000")
	require.NotContains(t, seen, "ear-infection", "both count out of 1,000")
}

// TestManyAtOnce serves people while slow and hostile clients hold connections
// open, and holds the memory of all of it to a bound.
func TestManyAtOnce(t *testing.T) {
	address, a := running(t)
	host := strings.Trim(strings.TrimPrefix(address, "http://"), "/")
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)

	var slow []net.Conn
	for i := range 100 {
		c, err := net.Dial("tcp", host)
		require.NoError(t, err)
		defer c.Close()
		slow = append(slow, c)
		switch i % 4 {
		case 0: // says nothing
		case 1: // a head without an end
			fmt.Fprintf(c, "POST /statin HTTP/1.1\r\nHost: %s\r\nX: ", host)
		case 2: // announces more than it sends
			fmt.Fprintf(c, "POST /statin HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\nnote=", host)
		case 3: // asks and does not read the answer
			fmt.Fprintf(c, "GET /statin HTTP/1.1\r\nHost: %s\r\n\r\n", host)
		}
	}

	var most atomic.Uint64
	stop := make(chan struct{})
	var watcher sync.WaitGroup
	watcher.Go(func() {
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	})

	const people = 20
	d := a.ready["statin"]["en"].decision
	var all sync.WaitGroup
	var wrong atomic.Int64
	for i := range people {
		all.Go(func() {
			form := fill(url.Values{"note": {fmt.Sprint("person ", i)}}, &d, firstVoice, i%5)
			for _, path := range []string{"statin", "statin/summary", "statin/copy"} {
				answer, err := http.PostForm(address+path, form)
				if err != nil {
					wrong.Add(1)
					continue
				}
				data, err := io.ReadAll(answer.Body)
				answer.Body.Close()
				if err != nil || answer.StatusCode != 200 || !bytes.Contains(data, fmt.Append(nil, "person ", i)) {
					wrong.Add(1)
				}
				if strings.HasSuffix(path, "copy") {
					p, err := sdm.DecodePreferences(data)
					if err != nil || p.Note != fmt.Sprint("person ", i) || schemas.Validate("sdm.preferences", data) != nil {
						wrong.Add(1)
					}
				}
			}
		})
		all.Go(func() { _ = send(t, address+"statin", "text/plain", io.LimitReader(neverending('a'), 1<<22)) })
	}
	all.Wait()
	close(stop)
	watcher.Wait()
	require.Zero(t, wrong.Load(), "everybody gets their own answer")
	require.Less(t, int64(most.Load())-int64(before.HeapInuse), int64(200<<20), "memory is bounded")

	// A client that is slow with its head is cut off.
	require.NoError(t, slow[1].SetReadDeadline(time.Now().Add(15*time.Second)))
	_, err := bufio.NewReader(slow[1]).ReadString('\n')
	if err == nil {
		_, err = io.Copy(io.Discard, slow[1])
		require.NoError(t, err, "closed, not waiting")
	} else {
		require.ErrorIs(t, err, io.EOF, "closed, not waiting")
	}
}
