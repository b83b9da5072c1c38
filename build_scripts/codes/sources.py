"""The words of findings about files of YAML and the index: code → level, message and hint in zh and en."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    # --- Y: YAML and files
    "Y101": error(
        "YAML 写法有误：{problem}",
        "YAML cannot be read: {problem}",
        "检查这一行的缩进、冒号后的空格和引号；大括号里的文字如带 ? , : 要加引号。",
        "Check this line's indentation, the space after the colon, and the quotes; "
        "within {{ }} a text with ? , or : needs quotes.",
    ),
    "Y102": error(
        "键 “{key}” 重复，第一次在第 {first} 行",
        "key '{key}' stands twice; the first is on line {first}",
        "删掉一个，或改名。",
        "Remove one of them or rename it.",
    ),
    "Y103": error(
        "不认识的键 “{key}”",
        "unknown key '{key}'",
        "这里可以用：{allowed}",
        "Allowed here: {allowed}",
    ),
    "Y104": error(
        "“{key}” 的类型不对：应为{expected_zh}，实际是{found_zh}",
        "'{key}' has the wrong type: expected {expected}, found {found}",
        "对照 content/README.md 里的写法。",
        "See content/README.md for the form.",
    ),
    "Y105": error(
        "“{value}” 没加引号，YAML 会把它当成真/假值",
        "'{value}' without quotes is read as true or false",
        '写 true 或 false；如果是文字，请加引号："{value}"。',
        'Write true or false; if you mean the word, put it in quotes: "{value}".',
    ),
    "Y106": error(
        "缺少 “{key}”",
        "'{key}' is missing",
        "补上这个键。写法见 content/README.md。",
        "Add it. content/README.md shows the form.",
    ),
    "Y107": error(
        "文件不是 UTF-8 编码",
        "the file is not UTF-8",
        "用编辑器另存为 UTF-8（WPS 和记事本都可以选编码）。",
        "Save it as UTF-8 in your editor.",
    ),
    "Y108": error(
        "“{key}” 的值 “{value}” 不在允许范围内",
        "'{value}' is not a possible value of '{key}'",
        "可以写：{allowed}",
        "Possible: {allowed}",
    ),
    "Y109": error(
        "读不了文件：{problem}",
        "the file cannot be read: {problem}",
        "检查文件是否存在、有没有读取权限。",
        "Check that it exists and that you may read it.",
    ),
    "Y110": error(
        "“{key}” 里的双语文字缺少 {language}",
        "'{key}' lacks its {language} text",
        "写成 {{zh: …, en: …}}，两种语言都要有。",
        "Write {{zh: …, en: …}} with both languages.",
    ),
    # --- X: index
    "X201": error(
        "索引里的课程 “{lesson}” 没有文件夹",
        "lesson '{lesson}' is in the index but has no folder",
        "新建 content/lessons/{lesson}/，放入 zh.md 和 en.md；或从索引里删掉。",
        "Create content/lessons/{lesson}/ with zh.md and en.md, or take it out of the index.",
    ),
    "X202": warning(
        "文件夹 “{lesson}” 没有写进索引，不会发布",
        "folder '{lesson}' is not in the index and will not be published",
        "写进 content/index.yml，或移走这个文件夹。",
        "Add it to content/index.yml or move the folder away.",
    ),
    "X203": error(
        "不认识的读者群 “{audience}”",
        "unknown audience '{audience}'",
        "索引里有：{known}{near_zh}",
        "The index knows: {known}{near_en}",
    ),
    "X204": error(
        "不认识的渠道 “{channel}”",
        "unknown channel '{channel}'",
        "可以用：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "X205": error(
        "“{id}” 出现了两次，第一次在第 {first} 行",
        "'{id}' stands twice; the first is on line {first}",
        "每个编号只能用一次。",
        "Every id may be used once.",
    ),
    "X206": error(
        "不认识的地区 “{region}”",
        "unknown region '{region}'",
        "content/regions/ 里有：{known}",
        "content/regions/ has: {known}",
    ),
    "X207": error(
        "不认识的课程 “{lesson}”",
        "unknown lesson '{lesson}'",
        "索引里有：{known}{near_zh}",
        "The index has: {known}{near_en}",
    ),
    "X208": error(
        "不认识的级别 “{value}”",
        "unknown level '{value}'",
        "索引里有：{known}",
        "The index has: {known}",
    ),
    "X209": error(
        "地区 “{region}” 的上级关系绕成了圈",
        "region '{region}' is its own ancestor",
        "检查各地区文件里的 parent。",
        "Check 'parent' in the region files.",
    ),
    "X210": error(
        "没有哪个联系方式涉及 “{topic}”",
        "no contact has the topic '{topic}'",
        "content/regions/ 里的联系方式有：{known}{near_zh}",
        "The contacts in content/regions/ have: {known}{near_en}",
    ),
    "X211": error(
        "不认识的读者所在地 “{setting}”",
        "unknown setting '{setting}'",
        "可以写：{known}{near_zh}",
        "There are: {known}{near_en}",
    ),
    "X221": error(
        "不认识的主线 “{strand}”",
        "unknown strand '{strand}'",
        "索引里有：{known}{near_zh}",
        "The index has: {known}{near_en}",
    ),
    "X222": error(
        "手册 “{id}” 同时写了 strand 和 audience",
        "handbook '{id}' has both a strand and an audience",
        "留一个；两个都不写，就收全部课程。",
        "Keep one of them; with neither it holds every lesson.",
    ),
    "X223": error(
        "手册 “{id}” 里一课也没有",
        "handbook '{id}' has no lessons",
        "检查 strand 或 audience；手册收的是网站（site）上有的课。",
        "Check 'strand' or 'audience'; a handbook holds lessons that the site has.",
    ),
    "X224": error(
        "索引没有为地区 “{region}” 生成内容",
        "the index does not build for region '{region}'",
        "index.yml 的 regions 里有：{known}{near_zh}",
        "'regions' in index.yml has: {known}{near_en}",
    ),
    "X225": error(
        "“{audience}” 是内部读者，不能给他们出公开手册",
        "'{audience}' is an internal audience and has no public handbook",
        "换成一个公开的读者群；主持人用的材料在论坛资料包里。",
        "Name a public audience; what facilitators need is in the kit.",
    ),
    "X226": error(
        "标语 “{id}” 没有网站上的课可以看",
        "slogan '{id}' leads to no lesson of the site",
        "在 lessons 里先写一课在网站上的（channels 里有 site）：横幅的二维码通向它。",
        "Name a lesson of the site first under 'lessons': the banner's QR code leads to it.",
    ),
    "X231": error(
        "告知单 “{id}” 的日子倒了：{first} 贴，{second} 撤",
        "notice '{id}' comes down before it goes up: {first}, {second}",
        "take_down 要晚于 put_up。",
        "'take_down' must be later than 'put_up'.",
    ),
}
