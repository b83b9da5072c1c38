"""A print shop's file is PDF/X-1a:2003 as ISO 15930-4 has it, and says so only where it is."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf

from build_scripts.preflight.checks_exchange import exchange
from build_scripts.print_kinds import CONDITIONS, KINDS, UNCOATED
from build_scripts.render.exchange import claim, exchanged, mixtures
from build_scripts.render.finishing import with_marks
from build_scripts.render.inks import in_process
from build_scripts.render.saved import saved
from tests.preflight_examples import changed, empty_slugs, for_shop, sheet

DAY = date(2026, 11, 21)
LINKED = '<p><a href="https://banyan.example/">网址</a></p><h2 style="break-before:page">第二页</h2>'


def marked(body: str = "", style: str = "") -> bytes:
    pdf = sheet(body, style)
    return with_marks(in_process(pdf), (), empty_slugs(pdf))


def faults(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [one.message("en") for one in exchange(document, pdf)]


def pixels(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn: bytes = document[0].render(scale=2).to_pil().convert("RGB").tobytes()
        return drawn
    finally:
        document.close()


def test_what_the_standard_asks_is_in_the_file() -> None:
    done = exchanged(marked(LINKED), UNCOATED, DAY)
    assert done.startswith(b"%PDF-1.4")
    assert b"/ObjStm" not in done
    with pikepdf.open(io.BytesIO(done)) as document:
        info = document.docinfo
        assert str(info["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert str(info["/Title"]) == "纸"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261121000000Z"
        assert info["/Trapped"] == Name("/False")
        (intent,) = document.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "FOGRA47"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "/ID" in document.trailer
        assert all("/Annots" not in page.obj for page in document.pages)
        assert all("/TrimBox" in page.obj and "/ArtBox" not in page.obj for page in document.pages)
        assert not {"/StructTreeRoot", "/Outlines", "/Metadata", "/Names"} & set(document.Root.keys())
        assert document.check_pdf_syntax() == []
    assert faults(done) == []


def test_it_looks_as_before_and_has_the_same_bytes_twice() -> None:
    before = marked(LINKED)
    done = exchanged(before, UNCOATED, DAY)
    assert pixels(done) == pixels(before)
    assert exchanged(before, UNCOATED, DAY) == done
    assert exchanged(before, UNCOATED, date(2026, 12, 1)) != done


def test_a_file_with_something_see_through_is_left_as_it_is_and_claims_nothing() -> None:
    before = marked('<p style="opacity:0.5">淡淡的字</p>')
    assert exchanged(before, UNCOATED, DAY) == before
    with pikepdf.open(io.BytesIO(before)) as document:
        assert claim(document) == ""
        assert "ca 0.5" in set(mixtures(document))
    assert faults(before) == []


def test_a_group_of_opaque_things_is_no_transparency() -> None:
    def grouped(document: Pdf) -> None:
        document.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)

    before = changed(grouped, marked())
    done = exchanged(before, UNCOATED, DAY)
    assert faults(done) == []
    assert pixels(done) == pixels(before)
    assert any("Group" in said for said in faults(changed(grouped, done)))


def test_a_claim_in_the_metadata_counts() -> None:
    with pikepdf.open(io.BytesIO(marked())) as document:
        document.Root.Metadata = document.make_stream(
            b'<rdf:Description pdfxid:GTS_PDFXVersion="PDF/X-4"/>', Type=Name.Metadata, Subtype=Name.XML
        )
        pdf = saved(document)
    assert faults(pdf) == ["it says that it is PDF/X-4; only PDF/X-1a:2003 can be checked here"]


def _unregistered(document: Pdf) -> None:
    document.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("OurPress")


def _two_intents(document: Pdf) -> None:
    document.Root.OutputIntents.append(document.Root.OutputIntents[0])


def _no_dates(document: Pdf) -> None:
    del document.docinfo["/ModDate"]
    document.docinfo["/Title"] = pikepdf.String(" ")


def _form(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=pikepdf.Array())


def _masked(document: Pdf) -> None:
    image = document.make_stream(b"\0\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    image.SMask = document.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    document.pages[0].obj.Resources.XObject = Dictionary(Picture=image)


def _multiplied(document: Pdf) -> None:
    document.pages[0].obj.Resources.ExtGState = Dictionary(Many=Dictionary(BM=Name.Multiply))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_unregistered, "'OurPress' is no registered name"),
        (_two_intents, "there are 2 output intents"),
        (_no_dates, "lacks Title, ModDate"),
        (_form, "links, forms or actions (AcroForm)"),
        (_masked, "something shows through (SMask)"),
        (_multiplied, "something shows through (BM /Multiply)"),
    ],
)
def test_a_false_claim_is_told(change: Callable[[Pdf], None], said: str) -> None:
    (found,) = faults(changed(change, for_shop(sheet())))
    assert said in found


def test_an_encrypted_claim_is_told() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(for_shop(sheet()))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False))
    assert any("it is encrypted" in said for said in faults(out.getvalue()))


def test_cloth_has_no_registered_condition_and_posters_are_for_coated_paper() -> None:
    named = {kind.id: kind.stock.condition.name if kind.stock.condition else "" for kind in KINDS}
    assert {name for name in named if not named[name]} == {"banner-strip", "kit-strip"}
    assert (named["poster"], named["card"], named["leaflet"], named["handbook"]) == (
        "FOGRA39",
        "FOGRA39",
        "FOGRA47",
        "FOGRA47",
    )
    assert {condition.name for condition in CONDITIONS} == {"FOGRA39", "FOGRA47"}
