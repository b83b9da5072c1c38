/* Read aloud: the browser's own voice reads a lesson or one part of it. Without a voice for the page's language nothing
   is shown. Nothing is sent by this page; where a voice comes from is the phone's business. */
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  var start = document.getElementById("listen");
  if (!speech || !window.SpeechSynthesisUtterance || !start) { return; }
  var chinese = /^zh/.test(document.documentElement.lang);
  var LONGEST = chinese ? 70 : 180;
  var article = document.querySelector("article");
  var bar = document.getElementById("aloud");
  var status = bar.querySelector("[role=status]");
  var stop = bar.querySelector("button");
  var ready = false;
  var run = 0;
  var opener = null;
  var current = null;

  function voice() {
    var fitting = speech.getVoices().filter(function (one) {
      return (chinese ? /^(zh|cmn)([-_]|$)/i : /^en([-_]|$)/i).test(one.lang);
    });
    var mainland = fitting.filter(function (one) { return /zh[-_](CN|Hans)|cmn/i.test(one.lang); });
    return mainland[0] || fitting.filter(function (one) { return one.default; })[0] || fitting[0];
  }

  /* What is heard of an element: its words without numbers of sources and buttons, cells with a pause between them. */
  function heard(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll("sup, button, script, .out-of-sight, [aria-hidden=true], details:not([open]) > :not(summary)").forEach(function (one) { one.remove(); });
    copy.querySelectorAll("th, td, li, p, h2, h3, dt, dd").forEach(function (one) { one.append(chinese ? "。" : ". "); });
    return copy.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").replace(/([。！？，：；.!?,:;])[ ]*[。.](?=\s|$|[^\d])/g, "$1").trim();
  }

  /* Some browsers fall silent in a long text, so it goes to them in sentences. */
  function sentences(text) {
    var found = [];
    (text.match(/[^。！？；.!?;]+(?:[。！？；]|[.!?;](?=\s|$)|[.!?;])*/g) || []).forEach(function (one) {
      var last = found.length - 1;
      if (!one.trim()) { return; }
      if (last >= 0 && found[last].length + one.length <= LONGEST) { found[last] += one; } else { found.push(one); }
    });
    return found;
  }

  /* The parts of the lesson: [heading or null, elements]. */
  function parts() {
    var found = [[article.querySelector("h1"), [article.querySelector("h1"), article.querySelector(".summary")]]];
    article.querySelectorAll(".block, .prose").forEach(function (section) {
      if (section.matches(".block")) { found.push([section.querySelector("h2"), [section]]); return; }
      Array.prototype.forEach.call(section.children, function (child, place) {
        if (child.matches("h2") || !place) { found.push([child.matches("h2") ? child : null, []]); }
        found[found.length - 1][1].push(child);
      });
    });
    return found;
  }

  function ended(said) {
    run += 1;
    speech.cancel();
    if (current) { current.forEach(function (one) { one.classList.remove("is-heard"); }); current = null; }
    if (opener) { opener.setAttribute("aria-pressed", "false"); }
    status.textContent = said || "";
    var focused = bar.contains(document.activeElement);
    bar.hidden = true;
    if (focused && opener) { opener.focus(); }
    opener = null;
  }

  function read(wanted, button) {
    if (opener === button) { ended(bar.dataset.stopped); return; }
    ended();
    var mine = run;
    opener = button;
    button.setAttribute("aria-pressed", "true");
    bar.hidden = false;
    var queue = [];
    wanted.forEach(function (part) {
      sentences(part[1].map(heard).join(" ")).forEach(function (text, place) { queue.push([text, place ? null : part]); });
    });
    next();

    function next() {
      if (mine !== run) { return; }
      var item = queue.shift();
      if (!item) { ended(); return; }
      if (item[1]) {
        if (current) { current.forEach(function (one) { one.classList.remove("is-heard"); }); }
        current = item[1][1];
        current.forEach(function (one) { one.classList.add("is-heard"); });
        var name = item[1][0] ? heading(item[1][0]) : "";
        if (name) { status.textContent = bar.dataset.reading.replace("{}", name); }
        if (wanted.length > 1) { current[0].scrollIntoView({ block: "start" }); }
      }
      var words = new SpeechSynthesisUtterance(item[0]);
      words.lang = chinese ? "zh-CN" : "en";
      words.voice = voice() || null;
      words.rate = 0.9;
      words.onend = words.onerror = next;
      speech.speak(words);
    }
  }

  function heading(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll("button").forEach(function (one) { one.remove(); });
    return copy.textContent.trim();
  }

  function show() {
    if (ready || !voice()) { return; }
    ready = true;
    var all = parts();
    start.hidden = false;
    start.addEventListener("click", function () { read(all, start); });
    all.slice(1).forEach(function (part) {
      if (!part[0]) { return; }
      var button = document.createElement("button");
      var sign = document.querySelector("#listen svg").cloneNode(true);
      button.type = "button";
      button.className = "listen";
      button.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-label", bar.dataset.part.replace("{}", part[0].textContent.trim()));
      button.append(sign);
      button.addEventListener("click", function () { read([part], button); });
      part[0].after(button);
      part[0].classList.add("has-listen");
    });
    stop.addEventListener("click", function () { ended(bar.dataset.stopped); });
    addEventListener("pagehide", function () { ended(); });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape" && opener) { ended(bar.dataset.stopped); } });
  }

  show();
  if (speech.addEventListener) { speech.addEventListener("voiceschanged", show); } else { speech.onvoiceschanged = show; }
})();
