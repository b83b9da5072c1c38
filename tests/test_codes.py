"""A code has one meaning in the whole project, and words that can be filled in both languages."""

from __future__ import annotations

from collections import Counter
from string import Formatter

from build_scripts import codes
from build_scripts.codes import (
    Code,
    documents,
    facts,
    flows,
    lessons,
    machine,
    sources,
    texts,
    wechat,
    workshops,
)
from build_scripts.preflight.codes import CODES as OF_ARTEFACTS
from build_scripts.wechat.checker.codes import CODES as OF_ARTICLES

PARTS = [
    *(part.CODES for part in (sources, facts, lessons, texts, workshops, documents, flows, wechat, machine)),
    OF_ARTEFACTS,
    OF_ARTICLES,
]


def _slots(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_no_code_stands_in_two_places() -> None:
    counted = Counter(code for part in PARTS for code in part)
    assert [code for code, times in counted.items() if times > 1] == []


def test_every_code_of_a_source_is_known() -> None:
    assert len(codes.CODES) == sum(len(part) for part in PARTS[:-2])


def test_both_languages_say_the_same_particulars() -> None:
    """A name of a part in one language may have its own slot, as in ``{found}`` and ``{found_zh}``."""

    def common(words: str) -> set[str]:
        return {name.removesuffix("_zh").removesuffix("_en") for name in _slots(words)}

    unequal = [
        code
        for part in PARTS
        for code, kind in part.items()
        if common(kind.message.zh) != common(kind.message.en)
    ]
    assert unequal == []


def test_every_code_has_a_hint_in_both_languages() -> None:
    def silent(kind: Code) -> bool:
        return not (kind.hint.zh.strip() and kind.hint.en.strip())

    assert [code for part in PARTS for code, kind in part.items() if silent(kind)] == []
