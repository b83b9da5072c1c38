// Shows the article at phone widths, in every theme, by day and by night, and puts it on the clipboard as rich text.
(function () {
  "use strict";
  var said = document.getElementById("said"), phone = document.getElementById("phone");
  var article = document.getElementById("article"), ground = document.getElementById("ground");
  var copy = document.getElementById("copy"), hint = said.textContent, theme = "", dark = false;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function press(selector, chosen) {
    all(selector).forEach(function (button) {
      button.setAttribute("aria-pressed", String(button === chosen));
    });
  }

  function template() {
    return all("template").filter(function (one) { return !theme || one.getAttribute("data-theme") === theme; })[0];
  }

  // ---- dark mode, about as the platform makes it: light grounds become dark ones, dark type becomes light.
  function channels(colour) {
    var found = /rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)/.exec(colour);
    return found && found[4] !== "0" ? [Number(found[1]), Number(found[2]), Number(found[3])] : null;
  }

  function luminance(rgb) {
    var linear = rgb.map(function (c) { c /= 255; return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  function contrast(one, other) {
    var pair = [luminance(one), luminance(other)].sort(function (a, b) { return b - a; });
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  }

  function mixed(rgb, target, share) {
    return rgb.map(function (c, place) { return Math.round(c + (target[place] - c) * share); });
  }

  function written(rgb) { return "rgb(" + rgb.join(", ") + ")"; }

  function darken(element, behind) {
    var style = window.getComputedStyle(element), own = channels(style.backgroundColor), text = channels(style.color);
    if (own) {
      if (luminance(own) > 0.2) { own = mixed([25, 25, 25], own, 0.12); }
      element.style.backgroundColor = written(own);
      behind = own;
    }
    if (own || element.style.color || element === article.firstElementChild) {
      for (var step = 0; step < 12 && contrast(text, behind) < 6; step += 1) {
        text = mixed(text, [255, 255, 255], 0.12);
      }
      element.style.color = written(text);
    }
    ["Top", "Right", "Bottom", "Left"].forEach(function (side) {
      var line = channels(style["border" + side + "Color"]);
      if (parseFloat(style["border" + side + "Width"]) && luminance(line) > 0.5) {
        element.style["border" + side + "Color"] = written(mixed([25, 25, 25], line, 0.35));
      }
    });
    Array.prototype.forEach.call(element.children, function (child) {
      if (child.nodeName !== "IMG") { darken(child, behind); }
    });
  }

  function show() {
    article.innerHTML = template().innerHTML;
    phone.classList.toggle("dark", dark);
    if (dark) { darken(article, [25, 25, 25]); }
  }

  all(".width").forEach(function (button) {
    button.addEventListener("click", function () {
      // The platform leaves 16 px free on each side.
      phone.style.width = button.getAttribute("data-width") - 32 + "px";
      press(".width", button);
    });
  });
  all(".theme").forEach(function (button) {
    button.addEventListener("click", function () {
      theme = button.getAttribute("data-theme");
      press(".theme", button);
      show();
    });
  });
  ground.addEventListener("click", function () {
    dark = !dark;
    ground.setAttribute("aria-pressed", String(dark));
    said.textContent = dark ? ground.getAttribute("data-hint") : hint;
    show();
  });

  // ---- copying: what the theme says, never the estimate of the dark mode.
  function plain(html) {
    var box = document.createElement("div");
    box.style.cssText = "position: absolute; left: -9999px";
    box.innerHTML = html;
    document.body.appendChild(box);
    var text = box.innerText;
    document.body.removeChild(box);
    return text;
  }

  function byHand(html) {
    // Old, but copies with styles where the newer interface is not allowed, as in a page from a disk.
    var box = document.createElement("div"), range = document.createRange(), selection = window.getSelection();
    box.style.cssText = "position: absolute; left: -9999px; top: " + window.pageYOffset + "px";
    document.body.appendChild(box);
    function take(event) {
      event.preventDefault();
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", plain(html));
    }
    box.innerHTML = html;
    range.selectNodeContents(box);
    selection.removeAllRanges();
    selection.addRange(range);
    document.addEventListener("copy", take);
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    document.removeEventListener("copy", take);
    selection.removeAllRanges();
    document.body.removeChild(box);
    return done;
  }

  function tell(done) {
    said.textContent = copy.getAttribute(done ? "data-done" : "data-failed");
  }

  copy.addEventListener("click", function () {
    var html = template().innerHTML.trim();
    if (window.ClipboardItem && navigator.clipboard && navigator.clipboard.write) {
      navigator.clipboard.write([new window.ClipboardItem({
        "text/html": new Blob([html], { type: "text/html" }),
        "text/plain": new Blob([plain(html)], { type: "text/plain" })
      })]).then(function () { tell(true); }, function () { tell(byHand(html)); });
    } else {
      tell(byHand(html));
    }
  });
})();
