"""An occasion becomes the papers that are completed afterwards: minutes and the organisers' report."""

from __future__ import annotations

from build_scripts.channels.kit.occasion import WORKING, Occasion, named, said
from build_scripts.channels.kit.office.aftermath import MINUTED, REPORTED, Asked
from build_scripts.channels.kit.office.document import OfficeDocument
from build_scripts.channels.kit.texts import ASKED_LESSONS, STATEMENTS
from build_scripts.channels.kit.wording import WORDING
from build_scripts.model import Job, Language, Text

_TICK = "☐"


def minutes(job: Job, day: Occasion) -> bytes:
    """The minutes with agenda and names filled in, and room for what was said."""
    language = job.language
    w = WORDING[language]
    zh = language == "zh"
    title = said(day.head.title, language)
    document = OfficeDocument(language, title, job.programme.publisher)
    document.heading("会议记录" if zh else "Minutes", 0)
    document.table((), _head(day, language), (1, 4), bold_first=True)
    document.heading("谁来了" if zh else "Who came")
    document.table(
        (w.public, "邀请" if zh else "Invited", "实到" if zh else "Came"),
        [(said(g.name, language), str(g.people), "") for g in day.publics if g.people]
        + [(("合计" if zh else "In all"), str(day.guests), "")],
        (4, 1, 1),
    )
    document.heading("议程和记录" if zh else "Agenda and record")
    document.paragraph(
        "记主意、理由和决定，不记是谁说的，也不记家里的事。"
        if zh
        else "Write down ideas, reasons and decisions; not who said it, and nothing about families."
    )
    document.table(
        (w.time, "环节" if zh else "Session", "要点" if zh else "Main points"),
        [
            (f"{r.row.start}–{r.row.end}", said(r.row.title, language), "")
            for r in day.rows
            if r.row.kind in WORKING
        ],
        (1.9, 2.6, 4.6),
        height=22,
    )
    for asked in MINUTED[day.plans][language]:
        _to_fill_in(document, asked, asked.title, height=12)
    document.heading("没答上来的问题" if zh else "Questions left open")
    document.lines(4)
    document.page_break()
    document.heading("名单" if zh else "People")
    document.paragraph(
        "有姓名的这一页只留在主办单位，不随记录转发。"
        if zh
        else "This page with names stays with the host office and is not sent on with the minutes."
    )
    document.table(
        (w.number, w.name, w.public, w.organisation, w.table_heading, "到" if zh else "Came"),
        [
            (
                str(p.number),
                named(p, language),
                _public(day, p.public, language),
                p.organisation,
                p.table,
                _TICK,
            )
            for p in day.people
        ],
        (1, 2.4, 2.9, 2.7, 1, 0.9) if zh else (0.9, 2.2, 2.9, 2.6, 1.1, 1.2),
    )
    document.paragraph(
        "记录：【姓名】　　审核：【姓名】　　日期：【日期】"
        if zh
        else "Recorded by 【name】, checked by 【name】, on 【date】"
    )
    return document.data()


