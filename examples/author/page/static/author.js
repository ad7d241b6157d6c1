// The page works without this script, but for the static one. With it the
// result follows as you type, and a plainer word goes in with one key.
(function () {
  "use strict";

  var form = document.getElementById("author");
  var text = document.getElementById("text");
  var file = document.getElementById("file");
  var status = document.getElementById("status");
  var undoButton = document.getElementById("undo");
  var fixed = form.hasAttribute("data-static");
  var past = [];
  var turn = 0;
  var timer;

  // ask returns the page for what the form holds: from the server, or from the
  // program that the static page brings along.
  var ask = function (data) {
    return fetch("/", { method: "POST", body: data, credentials: "omit", cache: "no-store" }).then(function (answer) {
      if (!answer.ok) throw new Error();
      return answer.text();
    });
  };

  function fields(action) {
    var data = new FormData(form);
    data.set("action", action || "");
    return data;
  }

  function show(html, took) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var fresh = page.getElementById("result");
    var said = page.getElementById("said");
    if (!fresh) return;
    if (took && !page.getElementById("problem")) text.value = page.getElementById("text").value;
    var result = document.getElementById("result");
    var open = result.contains(document.activeElement);
    result.replaceChildren.apply(result, Array.from(fresh.childNodes));
    if (open) result.focus({ preventScroll: true });
    undoButton.hidden = past.length === 0;
    ready();
    status.textContent = said ? said.textContent : "";
  }

  function check(action, took) {
    var mine = ++turn;
    clearTimeout(timer);
    return ask(fields(action)).then(function (html) {
      if (mine === turn) show(html, took);
    }).catch(function () {
      if (!fixed && action !== undefined) form.submit();
    });
  }

  // place turns an offset in bytes into one in the units of a script.
  function place(bytes) {
    return new TextDecoder().decode(new TextEncoder().encode(text.value).subarray(0, bytes)).length;
  }

  function put(button) {
    var from = place(+button.dataset.from), to = place(+button.dataset.to);
    past.push(text.value);
    text.value = text.value.slice(0, from) + button.dataset.put + text.value.slice(to);
    check("");
  }

  function undo() {
    if (past.length) text.value = past.pop();
    check("");
    text.focus();
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

  form.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (button && button.dataset.save) {
      if (save(button.dataset.save)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (button && button.dataset.put !== undefined) return put(button);
    if (button && button.value === "undo") return undo();
    if (button && button.value === "new") {
      past = [];
      text.value = "";
      file.value = "";
      form.elements.start.value = "";
      text.focus();
    }
    check("").then(function () {
      if (button && button.classList.contains("main")) document.getElementById("result").focus();
    });
  });

  text.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { check(); }, 150);
  });

  form.addEventListener("change", function (event) {
    if (event.target === text) return;
    if (event.target !== file) return check();
    if (!file.files.length) return;
    past.push(text.value);
    check("", true).then(function () { file.value = ""; });
  });

  document.addEventListener("dragover", function (event) {
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", function () { form.classList.remove("dropping"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    form.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event("change", { bubbles: true }));
  });

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
    var ui = new URLSearchParams(location.search).get("ui");
    if (ui) form.elements.ui.value = ui;
    ask = function (data) { return input(data).then(function (parts) { return window.concordPage(parts[0], parts[1]); }); };
    report = function (data) { return input(data).then(function (parts) { return window.concordReport(parts[0], parts[1]); }); };
    if (!window.WebAssembly || !window.Go) {
      document.getElementById("needs").hidden = false;
      return;
    }
    var go = new window.Go();
    // Not as a stream: not every web server knows the media type.
    fetch("author.wasm").then(function (answer) {
      if (!answer.ok) throw new Error();
      return answer.arrayBuffer();
    }).then(function (bytes) {
      return WebAssembly.instantiate(bytes, go.importObject);
    }).then(function (program) {
      go.run(program.instance);
      return check();
    }).catch(function () { document.getElementById("needs").hidden = false; });
    return;
  }
  ready();
})();
