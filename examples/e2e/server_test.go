package e2e_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"
)

// root is the folder of the module that the programs belong to.
const root = "../.."

var (
	programs   = map[string]string{} // by name, where it was built
	programsMu sync.Mutex
)

// program builds one of the example programs, once.
func program(t testing.TB, name string) string {
	t.Helper()
	programsMu.Lock()
	defer programsMu.Unlock()
	if file := programs[name]; file != "" {
		return file
	}
	folder, err := os.MkdirTemp("", "e2e-"+name+"-")
	if err != nil {
		t.Fatal(err)
	}
	closers = append(closers, func() { _ = os.RemoveAll(folder) })
	file := filepath.Join(folder, name)
	build := exec.Command("go", "build", "-o", file, "./examples/"+name)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	programs[name] = file
	return file
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// serve starts an example server on a free port and returns its address, which
// has to stand in the first line that the program writes. It must not write more.
// When the test ends, it is asked to stop and has to do so in good order.
func serve(t testing.TB, name string, args ...string) string {
	t.Helper()
	if browser() == nil {
		unavailable(t, "there is no Chromium: install it, or name it with CHROMIUM")
	}
	cmd := exec.Command(program(t, name), append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string)
	go func() {
		s := bufio.NewScanner(out)
		for s.Scan() {
			lines <- s.Text()
		}
		close(lines)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		for line := range lines {
			t.Errorf("%s wrote more than its address: %s", name, line)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("%s did not stop well: %v", name, err)
		}
	})
	select {
	case line := <-lines:
		if url := address.FindString(line); url != "" {
			return url
		}
		t.Fatalf("%s: no address: %s", name, line)
	case <-time.After(20 * time.Second):
		t.Fatalf("%s does not say where it is", name)
	}
	return ""
}

// output runs an example program to its end and returns what it wrote.
func output(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(program(t, name), args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}
