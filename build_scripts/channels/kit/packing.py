"""The finished PDFs of a kit become one ZIP with a note for the copy shop: what to print, how often, on which paper."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from build_scripts.channels.kit.details import Pack, Packed
from build_scripts.channels.kit.wording import WORDING
from build_scripts.model import Job, Language, Output
from build_scripts.render.archive import NOT_COMPRESSED, zipped
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One file as the copy shop prints it."""

    name: str
    """In the ZIP."""
    title: str
    copies: int
    pages: int
    two_sided: bool
    card: bool
    """On card instead of paper."""
    note: str

    @property
    def sheets(self) -> int:
        """Sheets of A4 for all copies."""
        return self.copies * (-(-self.pages // 2) if self.two_sided else self.pages)


def packed(job: Job, press: Press) -> bytes:
    """The ZIP: README.txt first, then the files in the order of the job; stored, since PDFs are compressed already."""
    if not isinstance(job.detail, Pack):
        raise TypeError(job.id)
    pack = job.detail
    outputs = [(file, press.needed(file.job)[0]) for file in pack.files]
    lines = tuple(_line(file, output, pack, job.language) for file, output in outputs)
    # Windows' editor takes a text without this mark for another encoding.
    readme = readme_text(pack, lines, job.language).replace("\n", "\r\n").encode("utf-8-sig")
    files = [(line.name, output.data) for (_, output), line in zip(outputs, lines, strict=True)]
    named = ((f"{pack.name}/{name}", data) for name, data in (("README.txt", readme), *files))
    return zipped(named, stored=NOT_COMPRESSED)


def _line(file: Packed, output: Output, pack: Pack, language: Language) -> PrintLine:
    title = file.title or getattr(WORDING[language], file.item.replace("-", "_"))
    if file.item == "activity":
        title = f"{WORDING[language].activity}{WORDING[language].colon}{file.title}"
    copies, two_sided, card = _rule(file.item, pack)
    pages = _pages(output.data)
    folder = "activities/" if file.item == "activity" else ""
    return PrintLine(
        name=folder + output.path.rpartition("/")[2],
        title=title,
        copies=copies,
        pages=pages,
        two_sided=two_sided and pages > 1,
        card=card,
        note=_NOTES[language][file.item].format(people=pack.people, tables=pack.tables),
    )


def _rule(item: str, pack: Pack) -> tuple[int, bool, bool]:
    """Copies, two-sided, on card."""
    spare = -(-pack.people // 20)
    for_all = pack.people + spare
    return {
        "agenda": (for_all, False, False),
        "run-sheet": (pack.tables + 2, True, False),
        "participants": (2, True, False),
        "sign-in": (1, False, False),
        "badges": (1, False, True),
        "table-signs": (1, False, True),
        "primer": (for_all, True, False),
        "feedback": (for_all, True, False),
        "activity": (pack.tables, False, False),
    }[item]


_NOTES: dict[Language, dict[str, str]] = {
    "zh": {
        "agenda": "每人一张，多印几张备用；另放大到 A3 印 2 张，贴在墙上",
        "run-sheet": "每桌主持人一份，总主持人和主办部门各一份",
        "participants": "只给会务，不多印",
        "sign-in": "放在门口签到台；每桌一段，最后一页给临时来的人",
        "badges": "厚纸 200 克左右，按实际大小（100%）打印，沿线裁开，装 90×60 毫米的卡套",
        "table-signs": "厚纸 160 至 200 克，对折立在桌上，两面都看得见",
        "primer": "活动前发给每个人；左上角装订",
        "feedback": "每人一张；最好不用带颜色的纸，黑笔写得清楚",
        "activity": "每桌一份：第一页放桌上，“主持人用页”只给主持人",
    },
    "en": {
        "agenda": "one for each person and some to spare; 2 more enlarged to A3 for the wall",
        "run-sheet": "one for each table facilitator, one for the lead, one for the host office",
        "participants": "for staff only; print no more",
        "sign-in": "for the desk at the door; a part for each table, the last page for people not on the list",
        "badges": "card of about 200 g, actual size (100%); cut along the lines; fits holders of 90 × 60 mm",
        "table-signs": "card of 160 to 200 g; fold once and stand on the table, readable from both sides",
        "primer": "given out before the day; staple at the top left",
        "feedback": "one for each person, on white paper",
        "activity": "one for each table: the first page goes on the table, the facilitator's page does not",
    },
}


def readme_text(pack: Pack, lines: tuple[PrintLine, ...], language: Language) -> str:
    """The note for the copy shop, in the kit's language."""
    paper = sum(line.sheets for line in lines if not line.card)
    card = sum(line.sheets for line in lines if line.card)
    if language == "zh":
        head = [
            f"{pack.title}：打印说明",
            f"{pack.day}，{pack.people} 人，{pack.tables} 桌",
            "",
            "全部 A4，黑白即可，按实际大小（100%）打印，不要“适合页面”。",
            f"合计：普通纸 {paper} 张，厚纸 {card} 张（墙上的 A3 另计）。",
            "",
        ]
        body = [
            f"{line.name}　{line.title}\n"
            f"    印 {line.copies} 份，每份 {line.pages} 页，{'双面' if line.two_sided else '单面'}，"
            f"{'厚纸' if line.card else '普通纸'}，共 {line.sheets} 张\n"
            f"    {line.note}"
            for line in lines
        ]
        tail = [
            "",
            "胸牌、名单、签到表上有姓名：请打印店印完删除文件，多印的当场销毁。",
            "另一种语言的一套在另一个压缩包里。",
        ]
    else:
        head = [
            f"{pack.title}: how to print",
            f"{pack.day}; {pack.people} people at {pack.tables} tables",
            "",
            "All A4, black and white will do, at actual size (100%), not “fit to page”.",
            f"In all: {paper} sheets of paper, {card} sheets of card (A3 for the wall comes on top).",
            "",
        ]
        body = [
            f"{line.name}  {line.title}\n"
            f"    {line.copies} {'copy' if line.copies == 1 else 'copies'} of "
            f"{line.pages} page{'' if line.pages == 1 else 's'}, {'two-sided' if line.two_sided else 'one-sided'}, "
            f"{'card' if line.card else 'paper'}: {line.sheets} sheet{'' if line.sheets == 1 else 's'}\n"
            f"    {line.note}"
            for line in lines
        ]
        tail = [
            "",
            "Badges, list and sign-in sheet carry names: please delete the files after printing, and destroy spoilt "
            "copies.",
            "The set in the other language is in a ZIP of its own.",
        ]
    return "\n".join([*head, *body, *tail]) + "\n"


def _pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
