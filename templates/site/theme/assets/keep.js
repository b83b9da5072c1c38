/* Reading without a connection: starts the service worker once the page has loaded, says when the page is a kept copy
   or a newer edition exists, and keeps everything when the reader asks for it. Pages do without it. */
(function () {
  "use strict";
  var note = document.getElementById("keep");
  if (!note || !navigator.serviceWorker || !window.caches || !/^https?:$/.test(location.protocol)) { return; }
  var worker = new URL(note.getAttribute("data-worker"), location.href);
  var scope = new URL("./", worker).href;
  var line = note.querySelector("p");
  var button = note.querySelector("button");
  var copied = document.documentElement.getAttribute("data-kept");

  function parsed(text) { return new DOMParser().parseFromString(text, "text/html"); }

  function edition(page) {
    var meta = page.querySelector('meta[name="edition"]');
    return meta ? meta.content : "";
  }

  function ask(to, wish, answer) {
    var channel = new MessageChannel();
    channel.port1.onmessage = function (event) { answer(event.data); };
    wish.page = location.href;
    to.postMessage(wish, [channel.port2]);
  }

  if (copied) {
    line.textContent = note.getAttribute("data-kept").replace("{}", new Date(copied).toLocaleDateString(document.documentElement.lang));
    note.hidden = false;
  }
  button.addEventListener("click", function () { location.reload(); });

  /* The table that a worker was made with is as new as the server's after an update that went through. */
  function compare(registration) {
    ask(registration.active, { want: "edition" }, function (known) {
      if (known.edition === edition(document)) { note.hidden = true; }
      if (!known.edition || known.edition === edition(document)) { return; }
      /* The server has the last word: it may still have a worker older than its pages. */
      fetch(location.href.split("#")[0], { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
        if (edition(parsed(text)) === edition(document)) { return; }
        line.textContent = note.getAttribute("data-newer");
        button.hidden = false;
        note.hidden = false;
      }).catch(function () { /* gone again: asked another time */ });
    });
  }

  function settled(registration, then) {
    var coming = registration.installing || registration.waiting;
    if (!coming) { then(registration); return; }
    coming.addEventListener("statechange", function () {
      if (coming.state === "activated" && registration.active) { then(registration); }
    });
  }

  function check(registration) {
    registration.update().then(function () {
      settled(registration, function () {
        /* Also makes the newest worker look through what is kept. */
        ask(registration.active, { want: "this" }, function () { document.documentElement.setAttribute("data-worker", "ready"); });
        compare(registration);
      });
    }).catch(function () { /* offline: nothing newer is known */ });
  }

  addEventListener("load", function () {
    navigator.serviceWorker.register(worker.href, { scope: scope, updateViaCache: "none" }).then(function (registration) {
      settled(registration, check);
      addEventListener("online", function () { check(registration); });
      document.addEventListener("visibilitychange", function () { if (!document.hidden) { check(registration); } });
      offerAll(registration);
    }).catch(function () { /* a browser that refuses: the page works all the same */ });
  });

  function offerAll(registration) {
    var wish = document.getElementById("keep-all");
    if (!wish) { return; }
    var status = wish.parentNode.querySelector("[role=status]");
    wish.parentNode.hidden = false;
    wish.addEventListener("click", function () {
      settled(registration, function () {
        wish.disabled = true;
        ask(registration.active, { want: "all" }, function (news) {
          var done = news.failed || news.kept === news.of;
          if (!done && news.kept % 10) { return; }
          status.textContent = news.failed ? wish.getAttribute("data-failed") : done ? wish.getAttribute("data-done") : wish.getAttribute("data-keeping").replace("{}", news.kept + " / " + news.of);
          if (done) { wish.disabled = false; }
        });
      });
    });
  }

  /* On the page that stands for one that the phone does not have: those that it has. */
  var list = document.getElementById("kept-pages");
  if (list) {
    caches.open("banyan " + scope + " pages").then(function (cache) {
      return cache.keys().then(function (requests) {
        return Promise.all(requests.filter(function (request) { return /\/$/.test(request.url); }).map(function (request) {
          return cache.match(request).then(function (copy) { return copy.text(); }).then(function (text) {
            var item = document.createElement("li");
            var link = document.createElement("a");
            var title = parsed(text).title;
            link.href = request.url;
            link.textContent = title.split(" · ")[0];
            item.appendChild(link);
            return item;
          });
        }));
      });
    }).then(function (items) {
      items.forEach(function (item) { list.querySelector("ul").appendChild(item); });
      list.hidden = !items.length;
    });
  }
})();
