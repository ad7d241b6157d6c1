package web_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/web"
)

// echo answers with what it was sent, and panics if that is "panic".
func echo(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil || string(data) == "panic" {
		panic(string(data))
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintf(w, "%s %d", data, r.ContentLength)
}

func start(t *testing.T, h http.Handler) (url string, stop func() error) {
	t.Helper()
	l, err := web.Listen(":0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, l, h) }()
	stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { _ = stop() })
	return web.URL(l), stop
}

func ask(t *testing.T, method, url, body string, change func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	require.NoError(t, err)
	if change != nil {
		change(r)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(text)
}

func TestGuard(t *testing.T) {
	url, _ := start(t, web.Guard(http.HandlerFunc(echo), web.Options{MaxBody: 10_000}))
	for _, c := range []struct {
		name, method, body string
		change             func(*http.Request)
		status             int
		text, reason       string
	}{
		{"a page", "GET", "", nil, 200, " 0", "nothing sent is an empty body"},
		{"a form", "POST", "hello", nil, 200, "hello 5", "the body arrives whole"},
		{"as large as allowed", "POST", strings.Repeat("a", 10_000), nil, 200, strings.Repeat("a", 10_000) + " 10000", "the limit itself is allowed"},
		{"announced too large", "POST", strings.Repeat("a", 10_001), nil, 413, "Request Entity Too Large\n", "refused before it is read"},
		{"too large, not announced", "POST", strings.Repeat("a", 90_001), func(r *http.Request) { r.ContentLength = -1 }, 413, "Request Entity Too Large\n", "refused while it is read"},
		{"not announced", "POST", "hello", func(r *http.Request) { r.ContentLength = -1 }, 200, "hello 5", "the handler is told the length"},
		{"another host", "GET", "", func(r *http.Request) { r.Host = "evil.example" }, 421, "Misdirected Request\n", "a name of somebody else that points here"},
		{"localhost", "GET", "", func(r *http.Request) { r.Host = "localhost:1" }, 200, " 0", "a name of this machine"},
		{"IPv6 loopback", "GET", "", func(r *http.Request) { r.Host = "[::1]" }, 200, " 0", "a name of this machine"},
		{"a page of another site", "POST", "hello", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403, "", "forms of other sites cannot post here"},
		{"another origin", "POST", "hello", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403, "", "the same in old browsers"},
		{"a panic", "POST", "panic", nil, 500, "Internal Server Error\n", "it costs one answer and shows nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, text := ask(t, c.method, url, c.body, c.change)
			require.Equal(t, c.status, answer.StatusCode, c.reason)
			if c.text != "" {
				require.Equal(t, c.text, text, c.reason)
			}
			require.Equal(t, []string{web.Policy}, answer.Header.Values("Content-Security-Policy"), "every answer has it, once")
			require.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"))
			require.Equal(t, "no-store", answer.Header.Get("Cache-Control"), "what a person said is stored by nobody")
			require.Equal(t, "DENY", answer.Header.Get("X-Frame-Options"))
		})
	}
}

func TestOtherOriginsAndHosts(t *testing.T) {
	url, _ := start(t, web.Guard(http.HandlerFunc(echo), web.Options{OtherOrigins: true, OtherHosts: true, Policy: "default-src 'none'"}))
	answer, text := ask(t, "POST", url, "hello", func(r *http.Request) {
		r.Host = "service.example"
		r.Header.Set("Origin", "https://record.example")
	})
	require.Equal(t, 200, answer.StatusCode)
	require.Equal(t, "hello 5", text)
	require.Equal(t, "default-src 'none'", answer.Header.Get("Content-Security-Policy"))
	require.Empty(t, answer.Header.Get("Cross-Origin-Resource-Policy"), "it would undo CORS")
}

func TestBodiesAreLimitedTogether(t *testing.T) {
	hold, held := make(chan struct{}), make(chan struct{})
	h := web.Guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > 4000 {
			held <- struct{}{}
			<-hold
		}
	}), web.Options{MaxBody: 40_000, MaxBodies: 40_000})
	post := func(n int) int {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("a", n))))
		return w.Code
	}
	done := make(chan int)
	go func() { done <- post(30_000) }()
	<-held
	require.Equal(t, http.StatusServiceUnavailable, post(20_000), "two large ones are too much")
	require.Equal(t, http.StatusOK, post(100), "a small one has room")
	close(hold)
	require.Equal(t, http.StatusOK, <-done)
	go func() { <-held }()
	require.Equal(t, http.StatusOK, post(30_000), "the room is given back")
}

func TestMoreRequestsWaitForTheirTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := 0, 0
		h := web.Guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			now--
			mu.Unlock()
		}), web.Options{MaxAtOnce: 3})
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", http.NoBody)) })
		}
		all.Go(func() { // a client that gives up
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			time.Sleep(time.Millisecond)
			h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", http.NoBody).WithContext(ctx))
		})
		all.Wait()
		require.Equal(t, 3, most)
	})
}

func TestStopLetsAnswersFinish(t *testing.T) {
	began, goOn := make(chan struct{}), make(chan struct{})
	url, stop := start(t, web.Guard(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(began)
		<-goOn
		fmt.Fprint(w, "whole")
	}), web.Options{}))
	got := make(chan string)
	go func() {
		_, text := ask(t, "GET", url, "", nil)
		got <- text
	}()
	<-began
	stopped := make(chan error)
	go func() { stopped <- stop() }()
	time.Sleep(20 * time.Millisecond)
	close(goOn)
	require.Equal(t, "whole", <-got)
	require.NoError(t, <-stopped)
	_, err := net.Dial("tcp", strings.Trim(strings.TrimPrefix(url, "http://"), "/"))
	require.Error(t, err, "nobody listens any more")
}

func TestConnectionsAreLimited(t *testing.T) {
	url, _ := start(t, web.Guard(http.HandlerFunc(echo), web.Options{}))
	address := strings.Trim(strings.TrimPrefix(url, "http://"), "/")
	var open []net.Conn
	for range 520 { // more than are let in at once; those that wait are not refused
		c, err := net.Dial("tcp", address)
		require.NoError(t, err)
		open = append(open, c)
	}
	for _, c := range open[:30] {
		require.NoError(t, c.Close())
	}
	answer, _ := ask(t, "GET", url, "", nil)
	require.Equal(t, 200, answer.StatusCode, "when some leave, others have their turn")
	for _, c := range open[30:] {
		require.NoError(t, c.Close())
	}
}

func TestListen(t *testing.T) {
	l, err := web.Listen(":0")
	require.NoError(t, err)
	defer l.Close()
	require.True(t, l.Addr().(*net.TCPAddr).IP.IsLoopback(), "an address without a host is this machine")
	require.Regexp(t, `^http://127\.0\.0\.1:\d+/$`, web.URL(l))
	_, err = web.Listen("8080")
	require.Error(t, err, "a port needs its colon")
}

func TestFile(t *testing.T) {
	url, _ := start(t, web.Guard(web.File("text/css; charset=utf-8", []byte("a{}")), web.Options{}))
	answer, text := ask(t, "GET", url, "", nil)
	require.Equal(t, "a{}", text)
	require.Equal(t, "text/css; charset=utf-8", answer.Header.Get("Content-Type"))
	require.Equal(t, "no-cache", answer.Header.Get("Cache-Control"))
	answer, text = ask(t, "GET", url, "", func(r *http.Request) { r.Header.Set("If-None-Match", answer.Header.Get("ETag")) })
	require.Equal(t, http.StatusNotModified, answer.StatusCode, "unchanged files are not sent again")
	require.Empty(t, text)
}
