/* Decision flows one question at a time. The question is in the address, so back, reload and a sent link work; the
   answers on the way are kept in the browser's history only. Without this file the page is the whole list. */
(function () {
  "use strict";
  var flow = document.querySelector(".wizard");
  if (!flow) { return; }
  var nodes = Array.prototype.slice.call(document.querySelectorAll(".node"));
  var trail = flow.querySelector(".trail");
  var list = trail.querySelector("ol");
  var count = flow.querySelector(".count");
  var all = document.getElementById("wizard-all");
  var back = document.getElementById("wizard-back");
  var again = document.getElementById("wizard-again");
  var page = flow.closest("article");

  function node() {
    var id = decodeURIComponent(location.hash.slice(1));
    return nodes.filter(function (one) { return one.id === id; })[0] || null;
  }
  function answers() { return (history.state && history.state.answers) || []; }

  function show(moved) {
    var id = location.hash.slice(1);
    var here = node() || nodes[0];
    var inside = !id || node();
    var asking = !here.classList.contains("end");
    var given = answers();
    page.classList.toggle("is-wizard", !page.classList.contains("is-list"));
    nodes.forEach(function (one) { one.classList.toggle("is-current", one === here); });
    count.textContent = asking ? count.dataset.step.replace("{}", given.length + 1) : "";
    list.textContent = "";
    given.forEach(function (pair) {
      var item = document.createElement("li");
      item.textContent = pair[0] + " → " + pair[1];
      list.append(item);
    });
    trail.hidden = !given.length;
    again.hidden = here === nodes[0];
    back.hidden = !given.length;
    if (moved && inside) {
      /* Reading begins with the new question; its heading names the region that gets the focus. */
      here.focus({ preventScroll: true });
      flow.scrollIntoView({ block: "start" });
    }
  }

  function words(element) { return element.textContent.replace(/\s+/g, " ").trim(); }

  page.addEventListener("click", function (event) {
    var link = event.target.closest(".ways a");
    if (!link || page.classList.contains("is-list")) { return; }
    event.preventDefault();
    var question = words(link.closest(".node").querySelector(".ask"));
    var given = answers().concat([[question, words(link.querySelector("span"))]]);
    history.pushState({ answers: given }, "", link.getAttribute("href"));
    show(true);
  });
  back.addEventListener("click", function () { history.back(); });
  again.addEventListener("click", function () {
    history.pushState({ answers: [] }, "", "#" + nodes[0].id);
    show(true);
  });
  all.addEventListener("click", function () {
    var listed = page.classList.toggle("is-list");
    page.classList.toggle("is-wizard", !listed);
    all.textContent = listed ? all.dataset.one : all.dataset.all;
  });
  addEventListener("popstate", function () { show(true); });
  flow.hidden = false;
  back.parentElement.hidden = false;
  show(false);
  if (node()) { flow.scrollIntoView({ block: "start" }); }
})();
