// Command cdshooks offers decision aids inside the health record, as a service
// for CDS Hooks 2.0 (https://cds-hooks.hl7.org/2.0; members of the 3.0 ballot
// are accepted).
//
//	go run ./examples/cdshooks -insecure                      on this machine, for the sandbox
//	go run ./examples/cdshooks -keys clients.json -base https://cds.example.org
//
// It has two services: concord-patient-view, when a record is opened, and
// concord-order-select, when an order is picked. If the record names a health
// problem with several sound options, the answer is a card: whom the numbers
// are about, a table out of one denominator with both framings, what the aid is
// not, and a link that opens it. A card is always information, never suggests
// or recommends, and repeats nothing that came from the record. Problems that are
// over or were ruled out, orders not to give something, and records of people who
// have died bring up none.
//
// -topics FILE says which codes bring up which decision; the embedded list is
// an example. Codes of ICD-10 and ATC stand for those below them, too.
//
// Calls must carry a JSON Web Token of a client in the key set file: signed with
// an asymmetric key, for this endpoint, not expired, holding at most an hour and
// used once. -insecure lets everybody call, and is refused unless the service
// listens on this machine only. The list of services is open in any case.
//
// What people do with the cards is counted, by decision: GET /counts gives how
// many were offered, opened and declined, and why. Nothing else is kept, and
// nothing is logged. It is an example: it gives no advice and is no medical
// device.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/examples/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cdshooks: "+err.Error())
		os.Exit(2)
	}
}

// run serves until the context ends.
func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("cdshooks", flag.ContinueOnError)
	address := flags.String("addr", "127.0.0.1:8090", "`address` to listen on; another machine can reach it only if the address names a host")
	base := flags.String("base", "", "`URL` by which clients call this service; left out, http:// and the address")
	aid := flags.String("aid", "http://127.0.0.1:8080/{decision}?lang={lang}", "`URL` of the decision aid; {decision} and {lang} are filled in")
	smart := flags.Bool("smart", false, "the aid is a SMART app: its URL is the launch URL, and the id of the decision travels in appContext")
	lang := flags.String("lang", "en", "language of the cards: en or es")
	keys := flags.String("keys", "", "key set `file`: {\"clients\": [{\"iss\": ..., \"jwks\": {\"keys\": [...]}}]}")
	insecure := flags.Bool("insecure", false, "let everybody call; only on this machine")
	list := flags.String("topics", "", "`file` that says which codes bring up which decision; left out, an example list")
	var origins []string
	flags.Func("origin", "`origin` of pages that may call from a browser, or *; may be given several times", func(s string) error {
		origins = append(origins, s)
		return nil
	})
	if err := cli.Parse(flags, args, "cdshooks offers decision aids inside the health record (CDS Hooks).", out); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errors.New("unexpected argument: every setting is a flag")
	}
	o := options{smart: *smart, lang: *lang, aid: *aid, origins: origins, now: time.Now}
	if *lang != "en" && *lang != "es" {
		return errors.New("-lang must be en or es")
	}
	if err := o.readFiles(*list, *keys, *insecure); err != nil {
		return err
	}
	l, err := web.Listen(*address)
	if err != nil {
		return err
	}
	defer l.Close() //nolint:errcheck // Serve closes it; this is for the ways out before that
	if *insecure && !local(l.Addr()) {
		return errors.New("-insecure needs an address on this machine only, such as 127.0.0.1:8090: use -keys to be reached from others")
	}
	if *base == "" {
		*base = web.URL(l)
	}
	if err := o.setBase(*base); err != nil {
		return err
	}
	s, err := newService(o)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "cdshooks: %s/cds-services lists the services. Stop with Ctrl+C.\n", o.base)
	return web.Serve(ctx, l, web.Guard(s.routes(), web.Options{
		Policy: "default-src 'none'; frame-ancestors 'none'", MaxBody: 4 << 20, OtherOrigins: true, OtherHosts: !*insecure,
	}))
}

func (o *options) readFiles(list, keys string, insecure bool) error {
	data := ownTopics
	if list != "" {
		var err error
		if data, err = os.ReadFile(list); err != nil {
			return cli.Plain(err)
		}
	}
	var err error
	if o.topics, err = decodeTopics(data); err != nil {
		return fmt.Errorf("-topics: %w", err)
	}
	slices.SortFunc(o.topics, func(a, b topic) int { return strings.Compare(a.Decision, b.Decision) })
	switch {
	case keys == "" && !insecure:
		return errors.New("-keys FILE says who may call; to try it on this machine without, give -insecure")
	case keys != "" && insecure:
		return errors.New("give -keys or -insecure, not both")
	case keys != "":
		data, err := os.ReadFile(keys)
		if err != nil {
			return cli.Plain(err)
		}
		set, err := readClients(data)
		if err != nil {
			return fmt.Errorf("-keys: %w", err)
		}
		o.auth = verify(set)
	}
	return nil
}

func (o *options) setBase(base string) error {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" {
		return errors.New("-base must be an address such as https://cds.example.org")
	}
	o.base = strings.TrimSuffix(base, "/")
	if u, err := url.Parse(linkTo(o.aid, "statin", o.lang)); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("-aid must be an address such as https://aid.example.org/{decision}?lang={lang}")
	}
	return nil
}

func local(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
