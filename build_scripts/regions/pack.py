"""A new region becomes two files: its pack with places to fill in, and the checklist of what it must supply."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from build_scripts.formats import canonical
from build_scripts.model import Contact, Fact, Location, Region, Text
from build_scripts.regions.supplies import Supply
from build_scripts.validate import amounts

_NOWHERE = Location("", 1)


def _window(name: str, zh: str, en: str, *topics: str) -> Contact:
    return Contact(name, Text(zh, en), None, None, None, topics, _NOWHERE)


_WINDOWS = (
    _window("labour-inspection", "劳动保障监察大队", "Labour inspection", "wages", "contract", "complaints"),
    _window("arbitration", "劳动人事争议仲裁院", "Labour dispute arbitration", "dispute", "wages"),
    _window("injury-recognition", "工伤认定受理窗口", "Work injury recognition", "work-injury"),
    _window("business-registration", "市场监管登记窗口", "Business registration", "employer"),
)
"""Offices that have no national line and that only the place itself can name."""

_ABOUT = (
    "# 没写的，用上级的；上级也没有的，句子会省去或改成“请问热线”，绝不猜。",
    "# What is not said here comes from the parent; what no parent has is left out or becomes “ask”: never a guess.",
)
_ABOUT_CONTACTS = (
    "# 当地窗口和电话：只写公共机构，不写个人，不写手机号。查到一处，就去掉那几行开头的“# ”（井号和一个空格），",
    "# 连同 “contacts:” 那一行，再把 … 换成 {zh: …, en: …}。没查到的，留着不动。",
    "# Local offices and phones: public institutions only, no persons, no mobile phones. For what you know, take “# ”",
    "# (sign and one space) away, also before “contacts:”, and put {zh: …, en: …} in place of …; leave the rest.",
    "#",
    "# 编号跟上级的一样，就换掉上级那一条；编号是新的，就多一条。",
    "# 电话先登记到 content/facts/hotlines.yml，这里写它的编号。",
    "# The same id replaces the parent's contact; a new id adds one. A phone is first entered in",
    "# content/facts/hotlines.yml (kind: phone); here stands its id.",
    "# 课文写过的热线，折页上不再印，地址也跟着不印。要让人找上门的窗口，加一行 office: true，地址就一定印出来。",
    "# Leaflets do not repeat a hotline that the lesson names, nor its address. Where readers should find the window,",
    "# add a line “office: true”: then its address is always printed.",
)
_ABOUT_LIST = (
    "每段 YAML 贴到所说文件里那条数据的 `values:` 下面（`values: []` 先去掉 `[]`），再填 `…`。"
    "没填的，`./banyan check` 会指出来。查不到的，不要填，也不要猜。",
    "",
    "Paste each piece of YAML below `values:` of that fact in the file named (take `[]` away first), then fill in "
    "`…`; `./banyan check` finds what is left. What you cannot find stays out. Never guess.",
)
_ABOUT_STOPS = (
    "课文直接引用、这里又没有值的，做到这里会停下。补上当地的值；如果那是别处的数字，就在引用的地方加 `|else=omit`。",
    "",
    "Lessons quote these outright and this region has no value, so that a build stops. Supply the value; where it is "
    "another place's figure, add `|else=omit` where it is quoted.",
)
_ABOUT_OTHERS = (
    "课文引用了别的省自己的规定；讲它们的句子，在这里会省去或改成“请问热线”，现在不用做什么。这里也有这样的规定，"
    "就用自己的编号登记成新数据（如 `{id}-…`），在课文里加一句，引用时写 `|else=omit`。别在那条数据里加这里的值。",
    "",
    "Lessons quote these rules of another province; here their sentences are left out or become “ask”. Nothing must be "
    "done now. Where there is a like rule here, enter it as a fact with an id of its own (such as `{id}-…`) and add a "
    "sentence that quotes it with `|else=omit`. Add no value of this place to theirs.",
)
_UNQUOTED = (
    "还没有课文引用，补了读者也看不到，可以以后再补 · no lesson yet: readers would not see it; may wait"
)


@dataclass(frozen=True, slots=True)
class Pack:
    """A region about to be written."""

    region: Region
    parent: Region
    inherited: tuple[Contact, ...]
    """Contacts that it takes over, nearest first."""
    supplies: tuple[Supply, ...]
    of_others: tuple[Fact, ...]
    """Rules of other provinces, of which a new province may have the like."""
    stops: tuple[tuple[Fact, tuple[Location, ...]], ...]
    """Facts without which a build of the region stops, and where they are quoted."""
    today: date

    @property
    def lacking(self) -> tuple[Supply, ...]:
        """Values that the region's readers do not get; what stops the build stands in ``stops``."""
        stopping = {fact.id for fact, _ in self.stops}
        return _quoted_first(s for s in self.supplies if not s.holds and s.fact.id not in stopping)

    @property
    def taken_over(self) -> tuple[Supply, ...]:
        """Values of a region above, which may be different here."""
        return _quoted_first(s for s in self.supplies if s.state == "inherited")


