"""The words of findings about agreement of zh and en, personal data: code → level, message and hint in zh and en."""

from __future__ import annotations

from build_scripts.codes.code import Code, error

CODES: dict[str, Code] = {
    # --- P: parity
    "P601": error(
        "课程 “{lesson}” 缺少 {language} 版本",
        "lesson '{lesson}' lacks its {language} version",
        "补上 content/lessons/{lesson}/{language}.md。",
        "Add content/lessons/{lesson}/{language}.md.",
    ),
    "P602": error(
        "“{id}” 只在 {language} 版本里引用",
        "'{id}' is quoted in the {language} version only",
        "两种语言要说同样的事：在另一版本里也引用，或这里删掉。",
        "Both languages say the same: quote it in the other one too, or remove it here.",
    ),
    "P603": error(
        "两种语言的内容块不一致：这里是 “{here}”，另一版本是 “{other}”",
        "the languages' blocks differ: '{here}' here, '{other}' in the other version",
        "让 zh.md 和 en.md 的内容块种类、顺序、渠道、读者群和 settings 一致。",
        "Give zh.md and en.md the same blocks, in the same order, with the same channels, audiences and settings.",
    ),
    "P604": error(
        "两种语言的 {what_zh} 数量不同：{count} 与 {other}",
        "the languages differ in the number of {what}: {count} and {other}",
        "逐条对应。",
        "Make them match one by one.",
    ),
    # --- D: personal data
    "D701": error(
        "疑似身份证号 “{found}”",
        "this looks like an ID card number: '{found}'",
        "删掉。例子里的人用 “参会者01” 这样一看就是虚构的写法。",
        "Remove it. People in examples are visibly invented: Participant 01.",
    ),
    "D702": error(
        "疑似手机号 “{found}”",
        "this looks like a mobile phone number: '{found}'",
        "删掉；公开热线请用数据登记。",
        "Remove it; public hotlines belong in the register.",
    ),
    "D703": error(
        "疑似银行卡号 “{found}”",
        "this looks like a bank card number: '{found}'",
        "删掉。",
        "Remove it.",
    ),
}
