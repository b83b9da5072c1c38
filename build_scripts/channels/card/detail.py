"""A region's contacts, resolved in one language or two, become what a card says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.canonical import edition_code
from build_scripts.channels.protocol import World
from build_scripts.model import Language, ResolvedContact, ResolvedFact, earliest_check
from build_scripts.words import Words


@dataclass(frozen=True, slots=True)
class CardContact:
    """Someone to turn to: a number to call, or a place to go to."""

    phone: str
    """Empty for a place to go to."""
    name: str
    second: str
    """Below the name: what it helps with, or the name in the other language; empty where there is none."""
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """What every card of a sheet says."""

    region_name: str
    second_region_name: str
    """In the other language; empty on a card in one language."""
    second_programme: str
    contacts: tuple[CardContact, ...]
    """Numbers in the order of the region's file and of those above it, then places."""
    url: str
    checked: str
    """ISO; the oldest check of its numbers."""
    code: str


def card(
    world: World, languages: tuple[Language, ...], region: str
) -> tuple[Card, tuple[ResolvedFact, ...], tuple[str, ...]]:
    """The card, the facts that it quotes, and its source files."""
    language, other = languages[0], languages[-1]
    resolver = world.resolver
    said, again = (Words(resolver.register, resolver.known, (), one, region) for one in (language, other))
    pairs = tuple(zip(said.contacts(region, ()), again.contacts(region, ()), strict=True))
    both = language != other
    contacts = [_contact(one, two, both=both) for one, two in pairs]
    facts = said.facts()
    place = resolver.register.regions[region].name
    found = Card(
        region_name=place[language],
        second_region_name=place[other] if both else "",
        second_programme=world.programme(other).name if both else "",
        contacts=tuple(sorted(contacts, key=lambda contact: not contact.phone)),
        url=f"{resolver.base_url}/{resolver.site_path(language, region)}",
        checked=earliest_check(facts),
        code="",
    )
    name = "card-bilingual" if both else "card"
    return (
        replace(found, code=edition_code(name, region, language, found)),
        facts,
        tuple(sorted(said.files())),
    )


def _contact(one: ResolvedContact, two: ResolvedContact, *, both: bool) -> CardContact:
    return CardContact(
        phone=one.phone,
        name=one.name,
        second=two.name if both else one.about,
        where="" if both else one.where,
    )
