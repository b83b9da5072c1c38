"""A folder of staged Markdown and the frame of its site become the files that MkDocs writes.

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
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_scripts.channels.site.details import Frame
from build_scripts.channels.site.guide_pages import CALCULATORS_PAGE, FLOWS_PAGE
from build_scripts.channels.site.kept_words import KEPT_WORDS
from build_scripts.channels.site.labels import LABELS
from build_scripts.channels.site.seal import version
from build_scripts.channels.site.service_details import ACCESSIBILITY, PATHS, REPORT, WHERE
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.channels.site.stage import FRONT_PAGE, GLOSSARY_PAGE, Staged, lesson_page
from build_scripts.model import Language, ProgrammeText
from build_scripts.render.faults import LayoutComplaint

ICON = "assets/icon.svg"
_STYLE = "assets/banyan.css"
# What Material brings that our pages do not load: its scripts, styles and pictures.
_UNUSED = re.compile(r"assets/(?:javascripts|stylesheets|images)/|sitemap\.xml\.gz$|assets/banyan\.css$")


def site_files(
    staged: Iterable[Staged], frame: Frame, programme: ProgrammeText, language: Language, root: Path
) -> dict[str, bytes]:
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
            mkdocs_build(_config(documents, output, frame, programme, language, root))
        found = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in sorted(output.rglob("*"))
            if path.is_file()
        }
    return {path: data for path, data in found.items() if not _UNUSED.match(path)}


def _config(
    documents: Path, output: Path, frame: Frame, programme: ProgrammeText, language: Language, root: Path
) -> MkDocsConfig:
    labels = LABELS[language]
    assets = root / "templates" / "site" / "theme"
    config = load_config(
        str(root / "mkdocs.yml"),
        docs_dir=str(documents),
        site_dir=str(output),
        site_name=programme.name,
        site_url=f"{programme.base_url}/{frame.prefix}",
        site_description=programme.about,
        nav=_navigation(frame, language),
        not_in_nav=f"/flows/*/\n/calculators/*/\n/{REPORT}/\n/{ACCESSIBILITY}/\n",
    )
    config.theme["language"] = language
    config.extra.update(
        t=labels,
        services=SERVICE_WORDS[language],
        frame=frame,
        programme=programme,
        up="../" * frame.prefix.count("/"),
        base_path=urlsplit(f"{programme.base_url}/").path,
        style=_minified((assets / _STYLE).read_text(encoding="utf-8")),
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


def _minified(style: str) -> str:
    """Without comments and needless spaces; the sheet has no strings in which either matters."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"\s+", " ", style)
    return re.sub(r" ?([{};,>]) ?", r"\1", style).replace(";}", "}").strip()


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
