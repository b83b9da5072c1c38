"""A format and a language become an empty presentation with our master, layouts, theme and notes page."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.channels.slides import geometry
from build_scripts.channels.slides.geometry import Box, Format, Places, places
from build_scripts.channels.slides.records import Kind
from build_scripts.channels.slides.wording import WORDING
from build_scripts.model import Job, Language, Text
from build_scripts.render.archive import zipped
from build_scripts.render.press import Press

BODY, NUMBER, SECOND, SOURCE, PICTURE, ANSWER, TABLE = 1, 12, 13, 14, 15, 16, 17
"""Indexes of placeholders, by which a slide's texts keep their places when its layout is changed."""

_LAYOUTS: tuple[tuple[Kind, Text], ...] = (
    ("title", Text("封面", "Title")),
    ("points", Text("标题和要点", "Title and points")),
    ("story", Text("故事", "Story")),
    ("message", Text("一句话", "Message")),
    ("figure", Text("大数字", "Figure")),
    ("picture", Text("图片", "Picture")),
    ("table", Text("表格", "Table")),
    ("question", Text("选择题", "Question")),
    ("matching", Text("连线题", "Matching")),
    ("answer", Text("答案", "Answer")),
    ("end", Text("结尾", "End")),
)
_PROMPTS = {
    "title": Text("标题", "Title"),
    "body": Text("正文", "Text"),
    "second": Text("补充文字", "More text"),
    "source": Text("依据", "Source"),
    "picture": Text("图片", "Picture"),
    "table": Text("表格", "Table"),
    "number": Text("页码", "Slide number"),
    "answer": Text("答案（点一下才出来）", "Answer (appears on a click)"),
    "notes": Text("备注", "Notes"),
}
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_BAR = 8.0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place of a layout, as its template needs it; sizes in points."""

    name: str
    type: str
    index: int | None
    box: Box
    size: float
    prompt: str
    bold: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    align: str = "l"
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, or the master."""

    name: str
    type: str
    placeholders: tuple[Placeholder, ...]
    bars: tuple[tuple[Box, str], ...] = ()
    ground: str = ""


def emu(points: float) -> int:
    """English metric units, in which the files count."""
    return round(points * 12700)


def usual_size(kind: Kind, form: Format) -> float:
    """Size of the main text in a kind's layout; a slide says so where its own is another."""
    return geometry.body_sizes(kind, form)[0]


def layout_number(kind: Kind) -> int:
    """The place of a kind's layout among all."""
    return [name for name, _ in _LAYOUTS].index(kind)


