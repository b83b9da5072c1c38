"""What the site says of printing, installing, keeping pages and their newer editions, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class KeptWords:
    """One language's words; ``{}`` is filled in the reader's browser."""

    offline: str
    offline_note: str
    kept_pages: str
    kept: str
    newer: str
    show_newer: str
    keep_all: str
    keep_all_note: str
    keeping: str
    all_kept: str
    not_all_kept: str
    address: str
    unpack: str


KEPT_WORDS: Mapping[Language, KeptWords] = MappingProxyType(
    {
        "zh": KeptWords(
            offline="现在连不上网",
            offline_note="这一页没有存在手机里。看过的页面不用网也能打开；急事请直接打电话。",
            kept_pages="手机里存着的页面",
            kept="网络连不上。这是 {} 存在手机里的一页，数字可能变了。",
            newer="这一页有新版了。",
            show_newer="看新版",
            keep_all="全部存到手机里",
            keep_all_note="存好以后，没有网也能看课、对照、计算和搜索。最好连上 Wi-Fi 再存。",
            keeping="正在存：{}",
            all_kept="都存好了，没有网也能看。",
            not_all_kept="没有存全。请连上网再点一次。",
            address="网址",
            unpack="请先把整个压缩包解开（点右键，全部解压缩），再双击文件夹里的 index.html。",
        ),
        "en": KeptWords(
            offline="There is no connection",
            offline_note="This page is not kept on your phone. Pages that you have read open without a connection. "
            "If it is urgent, just call.",
            kept_pages="Kept on your phone",
            kept="There is no connection. This is the copy that your phone kept on {}. Figures may have changed.",
            newer="There is a newer edition of this page.",
            show_newer="Show it",
            keep_all="Keep everything on this phone",
            keep_all_note="Then lessons, questions, sums and search work without a connection. Wi-Fi is best for this.",
            keeping="Keeping: {}",
            all_kept="All kept. It works without a connection now.",
            not_all_kept="Not everything could be kept. Connect and tap again.",
            address="Address",
            unpack="Unpack the whole archive first (right-click, Extract all), then open index.html in the folder.",
        ),
    }
)
