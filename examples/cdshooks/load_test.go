package main

import (
	"bytes"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/web"
)

// serve starts the service on this machine.
func serve(t testing.TB) string {
	t.Helper()
	s, err := newService(settings(t))
	require.NoError(t, err)
	l, err := web.Listen("127.0.0.1:0")
	require.NoError(t, err)
	done := make(chan error, 1)
	ctx := t.Context()
	go func() {
		done <- web.Serve(ctx, l, web.Guard(s.routes(), web.Options{MaxBody: 1 << 20, OtherOrigins: true}))
	}()
	t.Cleanup(func() { require.NoError(t, <-done) })
	return "http://" + l.Addr().String()
}

func post(client *http.Client, url, body string) (int, error) {
	response, err := client.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		return 0, err
	}
	defer response.Body.Close() //nolint:errcheck // it was read
	var b bytes.Buffer
	_, err = b.ReadFrom(response.Body)
	return response.StatusCode, err
}

// Malformed and huge bodies, slow clients and many users at once: everybody
// else is served, and memory stays bounded.
func TestUnderLoad(t *testing.T) {
	url := serve(t)
	var slow []net.Conn
	for range 50 {
		c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")) //nolint:noctx // it is closed below
		require.NoError(t, err)
		_, err = c.Write([]byte("POST " + viewPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{"))
		require.NoError(t, err)
		slow = append(slow, c)
	}
	client := &http.Client{Timeout: 30 * time.Second}
	bodies := []struct {
		body   string
		status int
	}{
		{view(condition(snomed, "13644009", "")), http.StatusOK},
		{"{", http.StatusBadRequest},
		{strings.Repeat("[", 50_000), http.StatusBadRequest},
		{`{"hook":"` + strings.Repeat("a", 2<<20) + `"}`, http.StatusRequestEntityTooLarge},
		{view(strings.Split(strings.Repeat(condition(icd10, "Z00", "")+"\n", 2000), "\n")[:2000]...), http.StatusOK},
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for i := range 40 {
				b := bodies[i%len(bodies)]
				status, err := post(client, url+viewPath, b.body)
				if b.status == http.StatusRequestEntityTooLarge && err != nil {
					continue // the server hung up before all of it was sent
				}
				if err != nil || status != b.status {
					t.Errorf("got %d, %v; want %d", status, err, b.status)
				}
			}
		})
	}
	wg.Wait()
	for _, c := range slow {
		require.NoError(t, c.Close())
	}
	client.CloseIdleConnections()
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(64<<20), "what was sent is not kept")
	status, err := post(client, url+viewPath, view())
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, status)
	client.CloseIdleConnections()
}

// BenchmarkCall is a call over loopback by 16 users at once; p99-ms is the time
// within which 99 of 100 are answered.
func BenchmarkCall(b *testing.B) {
	url := serve(b)
	body := view(condition(snomed, "13644009", ""), condition(icd10, "C61", ""))
	const users = 16
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: users}}
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	calls := make(chan struct{}, users)
	for range users {
		wg.Go(func() {
			for range calls {
				from := time.Now()
				if status, err := post(client, url+viewPath, body); err != nil || status != http.StatusOK {
					b.Error(status, err)
				}
				mu.Lock()
				took = append(took, time.Since(from))
				mu.Unlock()
			}
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		calls <- struct{}{}
	}
	close(calls)
	wg.Wait()
	client.CloseIdleConnections()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
