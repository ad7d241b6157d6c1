// Command aid serves a decision aid as a web page on this machine: the options
// and what is known about each, then what matters to the person, and only then
// how the options fit, with the reasons and what is not known.
//
//	go run ./examples/aid                               all embedded decisions
//	go run ./examples/aid -decision prostate-cancer     one of them
//	go run ./examples/aid -decision my.json             a file of your own
//	go run ./examples/aid -lang es                      begin in Spanish
//	go run ./examples/aid -addr 127.0.0.1:9000          another port
//
// The page works without scripts, sends nothing to anybody else, and keeps
// nothing: answers travel in the form, and are gone when the page is closed. It
// shows what the packages sdm and sdm/risk work out and has no logic of its
// own. It gives no advice.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/examples/internal/web"
	"github.com/concord-sdm/concord/sdm"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

const exitFailed = 2

func run(ctx context.Context, args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("aid", flag.ContinueOnError)
	decision := flags.String("decision", "", "`id` of an embedded decision, or a decision file; left out, all embedded ones")
	address := flags.String("addr", "127.0.0.1:8080", "`address` to listen on; another machine can reach it only if the address names a host")
	lang := flags.String("lang", "", "en, es or ar (a sample); left out, English")
	err := cli.Parse(flags, args, "aid serves a decision aid as a web page.", out)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = serve(ctx, *decision, *address, *lang, flags.NArg(), out)
	}
	if err != nil {
		fmt.Fprintln(errs, "aid: "+err.Error())
		return exitFailed
	}
	return 0
}

func serve(ctx context.Context, decision, address, lang string, rest int, out io.Writer) error {
	if rest > 0 {
		return errors.New("unexpected argument; name a file with -decision")
	}
	if lang != "" && !speaks(lang) {
		return errors.New("-lang must be en, es or ar")
	}
	all, err := load(decision)
	if err != nil {
		return err
	}
	a, err := newAid(all, lang, time.Now)
	if err != nil {
		return err
	}
	l, err := web.Listen(address)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "aid: %s shows the decision aid. Stop with Ctrl+C.\n", web.URL(l))
	return web.Serve(ctx, l, a.handler())
}

// load returns the decisions to show: a file if the name holds a dot or a
// slash, one embedded decision, or all of them.
func load(name string) ([]sdm.Decision, error) {
	ids := []string{name}
	switch {
	case name == "":
		ids = decisions.IDs()
	case strings.ContainsAny(name, `./\`):
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, cli.Plain(err)
		}
		d, err := sdm.DecodeDecision(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return []sdm.Decision{d}, nil
	}
	var all []sdm.Decision
	for _, id := range ids {
		d, err := decisions.Load(id)
		if err != nil {
			return nil, fmt.Errorf("-decision %s: %w; a file is named with a dot or a slash, such as ./%s", name, err, name)
		}
		if d, err = withArabic(d); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}
