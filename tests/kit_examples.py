"""A small forum for the tests of the kit: fixed, so that goldens do not follow the real one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pypdfium2

from build_scripts.channels.kit import CHANNEL
from build_scripts.channels.kit.planning import plan_workshop
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Language, Output, Participant, Workshop
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import ROOT, example_project, rewrite
from tests.worlds import TODAY

AUDIENCES = """audiences:
  students: {name: {zh: 即将就业的学生, en: Students entering work}, short: {zh: 学生, en: Students}}
  universities-citizens: {name: {zh: 高校和手机用户, en: Universities and citizens on phones}}
"""

WORKSHOP = """title: {zh: 工资论坛, en: Pay forum}
purpose: {zh: 一起看懂工资条。, en: Read pay slips together.}
start: "08:45"
date: 2026-12-05
place: {zh: 镇文化站, en: Town culture station}
participants: {min: 6, max: 12, per_public: 2, per_table: 4}
publics: [workers, students, universities-citizens]
primer: [pay-slip, rest-days]
sessions:
  - {id: arrival, kind: arrival, title: {zh: 签到, en: Sign in}, minutes: 15, lead: {zh: 会务, en: Staff}}
  - {id: welcome, kind: opening, title: {zh: 开场, en: Welcome}, minutes: 20, lead: {zh: 镇里, en: The town}}
  - id: slips
    title: {zh: 看单子, en: Read slips}
    minutes: 90
    lesson: pay-slip
    lead: {zh: 主持人, en: Facilitator}
    method: {zh: 两人一组, en: In pairs}
    materials: {zh: 每桌一叠单子，笔, en: "a stack of slips for each table, pens"}
    script:
      zh: |
        - **做**（80 分钟）：发单子。
        - **说**：“最低{fact:lowest-wage}，少了就问。”
        - **晚了**：只看一张。
      en: |
        - **DO** (80 minutes): hand out the slips.
        - **SAY**: “At least {fact:lowest-wage}. If it is less, ask.”
        - **LATE**: read one only.
  - {id: lunch, kind: lunch, title: {zh: 午餐, en: Lunch}, minutes: 60, at: "12:00", lead: {zh: 会务, en: Staff}}
  - {id: rest, title: {zh: 画一周, en: Draw a week}, minutes: 45, lesson: rest-days, lead: {zh: 主持人, en: The host}}
  - {id: end, kind: closing, title: {zh: 收尾, en: Closing}, minutes: 10, lead: {zh: 镇里, en: The town}}
feedback:
  - {id: useful, type: scale, ask: {zh: 有用。, en: It was useful.}}
  - {id: clear, type: scale, ask: {zh: 听得懂。, en: It was clear.}}
  - {id: again, type: yes-no, ask: {zh: 还来吗？, en: Would you come again?}}
  - id: who
    type: choice
    ask: {zh: 我是：, en: "I am:"}
    options: [{zh: 劳动者, en: A worker}, {zh: 不想说, en: Not saying}]
  - {id: more, type: open, lines: 2, ask: {zh: 还想说：, en: "I would add:"}}
"""

ROSTER = """姓名,英文名,类别,单位,桌号,语言,需要
参会者01,Participant 01,劳动者,示例工厂,1,zh,大字
参会者02,Participant 02,劳动者,示例工厂,2,zh,
参会者03,Participant 03,劳动者,示例商店,1,en,轮椅
参会者04,Participant 04,学生,示例学校,2,zh,
参会者05,Participant 05,学生,示例学校,1,zh,大字
参会者06,Participant 06,高校,示例大学,2,zh,
参会者07,Participant 07,高校,示例大学,1,en,
"""


Kits = dict[Language, dict[str, Output]]
"""By language and item."""


def kit_project(folder: Path) -> Path:
    """The example project with this forum in place of its own."""
    example_project(folder)
    rewrite(folder / "content/index.yml", "audiences:\n", AUDIENCES)
    (folder / "workshops/forum/workshop.yml").write_text(WORKSHOP, encoding="utf-8")
    (folder / "workshops/forum/participants.sample.csv").write_text(ROSTER, encoding="utf-8")
    return folder


def with_workshop(world: World, workshop: Workshop) -> World:
    """The same world with another definition of its workshop."""
    catalogue = replace(world.catalogue, workshops=(workshop,))
    return World(catalogue, Resolver(catalogue, TODAY))


def with_people(world: World, people: tuple[Participant, ...]) -> World:
    """The same world with other people on the roster of its forum."""
    (forum,) = world.catalogue.workshops
    return with_workshop(world, replace(forum, sample=people))


def jobs_of(world: World, language: Language = "zh", region: str = "GD") -> dict[str, Job]:
    """The jobs of one kit by item; activity sheets as ``activities/<lesson>``."""
    start, sheets = f"kit/forum/{language}/{region}/", f"kit/activities/{language}/{region}/"
    workshop = next(w for w in world.catalogue.workshops if w.id == "forum")
    return {
        job.id.replace(start, "").replace(sheets, "activities/"): job
        for job in plan_workshop(world, workshop, language, region)
    }


def rendered(jobs: Iterable[Job], root: Path = ROOT) -> dict[str, Output]:
    """The outputs of jobs by id, those needed first."""
    made: dict[str, Output] = {}
    press = Press(root)
    press.pack(lambda name: (made[name],))
    for job in sorted(jobs, key=lambda job: bool(job.needs)):
        ((made[job.id],),) = CHANNEL.render((job,), press)
    return made


@lru_cache(maxsize=256)
def pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = (page.get_textpage().get_text_bounded() for page in document)
        return tuple("\n".join(line.strip() for line in text.splitlines()) for text in texts)
    finally:
        document.close()


def squeezed(pdf: bytes) -> str:
    """All text without spaces."""
    return "".join("".join(pages(pdf)).split())


def invented(number: int, public: str, **more: str) -> Participant:
    """A participant of our invention."""
    named = {"name": f"参会者{number:02}", "name_other": f"Participant {number:02}", **more}
    return Participant(
        name=named["name"],
        name_other=named["name_other"],
        public=public,
        organisation=more.get("organisation", "示例单位"),
        table=more.get("table", ""),
        language="en" if more.get("language") == "en" else "zh",
        needs=more.get("needs", ""),
    )
