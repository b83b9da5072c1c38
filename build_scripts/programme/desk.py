"""``./banyan new programme``: a county's name and forum day become a folder with all that its organisers begin with."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import LANGUAGES, Language, Text
from build_scripts.organiser.folders import replaced
from build_scripts.programme.budget import budget
from build_scripts.programme.dates import Dated, calendar, dated, days_text, full_day, gantt, on_holidays
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
    for one in on_holidays(steps):
        title, days = one.step.title, Text(days_text(one, "zh"), days_text(one, "en"))
        print(
            f"提醒：“{title.zh}”撞上节假日：{days.zh} · warning: “{title.en}” is on a public holiday: {days.en}",
            file=sys.stderr,
        )
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
    day = full_day(forum_day, language)
    lead = (
        f"虚线是论坛那天，{day}。深色是活动，浅色是要做的事。日子都从论坛算起；论坛改了日子，重新生成一份。"
        if zh
        else f"The dashed line is the forum, {day}. Dark bars are events, light ones work. All days count from it."
    )
    html = press.html(
        "programme/dates.html.j2",
        language=language,
        title=title,
        lead=lead,
        g=gantt(steps, forum_day, language),
    )
    return [
        ("plan", document(language, words, publisher, steps, forum_day)),
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
    moved = "".join(
        f"   - {days_text(one, 'zh')} {one.step.title.zh} · {days_text(one, 'en')}: {one.step.title.en}\n"
        for one in on_holidays(steps)
    )
    if moved:
        moved = "   撞上节假日、要改日子的：These fall on public holidays and want another day:\n" + moved
    figures = (
        f"看 `{region}` 还缺什么：`./banyan region status {region}`。See what the region still lacks."
        if region
        else "补地区数据：`./banyan new region …`，照项目 README 的“加一个县”做；做好后，下面的命令加 `--region 编号`。"
        "Fill in the region’s figures (“Add a county” in the project’s README); then add `--region ID` to the commands "
        "below."
    )
    return f"""# {words.zh} · {words.en}

论坛 {full_day(forum_day, "zh")}。方法照试点；日子、地点、人数、课都可以改。
The forum is on {full_day(forum_day, "en")}. The method is the pilot’s; days, places, numbers and lessons may change.

1. `zh/1-要定的事-分工-评估.docx`：先把“要定的事”定完，写上分工。
   `en/1-decisions-roles-evaluation.docx`: settle the decisions and fill in the roles.
2. `zh/2-日程图.pdf` 贴墙上，`zh/2-日程.ics` 导入日历。Hang up `en/2-dates.pdf`; import `en/2-dates.ics`.
3. `zh/3-预算.xlsx`：填黄格。Fill in the yellow cells of `en/3-budget.xlsx`.
4. {figures}
5. 改 `workshops/` 里每一场的 `workshop.yml`：地点（`place:`）、日子（`date:`）、人数、课。
   Edit place, day, numbers and lessons in the `workshop.yml` of each event.
{moved}6. 名单收齐，做资料。名单怎么写，见项目 `workshops/README.md`；别放进这个文件夹。
   With the roster (kept out of this folder; `workshops/README.md` of the project says how to write it), make each kit:

```
{commands}
```

成品在 `private/` 里，名字带 `-names` 的有姓名。活动后两周内销毁：`./banyan kit --shred 那个文件夹`。
The result is in `private/`; folders with `-names` hold names: `./banyan kit --shred FOLDER` within two weeks.
"""
