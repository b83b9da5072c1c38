/* Calculators: the trees that build_scripts/formula.py makes, evaluated as build_scripts/arithmetic.py does.
   Numbers are exact fractions of two BigInts, days are whole numbers of days; only round, floor and ceiling round.
   Nothing leaves the phone, and without this file (or without BigInt) the page still shows formulas and an example. */
(function () {
  "use strict";
  if (typeof BigInt !== "function") { return; }
  var ZERO = BigInt(0);
  var ONE = BigInt(1);
  var TWO = BigInt(2);
  var MOST_PLACES = 9;
  var LONGEST = BigInt(36600);
  var LARGEST = power(30);

  function power(places) { return BigInt("1" + new Array(places + 1).join("0")); }
  function size(n) { return n < ZERO ? -n : n; }

  function Unknown(fact) { this.fact = fact; }
  function Impossible() {}
  /* Waits for an input that is not filled in yet. */
  function Waiting() {}
  function Fraction(top, bottom) {
    if (bottom < ZERO) { top = -top; bottom = -bottom; }
    var a = size(top);
    var b = bottom;
    while (b) { var rest = a % b; a = b; b = rest; }
    this.top = a ? top / a : ZERO;
    this.bottom = a ? bottom / a : ONE;
  }
  function Day(year, month, day) { this.year = year; this.month = month; this.day = day; }

  /* What is written as 0.08, -12, 2026-11-21 or the id of an option. */
  function read(text) {
    var day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (day) { return new Day(Number(day[1]), Number(day[2]), Number(day[3])); }
    var number = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!number) { return text; }
    var places = (number[3] || "").length;
    var top = BigInt(number[2] + (number[3] || ""));
    return new Fraction(number[1] ? -top : top, power(places));
  }

  function isNone(value) {
    return value instanceof Unknown || value instanceof Impossible || value instanceof Waiting;
  }
  function fail() { throw new Impossible(); }
  function number(value) { return value instanceof Fraction ? value : fail(); }
  function whole(value) { return number(value).bottom === ONE ? value.top : fail(); }
  function floor(value) {
    var part = value.top / value.bottom;
    return value.top < ZERO && part * value.bottom !== value.top ? part - ONE : part;
  }
  function ceiling(value) { return -floor(new Fraction(-value.top, value.bottom)); }
  /* Halves away from zero. */
  function rounded(value, places) {
    var scale = power(places);
    var bottom = TWO * value.bottom;
    var up = (TWO * size(value.top) * scale + value.bottom) / bottom;
    return new Fraction(value.top < ZERO ? -up : up, scale);
  }
  function less(a, b) { return a.top * b.bottom < b.top * a.bottom; }

  function lastDay(year, month) {
    if (month === 2) { return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28; }
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  }
  /* Civil Code Art. 201, 202: the first day does not count; without a corresponding day, the last of the month. */
  function period(kind, start, count) {
    var length = whole(count);
    if (!(start instanceof Day) || length < ZERO || length > LONGEST) { fail(); }
    var many = Number(length);
    var year = start.year;
    var month = start.month;
    var day = start.day;
    if (kind === "days") {
      day += many;
      while (day > lastDay(year, month)) {
        day -= lastDay(year, month);
        month += 1;
        if (month > 12) { month = 1; year += 1; }
      }
    } else {
      var months = year * 12 + month - 1 + many * (kind === "years" ? 12 : 1);
      year = Math.floor(months / 12);
      month = months % 12 + 1;
      day = Math.min(day, lastDay(year, month));
    }
    return year > 9999 ? fail() : new Day(year, month, day);
  }
  function order(value) {
    return value instanceof Day
      ? new Fraction(BigInt((value.year * 12 + value.month) * 31 + value.day), ONE) : number(value);
  }
  function compare(sign, a, b) {
    if ((a instanceof Day) !== (b instanceof Day)) { fail(); }
    var left = order(a);
    var right = order(b);
    if (sign === "<") { return less(left, right); }
    if (sign === ">") { return less(right, left); }
    if (sign === "<=") { return !less(right, left); }
    if (sign === ">=") { return !less(left, right); }
    return !less(left, right) && !less(right, left);
  }

  function evaluate(tree, valueOf) {
    var head = tree[0];
    if (head === "number") { return read(tree[1]); }
    if (head === "name") { return valueOf(tree[1]); }
    if (head === "is") { return valueOf(tree[1]) === tree[2]; }
    if (head === "if") {
      var holds = evaluate(tree[1], valueOf);
      if (typeof holds !== "boolean") { fail(); }
      return evaluate(tree[holds ? 2 : 3], valueOf);
    }
    var parts = tree.slice(1).map(function (part) { return evaluate(part, valueOf); });
    if (head === "days" || head === "months" || head === "years") { return period(head, parts[0], parts[1]); }
    if (/^[<>=]/.test(head)) { return compare(head, parts[0], parts[1]); }
    parts.forEach(number);
    var result = reckon(head, parts[0], parts[1], parts);
    return size(result.top) > LARGEST * result.bottom ? fail() : result;
  }
  function reckon(head, a, b, parts) {
    if (head === "+") { return new Fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom); }
    if (head === "-") { return new Fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom); }
    if (head === "*") { return new Fraction(a.top * b.top, a.bottom * b.bottom); }
    if (head === "/") { return b.top === ZERO ? fail() : new Fraction(a.top * b.bottom, a.bottom * b.top); }
    if (head === "negative") { return new Fraction(-a.top, a.bottom); }
    if (head === "min") { return parts.reduce(function (x, y) { return less(y, x) ? y : x; }); }
    if (head === "max") { return parts.reduce(function (x, y) { return less(x, y) ? y : x; }); }
    if (head === "floor") { return new Fraction(floor(a), ONE); }
    if (head === "ceiling") { return new Fraction(ceiling(a), ONE); }
    if (head === "round") {
      var places = b ? whole(b) : ZERO;
      return places < ZERO || places > BigInt(MOST_PLACES) ? fail() : rounded(a, Number(places));
    }
    return fail();
  }

  function settled(value, places, rounding) {
    if (rounding === "half") { return rounded(value, places); }
    var scaled = new Fraction(value.top * power(places), value.bottom);
    return new Fraction(rounding === "down" ? floor(scaled) : ceiling(scaled), power(places));
  }

  /* Result id → value, Unknown or Impossible. ``given``: input id → text. */
  function run(sheet, given) {
    var values = {};
    Object.keys(sheet.facts).forEach(function (name) {
      values[name] = sheet.facts[name] === null ? new Unknown(name) : read(sheet.facts[name]);
    });
    sheet.inputs.forEach(function (input) {
      var value = given[input[0]] === undefined ? new Waiting() : read(given[input[0]]);
      values[input[0]] = input[1] === "percent" && value instanceof Fraction
        ? new Fraction(value.top, value.bottom * BigInt(100)) : value;
    });
    function valueOf(name) {
      var value = values[name];
      if (value === undefined) { fail(); }
      if (isNone(value)) { throw value; }
      return value;
    }
    var outcomes = {};
    sheet.results.forEach(function (result) {
      var value;
      try {
        value = evaluate(result.tree, valueOf);
        if (result.shown && value instanceof Fraction) {
          value = settled(value, result.places + (result.kind === "percent" ? 2 : 0), result.rounding);
        }
      } catch (error) {
        if (!isNone(error)) { throw error; }
        value = error;
      }
      values[result.id] = outcomes[result.id] = value;
    });
    return outcomes;
  }

  function two(n) { return (n < 10 ? "0" : "") + n; }
  /* As build_scripts/arithmetic.py writes values in examples. */
  function plain(value, kind) {
    if (value instanceof Unknown) { return "unknown"; }
    if (value instanceof Impossible) { return "impossible"; }
    if (value instanceof Day) { return ("000" + value.year).slice(-4) + "-" + two(value.month) + "-" + two(value.day); }
    if (!(value instanceof Fraction)) { return String(value); }
    var shown = rounded(kind === "percent" ? new Fraction(value.top * BigInt(100), value.bottom) : value, MOST_PLACES);
    var digits = String(size(shown.top) * power(MOST_PLACES) / shown.bottom);
    while (digits.length <= MOST_PLACES) { digits = "0" + digits; }
    var fraction = digits.slice(-MOST_PLACES).replace(/0+$/, "");
    return (shown.top < ZERO ? "-" : "") + digits.slice(0, -MOST_PLACES) + (fraction ? "." + fraction : "");
  }
  /* As readers see it. */
  function written(value, result, sheet) {
    if (value instanceof Waiting) { return "–"; }
    if (value instanceof Unknown) { return sheet.asks[value.fact]; }
    if (value instanceof Impossible) { return sheet.impossible; }
    if (value instanceof Day) {
      return sheet.day.replace("{y}", value.year).replace("{m}", sheet.months[value.month - 1]).replace("{d}", value.day);
    }
    var digits = plain(value, result.kind);
    var parts = digits.split(".");
    var grouped = parts[0].replace(/\B(?=(\d{3})+$)/g, sheet.group);
    return result.forms[digits === "1" ? 0 : 1].replace("{}", grouped + (parts[1] ? "." + parts[1] : ""));
  }

  window.banyanCalculator = {
    run: run,
    plain: function (sheet, given) {
      var outcomes = run(sheet, given);
      var words = {};
      sheet.results.forEach(function (result) {
        if (result.shown) { words[result.id] = plain(outcomes[result.id], result.kind); }
      });
      return words;
    },
    written: function (sheet, given) {
      var outcomes = run(sheet, given);
      var words = {};
      sheet.results.forEach(function (result) {
        if (result.shown) { words[result.id] = written(outcomes[result.id], result, sheet); }
      });
      return words;
    }
  };

  /* The form: worked out at once, and again with every change. */
  var form = document.querySelector("form[data-sheet]");
  if (!form) { return; }
  var sheet = JSON.parse(form.dataset.sheet);
  var answer = document.getElementById("result");
  /* A field is called wrong when something wrong stands in it or when it was left empty, not before. */
  var left = {};
  function good(field) { return field.value.trim() !== "" && field.checkValidity(); }
  function mark(field) {
    field.setAttribute("aria-invalid", String(!good(field) && (field.value.trim() !== "" || left[field.name] === true)));
  }
  function show() {
    var given = {};
    var complete = true;
    sheet.inputs.forEach(function (input) {
      var field = form.elements[input[0]];
      mark(field);
      if (good(field)) { given[input[0]] = field.value.trim(); }
      complete = complete && good(field);
    });
    answer.querySelector(".incomplete").hidden = complete;
    var outcomes = run(sheet, given);
    var words = window.banyanCalculator.written(sheet, given);
    sheet.results.forEach(function (result) {
      var place = result.shown && document.getElementById("result-" + result.id);
      if (!place) { return; }
      var outcome = outcomes[result.id];
      place.textContent = words[result.id];
      place.classList.toggle("is-sentence", outcome instanceof Unknown || outcome instanceof Impossible);
    });
  }
  form.addEventListener("input", show);
  form.addEventListener("focusout", function (event) {
    if (event.target.name) { left[event.target.name] = true; mark(event.target); }
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    sheet.inputs.forEach(function (input) { left[input[0]] = true; });
    show();
    answer.focus();
  });
  show();
})();
