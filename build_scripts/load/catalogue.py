"""The whole source (index, register, glossary, regions, lessons, flows …) becomes one Catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_scripts.diagnostics import Findings
from build_scripts.load.calculator import load_calculators
from build_scripts.load.classroom import load_cards, load_courses, load_profiles, load_teaching
from build_scripts.load.facts import load_facts, load_figures, load_sources
from build_scripts.load.flow import load_flows
from build_scripts.load.handbooks import load_handbooks
from build_scripts.load.lesson import load_lesson_text, load_pictures, load_quiz
from build_scripts.load.notices import load_notices
from build_scripts.load.slogans import load_slogans
from build_scripts.load.wechat import load_wechat
from build_scripts.load.workshop import load_workshops
from build_scripts.load.yaml_source import Node, read_yaml, relative
from build_scripts.model import (
    LANGUAGES,
    Audience,
    BlockRule,
    Catalogue,
    Contact,
    Figure,
    LengthLimit,
    Lesson,
    LessonText,
    Location,
    Module,
    Picture,
    Programme,
    Question,
    ReadingLimit,
    Region,
    Strand,
    Term,
    Text,
)
from build_scripts.shelf import BARE, Shelf

T = TypeVar("T")

_NOTHING = Text("", "")
_NO_PROGRAMME = Programme("", _NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING, "")
"""Stands in while reading goes on to find more mistakes."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class _Index:
    """content/index.yml as it is read."""

    shelf: Shelf
    programme: Programme = _NO_PROGRAMME
    regions: tuple[str, ...] = ()
    audiences: list[Audience] = field(default_factory=list)
    levels: list[tuple[str, Text]] = field(default_factory=list)
    rules: list[BlockRule] = field(default_factory=list)
    reading: list[ReadingLimit] = field(default_factory=list)
    lengths: list[LengthLimit] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Folder:
    """What stands in the folder of a lesson."""

    zh: LessonText
    en: LessonText
    quiz: tuple[Question, ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]


def load_catalogue(root: Path, findings: Findings, shelf: Shelf = BARE) -> Catalogue | None:
    """Reads everything below ``root``; None when the index itself cannot be read.

    What ``shelf`` has of files that are the same is not read again.
    """
    top = read_yaml(root / "content" / "index.yml", root, findings)
    if top is None:
        return None
    index = _Index(shelf)
    fields = top.fields(
        "programme", "regions", "audiences", "levels", "reading", "length", "blocks", "strands", "wechat"
    )
    index.programme = fields.must("programme", partial(_programme, findings), _NO_PROGRAMME)
    index.regions = fields.must("regions", Node.strings, ())
    for key, node in fields.must("audiences", Node.items, []):
        index.audiences.append(_audience(key, node))
    for key, node in fields.must("levels", Node.items, []):
        index.levels.append((key, node.text()))
    for key, node in fields.must("blocks", Node.items, []):
        index.rules.append(BlockRule(key, node.strings()))
    for level, node in fields.get("reading", Node.items, []):
        index.reading += _reading(level, node)
    length = fields.optional("length")
    if length is not None:
        index.lengths += _lengths(length)
    seen: dict[str, int] = {}
    for node in fields.must("strands", Node.list, []):
        _strand(node, index, seen, root, findings)
    _orphans(root, {lesson.id for lesson in index.lessons} | set(seen), findings)

    def of_rest(name: str, load: Callable[[Path, Findings], T]) -> T:
        return shelf.take(name, partial(load, root), findings, rest=True)

    return Catalogue(
        programme=index.programme,
        regions_built=index.regions,
        audiences=tuple(index.audiences),
        levels=tuple(index.levels),
        block_rules=tuple(index.rules),
        strands=tuple(index.strands),
        lessons=tuple(index.lessons),
        facts=of_rest("facts", load_facts),
        sources=of_rest("sources", load_sources),
        terms=of_rest("terms", _terms),
        regions=of_rest("regions", _regions),
        workshops=of_rest("workshops", load_workshops),
        reading=tuple(index.reading),
        flows=of_rest("flows", load_flows),
        calculators=of_rest("calculators", load_calculators),
        lengths=tuple(index.lengths),
        handbooks=of_rest("handbooks", load_handbooks),
        slogans=of_rest("slogans", load_slogans),
        notices=of_rest("notices", load_notices),
        wechat=load_wechat(root, fields.optional("wechat"), findings),
        card_sets=of_rest("card_sets", load_cards),
        courses=of_rest("courses", load_courses),
        profiles=of_rest("profiles", load_profiles),
        teaching=of_rest("teaching", load_teaching),
    )


