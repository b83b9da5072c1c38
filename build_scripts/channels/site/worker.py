"""The finished pages of one site become its service worker: the code of templates/site/worker.js under a table of
what there is and in which edition.

A changed page changes the table, and so the worker's bytes: that is how a browser learns of a newer edition.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.channels.site import seal
from build_scripts.channels.site.details import APP, SEARCH, SITE, SITEMAP, WORKER, AppDetail, WorkerDetail
from build_scripts.model import Job, Output
from build_scripts.render.press import Press

FILE = "worker.js"
OFFLINE_PAGE = "offline.html"
# The search index and its texts, and the pictures of lessons.
_BESIDE_PAGES = re.compile(r"search(?:-text)?\.json$|lessons/.+(?<!\.html)$")


def job(app: Job, planned: Iterable[Job]) -> Job:
    """The job for the site whose app is given; ``planned`` are the jobs of all sites."""
    assert isinstance(app.detail, AppDetail)
    planned, prefix = tuple(planned), app.detail.prefix
    site = app.id.removesuffix(f"/{APP}")
    return replace(
        app,
        id=f"{site}/{WORKER}",
        part=WORKER,
        needs=tuple(
            one.id
            for one in planned
            if one.part != SITEMAP and (one.group == site or one.id == f"{site}/{SEARCH}")
        ),
        detail=WorkerDetail(prefix, tuple(sorted(_below(prefix, planned)))),
    )


def _below(prefix: str, planned: Iterable[Job]) -> Iterator[str]:
    beginnings = (one.detail.prefix for one in planned if isinstance(one.detail, AppDetail))
    return (
        other.removeprefix(prefix) for other in beginnings if other.startswith(prefix) and other != prefix
    )


def output(job: Job, press: Press) -> Output:
    """The worker, which names every page and script that its site has."""
    assert isinstance(job.detail, WorkerDetail)
    start = f"{SITE}/{job.detail.prefix}"
    files = {made.path.removeprefix(start): made.data for name in job.needs for made in press.needed(name)}
    table = _table(files, job.detail.others)
    text = f"var SITE = {table};\n{press.text('site/worker.js')}"
    return Output(f"{start}{FILE}", "text/javascript", text.encode())


def _table(files: dict[str, bytes], others: Iterable[str]) -> str:
    """JSON; every address is below the site's beginning, and a page's ends with a slash."""
    pages = {
        path.removesuffix("index.html"): seal.edition(data.decode())
        for path, data in files.items()
        if path.endswith("index.html")
    }
    scripts = [f"{path}?{seal.version(data)}" for path, data in files.items() if path.endswith(".js")]
    edition = hashlib.sha256("".join(f"{p} {e}\n" for p, e in sorted(pages.items())).encode())
    table = {
        "edition": edition.hexdigest()[:12],
        "shell": ["", OFFLINE_PAGE, *sorted(scripts)],
        # For those who keep everything.
        "also": sorted(filter(_BESIDE_PAGES.match, files)),
        "pages": pages,
        "others": sorted(others),
    }
    return json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
