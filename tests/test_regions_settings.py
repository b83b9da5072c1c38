"""Variants for readers in the country and in town: who sees which, under which label, in each channel."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from build_scripts.build import build
from build_scripts.canonical import canonical_json
from build_scripts.channels.kit import CHANNEL as KIT
from build_scripts.channels.leaflet import CHANNEL as LEAFLET
from build_scripts.channels.leaflet.formats import TRI_FOLD
from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL as WECHAT
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import SETTINGS, Language, Passage, Setting
from build_scripts.options import Options
from build_scripts.plan import Selection
from build_scripts.publish import read_manifest
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.kit_examples import pages
from tests.leaflet_examples import edition, job
from tests.leaflet_pages import letters, panel_of, panel_text, squeezed
from tests.projects import ROOT, example_project, rewrite
from tests.small_project import EN, TODAY, ZH, Project

ZH_VARIANTS = """/// get | 去哪里领
    settings: [rural]

到镇上的柜台领。
///

/// get | 去哪里领
    settings: [urban]

到街道的柜台领。
///

/// get | 都要带什么
    settings: [rural, urban]

带上单子。
///

/// steps | 一步一步来
"""
EN_VARIANTS = """/// get | Where to get it
    settings: [rural]

At the counter in the township.
///

/// get | Where to get it
    settings: [urban]

At the counter of the sub-district.
///

/// get | What to bring
    settings: [rural, urban]

Bring the slip.
///

