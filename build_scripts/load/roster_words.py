"""Headings and words as people write them in a list of participants become ours: columns, publics, yes and no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from build_scripts.model import Language

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": (
        "姓名",
        "中文名",
        "中文姓名",
        "名字",
        "参会人",
        "参会人员",
        "参会者",
        "name",
        "full name",
        "participant",
    ),
    "name_other": (
        "英文名",
        "英文姓名",
        "外文名",
        "拼音",
        "另一种文字的姓名",
        "name in the other script",
        "other name",
        "name_other",
        "name in english",
        "english name",
        "pinyin",
    ),
    "public": (
        "类别",
        "读者群",
        "身份",
        "人员类别",
        "代表类别",
        "群体",
        "public",
        "category",
        "group",
        "audience",
    ),
    "organisation": (
        "单位",
        "工作单位",
        "所在单位",
        "单位名称",
        "机构",
        "学校",
        "organisation",
        "organization",
        "company",
        "employer",
        "school",
        "affiliation",
    ),
    "table": ("桌号", "桌", "桌次", "分组", "组别", "小组", "table", "table no", "table number", "seat"),
    "language": ("语言", "语种", "language", "lang"),
    "needs": (
        "需要",
        "特殊需要",
        "特殊需求",
        "需求",
        "备注需要",
        "needs",
        "special needs",
        "requirements",
        "access",
    ),
    "consent": (
        "同意",
        "同意拍照",
        "拍照",
        "是否同意拍照",
        "照片同意",
        "肖像同意",
        "consent",
        "photo consent",
        "photo",
        "photos",
    ),
    "together": ("同桌", "一起坐", "要同桌", "安排同桌", "keep with", "together", "sit with", "with"),
    "apart": ("分开", "不同桌", "分开坐", "避开", "keep apart", "apart", "not with", "keep apart from"),
    "need:wheelchair": ("轮椅", "wheelchair"),
    "need:large print": ("大字", "大字版", "large print"),
    "need:interpretation": ("翻译", "要翻译", "需要翻译", "口译", "interpretation", "interpreter"),
    "need:diet": ("忌口", "饮食", "饮食要求", "diet", "food", "dietary needs"),
}
NUMBER_KINDS = {
    "id": ("身份证号", "ID numbers"),
    "phone": ("手机号", "phone numbers"),
    "card": ("银行卡号", "bank card numbers"),
    "landline": ("电话号码", "phone numbers"),
    "mail": ("电子邮箱", "e-mail addresses"),
}
"""What personal numbers are called in messages."""
_COLUMN_OF = {word: column for column, words in _SYNONYMS.items() for word in words}
COLUMN_NAMES = {
    "name": "姓名/name",
    "name_other": "英文名/other name",
    "public": "类别/public",
    "organisation": "单位/organisation",
    "table": "桌号/table",
    "language": "语言/language",
    "needs": "需要/needs",
    "consent": "同意拍照/consent",
    "together": "同桌/keep with",
    "apart": "分开/keep apart",
    "need:wheelchair": "轮椅/wheelchair",
    "need:large print": "大字/large print",
    "need:interpretation": "翻译/interpretation",
    "need:diet": "忌口/diet",
}
"""Our name of a column in messages."""
KNOWN_HEADINGS = ", ".join(name for column, name in COLUMN_NAMES.items() if not column.startswith("need:"))
NEED_WORDS = {"need:wheelchair": "轮椅", "need:large print": "大字", "need:interpretation": "翻译"}
"""What a cross in a column of its own stands for."""

PUBLICS = {
    "workers": (
        "劳动者",
        "工人",
        "外来务工人员",
        "务工人员",
        "农民工",
        "打工者",
        "零工",
        "农民",
        "职工",
        "workers",
        "worker",
    ),
    "students": (
        "学生",
        "即将就业的学生",
        "毕业生",
        "中职生",
        "大学生",
        "students",
        "student",
        "students entering work",
    ),
    "employers": ("用人单位", "雇主", "企业", "企业代表", "公司", "employers", "employer"),
    "unions": ("工会", "工会干部", "unions", "union", "labour unions", "labour union", "trade union"),
    "authorities": (
        "地方部门",
        "地方部门和一线人员",
        "政府部门",
        "政府",
        "部门",
        "机关",
        "人社局",
        "民政局",
        "医保局",
        "村委会",
        "居委会",
        "社区",
        "一线人员",
        "窗口人员",
        "authorities",
        "authority",
        "local authorities",
        "local authorities and front-line staff",
    ),
    "universities-citizens": (
        "高校",
        "市民和高校师生",
        "高校和手机用户",
        "市民",
        "高校师生",
        "高校老师",
        "大学老师",
        "大学",
        "universities",
        "university",
        "citizens",
        "universities-citizens",
        "universities and citizens on phones",
    ),
}
_PUBLIC_OF = {word: public for public, words in PUBLICS.items() for word in words}
_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("en", "eng", "english", "英", "英文", "英语"), "en"),
    **dict.fromkeys(
        (
            "zh",
            "cn",
            "zh-cn",
            "chinese",
            "mandarin",
            "中",
            "中文",
            "汉语",
            "普通话",
            "国语",
            "粤语",
            "cantonese",
        ),
        "zh",
    ),
}
_YES = {
    "是",
    "同意",
    "有",
    "要",
    "需要",
    "√",
    "✓",
    "✔",
    "v",
    "y",
    "yes",
    "true",
    "1",
    "x",
    "×",
    "ok",
    "agree",
    "agreed",
}
_NO = {"否", "不", "不同意", "无", "没有", "不要", "不需要", "n", "no", "false", "0", "none", "disagree", ""}
_NONE = {"", "无", "没有", "none", "no", "n/a", "na", "-", "—", "——", "–", "/", "0", "否"}
_TABLE = re.compile(r"(?:第|table|no\.?|#|\s)*([0-9]{1,3})(?:号|桌|组|\s)*", re.IGNORECASE)
_CHINESE_NUMBERS = {number: str(value) for value, number in enumerate("一二三四五六七八九十", 1)}
_CHINESE_TABLE = re.compile(r"第?([一二三四五六七八九十])(?:号|桌|组|号桌)")
_MARKED = re.compile(r"\w[\u0300-\u036f]+")
_NOTE = re.compile(r"[(（【\[].*?[)）】\]]")
_BETWEEN_SCRIPTS = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[\u4e00-\u9fff])|[/|｜、\n]"
)


def clean(cell: str) -> str:
    """Without the spaces and invisible signs that spreadsheets and chat programs leave; line breaks become spaces.

    A letter and its mark become one character: some systems save them as two, and no font of ours joins them. Rare
    Chinese characters stay what they are, where normalizing would put others in their place.
    """
    visible = "".join(c for c in cell if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    return _MARKED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), " ".join(visible.split()))


def column_of(heading: str) -> str:
    """Our column of a heading: 姓名, 姓 名：, 姓名（必填）and 姓名/Name are all ``name``; empty where it is none."""
    plain = unicodedata.normalize("NFKC", clean(heading)).lower()
    for form in _forms(plain):
        if form in _COLUMN_OF:
            return _COLUMN_OF[form]
    return ""


def _forms(heading: str) -> Iterator[str]:
    bare = _NOTE.sub("", heading).strip(" *:：.。?？#_-")
    yield from (heading, bare, re.sub(r"\s+", "", bare))
    for part in _BETWEEN_SCRIPTS.split(bare):
        yield part.strip(" *:：.。?？#_-()")


def public_of(cell: str) -> str | None:
    """The audience's id; None for a word that is no public's."""
    plain = unicodedata.normalize("NFKC", cell).lower()
    for form in (plain, _NOTE.sub("", plain).strip(), *(p.strip() for p in _BETWEEN_SCRIPTS.split(plain))):
        if form in _PUBLIC_OF:
            return _PUBLIC_OF[form]
        if form in PUBLICS:
            return form
    return None


def language_of(cell: str) -> Language | None:
    """zh, which an empty cell is, or en; None for another language."""
    plain = unicodedata.normalize("NFKC", cell).lower()
    return "zh" if not plain else _LANGUAGES.get(plain)


def yes_or_no(cell: str) -> bool | None:
    """None for a word that is neither."""
    plain = unicodedata.normalize("NFKC", cell).lower().strip()
    return True if cell.strip() == "√" or plain in _YES else False if plain in _NO else None


def none_meant(cell: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, 无."""
    return cell.strip().lower() in _NONE


def table_of(cell: str) -> str:
    """第3桌, Table 3, 三号桌 and ３ are all table 3; other names stay."""
    narrow = unicodedata.normalize("NFKC", cell)
    match = _TABLE.fullmatch(narrow)
    if match is not None:
        return str(int(match[1]))
    chinese = _CHINESE_TABLE.fullmatch(narrow)
    return _CHINESE_NUMBERS[chinese[1]] if chinese is not None else cell
