"""Every check of the code, one after the other: style, form, types, layers of modules, tests. ``./banyan test``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# lint-imports has no `python -m` form, and its script breaks when the folder is moved.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

_PARALLEL = ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile")


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: its name in both languages and what follows the interpreter on the command line."""

    name: str
    arguments: tuple[str, ...]


def checks(pytest_arguments: Sequence[str]) -> tuple[Check, ...]:
    """All of them, quick ones first; the arguments go to pytest."""
    return (
        Check("代码规则 · rules (ruff check)", ("-m", "ruff", "check", ".")),
        Check("代码格式 · form (ruff format)", ("-m", "ruff", "format", "--check", "--quiet", ".")),
        Check("类型 · types (mypy)", ("-m", "mypy")),
        Check("模块层次 · layers (import-linter)", ("-c", _LINT_IMPORTS, "--no-logo")),
        # Whole files, so that what a file makes once is made once.
        Check("测试 · tests (pytest)", ("-m", "pytest", *_PARALLEL, *pytest_arguments)),
    )


def run(todo: Sequence[Check], root: Path = ROOT) -> int:
    """Runs every check even after one has failed, so that one run tells everything; 1 if any failed, else 0."""
    failed: list[str] = []
    lines: list[str] = []
    for number, check in enumerate(todo, 1):
        print(f"── {number}/{len(todo)} {check.name}", flush=True)
        started = time.monotonic()
        code = subprocess.run([sys.executable, *check.arguments], cwd=root, check=False).returncode
        if code:
            failed.append(check.name)
        lines.append(f"{'✗' if code else '✓'} {check.name}  {time.monotonic() - started:.0f} s")
    print("── 结果 · result", *lines, sep="\n", flush=True)
    return 1 if failed else 0


def main(arguments: Sequence[str]) -> int:
    """The exit status of ``./banyan test``."""
    return run(checks(arguments))
