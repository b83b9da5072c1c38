"""The words of the site's own interface, in both languages; whatever a template says beyond the content is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words; ``{}`` in a text is filled by the template."""

    html_language: str
    home: str
    skip: str
    menu: str
    close: str
    contents: str
    region: str
    region_note: str
    scheme: str
    search: str
    search_hint: str
    search_none: str
    search_found: str
    search_failed: str
    call: str
    call_first: str
    who_to_ask: str
    who_to_ask_in: str
    minutes: str
    class_minutes: str
    invented: str
    on_this_page: str
    materials: str
    leaflet: str
    leaflet_note: str
    quiz: str
    quiz_note: str
    show_answer: str
    right: str
    not_right: str
    more_right: str
    answer: str
    several: str
    match: str
    words: str
    also: str
    used_in: str
    glossary: str
    glossary_note: str
    letters: str
    terms: str
    terms_note: str
    sources: str
    sources_note: str
    checked: str
    in_force: str
    valid_until: str
    review: str
    stale_review: str
    stale_value: str
    stale_ask: str
    stale_look: str
    stale_link: str
    confidence: Mapping[str, str]
    source: str
    about_lesson: str
    goals: str
    audience: str
    level: str
    edition: str
    rules_of: str
    neighbours: str
    leaflet_short: str
    next: str
    previous: str
    not_found: str
    not_found_note: str
    to_home: str
    blocks: Mapping[str, str]
    flows: str
    flows_note: str
    calculators: str
    calculators_note: str
    end: str
    go_on: str
    next_steps: str
    more: str
    flow_hint: str
    flow_sheet: str
    flow_text: str
    worksheet: str
    fill_in: str
    comes_to: str
    incomplete: str
    estimate: str
    no_script: str
    how_worked_out: str
    assumed: str
    example: str
    guide_words: str
    guide_sources_note: str
    joint: str
    """Between items of a short list."""


