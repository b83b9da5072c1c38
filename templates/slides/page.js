(function () {
  "use strict";
  var root = document.documentElement;
  function id(name) { return document.getElementById(name); }
  function all(query, within) { return [].slice.call((within || document).querySelectorAll(query)); }

  /* By the reader's own clock, so that a page that was carried away long ago says so too. */
  var now = new Date();
  var today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  var aged = all(".aged").filter(function (one) { return one.getAttribute("data-after") < today; })[0];
  if (aged) { aged.hidden = false; }

  var slides = all(".slide"), at = 0, showing = false;
  function closed(slide) { return all("details", slide).filter(function (one) { return !one.open; })[0]; }

  function turn(to, forwards) {
    if (to < 0 || to >= slides.length) { return; }
    var told = forwards && all("details[open]", slides[at]).length > 0;
    slides[at].classList.remove("now");
    at = to;
    slides[at].classList.add("now");
    slides[at].scrollTop = 0;
    /* Why it is so follows at once on an answer that was shown already. */
    if (told && slides[at].classList.contains("kind-answer")) { open(closed(slides[at])); }
    id("place").textContent = (at + 1) + " / " + slides.length;
    slides[at].querySelector("h1, h2").focus();
  }
  function open(details) {
    if (!details) { return; }
    details.open = true;
    /* A click on the sign, which the show takes away, leaves no focus behind. */
    slides[at].querySelector("h1, h2").focus({ preventScroll: true });
    slides[at].scrollTop = details.offsetTop + details.offsetHeight - slides[at].clientHeight * 0.88;
  }
  function on() {
    var waiting = closed(slides[at]);
    if (waiting) { open(waiting); } else { turn(at + 1, true); }
  }
  function show(yes) {
    showing = yes;
    root.classList.toggle("show", yes);
    all(".turn")[0].hidden = !yes;
    if (yes) {
      all("details").forEach(function (one) { one.open = false; });
      var top = slides.filter(function (one) { return one.getBoundingClientRect().bottom > 80; })[0];
      turn(root.scrollTop > 0 && top ? slides.indexOf(top) : 0, false);
    } else {
      slides[at].classList.remove("now");
      slides[at].scrollIntoView();
      id("show").focus();
    }
  }

  id("show").hidden = false;
  all(".keys")[0].hidden = false;
  id("show").addEventListener("click", function () { show(true); });
  id("leave").addEventListener("click", function () { show(false); });
  id("before").addEventListener("click", function () { turn(at - 1, false); });
  id("after").addEventListener("click", on);
  document.addEventListener("keydown", function (event) {
    if (!showing || event.altKey || event.ctrlKey || event.metaKey) { return; }
    var pressed = event.key, held = /^(?:BUTTON|SUMMARY|A)$/.test(event.target.tagName);
    if (pressed === "Escape") { show(false); }
    else if (pressed === "ArrowRight" || pressed === "PageDown" || (!held && (pressed === " " || pressed === "Enter"))) { on(); }
    else if (pressed === "ArrowLeft" || pressed === "PageUp") { turn(at - 1, false); }
    else if (pressed === "Home") { turn(0, false); }
    else if (pressed === "End") { turn(slides.length - 1, false); }
    else { return; }
    event.preventDefault();
  });
})();
