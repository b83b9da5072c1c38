"""``./banyan kit`` in a project with the small forum, with an invented roster beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_scripts.organiser.desk import Asked, make_kit

DAY = date(2026, 11, 21)
NAMES = ("林示例", "陈示例", "黄示例", "张示例", "刘示例", "吴示例", "何示例")
OTHERS = ("Lin Sample", "Chen Sample", "Huang Sample", "Zhang Sample", "Liu Sample", "Wu Sample", "Łeś Șáčğ")
PUBLICS = ("工人", "工人", "工人", "学生", "学生", "高校", "高校")
ROWS = [f"{n},{o},{p},甲单位" for n, o, p in zip(NAMES, OTHERS, PUBLICS, strict=True)]
HEADINGS = "姓名,英文名,类别,单位"


@dataclass(frozen=True)
class Place:
    """A project and a roster beside it."""

    root: Path
    folder: Path

    def roster(
        self, rows: list[str] | None = None, headings: str = HEADINGS, encoding: str = "utf-8"
    ) -> Path:
        path = self.folder / "roster.csv"
        path.write_bytes("\r\n".join([headings, *(ROWS if rows is None else rows)]).encode(encoding))
        return path

    def make(
        self, roster: Path, workshop: str = "forum", *, day: date | None = date(2026, 12, 12), **asked: object
    ) -> Path:
        """Makes the kit in zh and returns the folder that everybody may see."""
        out = self.folder / "private"
        given = replace(Asked(day=day, languages=("zh",)), **asked)  # type: ignore[arg-type]
        assert make_kit(self.root, workshop, roster, given, out=out, today=DAY) == 0
        (names,) = (path for path in out.iterdir() if path.name.endswith("-names"))
        return names.with_name(names.name.removesuffix("-names"))
