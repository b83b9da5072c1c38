"""``--setting`` of the preview and of a kit with a roster: what readers in the country or in town see."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.model import Setting
from build_scripts.serve import Preview
from tests.kit_examples import squeezed
from tests.projects import example_project, rewrite
from tests.small_project import TODAY

VARIANTS = {
    "zh": ("农村读者", "到镇上的柜台领。", "城镇读者", "到街道的柜台领。"),
    "en": (
        "In the countryside",
        "At the counter in the township.",
        "In town",
        "At the counter of the sub-district.",
    ),
}
LABELS = (VARIANTS["zh"][0], VARIANTS["zh"][2])
RURAL, URBAN = VARIANTS["zh"][1], VARIANTS["zh"][3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example project with a passage in two variants."""
    root = example_project(tmp_path / "project")
    for language, (_, rural, _, urban) in VARIANTS.items():
        lesson = root / f"content/lessons/pay-slip/{language}.md"
        lines = lesson.read_text(encoding="utf-8").splitlines()
        heading = next(line for line in lines if line.startswith("/// steps"))
        blocks = "".join(
            f"/// get\n    settings: [{setting}]\n\n{words}\n///\n\n"
            for setting, words in (("rural", rural), ("urban", urban))
        )
        rewrite(lesson, f"{heading}\n", f"{blocks}{heading}\n")
    return root


@pytest.mark.parametrize(
    ("setting", "shown", "hidden"),
    [
        (None, (RURAL, URBAN, *LABELS), ()),
        ("rural", (RURAL,), (URBAN, *LABELS)),
        ("urban", (URBAN,), (RURAL, *LABELS)),
    ],
)
def test_the_preview_shows_one_setting_or_both(
    root: Path, setting: Setting | None, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    preview = Preview(root, "zh", "QY", TODAY, "http://127.0.0.1:8000", setting)
    preview.refresh()
    page = (preview.file("lessons/pay-slip/index.html") or b"").decode()
    assert [words for words in shown if words not in page] == []
    assert [words for words in hidden if words in page] == []


@pytest.mark.parametrize(
    ("option", "shown", "hidden"),
    [([], (RURAL, URBAN, *LABELS), ()), (["--setting", "urban"], (URBAN,), (RURAL, *LABELS))],
)
def test_a_kit_is_for_one_setting_or_both(
    root: Path, tmp_path: Path, option: list[str], shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("姓名,类别\n参会者01,劳动者\n", encoding="utf-8")
    out = tmp_path / "private"
    command = [
        "--root",
        str(root),
        "kit",
        "forum",
        "--roster",
        str(roster),
        "--lang",
        "zh",
        "--out",
        str(out),
    ]
    assert main([*command, *option, "--date", "2026-12-12"]) == 0
    words = "".join(squeezed(pdf.read_bytes()) for pdf in out.rglob("*.pdf"))
    assert [text for text in shown if text not in words] == []
    assert [text for text in hidden if text in words] == []
