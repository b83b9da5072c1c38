"""The register's earlier values as the list of what has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.channels.site.history import changes
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.resolve import Resolver
from build_scripts.words import Words
from tests.projects import ROOT, example_project
from tests.site_examples import files_of


def test_a_figure_with_an_earlier_value_says_what_it_was_and_until_when(tmp_path: Path) -> None:
    root = example_project(tmp_path / "project")
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    resolver = Resolver(catalogue, date(2026, 11, 21))
    words = Words(resolver.register, resolver.known, (), "zh", "GD")
    fact = words.fact("lowest-wage")
    assert fact is not None
    (change,) = changes([fact], resolver.register, "zh")
    assert (change.now, change.was) == ("每月2000元", (("2025年12月31日", "每月1900元"),))
    made = files_of(root)
    assert (
        "到2025年12月31日为止是每月1900元，现在是每月2000元"
        in made["site/lessons/pay-slip/index.html"].decode()
    )
    assert "1900" not in made["site/qy/lessons/pay-slip/index.html"].decode(), "another region's history"


def test_every_topic_of_a_contact_has_its_words() -> None:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    topics = {topic for region in catalogue.regions for one in region.contacts for topic in one.topics}
    for words in SERVICE_WORDS.values():
        assert topics <= set(words.topics)
