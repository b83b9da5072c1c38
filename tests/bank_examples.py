"""A small bank built by hand, with every type of question and every sign that a format could stumble over; and the
banks of the real lessons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from build_scripts.channels.bank import CHANNEL
from build_scripts.channels.bank.bank import Bank, banks
from build_scripts.channels.bank.items import Choice, Item, Pairing
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Edition, Job, Language, Passage, QuestionType
from build_scripts.resolve import Resolver
from tests.leaflet_examples import PROGRAMME, edition
from tests.projects import ROOT

DAY = date(2026, 11, 21)
_WORDS: dict[Language, tuple[str, ...]] = {
    "zh": (
        "下面哪个算式对？{提示：a=b}",
        "2+2=4",
        "2~3",
        "#5: 都对",
        "哪几样要留好？",
        "工资条",
        "合同",
        "瓜子壳",
        "旧报纸",
        "100%的人都要缴：对吗？",
        "连一连：A -> B",
        "受伤 -> 求助",
        "先救人",
        "没合同",
        "留证据",
        "欠薪 <急>",
        "打电话 & 问清楚",
        "用一句话说说\\为什么要留工资条。",
        "因为“没有记录”就说不清。",
        "说得清，才要得到。",
    ),
    "en": (
        "Which sum is right? {hint: a=b}",
        "2+2=4",
        "2~3",
        "#5: all of them",
        "What should you keep?",
        "Pay slips",
        "The contract",
        "Seed shells",
        "Old papers",
        "100% of people must pay: true?",
        "Match: A -> B",
        "Hurt -> help",
        "Save life first",
        "No contract",
        "Keep proof",
        "Unpaid <now>",
        "Call & ask",
        "Say in a sentence \\ why you keep pay slips.",
        'Because "no record" means no proof.',
        "What can be shown can be claimed.",
    ),
}


def small_bank(language: Language) -> Bank:
    """Five questions, one of each type, on the island of the leaflet's examples."""
    t = _WORDS[language]
    bare = replace(edition(language), quiz=(), passages=())
    return Bank(PROGRAMME[language], bare, tuple(_items(t, bare)))


def _items(t: tuple[str, ...], bare: Edition) -> list[Item]:
    def item(number: int, name: str, kind: QuestionType, stem: str) -> Item:
        return Item(
            id=f"{bare.lesson}.{name}",
            question=name,
            number=number,
            type=kind,
            stem=stem,
            options=(),
            pairs=(),
            answer="",
            explanation=f"{t[19]} ({number})",
            goal=1,
            goal_text=bare.goals[0],
            facts=("report-days",),
            sources=("《榕树岛互助条例》第17条",),
        )

    return [
        replace(
            item(1, "sum", "single", t[0]),
            options=(Choice(t[1], True), Choice(t[2], False), Choice(t[3], False)),
        ),
        replace(
            item(2, "keep", "multiple", t[4]),
            options=(Choice(t[5], True), Choice(t[6], True), Choice(t[7], False), Choice(t[8], False)),
        ),
        replace(
            item(3, "all-pay", "true-false", t[9]),
            options=(Choice("对", False), Choice("错", True))
            if bare.language == "zh"
            else (Choice("True", False), Choice("False", True)),
        ),
        replace(
            item(4, "pairs", "matching", t[10]),
            pairs=(Pairing(t[11], t[12]), Pairing(t[13], t[14]), Pairing(t[15], t[16])),
        ),
        replace(item(5, "why", "open", t[17]), answer=t[18]),
    ]


def with_passages(bank: Bank) -> Edition:
    """The edition of a course on it."""
    passages = (Passage("key-messages", "", "- **一** one\n- two", None, ""),)
    return replace(bank.edition, passages=passages)


@lru_cache(maxsize=1)
def real_world() -> World:
    """The real content on a fixed day."""
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, DAY))


@lru_cache(maxsize=1)
def real_jobs() -> tuple[Job, ...]:
    """Its jobs."""
    return CHANNEL.plan(real_world())


@lru_cache(maxsize=2)
def real_banks(language: Language) -> tuple[Bank, ...]:
    """The banks of all lessons."""
    return banks(next(job for job in real_jobs() if job.language == language and job.part == "all"))
