"""Organisers' own documents, filled with the people they are for → what they may not do, lack, or say as a bare amount.

The words of the source are checked with all other prose (``prose.py``); here is what shows only when a document is read
as a template, and when values stand in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from build_scripts.diagnostics import Findings
from build_scripts.documents.faults import Fault
from build_scripts.documents.fill import Filled, Template, amount_text
from build_scripts.documents.occasion import as_written
from build_scripts.documents.pages import filled_pages, template_of
from build_scripts.load.roster import HIDDEN
from build_scripts.model import (
    LANGUAGES,
    Catalogue,
    Language,
    Location,
    OwnDocument,
    OwnText,
    Workshop,
)
from build_scripts.register import Register
from build_scripts.validate import amounts
from build_scripts.validate.markdown import check_markdown
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places
from build_scripts.validate.prose import document_pieces
from build_scripts.validate.references import check_references
from build_scripts.validate.wording import check_wording

LONGEST_LINE = 40
"""Characters that a badge has room for below the name of the event."""


def check_documents(catalogue: Catalogue, findings: Findings) -> None:
    """K921–K926 and B401–B405 in the documents of every workshop, filled for its invented people."""
    for workshop in catalogue.workshops:
        check_own(catalogue, workshop, findings, LANGUAGES)


def check_own(
    catalogue: Catalogue,
    workshop: Workshop,
    findings: Findings,
    languages: Iterable[Language],
    *,
    private: bool = False,
    shown: Findings | None = None,
) -> None:
    """The same for one workshop. ``private``: its people are real, and no message may quote them. ``shown`` takes the
    names without a value, where a preview shows them in red and can be made all the same."""
    for language in languages:
        for document in workshop.documents:
            text = document.text(language)
            template = template_of(document, language, workshop.fields, lenient=shown is not None)
            if text is not None and template is not None:
                checker = _Checker(document, text, template, findings, private, shown)
                checker.source()
                if template.is_ready:
                    checker.filled(catalogue, workshop, language)


def check_texts(
    catalogue: Catalogue, register: Register, workshop: Workshop, places: Places, findings: Findings
) -> None:
    """What the prose of a workshop's documents and fields says amiss, where the workshop is not of the project:
    references, Markdown, wording, bare amounts."""
    texts = tuple(piece for document in workshop.documents for piece in document_pieces(document))
    alone = replace(
        catalogue,
        lessons=(),
        workshops=(replace(workshop, sessions=(), feedback=()),),
        flows=(),
        calculators=(),
        slogans=(),
        notices=(),
        regions=tuple(replace(region, contacts=()) for region in catalogue.regions),
    )
    check_references(alone, register, texts, places, findings)
    check_markdown(alone, places, findings)
    check_wording(alone, texts, places, findings)
    amounts.check_amounts(texts, places, findings)


class _Checker:
    """One document in one language."""

    def __init__(
        self,
        document: OwnDocument,
        text: OwnText,
        template: Template,
        findings: Findings,
        private: bool,
        shown: Findings | None,
    ) -> None:
        self.document = document
        self.text = text
        self.template = template
        self.findings = findings
        self.private = private
        self.nameless = findings if shown is None else shown
        """Takes what has no value."""

    def source(self) -> None:
        """What is wrong with it, whoever it is for."""
        for fault in self.template.read.faults:
            self._add(fault)

    def filled(self, catalogue: Catalogue, workshop: Workshop, language: Language) -> None:
        """What is wrong with it for these people; the same mistake for many is said once, with their rows."""
        lacking: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        unknown = {fault.values.get("name") for fault in self.template.read.faults}
        occasion = as_written(catalogue, workshop, language)
        for page in filled_pages(self.document, self.template, workshop, occasion, workshop.sample):
            for fault in page.filled.faults:
                self._add(fault)
            for missing in page.filled.missing:
                if missing[0] not in unknown:
                    lacking[missing].append(page.person.row if page.person is not None else 0)
            self._amounts(page.filled)
            self._line(page.filled)
        for (name, offset), found in lacking.items():
            rows = sorted({row for row in found if row})
            shown = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            said = (
                {"rows_zh": f"（名单第 {shown} 行）", "rows": f" (row {shown} of the roster)"} if rows else {}
            )
            self.nameless.add("K924", self._at(offset), name=name, **{"rows_zh": "", "rows": "", **said})

    def _amounts(self, filled: Filled) -> None:
        """Amounts that a value brings in; those of the source alone are found with all other prose."""
        text, spans = amount_text(filled.pieces)
        for bare in amounts.find(text):
            tag = next((place for start, end, place in spans if start < bare.end and bare.start < end), None)
            if tag is not None:
                found = HIDDEN if self.private else text[bare.start : bare.end]
                self.findings.add(bare.code, self._at(tag), found=found)

    def _line(self, filled: Filled) -> None:
        words = "".join(piece.text for piece in filled.pieces).strip()
        if self.document.layout == "badge-line" and (len(words) > LONGEST_LINE or "\n" in words):
            problem = {
                "problem_zh": f"胸牌上只有一行，不超过 {LONGEST_LINE} 个字符",
                "problem": f"a badge has one line of at most {LONGEST_LINE} characters",
            }
            self._add(Fault("K925", 0, problem))

    def _add(self, fault: Fault) -> None:
        values = dict(fault.values)
        if isinstance(known := values.get("known"), tuple):
            values |= listed(str(values["name"]), known)
        findings = self.nameless if fault.is_name else self.findings
        findings.add(fault.code, self._at(fault.offset), **values)

    def _at(self, offset: int) -> Location:
        line, column = self.template.place(offset)
        return Location(self.text.location.path, line, column)
