"""The path of a printed artefact becomes its kind: what sheet it is, how it is folded and cut, what its type must be.

Preflight holds each artefact against its kind; a print order takes paper and folding from it. All lengths are in
millimetres, type in points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Text

Flip = Literal["", "long", "short"]
"""About which edge the second side is turned; empty: printed on one side."""

A2 = (420.0, 594.0)
A3 = (297.0, 420.0)
A4 = (210.0, 297.0)
A4_WIDE = (297.0, 210.0)
A5 = (148.0, 210.0)
A5_EXACT = (148.5, 210.0)
SLIDE = (338.67, 190.5)


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper that suits, and why."""

    grams: int
    """Per square metre."""
    reason: Text


_FLAT = Text("不折", "not folded")
_UNCUT = Text("", "")
_OFFICE = Stock(80, Text("办公室复印纸，人人都有", "office paper, at hand everywhere"))
_LEAFLET = Stock(
    120,
    Text(
        "比复印纸挺，折痕齐，两面印不透；再厚就要先压痕",
        "stiffer than office paper: folds are clean and nothing shows through; thicker paper wants scoring first",
    ),
)
_HAND_OUT = Stock(
    100, Text("两面印不透，拿在手里不软", "nothing shows through from the back, and it stays flat")
)
_READING = Stock(
    100, Text("不反光、不透印，方便老年人看", "no glare and nothing shows through, for older readers")
)
_POSTER = Stock(
    157, Text("贴墙不卷边；选哑光，不反光", "does not curl on the wall; matt, so that it has no glare")
)
_BANNER = Stock(510, Text("喷绘布，挂室外不怕雨", "banner cloth, stands rain"))
_CARD = Stock(250, Text("放在钱包里不易折坏", "lasts in a purse"))
_CUT_CARD = Stock(
    160, Text("裁开后拿得住，复印机也走得过", "holds in the hand when cut, and passes through a copier")
)
_BOOK = Stock(
    80, Text("内页用复印纸；封面另用 200 克，耐翻", "office paper inside; a cover of 200 g stands much use")
)


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A kind of printed matter."""

    id: str
    """As an order names it: ``leaflet``, ``poster-a2``."""
    name: Text
    pattern: str
    """Of the artefact's path below the release, without language, region and name: see ``kind_of``."""
    sizes: tuple[tuple[float, float], ...]
    """Sheets as cut; empty: any."""
    pages: tuple[int, int] = (1, 0)
    """Least and most; 0: no limit."""
    multiple: int = 1
    """The number of pages can be divided by it."""
    blank: tuple[int, ...] = ()
    """Pages that are meant to be empty: the back of a cover slip."""
    flip: Flip = ""
    folds: tuple[float, ...] = ()
    """From the left edge of the first page; the second page is its other side."""
    cover: tuple[float, float] | None = None
    """Left and right edge of the panel of the first page that is seen first, with the title."""
    folding: Text = _FLAT
    cutting: Text = _UNCUT
    stock: Stock = _OFFICE
    coloured: bool = True
    """Whether colour adds something; all of it can be printed in black."""
    safe: float = 5.0
    """Between text and the edge: office printers leave 4 to 5 white."""
    body: float = 9.5
    """Type of the running text, at least."""
    smallest: float = 6.5
    """Of any type, at least: sources."""
    code: bool = False
    """Whether it has a QR code."""
    kilobytes: int = 400
    """Size of the file, at most; ``kilobytes_page`` more for each page beyond the second."""
    kilobytes_page: int = 60
    two_up: bool = False
    """Whether an office prints two on a sheet."""
    on_screen: bool = True
    """Whether it is read on screens too, and so is tagged."""
    headed: bool = True
    """Whether it must have headings; a badge has none."""
    on_sheet: int = 1
    """Copies on one sheet, as the file has them."""
    spare: int = 3
    """Copies more for a hundred, for what is spoiled in folding and cutting."""