def _quoted_first(found: Iterable[Supply]) -> tuple[Supply, ...]:
    return tuple(sorted(found, key=lambda supply: not supply.lessons))


def pack_yaml(pack: Pack) -> str:
    """content/regions/ID.yml."""
    region = pack.region
    lines = [
        f"# {region.name.zh} / {region.name.en}.",
        *_ABOUT,
        f"id: {region.id}",
        f"parent: {pack.parent.id}",
        f"name: {_text(region.name)}",
        f"short: {_text(region.short)}   # 可以改短，如 阳山 · may be shorter, such as Yangshan",
        "",
        *_ABOUT_CONTACTS,
        "",
        "# contacts:",
    ]
    for contact in pack.inherited:
        lines += _contact(contact)
    inherited = {contact.id for contact in pack.inherited}
    for window in _WINDOWS:
        if window.id not in inherited:
            lines += _contact(window)
    lines += [
        "",
        "# 知道还缺什么，就老实写在这里；补上一条，删掉一条。",
        "# What is known to be missing, said openly. Take a line away when it is filled in.",
        "missing:",
    ]
    where = Text(
        f"{region.short.zh}社保、医保、社会救助窗口的地址和时间",
        f"Addresses and hours of the insurance and assistance windows in {region.short.en}",
    )
    lines.append(f"  - {_text(where)}")
    for fact in (s.fact for s in _quoted_first(s for s in pack.supplies if not s.holds)):
        # A label that names a year or a figure would be a bare amount here; it stands in the checklist.
        if any(True for words in (fact.label.zh, fact.label.en) for _ in amounts.find(words)):
            continue
        label = Text(f"{region.short.zh}：{fact.label.zh}", f"{region.short.en}: {fact.label.en}")
        lines.append(f"  - {_text(label)}")
    return "\n".join(lines) + "\n"


def _contact(contact: Contact) -> Iterator[str]:
    """A contact to uncomment; its place is not valid YAML text until the editor fills it in."""
    yield f"#   - id: {contact.id}"
    yield f"#     name: {_text(contact.name)}"
    if contact.phone is not None:
        yield f"#     phone: {contact.phone}"
    else:
        yield "#     # phone: 电话的编号 · id of its phone number"
    yield "#     where: …   # 地址，几点到几点 · address and hours: {zh: …, en: …}"
    if contact.about is not None:
        yield f"#     about: {_text(contact.about)}"
    yield f"#     topics: [{', '.join(contact.topics)}]"


def checklist(pack: Pack) -> str:
    """content/regions/ID.todo.md: everything that the region must supply, with stubs to paste."""
    region = pack.region
    lines = [
        f"# {region.name.zh}要补的值 · What {region.name.en} has to supply",
        "",
        f"{pack.today} 由 `./banyan new region` 列出。补一条，勾一条；全部补完，删掉这个文件。"
        f"现在的情况：`./banyan region status {region.id}`。",
        "",
        f"Listed on {pack.today}. Tick what is done; delete this file at the end. "
        f"`./banyan region status {region.id}` shows what is still open.",
        "",
        *_ABOUT_LIST,
    ]
    own = {supply.fact.id: supply for supply in pack.supplies}
    if pack.stops:
        lines += ["", f"## 非有不可 · Must be there ({len(pack.stops)})", "", *_ABOUT_STOPS]
        for fact, places in pack.stops:
            lines += _entry(fact, tuple(dict.fromkeys(_lesson(at) for at in places)))
            if fact.id in own:
                lines += _paste(fact, own[fact.id], pack)
            else:
                lines += ["别处的数字，在这些地方加 · another place's figure, add there `|else=omit`:", ""]
                lines += [f"`{at.path}:{at.line}`  " for at in places]
    for head, supplies in (
        ("该补：现在读者看不到这个数字 · Should be there: readers get no figure today", pack.lacking),
        ("请核对：现在用上级的值 · Please check: the value of a region above is used", pack.taken_over),
    ):
        if supplies:
            lines += ["", f"## {head} ({len(supplies)})"]
        for supply in supplies:
            lines += _entry(supply.fact, supply.lessons)
            lines += _paste(supply.fact, supply, pack)
    if pack.of_others:
        lines += ["", f"## 别的省的规定，这里可能也有 · Rules of other provinces ({len(pack.of_others)})", ""]
        lines += [line.replace("{id}", region.id.lower()) for line in _ABOUT_OTHERS]
        lines.append("")
        lines += [f"- {fact.label.zh} · {fact.label.en} `{fact.id}`" for fact in pack.of_others]
    lines += [
        "",
        "## 窗口和电话 · Windows and phones",
        "",
        f"写在这里的 `contacts:` 下面 · below `contacts:` in `content/regions/{region.id}.yml`:",
        "",
    ]
    inherited = {contact.id for contact in pack.inherited}
    for contact in (*pack.inherited, *(w for w in _WINDOWS if w.id not in inherited)):
        lines.append(f"- [ ] {contact.name.zh} · {contact.name.en}")
    return "\n".join(lines) + "\n"


