"""Tri-folds of the sample lessons, each rendered once, and the parameters of tests that ask for all of them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from build_scripts.channels.leaflet import CHANNEL
from build_scripts.channels.leaflet.formats import TRI_FOLD
from build_scripts.model import Edition, Language
from build_scripts.render.press import Press
from tests.leaflet_examples import crowded, dense, edition, job
from tests.leaflet_pages import panel_text, panels, squeezed
from tests.projects import ROOT

FLAP, BACK, COVER = TRI_FOLD.outer
LANGUAGES: tuple[Language, ...] = ("zh", "en")
EDITIONS = ("short", "dense", "crowded")

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_edition = pytest.mark.parametrize("name", EDITIONS)


def rendered(shown: Edition) -> bytes:
    """The tri-fold of an edition, in colour."""
    ((output, _),) = CHANNEL.render((job(shown.language, shown),), Press(ROOT))
    return output.data


def edition_called(language: Language, name: str) -> Edition:
    """One of ``EDITIONS``."""
    return {"short": edition, "dense": dense, "crowded": crowded}[name](language)


@lru_cache(maxsize=6)
def made(language: Language, name: str = "short") -> bytes:
    """The tri-fold of one of ``EDITIONS``."""
    return rendered(edition_called(language, name))


def everything(pdf: bytes) -> str:
    """All words of all panels, without spaces."""
    return squeezed("".join(panel_text(pdf, side, panel) for side in (0, 1) for panel in panels(side)))
