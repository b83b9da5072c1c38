"""The entries of ``documents:`` and the Markdown files beside them become OwnDocuments."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import Node, read_text, relative
from build_scripts.model import (
    LANGUAGES,
    OWN_LAYOUTS,
    REPLACEABLE,
    Language,
    Location,
    OwnDocument,
    OwnLayout,
    OwnText,
    Text,
)

BOX = ("before", "door", "room", "tables", "facilitators", "after")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME = re.compile(r"(?P<id>.+)\.(?P<language>zh|en)\.md")


def load_documents(
    nodes: list[Node],
    folder: Path,
    root: Path,
    findings: Findings,
    *,
    both: bool,
    known: tuple[OwnDocument, ...] = (),
) -> tuple[OwnDocument, ...]:
    """The documents in their order, with the texts ``<id>.zh.md`` and ``<id>.en.md`` of a folder.

    They stand behind those that are there, or in their place where they have the same id. ``both``: each needs both
    languages, as all that the project publishes; else one will do.
    """
    ids = {one.str() for node in nodes for key, one in node.items() if key == "id"}
    found = [document for document in known if document.id not in ids]
    for node in nodes:
        document = _document(node, folder, root, findings, both)
        if document is None:
            continue
        marks = {one for other in found for one in _marks(other)}
        twice = next((mark for mark in _marks(document) if mark in marks), "")
        if twice:
            findings.add("K913", node.location, name=twice)
        else:
            found.append(document)
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else []:
        match = _NAME.fullmatch(path.name)
        if path.name != "README.md" and (match is None or match["id"] not in ids):
            findings.add("K928", Location(relative(path, root), 1), file=path.name)
    return tuple(found)


def _marks(document: OwnDocument) -> tuple[str, ...]:
    """What no two documents may share."""
    alone = "badge-line" if document.layout == "badge-line" else document.replaces
    return tuple(mark for mark in (document.id, document.title.zh, document.title.en, alone) if mark)


def _document(node: Node, folder: Path, root: Path, findings: Findings, both: bool) -> OwnDocument | None:
    fields = node.fields("id", "title", "for", "box", "layout", "replaces", "note")
    name = fields.must("id", Node.str, "")
    title = fields.must("title", Node.text, Text("", ""))
    chosen = fields.get("layout", lambda n: n.choice(*OWN_LAYOUTS), "letter")
    layout: OwnLayout = next((one for one in OWN_LAYOUTS if one == chosen), "letter")
    each = fields.get("for", lambda n: n.choice("event", "participant"), "event") == "participant"
    if not _ID.fullmatch(name):
        if name:
            findings.add("Y108", node.location, key="id", value=name, allowed="a-z 0-9 -")
        return None
    texts = {language: _text(name, language, folder, root, findings) for language in LANGUAGES}
    missing = [language for language in LANGUAGES if texts[language] is None]
    if missing and (both or len(missing) == len(LANGUAGES)):
        for language in missing if both else missing[:1]:
            findings.add(
                "K927", node.location, id=name, file=f"{relative(folder, root)}/{name}.{language}.md"
            )
        return None
    return OwnDocument(
        id=name,
        title=title,
        each=each or layout == "badge-line",
        box=fields.get("box", lambda n: n.choice(*BOX), "before"),
        layout=layout,
        replaces=fields.get("replaces", lambda n: n.choice(*REPLACEABLE), ""),
        note=fields.get("note", Node.text, Text("", "")),
        zh=texts["zh"],
        en=texts["en"],
        location=node.location,
    )


def _text(name: str, language: Language, folder: Path, root: Path, findings: Findings) -> OwnText | None:
    path = folder / f"{name}.{language}.md"
    if not path.is_file():
        return None
    source = read_text(path, root, findings)
    return None if source is None else OwnText(source, Location(relative(path, root), 1))
