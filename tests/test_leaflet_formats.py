"""The bi-fold and the A5 sheet: where their panels are, what they hold, what a small sheet leaves out; and black."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

import pikepdf
import pypdf
import pytest
import zxingcpp

from build_scripts.channels.leaflet import CHANNEL
from build_scripts.channels.leaflet.formats import A5, BI_FOLD, FORMATS, TRI_FOLD, Format
from build_scripts.channels.leaflet.heights import TYPE
from build_scripts.channels.leaflet.parts import Parts, parts, without
from build_scripts.channels.leaflet.sheet import to_try
from build_scripts.channels.leaflet.wording import WORDING
from build_scripts.model import Edition, Language, Output
from build_scripts.paper.wording import WORDING as IMPRINT
from build_scripts.render import qr
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.leaflet_examples import crowded, dense, edition, job, marked, with_passage
from tests.leaflet_pages import letters, lines, page, panel_of, panel_text, panels, photocopy, squeezed
from tests.projects import ROOT

LANGUAGES: tuple[Language, ...] = ("zh", "en")
BY_NAME: dict[str, Format] = {form.name: form for form in FORMATS}
CASES = [
    ("bi-fold", "short"),
    ("bi-fold", "dense"),
    ("bi-fold", "crowded"),
    ("a5", "short"),
    ("a5", "marked"),
]


pytestmark = pytest.mark.usefixtures("fonts")


def _edition(language: Language, name: str) -> Edition:
    if name == "marked":
        return marked(language, "what", "warning")
    if name == "crowded":
        told = next(passage.markdown for passage in edition(language).passages if passage.kind == "who")
        return with_passage(crowded(language), "who", told)
    return {"short": edition, "dense": dense}[name](language)


def _outputs(form: Format, shown: Edition) -> tuple[Output, ...]:
    (outputs,) = CHANNEL.render((job(shown.language, shown, form.part),), Press(ROOT))
    return outputs


@lru_cache(maxsize=16)
def _pdf(form: Format, language: Language, name: str = "short", *, black: bool = False) -> bytes:
    return _outputs(form, _edition(language, name))[black].data


def _whole(form: Format, pdf: bytes) -> str:
    return squeezed("".join(panel_text(pdf, side, p) for side in (0, 1) for p in panels(side, form)))


def _title(kind: str, shown: Edition) -> str:
    return squeezed(next(passage.title for passage in shown.passages if passage.kind == kind))


each_language = pytest.mark.parametrize("language", LANGUAGES)
each_case = pytest.mark.parametrize(
    ("form", "name"),
    [(BY_NAME[form], name) for form, name in CASES],
    ids=[f"{form}-{name}" for form, name in CASES],
)


# --- paper ----------------------------------------------------------------------------------------------------------


@each_language
@pytest.mark.parametrize(("form", "width"), [(BI_FOLD, 297), (A5, 148)])
def test_two_sides_of_the_right_size(form: Format, width: float, language: Language) -> None:
    document = pypdf.PdfReader(io.BytesIO(_pdf(form, language)))
    sides = [
        (float(p.mediabox.width) / 72 * 25.4, float(p.mediabox.height) / 72 * 25.4) for p in document.pages
    ]
    assert sides == [pytest.approx((width, 210), abs=0.01)] * 2
    assert form.width == width


def test_the_halves_of_a_bi_fold_lie_upon_each_other() -> None:
    back, cover = BI_FOLD.outer
    assert (back.name, cover.name) == ("back", "cover")
    assert back.width == cover.width == BI_FOLD.inner[0].width == 297 / 2
    assert back.left == 0 and cover.left == 297 / 2


@each_language
def test_a_bi_fold_is_in_folding_order(language: Language) -> None:
    pdf, shown, words = _pdf(BI_FOLD, language), edition(language), WORDING[language]
    back, cover = (squeezed(panel_text(pdf, 0, panel)) for panel in BI_FOLD.outer)
    assert squeezed(shown.title) in cover and squeezed(shown.summary) in cover
    assert squeezed(words.remember) in cover
    assert _title("who", shown) in back and shown.code in back
    inner = "".join(squeezed(panel_text(pdf, 1, panel)) for panel in BI_FOLD.inner)
    places = [inner.index(_title(kind, shown)) for kind in ("what", "get", "steps", "warning")]
    assert places == sorted(places)


@each_language
def test_an_a5_sheet_begins_with_its_title_and_messages_and_ends_with_whom_to_ask(language: Language) -> None:
    pdf, shown = _pdf(A5, language), edition(language)
    front, reverse = (squeezed(panel_text(pdf, side, panels(side, A5)[0])) for side in (0, 1))
    whole = front + reverse
    kinds = ("what", "get", "steps", "warning", "who")
    places = [whole.index(squeezed(shown.title)), *(whole.index(_title(kind, shown)) for kind in kinds)]
    assert places == sorted(places)
    assert _title("get", shown) in front and _title("who", shown) in reverse
    assert shown.code in reverse


@each_language
@each_case
def test_no_side_and_no_panel_is_empty(form: Format, name: str, language: Language) -> None:
    pdf = _pdf(form, language, name)
    for side in (0, 1):
        for panel in panels(side, form):
            low = max(le.bottom for le in letters(pdf, side) if panel_of(le, side, form) is panel)
            assert low > form.top + 0.4 * (form.bottom - form.top), (side, panel)


# --- what must be true of every sheet --------------------------------------------------------------------------------


@each_language
@each_case
def test_all_text_is_inside_its_panel_and_the_printable_area(
    form: Format, name: str, language: Language
) -> None:
    pdf = _pdf(form, language, name)
    for side in (0, 1):
        for letter in letters(pdf, side):
            panel = panel_of(letter, side, form)
            assert letter.left >= panel.text_left - 0.5, (letter, panel)
            assert letter.right <= panel.text_left + panel.text_width + 1.0, (letter, panel)
            assert letter.top >= form.top - 0.5 and letter.bottom <= form.bottom + 0.5, letter
            assert letter.left >= 6 and letter.right <= form.width - 6, letter


@each_language
@each_case
def test_no_text_lies_on_other_text(form: Format, name: str, language: Language) -> None:
    pdf = _pdf(form, language, name)
    for side in (0, 1):
        found = sorted(letters(pdf, side), key=lambda letter: letter.top)
        for at, one in enumerate(found):
            for two in takewhile(lambda other: other.top < one.bottom, found[at + 1 :]):  # noqa: B023
                width = min(one.right, two.right) - max(one.left, two.left)
                if width <= 0:
                    continue
                height = min(one.bottom, two.bottom) - two.top
                smaller = min((le.right - le.left) * (le.bottom - le.top) for le in (one, two))
                ligature = one.left == two.left and one.baseline == two.baseline
                assert width * height < 0.35 * smaller or ligature, (one, two)


@each_language
@each_case
def test_type_is_large_enough(form: Format, name: str, language: Language) -> None:
    pdf = _pdf(form, language, name)
    signs = [le for side in (0, 1) for le in letters(pdf, side) if le.sign not in "0123456789"]
    assert round(min(le.points for le in signs), 2) >= 6.5
    assert TYPE[form.name, language].flow[-1] == 9.5
    if form is A5:
        # Everything before the QR code's words: the sheet's own text, without its foot.
        last = "".join(le.sign for le in signs).index(squeezed(IMPRINT[language].scan))
        body = signs[:last]
    else:
        body = [le for le in letters(pdf, 1) if le.top > form.inner_top - 1 and le.sign not in "0123456789"]
    assert len(body) > 200
    assert round(min(le.points for le in body), 2) >= 9.5


@each_language
@pytest.mark.parametrize("name", ["short", "dense", "crowded"])
def test_a_bi_fold_says_everything(name: str, language: Language) -> None:
    shown, text = _edition(language, name), _whole(BI_FOLD, _pdf(BI_FOLD, language, name))
    for passage in shown.passages:
        assert squeezed(passage.title) in text
    for fact in shown.facts:
        assert squeezed(fact.source) in text
        assert fact.kind == "rule" or squeezed(fact.text) in text
    assert all(contact.phone in text for contact in shown.contacts)
    assert squeezed(job(language).programme.disclaimer) in text


@each_language
@each_case
def test_the_code_leads_to_the_lesson_also_from_a_photocopy(
    form: Format, name: str, language: Language
) -> None:
    side, shown = 0 if form is BI_FOLD else 1, _edition(language, name)
    image = page(_pdf(form, language, name), side, 300)
    for copy in (image, photocopy(image), page(_pdf(form, language, name, black=True), side, 150)):
        assert [code.text for code in zxingcpp.read_barcodes(copy)] == [shown.url]
    (code,) = zxingcpp.read_barcodes(image)
    module = (code.position.top_right.x - code.position.top_left.x) / len(qr.modules(shown.url))
    assert module / 300 * 25.4 >= 0.4


@each_case
def test_no_chinese_line_begins_or_ends_with_a_forbidden_sign(form: Format, name: str) -> None:
    for side in (0, 1):
        for panel, line in lines(_pdf(form, "zh", name), side, form):
            assert line[0] not in "。，、；：！？）》」』】”’%·", (panel.name, line)
            assert line[-1] not in "（《「『【“‘", (panel.name, line)


@each_language
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_leaflet_is_small(form: Format, language: Language) -> None:
    assert all(len(_pdf(form, language, black=black)) < 140 * 1024 for black in (False, True))


# --- black ----------------------------------------------------------------------------------------------------------


@each_language
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_black_leaflet_says_the_same_without_colour(form: Format, language: Language) -> None:
    colour, black = _pdf(form, language), _pdf(form, language, black=True)
    assert _whole(form, black) == _whole(form, colour)
    for side in (0, 1):
        red, green, blue = page(black, side, 50).split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
    with pikepdf.open(io.BytesIO(black)) as document:
        operators = {
            str(instruction.operator)
            for sheet in document.pages
            for instruction in pikepdf.parse_content_stream(sheet)
        }
    assert "rg" not in operators and "RG" not in operators


# --- what a small sheet leaves out ----------------------------------------------------------------------------------


@each_language
def test_a_sheet_that_holds_everything_leaves_nothing_out(language: Language) -> None:
    shown = edition(language)
    allowed = replace(shown, passages=tuple(replace(p, may_drop=True) for p in shown.passages))
    ((first, _), (second, _)) = (_outputs(A5, one) for one in (shown, allowed))
    assert _whole(A5, first.data) == _whole(A5, second.data)
    assert squeezed(WORDING[language].more_on_page) not in _whole(A5, second.data)


@each_language
def test_what_may_be_dropped_is_left_out_last_first_and_the_sheet_says_so(language: Language) -> None:
    shown = marked(language, "what", "warning")
    text = _whole(A5, _outputs(A5, shown)[0].data)
    assert _title("warning", shown) not in text
    assert _title("what", shown) in text
    assert squeezed(WORDING[language].more_on_page) in text
    for kind in ("get", "steps", "who"):
        assert _title(kind, shown) in text


@each_language
def test_folded_paper_has_room_for_what_a_small_sheet_leaves_out(language: Language) -> None:
    shown = marked(language, "what", "warning")
    for form in (TRI_FOLD, BI_FOLD):
        text = _whole(form, _outputs(form, shown)[0].data)
        assert all(squeezed(passage.title) in text for passage in shown.passages)
        assert squeezed(WORDING[language].more_on_page) not in text


@each_language
def test_sources_of_what_is_left_out_are_not_listed(language: Language) -> None:
    shown = marked(language, "warning")
    rule = replace(shown.facts[3], id="only-in-the-warning", source="《只在坑里》第1条", source_number=9)
    passages = tuple(
        replace(p, markdown=p.markdown + '\n- !<sup class="cite">9</sup>') if p.kind == "warning" else p
        for p in shown.passages
    )
    changed = replace(shown, facts=(*shown.facts, rule), passages=passages)
    assert squeezed(rule.source) not in _whole(A5, _outputs(A5, changed)[0].data)
    assert squeezed(rule.source) in _whole(BI_FOLD, _outputs(BI_FOLD, changed)[0].data)


@each_language
def test_notes_of_a_sheet_that_leaves_something_out_are_numbered_without_gaps(language: Language) -> None:
    """Here the second source is the eighth, so that it comes last when those between are left out."""
    shown = marked(language, "warning")
    changed = replace(
        shown,
        facts=tuple(replace(one, source_number=8) if one.source_number == 2 else one for one in shown.facts),
        passages=tuple(
            replace(one, markdown=one.markdown.replace('"cite">2<', '"cite">8<')) for one in shown.passages
        ),
    )
    whole = parts(job(language, changed, "a5"), A5, Press(ROOT))
    small = without(whole, ("warning-0",))
    assert [source.number for source in whole.imprint.sources] == [1, 3, 4, 8]
    assert [source.number for source in small.imprint.sources] == [1, 2, 3, 4]
    assert small.imprint.sources[3].text == whole.imprint.sources[3].text

    def cited(made: Parts) -> list[str]:
        return re.findall(
            r"<sup[^>]*>(\d+)", "".join(piece.html for piece in made.flow if piece.kind == "what")
        )

    assert (cited(whole), cited(small)) == (["8"], ["4"])


def test_no_more_is_left_out_than_must_be() -> None:
    """Each block that its author marked alone, the last one first, before two of them."""
    whole = parts(job("zh", marked("zh", "what", "warning"), "a5"), A5, Press(ROOT))
    sizes = TYPE["a5", "zh"]
    tried = list(to_try(whole))
    for comfortable in (True, False):
        found = [dropped for allowed, dropped in tried if (allowed != sizes) is comfortable]
        assert found == [(), ("warning-0",), ("what-0",), ("warning-0", "what-0")]
    assert min(tried[0][0].flow) == 10.0


@each_language
@pytest.mark.parametrize(
    ("form", "kind", "place"),
    [
        (BI_FOLD, "steps", "inner page 2"),
        (BI_FOLD, "who", "the back panel"),
        (BI_FOLD, "key-messages", "the cover"),
        (A5, "steps", "the reverse"),
        (A5, "who", "the reverse"),
    ],
)
def test_what_does_not_fit_is_named_and_never_cut(
    form: Format, kind: str, place: str, language: Language
) -> None:
    item = (
        "这一条写得太长，长得一张折页放不下。" * 4 if language == "zh" else "This item is much too long. " * 8
    )
    changed = with_passage(marked(language, "what"), kind, "\n".join(f"- {item}" for _ in range(40)))
    with pytest.raises(Overflow) as caught:
        _outputs(form, changed)
    assert place in caught.value.problem
    over = re.search(r"多出(\d+)行", caught.value.problem)
    assert over is not None and int(over[1]) > 20


@each_language
def test_the_foot_of_a_small_sheet_has_the_whole_width_where_no_contacts_stand_beside_its_code(
    language: Language,
) -> None:
    pdf = _outputs(A5, replace(edition(language), contacts=()))[0].data
    scan, sources = (squeezed(words) for words in (IMPRINT[language].scan, IMPRINT[language].sources))
    found = letters(pdf, 1)
    text = "".join(letter.sign for letter in found)
    lowest = max(le.bottom for le in found[text.index(scan) : text.index(sources)])
    assert lowest < found[text.index(sources)].top


@each_language
def test_a_figure_written_in_words_keeps_its_source_on_a_small_sheet(language: Language) -> None:
    """The key messages say 一年, the list of sources says which article gives 1年."""
    shown = marked(language, "warning")
    # No note refers to its article, so that only the quoted figure itself leads there.
    facts = tuple(
        replace(fact, source="《岁月规则》第1条", source_number=9) if fact.id == "own-year" else fact
        for fact in shown.facts
    )
    text = _whole(A5, _outputs(A5, replace(shown, facts=facts))[0].data)
    assert squeezed(WORDING[language].more_on_page) in text
    year = next(fact for fact in facts if fact.id == "own-year")
    assert f"《岁月规则》第1条{'：' if language == 'zh' else ':'}{squeezed(year.text)}" in text


# --- goldens --------------------------------------------------------------------------------------------------------


@each_language
@pytest.mark.parametrize("form", [BI_FOLD, A5], ids=lambda form: form.name)
def test_golden_text(form: Format, language: Language) -> None:
    pdf = _pdf(form, language)
    text = "".join(
        f"=== {panel.name}\n{panel_text(pdf, side, panel).strip()}\n"
        for side in (0, 1)
        for panel in panels(side, form)
    )
    assert_golden(f"leaflet/{form.name}-{language}.txt", text)
