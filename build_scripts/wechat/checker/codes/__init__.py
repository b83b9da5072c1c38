"""The words of every finding about an article: code → level, message and hint in zh and en.

All begin with M (公众号, mp.weixin.qq.com) and are public. The two digits behind are the row of the acceptance list:
M191 belongs to row 19.
"""

from __future__ import annotations

from build_scripts.codes import Code
from build_scripts.wechat.checker.codes.content import CONTENT
from build_scripts.wechat.checker.codes.look import LOOK
from build_scripts.wechat.checker.codes.structure import STRUCTURE

CODES: dict[str, Code] = dict(sorted({**STRUCTURE, **LOOK, **CONTENT}.items()))
