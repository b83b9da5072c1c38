"""What is made: Job, Output, Artefact, Manifest."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.resolved import Edition, ProgrammeText, ResolvedFact
from build_scripts.model.source import Language, Setting


@dataclass(frozen=True, slots=True)
class Job:
    """What a channel renders in one go, as values: a pure function of it and of the recipe gives the outputs."""

    id: str
    """Unique: ``leaflet/zh/QY/work-injury``."""
    channel: str
    language: Language
    region: str
    programme: ProgrammeText
    lesson: str = ""
    workshop: str = ""
    part: str = ""
    """Which of the channel's several products: ``page``, ``agenda``, ``zip`` …; empty where there is one."""
    group: str = ""
    """Jobs of one group are rendered together in one process (the pages of one site); empty: alone."""
    editions: tuple[Edition, ...] = ()
    """What it quotes: exactly their facts, and ``facts``, stand in the manifest."""
    detail: object = None
    """A frozen dataclass of the channel's own with whatever else it renders from."""
    needs: tuple[str, ...] = ()
    """Ids of jobs whose outputs this one packs; rendered after them."""
    sources: tuple[str, ...] = ()
    """Source files beside those of the editions."""
    facts: tuple[ResolvedFact, ...] = ()
    """What it quotes beside its editions: the facts of flows and calculators."""
    flow: str = ""
    calculator: str = ""

    def quoted(self) -> tuple[ResolvedFact, ...]:
        """Every fact that its outputs quote, each once, in order of first use."""
        found: dict[str, ResolvedFact] = {}
        for fact in (*(fact for edition in self.editions for fact in edition.facts), *self.facts):
            found.setdefault(fact.id, fact)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Output:
    """A rendered file."""

    path: str
    """Below the release folder, forward slashes: ``leaflet/zh/QY/work-injury.pdf``."""
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ArtefactFact:
    """A fact that an artefact quotes, as the manifest lists it."""

    id: str
    value: str
    region: str
    effective_from: str
    source: str


@dataclass(frozen=True, slots=True)
class Artefact:
    """A published file."""

    path: str
    channel: str
    lesson: str
    workshop: str
    language: str
    region: str
    media_type: str
    sha256: str
    bytes: int
    sources: tuple[str, ...]
    facts: tuple[ArtefactFact, ...]
    job: str
    key: str
    """The job's id, and the store key under which its files are kept."""
    flow: str = ""
    calculator: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: its edition (a digest), the date whose rules it holds, the site's address, and its artefacts sorted
    by path."""

    edition: str
    as_of: str
    base_url: str
    artefacts: tuple[Artefact, ...]
    setting: Setting | None = None
    """Set when it is for readers of one setting only."""
    profile: str = ""
    """Set when it was built for a school."""
