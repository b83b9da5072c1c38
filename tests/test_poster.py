"""The poster as paper: legible from afar, one number, one code that can be scanned, the same page in two sizes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
import zxingcpp

from build_scripts.channels.poster import CHANNEL, geometry
from build_scripts.channels.poster.ruler import HEADLINES
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Edition, Job, Language, Passage
from build_scripts.render import qr
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.validate.catalogue import validate
from tests.golden import assert_golden
from tests.leaflet_examples import edition, job
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import ROOT
from tests.small_project import Project

LANGUAGES: tuple[Language, ...] = ("zh", "en")
TODAY = date(2026, 11, 21)
_DAYS = '<span class="fact" data-fact="report-days">{}</span>'
_PHONE = '<span class="fact" data-fact="line-98765">98765</span>'
_CITE = '<sup class="cite">2</sup>'
_SAID: dict[Language, Passage] = {
    "zh": Passage(
        "poster",
        "干活受伤，快报工伤",
        f"1. **先救人。** 送最近的医院，留好“病历”\n2. **催单位去报** 单位要在{_DAYS.format('30天')}内申请\n"
        f"3. **没参保也要赔** 全由单位出{_CITE}\n\n不知道怎么办，打{_PHONE}",
        None,
        "",
    ),
    "en": Passage(
        "poster",
        "Hurt at work? Report it in time",
        f"1. **Help first.** Go to the nearest hospital\n2. **Press the employer** It applies within "
        f"{_DAYS.format('30 days')}\n3. **Not insured?** The employer pays{_CITE}\n\nWhat to do? Call {_PHONE}",
        None,
        "",
    ),
}
_LONG: dict[Language, str] = {
    "zh": "这一条写得太长，长得一张海报放不下，走过的人也读不完。" * 3,
    "en": "This step is much too long for a poster that people read in passing. " * 3,
}


pytestmark = pytest.mark.usefixtures("fonts")


def _edition(language: Language, **changes: str) -> Edition:
    facts = tuple(
        fact
        for fact in edition(language).facts
        if fact.id in {"report-days", "paid-leave", "who-pays", "line-98765"}
    )
    said = replace(_SAID[language], **changes)  # type: ignore[arg-type]
    return replace(edition(language), channel="poster", passages=(said,), facts=facts, contacts=())


def _job(language: Language, shown: Edition | None = None) -> Job:
    changed = job(language, shown or _edition(language))
    return replace(changed, id=changed.id.replace("leaflet", "poster"), channel="poster")


@lru_cache(maxsize=4)
def _pdfs(language: Language) -> tuple[bytes, bytes]:
    ((small, large),) = CHANNEL.render((_job(language),), Press(ROOT))
    assert (small.path, large.path) == (
        f"poster/{language}/BI/island-injury-a3.pdf",
        f"poster/{language}/BI/island-injury-a2.pdf",
    )
    return small.data, large.data


def _text(pdf: bytes) -> str:
    assert pages(pdf) == 1
    return page_text(pdf, 0)


each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_a3_and_a2_hold_the_same_page(language: Language) -> None:
    small, large = _pdfs(language)
    sizes = [pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox for pdf in (small, large)]
    millimetres = [(float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72) for box in sizes]
    assert millimetres[0] == pytest.approx((297, 420), abs=0.1)
    assert millimetres[1] == pytest.approx((420, 594), abs=0.5)
    assert _text(small) == _text(large)
    one, other = (letters(pdf, 0) for pdf in (small, large))
    assert [le.left * geometry.A2 for le in one] == pytest.approx([le.left for le in other], abs=0.1)
    assert [le.bottom * geometry.A2 for le in one] == pytest.approx([le.bottom for le in other], abs=0.1)


@each_language
def test_type_is_read_from_afar(language: Language) -> None:
    shown = _edition(language).passages[0]
    found = letters(_pdfs(language)[0], 0)
    largest = [le for le in found if le.points >= 70]
    headline = "".join(le.sign for le in largest if not le.sign.isdigit())
    assert headline == squeezed(shown.title)
    number = "".join(le.sign for le in largest if le.sign.isdigit())
    assert number == "98765"
    assert min(le.points for le in largest if le.sign.isdigit()) > max(HEADLINES[language])
    said = squeezed(re.sub(r"<[^>]+>|\*\*|^\d\. ", "", shown.markdown, flags=re.MULTILINE))
    steps = [le.sign for le in found if 30 <= le.points < 70]
    wanted = [sign for sign in said.replace("98765", "") if sign not in "。.2"]
    missing = [sign for sign in wanted if sign not in steps]
    assert not missing, "a step or the call is set smaller than 30 points"
    assert min(le.points for le in found if le.sign not in "0123456789") >= 7


@each_language
def test_everything_stands_on_the_sheet_and_nothing_on_other_text(language: Language) -> None:
    found = letters(_pdfs(language)[0], 0)
    for letter in found:
        assert letter.left >= geometry.LEFT - 1 and letter.right <= geometry.WIDTH - geometry.LEFT + 4, letter
        assert letter.top >= geometry.TOP - 1 and letter.bottom <= geometry.BOTTOM + 1, letter
    big = [le for le in found if le.points >= 20]
    for index, one in enumerate(big):
        for two in big[index + 1 :]:
            width = min(one.right, two.right) - max(one.left, two.left)
            height = min(one.bottom, two.bottom) - max(one.top, two.top)
            ligature = (one.left, one.baseline) == (two.left, two.baseline)
            assert width <= 0.5 or height <= 0.5 or ligature, (one, two)


@each_language
def test_every_figure_is_traced_and_the_imprint_is_complete(language: Language) -> None:
    shown, text = _edition(language), squeezed(_text(_pdfs(language)[0]))
    for fact in shown.facts:
        assert squeezed(fact.source) in text
    for said in (shown.code, shown.region_name, job(language).programme.disclaimer, shown.url):
        assert squeezed(said) in text
    day = "2026年11月21日核对" if language == "zh" else "checkedon21November2026"
    review = "不晚于2027年11月21日" if language == "zh" else "dueby21November2027"
    assert day in text and review in text


@each_language
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_the_code_leads_to_the_lesson(language: Language, copied: bool) -> None:
    image = page(_pdfs(language)[0], 0, 100)
    found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
    assert [code.text for code in found] == [_edition(language).url]


@each_language
def test_modules_are_read_from_one_to_two_metres(language: Language) -> None:
    shown = _edition(language)
    (code,) = zxingcpp.read_barcodes(page(_pdfs(language)[0], 0, 150).convert("L"))
    width = code.position.top_right.x - code.position.top_left.x
    assert width / 150 * 25.4 / len(qr.modules(shown.url)) >= 1.45


def test_a_stop_between_a_steps_words_is_dropped_because_they_stand_on_two_lines() -> None:
    text = _text(_pdfs("zh")[0])
    assert "先救人" in text and "先救人。" not in text


@each_language
def test_a_title_of_headings_and_tags(language: Language) -> None:
    document = pypdf.PdfReader(io.BytesIO(_pdfs(language)[0]))
    assert document.metadata is not None
    assert document.metadata.title == f"{_SAID[language].title} · {edition(language).region_name}"
    kinds: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, pypdf.generic.ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            kinds.append(str(node.get("/S", "")))
            walk(node.get("/K"))

    root: Any = document.trailer["/Root"]
    walk(root["/StructTreeRoot"])
    headings = [kind for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert headings[:4] == ["/H1", "/H2", "/H2", "/H2"]


@each_language
def test_what_does_not_fit_is_said_and_never_cut(language: Language) -> None:
    steps = "\n".join(f"{n}. **{_SAID[language].title}** {_LONG[language]}" for n in (1, 2, 3))
    call = _SAID[language].markdown.rpartition("\n\n")[2]
    with pytest.raises(Overflow, match="poster") as caught:
        CHANNEL.render((_job(language, _edition(language, markdown=f"{steps}\n\n{call}")),), Press(ROOT))
    assert re.search(r"多出\d+行.* / \d+ lines? too many", caught.value.problem)


@each_language
def test_two_renderings_are_the_same_bytes(language: Language) -> None:
    ((small, large),) = CHANNEL.render((_job(language),), Press(ROOT))
    assert (small.data, large.data) == _pdfs(language)


@each_language
def test_golden_text(language: Language) -> None:
    assert_golden(f"poster/{language}.txt", _text(_pdfs(language)[0]) + "\n")


# --- the source -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _world() -> World:
    findings = Findings()
    catalogue = load_catalogue(ROOT, findings)
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, TODAY))


def test_every_lesson_of_the_channel_has_a_poster_in_each_language_and_region() -> None:
    world = _world()
    jobs = CHANNEL.plan(world)
    lessons = world.lessons("poster")
    assert len(lessons) == 17
    assert len(jobs) == len(lessons) * len(world.languages) * len(world.regions)
    for planned in jobs:
        (shown,) = planned.editions
        assert [passage.kind for passage in shown.passages] == ["poster"]
        assert sum(fact.kind == "phone" for fact in shown.facts) == 1
        assert (shown.contacts, shown.summary, shown.goals) == ((), "", ())


def test_a_poster_keeps_its_code_when_only_the_rest_of_the_lesson_changes() -> None:
    world = _world()
    lesson = next(lesson for lesson in world.catalogue.lessons if lesson.id == "work-injury")
    changed = replace(lesson, zh=replace(lesson.zh, summary="另一句话", goals=("别的",)), topics=("pension",))
    catalogue = replace(
        world.catalogue,
        lessons=tuple(changed if one is lesson else one for one in world.catalogue.lessons),
    )
    other = World(catalogue, Resolver(catalogue, TODAY))

    def code(of: World) -> str:
        return next(j.editions[0].code for j in CHANNEL.plan(of) if j.id == "poster/zh/QY/work-injury")

    assert code(world) == code(other)


@pytest.mark.parametrize(
    ("poster", "codes"),
    [
        ("| 一句话\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n打{fact:hotline-12333}", set()),
        ("\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n打{fact:hotline-12333}", {"L517"}),
        ("| 一句话\n1. **一** 做\n2. **二** 做\n\n打{fact:hotline-12333}", {"L517"}),
        ("| 一句话\n1. 一\n2. **二** 做\n3. **三** 做\n\n打{fact:hotline-12333}", {"L517"}),
        ("| 一句话\n1. **一** 做\n2. **二** 做\n3. **三** 做", {"L517"}),
        ("| 一句话\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n打{fact:hotline-12333}问", {"L517"}),
        ("| 一句话\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n看{fact:pension-rate}", {"L517"}),
        (f"| {'长' * 16}\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n打{{fact:hotline-12333}}", {"L513"}),
        (f"| 句\n1. **{'长' * 10}** 做\n2. **二** 做\n3. **三** 做\n\n打{{fact:hotline-12333}}", {"L513"}),
        (f"| 句\n1. **一** {'长' * 25}\n2. **二** 做\n3. **三** 做\n\n打{{fact:hotline-12333}}", {"L513"}),
        (f"| 句\n1. **一** 做\n2. **二** 做\n3. **三** 做\n\n{'长' * 13}{{fact:hotline-12333}}", {"L513"}),
    ],
)
def test_a_poster_of_another_form_is_found(tmp_path: Path, poster: str, codes: set[str]) -> None:
    project = Project(tmp_path / "project")
    for language in LANGUAGES:
        path = project.root / f"content/lessons/pension/{language}.md"
        path.write_text(path.read_text("utf-8") + f"\n/// poster {poster}\n///\n", "utf-8")
    catalogue, findings = project.load(), Findings()
    validate(catalogue, TODAY, project.root, findings, ("site", "leaflet", "poster", "kit", "wechat"))
    assert {d.code for d in findings} == codes


def test_a_lesson_that_ships_to_the_channel_needs_a_poster(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    index = (project.root / "content/index.yml").read_text("utf-8")
    project.write("content/index.yml", index.replace("channels: [site", "channels: [poster, site", 1))
    catalogue, findings = project.load(), Findings()
    validate(catalogue, TODAY, project.root, findings, ("site", "leaflet", "poster", "kit", "wechat"))
    assert {(d.code, d.location.path.rpartition("/")[2]) for d in findings} == {
        ("L517", "zh.md"),
        ("L517", "en.md"),
    }
