"""Prose in either language → the amounts that stand in it bare, instead of coming from the fact register.

Sought are money (B401), percentages and fractions (B402), phone numbers (B403), days with a year (B404) and
periods, ages and multiples (B405), in ASCII or full-width digits, Chinese numerals or English words. Left alone are
what has no legal weight: minutes, clock times, counted people and things, ordinals (第17条), days without a year,
vague numbers (两三天, 几百元) and turns of phrase (有一天, 一分钱).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.validate.masks import BLANK, blank, visible

if TYPE_CHECKING:
    from build_scripts.diagnostics import Findings
    from build_scripts.validate.places import Places
    from build_scripts.validate.prose import Piece


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare amount: its code and its place in the text."""

    code: str
    start: int
    end: int


# Full-width signs as their ASCII kin, one for one, so that places hold.
_NARROW = str.maketrans("０１２３４５６７８９％．－：＋￥", "0123456789%.-:+¥")
# Patterns are written for small letters: a search that ignores case takes three times as long.
_SMALL = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
_PLAIN = _NARROW | _SMALL
_LONG = re.compile(r"\d{3}|[〇零九]")

_DIGITS = r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?"
_ZH = "零〇一二两三四五六七八九十百千万亿"
_ZH_NUMBER = rf"[{_ZH}]+(?:点[零〇一二三四五六七八九]+)?"
_EN_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
)
_EN_NUMBER = rf"(?:{_EN_UNITS})(?:(?:[-\s]+(?:and\s+)?)(?:{_EN_UNITS}))*"
_NUMBER = re.compile(
    rf"(?<![\w.])(?P<digits>{_DIGITS})|(?<=[^\x00-\x7f])(?P<glued>{_DIGITS})"
    rf"|(?P<zh>{_ZH_NUMBER})|\b(?P<en>{_EN_NUMBER})\b"
)
_RANGE = rf"(?:\s*(?:[-–—~～至到]|to\b|or\b|and\b)\s*(?:{_DIGITS}|{_ZH_NUMBER}|(?:{_EN_NUMBER})\b))?"

# --- whole expressions

_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?"
    r"|(?<![\d.])(?:19|20)\d\d(?P<sign>[-/.])(?:0?[1-9]|1[0-2])(?P=sign)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|[一二][〇零九][〇零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d\b"
    rf"|\b{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b"
)
_COUNTED = (
    r"(?!\s*(?:[人名个家户元次份辆条张亿万岁天]|people|workers|persons|firms|companies|families|members))"
)
_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+?86[-\s]?)?0\d{2,3}[-–—\s]?\d{7,8}(?!\d)"
    r"|(?<![\w.,-])[48]00[-\s]?\d{3}[-\s]?\d{4}(?!\d)"
    rf"|(?<![a-z\d.,-])(?:12[0-9]{{3}}|9[56]\d{{3}}|100[0-9]{{2}})(?!\d|[.,]\d|\s*[%元]){_COUNTED}"
    rf"|(?:(?<=打)|(?<=拨)|(?<=call )|(?<=dial )|(?<=ring ))1(?:10|19|20|22)(?!\d){_COUNTED}(?!\s*(?:分|min))"
    r"|(?:(?<=电话)|(?<=热线)|(?<=手机)|(?<=phone)|(?<=tel)|(?<=hotline))[:\s是为]*\d[\d -]{3,}\d"
)
_FRACTION = re.compile(
    rf"[{_ZH}\d]+\s*分之\s*(?:{_ZH_NUMBER}|{_DIGITS})"
    rf"|[一二两三四五六七八九]成(?=[，。！？；、）”的多半左以给付工]|$)|打[一二三四五六七八九.\d]+折"
    r"|\b(?:one|two|three|four)[-\s](?:thirds?|quarters?|fifths?|tenths?)\b"
)
_MULTIPLE = re.compile(
    r"双倍|\b(?:twice|double|triple)\s+(?:the|your|his|her|their|my|our|as\s+much|what|that|pay|wages?|salary)\b"
)
_UP_TO_ONE = re.compile(
    r"\b(?:within|at least|at most|no more than|not more than|up to|more than|less than|no longer than|over)\s+"
    r"(?P<period>(?:an?|one|half\s+an?)\s+(?:full\s+|whole\s+|working\s+|calendar\s+)?(?:day|week|month|year|hour))\b"
)

