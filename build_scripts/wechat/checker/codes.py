"""The words of every finding about an article: code → level, message and hint in zh and en.

All begin with M (公众号, mp.weixin.qq.com) and are public. The two digits behind are the row of the acceptance list:
M191 belongs to row 19.
"""

from __future__ import annotations

from build_scripts.codes import Code, error, warning

CODES: dict[str, Code] = {
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
        "属性 {name} 会丢",
        "attribute {name} is lost",
        "没有它也要好看：样式写进 style；靠 id 的跳转会失效。",
        "It must look right without: styles belong into style, and jumps to an id stop working.",
    ),
    "M032": error(
        "{name} 会丢：公众号文章里不能运行脚本",
        "{name} is lost: articles run no scripts",
        "点一下才出现的内容，直接写出来。",
        "Write out what appears on a click.",
    ),
    # --- row 4: styles
    "M041": error(
        "样式 {name} 不在平台收的范围里",
        "style {name} is not one that the platform keeps",
        "删掉它：一条不认得的，可能让整个 style 都丢。",
        "Remove it: one that is unknown may cost the whole style attribute.",
    ),
    "M042": error(
        "{name} 用了变量（var 或 --名字），不会生效",
        "{name} uses a variable (var or --name), which has no effect",
        "把值直接写出来。",
        "Write the value itself.",
    ),
    "M043": error(
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
    # --- row 5: layout
    "M051": error(
        "position: {value} 会丢，内容会挪位或重叠",
        "position: {value} is lost: the content moves or overlaps",
        "按从上到下的顺序排，不用定位。",
        "Set things one below the other, without positioning.",
    ),
    "M052": error(
        "float: {value} 不能用",
        "float: {value} cannot be used",
        "小图放在文字上面或下面。",
        "Put a small picture above or below the text.",
    ),
    "M053": error(
        "display: {value} 会丢",
        "display: {value} is lost",
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
    # --- row 9
    "M091": error(
        "找不到图片 {src}",
        "there is no picture {src}",
        "图片要和文章放在一起，并列在 article.json 里。",
        "Pictures lie beside the article and stand in article.json.",
    ),
    "M092": error(
        "图片 {src} 没有替代文字",
        "picture {src} has no alternative text",
        "写 alt：看不见图的人也要知道图里说了什么。",
        "Write alt: who cannot see the picture must know what it says.",
    ),
    "M093": error(
        "图片 {src} 没有 data-w",
        "picture {src} has no data-w",
        "写上图片文件本身的宽度（像素）。",
        "Give the width of the picture file itself, in pixels.",
    ),
    "M094": error(
        "图片 {src} 的 data-w 是 {given}，文件其实宽 {found}",
        "picture {src} says data-w {given}, its file is {found} wide",
        "改成文件的宽度。",
        "Give the width of the file.",
    ),
    # --- row 10
    "M101": error(
        "{file} 不是 JPEG 或 PNG（{found}）",
        "{file} is no JPEG or PNG ({found})",
        "正文图片只收 JPEG 和 PNG：换个格式存。",
        "Pictures in articles must be JPEG or PNG: save it anew.",
    ),
    "M102": error(
        "{file} 有 {size} 字节，要少于 {most}",
        "{file} has {size} bytes, fewer than {most} are taken",
        "缩小尺寸，或存成颜色少的 PNG、质量低些的 JPEG。",
        "Make it smaller, or save it with fewer colours or as JPEG.",
    ),
    # --- row 11
    "M111": error(
        "外面的图片 {address} 不会显示",
        "the picture {address} from elsewhere is not shown",
        "下载下来，上传到公众号的素材库。",
        "Download it and upload it to the account's material.",
    ),
    "M112": error(
        "{name} 里的 url({address}) 会丢",
        "url({address}) in {name} is lost",
        "改成 <img>，或去掉背景图。",
        "Make it an <img> or do without the background.",
    ),
    # --- row 12
    "M121": error(
        "链接 {address} 会失效，读者点不开",
        "the link to {address} stops working",
        "只有 mp.weixin.qq.com 的链接能点。其他的写成脚注，把网址印出来，或放二维码。",
        "Only links to mp.weixin.qq.com work. Make it a numbered note with its address in words, or a QR code.",
    ),
    "M122": warning(
        "文内跳转 {address} 会失效",
        "the jump to {address} inside the article stops working",
        "去掉链接，写“见下面××一节”。",
        "Drop the link; write “see below”.",
    ),
    # --- row 13
    "M131": error(
        "正文里的 [{number}] 后面没有对应的网址",
        "mark [{number}] has no note with an address",
        "在文末写“[{number}] 名称：网址”。",
        "Write “[{number}] name: address” at the end.",
    ),
    "M132": error(
        "脚注号 [{number}] 的次序不对，该是 [{expected}]",
        "mark [{number}] is out of order: [{expected}] is next",
        "按出现的先后从 1 编号。",
        "Number the notes from 1 in the order in which they appear.",
    ),
    "M133": error(
        "脚注 [{number}] 写了 {count} 次",
        "note [{number}] stands {count} times",
        "每个链接只写一次，重复的用同一个号。",
        "Each link has one note; use its number again.",
    ),
    "M134": error(
        "脚注 [{number}] 在正文里没有出现",
        "note [{number}] is not marked in the text",
        "在正文相应的地方标上 [{number}]，或删掉这条。",
        "Mark [{number}] where it belongs, or remove the note.",
    ),
    "M135": error(
        "article.json 里的链接 [{number}] {address} 在文末没有原样写出",
        "link [{number}] {address} of article.json is not written out at the end",
        "重新做一份文章包，不要只改一边。",
        "Build the bundle anew: change both or neither.",
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
    # --- row 19
    "M191": error(
        "{colour} 的字在 {ground} 上看不清（对比 {found}，至少 {least}）",
        "type in {colour} on {ground} is hard to read (contrast {found}, at least {least})",
        "把字的颜色调深。",
        "Make the type darker.",
    ),
    "M192": error(
        "{colour} 的字在深色模式的 {ground} 上看不清（对比 {found}，至少 {least}）",
        "type in {colour} cannot be read on the dark mode's {ground} (contrast {found}, at least {least})",
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
    # --- row 20
    "M201": error(
        "{name} 是空的",
        "{name} is empty",
        "在 article.json 里填上；摘要不填，平台会从正文里截一段。",
        "Fill it in (article.json); without a digest the platform cuts one out of the text.",
    ),
    "M202": error(
        "{name} 有 {found} 个字，最多 {most}",
        "{name} has {found} characters, at most {most}",
        "改短。全角一个算一个，半角两个算一个。",
        "Make it shorter: a full-width character counts as one, two half-width ones too.",
    ),
    "M203": error(
        "“阅读原文”的网址太长：{found} 字节，最多 {most}",
        "the source address is too long: {found} bytes, at most {most}",
        "换一个短的网址。",
        "Use a shorter address.",
    ),
    "M204": error(
        "article.json 读不懂：{problem}",
        "article.json cannot be read: {problem}",
        "重新做一份文章包。",
        "Build the bundle anew.",
    ),
    # --- row 21
    "M211": error(
        "正文连标签有 {found} 个字符，要少于 {most}",
        "{found} characters with mark-up; fewer than {most} are taken",
        "分成两篇，或删掉一些样式：每个标签上的 style 都算。",
        "Make two articles of it, or drop styles: each style attribute counts.",
    ),
    "M212": error(
        "正文有 {found} 字节，要少于 {most}",
        "{found} bytes; fewer than {most} are taken",
        "分成两篇；嵌在文字里的图片改成上传。",
        "Make two articles of it; upload pictures that are written into the text.",
    ),
    # --- row 22
    "M221": error(
        "封面 {file} 应为 {width}×{height} 像素，现在是 {found}",
        "cover {file} should be {width}×{height} px and is {found}",
        "重新做封面：宽图 2.35:1，方图 1:1。",
        "Make the cover anew: 2.35:1 and 1:1.",
    ),
    "M222": error(
        "{name} “{value}” 不对：{problem}",
        "{name} “{value}” is wrong: {problem}",
        "写成 X1_Y1_X2_Y2，0 到 1，裁出来要合比例。",
        "X1_Y1_X2_Y2 from 0 to 1, and what is cut must have the right proportions.",
    ),
    "M223": error(
        "封面上的字超出了方图能裁到的范围",
        "words of the cover lie outside what the square crop keeps",
        "字放在正中的正方形里。",
        "Keep the words within the square in the middle.",
    ),
    # --- row 23
    "M231": error(
        "正文里留着没变成粗体的 “{marks}”",
        "“{marks}” stayed in the text instead of becoming bold",
        "中文里 ** 前后是标点时，有的工具认不出来：改用“加粗”按钮。",
        "Some tools do not see ** beside Chinese punctuation: make it bold by hand.",
    ),
    # --- row 24
    "M241": error(
        "{file} 和做出来的时候不一样了",
        "{file} is not as it was built",
        "手工改过的，下次生成会丢。改内容，再 ./banyan build。",
        "What is changed by hand is lost at the next build: change the content and build again.",
    ),
    # --- row 25
    "M251": error(
        "在 {width} 像素宽的屏幕上超出 {over} 像素：{what}",
        "on a screen of {width} px it runs over by {over} px: {what}",
        "看看是不是长网址、宽表格或写死的宽度。",
        "Look for a long address, a wide table or a fixed width.",
    ),
}
