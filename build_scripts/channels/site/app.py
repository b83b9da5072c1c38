"""The programme becomes an app for the home screen: a web manifest and icons drawn from the site's sign."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_scripts.channels.site.details import SITE, AppDetail
from build_scripts.channels.site.labels import LABELS
from build_scripts.model import Job, Output
from build_scripts.render.png import page_png
from build_scripts.render.press import Press

FILE = "app.webmanifest"
SIZES = (192, 512)
_GREEN, _PAPER = "#1f5c43", "#fbf6ec"


def outputs(job: Job, press: Press) -> Iterator[Output]:
    """The manifest and the icons of one site."""
    assert isinstance(job.detail, AppDetail)
    start = f"{SITE}/{job.detail.prefix}"
    yield Output(f"{start}{FILE}", "application/manifest+json", _manifest(job, job.detail))
    pdf = press.pdf(press.html("site/icon.html.j2"), press.text("site/icon.css"))
    for size in SIZES:
        yield Output(f"{start}assets/icon-{size}.png", "image/png", page_png(pdf, 0, size))


def _manifest(job: Job, detail: AppDetail) -> bytes:
    icons = [
        {"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    manifest = {
        "name": f"{job.programme.name} · {detail.region_name}",
        "short_name": job.programme.name,
        "description": job.programme.about,
        "lang": LABELS[job.language].html_language,
        # All relative to this file, so that the site can stand below any address.
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": _GREEN,
        "background_color": _PAPER,
        "icons": icons,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