def report(job: Job, day: Occasion) -> bytes:
    """The organisers' report: counts and judgements, no names."""
    language = job.language
    w = WORDING[language]
    zh = language == "zh"
    document = OfficeDocument(language, said(day.head.title, language), job.programme.publisher)
    document.heading("总结报告" if zh else "Organisers’ report", 0)
    document.paragraph(
        "不写参会者的姓名、单位和家里的事。黄底的地方填好，多余的行删掉。"
        if zh
        else "No names, employers or family matters. Fill in what is yellow; delete rows you do not need."
    )
    document.table((), _head(day, language), (1, 4), bold_first=True)
    document.heading("一、三句话说清楚" if zh else "1. In three sentences")
    document.bullets(
        ["【为谁办，想解决什么】", "【留下了什么】", "【下一步谁来做】"]
        if zh
        else ["【for whom, and to mend what】", "【what was kept】", "【who does what next】"],
        numbered=True,
    )
    document.heading("二、谁来了" if zh else "2. Who came")
    document.table(
        (
            w.public,
            *(("计划", "实到", "没来的原因") if zh else ("Planned", "Came", "Why not")),
        ),
        [(said(g.name, language), str(g.people), "", "") for g in day.publics if g.people]
        + [(("合计" if zh else "In all"), str(day.guests), "", "")],
        (3, 1, 1, 3),
    )
    document.heading("三、怎么办的" if zh else "3. How it went")
    document.table(
        ("环节", "计划", "实际", "哪里好，哪里要改")
        if zh
        else ("Session", "Planned", "Took", "What worked, what to change"),
        [
            (said(r.row.title, language), w.minutes.format(count=r.row.minutes), "", "")
            for r in day.rows
            if r.row.kind in WORKING
        ],
        (3.4, 1.1, 1.1, 4),
        height=11,
    )
    asked = REPORTED[day.plans][language]
    _to_fill_in(document, asked, f"四、{asked.title}" if zh else f"4. {asked.title}", height=11)
    _answers(document, day, language)
    document.heading("六、前后对比" if zh else "6. Before and after")
    document.paragraph(
        "号码相同的两半放在一起看；只交了一半的不算。打勾在“是”或“差不多”的人数："
        if zh
        else "Compare the halves with the same number; leave out single halves. People who ticked “yes” or “mostly”:",
        keep=True,
    )
    document.table(
        ("说法", "来时", "走时", "一共几份") if zh else ("Statement", "Before", "After", "Pairs"),
        [(text, "", "", "") for text in (*(s[language] for s in STATEMENTS), *day.lessons[:ASKED_LESSONS])],
        (5, 1, 1, 1),
    )
    document.heading("七、花了多少" if zh else "7. What it cost")
    document.paragraph(
        "照预算表抄合计，票据附后：【合计】"
        if zh
        else "The total of the budget sheet, receipts attached: 【total】"
    )
    document.heading("八、下次怎么改" if zh else "8. What to do differently")
    document.lines(4)
    document.paragraph(
        "附：会议记录（不含名单页）、墙上大纸的照片（没有人脸）、签到人数。"
        if zh
        else "Attached: minutes without the page of names, photographs of the sheets on the wall without faces, count "
        "of signatures."
    )
    return document.data()


def _to_fill_in(document: OfficeDocument, asked: Asked, title: str, *, height: float) -> None:
    """A table with numbered rows, where its first column has no head."""
    document.heading(title)
    if asked.before:
        document.paragraph(asked.before, keep=True)
    numbered = not asked.heads[0]
    empty = [""] * (len(asked.heads) - 1)
    rows = [(str(n) if numbered else "", *empty) for n in range(1, asked.rows + 1)]
    document.table(asked.heads, rows, asked.widths, height=height)


def _answers(document: OfficeDocument, day: Occasion, language: Language) -> None:
    w = WORDING[language]
    zh = language == "zh"
    document.heading("五、意见表" if zh else "5. Feedback forms")
    document.paragraph(
        "收回【份数】份。每一格写份数。" if zh else "【number】 forms came back. Each cell holds a count.",
        keep=True,
    )
    items = day.form.items if day.form is not None else ()
    scales = [(said(item.ask, language), "", "", "", "", "") for item in items if item.type == "scale"]
    if scales:
        document.table(("", *w.scale), scales, (3.4, 1.12, 1.12, 1.12, 1.12, 1.12))
    for item in items:
        if item.type in {"yes-no", "choice"}:
            options = item.options or (w.yes, w.no, w.not_sure)
            document.paragraph(said(item.ask, language), keep=True)
            document.table((), _side_by_side([said(option, language) for option in options]), (3, 1, 3, 1))
    for item in items:
        if item.type == "open":
            document.paragraph(
                said(item.ask, language) + ("【归成三五条】" if zh else " 【three to five points】")
            )


def _side_by_side(answers: list[str]) -> list[tuple[str, str, str, str]]:
    """Two answers to a row, each with a cell for its count."""
    left, right = answers[::2], [*answers[1::2], ""]
    return [(one, "", other, "") for one, other in zip(left, right, strict=False)]


def _head(day: Occasion, language: Language) -> list[tuple[str, str]]:
    zh = language == "zh"
    labels = Text("活动 时间 地点 主持 记录", "Event When Where Lead Recorder")[language].split()
    blank = "【姓名】" if zh else "【name】"
    values = (
        said(day.head.title, language),
        f"{day.head.day[language]}{'，' if zh else ', '}{day.head.hours}",
        said(day.head.place, language),
        blank,
        blank,
    )
    return list(zip(labels, values, strict=True))


def _public(day: Occasion, public: str, language: Language) -> str:
    return next((said(g.short, language) for g in day.publics if g.id == public), public)
