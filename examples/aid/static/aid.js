// The page works without this script. With it, answers show their result
// without loading the page again, and one sentence says what has changed.
(function () {
  "use strict";

  var print = document.getElementById("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }

  var form = document.getElementById("aid");
  if (!form || !window.fetch || !window.DOMParser) return;
  var status = document.getElementById("status");
  var shown = !!document.getElementById("fit");
  var turn = 0;
  var timer;

  function put(id, from) {
    var here = document.getElementById(id);
    here.replaceChildren.apply(here, Array.from(from.getElementById(id).childNodes));
  }

  // ask sends the answers. Asked for, it moves to what came of them; after a
  // change, it stays where the person is.
  function ask(wanted) {
    var mine = ++turn;
    var result = document.getElementById("result");
    result.setAttribute("aria-busy", "true");
    var answers = new URLSearchParams(new FormData(form));
    if (!wanted) answers.set("live", "1");
    fetch(form.action, {
      method: "POST",
      body: answers,
      credentials: "omit",
      cache: "no-store"
    }).then(function (answer) {
      if (!answer.ok) throw new Error();
      return answer.text();
    }).then(function (text) {
      if (mine !== turn) return;
      var page = new DOMParser().parseFromString(text, "text/html");
      var fit = page.getElementById("fit");
      put("steps", page);
      put("errors", page);
      put("result", page);
      shown = shown || !!fit;
      status.textContent = fit ? fit.getAttribute("data-status") : "";
      if (!wanted) return;
      var to = document.getElementById("fit-h") || document.querySelector(".errors");
      if (to) {
        to.focus({ preventScroll: true });
        to.scrollIntoView();
      }
    }).catch(function () {
      if (wanted) form.submit();
    }).then(function () {
      if (mine === turn) result.setAttribute("aria-busy", "false");
    });
  }

  form.addEventListener("submit", function (event) {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    event.preventDefault();
    ask(true);
  });

  form.addEventListener("change", function () {
    if (!shown) return;
    clearTimeout(timer);
    document.getElementById("result").setAttribute("aria-busy", "true");
    timer = setTimeout(function () { ask(false); }, 150);
  });
})();
