"""An edition becomes the article's fragment, with every style inlined, and its plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import css_inline
import nh3
from lxml import html as lxml_html
from markupsafe import Markup

from build_scripts.channels.wechat import flatten, limits
from build_scripts.channels.wechat.flatten import Link
from build_scripts.channels.wechat.pictures import CODE, Drawn
from build_scripts.channels.wechat.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Passage, ProgrammeText, ResolvedContact, ResolvedQuestion
from build_scripts.render import markdown
from build_scripts.render.press import Press

_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


@dataclass(frozen=True, slots=True)
class Article:
    """What is pasted or sent, and what is read where no mark-up is."""

    html: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    kind: str
    title: str
    html: Markup
    setting: str


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    words: str
    explain: Markup


@dataclass(frozen=True, slots=True)
class _Source:
    number: int
    title: str
    checked: str


def links_to(edition: Edition, lesson: str) -> bool:
    """Whether the edition's text links to a lesson."""
    return any(re.search(rf"\(lesson:{re.escape(lesson)}[)#\s]", p.markdown) for p in edition.passages)


def safe(html: str) -> Markup:
    """Our own fragment, for a template to take as it is."""
    return Markup(html)  # noqa: S704 - made by `write`, which ends with the sanitiser


@dataclass(frozen=True, slots=True)
class _Extent:
    """Which parts beside the lesson's own text an article has."""

    words: bool = True
    contacts: bool = True
    quiz: bool = True


# An article that is too long gives these up, one after another; they stay on the lesson's page, to which its QR code
# and its note lead. The lesson itself is never cut.
_EXTENTS = (_Extent(), _Extent(words=False), _Extent(False, False), _Extent(False, False, False))


def write(
    edition: Edition,
    programme: ProgrammeText,
    siblings: tuple[tuple[str, str, str], ...],
    drawn: tuple[Drawn, ...],
    press: Press,
) -> Article:
    """The article of one edition, with as many of its extra parts as the platform's limit of characters allows."""
    for extent in _EXTENTS:
        article = _write(edition, programme, siblings, drawn, press, extent)
        if len(article.html) < limits.CONTENT_CHARACTERS:
            break
    return article


def _write(
    edition: Edition,
    programme: ProgrammeText,
    siblings: tuple[tuple[str, str, str], ...],
    drawn: tuple[Drawn, ...],
    press: Press,
    extent: _Extent,
) -> Article:
    words = WORDING[edition.language]
    addresses = {slug: address for slug, _, address in siblings}
    paths = {picture.source: picture.path for picture in drawn}

    def body(passage: Passage) -> Markup:
        html = markdown.to_html(
            passage.markdown, lesson_link=addresses.__getitem__, picture=paths.__getitem__
        )
        return safe(html)

    sources = _sources(edition)
    raw = press.html(
        "wechat/article.html.j2",
        w=words,
        edition=edition,
        programme=programme,
        extent=extent,
        sections=tuple(_Section(p.kind, p.title, body(p), p.setting) for p in edition.passages),
        answers=tuple(_answer(number, q, edition) for number, q in enumerate(edition.quiz, 1)),
        contacts=_contacts(edition) if extent.contacts else (),
        sources=sources,
        one_day=sources[0].checked if len({source.checked for source in sources}) == 1 else "",
        review=words.review.format(day=day_in_words(edition.review_by, edition.language))
        if edition.review_by
        else "",
        code=CODE,
    )
    tree = lxml_html.fragment_fromstring(raw, create_parent="section")
    links = flatten.flatten(tree, {picture.path: picture for picture in drawn})
    if links:
        notes = press.html("wechat/links.html.j2", w=words, links=links)
        place = tree.xpath('//*[@class="links-here"]')[0]
        place.append(lxml_html.fragment_fromstring(notes))
    flatten.drop_empty(tree)
    text = flatten.plain_text(tree)
    styled = _INLINER.inline_fragment(flatten.serialised(tree), press.text("wechat/theme.css"))
    clean = nh3.clean(
        styled,
        tags=set(limits.TAGS),
        attributes=limits.ATTRIBUTES,
        filter_style_properties=set(limits.STYLES),
        url_schemes={"https"},
        link_rel=None,
    )
    return Article(flatten.tidied(clean), text, links)


def _answer(number: int, question: ResolvedQuestion, edition: Edition) -> _Answer:
    words = WORDING[edition.language]
    right = [letter for letter, o in zip(words.letters, question.options, strict=False) if o.right]
    if question.type == "true-false":
        said = next(o.text for o in question.options if o.right)
    elif question.type == "matching":
        said = words.semicolon.join(
            f"{_bare(left)} – {_bare(right_side)}" for left, right_side in question.pairs
        )
    elif question.type == "open":
        said = _bare(question.answer)
    else:
        said = words.stop.join(right)
    return _Answer(number, said, safe(markdown.to_inline_html(question.explain)))


def _bare(text: str) -> str:
    html = markdown.to_inline_html(text)
    return str(lxml_html.fragment_fromstring(html, create_parent="span").text_content())


def _contacts(edition: Edition) -> tuple[ResolvedContact, ...]:
    """Whom the lesson itself does not name."""
    said = " ".join(passage.markdown for passage in edition.passages)
    return tuple(c for c in edition.contacts if not c.phone or f">{c.phone}<" not in said)


def _sources(edition: Edition) -> tuple[_Source, ...]:
    """Each source once, with the oldest day on which one of its facts was checked."""
    found: dict[int, _Source] = {}
    for fact in sorted(edition.facts, key=lambda f: (f.source_number, f.checked)):
        found.setdefault(
            fact.source_number,
            _Source(fact.source_number, fact.source, day_in_words(fact.checked, edition.language)),
        )
    return tuple(found.values())
