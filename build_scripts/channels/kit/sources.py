"""Lessons and a workshop's own texts become editions that hold just what one item shows, so that a changed fact renders
no item that does not quote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_scripts.canonical import edition_code
from build_scripts.channels.protocol import World
from build_scripts.model import (
    Block,
    Edition,
    Language,
    Lesson,
    LessonText,
    ResolvedContact,
    Text,
    Workshop,
    earliest_check,
    first_review,
)

CHANNEL = "kit"


def excerpt(
    world: World,
    lesson: Lesson,
    kinds: tuple[str, ...],
    language: Language,
    region: str,
    *,
    internal: bool = False,
) -> Edition:
    """A lesson with these kinds of blocks only and no contacts, its facts and sources counted among them alone."""
    part = _cut(lesson, kinds)
    return _without_contacts(
        world, world.resolver.edition(part, CHANNEL, language, region, internal=internal)
    )


def contacts_of(
    world: World, lessons: Iterable[Lesson], language: Language, region: str
) -> tuple[tuple[ResolvedContact, ...], tuple[Edition, ...]]:
    """The contacts of several lessons, those with a phone first, and the edition that vouches for their numbers."""
    editions = [world.resolver.edition(_cut(lesson, ()), CHANNEL, language, region) for lesson in lessons]
    if not editions:
        return (), ()
    contacts = tuple(dict.fromkeys(c for edition in editions for c in edition.contacts))
    # The words of titles may quote facts too, and those are vouched for elsewhere.
    numbers = {contact.phone for contact in contacts}
    facts = {f.id: f for edition in editions for f in edition.facts if f.text in numbers}
    first = editions[0]
    carrier = replace(
        first,
        lesson="",
        number=0,
        title="",
        summary="",
        goals=(),
        strand="",
        strand_title="",
        module="",
        module_title="",
        audiences=(),
        level="",
        level_name="",
        minutes=0,
        facts=tuple(replace(fact, source_number=0) for fact in facts.values()),
        terms=(),
        contacts=(),
        url="",
        checked="",
        review_by="",
        code="",
        sources=tuple(sorted({path for edition in editions for path in edition.sources})),
    )
    return tuple(sorted(contacts, key=lambda contact: not contact.phone)), (carrier,)


def _cut(lesson: Lesson, kinds: tuple[str, ...]) -> Lesson:
    """The lesson with these kinds of blocks and without its quiz."""

    def cut(text: LessonText) -> LessonText:
        return replace(text, blocks=tuple(block for block in text.blocks if block.kind in kinds))

    return replace(lesson, zh=cut(lesson.zh), en=cut(lesson.en), quiz=())


def _without_contacts(world: World, edition: Edition) -> Edition:
    """The edition without its list of contacts, and without those of its facts that only that list quotes."""
    words = "".join(passage.markdown for passage in edition.passages)
    numbers = {contact.phone for region in world.catalogue.regions for contact in region.contacts}
    facts = tuple(f for f in edition.facts if f.id not in numbers or f'data-fact="{f.id}"' in words)
    files = {contact.location.path for region in world.catalogue.regions for contact in region.contacts}
    bare = replace(
        edition,
        contacts=(),
        facts=facts,
        sources=tuple(path for path in edition.sources if path not in files),
        checked=earliest_check(facts),
        review_by=first_review(facts),
        code="",
    )
    return replace(bare, code=edition_code(edition.lesson, edition.region, edition.language, bare))


@dataclass(frozen=True, slots=True)
class Words:
    """A workshop's texts in one language and region, references replaced, and the editions that vouch for them."""

    language: Language
    texts: tuple[tuple[str, str], ...]
    """Source text, text in words (Markdown)."""
    editions: tuple[Edition, ...]
    """None, or one whose facts are those that the texts quote."""

    def __call__(self, text: Text | None) -> str:
        """A text in this language, in words."""
        source = text[self.language] if text is not None else ""
        return dict(self.texts).get(source, source)


def words(
    world: World, workshop: Workshop, texts: Iterable[Text | None], language: Language, region: str
) -> Words:
    """The texts of a workshop in words.

    They may quote facts and terms as lessons do, and go the same way: as blocks of a lesson of their own.
    """
    quoting = tuple(dict.fromkeys(t[language] for t in texts if t is not None and "{" in t[language]))
    if not quoting:
        return Words(language, (), ())
    blocks = tuple(
        Block("script", str(place), text, (CHANNEL,), (), None, "", workshop.location, workshop.location.line)
        for place, text in enumerate(quoting)
    )
    text = LessonText(language, workshop.title[language], "", (), tuple(blocks), workshop.location)
    strand = world.catalogue.strands[0]
    carrier = Lesson(
        id=workshop.id,
        strand=strand.id,
        module=strand.modules[0].id,
        number=0,
        audiences=("facilitators",),
        level=world.catalogue.levels[0][0],
        minutes=0,
        channels=(CHANNEL,),
        zh=text,
        en=text,
        quiz=(),
        figures=(),
        pictures=(),
        location=workshop.location,
    )
    edition = _without_contacts(
        world, world.resolver.edition(carrier, CHANNEL, language, region, internal=True)
    )
    edition = replace(edition, strand_title="", module_title="", level_name="", audiences=())
    found = {int(passage.title): passage.markdown for passage in edition.passages}
    return Words(language, tuple((t, found.get(i, "")) for i, t in enumerate(quoting)), (edition,))
