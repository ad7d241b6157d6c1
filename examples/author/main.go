// Command author serves the author's page: paste a text or open a file, and see
// how hard it is to read, which sentences and words make it so, and plainer
// words that go in with a click or a key.
//
//	go run ./examples/author                    http://127.0.0.1:8070/
//	go run ./examples/author -static DIR        write the page for any web server, from the folder of the module
//
// The page works without scripts; with them the result follows as you type.
// The result of 50,000 words is there in less than a second (measured in Chromium
// by examples/e2e, from the paste on two cores: 0.5 s, on the static page 0.8 s);
// the marks in the text follow piece by piece.
// Texts are kept nowhere and sent nowhere, and nothing is logged. The server is
// reached from this machine only unless -addr names another host.
//
// With -static the same page is written for use without this server: its engine
// is compiled to WebAssembly and runs in the browser, so that a text never leaves
// it. Any web server can serve the folder, and index.html can be opened from disk
// in browsers that run scripts from there; Chromium does. The engine is a script
// of 5 MB that holds the compressed program of 14 MB. The security policy of that
// page has one word more, wasm-unsafe-eval, because browsers count compiling
// WebAssembly as running new code, and one less: it may connect to nothing.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/concord-sdm/concord/examples/author/page"
	"github.com/concord-sdm/concord/examples/internal/web"
)

//go:generate go run . -static ../../.cache/author

// maxBody is how much the form may send: a text, the one before and a file.
const maxBody = page.MaxFile + 10<<20

// memory is what the program means to stay within: above it, what is no longer
// needed is cleared away more often.
const memory = 512 << 20

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "author: "+err.Error())
		os.Exit(2)
	}
}

// run serves until the context ends, or writes the static page.
func run(ctx context.Context, args []string, out, help io.Writer) error {
	flags := flag.NewFlagSet("author", flag.ContinueOnError)
	flags.SetOutput(help)
	address := flags.String("addr", "127.0.0.1:8070", "`address` to listen on; another machine can reach it only if the address names a host")
	static := flags.String("static", "", "write the page for any web server to this `folder`, and do not serve")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errors.New("unexpected argument: texts are opened on the page")
	}
	if *static != "" {
		return writeStatic(ctx, *static)
	}
	debug.SetMemoryLimit(memory)
	l, err := web.Listen(*address)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "author: %s — stop with Ctrl+C.\n", web.URL(l))
	return web.Serve(ctx, l, web.Guard(routes(), web.Options{MaxBody: maxBody, MaxBodies: 5 * maxBody, MaxAtOnce: min(4, runtime.NumCPU())}))
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /author.css", web.File("text/css; charset=utf-8", page.Style()))
	mux.Handle("GET /author.js", web.File("text/javascript; charset=utf-8", page.Script()))
	mux.Handle("GET /icon.svg", web.File("image/svg+xml", page.Icon()))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		show(w, page.Input{UI: r.FormValue("ui")})
	})
	mux.HandleFunc("POST /{$}", posted(show))
	mux.HandleFunc("POST /report", posted(func(w http.ResponseWriter, in page.Input) {
		send(w, "report.json", "application/json", func(to io.Writer) error { return page.Report(to, in) })
	}))
	mux.HandleFunc("POST /text", posted(func(w http.ResponseWriter, in page.Input) {
		send(w, "text.txt", "text/plain; charset=utf-8", func(to io.Writer) error {
			_, err := io.WriteString(to, in.Text)
			return err
		})
	}))
	return mux
}

// posted reads the form.
func posted(next func(http.ResponseWriter, page.Input)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		// The body is in memory and limited already, so none of it goes to a
		// file.
		if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
			http.Error(w, "the form could not be read", http.StatusBadRequest)
			return
		}
		in := page.Input{
			Text: r.PostFormValue("text"), Language: r.PostFormValue("language"), Target: r.PostFormValue("target"),
			Start: r.PostFormValue("start"), Undo: r.PostFormValue("undo"), Action: r.PostFormValue("action"), UI: r.PostFormValue("ui"),
			Live: r.PostFormValue("live") != "",
		}
		if r.PostFormValue("groups") != "" {
			for _, g := range page.Groups() {
				if !slices.Contains(r.PostForm["show"], g) {
					in.Hidden = append(in.Hidden, g)
				}
			}
		}
		if f, head, err := r.FormFile("file"); err == nil {
			data, err := io.ReadAll(f)
			if err != nil {
				http.Error(w, "the file could not be read", http.StatusBadRequest)
				return
			}
			in.File, in.Name = data, head.Filename
		}
		next(w, in)
	}
}

func show(w http.ResponseWriter, in page.Input) {
	if in.Live {
		send(w, "", "application/json", func(to io.Writer) error { return page.RenderPieces(to, in, page.Options{}) })
		return
	}
	send(w, "", "text/html; charset=utf-8", func(to io.Writer) error { return page.Render(to, in, page.Options{}) })
}

// send answers with what write gives, or with an error if it gives one.
func send(w http.ResponseWriter, name, contentType string, write func(io.Writer) error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		http.Error(w, "this went wrong here", http.StatusInternalServerError)
		return
	}
	if name != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	}
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(b.Bytes()) // a client that went away needs no answer
}

// writeStatic writes the page that needs no server of ours.
func writeStatic(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	goTool := func(args ...string) *exec.Cmd { return exec.CommandContext(ctx, "go", args...) }
	build := goTool("build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, "author.wasm"),
		"github.com/concord-sdm/concord/examples/author/wasm")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program for browsers: %w\n%s", err, said)
	}
	root, err := goTool("env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("asking where Go is: %w", err)
	}
	runner, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	var index bytes.Buffer
	if err := page.Render(&index, page.Input{}, page.Options{Static: true}); err != nil {
		return err
	}
	program, err := packed(filepath.Join(dir, "author.wasm"))
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		"index.html": index.Bytes(), "author.css": page.Style(), "author.js": page.Script(), "icon.svg": page.Icon(), "wasm_exec.js": runner, "engine.js": program,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// packed returns a program as a script that holds it: compressed, as text. A
// page that was opened from disk may load scripts but no other files. The
// program itself is removed.
func packed(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return []byte(`window.concordEngine("` + base64.StdEncoding.EncodeToString(small.Bytes()) + "\");\n"), os.Remove(file)
}
