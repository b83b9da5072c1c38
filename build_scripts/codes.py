"""The words of every finding: code → level, message and hint in zh and en.

Codes are public: tests, editors and habits refer to them, so a code is never given a second meaning.
Y: YAML and files. X: the index. F: facts. T: terms. B: bare amounts. L: lessons and their Markdown. P: zh/en parity.
D: personal data. Q: quiz. K: workshops and kits. W: decision flows and calculators. R: rosters. E: tables that came
back. V: reading level and length. M: style sheets of WeChat articles. A: an account of WeChat. S: the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    level: Literal["error", "warning"]
    message: Text
    hint: Text


def _error(zh: str, en: str, hint_zh: str, hint_en: str) -> Code:
    return Code("error", Text(zh, en), Text(hint_zh, hint_en))


def _warning(zh: str, en: str, hint_zh: str, hint_en: str) -> Code:
    return Code("warning", Text(zh, en), Text(hint_zh, hint_en))


CODES: dict[str, Code] = {
    # --- Y: YAML and files
    "Y101": _error(
        "YAML 写法有误：{problem}",
        "YAML cannot be read: {problem}",
        "检查这一行的缩进、冒号后的空格和引号；大括号里的文字如带 ? , : 要加引号。",
        "Check this line's indentation, the space after the colon, and the quotes; "
        "within {{ }} a text with ? , or : needs quotes.",
    ),
    "Y102": _error(
        "键 “{key}” 重复，第一次在第 {first} 行",
        "key '{key}' stands twice; the first is on line {first}",
        "删掉一个，或改名。",
        "Remove one of them or rename it.",
    ),
    "Y103": _error(
        "不认识的键 “{key}”",
        "unknown key '{key}'",
        "这里可以用：{allowed}",
        "Allowed here: {allowed}",
    ),
    "Y104": _error(
        "“{key}” 的类型不对：应为{expected_zh}，实际是{found_zh}",
        "'{key}' has the wrong type: expected {expected}, found {found}",
        "对照 content/README.md 里的写法。",
        "See content/README.md for the form.",
    ),
    "Y105": _error(
        "“{value}” 没加引号，YAML 会把它当成真/假值",
        "'{value}' without quotes is read as true or false",
        '写 true 或 false；如果是文字，请加引号："{value}"。',
        'Write true or false; if you mean the word, put it in quotes: "{value}".',
    ),
    "Y106": _error(
        "缺少 “{key}”",
        "'{key}' is missing",
        "补上这个键。写法见 content/README.md。",
        "Add it. content/README.md shows the form.",
    ),
    "Y107": _error(
        "文件不是 UTF-8 编码",
        "the file is not UTF-8",
        "用编辑器另存为 UTF-8（WPS 和记事本都可以选编码）。",
        "Save it as UTF-8 in your editor.",
    ),
    "Y108": _error(
        "“{key}” 的值 “{value}” 不在允许范围内",
        "'{value}' is not a possible value of '{key}'",
        "可以写：{allowed}",
        "Possible: {allowed}",
    ),
    "Y109": _error(
        "读不了文件：{problem}",
        "the file cannot be read: {problem}",
        "检查文件是否存在、有没有读取权限。",
        "Check that it exists and that you may read it.",
    ),
    "Y110": _error(
        "“{key}” 里的双语文字缺少 {language}",
        "'{key}' lacks its {language} text",
        "写成 {{zh: …, en: …}}，两种语言都要有。",
        "Write {{zh: …, en: …}} with both languages.",
    ),
    # --- X: index
    "X201": _error(
        "索引里的课程 “{lesson}” 没有文件夹",
        "lesson '{lesson}' is in the index but has no folder",
        "新建 content/lessons/{lesson}/，放入 zh.md 和 en.md；或从索引里删掉。",
        "Create content/lessons/{lesson}/ with zh.md and en.md, or take it out of the index.",
    ),
    "X202": _warning(
        "文件夹 “{lesson}” 没有写进索引，不会发布",
        "folder '{lesson}' is not in the index and will not be published",
        "写进 content/index.yml，或移走这个文件夹。",
        "Add it to content/index.yml or move the folder away.",
    ),
    "X203": _error(
        "不认识的读者群 “{audience}”",
        "unknown audience '{audience}'",
        "索引里有：{known}{near_zh}",
        "The index knows: {known}{near_en}",
    ),
    "X204": _error(
        "不认识的渠道 “{channel}”",
        "unknown channel '{channel}'",
        "可以用：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "X205": _error(
        "“{id}” 出现了两次，第一次在第 {first} 行",
        "'{id}' stands twice; the first is on line {first}",
        "每个编号只能用一次。",
        "Every id may be used once.",
    ),
    "X206": _error(
        "不认识的地区 “{region}”",
        "unknown region '{region}'",
        "content/regions/ 里有：{known}",
        "content/regions/ has: {known}",
    ),
    "X207": _error(
        "不认识的课程 “{lesson}”",
        "unknown lesson '{lesson}'",
        "索引里有：{known}{near_zh}",
        "The index has: {known}{near_en}",
    ),
    "X208": _error(
        "不认识的级别 “{value}”",
        "unknown level '{value}'",
        "索引里有：{known}",
        "The index has: {known}",
    ),
    "X209": _error(
        "地区 “{region}” 的上级关系绕成了圈",
        "region '{region}' is its own ancestor",
        "检查各地区文件里的 parent。",
        "Check 'parent' in the region files.",
    ),
    "X210": _error(
        "没有哪个联系方式涉及 “{topic}”",
        "no contact has the topic '{topic}'",
        "content/regions/ 里的联系方式有：{known}{near_zh}",
        "The contacts in content/regions/ have: {known}{near_en}",
    ),
    "X211": _error(
        "不认识的读者所在地 “{setting}”",
        "unknown setting '{setting}'",
        "可以写：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "X221": _error(
        "不认识的主线 “{strand}”",
        "unknown strand '{strand}'",
        "索引里有：{known}{near_zh}",
        "The index has: {known}{near_en}",
    ),
    "X222": _error(
        "手册 “{id}” 同时写了 strand 和 audience",
        "handbook '{id}' has both a strand and an audience",
        "留一个；两个都不写，就收全部课程。",
        "Keep one of them; with neither it holds every lesson.",
    ),
    "X223": _error(
        "手册 “{id}” 里一课也没有",
        "handbook '{id}' has no lessons",
        "检查 strand 或 audience；手册收的是网站（site）上有的课。",
        "Check 'strand' or 'audience'; a handbook holds lessons that the site has.",
    ),
    "X224": _error(
        "索引没有为地区 “{region}” 生成内容",
        "the index does not build for region '{region}'",
        "index.yml 的 regions 里有：{known}{near_zh}",
        "'regions' in index.yml has: {known}{near_en}",
    ),
    "X225": _error(
        "“{audience}” 是内部读者，不能给他们出公开手册",
        "'{audience}' is an internal audience and has no public handbook",
        "换成一个公开的读者群；主持人用的材料在论坛资料包里。",
        "Name a public audience; what facilitators need is in the kit.",
    ),
    "X226": _error(
        "标语 “{id}” 没有网站上的课可以看",
        "slogan '{id}' leads to no lesson of the site",
        "在 lessons 里先写一课在网站上的（channels 里有 site）：横幅的二维码通向它。",
        "Name a lesson of the site first under 'lessons': the banner's QR code leads to it.",
    ),
    "X231": _error(
        "告知单 “{id}” 的日子倒了：{first} 贴，{second} 撤",
        "notice '{id}' comes down before it goes up: {first}, {second}",
        "take_down 要晚于 put_up。",
        "'take_down' must be later than 'put_up'.",
    ),
    # --- F: facts
    "F201": _error(
        "数据 “{id}” 在两处都有，另一处：{first}",
        "fact '{id}' stands twice; the other is at {first}",
        "合并成一条，用 values 区分地区和时间。",
        "Make one of them, with one entry per region and period under 'values'.",
    ),
    "F202": _error(
        "数据 “{id}” 的值不合类型 {kind}：{problem_zh}",
        "the value of '{id}' does not fit kind {kind}: {problem}",
        "写法见 content/README.md 的表。",
        "See the table in content/README.md.",
    ),
    "F203": _error(
        "没有这条数据 “{id}”",
        "unknown fact '{id}'",
        "先在 content/facts/ 登记，再引用。{near_zh}",
        "Enter it in content/facts/ first, then quote it. {near_en}",
    ),
    "F204": _error(
        "“{id}” 在 {region} 有两个时段重叠：{first} 与 {second}",
        "'{id}' has overlapping periods in {region}: {first} and {second}",
        "给前一个值写上 to（最后有效日）。",
        "Give the earlier value its 'to' (last day in force).",
    ),
    "F205": _error(
        "“{id}” 在 {region} 有空档：{first} 之后到 {second} 之前没有值",
        "'{id}' has a gap in {region}: nothing between {first} and {second}",
        "补上空档的值，或写 value: null 说明这段时间未知。",
        "Enter the value of the gap, or 'value: null' to say that it is unknown.",
    ),
    "F206": _error(
        "“{id}” 的时段倒了：{first} 晚于 {second}",
        "'{id}' has a period that ends before it begins: {first} to {second}",
        "检查 from 和 to。",
        "Check 'from' and 'to'.",
    ),
    "F207": _error(
        "“{id}” 在 {region} 当天没有值",
        "'{id}' has no value in {region} on the day of the build",
        "补上当地的值；或在引用处写 |else=omit（省去这句）或 |else=ask（改成请问热线）。",
        "Enter the local value, or write |else=omit (leave the sentence out) or |else=ask (ask the hotline).",
    ),
    "F208": _error(
        "没有登记的依据 “{source}”",
        "unknown source '{source}'",
        "在 content/sources.yml 里登记这部法律或文件。{near_zh}",
        "Enter the law or document in content/sources.yml. {near_en}",
    ),
    "F209": _error(
        "“{id}” 是规则，没有数字可引用",
        "'{id}' is a rule and has no figure to quote",
        "用 {{cite:{id}}} 标出依据。",
        "Use {{cite:{id}}} to mark its source.",
    ),
    "F210": _error(
        "引用格式 “{option}” 用不了：{problem_zh}",
        "the format '{option}' cannot be used: {problem}",
        "可以用 number、words、year、else=omit、else=ask。",
        "There are number, words, year, else=omit and else=ask.",
    ),
    "F211": _warning(
        "“{id}” 把握不大（confidence: low），印刷前请核实",
        "'{id}' has low confidence: verify before printing",
        "请当地窗口确认后改 confidence 和 checked，或不引用它。",
        "Let a local office confirm it, then change 'confidence' and 'checked'; or do not quote it.",
    ),
    "F212": _error(
        "例子里没有这个数字 “{id}”",
        "unknown figure '{id}'",
        "在本课的 figures.yml 里登记。{near_zh}",
        "Enter it in the lesson's figures.yml. {near_en}",
    ),
    "F213": _error(
        "算式 “{calc}” 算不出来：{problem_zh}",
        "the formula '{calc}' cannot be computed: {problem}",
        "只能用 + - * / ( ) round min max 和数据、数字的编号。",
        "It may use + - * / ( ) round min max and ids of facts and figures.",
    ),
    "F214": _error(
        "这里的引用不会被替换：“{found}”",
        "a reference is not replaced here: '{found}'",
        "标签、说明和名称照原样印出，请直接写文字。",
        "Labels, notes and names are printed as they stand: write plain words.",
    ),
    "F215": _error(
        "告知单 “{notice}” 要贴到 {day}，可是 “{id}” 在 {region} 的值只到 {end}",
        "notice '{notice}' hangs until {day}, but the value of '{id}' in {region} ends on {end}",
        "把 take_down 提前到那天，或不引用这个数；新值生效后再贴新的一张。",
        "Take it down by that day or do not quote the figure; hang a new one when the new value is in force.",
    ),
    # --- T: terms
    "T301": _error(
        "词汇表里没有 “{id}”",
        "unknown term '{id}'",
        "在 content/glossary.yml 里登记。{near_zh}",
        "Enter it in content/glossary.yml. {near_en}",
    ),
    "T302": _warning(
        "请用 “{preferred}”，不用 “{found}”",
        "write '{preferred}' instead of '{found}'",
        "这是词汇表定的说法。",
        "The glossary prefers it.",
    ),
    # --- B: bare amounts
    "B401": _error(
        "裸数字：金额 “{found}” 没有来自数据登记",
        "bare amount: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的例子写进 figures.yml，用 {{figure:编号}}。",
        "Quote it as {{fact:ID}}; invented ones belong in figures.yml and are quoted as {{figure:ID}}.",
    ),
    "B402": _error(
        "裸数字：百分比 “{found}” 没有来自数据登记",
        "bare percentage: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的例子写进 figures.yml。",
        "Quote it as {{fact:ID}}; invented ones belong in figures.yml.",
    ),
    "B403": _error(
        "裸号码：电话 “{found}” 没有来自数据登记",
        "bare number: phone '{found}' does not come from the register",
        "用 {{fact:hotline-…}} 引用。",
        "Quote it as {{fact:hotline-…}}.",
    ),
    "B404": _error(
        "裸日期 “{found}” 没有来自数据登记",
        "bare date: '{found}' does not come from the register",
        "用 {{fact:编号}} 引用；虚构的日子不写年份。",
        "Quote it as {{fact:ID}}; write invented days without a year.",
    ),
    "B405": _error(
        "裸期限 “{found}” 没有来自数据登记",
        "bare period: '{found}' does not come from the register",
        "用 {{fact:编号}} 或 {{fact:编号|words}} 引用；虚构的写进 figures.yml。",
        "Quote it as {{fact:ID}} or {{fact:ID|words}}; invented ones belong in figures.yml.",
    ),
    # --- L: lessons and Markdown
    "L501": _error(
        "链接 “{target}” 指向不存在的地方",
        "link '{target}' leads nowhere",
        "课程之间写 [文字](lesson:课程编号)；网址要以 https:// 开头。",
        "Write [text](lesson:SLUG) for lessons; web addresses begin with https://.",
    ),
    "L502": _error(
        "图片 “{target}” 不存在",
        "picture '{target}' does not exist",
        "把文件放进本课的 pictures/ 文件夹，写 pictures/文件名。",
        "Put the file into the lesson's pictures/ folder and write pictures/NAME.",
    ),
    "L503": _error(
        "图片 “{target}” 没有替代文字",
        "picture '{target}' has no alternative text",
        "在方括号里写一句话，说清图里有什么：![文字](…)",
        "Say in the square brackets what it shows: ![text](…)",
    ),
    "L504": _error(
        "标题级别不对：“{found}”，这里最多到 {allowed}",
        "heading level: '{found}'; at most {allowed} here",
        "从 ## 开始，一级一级往下，不要跳级。",
        "Begin with ## and go down one level at a time.",
    ),
    "L505": _error(
        "强调符号没有生效，读者会看到 “{found}”",
        "emphasis does not work: readers would see '{found}'",
        "** 要成对，紧贴文字，中间不留空格。",
        "Close every ** and leave no space between it and the words.",
    ),
    "L506": _error(
        "不认识的内容块 “{block}”",
        "unknown block '{block}'",
        "可以用：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "L507": _error(
        "内容块 “{block}” 没有结束",
        "block '{block}' is not closed",
        "在它的末尾另起一行写 ///",
        "End it with a line ///",
    ),
    "L508": _error(
        "引用写法有误：“{found}”",
        "malformed reference: '{found}'",
        "用半角符号写：{{fact:编号}}、{{cite:编号}}、{{term:编号}}、{{figure:编号}}。",
        "Write {{fact:ID}}, {{cite:ID}}, {{term:ID}} or {{figure:ID}}, with plain ASCII signs.",
    ),
    "L509": _error(
        "没有打开的内容块，却出现了 ///",
        "'///' closes a block, but none is open",
        "删掉这一行，或在前面补上 /// 块名。",
        "Remove the line, or open a block before it.",
    ),
    "L510": _error(
        "“key-messages” 应有 3 条，这里有 {count} 条",
        "'key-messages' holds exactly 3 points; here are {count}",
        "留下最要紧的三条。",
        "Keep the three that matter most.",
    ),
    "L511": _error(
        "缺少内容块 “{block}”",
        "block '{block}' is missing",
        "每一课都要有：{required}",
        "Every lesson has: {required}",
    ),
    "L512": _error(
        "文件开头的说明区（--- 之间）缺失或没有结束",
        "the front matter between two lines --- is missing or not closed",
        "第一行写 ---，填好 title、summary、goals，再写 ---。",
        "Begin with ---, give title, summary and goals, then --- again.",
    ),
    "L513": _error(
        "“{key}” 太长：{count} {unit_zh}，最多 {limit}",
        "'{key}' is too long: {count} {unit}, at most {limit}",
        "删到只剩最要紧的话。",
        "Keep what matters most.",
    ),
    "L514": _error(
        "“steps” 里应当是有编号的步骤",
        "'steps' holds a numbered list",
        "每步一行，以 1. 2. 3. 开头。",
        "One step a line, beginning with 1. 2. 3.",
    ),
    "L515": _warning(
        "“{key}” 对折页来说太长：{count} {unit_zh}，最多 {limit}",
        "'{key}' is too long for the leaflet: {count} {unit}, at most {limit}",
        "删短一些；细节放到后面的正文里，网站上看得到。",
        "Shorten it; details belong in the text below, which the site shows.",
    ),
    "L516": _error(
        "“{block}” 不能只写给一种读者：人人都要看到",
        "'{block}' cannot be for one setting alone: everybody needs it",
        "去掉 settings；只对农村或城镇读者说的话，另写一个 {other} 块。",
        "Take 'settings' away; what only rural or urban readers need belongs in a second block of kind {other}.",
    ),
    "L517": _error(
        "课程 “{lesson}” 的海报写法不对：{problem_zh}",
        "the poster of lesson '{lesson}': {problem}",
        "写 /// poster | 一句话，三步（1. **几个字** 一句话），空一行，一句带电话的话（{{fact:hotline-…}}）。",
        "Write /// poster | HEADLINE, three steps (1. **A few words** one phrase), an empty line, and a line that ends "
        "with one phone number ({{fact:hotline-…}}).",
    ),
    "L518": _error(
        "“{block}” 块不能写 may-drop：小张折页可以不印的只有 {allowed}",
        "block '{block}' cannot have 'may-drop'; what a small leaflet may leave out is one of {allowed}",
        "去掉 may-drop，改写在 what、get 或 warning 上。",
        "Take 'may-drop' away, or mark a block of kind what, get or warning instead.",
    ),
    # --- V: reading level
    "V951": _warning(
        "“{lesson}” 的句子平均 {value} {unit_zh}，{level} 级最多 {limit}；最长的是这一句",
        "the sentences of '{lesson}' have {value} {unit} on average, at most {limit} for {level}; the longest is here",
        "把长句断开，一句只说一件事。",
        "Cut long sentences: one thing in each.",
    ),
    "V952": _warning(
        "这一句有 {value} {unit_zh}，{level} 级最多 {limit}",
        "this sentence has {value} {unit}, at most {limit} for {level}",
        "断成两三句，或改成列表。",
        "Make two or three of it, or a list.",
    ),
    "V953": _warning(
        "“{lesson}” 有 {value}% 的字不在 2500 常用字里，{level} 级最多 {limit}%：{strange}",
        "{value}% of the characters of '{lesson}' are not among the 2,500 common ones, "
        "at most {limit}% for {level}: {strange}",
        "换成常用的说法；这一句里最多。",
        "Say it in common words; this sentence has most of them.",
    ),
    "V954": _warning(
        "“{lesson}” 的英文难度是 {value} 年级，{level} 级最多 {limit}；最难的是这一句",
        "the English of '{lesson}' is of grade {value}, at most {limit} for {level}; the hardest sentence is here",
        "用短词、短句。",
        "Use short words and short sentences.",
    ),
    "V955": _warning(
        "“{lesson}” 的正文有 {count} {unit_zh}，最多 {limit}",
        "the body of '{lesson}' has {count} {unit}, at most {limit}",
        "删去重复的话和不要紧的细节；两种语言一起改。",
        "Cut what is said twice and what matters little, in both languages.",
    ),
    "V956": _warning(
        "“{lesson}” 的正文只有 {count} {unit_zh}，至少 {limit}",
        "the body of '{lesson}' has {count} {unit} only, at least {limit}",
        "补上读者还要知道的：怎么办、容易错在哪里、找谁问。",
        "Add what readers still need: what to do, where people go wrong, whom to ask.",
    ),
    # --- P: parity
    "P601": _error(
        "课程 “{lesson}” 缺少 {language} 版本",
        "lesson '{lesson}' lacks its {language} version",
        "补上 content/lessons/{lesson}/{language}.md。",
        "Add content/lessons/{lesson}/{language}.md.",
    ),
    "P602": _error(
        "“{id}” 只在 {language} 版本里引用",
        "'{id}' is quoted in the {language} version only",
        "两种语言要说同样的事：在另一版本里也引用，或这里删掉。",
        "Both languages say the same: quote it in the other one too, or remove it here.",
    ),
    "P603": _error(
        "两种语言的内容块不一致：这里是 “{here}”，另一版本是 “{other}”",
        "the languages' blocks differ: '{here}' here, '{other}' in the other version",
        "让 zh.md 和 en.md 的内容块种类、顺序、渠道、读者群和 settings 一致。",
        "Give zh.md and en.md the same blocks, in the same order, with the same channels, audiences and settings.",
    ),
    "P604": _error(
        "两种语言的 {what_zh} 数量不同：{count} 与 {other}",
        "the languages differ in the number of {what}: {count} and {other}",
        "逐条对应。",
        "Make them match one by one.",
    ),
    # --- D: personal data
    "D701": _error(
        "疑似身份证号 “{found}”",
        "this looks like an ID card number: '{found}'",
        "删掉。例子里的人用 “参会者01” 这样一看就是虚构的写法。",
        "Remove it. People in examples are visibly invented: Participant 01.",
    ),
    "D702": _error(
        "疑似手机号 “{found}”",
        "this looks like a mobile phone number: '{found}'",
        "删掉；公开热线请用数据登记。",
        "Remove it; public hotlines belong in the register.",
    ),
    "D703": _error(
        "疑似银行卡号 “{found}”",
        "this looks like a bank card number: '{found}'",
        "删掉。",
        "Remove it.",
    ),
    # --- Q: quiz
    "Q801": _error(
        "题目 “{id}” 的答案有问题：{problem_zh}",
        "question '{id}': {problem}",
        "单选题有一个 right: true，多选题至少三个选项、一个 right: true，判断题写 answer: true 或 false。",
        "single has one 'right: true', multiple three options and at least one; true-false has 'answer:'.",
    ),
    "Q802": _error(
        "题目 “{id}” 的目标 {goal} 不存在（共 {count} 个）",
        "question '{id}' tests goal {goal}, but there are {count}",
        "goal 写目标的序号，从 1 起。",
        "'goal' is the number of a goal, from 1.",
    ),
    # --- K: workshops
    "K901": _error(
        "“{session}” 定在 {at} 开始，前面的环节要到 {end} 才结束",
        "'{session}' is fixed at {at}, but what comes before it ends at {end}",
        "把前面的环节缩短 {minutes} 分钟，或推迟这个固定时间{cuts_zh}。",
        "Shorten what comes before it by {minutes} minutes, or move the fixed time{cuts_en}.",
    ),
    "K902": _error(
        "时间 “{value}” 写法不对",
        "'{value}' is not a clock time",
        '写成 "09:00"，加引号。',
        'Write "09:00", in quotes.',
    ),
    "K903": _warning(
        "到 {end} 才结束，晚于说好的 {at}",
        "the day ends at {end}, after the {at} that was promised",
        "从最后一个固定时间起缩短 {minutes} 分钟，或推迟结束时间{cuts_zh}。",
        "Shorten what comes after the last fixed time by {minutes} minutes, or end later{cuts_en}.",
    ),
    # --- W: decision flows and calculators
    "W101": _error(
        "回答 “{answer}” 指向 “{node}”，流程里没有这一步",
        "the answer '{answer}' leads to '{node}', which the flow does not have",
        "流程里有：{known}{near_zh}",
        "The flow has: {known}{near_en}",
    ),
    "W102": _error(
        "“{node}” 走不到：没有哪个回答指向它",
        "'{node}' cannot be reached: no answer leads to it",
        "在某个回答里写 next: {node}，或删掉它。第一步是起点。",
        "Write next: {node} in an answer, or remove it. The first node is where everybody begins.",
    ),
    "W103": _error(
        "流程绕成了圈：{circle}",
        "the flow runs in a circle: {circle}",
        "每个回答都要往前走，最后走到一个结果。",
        "Every answer must lead on, and in the end to an end.",
    ),
    "W104": _error(
        "“{node}” 写法不对：{problem_zh}",
        "'{node}' is off: {problem}",
        "问题写 ask 和至少两个 answers；结果写 end 和 contact。",
        "A question has 'ask' and two 'answers' at least; an end has 'end' and 'contact'.",
    ),
    "W105": _error(
        "“{node}” 没有写找谁问",
        "'{node}' does not say whom to ask",
        "加上 contact: 写 content/regions/ 里联系方式的编号，或热线数据的编号。",
        "Add 'contact:' with the id of a contact in content/regions/ or of a hotline fact.",
    ),
    "W106": _error(
        "没有联系方式 “{contact}”（{region}）",
        "there is no contact '{contact}' ({region})",
        "写 content/regions/ 里本地区或上级的联系方式编号，或电话类数据的编号{near_zh}",
        "Give the id of a contact of the region or those above it, or of a fact of kind phone{near_en}",
    ),
    "W107": _error(
        "两个回答的文字一样：“{answer}”",
        "two answers have the same words: '{answer}'",
        "每个回答要分得清。",
        "Answers must be told apart.",
    ),
    "W108": _error(
        "“{node}” 的文字在 {region} 会全部省去",
        "in {region} nothing is left of the text of '{node}'",
        "这些地区没有所引的数据：加一句不带数据的话，或写 |else=ask。",
        "The region lacks the facts: add a sentence without them, or write |else=ask.",
    ),
    "W109": _error(
        "没有计算器 “{calculator}”",
        "there is no calculator '{calculator}'",
        "content/calculators/ 里有：{known}{near_zh}",
        "content/calculators/ has: {known}{near_en}",
    ),
    "W201": _error(
        "算式 “{formula}” 有问题：{problem_zh}",
        "the formula '{formula}' cannot be used: {problem}",
        "算式里可以写数据、填写项和上面结果的编号；写法见 content/README.md。",
        "It may name facts, inputs and the results above it; content/README.md shows the form.",
    ),
    "W202": _error(
        "例子里 “{result}” 应为 {expected}，算出来是 {found}",
        "in the example '{result}' should be {expected}; it comes out as {found}",
        "先核对算式和数据，再改例子。",
        "Check the formula and the facts first, then the example.",
    ),
    "W203": _error(
        "结果 “{result}” 没有例子验证",
        "no example shows what '{result}' comes to",
        "加一个例子，expect 里写出它的得数。",
        "Add an example that expects a value of it.",
    ),
    "W204": _error(
        "填写项 “{input}” 写法不对：{problem_zh}",
        "the input '{input}' is off: {problem}",
        "min 不大于 default，default 不大于 max；choice 要有 options；编号用小写字母和短横线。",
        "min ≤ default ≤ max; a choice has 'options'; ids are small letters and dashes.",
    ),
    # --- R: rosters
    "R901": _error(
        "名单缺少列 “{column}”",
        "the roster lacks the column '{column}'",
        "第一行写列名：{known}",
        "The first row names the columns: {known}",
    ),
    "R902": _error(
        "第 {row} 行的读者群 “{value}” 不认识",
        "row {row}: unknown public '{value}'",
        "可以写：{known}",
        "Possible: {known}",
    ),
    "R903": _error(
        "第 {row} 行没有姓名",
        "row {row} has no name",
        "补上姓名，或删掉这一行。",
        "Fill it in or delete the row.",
    ),
    "R904": _error(
        "名单读不了：{problem}",
        "the roster cannot be read: {problem}",
        "用表格软件打开，另存为 XLSX 或 CSV（UTF-8、GB18030 都行），不加密码、不带宏。",
        "Open it in a spreadsheet and save it as XLSX or CSV (UTF-8 or GB18030), without password or macros.",
    ),
    "R905": _error(
        "第 {row} 行“{column}”是公式，或以 = + - @ 开头",
        "row {row}, '{column}': a formula, or text that begins with = + - @",
        "只粘贴值，删掉开头的符号；公式会在别人的电脑上运行。",
        "Paste the value only and delete the sign: a formula would run on someone else's computer.",
    ),
    "R906": _error(
        "第 {place} 列有{kind_zh}（第 {rows} 行）",
        "column {place} holds {kind_en} (row {rows})",
        "把这一列从名单里删掉：做资料用不到，丢了会害人。",
        "Delete it from the roster: nothing here needs it, and losing it does harm.",
    ),
    "R907": _error(
        "第 {row} 行和第 {first} 行是同一个人",
        "rows {row} and {first} are the same person",
        "删掉一行；真有同名同单位的两个人，在姓名后加“大”“小”或甲、乙。",
        "Delete one. If two people share name and organisation, add A and B to the names.",
    ),
    "R908": _warning(
        "第 {row} 行和第 {first} 行同名",
        "rows {row} and {first} have the same name",
        "不是同一个人就不用改；胸牌上靠类别和桌号区分。",
        "Nothing to do if they are two people: their badges differ by public and table.",
    ),
    "R909": _error(
        "第 {row} 行的姓名超过 {most} 个字",
        "the name in row {row} has more than {most} characters (a letter counts half)",
        "只写姓名，头衔和单位写到别的列；一格只写一个人。",
        "Write the name alone; titles and organisations have columns of their own. One person to a cell.",
    ),
    "R910": _error(
        "第 {row} 行“{column}”有不该有的符号（{sign}）",
        "row {row}, '{column}': a sign that cannot stand there ({sign})",
        "删掉表情、斜杠、括号类符号；一格只写一个人的姓名。",
        "Delete emoji, slashes and brackets; one person's name to a cell.",
    ),
    "R911": _error(
        "第 {row} 行“{column}”写的人，名单里找不到，或不止一个",
        "row {row}, '{column}': the person named is not in the roster, or more than one is",
        "写名单里一模一样的姓名，或写那个人在第几行，如“第5行”。",
        "Write the name just as in the roster, or that person's row, such as 'row 5'.",
    ),
    "R912": _error(
        "第 {row} 行要和同一个人又同桌又分开",
        "row {row} asks to sit both with and away from the same person",
        "“同桌”和“分开”只留一样。",
        "Keep one of the two.",
    ),
    "R914": _error(
        "有两列都是“{column}”",
        "two columns are '{column}'",
        "删掉一列，或给不用的那一列换个列名。",
        "Delete one, or rename the one that is not to be used.",
    ),
    "R915": _error(
        "第 {row} 行的姓名是合并的单元格",
        "the name in row {row} is a merged cell",
        "取消合并，一行写一个人。",
        "Unmerge it: one person to a row.",
    ),
    "R916": _error(
        "名单有 {count} 人，一次最多 {most} 人",
        "the roster has {count} people; {most} at most",
        "只留这一场要来的人；几场活动就分几份名单。",
        "Keep those who come to this event; several events have several rosters.",
    ),
    "R917": _warning(
        "第 {row} 行的语言不认识，按中文做",
        "row {row}: unknown language, taken for Chinese",
        "写“中文”或“英文”（zh、en）；要别的语言的翻译，写在“需要”一列。",
        "Write zh or en; interpretation from other languages goes into 'needs'.",
    ),
    "R918": _warning(
        "第 {row} 行“{column}”看不出是还是否，当作没问过",
        "row {row}, '{column}': neither yes nor no, taken as not asked",
        "写“是”或“否”；没问过就空着。",
        "Write yes or no; leave it empty if nobody asked.",
    ),
    "R919": _error(
        "第 {sheets} 张工作表都像名单",
        "sheets {sheets} all look like a roster",
        "只留一张，别的删掉或隐藏。",
        "Keep one; delete or hide the others.",
    ),
    "R920": _warning(
        "第 {rows} 行在表格里是隐藏的，也算在内",
        "row {rows}: hidden in the spreadsheet, counted all the same",
        "不来的人要删掉，光筛选不够。",
        "Delete those who do not come; a filter only hides them.",
    ),
    "R921": _error(
        "第 {row} 行“{column}”被表格软件改成了日期",
        "row {row}, '{column}': the spreadsheet has made a date of it",
        "先把这一列设为“文本”，再重新填。",
        "Set the column to 'text' and type it again.",
    ),
    "R922": _error(
        "第 {row} 行“{column}”是错误值（#REF! 一类）",
        "row {row}, '{column}': an error value such as #REF!",
        "改成要写的字，或清空。",
        "Type what should stand there, or clear it.",
    ),
    # --- E: tables that an office sent back
    "E301": _error(
        "表格读不了：{problem}",
        "the table cannot be read: {problem}",
        "另存为 XLSX，或 CSV（UTF-8 或 GB18030）。",
        "Save it as XLSX, or as CSV (UTF-8 or GB18030).",
    ),
    "E302": _error(
        "表格缺少列：{missing}",
        "the table lacks columns: {missing}",
        "第一行的列名不要改；“·” 后面的英文是程序认的。",
        "Leave the headings as they are: the words behind the dot are what is read.",
    ),
    "E303": _error(
        "这一行的编号 “{id}” 没有登记",
        "this row's id '{id}' is not in the register",
        "编号不要改；新的数据请直接写进 content/facts/。{near_zh}",
        "Leave ids as they are; new facts are entered in content/facts/. {near_en}",
    ),
    "E304": _error(
        "“{id}” 没有登记给地区 “{region}” 的值",
        "'{id}' has no value for region '{region}'",
        "登记里有：{known}",
        "The register has: {known}",
    ),
    "E305": _error(
        "“{id}”（{region}）出现了两次，第一次在第 {first} 行",
        "'{id}' ({region}) stands twice; the first is row {first}",
        "只留一行。",
        "Keep one row.",
    ),
    "E306": _error(
        "“{id}” 的确认值 “{value}” 不合类型 {kind}：{problem_zh}",
        "the confirmed value '{value}' of '{id}' does not fit kind {kind}: {problem}",
        "按“现行值”那一列的样子写；数值没变就写“对”。",
        "Write it as in the column of the current value; if nothing changed write yes.",
    ),
    "E307": _error(
        "“{column}” 一列的 “{value}” 不是日期",
        "'{value}' in column '{column}' is not a date",
        "写成 2027-01-01。",
        "Write it as 2027-01-01.",
    ),
    "E308": _error(
        "“{id}” 的值改成了 “{value}”，但没写从哪天起，或者现行值已经到期",
        "'{id}' changed to '{value}', or its value has ended, but nobody says from which day",
        "在“新值生效日”一列写新值的第一天。",
        "Give the new value's first day in the column 'new from'.",
    ),
    "E309": _error(
        "“{id}”（{region}）的新值不能从 {start} 开始：{problem_zh}",
        "the new value of '{id}' ({region}) cannot begin on {start}: {problem}",
        "改“新值生效日”，或先在 content/facts/ 里理顺各时段。",
        "Change 'new from', or put the periods in order in content/facts/ first.",
    ),
    "E310": _error(
        "“{id}”（{region}）导出以后登记里已经改过，现在是 “{value}”",
        "'{id}' ({region}) has changed in the register since the export; it is '{value}' now",
        "重新导出，请单位按新的表确认。",
        "Export again and let the office confirm the new table.",
    ),
    "E311": _error(
        "没有登记的依据 “{source}”",
        "unknown source '{source}'",
        "先在 content/sources.yml 里登记。{near_zh}",
        "Enter it in content/sources.yml first. {near_en}",
    ),
    "E312": _error(
        "确认日期 {date} 还没到（今天 {today}）",
        "the day of confirmation, {date}, is still to come (today is {today})",
        "写实际确认的那一天。",
        "Give the day on which it was confirmed.",
    ),
    "E313": _error(
        "“{id}” 在这个文件里的写法不便于自动修改，什么都没有写",
        "the way '{id}' is written here cannot be edited by the program; nothing was written",
        "请照上面的差异手工修改。",
        "Edit it by hand as the table says.",
    ),
    # --- M: style sheets of WeChat articles; M0 to M2 are in wechat/checker/codes.py
    "M301": _error(
        "选择器 {what} 会丢：内联样式的工具不认它",
        "the selector {what} is lost: the inliner does not take it",
        "换成类名，比如 .card .title；伪元素要显示的字写进模板。",
        "Use a class, such as .card .title; write what a pseudo-element shows into the template.",
    ),
    "M302": _error(
        "{what} 会丢：@ 规则和嵌套都不起作用",
        "{what} is lost: at-rules and nesting have no effect",
        "每条规则单独写，选择器写全；同一套样式要适合所有屏幕。",
        "Write each rule on its own with its whole selector; one style must fit all screens.",
    ),
    "M303": _error(
        "属性 {what} 会丢：平台不收",
        "the property {what} is lost: the platform does not take it",
        "删掉它。能用的属性列在 build_scripts/wechat/checker/limits.py 的 STYLES 里。",
        "Remove it. STYLES in build_scripts/wechat/checker/limits.py lists those that work.",
    ),
    "M304": _error(
        "“{what}” 的值不起作用，或在手机上会出错",
        "the value of '{what}' has no effect or goes wrong on phones",
        "颜色写成 #rrggbb；宽度用百分比；不用 var、url、calc、渐变和 !important。",
        "Colours as #rrggbb, widths in per cent; no var, url, calc, gradient or !important.",
    ),
    "M305": _error(
        "样式读不懂：{what}",
        "the style sheet cannot be read: {what}",
        "看看这里是不是少了冒号、分号或大括号。",
        "Look for a colon, semicolon or brace that is missing here.",
    ),
    # --- S: the machine
    "S001": _error(
        "磁盘写不下了：{problem}",
        "the disk is full: {problem}",
        "腾出空间后再来一次。已发布的内容没有动。",
        "Free some space and try again. What is published is untouched.",
    ),
    "S002": _error(
        "字体缺失或损坏：{problem}",
        "a font is missing or damaged: {problem}",
        "用 git checkout templates/_shared/fonts 找回，再来一次。",
        "Restore it with git checkout templates/_shared/fonts and try again.",
    ),
    "S003": _error(
        "制作 {job} 时失败：{problem}",
        "{job} failed: {problem}",
        "已发布的内容没有动。改好后再来一次。",
        "What is published is untouched. Mend it and try again.",
    ),
    "S004": _error(
        "写不进 {target}：{problem}",
        "cannot write to {target}: {problem}",
        "检查权限，或用 --out 换一个文件夹。",
        "Check the rights, or choose another folder with --out.",
    ),
    "S005": _error(
        "{job} 排不下：{problem}",
        "{job} does not fit: {problem}",
        "缩短这一块，或把它限制在别的渠道（channels: [site]）。",
        "Shorten the block, or limit it to other channels (channels: [site]).",
    ),
    "S006": _error(
        "排版引擎报警：{problem}（{job}）",
        "the layout engine complains about {job}: {problem}",
        "缺字或样式问题会印错，所以停下。请把这条信息发给维护者。",
        "A missing glyph or style would be printed wrongly, so the build stops. Send this line to the maintainers.",
    ),
    "S007": _error(
        "命令行参数有误：{problem}",
        "the command line is off: {problem}",
        "运行 ./banyan --help 查看用法。",
        "Run ./banyan --help.",
    ),
    "S008": _error(
        "另一个构建正在进行（进程 {pid}）",
        "another build is running (process {pid})",
        "等它结束再来。",
        "Wait until it ends.",
    ),
    "S009": _error(
        "{out} 里还没有成品",
        "nothing is published in {out} yet",
        "先运行 ./banyan build。",
        "Run ./banyan build first.",
    ),
    "S010": _error(
        "成品里没有 “{wanted}”",
        "there is no artefact '{wanted}'",
        "写 {out} 下面的路径，例如 leaflet/zh/GD/work-injury.pdf；manifest.json 里有全部。",
        "Give a path below {out}, such as leaflet/zh/GD/work-injury.pdf; manifest.json lists them all.",
    ),
    "S011": _error(
        "地区 “{region}” 已经有了，没有动它",
        "region '{region}' is there already; it was not touched",
        "换一个编号，或直接改 content/regions/{region}.yml。已有：{known}",
        "Choose another id, or edit content/regions/{region}.yml. There are: {known}",
    ),
    "S012": _error(
        "没有地区 “{region}”",
        "there is no region '{region}'",
        "content/regions/ 里有：{known}{near_zh}",
        "content/regions/ has: {known}{near_en}",
    ),
    "S013": _error(
        "“{region}” 不能作地区编号",
        "'{region}' cannot be the id of a region",
        "用大写字母和数字，可以用 - 连接，例如 QY 或 QY-YS；不能是 ZH 或 EN。",
        "Use capital letters and digits, joined by -, such as QY or QY-YS; not ZH or EN.",
    ),
    # --- A: an account of WeChat
    "A101": _error(
        "账号 “{account}” 缺 AppID 或 AppSecret",
        "account '{account}' lacks its AppID or AppSecret",
        "在终端里设好环境变量 {names}，或存进系统钥匙串（服务名 banyan-wechat）。不要写进任何文件。",
        "Set the environment variables {names}, or keep them in the system's keyring (service banyan-wechat). "
        "Do not write them into a file.",
    ),
    "A102": _error(
        "公众平台不认这对 AppID 和 AppSecret（{number}）",
        "the platform does not accept this AppID and AppSecret ({number})",
        "到“设置与开发 → 基本配置”核对；AppSecret 重置过的，旧的不能再用。",
        "Compare them with 设置与开发 → 基本配置; a reset AppSecret replaces the old one.",
    ),
    "A103": _error(
        "这台电脑的地址 {ip} 不在公众号的 IP 白名单里（{number}）",
        "this computer's address {ip} is not on the account's IP whitelist ({number})",
        "请管理员在“设置与开发 → 基本配置 → IP 白名单”里加上 {ip}，几分钟后再来。地址常变的，从有固定地址的机器运行，"
        "或设 HTTPS_PROXY 走固定出口。",
        "Ask the administrator to add {ip} under 设置与开发 → 基本配置 → IP 白名单 and try again in a few "
        "minutes. Where the address changes, run it from a machine with a fixed one, or set HTTPS_PROXY.",
    ),
    "A104": _error(
        "AppSecret 已被冻结（{number}）",
        "the AppSecret is frozen ({number})",
        "请管理员在“设置与开发 → 基本配置”里解冻，10 分钟后再来。",
        "Ask the administrator to unfreeze it under 设置与开发 → 基本配置, and try again after ten minutes.",
    ),
    "A105": _error(
        "这个公众号没有“{call}”的接口权限（{number}）",
        "this account may not use '{call}' ({number})",
        "个人号和未认证的号没有草稿接口：打开成品里的 preview.html，用“复制正文”粘贴到编辑器；"
        "或请管理员认证账号。重试没有用。",
        "Personal and unverified accounts lack it: open preview.html, copy the article and paste it into the editor, "
        "or have the account verified. Trying again does not help.",
    ),
    "A106": _error(
        "“{call}”今天的调用次数用完了（{number}）",
        "today's quota of '{call}' is used up ({number})",
        "额度在零点恢复，明天再来；已上传的图片记在台账里，不会重传。",
        "It comes back at midnight: try tomorrow. What is uploaded is in the ledger and is not sent again.",
    ),
    "A107": _error(
        "公众平台不收正文（{number}）：{problem}",
        "the platform refuses the content ({number}): {problem}",
        "先运行 ./banyan wechat check 看哪一处违规；没有发现的，把这条信息发给维护者。",
        "Run ./banyan wechat check to see what is against the rules; if it finds nothing, send this line to the "
        "maintainers.",
    ),
    "A108": _error(
        "标题太长（{number}）",
        "the title is too long ({number})",
        "把课的标题缩到 32 个字以内，重新构建。",
        "Shorten the lesson's title to 32 full-width characters and build again.",
    ),
    "A109": _error(
        "摘要太长（{number}）",
        "the digest is too long ({number})",
        "把课的一句话简介缩到 120 个字以内，重新构建。",
        "Shorten the lesson's summary to 120 full-width characters and build again.",
    ),
    "A110": _error(
        "一份草稿里的文章数不对（{number}）：有 {count} 篇，应为 1 至 8 篇",
        "wrong number of articles in a draft ({number}): there are {count}, 1 to 8 are taken",
        "少选几课，或分成几份草稿。",
        "Choose fewer lessons, or make several drafts.",
    ),
    "A111": _error(
        "公众平台找不到素材或草稿 {media}（{number}）",
        "the platform knows no material or draft {media} ({number})",
        "可能有人在后台删了它。再运行一次：封面会重新上传。",
        "Somebody may have deleted it there. Run the command again: the cover will be sent anew.",
    ),
    "A112": _error(
        "图片太大（{number}）：{file}",
        "the picture is too large ({number}): {file}",
        "正文图片要小于 1 MB，封面不超过 10 MB；换一张或压缩，重新构建。",
        "Pictures in the text must be below 1 MB, covers at most 10 MB: replace or compress it and build again.",
    ),
    "A113": _error(
        "图片格式不对（{number}）：{file}",
        "the picture's format is not taken ({number}): {file}",
        "只收 JPG 和 PNG。",
        "Only JPG and PNG are taken.",
    ),
    "A114": _error(
        "换过一次调用凭据，公众平台仍然不认（{number}）",
        "the platform refuses the access token even after it was renewed ({number})",
        "可能有别的程序在用同一个 AppSecret 换凭据。停下它，过一分钟再来。",
        "Another program may be renewing the token with the same AppSecret. Stop it and try again in a minute.",
    ),
    "A115": _error(
        "公众平台拒绝了“{call}”：{number} {problem}",
        "the platform refused '{call}': {number} {problem}",
        "在公众平台文档的“全局返回码”里查 {number}；已完成的都在台账里，可以再运行。",
        "Look {number} up among the platform's return codes (全局返回码). What is done is in the ledger; the command "
        "can be run again.",
    ),
    "A116": _error(
        "连不上公众平台，试了 {tries} 次：{problem_zh}",
        "the platform cannot be reached after {tries} attempts: {problem}",
        "检查网络；要走代理的，设环境变量 HTTPS_PROXY。已完成的都在台账里，再运行会接着做。",
        "Check the network; where a proxy is needed, set HTTPS_PROXY. What is done is in the ledger; the next run goes "
        "on from there.",
    ),
    "A117": _error(
        "公众平台的答复读不懂，试了 {tries} 次（{call}）",
        "the platform's reply to '{call}' cannot be read after {tries} attempts",
        "多半是代理或登录页挡在中间：用浏览器打开 https://api.weixin.qq.com 看看。再运行会接着做。",
        "A proxy or sign-in page may stand in between: open https://api.weixin.qq.com in a browser. "
        "The next run goes on.",
    ),
    "A118": _error(
        "距上次强制更换凭据不到 {seconds} 秒，或今天已换了 {limit} 次",
        "the token was renewed by force less than {seconds} s ago, or {limit} times today",
        "等一分钟（或到明天）再来。",
        "Wait a minute, or until tomorrow.",
    ),
    "A119": _error(
        "成品 {artefact} 不是最新的",
        "{artefact} is out of date",
        "先运行 ./banyan build --channel wechat，再存草稿。",
        "Run ./banyan build --channel wechat first.",
    ),
    "A120": _error(
        "{lesson} 用到的数据 {fact} 过了复核日 {day}",
        "{lesson} quotes fact {fact}, whose review was due on {day}",
        "核对这个数，更新 checked 和 review_by（./banyan facts stale 列出全部），重新构建。",
        "Check it and update checked and review_by (./banyan facts stale lists them all), then build again.",
    ),
    "A121": _error(
        "{artefact} 没有通过检查：{problem_zh}",
        "{artefact} fails the check: {problem}",
        "运行 ./banyan wechat check 看每一处和改法。",
        "./banyan wechat check shows each place and what to do.",
    ),
    "A122": _error(
        "没有这篇文章：{wanted}{near_zh}",
        "there is no such article: {wanted}{near_en}",
        "成品里有：{known}",
        "What is built: {known}",
    ),
    "A123": _error(
        "台账读不懂：{problem}",
        "the ledger cannot be read: {problem}",
        "台账由程序写，不要手改；用 git checkout {file} 找回，或解决合并冲突。",
        "The program writes it: restore it with git checkout {file}, or solve the merge conflict.",
    ),
    "A124": _error(
        "{lesson} 是 {name} 存的草稿，不能由同一个人发布",
        "{name} prepared {lesson} and cannot release it too",
        "请另一个人在手机上看过预览再发布，用他的名字登记。",
        "A second person looks at the preview on a phone and releases it; record it under that person's name.",
    ),
    "A125": _error(
        "“{address}” 不是公众号文章的地址",
        "'{address}' is no address of a WeChat article",
        "在手机上打开发布后的文章，点“…”再点“复制链接”；地址以 https://mp.weixin.qq.com/s 开头。",
        "Open the released article on a phone and copy its link from the … menu; it begins with https://mp.weixin.qq.com/s.",
    ),
    "A126": _error(
        "台账里没有等待发布的 {wanted}",
        "the ledger has no draft of {wanted} that waits for release",
        "先用 ./banyan wechat draft 存草稿；./banyan wechat status 列出全部。",
        "Make one with ./banyan wechat draft; ./banyan wechat status lists what there is.",
    ),
    "A127": _error(
        "{wanted} 的草稿在公众平台上被人改过，没有动它",
        "the draft of {wanted} was edited on the platform and is left alone",
        "先用 ./banyan wechat pull {first} 看改了什么，写回内容里；确定不要那些改动，再加 --overwrite。",
        "See what was changed with ./banyan wechat pull {first} and bring it into the source; to drop those changes "
        "add --overwrite.",
    ),
    "A128": _error(
        "{wanted} 的草稿已不在公众平台上",
        "the draft of {wanted} is no longer on the platform",
        "发布了的，用 ./banyan wechat release 登记；误删的，加 --again 重存一份。",
        "If it was released, record it with ./banyan wechat release; if it was deleted, add --again to make it anew.",
    ),
    "A129": _error(
        "台账里的账号 “{account}” 是另一个公众号",
        "account '{account}' of the ledger is another WeChat account",
        "换回原来的 AppID，或用 --account 起一个新名字。",
        "Use the former AppID, or choose a new name with --account.",
    ),
    "A130": _error(
        "没有写是谁（--by）",
        "it is not said who does this (--by)",
        "写名字或岗位，例如 --by 编辑甲；也可以设环境变量 BANYAN_EDITOR。台账会记下它。",
        "Give a name or an office, such as --by 'Editor A', or set BANYAN_EDITOR. The ledger keeps it.",
    ),
    "A131": _error(
        "{artefact} 换上图片地址后正文有 {count} 个字符，应少于 {limit}",
        "with the addresses of its pictures {artefact} has {count} characters; fewer than {limit} are taken",
        "缩短这一课，或把一些块限制在别的渠道。",
        "Shorten the lesson, or limit some blocks to other channels.",
    ),
    "A132": _error(
        "读不到已发布的文章 {address}：{problem_zh}",
        "the released article {address} cannot be read: {problem}",
        "用浏览器打开看看：可能已删除，或要先通过验证。",
        "Open it in a browser: it may be deleted, or want a check first.",
    ),
    "A133": _error(
        "{artefact} 被人改过：和清单里的指纹不同",
        "{artefact} was changed by hand: it differs from its digest in the manifest",
        "成品不要手改；改内容，再运行 ./banyan build --channel wechat。",
        "Change the source, not what is built, and run ./banyan build --channel wechat.",
    ),
    "A136": _error(
        "{lesson} 的文章到 {day} 就该撤下，不再存草稿",
        "the article of {lesson} is to be withdrawn by {day}: it is not drafted any more",
        "还要发的，改 content/index.yml 里 wechat 的 withdraw，重新构建。",
        "If it still holds, change withdraw at wechat in content/index.yml and build again.",
    ),
    "A135": _error(
        "这台电脑的地址 {ip} 要等公众号管理员确认（{number}）",
        "this computer's address {ip} waits for the account's administrator ({number})",
        "管理员的手机微信上有确认请求，点同意后再来；拒绝过的，要等 1 小时（或 24 小时）。",
        "The administrator has a request in WeChat: try again once it is accepted; after a refusal it takes an hour, "
        "or a day.",
    ),
    "A134": _error(
        "另一个 wechat 命令正在进行（进程 {pid}）",
        "another wechat command is running (process {pid})",
        "等它结束再来。",
        "Wait until it ends.",
    ),
}
