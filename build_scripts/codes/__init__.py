"""The words of every finding: code → level, message and hint in zh and en.

Codes are public: tests, editors and habits refer to them, so a code is never given a second meaning.
Y: YAML and files. X: the index. F: facts. T: terms. B: bare amounts. L: lessons and their Markdown. P: zh/en parity.
D: personal data. Q: quiz. K: workshops and kits. W: decision flows and calculators. R: rosters. E: tables that came
back. V: reading level and length. M: style sheets of WeChat articles. G: an account of WeChat. S: the machine.
Artefacts have codes of their own: A in preflight/codes.py, M0 to M2 in wechat/checker.
"""

from __future__ import annotations

from build_scripts.codes import documents, facts, flows, lessons, machine, sources, texts, wechat, workshops
from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    **sources.CODES,
    **facts.CODES,
    **lessons.CODES,
    **texts.CODES,
    **workshops.CODES,
    **documents.CODES,
    **flows.CODES,
    **wechat.CODES,
    **machine.CODES,
}

__all__ = ["CODES", "Code", "error", "warning"]