# --- what stands behind or before a number

_CURRENCY_BEFORE = re.compile(r"(?:[¥$€£]|\b(?:rmb|cny|usd|eur))\s*$")
_PERCENT = re.compile(rf"{_RANGE}\s*[万亿]*(?:[%‰]|个?百分点|per\s?cent\b|percentage\s+points?\b)")
_MONEY = re.compile(
    rf"{_RANGE}\s*(?:[百千万亿]+|million\b|billion\b|thousand\b|k\b)?\s*[多余来]?\s*"
    r"(?:[美欧日港]?元(?![素件旦宵老首气化]|结构|体制|经济|社会)|块钱|块(?=[，。！？；、）”\s]|$)|[角分]钱|人民币"
    r"|(?:yuan|rmb|cny|kuai|euros?|dollars?|cents?)\b)"
)
_PERIOD = re.compile(
    rf"{_RANGE}\s*[百千万亿]*\s*[多余来]?(?P<unit>"
    r"个[多半来]?月|个?半?(?:工作日|自然日|日历日|小时|钟头|学期|季度|星期(?![一二三四五六日天])|礼拜)"
    r"|天(?![气空津然河才下生平安山台])|日(?![常子本历光语])|周岁|周(?![末边围年密转期折全到])"
    r"|年(?![级代制轻纪货画龄味]|多以前)|岁|倍)"
)
_PERIOD_EN = re.compile(
    rf"(?:[-–]\s*(?:{_DIGITS})|\s*(?:to|or|and)\s+(?:{_DIGITS}|(?:{_EN_NUMBER})\b))?(?:\s+(?:thousand|million|billion))?(?:\s+|-)"
    r"(?:(?:working|business|calendar|consecutive|full|whole|more|further|extra|paid)\s+){0,2}"
    r"(?:days?|weeks?|months?|years?|hours?|fortnights?|times\s+(?:the|that|as|your|his|her|their|what|of|more|higher))\b"
)
_AGE_BEFORE = re.compile(r"\bage[sd]?\s+(?:of\s+)?$")

# --- turns of phrase

_VAGUE_ZH = re.compile(r"[一二两三四五六七八九]{2}")
_VAGUE_BEFORE = re.compile(r"[几数上好成]$")
_VAGUE_EN = re.compile(r"(?:one\s+(?:or|to)\s+two|two\s+(?:or|to)\s+three|three\s+(?:or|to)\s+four)\b")
# One month is a legal period (the contract, severance); one day and one year open stories.
_ONE_EN = re.compile(r"[\s-]+months?(?:\b(?!['’]s)|['’]s\s+(?:pay|wages?|salary|notice)\b)")
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2}")
_LIMIT_BEFORE = re.compile(r"(?:满|超过|最多|最长|至少|不少于|不低于|不足|提前|延长|不得少于)$")
_LIMIT_AFTER = re.compile(r"(?:以内|之内|内(?![部容心])|以上|以下|期满|届满|的?期限|的?时效)")
_PER_MONTH_BEFORE = re.compile(r"[每这上下前后头那过又隔整同]$")
_PER_MONTH_AFTER = re.compile(
    r"(?:[缴交领拿挣能可要发一有就不休才大到赚花存寄]|多少|以来|的(?!工资|补偿|试用|期限|报酬|时间))"
)
_DATE_BEFORE = re.compile(r"(?:月|[日号]\s*[至到、和-])\s*$")
_HALF = re.compile(r"半(?:个月|年|天|个?小时|个?学期)")
_PENNY = {"一分钱", "一块钱", "一毛钱"}


def check_amounts(texts: Iterable[Piece], places: Places, findings: Findings) -> None:
    """B401–B405 wherever an amount is printed that is not quoted."""
    for piece in texts:
        if piece.amounts:
            for bare in find(piece.text):
                found = piece.text[bare.start : bare.end]
                findings.add(bare.code, piece.at(bare.start, places), found=found)


def find(text: str) -> Iterator[Bare]:
    """The bare amounts of a text, in order of place."""
    return iter(sorted(_all(visible(text).translate(_PLAIN)), key=lambda bare: bare.start))


