package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress shows on a terminal how far a long run is. Anywhere else it shows
// nothing.
type progress struct {
	to    io.Writer
	total int
	began time.Time
	last  time.Time
	drawn bool
}

// When the first line is drawn, and how often it changes.
const (
	patience = 500 * time.Millisecond
	refresh  = 100 * time.Millisecond
)

func newProgress(to io.Writer, total int) *progress {
	f, ok := to.(*os.File)
	if !ok || total < 2 || os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{to: to, total: total, began: time.Now()}
}

func (p *progress) show(done int) {
	if p.to == nil {
		return
	}
	now := time.Now()
	if now.Sub(p.began) < patience || now.Sub(p.last) < refresh {
		return
	}
	p.last, p.drawn = now, true
	fmt.Fprintf(p.to, "\r%d of %d texts", done, p.total)
}

// clear takes the line away before something else is written.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = false
	}
}
