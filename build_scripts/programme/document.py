"""The method and a county's dates become the DOCX that its organisers complete: decisions, dates, roles, evaluation."""

from __future__ import annotations

from datetime import date

from build_scripts.channels.kit.office.document import OfficeDocument
from build_scripts.model import Language
from build_scripts.programme.dates import Dated, days_text, full_day, on_holidays
from build_scripts.programme.method import DECISIONS, EVALUATION, ROLES


def document(
    language: Language, name: str, publisher: str, steps: tuple[Dated, ...], forum_day: date
) -> bytes:
    """The DOCX. Empty cells are for hand or keyboard."""
    zh = language == "zh"
    title = f"{name}：怎么办起来" if zh else f"{name}: how to begin"
    made = OfficeDocument(language, title, publisher)
    made.heading(title, 0)
    made.paragraph(
        f"四步：准备，一天的论坛，几场工作坊，总结会。论坛在{full_day(forum_day, language)}。"
        "先把下面的事定下来，写上谁定、哪天定的。"
        if zh
        else "Four steps: preparation, a one-day forum, several workshops, a wrap-up seminar. The forum is on "
        f"{full_day(forum_day, language)}. Settle what follows first, and note who settled it and when."
    )
    made.heading("一、要定的事" if zh else "1. Decisions", 1)
    made.table(
        ("要定的事", "定了什么", "谁、哪天") if zh else ("Question", "Decision", "Who, when"),
        [(text[language], "", "") for text in DECISIONS],
        (7.5, 3.6, 1.9),
        height=10.5,
    )
    made.page_break()
    made.heading("二、日程（从论坛那天算起）" if zh else "2. Dates, counted from the forum", 1)
    roles = {role.id: role.title[language] for role in ROLES}
    made.table(
        ("哪几天", "做什么", "谁管", "打勾") if zh else ("When", "What", "Who", "Done"),
        [(days_text(one, language), one.step.title[language], roles[one.step.who], "") for one in steps],
        (4.5, 6, 2.8, 1) if zh else (3.9, 6.1, 2.6, 1.1),
    )
    met = [f"{days_text(one, language)} {one.step.title[language]}" for one in on_holidays(steps)]
    if met:
        made.paragraph(
            f"这几场撞上节假日，先改日子：{'；'.join(met)}。"
            if zh
            else f"These fall on public holidays; choose other days first: {'; '.join(met)}.",
            bold=True,
        )
    made.paragraph(
        "遇上春节、五一、国庆、农忙和学校考试，整段往后挪，别压缩。端午、中秋和赶集日，请自己查。"
        if zh
        else "Where Spring Festival, Labour Day, National Day, harvest or school examinations fall in, move the whole "
        "stretch; do not press it. Look up Dragon Boat and Mid-Autumn Festival and market days yourselves."
    )
    made.heading("三、分工" if zh else "3. Roles", 1)
    made.table(
        ("角色", "管什么", "职务（不写私人电话）")
        if zh
        else ("Role", "Does what", "Post (no private numbers)"),
        [(role.title[language], role.does[language], "") for role in ROLES],
        (2.4, 5, 3.6),
        height=10,
    )
    made.page_break()
    made.heading("四、怎么知道有没有用" if zh else "4. Evaluation", 1)
    made.table(
        ("要回答的", "看什么", "什么时候", "谁记")
        if zh
        else ("Question", "What is counted", "When", "Who notes it"),
        [(question[language], what[language], when[language], "") for question, what, when in EVALUATION],
        (3, 5, 3, 2),
        height=10,
    )
    made.paragraph(
        "只数总数：不记姓名，不排名，不拿去考核窗口的人。"
        if zh
        else "Totals only: no names, no ranking, and nobody at a counter is assessed by them."
    )
    return made.data()