LABELS: Mapping[Language, Labels] = MappingProxyType(
    {
        "zh": Labels(
            html_language="zh-Hans",
            home="首页",
            skip="跳到正文",
            menu="目录",
            close="关闭",
            contents="课程目录",
            region="地区",
            region_note="选你工作或参保的地方，各地数字不一样。",
            scheme="深色或浅色",
            search="搜索",
            search_hint="输入词语，例如：养老保险、失业",
            search_none="没有找到。换一个短一点的词试试。",
            search_found="找到 {} 页",
            search_failed="搜索内容没有加载出来，请检查网络后再试。",
            call="拨打",
            call_first="有事先打",
            who_to_ask="找谁问",
            who_to_ask_in="在{}，可以找谁问",
            minutes="{} 分钟",
            class_minutes="课堂 {} 分钟",
            invented="人物和金额是虚构的",
            on_this_page="这一课讲什么",
            materials="准备",
            leaflet="下载折页（PDF）",
            leaflet_note="A4 纸双面打印，折成三折；黑白打印也清楚。",
            quiz="考考自己",
            quiz_note="点一个答案试试，再看解释。",
            show_answer="看答案和解释",
            right="答对了",
            not_right="再想想",
            more_right="对，还有别的",
            answer="答案",
            several="可选多个",
            match="把左右两边配成对。",
            words="这一课的词语",
            also="也叫",
            used_in="用到它的课（{}）",
            glossary="词语解释",
            glossary_note="课里用到的词，一句话说清楚。",
            letters="按拼音找",
            terms="下载词语表（PDF）",
            terms_note="A4 纸，大字，黑白打印也清楚。",
            sources="依据和核对日期",
            sources_note="这一课的数字和规定都来自下面的文件。点正文里的数字，可以跳到它的依据。",
            checked="核对于",
            in_force="{}起执行",
            valid_until="到{}为止",
            review="下次核对不晚于",
            stale_review="这一页的核对期限已过（{}），数字可能变了。",
            stale_value="这一页有的规定只到{}为止，现在可能变了。",
            stale_ask="请打{phone}核实，或{link}。",
            stale_look="请{link}。",
            stale_link="看看有没有新版",
            confidence=MappingProxyType(
                {"high": "", "medium": "可信度：中，办事前请再问一问", "low": "可信度：低，一定要先问清楚"}
            ),
            source="依据",
            about_lesson="关于这一课",
            goals="学完以后，你能",
            audience="写给",
            level="难度",
            edition="版本",
            rules_of="按{}的规定写",
            neighbours="前后两课",
            leaflet_short="打印折页",
            next="下一课",
            previous="上一课",
            not_found="没有这一页",
            not_found_note="地址可能写错了，或者这一页搬走了。从首页找一找，或者直接打电话问。",
            to_home="回首页",
            blocks=MappingProxyType(
                {
                    "key-messages": "记住三句话",
                    "example": "举个例子",
                    "what": "这是什么",
                    "get": "你能得到什么",
                    "steps": "怎么办",
                    "warning": "小心",
                    "who": "找谁帮忙",
                    "activity": "一起做",
                    "discussion": "聊一聊",
                    "script": "主持人",
                    "prose": "",
                }
            ),
            flows="对照自己",
            flows_note="答几个问题，看看自己大概是哪一种情况、该找谁。",
            calculators="算一算",
            calculators_note="填几个数，看看大概是多少；公式和依据都写出来。",
            end="大概是这样",
            go_on="接第 {} 步",
            next_steps="接下来",
            more="想多知道一点",
            flow_hint="这里只是提示，不是决定。办事以当地窗口的答复为准。",
            flow_sheet="打印这张图（PDF）",
            flow_text="纯文字版",
            worksheet="打印算式表，用笔算（PDF）",
            fill_in="填一填",
            comes_to="算出来",
            incomplete="填好上面的每一项，就都能算出来；数字不能超出范围。",
            estimate="这是估算，不是承诺。填的内容只留在你的手机里。",
            no_script="要自动计算，请打开浏览器的脚本功能。下面的公式和例子，用笔也能算。",
            how_worked_out="怎么算的",
            assumed="算的时候这样假定",
            example="例子",
            guide_words="这里的词语",
            guide_sources_note="这里的数字和规定都来自下面的文件。",
            joint="、",
        ),
        "en": Labels(
            html_language="en",
            home="Home",
            skip="Skip to the text",
            menu="Menu",
            close="Close",
            contents="Lessons",
            region="Region",
            region_note="Choose where you work or are insured: amounts differ.",
            scheme="Dark or light",
            search="Search",
            search_hint="Type a word, such as pension or contract",
            search_none="Nothing found. Try a shorter word.",
            search_found="Pages found: {}",
            search_failed="The search could not load. Check your connection and try again.",
            call="Call",
            call_first="Questions? Call",
            who_to_ask="Whom to ask",
            who_to_ask_in="Whom to ask in {}",
            minutes="{} min",
            class_minutes="{} min in class",
            invented="The people and amounts are invented.",
            on_this_page="In this lesson",
            materials="You need",
            leaflet="Download the leaflet (PDF)",
            leaflet_note="Prints on both sides of one A4 sheet and folds in three. Black and white is fine.",
            quiz="Test yourself",
            quiz_note="Tap an answer, then read why.",
            show_answer="Show the answer and why",
            right="Right",
            not_right="Think again",
            more_right="Right, and there is more",
            answer="Answer",
            several="choose all that fit",
            match="Which belong together?",
            words="Words in this lesson",
            also="Also called",
            used_in="Lessons that use it ({})",
            glossary="Words explained",
            glossary_note="The words that the lessons use, each in a sentence or two.",
            letters="By letter",
            terms="Download the list of words (PDF)",
            terms_note="A4 in large type. Black and white is fine.",
            sources="Sources and dates checked",
            sources_note="Every figure and rule here comes from the documents below. "
            "Tap a figure in the text to see where it comes from.",
            checked="Checked on",
            in_force="in force from {}",
            valid_until="until {}",
            review="Next check due by",
            stale_review="This page was due to be checked again by {}. Figures may have changed.",
            stale_value="Some rules on this page ended on {} and may have changed.",
            stale_ask="Call {phone} to make sure, or {link}.",
            stale_look="Please {link}.",
            stale_link="look for a newer version",
            confidence=MappingProxyType(
                {
                    "high": "",
                    "medium": "Confidence: medium. Ask before you act.",
                    "low": "Confidence: low. Be sure to ask first.",
                }
            ),
            source="Source",
            about_lesson="About this lesson",
            goals="Afterwards you can",
            audience="For",
            level="Level",
            edition="Edition",
            rules_of="Rules for {}",
            neighbours="Lessons before and after",
            leaflet_short="Leaflet to print",
            next="Next lesson",
            previous="Previous lesson",
            not_found="There is no such page",
            not_found_note="The address may be misspelt, or the page has moved. "
            "Start from the home page, or just call.",
            to_home="To the home page",
            blocks=MappingProxyType(
                {
                    "key-messages": "Three things to remember",
                    "example": "An example",
                    "what": "What it is",
                    "get": "What you get",
                    "steps": "What to do",
                    "warning": "Watch out",
                    "who": "Who can help",
                    "activity": "Do it together",
                    "discussion": "Talk about it",
                    "script": "For the facilitator",
                    "prose": "",
                }
            ),
            flows="What about me?",
            flows_note="Answer a few questions to see where you probably stand and whom to ask.",
            calculators="Work it out",
            calculators_note="Fill in a few numbers and see roughly what it comes to, with formula and sources.",
            end="This is probably how it is",
            go_on="go to {}",
            next_steps="What to do next",
            more="Read more",
            flow_hint="This is a hint, not a decision. What your local office says counts.",
            flow_sheet="Print this sheet (PDF)",
            flow_text="As plain text",
            worksheet="Print a worksheet to fill in by hand (PDF)",
            fill_in="Fill in",
            comes_to="What it comes to",
            incomplete="Fill in every field above, within the limits, and all results appear.",
            estimate="An estimate, not a promise. What you fill in stays on your phone.",
            no_script="To have it worked out for you, allow scripts in your browser. "
            "With the formulas and the example below, a pencil will do.",
            how_worked_out="How it is worked out",
            assumed="What is assumed",
            example="Example",
            guide_words="Words used here",
            guide_sources_note="Every figure and rule here comes from the documents below.",
            joint=", ",
        ),
    }
)
