"""Whom an imprint lists: not again who was named by number, but always an office, for its address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.model import Edition, ResolvedContact
from build_scripts.paper.imprint import imprint
from build_scripts.resolve import Resolver
from tests.leaflet_examples import edition, job
from tests.small_project import TODAY, Project, place

CN = "content/regions/CN.yml"
CONTACTS = """contacts:
  - {id: line, name: {zh: 热线, en: Line}, phone: hotline-12333, topics: [work]}
  - id: hall
    name: {zh: 大厅, en: Hall}
    phone: hotline-12333
    office: true
    where: {zh: 榕树路一号, en: Banyan Road}
    topics: [work]
"""


def _contact(**changed: object) -> ResolvedContact:
    whole = ResolvedContact("line", "热线", "98765", "榕树路1号", "", ())
    return replace(whole, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("contact", "text", "said"),
    [
        (_contact(), "打98765问。", True),
        (_contact(), "打987650问。", False),
        (_contact(), "打198765问。", False),
        (_contact(phone=""), "打98765问。", False),
        (_contact(office=True), "打98765问。", False),
    ],
    ids=["number", "longer", "another", "no phone", "office"],
)
def test_a_number_says_all_of_a_hotline_but_not_of_an_office(
    contact: ResolvedContact, text: str, said: bool
) -> None:
    assert contact.said_in(text) is said


def test_english_small_print_and_readers_do_not_end_in_a_lone_word() -> None:
    told = "For training, not legal advice. Check with your local office or hotline before you act."
    shown = replace(edition("en"), audiences=("Workers", "Local authorities and front-line staff"))
    made = imprint(shown, replace(job("en").programme, disclaimer=told))
    assert made.disclaimer.split(" ")[-1] == "hotline\u00a0before\u00a0you\u00a0act."
    assert made.readers.split(" ")[-1] == "and\u00a0front-\u2060line\u00a0staff"


def test_an_office_stands_on_the_sheet_with_its_address_though_its_number_was_said() -> None:
    shown = edition("zh")
    line, office = shown.contacts
    assert line.phone in "".join(p.markdown for p in shown.passages if p.kind == "who")
    listed = imprint(shown, job("zh").programme).contacts
    assert [entry.phone for entry in listed if entry.phone == line.phone] == []
    moved = replace(line, office=True, where="榕树路2号")
    listed = imprint(replace(shown, contacts=(moved, office)), job("zh").programme).contacts
    assert [(entry.phone, str(entry.where)) for entry in listed if entry.phone == line.phone] == [
        (line.phone, "榕树路2号")
    ]


def test_an_edition_says_which_contacts_are_offices_and_keeps_its_code_where_none_is(tmp_path: Path) -> None:
    project = Project(tmp_path)
    before = (project.root / CN).read_text(encoding="utf-8")
    project.write(CN, before + CONTACTS)
    assert [(c.id, c.office, c.where) for c in _edition(project).contacts] == [
        ("line", False, ""),
        ("hall", True, "榕树路一号"),
    ]
    codes = set()
    for contacts in (CONTACTS, CONTACTS.replace("office: true", "office: false"), _without("office")):
        project.write(CN, before + contacts)
        codes.add(_edition(project).code)
    assert len(codes) == 2


def test_an_office_must_say_where_it_is(tmp_path: Path) -> None:
    project = Project(tmp_path)
    before = (project.root / CN).read_text(encoding="utf-8")
    project.write(CN, before + _without("where"))
    (found,) = (one for one in project.check() if one.code == "Y106")
    assert "where" in found.message("en")
    assert place(found)[:2] == (CN, (before + CONTACTS).splitlines().index("  - id: hall") + 1)


def _without(field: str) -> str:
    return "".join(line for line in CONTACTS.splitlines(True) if not line.startswith(f"    {field}:"))


def _edition(project: Project) -> Edition:
    catalogue = project.load()
    return Resolver(catalogue, TODAY).edition(catalogue.lessons[0], "site", "zh", "CN")
