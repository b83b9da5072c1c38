"""An edition becomes the article's fragment, with every style inlined, and its plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace

import css_inline
import nh3
from lxml import html as lxml_html
from markupsafe import Markup

from build_scripts.channels.wechat import blocks, flatten, parts
from build_scripts.channels.wechat.detail import Extras
from build_scripts.channels.wechat.flatten import Link
from build_scripts.channels.wechat.pictures import CODE, NEXT_CODE, Drawn
from build_scripts.channels.wechat.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Passage, ProgrammeText, ResolvedFact
from build_scripts.render import markdown
from build_scripts.render.press import Press
from build_scripts.wechat.checker import limits

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
class _Extent:
    """Which parts beside the lesson's own text an article has."""

    figures: bool = True
    words: bool = True
    contacts: bool = True
    flow: bool = True
    quiz: bool = True
    next_code: bool = True


# What an article that is too long may give up; the parts stay on the lesson's page, to which its QR code and its note
# lead. The most useful first: a part is put back whenever there is room for it. The lesson itself is never cut.
_PARTS = ("next_code", "quiz", "flow", "contacts", "words", "figures")
_WHOLE = _Extent()
_LESSON = replace(_WHOLE, **dict.fromkeys(_PARTS, False))


class Writer:
    """Writes the article of one edition, in as many themes as are asked for."""

    def __init__(
        self,
        edition: Edition,
        programme: ProgrammeText,
        extras: Extras,
        drawn: tuple[Drawn, ...],
        press: Press,
    ) -> None:
        self._edition = edition
        self._programme = programme
        self._extras = extras
        self._drawn = drawn
        self._press = press
        self._raw: dict[_Extent, str] = {}

    def article(self, theme: str) -> Article:
        """The article in a theme, with as many of its extra parts as the platform's limit allows."""
        whole = self._made(_WHOLE, theme)
        if _fits(whole):
            return whole
        kept, article = _LESSON, self._made(_LESSON, theme)
        for part in _PARTS:
            more = replace(kept, **{part: True})
            tried = self._made(more, theme)
            if _fits(tried):
                kept, article = more, tried
        return article

    def _made(self, extent: _Extent, theme: str) -> Article:
        if extent not in self._raw:
            self._raw[extent] = _raw(
                self._edition, self._programme, self._extras, self._drawn, self._press, extent
            )
        return _finished(self._raw[extent], self._edition, theme, self._drawn, self._press)


def _fits(article: Article) -> bool:
    return limits.sent_length(article.html) < limits.CONTENT_CHARACTERS


def quoted(extras: Extras) -> tuple[ResolvedFact, ...]:
    """The facts that an article quotes beside those of its edition."""
    return extras.flow.facts if extras.flow is not None else ()


def _raw(
    edition: Edition,
    programme: ProgrammeText,
    extras: Extras,
    drawn: tuple[Drawn, ...],
    press: Press,
    extent: _Extent,
) -> str:
    """The article with classes, lists and links."""
    words = WORDING[edition.language]
    addresses = {other.lesson: other.address for other in extras.linked}
    paths = {picture.source: picture.path for picture in drawn}

    def body(passage: Passage) -> Markup:
        html = markdown.to_html(
            passage.markdown, lesson_link=addresses.__getitem__, picture=paths.__getitem__
        )
        return parts.safe(html)

    flow = extras.flow if extent.flow else None
    sources = parts.sources(edition, flow)
    return press.html(
        "wechat/article.html.j2",
        w=words,
        edition=edition,
        programme=programme,
        extent=extent,
        sections=tuple(_Section(p.kind, p.title, body(p), p.setting) for p in edition.passages),
        answers=parts.answers(edition),
        contacts=parts.contacts(edition) if extent.contacts else (),
        figures=parts.figures(edition) if extent.figures else (),
        flow=extras.flow,
        stops=parts.stops(flow, edition) if flow is not None else (),
        series=extras.series,
        sources=sources,
        one_day=sources[0].checked if len({source.checked for source in sources}) == 1 else "",
        review=words.review.format(day=day_in_words(edition.review_by, edition.language))
        if edition.review_by
        else "",
        withdraw=words.withdraw.format(day=day_in_words(extras.withdraw, edition.language))
        if extras.withdraw
        else "",
        code=CODE,
        next_code=NEXT_CODE
        if extent.next_code and any(picture.path == NEXT_CODE for picture in drawn)
        else "",
    )


def _finished(raw: str, edition: Edition, theme: str, drawn: tuple[Drawn, ...], press: Press) -> Article:
    """The article as the editor takes it."""
    words = WORDING[edition.language]
    tree = lxml_html.fragment_fromstring(raw.strip())
    phones = {fact.id for fact in edition.facts if fact.kind == "phone"}
    links = flatten.flatten(tree, {picture.path: picture for picture in drawn}, phones, words.colon)
    if links:
        notes = press.html("wechat/links.html.j2", w=words, links=links)
        place = tree.xpath('//*[@class="links-here"]')[0]
        place.append(lxml_html.fragment_fromstring(notes))
    flatten.drop_empty(tree)
    text = flatten.plain_text(tree)
    blocks.hold_citations(tree)
    blocks.shorten(tree)
    style = press.style("wechat/structure.css", f"wechat/themes/{theme}.css")
    styled = _INLINER.inline_fragment(flatten.serialised(tree), style)
    clean = nh3.clean(
        styled,
        tags=set(limits.TAGS),
        attributes=limits.ATTRIBUTES,
        filter_style_properties=set(limits.STYLES),
        url_schemes={"https"},
        link_rel=None,
    )
    return Article(flatten.tidied(clean), text, links)
