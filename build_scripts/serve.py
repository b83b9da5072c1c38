"""The source as it stands becomes a live preview: every save is checked and shown, mistakes appear in the page.

The preview is the site of one language and region without downloads. It never ends because of a mistake: the last
good pages stay, with the findings above them.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tempfile
import traceback
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL, planning
from build_scripts.channels.site.details import SITE
from build_scripts.diagnostics import Diagnostic, Findings, as_text
from build_scripts.model import LANGUAGES, Language, Setting
from build_scripts.pipeline import check
from build_scripts.render.faults import LayoutComplaint
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver

_WATCHED = ("content", "templates", "workshops", "mkdocs.yml")
_BODY = re.compile(rb"<body\b[^>]*>")
_BARE_PAGE = (
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title></head>'
    "<body></body></html>"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the page from being shown as the source says."""

    place: str
    """path:line:column, or empty."""
    code: str
    message: str
    """Both languages."""
    hint: str


class Preview:
    """Builds the preview into a folder, again and again."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        language: Language,
        region: str,
        as_of: date,
        base_url: str,
        setting: Setting | None = None,
    ) -> None:
        """With ``setting`` it shows what readers in the country or in town see, else both variants."""
        self.root = root
        self.folder = folder
        self.language: Language = language
        self.region = region
        self.as_of = as_of
        self.base_url = base_url
        self.setting: Setting | None = setting
        self._press = Press(root)
        self._good: dict[str, bytes] = {}

    def build(self) -> None:
        """Brings the folder up to date with the source; whatever goes wrong is shown there and in the terminal."""
        try:
            problems = self._try()
        except LayoutComplaint as complaint:
            problems = [Problem("", "S006", str(complaint), "")]
            print(complaint, file=sys.stderr)
        except Exception as error:  # an editor's slip must not end the preview, whatever it runs into
            problems = [Problem("", type(error).__name__, str(error), "")]
            traceback.print_exc()
        if problems:
            print(f"有 {len(problems)} 处要改 · {len(problems)} to mend", file=sys.stderr)
        else:
            print("页面已更新 · the page is up to date", file=sys.stderr)
        self._write(problems)

    def lost(self, code: int) -> bytes | None:
        """The page for an address that does not exist; None for any other trouble."""
        page = self.folder / "404.html"
        return page.read_bytes() if code == 404 and page.is_file() else None

    def _try(self) -> list[Problem]:
        """Renders the pages if the source has no errors; otherwise what they are."""
        findings = Findings()
        catalogue = check(self.root, self.as_of, findings)
        if len(findings):
            print(as_text(findings, LANGUAGES), file=sys.stderr)
        if catalogue is None or findings.errors():
            return [_problem(finding) for finding in findings if finding.level == "error"]
        world = World(catalogue, Resolver(catalogue, self.as_of, self.base_url, self.setting))
        region = self.region or world.regions[0]
        known = tuple(world.resolver.register.regions)
        if region not in known:
            return [Problem("", "--region", f"{region}?", ", ".join(known))]
        pages = {}
        jobs = tuple(planning.plan_one(world, self.language, region, neighbours=False))
        together = tuple(job for job in jobs if job.group)
        alone = tuple((job,) for job in jobs if not job.group)
        for batch in (together, *alone):
            for outputs in CHANNEL.render(batch, self._press):
                pages.update({output.path.removeprefix(f"{SITE}/"): output.data for output in outputs})
        self._good = pages
        return []

    def _write(self, problems: list[Problem]) -> None:
        pages = dict(self._good)
        if problems:
            banner = self._banner(problems, old=bool(pages))
            if not pages:
                bare = _BARE_PAGE.format(title="Banyan").encode()
                pages = {"index.html": bare, "404.html": bare}
            pages = {
                path: _under_banner(data, banner) if path.endswith(".html") else data
                for path, data in pages.items()
            }
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        for name, data in pages.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _banner(self, problems: list[Problem], *, old: bool) -> bytes:
        rows = [(problem.place, problem.code, problem.message, problem.hint) for problem in problems]
        try:
            return self._press.html("site/preview/findings.html.j2", findings=rows, old=old).encode()
        except Exception:  # the template of the banner may be the very one that is being edited
            traceback.print_exc()
            words = "\n".join(" ".join(filter(None, row)) for row in rows)
            return f"<pre>{html.escape(words)}</pre>".encode()


def _problem(finding: Diagnostic) -> Problem:
    at = finding.location
    place = f"{at.path}:{at.line}:{at.column}" if at.line else at.path
    message = " · ".join(finding.message(language) for language in LANGUAGES)
    hint = " · ".join(finding.hint(language) for language in LANGUAGES)
    return Problem(place, finding.code, message, hint)


def _under_banner(page: bytes, banner: bytes) -> bytes:
    return _BODY.sub(lambda match: match[0] + banner, page, count=1)


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
    with tempfile.TemporaryDirectory(prefix="banyan-preview-") as folder:
        preview = Preview(root, Path(folder), language, region, as_of, f"http://{host}:{port}", setting)
        server = LiveReloadServer(preview.build, host, port, root=folder)
        server.error_handler = preview.lost
        preview.build()
        for name in _WATCHED:
            if (root / name).exists():
                server.watch(str(root / name))
        print(f"http://{host}:{port}/  （Ctrl-C 停下 · Ctrl-C to stop）", file=sys.stderr)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            print(file=sys.stderr)
        except OSError as error:
            print(
                f"{host}:{port}: {error.strerror or error}  （换一个 --port · try another --port）",
                file=sys.stderr,
            )
            return 1
        finally:
            if server.serve_thread.is_alive() or server.observer.is_alive():
                server.shutdown()
            else:
                server.server_close()
    return 0
