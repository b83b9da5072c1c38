"""The store: entries are complete or absent, and touched ones are not trusted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_scripts.model import Output
from build_scripts.store import Store

KEY = "ab" * 32
OUTPUTS = (Output("x/a.txt", "text/plain", b"one"), Output("x/b.bin", "application/octet-stream", b""))


def test_what_is_put_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.find(KEY) is None
    store.put(KEY, OUTPUTS)
    assert store.outputs(KEY) == OUTPUTS
    found = store.find(KEY)
    assert found is not None
    assert [(f.path, f.bytes) for f in found] == [("x/a.txt", 3), ("x/b.bin", 0)]
    store.forget(KEY)
    assert store.find(KEY) is None


def test_an_entry_whose_file_was_changed_or_lost_counts_as_missing_and_is_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, OUTPUTS)
    found = store.find(KEY)
    assert found is not None
    found[0].file.write_bytes(b"two")
    os.utime(found[0].file, ns=(1, 1))
    assert store.find(KEY) is None
    store.put(KEY, OUTPUTS)
    assert store.outputs(KEY) == OUTPUTS
    found[1].file.unlink()
    assert store.find(KEY) is None


def test_a_write_that_fails_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(KEY, OUTPUTS)
    assert store.find(KEY) is None
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_tidy_removes_what_nobody_used_for_a_month_and_keeps_the_rest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old, used, new = "aa" * 32, "ab" * 32, "ac" * 32
    for key in (old, used, new):
        store.put(key, OUTPUTS)
    for key in (old, used):
        os.utime(tmp_path / key[:2] / key, (0, 0))
    abandoned = tmp_path / "aa" / f".{old}.123"
    abandoned.mkdir()
    os.utime(abandoned, (0, 0))
    store.tidy(frozenset({used}))
    assert store.find(old) is None
    assert store.find(used) is not None
    assert store.find(new) is not None
    assert not abandoned.exists()
