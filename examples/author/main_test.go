package main

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/internal/web"
)

// start runs the program on a free port.
func start(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	from, to := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- run(ctx, []string{"-addr", "127.0.0.1:0"}, to) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-done)
	})
	line := make([]byte, 200)
	n, err := from.Read(line)
	require.NoError(t, err)
	return regexp.MustCompile(`http://\S+/`).FindString(string(line[:n]))
}

func form(t *testing.T, fields map[string]string, file string) (string, *bytes.Buffer) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		require.NoError(t, w.WriteField(name, value))
	}
	if file != "" {
		f, err := w.CreateFormFile("file", "a.md")
		require.NoError(t, err)
		_, err = io.WriteString(f, file)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return w.FormDataContentType(), &b
}

func post(t *testing.T, url string, fields map[string]string, file string) (*http.Response, string) {
	t.Helper()
	kind, body := form(t, fields, file)
	response, err := http.Post(url, kind, body) //nolint:gosec,noctx // the server of this test
	require.NoError(t, err)
	defer response.Body.Close() //nolint:errcheck // it was read
	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(data)
}

func TestServer(t *testing.T) {
	url := start(t)
	get := func(path string) (*http.Response, string) {
		response, err := http.Get(url + path) //nolint:gosec,noctx // the server of this test
		require.NoError(t, err)
		defer response.Body.Close() //nolint:errcheck // it was read
		data, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		return response, string(data)
	}
	response, html := get("?ui=es")
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Equal(t, web.Policy, response.Header.Get("Content-Security-Policy"))
	require.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	require.Contains(t, html, `<html lang="es">`)
	for path, kind := range map[string]string{"author.css": "text/css", "author.js": "text/javascript", "icon.svg": "image/svg+xml"} {
		response, _ := get(path)
		require.Contains(t, response.Header.Get("Content-Type"), kind)
	}
	response, _ = get("other")
	require.Equal(t, http.StatusNotFound, response.StatusCode)

	response, html = post(t, url, map[string]string{"text": "You have hypertension.", "groups": "1", "show": "word"}, "")
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Contains(t, html, "high blood pressure")
	require.NotRegexp(t, `id="show-number"[^>]* checked`, html)
	_, html = post(t, url, map[string]string{"text": "old"}, "# New\n\nThis is new.\n")
	require.Contains(t, html, "# New")
	response, body := post(t, url+"report", map[string]string{"text": "You have hypertension."}, "")
	require.Equal(t, `attachment; filename="report.json"`, response.Header.Get("Content-Disposition"))
	require.Contains(t, body, `"format": "literacy.report/1.0"`)
	response, body = post(t, url+"text", map[string]string{"text": "You have hypertension."}, "")
	require.Equal(t, `attachment; filename="text.txt"`, response.Header.Get("Content-Disposition"))
	require.Equal(t, "You have hypertension.", body)

	response, body = post(t, url, map[string]string{"text": strings.Repeat("a", maxBody-4096)}, "")
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Contains(t, body, "too long for the page")

	// Another language keeps what was written: the button comes before the field.
	response, html = post(t, url, map[string]string{"text": "You have hypertension.", "ui": "es"}, "")
	require.Equal(t, http.StatusOK, response.StatusCode)
	require.Contains(t, html, `<html lang="es">`)
	require.Contains(t, html, "You have hypertension.</textarea>")
	require.Less(t, strings.Index(html, `name="ui" value="en" lang="en"`), strings.Index(html, `<input type="hidden" name="ui"`))

	for _, bad := range []string{"text=a&text=%", "--x\r\nbroken"} {
		response, err := http.Post(url, "multipart/form-data; boundary=x", strings.NewReader(bad)) //nolint:gosec,noctx // the server of this test
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusBadRequest, response.StatusCode)
	}
}

func TestStart(t *testing.T) {
	require.Error(t, run(t.Context(), []string{"-addr", "nowhere"}, io.Discard))
	require.Error(t, run(t.Context(), []string{"text.md"}, io.Discard))
	require.Error(t, run(t.Context(), []string{"-other"}, io.Discard))
}

// Malformed and huge forms, slow clients and many users at once: everybody else
// is served, and memory stays bounded.
func TestUnderLoad(t *testing.T) {
	url := start(t)
	var slow []net.Conn
	for range 20 {
		c, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")) //nolint:noctx // it is closed below
		require.NoError(t, err)
		_, err = c.Write([]byte("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x"))
		require.NoError(t, err)
		slow = append(slow, c)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	long := strings.Repeat("You have hypertension, which is common. ", 2500)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 4 {
				switch i % 3 {
				case 0:
					response, html := post(t, url, map[string]string{"text": long}, "")
					if response.StatusCode != http.StatusOK || !strings.Contains(html, "high blood pressure") {
						t.Error(response.Status)
					}
				case 1:
					response, _ := post(t, url, nil, strings.Repeat("(", 200_000))
					if response.StatusCode != http.StatusOK {
						t.Error(response.Status)
					}
				default:
					kind, body := form(t, map[string]string{"text": strings.Repeat("a", maxBody+1)}, "")
					response, err := http.Post(url, kind, body) //nolint:gosec,noctx // the server of this test
					if err != nil {
						continue // the server hung up before all of it was sent
					}
					_ = response.Body.Close()
					if response.StatusCode != http.StatusRequestEntityTooLarge {
						t.Error(response.Status)
					}
				}
			}
		})
	}
	wg.Wait()
	for _, c := range slow {
		require.NoError(t, c.Close())
	}
	http.DefaultClient.CloseIdleConnections()
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(96<<20), "what was sent is not kept")
	response, _ := post(t, url, map[string]string{"text": "One."}, "")
	require.Equal(t, http.StatusOK, response.StatusCode)
}
