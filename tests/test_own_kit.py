"""Organisers' own documents in a kit: where they go, what they say, what stops them, and what a preview shows."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.shared import RGBColor

from build_scripts.__main__ import main
from build_scripts.channels.kit import CHANNEL
from build_scripts.channels.kit.badges import sheets
from build_scripts.channels.kit.details import OwnSheet, Pack, People
from build_scripts.diagnostics import Stopped, Trouble, as_text
from build_scripts.model import Job, Language
from build_scripts.organiser import desk
from build_scripts.organiser.rendering import private_jobs
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.kit_examples import jobs_of, kit_project, pages, squeezed
from tests.own_kit_examples import ROWS, made, own_project, sheet_of, stopped
from tests.projects import ROOT, rewrite
from tests.worlds import world_of

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return own_project(tmp_path / "project")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def rendered(job: Job) -> bytes:
    ((output,),) = CHANNEL.render((job,), Press(ROOT))
    return output.data


# --- what is planned


@pytest.mark.parametrize(("language", "fact"), [("zh", "每月2000元"), ("en", "2,000 yuan a month")])
def test_a_plain_build_fills_them_for_the_invented_people(root: Path, language: Language, fact: str) -> None:
    jobs = jobs_of(world_of(root), language)
    letter = sheet_of(jobs, "own-letter")
    assert len(letter.pages) == 7
    assert ("参会者03" if language == "zh" else "Participant 03") in letter.pages[2]
    assert ("供午餐" if language == "zh" else "lunch is served") in letter.pages[0]
    assert all(fact in page for page in letter.pages)
    # The fact is listed in the manifest, by what it says and where from; no page stands twice in the job.
    job = jobs["own-letter"]
    assert [f.id for f in job.quoted()] == ["lowest-wage"]
    assert all(edition.passages == () for edition in job.editions)
    assert f"workshops/forum/documents/letter.{language}.md" in job.sources
    office = sheet_of(jobs, "own-letter-docx")
    assert (office.pages, office.kind.ending, letter.kind.ending) == (letter.pages, "docx", "pdf")


def test_the_box_lists_them_in_their_folders_behind_the_others(root: Path) -> None:
    jobs = jobs_of(world_of(root))
    pack = next(job.detail for job in jobs.values() if isinstance(job.detail, Pack))
    items = [file.item for file in pack.files]
    assert items.index("own-letter") > items.index("press-note")
    assert items.index("own-letter") < items.index("agenda")
    assert items.index("own-notice") == items.index("slides") + 1
    letter = next(file.own for file in pack.files if file.item == "own-letter")
    assert letter is not None
    assert (letter.named, letter.note.zh, letter.ending) == (True, "盖章", "pdf")


def test_a_document_takes_the_place_of_an_item(root: Path) -> None:
    rewrite(root / "workshops/forum/workshop.yml", "note: {zh: 盖章", "replaces: invitation, note: {zh: 盖章")
    jobs = jobs_of(world_of(root))
    assert "invitation" not in jobs
    assert "thank-you" in jobs
    pack = next(job.detail for job in jobs.values() if isinstance(job.detail, Pack))
    assert "invitation" not in [file.item for file in pack.files]
    assert sheet_of(jobs, "own-letter").kind.phase == "before"


@pytest.mark.parametrize(
    ("language", "letter", "invitation"),
    [("zh", "商请准假函", "邀请函"), ("en", "Leave for one day", "Invitation")],
)
def test_how_to_run_it_names_them_once_and_not_what_they_replace(
    root: Path, language: Language, letter: str, invitation: str
) -> None:

    def told(words: str) -> int:
        """How often the list of the box names it."""
        (second,) = pages(rendered(jobs_of(world_of(root), language)["how-to-run"]))[1:]
        return "".join(second.split()).count("".join(words.split()))

    assert (told(letter), told(invitation)) == (1, 1)
    rewrite(root / "workshops/forum/workshop.yml", "note: {zh: 盖章", "replaces: invitation, note: {zh: 盖章")
    assert (told(letter), told(invitation)) == (1, 0)


def test_a_line_on_the_badges(root: Path) -> None:
    forum = root / "workshops/forum"
    with (forum / "workshop.yml").open("a", encoding="utf-8") as stream:
        stream.write("  - {id: badge, layout: badge-line, title: {zh: 胸牌, en: Badges}}\n")
    for language, text in (
        ("zh", "{{ participant.organisation }}"),
        ("en", "from {{ participant.organisation }}"),
    ):
        (forum / f"documents/badge.{language}.md").write_text(text, encoding="utf-8")
    jobs = jobs_of(world_of(root))
    people = jobs["badges"].detail
    assert isinstance(people, People)
    front, back = sheets(people, "zh")[:2]
    assert {badge.line for badge in front if badge.lines} >= {"示例工厂", "from 示例商店"}
    assert "from 示例工厂" in {badge.line for badge in back}
    assert [badge.line for badge in front if not badge.lines] == [""]
    plain = jobs_of(world_of(kit_project(root.parent / "plain")))["badges"].detail
    assert isinstance(plain, People)
    assert {person.line for person in plain.people} == {None}
    # The line takes room from the name, so that nothing lies over another.
    assert min(b.name_top for b in front if b.lines) > min(
        b.name_top for b in sheets(plain, "zh")[0] if b.lines
    )
    assert "badge" not in " ".join(job for job in jobs if job.startswith("own-"))


# --- who may see them


def test_what_speaks_of_a_participant_is_private_and_the_rest_is_not(
    root: Path, roster: Path, planned: list[Job]
) -> None:
    documents = root / "workshops/forum/documents"
    (documents / "notice.zh.md").write_text("{{ event.date }}\n", encoding="utf-8")
    given = {"fields": (("meals", "供午餐"), ("guide", "领路的"))}
    made(root, roster, **given)
    people = desk._people(roster, root)
    private = {
        job.part + job.id.rpartition("/")[2] for job in planned if job.id in private_jobs(planned, people)
    }
    assert {"ownown-letter", "own-docxown-letter-docx"} <= private
    assert not any("notice" in name for name in private)
    # A private field, and a list of the participants, make the notice private too.
    for text in (
        "{{ field.guide }}",
        "{% for p in participants %}{{ p.organisation | default('') }}{% endfor %}",
    ):
        (documents / "notice.zh.md").write_text(text, encoding="utf-8")
        made(root, roster, **given)
        assert any("own-notice" in name for name in private_jobs(planned, people))


def test_a_preview_with_a_roster_keeps_names_in_their_folder(
    root: Path, roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = made(root, roster, preview=True, fields=(("meals", "自带"),))
    named = out / "forum-preview-2026-12-12-names/zh"
    shared = out / "forum-preview-2026-12-12/zh"
    assert {p.name for p in named.rglob("*.*") if p.suffix in {".pdf", ".docx"}} == {
        "商请准假函.pdf",
        "商请准假函.docx",
    }
    assert {p.name for p in shared.rglob("*.*")} == {"告示.pdf", "告示.docx"}
    text = squeezed((named / "1-会前/商请准假函.pdf").read_bytes())
    assert "请准林示例一天假" in text
    assert "车：1号车" in text
    assert "车：自己来" in text
    assert "吃饭：自带" in text
    assert "工资不少于每月2000元" in text
    store = b"".join(p.read_bytes() for p in (root / ".cache").rglob("*") if p.is_file())
    assert "林示例".encode() not in store
    said = capsys.readouterr()
    assert "林示例" not in said.out + said.err
    word = docx.Document(str(named / "1-会前/商请准假函.docx"))
    words = [p.text for p in word.paragraphs]
    assert words.count("商请准假函") == 2
    assert "甲单位：请准 林示例 一天假。" in words
    assert "车：1号车" in words
    bold = {run.text for p in word.paragraphs for run in p.runs if run.bold}
    assert {"林示例", "陈示例"} <= bold
    blank = next(run for p in word.paragraphs for run in p.runs if run.text == "【单位】")
    assert blank.font.highlight_color is not None
    assert any(p.style is not None and p.style.name == "List Bullet" for p in word.paragraphs)


# --- what stops them


def test_a_missing_value_stops_the_kit_with_its_place_and_rows(root: Path, roster: Path) -> None:
    letter = root / "workshops/forum/documents/letter.zh.md"
    letter.write_text("{{ participant.name }}\n\n坐{{ field.bus }}，{{ field.meals }}\n", encoding="utf-8")
    rewrite(root / "workshops/forum/participants.sample.csv", "姓名,英文名", "接送车,姓名,英文名")
    sample = root / "workshops/forum/participants.sample.csv"
    lines = sample.read_text(encoding="utf-8").splitlines()
    sample.write_text("\n".join([lines[0], *(f"1号车,{line}" for line in lines[1:])]), encoding="utf-8")
    found = stopped(root, roster)
    assert [(d.code, d.location.path, d.location.line, d.location.column) for d in found] == [
        ("K924", "workshops/forum/documents/letter.zh.md", 3, 2),
        ("K924", "workshops/forum/documents/letter.zh.md", 3, 18),
    ]
    assert "名单第 3 行" in found[0].message("zh")
    assert "row 3 " in found[0].message("en")
    assert "名单第 2, 3 行" in found[1].message("zh")
    assert "{% if field.bus %}" in found[0].hint("en")


def test_a_preview_shows_in_red_what_is_missing_or_unknown(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "own.yml").write_text(
        "documents:\n  - {id: slip, title: {zh: 条子, en: Slip}}\n", encoding="utf-8"
    )
    (own / "slip.zh.md").write_text(
        "在{{ event.place }}，住{{ field.hotel }}，问{{ field.bus }}\n", encoding="utf-8"
    )
    rewrite(
        root / "workshops/forum/workshop.yml", "example: {zh: 供午餐, en: lunch is served}", "required: false"
    )
    (root / "workshops/forum/documents/letter.zh.md").write_text("{{ field.meals }}", encoding="utf-8")
    with pytest.raises(Stopped) as error:
        made(root, None, own=own)
    assert {d.code for d in error.value.findings} == {"K924"}
    documents = root / "workshops/forum/documents"
    for language in ("zh", "en"):
        (documents / f"letter.{language}.md").write_text("{{ participant.name }}", encoding="utf-8")
    out = made(root, None, own=own, preview=True)
    said = capsys.readouterr().err
    assert "slip.zh.md:1:24: error K923" in said
    assert "slip.zh.md:1:43: error K926" in said
    assert "K924" not in said
    folder = out / "forum-preview-2026-12-12/zh/1-会前"
    assert "在镇文化站，住【缺：field.hotel】，问【缺：field.bus】" in squeezed(
        (folder / "条子.pdf").read_bytes()
    )
    word = docx.Document(str(folder / "条子.docx"))
    red = [r.text for p in word.paragraphs for r in p.runs if r.font.color.rgb == RGBColor(0xB0, 0x00, 0x20)]
    assert red == ["【缺：field.hotel】", "【缺：field.bus】"]
    # Without a roster nobody is real, and nothing is kept apart.
    assert sorted(p.name for p in out.iterdir()) == ["forum-preview-2026-12-12"]


def _field(**values: str) -> dict[str, Any]:
    return {"fields": tuple(values.items())}


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        (_field(meal="面"), "K915", "meals"),
        (_field(bus="1号车"), "K915", "名单的列"),
        (_field(meals="长" * 81), "K914", "80"),
        (_field(meals="打1380000" + "0000问"), "K917", "手机号"),
        (_field(meals="每人30元"), "B401", "…"),
    ],
)
def test_values_of_the_command_line(
    root: Path, roster: Path, asked: dict[str, Any], code: str, word: str
) -> None:
    (root / "workshops/forum/documents/notice.zh.md").write_text(
        "{{ field.meals | default('') }}", encoding="utf-8"
    )
    (root / "workshops/forum/documents/letter.zh.md").write_text("{{ participant.name }}", encoding="utf-8")
    (found,) = stopped(root, roster, **asked)
    assert found.code == code
    assert word in found.message("zh") + found.hint("zh")
    assert "1380000" not in as_text([found], ("zh", "en"))


def test_a_required_value_must_be_given(root: Path, roster: Path, planned: list[Job]) -> None:
    rewrite(
        root / "workshops/forum/workshop.yml", "example: {zh: 供午餐", "required: true, example: {zh: 供午餐"
    )
    (found,) = stopped(root, roster)
    assert (found.code, found.location.path) == ("K916", "workshops/forum/workshop.yml")
    assert "--field meals=" in found.hint("zh")
    made(root, roster, **_field(meals="供午餐"))
    assert "供午餐" in sheet_of(planned, "own-letter").pages[0]


def test_a_file_of_ones_own_gives_values_fields_and_documents(
    root: Path, roster: Path, tmp_path: Path, planned: list[Job]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "own.yml").write_text(
        "fields:\n  - {id: gate, type: text, label: {zh: 哪个门, en: Gate}}\n"
        "values:\n  meals: {zh: 供早餐, en: breakfast}\n  gate: 东门\n"
        "documents:\n"
        "  - {id: slip, title: {zh: 条子, en: Slip}, box: door}\n"
        "  - {id: notice, title: {zh: 新告示, en: New notice}}\n",
        encoding="utf-8",
    )
    (own / "slip.zh.md").write_text("从{{ field.gate }}进\n", encoding="utf-8")
    (own / "notice.zh.md").write_text("改在{{ event.place }}\n", encoding="utf-8")
    made(root, roster, own=own, languages=("zh", "en"))
    assert sheet_of(planned, "own-slip").pages == ("从东门进\n",)
    assert "供早餐" in sheet_of(planned, "own-letter").pages[0]
    english = next(job.detail for job in planned if job.id.endswith("en/GD/own-letter"))
    assert isinstance(english, OwnSheet)
    assert "breakfast" in english.pages[0]
    # In place of the programme's own, and only in the language in which it is written.
    assert sheet_of(planned, "own-notice").title == "新告示"
    assert not any(job.language == "en" and job.id.endswith("/own-slip") for job in planned)
    (own / "slip.zh.md").write_text("餐费30元，[坏](链接)\n", encoding="utf-8")
    found = stopped(root, roster, own=own)
    assert [(d.code, d.location.line, d.location.column) for d in found] == [("B401", 1, 3), ("L501", 1, 7)]
    (own / "slip.zh.md").unlink()
    assert [d.code for d in stopped(root, roster, own=own)] == ["K927"]


def test_a_file_of_values_alone_says_nothing_of_the_texts_beside_it(
    root: Path, roster: Path, tmp_path: Path, planned: list[Job], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "values.yml").write_text("values:\n  meals: 自带\n", encoding="utf-8")
    (tmp_path / "diary.md").write_text("{{", encoding="utf-8")
    made(root, roster, own=tmp_path / "values.yml")
    assert "吃饭：自带" in sheet_of(planned, "own-letter").pages[0]
    assert "diary" not in capsys.readouterr().err


# --- the files themselves


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_letter_as_it_is_printed(root: Path, language: Language) -> None:
    printed = pages(rendered(jobs_of(world_of(root), language)["own-letter"]))
    assert len(printed) == 7
    assert_golden(f"kit-own/letter.{language}.txt", printed[0] + "\n")


def test_the_same_document_is_the_same_bytes(root: Path) -> None:
    jobs = jobs_of(world_of(root))
    for name in ("own-notice", "own-notice-docx"):
        assert rendered(jobs[name]) == rendered(jobs[name])


def test_a_table_a_list_and_a_line_to_cut_become_a_word_file(root: Path) -> None:
    notice = root / "workshops/forum/documents/notice.zh.md"
    notice.write_text(
        "## 车次\n\n| 名 | 车 |\n|---|---|\n{% for p in participants %}\n| {{ p.name }} | {{ p.organisation }} |\n"
        "{% endfor %}\n\n1. 先上车\n2. 再点名\n\n---\n\n回执：☐ 同意　　☐ 不去\n",
        encoding="utf-8",
    )
    word = docx.Document(io.BytesIO(rendered(jobs_of(world_of(root))["own-notice-docx"])))
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["名", "车"],
        ["参会者01", "示例工厂"],
    ]
    words = [p.text for p in word.paragraphs if p.text]
    assert words[:2] == ["告示", "车次"]
    assert words[2:4] == ["1. 先上车", "2. 再点名"]
    assert words[4].startswith("- - -")
    assert words[5] == "回执：☐ 同意　　☐ 不去"


def test_a_certificate_lies_on_its_side(root: Path) -> None:
    rewrite(
        root / "workshops/forum/workshop.yml", "title: {zh: 商请", "layout: certificate, title: {zh: 商请"
    )
    jobs = jobs_of(world_of(root))
    pdf = pypdfium2.PdfDocument(rendered(jobs["own-letter"]))
    assert [tuple(round(side) for side in page.get_size()) for page in pdf] == [(842, 595)] * 7
    word = docx.Document(io.BytesIO(rendered(jobs["own-letter-docx"])))
    assert round(word.sections[0].page_width.mm) == 297  # type: ignore[union-attr]
    kind = sheet_of(jobs, "own-letter").kind
    assert (kind.paper, kind.phase) == ("card", "before")


# --- the command


def test_the_command(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], planned: list[Job]
) -> None:
    out = str(tmp_path / "private")
    common = ["--root", str(root), "kit", "forum", "--preview", "--lang", "zh", "--out", out]
    assert main([*common, "--field", "meals=自带"]) == 0
    assert all("吃饭：自带" in page for page in sheet_of(planned, "own-letter").pages)
    assert main([*common, "--field", "meals"]) == 1
    assert "--field meals" in capsys.readouterr().err


def test_a_programme_without_documents_has_no_preview(tmp_path: Path) -> None:
    root = kit_project(tmp_path / "project")
    with pytest.raises(Trouble) as error:
        made(root, None, preview=True)
    assert "documents" in as_text([error.value.diagnostic], ("zh", "en"))
