"""The words of a job ticket and a cover slip, in both languages: copy shops read one, coordinators the other."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels and sentences."""

    ticket: Text
    for_shop: Text
    for_office: Text
    edition: Text
    ordered: Text
    with_spare: Text
    without_spare: Text
    paper: Text
    sheets: Text
    sheets_one: Text
    weight: Text
    printing: Text
    ink_black: Text
    ink_colour: Text
    ink_office_colour: Text
    enlarged: Text
    inner_marks: Text
    finishing: Text
    file: Text
    proof: Text
    proofs: tuple[Text, ...]
    but_enlarged: Text
    """Added to the first of them where something is made larger than its file."""
    total: Text
    total_line: Text
    signed: Text
    day: Text
    received: Text
    shop_note: Text
    standard: Text
    exchange: Text
    no_condition: Text
    see_through: Text
    edges: Text
    free: Text
    slip: Text
    slip_lead: Text
    settings: Text
    load: Text
    actual: Text
    fitted: Text
    set_copies: Text
    set_copies_up: Text
    then: Text
    cut_middle: Text
    no_duplex: Text
    copier: Text
    turn_short: Text
    turn_long: Text
    turn_none: Text
    thumbnail: Text


WORDING = Wording(
    ticket=Text("印刷工作单", "Print job ticket"),
    for_shop=Text("交印刷厂", "for a print shop"),
    for_office=Text("用办公室打印机", "for an office printer"),
    edition=Text("版本", "release"),
    ordered=Text("份数", "Copies"),
    with_spare=Text("{copies} 份，另加 {spare} 份备损", "{copies}, and {spare} spare"),
    without_spare=Text("{copies} 份", "{copies}"),
    paper=Text("用纸", "Paper"),
    sheets=Text("{sheets} 张 {size}，每张 {up} 份", "{sheets} sheets of {size}, {up} on each"),
    sheets_one=Text(
        "{sheets} 张 {size}，每份 {leaves} 张", "{sheets} sheets of {size}, {leaves} for each copy"
    ),
    weight=Text("建议 {grams} 克：{reason}", "{grams} g/m² suggested: {reason}"),
    printing=Text("印刷", "Printing"),
    ink_black=Text("单色黑", "black only"),
    ink_colour=Text("彩色（四色）；改印黑白也不丢内容", "colour (CMYK); nothing is lost in black"),
    ink_office_colour=Text("彩色；改印黑白也不丢内容", "colour; nothing is lost in black"),
    enlarged=Text(
        "文件是 1:{scale}，放大到 {percent}% 印，成品 {size}",
        "the file is 1:{scale}: print at {percent} %, finished size {size}",
    ),
    inner_marks=Text(
        "成品框就是最后的尺寸；裁切线以外的说明不要",
        "TrimBox is what is kept; the words outside the cut marks are not",
    ),
    finishing=Text("折页与装订", "Finishing"),
    file=Text("文件", "File"),
    proof=Text("付印前核对", "Before printing"),
    proofs=(
        Text("按 100% 印，不要“适合页面”", "Print at 100 %, never “fit to page”"),
        Text("先印一份，折好，看页面顺序对不对", "Print one, fold it, and look at the order of the panels"),
        Text("用手机扫一遍二维码", "Scan the QR code with a phone"),
        Text("版次与文件上的一致", "The edition code is that of the file"),
    ),
    but_enlarged=Text("（写明要放大的除外）", ", but for what is to be enlarged"),
    total=Text("一共", "In all"),
    total_line=Text(
        "{count} 种，{copies} 份，{sheets} 张纸", "{count} items, {copies} copies, {sheets} sheets"
    ),
    signed=Text("核对人", "Checked by"),
    day=Text("日期", "Date"),
    received=Text("收到份数", "Copies received"),
    shop_note=Text(
        "文件是 DeviceCMYK，文字纯黑 K100，总墨量不超过 300%，字体已嵌入；成品框、3 毫米出血框和裁切线都有，没有陷印。"
        "输出条件只写登记名，不嵌特性文件。换一种纸、按贵厂的标准印，颜色略有出入，不影响内容。",
        "The files are in DeviceCMYK: text in pure K, total ink at most 300 %, fonts embedded, with TrimBox, "
        "3 mm BleedBox and crop marks, not trapped. The printing condition is given by its registered name, without a "
        "profile. On other paper or by your own standard, colours differ a little; nothing is lost.",
    ),
    standard=Text("文件标准", "Standard"),
    exchange=Text(
        "{claim}，输出条件 {name}（{said}）",
        "{claim}, printing condition {name} ({said})",
    ),
    no_condition=Text(
        "PDF {version}，不是 PDF/X：喷绘没有登记的输出条件",
        "PDF {version}, not PDF/X: large-format printing on cloth has no registered condition",
    ),
    see_through=Text(
        "PDF {version}，不是 PDF/X：图里有透明的部分",
        "PDF {version}, not PDF/X: a picture has see-through parts",
    ),
    edges=Text(
        "页边是白的，不需要出血；裁切线以外的字裁掉。",
        "The edges are white, so no ground bleeds; what stands outside the crop marks is cut away.",
    ),
    free=Text("免费发放，不得出售", "Free of charge, not for sale"),
    slip=Text("怎么印：办公室打印说明", "How to print this in an office"),
    slip_lead=Text(
        "放在打印机旁边。先印一份，折好看一看，再印全部。",
        "Keep this by the printer. Print one, fold it and look, then print the rest.",
    ),
    load=Text(
        "放 {size} 纸 {sheets} 张，{grams} 克更好", "{sheets} sheets of {size}, {grams} g/m² if you can"
    ),
    settings=Text("打印设置", "Printer settings"),
    actual=Text("实际大小（100%）", "Actual size (100 %)"),
    fitted=Text("缩放到纸张大小（适合页面）", "Fit to paper"),
    set_copies=Text("份数 {copies}，逐份打印", "copies: {copies}, collated"),
    set_copies_up=Text("份数 {copies}：每张纸上有 {up} 份", "copies: {copies}; each sheet has {up} of them"),
    then=Text("印好以后", "Then"),
    cut_middle=Text("沿中间的短线裁成两张", "cut in the middle, along the short lines"),
    no_duplex=Text(
        "不能自动双面？先只印单数页；把整叠纸按图翻过来放回纸盒，再印双数页。先拿一张试。",
        "No automatic duplex? Print the odd pages, turn the pile as drawn, put it back and print the even pages. "
        "Try one sheet first.",
    ),
    copier=Text(
        "复印也行：用黑白版的打印件，选“双面→双面”，浓度调到正常。",
        "Copying works too: take the black version, choose two-sided to two-sided, normal density.",
    ),
    turn_short=Text("横放的纸，左右翻面", "a wide sheet, turned from left to right"),
    turn_long=Text("竖放的纸，像翻书那样左右翻面", "an upright sheet, turned like a page of a book"),
    turn_none=Text("只印一面", "one side only"),
    thumbnail=Text("第 {page} 页缩小图", "Page {page}, small"),
)