_NARROW, _WIDE = 97 + 2 / 3, 99 + 2 / 3
KINDS: tuple[PrintKind, ...] = (
    PrintKind(
        id="leaflet",
        name=Text("三折页", "tri-fold leaflet"),
        pattern=r"leaflet",
        sizes=(A4_WIDE,),
        pages=(2, 2),
        flip="short",
        folds=(_NARROW, _NARROW + _WIDE),
        cover=(_NARROW + _WIDE, 297.0),
        folding=Text(
            "荷包折（信件折）：印有“扫码”的一面朝外，先把最窄的左页向里折，再把封面折过来盖住",
            "letter fold: with the cover outside, fold the narrow left panel in first, then the cover over it",
        ),
        stock=_LEAFLET,
        code=True,
        two_up=False,
    ),
    PrintKind(
        id="bi-fold",
        name=Text("对折页", "bi-fold leaflet"),
        pattern=r"(leaflet|bi-fold).*\bbi-fold",
        sizes=(A4_WIDE,),
        pages=(2, 2),
        flip="short",
        folds=(148.5,),
        cover=(148.5, 297.0),
        folding=Text("对折一次，封面朝外", "folded once, cover outside"),
        stock=_LEAFLET,
        code=True,
    ),
    PrintKind(
        id="a5",
        name=Text("A5 单页", "A5 single sheet"),
        pattern=r"leaflet.*\ba5",
        sizes=(A5, A5_EXACT),
        pages=(2, 2),
        flip="long",
        stock=_HAND_OUT,
        code=True,
        two_up=True,
    ),
    PrintKind(
        id="large-print",
        name=Text("大字版", "large print"),
        pattern=r"large-print",
        sizes=(A4,),
        pages=(2, 0),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=_READING,
        coloured=False,
        body=18.0,
        smallest=12.0,
        code=True,
    ),
    PrintKind(
        id="bilingual",
        name=Text("中英对照版", "bilingual edition"),
        pattern=r"bilingual",
        sizes=(A4_WIDE, A4),
        flip="short",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=_OFFICE,
        code=True,
    ),
    PrintKind(
        id="poster-a2",
        name=Text("A2 海报", "A2 poster"),
        pattern=r"poster.*\ba2",
        sizes=(A2,),
        pages=(1, 1),
        stock=_POSTER,
        safe=10.0,
        body=24.0,
        smallest=9.0,
        code=True,
    ),
    PrintKind(
        id="poster",
        name=Text("A3 海报", "A3 poster"),
        pattern=r"poster",
        sizes=(A3,),
        pages=(1, 1),
        stock=_POSTER,
        safe=7.0,
        body=17.0,
        smallest=7.0,
        code=True,
    ),
    PrintKind(
        id="wallchart-a2",
        name=Text("A2 流程挂图", "A2 wall chart"),
        pattern=r"wall-?chart.*-a2",
        sizes=(A2, (594.0, 420.0)),
        # A flow that does not fit one chart is cut into two that point to each other.
        pages=(1, 2),
        stock=_POSTER,
        safe=7.0,
        body=11.0,
        smallest=7.0,
        code=True,
    ),
    PrintKind(
        id="wallchart",
        name=Text("A3 流程挂图", "A3 wall chart"),
        pattern=r"wall-?chart",
        sizes=(A3, (420.0, 297.0)),
        pages=(1, 2),
        stock=_POSTER,
        safe=7.0,
        smallest=6.5,
        code=True,
    ),
    PrintKind(
        id="banner-strip",
        name=Text("横幅（喷绘稿，十分之一）", "banner at a tenth, for large-format printing"),
        pattern=r"banner.*-strip",
        sizes=(),
        pages=(1, 1),
        stock=_BANNER,
        headed=False,
    ),
    PrintKind(
        id="banner",
        name=Text("横幅（A4 拼贴）", "banner of A4 sheets"),
        pattern=r"banner",
        sizes=(A4, A4_WIDE),
        stock=_OFFICE,
        body=30.0,
        headed=False,
        cutting=Text(
            "沿裁切线裁开，按编号从左到右粘好", "cut along the marks and join the sheets by their numbers"
        ),
    ),
    PrintKind(
        id="card",
        name=Text("随身卡", "pocket card"),
        pattern=r"card",
        sizes=(A4, A4_WIDE),
        pages=(1, 2),
        flip="long",
        stock=_CARD,
        body=7.0,
        smallest=6.0,
        code=False,
        headed=False,
        # Only what is cut away stands near the edge.
        safe=4.0,
        on_sheet=10,
        cutting=Text("沿裁切线裁成十张", "cut along the marks into ten cards"),
    ),
    PrintKind(
        id="notice",
        name=Text("公告栏通知", "notice for the board"),
        pattern=r"notice",
        sizes=(A4, A4_WIDE, A3),
        stock=_OFFICE,
        code=True,
    ),
    PrintKind(
        id="booklet",
        name=Text("手册（骑马钉拼版）", "handbook, imposed as a booklet"),
        pattern=r"handbook.*booklet",
        sizes=(A4_WIDE, (420.0, 297.0)),
        pages=(2, 0),
        multiple=2,
        blank=(2,),
        flip="short",
        folding=Text(
            "全部叠好，从中间对折，骑马钉两钉", "all sheets together, folded in the middle, two staples"
        ),
        stock=_BOOK,
        body=8.5,
        kilobytes=1500,
        on_screen=False,
    ),
    PrintKind(
        id="offprint",
        name=Text("手册的一课，单印", "one lesson of a handbook"),
        pattern=r"handbook/.*/lesson",
        sizes=(A4, A5, A5_EXACT),
        flip="long",
        folding=Text("左边订两钉", "two staples on the left"),
        stock=_BOOK,
        body=9.0,
        kilobytes=600,
    ),
    PrintKind(
        id="handbook",
        name=Text("手册", "handbook"),
        pattern=r"handbook",
        sizes=(A4, A5, A5_EXACT),
        pages=(8, 0),
        flip="long",
        folding=Text("胶装或打孔装订，左边装订", "glued or punched, bound on the left"),
        stock=_BOOK,
        body=9.0,
        kilobytes=600,
    ),
    PrintKind(
        id="flow",
        name=Text("“对照自己”流程", "decision flow"),
        pattern=r"flow",
        sizes=(A4,),
        pages=(1, 4),
        flip="long",
        stock=_OFFICE,
        code=True,
    ),
    PrintKind(
        id="calculator",
        name=Text("“算一算”练习纸", "worksheet of a calculator"),
        pattern=r"calculator",
        sizes=(A4,),
        pages=(1, 4),
        flip="long",
        stock=_OFFICE,
        coloured=False,
        code=True,
    ),
    PrintKind(
        id="glossary",
        name=Text("词语表", "word list"),
        pattern=r"glossary",
        sizes=(A4,),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=_READING,
        coloured=False,
        code=False,
    ),
    PrintKind(
        id="lesson-plan",
        name=Text("教案和备课背景", "lesson plan and background"),
        pattern=r"lesson-plan",
        sizes=(A4,),
        pages=(1, 0),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=_OFFICE,
        # A teacher holds it in the hand; two pages are worth more than a larger type.
        body=8.5,
        kilobytes=600,
    ),
    PrintKind(
        id="worksheet-2-up",
        name=Text("练习单（一张两份）", "worksheet, two on a sheet"),
        pattern=r"worksheet.*-2-up",
        sizes=(A4_WIDE, (296.0, 210.0)),
        flip="short",
        cutting=Text("从中间裁开，一张两份", "cut in the middle: two copies"),
        stock=_OFFICE,
        coloured=False,
        on_screen=False,
    ),
    PrintKind(
        id="worksheet",
        name=Text("练习单", "worksheet"),
        pattern=r"worksheet",
        sizes=(A4,),
        flip="long",
        stock=_OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="question-cards",
        name=Text("题目卡、表决卡", "question and voting cards"),
        pattern=r"bank/.*/pupil/cards/",
        sizes=(A4,),
        stock=_CUT_CARD,
        coloured=False,
        body=10.0,
        smallest=7.0,
        on_sheet=1,
        cutting=Text("沿虚线裁成四张", "cut along the dashes into four cards"),
    ),
    PrintKind(
        id="test",
        name=Text("小测验和答题纸（A、B卷）", "quiz and answer sheet, versions A and B"),
        pattern=r"bank/.*/pupil/",
        sizes=(A4,),
        flip="long",
        stock=_OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="answer-key",
        name=Text("答案和解析（教师用）", "key with explanations, for the teacher"),
        pattern=r"bank/.*/teacher/",
        sizes=(A4,),
        flip="long",
        stock=_OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="slides",
        name=Text("课件幻灯片", "slides of a lesson"),
        pattern=r"slides",
        sizes=(SLIDE,),
        pages=(10, 0),
        stock=_OFFICE,
        coloured=False,
        # It is made for the screen; printed on A4 its running text is still 21 points or more.
        body=24.0,
        # Words within a drawing.
        smallest=14.0,
        code=True,
        kilobytes=1000,
    ),
    PrintKind(
        id="cards",
        name=Text("活动卡片、棋盘、记录单", "cards, boards and records of activities"),
        pattern=r"cards",
        sizes=(A4, A4_WIDE),
        flip="long",
        stock=_CARD,
        coloured=False,
        cutting=Text(
            "卡片沿虚线裁开；棋盘和记录单不裁", "cut cards along the dashed lines; boards stay whole"
        ),
    ),
    PrintKind(
        id="course-certificate",
        name=Text("结业证书", "certificate"),
        pattern=r"course/.*-certificate",
        sizes=(A4_WIDE,),
        pages=(1, 1),
        stock=_CARD,
        body=9.0,
    ),
    PrintKind(
        id="course",
        name=Text("课程大纲", "syllabus"),
        pattern=r"course",
        sizes=(A4,),
        flip="long",
        folding=Text("左上角订一钉", "stapled at the top left corner"),
        stock=_OFFICE,
        body=9.0,
    ),
    PrintKind(
        id="lesson-feedback",
        name=Text("课后反馈表", "after-lesson form"),
        pattern=r"lesson-feedback",
        sizes=(A4,),
        pages=(1, 1),
        stock=_OFFICE,
        coloured=False,
    ),
    PrintKind(
        id="kit",
        name=Text("论坛资料", "sheet of the forum's kit"),
        pattern=r"kit",
        sizes=(A4, A4_WIDE),
        flip="long",
        stock=_OFFICE,
        coloured=False,
        # Tables for organisers, who are few and have the file too.
        body=9.0,
        headed=False,
    ),
    PrintKind(
        id="kit-a3",
        name=Text("论坛资料（A3）", "A3 sheet of the forum's kit"),
        pattern=r"kit.*-a3",
        sizes=(A3, (420.0, 297.0)),
        pages=(1, 1),
        stock=_OFFICE,
        coloured=False,
        safe=7.0,
        body=12.0,
        headed=False,
    ),
    PrintKind(
        id="kit-strip",
        name=Text("会标（喷绘稿，十分之一）", "hall banner at a tenth, for large-format printing"),
        pattern=r"kit.*-strip",
        sizes=(),
        pages=(1, 1),
        stock=_BANNER,
        coloured=False,
        headed=False,
    ),
)


