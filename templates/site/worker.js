/* The service worker of one site (one language and region). SITE stands above: its edition, and each page's.
   What is read is kept; what the network can give is never answered from the phone, except when it takes too long,
   and then the page is marked so that keep.js says so. Scripts have their digest in their address and are safe to keep.
   It lives where service workers live: browsers newer than Chromium 60, Firefox 60, Safari 11.1. */
(function () {
  "use strict";
  var SCOPE = new URL("./", self.location).href;
  var SHELL = "banyan " + SCOPE + " shell " + SITE.edition;
  var PAGES = "banyan " + SCOPE + " pages";
  var PATIENCE = 6000;

  function at(path) { return SCOPE + path; }

  /* Below the site's beginning and without ? and #; null for what belongs to another site or to nobody. */
  function path(address) {
    var bare = address.split(/[?#]/)[0];
    if (bare.indexOf(SCOPE) !== 0) { return null; }
    bare = bare.slice(SCOPE.length);
    return SITE.others.some(function (other) { return bare.indexOf(other) === 0; }) ? null : bare;
  }

  function own(name) { return Object.prototype.hasOwnProperty.call(SITE.pages, name); }

  function fresh(name) {
    return fetch(new Request(at(name), { cache: "no-cache", credentials: "same-origin" })).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status + " " + name); }
      return answer;
    });
  }

  /* A copy with its edition and the day on which it was made. */
  function keep(name, answer) {
    var headers = { "content-type": answer.headers.get("content-type"), "x-kept": new Date().toISOString(), "x-edition": SITE.edition };
    return (own(name) ? answer.text() : answer.blob()).then(function (body) {
      if (own(name)) {
        headers["content-type"] = "text/html; charset=utf-8";
        headers["x-edition"] = editionOf(body);
      }
      return caches.open(PAGES).then(function (cache) { return cache.put(at(name), new Response(body, { headers: headers })); });
    });
  }

  function kept(name) {
    return caches.open(PAGES).then(function (cache) { return cache.match(at(name)); });
  }

  function editionOf(text) {
    var found = /<meta name="edition" content="(\w+)">/.exec(text);
    return found ? found[1] : "";
  }

  /* The page says in its first tag that it is a copy, and of which day. */
  function asCopy(answer) {
    return answer.text().then(function (text) {
      var day = answer.headers.get("x-kept");
      return new Response(text.replace("<html ", '<html data-kept="' + day + '" '), { headers: { "content-type": "text/html; charset=utf-8" } });
    });
  }

  self.addEventListener("install", function (event) {
    event.waitUntil(caches.open(SHELL).then(function (cache) {
      return Promise.all(SITE.shell.map(function (name) {
        return fresh(name).then(function (answer) { return cache.put(at(name), answer); });
      }));
    }).then(function () { return self.skipWaiting(); }));
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return name.indexOf("banyan " + SCOPE + " shell ") === 0 && name !== SHELL ? caches.delete(name) : null;
      }));
    }).then(function () { return self.clients.claim(); }));
  });

  /* What is kept of an older edition is fetched anew, one after another; pages that are gone are let go. */
  function renew() {
    return caches.open(PAGES).then(function (cache) {
      return cache.keys().then(function (requests) {
        return requests.reduce(function (before, request) {
          return before.then(function () { return cache.match(request); }).then(function (copy) {
            var name = path(request.url);
            var listed = own(name) || SITE.also.indexOf(name) >= 0;
            if (!listed) { return cache.delete(request); }
            if (copy.headers.get("x-edition") === (own(name) ? SITE.pages[name] : SITE.edition)) { return null; }
            return fresh(name).then(function (answer) { return keep(name, answer); }).catch(function () { /* stays as it is */ });
          });
        }, Promise.resolve());
      });
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var name = path(request.url);
    if (request.method !== "GET" || name === null || request.cache === "no-store") { return; }
    if (/^assets\/.*\.js$/.test(name)) {
      event.respondWith(script(request, name));
    } else if (request.mode === "navigate") {
      if (own(name)) { event.respondWith(page(event, name)); }
    } else if (SITE.also.indexOf(name) >= 0) {
      event.respondWith(file(event, name));
    } else if (SITE.shell.indexOf(name) >= 0) {
      event.respondWith(fetch(request).catch(function () { return caches.match(at(name)); }));
    }
  });

  /* Scripts: the address changes with the contents. */
  function script(request, name) {
    return caches.open(SHELL).then(function (cache) {
      return cache.match(request).then(function (found) {
        return found || fetch(request).then(function (answer) {
          if (answer.ok && SITE.shell.indexOf(name + new URL(request.url).search) >= 0) { cache.put(request, answer.clone()); }
          return answer;
        });
      });
    });
  }

  function page(event, name) {
    /* Asked for by its address, so that the browser's own cache, too, has to ask the server. */
    var asked = fetch(event.request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      if (answer.ok) { event.waitUntil(keep(name, answer.clone())); }
      return answer;
    });
    return copyOf(name).then(function (copy) {
      if (!copy) { return asked.catch(offline); }
      var late = new Promise(function (resolve) { setTimeout(resolve, PATIENCE); });
      event.waitUntil(asked.catch(function () {}));
      return Promise.race([asked.catch(function () {}), late]).then(function (answer) { return answer || asCopy(copy); });
    });
  }

  /* Shown at the address that was asked for, so that loading it again leads there; its own links begin elsewhere. */
  function offline() {
    return caches.match(at("offline.html"), { cacheName: SHELL }).then(function (answer) { return answer.text(); }).then(function (text) {
      text = text.replace(/(href|src|data-index|data-base|data-worker)="(?!#|\/|[a-z]+:)([^"]*)"/g, function (all, attribute, address) {
        return attribute + '="' + new URL(address, SCOPE).href + '"';
      });
      return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
    });
  }

  /* The home page is in the shell before anybody has opened it from there. */
  function copyOf(name) {
    return kept(name).then(function (copy) {
      return copy || (name === "" ? caches.match(at(""), { cacheName: SHELL }) : null);
    });
  }

  function file(event, name) {
    return fetch(event.request.url, { cache: "no-cache", credentials: "same-origin" }).then(function (answer) {
      if (answer.ok) { event.waitUntil(keep(name, answer.clone())); }
      return answer;
    }).catch(function (error) {
      return kept(name).then(function (copy) {
        if (copy) { return copy; }
        throw error;
      });
    });
  }

  function store(name) {
    return fresh(name).then(function (answer) { return keep(name, answer); });
  }

  /* keep.js asks: for the edition of a page, to keep the page that was open before the worker was there, or all. */
  self.addEventListener("message", function (event) {
    var port = event.ports[0];
    var wish = event.data || {};
    if (!port) { return; }
    if (wish.want === "edition") {
      var name = path(wish.page);
      port.postMessage({ edition: name !== null && own(name) ? SITE.pages[name] : "" });
    } else if (wish.want === "this") {
      var here = path(wish.page);
      event.waitUntil((here !== null && own(here) ? kept(here) : Promise.resolve(true)).then(function (copy) {
        return copy ? null : store(here);
      }).catch(function () { /* kept another time */ }).then(function () { port.postMessage({ done: true }); }).then(renew));
    } else if (wish.want === "all") {
      var names = Object.keys(SITE.pages).concat(SITE.also);
      event.waitUntil(names.reduce(function (before, one, i) {
        return before.then(function () { return store(one); }).then(function () { port.postMessage({ kept: i + 1, of: names.length }); });
      }, Promise.resolve()).catch(function () { port.postMessage({ failed: true }); }));
    }
  });
})();
