"""The words of findings about decision flows and calculators: code → level, message and hint in zh and en."""

from __future__ import annotations

from build_scripts.codes.code import Code, error

CODES: dict[str, Code] = {
    # --- W: decision flows and calculators
    "W101": error(
        "回答 “{answer}” 指向 “{node}”，流程里没有这一步",
        "the answer '{answer}' leads to '{node}', which the flow does not have",
        "流程里有：{known}{near_zh}",
        "The flow has: {known}{near_en}",
    ),
    "W102": error(
        "“{node}” 走不到：没有哪个回答指向它",
        "'{node}' cannot be reached: no answer leads to it",
        "在某个回答里写 next: {node}，或删掉它。第一步是起点。",
        "Write next: {node} in an answer, or remove it. The first node is where everybody begins.",
    ),
    "W103": error(
        "流程绕成了圈：{circle}",
        "the flow runs in a circle: {circle}",
        "每个回答都要往前走，最后走到一个结果。",
        "Every answer must lead on, and in the end to an end.",
    ),
    "W104": error(
        "“{node}” 写法不对：{problem_zh}",
        "'{node}' is off: {problem}",
        "问题写 ask 和至少两个 answers；结果写 end 和 contact。",
        "A question has 'ask' and two 'answers' at least; an end has 'end' and 'contact'.",
    ),
    "W105": error(
        "“{node}” 没有写找谁问",
        "'{node}' does not say whom to ask",
        "加上 contact: 写 content/regions/ 里联系方式的编号，或热线数据的编号。",
        "Add 'contact:' with the id of a contact in content/regions/ or of a hotline fact.",
    ),
    "W106": error(
        "没有联系方式 “{contact}”（{region}）",
        "there is no contact '{contact}' ({region})",
        "写 content/regions/ 里本地区或上级的联系方式编号，或电话类数据的编号{near_zh}",
        "Give the id of a contact of the region or those above it, or of a fact of kind phone{near_en}",
    ),
    "W107": error(
        "两个回答的文字一样：“{answer}”",
        "two answers have the same words: '{answer}'",
        "每个回答要分得清。",
        "Answers must be told apart.",
    ),
    "W108": error(
        "“{node}” 的文字在 {region} 会全部省去",
        "in {region} nothing is left of the text of '{node}'",
        "这些地区没有所引的数据：加一句不带数据的话，或写 |else=ask。",
        "The region lacks the facts: add a sentence without them, or write |else=ask.",
    ),
    "W109": error(
        "没有计算器 “{calculator}”",
        "there is no calculator '{calculator}'",
        "content/calculators/ 里有：{known}{near_zh}",
        "content/calculators/ has: {known}{near_en}",
    ),
    "W201": error(
        "算式 “{formula}” 有问题：{problem_zh}",
        "the formula '{formula}' cannot be used: {problem}",
        "算式里可以写数据、填写项和上面结果的编号；写法见 content/README.md。",
        "It may name facts, inputs and the results above it; content/README.md shows the form.",
    ),
    "W202": error(
        "例子里 “{result}” 应为 {expected}，算出来是 {found}",
        "in the example '{result}' should be {expected}; it comes out as {found}",
        "先核对算式和数据，再改例子。",
        "Check the formula and the facts first, then the example.",
    ),
    "W203": error(
        "结果 “{result}” 没有例子验证",
        "no example shows what '{result}' comes to",
        "加一个例子，expect 里写出它的得数。",
        "Add an example that expects a value of it.",
    ),
    "W204": error(
        "填写项 “{input}” 写法不对：{problem_zh}",
        "the input '{input}' is off: {problem}",
        "min 不大于 default，default 不大于 max；choice 要有 options；编号用小写字母和短横线。",
        "min ≤ default ≤ max; a choice has 'options'; ids are small letters and dashes.",
    ),
}
