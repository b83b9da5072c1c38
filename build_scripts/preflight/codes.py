"""The words of every fault of an artefact: code → level, message and hint in zh and en.

All begin with A and are public, as those of ``build_scripts.codes`` are. A1: files. A2: sheets and type. A3: QR codes.
A4: what screen readers need. A5: inks, bleed and marks. A6: EPUB. A7: ZIP.
"""

from __future__ import annotations

from build_scripts.codes import Code, error, warning

CODES: dict[str, Code] = {
    # --- A1: files
    "A101": error(
        "打不开：{problem}",
        "cannot be opened: {problem}",
        "文件可能没有传完或被改坏了，重新做一份。",
        "It may be cut short or damaged: make it again.",
    ),
    "A102": error(
        "PDF 结构有误：{problem}",
        "the PDF's syntax is wrong: {problem}",
        "重新做一份；若仍如此，请告诉维护者。",
        "Make it again; if it stays, tell the maintainers.",
    ),
    "A103": error(
        "字体 “{font}” 没有嵌入",
        "the font '{font}' is not embedded",
        "印刷厂的机器没有这个字体，会换成别的字。用项目自带的字体重新做。",
        "The printer's machine would take another font. Make the file again with the project's fonts.",
    ),
    "A104": error(
        "字体 “{font}” 整个嵌入了，没有取子集",
        "the font '{font}' is embedded whole, not as a subset",
        "文件会大几兆。检查字体能不能取子集。",
        "The file is megabytes larger than need be: look why it was not subset.",
    ),
    "A105": error(
        "用了别的字体 “{font}”",
        "the font '{font}' is not one of ours",
        "只用项目自带的字体：{known}。多半是样式里没写 font-family，或图里带了别的字体。",
        "Only the project's fonts are used: {known}. Look for a style or a picture that names another.",
    ),
    "A106": error(
        "图片只有 {dpi} dpi，至少要 {least}",
        "a picture has {dpi} dpi only, at least {least} are wanted",
        "换一张更大的图，或印小一点；线条画最好用 SVG。",
        "Take a larger picture or print it smaller; drawings are best as SVG.",
    ),
    "A107": warning(
        "文件有 {found} KB，这一类最多 {most} KB",
        "the file has {found} KB, at most {most} for its kind",
        "看看是不是图片太大。手机流量要花钱。",
        "Look for large pictures: readers pay for their data.",
    ),
    "A108": error(
        "文件会运行或读取别处的东西：{what}",
        "the file runs or loads something from elsewhere: {what}",
        "成品里不能有脚本、附件和外部文件。",
        "No scripts, attachments or files from elsewhere in what we publish.",
    ),
    # --- A2: sheets and type
    "A201": error(
        "有 {found} 页，{kind_zh}应为 {expected_zh}",
        "{found} pages; a {kind_en} has {expected_en}",
        "内容太多或太少，或者选错了版式。",
        "There is too much or too little text, or it is another format.",
    ),
    "A202": error(
        "纸张是 {found} 毫米，{kind_zh}应为 {expected}",
        "the sheet is {found} mm; a {kind_en} is {expected}",
        "检查样式里的 @page size。",
        "See @page size in the style sheet.",
    ),
    "A203": error(
        "这一页是空的",
        "the page is empty",
        "多半是前一页的内容刚好溢出，或多了一个分页。",
        "Something runs over from the page before, or there is a break too many.",
    ),
    "A204": error(
        "“{text}” 离纸边只有 {found} 毫米，至少要 {least}",
        "'{text}' is {found} mm from the edge, at least {least} are wanted",
        "打印机的白边或裁刀会把它切掉。往里移。",
        "A printer's margin or the knife would cut it: move it inwards.",
    ),
    "A205": error(
        "“{text}” 压在折线上，离折线 {found} 毫米",
        "'{text}' stands on a fold, {found} mm from it",
        "文字离折线至少 {least} 毫米。",
        "Text keeps {least} mm from a fold.",
    ),
    "A206": error(
        "“{text}” 只有 {found} 磅，最小 {least} 磅",
        "'{text}' is set in {found} pt; {least} pt is the smallest",
        "字再小，复印以后就看不清了。删短文字，不要缩小字号。",
        "Smaller type is lost in a photocopy. Cut the text, not the type.",
    ),
    "A207": error(
        "正文是 {found} 磅，{kind_zh}至少 {least} 磅",
        "the running text is in {found} pt; a {kind_en} has {least} at least",
        "正文是占纸面最多的那一号字。删短文字，不要缩小字号。",
        "Running text is the size that covers most of the paper. Cut the text, not the type.",
    ),
    "A208": error(
        "“{text}” 和底色的对比度只有 {found}:1，至少 4.5:1",
        "'{text}' has a contrast of {found}:1 with its ground; 4.5:1 is the least",
        "换深一点的字或浅一点的底。",
        "Take a darker letter or a lighter ground.",
    ),
    "A209": warning(
        "“{text}” 和底色的对比度是 {found}:1，我们要求 7:1",
        "'{text}' has a contrast of {found}:1 with its ground; our rule is 7:1",
        "templates/_shared/print.css 里的颜色都够深。",
        "The inks of templates/_shared/print.css are dark enough.",
    ),
    "A210": error(
        "页面顺序不对：{problem_zh}",
        "the panels are in the wrong order: {problem_en}",
        "封面在第一面的最右边，里面从左往右读。折一张看看。",
        "The cover is at the right of the first side, and the inner side reads from left to right. Fold one and see.",
    ),
    # --- A3: QR codes
    "A301": error(
        "找不到能扫的二维码",
        "no QR code can be read",
        "检查二维码有没有被盖住、压扁，或者颜色太浅。",
        "Look whether it is covered, squeezed or too pale.",
    ),
    "A302": error(
        "二维码的小格只有 {found} 毫米，至少 {least}",
        "a module of the QR code is {found} mm; {least} is the least",
        "印大一点，或用短一点的网址。",
        "Print it larger or take a shorter address.",
    ),
    "A303": error(
        "二维码四周的空白只有 {found} 格，要 {least} 格",
        "the quiet zone of the QR code is {found} modules; {least} are wanted",
        "四周留白，别让文字和线条靠近。",
        "Keep words and rules away from it.",
    ),
    "A304": error(
        "二维码的网址 “{address}” 没有用文字印出来",
        "the QR code's address '{address}' is not printed in words",
        "在二维码旁边印出网址：有的人扫不了。",
        "Print it beside the code: some cannot scan.",
    ),
    "A305": error(
        "复印一次以后，二维码 “{address}” 就扫不出了",
        "the QR code of '{address}' is lost in a photocopy",
        "印大一点、黑一点。",
        "Print it larger and in full black.",
    ),
    # --- A4: what screen readers need
    "A401": error(
        "没有标签：读屏软件读不了",
        "the file is not tagged: screen readers cannot read it",
        "用 Press.pdf 做 PDF，它会加标签。",
        "Make it by Press.pdf, which tags it.",
    ),
    "A402": error(
        "没有写明语言",
        "the language is not stated",
        '在 <html> 上写 lang="zh-Hans" 或 lang="en"。',
        'Write lang="zh-Hans" or lang="en" on <html>.',
    ),
    "A403": error(
        "没有标题，或窗口不显示标题",
        "there is no title, or windows do not show it",
        "在 <head> 里写 <title>。",
        "Write <title> in <head>.",
    ),
    "A404": error(
        "有 {pages} 页，但没有书签",
        "{pages} pages and no bookmarks",
        "超过 {most} 页的文件要有书签，标题会自动成为书签。",
        "Files of more than {most} pages have bookmarks; headings make them.",
    ),
    "A405": error(
        "有一张图没有替代文字",
        "a figure has no alternative text",
        '写 alt，或给 <svg> 加 <title>；装饰用的图写 alt=""。',
        "Write alt, or <title> within <svg>; an ornament has an empty alt.",
    ),
    "A406": error(
        "有 {count} 处内容没有标签，读屏软件会漏掉",
        "{count} pieces of content have no tag: screen readers leave them out",
        "看得见的内容都要在标签里，或标为装饰。",
        "Whatever is seen has a tag or is marked as an artifact.",
    ),
    "A407": error(
        "标题层级不对：{problem_zh}",
        "the headings are out of order: {problem_en}",
        "先有一个一级标题，再一级一级往下。",
        "One heading of level 1 comes first, then level by level.",
    ),
    "A408": error(
        "链接 “{address}” 没有标签",
        "the link '{address}' has no tag",
        "链接要在标签里，读屏软件才找得到。",
        "A link belongs to a tag, so that screen readers find it.",
    ),
    "A409": error(
        "字体 “{font}” 的字抄不出来，也读不出来",
        "letters of the font '{font}' can be neither copied nor read aloud",
        "字体要带 ToUnicode 表。",
        "The font lacks its ToUnicode table.",
    ),
    "A410": warning(
        "没有声明是 PDF/UA-1",
        "the file does not say that it is PDF/UA-1",
        "用 Press.pdf 做 PDF；改过的文件要保留元数据。",
        "Make it by Press.pdf, and keep the metadata in later steps.",
    ),
    "A411": error(
        "标签和内容对不上：第 {number} 号内容没有标签认领",
        "tags and content differ: no tag holds content number {number}",
        "多半是拼版或合并时丢了标签。",
        "Tags were lost when pages were joined or imposed.",
    ),
    # --- A5: inks, bleed and marks
    "A501": error(
        "印刷厂用的文件里还有屏幕颜色（{space}）",
        "the print shop's file still has colours of the screen ({space})",
        "用 print-order --shop 做印刷厂的文件。",
        "Make it by print-order --shop.",
    ),
    "A502": error(
        "黑字用了彩色油墨（{inks}），应只用黑",
        "black text has coloured inks ({inks}); black alone is wanted",
        "套不准时，字边会发虚。文字用纯黑 K100。",
        "Letters blur where the plates do not fit. Text is pure K.",
    ),
    "A503": error(
        "总墨量 {found}%，最多 {most}%",
        "total ink is {found}%, at most {most}%",
        "墨太多干不了，会粘到下一张。",
        "So much ink does not dry and sticks to the next sheet.",
    ),
    "A504": error(
        "底色到了纸边，却没有出血",
        "a ground reaches the edge and has no bleed",
        "裁歪一点就露白。在 @page 里写 bleed: 3mm，底色也画出去。",
        "A knife that is a little off leaves white. Write bleed: 3mm in @page and let the ground go on.",
    ),
    "A505": error(
        "页面框不对：{problem_zh}",
        "the page boxes are wrong: {problem_en}",
        "成品框在出血框里，出血框比成品框每边多 3 毫米，都在页面里。",
        "TrimBox lies within BleedBox, 3 mm smaller on each side, and both within MediaBox.",
    ),
    "A506": error(
        "没有裁切线",
        "there are no crop marks",
        "用 print-order --shop 做印刷厂的文件。",
        "Make it by print-order --shop.",
    ),
    "A507": error(
        "黑白版里还有颜色（{space}）",
        "the version in black still has colour ({space})",
        "用 Press.in_black 做黑白版。",
        "Make it by Press.in_black.",
    ),
    "A508": error(
        "自称 {claim}，这里只会查 {known}",
        "it says that it is {claim}; only {known} can be checked here",
        "用 print-order --shop 重做，或请印刷厂查。",
        "Make it by print-order --shop, or let the print shop check it.",
    ),
    "A509": error(
        "自称 {claim}，但{problem_zh}",
        "it says that it is {claim}, but {problem_en}",
        "用 print-order --shop 重做；做好以后不要再另存。",
        "Make it by print-order --shop, and do not save it again afterwards.",
    ),
    "A510": error(
        "自称 {claim}，但缺 {keys}",
        "it says that it is {claim}, but lacks {keys}",
        "标题、日期、是否陷印（Trapped）和文件编号都要写明。用 print-order --shop 重做。",
        "Title, dates, whether it is trapped, and an ID are required. Make it by print-order --shop.",
    ),
    "A511": error(
        "自称 {claim}，但{problem_zh}",
        "it says that it is {claim}, but {problem_en}",
        "印刷厂要知道文件按哪种纸和墨做的。用 print-order --shop 重做。",
        "A print shop must know for which paper and inks the file is made. Make it by print-order --shop.",
    ),
    "A512": error(
        "自称 {claim}，但有透明（{what}）",
        "it says that it is {claim}, but something shows through ({what})",
        "图片存成不透明的，样式里不用 opacity。",
        "Save pictures without transparency, and use no opacity in style sheets.",
    ),
    "A513": error(
        "自称 {claim}，但有链接、表单或动作（{what}）",
        "it says that it is {claim}, but has links, forms or actions ({what})",
        "给印刷厂的文件不能有这些。用 print-order --shop 重做。",
        "A print shop's file has none of these. Make it by print-order --shop.",
    ),
    # --- A6: EPUB
    "A601": error(
        "不是合格的 EPUB：{problem_zh}",
        "it is no sound EPUB: {problem_en}",
        "重新做一份。",
        "Make it again.",
    ),
    "A602": error(
        "目录里的 “{name}” 不在文件里，或者文件没有列入目录",
        "'{name}' is listed and missing, or there and not listed",
        "manifest 要和文件一一对应。",
        "The manifest and the files must match.",
    ),
    "A603": error(
        "“{name}” 不是合格的 XHTML：{problem}",
        "'{name}' is not well-formed: {problem}",
        "检查没有关上的标签和 &。",
        "Look for open tags and bare &.",
    ),
    "A604": error(
        "“{name}” 要从网上读取 “{address}”",
        "'{name}' loads '{address}' from the network",
        "电子书要能离线看。把它放进书里。",
        "A book is read without a network: put it in.",
    ),
    "A605": error(
        "“{name}” 里有一张图没有替代文字",
        "a picture of '{name}' has no alternative text",
        '写 alt；装饰用的图写 alt=""。',
        "Write alt; an ornament has an empty one.",
    ),
    "A606": error(
        "“{name}” 里的链接 “{address}” 指向不存在的地方",
        "the link '{address}' in '{name}' leads nowhere",
        "检查文件名和 id。",
        "See the name of the file and the id.",
    ),
    # --- A7: ZIP
    "A701": error(
        "压缩包里的 “{name}” 坏了",
        "'{name}' in the archive is damaged",
        "重新做一份。",
        "Make it again.",
    ),
    "A702": error(
        "压缩包里的文件名 “{name}” 在别的电脑上打不开",
        "the name '{name}' in the archive fails on other computers",
        '文件名不能有 \\ : * ? " < > | 和 ..，中文名要用 UTF-8。',
        'No \\ : * ? " < > | and no .. in names; names beyond ASCII in UTF-8.',
    ),
}
