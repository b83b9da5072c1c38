"""A real roster becomes a workshop's kit: checked, seated, rendered; what holds names goes to a folder of its own.

A roster is personal data. So what holds names goes past the store, the manifest and the worker processes; messages
name rows and never people; and files with names may be read by their owner only.
"""

from __future__ import annotations

import errno
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_scripts.agenda.fit import fitted
from build_scripts.agenda.interpretation import interpreted
from build_scripts.channels.kit.planning import plan_documents, plan_workshop
from build_scripts.channels.kit.seating import seat
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble, as_text
from build_scripts.fonts import FontMissing, activate
from build_scripts.load.roster import load_roster
from build_scripts.model import (
    LANGUAGES,
    Catalogue,
    CustomField,
    Interpretation,
    Language,
    Participant,
    Session,
    Setting,
    Text,
    Workshop,
)
from build_scripts.organiser.documents import found_in_documents
from build_scripts.organiser.folders import KitFolders, changed, overdue, replaced, warn, write
from build_scripts.organiser.own import with_own
from build_scripts.organiser.printable import must_be_printable
from build_scripts.organiser.rendering import KitFile, render_kit
from build_scripts.organiser.reporting import report_lines
from build_scripts.organiser.source import source_of
from build_scripts.organiser.workers import Makers
from build_scripts.render.faults import LayoutComplaint, Overflow
from build_scripts.resolve import Resolver
from build_scripts.validate.places import Places
from build_scripts.validate.workshop import check_workshops

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_FONTS = Path("templates/_shared/fonts")
_FONT_CACHE = Path(".cache/fonts")
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the organiser asks for beside the roster; None and empty: as the definition has it."""

    day: date | None = None
    start: str | None = None
    """HH:MM."""
    place: str | None = None
    region: str = ""
    """Empty: the first one built."""
    languages: tuple[Language, ...] = LANGUAGES
    setting: Setting | None = None
    interpretation: Interpretation | None = None
    fit: bool = False
    """Whether sessions are shortened and dropped, as they allow, until the day fits."""
    shred_on: date | None = None
    own: Path | None = None
    """A file, or a folder with one, of the organiser's own fields, values and documents."""
    fields: tuple[tuple[str, str], ...] = ()
    """(field, value in words)."""
    preview: bool = False
    """Whether the documents alone are made, with what is missing in red."""


def make_kit(
    root: Path,
    workshop: str,
    roster: Path | None,
    asked: Asked,
    *,
    out: Path,
    today: date,
    makers: Makers | None = None,
    progress: Progress | None = None,
) -> int:
    """Makes ``out/<workshop>-<date>/<language>/…`` and ``…-names``, and says what was made; 0 when all is well.

    ``makers`` have begun to get ready; without them this process makes all. Facts are those in force on the day of
    the workshop. Without a roster a preview is made for the invented people.
    Nothing of an earlier kit is touched before all is rendered.
    Stopped with findings about source or roster (K901 when the day does not fit); Trouble for what stands in the way.
    """
    source, name = source_of(root, workshop, asked.day or today)
    catalogue = source.catalogue
    home = _region(catalogue, asked.region)
    definition = _with_own(_definition(catalogue, name), asked, root)
    people = definition.sample if roster is None else _people(roster, root, definition.fields)
    must_be_printable(people, definition, root / _FONTS, root / _FONT_CACHE)
    definition = _overridden(definition, people, asked)
    catalogue = replace(
        catalogue, workshops=tuple(definition if w.id == definition.id else w for w in catalogue.workshops)
    )
    _fits(root, catalogue, definition)
    resolver = Resolver(catalogue, definition.date or today, None, asked.setting)
    _check_documents(catalogue, resolver, definition, asked, root)
    for line in (*_shortfalls(catalogue, definition), *_unmet(definition)):
        print(line, file=sys.stderr)

    world = World(catalogue, resolver)
    plan = plan_documents if asked.preview else plan_workshop
    folders = KitFolders.of(out, f"{definition.id}{'-preview' if asked.preview else ''}", definition.date)
    with _said_without_names(out):
        activate(root / _FONTS, root / _FONT_CACHE)
        jobs = tuple(job for language in asked.languages for job in plan(world, definition, language, home))
        makers = makers or Makers(root, 1)
        files = render_kit(world, jobs, people, folders, root, source.recipe, makers, progress or _silent)
        if roster is None:
            # Invented people are nobody's secret.
            files = tuple(replace(f, named=False) for f in files if not f.name.startswith("."))
        made = {
            language: tuple(file for file in files if file.language == language)
            for language in asked.languages
        }
        news = {language: _news(folders, language, files) for language, files in made.items()}
        _written(folders, made, asked.shred_on, names=roster is not None)
    unseated = sum(1 for person in people if not person.table)
    for line in report_lines(folders, made, news, len(people), unseated):
        print(line)
    for folder in overdue(out, today):
        print(
            f"提醒：{folder} 过了销毁的日子 · warning: {folder} is past its day: ./banyan kit --shred {folder}",
            file=sys.stderr,
        )
    return 0


