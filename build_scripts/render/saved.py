"""An opened PDF becomes bytes; the same document gives the same bytes."""

from __future__ import annotations

import io

import pikepdf


def saved(document: pikepdf.Pdf, *, version: str = "") -> bytes:
    """Streams are compressed and objects packed; the id is taken from the content, not from the clock.

    ``version`` writes an older PDF, such as 1.4, whose readers know no packed objects.
    """
    modes = pikepdf.ObjectStreamMode
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=modes.disable if version else modes.generate,
        compress_streams=True,
        fix_metadata_version=False,
        force_version=version,
    )
    return out.getvalue()
