"""Everyday words become those that the lessons use: what people type, beside the names that the glossary knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from build_scripts.model import Language
from build_scripts.vocabulary import Entry

# Each group says the same in everyday speech and in the lessons. Only words that are in nobody's glossary.
_EVERYDAY: Mapping[Language, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "zh": (
            ("辞退", "开除", "炒鱿鱼", "被裁", "裁员", "解除合同", "不让干", "失业"),
            ("补偿", "赔偿", "经济补偿"),
            ("生孩子", "怀孕", "生育", "生小孩", "坐月子"),
            ("看病", "就医", "住院", "医院"),
            ("送外卖", "外卖", "骑手", "跑腿", "平台"),
            ("拖欠", "欠薪", "不发工资", "讨薪"),
            ("开店", "小店", "开小店", "创业", "做生意"),
            ("贷款", "借钱"),
            ("放弃社保", "不交社保", "不买社保", "不参保", "签字放弃", "放弃"),
            ("转移", "怎么转", "转社保", "接续"),
            ("压了", "砸伤", "摔伤", "割伤", "受伤", "工伤"),
            ("招人", "请人", "雇人", "第一个员工", "员工"),
            ("外地", "异地", "老家", "换城市"),
            ("穷", "困难", "没钱", "低保"),
            ("老了", "退休", "养老"),
            ("骗钱", "骗子", "诈骗"),
        ),
        "en": (
            ("fired", "sacked", "dismissed", "dismissal", "laid off", "lose your job", "losing a job"),
            ("severance", "compensation"),
            ("baby", "pregnant", "birth", "maternity"),
            ("hospital", "doctor", "medical"),
            ("rider", "delivery", "driver", "platform"),
            ("not paid", "unpaid", "unpaid wages", "has not paid", "owed", "wages"),
            ("shop", "business", "company"),
            ("loan", "borrow", "credit"),
            ("give up", "sign away", "waive", "sign it away"),
            ("hurt", "injured", "injury", "accident"),
            ("hire", "employee", "staff"),
            ("moving", "move", "another city", "transfer"),
            ("poor", "dibao", "assistance"),
            ("old age", "retire", "pension"),
            ("scam", "fraud", "cheat"),
            ("insure myself", "insure yourself", "self-employed", "on your own"),
            ("unemployment", "losing a job"),
        ),
    }
)


def same(entries: Iterable[Entry], language: Language) -> list[list[str]]:
    """Groups of words that find each other: those of the glossary, then everyday ones; all in lower case."""
    known = [(entry.name, *entry.also) for entry in entries if entry.also]
    return [
        list(dict.fromkeys(w.lower() for w in group if len(w) > 1))
        for group in (*known, *_EVERYDAY[language])
    ]
