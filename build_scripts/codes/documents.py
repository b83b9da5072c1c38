"""K91, K92: an organiser's own fields and documents."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    "K911": error(
        "字段 “{id}” 写得不通：{problem_zh}",
        "the field '{id}' makes no sense: {problem}",
        "对照 workshops/README.md 里“自己的字段”。",
        "See 'Fields of your own' in workshops/README.md.",
    ),
    "K912": error(
        "字段 “{label}” 问的是证件、电话、账号或住址",
        "the field '{label}' asks for an identity, phone or account number, or an address",
        "删掉它：办活动用不到，丢了会害人。要联系人，在文件里引用单位的公开电话：{{fact:编号}}。",
        "Remove it: an event does not need it, and losing it does harm. For a contact, quote an office's line in the "
        "document: {{fact:ID}}.",
    ),
    "K913": error(
        "“{name}” 已经有了（字段、文件或名单里固定的列）",
        "'{name}' is there already (a field, a document, or a fixed column of the roster)",
        "换一个名字；一样东西只能由一份文件代替。",
        "Choose another name; an item is replaced by one document only.",
    ),
    "K914": error(
        "字段 “{id}” 的值不合：应为{expected_zh}",
        "the value of the field '{id}' does not fit: expected {expected}",
        "照这个样子写；两种语言不同的文字写成 {{zh: …, en: …}}。",
        "Write it like that; words that differ by language as {{zh: …, en: …}}.",
    ),
    "K915": error(
        "没有字段 “{id}”",
        "there is no field '{id}'",
        "整场活动的字段有：{known}{near_zh}。每人一个的，写进名单的列。",
        "Fields of the event: {known}{near_en}. Those of each participant are columns of the roster.",
    ),
    "K916": error(
        "字段 “{id}” 必填，还没有值",
        "the field '{id}' is required and has no value",
        "加上 --field {id}=……，或写在 --own 文件的 values 里。",
        "Add --field {id}=…, or write it below 'values' in the file given with --own.",
    ),
    "K917": error(
        "字段 “{id}” 的值里有{kind_zh}",
        "the value of the field '{id}' holds {kind_en}",
        "删掉；单位的公开电话在文件里引用：{{fact:编号}}。",
        "Remove it; quote an office's line in the document: {{fact:ID}}.",
    ),
    "K921": error(
        "{{{{ … }}}} 或 {{% … %}} 写得不完整：{problem}",
        "{{{{ … }}}} or {{% … %}} cannot be read: {problem}",
        "检查括号、引号成不成对；每个 if、for 要有 endif、endfor。",
        "Check that brackets and quotes are closed, and that each if and for has its endif or endfor.",
    ),
    "K922": error(
        "文件里不能用：{what_zh}",
        "not allowed in a document: {what}",
        "只能用名字、if、对 agenda 或 participants 的 for、比较，和 default、upper、lower。",
        "Names, if, for over agenda or participants, comparisons, and default, upper, lower: nothing else.",
    ),
    "K923": error(
        "不认识 “{name}”",
        "unknown name '{name}'",
        "可以用：{known}{near_zh}",
        "Possible: {known}{near_en}",
    ),
    "K924": error(
        "“{name}” 没有值{rows_zh}",
        "'{name}' has no value{rows}",
        "补上；可以空着的，写成 {{% if {name} %}}……{{% endif %}} 或 {{{{ {name} | default('……') }}}}。",
        "Fill it in; where it may be empty: {{% if {name} %}} … {{% endif %}} or {{{{ {name} | default('…') }}}}.",
    ),
    "K925": error(
        "文件太长或太深：{problem_zh}",
        "the document is too long or too deep: {problem}",
        "分成几份，或写简单些。",
        "Part it, or make it simpler.",
    ),
    "K926": error(
        "“{name}” 每个人不同，这份文件整场只有一份",
        "'{name}' differs by participant, but this document is one for the event",
        "给这份文件写 for: participant；或在 {{% for person in participants %}} 里写 person.……。",
        "Give the document 'for: participant', or write person.… within {{% for person in participants %}}.",
    ),
    "K927": error(
        "文件 “{id}” 缺正文：{file}",
        "the document '{id}' lacks its text: {file}",
        "写好这个 Markdown 文件；workshops/ 里的两种语言都要。",
        "Write this Markdown file; in workshops/ both languages are needed.",
    ),
    "K928": warning(
        "{file} 没有写进 documents，不会用到",
        "{file} is not listed in 'documents' and is not used",
        "写进 documents，或删掉。文件名是“编号.zh.md”“编号.en.md”。",
        "List it below 'documents', or delete it. Files are called <id>.zh.md and <id>.en.md.",
    ),
}
