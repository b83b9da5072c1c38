// Puts the article on the clipboard as rich text, for pasting into the WeChat editor; and shows it at phone widths.
(function () {
  var said = document.getElementById("said"), phone = document.getElementById("phone");
  document.getElementById("copy").addEventListener("click", function (event) {
    var range = document.createRange(), selection = window.getSelection();
    range.selectNodeContents(document.getElementById("article"));
    selection.removeAllRanges();
    selection.addRange(range);
    // execCommand is old but copies with styles from a file: address, where the newer interface is not allowed.
    said.textContent = document.execCommand("copy") ? event.target.dataset.done : event.target.dataset.failed;
    selection.removeAllRanges();
  });
  document.querySelectorAll(".width").forEach(function (button) {
    button.addEventListener("click", function () { phone.style.width = button.dataset.width + "px"; });
  });
  var ground = document.getElementById("ground");
  ground.addEventListener("click", function () {
    ground.textContent = phone.classList.toggle("dark") ? ground.dataset.light : ground.dataset.dark;
  });
})();
