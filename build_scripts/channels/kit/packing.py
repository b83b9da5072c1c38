"""The finished files of a kit become one ZIP: an index page, a note for the copy shop, and folders by when they are
needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from build_scripts.channels.kit.catalogue import BY_ID, PHASES, name_in_box
from build_scripts.channels.kit.details import Pack, Packed
from build_scripts.channels.kit.kinds import Amounts
from build_scripts.channels.kit.stock import STOCKS
from build_scripts.channels.kit.wording import WORDING, other
from build_scripts.model import Job, Language, Output, Text
from build_scripts.render.archive import zipped
from build_scripts.render.press import Press

_STORED = (".pdf", ".docx", ".xlsx", ".pptx")
"""What is compressed already."""
PRINT_NOTE = Text("打印说明.txt", "PRINT-ORDER.txt")
_PAPERS = {
    "paper": Text("普通纸", "paper"),
    "card": Text("厚纸", "card"),
    "sticker": Text("不干胶纸", "sticker paper"),
}


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One file of the box, as the copy shop prints it."""

    name: str
    """In the ZIP."""
    title: str
    copies: int
    """0: it is not printed as it is."""
    pages: int
    two_sided: bool
    paper: str
    """paper, card or sticker."""
    note: str
    size: str = "A4"
    named: bool = False

    @property
    def sheets(self) -> int:
        """Sheets for all copies."""
        return self.copies * (-(-self.pages // 2) if self.two_sided else self.pages)


def packed(job: Job, press: Press) -> bytes:
    """The ZIP: index page and print note first, then the files in the order of the catalogue."""
    if not isinstance(job.detail, Pack):
        raise TypeError(job.id)
    pack, language = job.detail, job.language
    outputs = [(file, press.needed(file.job)[0]) for file in pack.files]
    lines = tuple(_line(file, output, pack, language) for file, output in outputs)
    # Windows' editor takes a text without this mark for another encoding.
    note = readme_text(pack, lines, language).replace("\n", "\r\n").encode("utf-8-sig")
    index = press.html(
        "kit/index.html.j2",
        pack=pack,
        language=language,
        w=WORDING[language],
        o=WORDING[other(language)],
        programme=job.programme,
        note_name=PRINT_NOTE[language],
        papers={name: words[language] for name, words in _PAPERS.items()},
        folders=[(name, list(found)) for name, found in groupby(lines, lambda line: line.name.split("/")[0])],
    )
    head = [("index.html", index.encode()), (PRINT_NOTE[language], note)]
    files = [(line.name, output.data) for (_, output), line in zip(outputs, lines, strict=True)]
    return zipped(((f"{pack.name}/{name}", data) for name, data in (*head, *files)), stored=_STORED)


def _line(file: Packed, output: Output, pack: Pack, language: Language) -> PrintLine:
    kind = file.own or BY_ID[file.item]
    title = kind.name[language]
    if file.title:
        title += f"{WORDING[language].colon}{file.title}"
    pages = _pages(output.data) if kind.ending == "pdf" else 0
    stock = STOCKS[pack.badge]
    return PrintLine(
        name=name_in_box(kind, language, file.title),
        title=title,
        copies=Amounts(pack.people, pack.tables).copies(kind),
        pages=pages,
        two_sided=kind.two_sided and pages > 1 and (file.item != "badges" or stock.two_sided),
        paper="sticker" if file.item == "badges" and not stock.cut else kind.paper or "paper",
        note=kind.note[language].format(badge=f"{stock.width:g} × {stock.height:g}"),
        size=kind.size,
        named=kind.named,
    )


def folders(language: Language) -> tuple[str, ...]:
    """The folders of the box, in their order."""
    return tuple(words[language] for words in PHASES.values())


def readme_text(pack: Pack, lines: tuple[PrintLine, ...], language: Language) -> str:
    """The note for the copy shop, in the kit's language: only what is printed as it is."""
    printed = [line for line in lines if line.copies]
    sums = _sums(printed, language)
    if language == "zh":
        head = [
            f"{pack.title}：打印说明",
            f"{pack.day}，{pack.people} 人，{pack.tables} 桌",
            "",
            "没有注明的都是 A4，黑白即可，按实际大小（100%）打印，不要“适合页面”。",
            f"合计：{sums}。",
            "",
        ]
        body = [
            f"{line.name}　{line.title}\n"
            f"    印 {line.copies} 份，每份 {line.pages} 页，{'双面' if line.two_sided else '单面'}，"
            f"{line.size} {_PAPERS[line.paper].zh}，共 {line.sheets} 张\n"
            f"    {line.note}"
            for line in printed
        ]
        tail = [
            "",
            "Word、Excel、PPT 文件由主办单位填好再印，这里不列。",
            "胸牌、席卡、名单、签到表、参会证明上有姓名，主持人流程单上有各桌的特殊需要：请打印店印完删除文件，多印的当场销毁。",
            "另一种语言的一套在另一个压缩包里。",
        ]
    else:
        head = [
            f"{pack.title}: how to print",
            f"{pack.day}; {pack.people} people at {pack.tables} tables",
            "",
            "A4 where nothing else is said; black and white will do; at actual size (100%), not “fit to page”.",
            f"In all: {sums}.",
            "",
        ]
        body = [
            f"{line.name}  {line.title}\n"
            f"    {line.copies} {'copy' if line.copies == 1 else 'copies'} of "
            f"{line.pages} page{'' if line.pages == 1 else 's'}, {'two-sided' if line.two_sided else 'one-sided'}, "
            f"{line.size} {_PAPERS[line.paper].en}: {line.sheets} sheet{'' if line.sheets == 1 else 's'}\n"
            f"    {line.note}"
            for line in printed
        ]
        tail = [
            "",
            "Word, Excel and PowerPoint files are completed by the host office first and are not listed here.",
            "Badges, name tents, lists, sign-in sheet and certificates carry names, the run sheet what people need: "
            "please delete the files after printing, and destroy spoilt copies.",
            "The set in the other language is in a ZIP of its own.",
        ]
    return "\n".join([*head, *body, *tail]) + "\n"


def _sums(lines: list[PrintLine], language: Language) -> str:
    """Sheets by paper and size, in the order in which they come up."""
    total: dict[tuple[str, str], int] = {}
    for line in lines:
        total[line.size, line.paper] = total.get((line.size, line.paper), 0) + line.sheets
    if language == "zh":
        return "，".join(f"{size} {_PAPERS[paper].zh} {count} 张" for (size, paper), count in total.items())
    return ", ".join(
        f"{count} sheet{'' if count == 1 else 's'} of {size} {_PAPERS[paper].en}"
        for (size, paper), count in total.items()
    )


def _pages(data: bytes) -> int:
    import pypdfium2  # where something is packed, and not where it is planned

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
