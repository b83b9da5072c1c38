"""``facts stale``: what is due for checking, for which reason, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.facts.stale import due
from build_scripts.facts.uses import Uses
from build_scripts.validate.places import Places
from tests.projects import EXAMPLE
from tests.small_project import MORE_EN, MORE_ZH, Project

DAY = date(2026, 11, 21)


def with_values(root: Path, **facts: str) -> Project:
    """The base project with more facts of one kind; each text is the flow mappings of its values, one a line."""
    project = Project(root)
    more = "".join(
        f"{name}:\n  label: {{zh: {name}, en: {name}}}\n  kind: days\n  values:\n"
        + "".join(
            f"    - {{region: CN, value: 1, source: insurance-law, checked: 2026-01-01, {line.strip()}}}\n"
            for line in lines.splitlines()
        )
        for name, lines in facts.items()
    )
    return project.write("content/facts/more.yml", more)


def found(project: Project, as_of: date = DAY, within: int = 90) -> list[tuple[str, str, str]]:
    catalogue = project.load()
    uses = Uses(catalogue, Places(project.root))
    return [(d.fact.id, d.reason, d.day.isoformat()) for d in due(catalogue, uses, as_of, within)]


HIGH = "confidence: high"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"from: 2020-01-01, {HIGH}", []),
        (f"from: 2020-01-01, review_by: 2026-11-20, {HIGH}", [("overdue", "2026-11-20")]),
        (f"from: 2020-01-01, review_by: 2026-11-21, {HIGH}", [("overdue", "2026-11-21")]),
        (f"from: 2020-01-01, review_by: 2026-11-22, {HIGH}", [("due", "2026-11-22")]),
        (f"from: 2020-01-01, review_by: 2027-02-19, {HIGH}", [("due", "2027-02-19")]),
        (f"from: 2020-01-01, review_by: 2027-02-20, {HIGH}", []),
        (f"from: 2020-01-01, to: 2026-11-20, {HIGH}", [("ended", "2026-11-20")]),
        (f"from: 2020-01-01, to: 2026-11-21, {HIGH}", [("ends", "2026-11-21")]),
        (f"from: 2020-01-01, to: 2027-02-19, {HIGH}", [("ends", "2027-02-19")]),
        (f"from: 2020-01-01, to: 2027-02-20, {HIGH}", []),
        (f"from: 2020-01-01, to: 2026-12-31, review_by: 2026-01-01, {HIGH}", [("overdue", "2026-01-01")]),
        ("from: 2020-01-01, confidence: low", []),
    ],
)
def test_a_day_decides(tmp_path: Path, line: str, reason: list[tuple[str, str]]) -> None:
    assert found(with_values(tmp_path, spare=line)) == [("spare", *r) for r in reason]


def test_a_value_that_another_follows_is_history(tmp_path: Path) -> None:
    project = with_values(
        tmp_path,
        spare=f"from: 2020-01-01, to: 2025-12-31, review_by: 2021-01-01, {HIGH}\n"
        f"from: 2026-01-01, review_by: 2027-01-01, {HIGH}",
    )
    assert found(project) == [("spare", "due", "2027-01-01")]


def test_urgency_then_quoted_then_oldest(tmp_path: Path) -> None:
    project = with_values(
        tmp_path,
        late=f"from: 2020-01-01, review_by: 2026-03-01, {HIGH}",
        later=f"from: 2020-01-01, review_by: 2026-02-01, {HIGH}",
        quoted=f"from: 2020-01-01, review_by: 2026-04-01, {HIGH}",
        over=f"from: 2020-01-01, to: 2026-10-31, {HIGH}",
        soon=f"from: 2020-01-01, review_by: 2026-12-01, {HIGH}",
        ending=f"from: 2020-01-01, to: 2026-12-31, {HIGH}",
    )
    project.prose(MORE_ZH + "{fact:quoted}。", MORE_EN + " It is {fact:quoted}.")
    assert [name for name, _, _ in found(project)] == ["over", "quoted", "later", "late", "ending", "soon"]


def test_doubtful_only_where_it_is_printed(tmp_path: Path) -> None:
    project = with_values(tmp_path, shaky="from: 2020-01-01, confidence: low")
    project.prose(MORE_ZH + "{fact:shaky}。", MORE_EN + " It is {fact:shaky}.")
    assert found(project) == [("shaky", "doubtful", "2026-01-01")]
    project.change("content/index.yml", "channels: [site, leaflet]\n", "channels: [site]\n")
    assert found(project) == []


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--root", str(EXAMPLE), "facts", "stale", "--as-of", "2027-11-01", "--within"]
    assert main([*arguments, "30"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "快到复核日 · review due (1)"
    assert lines[1] == "  2027-11-21  keep-records  [CN]  2年"
    assert "1 课 lessons  content/facts/pay.yml:13" in lines[3]
    assert main([*arguments, "5"]) == 0
    assert (
        capsys.readouterr().out == "2027-11-01 起 5 天内要看的：0 个值 · to look at within 5 days: 0 values\n"
    )
    with pytest.raises(SystemExit):
        main([*arguments, "soon"])
