// Package web is what the example servers share: a listener that stays on this
// machine unless told otherwise, limits on everything that comes from outside,
// strict headers, and a stop that lets answers finish.
//
// A program makes its handler, wraps it with [Guard] and hands it to [Serve]:
//
//	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
//	defer stop()
//	l, err := web.Listen("127.0.0.1:8080")
//	...
//	err = web.Serve(ctx, l, web.Guard(mux, web.Options{}))
//
// Nothing is logged: neither addresses nor content. It is for examples and for
// services behind a proxy that ends TLS; it knows no users, sessions or TLS.
package web

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
)

// Policy is the content security policy of pages whose style sheets, scripts
// and pictures are files of the same server: nothing inline, nothing from
// elsewhere, never in a frame.
const Policy = "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; script-src 'self'; style-src 'self'"

// Options are the limits of [Guard]. A zero field has the default given here.
type Options struct {
	// Policy is the content security policy. Default: [Policy].
	Policy string
	// MaxBody is how many bytes one request may send; more is answered with
	// 413. Default: 256 KiB.
	MaxBody int64
	// MaxBodies is how many bytes the requests that are being read or answered
	// may hold together; more is answered with 503. Default: 64 MiB.
	MaxBodies int64
	// MaxAtOnce is how many requests are worked on at once; the others wait
	// for their turn as long as their clients do. Default: 16.
	MaxAtOnce int
	// OtherOrigins lets pages of other sites send requests, as a CORS service
	// needs: the handler has to check them. Left out, a POST from another site
	// is answered with 403.
	OtherOrigins bool
	// OtherHosts lets requests name any host, as behind a proxy. Left out, a
	// server that listens on this machine only answers those that name this
	// machine (127.0.0.1, ::1 or localhost), so that no web site can reach it by
	// pointing a name of its own at it; others get 421.
	OtherHosts bool
}

// Guard wraps a handler: every answer has strict headers and is stored by
// nobody, bodies are read whole before the handler runs and are limited one by
// one and together, and a handler that panics costs one answer with 500. The
// handler may replace any header, such as Cache-Control for a file.
func Guard(h http.Handler, o Options) http.Handler {
	if o.Policy == "" {
		o.Policy = Policy
	}
	if o.MaxBody == 0 {
		o.MaxBody = 256 << 10
	}
	if o.MaxBodies == 0 {
		o.MaxBodies = 64 << 20
	}
	if o.MaxAtOnce == 0 {
		o.MaxAtOnce = 16
	}
	g := &guard{handler: h, Options: o, turns: make(chan struct{}, o.MaxAtOnce)}
	if o.OtherOrigins {
		return http.HandlerFunc(g.serve)
	}
	return g.headers(http.NewCrossOriginProtection().Handler(http.HandlerFunc(g.serve)))
}

type guard struct {
	Options
	handler http.Handler
	turns   chan struct{}
	held    atomic.Int64 // bytes of bodies
}

// headers sets what every answer has, a refusal too.
func (g *guard) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.set(w.Header())
		next.ServeHTTP(w, r)
	})
}

func (g *guard) set(h http.Header) {
	h.Set("Content-Security-Policy", g.Policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	if !g.OtherOrigins {
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
	}
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
}

func (g *guard) serve(w http.ResponseWriter, r *http.Request) {
	g.set(w.Header())
	if !g.OtherHosts && !namesThisMachine(r) {
		refuse(w, http.StatusMisdirectedRequest)
		return
	}
	body, status := g.body(w, r)
	defer func() { g.held.Add(-int64(cap(body))) }()
	if status != 0 {
		refuse(w, status)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	r.ContentLength = int64(len(body))
	select {
	case g.turns <- struct{}{}:
		defer func() { <-g.turns }()
	case <-r.Context().Done():
		return
	}
	defer func() {
		// What a handler was given may be in the panic: it is not logged.
		switch err := recover(); err {
		case nil:
		case http.ErrAbortHandler:
			panic(err)
		default:
			refuse(w, http.StatusInternalServerError)
		}
	}()
	g.handler.ServeHTTP(w, r)
}

// body reads the request to its end. What it holds is counted as it grows, so
// that announcing a large body costs nothing.
func (g *guard) body(w http.ResponseWriter, r *http.Request) (data []byte, status int) {
	if r.ContentLength > g.MaxBody {
		w.Header().Set("Connection", "close")
		return nil, http.StatusRequestEntityTooLarge
	}
	from := http.MaxBytesReader(w, r.Body, g.MaxBody)
	for {
		if len(data) == cap(data) {
			grow := max(4<<10, cap(data))
			if g.held.Add(int64(grow)) > g.MaxBodies {
				g.held.Add(-int64(grow))
				w.Header().Set("Retry-After", "5")
				return data, http.StatusServiceUnavailable
			}
			larger := make([]byte, len(data), cap(data)+grow)
			copy(larger, data)
			data = larger
		}
		n, err := from.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, 0
		}
		if _, large := errors.AsType[*http.MaxBytesError](err); large {
			return data, http.StatusRequestEntityTooLarge
		}
		if err != nil {
			return data, http.StatusBadRequest
		}
	}
}

func refuse(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}

// namesThisMachine reports whether the request came in over a loopback address
// and names one, or came in over another.
func namesThisMachine(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return !ok || !local.IP.IsLoopback() || isLoopback(r.Host)
}

func isLoopback(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || (ip != nil && ip.IsLoopback())
}