def _programme(findings: Findings, node: Node) -> Programme:
    fields = node.fields("id", "name", "motto", "about", "publisher", "disclaimer", "base_url", "mail")
    return Programme(
        id=fields.must("id", Node.str, "banyan"),
        name=fields.must("name", Node.text, _NOTHING),
        motto=fields.must("motto", Node.text, _NOTHING),
        about=fields.must("about", Node.text, _NOTHING),
        publisher=fields.must("publisher", Node.text, _NOTHING),
        disclaimer=fields.must("disclaimer", Node.text, _NOTHING),
        base_url=fields.must("base_url", Node.str, "").rstrip("/"),
        mail=fields.get("mail", partial(_mail, findings), ""),
    )


def _mail(findings: Findings, node: Node) -> str:
    address = node.str()
    if address and not _MAIL.fullmatch(address):
        findings.add("Y108", node.location, key="mail", value=address, allowed="name@example.org")
    return address


def _reading(level: str, node: Node) -> Iterator[ReadingLimit]:
    fields = node.fields("zh", "en")
    for language in LANGUAGES:
        limits = fields.optional(language)
        if limits is None:
            continue
        measures = ("average", "longest", "uncommon" if language == "zh" else "grade")
        given = limits.fields(*measures)
        for measure in measures:
            limit = given.optional(measure)
            if limit is not None:
                yield ReadingLimit(level, language, measure, limit.number(), limit.location)


def _lengths(node: Node) -> Iterator[LengthLimit]:
    fields = node.fields(*LANGUAGES)
    for language in LANGUAGES:
        limit = fields.optional(language)
        if limit is not None:
            least, most = limit.span()
            yield LengthLimit(language, least, most, limit.location)


def _audience(key: str, node: Node) -> Audience:
    fields = node.fields("name", "short", "about", "internal")
    return Audience(
        key,
        fields.must("name", Node.text, _NOTHING),
        fields.get("about", Node.text, None),
        fields.get("internal", Node.bool, False),
        fields.get("short", Node.text, None),
    )


def _strand(node: Node, index: _Index, seen: dict[str, int], root: Path, findings: Findings) -> None:
    fields = node.fields("id", "title", "modules")
    strand = fields.must("id", Node.str, "")
    modules: list[Module] = []
    for module_node in fields.must("modules", Node.list, []):
        module_fields = module_node.fields("id", "title", "lessons")
        module = module_fields.must("id", Node.str, "")
        ids: list[str] = []
        for lesson_node in module_fields.must("lessons", Node.list, []):
            # A lesson that cannot be read keeps its place: what refers to it is not wrong.
            number = len(seen) + 1
            slug, lesson = _lesson(lesson_node, strand, module, number, seen, root, findings, index.shelf)
            if lesson is not None:
                index.lessons.append(lesson)
            if slug and slug not in ids:
                ids.append(slug)
        modules.append(Module(module, module_fields.must("title", Node.text, _NOTHING), tuple(ids)))
    index.strands.append(Strand(strand, fields.must("title", Node.text, _NOTHING), tuple(modules)))


