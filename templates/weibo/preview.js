// Puts a text of this page on the clipboard. Opened from a disk, a page may not use the newer interface for that.
(function () {
  var body = document.body, buttons = document.querySelectorAll(".copy");
  function copy(event) {
    var box = event.target.parentNode.parentNode;
    var field = document.createElement("textarea"), done = false;
    field.value = box.querySelector(".said").textContent;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.top = "0";
    field.style.opacity = "0";
    body.appendChild(field);
    field.select();
    field.setSelectionRange(0, field.value.length);
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    body.removeChild(field);
    event.target.focus();
    box.querySelector("[role=status]").textContent = body.getAttribute(done ? "data-copied" : "data-failed");
  }
  for (var i = 0; i < buttons.length; i += 1) { buttons[i].addEventListener("click", copy); }
})();
