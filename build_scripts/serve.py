"""The source as it stands becomes a live preview: every save is checked and shown, mistakes appear in the page.

The preview is the site of one language and region without downloads. After a save only what changed is read and
checked again, and of the pages only those that somebody looks at are made. It never ends because of a mistake: the
last good pages stay, with the findings above them.
"""

from __future__ import annotations

import hashlib
import html
import re
import sys
import threading
import traceback
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_scripts.channels.protocol import World
from build_scripts.channels.site import planning
from build_scripts.channels.site.on_demand import SiteOnDemand
from build_scripts.diagnostics import Diagnostic, Findings, as_text
from build_scripts.live import Live, serve_live
from build_scripts.model import LANGUAGES, Catalogue, Language, Setting
from build_scripts.pipeline import check
from build_scripts.render.faults import LayoutComplaint
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.shelf import KeepingShelf, Marks

_WATCHED = ("content", "templates", "workshops", "mkdocs.yml")
_LOOKS = ("templates", "mkdocs.yml")
_BODY = re.compile(rb"<body\b[^>]*>")
_BARE_PAGE = (
    b'<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
    b'<meta name="viewport" content="width=device-width,initial-scale=1"><title>Banyan</title></head>'
    b"<body></body></html>"
)
_LOST = "404.html"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the page from being shown as the source says."""

    place: str
    """path:line:column, or empty."""
    code: str
    message: str
    """Both languages."""
    hint: str


@dataclass(frozen=True, slots=True)
class _State:
    """The last source without errors."""

    world: World
    marks: Marks
    looks: str
    """A digest of the templates."""
    press: Press
    """Of these templates."""
    site: SiteOnDemand


class Preview:
    """The pages of the source as it stands, each made when it is asked for."""

    def __init__(
        self,
        root: Path,
        language: Language,
        region: str,
        as_of: date,
        base_url: str,
        setting: Setting | None = None,
    ) -> None:
        """With ``setting`` it shows what readers in the country or in town see, else both variants."""
        self.root = root
        self.language: Language = language
        self.region = region
        self.as_of = as_of
        self.base_url = base_url
        self.setting: Setting | None = setting
        self._shelf = KeepingShelf(root)
        self._state: _State | None = None
        self._problems: tuple[Problem, ...] = ()
        self._good: dict[str, bytes] = {}
        """Pages as they were last shown without a mistake."""
        # One at a time: neither the template engines nor what is kept may be used from two threads.
        self._lock = threading.Lock()

    def refresh(self) -> None:
        """Takes the source as it is now; what is wrong with it is said in the terminal and above every page."""
        with self._lock:
            try:
                self._problems = self._look()
            except Exception as error:  # an editor's slip must not end the preview, whatever it runs into
                self._problems = (_accident(error),)
            if self._problems:
                count = len(self._problems)
                print(f"有 {count} 处要改 · {count} to mend", file=sys.stderr)
            else:
                print("页面已更新 · the page is up to date", file=sys.stderr)

    def file(self, path: str) -> bytes | None:
        """What a browser gets for a path below the site's beginning, such as ``lessons/work-injury/index.html``; None
        when there is nothing."""
        with self._lock:
            problems = self._problems
            made: bytes | None = None
            try:
                made = self._state.site.file(path) if self._state is not None else None
            except Exception as error:  # a template may be the very file that is being edited
                problems = (*problems, _accident(error))
                made = self._good.get(path)
            if not path.endswith(".html"):
                return made
            if not problems:
                if made is not None:
                    self._good[path] = made
                return made
            if made is None and self._state is not None and len(problems) == len(self._problems):
                return None
            banner = self._banner(problems, old=made is not None)
            return _BODY.sub(lambda match: match[0] + banner, made or _BARE_PAGE, count=1)

    def lost(self) -> bytes:
        """The page for an address that does not exist."""
        return self.file(_LOST) or _BARE_PAGE

    def _look(self) -> tuple[Problem, ...]:
        """Checks the source; if it has no errors it becomes the state that pages are made of."""
        self._shelf.look()
        findings = Findings()
        catalogue = check(self.root, self.as_of, findings, self._shelf)
        if len(findings):
            print(as_text(findings, LANGUAGES), file=sys.stderr)
        if catalogue is None or findings.errors():
            return tuple(_problem(finding) for finding in findings if finding.level == "error")
        world = self._world(catalogue)
        region = self.region or world.regions[0]
        known = tuple(world.resolver.register.regions)
        if region not in known:
            return (Problem("", "--region", f"{region}?", ", ".join(known)),)
        looks = _looks(self.root)
        jobs = tuple(planning.plan_one(world, self.language, region, neighbours=False))
        same = self._state if self._state is not None and self._state.looks == looks else None
        press = same.press if same is not None else Press(self.root)
        site = SiteOnDemand(jobs, press, same.site if same is not None else None)
        self._state = _State(world, self._shelf.marks, looks, press, site)
        return ()

    def _world(self, catalogue: Catalogue) -> World:
        """The source resolved; editions of lessons that did not change are those of the last good state."""
        world = World(catalogue, Resolver(catalogue, self.as_of, self.base_url, self.setting))
        before, now = self._state, self._shelf.marks
        if before is not None and before.marks.rest == now.rest:
            same = {name for name, mark in now.lessons.items() if before.marks.lessons.get(name) == mark}
            world.adopt(before.world, same)
        return world

    def _banner(self, problems: tuple[Problem, ...], *, old: bool) -> bytes:
        rows = [(problem.place, problem.code, problem.message, problem.hint) for problem in problems]
        try:
            press = Press(self.root)
            return press.html("site/preview/findings.html.j2", findings=rows, old=old).encode()
        except Exception:  # the template of the banner may be the very one that is being edited
            traceback.print_exc()
            words = "\n".join(" ".join(filter(None, row)) for row in rows)
            return f"<pre>{html.escape(words)}</pre>".encode()


def _accident(error: Exception) -> Problem:
    """What came up outside the checks, also told in the terminal."""
    if isinstance(error, LayoutComplaint):
        print(error, file=sys.stderr)
        return Problem("", "S006", str(error), "")
    traceback.print_exception(error)
    return Problem("", type(error).__name__, str(error), "")


def _problem(finding: Diagnostic) -> Problem:
    at = finding.location
    place = f"{at.path}:{at.line}:{at.column}" if at.line else at.path
    message = " · ".join(finding.message(language) for language in LANGUAGES)
    hint = " · ".join(finding.hint(language) for language in LANGUAGES)
    return Problem(place, finding.code, message, hint)


def _looks(root: Path) -> str:
    """A digest of everything that decides how pages look, but for the program."""
    total = hashlib.sha256()
    for name in _LOOKS:
        place = root / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix not in {".ttf", ".otf"} and path.is_file():
                total.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return total.hexdigest()


def serve(
    root: Path,
    host: str,
    port: int,
    language: Language,
    region: str,
    as_of: date,
    setting: Setting | None = None,
) -> int:
    """Serves the preview until it is interrupted; the browser reloads after every save.

    ``region`` may be empty: the one the site opens with. Returns 1 when the address cannot be used.
    """
    preview = Preview(root, language, region, as_of, f"http://{host}:{port}", setting)
    watched = tuple(root / name for name in _WATCHED)
    try:
        serve_live(Live(preview.file, preview.lost, preview.refresh, watched), host, port)
    except OSError as error:
        print(
            f"{host}:{port}: {error.strerror or error}  （换一个 --port · try another --port）",
            file=sys.stderr,
        )
        return 1
    return 0
