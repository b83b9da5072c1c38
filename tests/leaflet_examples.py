"""Editions built by hand for the tests of the leaflet: fixed, so that goldens do not follow the real lessons."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.model import (
    Edition,
    Job,
    Language,
    Passage,
    ProgrammeText,
    ResolvedContact,
    ResolvedFact,
)

PROGRAMME: dict[Language, ProgrammeText] = {
    "zh": ProgrammeText(
        id="banyan",
        name="榕树学堂",
        motto="大树底下好乘凉，权利要靠自己懂。",
        about="双语小课",
        publisher="榕树公众宣传平台",
        disclaimer="本材料用于宣传和培训，不是法律意见。办事前请向当地窗口或热线核实。",
        base_url="https://banyan.example",
    ),
    "en": ProgrammeText(
        id="banyan",
        name="Banyan Lessons",
        motto="Shade is shared. Know what is yours.",
        about="Short bilingual lessons",
        publisher="Banyan public awareness platform",
        disclaimer="For public awareness and training, not legal advice. "
        "Check with your local office or hotline before you act.",
        base_url="https://banyan.example",
    ),
}

_SOURCES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "《榕树岛互助条例》第17条",
        "《榕树岛互助条例》第33条",
        "《榕树岛最低工资通知》第1条",
        "《榕树岛公共服务电话目录》",
    ),
    "en": (
        "Mutual Aid Rules of Banyan Island, Art. 17",
        "Mutual Aid Rules of Banyan Island, Art. 33",
        "Notice on the Minimum Wage of Banyan Island, Art. 1",
        "List of Public Service Lines of Banyan Island",
    ),
}


def fact(
    id: str, kind: str, text: str, source: str, number: int, *, checked: str = "2026-11-21"
) -> ResolvedFact:
    """A resolved fact of the island."""
    return ResolvedFact(
        id=id,
        label=id,
        kind=kind,  # type: ignore[arg-type]
        text=text,
        value=text,
        region="BI",
        effective_from="2026-01-01",
        effective_to="",
        source=source,
        source_number=number,
        checked=checked,
        review_by="2027-11-21",
        confidence="high",
        year=None,
        note="",
    )


def _facts(language: Language) -> tuple[ResolvedFact, ...]:
    one, two, three, four = _SOURCES[language]
    zh = language == "zh"
    return (
        fact("report-days", "days", "30天" if zh else "30 days", one, 1),
        fact("own-year", "years", "1年" if zh else "1 year", one, 1),
        fact("paid-leave", "months", "12个月" if zh else "12 months", two, 2),
        fact("who-pays", "rule", "单位付" if zh else "the employer pays", two, 2),
        fact("wage", "money", "每月2080元" if zh else "2,080 yuan a month", three, 3),
        fact("line-98765", "phone", "98765", four, 4),
        fact("line-office", "phone", "0000-1234567", four, 4),
    )


def _span(id: str, text: str) -> str:
    return f'<span class="fact" data-fact="{id}">{text}</span>'


def _cite(number: int) -> str:
    return f'<sup class="cite">{number}</sup>'


def _zh_passages() -> tuple[Passage, ...]:
    return (
        _passage(
            "key-messages",
            "",
            f"- 单位{_span('report-days', '30天')}内申请，不申请你有{_span('own-year', '一年')}。\n"
            "- 拿不准的，单位要拿出证据。\n- 没参保，全由单位赔。",
        ),
        _passage(
            "what",
            "互助保险是什么",
            "上班受伤，看病和误工的钱由互助保险出。保险费由单位缴，"
            f"个人一分不缴。{_cite(2)}\n\n“临时工”“日结工”也算，"
            "没有签合同的也算（只要真的在干活）。",
        ),
        _passage(
            "get",
            "你能得到什么",
            f"- **看病的钱**：门诊、住院、康复，目录内的都报。{_cite(1)}\n"
            f"- **养伤的工资**：单位照发，一般不超过{_span('paid-leave', '12个月')}。\n"
            f"- **最低不少于**{_span('wage', '每月2080元')}。\n"
            "- **留下伤残**：鉴定以后，按等级一次给或者按月给。",
        ),
        _passage(
            "steps",
            "受伤以后，一步一步来",
            "1. **先救人。** 马上送最近的医院，对医生说“干活时伤的”。\n"
            "2. **留证据。** 拍照，记下谁在场，病历和票据一张也别丢。\n"
            f"3. **催单位。** 单位要在{_span('report-days', '30天')}内去申请。\n"
            f"4. **自己去。** 单位不去，你在{_span('own-year', '1年')}内带上材料自己去。\n"
            f"5. **问清楚。** 打{_span('line-98765', '98765')}问材料和窗口。",
        ),
        _passage(
            "warning",
            "这些坑别踩",
            "- “私了给你现金，别报了。”先问清楚该赔多少。\n"
            f"- “你没签合同，不算。”算不算，看你有没有在干活。{_cite(2)}\n"
            "- 过了时间才去。日子从出事那天算起。",
        ),
        _passage(
            "who",
            "找谁帮忙",
            f"先打{_span('line-98765', '98765')}。说清三样：哪天伤的，在哪儿伤的，单位叫什么。",
        ),
    )


def _en_passages() -> tuple[Passage, ...]:
    return (
        _passage(
            "key-messages",
            "",
            f"- The employer applies within {_span('report-days', '30 days')}; after that you have "
            f"{_span('own-year', 'one year')}.\n"
            "- When in doubt, the employer must prove it.\n- No insurance? The employer pays it all.",
        ),
        _passage(
            "what",
            "What mutual insurance is",
            "If you are hurt at work, mutual insurance pays for treatment and lost wages. The employer pays "
            f"the contributions; you pay nothing.{_cite(2)}\n\n“Casual” and day workers count too, and so do "
            "people who haven’t signed a contract, as long as they really work.",
        ),
        _passage(
            "get",
            "What you get",
            f"- **Treatment**: clinic, hospital and rehabilitation, as listed.{_cite(1)}\n"
            f"- **Wages while you heal**: from the employer, in general for up to "
            f"{_span('paid-leave', '12 months')}.\n"
            f"- **Never less than** {_span('wage', '2,080 yuan a month')}.\n"
            "- **Lasting damage**: money by grade, at once or every month.",
        ),
        _passage(
            "steps",
            "Hurt at work: step by step",
            "1. **Help first.** Go to the nearest hospital and say “it happened at work”.\n"
            "2. **Keep proof.** Take photos, write down who was there, keep every paper.\n"
            f"3. **Press the employer.** It has {_span('report-days', '30 days')} to apply.\n"
            f"4. **Go yourself.** If it doesn’t, you have {_span('own-year', '1 year')}.\n"
            f"5. **Ask.** Call {_span('line-98765', '98765')} for papers and windows.",
        ),
        _passage(
            "warning",
            "Where people go wrong",
            "- “Take the cash and keep quiet.” First ask how much you are owed.\n"
            f"- “No contract, no claim.” What counts is that you work.{_cite(2)}\n"
            "- Going too late. The days run from the day of the accident.",
        ),
        _passage(
            "who",
            "Who can help",
            f"Call {_span('line-98765', '98765')} first. Say three things: the day, the place, and the name of "
            "your employer.",
        ),
    )


def _passage(kind: str, title: str, markdown: str) -> Passage:
    return Passage(kind=kind, title=title, markdown=markdown, minutes=None, materials="")


def edition(language: Language) -> Edition:
    """The example lesson."""
    zh = language == "zh"
    facts = _facts(language)
    return Edition(
        lesson="island-injury",
        channel="leaflet",
        language=language,
        region="BI",
        region_name="榕树岛" if zh else "Banyan Island",
        number=1,
        title="工伤：认定、治疗、赔偿" if zh else "Injured at work: recognition, care, money",
        summary="干活受了伤，钱谁出、手续谁办、日子怎么算，这一课讲清楚。"
        if zh
        else "Hurt at work? Who pays, who applies, and how the days are counted.",
        goals=("记住两个期限",) if zh else ("Know the two limits",),
        strand="island",
        strand_title="外来务工人员权益" if zh else "Migrant workers’ rights",
        module="island",
        module_title="出事了怎么办" if zh else "When something happens",
        audiences=("劳动者", "用人单位", "工会") if zh else ("Workers", "Employers", "Labour unions"),
        level="L1",
        level_name="人人能读" if zh else "For everybody",
        minutes=50,
        passages=_zh_passages() if zh else _en_passages(),
        quiz=(),
        facts=facts,
        terms=(),
        contacts=(
            ResolvedContact(
                id="line",
                name="岛务热线" if zh else "Island service line",
                phone="98765",
                where="",
                about="工伤、社保、工资都能问" if zh else "Injury, insurance, wages",
                topics=(),
            ),
            ResolvedContact(
                id="office",
                name="岛工伤窗口" if zh else "Injury office",
                phone="0000-1234567",
                where="榕树路1号一楼" if zh else "1 Banyan Road, ground floor",
                about="",
                topics=(),
            ),
        ),
        pictures=(),
        sources=(),
        url=f"https://banyan.example/{'' if zh else 'en/'}bi/lessons/island-injury/",
        checked="2026-11-21",
        review_by="2027-11-21",
        code=f"II-BI-{language}-0A1B2C",
    )


def job(language: Language, changed: Edition | None = None, part: str = "") -> Job:
    """The example's job, or that of a changed edition or of another format."""
    shown = changed or edition(language)
    return Job(
        id=f"leaflet/{language}/BI/{shown.lesson}{f'-{part}' if part else ''}",
        channel="leaflet",
        language=language,
        region="BI",
        programme=PROGRAMME[language],
        lesson=shown.lesson,
        part=part,
        editions=(shown,),
    )


