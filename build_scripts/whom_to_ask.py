"""The ids of contacts that flows and calculators name become contacts of one region in words."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.model import Contact, Fact, ResolvedContact
from build_scripts.register import Register
from build_scripts.words import Words


def find(name: str, region: str, register: Register) -> Contact | Fact | None:
    """The contact of that id of the region or those above it, or the phone number of that id; None if neither."""
    for contact in register.contacts(region):
        if contact.id == name:
            return contact
    fact = register.facts.get(name)
    return fact if fact is not None and fact.kind == "phone" else None


def contacts(names: Iterable[str], region: str, words: Words) -> tuple[ResolvedContact, ...]:
    """Those that the region has, in the order given; a number that is not known is left out."""
    found: list[ResolvedContact] = []
    for name in names:
        wanted = find(name, region, words.register)
        if isinstance(wanted, Contact):
            resolved = words.contact(wanted)
            if resolved is not None:
                found.append(resolved)
        elif wanted is not None:
            phone = words.fact(name)
            if phone is not None:
                found.append(ResolvedContact(name, phone.label, phone.value, "", "", ()))
    return tuple(found)
