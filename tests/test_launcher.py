"""The launcher: what it finds missing, what it does about it, and what it says when it can do nothing."""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from build_scripts.tools import checks
from build_scripts.tools.checks import Check

SCRIPT = Path(__file__).resolve().parents[1] / "banyan"


@pytest.fixture
def launcher() -> ModuleType:
    """The script as a module, fresh for each test."""
    loader = importlib.machinery.SourceFileLoader("banyan_launcher", str(SCRIPT))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a lock and nothing else."""
    (tmp_path / "requirements.txt").write_text("one==1 \\\n    --hash=sha256:00\ntwo==2 ; os_name == 'x'\n")
    return tmp_path


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


@pytest.fixture
def commands(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
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
    launcher: ModuleType, commands: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(launcher, project)
    monkeypatch.setattr(launcher, "missing_libraries", list)
    monkeypatch.setattr(launcher, "ROOT", str(project))
    became = no_exec(launcher, monkeypatch)
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with pytest.raises(SystemExit):
        launcher.main(["build", "--lang", "zh"])
    python = str(project / ".venv" / "bin" / "python")
    [(path, command, environment)] = became
    assert (path, command) == (python, [python, "-m", "build_scripts", "build", "--lang", "zh"])
    assert environment["PYTHONPATH"] == str(project) and "PYTHONHOME" not in environment
    assert commands.asked == []


def _lock_changed(project: Path) -> None:
    (project / "requirements.txt").write_text("one==2\n")


def _interrupted(project: Path) -> None:
    (project / ".venv" / "banyan-stamp").unlink()


def _python_gone(project: Path) -> None:
    (project / ".venv" / "bin" / "python").unlink()
    (project / ".venv" / "bin" / "python").symlink_to(project / "uninstalled")


def _half_a_stamp(project: Path) -> None:
    stamp = project / ".venv" / "banyan-stamp"
    stamp.write_text(stamp.read_text()[:20])


def _another_python(project: Path) -> None:
    other = project / "python9.99"
    other.write_text("")
    (project / ".venv" / "bin" / "python").unlink()
    (project / ".venv" / "bin" / "python").symlink_to(other)


@pytest.mark.parametrize("spoil", [_lock_changed, _interrupted, _python_gone, _half_a_stamp, _another_python])
def test_anything_but_a_complete_venv_is_made_again(
    launcher: ModuleType,
    commands: Commands,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
) -> None:
    ready(launcher, project)
    assert launcher.is_ready(str(project))
    spoil(project)
    (project / ".venv" / "left-over").write_text("x")
    assert not launcher.is_ready(str(project))
    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)
    launcher.prepare(str(project), ["build"])
    assert launcher.is_ready(str(project))
    assert not (project / ".venv" / "left-over").exists()
    [pip] = commands.lines("pip install")
    assert "--require-hashes --only-binary :all: --no-deps" in pip
    assert "index" not in pip


@pytest.mark.parametrize("step", ["-m venv", "pip install", "import material"])
def test_a_setup_that_fails_leaves_no_stamp_and_says_why(
    launcher: ModuleType, commands: Commands, project: Path, step: str
) -> None:
    commands.answer(step, 1, "ERROR: something odd\n")
    with pytest.raises(launcher.Stop) as stop:
        launcher.make_venv(str(project))
    assert not launcher.is_ready(str(project))
    assert both_languages(stop.value.text()) and "something odd" in stop.value.text()


def test_the_second_of_two_starts_finds_the_work_done(
    launcher: ModuleType, commands: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)

    class MeanwhileMade:
        def __init__(self, root: str) -> None:
            pass

        def __enter__(self) -> None:
            ready(launcher, project)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(launcher, "only_one", MeanwhileMade)
    launcher.prepare(str(project), [])
    assert commands.asked == []


def test_only_one_start_at_a_time_holds_the_lock(launcher: ModuleType, project: Path) -> None:
    other = (
        "import fcntl, sys\n"
        "stream = open(sys.argv[1], 'a+b')\n"
        "try: fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "except OSError: sys.exit(3)\n"
    )
    attempt = [sys.executable, "-c", other, str(project / ".venv.lock")]
    with launcher.only_one(str(project)):
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


# --- missing system packages --------------------------------------------------------------------------------------


def test_every_library_that_cannot_be_loaded_is_named_by_its_package(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> object:
        if "subset" in name or "pangoft2" in name:
            raise OSError(name)
        return object()

    monkeypatch.setattr(launcher.ctypes, "CDLL", load)
    assert launcher.missing_libraries() == ["libharfbuzz-subset0", "libpangoft2-1.0-0"]


def test_on_this_machine_the_libraries_load(launcher: ModuleType) -> None:
    assert launcher.missing_libraries() == []


def test_a_python_without_venv_asks_for_the_package_of_its_own_version(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        launcher.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )
    assert launcher.missing_venv_package() == [f"python3.{sys.version_info[1]}-venv"]


def test_only_the_tests_ask_for_a_browser(
    launcher: ModuleType, commands: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(launcher, project)
    programs(monkeypatch, launcher, "apt-get")
    monkeypatch.setattr(launcher, "missing_libraries", list)
    user(monkeypatch, 0)
    launcher.prepare(str(project), ["build"])
    assert commands.asked == []
    monkeypatch.setattr(launcher, "can_load", lambda names: names != ("libatomic.so.1",))
    monkeypatch.setattr(launcher.sys, "platform", "linux")
    launcher.prepare(str(project), ["test"])
    # Node, which drives the browser, is linked with libatomic, and a bare Debian has none.
    assert commands.lines("install")[0].endswith("install -y --no-install-recommends chromium libatomic1")


def test_the_superuser_installs_without_questions_and_reads_new_lists_only_if_needed(
    launcher: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, launcher, "apt-get")
    user(monkeypatch, 0)
    launcher.install_packages(["libpango-1.0-0"])
    assert commands.lines("update") == []
    [install] = commands.lines(" install ")
    assert install.startswith("env DEBIAN_FRONTEND=noninteractive") and install.endswith("libpango-1.0-0")

    commands.asked.clear()
    commands.answer("apt-cache show", 100)
    launcher.install_packages(["libpango-1.0-0"])
    assert len(commands.lines(" update")) == 1
    assert len(commands.lines(" install ")) == 1


def test_old_package_lists_are_renewed_once_and_then_the_failure_is_told(
    launcher: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, launcher, "apt-get")
    user(monkeypatch, 0)
    commands.answer(" install ", 100, "E: Broken packages\n")
    with pytest.raises(launcher.Stop) as stop:
        launcher.install_packages(["chromium"])
    assert len(commands.lines(" update")) == 1
    assert "E: Broken packages" in stop.value.text() and both_languages(stop.value.text())
    assert len(commands.lines(" install ")) == 2


def test_a_machine_without_network_is_told_so_and_not_what_apt_says(
    launcher: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, launcher, "apt-get")
    user(monkeypatch, 0)
    commands.answer("apt-cache show", 100)
    commands.answer(" update", 0, "W: Failed to fetch InRelease  Temporary failure resolving\n")
    commands.answer(" install ", 100, "E: Unable to locate package chromium\n")
    with pytest.raises(launcher.Stop) as stop:
        launcher.install_packages(["chromium"])
    assert "连不上软件源" in stop.value.text() and "cannot be reached" in stop.value.text()
    assert "E:" not in stop.value.text()


def test_sudo_is_used_where_it_asks_for_no_password(
    launcher: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs(monkeypatch, launcher, "apt-get", "sudo")
    user(monkeypatch, 1000)
    launcher.install_packages(["libpango-1.0-0"])
    [install] = commands.lines(" install ")
    assert install.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive")


@pytest.mark.parametrize("with_sudo", [True, False])
def test_without_rights_one_message_has_the_whole_command_and_nothing_is_run(
    launcher: ModuleType,
    commands: Commands,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    with_sudo: bool,
) -> None:
    programs(monkeypatch, launcher, "apt-get", *(["sudo"] if with_sudo else []))
    user(monkeypatch, 1000)
    commands.answer("sudo -n true", 1)
    monkeypatch.setattr(launcher, "ROOT", str(project))
    monkeypatch.setattr(launcher, "missing_libraries", lambda: ["libpango-1.0-0"])
    monkeypatch.setattr(launcher, "missing_venv_package", lambda: ["python3.11-venv"])
    monkeypatch.setattr(launcher, "missing_certificates", list)
    assert launcher.main(["build"]) == 1
    said = capsys.readouterr().err
    assert both_languages(said) and "Traceback" not in said
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libpango-1.0-0 python3.11-venv"
        in said
    )
    assert commands.lines("apt-get") == []


@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("dnf", "sudo dnf install -y pango"),
        ("pacman", "sudo pacman -S"),
        ("apk", "sudo apk add pango"),
        ("", "libpango"),
    ],
)
def test_other_linux_systems_get_their_own_command(
    launcher: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch, tool: str, expected: str
) -> None:
    programs(monkeypatch, launcher, tool)
    with pytest.raises(launcher.Stop) as stop:
        launcher.install_packages(["libpango-1.0-0"])
    assert expected in stop.value.text() and both_languages(stop.value.text())
    assert commands.asked == []


@pytest.mark.parametrize(
    ("attribute", "value", "expected"),
    [("platform", "darwin", "brew install pango"), ("name", "nt", "WEASYPRINT_DLL_DIRECTORIES")],
)
def test_mac_and_windows_get_exact_instructions(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, attribute: str, value: str, expected: str
) -> None:
    programs(monkeypatch, launcher)
    monkeypatch.setattr(launcher.sys if attribute == "platform" else launcher.os, attribute, value)
    message = launcher.advice(["libpango-1.0-0"])
    monkeypatch.undo()
    assert expected in message.text() and both_languages(message.text())


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
    launcher: ModuleType, commands: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr(launcher.shutil, "disk_usage", lambda path: Usage())
    with pytest.raises(launcher.Stop) as stop:
        launcher.make_venv(str(project))
    assert "1.2 GB" in stop.value.text()
    assert commands.asked == []


def test_a_folder_that_cannot_be_written_gives_a_message_and_no_traceback(
    launcher: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(root: str) -> None:
        raise PermissionError(13, "Permission denied", root)

    for name in ("missing_libraries", "missing_venv_package", "missing_certificates"):
        monkeypatch.setattr(launcher, name, list)
    monkeypatch.setattr(launcher, "only_one", refuse)
    monkeypatch.setattr(launcher, "ROOT", str(project))
    assert launcher.main([]) == 1
    said = capsys.readouterr().err
    assert both_languages(said) and str(project) in said


def test_progress_in_a_log_is_a_line_for_every_twenty_libraries(
    launcher: ModuleType, commands: Commands, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(f"{name}==1 \\\n    --hash=sha256:00\n" for name in map("lib{}".format, range(45)))
    (project / "requirements.txt").write_text(lines)
    commands.answer(
        "pip install", 0, "".join(f"Collecting lib{n}==1\n  Downloading lib{n}.whl\n" for n in range(45))
    )
    launcher.install_lock(str(project))
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
