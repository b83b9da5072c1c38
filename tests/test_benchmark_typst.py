"""A leaflet in Typst's language says what our leaflet says, so that both are the same work."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.print.sample import Seen
from benchmarks.print.typst import written
from build_scripts.channels.leaflet import CHANNEL
from build_scripts.model import Language
from build_scripts.render.press import Press
from tests.leaflet_examples import job
from tests.leaflet_made import each_language, edition_called
from tests.pdf_pages import page_text
from tests.projects import ROOT

pytestmark = pytest.mark.usefixtures("fonts")

_NOT_COMPARED = "-\u00ad\ufffe\u2010\u2060"
"""Hyphens, some of which are those of our lines alone, and what keeps two letters together."""


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace() and sign not in _NOT_COMPARED)


@each_language
def test_all_words_and_pictures_of_a_leaflet_are_in_its_typst_source(
    language: Language, tmp_path: Path
) -> None:
    press = Press(ROOT)
    seen = Seen(press)
    ((colour, _),) = CHANNEL.render((job(language, edition_called(language, "dense")),), press)
    source = written(seen.taken()[-1], press, tmp_path).read_text("utf-8")
    words = [json.loads(found) for found in re.findall(r'lang: "[a-z]+", ("(?:[^"\\]|\\.)*")\)', source)]
    assert _signs("".join(words)) == _signs(page_text(colour.data, 0) + page_text(colour.data, 1))
    placed = re.findall(r'image\("(\d+\.svg)"', source)
    assert placed and placed == sorted(path.name for path in tmp_path.glob("*.svg"))
    assert source.count("#pagebreak()") == 1
