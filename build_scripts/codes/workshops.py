"""The words of findings about workshops, kits, rosters and tables that an office sent back: code → message and hint."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    # --- K: workshops
    "K901": error(
        "“{session_zh}”定在 {at} 开始，前面的环节要到 {end} 才结束",
        "“{session_en}” is fixed at {at}, but what comes before it ends at {end}",
        "把前面的环节缩短 {minutes} 分钟，或推迟这个固定时间{cuts_zh}。做资料（kit）时可以早点开始，"
        "或加 --fit 让程序缩。",
        "Shorten what comes before it by {minutes} minutes, or move the fixed time{cuts_en}. For a kit you can begin "
        "earlier, or add --fit and it is shortened for you.",
    ),
    "K902": error(
        "时间 “{value}” 写法不对",
        "'{value}' is not a clock time",
        '写成 "09:00"，加引号。',
        'Write "09:00", in quotes.',
    ),
    "K903": warning(
        "到 {end} 才结束，晚于说好的 {at}",
        "the day ends at {end}, after the {at} that was promised",
        "从最后一个固定时间起缩短 {minutes} 分钟，或推迟结束时间{cuts_zh}。",
        "Shorten what comes after the last fixed time by {minutes} minutes, or end later{cuts_en}.",
    ),
    # --- R: rosters
    "R901": error(
        "名单缺少列 “{column}”",
        "the roster lacks the column '{column}'",
        "第一行写列名：{known}",
        "The first row names the columns: {known}",
    ),
    "R902": error(
        "第 {rows} 行的类别 “{value}” 不认识",
        "rows {rows}: unknown public '{value}'",
        "“类别”一列可以写：{known}",
        "The column of publics may say: {known}",
    ),
    "R903": error(
        "第 {row} 行没有姓名",
        "row {row} has no name",
        "补上姓名，或删掉这一行。",
        "Fill it in or delete the row.",
    ),
    "R904": error(
        "名单读不了：{problem}",
        "the roster cannot be read: {problem}",
        "用表格软件打开，另存为 XLSX 或 CSV（UTF-8、GB18030 都行），不加密码、不带宏。",
        "Open it in a spreadsheet and save it as XLSX or CSV (UTF-8 or GB18030), without password or macros.",
    ),
    "R905": error(
        "第 {row} 行“{column}”是公式，或以 = + - @ 开头",
        "row {row}, '{column}': a formula, or text that begins with = + - @",
        "只粘贴值，删掉开头的符号；公式会在别人的电脑上运行。",
        "Paste the value only and delete the sign: a formula would run on someone else's computer.",
    ),
    "R906": error(
        "第 {place} 列有{kind_zh}（第 {rows} 行）",
        "column {place} holds {kind_en} (row {rows})",
        "把这一列从名单里删掉：做资料用不到，丢了会害人。",
        "Delete it from the roster: nothing here needs it, and losing it does harm.",
    ),
    "R907": error(
        "第 {row} 行和第 {first} 行是同一个人",
        "rows {row} and {first} are the same person",
        "删掉一行；真有同名同单位的两个人，在姓名后加“大”“小”或甲、乙。",
        "Delete one. If two people share name and organisation, add A and B to the names.",
    ),
    "R908": warning(
        "第 {row} 行和第 {first} 行同名",
        "rows {row} and {first} have the same name",
        "不是同一个人就不用改；胸牌上靠类别和桌号区分。",
        "Nothing to do if they are two people: their badges differ by public and table.",
    ),
    "R909": error(
        "第 {row} 行的姓名超过 {most} 个字",
        "the name in row {row} has more than {most} characters (a letter counts half)",
        "只写姓名，头衔和单位写到别的列；一格只写一个人。",
        "Write the name alone; titles and organisations have columns of their own. One person to a cell.",
    ),
    "R910": error(
        "第 {row} 行“{column}”有不该有的符号（{sign}）",
        "row {row}, '{column}': a sign that cannot stand there ({sign})",
        "删掉表情、斜杠、括号类符号；一格只写一个人的姓名。",
        "Delete emoji, slashes and brackets; one person's name to a cell.",
    ),
    "R911": error(
        "第 {row} 行“{column}”写的人，名单里找不到，或不止一个",
        "row {row}, '{column}': the person named is not in the roster, or more than one is",
        "写名单里一模一样的姓名，或写那个人在第几行，如“第5行”。",
        "Write the name just as in the roster, or that person's row, such as 'row 5'.",
    ),
    "R912": error(
        "第 {row} 行要和同一个人又同桌又分开",
        "row {row} asks to sit both with and away from the same person",
        "“同桌”和“分开”只留一样。",
        "Keep one of the two.",
    ),
    "R914": error(
        "有两列都是“{column}”",
        "two columns are '{column}'",
        "删掉一列，或给不用的那一列换个列名。",
        "Delete one, or rename the one that is not to be used.",
    ),
    "R915": error(
        "第 {row} 行的姓名是合并的单元格",
        "the name in row {row} is a merged cell",
        "取消合并，一行写一个人。",
        "Unmerge it: one person to a row.",
    ),
    "R916": error(
        "名单有 {count} 人，一次最多 {most} 人",
        "the roster has {count} people; {most} at most",
        "只留这一场要来的人；几场活动就分几份名单。",
        "Keep those who come to this event; several events have several rosters.",
    ),
    "R917": warning(
        "第 {row} 行的语言不认识，按中文做",
        "row {row}: unknown language, taken for Chinese",
        "写“中文”或“英文”（zh、en）；要别的语言的翻译，写在“需要”一列。",
        "Write zh or en; interpretation from other languages goes into 'needs'.",
    ),
    "R918": warning(
        "第 {row} 行“{column}”看不出是还是否，当作没问过",
        "row {row}, '{column}': neither yes nor no, taken as not asked",
        "写“是”或“否”；没问过就空着。",
        "Write yes or no; leave it empty if nobody asked.",
    ),
    "R919": error(
        "第 {sheets} 张工作表都像名单",
        "sheets {sheets} all look like a roster",
        "只留一张，别的删掉或隐藏。",
        "Keep one; delete or hide the others.",
    ),
    "R920": warning(
        "第 {rows} 行在表格里是隐藏的，也算在内",
        "row {rows}: hidden in the spreadsheet, counted all the same",
        "不来的人要删掉，光筛选不够。",
        "Delete those who do not come; a filter only hides them.",
    ),
    "R921": error(
        "第 {row} 行“{column}”被表格软件改成了日期",
        "row {row}, '{column}': the spreadsheet has made a date of it",
        "先把这一列设为“文本”，再重新填。",
        "Set the column to 'text' and type it again.",
    ),
    "R922": error(
        "第 {row} 行“{column}”是错误值（#REF! 一类）",
        "row {row}, '{column}': an error value such as #REF!",
        "改成要写的字，或清空。",
        "Type what should stand there, or clear it.",
    ),
    "R923": error(
        "第 {row} 行“{column}”看不懂",
        "row {row}, '{column}': it cannot be read",
        "这一列写{expected_zh}；不知道就空着。",
        "This column holds {expected}; leave it empty where it is not known.",
    ),
    "R924": error(
        "第 {row} 行“{column}”必填，空着",
        "row {row}, '{column}' is required and empty",
        "补上；不是人人都有的，把这个字段改成 required: false。",
        "Fill it in; if not everybody has one, make the field 'required: false'.",
    ),
    "R925": error(
        "名单第 {rows} 行的{columns_zh}里有印不出来的字",
        "row {rows} of the roster: {columns_en} has a character that cannot be printed",
        "欧洲各国和越南的字母都能印；韩文、泰文、阿拉伯文等改写成拉丁字母，表情删掉。"
        "生僻汉字先用“某”字代替，印好以后手写。",
        "Letters of all European languages and of Vietnamese can be printed. Write Korean, Thai, Arabic and the like "
        "in Latin letters and delete emoji. For a rare Chinese character write 某 and fill it in by hand.",
    ),
    # --- E: tables that an office sent back
    "E301": error(
        "表格读不了：{problem}",
        "the table cannot be read: {problem}",
        "另存为 XLSX，或 CSV（UTF-8 或 GB18030）。",
        "Save it as XLSX, or as CSV (UTF-8 or GB18030).",
    ),
    "E302": error(
        "表格缺少列：{missing}",
        "the table lacks columns: {missing}",
        "第一行的列名不要改；“·” 后面的英文是程序认的。",
        "Leave the headings as they are: the words behind the dot are what is read.",
    ),
    "E303": error(
        "这一行的编号 “{id}” 没有登记",
        "this row's id '{id}' is not in the register",
        "编号不要改；新的数据请直接写进 content/facts/。{near_zh}",
        "Leave ids as they are; new facts are entered in content/facts/. {near_en}",
    ),
    "E304": error(
        "“{id}” 没有登记给地区 “{region}” 的值",
        "'{id}' has no value for region '{region}'",
        "登记里有：{known}",
        "The register has: {known}",
    ),
    "E305": error(
        "“{id}”（{region}）出现了两次，第一次在第 {first} 行",
        "'{id}' ({region}) stands twice; the first is row {first}",
        "只留一行。",
        "Keep one row.",
    ),
    "E306": error(
        "“{id}” 的确认值 “{value}” 不合类型 {kind}：{problem_zh}",
        "the confirmed value '{value}' of '{id}' does not fit kind {kind}: {problem}",
        "按“现行值”那一列的样子写；数值没变就写“对”。",
        "Write it as in the column of the current value; if nothing changed write yes.",
    ),
    "E307": error(
        "“{column}” 一列的 “{value}” 不是日期",
        "'{value}' in column '{column}' is not a date",
        "写成 2027-01-01。",
        "Write it as 2027-01-01.",
    ),
    "E308": error(
        "“{id}” 的值改成了 “{value}”，但没写从哪天起，或者现行值已经到期",
        "'{id}' changed to '{value}', or its value has ended, but nobody says from which day",
        "在“新值生效日”一列写新值的第一天。",
        "Give the new value's first day in the column 'new from'.",
    ),
    "E309": error(
        "“{id}”（{region}）的新值不能从 {start} 开始：{problem_zh}",
        "the new value of '{id}' ({region}) cannot begin on {start}: {problem}",
        "改“新值生效日”，或先在 content/facts/ 里理顺各时段。",
        "Change 'new from', or put the periods in order in content/facts/ first.",
    ),
    "E310": error(
        "“{id}”（{region}）导出以后登记里已经改过，现在是 “{value}”",
        "'{id}' ({region}) has changed in the register since the export; it is '{value}' now",
        "重新导出，请单位按新的表确认。",
        "Export again and let the office confirm the new table.",
    ),
    "E311": error(
        "没有登记的依据 “{source}”",
        "unknown source '{source}'",
        "先在 content/sources.yml 里登记。{near_zh}",
        "Enter it in content/sources.yml first. {near_en}",
    ),
    "E312": error(
        "确认日期 {date} 还没到（今天 {today}）",
        "the day of confirmation, {date}, is still to come (today is {today})",
        "写实际确认的那一天。",
        "Give the day on which it was confirmed.",
    ),
    "E313": error(
        "“{id}” 在这个文件里的写法不便于自动修改，什么都没有写",
        "the way '{id}' is written here cannot be edited by the program; nothing was written",
        "请照上面的差异手工修改。",
        "Edit it by hand as the table says.",
    ),
}
