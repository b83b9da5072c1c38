"""The whole build of the example project, all channels, as an editor runs it: twice, apart, and after a change."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_scripts.channels import discover
from tests.projects import ROOT, example_project, rewrite


def _build(root: Path, *arguments: str) -> str:
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "build_scripts",
            "--root",
            str(root),
            "build",
            "--as-of",
            "2026-11-21",
            *arguments,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def _manifest(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "dist/current/manifest.json").read_text(encoding="utf-8"))
    return found


def _files(root: Path) -> dict[str, str]:
    release = (root / "dist/current").resolve()
    return {
        p.relative_to(release).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in release.rglob("*")
        if p.is_file()
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = example_project(tmp_path_factory.mktemp("whole"))
    _build(root, "--jobs", "2")
    return root


def test_the_manifest_lists_every_file_truly(project: Path) -> None:
    manifest = _manifest(project)
    files = _files(project)
    del files["manifest.json"]
    assert {a["path"]: a["sha256"] for a in manifest["artefacts"]} == files
    release = (project / "dist/current").resolve()
    assert all(a["bytes"] == (release / a["path"]).stat().st_size for a in manifest["artefacts"])
    assert release.name == manifest["edition"]


def test_every_channel_has_each_lesson_in_each_language_and_region(project: Path) -> None:
    artefacts = _manifest(project)["artefacts"]
    found = {(a["channel"], a.get("lesson"), a["language"], a["region"]) for a in artefacts}
    # Sheets of flows and calculators and lists of terms belong to no lesson.
    assert {("glossary", None, lang, region) for lang in ("zh", "en") for region in ("GD", "QY")} <= found
    carrying = {"site", "leaflet", "large-print", "wechat", "kit"}
    assert carrying <= {channel.name for channel in discover()}
    for lesson in ("pay-slip", "rest-days"):
        for region in ("GD", "QY"):
            assert {(name, lesson, lang, region) for name in carrying for lang in ("zh", "en")} <= found
            # Two languages side by side count as the first.
            assert ("bilingual", lesson, "zh", region) in found
    assert {a["workshop"] for a in artefacts if "workshop" in a} == {"forum"}


def test_the_flow_and_the_calculator_are_made_in_each_language_and_region(project: Path) -> None:
    artefacts = _manifest(project)["artefacts"]
    paths = {a["path"] for a in artefacts if a.get("flow") == "pay-too-low"}
    pages = {a["path"] for a in artefacts if a.get("calculator") == "months-of-pay"}
    for language, region, site in (("zh", "GD", "site/"), ("en", "QY", "site/en/qy/")):
        sheet = f"flow/{language}/{region}/pay-too-low"
        page, download = f"{site}flows/pay-too-low/index.html", f"{site}downloads/flow-pay-too-low"
        assert {f"{sheet}.pdf", f"{sheet}.txt", page, f"{download}.pdf", f"{download}.txt"} <= paths
        worksheet = f"calculator/{language}/{region}/months-of-pay"
        page, download = (
            f"{site}calculators/months-of-pay/index.html",
            f"{site}downloads/calculator-months-of-pay",
        )
        assert {f"{worksheet}.pdf", f"{worksheet}.txt", page, f"{download}.pdf", f"{download}.txt"} <= pages
    quoted = {a["path"]: {f["id"] for f in a["facts"]} for a in artefacts}
    assert quoted["flow/zh/GD/pay-too-low.pdf"] == {
        "lowest-wage",
        "keep-records",
        "slip-is-a-must",
        "hotline-12333",
    }
    assert quoted["site/downloads/flow-pay-too-low.pdf"] == quoted["flow/zh/GD/pay-too-low.pdf"]
    assert "town-bonus" in quoted["site/qy/calculators/months-of-pay/index.html"]
    assert "town-bonus" not in quoted["site/calculators/months-of-pay/index.html"]


def test_a_second_build_renders_nothing(project: Path) -> None:
    before = _files(project)
    assert re.search(r"Done: 0 built, \d+ reused, 0 removed", _build(project))
    assert _files(project) == before


def test_two_clean_builds_are_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = example_project(tmp_path / "elsewhere")
    _build(other, "--jobs", "1")
    assert _files(other) == _files(project)


def test_a_changed_fact_changes_the_files_that_quote_it_and_no_other(project: Path) -> None:
    before, artefacts = _files(project), _manifest(project)["artefacts"]
    quoting = {a["path"] for a in artefacts if "weekly-rest" in {f["id"] for f in a["facts"]}}
    rewrite(project / "content/facts/pay.yml", "value: 1, source", "value: 3, source")
    try:
        summary = _build(project)
        after = _files(project)
        assert after.keys() == before.keys()
        changed = {path for path in after if after[path] != before[path]} - {"manifest.json"}
        assert changed <= quoting
        # Only the words on a page change; pictures that come with it do not.
        assert {
            path for path in quoting if path.endswith((".html", ".pdf", ".txt", "search.json"))
        } <= changed | {path for path in quoting if "preview" in path}
        built = re.search(r"Done: (\d+) built", summary)
        assert built is not None
        assert int(built[1]) == len(quoting)
    finally:
        rewrite(project / "content/facts/pay.yml", "value: 3, source", "value: 1, source")


def test_no_output_calls_another_host(project: Path) -> None:
    """Addresses that a browser would load by itself: sources, style sheets, imports, form targets."""
    loads = re.compile(
        rb"""(?:\bsrc|<link[^>]*\bhref|\baction|\bposter|\bdata)\s*=\s*["']?(?:https?:)?//([^/"' >]+)"""
    )
    imports = re.compile(rb"""(?:url\(|@import\s+)["']?(?:https?:)?//([^/"')]+)""")
    release = (project / "dist/current").resolve()
    for path in release.rglob("*"):
        if path.suffix in {".html", ".css", ".js", ".svg", ".json", ".xml"}:
            data = path.read_bytes()
            found = {*loads.findall(data), *imports.findall(data)} - {b"example.invalid"}
            assert not found, f"{path}: {found}"
