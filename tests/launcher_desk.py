"""The launcher as a module, a checkout for it, and stand-ins for the programs that it runs."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "banyan"


def loaded() -> ModuleType:
    """The script as a module, fresh for each test."""
    loader = importlib.machinery.SourceFileLoader("banyan_launcher", str(SCRIPT))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def checked_out(folder: Path) -> Path:
    """A checkout with a lock and nothing else."""
    (folder / "requirements.txt").write_text("one==1 \\\n    --hash=sha256:00\ntwo==2 ; os_name == 'x'\n")
    return folder


class Commands:
    """Stands in for the programs that the launcher runs: notes what was asked, and answers as told."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.answers: list[tuple[str, int, str]] = []

    def answer(self, part: str, code: int, output: str = "") -> None:
        """Whatever contains ``part`` ends with ``code`` and this output; the latest rule wins."""
        self.answers.insert(0, (part, code, output))

    def reply(self, command: list[str]) -> tuple[int, str]:
        """Notes a command and gives its answer; status 0 where no rule fits."""
        self.asked.append(command)
        line = " ".join(command)
        return next(((code, output) for part, code, output in self.answers if part in line), (0, ""))

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        """In place of subprocess.run."""
        code, output = self.reply(command)
        return subprocess.CompletedProcess(command, code, output.encode())

    def popen(self, command: list[str], **_: object) -> Any:
        """In place of subprocess.Popen, as far as the launcher uses it."""
        code, output = self.reply(command)

        class Process:
            def __init__(self) -> None:
                self.stdout = [line.encode() for line in output.splitlines(keepends=True)]
                self.returncode = code

            def __enter__(self) -> Process:
                return self

            def __exit__(self, *_: object) -> None:
                pass

        return Process()

    def lines(self, part: str) -> list[str]:
        """The commands asked for that contain ``part``."""
        return [line for line in map(" ".join, self.asked) if part in line]


def pretended(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """No program is really run; making a .venv leaves the interpreter that the launcher looks for."""
    fake = Commands()

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        done = fake.run(command, **options)
        if command[1:3] == ["-m", "venv"] and done.returncode == 0:
            python = Path(command[-1], "bin", "python")
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)
        return done

    monkeypatch.setattr(launcher.subprocess, "run", run)
    monkeypatch.setattr(launcher.subprocess, "Popen", fake.popen)
    return fake


def programs(monkeypatch: pytest.MonkeyPatch, launcher: ModuleType, *names: str) -> None:
    """Only these programs are on the path."""
    monkeypatch.setattr(launcher.shutil, "which", lambda name: f"/usr/bin/{name}" if name in names else None)


def user(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Who runs the launcher: 0 is the superuser."""
    monkeypatch.setattr(os, "geteuid", lambda: number)


def both_languages(text: str) -> bool:
    """Whether a message has Chinese and English."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text) and any(
        len(word) > 3 for word in text.split() if word.isascii()
    )


def no_exec(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, list[str], dict[str, str]]]:
    """Notes what the launcher would become."""
    became: list[tuple[str, list[str], dict[str, str]]] = []

    def execve(path: str, command: list[str], environment: dict[str, str]) -> None:
        became.append((path, command, environment))
        raise SystemExit(0)

    monkeypatch.setattr(launcher.os, "execve", execve)
    return became


def ready(launcher: ModuleType, project: Path) -> None:
    """Puts a complete .venv into the project."""
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (project / ".venv" / "banyan-stamp").write_text(launcher.expected_stamp(str(project)))
