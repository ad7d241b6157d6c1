// The page works without this script, but for the static one. With it the
// result follows as you type, and a plainer word goes in with one key.
(function () {
  "use strict";

  var form, text, file, status, undoButton, fixed;
  var past = []; // what the text was before each change
  var known = ""; // the text as it was last seen
  var about = ""; // the text that the result shown is about
  var typed = 0; // when the person last typed, 0 after another change
  var turn = 0; // of what was asked
  var answered = 0; // and of what came back
  var shown = 0; // and of what is shown
  var rest = []; // of the marked text shown
  var timer, voice;

  // ask returns the page for what the form holds, and the rest of the marked text
  // in pieces: from the server, or from the program that the static page brings
  // along.
  var ask = function (data) {
    return fetch("/", { method: "POST", body: data, credentials: "omit", cache: "no-store" }).then(function (answer) {
      if (!answer.ok) throw new Error();
      return answer.json();
    });
  };

  function fields(action, took) {
    var data = new FormData(form);
    data.set("action", action || "");
    data.set("undo", "");
    data.set("live", "1");
    if (!took) data.delete("file");
    return data;
  }

  // say tells those who hear the page. What follows from typing waits for a
  // pause, so that it does not talk over the keys.
  function say(what, pause) {
    clearTimeout(voice);
    voice = setTimeout(function () {
      if (status.textContent !== what) status.textContent = what;
    }, pause || 0);
  }

  function remember(was) {
    past.push(was);
    if (past.length > 50) past.shift();
  }

  // direct has the field run the way its first letter does. dir=auto does, too,
  // but takes Chromium seconds for a text of many lines.
  function direct(value) {
    var first = /\p{L}/u.exec(value);
    var dir = first && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(first[0]) ? "rtl" : "ltr";
    if (text.dir !== dir) text.dir = dir;
  }

  function set(value) {
    direct(value);
    text.value = known = value;
    typed = 0;
  }

  function chips() { return Array.from(document.querySelectorAll("#result [data-put]")); }

  // The rest of a long text comes in when the browser has a moment.
  function fill(marks) {
    marks.insertAdjacentHTML("beforeend", rest.shift());
  }
  function fillLater(mine) {
    if (rest.length) setTimeout(function () {
      var marks = document.querySelector("#result .preview");
      if (mine !== shown || !marks || !rest.length) return;
      fill(marks);
      fillLater(mine);
    });
  }
  function fillAll() {
    var marks = document.querySelector("#result .preview");
    while (marks && rest.length) fill(marks);
  }

  function show(pieces, of, took, pause) {
    var page = new DOMParser().parseFromString(pieces[0], "text/html");
    var fresh = page.getElementById("result");
    var said = page.getElementById("said");
    var problem = page.getElementById("problem");
    if (!fresh) throw new Error();
    if (took && !problem) {
      remember(text.value);
      set(page.getElementById("text").value);
      form.elements.language.value = page.getElementById("language").value;
      of = text.value;
    }
    about = of;
    var result = document.getElementById("result");
    // Who works through the marks goes on at the next one.
    var inside = result.contains(document.activeElement);
    var at = chips().indexOf(document.activeElement);
    var marks = result.querySelector(".preview");
    var down = marks ? marks.scrollTop : 0;
    result.replaceChildren.apply(result, Array.from(fresh.childNodes));
    rest = pieces.slice(1);
    marks = result.querySelector(".preview");
    if (marks) {
      while (rest.length && (down && marks.scrollHeight < down + marks.clientHeight || inside && at >= chips().length)) fill(marks);
      marks.scrollTop = down;
    }
    fillLater(++shown);
    if (inside) {
      var next = at < 0 ? null : chips()[Math.min(at, chips().length - 1)];
      (next || result).focus({ preventScroll: !next });
    }
    undoButton.hidden = past.length === 0;
    ready();
    say(problem ? problem.textContent : said ? said.textContent : "", pause);
  }

  // busy says to programs that read the page aloud whether the result is of the
  // text as it is now.
  function busy() {
    document.getElementById("result").setAttribute("aria-busy", timer || answered < turn ? "true" : "false");
  }

  function begin() {
    clearTimeout(timer);
    timer = 0;
    turn++;
    if (text.value.indexOf("\0") >= 0) set(text.value.replace(/\0/g, "\uFFFD")); // as in every page
    busy();
    return turn;
  }

  function end(mine) {
    answered = Math.max(answered, mine);
    busy();
  }

  function check(took, pause) {
    var mine = begin(), of = text.value;
    return ask(fields("", took)).then(function (pieces) {
      if (mine === turn) show(pieces, of, took, pause);
    }).catch(function () {
      if (mine === turn) say(status.dataset.failed);
    }).then(function () { end(mine); });
  }

  // place turns an offset in bytes into one in the units of a script.
  function place(bytes) {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text.value).subarray(0, bytes)).length;
  }

  // put puts words in. Where they go is known in the text that the result is
  // about: after another change, such as that of a key held down, it is not.
  function put(button) {
    if (text.value !== about) {
      if (!timer && answered >= turn) check();
      return;
    }
    var from = place(+button.dataset.from), to = place(+button.dataset.to);
    remember(text.value);
    set(text.value.slice(0, from) + button.dataset.put + text.value.slice(to));
    check();
  }

  function undo() {
    if (past.length) set(past.pop());
    check();
    text.focus();
  }

  // speak shows the whole page in another language, with what is in it.
  function speak(language) {
    var wanted = document.querySelector("input[name=ui]");
    wanted.value = language;
    var mine = begin(), of = text.value;
    return ask(fields("")).then(function (pieces) {
      if (wanted !== document.querySelector("input[name=ui]") || wanted.value !== language) return;
      var page = new DOMParser().parseFromString(pieces[0], "text/html");
      var written = text.value;
      document.documentElement.lang = page.documentElement.lang;
      document.title = page.title;
      document.body.replaceWith(page.body);
      rest = pieces.slice(1);
      fillLater(++shown);
      bind();
      about = of;
      say("");
      var here = document.querySelector(".languages [aria-current]");
      if (here) here.focus();
      if (text.value === written) return;
      set(written); // while the answer was on its way
      check();
    }).catch(function () { say(status.dataset.failed); }).then(function () { end(mine); });
  }

  function save(kind) {
    var parts = kind === "text" ? Promise.resolve(text.value) : fixed ? report(fields("")) : null;
    if (!parts) return false;
    parts.then(function (content) {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([content], { type: kind === "text" ? "text/plain" : "application/json" }));
      link.download = kind === "text" ? "text.txt" : "report.json";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    });
    return true;
  }

  function ready() {
    var copy = document.getElementById("copy"), print = document.getElementById("print");
    if (copy && navigator.clipboard) {
      copy.hidden = false;
      copy.onclick = function () {
        navigator.clipboard.writeText(text.value).then(function () { status.textContent = status.dataset.copied; });
      };
    }
    if (print) {
      print.hidden = false;
      print.onclick = function () { window.print(); };
    }
  }

  function submitted(event) {
    var button = event.submitter;
    if (button && button.dataset.save) {
      if (save(button.dataset.save)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (button && button.name === "ui") return speak(button.value);
    if (button && button.dataset.put !== undefined) return put(button);
    if (button && button.value === "undo") return undo();
    if (button && button.value === "new") {
      remember(text.value);
      set("");
      file.value = "";
      form.elements.start.value = "";
      text.focus();
    }
    check().then(function () {
      if (button && button.classList.contains("main")) document.getElementById("result").focus();
    });
  }

  function take() {
    if (!file.files.length) return;
    if (file.files[0].size > +file.dataset.most) {
      file.value = "";
      return say(status.dataset.large);
    }
    text.readOnly = true; // what is typed now would be lost
    check(true).then(function () {
      text.readOnly = false;
      file.value = "";
    });
  }

  // bind is for a page that has just come.
  function bind() {
    form = document.getElementById("author");
    text = document.getElementById("text");
    file = document.getElementById("file");
    status = document.getElementById("status");
    undoButton = document.getElementById("undo");
    fixed = form.hasAttribute("data-static");
    known = text.value;
    direct(known);
    undoButton.hidden = past.length === 0;
    form.addEventListener("submit", submitted);
    form.addEventListener("change", function (event) {
      if (event.target === text) return;
      if (event.target !== file) return check();
      take();
    });
    var marks = document.getElementById("result");
    marks.addEventListener("click", function (event) {
      var chip = event.target.closest("span[data-put]");
      if (chip) put(chip);
    });
    marks.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " " || !event.target.matches("span[data-put]")) return;
      event.preventDefault();
      put(event.target);
    });
    text.addEventListener("input", function () {
      var now = Date.now();
      if (now - typed > 3000) remember(known);
      typed = now;
      known = text.value;
      direct(known);
      clearTimeout(timer);
      timer = setTimeout(function () { check(false, 1500); }, 150);
      busy();
    });
    ready();
  }

  document.addEventListener("dragover", function (event) {
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", function () { form.classList.remove("dropping"); });
  document.addEventListener("drop", function (event) {
    form.classList.remove("dropping");
    if (!event.dataTransfer.files.length && event.target === text) return; // a piece of text
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    take();
  });
  window.addEventListener("beforeprint", fillAll);
  bind();
  about = text.defaultValue; // what the server sent, with its result
  var before = document.querySelector("textarea[name=undo]").value;
  if (before) past.push(before);
  undoButton.hidden = past.length === 0;

  // The static page: the same engine, in this browser.
  var report;
  function input(data) {
    var picked = data.get("file");
    var bytes = picked && picked.size ? picked.arrayBuffer() : Promise.resolve(new ArrayBuffer(0));
    return bytes.then(function (buffer) {
      return [JSON.stringify({
        text: data.get("text"), name: picked ? picked.name : "", language: data.get("language"), target: data.get("target"),
        show: data.getAll("show"), start: data.get("start"), undo: "", action: data.get("action"), ui: data.get("ui")
      }), new Uint8Array(buffer)];
    });
  }
  if (fixed) {
    ask = function (data) { return input(data).then(function (parts) { return JSON.parse(window.concordPage(parts[0], parts[1])); }); };
    report = function (data) { return input(data).then(function (parts) { return window.concordReport(parts[0], parts[1]); }); };
    if (!window.WebAssembly || !window.Go || !window.DecompressionStream) {
      document.getElementById("needs").hidden = false;
      say("");
      return;
    }
    var go = new window.Go();
    // The program comes as a script, so that it loads from disk, too.
    new Promise(function (resolve, reject) {
      window.concordEngine = resolve;
      var engine = document.createElement("script");
      engine.src = "engine.js";
      engine.onerror = reject;
      document.head.append(engine);
    }).then(function (packed) {
      var letters = atob(packed);
      var bytes = Uint8Array.from(letters, function (c) { return c.charCodeAt(0); });
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    }).then(function (bytes) {
      return WebAssembly.instantiate(bytes, go.importObject);
    }).then(function (program) {
      go.run(program.instance);
      var ui = new URLSearchParams(location.search).get("ui");
      return ui && ui !== document.querySelector("input[name=ui]").value ? speak(ui) : check();
    }).catch(function () {
      document.getElementById("needs").hidden = false;
      say("");
    });
  }
})();
