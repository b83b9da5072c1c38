"""An occasion becomes the letters around it: invitation and thank-you for each person, press note."""

from __future__ import annotations

from build_scripts.channels.kit.occasion import Occasion, named, publics_in_words, said
from build_scripts.channels.kit.office.aftermath import NEWS, THANKED, Became
from build_scripts.channels.kit.office.document import OfficeDocument
from build_scripts.model import Job, Language, Text

_SIGNED = Text("【主办单位】", "【host office】")
_DAY_SIGNED = Text("【日期】", "【date】")
_FURTHER = Text(
    "有了新主意，或者哪里没讲清楚，请找【联系人，办公电话】。家里遇到难事，会前读本最后一页有可以打的电话。",
    "If you have another idea, or something was not clear, please turn to 【contact, office phone】. If your family is "
    "in trouble, the lines to call stand on the last page of the primer.",
)
_RELEASED = Text("新闻通稿　【可发布的时间】", "Press note  【may be published from】")
_QUOTED = Text(
    "“【本人同意发表的一句话】”——【怎么称呼，本人同意】",
    "“【a sentence whose speaker agreed】” – 【name as agreed】",
)
_CONTACT = Text("【联系人，办公电话】", "【name, office phone】")
_BEFORE_SENDING = (
    Text("照片里每个人都签过拍照同意书。", "Everybody in the pictures has signed the photo consent form."),
    Text(
        "没有参会者的姓名、单位、家里的事。",
        "There are no names, employers or family matters of participants.",
    ),
    Text(
        "金额、比例、期限一个也不自己写：要写，就从课程网页上抄，连依据和核对日期一起抄。",
        "Write no amount, rate or time limit of your own: copy it from the lesson's page, with its source and the "
        "day of its check.",
    ),
    Text("写到的方案和决定，同会议记录一致。", "Plans and decisions are those of the minutes."),
)
_SHORT = 10
"""Minutes of a session that a newspaper need not hear of."""


def invitation(job: Job, day: Occasion) -> bytes:
    """A page for each person, after one without a name."""
    language = job.language
    document = OfficeDocument(language, _title(day, language), job.programme.publisher, numbered=False)
    first, *others = (_dear(name, language) for name in _addressees(day, language))
    document.heading("邀请函" if language == "zh" else "Invitation", 0)
    document.paragraph(first)
    title, purpose = said(day.head.title, language), said(day.head.purpose, language)
    publics = publics_in_words(day.publics, language)
    if language == "zh":
        document.paragraph(f"我们想请您来参加“{title}”。{purpose}")
    else:
        document.paragraph(f"We would like to invite you to “{title}”. {purpose}")
    document.table((), _when(day, language, publics), (1, 4), bold_first=True)
    document.bullets(_asked(day, language))
    document.paragraph(_SIGNED[language], right=True, keep=True)
    document.paragraph(_DAY_SIGNED[language], right=True)
    document.copies(first, others)
    return document.data()


def thank_you(job: Job, day: Occasion) -> bytes:
    """A page for each person, after one without a name."""
    language = job.language
    document = OfficeDocument(language, _title(day, language), job.programme.publisher, numbered=False)
    title, when = said(day.head.title, language), day.head.day[language]
    became = THANKED[day.plans][language]
    first, *others = (_dear(name, language) for name in _addressees(day, language))
    document.heading("感谢信" if language == "zh" else "Thank you", 0)
    document.paragraph(first)
    document.paragraph(
        f"谢谢您{when}来参加“{title}”。您出的主意，我们都记下来了，没有写是谁说的。"
        if language == "zh"
        else f"Thank you for taking part in “{title}” ({when}). Your ideas are written down, without saying "
        "whose they are."
    )
    _became(document, became)
    document.paragraph(_FURTHER[language])
    document.paragraph(_SIGNED[language], right=True, keep=True)
    document.paragraph(_DAY_SIGNED[language], right=True)
    document.copies(first, others)
    return document.data()


