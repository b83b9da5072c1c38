"""HTML of lessons gets marks: places that the glossary, the index and the list of sources point back to.

A mark is a class ``at-5-12`` on an element, which typesetting keeps, 5 being the number of the lesson; ``anchored``
makes it the id ``m-5-12`` afterwards.
Citations get the number of their law, which is the same in every book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_scripts.channels.handbook.detail import Detail
from build_scripts.model import Edition, Language

_SPAN = re.compile(r'<span class="(term|fact)" data-(?:term|fact)="([^"]+)">')
_CITE = re.compile(r'<sup class="cite">(\d+)</sup>')
_MARKED = re.compile(r'class="([^"]*?) ?\bat-(\d+-\d+)([^"]*)"')
_TAG = re.compile(r"(<[^>]+>)")

Kind = Literal["term", "phone", "law", "contact"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in the book; an element may be the place of several things."""

    name: str
    """``5-12``: the lesson's number, and the mark's within the lesson."""
    kind: Kind
    key: str
    """Id of the term, digits of the phone, id of the contact, or number of the law and article."""


@dataclass(frozen=True, slots=True)
class Law:
    """A source and its number."""

    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What of a law was used."""

    key: str
    """As in ``Mark.key``."""
    words: str
    """第17条; empty where the whole document is meant."""
    figures: tuple[str, ...]
    """What was taken from it: 30天, 1年."""


def anchored(html: str) -> str:
    """HTML whose marks are identifiers that can be linked to."""
    return _MARKED.sub(lambda m: f'id="m-{m[2]}" class="{(m[1] + m[3]).strip()}"', html)


class Marker:
    """Marks the HTML of one book from its beginning to its end."""

    def __init__(self, detail: Detail, editions: tuple[Edition, ...]) -> None:
        self.marks: list[Mark] = []
        self._next: dict[int, int] = {}
        self._terms = {entry.id: entry for entry in detail.terms}
        self._origins = {(origin.lesson, origin.fact): origin for origin in detail.origins}
        self._facts = {edition.lesson: {fact.id: fact for fact in edition.facts} for edition in editions}
        self._laws: dict[int, str] = {}
        self._articles: dict[int, dict[str, dict[str, None]]] = {}
        self._explained: set[tuple[int, str]] = set()

    def laws(self) -> tuple[Law, ...]:
        """The laws of all that was marked, and their articles, each in the order of their numbers."""
        return tuple(
            Law(number, law, tuple(self._used(number))) for number, law in sorted(self._laws.items())
        )

    def _used(self, law: int) -> Iterator[Article]:
        for article, figures in sorted(self._articles[law].items(), key=lambda item: _order(item[0])):
            yield Article(f"{law} {article}", article, tuple(figures))

    def html(self, html: str, edition: Edition, chapter: int) -> str:
        """The same HTML with marks, and with citations that have the number of their law."""
        whole = re.compile(f"{_SPAN.pattern}|{_CITE.pattern}")
        return whole.sub(lambda m: self._one(m, edition, chapter), html)

    def contact(self, contact: str, chapter: int) -> str:
        """The class that marks the place where a contact is named."""
        return f"at-{self._mark([('contact', contact)], chapter)}"

    def named(self, html: str, edition: Edition, chapter: int) -> str:
        """The HTML with terms marked that the lesson names without explaining: the first place of each."""
        for entry in sorted(self._terms.values(), key=lambda entry: -len(entry.name)):
            used = any(lesson.slug == edition.lesson for lesson in entry.lessons)
            if used and (chapter, entry.id) not in self._explained:
                html = self._first(html, entry.id, _pattern(entry.name, edition.language), chapter)
        return html

    def _first(self, html: str, term: str, name: re.Pattern[str], chapter: int) -> str:
        pieces = _TAG.split(html)
        closed: list[str] = []
        for index, piece in enumerate(pieces):
            if piece.startswith("<"):
                tag = piece[1:].split()[0].rstrip(">").lstrip("/")
                if tag in {"span", "a", "sup", "h2", "h3", "h4", "h5"}:
                    closed = closed[:-1] if piece.startswith("</") else [*closed, tag]
                continue
            found = None if closed else name.search(piece)
            if found:
                self._explained.add((chapter, term))
                place = self._mark([("term", term)], chapter)
                pieces[index] = (
                    f'{piece[: found.start()]}<span class="term at-{place}" data-term="{term}">{found[0]}</span>'
                    f"{piece[found.end() :]}"
                )
                break
        return "".join(pieces)

    def _one(self, match: re.Match[str], edition: Edition, chapter: int) -> str:
        what, name, cite = match.groups()
        if what == "term":
            return self._term(name, match[0], chapter)
        if what == "fact":
            found = self._sources(edition, (name,), quoted=True)
            fact = self._facts[edition.lesson].get(name)
            if fact is not None and fact.kind == "phone":
                found.append(("phone", fact.value))
            place = self._mark(found, chapter)
            return f'<span class="fact at-{place}" data-fact="{name}">'
        facts = self._facts[edition.lesson].values()
        cited = tuple(fact.id for fact in facts if fact.source_number == int(cite))
        found = self._sources(edition, cited[:1], quoted=False)
        number = self._origins[edition.lesson, cited[0]].number
        return f'<sup class="cite at-{self._mark(found, chapter)}">{number}</sup>'

    def _term(self, term: str, tag: str, chapter: int) -> str:
        if term not in self._terms:
            return tag
        first = "" if (chapter, term) in self._explained else " first"
        self._explained.add((chapter, term))
        return f'<span class="term{first} at-{self._mark([("term", term)], chapter)}" data-term="{term}">'

    def _sources(self, edition: Edition, facts: tuple[str, ...], *, quoted: bool) -> list[tuple[Kind, str]]:
        found: list[tuple[Kind, str]] = []
        for name in facts:
            origin = self._origins.get((edition.lesson, name))
            if origin is None:
                continue
            self._laws[origin.number] = origin.law
            figures = self._articles.setdefault(origin.number, {}).setdefault(origin.article, {})
            fact = self._facts[edition.lesson][name]
            if quoted and fact.kind not in {"rule", "phone"}:
                figures[fact.text] = None
            found.append(("law", f"{origin.number} {origin.article}"))
        return found

    def _mark(self, things: list[tuple[Kind, str]], chapter: int) -> str:
        self._next[chapter] = self._next.get(chapter, 0) + 1
        name = f"{chapter}-{self._next[chapter]}"
        self.marks += [Mark(name, kind, key) for kind, key in things]
        return name


def _pattern(name: str, language: Language) -> re.Pattern[str]:
    if language == "zh":
        return re.compile(re.escape(name))
    return re.compile(rf"\b{re.escape(name)}(?:s|es)?\b", re.IGNORECASE)


def _order(article: str) -> tuple[int, str]:
    """By the first number that an article says; those without one first."""
    number = re.search(r"\d+", article)
    return (int(number[0]) if number else 0, article)