def _silent(done: int, total: int, name: str) -> None:
    """For those who do not ask for progress."""


# --- what is asked for


def _definition(catalogue: Catalogue, workshop: str) -> Workshop:
    for definition in catalogue.workshops:
        if definition.id == workshop:
            return definition
    known = ", ".join(w.id for w in catalogue.workshops)
    raise Trouble("S007", problem=f"{workshop}?  {known}")


def _with_own(definition: Workshop, asked: Asked, root: Path) -> Workshop:
    findings = Findings()
    definition = with_own(definition, asked.own, asked.fields, root, findings, preview=asked.preview)
    _stop_or_warn(findings)
    if asked.preview and not definition.documents:
        raise Trouble("S007", problem=f"--preview: {definition.id} 没有 documents / has no documents")
    return definition


def _check_documents(
    catalogue: Catalogue, resolver: Resolver, definition: Workshop, asked: Asked, root: Path
) -> None:
    findings, shown = found_in_documents(
        catalogue, resolver.register, definition, asked.languages, root, preview=asked.preview
    )
    if len(shown):
        print(as_text(shown, LANGUAGES), file=sys.stderr)
    _stop_or_warn(findings)


def _stop_or_warn(findings: Findings) -> None:
    """Stopped where there is an error; warnings are printed."""
    if findings.errors():
        raise Stopped(findings)
    if len(findings):
        print(as_text(findings, LANGUAGES), file=sys.stderr)


def _region(catalogue: Catalogue, region: str) -> str:
    if region and region not in catalogue.regions_built:
        raise Trouble("S007", problem=f"--region {region}?  {', '.join(catalogue.regions_built)}")
    return region or catalogue.regions_built[0]


def _overridden(workshop: Workshop, people: tuple[Participant, ...], asked: Asked) -> Workshop:
    if asked.start is not None and not _CLOCK.fullmatch(asked.start):
        raise Trouble("S007", problem=f"--start {asked.start}?  09:00")
    spoken = asked.interpretation or workshop.interpretation
    start = asked.start or workshop.start
    sessions = interpreted(workshop.sessions, workshop.interpretation, spoken)
    if asked.fit:
        sessions = fitted(start, sessions, workshop.end)
        for line in _cut(workshop, sessions):
            print(line, file=sys.stderr)
    return replace(
        workshop,
        sample=people,
        date=asked.day or workshop.date,
        start=start,
        place=_place(asked.place or "") or workshop.place,
        interpretation=spoken,
        sessions=sessions,
    )


def _place(words: str) -> Text | None:
    """``清城区文化馆 | Qingcheng culture centre``; without a bar, the same in both languages."""
    # Braces would be read as a reference to a fact, angle brackets and asterisks as markup.
    zh, _, en = re.sub(r"[{}<>*_`\[\]]", " ", words.replace("｜", "|")).partition("|")
    zh, en = zh.strip(), en.strip()
    return Text(zh or en, en or zh) if zh or en else None


def _cut(workshop: Workshop, sessions: tuple[Session, ...]) -> Iterator[str]:
    """What was shortened or dropped to make the day fit."""
    minutes = {session.id: session.minutes for session in sessions}
    for session in workshop.sessions:
        title = session.title
        if session.id not in minutes:
            yield f"为了排得下，删“{title.zh}” · dropped to make it fit: {title.en}"
        elif minutes[session.id] < session.minutes:
            count = minutes[session.id]
            yield f"为了排得下，“{title.zh}”缩到 {count} 分钟 · shortened to {count} minutes: {title.en}"


def _fits(root: Path, catalogue: Catalogue, definition: Workshop) -> None:
    """Stopped where a fixed time comes too early; a day that ends late is a warning."""
    findings = Findings()
    check_workshops(replace(catalogue, workshops=(definition,)), Places(root), findings)
    _stop_or_warn(findings)


# --- the roster


def _people(roster: Path, root: Path, fields: tuple[CustomField, ...] = ()) -> tuple[Participant, ...]:
    """The participants. Stopped when a row cannot be read: nobody is left out in silence."""
    findings = Findings()
    people = load_roster(roster.absolute(), root, findings, private=True, fields=fields)
    _stop_or_warn(findings)
    if not people:
        problem = "没有一行参会者 / no row with a participant"
        raise Trouble("R904", str(roster), problem=problem)
    return people


