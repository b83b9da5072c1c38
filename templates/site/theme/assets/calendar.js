/* Dates that a calculator has worked out become a calendar file, made in the phone, and a list to print. */
(function () {
  "use strict";
  var box = document.querySelector(".calendar");
  var form = document.querySelector("form[data-sheet]");
  if (!box || !form || !window.banyanCalculator) { return; }
  var sheet = JSON.parse(form.dataset.sheet);
  var rows = box.querySelector("tbody");
  var status = box.querySelector("[role=status]");
  var save = document.getElementById("calendar-save");
  var ALARMS = [[30, "P29DT15H"], [7, "P6DT15H"], [1, "PT15H"]];  // at nine in the morning, so many days before
  var DAY = 864e5;

  function today() {
    var now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  }

  /* [result's id, label, ISO date, as readers see it, days from today], for results that are dates. */
  function dates() {
    var given = {};
    sheet.inputs.forEach(function (input) {
      var field = form.elements[input[0]];
      if (field.value.trim() !== "" && field.checkValidity()) { given[input[0]] = field.value.trim(); }
    });
    var plain = window.banyanCalculator.plain(sheet, given);
    var written = window.banyanCalculator.written(sheet, given);
    return sheet.results.filter(function (result) {
      return result.shown && /^\d{4}-\d{2}-\d{2}$/.test(plain[result.id]);
    }).map(function (result) {
      var parts = plain[result.id].split("-").map(Number);
      var left = Math.round((Date.UTC(parts[0], parts[1] - 1, parts[2]) - today()) / DAY);
      var label = document.getElementById("result-" + result.id).parentElement.querySelector("dt").textContent.replace(/[\s,，：:]+$/, "");
      return [result.id, label, plain[result.id], written[result.id], left];
    });
  }

  function show() {
    var found = dates();
    rows.textContent = "";
    found.forEach(function (one) {
      var row = document.createElement("tr");
      var label = document.createElement("th");
      label.scope = "row";
      label.textContent = one[1];
      var day = document.createElement("td");
      day.textContent = one[3];
      var note = document.createElement("small");
      note.textContent = one[4] < 0 ? box.dataset.past : one[4] ? box.dataset.left.replace("{}", one[4]) : box.dataset.today;
      note.className = one[4] < 0 ? "is-past" : "";
      day.append(document.createElement("br"), note);
      row.append(label, day);
      rows.append(row);
    });
    box.hidden = !found.length;
    status.textContent = "";
  }

  function escaped(text) { return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n"); }

  /* Lines of at most 75 bytes, as RFC 5545 wants them; no character is cut. */
  function folded(line) {
    var out = "";
    var size = 0;
    Array.from(line).forEach(function (sign) {
      var bytes = new TextEncoder().encode(sign).length;
      if (size + bytes > 74) { out += "\r\n "; size = 1; }
      out += sign;
      size += bytes;
    });
    return out;
  }

  function stamp(time) { return new Date(time).toISOString().replace(/[-:]|\.\d+/g, ""); }

  function calendar(found) {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Banyan//" + box.dataset.name + "//" + document.documentElement.lang.toUpperCase(), "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
    found.forEach(function (one) {
      var day = one[2].replace(/-/g, "");
      var next = stamp(Date.parse(one[2] + "T00:00:00Z") + DAY).slice(0, 8);
      lines.push("BEGIN:VEVENT", "UID:" + one[0] + "-" + day + "@banyan", "DTSTAMP:" + stamp(Date.now()), "DTSTART;VALUE=DATE:" + day, "DTEND;VALUE=DATE:" + next, "SUMMARY:" + escaped(one[1]), "DESCRIPTION:" + escaped(box.dataset.text), "URL:" + box.dataset.address, "TRANSP:TRANSPARENT");
      ALARMS.forEach(function (alarm) {
        if (alarm[0] > one[4]) { return; }
        lines.push("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-" + alarm[1], "DESCRIPTION:" + escaped(one[1] + " – " + one[3]), "END:VALARM");
      });
      lines.push("END:VEVENT");
    });
    lines.push("END:VCALENDAR");
    return lines.map(folded).join("\r\n") + "\r\n";
  }

  save.addEventListener("click", function () {
    var ahead = dates().filter(function (one) { return one[4] >= 0; });
    if (!ahead.length) { status.textContent = box.dataset.empty; return; }
    var address = URL.createObjectURL(new Blob([calendar(ahead)], { type: "text/calendar;charset=utf-8" }));
    var link = document.createElement("a");
    link.href = address;
    link.download = "banyan-" + sheet.results[0].id + ".ics";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
    status.textContent = box.dataset.saved.replace("{}", ahead.length);
  });
  document.getElementById("calendar-print").addEventListener("click", function () {
    document.documentElement.classList.add("print-list");
    print();
  });
  addEventListener("afterprint", function () { document.documentElement.classList.remove("print-list"); });
  form.addEventListener("input", show);
  show();
})();
