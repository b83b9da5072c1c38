/* Learning progress: which lessons' questions have been answered. Kept in this browser only. */
(function () {
  "use strict";
  var KEY = "banyan-done";

  function done() {
    try { return (localStorage.getItem(KEY) || "").split(" ").filter(Boolean); } catch (e) { return []; }
  }
  function keep(slugs) {
    try { localStorage.setItem(KEY, slugs.join(" ")); return true; } catch (e) { return false; }
  }

  /* A lesson is done when every question to tap is answered rightly and every other answer has been looked at. */
  var quiz = document.querySelector(".quiz[data-lesson]");
  if (quiz) {
    var said = quiz.querySelector(".learned");
    var answered = function (question) {
      var wanted = question.querySelectorAll('[data-right="yes"]').length;
      return wanted ? question.querySelectorAll(".is-right").length === wanted : question.querySelector("details").open;
    };
    var look = function () {
      var slugs = done();
      var slug = quiz.dataset.lesson;
      if (!Array.prototype.every.call(quiz.querySelectorAll(".question"), answered)) { return; }
      if (slugs.indexOf(slug) < 0) { slugs.push(slug); }
      if (keep(slugs)) { said.hidden = false; quiz.querySelector(".learned-words").textContent = quiz.dataset.learned; }
    };
    quiz.addEventListener("click", function () { setTimeout(look, 0); });
    quiz.addEventListener("toggle", look, true);
  }

  /* Marks beside the lessons of a list, and how many of each path are done. */
  var note = document.querySelector("[data-done]");
  if (!note) { return; }
  function mark() {
    var slugs = done();
    document.querySelectorAll("[data-lesson]").forEach(function (link) {
      var old = link.querySelector(".done");
      if (old) { old.remove(); }
      if (slugs.indexOf(link.dataset.lesson) < 0) { return; }
      var sign = document.createElement("span");
      sign.className = "done";
      sign.textContent = "✓ " + note.dataset.done;
      link.append(" ", sign);
    });
    document.querySelectorAll(".progress").forEach(function (line) {
      var links = line.parentElement.querySelectorAll("[data-lesson]");
      var finished = line.parentElement.querySelectorAll(".done").length;
      line.textContent = line.dataset.words.replace("{}", finished).replace("{}", links.length);
    });
  }
  var reset = document.getElementById("reset");
  if (reset) {
    reset.addEventListener("click", function () {
      try { localStorage.removeItem(KEY); } catch (e) { /* nothing was kept */ }
      mark();
      note.querySelector("[role=status]").textContent = reset.dataset.said;
    });
  }
  mark();
  addEventListener("pageshow", mark);
})();
