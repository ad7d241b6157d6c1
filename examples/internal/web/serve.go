package web

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// The times a client has, and how many connections there can be at once.
const (
	headerTime = 5 * time.Second  // to send the head of a request
	readTime   = 20 * time.Second // to send all of it
	writeTime  = 60 * time.Second // from the head to the end of the answer
	idleTime   = 30 * time.Second // between two requests
	stopTime   = 5 * time.Second  // for answers to finish when the server stops
	maxHeader  = 16 << 10
	maxOpen    = 512
)

// Listen listens on a TCP address. An address without a host, such as ":8080",
// means this machine only: to be reached from others, name the host, as in
// "0.0.0.0:8080". Port 0 is a free port.
func Listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}

// URL returns where the pages of a listener are.
func URL(l net.Listener) string { return "http://" + l.Addr().String() + "/" }

// Serve answers requests until the context ends, lets those under way finish
// for a few seconds, and closes the listener. Slow clients are cut off, and at
// most 512 connections are open at once: others wait. The error is nil after a
// stop.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0), // its lines hold addresses
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		err := s.Shutdown(late)
		if err != nil {
			err = s.Close()
		}
		stopped <- err
	}()
	if err := s.Serve(&limited{Listener: l, open: make(chan struct{}, maxOpen), closed: make(chan struct{})}); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// limited is a listener with at most so many open connections.
type limited struct {
	net.Listener
	open   chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.open <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.open
		return nil, err
	}
	return &counted{Conn: c, done: func() { <-l.open }}, nil
}

func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type counted struct {
	net.Conn
	once sync.Once
	done func()
}

func (c *counted) Close() error {
	err := c.Conn.Close()
	c.once.Do(c.done)
	return err
}
