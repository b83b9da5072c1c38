"""The words of findings about pictures, links, length and what stands beside the text (rows 9 to 13, 20 to 25)."""

from __future__ import annotations

from build_scripts.codes.code import Code, error, warning

CONTENT: dict[str, Code] = {
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
    "M093": warning(
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
        "下载下来，上传到公众号的素材库；粘贴时编辑器会试着转存，不一定成功。",
        "Download it and upload it to the account's material; what the editor fetches itself while pasting may fail.",
    ),
    "M112": error(
        "{name} 里的 url({address}) 会丢",
        "url({address}) in {name} is lost",
        "改成 <img>，或去掉背景图。",
        "Make it an <img> or do without the background.",
    ),
    # --- row 12
    "M121": error(
        "链接 {address} 多半点不开：只有少数公众号能放外面的链接",
        "the link to {address} will most likely be dead: few accounts may link elsewhere",
        "mp.weixin.qq.com 的链接才都能点。其他的写成脚注，把网址印出来，或放二维码。",
        "Links to mp.weixin.qq.com always work. Make others a numbered note with the address in words, or a QR code.",
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
    "M213": warning(
        "正文连标签有 {found} 个字符、{octets} 字节：粘贴可以，用接口存草稿要少于 {most}、{heaviest}",
        "{found} characters and {octets} bytes with mark-up: it can be pasted; the draft interface takes fewer than "
        "{most} and {heaviest}",
        "要用接口，就分成两篇，或删掉一些样式。",
        "For the interface make two articles of it, or drop styles.",
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
