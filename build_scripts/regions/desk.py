"""Questions about regions become files and what ``./banyan new region`` and ``./banyan region`` print."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from build_scripts.diagnostics import Trouble
from build_scripts.facts.uses import Uses
from build_scripts.model import Catalogue, Location, Region, Text
from build_scripts.pipeline import checked
from build_scripts.regions import pack as packs
from build_scripts.regions import status as reports
from build_scripts.regions.supplies import Supplies, stops_the_build
from build_scripts.register import Register
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places

_ID = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,8})*")
_LANGUAGES = {"ZH", "EN"}
"""The site keeps a language in a folder of this name, so no region may be called so."""


def begin(root: Path, name: str, parent: str, name_zh: str, name_en: str, today: date) -> int:
    """Writes a region's pack and checklist and says what comes next.

    Trouble, and nothing is written, where the id is taken or cannot be one, the parent is unknown, or a name is empty.
    Stopped where the source has errors.
    """
    catalogue, _ = checked(root, today)
    known = {region.id: region for region in catalogue.regions}
    folder = root / "content" / "regions"
    files = folder / f"{name}.yml", folder / f"{name}.todo.md"
    # Some disks do not tell capitals from small letters, and addresses are all small.
    taken = {region.lower() for region in known} | {
        path.name.lower().split(".")[0] for path in folder.glob("*.*")
    }
    if name.lower() in taken:
        raise Trouble("S011", region=name, known=", ".join(known))
    if not _ID.fullmatch(name) or name in _LANGUAGES:
        raise Trouble("S013", region=name)
    if parent not in known:
        raise Trouble("S012", region=parent, **listed(parent, known))
    if not name_zh.strip() or not name_en.strip():
        raise Trouble("S007", problem="--name-zh, --name-en?")
    here = Location(f"content/regions/{name}.yml", 1)
    words = Text(name_zh.strip(), name_en.strip())
    region = Region(name, parent, words, words, (), (), here)
    pack = _pack(root, catalogue, region, known[parent], today)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in zip(files, (packs.pack_yaml(pack), packs.checklist(pack)), strict=True):
            with path.open("x", encoding="utf-8") as stream:
                stream.write(text)
    except OSError as error:
        raise Trouble("S004", target=str(folder), problem=error.strerror or str(error)) from error
    print(packs.summary(pack, [path.relative_to(root).as_posix() for path in files]))
    return 0


def _pack(root: Path, catalogue: Catalogue, region: Region, parent: Region, today: date) -> packs.Pack:
    catalogue = replace(catalogue, regions=(*catalogue.regions, region))
    places = Places(root)
    register = Register(catalogue, today)
    stops = stops_the_build(catalogue, register, places, region)
    supplies = Supplies(catalogue, register, Uses(catalogue, places))
    return packs.Pack(
        region=region,
        parent=parent,
        inherited=tuple(register.contacts(region.id)),
        supplies=supplies.of(region.id),
        of_others=supplies.of_others(region.id),
        stops=tuple((fact, stops[fact.id]) for fact in catalogue.facts if fact.id in stops),
        today=today,
    )


def print_status(root: Path, name: str, form: Literal["text", "json"], today: date) -> int:
    """Prints how complete each pack is, or one of them in full. Trouble for an unknown region."""
    catalogue, _ = checked(root, today)
    known = {region.id: region for region in catalogue.regions}
    if name and name not in known:
        raise Trouble("S012", region=name, **listed(name, known))
    register = Register(catalogue, today)
    supplies = Supplies(catalogue, register, Uses(catalogue, Places(root)))
    found = tuple(
        reports.status(catalogue, register, supplies, region)
        for region in sorted(catalogue.regions, key=lambda r: register.lineage(r.id)[::-1])
        if not name or region.id == name
    )
    if form == "json":
        print(reports.as_json(found))
    elif name:
        print(reports.as_text(found[0], catalogue))
    else:
        print(reports.as_table(found))
        print(
            "\n联系方式：当地自己有电话或地址的 / 读者看到的全部。还缺：含已到期的。一个地区的详情："
            "./banyan region status QY\n"
            "contacts: those with a local phone or place / all that readers see; missing counts what has ended. "
            "In full: ./banyan region status QY"
        )
    return 0
