"""The folders of one kit: what all may see, and beside it what holds names, with a warning and a day of shredding.

The two are siblings, so that who passes one on does not pass on the other.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

WARNING = "先读我-READ-ME-FIRST.txt"
MARK = "banyan-names"
"""In the first line of the warning: a folder without it is not ours, and is not shredded."""
_KEYS = ".keys.json"
_SHRED_ON = re.compile(rf"^{MARK} shred-on (\d{{4}}-\d{{2}}-\d{{2}})")


@dataclass(frozen=True, slots=True)
class KitFolders:
    """Where the files of one kit go."""

    shared: Path
    """Holds nobody's name."""
    names: Path
    """Only its owner may read it."""

    @classmethod
    def of(cls, out: Path, workshop: str, day: date | None) -> KitFolders:
        """``forum-2026-12-05`` and ``forum-2026-12-05-names`` below ``out``."""
        name = f"{workshop}-{day.isoformat() if day else 'undated'}"
        return cls(out / name, out / f"{name}-names")


def remembered(folders: KitFolders, language: str) -> dict[str, str]:
    """Key by file name of what stands in the folder of names, as far as it is whole; empty where there is none."""
    place = folders.names / language
    try:
        rows = json.loads((place / _KEYS).read_text(encoding="utf-8"))
        return {name: key for name, (key, size) in rows.items() if (place / name).stat().st_size == size}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


@contextmanager
def replaced(target: Path, *, private: bool) -> Iterator[Path]:
    """A new folder that takes the target's place when all is written; when something fails, the old one stays."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside.mkdir(mode=0o700)
    try:
        yield beside
        if target.exists():
            shutil.rmtree(target)
        beside.rename(target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    if not private:
        target.chmod(0o755)


def write(folder: Path, files: list[tuple[str, bytes]], keys: dict[str, str], *, private: bool) -> None:
    """The files below a new folder; with ``private``, readable by their owner alone, and with their keys beside."""
    for name, data in files:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(name)
        path.parent.mkdir(mode=0o700 if private else 0o755, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
    if private:
        rows = {name: (keys[name], len(data)) for name, data in files if name in keys}
        handle = os.open(folder / _KEYS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(rows, stream)


def changed(folder: Path, files: list[tuple[str, bytes]]) -> tuple[str, ...] | None:
    """The names of those files that are new or other than in the folder of an earlier kit; None where there is none."""
    if not folder.is_dir():
        return None
    return tuple(name for name, data in files if not _holds(folder / name, data))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def warn(folder: Path, shred_on: date | None) -> None:
    """Writes the warning into the folder of names; the day of shredding of an earlier kit stays where none is given."""
    day = shred_on or shred_day(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    first = f"{MARK} shred-on {day.isoformat() if day else '-'}"
    until_zh = f"最迟 {day.isoformat()} 销毁" if day else "活动一结束就销毁"
    until_en = f"by {day.isoformat()} at the latest" if day else "as soon as the event is over"
    lines = (
        first,
        "",
        "这里面有参会者的姓名。只给会务用：不传群、不进网盘、不发邮件。",
        f"{until_zh}：在项目文件夹里运行",
        f'    ./banyan kit --shred "{folder.name}"',
        "名单的原表格、打印店里的文件、写了名字的纸，也要一起销毁。",
        "",
        "These files hold participants' names. They are for staff only: no chat groups, no cloud, no mail.",
        f"Destroy them {until_en}: in the project's folder, run",
        f'    ./banyan kit --shred "{folder.name}"',
        "Destroy the roster itself, the copy shop's files and the sheets with names as well.",
        "",
    )
    path = folder / WARNING
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    beside.chmod(0o600)
    beside.replace(path)


def is_names_folder(folder: Path) -> bool:
    """Whether it is a folder of names that this program made."""
    try:
        return (folder / WARNING).read_text(encoding="utf-8-sig").startswith(MARK)
    except (OSError, UnicodeDecodeError):
        return False


def shred_day(folder: Path) -> date | None:
    """The day by which a folder of names wants to be shredded, as its warning says."""
    try:
        found = _SHRED_ON.match((folder / WARNING).read_text(encoding="utf-8-sig"))
        return date.fromisoformat(found[1]) if found else None
    except (OSError, UnicodeDecodeError, ValueError):
        return None


def overdue(out: Path, today: date) -> list[Path]:
    """The folders of names below ``out`` whose day has passed."""
    if not out.is_dir():
        return []
    folders = (path for path in sorted(out.iterdir()) if path.is_dir() and is_names_folder(path))
    return [path for path in folders if (day := shred_day(path)) is not None and day < today]
