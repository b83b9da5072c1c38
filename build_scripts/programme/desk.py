"""``./banyan new programme``: a county's name and forum day become a folder with all that its organisers begin with."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import LANGUAGES, Language, Text
from build_scripts.organiser.folders import replaced
from build_scripts.programme.budget import budget
from build_scripts.programme.dates import Dated, calendar, dated, gantt
from build_scripts.programme.document import document
from build_scripts.render.press import Press

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(?m)^date:.*$")
_PLACE = re.compile(r"(?m)^place:(?:[^\n]*)(?:\n[ ]+[^\n]*)*$")
_FILES: dict[str, Text] = {
    "plan": Text("1-要定的事-分工-评估.docx", "1-decisions-roles-evaluation.docx"),
    "dates": Text("2-日程图.pdf", "2-dates.pdf"),
    "calendar": Text("2-日程.ics", "2-dates.ics"),
    "budget": Text("3-预算.xlsx", "3-budget.xlsx"),
}


def begin(root: Path, name: str, forum_day: date, words: Text, region: str) -> int:
    """Writes ``programmes/<name>/`` and says what comes next; 0 when it is there.

    Trouble, and nothing is written, where the name is taken or cannot be one. Stopped where the source has errors.
    """
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    if catalogue is None or findings.errors():
        raise Stopped(findings)
    folder = root / "programmes" / name
    if not _ID.fullmatch(name):
        raise Trouble("S007", problem=f"{name}?  heyuan-dongyuan (a–z, 0–9, -)")
    if folder.exists():
        raise Trouble("S007", problem=f"programmes/{name}: 已经有了 / is there already")
    if region and region not in {one.id for one in catalogue.regions}:
        raise Trouble("S007", problem=f"--region {region}?  ./banyan new region {region} --parent …")
    activate(root / "templates/_shared/fonts", root / ".cache" / "fonts")
    steps = dated(forum_day)
    files: list[tuple[str, bytes]] = []
    for language in LANGUAGES:
        publisher = catalogue.programme.publisher[language]
        files += [
            (f"{language}/{_FILES[item][language]}", data)
            for item, data in _papers(root, name, words[language], publisher, steps, forum_day, language)
        ]
    definitions = _definitions(root, steps, words)
    files += [(f"workshops/{path}", data) for path, data in definitions]
    copied = {path for path, _ in definitions}
    files.append(("README.md", _readme(name, words, steps, copied, forum_day, region).encode()))
    try:
        with replaced(folder, private=False) as beside:
            for path, data in files:
                (beside / path).parent.mkdir(parents=True, exist_ok=True)
                (beside / path).write_bytes(data)
    except OSError as error:
        raise Trouble("S004", target=str(folder), problem=error.strerror or type(error).__name__) from None
    print(f"做好了 · made: programmes/{name}/")
    for path, _ in files:
        print(f"  {path}")
    print(f"先看 programmes/{name}/README.md · begin with it")
    return 0


def _papers(
    root: Path,
    name: str,
    words: str,
    publisher: str,
    steps: tuple[Dated, ...],
    forum_day: date,
    language: Language,
) -> list[tuple[str, bytes]]:
    press = Press(root)
    zh = language == "zh"
    title = f"{words}：日程" if zh else f"{words}: dates"
    lead = (
        "虚线是论坛那天，深色是活动，浅色是要做的事。日子从论坛倒着数；改了日子，重新生成一份。"
        if zh
        else "The dashed line is the forum, dark bars are events, light ones work. All days are counted from the forum."
    )
    html = press.html(
        "programme/dates.html.j2",
        language=language,
        title=title,
        lead=lead,
        g=gantt(steps, forum_day, language),
    )
    return [
        ("plan", document(language, words, publisher, steps)),
        ("dates", press.pdf(html, press.text("programme/programme.css"))),
        ("calendar", calendar(steps, name, title, language)),
        ("budget", budget(language, f"{words}：预算" if zh else f"{words}: budget", publisher)),
    ]


def _definitions(root: Path, steps: tuple[Dated, ...], words: Text) -> list[tuple[str, bytes]]:
    """The events' definitions with the county's dates; the place is left to fill in."""
    place = f"place:\n  zh: {_quoted(f'{words.zh}（地点待定）')}\n  en: {_quoted(f'{words.en} (place to be fixed)')}"
    found = []
    for one in steps:
        folder = root / "workshops" / one.step.workshop
        if one.step.workshop and (folder / "workshop.yml").is_file():
            text = (folder / "workshop.yml").read_text(encoding="utf-8")
            text = _DATE.sub(f"date: {one.first.isoformat()}", text, count=1)
            text = _PLACE.sub(lambda _: place, text, count=1)
            found.append((f"{one.step.workshop}/workshop.yml", text.encode()))
            sample = folder / "participants.sample.csv"
            found.append((f"{one.step.workshop}/participants.sample.csv", sample.read_bytes()))
            texts = sorted((folder / "documents").glob("*.md"))
            found += [(f"{one.step.workshop}/documents/{path.name}", path.read_bytes()) for path in texts]
    return found


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _readme(
    name: str, words: Text, steps: tuple[Dated, ...], copied: set[str], forum_day: date, region: str
) -> str:
    where = f" --region {region}" if region else ""
    events = [one for one in steps if f"{one.step.workshop}/workshop.yml" in copied]
    commands = "\n".join(
        f"./banyan kit programmes/{name}/workshops/{one.step.workshop} --roster 名单.xlsx{where}"
        f"   # {one.first.isoformat()}"
        for one in events
    )
    return f"""# {words.zh} · {words.en}

论坛 {forum_day.isoformat()}。方法照试点；日子、地点、人数、课都可以改。
The forum is on {forum_day.isoformat()}. The method is the pilot's; days, places, numbers and lessons may be changed.

1. `zh/1-…docx`：先把“要定的事”定完，写上分工。Settle the decisions and fill in the roles (`en/1-…docx`).
2. `2-日程图.pdf` 贴墙上，`2-日程.ics` 导入日历。Hang up `2-dates.pdf`; import `2-dates.ics`.
3. `3-预算.xlsx`：填黄格。Fill in the yellow cells of the budget.
4. 补地区数据：`./banyan new region …`，见 `content/README.md`。Fill in the region's figures.
5. 改 `workshops/` 里每一场的地点、人数、课。Edit place, numbers and lessons of each event in `workshops/`.
6. 名单收齐，做资料（名单别放进这个文件夹）。With the roster (kept out of this folder), make each kit:

```
{commands}
```

活动后两周内销毁姓名。Shred the names within two weeks: `./banyan kit --shred …-names`.
"""