def empty_presentation(job: Job, form: Format, press: Press) -> bytes:
    """A presentation without slides. Its dates are those of the edition's facts, so the same edition gives the same
    bytes; its author is the publisher."""
    language = job.language
    code = WORDING[language].code
    layouts = [_layout(kind, name[language], form, language) for kind, name in _LAYOUTS]

    def filled(name: str, **values: object) -> bytes:
        return press.html(f"slides/{name}.xml.j2", language=code, emu=emu, **values).encode()

    files: list[tuple[str, bytes]] = [
        ("[Content_Types].xml", _content_types(len(layouts))),
        (
            "_rels/.rels",
            _relations(
                ("officeDocument", "ppt/presentation.xml"),
                ("core-properties", "docProps/core.xml"),
            ),
        ),
        ("docProps/core.xml", _core(job, code, press)),
        ("ppt/presentation.xml", filled("presentation", form=form)),
        (
            "ppt/_rels/presentation.xml.rels",
            _relations(
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("theme", "theme/theme1.xml"),
            ),
        ),
        ("ppt/theme/theme1.xml", filled("theme")),
        ("ppt/theme/theme2.xml", filled("theme")),
        (
            "ppt/slideMasters/slideMaster1.xml",
            filled(
                "master",
                master=_master(form, language),
                count=len(layouts),
                title_size=form.title,
                body_size=form.body,
                small=geometry.SMALL,
                indent=geometry.INDENT,
                gap=geometry.GAP,
            ),
        ),
        (
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            _relations(
                *(
                    ("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
                    for number in range(1, len(layouts) + 1)
                ),
                ("theme", "../theme/theme1.xml"),
            ),
        ),
        ("ppt/notesMasters/notesMaster1.xml", _notes_master(form, code, language, press)),
        ("ppt/notesMasters/_rels/notesMaster1.xml.rels", _relations(("theme", "../theme/theme2.xml"))),
    ]
    for number, layout in enumerate(layouts, 1):
        files.append((f"ppt/slideLayouts/slideLayout{number}.xml", filled("layout", layout=layout)))
        files.append(
            (
                f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels",
                _relations(("slideMaster", "../slideMasters/slideMaster1.xml")),
            )
        )
    return zipped(files)


def _core(job: Job, code: str, press: Press) -> bytes:
    edition = job.editions[0]
    return press.html(
        "slides/core.xml.j2",
        language=code,
        title=edition.title,
        subject=edition.summary,
        publisher=job.programme.publisher,
        code=edition.code,
        day=edition.checked or "2026-01-01",
    ).encode()


def _notes_master(form: Format, code: str, language: Language, press: Press) -> bytes:
    width = 400.0 if form.width > 800 else 300.0
    return press.html(
        "slides/notes-master.xml.j2",
        language=code,
        emu=emu,
        prompt=_PROMPTS["notes"][language],
        image_width=width,
        image_height=width * form.height / form.width,
    ).encode()


# --- layouts


def _master(form: Format, language: Language) -> Layout:
    """Title, text and number, from which the layouts inherit."""
    title, body, _, number = _places("points", form, language)
    return Layout("", "", (title, body, number))


def _layout(kind: Kind, name: str, form: Format, language: Language) -> Layout:
    where = places(kind, form, language)
    rule = (Box(form.margin, where.title.bottom + 6, form.inner, 2.0), "accent1")
    bars = {
        "title": ((Box(0, 0, form.width, 20.0), "accent1"), (Box(0, 520 + 12, form.width, 8.0), "accent1")),
        "story": ((Box(0, 0, _BAR, form.height), "accent1"), rule),
        "message": ((Box(0, 0, _BAR, form.height), "accent1"),),
        "end": (rule,),
    }
    official = {"title": "title", "points": "obj"}.get(kind, "")
    ground = "bg2" if kind == "message" else ""
    return Layout(name, official, _places(kind, form, language), bars.get(kind, (rule,)), ground)


def _places(kind: Kind, form: Format, language: Language) -> tuple[Placeholder, ...]:
    where = places(kind, form, language)
    found = [_title(kind, form, where, language)]
    size = geometry.FIGURES[0] if kind == "figure" else usual_size(kind, form)
    if where.body is not None and kind == "table":
        found.append(_text("table", TABLE, where.body, size, language, type="tbl"))
    elif where.body is not None:
        middle = kind in {"message", "figure"}
        found.append(
            _text(
                "body",
                BODY,
                where.body,
                size,
                language,
                type="subTitle" if kind == "title" else "body",
                anchor="ctr" if middle else "t",
                align="ctr" if kind == "figure" else "l",
                bold=middle,
                colour="tx2" if kind == "figure" else "tx1",
            )
        )
    if where.second is not None:
        small = size if kind == "matching" else geometry.second_size(kind, form)
        align = "ctr" if kind == "figure" else "l"
        found.append(_text("second", SECOND, where.second, small, language, align=align))
    if where.picture is not None:
        found.append(_text("picture", PICTURE, where.picture, geometry.SMALL, language, type="pic"))
    if where.source is not None:
        if kind in {"question", "matching"}:
            found.append(
                _text(
                    "answer",
                    ANSWER,
                    where.source,
                    geometry.ANSWER,
                    language,
                    bold=True,
                    colour="tx2",
                    anchor="ctr",
                    fill="bg2",
                )
            )
        else:
            found.append(
                _text("source", SOURCE, where.source, geometry.SMALL, language, colour="accent2", anchor="b")
            )
    if where.number is not None:
        found.append(
            _text(
                "number",
                NUMBER,
                where.number,
                geometry.SMALL,
                language,
                type="sldNum",
                colour="accent2",
                align="r",
                anchor="b",
            )
        )
    return tuple(found)


def _title(kind: Kind, form: Format, where: Places, language: Language) -> Placeholder:
    return Placeholder(
        name=_PROMPTS["title"][language],
        type="ctrTitle" if kind == "title" else "title",
        index=None,
        box=where.title,
        size=geometry.COVER if kind == "title" else form.title,
        prompt=_PROMPTS["title"][language],
        bold=True,
        colour="tx2",
        anchor="b",
    )


def _text(
    name: str,
    index: int,
    box: Box,
    size: float,
    language: Language,
    *,
    type: str = "body",
    bold: bool = False,
    colour: str = "tx1",
    anchor: str = "t",
    align: str = "l",
    fill: str = "",
) -> Placeholder:
    words = _PROMPTS[name][language]
    return Placeholder(words, type, index, box, size, words, bold, colour, anchor, align, fill)


# --- the package


def _relations(*targets: tuple[str, str]) -> bytes:
    lines = []
    for number, (kind, target) in enumerate(targets, 1):
        base = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _REL
        lines.append(f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _content_types(layouts: int) -> bytes:
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    parts = [
        ("/ppt/presentation.xml", f"{_PML}.presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{_PML}.slideMaster+xml"),
        ("/ppt/notesMasters/notesMaster1.xml", f"{_PML}.notesMaster+xml"),
        ("/ppt/theme/theme1.xml", theme),
        ("/ppt/theme/theme2.xml", theme),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    parts += [
        (f"/ppt/slideLayouts/slideLayout{n}.xml", f"{_PML}.slideLayout+xml") for n in range(1, layouts + 1)
    ]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()
