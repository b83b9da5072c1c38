"""The entries of ``fields:`` become CustomFields, and what organisers write for them becomes canonical values.

Canonical: text as it is, a number as 12.5, a day as 2026-12-05, a time as 08:30, a choice as its option's id, and yes
or no.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from build_scripts.diagnostics import Findings
from build_scripts.load.roster_words import clean, column_of, yes_or_no
from build_scripts.load.yaml_source import Node
from build_scripts.model import FIELD_TYPES, CustomField, FieldOption, FieldType, Location, Text

LONGEST = {"text": 80, "long-text": 600}
"""Characters; a letter is a page."""
EXPECTED: dict[FieldType, Text] = {
    "text": Text(f"一行字，不超过 {LONGEST['text']} 个", f"one line of at most {LONGEST['text']} characters"),
    "long-text": Text(
        f"文字，不超过 {LONGEST['long-text']} 个", f"text of at most {LONGEST['long-text']} characters"
    ),
    "number": Text("数字，如 12 或 12.5", "a number such as 12 or 12.5"),
    "date": Text("日期，如 2026-12-05 或 2026年12月5日", "a day such as 2026-12-05"),
    "time": Text("钟点，如 08:30", "a clock time such as 08:30"),
    "choice": Text("选项里的一个", "one of the options"),
    "yes-no": Text("是或否", "yes or no"),
}
_ID = re.compile(r"[a-z][a-z0-9_]{0,30}")
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?(?:[T ]00:00:00)?")
_TIME = re.compile(
    r"(上午|下午|晚上|早上|中午)?\s*([0-9]{1,2})\s*(?:[:点时]\s*([0-9]{1,2}|半)?)\s*分?(?::00)?\s*(am|pm)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_NUMBERS_OF_PERSONS = re.compile(
    r"身份证|证件|护照|通行证|社保卡|手机|电话|联系方式|微信|银行卡|卡号|账号|帐号|邮箱|住址|家庭地址"
    r"|\b(?:id|identity|passport|id[_ -]?(?:card|number|no)|phone|telephone|tel|mobile|cell|wechat|e-?mail|contact"
    r"|bank|account|home address)\b",
    re.IGNORECASE,
)
_HOLDS_NUMBERS = ("text", "long-text", "number")


def load_fields(nodes: list[Node], known: tuple[CustomField, ...] = ()) -> tuple[CustomField, ...]:
    """The fields in their order, behind those that are there; one that means nothing is left out after a finding."""
    found = list(known)
    for node in nodes:
        field = _field(node)
        if field is None:
            continue
        taken = {words: one for one in found for words in _names(one)}
        words_of = (field.id, field.label.zh, field.label.en)
        twice = next((words for words in words_of if _plain(words) in taken), "")
        column = next((words for words in words_of if field.each and column_of(words)), "")
        if twice or column:
            node.findings.add("K913", node.location, name=twice or column)
        else:
            found.append(field)
    return tuple(found)


def _names(field: CustomField) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plain(words) for words in (field.id, field.label.zh, field.label.en)))


def _field(node: Node) -> CustomField | None:
    fields = node.fields(
        "id", "type", "label", "for", "required", "default", "example", "private", "unit", "options"
    )
    before = len(node.findings)
    field_id = fields.must("id", Node.str, "")
    written = fields.must("type", lambda n: n.choice(*FIELD_TYPES), "")
    kind = next((one for one in FIELD_TYPES if one == written), None)
    label = fields.must("label", Node.text, Text("", ""))
    each = fields.get("for", lambda n: n.choice("event", "participant"), "event") == "participant"
    options = tuple(_option(n) for n in fields.get("options", Node.list, []))
    unit = fields.get("unit", Node.text, None)
    if kind is None or len(node.findings) > before:
        return None
    if not _ID.fullmatch(field_id):
        node.findings.add("Y108", node.location, key="id", value=field_id, allowed="a-z 0-9 _")
        return None
    asked = next(
        (w for w in (label.zh, label.en, field_id.replace("_", " ")) if _NUMBERS_OF_PERSONS.search(w)), ""
    )
    if asked and kind in _HOLDS_NUMBERS:
        node.findings.add("K912", label.zh_at or node.location, label=asked)
        return None
    field = CustomField(
        id=field_id,
        type=kind,
        label=label,
        each=each,
        required=fields.get("required", Node.bool, False),
        default=None,
        example=None,
        private=fields.get("private", Node.bool, False),
        unit=unit,
        options=options,
        location=node.location,
    )
    problem = _problem(field)
    if problem is not None:
        node.findings.add("K911", node.location, id=field_id, problem_zh=problem.zh, problem=problem.en)
        return None
    default, example = (_given(fields.optional(key), field) for key in ("default", "example"))
    if not each and field.required and not {"default", "example"} & fields.entries.keys():
        words = Text(
            "必填的要写 example：没有活动时拿它做样子",
            "a required one has an 'example', for builds without an event",
        )
        node.findings.add("K911", node.location, id=field_id, problem_zh=words.zh, problem=words.en)
        return None
    return replace(field, default=default, example=example)


def _option(node: Node) -> FieldOption:
    fields = node.fields("id", "label")
    return FieldOption(fields.must("id", Node.str, ""), fields.must("label", Node.text, Text("", "")))


def _problem(field: CustomField) -> Text | None:
    if field.type == "choice" and len({option.id for option in field.options}) < 2:
        return Text(
            "choice 要有 options，至少两个，编号不同",
            "a choice has 'options', two or more with ids of their own",
        )
    if field.type != "choice" and field.options:
        return Text("只有 choice 有 options", "only a choice has 'options'")
    if field.type != "number" and field.unit is not None:
        return Text("只有 number 有 unit", "only a number has a 'unit'")
    return None


def _given(node: Node | None, field: CustomField) -> Text | None:
    return None if node is None or node.is_null() else value_of(node, field)


def value_of(node: Node, field: CustomField) -> Text | None:
    """A value in YAML, canonical in both languages; K914 and None where it is no such thing.

    Words may be given in each language, ``{zh: …, en: …}``, or once for both.
    """
    if node.is_mapping() and field.type in LONGEST:
        words = node.text()
    else:
        raw = (
            node.node.value
            if hasattr(node.node, "value") and isinstance(node.node.value, str)
            else node.str()
        )
        words = Text(raw.strip(), raw.strip())
    found = Text(canonical(field, words.zh) or "", canonical(field, words.en) or "")
    if found.zh and found.en:
        return found
    unfit(field, node.location, node.findings)
    return None


def value_in_words(text: str, field: CustomField, at: Location, findings: Findings) -> Text | None:
    """A value of the command line, the same in both languages; K914 and None where it is no such thing."""
    value = canonical(field, text)
    if value:
        return Text(value, value)
    unfit(field, at, findings)
    return None


def unfit(field: CustomField, at: Location, findings: Findings) -> None:
    """K914: what was written is no value of the field."""
    zh, en = expected(field)
    findings.add("K914", at, id=field.id, expected_zh=zh, expected=en)


def expected(field: CustomField) -> tuple[str, str]:
    """What a value of the field looks like, in both languages."""
    words = EXPECTED[field.type]
    if not field.options:
        return words.zh, words.en
    zh = "、".join(f"{option.label.zh}（{option.id}）" for option in field.options)
    en = ", ".join(f"{option.label.en} ({option.id})" for option in field.options)
    return f"{words.zh}：{zh}", f"{words.en}: {en}"


def canonical(field: CustomField, text: str) -> str | None:
    """The value of what somebody wrote; empty for nothing, None for what does not fit the type."""
    if not clean(text):
        return ""
    return _CANONICAL[field.type](field, text)


def _text(field: CustomField, text: str) -> str | None:
    words = "\n".join(clean(line) for line in text.splitlines()) if field.type == "long-text" else clean(text)
    return words.strip() if len(words) <= LONGEST[field.type] else None


def _number(field: CustomField, text: str) -> str | None:
    narrow = unicodedata.normalize("NFKC", clean(text)).replace(",", "")
    if field.unit is not None:
        for unit in (field.unit.zh, field.unit.en):
            narrow = narrow.removesuffix(unit).strip()
    return narrow.lstrip("+") if _NUMBER.fullmatch(narrow) else None


def _day(_: CustomField, text: str) -> str | None:
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", clean(text)))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        return None


def _time(_: CustomField, text: str) -> str | None:
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", clean(text)))
    if match is None:
        return None
    half, hour = match[1] or (match[4] or "").lower(), int(match[2])
    minute = 30 if match[3] == "半" else int(match[3] or 0)
    if half in {"下午", "晚上", "pm"} and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _choice(field: CustomField, text: str) -> str | None:
    plain = _plain(text)
    options = ((option.id, (option.id, option.label.zh, option.label.en)) for option in field.options)
    return next((name for name, words in options if plain in map(_plain, words)), None)


def _yes_no(_: CustomField, text: str) -> str | None:
    said = yes_or_no(clean(text))
    return None if said is None else "yes" if said else "no"


_CANONICAL: dict[FieldType, Callable[[CustomField, str], str | None]] = {
    "text": _text,
    "long-text": _text,
    "number": _number,
    "date": _day,
    "time": _time,
    "choice": _choice,
    "yes-no": _yes_no,
}


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", clean(words)).casefold().replace(" ", "").replace("_", "")


def field_of_heading(heading: str, fields: tuple[CustomField, ...]) -> CustomField | None:
    """The participants' field that a column of the roster is for: by its id or its label in either language; a note
    in brackets or a star behind it does no harm."""
    bare = _plain(re.sub(r"[(（【\[].*?[)）】\]]", "", heading)).strip("*:：.。?？#_-")
    return next((field for field in fields if field.each and bare and bare in _names(field)), None)