_ENDINGS = re.compile(r"(?:-(?:a[2-5]|bi-fold|booklet|strip|bw|2-up|certificate))+$")


def kind_of(path: str) -> PrintKind | None:
    """The kind of an artefact by its path below a release: ``leaflet/zh/QY/work-injury.pdf`` is a tri-fold.

    The more special patterns are longer, and the longest that fits wins. None where no kind fits.
    """
    if not path.endswith(".pdf"):
        return None
    channel, *rest = path.split("/")
    # A lesson may have any name, even one that sounds like a kind: only its ending, after the last -, can tell.
    stem = "" if not rest else rest[-1].removesuffix(".pdf")
    said = "/".join([channel, *rest[:-1], stem[len(bare_name(stem)) :]])
    fitting = [kind for kind in KINDS if re.match(kind.pattern, said)]
    return max(fitting, key=lambda kind: len(kind.pattern), default=None)


def by_id(kind_id: str) -> PrintKind | None:
    """The kind that an order names."""
    return next((kind for kind in KINDS if kind.id == kind_id), None)


def bare_name(stem: str) -> str:
    """The name of a file without what tells its format: ``work-injury-a5-bw`` is ``work-injury``."""
    return _ENDINGS.sub("", stem)


def is_black(path: str) -> bool:
    """Whether a file is the version in black."""
    return bool(re.search(r"-bw(?=[-.])", path.rsplit("/", 1)[-1]))
