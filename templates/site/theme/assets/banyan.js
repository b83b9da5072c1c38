/* What the pages do beyond plain HTML: dark or light, the menu, the quiz, and the search.
   Everything is readable and every link works without this file. */
(function () {
  "use strict";
  var root = document.documentElement;

  function byId(id) { return document.getElementById(id); }

  /* Large text, high contrast, dark: as the phone says, until the reader chooses. The page's head sets what was kept. */
  function keep(name, value) {
    root.dataset[name] = value;
    try { localStorage.setItem("banyan-" + name, value); } catch (e) { /* not kept, but shown */ }
    pressed();
  }
  function dark() {
    return root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function pressed() {
    document.querySelectorAll("[data-aid]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(root.dataset[button.dataset.aid] === "yes"));
    });
    byId("scheme").setAttribute("aria-pressed", String(dark()));
  }
  document.querySelectorAll("[data-aid]").forEach(function (button) {
    button.addEventListener("click", function () {
      keep(button.dataset.aid, root.dataset[button.dataset.aid] === "yes" ? "no" : "yes");
    });
  });
  byId("scheme").addEventListener("click", function () { keep("scheme", dark() ? "light" : "dark"); });
  pressed();
  var aids = byId("aids");
  function setAids(open) {
    aids.hidden = !open;
    byId("aids-open").setAttribute("aria-expanded", String(open));
  }
  byId("aids-open").addEventListener("click", function () { setAids(aids.hidden); });
  aids.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { setAids(false); byId("aids-open").focus(); }
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

  /* A table that is wider than the screen can be scrolled with the keyboard. */
  if (window.ResizeObserver) {
    var tables = new ResizeObserver(function (seen) {
      seen.forEach(function (one) {
        if (one.target.scrollWidth > one.target.clientWidth) { one.target.tabIndex = 0; } else { one.target.removeAttribute("tabindex"); }
      });
    });
    document.querySelectorAll("article table").forEach(function (table) { tables.observe(table); });
  }

  /* A link into a folded part unfolds it. */
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && byId(id);
    var folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", unfold);
  unfold();

  /* On paper everything is unfolded but the answers, and afterwards as it was. */
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open]):not(.answer):not(.contents)").forEach(function (folded) {
      folded.open = true;
      folded.dataset.printed = "";
    });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("[data-printed]").forEach(function (unfolded) {
      unfolded.open = false;
      delete unfolded.dataset.printed;
    });
  });

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
        var all = question.querySelectorAll(".is-right").length === wanted;
        verdict.textContent = !right ? verdict.dataset.no : all ? verdict.dataset.yes : verdict.dataset.more;
        if (all) { question.querySelector("details").open = true; }
      });
    });
  });

  /* Search: Chinese as written, English from the beginning of a word. */
  var box = byId("search");
  var input = byId("search-words");
  var status = box.querySelector(".search-status");
  var results = box.querySelector(".search-results");
  var elsewhere = box.querySelector(".search-none");
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

  /* A page from a disk may not fetch, so there the index is a script that sets a variable. */
  function fetched(address, variable) {
    if (!/\.js$/.test(address)) {
      return fetch(address).then(function (answer) {
        if (!answer.ok) { throw new Error(answer.status); }
        return answer.json();
      });
    }
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.onload = function () { resolve(window[variable]); };
      script.onerror = reject;
      script.src = address;
      document.head.appendChild(script);
    });
  }

  function load() {
    if (index) { return; }
    index = { pages: [], parts: [], same: [] };
    fetched(box.dataset.index, "banyanIndex").then(function (loaded) {
      index = loaded;
      show();
      /* Titles, headings and messages answer while the texts are on their way. */
      fetched(box.dataset.texts, "banyanTexts").then(function (texts) {
        texts.forEach(function (text, i) { if (text) { index.parts[i][3] = text; } });
        box.dataset.whole = "yes";
        show();
      }).catch(function () { /* What is there still finds a page. */ });
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

  /* Words that every question has and no answer is found by. */
  var EMPTY = /怎么办|怎么|怎样|如何|多少|多久|什么|哪里|哪儿|有没有|能不能|是不是|可不可以|可以|需要|应该|请问|我|你|吗|呢|啊|的|了|要|能|是|有/g;
  var EMPTY_WORDS = /^(?:a|an|the|i|me|my|you|your|do|does|did|is|are|was|be|has|have|had|to|of|in|on|at|for|from|and|or|if|it|how|what|when|where|which|who|can|could|will|would|should|not|am|been|get|much|many|long|happens?)$/;

  /* A query in lower case → what is looked up: [pattern, others that say the same, how much it counts]. */
  function asked(query) {
    var found = [];
    query = query.trim().toLowerCase().replace(/[?？!！"“”]/g, " ");
    index.same.forEach(function (group) {
      var said = group.filter(function (word) { return new RegExp(pattern(word), "i").test(query); });
      said.sort(function (a, b) { return b.length - a.length; });
      if (said.length) {
        found.push([said.map(pattern).join("|"), group.filter(function (word) { return said.indexOf(word) < 0; }).map(pattern).join("|"), 1]);
      }
    });
    query.split(/[\s，,、。.;；]+/).filter(Boolean).forEach(function (word) {
      if (/^[\x00-\x7f]+$/.test(word)) {
        if (!EMPTY_WORDS.test(word)) { found.push([pattern(word), "", 1]); }
        return;
      }
      var pieces = word.length > 2 ? word.replace(EMPTY, " ").split(" ").filter(Boolean) : [word];
      (pieces.length ? pieces : [word]).forEach(function (piece) {
        /* 失业金领取 stands nowhere as written, so it is looked up in pairs as well: 失业 业金 金领 … */
        if (piece.length < 3 || stands(piece)) { if (piece.length > 1 || word.length === 1) { found.push([pattern(piece), "", 1]); } }
        if (piece.length > 2) {
          for (var i = 0; i + 2 <= piece.length; i += 1) { found.push([pattern(piece.slice(i, i + 2)), "", 0.5]); }
        }
      });
    });
    var seen = {};
    return found.filter(function (one) { var old = seen[one[0]]; seen[one[0]] = true; return !old; });
  }

  function stands(piece) {
    return index.parts.some(function (part) { return part[1].indexOf(piece) >= 0 || part[3].indexOf(piece) >= 0; });
  }

  /* Pages, best first, each with its sections, best first. What stands in a title weighs most, then in a heading, then
     often in one section; what few pages have weighs more than what many have; who says all of the query wins. */
  function find(wanted) {
    var pages = index.pages.map(function (page, number) { return { number: number, parts: [], score: 0, met: 0 }; });
    index.parts.forEach(function (part) { pages[part[0]].parts.push({ part: part, score: 0 }); });
    var all = 0;
    wanted.forEach(function (one) {
      var own = new RegExp(one[0], "gi");
      var other = one[1] ? new RegExp(one[1], "gi") : null;
      function weigh(text, full) { return (text.match(own) || []).length * full + (other ? (text.match(other) || []).length * full * 0.6 : 0); }
      var values = pages.map(function (page) {
        var inTitle = Math.min(weigh(index.pages[page.number][0], 1), 1);
        var best = 0;
        page.parts.forEach(function (place) {
          var inHeading = Math.min(weigh(place.part[1], 1), 1);
          var value = inHeading * 1.5 + Math.min(Math.log(1 + weigh(place.part[3], 1)), 2);
          place.score += value * one[2];
          best = Math.max(best, value);
        });
        return best || inTitle ? inTitle * 4 + best : 0;
      });
      var having = values.filter(Boolean).length;
      if (!having) { all += one[2] * 2; return; }
      var rare = one[2] * Math.log(1 + pages.length / having);
      all += rare;
      pages.forEach(function (page, i) {
        page.score += values[i] * rare;
        page.met += values[i] ? rare : 0;
      });
    });
    return pages.filter(function (page) { return page.met > 0 && page.met * 3 >= all; }).map(function (page) {
      page.parts = page.parts.filter(function (place) { return place.score; });
      page.parts.sort(function (a, b) { return b.score - a.score; });
      /* The glossary says a little of everything. */
      page.score *= page.met / all * (index.pages[page.number][1] === "glossary/" ? 0.5 : 1);
      return page;
    }).sort(function (a, b) { return b.score - a.score || a.number - b.number; });
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
    if (/[a-z]/i.test(text[to])) { to = Math.max(text.lastIndexOf(" ", to), from + AROUND); }
    return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
  }

  function show() {
    if (!index) { return; }
    var wanted = asked(input.value);
    results.textContent = "";
    status.textContent = "";
    elsewhere.hidden = true;
    if (!wanted.length) { return; }
    var hits = find(wanted);
    elsewhere.hidden = hits.length > 0;
    var matcher = new RegExp(wanted.map(function (one) { return one[0] + (one[1] ? "|" + one[1] : ""); }).join("|"), "gi");
    status.textContent = hits.length ? box.dataset.found.replace("{}", hits.length) : box.dataset.none;
    hits.slice(0, PAGES).forEach(function (hit) {
      var item = document.createElement("li");
      var title = link(hit.number, "", "found-page");
      title.append(marked(index.pages[hit.number][0], matcher));
      item.append(title);
      hit.parts.slice(0, PLACES).forEach(function (place) {
        var part = place.part;
        var found = link(hit.number, part[2], "");
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
