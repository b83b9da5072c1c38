"""The words of findings about the machine: code → level, message and hint in zh and en."""

from __future__ import annotations

from build_scripts.codes.code import Code, error

CODES: dict[str, Code] = {
    # --- S: the machine
    "S001": error(
        "磁盘写不下了：{problem}",
        "the disk is full: {problem}",
        "腾出空间后再来一次。已发布的内容没有动。",
        "Free some space and try again. What is published is untouched.",
    ),
    "S002": error(
        "字体缺失或损坏：{problem}",
        "a font is missing or damaged: {problem}",
        "用 git checkout templates/_shared/fonts 找回，再来一次。",
        "Restore it with git checkout templates/_shared/fonts and try again.",
    ),
    "S003": error(
        "制作 {job} 时失败：{problem}",
        "{job} failed: {problem}",
        "已发布的内容没有动。改好后再来一次。",
        "What is published is untouched. Mend it and try again.",
    ),
    "S004": error(
        "写不进 {target}：{problem}",
        "cannot write to {target}: {problem}",
        "检查权限，或换一个地方（--out 或 -o）。",
        "Check the rights, or choose another place (--out or -o).",
    ),
    "S005": error(
        "{job} 排不下：{problem}",
        "{job} does not fit: {problem}",
        "缩短这一块，或把它限制在别的渠道（channels: [site]）。",
        "Shorten the block, or limit it to other channels (channels: [site]).",
    ),
    "S006": error(
        "排版引擎报警：{problem}（{job}）",
        "the layout engine complains about {job}: {problem}",
        "缺字或样式问题会印错，所以停下。请把这条信息发给维护者。",
        "A missing glyph or style would be printed wrongly, so the build stops. Send this line to the maintainers.",
    ),
    "S007": error(
        "命令行参数有误：{problem}",
        "the command line is off: {problem}",
        "运行 ./banyan --help 查看用法。",
        "Run ./banyan --help.",
    ),
    "S008": error(
        "另一个构建正在进行（进程 {pid}）",
        "another build is running (process {pid})",
        "等它结束再来。",
        "Wait until it ends.",
    ),
    "S009": error(
        "{out} 里还没有成品",
        "nothing is published in {out} yet",
        "先运行 ./banyan build。",
        "Run ./banyan build first.",
    ),
    "S010": error(
        "成品里没有 “{wanted}”",
        "there is no artefact '{wanted}'",
        "写 {out} 下面的路径，例如 leaflet/zh/GD/work-injury.pdf；manifest.json 里有全部。",
        "Give a path below {out}, such as leaflet/zh/GD/work-injury.pdf; manifest.json lists them all.",
    ),
    "S011": error(
        "地区 “{region}” 已经有了，没有动它",
        "region '{region}' is there already; it was not touched",
        "换一个编号，或直接改 content/regions/{region}.yml。已有：{known}",
        "Choose another id, or edit content/regions/{region}.yml. There are: {known}",
    ),
    "S012": error(
        "没有地区 “{region}”",
        "there is no region '{region}'",
        "content/regions/ 里有：{known}{near_zh}",
        "content/regions/ has: {known}{near_en}",
    ),
    "S013": error(
        "“{region}” 不能作地区编号",
        "'{region}' cannot be the id of a region",
        "用大写字母和数字，可以用 - 连接，例如 QY 或 QY-YS；不能是 ZH 或 EN。",
        "Use capital letters and digits, joined by -, such as QY or QY-YS; not ZH or EN.",
    ),
    "S014": error(
        "“{channel}” 不按地区 {wanted} 做，这里只有 {made}",
        "'{channel}' is not made for {wanted}, only for {made}",
        "教学材料只按第一个地区做。别的地区：在 content/profiles/ 写一个档案（region: …），用 --profile 构建。",
        "Teaching materials are made for the first region. For another, write a profile in content/profiles/ "
        "(region: …) and build with --profile.",
    ),
    "S015": error(
        "订不了 {wish}：{problem_zh}",
        "cannot order {wish}: {problem_en}",
        "{hint_zh}",
        "{hint_en}",
    ),
    "S016": error(
        "没有 {target} 这个文件或文件夹",
        "there is no file or folder {target}",
        "路径从现在所在的文件夹算起；已发布的成品在 {out} 里。",
        "A path begins in the folder that you are in; what is published lies in {out}.",
    ),
}
