/* The directory's filter and copying, and the slip that reports a mistake. Both pages read as they are without it. */
(function () {
  "use strict";

  function copy(text, said, box) {
    function tell(good) { said.textContent = good ? box.dataset.copied : box.dataset.notCopied; }
    /* Browsers inside other programs often know only the old way. */
    function oldWay() {
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "out-of-sight";
      document.body.append(area);
      area.select();
      var good = false;
      try { good = document.execCommand("copy"); } catch (e) { good = false; }
      area.remove();
      tell(good);
    }
    if (navigator.clipboard && isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { tell(true); }, oldWay);
    } else { oldWay(); }
  }

  var filter = document.querySelector(".needs-filter");
  if (filter) {
    var chips = filter.querySelectorAll("[data-need]");
    var count = filter.querySelector(".count");
    var choose = function (need) {
      var shown = 0;
      document.querySelectorAll(".offices > li").forEach(function (office) {
        office.hidden = Boolean(need) && office.dataset.topics.split(" ").indexOf(need) < 0;
        shown += office.hidden ? 0 : 1;
      });
      chips.forEach(function (chip) { chip.setAttribute("aria-pressed", String(chip.dataset.need === need)); });
      count.textContent = count.dataset.shown.replace("{}", shown);
    };
    /* The need is part of the address, so that it can be sent to somebody. */
    var fromAddress = function () {
      var need = decodeURIComponent(location.hash.replace(/^#need=/, ""));
      var known = Array.prototype.some.call(chips, function (chip) { return need && chip.dataset.need === need; });
      choose(location.hash.indexOf("#need=") === 0 && known ? need : "");
    };
    chips.forEach(function (chip) {
      chip.addEventListener("click", function () {
        history.replaceState(null, "", "#need=" + chip.dataset.need);
        choose(chip.dataset.need);
      });
    });
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      button.addEventListener("click", function () { copy(button.dataset.copy, count, count); });
    });
    addEventListener("hashchange", fromAddress);
    fromAddress();
  }

  var slip = document.querySelector(".slip");
  if (slip) {
    var fields = slip.querySelectorAll("input, textarea");
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      var field = at > 0 && document.getElementById("slip-" + pair.slice(0, at));
      if (field && slip.contains(field)) { field.value = decodeURIComponent(pair.slice(at + 1)); }
    });
    var text = function () {
      return Array.prototype.map.call(fields, function (field) {
        return slip.querySelector('[for="' + field.id + '"]').textContent + ": " + field.value.trim();
      }).join("\n");
    };
    var mail = document.getElementById("slip-mail");
    var to = mail && mail.getAttribute("href");
    var address = function () {
      mail.href = to + "?subject=" + encodeURIComponent(slip.dataset.subject) + "&body=" + encodeURIComponent(text().replace(/\n/g, "\r\n"));
    };
    if (mail) {
      slip.addEventListener("input", address);
      address();
    }
    var said = slip.querySelector("[role=status]");
    document.getElementById("slip-copy").addEventListener("click", function () { copy(slip.dataset.subject + "\n" + text(), said, slip); });
    document.getElementById("slip-print").addEventListener("click", function () { print(); });
  }
})();
