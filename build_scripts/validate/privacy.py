"""Source files, line by line → ID card numbers, mobile numbers and bank cards of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Location
from build_scripts.validate.places import Places

_KINDS = {".md", ".yml", ".yaml", ".csv", ".svg", ".txt"}
_ADDRESS = re.compile(r"https?://\S+")
_DIGITS = str.maketrans("０１２３４５６７８９－＋Ｘｘ", "0123456789-+Xx")
_GAP = r"[ \t-]?"
_ID = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_MOBILE = re.compile(rf"(?<![\w.+-])(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?![\w-])")
_CARD = re.compile(rf"(?<![\w.-])\d{{4}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?![\w-])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643: weights of the first 17 digits; the sum modulo 11 gives the check character."""
_CHECK = "10X98765432"


def check_privacy(folder: Path, places: Places, findings: Findings) -> None:
    """D701–D703 in every text file below a folder of the source, comments and rosters included."""
    for path in sorted(folder.rglob("*")):
        check_file(path, places, findings)


def check_file(path: Path, places: Places, findings: Findings) -> None:
    """D701–D703 in one file, if it is text."""
    if path.suffix.lower() in _KINDS and path.is_file():
        where = path.relative_to(places.root).as_posix()
        for number, line in enumerate(places.lines(where), 1):
            for code, column, found in personal(line):
                findings.add(code, Location(where, number, column), found=_hidden(found))


def personal(line: str) -> Iterator[tuple[str, int, str]]:
    """Code, column from 1, and text of each personal number in a line."""
    if not re.search(r"[0-9０-９](?:[ \t－-]?[0-9０-９]){9}", line):
        return
    text = _ADDRESS.sub(lambda match: "\0" * len(match.group(0)), line.translate(_DIGITS))
    taken: list[tuple[int, int]] = []
    for code, pattern in (("D701", _ID), ("D703", _CARD), ("D702", _MOBILE)):
        for match in pattern.finditer(text):
            digits = re.sub(r"[ \t-]", "", match.group(0))
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if (code == "D701" and not id_card(digits)) or (code == "D703" and not luhn(digits)):
                continue
            taken.append(match.span())
            yield code, match.start() + 1, line[match.start() : match.end()]


def id_card(number: str) -> bool:
    """Whether the check character of an 18-character Chinese ID number is right."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[17].upper()


def luhn(number: str) -> bool:
    """Whether a card number's last digit is right; a row of one digit is no card."""
    if len(set(number)) == 1:
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _hidden(found: str) -> str:
    """Only the ends: a message goes into logs, and logs are no place for such a number either."""
    return f"{found[:3]}…{found[-2:]}"
