"""A Chinese clause becomes the places at which a line of large type may end in it, found by its function words.

Chinese writes no spaces, and a dictionary would never hold the next lesson's words; but function words are few, and a
word ends where one of them begins (他|也能办) or, for some, where it ends (自己的|账户). Characters that are a function
word in one place and part of another word elsewhere (还是 and 归还) are told apart by their neighbours.
"""

from __future__ import annotations

_BEGINS = {
    "也": "",
    "都": "首成",
    "才": "人刚口英天奇多",
    "就": "成造迁早",
    "还": "归退偿返发交没",
    "先": "首优预领祖原事",
    "在": "现实存正潜所内外好",
    "把": "一",
    "被": "棉",
    "让": "转出谦",
    "由": "自理事经缘",
    "从": "服自无",
    "没": "淹埋",
    "有": "所拥现享私国持具仅没含只富独占",
    "是": "还不要只但就可于凡总正算若像",
    "不": "对差来受绝从并毫决绝永",
    "可": "许认不宁",
    "只": "不船",
    "按": "",
    "给": "供补发交付送还配打留借卖租寄",
}
"""Words with which a line may begin, each with the characters behind which it is but the end of another word."""
_JOINED = {
    "就": "业医诊餐近职读任地",
    "先": "生进后",
    "在": "职岗线校于乎",
    "有": "限效关时些人序利",
    "是": "非否",
    "不": "动良到上了起住出完得清",
    "可": "靠信惜",
    "按": "钮",
    "由": "于",
    "从": "业事",
    "没": "收",
    "才": "能",
    "给": "付予",
}
"""The same where the next character makes another word of it, 就业."""
_ENDS = {
    "的": "确人",
    "了": "解结却吗呢吧",
    "着": "手急重想",
    "、": "",
    "到": "期位岗底处达账手",
    "成": "立员本年功交人绩果",
}
"""Words and signs behind which a line may end, each with the characters before which it is but the beginning of one."""


def word_ends(clause: str) -> tuple[int, ...]:
    """Offsets behind which a line may end, in order, without those at the beginning and at the end."""
    return tuple(at for at in range(1, len(clause)) if _ends(clause, at))


def _ends(clause: str, at: int) -> bool:
    before, after = clause[at - 1], clause[at]
    following = clause[at + 1 : at + 2]
    if after in _BEGINS and before not in _BEGINS and before not in _BEGINS[after]:
        return not following or following not in _JOINED.get(after, "")
    return before in _ENDS and after not in _ENDS[before] and after not in _ENDS
