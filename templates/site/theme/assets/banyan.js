/* What the pages do beyond plain HTML: dark or light, the menu, the quiz, and the search.
   Everything is readable and every link works without this file. */
(function () {
  "use strict";
  var root = document.documentElement;

  function byId(id) { return document.getElementById(id); }

  /* Dark or light: as the phone says, until the reader chooses. */
  byId("scheme").addEventListener("click", function () {
    var dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    try { localStorage.setItem("banyan-scheme", root.dataset.scheme); } catch (e) { /* not kept, but shown */ }
  });

  /* A layer over the page: closed with its button, with Escape, and with a tap beside it. */
  function layer(box, opener, closer, toggle, first) {
    function set(open) {
      toggle(open);
      root.style.overflow = open ? "hidden" : "";
      if (open) { first().focus(); } else { opener.focus({ preventScroll: true }); }
    }
    opener.addEventListener("click", function (event) { event.preventDefault(); set(true); });
    closer.addEventListener("click", function (event) { event.preventDefault(); set(false); });
    box.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { event.preventDefault(); set(false); }
      if (event.key !== "Tab") { return; }
      var stops = Array.prototype.filter.call(box.querySelectorAll("a[href], button, input"), function (stop) {
        return stop.offsetParent !== null;
      });
      var last = stops[stops.length - 1];
      if (event.shiftKey && document.activeElement === stops[0]) { event.preventDefault(); last.focus(); }
      if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); stops[0].focus(); }
    });
    return set;
  }

  var menu = byId("menu");
  var opener = byId("menu-open");
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "menu");
  var setMenu = layer(menu, opener, byId("menu-close"), function (open) {
    menu.classList.toggle("is-open", open);
    opener.setAttribute("aria-expanded", String(open));
  }, function () { return byId("menu-close"); });
  document.addEventListener("click", function (event) {
    if (!menu.classList.contains("is-open") || opener.contains(event.target)) { return; }
    if (!menu.contains(event.target)) { setMenu(false); }
  });

  /* A link into a folded part unfolds it. */
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && byId(id);
    var folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", unfold);
  unfold();

  /* Quiz: a tap shows whether the answer is right; the explanation opens with the right one. */
  document.querySelectorAll(".question").forEach(function (question) {
    var verdict = question.querySelector(".verdict");
    var wanted = question.querySelectorAll('[data-right="yes"]').length;
    question.querySelectorAll("[data-right]").forEach(function (button) {
      button.addEventListener("click", function () {
        var right = button.dataset.right === "yes";
        button.classList.add(right ? "is-right" : "is-wrong");
        button.setAttribute("aria-pressed", "true");
        verdict.classList.toggle("is-no", !right);
        verdict.textContent = right ? verdict.dataset.yes : verdict.dataset.no;
        if (question.querySelectorAll(".is-right").length === wanted) { question.querySelector("details").open = true; }
      });
    });
  });

  /* Search: every word must stand in the section; Chinese as written, English from the beginning of a word. */
  var box = byId("search");
  var input = byId("search-words");
  var status = box.querySelector(".search-status");
  var results = box.querySelector(".search-results");
  var index = null;
  var PAGES = 12;
  var PLACES = 4;
  var AROUND = 34;

  var setSearch = layer(box, byId("search-open"), byId("search-close"), function (open) {
    box.hidden = !open;
    if (open) { load(); }
  }, function () { return input; });
  box.addEventListener("click", function (event) { if (event.target === box) { setSearch(false); } });
  box.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", show);
  results.addEventListener("click", function (event) { if (event.target.closest("a")) { setSearch(false); } });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && box.hidden && !/input|textarea/i.test(document.activeElement.tagName)) {
      event.preventDefault();
      setSearch(true);
    }
  });

  function load() {
    if (index) { return; }
    index = { pages: [], parts: [] };
    fetch(box.dataset.index).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.json();
    }).then(function (loaded) {
      index = loaded;
      show();
    }).catch(function () {
      index = null;
      status.textContent = box.dataset.failed;
    });
  }

  function pattern(word) {
    var literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (!/^[\x00-\x7f]+$/.test(word)) { return literal; }
    return "\\b" + literal.replace(/(?:ies|es|s|ing|ed)$/, function (ending) { return word.length - ending.length > 3 ? "" : ending; });
  }

  function words(query) { return query.trim().toLowerCase().split(/[\s，,、。.]+/).filter(Boolean); }

  /* 失业金怎么领 stands nowhere as written, so it is also looked up in pairs: 失业 业金 金怎 … */
  function pairs(wanted) {
    var found = [];
    wanted.forEach(function (word) {
      if (/^[\x00-\x7f]+$/.test(word) || word.length < 3) { found.push(word); return; }
      for (var i = 0; i + 2 <= word.length; i += 1) { found.push(word.slice(i, i + 2)); }
    });
    return found;
  }

  /* Sections in which at least so many of the patterns stand, best first. A rare pattern counts for more, a title or
     heading for more than text, a quiz question for less than what explains it. */
  function find(patterns, enough) {
    var tests = patterns.map(function (one) { return new RegExp(one, "i"); });
    var seen = tests.map(function (test) {
      return 1 + index.parts.filter(function (part) { return test.test(part[1]) || test.test(part[3]); }).length;
    });
    var hits = [];
    index.parts.forEach(function (part, place) {
      var title = index.pages[part[0]][0];
      var met = 0;
      var score = /^q-/.test(part[2]) ? -4 : 0;
      patterns.forEach(function (one, i) {
        var inText = (part[3].match(new RegExp(one, "gi")) || []).length;
        var inHeading = tests[i].test(part[1]);
        var inTitle = tests[i].test(title);
        if (!inText && !inHeading && !(inTitle && !part[1])) { return; }
        met += 1;
        score += 4 * Math.log(index.parts.length / seen[i] + 1);
        score += (inTitle ? 6 : 0) + (inHeading ? 5 : 0) + Math.min(inText, 4);
      });
      if (met >= enough) { hits.push({ part: part, score: score, place: place }); }
    });
    return hits.sort(function (a, b) { return b.score - a.score || a.place - b.place; });
  }

  function marked(text, matcher) {
    var piece = document.createDocumentFragment();
    var at = 0;
    text.replace(matcher, function (hit) {
      var offset = arguments[arguments.length - 2];
      piece.append(text.slice(at, offset));
      var mark = document.createElement("mark");
      mark.textContent = hit;
      piece.append(mark);
      at = offset + hit.length;
      return hit;
    });
    piece.append(text.slice(at));
    return piece;
  }

  function snippet(text, matcher) {
    var first = Math.max(text.search(matcher), 0);
    var from = first < AROUND ? 0 : first - AROUND / 2;
    if (from > 0 && /[a-z]/i.test(text[from])) { from = text.indexOf(" ", from) + 1; }
    var to = from + AROUND * (/[^\x00-\xff]/.test(text) ? 2 : 4);
    return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
  }

  function show() {
    if (!index) { return; }
    var wanted = words(input.value);
    results.textContent = "";
    status.textContent = "";
    if (!wanted.length) { return; }
    var patterns = wanted.map(pattern);
    var hits = find(patterns, patterns.length);
    if (!hits.length) {
      patterns = pairs(wanted).map(pattern);
      hits = find(patterns, Math.max(1, Math.ceil(patterns.length / 3)));
    }
    var matcher = new RegExp(patterns.join("|"), "gi");
    status.textContent = hits.length ? box.dataset.found.replace("{}", hits.length) : box.dataset.none;
    var groups = {};
    var order = [];
    hits.forEach(function (hit) {
      var page = hit.part[0];
      if (!groups[page]) { groups[page] = []; order.push(page); }
      groups[page].push(hit.part);
    });
    order.slice(0, PAGES).forEach(function (page) {
      var item = document.createElement("li");
      var title = link(page, "", "found-page");
      title.append(marked(index.pages[page][0], matcher));
      item.append(title);
      groups[page].slice(0, PLACES).forEach(function (part) {
        var found = link(page, part[2], "");
        var heading = document.createElement("strong");
        heading.append(marked(part[1], matcher));
        var text = document.createElement("span");
        text.append(marked(snippet(part[3], matcher), matcher));
        if (part[1]) { found.append(heading); }
        found.append(text);
        item.append(found);
      });
      results.append(item);
    });
  }

  function link(page, anchor, name) {
    var found = document.createElement("a");
    found.href = box.dataset.base.replace(/\/?$/, "/") + index.pages[page][1] + (anchor ? "#" + anchor : "");
    found.className = name;
    return found;
  }
})();
