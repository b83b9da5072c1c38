"""The launcher on a machine that lacks system packages: who is asked, told or served, on which system."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.launcher_desk import Commands, both_languages, programs, ready, user

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
    launcher: ModuleType, commands: Commands, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(launcher, checkout)
    programs(monkeypatch, launcher, "apt-get")
    monkeypatch.setattr(launcher, "missing_libraries", list)
    user(monkeypatch, 0)
    launcher.prepare(str(checkout), ["build"])
    assert commands.asked == []
    monkeypatch.setattr(launcher, "can_load", lambda names: names != ("libatomic.so.1",))
    monkeypatch.setattr(launcher.sys, "platform", "linux")
    launcher.prepare(str(checkout), ["test"])
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
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    with_sudo: bool,
) -> None:
    programs(monkeypatch, launcher, "apt-get", *(["sudo"] if with_sudo else []))
    user(monkeypatch, 1000)
    commands.answer("sudo -n true", 1)
    monkeypatch.setattr(launcher, "ROOT", str(checkout))
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