def with_passage(base: Edition, kind: str, markdown: str) -> Edition:
    """The edition with one passage's text replaced."""
    return replace(
        base,
        passages=tuple(
            replace(passage, markdown=markdown) if passage.kind == kind else passage
            for passage in base.passages
        ),
    )


def marked(language: Language, *kinds: str) -> Edition:
    """The dense example with more warnings than a small sheet holds, which may leave out blocks of these kinds."""
    shown = dense(language)
    more = {
        "zh": "别信“先干活后补手续”，日子过了，谁也补不回来。",
        "en": "Do not believe “work first, papers later”: once the days are over, nobody can bring them back.",
    }[language]
    told = next(passage.markdown for passage in shown.passages if passage.kind == "warning")
    longer = with_passage(shown, "warning", told + f"\n- {more}" * 10)
    return replace(longer, passages=tuple(replace(p, may_drop=p.kind in kinds) for p in longer.passages))


def dense(language: Language) -> Edition:
    """The example with as much text as the limits of a lesson allow, so that type must get smaller."""
    shown = edition(language)
    more = {
        "zh": "干活时伤的，先去医院，再留证据，马上告诉单位，期限从出事那天算起。",
        "en": "Hurt at work, go to the hospital first, keep proof, and tell the firm at once.",
    }[language]
    return replace(
        shown,
        passages=tuple(
            replace(
                passage,
                markdown=passage.markdown
                + "".join(
                    f"\n{f'{number}.' if passage.kind == 'steps' else '-'} {more}"
                    for number in range(6, 10)
                    if passage.kind in {"get", "steps", "warning"}
                ),
            )
            for passage in shown.passages
        ),
    )


def crowded(language: Language) -> Edition:
    """The example with many contacts, sources and words on help: the outer side needs its short forms."""
    shown = edition(language)
    names = {
        "zh": (
            "医保服务热线",
            "政务服务便民热线",
            "税务服务热线",
            "住房公积金热线",
            "法院诉讼服务热线",
            "工会职工维权热线",
        ),
        "en": (
            "Health insurance",
            "City government line",
            "Tax office",
            "Housing fund",
            "Court services",
            "Trade union",
        ),
    }[language]
    line, office = shown.contacts
    more = tuple(
        replace(line, id=f"line-{number}", name=name, phone=f"1230{number}")
        for number, name in enumerate(names)
    )
    last = len(_SOURCES[language])
    rules = tuple(
        replace(
            shown.facts[3],
            id=f"rule-{number}",
            source=f"{_SOURCES[language][1]}-{number}",
            source_number=number,
        )
        for number in range(last + 1, last + 28)
    )
    told = next(passage.markdown for passage in shown.passages if passage.kind == "who")
    return replace(
        with_passage(shown, "who", "\n\n".join([told] * 5)),
        contacts=(line, office, *more, replace(office, id="window", phone="")),
        facts=shown.facts + rules,
    )
