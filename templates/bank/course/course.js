/* Marks the quiz of the page with key.js, says why, and tells a learning platform through scorm.js. */
(function () {
  "use strict";
  var form = document.getElementById("quiz"), left = document.getElementById("left");
  var score = document.getElementById("score"), again = document.getElementById("again");
  var words = BANYAN.words, finished = false, connected = SCORM.begin(), told = 0;
  var KINDS = { "single": "choice", "multiple": "choice", "true-false": "true-false", "matching": "matching" };

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function fill(text, values) {
    values.forEach(function (value) { text = text.replace("{}", value); });
    return text;
  }

  function box(question) { return document.getElementById(question.id); }

  /* What is chosen: letters of options, or one for each pair, "" where none is. */
  function chosen(question) {
    var found = [];
    if (question.type === "matching") {
      each(box(question).querySelectorAll("select"), function (select) { found.push(select.value); });
    } else {
      each(box(question).querySelectorAll("input:checked"), function (input) { found.push(input.value); });
    }
    return found;
  }

  function choose(question, letters) {
    if (question.type === "matching") {
      each(box(question).querySelectorAll("select"), function (select, place) { select.value = letters[place] || ""; });
    } else {
      each(box(question).querySelectorAll("input"), function (input) { input.checked = letters.indexOf(input.value) >= 0; });
    }
  }

  function closed() { return BANYAN.questions.filter(function (question) { return question.type !== "open"; }); }

  function answered(question) {
    var found = chosen(question);
    return found.length > 0 && found.indexOf("") < 0;
  }

  function points(question) {
    var found = chosen(question), right = 0;
    if (question.type === "matching") {
      question.right.forEach(function (letter, place) { if (found[place] === letter) { right += 1; } });
      return right;
    }
    return found.join() === question.right.join() ? question.points : 0;
  }

  /* Letters only: what people write of themselves stays here. */
  function kept() {
    return "v1|" + BANYAN.edition + "|" + closed().map(function (question) { return chosen(question).join(","); }).join(";");
  }

  function remember() { SCORM.set("cmi.suspend_data", kept()); }

  function recall() {
    var parts = SCORM.get("cmi.suspend_data").split("|"), letters;
    if (parts[0] !== "v1" || parts[1] !== BANYAN.edition) { return; }
    letters = (parts[2] || "").split(";");
    closed().forEach(function (question, place) {
      if (letters[place]) { choose(question, letters[place].split(",")); }
    });
  }

  function pattern(question, letters) {
    if (question.type === "matching") {
      return letters.map(function (letter, place) { return (place + 1) + "." + letter; }).join(",");
    }
    if (question.type === "true-false") { return letters[0] === "a" ? "t" : "f"; }
    return letters.length > 1 ? "{" + letters.join(",") + "}" : letters.join("");
  }

  function tell(question, got) {
    var name = "cmi.interactions." + told + ".";
    SCORM.set(name + "id", question.id);
    SCORM.set(name + "type", KINDS[question.type]);
    SCORM.set(name + "correct_responses.0.pattern", pattern(question, question.right));
    SCORM.set(name + "student_response", pattern(question, chosen(question)));
    SCORM.set(name + "result", got === question.points ? "correct" : "wrong");
    told += 1;
  }

  function show(question, got) {
    var said = box(question).querySelector(".said"), verdict = said.querySelector(".verdict");
    var whole = got === question.points;
    verdict.textContent = whole ? words.right : question.type === "matching" ? fill(words.partly, [got, question.points]) : words.wrong;
    verdict.className = "verdict " + (whole ? "right" : "wrong");
    said.hidden = false;
  }

  function check() {
    var open = closed().filter(function (question) { return !answered(question); }), sum = 0, most = 0;
    left.textContent = "";
    if (open.length) {
      left.textContent = fill(words.left, [open.length]);
      box(open[0]).querySelector("input, select").focus();
      return;
    }
    closed().forEach(function (question) {
      var got = points(question);
      sum += got;
      most += question.points;
      show(question, got);
      tell(question, got);
    });
    finished = true;
    SCORM.set("cmi.core.score.min", 0);
    SCORM.set("cmi.core.score.max", 100);
    SCORM.set("cmi.core.score.raw", most ? Math.round(100 * sum / most) : 100);
    SCORM.set("cmi.core.lesson_status", "completed");
    remember();
    SCORM.save();
    score.textContent = fill(words.score, [sum, most]) + (connected ? " " + words.told : "");
    again.hidden = false;
    score.focus();
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); check(); });
  form.addEventListener("change", function () { left.textContent = ""; remember(); });
  again.addEventListener("click", function () {
    form.reset();
    each(form.querySelectorAll(".said"), function (said) { said.hidden = true; });
    score.textContent = "";
    again.hidden = true;
    remember();
    form.querySelector("input, select").focus();
  });
  window.addEventListener("pagehide", function () { SCORM.end(finished); });
  window.addEventListener("beforeunload", function () { SCORM.end(finished); });
  recall();
  /* A lesson without a question that has a right answer is done when it is read. */
  if (!closed().length) { SCORM.set("cmi.core.lesson_status", "completed"); finished = true; }
}());
