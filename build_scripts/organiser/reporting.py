"""A finished kit becomes what its organiser is told: what was made, what comes next, what must be destroyed."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import Language
from build_scripts.organiser.folders import WARNING, KitFolders
from build_scripts.organiser.rendering import KitFile


def report_lines(
    folders: KitFolders,
    made: dict[Language, tuple[KitFile, ...]],
    news: dict[Language, tuple[str, ...] | None],
    people: int,
    unseated: int,
) -> Iterator[str]:
    """A line for each file by folder, then what was seated, what is other than the last time (``news``; None where
    there was none), what to open next, and how to destroy the names."""
    names = folders.names.is_dir()
    for named, folder, words in (
        (False, folders.shared, "不含姓名 · without names"),
        (True, folders.names, "含姓名 · with names"),
    ):
        if named and not names:
            return
        yield f"做好了 · made: {folder}（{words}）"
        yield from (
            f"  {language}/{file.name}"
            for language, files in made.items()
            for file in sorted(files, key=lambda file: file.name.partition("/")[0])
            if file.named == named and not file.name.startswith(".")
        )
    yield f"{people} 人 · {people} people"
    if unseated:
        yield f"其中 {unseated} 人原来没有桌号，已经分好 · {unseated} of them had no table and were seated"
    yield from _news_lines(news)
    boxes = [
        f"{language}/{file.name}"
        for language, files in made.items()
        for file in files
        if file.name.endswith(".zip") and not file.name.startswith(".")
    ]
    if boxes:
        yield (
            f"下一步：解开 {'、'.join(boxes)}，打开 index.html，再把“打印说明.txt”交给打印店\n"
            f"Next: unpack {', '.join(boxes)}, open index.html, and hand PRINT-ORDER.txt to the copy shop"
        )
    yield (
        f"{folders.names.name} 里有姓名（见 {WARNING}）：只给会务，不传群、不进网盘，活动结束后连同名单一起销毁：\n"
        f"{folders.names.name} holds names: keep it among staff, share it in no group or cloud, and after the event "
        "destroy it and the roster:\n"
        f"  ./banyan kit --shred {folders.names}"
    )


def _news_lines(news: dict[Language, tuple[str, ...] | None]) -> Iterator[str]:
    """What must be printed or sent again; nothing for a first kit."""
    again = {language: names for language, names in news.items() if names is not None}
    if not again:
        return
    if not any(again.values()):
        yield "跟上一次一样，不用重印 · the same as last time: nothing to print again"
        return
    yield "跟上一次比，这些变了，要重印或重发 · other than last time, print or send again:"
    yield from (
        f"  {language}/{name}"
        for language, names in again.items()
        for name in sorted(names, key=lambda name: name.partition("/")[0])
    )
    yield (
        "只改了一个人，就只印有他的那一页；份数看新的“打印说明” · after a change of one person print only the page "
        "with that person; the new PRINT-ORDER says how many"
    )
