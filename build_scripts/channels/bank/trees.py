"""Elements of one namespace become the file of an XML document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def root(
    namespace: str, name: str, attributes: Mapping[str, str], prefixes: Mapping[str, str] | None = None
) -> etree._Element:
    """The outermost element, whose namespace needs no prefix."""
    spaces: dict[Any, str] = {None: namespace}  # None stands for no prefix, which the stubs do not know
    spaces.update(prefixes or {})
    made = etree.Element(f"{{{namespace}}}{name}", nsmap=spaces)
    for key, value in attributes.items():
        made.set(key, value)
    return made


def child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """An element within another, in its namespace."""
    namespace = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name, attributes)
    if text:
        made.text = text
    return made


def document(whole: etree._Element) -> bytes:
    """The file, indented, in UTF-8."""
    etree.indent(whole, space="  ")
    return bytes(etree.tostring(whole, encoding="UTF-8", xml_declaration=True)) + b"\n"
