"""The words of findings about tags, attributes, lists, tables, drawings and nesting (rows 1 to 3 and 14 to 18)."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

STRUCTURE: dict[str, Code] = {
    # --- row 1: a fragment in UTF-8
    "M011": error(
        "这是整个网页（<{what}>），不是正文片段",
        "this is a whole document (<{what}>), not a fragment",
        "只取 <body> 里的内容；<head> 里的样式、标题都会丢，样式要写进每个标签的 style。",
        "Take what is inside <body> only: all of <head> is lost, so styles must stand in the tags' style attributes.",
    ),
    "M012": error(
        "不是 UTF-8：第 {byte} 个字节读不懂",
        "not UTF-8: byte {byte} cannot be read",
        "用编辑器另存为 UTF-8。",
        "Save it as UTF-8.",
    ),
    # --- row 2: tags
    "M021": error(
        "<{tag}> 会被去掉，里面的字还在",
        "<{tag}> is taken away, its words stay",
        "换成 <section>、<p>、<span>、<strong> 这些编辑器认得的标签。",
        "Use tags that the editor knows: <section>, <p>, <span>, <strong>.",
    ),
    "M022": error(
        "<{tag}> 连同里面的内容都会丢",
        "<{tag}> is lost with all that is in it",
        "编辑器不收脚本、表单和嵌入的东西。要紧的话写成文字，视频在编辑器里插入。",
        "The editor takes no scripts, forms or embedded things. Write it as text; insert videos in the editor.",
    ),
    "M023": error(
        "<style> 会丢：{rules} 条样式规则都不起作用",
        "<style> is lost, and with it {rules} rules",
        "复制以前把样式写进每个标签的 style（很多工具有“内联样式”）。",
        "Put the styles into the tags' style attributes before you paste (many tools can inline them).",
    ),
    # --- row 3: attributes
    "M031": warning(
        "属性 {name} 不起作用：会去掉，留下也没有样式表认它",
        "attribute {name} has no effect: it is taken away, or no style sheet knows it",
        "没有它也要好看：样式写进 style；靠 id 的跳转会失效。",
        "It must look right without: styles belong into style, and jumps to an id stop working.",
    ),
    "M032": error(
        "{name} 会丢：公众号文章里不能运行脚本",
        "{name} is lost: articles run no scripts",
        "点一下才出现的内容，直接写出来。",
        "Write out what appears on a click.",
    ),
    # --- row 14
    "M141": error(
        "列表里套列表，手机上缩进和圆点会乱",
        "a list in a list: indents and bullets go astray",
        "里层写成普通段落，前面自己打“–”。",
        "Write the inner one as paragraphs with a dash in front.",
    ),
    "M142": error(
        "列表项自己写了 “{marker}”，又会自动加一个",
        "the item writes “{marker}” itself, and gets one more",
        "删掉手打的，或不用 <ul>、<ol>。",
        "Remove the one that was typed, or use no <ul>/<ol>.",
    ),
    # --- row 15
    "M151": error(
        "表格外面没有可以左右滑的框",
        "the table stands in no section that scrolls sideways",
        '外面套 <section style="overflow-x:auto">，或做成图片、改成一条一条写。',
        'Put it into <section style="overflow-x:auto">, make it a picture, or write its rows as paragraphs.',
    ),
    # --- row 16
    "M161": error(
        "<pre> 里是普通文字，手机上不换行",
        "<pre> holds prose, which does not wrap on phones",
        "改成 <p>。",
        "Make it a <p>.",
    ),
    # --- row 17
    "M171": error(
        "SVG 里有 id “{id}”，会丢",
        "id “{id}” in the SVG is lost",
        "把被引用的图形直接画出来。",
        "Draw what it refers to in its place.",
    ),
    "M172": error(
        "SVG 引用 {target}，id 丢了就画不出来",
        "the SVG refers to {target}, which is not drawn once ids are gone",
        "不用渐变、剪切和 <use>；颜色直接写。",
        "No gradients, clips or <use>: write the colour itself.",
    ),
    "M173": error(
        "SVG 里的 <{tag}> 会丢",
        "<{tag}> in the SVG is lost",
        "换成直接画的图形，或做成 PNG。",
        "Draw it directly, or make it a PNG.",
    ),
    "M174": error(
        "SVG 动画只听 touchstart，电脑上点不动",
        "the animation begins on touchstart only, which computers never send",
        '写成 begin="touchstart; click"。',
        'Write begin="touchstart; click".',
    ),
    "M175": warning(
        "SVG 用了黑色 {value}，深色模式下看不见",
        "the SVG is drawn in black ({value}), which vanishes in dark mode",
        "写 currentColor，或在下面垫一块浅色。",
        "Write currentColor, or put a light ground behind it.",
    ),
    # --- row 18
    "M181": error(
        "<{tag}> 一层套一层，超过 {most} 层",
        "more than {most} <{tag}> in one another",
        "去掉中间空的层：编辑器会自己删，样式可能跟着丢。",
        "Remove the empty ones: the editor does, and styles may go with them.",
    ),
    "M182": warning(
        "<{tag}> 只是多包一层、不加样式，里面已有 {depth} 层以上：编辑器会删掉这样的层",
        "<{tag}> only wraps and adds no style, around what stands {depth} or more levels deep: the editor removes it",
        "去掉只包着一样东西、又不加样式的层。",
        "Take away the elements that hold one other only and add no style.",
    ),
    "M183": error(
        "<{outer} {mark}> 里有 <{tag}>：编辑器只许里面放文字和图片",
        "<{outer} {mark}> holds a <{tag}>: the editor allows words and pictures in it only",
        "leaf、nodeleaf 是编辑器自己写的：删掉这个属性，或把里面的块移出来。",
        "The editor writes leaf and nodeleaf itself: remove the attribute, or take the block out of it.",
    ),
}
