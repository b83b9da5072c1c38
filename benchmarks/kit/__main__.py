"""Measures kits for 48 in one run and prints ratios: ``.venv/bin/python -m benchmarks.kit [WORKSHOP]``.

The roster is the invented one of the workshop, without its tables. Seconds are those of the clock, of two worker
processes, and of the processor in all of them: where other programs run beside it, the latter say more.
"""

from __future__ import annotations

import csv
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINKED = ("templates", "build_scripts", "content", "workshops", "mkdocs.yml", "requirements.txt")
_LANGUAGES = {"zh": ["--lang", "zh"], "en": ["--lang", "en"], "zh and en": []}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds."""

    clock: float
    processor: float


def _cost(root: Path, workshop: str, roster: Path, out: Path, options: list[str]) -> Cost:
    """Of one call of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = ["kit", workshop, "--roster", str(roster), "--out", str(out), "--jobs", "2", *options]
    subprocess.run(
        [sys.executable, "-m", "build_scripts", "--root", str(root), *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    clock = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(clock, used)


def _rosters(folder: Path, workshop: str) -> tuple[Path, Path]:
    """The invented people without tables, and the same with another name in the middle."""
    sample = ROOT / "workshops" / workshop / "participants.sample.csv"
    with sample.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row.pop("桌号", None)
    found = []
    for name in ("first", "second"):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        found.append(path)
        rows[len(rows) // 2]["姓名"] = "参会者新"
    return found[0], found[1]


def _bare_start() -> Cost:
    """A Python that does nothing."""
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return Cost(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used)


def main() -> int:
    """Prints three lines for each choice of languages."""
    workshop = sys.argv[1] if len(sys.argv) > 1 else "forum"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        root = folder / "project"
        root.mkdir()
        for name in _LINKED:
            (root / name).symlink_to(ROOT / name)
        first, second = _rosters(folder, workshop)
        print(f"bare start of Python            {_bare_start().processor * 1000:8.0f} ms of the processor")
        for languages, options in _LANGUAGES.items():
            shutil.rmtree(root / ".cache" / "store", ignore_errors=True)
            out = folder / languages
            whole = _cost(root, workshop, first, out, options)
            name = _cost(root, workshop, second, out, options)
            again = _cost(root, workshop, second, out, options)
            print(f"{languages}")
            for what, cost in (("whole kit", whole), ("one changed name", name), ("nothing changed", again)):
                ratio = cost.processor / whole.processor
                print(
                    f"  {what:28}  {ratio:8.3f}   ({cost.clock:.1f} s; of the processor {cost.processor:.1f} s)"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
