/* The little that a SCORM 1.2 platform wants to hear. Without a platform every call does nothing. */
var SCORM = (function () {
  "use strict";
  var api = null, begun = 0, open = false;

  /* The interface lies in a frame around this one, or around the window that opened it. */
  function search(from) {
    var tries = 0;
    while (from && tries < 12) {
      try {
        if (from.API) { return from.API; }
      } catch (other) { return null; } /* a frame of another site */
      if (from.parent === from) { return null; }
      from = from.parent;
      tries += 1;
    }
    return null;
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  /* 0001:05:09, as cmi.core.session_time wants it. */
  function time(milliseconds) {
    var seconds = Math.floor(milliseconds / 1000), hours = Math.min(9999, Math.floor(seconds / 3600));
    return ("0000" + hours).slice(-4) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  function get(name) { return open ? String(api.LMSGetValue(name)) : ""; }
  function set(name, value) { if (open) { api.LMSSetValue(name, String(value)); } }

  return {
    begin: function () {
      var status;
      api = search(window);
      if (!api && window.opener) { api = search(window.opener); }
      begun = new Date().getTime();
      open = !!api && String(api.LMSInitialize("")) === "true";
      status = get("cmi.core.lesson_status");
      if (open && (status === "" || status === "not attempted")) { set("cmi.core.lesson_status", "incomplete"); }
      return open;
    },
    get: get,
    set: set,
    save: function () { if (open) { api.LMSCommit(""); } },
    end: function (finished) {
      if (!open) { return; }
      set("cmi.core.session_time", time(new Date().getTime() - begun));
      set("cmi.core.exit", finished ? "" : "suspend");
      api.LMSCommit("");
      api.LMSFinish("");
      open = false;
    }
  };
}());
