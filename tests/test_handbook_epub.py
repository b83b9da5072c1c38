"""The EPUB of a handbook: one that readers of any make can open."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import cast
from urllib.parse import unquote

import pytest
from lxml import etree

from build_scripts.channels.handbook.content import Content, content
from build_scripts.channels.handbook.epub import epub
from build_scripts.channels.handbook.xhtml import Converter
from build_scripts.model import Language
from tests.golden import assert_golden
from tests.handbook_examples import BOTH, example, fresh_press

NAMES = tuple(f"{name}.epub" for name in BOTH.values())
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def archive(name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(example().file(name)))


def trees(name: str) -> dict[str, etree._Element]:
    """The XHTML files, parsed as XML."""
    with archive(name) as found:
        return {
            entry: etree.fromstring(found.read(entry))
            for entry in found.namelist()
            if entry.endswith(".xhtml")
        }


def package(name: str) -> etree._Element:
    with archive(name) as found:
        return etree.fromstring(found.read("EPUB/package.opf"))


@pytest.mark.parametrize("name", NAMES)
def test_the_type_comes_first_and_unpacked_and_no_date_gets_in(name: str) -> None:
    with archive(name) as found:
        first = found.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert found.read("mimetype") == b"application/epub+zip"
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert first.extra == b""


@pytest.mark.parametrize("name", NAMES)
def test_the_manifest_lists_every_file_once(name: str) -> None:
    items = package(name).findall(f"{OPF}manifest/{OPF}item")
    listed = [f"EPUB/{item.get('href')}" for item in items]
    with archive(name) as found:
        files = set(found.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(listed) == sorted(files)
    ids = [item.get("id") for item in items]
    assert len(ids) == len(set(ids))
    spine = [ref.get("idref") for ref in package(name).findall(f"{OPF}spine/{OPF}itemref")]
    pages = {item.get("id") for item in items if item.get("media-type") == "application/xhtml+xml"}
    assert set(spine) == pages
    assert len(spine) == len(pages)


@pytest.mark.parametrize("name", NAMES)
def test_metadata_say_what_it_is(name: str) -> None:
    metadata = package(name).find(f"{OPF}metadata")
    assert metadata is not None
    language = "zh-Hans" if name.startswith("zh") else "en"
    assert metadata.findtext(f"{DC}language") == language
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", metadata.findtext(f"{DC}identifier") or "")
    modified = [m.text for m in metadata.findall(f"{OPF}meta") if m.get("property") == "dcterms:modified"]
    assert modified == ["2026-11-21T00:00:00Z"]
    assert {tree.get("lang") for tree in trees(name).values()} == {language}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere_within(name: str) -> None:
    found = trees(name)
    ids = {entry: [e.get("id") for e in tree.iter() if e.get("id")] for entry, tree in found.items()}
    for entry, known in ids.items():
        assert len(known) == len(set(known)), entry
    with archive(name) as files:
        there = set(files.namelist())
    for entry, tree in found.items():
        for element in tree.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target is None or target.startswith("tel:"):
                    continue
                file, _, fragment = unquote(target).partition("#")
                assert "://" not in target
                whole = f"EPUB/{file}" if file else entry
                assert whole in there, target
                if fragment:
                    assert fragment in ids[whole], target


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lessons_in_the_contents_have_no_second_number_and_apostrophes_are_round(language: Language) -> None:
    job = example().jobs[f"handbook/{BOTH[language]}"]
    worded = tuple(replace(one, title=f"{one.title}: the worker's card") for one in job.editions)
    data = epub(
        content(replace(job, editions=worded)),
        example().file(f"{BOTH[language]}.pdf"),
        fresh_press(example().root),
    )
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        nav, style = (found.read(f"EPUB/{name}").decode() for name in ("nav.xhtml", "style.css"))
        lessons = [found.read(name).decode() for name in found.namelist() if "/lesson-" in name]
    assert re.search(r"nav ol \{ list-style: none;", style)
    assert all("worker’s card" in text for text in (nav, *lessons))
    assert not any(re.search(r"[A-Za-z](?:'|&#39;)", text) for text in (nav, *lessons))


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_name_every_lesson_and_section(name: str) -> None:
    nav = trees(name)["EPUB/nav.xhtml"].find(f".//{XHTML}nav")
    assert nav is not None
    named = {link.get("href") for link in nav.iter(f"{XHTML}a")}
    with archive(name) as found:
        files = {entry.removeprefix("EPUB/") for entry in found.namelist() if entry.endswith(".xhtml")}
    assert files - named == {"nav.xhtml", "cover.xhtml"}


@pytest.mark.parametrize("name", NAMES)
def test_pictures_have_words_and_headings_come_in_order(name: str) -> None:
    for entry, tree in trees(name).items():
        for image in tree.iter(f"{XHTML}img"):
            assert (image.get("alt") or "").strip(), entry
        levels = [
            int(e.tag[-1]) for e in tree.iter() if re.fullmatch(rf"{re.escape(XHTML)}h[1-6]", str(e.tag))
        ]
        assert levels[:1] in ([1], []), entry
        assert all(b - a <= 1 for a, b in pairwise(levels)), entry


def test_terms_and_citations_are_links() -> None:
    lesson = trees("zh/GD/both.epub")["EPUB/lesson-1.xhtml"]
    links = {link.get("href") for link in lesson.iter(f"{XHTML}a")}
    assert "glossary.xhtml#term-pay-slip" in links
    assert "lesson-2.xhtml" in links
    notes = [link for link in lesson.iter(f"{XHTML}a") if link.get("role") == "doc-noteref"]
    assert notes
    assert all((note.get("href") or "") == f"sources.xhtml#law-{note.text}" for note in notes)


def test_notes_stay_with_their_word_apart_from_each_other_and_none_is_said_twice() -> None:
    content = cast(Content, SimpleNamespace(chapters=(), terms=()))
    notes = "".join(f'<sup class="cite at-1-{at}">{law}</sup>' for at, law in ((1, 17), (2, 16), (3, 16)))
    made = Converter(content, fresh_press(example().root)).fragment(f"<p>Words. {notes} On</p>")
    (paragraph,) = etree.fromstring(f"<div>{made}</div>")
    assert str(paragraph.xpath("string()")) == "Words.\u206017\u2060\u00a016 On"
    assert [one.get("id") for one in paragraph] == ["m-1-1", "m-1-2", "m-1-3"]


def test_the_same_job_gives_the_same_bytes() -> None:
    here = example()
    again = here.outputs("handbook/en/QY/both", fresh_press(here.root))
    assert [o.data for o in again if o.path.endswith(".epub")] == [here.file("en/QY/both.epub")]


@pytest.mark.parametrize("name", NAMES)
def test_lesson_reads_as_expected(name: str) -> None:
    with archive(name) as found:
        text = found.read("EPUB/lesson-1.xhtml").decode()
    assert_golden(f"handbook/{name.replace('/', '-').removesuffix('.epub')}-lesson-1.xhtml", text)