def press_note(job: Job, day: Occasion) -> bytes:
    """A page for the local paper, with blanks for what is known only afterwards."""
    language = job.language
    document = OfficeDocument(language, _title(day, language), job.programme.publisher)
    title, purpose = said(day.head.title, language), said(day.head.purpose, language)
    document.paragraph(_RELEASED[language])
    document.heading(title, 0)
    document.paragraph(_held(day, title, language))
    document.paragraph(purpose)

    def part(heading: Text) -> None:
        document.paragraph(heading[language], bold=True, keep=True)

    part(Text("这一天做了什么", "What was done"))
    document.bullets(_done(day, language))
    part(Text("留下了什么", "What came of it"))
    document.paragraph(NEWS[day.plans][language])
    part(Text("有人这样说", "In their words"))
    document.paragraph(_QUOTED[language])
    part(Text("背景", "Background"))
    colon = "：" if language == "zh" else ": "
    document.paragraph(f"{job.programme.name}{colon}{job.programme.about}")
    part(Text("联系", "Contact"))
    document.paragraph(_CONTACT[language])
    document.page_break()
    document.heading(Text("发出以前看一遍", "Before you send it")[language], 2)
    document.bullets([one[language] for one in _BEFORE_SENDING])
    return document.data()


def _held(day: Occasion, title: str, language: Language) -> str:
    """The first sentence of the press note: who held what, where and with whom."""
    where, publics = said(day.head.place, language), publics_in_words(day.publics, language)
    if language == "zh":
        return (
            f"{day.head.day.zh}，【主办单位】在{where}办了“{title}”。{publics}，一共【实到人数】人，"
            f"分{len(day.tables)}桌坐在一起。"
        )
    return (
        f"On {day.head.day.en}, 【host office】 held “{title}” at {where}. {publics[:1].upper()}{publics[1:]}, "
        f"【number who came】 people in all, sat together at {len(day.tables)} tables."
    )


def _became(document: OfficeDocument, became: Became) -> None:
    if became.points:
        document.paragraph(became.first, keep=True)
        document.bullets(became.points)
    document.paragraph(became.then)


def _done(day: Occasion, language: Language) -> list[str]:
    """The sessions that are worth telling a newspaper, so not the filling in of a form."""
    told = [row.row for row in day.rows if row.row.kind == "session" and row.row.minutes > _SHORT]
    return [said(row.title, language) for row in told]


def _title(day: Occasion, language: Language) -> str:
    return said(day.head.title, language)


def _addressees(day: Occasion, language: Language) -> list[str]:
    blank = "【姓名】" if language == "zh" else "【name】"
    return [blank, *(named(person, language) for person in day.people)]


def _dear(name: str, language: Language) -> str:
    return f"尊敬的{name}：" if language == "zh" else f"Dear {name},"


def _when(day: Occasion, language: Language, publics: str) -> list[tuple[str, str]]:
    head = day.head
    size = -(-day.guests // len(day.tables))
    if language == "zh":
        return [
            ("时间", f"{head.day.zh}，{head.hours}（{day.rows[0].row.start} 起签到）"),
            ("地点", f"{said(head.place, 'zh')}【怎么走，哪路车】"),
            ("谁来", f"{publics}，约{day.guests}人，每桌{size}人混着坐"),
            ("吃饭", "供午餐，忌口请先告诉我们" if _lunch(day) else "不供餐，有热水"),
            ("费用", "不收费。路费、误工：【有没有补贴，怎么领】"),
        ]
    return [
        ("When", f"{head.day.en}, {head.hours} (sign-in from {day.rows[0].row.start})"),
        ("Where", f"{said(head.place, 'en')} 【how to get there】"),
        ("Who", f"about {day.guests} people: {publics}, at mixed tables of {size}"),
        (
            "Meals",
            "Lunch is served; please tell us what you cannot eat" if _lunch(day) else "Hot water, no meal",
        ),
        ("Cost", "Free of charge. Travel, lost pay: 【whether and how they are paid】"),
    ]


def _lunch(day: Occasion) -> bool:
    return any(row.row.kind == "lunch" for row in day.rows)


def _asked(day: Occasion, language: Language) -> list[str]:
    if language == "zh":
        return [
            "不用准备发言，也没有考试。随信有一本会前读本，有疑问写在空白处带来。",
            "需要大字材料、轮椅通道、翻译，或者要带孩子来，请在【日期】前告诉【联系人，办公电话】。",
            "来不来由您自己定，中途也可以走。我们不收身份证号和手机号；记下的是主意，不记是谁说的；拍照先问您。",
        ]
    return [
        "You need not prepare a speech, and there is no test. A primer comes with this letter: write "
        "your questions in its "
        "margin and bring it along.",
        "If you need large print, step-free access, an interpreter, or bring a child, please tell "
        "【contact, office phone】 "
        "by 【date】.",
        "Taking part is up to you, and you may leave at any time. We ask for no identity or phone "
        "number; we write down "
        "ideas, not who had them; nobody is photographed without being asked.",
    ]