/// steps | Step by step
"""
LABELS: dict[Language, dict[Setting, str]] = {
    "zh": {"rural": "农村读者", "urban": "城镇读者"},
    "en": {"rural": "In the countryside", "urban": "In town"},
}
OWN: dict[Language, dict[Setting, str]] = {
    "zh": {"rural": "到镇上的柜台领", "urban": "到街道的柜台领"},
    "en": {"rural": "in the township", "urban": "of the sub-district"},
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
each_language = pytest.mark.parametrize("language", LANGUAGES)


pytestmark = pytest.mark.usefixtures("fonts")


def varied(folder: Path) -> Path:
    """The example project with a passage in two variants and one for both settings."""
    root = example_project(folder)
    lesson = root / "content/lessons/pay-slip"
    rewrite(lesson / "zh.md", "/// steps | 一步一步来\n", ZH_VARIANTS)
    heading = next(
        line
        for line in (lesson / "en.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("/// steps")
    )
    rewrite(lesson / "en.md", f"{heading}\n", EN_VARIANTS)
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return varied(tmp_path_factory.mktemp("varied") / "project")


def world(root: Path, setting: Setting | None = None) -> World:
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None and not len(findings)
    return World(catalogue, Resolver(catalogue, date(2026, 11, 21), setting=setting))


def passages(root: Path, language: Language, setting: Setting | None = None) -> list[Passage]:
    made = world(root, setting).edition("pay-slip", "site", language, "QY")
    return [p for p in made.passages if p.kind == "get"][1:]


# --- what an edition says


@each_language
def test_all_variants_are_shown_and_say_whom_they_are_for(root: Path, language: Language) -> None:
    found = passages(root, language)
    assert [p.setting for p in found] == [LABELS[language]["rural"], LABELS[language]["urban"], ""]


@each_language
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_limited_edition_has_its_own_variant_without_a_label(
    root: Path, language: Language, setting: Setting
) -> None:
    found = passages(root, language, setting)
    assert len(found) == 2
    assert OWN[language][setting] in found[0].markdown
    assert [p.setting for p in found] == ["", ""]


def test_what_nobody_limits_keeps_its_digest(root: Path) -> None:
    """A lesson without variants has the edition code and key that it had before there were any."""
    made = world(root).edition("rest-days", "site", "zh", "QY")
    assert made == world(root, "rural").edition("rest-days", "site", "zh", "QY")
    assert '"setting"' not in canonical_json(made)
    assert '"setting":"农村读者"' in canonical_json(world(root).edition("pay-slip", "site", "zh", "QY"))


# --- what a source may say


def test_both_languages_have_the_same_settings(tmp_path: Path) -> None:
    project = Project(tmp_path)
    more = "/// get | {}\n    settings: [{}]\n\n- {}\n///\n\n/// warning"
    project.change(ZH, "/// warning", more.format("在村里", "rural", "村里也能办。"))
    project.change(EN, "/// warning", more.format("In a village", "urban", "You can do it there."))
    (found,) = project.check()
    assert found.code == "P603"
    assert "settings: [urban]" in found.message("en") and "settings: [rural]" in found.message("en")


def test_a_block_that_every_lesson_has_may_have_a_variant_for_each_setting(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for path, title, other in ((ZH, "找谁问", "村里问谁"), (EN, "Whom to ask", "In a village")):
        text = (project.root / path).read_text(encoding="utf-8")
        start = text.index(f"/// who | {title}\n")
        body = text[start : text.index("\n///\n", start) + 5]
        urban = body.replace("\n", "\n    settings: [urban]\n\n", 1)
        rural = urban.replace(title, other).replace("urban", "rural")
        project.write(path, text.replace(body, f"{urban}\n{rural}"))
    assert project.codes() == []
    resolver = Resolver(project.load(), TODAY, setting="rural")
    made = resolver.edition(project.load().lessons[0], "site", "en", "CN")
    assert [p.title for p in made.passages if p.kind == "who"] == ["In a village"]


def test_the_leaflets_length_counts_only_what_it_carries(tmp_path: Path) -> None:
    project = Project(tmp_path)
    words = {ZH: ("更多", "多" * 300 + "。"), EN: ("More", "word " * 200 + "end.")}
    for path, (title, text) in words.items():
        project.change(
            path, "/// warning", f"/// get | {title}\n    settings: [rural]\n\n{text}\n///\n\n/// warning"
        )
    assert set(project.codes()) >= {"L515"}
    for path in words:
        project.change(path, "    settings: [rural]\n", "    channels: [site]\n    settings: [rural]\n")
    assert "L515" not in project.codes()


# --- on paper and on screens


@each_language
def test_the_leaflet_has_a_small_line_below_the_heading(language: Language) -> None:
    plain = edition(language)
    label = LABELS[language]["rural"]
    what = next(p for p in plain.passages if p.kind == "what")
    shown = replace(
        plain,
        passages=tuple(replace(p, setting=label) if p is what else p for p in plain.passages),
    )
    ((output, _),) = LEAFLET.render((job(language, shown),), Press(ROOT))
    first = squeezed(panel_text(output.data, 1, TRI_FOLD.inner[0]))
    assert squeezed(what.title + label) in first
    signs = squeezed(label)
    text = [letter for letter in letters(output.data, 1) if panel_of(letter, 1) == TRI_FOLD.inner[0]]
    start = "".join(letter.sign for letter in text).index(signs)
    tag, heading = text[start], text[start - 1]
    assert tag.top > heading.baseline
    assert tag.points < heading.points


def test_the_leaflet_measures_the_label(root: Path) -> None:
    """A page full to the brim is set smaller or overflows rather than cut: the label's box is part of its heading's."""
    from build_scripts.channels.leaflet.estimate import Estimate
    from build_scripts.channels.leaflet.heights import Sizes
    from build_scripts.channels.leaflet.parts import parts
    from build_scripts.channels.leaflet.ruler import Measure

    plain = edition("zh")
    labelled = replace(
        plain,
        passages=tuple(replace(p, setting="农村读者") if p.kind == "get" else p for p in plain.passages),
    )
    press = Press(ROOT)
    both = [parts(job("zh", e), TRI_FOLD, press) for e in (plain, labelled)]
    name = next(p.id for p in both[0].flow if p.kind == "get" and p.role == "heading")
    for ruler in (Measure, Estimate):
        before, after = (ruler(content, Sizes((10.5,), (10.5,)), press).text(10.5)[name] for content in both)
        # The label: 0.72 of a heading of 1.3 × 10.5 points, at 1.4.
        assert after - before == pytest.approx(10.5 * 1.3 * 0.72 * 1.4 * 25.4 / 72, abs=0.2)


def test_a_variant_without_a_title_has_its_readers_as_heading() -> None:
    from build_scripts.channels.leaflet.parts import parts

    plain = edition("zh")
    shown = replace(
        plain,
        passages=tuple(
            replace(p, title="", setting="农村读者") if p.kind == "get" else p for p in plain.passages
        ),
    )
    first = next(p for p in parts(job("zh", shown), TRI_FOLD, Press(ROOT)).flow if p.kind == "get")
    assert (first.role, first.html.striptags(), first.setting) == ("heading", "农村读者", "")


@each_language
def test_the_article_says_whom_a_variant_is_for(root: Path, language: Language) -> None:
    name = f"wechat/{language}/QY/pay-slip"
    jobs = {job.id: job for job in WECHAT.plan(world(root))}
    (outputs,) = WECHAT.render((jobs[name],), Press(root))
    html = next(o.data for o in outputs if o.path.endswith("article.html")).decode()
    article = lxml.html.fragment_fromstring(html)
    for setting in SETTINGS:
        (tag,) = article.xpath(f"//b[. = '{LABELS[language][setting]}']")
        assert "background-color" in tag.get("style")
        following = tag.getparent().getnext()
        assert OWN[language][setting] in following.text_content()


@each_language
def test_the_primer_says_whom_a_variant_is_for(root: Path, language: Language) -> None:
    jobs = {job.id: job for job in KIT.plan(world(root))}
    primer = next(job for job in jobs.values() if job.part == "primer" and job.language == language)
    ((output,),) = KIT.render((primer,), Press(root))
    text = "".join("".join(page.split()) for page in pages(output.data))
    for setting in SETTINGS:
        assert "".join(LABELS[language][setting].split()) in text


def test_a_build_for_one_setting(root: Path, tmp_path: Path) -> None:
    selection = Selection(regions=("QY",), channels=("site",), languages=("zh",), lessons=("pay-slip",))
    day = date(2026, 11, 21)
    pages_of: dict[Setting | None, lxml.html.HtmlElement] = {}
    settings: tuple[Setting | None, ...] = (None, *SETTINGS)
    for setting in settings:
        out = tmp_path / (setting or "all")
        build(Options(root, out, day, selection, 1, None, setting), lambda *_: None)
        manifest = read_manifest(out)
        assert manifest is not None and manifest.setting == setting
        head = json.loads((out / "current/manifest.json").read_text(encoding="utf-8"))
        assert ("setting" in head) == (setting is not None)
        (page,) = (out / "current/site").rglob("lessons/pay-slip/index.html")
        pages_of[setting] = lxml.html.fromstring(page.read_bytes())
    tags = {name: [t.text for t in page.xpath("//p[@class='setting']")] for name, page in pages_of.items()}
    assert tags == {None: ["农村读者", "城镇读者"], "rural": [], "urban": []}
    texts = {name: page.text_content() for name, page in pages_of.items()}
    assert OWN["zh"]["rural"] in texts["rural"] and OWN["zh"]["urban"] not in texts["rural"]
    assert OWN["zh"]["urban"] in texts["urban"] and OWN["zh"]["rural"] not in texts["urban"]
