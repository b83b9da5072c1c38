"""The handbooks' own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a handbook says beside its lessons."""

    html_language: str
    contents: str
    how: str
    how_lines: tuple[str, ...]
    """What a reader has to know; Markdown for one paragraph each."""
    part: str
    numerals: tuple[str, ...]
    """Of parts."""
    lesson: str
    see_lesson: str
    """Behind a link to another lesson."""
    remember: str
    discussion: str
    quiz: str
    quiz_answers: str
    several: str
    match: str
    answers: str
    answers_lead: str
    open_answer: str
    glossary: str
    glossary_lead: str
    also: str
    contacts: str
    contacts_lead: str
    windows: str
    sources: str
    sources_lead: str
    page: str
    """Before page numbers, with ``{pages}``."""
    pages_of_article: str
    """Behind an article, with ``{pages}``."""
    lessons_at: str
    """Before lesson numbers, with ``{numbers}``; of a form of the book without pages."""
    more_help: str
    more_help_where: str
    scan: str
    code_title: str
    site_code_title: str
    site: str
    imprint: str
    edition: str
    place: str
    readers: str
    publisher: str
    checked: str
    review: str
    holds: str
    renew: str
    large_print: str
    cover_picture: str
    stop: str
    colon: str
    semicolon: str
    full_stop: str
    newest: str
    """Before the address of a lesson."""
    accessible: str
    """What an EPUB reader is told of its accessibility."""
    dot: str
    space: str
    bracket: tuple[str, str]
    slip_title: str
    slip_lines: tuple[str, ...]
    slip_one: str
    slip_several: str
    slip_away: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        contents="目录",
        how="怎么用这本手册",
        how_lines=(
            "**先看三句话。** 每一课开头框里的三句话，是最要紧的。没空细看，记住这三句也有用。",
            "**带着事来查。** 出了事，先在目录里找课，翻到“一步一步来”照着做；不知道找谁，看书后的“{contacts}”。",
            '**粗体的数字是核对过的。** 金额、天数和电话都来自登记过的依据。数字旁的小号码<sup class="cite">8</sup>'
            "对应书后“{sources}”里的同一个号码。",
            '**带下划线的词有解释。** 比如<span class="term first">统筹</span>，翻到书后的“{glossary}”就能查到。',
            "**扫一扫看最新的。** 每一课开头有二维码，数字改了，网页先改。",
            "**只说{place}的事。** 换了地方，金额、窗口和办法可能不一样，先打电话问当地。",
        ),
        part="第{number}部分",
        numerals=tuple("一二三四五六七八九十") + tuple(f"十{n}" for n in "一二三四五六七八九"),
        lesson="第{number}课",
        see_lesson="（见第{number}课）",
        remember="记住这三句",
        discussion="聊一聊",
        quiz="考考自己",
        quiz_answers="答案在书后",
        several="（可以选几个）",
        match="（配对）",
        answers="答案",
        answers_lead="每一课“考考自己”的答案和为什么。",
        open_answer="参考",
        glossary="词语",
        glossary_lead="按拼音排列。词后面是用到它的页码。",
        also="也叫",
        contacts="电话和窗口",
        contacts_lead="电话不用记，翻到这里就能找到。后面是讲到它的页码。",
        windows="上门去问",
        sources="依据",
        sources_lead="号码就是正文里的小号码，在每本手册里都一样，所以这里有跳号。条文后面是从那里取的数字，"
        "〔〕里是用到它的页码。",
        page="第\u2060{pages}\u2060页",
        pages_of_article="〔\u2060{pages}\u2060页〕",
        lessons_at="第{numbers}课",
        more_help="还可以找",
        more_help_where="地址见书后“{contacts}”",
        scan="扫码看这一课",
        code_title="二维码：打开这一课的网页",
        site_code_title="二维码：打开网站",
        site="网上看全部课程",
        imprint="关于这本手册",
        edition="版次",
        place="适用地区：{name}",
        readers="写给：{names}",
        publisher="编印：{name}",
        checked="数字核对：最早的一条核对于{day}",
        review="下次核对：不晚于{day}",
        holds="共{lessons}课",
        renew="过了下次核对的日子，请先扫码看网页，或打电话问清楚，再照着办。",
        large_print="大字版",
        cover_picture="一棵榕树，树荫下坐着几个人",
        stop="、",
        colon="：",
        semicolon="；",
        full_stop="。",
        newest="最新内容看网页",
        accessible="文字可以放大和朗读，图都有文字说明，有目录可以跳转。",
        dot=" · ",
        space="",
        bracket=("（", "）"),
        slip_title="打印说明（这张不装订）",
        slip_lines=(
            "A4 纸，双面打印，**短边翻转**，按实际大小（100%），不要“适合页面”。",
            "内页黑白打印就行，什么也不会丢；封面用厚一点的纸更耐用。",
        ),
        slip_one="共 {sheets} 张：整叠对折，骑马钉两针，就是一本 {pages} 页的 A5 手册。",
        slip_several="共 {sheets} 张，太厚，不能一次对折。每 {signature} 张一叠，各自对折，按页码摞齐，"
        "再胶装或侧面订三针；"
        "一共 {count} 叠，{pages} 页。",
        slip_away="打印完，把这张抽掉。",
    ),
    "en": Wording(
        html_language="en",
        contents="Contents",
        how="How to use this book",
        how_lines=(
            "**Begin with three sentences.** The box at the start of each lesson holds what matters most. If you "
            "read nothing else, remember these.",
            "**Come with your question.** Find the lesson in the contents and follow its steps. Not sure whom to ask? "
            "See “{contacts}” at the back.",
            "**Bold figures were checked.** Amounts, days and numbers to call come from a register. The small number"
            '<sup class="cite">8</sup> is that of the law under “{sources}”.',
            '**Underlined words are explained.** Such as <span class="term first">pooling</span>: look them up under '
            "“{glossary}”.",
            "**Scan for what is new.** Each lesson begins with a code. When a figure changes, the web page "
            "changes first.",
            "**This book is for {place}.** Elsewhere amounts, offices and ways may differ: ask there first.",
        ),
        part="Part {number}",
        numerals=tuple(str(number) for number in range(1, 20)),
        lesson="Lesson {number}",
        see_lesson=" (lesson {number})",
        remember="Three things to remember",
        discussion="Talk about it",
        quiz="Test yourself",
        quiz_answers="Answers at the back",
        several="(more than one)",
        match="(match)",
        answers="Answers",
        answers_lead="To the questions of each lesson, and why.",
        open_answer="Answer",
        glossary="Words explained",
        glossary_lead="In alphabetical order, with the pages that use them.",
        also="Also called",
        contacts="Lines and offices",
        contacts_lead="Numbers to call and places to go, with the pages that speak of them.",
        windows="Go and ask",
        sources="Sources",
        sources_lead="The numbers are the small ones in the text, the same in every book, so some are missing "
        "here. Behind "
        "an article stand the figures taken from it and, in brackets, the pages that use it.",
        page="p.\u00a0{pages}",
        pages_of_article="[p.\u00a0{pages}]",
        lessons_at="lesson {numbers}",
        more_help="More help",
        more_help_where="addresses: “{contacts}” at the back",
        scan="Scan this lesson",
        code_title="QR code: opens the web page of this lesson",
        site_code_title="QR code: opens the site",
        site="All lessons on the web",
        imprint="About this book",
        edition="Edition",
        place="For {name}",
        readers="Written for: {names}",
        publisher="Published by {name}",
        checked="Figures: the oldest check was on {day}",
        review="Next check due by {day}",
        holds="{lessons} lessons",
        renew="After that day look at the web page or call first, then act.",
        large_print="Large print",
        cover_picture="A banyan tree with people sitting in its shade",
        stop=", ",
        colon=": ",
        semicolon="; ",
        full_stop=". ",
        newest="Newest version on the web",
        accessible="Text can be enlarged and read aloud; pictures have alternative text; a table of contents "
        "leads to each lesson.",
        dot=" | ",
        space=" ",
        bracket=(" (", ")"),
        slip_title="How to print (not part of the book)",
        slip_lines=(
            "A4, both sides, **flip on short edge**, actual size (100%), not “fit to page”.",
            "Black and white loses nothing; heavier paper for the cover lasts longer.",
        ),
        slip_one="{sheets} sheets: fold the whole pile once and staple twice through the fold: an A5 book of {pages} "
        "pages.",
        slip_several="{sheets} sheets are too thick to fold at once. Fold them in piles of {signature}, stack the "
        "{count} piles in the order of their pages ({pages} in all), then glue or side-staple the back.",
        slip_away="Take this sheet away after printing.",
    ),
}
