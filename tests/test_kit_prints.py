"""The further prints of a kit: numbers, cuts, folds, sizes, and nobody's name where it does not belong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops, ImageStat

from build_scripts.canonical import canonical_json
from build_scripts.channels.kit import prose
from build_scripts.channels.kit.catalogue import BY_ID, COMMON, KINDS, NAMED, PHASES, file_name
from build_scripts.channels.kit.items import detail_of
from build_scripts.channels.kit.kinds import DOTS
from build_scripts.channels.kit.more import MORE_ITEMS, PRINTED_ITEMS
from build_scripts.channels.kit.occasion import Occasion
from build_scripts.channels.kit.planning import ITEMS
from build_scripts.channels.kit.prints import PRINTS, banner_pieces, late
from build_scripts.channels.kit.room_plan import HEIGHT, WIDTH, room_plan
from build_scripts.channels.protocol import World
from build_scripts.model import Language, Text
from build_scripts.preflight.inspect import inspected
from build_scripts.print_kinds import kind_of
from build_scripts.render.png import page_image
from tests.golden import assert_golden
from tests.kit_examples import jobs_of, kit_project, pages, rendered, squeezed, with_workshop
from tests.projects import rewrite
from tests.worlds import world_of

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MM = 25.4 / 72
Prints = dict[Language, dict[str, bytes]]


@pytest.fixture(scope="module")
def prints(world: World) -> Prints:
    found: Prints = {}
    for language in LANGUAGES:
        jobs = [job for job in jobs_of(world, language).values() if job.part in PRINTS]
        outputs = rendered(jobs)
        found[language] = {job.part: outputs[job.id].data for job in jobs}
    return found


def _size(data: bytes) -> tuple[int, int]:
    document = pypdfium2.PdfDocument(data)
    try:
        width, height = document[0].get_size()
        return round(width * MM), round(height * MM)
    finally:
        document.close()


# --- the catalogue


def test_the_catalogue_and_what_is_planned_are_the_same(world: World) -> None:
    planned = {job.part for job in jobs_of(world).values()} - {"zip"}
    assert planned == {kind.id for kind in KINDS}
    assert set(MORE_ITEMS) | set(COMMON) | set(ITEMS) | {"activity", "calendar"} == planned
    assert set(PRINTS) == set(PRINTED_ITEMS) | set(COMMON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_named_in_the_language_and_differ(language: Language) -> None:
    names = [file_name(kind.id, language) for kind in KINDS]
    assert len(set(names)) == len(names)
    for name in names:
        folder, _, file = name.partition("/")
        assert folder in {words[language] for words in PHASES.values()}
        assert bool(re.search(r"[\u4e00-\u9fff]", file)) == (language == "zh")
        assert not re.search(r'[<>:"|?*\\\s]', name)


@given(st.text(max_size=60))
def test_no_title_leads_out_of_its_folder(title: str) -> None:
    name = file_name("activity", "zh", title)
    assert name.count("/") == 1
    assert re.fullmatch(r"4-每桌/[\w-]+\.pdf", name)


def test_named_items_are_those_whose_jobs_hold_people(world: World) -> None:
    for job in jobs_of(world).values():
        if job.part != "zip":
            assert ("参会者01" in repr(job)) == (job.part in NAMED), job.part


# --- all of them


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_its_sheet_and_passes_preflight(world: World, prints: Prints, language: Language) -> None:
    paths = {job.part: f"{job.id}.pdf" for job in jobs_of(world, language).values()}
    for item, data in prints[language].items():
        kind = kind_of(paths[item])
        assert kind is not None
        assert kind.id == {"A3": "kit-a3", "strip": "kit-strip"}.get(BY_ID[item].size, "kit"), item
        for one in inspected(paths[item], data):
            assert not one.faults, (item, one.faults)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "item", ["how-to-run", "facilitator-guide", "table-cards", "session-cards", "action-plan"]
)
def test_golden(prints: Prints, language: Language, item: str) -> None:
    assert_golden(f"kit/{language}-{item}.txt", "\n--- page ---\n".join(pages(prints[language][item])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_pages(prints: Prints, language: Language) -> None:
    found = {item: (_size(data), len(pages(data))) for item, data in prints[language].items()}
    assert found["how-to-run"] == ((210, 297), 2)
    assert found["room-plan"] == ((297, 210), 1)
    assert found["name-tents"] == ((210, 297), 4)
    assert found["certificates"] == ((297, 210), 8)
    assert found["before-after"] == ((297, 210), 8)
    assert found["table-cards"] == ((210, 297), 2)
    assert found["ground-rules"] == ((297, 420), 1)
    assert found["dot-board"] == found["action-plan"] == ((420, 297), 1)
    assert found["hall-banner-strip"] == ((600, 90), 1)
    assert found["photo-consent"] == found["voting-dots"] == ((210, 297), 1)


# --- one by one


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_halves_of_a_form_have_its_number_and_no_other_form_has(
    prints: Prints, language: Language
) -> None:
    numbers = []
    for sheet in pages(prints[language]["before-after"]):
        found = re.findall(r"\b\d{3}\b", sheet)
        assert len(found) == 2
        assert found[0] == found[1]
        numbers.append(found[0])
    assert numbers == [f"{number:03}" for number in range(1, 9)]
    text = squeezed(prints[language]["before-after"])
    assert not re.search(r"参会者|Participant", text)
    assert text.count("看懂工资条" if language == "zh" else "Readyourpayslip") == 2 * 8


def test_the_halves_of_a_form_ask_the_same(prints: Prints) -> None:
    document = pypdfium2.PdfDocument(prints["zh"]["before-after"])
    text = document[0].get_textpage()
    width, height = document[0].get_size()
    halves = [
        text.get_text_bounded(left, 0, right, height - 30 / MM)
        for left, right in ((0, width / 2), (width / 2, width))
    ]
    document.close()
    assert halves[0] == halves[1]
    assert "我知道哪些保障跟我有关" in halves[0]


def test_titles_in_narrow_places_end_their_lines_behind_signs() -> None:
    """Also before a quotation mark, where no line would end by itself."""
    spans = re.findall(
        r'<span class="keep">(.*?)</span>(?=\u200b|$)', prose.title("信封：“放弃”划得来吗", "zh", 11)
    )
    assert [re.sub("<[^>]+>", "", span) for span in spans] == ["信封：", "“放弃”划得来吗"]
    longer = prose.title("信封：“自愿放弃社会保险”到底划得来吗", "zh", 11)
    assert longer.endswith("</span></span>“自愿放弃社会保险”到底划得来吗")
    assert prose.title("It's late: “go”", "en", 11) == "It’s late: “go”"


def test_words_of_session_cards_keep_off_the_cuts(world: World) -> None:
    """A session with as much to say as fills a card in the size of its length."""
    (forum,) = world.catalogue.workshops
    for length in (15, 28, 50, 75, 100, 140):
        say = "您说，大家听。" * (length // 7)
        script = Text(
            f"- **说**：“{say}”\n- **晚了**：少说两句。", f"- **SAY**: “{say}”\n- **LATE**: say less."
        )
        sessions = tuple(replace(session, script=script) for session in forum.sessions)
        (output,) = rendered(
            [jobs_of(with_workshop(world, replace(forum, sessions=sessions)))["session-cards"]]
        ).values()
        document = pypdfium2.PdfDocument(output.data)
        text = document[0].get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = (side * MM for side in text.get_charbox(index))
            if right > left:
                across, down = (left + right) / 2 % 105, (297 - (bottom + top) / 2) % 148.5
                assert 8 < across < 97, (length, across)
                assert 8 < down < 143, (length, down)
        document.close()


def test_a_statement_stands_level_with_its_boxes(prints: Prints) -> None:
    """Boxes are drawn in the middle of their 22 mm; the letters of each statement are about it, one line or two."""
    document = pypdfium2.PdfDocument(prints["zh"]["before-after"])
    text = document[0].get_textpage()
    by_row: dict[int, list[float]] = {}
    for index in range(text.count_chars()):
        left, bottom, right, top = (side * MM for side in text.get_charbox(index))
        middle = 210 - (bottom + top) / 2
        if left < right < 75 and middle > 40:
            by_row.setdefault(int((middle - 40) // 22), []).append(middle)
    document.close()
    assert len(by_row) >= 4
    for row, found in by_row.items():
        assert (min(found) + max(found)) / 2 == pytest.approx(40 + row * 22 + 11, abs=1.2)


@pytest.mark.parametrize("words", [12, 40])
def test_a_lesson_with_a_long_title_has_its_form(world: World, words: int) -> None:
    """A title of more lines than there is room for begins at its rule; the form is made."""
    job = jobs_of(world, "en")["before-after"]
    day = detail_of(job, Occasion)
    (output,) = rendered([replace(job, detail=replace(day, lessons=("slip " * words,)))]).values()
    assert len(pages(output.data)) == 8


def test_a_quotation_ends_in_two_characters_at_least() -> None:
    """Its full stop and its mark are no characters that a reader sees as a line."""
    assert "核一\u2060遍<" in prose.quotation("都要再打电话核一遍。", "zh")
    assert prose.quotation("好。", "zh") == prose.sentence("“好。”", "zh")
    assert "\u2060" not in prose.quotation("Ring up and ask once more.", "en")


def test_a_tent_reads_from_both_sides(prints: Prints) -> None:
    image = page_image(prints["zh"]["name-tents"], 0, 840).convert("L")
    for top in (0, 594):
        upper, lower = image.crop((40, top + 6, 800, top + 290)), image.crop((40, top + 304, 800, top + 588))
        turned = ImageStat.Stat(ImageChops.difference(upper.rotate(180), lower)).mean[0]
        straight = ImageStat.Stat(ImageChops.difference(upper, lower)).mean[0]
        assert turned < straight / 2
    counted = Counter(re.findall(r"参会者0\d", squeezed(prints["zh"]["name-tents"])))
    assert set(counted.values()) == {2}
    assert len(counted) == 7


def test_a_certificate_for_each_person_and_one_to_write_on(prints: Prints) -> None:
    sheets = pages(prints["en"]["certificates"])
    for number, sheet in enumerate(sheets[:-1], 1):
        assert f"Participant {number:02}" in sheet
        assert "Pay forum" in sheet
    assert "Participant" not in sheets[-1]


@pytest.mark.parametrize("count", [1, 2, 5, 6, 7, 12, 20, 60])
@pytest.mark.parametrize("seats", [4, 8, 12])
def test_tables_stand_in_the_room_and_apart(count: int, seats: int) -> None:
    plan = room_plan(tuple(str(number) for number in range(1, count + 1)), seats)
    assert [table.name for table in plan.tables] == [str(number) for number in range(1, count + 1)]
    chairs = [chair for table in plan.tables for chair in table.chairs]
    assert len(chairs) == count * seats
    for x, y in chairs:
        assert x - plan.chair > 60
        assert x + plan.chair < WIDTH - 190
        assert y - plan.chair > 75
        assert y + plan.chair < HEIGHT - 60
    for place, one in enumerate(plan.tables):
        reach = one.radius + 2.4 * plan.chair
        for other in plan.tables[place + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > (2 * reach) ** 2


def test_the_plan_names_every_table(prints: Prints) -> None:
    text = pages(prints["zh"]["room-plan"])[0]
    assert {"1", "2"} <= set(text.split())
    assert "贴大纸的墙" in text


def test_a_banner_has_a_sheet_for_each_sign(world: World, prints: Prints) -> None:
    assert banner_pieces("榕树论坛：大家的保障", "zh") == tuple("榕树论坛大家的保障")
    assert banner_pieces("Pay forum", "en") == ("Pay", "forum")
    assert [sheet.split()[0] for sheet in pages(prints["zh"]["hall-banner"])] == list("工资论坛")
    image = page_image(prints["zh"]["hall-banner"], 0, 420).convert("L")
    box = image.point(lambda value: 255 if value < 128 else 0).crop((0, 0, 420, 560)).getbbox()
    assert box is not None
    assert box[2] - box[0] > 320


def test_dots_are_as_many_as_the_packing_list_counts(prints: Prints) -> None:
    image = page_image(prints["zh"]["voting-dots"], 0, 840).convert("L")
    inks = image.tobytes()
    rings = 0
    for index in range(DOTS):
        x, y = 15 + index % 6 * 30 + 4.5 + 10.5, 24 + index // 6 * 26 + 10.5
        centre, edge = (inks[round(y * 4) * 840 + round(at * 4)] for at in (x, x - 9))
        rings += centre > 200 and edge < 80
    assert rings == DOTS


def test_what_to_cut_when_late_is_read_from_the_script() -> None:
    assert late("- **说**：“好。”\n- **晚了**：只看一张。", "zh") == "只看一张。"
    assert late("- **DO** (5 minutes): go.\n- **LATE**: read one: the first.", "en") == "read one: the first."
    assert late("- **做**：走。", "zh") == ""


def test_a_long_programme_still_has_two_pages_of_how_to(world: World) -> None:
    (forum,) = world.catalogue.workshops
    many = tuple(replace(forum.sessions[2], id=f"s{n}", minutes=20) for n in range(18))
    jobs = jobs_of(with_workshop(world, replace(forum, sessions=many)))
    outputs = rendered([jobs["how-to-run"], jobs["table-cards"], jobs["session-cards"]])
    assert len(pages(outputs[jobs["how-to-run"].id].data)) == 2
    assert len(pages(outputs[jobs["table-cards"].id].data)) == 2
    assert len(pages(outputs[jobs["session-cards"].id].data)) == 5


# --- what depends on what


def _changed(before: World, after: World) -> set[str]:
    """Further items whose jobs differ."""
    old, new = jobs_of(before), jobs_of(after)
    return {name for name in MORE_ITEMS if canonical_json(old[name]) != canonical_json(new[name])}


def test_a_changed_definition_changes_what_shows_it(world: World) -> None:
    (forum,) = world.catalogue.workshops
    script = tuple(replace(s, script=Text("- **做**：等", "- **DO**: wait")) for s in forum.sessions)
    assert _changed(world, with_workshop(world, replace(forum, sessions=script))) == {
        "slides", "session-cards", "facilitator-guide"
    }  # fmt: skip
    renamed = tuple(replace(p, name="参会者99") if p.name == "参会者01" else p for p in forum.sample)
    assert _changed(world, with_workshop(world, replace(forum, sample=renamed))) == NAMED & set(MORE_ITEMS)
    needs = tuple(replace(p, needs="大字") for p in forum.sample)
    assert _changed(world, with_workshop(world, replace(forum, sample=needs))) == {"how-to-run"}
    diets = tuple(replace(p, needs="大字、素食" if p.needs == "大字" else p.needs) for p in forum.sample)
    assert _changed(world, with_workshop(world, replace(forum, sample=diets))) == set()
    silent = with_workshop(world, replace(forum, plans="none"))
    assert _changed(world, silent) == {
        "how-to-run", "materials", "minutes", "press-note", "report", "thank-you"
    }  # fmt: skip
    asked = with_workshop(world, replace(forum, feedback=forum.feedback[:-1]))
    assert _changed(world, asked) == {"report"}
    labels = with_workshop(world, replace(forum, badges="85x54"))
    assert _changed(world, labels) == {"materials"}


def test_a_changed_fact_changes_what_quotes_it_and_they_say_so(tmp_path: Path) -> None:
    root = kit_project(tmp_path)
    before = world_of(root)
    rewrite(root / "content/facts/pay.yml", "value: 2000", "value: 2050")
    quoting = {
        name
        for name in MORE_ITEMS
        if any(
            fact.id == "lowest-wage" for edition in jobs_of(before)[name].editions for fact in edition.facts
        )
    }
    assert _changed(before, world_of(root)) == quoting == {"slides", "session-cards"}


def test_a_fact_in_what_to_cut_is_quoted_by_the_guide_with_its_source(tmp_path: Path) -> None:
    root = kit_project(tmp_path)
    rewrite(root / "workshops/forum/workshop.yml", "只看一张。", "只看{fact:lowest-wage}那一张。")
    jobs = jobs_of(world_of(root))
    assert [fact.id for fact in jobs["facilitator-guide"].quoted()] == ["lowest-wage"]
    (output,) = rendered([jobs["facilitator-guide"]]).values()
    text = squeezed(output.data)
    assert "只看每月2000元那一张" in text
    assert text.index("依据") < text.rindex("2000元")
