package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A plainer word goes where it belongs, whatever stands before it and however
// often the key is pressed.
func TestAuthorPutsWordsWhereTheyBelong(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	value := func() string {
		t.Helper()
		return eval[string](b, `document.getElementById("text").value`)
	}
	for _, c := range []struct{ name, text, want, reason string }{
		{"a byte order mark", "\ufeffPlease utilize the tea.", "\ufeffPlease use the tea.", "it is a part of the text"},
		{"pictures", "👩‍⚕️💊 Please utilize the 𝒜 tea.", "👩‍⚕️💊 Please use the 𝒜 tea.", "four bytes are two units of a script"},
		{"half a picture", "\\ud83d Please utilize the tea.", "\\ud83d Please use the tea.", "it is a sign of three bytes"},
		{"a NUL", "A\x00 Please utilize the tea.", "A\ufffd Please use the tea.", "no page can show it"},
		{"lines", "\n\nOne\r\n\r\nPlease utilize the tea.", "\n\nOne\n\nPlease use the tea.", "they end in one way"},
	} {
		eval[int](b, `(() => {
			const text = document.getElementById("text");
			text.value = `+literal(c.text)+`;
			text.dispatchEvent(new Event("input", {bubbles: true}));
			return 0;
		})()`)
		b.until(`!document.querySelector("[aria-busy=true]") && document.querySelector("#result [data-put=use]")`)
		// Pressed twice, before the result of the first is there.
		eval[int](b, `(() => {
			const chip = document.querySelector("#result [data-put=use]");
			chip.click();
			chip.click();
			return 0;
		})()`)
		b.until(`!document.querySelector("[aria-busy=true]")`)
		if !eval[bool](b, `document.getElementById("text").value === `+literal(c.want)) {
			t.Errorf("%s: %q; %s", c.name, value(), c.reason)
		}
	}
	// All of them in a row with one key held down, and back again.
	const hard = "Please utilize it. Please utilize it. Please utilize it. Please utilize it."
	b.write(hard)
	eval[int](b, `document.querySelector("#result [data-put=use]").focus(), 0`)
	for range 60 {
		b.keys(kb.Enter)
		if b.count("#result [data-put=use]") == 0 {
			break
		}
	}
	b.until(`!document.querySelector("[aria-busy=true]")`)
	if got := value(); got != "Please use it. Please use it. Please use it. Please use it." {
		t.Errorf("a key held down: %q", got)
	}
	for range 4 {
		b.do(chromedp.Click(chromedp.CSS("#undo")))
	}
	b.until(`!document.querySelector("[aria-busy=true]")`)
	if got := value(); got != hard {
		t.Errorf("and back: %q", got)
	}
}

// The field runs the way its text does, which the script says itself: with
// dir=auto, Chromium takes seconds for a text of many lines.
func TestAuthorRunsTheWayOfTheText(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	for _, c := range []struct{ text, want string }{
		{"12 💊 خذ الدواء كل يوم.", "rtl"},
		{"1 קח את התרופה.", "rtl"},
		{"Take it every day.", "ltr"},
		{strings.Repeat("take one pill\n", 4000), "ltr"},
	} {
		b.write(c.text)
		if got := eval[string](b, `document.getElementById("text").dir`); got != c.want {
			t.Errorf("%.20q runs %s, want %s", c.text, got, c.want)
		}
	}
	eval[int](b, `document.querySelector(".languages [lang=es]").click(), 0`)
	b.until(`document.documentElement.lang === "es" && document.getElementById("text").dir === "ltr"`)
}

// literal is a text as a script writes it; \u stays what it is.
func literal(s string) string { return strings.ReplaceAll(quote(s), `\\u`, `\u`) }