def _shortfalls(catalogue: Catalogue, workshop: Workshop) -> Iterator[str]:
    """What the roster lacks or has too much of, against the definition: counts only."""
    people = workshop.sample
    least, most = workshop.participants_min, workshop.participants_max
    if not least <= len(people) <= most:
        yield (
            f"提醒：名单有 {len(people)} 人，活动设计为 {least} 到 {most} 人 · "
            f"warning: {len(people)} people, but this workshop is made for {least} to {most}"
        )
    names = {audience.id: audience.name for audience in catalogue.audiences}
    count = Counter(person.public for person in people)
    for public in workshop.publics:
        if count[public] < workshop.wanted(public):
            name, short = names.get(public, Text(public, public)), workshop.wanted(public) - count[public]
            yield (
                f"提醒：{name.zh}只有 {count[public]} 人，还缺 {short} 人 · "
                f"warning: {name.en}: {count[public]}, {short} missing"
            )
    for public in sorted(set(count) - set(workshop.publics)):
        name = names.get(public, Text(public, public))
        yield f"提醒：{name.zh}不在这次活动的对象里 · warning: {name.en} are not among this workshop's publics"


def _unmet(workshop: Workshop) -> Iterator[str]:
    """Pairs that the seating could not honour: by rows."""
    for pair in seat(workshop.sample, workshop.publics, workshop.per_table).unmet:
        if pair.together:
            yield (
                f"提醒：第 {pair.row} 行和第 {pair.other} 行没能同桌 · "
                f"warning: rows {pair.row} and {pair.other} could not sit together"
            )
        else:
            yield (
                f"提醒：第 {pair.row} 行和第 {pair.other} 行没能分开 · "
                f"warning: rows {pair.row} and {pair.other} could not be kept apart"
            )


# --- making it


@contextmanager
def _said_without_names(out: Path) -> Iterator[None]:
    """Faults become Trouble. What the layout engine says of a page is left out, since it may quote the page."""
    try:
        yield
    except FontMissing as error:
        raise Trouble("S002", problem=str(error)) from None
    except Overflow as error:
        raise Trouble("S005", job="kit", problem=str(error)) from None
    except LayoutComplaint:
        problem = "用示例名单做一遍可以看到原因 / a build with the sample roster shows the reason"
        raise Trouble("S006", job="kit", problem=problem) from None
    except OSError as error:
        code = "S001" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "S004"
        raise Trouble(code, target=str(out), problem=error.strerror or type(error).__name__) from None


def _news(folders: KitFolders, language: Language, files: tuple[KitFile, ...]) -> tuple[str, ...] | None:
    """What is other than in an earlier kit of this day, the ZIP apart; None where this is the first."""
    found: list[str] = []
    for named, folder in ((False, folders.shared), (True, folders.names)):
        listed = [
            f
            for f in files
            if f.named == named and not f.name.startswith(".") and not f.name.endswith(".zip")
        ]
        other = changed(folder / language, [(file.name, file.data) for file in listed])
        if other is None and not named:
            return None
        found += [file.name for file in listed] if other is None else other
    return tuple(found)


def _written(
    folders: KitFolders,
    made: dict[Language, tuple[KitFile, ...]],
    shred_on: date | None,
    *,
    names: bool,
) -> None:
    """Puts the files of each language into their folders, in place of an earlier kit's; all of them, or none."""
    places = [(False, folders.shared)]
    if names:
        places.append((True, folders.names))
        folders.names.mkdir(mode=0o700, parents=True, exist_ok=True)
        warn(folders.names, shred_on)
    with ExitStack() as stack:
        for language, files in made.items():
            for named, folder in places:
                target = stack.enter_context(replaced(folder / language, private=named))
                chosen = [file for file in files if file.named == named]
                keys = {file.name: file.key for file in chosen}
                write(target, [(file.name, file.data) for file in chosen], keys, private=named)


def shred_kit(folder: Path) -> int:
    """Destroys a folder of names; 0 when it is gone."""
    from build_scripts.organiser.shred import shred

    count = shred(folder)
    print(
        f"销毁了 {count} 个文件：{folder}。固态硬盘和网盘可能还留有旧数据；原名单、邮件、打印店的文件请另外删。\n"
        f"{count} files destroyed: {folder}. Flash disks and synchronised folders may keep old data; the roster "
        "itself, mails and the copy shop's files must be deleted as well."
    )
    return 0
