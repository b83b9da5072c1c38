"""Named files become a ZIP and a ZIP its files; the same files give the same bytes whenever and wherever made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name."""
_UNIX = 3
"""The system whose rights ``external_attr`` holds."""


def zipped(files: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = (), level: int = 6) -> bytes:
    """The files in their order; names that end with one of ``stored`` are not compressed (an empty ending: none is)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(stored) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=level)
    return out.getvalue()


def unzipped(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The names and contents of a ZIP, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


NOT_COMPRESSED = ("",)
"""For archives of PDFs, which are compressed already."""
