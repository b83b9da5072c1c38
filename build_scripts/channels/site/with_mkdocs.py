"""A folder of staged Markdown and the frame of its site become the files that MkDocs writes, or one page alone.

The only module that knows MkDocs. Settings come from mkdocs.yml; what depends on the language and region is set here.
"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_scripts.channels.site import style
from build_scripts.channels.site.as_it_is import AsItIs
from build_scripts.channels.site.details import Around, Frame
from build_scripts.channels.site.guide_pages import CALCULATORS_PAGE, FLOWS_PAGE
from build_scripts.channels.site.kept_words import KEPT_WORDS
from build_scripts.channels.site.labels import LABELS
from build_scripts.channels.site.prose import phone_address
from build_scripts.channels.site.seal import version
from build_scripts.channels.site.service_details import ACCESSIBILITY, PATHS, REPORT, TEACHING, WHERE
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.channels.site.stage import FRONT_PAGE, GLOSSARY_PAGE, Staged, lesson_page
from build_scripts.model import Language
from build_scripts.render.faults import LayoutComplaint

ICON = "assets/icon.svg"
LOST_PAGE = "404.html"
OFFLINE_PAGE = "offline.html"
SITEMAP_FILE = "sitemap.xml"
# What Material brings that our pages do not load: its scripts, styles and pictures.
_UNUSED = re.compile(r"assets/(?:javascripts|stylesheets|images)/|sitemap\.xml\.gz$|assets/banyan\.css$")


def site_files(staged: Iterable[Staged], around: Around, root: Path) -> dict[str, bytes]:
    """Path → contents of every file that the site consists of.

    LayoutComplaint when MkDocs warns: a link that leads nowhere, a page outside the navigation.
    """
    with tempfile.TemporaryDirectory(prefix="banyan-site-") as folder:
        documents, output = Path(folder, "documents"), Path(folder, "site")
        documents.mkdir()
        for file in staged:
            path = documents / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        with _complaints_are_errors():
            mkdocs_build(_config(documents, output, around, root))
        found = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in sorted(output.rglob("*"))
            if path.is_file()
        }
    dress = _Dress(root)
    return {
        path: dress.finished(data) if path.endswith(".html") else data
        for path, data in found.items()
        if is_used(path)
    }


def is_used(path: str) -> bool:
    """Whether a file that MkDocs would write is one that our pages use."""
    return _UNUSED.match(path) is None


class _Dress:
    """The style sheet and the scripts as they are now."""

    def __init__(self, root: Path) -> None:
        self._theme = root / "templates" / "site" / "theme"
        self._sheet = style.Sheet((root / "templates" / style.FILE).read_text(encoding="utf-8"))
        self._scripts: dict[str, str] = {}

    def finished(self, page: bytes) -> bytes:
        """The page with its own style."""
        return style.finished(page.decode(), self._sheet, self._script).encode()

    def _script(self, name: str) -> str:
        if name not in self._scripts:
            self._scripts[name] = (self._theme / name).read_text(encoding="utf-8")
        return self._scripts[name]


class OpenSite:
    """A site of which one page at a time is written, with the bytes that it has when all are written together.

    It stands for one state of the templates, one frame and one set of pages. Links to anchors of other pages are not
    looked after: those pages are not known.
    """

    def __init__(self, pages: Iterable[str], around: Around, root: Path) -> None:
        """``pages`` are the paths of all pages as they are staged: ``lessons/work-injury/index.md``."""
        # Nothing is read from the one folder or written to the other: files are given, and pages handed back.
        self._config = _config(root / "templates", root / ".cache", around, root)
        self._environment = self._config.theme.get_env()
        self._dress = _Dress(root)
        self._files = Files([self._file(path) for path in pages])
        set_exclusions(self._files, self._config)
        with _complaints_are_errors():
            self._navigation = get_navigation(self._files, self._config)
        for file in self._files.documentation_pages():
            if file.page is None:
                Page(None, file, self._config)  # it makes itself known to its file

    def page(self, path: str, staged: Iterable[Staged]) -> bytes:
        """The page staged as ``path``; ``staged`` are its Markdown and what lies beside it.

        LayoutComplaint when MkDocs warns.
        """
        beside = []
        for one in staged:
            known = self._files.get_file_from_path(one.path)
            if known is None:
                known = self._file(one.path)
                self._files.append(known)
                beside.append(known)
            if one.path == path:
                known.content_string = one.data.decode()
        file = self._files.get_file_from_path(path)
        if file is None or file.page is None:
            raise LookupError(path)
        page = file.page
        try:
            with _complaints_are_errors():
                page.read_source(self._config)
                page.render(self._config, self._files)
                own = (page.links_to_anchors or {}).get(file, {})
                page.links_to_anchors = {file: own}
                page.validate_anchor_links(
                    files=self._files, log_level=self._config.validation.links.anchors or logging.WARNING
                )
                page.active = True
                return self._written(
                    "main.html", get_context(self._navigation, self._files, self._config, page)
                )
        finally:
            page.active = False
            for other in beside:
                self._files.remove(other)

    def _file(self, path: str) -> File:
        config = self._config
        file = File(path, None, config.site_dir, config.use_directory_urls)
        file.content_string = ""
        return file

    def lost(self) -> bytes:
        """The page for addresses that do not exist."""
        return self._alone(LOST_PAGE, urlsplit(self._config.site_url or "/").path)

    def away(self) -> bytes:
        """The page for a reader without a connection."""
        return self._alone(OFFLINE_PAGE, ".")

    def sitemap(self) -> bytes:
        """The addresses of all pages."""
        context = get_context(self._navigation, self._files, self._config, base_url=".")
        return self._environment.get_template(SITEMAP_FILE).render(context).encode()

    def _alone(self, template: str, base: str) -> bytes:
        context = get_context(self._navigation, self._files, self._config, base_url=base)
        return self._written(template, context)

    def _written(self, template: str, context: TemplateContext) -> bytes:
        return self._dress.finished(self._environment.get_template(template).render(context).encode())


def _config(documents: Path, output: Path, around: Around, root: Path) -> MkDocsConfig:
    frame, programme, language = around.frame, around.programme, around.language
    assets = root / "templates" / "site" / "theme"
    config = load_config(
        str(root / "mkdocs.yml"),
        docs_dir=str(documents),
        site_dir=str(output),
        site_name=programme.name,
        site_url=f"{programme.base_url}/{frame.prefix}",
        site_description=programme.about,
        nav=_navigation(frame, language),
        not_in_nav=f"/flows/*/\n/calculators/*/\n/{REPORT}/\n/{ACCESSIBILITY}/\n/{TEACHING}/\n",
    )
    config["markdown_extensions"] = [*config.markdown_extensions, AsItIs()]
    config.theme["language"] = language
    config.extra.update(
        t=LABELS[language],
        services=SERVICE_WORDS[language],
        frame=frame,
        call=around.call,
        tel=phone_address,
        programme=programme,
        up="../" * frame.prefix.count("/"),
        base_path=urlsplit(f"{programme.base_url}/").path,
        style=style.MARK,
        kept=KEPT_WORDS[language],
        # Not `version`: Material would take it for a site of several versions.
        script_version=lambda path: version((assets / path).read_bytes()),
    )
    return config


def _navigation(frame: Frame, language: Language) -> list[dict[str, Any]]:
    """MkDocs' form of it: a list of one-entry mappings from title to page or list."""
    labels, services = LABELS[language], SERVICE_WORDS[language]
    strands: list[dict[str, Any]] = [
        {
            strand.title: [
                {module.title: [{lesson.title: lesson_page(lesson.slug)} for lesson in module.lessons]}
                for module in strand.modules
            ]
        }
        for strand in frame.strands
    ]
    guides = [{labels.flows: FLOWS_PAGE}] if frame.flows else []
    guides += [{labels.calculators: CALCULATORS_PAGE}] if frame.calculators else []
    guides += [{services.where: f"{WHERE}/index.md"}, {services.paths: f"{PATHS}/index.md"}]
    return [{labels.home: FRONT_PAGE}, *guides, *strands, {labels.glossary: GLOSSARY_PAGE}]


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextmanager
def _complaints_are_errors() -> Iterator[None]:
    """Collects MkDocs' warnings and raises them together; its progress messages are not shown."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate
    if collector.complaints:
        raise LayoutComplaint("; ".join(dict.fromkeys(collector.complaints)))
