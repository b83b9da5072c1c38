"""A real roster becomes a workshop's kit in a folder of its own: checked, seated, rendered at once, stored nowhere.

A roster is personal data. So this goes past the store, the manifest and the worker processes, names rows and never
people in what it says, and leaves files that only their owner may read.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.channels.kit.planning import plan_workshop
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.fonts import FontMissing, activate
from build_scripts.load.roster import load_roster
from build_scripts.model import (
    LANGUAGES,
    Catalogue,
    Job,
    Language,
    Output,
    Participant,
    Setting,
    Text,
    Workshop,
)
from build_scripts.pipeline import checked
from build_scripts.render.faults import LayoutComplaint, Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.validate.places import Places
from build_scripts.validate.workshop import check_workshops

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_FONTS = Path("templates/_shared/fonts")


def make_kit(
    root: Path,
    workshop: str,
    roster: Path,
    *,
    day: date | None,
    start: str | None,
    place: str | None,
    region: str,
    languages: tuple[Language, ...],
    out: Path,
    setting: Setting | None = None,
) -> int:
    """Makes ``out/<workshop>-<date>/<language>/…`` and says what was made; 0 when all is well.

    Facts are those in force on the day of the workshop. ``day``, ``start`` (HH:MM) and ``place`` stand in for those of
    the definition, ``region`` may be empty for the first one built; with ``setting`` the kit is for readers in the
    country or in town only. Stopped with findings about source or roster
    (K901 when the new start leaves too little time before a fixed point); Trouble for what stands in the way.
    """
    catalogue, _ = checked(root, day or date.today())  # noqa: DTZ011 -- the day where the organiser is
    definition = _definition(catalogue, workshop)
    home = _region(catalogue, region)
    people = _people(roster, root)
    _printable(people, root)
    definition = _overridden(definition, people, day, start, place)
    catalogue = replace(
        catalogue, workshops=tuple(definition if w.id == definition.id else w for w in catalogue.workshops)
    )
    findings = Findings()
    check_workshops(replace(catalogue, workshops=(definition,)), Places(root), findings)
    if findings.errors():
        raise Stopped(findings)
    for line in _shortfalls(catalogue, definition):
        print(line, file=sys.stderr)

    world = World(catalogue, Resolver(catalogue, definition.date or date.today(), None, setting))  # noqa: DTZ011
    folder = out / f"{definition.id}-{definition.date.isoformat() if definition.date else 'undated'}"
    made: list[str] = []
    with _said_without_names(out):
        activate(root / _FONTS, root / ".cache" / "fonts")
        for language in languages or LANGUAGES:
            outputs = _rendered(plan_workshop(world, definition, language, home), root)
            made += _written(outputs, folder, language)
    unseated = sum(1 for person in people if not person.table)
    for line in _report(folder, made, len(people), unseated):
        print(line)
    return 0


# --- what is asked for


def _definition(catalogue: Catalogue, workshop: str) -> Workshop:
    for definition in catalogue.workshops:
        if definition.id == workshop:
            return definition
    known = ", ".join(w.id for w in catalogue.workshops)
    raise Trouble("S007", problem=f"{workshop}?  {known}")


def _region(catalogue: Catalogue, region: str) -> str:
    if region and region not in catalogue.regions_built:
        raise Trouble("S007", problem=f"--region {region}?  {', '.join(catalogue.regions_built)}")
    return region or catalogue.regions_built[0]


def _overridden(
    workshop: Workshop,
    people: tuple[Participant, ...],
    day: date | None,
    start: str | None,
    place: str | None,
) -> Workshop:
    if start is not None and not _CLOCK.fullmatch(start):
        raise Trouble("S007", problem=f"--start {start}?  09:00")
    # Braces would be read as a reference to a fact, angle brackets and asterisks as markup.
    where = re.sub(r"[{}<>*_`\[\]]", " ", place).strip() if place else ""
    return replace(
        workshop,
        sample=people,
        date=day or workshop.date,
        start=start or workshop.start,
        place=Text(where, where) if where else workshop.place,
    )


# --- the roster


def _people(roster: Path, root: Path) -> tuple[Participant, ...]:
    """The participants. Stopped when a row cannot be read: nobody is left out in silence."""
    findings = Findings()
    people = load_roster(roster.absolute(), root, findings, private=True)
    if findings.errors():
        raise Stopped(findings)
    if not people:
        problem = "没有一行参会者 / no row with a participant"
        raise Trouble("R904", str(roster), problem=problem)
    return people


def _printable(people: tuple[Participant, ...], root: Path) -> None:
    """Trouble, with row numbers, when the fonts lack a character: a name must not be printed with a gap in it."""
    # Reading fonts takes a moment, which other commands should not pay.
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for path in sorted((root / _FONTS).glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            known |= set(font.getBestCmap())
    lacking = [
        str(person.row)
        for person in people
        if not {ord(c) for text in _printed(person) for c in text if not c.isspace()} <= known
    ]
    if lacking:
        rows = ", ".join(lacking)
        problem = (
            f"名单第 {rows} 行有字体里没有的字 / row {rows} of the roster has a character that no font has"
        )
        raise Trouble("S006", job="kit", problem=problem)


def _printed(person: Participant) -> tuple[str, ...]:
    return (person.name, person.name_other, person.organisation, person.table, person.needs)


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
        if count[public] < workshop.per_public:
            name, short = names.get(public, Text(public, public)), workshop.per_public - count[public]
            yield (
                f"提醒：{name.zh}只有 {count[public]} 人，还缺 {short} 人 · "
                f"warning: {name.en}: {count[public]}, {short} missing"
            )
    for public in sorted(set(count) - set(workshop.publics)):
        name = names.get(public, Text(public, public))
        yield f"提醒：{name.zh}不在这次活动的对象里 · warning: {name.en} are not among this workshop's publics"


# --- making it


def _rendered(jobs: tuple[Job, ...], root: Path) -> tuple[Output, ...]:
    """The outputs of one kit; activity sheets have a folder of their own beside its other files."""
    made: dict[str, tuple[Output, ...]] = {}
    press = Press(root)
    press.pack(lambda name: made[name])
    for job in jobs:
        (made[job.id],) = KIT.render((job,), press)
    folder = {job.id: "activities/" if job.part == "activity" else "" for job in jobs}
    return tuple(
        replace(output, path=folder[name] + output.path.rpartition("/")[2])
        for name, outputs in made.items()
        for output in outputs
    )


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


def _written(outputs: tuple[Output, ...], folder: Path, language: Language) -> list[str]:
    """Puts the files of one language into their folder, in place of an earlier kit; returns their paths below it."""
    target = folder / language
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(mode=0o700)
    names = []
    for output in outputs:
        name = output.path
        path = target / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(output.data)
        names.append(f"{language}/{name}")
    return names


def _report(folder: Path, made: list[str], people: int, unseated: int) -> Iterator[str]:
    yield f"做好了 · made: {folder}"
    yield from (f"  {name}" for name in made)
    yield f"{people} 人 · {people} people"
    if unseated:
        yield f"其中 {unseated} 人原来没有桌号，已经分好 · {unseated} of them had no table and were seated"
    yield (
        "这些文件里有姓名：只给会务，不传群、不进网盘，活动结束后删掉整个文件夹和名单。\n"
        "These files hold names: keep them among staff, share them in no group or cloud, and delete the whole folder "
        "and the roster after the event."
    )
