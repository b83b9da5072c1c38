"""Releases: whole or not there, and `current` never points to anything else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from build_scripts.model import Artefact, ArtefactFact, Manifest
from build_scripts.publish import KEEP_RELEASES, Damaged, is_intact, publish, read_manifest, sealed


def _release(tmp_path: Path, **texts: str) -> tuple[Manifest, dict[str, Path]]:
    artefacts, files = [], {}
    for name, text in texts.items():
        stored = tmp_path / "store" / hashlib.sha256(text.encode()).hexdigest()
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(text)
        path = f"leaflet/zh/GD/{name}.pdf"
        files[path] = stored
        artefacts.append(
            Artefact(
                path=path,
                channel="leaflet",
                lesson=name,
                workshop="",
                language="zh",
                region="GD",
                media_type="application/pdf",
                sha256=stored.name,
                bytes=len(text),
                sources=("content/a.md",),
                facts=(ArtefactFact("f", "1", "GD", "2026-01-01", "L"),),
                job=name,
                key="k-" + name,
            )
        )
    return sealed(artefacts, "2026-11-21", "https://example.invalid"), files


def test_a_release_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    manifest, files = _release(tmp_path, b="two", a="one")
    assert [a.lesson for a in manifest.artefacts] == ["a", "b"]
    publish(manifest, files, out)
    assert read_manifest(out) == manifest
    assert is_intact(out, manifest)
    assert (out / "current" / "leaflet/zh/GD/a.pdf").read_text() == "one"
    assert (out / "current").resolve().name == manifest.edition


def test_the_edition_follows_from_the_content(tmp_path: Path) -> None:
    first, _ = _release(tmp_path, a="one")
    again, _ = _release(tmp_path, a="one")
    other, _ = _release(tmp_path, a="two")
    assert first.edition == again.edition != other.edition


def test_a_missing_or_cut_file_is_noticed_and_mended(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    manifest, files = _release(tmp_path, a="one", b="two")
    publish(manifest, files, out)
    (out / "current" / "leaflet/zh/GD/a.pdf").unlink()
    assert not is_intact(out, manifest)
    publish(manifest, files, out)
    assert is_intact(out, manifest)
    assert sorted(p.name for p in (out / "releases").iterdir()) == [manifest.edition]


def test_a_damaged_file_is_never_published(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    manifest, files = _release(tmp_path, a="one")
    publish(manifest, files, out)
    worse, files = _release(tmp_path, a="one", b="two")
    files["leaflet/zh/GD/b.pdf"].write_text("tow")
    with pytest.raises(Damaged, match="k-b"):
        publish(worse, files, out)
    assert read_manifest(out) == manifest
    assert is_intact(out, manifest)
    assert len(list((out / "releases").iterdir())) == 1


def test_what_is_published_already_is_not_read_again_and_what_is_kept_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dist"
    first, files = _release(tmp_path, a="one")
    publish(first, files, out)
    path = "leaflet/zh/GD/a.pdf"
    kept = out / "current" / path
    more, _ = _release(tmp_path, a="one", b="two")
    both = {path: files[path], "leaflet/zh/GD/b.pdf": _release(tmp_path, b="two")[1]["leaflet/zh/GD/b.pdf"]}
    read: list[str] = []
    whole = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return whole(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", noted)
        publish(more, both, out)
    assert files[path].name not in read
    assert both["leaflet/zh/GD/b.pdf"].name in read
    kept.unlink()
    kept.write_text("eno")
    with pytest.raises(Damaged, match="k-a"):
        publish(first, {path: kept}, out)


def test_a_full_disk_leaves_current_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "dist"
    manifest, files = _release(tmp_path, a="one")
    publish(manifest, files, out)
    bigger, files = _release(tmp_path, a="one", b="two")

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("build_scripts.publish.os.link", full)
    with pytest.raises(OSError, match="No space left"):
        publish(bigger, files, out)
    assert is_intact(out, manifest)
    assert len(list((out / "releases").iterdir())) == 1


def test_without_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(source: Path, target: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("build_scripts.publish.os.link", elsewhere)
    manifest, files = _release(tmp_path, a="one")
    publish(manifest, files, tmp_path / "dist")
    assert is_intact(tmp_path / "dist", manifest)


def test_old_releases_go_and_the_current_one_stays(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for number in range(KEEP_RELEASES + 2):
        manifest, files = _release(tmp_path, a=str(number))
        publish(manifest, files, out)
    kept = {p.name for p in (out / "releases").iterdir()}
    assert len(kept) == KEEP_RELEASES
    assert manifest.edition in kept


def test_no_release_or_an_unreadable_one_has_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "manifest.json").write_text("{")
    assert read_manifest(tmp_path) is None
