"""An opened PDF becomes bytes; the same document gives the same bytes."""

from __future__ import annotations

import io

import pikepdf


def saved(document: pikepdf.Pdf) -> bytes:
    """Streams are compressed and objects packed; the id is taken from the content, not from the clock."""
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
