"""Banks become a Moodle XML file: all types with points, tags and notes for those who mark."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.gift import weight
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.shuffle import arranged
from build_scripts.channels.bank.trees import document
from build_scripts.channels.bank.wording import WORDING

_KINDS = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true-false": "truefalse",
    "matching": "matching",
    "open": "essay",
}
_PLAIN = "plain_text"


def moodle(banks: Iterable[Bank]) -> bytes:
    """The file, a category for each bank."""
    quiz = etree.Element("quiz")
    for bank in banks:
        _category(quiz, bank)
        for item in bank.items:
            _question(quiz, item, bank)
    return document(quiz)


def _category(quiz: etree._Element, bank: Bank) -> None:
    w = WORDING[bank.language]
    question = etree.SubElement(quiz, "question", type="category")
    path = "/".join(part.replace("/", "//") for part in (bank.programme.name, bank.title))
    _text(etree.SubElement(question, "category"), f"$course$/top/{path}")
    about = f"{bank.edition.region_name} · {w.edition} {bank.edition.code}"
    _text(etree.SubElement(question, "info", format=_PLAIN), about)


def _question(quiz: etree._Element, item: Item, bank: Bank) -> None:
    question = etree.SubElement(quiz, "question", type=_KINDS[item.type])
    _text(etree.SubElement(question, "name"), f"{bank.title} {item.number}")
    _text(etree.SubElement(question, "questiontext", format=_PLAIN), item.stem)
    _text(etree.SubElement(question, "generalfeedback", format=_PLAIN), item.explanation)
    etree.SubElement(question, "defaultgrade").text = str(item.points)
    etree.SubElement(question, "penalty").text = "0"
    etree.SubElement(question, "hidden").text = "0"
    etree.SubElement(question, "idnumber").text = f"{item.id}.{bank.language}"
    if item.type == "open":
        _open(question, item, bank)
    elif item.type == "matching":
        etree.SubElement(question, "shuffleanswers").text = "true"
        for pair in item.pairs:
            sub = etree.SubElement(question, "subquestion", format=_PLAIN)
            etree.SubElement(sub, "text").text = pair.left
            _text(etree.SubElement(sub, "answer"), pair.right)
    elif item.type == "true-false":
        for value, option in zip(("true", "false"), item.options, strict=True):
            answer = etree.SubElement(
                question, "answer", fraction="100" if option.right else "0", format=_PLAIN
            )
            etree.SubElement(answer, "text").text = value
    else:
        _choices(question, item)
    tags = etree.SubElement(question, "tags")
    for tag in (bank.lesson, f"goal-{item.goal}", *item.facts):
        _text(etree.SubElement(tags, "tag"), tag)


def _choices(question: etree._Element, item: Item) -> None:
    etree.SubElement(question, "single").text = "true" if item.type == "single" else "false"
    # It shuffles all or none: where an option must stay last, they come shuffled by us.
    etree.SubElement(question, "shuffleanswers").text = "false" if item.ends else "true"
    etree.SubElement(question, "answernumbering").text = "ABCD"
    right, wrong = len(item.rights), len(item.options) - len(item.rights)
    for option in arranged(item, "moodle") if item.ends else item.options:
        share = weight(right) if option.right else "0" if item.type == "single" else f"-{weight(wrong)}"
        answer = etree.SubElement(question, "answer", fraction=share, format=_PLAIN)
        etree.SubElement(answer, "text").text = option.text


def _open(question: etree._Element, item: Item, bank: Bank) -> None:
    w = WORDING[bank.language]
    etree.SubElement(question, "responseformat").text = "plain"
    etree.SubElement(question, "responserequired").text = "1"
    etree.SubElement(question, "responsefieldlines").text = "10"
    etree.SubElement(question, "attachments").text = "0"
    # Those who mark see it, pupils do not.
    expected = [f"{w.expected}{w.colon}{item.answer}", *(f"{w.source}{w.colon}{s}" for s in item.sources)]
    _text(etree.SubElement(question, "graderinfo", format=_PLAIN), "\n".join(expected))


def _text(parent: etree._Element, words: str) -> None:
    etree.SubElement(parent, "text").text = words
