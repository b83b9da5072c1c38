"""A folder is served as a web server would and read with a slow phone: what the reader waits for."""

from __future__ import annotations

import functools
import gzip
import http.server
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_TIMES = 5
_NETWORK = {
    "offline": False,
    "latency": 562,
    "downloadThroughput": 1_470_000 / 8,
    "uploadThroughput": 675_000 / 8,
}
_PAINTS = """() => new Promise(done => {
    const seen = {largest: 0, blocked: 0};
    new PerformanceObserver(list => list.getEntries().forEach(one => { seen.largest = one.startTime; }))
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(one => { seen.blocked += one.duration - 50; }))
        .observe({type: 'longtask', buffered: true});
    setTimeout(() => done({...seen,
        first: performance.getEntriesByName('first-contentful-paint')[0].startTime}), 1500);
})"""


@dataclass(frozen=True, slots=True)
class Paint:
    """Medians: milliseconds, and what went over the wire."""

    first: float
    largest: float
    blocked: float
    bytes: int
    requests: int


def paints(folder: Path, path: str) -> Paint:
    """A page read several times with nothing kept."""
    with _served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        seen = [_once(browser, f"{address}/{path}") for _ in range(_TIMES)]
        browser.close()
    return Paint(
        statistics.median(one.first for one in seen),
        statistics.median(one.largest for one in seen),
        statistics.median(one.blocked for one in seen),
        seen[0].bytes,
        seen[0].requests,
    )


def _once(browser: Browser, address: str) -> Paint:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", _NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    loaded: list[int] = []
    phone.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    found: dict[str, float] = page.evaluate(_PAINTS)
    context.close()
    return Paint(found["first"], found["largest"], found["blocked"], sum(loaded), len(loaded))


class _Server(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Text goes compressed, as every web server sends it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        packed = path.suffix in {".html", ".js", ".json", ".css", ".svg", ".webmanifest"}
        data = gzip.compress(data) if packed else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Server, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
