"""A built release becomes the four pictures of README.md: ``.venv/bin/python -m build_scripts.tools.readme_pictures``.

Run after ``./banyan build``. It drives Debian's chromium, with our fonts as the only ones.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from build_scripts.fonts import activate
from build_scripts.render.png import page_image, png

ROOT = Path(__file__).resolve().parent.parent.parent
CURRENT = ROOT / "dist" / "current"
PICTURES = ROOT / "docs" / "pictures"
_PHONE = (390, 844)


def main() -> int:
    """Writes docs/pictures/*.png."""
    activate(ROOT / "templates/_shared/fonts", ROOT / ".cache/fonts")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"], env=dict(os.environ)
        )
        page = browser.new_page(viewport={"width": _PHONE[0], "height": _PHONE[1]})
        _shot(page, CURRENT / "site/index.html", "site")
        _shot(page, CURRENT / "wechat/zh/GD/work-injury/preview.html", "wechat", "#phone")
        browser.close()
    for name, path, number in (
        ("leaflet", "leaflet/zh/GD/work-injury.pdf", 1),
        ("kit", "kit/forum/zh/GD/agenda.pdf", 0),
    ):
        image = page_image((CURRENT / path).read_bytes(), number, 842 if name == "leaflet" else 595)
        (PICTURES / f"{name}.png").write_bytes(png(image))
    return 0


def _shot(page: Page, path: Path, name: str, part: str = "") -> None:
    page.goto(path.as_uri())
    if part:
        page.evaluate("document.querySelector('header').remove()")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
