"""What the site's jobs carry beside their editions: the frame around every page, and the contents of common pages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.site.history import Change
from build_scripts.model import (
    Job,
    Language,
    ProgrammeText,
    ResolvedCalculator,
    ResolvedContact,
    ResolvedFlow,
)
from build_scripts.vocabulary import Entry

SITE = "site"
HOME = "home"
PAGE = "page"
GLOSSARY = "glossary"
NOT_FOUND = "404"
SITEMAP = "sitemap"
SEARCH = "search"
ASSETS = "assets"
DOWNLOAD = "download"
FLOWS = "flows"
FLOW = "flow"
CALCULATORS = "calculators"
CALCULATOR = "calculator"
SHARE = "share"
APP = "app"
WORKER = "worker"
OFFLINE = "offline"
DECK = "deck"
TEACHERS_FILE = "teachers-file"

HREFLANG = {"zh": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class NavLesson:
    """A lesson in the navigation."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class NavModule:
    """A module in the navigation."""

    title: str
    lessons: tuple[NavLesson, ...]

    @property
    def size(self) -> int:
        """How many lessons it has."""
        return len(self.lessons)


@dataclass(frozen=True, slots=True)
class NavStrand:
    """A strand in the navigation."""

    id: str
    title: str
    modules: tuple[NavModule, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The same page in another language or region, or this one."""

    name: str
    """简体中文, English; 广东, Guangdong."""
    hreflang: str
    prefix: str
    """Where its site begins: empty, ``gz/``, ``en/gz/``."""
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of one language and region."""

    prefix: str
    region_name: str
    strands: tuple[NavStrand, ...]
    languages: tuple[Neighbour, ...]
    """Of the same region; empty in the preview, which has one language and region."""
    regions: tuple[Neighbour, ...]
    """Of the same language; empty in the preview."""
    flows: bool = False
    calculators: bool = False
    """Whether there are any: then the menu has an entry for them."""
    preview: bool = False
    """For editors' eyes: without share cards, worker and security policy, which would hinder the reloading."""
    shared_from: str = ""
    """The beginning of the site whose share cards the pages name."""
    own_cards: tuple[str, ...] = ()
    """Names of pages that have their own instead: ``lessons-work-injury``."""


@dataclass(frozen=True, slots=True)
class FrameOnly:
    """Detail of the pages for addresses that do not exist and for those that the phone has not kept."""

    frame: Frame
    call: ResolvedContact | None = None
    """Whom to call instead."""


@dataclass(frozen=True, slots=True)
class Around:
    """What every page of a site depends on beside its own job."""

    frame: Frame
    call: ResolvedContact | None
    programme: ProgrammeText
    language: Language


def around(jobs: tuple[Job, ...]) -> Around:
    """Of a site's jobs, one of which carries the frame alone."""
    only = next(job.detail for job in jobs if isinstance(job.detail, FrameOnly))
    return Around(only.frame, only.call, jobs[0].programme, jobs[0].language)


@dataclass(frozen=True, slots=True)
class LessonDetail:
    """Detail of a lesson's page; the lesson itself is the job's edition."""

    frame: Frame
    leaflet: bool
    """Whether the page offers the lesson's leaflet."""
    changes: tuple[Change, ...] = ()
    """Its figures that were others before."""


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson on the home page."""

    slug: str
    title: str
    summary: str
    minutes: int
    level_name: str


@dataclass(frozen=True, slots=True)
class HomeDetail:
    """Detail of the home page."""

    frame: Frame
    cards: tuple[Card, ...]
    """In the order of the index."""
    hotline: ResolvedContact | None
    """Who answers the big call button."""
    contacts: tuple[ResolvedContact, ...]
    """The region's, then its parents'."""
    publics: tuple[tuple[str, str], ...]
    """(id, name) of those for whom there is a learning path."""


@dataclass(frozen=True, slots=True)
class GlossaryDetail:
    """Detail of the glossary."""

    frame: Frame
    entries: tuple[Entry, ...]
    printed: bool
    """Whether the page offers the list of terms as a PDF."""


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A flow or calculator on a list."""

    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class GuidesDetail:
    """Detail of the list of flows or of calculators."""

    frame: Frame
    cards: tuple[GuideCard, ...]


@dataclass(frozen=True, slots=True)
class FlowDetail:
    """Detail of a flow's page."""

    frame: Frame
    flow: ResolvedFlow
    printed: bool
    """Whether the page offers the sheet to print."""


@dataclass(frozen=True, slots=True)
class CalculatorDetail:
    """Detail of a calculator's page."""

    frame: Frame
    calculator: ResolvedCalculator
    printed: bool
    """Whether the page offers the worksheet to print."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A page for the search: (heading, anchor, text) of its parts."""

    title: str
    address: str
    parts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SitemapDetail:
    """Detail of the sitemap: addresses below the site's beginning, and the beginnings of the other languages."""

    pages: tuple[str, ...]
    languages: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class SearchDetail:
    """Detail of the search index; the lessons are the job's editions."""

    prefix: str
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = ()
    """Flows and calculators."""


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """Detail of files that say nothing of the content: where their site begins."""

    prefix: str


@dataclass(frozen=True, slots=True)
class ShareDetail:
    """Detail of a share card: its file's name and its words."""

    prefix: str
    name: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class AppDetail:
    """Detail of what a phone's home screen wants."""

    prefix: str
    region_name: str


@dataclass(frozen=True, slots=True)
class WorkerDetail:
    """Detail of the service worker, which is made of the finished pages."""

    prefix: str
    others: tuple[str, ...]
    """Beginnings of other sites that lie below its own: they have workers of their own."""


@dataclass(frozen=True, slots=True)
class OfflineDetail:
    """Detail of an archive of all sites."""

    file: str
    """Below the release folder."""
    language: Language
    """In which it opens."""
    framed: bool
    """For a learning platform, which shows it in a frame."""
