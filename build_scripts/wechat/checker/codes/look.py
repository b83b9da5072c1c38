"""The words of findings about styles: layout, type, widths and heights, colours (rows 4 to 8 and 19)."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

LOOK: dict[str, Code] = {
    # --- row 4: styles
    "M041": error(
        "样式 {name} 不在平台会留下的范围里",
        "style {name} is not one that the platform is known to keep",
        "删掉它：一条不认得的，可能让整个 style 都丢。",
        "Remove it: one that is unknown may cost the whole style attribute.",
    ),
    "M042": error(
        "{name} 用了变量（var 或 --名字），不会生效",
        "{name} uses a variable (var or --name), which has no effect",
        "把值直接写出来。",
        "Write the value itself.",
    ),
    "M043": warning(
        "{name} 带了 !important",
        "{name} is marked !important",
        "去掉它：平台的公共样式和深色模式要靠这个来改。",
        "Remove it: the platform's own styles and its dark mode need it.",
    ),
    "M044": error(
        "opacity: 0 让内容看不见",
        "opacity: 0 makes this invisible",
        "要么删掉，要么显示出来；隐藏的图片发布后改不了。",
        "Remove it or show it; hidden pictures cannot be changed once published.",
    ),
    "M045": warning(
        "caret-color 是透明的：在编辑器里看不见光标",
        "caret-color is transparent: whoever edits this sees no cursor",
        "删掉 caret-color。",
        "Remove caret-color.",
    ),
    # --- row 5: layout
    "M051": error(
        "position: {value} 会丢，内容会挪位或重叠",
        "position: {value} is lost: the content moves or overlaps",
        "按从上到下的顺序排，不用定位。",
        "Set things one below the other, without positioning.",
    ),
    "M052": warning(
        "float: {value} 会留下，可手机窄，旁边的字会挤成一条",
        "float: {value} is kept, but on a phone the text beside it becomes a narrow strip",
        "小图放在文字上面或下面。",
        "Put a small picture above or below the text.",
    ),
    "M053": warning(
        "display: {value} 靠不住：没有它，内容就从上到下排",
        "display: {value} cannot be relied on: without it things stand one below the other",
        "用上下排列，或用表格。",
        "Set things one below the other, or use a table.",
    ),
    # --- row 6: type
    "M061": error(
        "设了字体 {value}",
        "sets a font: {value}",
        "删掉 font-family：平台自带的字体在每种手机上都合适。",
        "Remove font-family: the platform's own is right on every phone.",
    ),
    "M062": error(
        "text-align: {value} 在不同手机上不一样",
        "text-align: {value} differs between phones",
        "写 left、right、center 或 justify。",
        "Write left, right, center or justify.",
    ),
    # --- row 7
    "M071": error(
        "行高 {height} 像素，字有 {size} 像素，至少要 {least}",
        "line height {height} px for type of {size} px; at least {least}",
        "line-height 写成 1.6 到 1.8，行和行才不会叠在一起。",
        "Make line-height 1.6 to 1.8, so that lines do not overlap.",
    ),
    # --- row 8
    "M081": error(
        "宽度写死了：{what}",
        "a fixed width: {what}",
        "改成百分比或 max-width: 100%；手机宽 375 到 677 像素都要放得下。",
        "Use per cent or max-width: 100%: it must fit phones from 375 to 677 px.",
    ),
    "M082": error(
        "height: 0 的框里有字，手机上看不见",
        "text in a box with height: 0 is invisible on phones",
        "去掉 height。",
        "Remove the height.",
    ),
    "M083": error(
        "高度写死成 {value} 又藏起多出来的，字会被截掉",
        "a fixed height of {value} that hides what is more: words are cut off",
        "去掉 height 或 overflow: hidden。",
        "Remove the height, or overflow: hidden.",
    ),
    "M084": error(
        "{name}: {value} 把文字推出屏幕",
        "{name}: {value} pushes the text off the screen",
        "缩进不要超过 {most} 像素。",
        "Indent by {most} px at most.",
    ),
    "M085": warning(
        "宽度写死了：{what}；放得下，可屏幕越宽它显得越窄",
        "a fixed width: {what}; it fits, but takes a smaller share of a wider screen",
        "改成百分比。",
        "Use per cent.",
    ),
    # --- row 19
    "M191": error(
        "{colour} 的字在 {ground} 上看不清（对比 {found}，至少 {least}）",
        "type in {colour} on {ground} is hard to read (contrast {found}, at least {least})",
        "把字的颜色调深。",
        "Make the type darker.",
    ),
    "M192": warning(
        "{colour} 的字在深色模式的 {ground} 上看不清（对比 {found}，至少 {least}），要靠平台调亮",
        "type in {colour} cannot be read on the dark mode's {ground} (contrast {found}, at least {least}) "
        "unless the platform lightens it",
        "正文用 #3f3f3f 这样的深灰，不用纯黑；或不写颜色，由平台定。",
        "Use a dark grey such as #3f3f3f instead of black, or name no colour at all.",
    ),
    "M193": error(
        "文字背后是渐变色，深色模式会变成单色",
        "a gradient behind text: dark mode makes it one flat colour",
        "用单色 background-color。",
        "Use one background-color.",
    ),
    "M194": error(
        "颜色 {value} 读不懂",
        "the colour {value} cannot be read",
        "写成 #rrggbb 或 rgb(…)。",
        "Write #rrggbb or rgb(…).",
    ),
}
