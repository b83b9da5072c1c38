"""Measures this machine's builds in one run and prints ratios: ``.venv/bin/python -m benchmarks [LESSONS]``.

The source is content/ as it is; with LESSONS, it is filled up with copies to that many lessons, so that growth shows.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LINKED = ("templates", "build_scripts", "mkdocs.yml", "requirements.txt")


def _seconds(root: Path, *arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "build_scripts", "--root", str(root), *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begun


def _bare_start() -> float:
    """The fastest of five starts of Python that do nothing."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def _project(folder: Path, lessons: int) -> Path:
    for name in ("content", "workshops"):
        shutil.copytree(ROOT / name, folder / name)
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    _fill_up(folder, lessons)
    return folder


def _fill_up(folder: Path, lessons: int) -> None:
    """Adds copies of lessons to the index and to the folder, until there are as many as asked for."""
    index = folder / "content/index.yml"
    text = index.read_text(encoding="utf-8")
    entries = re.findall(r"( {10}- id: ([a-z0-9-]+)\n(?: {12}.*\n)+)", text)
    for number in range(max(0, lessons - len(entries))):
        entry, slug = entries[number % len(entries)]
        copy = f"{slug}-copy-{number}"
        shutil.copytree(folder / "content/lessons" / slug, folder / "content/lessons" / copy)
        text = text.replace(entry, entry + entry.replace(f"id: {slug}\n", f"id: {copy}\n"), 1)
    index.write_text(text, encoding="utf-8")


def main() -> int:
    """Prints one line for each measurement."""
    lessons = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory() as temporary:
        root = _project(Path(temporary), lessons)
        start = _bare_start()
        first = _seconds(root, "build")
        again = min(_seconds(root, "build") for _ in range(3))
        check = min(_seconds(root, "check") for _ in range(3))
        facts = root / "content/facts/work-injury.yml"
        facts.write_text(
            re.sub(
                r"(injury-report-30-days:(?:\n .*)*?\n\s+(?:- \{.*)?value: )30",
                r"\g<1>31",
                facts.read_text("utf-8"),
            ),
            encoding="utf-8",
        )
        changed = _seconds(root, "build")
        single = _seconds(root, "build", "--jobs", "1", "--out", str(root / "single"))
        shutil.rmtree(root / ".cache")
        alone = _seconds(root, "build", "--jobs", "1", "--out", str(root / "alone"))
    print(f"bare start of Python            {start * 1000:8.0f} ms")
    print(f"full build                      {first:8.1f} s")
    print(f"second build / bare start       {again / start:8.1f}   ({again:.2f} s)")
    print(f"check / bare start              {check / start:8.1f}   ({check:.2f} s)")
    print(f"one changed fact / full build   {changed / first:8.2f}   ({changed:.1f} s)")
    print(f"from the store / full build     {single / first:8.2f}")
    print(f"one process / all processes     {alone / first:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