def _lesson(
    node: Node,
    strand: str,
    module: str,
    number: int,
    seen: dict[str, int],
    root: Path,
    findings: Findings,
    shelf: Shelf,
) -> tuple[str, Lesson | None]:
    fields = node.fields("id", "audiences", "level", "minutes", "channels", "topics")
    slug = fields.must("id", Node.str, "")
    if not slug:
        return "", None
    if not _SLUG.fullmatch(slug):
        findings.add("Y108", node.location, key="id", value=slug, allowed="a-z 0-9 -")
        return "", None
    if slug in seen:
        findings.add("X205", node.location, id=slug, first=seen[slug])
        return "", None
    seen[slug] = node.location.line
    if not (root / "content" / "lessons" / slug).is_dir():
        findings.add("X201", node.location, lesson=slug)
        return slug, None
    folder = shelf.take(f"lesson {slug}", partial(_folder, root, slug), findings, lesson=slug)
    if folder is None:
        return slug, None
    return slug, Lesson(
        id=slug,
        strand=strand,
        module=module,
        number=number,
        audiences=fields.must("audiences", Node.strings, ()),
        level=fields.must("level", Node.str, ""),
        minutes=fields.must("minutes", Node.int, 0),
        channels=fields.must("channels", Node.strings, ()),
        zh=folder.zh,
        en=folder.en,
        quiz=folder.quiz,
        figures=folder.figures,
        pictures=folder.pictures,
        location=node.location,
        topics=fields.get("topics", Node.strings, ()),
    )


def _folder(root: Path, slug: str, findings: Findings) -> _Folder | None:
    """None when one of the two languages cannot be read."""
    folder = root / "content" / "lessons" / slug
    texts = {}
    for language in LANGUAGES:
        path = folder / f"{language}.md"
        if not path.exists():
            at = Location(relative(path, root), 1)
            findings.add("P601", at, lesson=slug, language=language)
            continue
        text = load_lesson_text(path, language, root, findings)
        if text is not None:
            texts[language] = text
    if len(texts) < 2:
        return None
    return _Folder(
        zh=texts["zh"],
        en=texts["en"],
        quiz=load_quiz(folder / "quiz.yml", root, findings),
        figures=load_figures(folder / "figures.yml", root, findings),
        pictures=load_pictures(folder, root, findings),
    )


def _orphans(root: Path, known: set[str], findings: Findings) -> None:
    folder = root / "content" / "lessons"
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_dir() and path.name not in known and not path.name.startswith("."):
            findings.add("X202", Location(relative(path, root), 1), lesson=path.name)


def _terms(root: Path, findings: Findings) -> tuple[Term, ...]:
    path = root / "content" / "glossary.yml"
    top = read_yaml(path, root, findings) if path.exists() else None
    terms = []
    for key, node in top.items() if top is not None else []:
        fields = node.fields("name", "definition", "also", "avoid")
        also = fields.get("also", _word_lists, ((), ()))
        avoid = fields.get("avoid", _word_lists, ((), ()))
        terms.append(
            Term(
                key,
                fields.must("name", Node.text, _NOTHING),
                fields.must("definition", Node.text, _NOTHING),
                *also,
                *avoid,
                node.location,
            )
        )
    return tuple(terms)


def _word_lists(node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    fields = node.fields("zh", "en")
    return fields.get("zh", Node.strings, ()), fields.get("en", Node.strings, ())


def _regions(root: Path, findings: Findings) -> tuple[Region, ...]:
    regions = []
    for path in sorted((root / "content" / "regions").glob("*.yml")):
        top = read_yaml(path, root, findings)
        if top is None:
            continue
        fields = top.fields("id", "parent", "name", "short", "contacts", "missing")
        name = fields.must("name", Node.text, _NOTHING)
        regions.append(
            Region(
                id=fields.must("id", Node.str, path.stem),
                parent=fields.get("parent", Node.str, None),
                name=name,
                short=fields.get("short", Node.text, name),
                contacts=tuple(_contact(n) for n in fields.get("contacts", Node.list, [])),
                missing=tuple(n.text() for n in fields.get("missing", Node.list, [])),
                location=top.location,
            )
        )
    return tuple(regions)


def _contact(node: Node) -> Contact:
    fields = node.fields("id", "name", "phone", "office", "where", "about", "topics")
    office = fields.get("office", Node.bool, False)
    return Contact(
        id=fields.must("id", Node.str, ""),
        name=fields.must("name", Node.text, _NOTHING),
        phone=fields.get("phone", Node.str, None),
        where=(fields.must if office else fields.get)("where", Node.text, None),
        about=fields.get("about", Node.text, None),
        topics=fields.get("topics", Node.strings, ()),
        location=node.location,
        office=office,
    )
