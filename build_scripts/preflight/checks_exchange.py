"""A file that says it is PDF/X becomes faults: whatever the standard that it claims does not allow, or misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from build_scripts.preflight.fault import Fault, fault
from build_scripts.print_kinds import CONDITIONS
from build_scripts.render.exchange import PDF_VERSION, REGISTRY, VERSION, claim, groups, mixtures

_PACKED = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")
_INFO = ("/Title", "/CreationDate", "/ModDate")
_ACTIONS = (Name.OpenAction, Name.AA, Name.AcroForm)


def exchange(document: Pdf, data: bytes) -> Iterator[Fault]:
    """A508–A513; nothing for a file without a claim. Inks, fonts and boxes are looked at elsewhere."""
    claimed = claim(document)
    if not claimed:
        return
    if claimed != VERSION:
        yield fault("A508", claim=claimed, known=VERSION)
        return
    if document.is_encrypted:
        yield fault("A509", claim=claimed, problem_zh="加了密", problem_en="it is encrypted")
    if document.pdf_version > PDF_VERSION or _PACKED.search(data):
        yield fault(
            "A509",
            claim=claimed,
            problem_zh=f"是 PDF {document.pdf_version}，或者对象打了包；应是 {PDF_VERSION}，不打包",
            problem_en=f"it is PDF {document.pdf_version}, or its objects are packed; not plain {PDF_VERSION}",
        )
    lacking = list(_lacking(document))
    if lacking:
        yield fault("A510", claim=claimed, keys=", ".join(lacking))
    yield from _intent(document, claimed)
    through = sorted({*mixtures(document), *("Group" for _ in groups(document))})
    if through:
        yield fault("A512", claim=claimed, what=", ".join(through))
    for number, page in enumerate(document.pages, 1):
        found = sorted(
            {str(note.get(Name.Subtype, "")).lstrip("/") for note in page.obj.get(Name.Annots, ())}
        )
        if found:
            yield fault("A513", number, claim=claimed, what=", ".join(found))
    acting = [str(key).lstrip("/") for key in _ACTIONS if key in document.Root]
    if acting:
        yield fault("A513", claim=claimed, what=", ".join(acting))


def _lacking(document: Pdf) -> Iterator[str]:
    info = document.docinfo
    for key in _INFO:
        if not str(info.get(key, "")).strip():
            yield key.lstrip("/")
    if str(info.get("/Trapped", "")) not in {"/True", "/False"}:
        yield "Trapped"
    if "/ID" not in document.trailer:
        yield "ID"


def _intent(document: Pdf, claimed: str) -> Iterator[Fault]:
    intents = document.Root.get(Name.OutputIntents, Array())
    ours = [one for one in intents if isinstance(one, Dictionary) and one.get(Name.S) == Name.GTS_PDFX]
    if len(ours) != 1:
        yield fault(
            "A511",
            claim=claimed,
            problem_zh=f"有 {len(ours)} 个 GTS_PDFX 输出意图，应正好一个",
            problem_en=f"there are {len(ours)} output intents of GTS_PDFX, not one",
        )
    elif not _registered(ours[0]) and Name.DestOutputProfile not in ours[0]:
        name = str(ours[0].get(Name.OutputConditionIdentifier, ""))
        yield fault(
            "A511",
            claim=claimed,
            problem_zh=f"输出条件 “{name}” 不是我们认得的登记名，又没有嵌入特性文件",
            problem_en=f"the output condition '{name}' is no registered name that we know, and no profile is embedded",
        )


def _registered(intent: Object) -> bool:
    names = {condition.name for condition in CONDITIONS}
    return (
        str(intent.get(Name.OutputConditionIdentifier, "")) in names
        and str(intent.get(Name.RegistryName, "")) == REGISTRY
    )
