"""The words of findings about facts, terms and bare amounts: code → level, message and hint in zh and en."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    # --- F: facts
    "F201": error(
        "数据 “{id}” 在两处都有，另一处：{first}",
        "fact '{id}' stands twice; the other is at {first}",
        "合并成一条，用 values 区分地区和时间。",
        "Make one of them, with one entry per region and period under 'values'.",
    ),
    "F202": error(
        "数据 “{id}” 的值不合类型 {kind}：{problem_zh}",
        "the value of '{id}' does not fit kind {kind}: {problem}",
        "写法见 content/README.md 的表。",
        "See the table in content/README.md.",
    ),
    "F203": error(
        "没有这条数据 “{id}”",
        "unknown fact '{id}'",
        "先在 content/facts/ 登记，再引用。{near_zh}",
        "Enter it in content/facts/ first, then quote it. {near_en}",
    ),
    "F204": error(
        "“{id}” 在 {region} 有两个时段重叠：{first} 与 {second}",
        "'{id}' has overlapping periods in {region}: {first} and {second}",
        "给前一个值写上 to（最后有效日）。",
        "Give the earlier value its 'to' (last day in force).",
    ),
    "F205": error(
        "“{id}” 在 {region} 有空档：{first} 之后到 {second} 之前没有值",
        "'{id}' has a gap in {region}: nothing between {first} and {second}",
        "补上空档的值，或写 value: null 说明这段时间未知。",
        "Enter the value of the gap, or 'value: null' to say that it is unknown.",
    ),
    "F206": error(
        "“{id}” 的时段倒了：{first} 晚于 {second}",
        "'{id}' has a period that ends before it begins: {first} to {second}",
        "检查 from 和 to。",
        "Check 'from' and 'to'.",
    ),
    "F207": error(
        "“{id}” 在 {region} 当天没有值",
        "'{id}' has no value in {region} on the day of the build",
        "补上当地的值；或在引用处写 |else=omit（省去这句）或 |else=ask（改成请问热线）。",
        "Enter the local value, or write |else=omit (leave the sentence out) or |else=ask (ask the hotline).",
    ),
    "F208": error(
        "没有登记的依据 “{source}”",
        "unknown source '{source}'",
        "在 content/sources.yml 里登记这部法律或文件。{near_zh}",
        "Enter the law or document in content/sources.yml. {near_en}",
    ),
    "F209": error(
        "“{id}” 是规则，没有数字可引用",
        "'{id}' is a rule and has no figure to quote",
        "用 {{cite:{id}}} 标出依据。",
        "Use {{cite:{id}}} to mark its source.",
    ),
    "F210": error(
        "引用格式 “{option}” 用不了：{problem_zh}",
        "the format '{option}' cannot be used: {problem}",
        "可以用 number、words、year、else=omit、else=ask。",
        "There are number, words, year, else=omit and else=ask.",
    ),
    "F211": warning(
        "“{id}” 把握不大（confidence: low），印刷前请核实",
        "'{id}' has low confidence: verify before printing",
        "请当地窗口确认后改 confidence 和 checked，或不引用它。",
        "Let a local office confirm it, then change 'confidence' and 'checked'; or do not quote it.",
    ),
    "F212": error(
        "例子里没有这个数字 “{id}”",
        "unknown figure '{id}'",
        "在本课的 figures.yml 里登记。{near_zh}",
        "Enter it in the lesson's figures.yml. {near_en}",
    ),
    "F213": error(
        "算式 “{calc}” 算不出来：{problem_zh}",
        "the formula '{calc}' cannot be computed: {problem}",
        "只能用 + - * / ( ) round min max 和数据、数字的编号。",
        "It may use + - * / ( ) round min max and ids of facts and figures.",
    ),
    "F214": error(
        "这里的引用不会被替换：“{found}”",
        "a reference is not replaced here: '{found}'",
        "标签、说明和名称照原样印出，请直接写文字。",
        "Labels, notes and names are printed as they stand: write plain words.",
    ),
    "F215": error(
        "告知单 “{notice}” 要贴到 {day}，可是 “{id}” 在 {region} 的值只到 {end}",
        "notice '{notice}' hangs until {day}, but the value of '{id}' in {region} ends on {end}",
        "把 take_down 提前到那天，或不引用这个数；新值生效后再贴新的一张。",
        "Take it down by that day or do not quote the figure; hang a new one when the new value is in force.",
    ),
    # --- T: terms
    "T301": error(
        "词汇表里没有 “{id}”",
        "unknown term '{id}'",
        "在 content/glossary.yml 里登记。{near_zh}",
        "Enter it in content/glossary.yml. {near_en}",
    ),
    "T302": warning(
        "请用 “{preferred}”，不用 “{found}”",
        "write '{preferred}' instead of '{found}'",
        "这是词汇表定的说法。",
        "The glossary prefers it.",
    ),
    # --- B: bare amounts
    "B401": error(
        "裸数字：金额 “{found}” 没有来自数据登记",
        "bare amount: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的例子写进 figures.yml，用 {{figure:编号}}。",
        "Quote it as {{fact:ID}}; invented ones belong in figures.yml and are quoted as {{figure:ID}}.",
    ),
    "B402": error(
        "裸数字：百分比 “{found}” 没有来自数据登记",
        "bare percentage: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的例子写进 figures.yml。",
        "Quote it as {{fact:ID}}; invented ones belong in figures.yml.",
    ),
    "B403": error(
        "裸号码：电话 “{found}” 没有来自数据登记",
        "bare number: phone '{found}' does not come from the register",
        "用 {{fact:hotline-…}} 引用。",
        "Quote it as {{fact:hotline-…}}.",
    ),
    "B404": error(
        "裸日期 “{found}” 没有来自数据登记",
        "bare date: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的日子不写年份。",
        "Quote it as {{fact:ID}}; write invented days without a year.",
    ),
    "B405": error(
        "裸期限 “{found}” 没有来自数据登记",
        "bare period: '{found}' does not come from the register",
        "用 {{fact:编号}} 或 {{fact:编号|words}} 引用；虚构的写进 figures.yml。",
        "Quote it as {{fact:ID}} or {{fact:ID|words}}; invented ones belong in figures.yml.",
    ),
}
