"""The fonts in templates/_shared/fonts become the only fonts there are: checked first, then alone in fontconfig's eyes.

A font of the machine that steps in for a missing one would print other glyphs elsewhere, and nobody would see it
before the leaflets are out. So the layout engine is shown our folder and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from html import escape
from pathlib import Path

from build_scripts.font_file import drawn

DIGESTS = "fonts.sha256"
FAMILIES = ("Banyan Sans", "Banyan Sans Ext")


class FontMissing(Exception):
    """A font is not there, or is not the one that the list of digests names; the text says which."""


def activate(folder: Path, cache_dir: Path) -> None:
    """Checks the fonts and makes them the only ones for what this process lays out from now on.

    Call it before the first layout: fontconfig reads its settings once. ``cache_dir`` takes the settings and
    fontconfig's index, and is made if need be. FontMissing when a font is missing, damaged or unknown.
    """
    verify(folder)
    cache_dir.mkdir(parents=True, exist_ok=True)
    settings = cache_dir.resolve() / "fonts.conf"
    _write_if_changed(settings, _settings(folder.resolve(), cache_dir.resolve() / "index"))
    os.environ["FONTCONFIG_FILE"] = str(settings)
    # Either of these would be read instead of, or beside, the file.
    os.environ.pop("FONTCONFIG_PATH", None)
    os.environ.pop("FONTCONFIG_SYSROOT", None)


def verify(folder: Path) -> None:
    """Compares every font with the list of digests, byte for byte; FontMissing names the first that differs."""
    listed = _listed(folder)
    for name, expected in listed.items():
        if _sha256(folder / name) != expected:
            raise FontMissing(f"{name}: 内容与 {DIGESTS} 不符 / does not match {DIGESTS}")
    for path in sorted(folder.glob("*.[ot]tf")):
        if path.name not in listed:
            raise FontMissing(f"{path.name}: 不在 {DIGESTS} 中 / is not in {DIGESTS}")


def digest(folder: Path) -> str:
    """sha256 over the names and digests of the fonts, as the list gives them: other fonts, another digest."""
    lines = (f"{name} {value}\n" for name, value in sorted(_listed(folder).items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def characters(folder: Path, cache_dir: Path) -> frozenset[int]:
    """The code points that one font at least can draw. Reading the fonts takes a twentieth of a second, so that what
    was read is noted below ``cache_dir`` under their digest."""
    note = cache_dir / f"characters-{digest(folder)[:16]}.txt"
    try:
        known = frozenset(ord(sign) for sign in note.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        known = frozenset()
    if not known:
        known = frozenset(ord(sign) for path in folder.glob("*.ttf") for sign, _, _ in drawn(path))
        cache_dir.mkdir(parents=True, exist_ok=True)
        _write_if_changed(note, "".join(map(chr, sorted(known))))
    return known


def _listed(folder: Path) -> dict[str, str]:
    """File name to sha256, in the form that the command sha256sum writes and checks."""
    try:
        lines = (folder / DIGESTS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise FontMissing(f"{DIGESTS}: 读不到 / cannot be read") from None
    fonts = {}
    for line in lines:
        value, _, name = line.partition("  ")
        if len(value) != 64 or not name or name != Path(name).name:
            raise FontMissing(f"{DIGESTS}: 这一行看不懂 / cannot read the line: {line[:40]}")
        fonts[name] = value
    if not fonts:
        raise FontMissing(f"{DIGESTS}: 是空的 / is empty")
    return fonts


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        raise FontMissing(f"{path.name}: 读不到 / cannot be read") from None


def _settings(folder: Path, index: Path) -> str:
    """Fontconfig's settings: one folder, and our families for any name that a style sheet or browser default gives."""
    families = "".join(f"<string>{family}</string>" for family in FAMILIES)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{escape(str(folder))}</dir>
  <cachedir>{escape(str(index))}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last" binding="weak">{families}</edit>
  </match>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


def _write_if_changed(path: Path, text: str) -> None:
    """Writes beside and renames, for several processes may start at once."""
    if path.is_file() and path.read_bytes() == text.encode():
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(text.encode())
    Path(name).replace(path)