def _all(text: str) -> list[Bare]:
    found: list[Bare] = []
    # Ordinals are names of things: 第17条, 第三步, 第17、19条.
    text = re.sub(
        rf"第[\d{_ZH}]+(?:[、,至到-]第?[\d{_ZH}]+(?=[条款项章节课步页]))*",
        lambda match: BLANK * len(match.group(0)),
        text,
    )
    patterns = [("B402", _FRACTION), ("B405", _MULTIPLE)]
    if _LONG.search(text):
        patterns += [("B404", _DATE), ("B403", _PHONE)]
    for code, pattern in patterns:
        for match in pattern.finditer(text):
            start = match.start() + len(match.group(0)) - len(match.group(0).lstrip(": 是为\n"))
            found.append(Bare(code, start, match.end()))
    for match in _UP_TO_ONE.finditer(text):
        found.append(Bare("B405", match.start("period"), match.end("period")))
    for match in _HALF.finditer(text):
        if _limited(text, match.start(), match.end()):
            found.append(Bare("B405", match.start(), match.end()))
    for amount in found:
        text = blank(text, amount.start, amount.end)
    at = 0
    while (token := _NUMBER.search(text, at)) is not None:
        vague = _VAGUE_EN.match(text, token.start())
        bare = None if vague else _number(text, token)
        at = vague.end() if vague else token.end()
        if bare is not None:
            found.append(bare)
            at = max(at, bare.end)
    return found


def _number(text: str, token: re.Match[str]) -> Bare | None:
    """What the number counts, if that is an amount."""
    start, end, word = token.start(), token.end(), token.group(0)
    chinese = token.lastgroup == "zh"
    if chinese and (word.endswith("万一") or _VAGUE_ZH.fullmatch(word)):
        return None
    if chinese and _VAGUE_BEFORE.search(text, max(0, start - 1), start):
        return None
    before = _CURRENCY_BEFORE.search(text, max(0, start - 5), start)
    if before:
        match = _MONEY.match(text, end)
        return Bare("B401", before.start(), match.end() if match else end)
    match = _MONEY.match(text, end)
    if match:
        vague = chinese and set(word) <= set("百千万亿")
        penny = any(text.startswith(phrase, start) for phrase in _PENNY)
        return None if vague or penny else Bare("B401", start, match.end())
    match = _PERCENT.match(text, end)
    if match:
        return Bare("B402", start, match.end())
    if token.lastgroup != "zh":
        age = _AGE_BEFORE.search(text, max(0, start - 8), start)
        if age:
            return Bare("B405", age.start(), end)
        match = _PERIOD_EN.match(text, end)
        if match:
            one_off = word.lower() == "one" and _ONE_EN.match(text, end) is None
            year = _YEAR.fullmatch(word) is not None
            return None if one_off or year else Bare("B405", start, match.end())
    if token.lastgroup == "en":
        return None
    return _period(text, token)


def _period(text: str, token: re.Match[str]) -> Bare | None:
    """A Chinese period, age or multiple: 三十天, 1个月, 60岁, 二倍."""
    start, word = token.start(), token.group(0)
    match = _PERIOD.match(text, token.end())
    if match is None:
        return None
    unit, end = match["unit"], match.end()
    if unit == "年" and _YEAR.fullmatch(word):
        return None
    if unit == "日" and _DATE_BEFORE.search(text, max(0, start - 4), start):
        return None
    if text[start - 1 : start] in {"周", "期"} and unit in {"日", "天"}:
        return None
    if token.lastgroup == "zh" and set(word) <= set("百千万亿"):
        return None
    if text.startswith("三天两头", start):
        return None
    if word == "一" and text[end : end + 1] != "半" and not _limited(text, start, end):
        if unit == "个月":
            phrase = _PER_MONTH_BEFORE.search(text, max(0, start - 1), start) or _PER_MONTH_AFTER.match(
                text, end
            )
            return None if phrase else Bare("B405", start, end)
        if unit not in {"倍", "个工作日"}:
            return None
    return Bare("B405", start, end)


def _limited(text: str, start: int, end: int) -> bool:
    """Whether a word beside a period makes it a limit: 一年内, 满一年."""
    return bool(_LIMIT_BEFORE.search(text, max(0, start - 4), start) or _LIMIT_AFTER.match(text, end))
