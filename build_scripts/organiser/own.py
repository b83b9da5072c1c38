"""What an organiser adds (--own, --field) becomes part of the workshop: fields, values, documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.own_documents import load_documents
from build_scripts.load.own_fields import load_fields, value_in_words, value_of
from build_scripts.load.personal_numbers import personal_kinds
from build_scripts.load.roster_words import NUMBER_KINDS
from build_scripts.load.yaml_source import Node, read_yaml
from build_scripts.model import CustomField, Location, Text, Workshop
from build_scripts.validate.near import listed

OWN_FILE = "own.yml"
"""In the folder given with --own, beside the documents' texts."""


def with_own(
    workshop: Workshop,
    own: Path | None,
    given: tuple[tuple[str, str], ...],
    root: Path,
    findings: Findings,
    *,
    preview: bool = False,
) -> Workshop:
    """The workshop for a real event: without the examples of its definition, with what the organiser gives.

    ``own`` is a YAML file, or a folder with one called OWN_FILE; ``given`` are (field, words), which come last and win.
    A preview keeps the examples, and shows itself which required value is missing.
    """
    fields = workshop.fields if preview else tuple(replace(field, example=None) for field in workshop.fields)
    documents = workshop.documents
    values: dict[str, Text] = {}
    if own is not None:
        path = own / OWN_FILE if own.is_dir() else own
        top = read_yaml(path.absolute(), root, findings)
        if top is not None:
            entries = top.fields("fields", "values", "documents")
            fields = load_fields(entries.get("fields", Node.list, []), fields)
            listed_here = entries.optional("documents")
            if listed_here is not None:
                folder = path.parent.absolute()
                documents = load_documents(
                    listed_here.list(), folder, root, findings, both=False, known=documents
                )
            for name, node in entries.get("values", Node.items, []):
                field = _field(name, fields, node.location, findings)
                value = None if field is None else value_of(node, field)
                if field is not None and value is not None:
                    _impersonal(field, value, node.location, findings)
                    values[name] = value
    for name, words in given:
        at = Location(f"--field {name}", 0, 0)
        field = _field(name, fields, at, findings)
        value = None if field is None else value_in_words(words, field, at, findings)
        if field is not None and value is not None:
            _impersonal(field, value, at, findings)
            values[name] = value
    for field in fields if not preview else ():
        if field.required and not field.each and field.default is None and field.id not in values:
            findings.add("K916", field.location, id=field.id)
    return replace(workshop, fields=fields, values=tuple(values.items()), documents=documents)


def _field(
    name: str, fields: tuple[CustomField, ...], at: Location, findings: Findings
) -> CustomField | None:
    known = {field.id: field for field in fields if not field.each}
    if name not in known:
        findings.add("K915", at, id=name, **listed(name, known))
    return known.get(name)


def _impersonal(field: CustomField, value: Text, at: Location, findings: Findings) -> None:
    """K917 for a number or address of a person; its value is not quoted."""
    for kind in sorted({kind for text in (value.zh, value.en) for kind in personal_kinds(text)}):
        words = NUMBER_KINDS[kind]
        findings.add("K917", at, id=field.id, kind_zh=words[0], kind_en=words[1])
