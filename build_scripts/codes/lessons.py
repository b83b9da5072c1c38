"""The words of findings about lessons, their Markdown, quizzes and reading level: code → message and hint."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    # --- L: lessons and Markdown
    "L501": error(
        "链接 “{target}” 指向不存在的地方",
        "link '{target}' leads nowhere",
        "课程之间写 [文字](lesson:课程编号)；网址要以 https:// 开头。",
        "Write [text](lesson:SLUG) for lessons; web addresses begin with https://.",
    ),
    "L502": error(
        "图片 “{target}” 不存在",
        "picture '{target}' does not exist",
        "把文件放进本课的 pictures/ 文件夹，写 pictures/文件名。",
        "Put the file into the lesson's pictures/ folder and write pictures/NAME.",
    ),
    "L503": error(
        "图片 “{target}” 没有替代文字",
        "picture '{target}' has no alternative text",
        "在方括号里写一句话，说清图里有什么：![文字](…)",
        "Say in the square brackets what it shows: ![text](…)",
    ),
    "L504": error(
        "标题级别不对：“{found}”，这里最多到 {allowed}",
        "heading level: '{found}'; at most {allowed} here",
        "从 ## 开始，一级一级往下，不要跳级。",
        "Begin with ## and go down one level at a time.",
    ),
    "L505": error(
        "强调符号没有生效，读者会看到 “{found}”",
        "emphasis does not work: readers would see '{found}'",
        "** 要成对，紧贴文字，中间不留空格。",
        "Close every ** and leave no space between it and the words.",
    ),
    "L506": error(
        "不认识的内容块 “{block}”",
        "unknown block '{block}'",
        "可以用：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "L507": error(
        "内容块 “{block}” 没有结束",
        "block '{block}' is not closed",
        "在它的末尾另起一行写 ///",
        "End it with a line ///",
    ),
    "L508": error(
        "引用写法有误：“{found}”",
        "malformed reference: '{found}'",
        "用半角符号写：{{fact:编号}}、{{cite:编号}}、{{term:编号}}、{{figure:编号}}。",
        "Write {{fact:ID}}, {{cite:ID}}, {{term:ID}} or {{figure:ID}}, with plain ASCII signs.",
    ),
    "L509": error(
        "没有打开的内容块，却出现了 ///",
        "'///' closes a block, but none is open",
        "删掉这一行，或在前面补上 /// 块名。",
        "Remove the line, or open a block before it.",
    ),
    "L510": error(
        "“key-messages” 应有 3 条，这里有 {count} 条",
        "'key-messages' holds exactly 3 points; here are {count}",
        "留下最要紧的三条。",
        "Keep the three that matter most.",
    ),
    "L511": error(
        "缺少内容块 “{block}”",
        "block '{block}' is missing",
        "每一课都要有：{required}",
        "Every lesson has: {required}",
    ),
    "L512": error(
        "文件开头的说明区（--- 之间）缺失或没有结束",
        "the front matter between two lines --- is missing or not closed",
        "第一行写 ---，填好 title、summary、goals，再写 ---。",
        "Begin with ---, give title, summary and goals, then --- again.",
    ),
    "L513": error(
        "“{key}” 太长：{count} {unit_zh}，最多 {limit}",
        "'{key}' is too long: {count} {unit}, at most {limit}",
        "删到只剩最要紧的话。",
        "Keep what matters most.",
    ),
    "L514": error(
        "“steps” 里应当是有编号的步骤",
        "'steps' holds a numbered list",
        "每步一行，以 1. 2. 3. 开头。",
        "One step a line, beginning with 1. 2. 3.",
    ),
    "L515": warning(
        "“{key}” 对折页来说太长：{count} {unit_zh}，最多 {limit}",
        "'{key}' is too long for the leaflet: {count} {unit}, at most {limit}",
        "删短一些；细节放到后面的正文里，网站上看得到。",
        "Shorten it; details belong in the text below, which the site shows.",
    ),
    "L516": error(
        "“{block}” 不能只写给一种读者：人人都要看到",
        "'{block}' cannot be for one setting alone: everybody needs it",
        "去掉 settings；只对农村或城镇读者说的话，另写一个 {other} 块。",
        "Take 'settings' away; what only rural or urban readers need belongs in a second block of kind {other}.",
    ),
    "L517": error(
        "课程 “{lesson}” 的海报写法不对：{problem_zh}",
        "the poster of lesson '{lesson}': {problem}",
        "写 /// poster | 一句话，三步（1. **几个字** 一句话），空一行，一句带电话的话（{{fact:hotline-…}}）。",
        "Write /// poster | HEADLINE, three steps (1. **A few words** one phrase), an empty line, and a line that ends "
        "with one phone number ({{fact:hotline-…}}).",
    ),
    "L518": error(
        "“{block}” 块不能写 may-drop：小张折页可以不印的只有 {allowed}",
        "block '{block}' cannot have 'may-drop'; what a small leaflet may leave out is one of {allowed}",
        "去掉 may-drop，改写在 what、get 或 warning 上。",
        "Take 'may-drop' away, or mark a block of kind what, get or warning instead.",
    ),
    # --- Q: quiz
    "Q801": error(
        "题目 “{id}” 的答案有问题：{problem_zh}",
        "question '{id}': {problem}",
        "单选题有一个 right: true，多选题至少三个选项、一个 right: true，判断题写 answer: true 或 false；"
        "last: true 的选项写在最后。",
        "single has one 'right: true', multiple three options and at least one; true-false has 'answer:'; options with "
        "'last: true' stand last.",
    ),
    "Q802": error(
        "题目 “{id}” 的目标 {goal} 不存在（共 {count} 个）",
        "question '{id}' tests goal {goal}, but there are {count}",
        "goal 写目标的序号，从 1 起。",
        "'goal' is the number of a goal, from 1.",
    ),
    # --- V: reading level
    "V951": warning(
        "“{lesson}” 的句子平均 {value} {unit_zh}，{level} 级最多 {limit}；最长的是这一句",
        "the sentences of '{lesson}' have {value} {unit} on average, at most {limit} for {level}; the longest is here",
        "把长句断开，一句只说一件事。",
        "Cut long sentences: one thing in each.",
    ),
    "V952": warning(
        "这一句有 {value} {unit_zh}，{level} 级最多 {limit}",
        "this sentence has {value} {unit}, at most {limit} for {level}",
        "断成两三句，或改成列表。",
        "Make two or three of it, or a list.",
    ),
    "V953": warning(
        "“{lesson}” 有 {value}% 的字不在 2500 常用字里，{level} 级最多 {limit}%：{strange}",
        "{value}% of the characters of '{lesson}' are not among the 2,500 common ones, "
        "at most {limit}% for {level}: {strange}",
        "换成常用的说法；这一句里最多。",
        "Say it in common words; this sentence has most of them.",
    ),
    "V954": warning(
        "“{lesson}” 的英文难度是 {value} 年级，{level} 级最多 {limit}；最难的是这一句",
        "the English of '{lesson}' is of grade {value}, at most {limit} for {level}; the hardest sentence is here",
        "用短词、短句。",
        "Use short words and short sentences.",
    ),
    "V955": warning(
        "“{lesson}” 的正文有 {count} {unit_zh}，最多 {limit}",
        "the body of '{lesson}' has {count} {unit}, at most {limit}",
        "删去重复的话和不要紧的细节；两种语言一起改。",
        "Cut what is said twice and what matters little, in both languages.",
    ),
    "V956": warning(
        "“{lesson}” 的正文只有 {count} {unit_zh}，至少 {limit}",
        "the body of '{lesson}' has {count} {unit} only, at least {limit}",
        "补上读者还要知道的：怎么办、容易错在哪里、找谁问。",
        "Add what readers still need: what to do, where people go wrong, whom to ask.",
    ),
}
