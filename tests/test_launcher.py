"""The launcher: what it finds missing, what it does about it, and what it says when it can do nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from build_scripts.tools import checks
from build_scripts.tools.checks import Check
from tests.launcher_desk import SCRIPT, Commands, both_languages, no_exec, programs, ready

# --- an old Python ------------------------------------------------------------------------------------------------


def test_the_script_can_be_read_by_a_python_that_is_too_old() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names


def test_an_old_python_says_so_in_both_languages(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs(monkeypatch, launcher)
    monkeypatch.setattr(launcher.sys, "version_info", (3, 9, 2, "final", 0))
    assert launcher.main(["build"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "3.11" in said.err and "3.9" in said.err and both_languages(said.err)


def test_an_old_python_goes_on_with_a_newer_one_beside_it(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, launcher, "python3.12")
    became: list[list[str]] = []

    def execv(path: str, command: list[str]) -> None:
        became.append(command)
        raise SystemExit(0)

    monkeypatch.setattr(launcher.os, "execv", execv)
    with pytest.raises(SystemExit):
        launcher.old_python((3, 9), ["build", "--lang", "zh"])
    assert became == [["/usr/bin/python3.12", str(SCRIPT), "build", "--lang", "zh"]]


# --- ready or not -------------------------------------------------------------------------------------------------


def test_a_complete_venv_is_used_as_it_is(
    launcher: ModuleType, commands: Commands, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(launcher, checkout)
    monkeypatch.setattr(launcher, "missing_libraries", list)
    monkeypatch.setattr(launcher, "ROOT", str(checkout))
    became = no_exec(launcher, monkeypatch)
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with pytest.raises(SystemExit):
        launcher.main(["build", "--lang", "zh"])
    python = str(checkout / ".venv" / "bin" / "python")
    [(path, command, environment)] = became
    assert (path, command) == (python, [python, "-m", "build_scripts", "build", "--lang", "zh"])
    assert environment["PYTHONPATH"] == str(checkout) and "PYTHONHOME" not in environment
    assert commands.asked == []


def _lock_changed(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text("one==2\n")


def _interrupted(checkout: Path) -> None:
    (checkout / ".venv" / "banyan-stamp").unlink()


def _python_gone(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "python").unlink()
    (checkout / ".venv" / "bin" / "python").symlink_to(checkout / "uninstalled")


def _half_a_stamp(checkout: Path) -> None:
    stamp = checkout / ".venv" / "banyan-stamp"
    stamp.write_text(stamp.read_text()[:20])


def _another_python(checkout: Path) -> None:
    other = checkout / "python9.99"
    other.write_text("")
    (checkout / ".venv" / "bin" / "python").unlink()
    (checkout / ".venv" / "bin" / "python").symlink_to(other)


@pytest.mark.parametrize("spoil", [_lock_changed, _interrupted, _python_gone, _half_a_stamp, _another_python])
def test_anything_but_a_complete_venv_is_made_again(
    launcher: ModuleType,
    commands: Commands,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
) -> None:
    ready(launcher, checkout)
    assert launcher.is_ready(str(checkout))
    spoil(checkout)
    (checkout / ".venv" / "left-over").write_text("x")
    assert not launcher.is_ready(str(checkout))
    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)
    launcher.prepare(str(checkout), ["build"])
    assert launcher.is_ready(str(checkout))
    assert not (checkout / ".venv" / "left-over").exists()
    [pip] = commands.lines("pip install")
    assert "--require-hashes --only-binary :all: --no-deps" in pip
    assert "index" not in pip


@pytest.mark.parametrize("step", ["-m venv", "pip install", "import material"])
def test_a_setup_that_fails_leaves_no_stamp_and_says_why(
    launcher: ModuleType, commands: Commands, checkout: Path, step: str
) -> None:
    commands.answer(step, 1, "ERROR: something odd\n")
    with pytest.raises(launcher.Stop) as stop:
        launcher.make_venv(str(checkout))
    assert not launcher.is_ready(str(checkout))
    assert both_languages(stop.value.text()) and "something odd" in stop.value.text()


def test_the_second_of_two_starts_finds_the_work_done(
    launcher: ModuleType, commands: Commands, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)

    class MeanwhileMade:
        def __init__(self, root: str) -> None:
            pass

        def __enter__(self) -> None:
            ready(launcher, checkout)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(launcher, "only_one", MeanwhileMade)
    launcher.prepare(str(checkout), [])
    assert commands.asked == []


def test_only_one_start_at_a_time_holds_the_lock(launcher: ModuleType, checkout: Path) -> None:
    other = (
        "import fcntl, sys\n"
        "stream = open(sys.argv[1], 'a+b')\n"
        "try: fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "except OSError: sys.exit(3)\n"
    )
    attempt = [sys.executable, "-c", other, str(checkout / ".venv.lock")]
    with launcher.only_one(str(checkout)):
        assert subprocess.run(attempt, check=False).returncode == 3
    assert subprocess.run(attempt, check=False).returncode == 0


def test_pip_keeps_the_machines_index_but_installs_into_the_venv_only(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = launcher.pip_environment()
    assert environment["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert environment["PIP_USER"] == "0"
    assert environment.keys().isdisjoint({"PIP_TARGET", "PYTHONPATH"})


# --- what pip says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "zh", "en"),
    [
        (
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found for one==1\n",
            "连不上软件源",
            "cannot be reached",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "指纹",
            "differs from its digest",
        ),
        ("OSError: [Errno 28] No space left on device", "磁盘空间不够", "disk is too full"),
        ("ERROR: No matching distribution found for two==2", "没有适合", "no version for this machine"),
        ("OSError: [Errno 13] Permission denied: '/x'", "没有写入权限", "cannot be written"),
        ("Segmentation fault", "最后几行", "last lines"),
    ],
)
def test_a_failed_installation_is_explained(launcher: ModuleType, output: str, zh: str, en: str) -> None:
    text = launcher.trouble(
        output, "Python 库装不上。", "The Python libraries could not be installed."
    ).text()
    assert zh in text and en in text


def test_a_full_disk_is_told_before_anything_is_downloaded(
    launcher: ModuleType, commands: Commands, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr(launcher.shutil, "disk_usage", lambda path: Usage())
    with pytest.raises(launcher.Stop) as stop:
        launcher.make_venv(str(checkout))
    assert "1.2 GB" in stop.value.text()
    assert commands.asked == []


def test_a_folder_that_cannot_be_written_gives_a_message_and_no_traceback(
    launcher: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(root: str) -> None:
        raise PermissionError(13, "Permission denied", root)

    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)
    monkeypatch.setattr(launcher, "only_one", refuse)
    monkeypatch.setattr(launcher, "ROOT", str(checkout))
    assert launcher.main([]) == 1
    said = capsys.readouterr().err
    assert both_languages(said) and str(checkout) in said


def test_progress_in_a_log_is_a_line_for_every_twenty_libraries(
    launcher: ModuleType, commands: Commands, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(f"{name}==1 \\\n    --hash=sha256:00\n" for name in map("lib{}".format, range(45)))
    (checkout / "requirements.txt").write_text(lines)
    commands.answer(
        "pip install", 0, "".join(f"Collecting lib{n}==1\n  Downloading lib{n}.whl\n" for n in range(45))
    )
    launcher.install_lock(str(checkout))
    said = [line.split()[0] for line in capsys.readouterr().err.splitlines()]
    assert said == ["20/45", "40/45", "45/45"]


def test_ctrl_c_ends_quietly(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(root: str, arguments: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher, "prepare", interrupted)
    assert launcher.main([]) == 130
    assert both_languages(capsys.readouterr().err)


# --- the lock -----------------------------------------------------------------------------------------------------


def test_the_lock_has_a_digest_for_everything_and_no_address() -> None:
    text = (SCRIPT.parent / "requirements.txt").read_text("utf-8")
    assert "://" not in text and not any(line.startswith("-") for line in text.splitlines())
    entries = [
        entry
        for entry in text.replace("\\\n", " ").splitlines()
        if "==" in entry and not entry.startswith(" ")
    ]
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_everything_asked_for_is_locked() -> None:
    name = re.compile(r"^[a-z0-9-]+", re.IGNORECASE | re.MULTILINE)
    wanted, locked = (
        {found.lower() for found in name.findall((SCRIPT.parent / file).read_text("utf-8"))}
        for file in ("requirements.in", "requirements.txt")
    )
    assert len(wanted) > 20
    assert wanted - locked == set()


# --- ./banyan test ------------------------------------------------------------------------------------------------


def test_every_check_runs_even_after_one_has_failed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = Check("first", ("-c", "raise SystemExit(3)"))
    second = Check("second", ("-c", "print('second ran')"))
    assert checks.run((first, second), tmp_path) == 1
    said = capfd.readouterr().out
    assert "second ran" in said
    assert [line.split()[:2] for line in said.splitlines()[-2:]] == [["✗", "first"], ["✓", "second"]]
    assert checks.run((second,), tmp_path) == 0


def test_arguments_go_to_pytest_alone() -> None:
    *others, last = checks.checks(["-k", "fonts"])
    assert last.arguments[:2] == ("-m", "pytest")
    assert last.arguments[-2:] == ("-k", "fonts")
    assert all("fonts" not in check.arguments for check in others)
    assert [check.arguments[1].split()[-1] for check in others if check.arguments[0] == "-m"] == [
        "ruff",
        "ruff",
        "mypy",
    ]
