"""An item becomes a QTI 2.1 assessment item with its key, its marking and what is said afterwards.

After the IMS QTI 2.1 information model: interactions choice, match and extended text; responses marked by conditions
written out, since not every system knows the shared templates.
"""

from __future__ import annotations

from lxml import etree

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.shuffle import Asked, Marked
from build_scripts.channels.bank.trees import LANGUAGE, child, document, root
from build_scripts.channels.bank.wording import WORDING

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
TOOL = "Banyan"
_VIEWERS = "author proctor scorer tutor"
"""For whom goal, sources and expected answers are: candidates are not among them."""


def qti_id(item: Item, bank: Bank) -> str:
    """Unique among all packages: a platform may hold both languages."""
    return f"{item.id}.{bank.language}"


def qti_item(marked: Marked, bank: Bank) -> bytes:
    """The file of an item. Options and sides stand shuffled: not every player shuffles them."""
    item, asked = marked.item, marked.asked
    whole = root(
        NAMESPACE,
        "assessmentItem",
        {
            "identifier": qti_id(item, bank),
            "title": f"{bank.title} {item.number}",
            "adaptive": "false",
            "timeDependent": "false",
            "toolName": TOOL,
            LANGUAGE: bank.language,
        },
    )
    _declare(whole, marked)
    body = child(whole, "itemBody")
    _for_markers(body, item, bank)
    if item.type == "matching":
        _match(body, asked)
    elif item.type == "open":
        interaction = child(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="8")
        child(interaction, "prompt", item.stem)
    else:
        _choose(body, asked)
    _mark(whole, item)
    why = child(whole, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="WHY", showHide="show")
    why.text = item.explanation
    return document(whole)


def _declare(whole: etree._Element, marked: Marked) -> None:
    item = marked.item
    cardinality = "multiple" if item.type in {"multiple", "matching"} else "single"
    base = {"matching": "directedPair", "open": "string"}.get(item.type, "identifier")
    response = child(
        whole, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base
    )
    pairs = [f"L{n} {letter}" for n, letter in enumerate(marked.letters, start=1)] if item.pairs else []
    right = pairs or marked.letters
    if right:
        key = child(response, "correctResponse")
        for value in right:
            child(key, "value", value)
    if pairs:
        mapping = child(response, "mapping", defaultValue="0")
        for pair in pairs:
            child(mapping, "mapEntry", mapKey=pair, mappedValue="1")
    for name, value in (("SCORE", "0"), ("MAXSCORE", str(item.points))):
        outcome = child(whole, "outcomeDeclaration", identifier=name, cardinality="single", baseType="float")
        child(child(outcome, "defaultValue"), "value", value)
    child(whole, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")


def _for_markers(body: etree._Element, item: Item, bank: Bank) -> None:
    w = WORDING[bank.language]
    rubric = child(body, "rubricBlock", view=_VIEWERS)
    child(rubric, "p", f"{w.goal}{w.colon}{item.goal_text}")
    if item.answer:
        child(rubric, "p", f"{w.expected}{w.colon}{item.answer}")
    for source in item.sources:
        child(rubric, "p", f"{w.source}{w.colon}{source}")


def _choose(body: etree._Element, asked: Asked) -> None:
    interaction = child(
        body,
        "choiceInteraction",
        responseIdentifier="RESPONSE",
        shuffle="false" if asked.type == "true-false" else "true",
        # 0: as many as one likes.
        maxChoices="0" if asked.type == "multiple" else "1",
    )
    child(interaction, "prompt", asked.stem)
    for option in asked.options:
        stays = {"fixed": "true"} if option.last else {}
        child(interaction, "simpleChoice", option.text, identifier=option.letter, **stays)


def _match(body: etree._Element, asked: Asked) -> None:
    count = str(len(asked.lefts))
    interaction = child(
        body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true", maxAssociations=count
    )
    child(interaction, "prompt", asked.stem)
    lefts, rights = child(interaction, "simpleMatchSet"), child(interaction, "simpleMatchSet")
    for number, left in enumerate(asked.lefts, start=1):
        child(lefts, "simpleAssociableChoice", left, identifier=f"L{number}", matchMax="1")
    for right in asked.rights:
        child(rights, "simpleAssociableChoice", right.text, identifier=right.letter, matchMax="1")


def _mark(whole: etree._Element, item: Item) -> None:
    processing = child(whole, "responseProcessing")
    if item.type == "matching":
        score = child(processing, "setOutcomeValue", identifier="SCORE")
        child(score, "mapResponse", identifier="RESPONSE")
    elif item.closed:
        condition = child(child(processing, "responseCondition"), "responseIf")
        match = child(condition, "match")
        child(match, "variable", identifier="RESPONSE")
        child(match, "correct", identifier="RESPONSE")
        score = child(condition, "setOutcomeValue", identifier="SCORE")
        child(score, "baseValue", str(item.points), baseType="float")
    said = child(processing, "setOutcomeValue", identifier="FEEDBACK")
    child(said, "baseValue", "WHY", baseType="identifier")