def _entry(fact: Fact, lessons: tuple[str, ...]) -> Iterator[str]:
    yield from ("", f"- [ ] **{fact.label.zh} · {fact.label.en}** `{fact.id}`", "")
    yield from (f"用在 used in: {', '.join(lessons) or _UNQUOTED}", "")


def _paste(fact: Fact, supply: Supply, pack: Pack) -> Iterator[str]:
    if supply.value is not None:
        until = f"，到 until {supply.value.end}" if supply.value.end is not None else ""
        amount = canonical(supply.value.amount) or "–"
        yield from (f"{supply.value.region}：{amount}（从 from {supply.value.start}{until}）", "")
    yield from (f"贴到 paste into `{fact.location.path}`:", "")
    yield from ("```yaml", *stub(fact, pack.region.id, pack.today), "```")


def stub(fact: Fact, region: str, today: date) -> tuple[str, ...]:
    """A value to paste below ``values:``; ``…`` is what the editor fills in and no check lets pass."""
    lines = [
        f"    - region: {region}",
        "      from: …               # 从哪天起 · first day in force, 2026-07-01",
    ]
    if fact.kind != "rule":
        lines.append(f"      value: …              # {_form(fact)}")
    return (
        *lines,
        "      source: …             # content/sources.yml 里的编号 · id in content/sources.yml",
        f"      checked: {today}",
        f"      review_by: {today + timedelta(days=365)}",
        "      confidence: …         # high | medium | low",
    )


def _form(fact: Fact) -> str:
    """How a value of the fact is written."""
    per = f" / {fact.per}" if fact.per else ""
    return {
        "money": f"元 yuan{per}, 2680 或 or [2000, 2500]",
        "percent": "百分数 per cent, 8 或 or [5, 12]",
        "date": "日期 date, 2026-07-01",
        "phone": '电话 phone, "12333"',
    }.get(fact.kind, f"{fact.kind}, 30 或 or [20, 30]")


def _lesson(at: Location) -> str:
    parts = at.path.split("/")
    return parts[2] if parts[:2] == ["content", "lessons"] else at.path


def _text(text: Text) -> str:
    """Both languages as YAML; quotes keep whatever signs a name has."""
    return f"{{zh: {json.dumps(text.zh, ensure_ascii=False)}, en: {json.dumps(text.en, ensure_ascii=False)}}}"


def summary(pack: Pack, written: Iterable[str]) -> str:
    """What the command says when it is done: files, the checklist in short, and the next steps."""
    region = pack.region
    lines = ["写好了 · written:", *(f"  {path}" for path in written), ""]
    unquoted = {s.fact.id for s in (*pack.lacking, *pack.taken_over) if not s.lessons}
    for words, facts in (
        ("非有不可，没有就做不成 · must be there, or a build stops", [fact for fact, _ in pack.stops]),
        ("该补 · should be there", [s.fact for s in pack.lacking]),
        ("请核对，现在用上级的 · please check, now from above", [s.fact for s in pack.taken_over]),
    ):
        if facts:
            lines.append(f"{words} ({len(facts)})")
            lines += [
                f"  [ ] {fact.id}  {fact.label.zh} · {fact.label.en}{' *' * (fact.id in unquoted)}"
                for fact in facts
            ]
    if unquoted:
        lines.append("* 还没有课文引用，可以以后再补 · no lesson quotes it yet, may wait")
    if pack.of_others:
        lines.append(
            f"清单里还列出别的省的 {len(pack.of_others)} 条规定，这里可能也有 · "
            f"the checklist also names {len(pack.of_others)} rules of other provinces"
        )
    lines += [
        "",
        "接着做 · next:",
        f"  1. 填 content/regions/{region.id}.yml 的窗口和电话 · fill in the offices",
        f"  2. 照 content/regions/{region.id}.todo.md 补值 · supply the values",
        f"  3. 在 content/index.yml 的 regions: 里加上 {region.id} · add it to regions: in content/index.yml",
        "  4. ./banyan check",
        f"  5. ./banyan region status {region.id}",
        f"  6. ./banyan build --region {region.id}",
    ]
    return "\n".join(lines)
