"""Row 25: articles are laid out in a real Chromium at the widths of phones, and what runs over is named.

Playwright and Chromium are there for tests; where they are missing the row is not tried, and the report says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.wechat.checker.bundle import TEXT
from build_scripts.wechat.checker.check import Checked
from build_scripts.wechat.checker.finding import Finding, finding
from build_scripts.wechat.checker.limits import MARGIN, WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_MEASURE = """(width) => {
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return null;
  let worst = null;
  for (const element of document.body.querySelectorAll("*")) {
    const right = element.getBoundingClientRect().right;
    if (!worst || right > worst.right) worst = {right, text: element.outerHTML.slice(0, 60)};
  }
  return {over, text: worst ? worst.text : ""};
}"""
NO_BROWSER = "没有装 Playwright 和 Chromium · Playwright and Chromium are not installed"


def with_browser(found: Iterable[Checked]) -> Iterator[Checked]:
    """The same articles with row 25 tried, where a browser can be started."""
    rows = list(found)
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        yield from (one.without_row(25, NO_BROWSER) for one in rows)
        return
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for one in rows:
                yield one.with_row(25, tuple(_overflow(one, browser)))
            browser.close()
    except Error:
        yield from (one.without_row(25, NO_BROWSER) for one in rows)


def _overflow(one: Checked, browser: Any) -> Iterator[Finding]:
    file = Path(one.path) / TEXT if Path(one.path).is_dir() else Path(one.path)
    body = file.read_text(encoding="utf-8", errors="replace")
    for width in WIDTHS:
        page: Page = browser.new_page(viewport={"width": width, "height": 800}, offline=True)
        try:
            page.set_content(_page(body, ours=one.kind == "bundle"))
            measured = page.evaluate(_MEASURE, width)
        finally:
            page.close()
        if measured is not None:
            yield finding(
                "M251", file.as_posix(), (0, 0), width=width, over=measured["over"], what=measured["text"]
            )


def _page(body: str, *, ours: bool) -> str:
    """The fragment as a phone shows it: the platform's margins, and nothing wider than the text. Ours must do without
    the latter, pictures apart."""
    narrow = "img" if ours else "body *"
    more = "" if ours else "body *{box-sizing:border-box!important;word-wrap:break-word!important}"
    style = f"body{{margin:0 {MARGIN}px}}{narrow}{{max-width:100%!important}}{more}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{body}</body>'
