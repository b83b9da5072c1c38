"""A cell of a roster → which numbers or addresses of a person it holds: what no kit needs and no list should have.

The checks of the source (``validate/privacy.py``) look for the same in texts, where an amount or a hotline may stand
beside; a cell of a roster holds nothing of the kind, so that here anything of the length counts, right check digit
or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_GAPS = re.compile(r"(?<=[0-9])[ \-–—.·_]+(?=[0-9Xx])")
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])|(?<![0-9])[1-9][0-9]{14}(?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])(?:(?:\+|00)?86)?1[3-9][0-9]{9}(?![0-9])")
_CARD = re.compile(r"(?<![0-9])[0-9]{16,17}(?![0-9])|(?<![0-9])[0-9]{19}(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])0[1-9][0-9]{8,10}(?![0-9])|\(0[0-9]{2,3}\)[0-9]{7,8}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SCIENTIFIC = re.compile(r"[1-9]\.[0-9]{2,}[Ee]\+(?:10|14|17|18)")
"""What Excel makes of a long number: 1.38E+10."""


def personal_kinds(cell: str) -> Iterator[str]:
    """id, phone, landline, card, mail: each kind once."""
    text = _GAPS.sub("", unicodedata.normalize("NFKC", cell).replace("\u200b", ""))
    if _ID.search(text):
        yield "id"
    elif _CARD.search(text):
        yield "card"
    if _MOBILE.search(text) or _SCIENTIFIC.search(cell):
        yield "phone"
    elif _LANDLINE.search(text):
        yield "landline"
    if _MAIL.search(text):
        yield "mail"
