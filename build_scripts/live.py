"""Files that are made on demand become a local web server whose open pages reload when a watched file changes."""

from __future__ import annotations

import mimetypes
import os
import posixpath
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_CHANGES = "-/changes"
"""Where pages ask for news; no page of a site is called so."""
_PAUSE = 0.2
"""Seconds between two looks at the watched files."""
_SHARE = 20
"""A look may take one part in so many of the time; many files are looked at less often."""
_PATIENCE = 25.0
"""Seconds that a page waits for news before it asks again."""
# A page that nobody looks at does not ask: browsers keep few lines open to one server.
_SCRIPT = """<script>(function(){var q;function ask(){q=new XMLHttpRequest();q.onloadend=function(){
if(q.status===200&&q.responseText!=="%s")location.reload();else setTimeout(look,q.status===200?0:1000)};
q.open("GET","/%s/%s");q.send()}
function look(){if(document.visibilityState==="visible")ask();else q=null}
document.addEventListener("visibilitychange",function(){if(!q)look()});look()})()</script>"""


@dataclass(frozen=True, slots=True)
class Live:
    """What is served."""

    file: Callable[[str], bytes | None]
    """The file at a path below the beginning, None when there is none."""
    lost: Callable[[], bytes]
    """The page for an address that does not exist."""
    refresh: Callable[[], None]
    """Called at the beginning and after each change."""
    watched: tuple[Path, ...]
    """Files and folders whose changes count."""


class _Edition:
    """The number of the state that is served, for pages that wait for the next."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def name(self) -> str:
        """Differs from that of another state, also after a new start."""
        return f"{os.getpid()}-{self._number}"

    def next(self) -> None:
        """There is a newer one."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, seen: str) -> str:
        """The name, as soon as it is not ``seen`` any more, at the latest after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.name() != seen, timeout=_PATIENCE)
            return self.name()


def serve_live(live: Live, host: str, port: int) -> None:
    """Serves until it is interrupted. OSError when the address cannot be used."""
    edition = _Edition()
    with ThreadingHTTPServer((host, port), _handler(live, edition)) as server:
        server.daemon_threads = True
        try:
            seen = _signature(live.watched)
            live.refresh()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"http://{host}:{port}/  （Ctrl-C 停下 · Ctrl-C to stop）", file=sys.stderr)
            for _ in _changes(live.watched, seen):
                live.refresh()
                edition.next()
        except KeyboardInterrupt:
            print(file=sys.stderr)
        finally:
            # Only what runs can be shut down.
            server.block_on_close = False


def _changes(watched: tuple[Path, ...], seen: _Signature) -> Iterator[None]:
    """One for each change, when the files have come to rest."""
    while True:
        begun = time.monotonic()
        now = _signature(watched)
        if now != seen:
            # An editor's program may write a file in several steps.
            time.sleep(_PAUSE / 4)
            while now != (now := _signature(watched)):
                time.sleep(_PAUSE / 4)
            seen = now
            yield None
        else:
            time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - begun)))


_Signature = dict[str, tuple[int, int, int]]


def _signature(watched: tuple[Path, ...]) -> _Signature:
    """Time, size and number of each file. Files are compared by these because they are looked at all the time."""
    found: _Signature = {}
    found |= {str(path): _state(path.stat()) for path in watched if path.is_file()}
    waiting = [str(path) for path in watched if path.is_dir()]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir():
                        waiting.append(entry.path)
                    else:
                        found[entry.path] = _state(entry.stat())
        except OSError:  # it went away just now
            continue
    return found


def _state(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _handler(live: Live, edition: _Edition) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """A file, the page for lost addresses, or news for a page that waits for it."""
            path = unquote(urlsplit(self.path).path)
            if path.startswith(f"/{_CHANGES}/"):
                self._send(200, "text/plain", edition.wait(path.rpartition("/")[2]).encode())
                return
            # The name is taken first: what changes meanwhile makes the page reload once more.
            name = edition.name()
            inside = posixpath.normpath(path).lstrip("/")
            if not path.endswith("/"):
                data = live.file(inside)
                if data is None and live.file(f"{inside}/index.html") is not None:
                    self._send(302, "text/plain", b"", location=f"/{inside}/")
                    return
            else:
                inside = posixpath.join(inside, "index.html").removeprefix("./")
                data = live.file(inside)
            kind = mimetypes.guess_type(inside)[0] or "application/octet-stream"
            if data is None:
                self._send(404, "text/html", _reloading(live.lost(), name))
            else:
                self._send(200, kind, _reloading(data, name) if kind == "text/html" else data)

        def _send(self, status: int, kind: str, data: bytes, location: str = "") -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            encoded = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
            self.send_header("Content-Type", encoded)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            try:
                self.wfile.write(data)
            except ConnectionError:  # the browser went to another page
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the terminal is for what an editor has to mend."""

    return Handler


def _reloading(page: bytes, name: str) -> bytes:
    """The page with the script that waits for the next edition."""
    script = (_SCRIPT % (name, _CHANGES, name)).encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
